//! What can be done to the tree as a whole: a division plan, the project table out and in.

use super::planning::{Planning, Save};
use super::tables::Tables;
use crate::text::Lang;
use crate::text::screen::planning as say;
use crate::tui::keymap::Context;
use crate::tui::keymap::intent::Intent;
use crate::tui::list::{Cursor, List, Row};
use crate::tui::page::{Effect, Page, Scene};
use crate::tui::paint::pen::Pen;
use crate::tui::paint::popup;
use ratatui::Frame;
use ratatui::layout::Rect;

/// What can be chosen, by its digit from 1.
const CHOICES: [fn(Lang) -> &'static str; 3] = [say::menu_make, say::menu_save, say::menu_import];

/// The popup.
#[derive(Debug, Default)]
pub struct Menu {
    cursor: Cursor,
}

impl Page for Menu {
    fn title(&self, scene: &Scene) -> String {
        say::menu_title(scene.lang).to_owned()
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::Digits, Context::Popup]
    }

    fn is_popup(&self) -> bool {
        true
    }

    fn list(&mut self, _scene: &Scene) -> Option<(&mut Cursor, usize)> {
        Some((&mut self.cursor, CHOICES.len()))
    }

    fn act(&mut self, intent: Intent, scene: &Scene) -> Effect {
        let digit = match intent {
            Intent::Confirm => self.cursor.at + 1,
            Intent::Choose(digit) => digit,
            _ => return Effect::None,
        };
        match digit {
            1 => Effect::instead(Planning::of(scene)),
            2 => match scene.workspace.planned() {
                Ok(subjects) => Effect::instead(Save::of(subjects, scene)),
                Err(failure) => Effect::Warn(failure.sentences(scene.lang).join(" ")),
            },
            3 => Effect::instead(Tables::default()),
            _ => Effect::None,
        }
    }

    fn view(&self, frame: &mut Frame, area: Rect, scene: &Scene) {
        let title = self.title(scene);
        let inside = popup::frame(frame, area, [70, CHOICES.len() as u16 + 4], &title, scene);
        let theme = scene.theme.in_popup();
        let scene = &scene.in_colours(&theme);
        let mut pen = Pen::new(frame.buffer_mut(), inside);
        List::of(CHOICES, self.cursor).draw(&mut pen, scene, |words| {
            Row::plain(theme.base, [words(scene.lang)])
        });
    }
}
