//! The question whether to leave while something goes on beside the screen, which is also where it is stopped.

use super::keymap::Context;
use super::keymap::intent::Intent;
use super::list::{Cursor, List, Row};
use super::page::{Effect, Page, Scene};
use super::paint::pen::Pen;
use super::paint::popup;
use crate::text::screen::leaving as say;
use ratatui::Frame;
use ratatui::layout::Rect;

/// Columns and lines of the popup.
const SIZE: [u16; 2] = [64, 8];

/// The popup.
#[derive(Debug, Default)]
pub struct Leaving {
    cursor: Cursor,
}

impl Leaving {
    fn choose(nth: usize) -> Effect {
        match nth {
            1 => Effect::Many(vec![Effect::Halt, Effect::Back]),
            2 => Effect::Many(vec![Effect::Halt, Effect::Quit]),
            _ => Effect::None,
        }
    }
}

impl Page for Leaving {
    fn title(&self, scene: &Scene) -> String {
        say::title(scene.lang).to_owned()
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::Digits, Context::Popup]
    }

    fn is_popup(&self) -> bool {
        true
    }

    fn offers(&self, intent: Intent, _scene: &Scene) -> bool {
        match intent {
            Intent::Why => false,
            Intent::Choose(nth) => nth <= 2,
            _ => true,
        }
    }

    fn list(&mut self, _scene: &Scene) -> Option<(&mut Cursor, usize)> {
        Some((&mut self.cursor, 2))
    }

    fn act(&mut self, intent: Intent, _scene: &Scene) -> Effect {
        match intent {
            Intent::Choose(nth) => Self::choose(nth),
            Intent::Confirm => Self::choose(self.cursor.at + 1),
            _ => Effect::None,
        }
    }

    /// ```text
    ///  旁边的事还没有做完
    ///  > 1  停下它，留在这里
    ///    2  停下它，离开
    /// ```
    fn view(&self, frame: &mut Frame, area: Rect, scene: &Scene) {
        let inside = popup::frame(frame, area, SIZE, &self.title(scene), scene);
        let theme = scene.theme.in_popup();
        let scene = &scene.in_colours(&theme);
        let mut pen = Pen::new(frame.buffer_mut(), inside);
        let choices = [say::stop(scene.lang), say::stop_and_leave(scene.lang)];
        let choices = (1..).zip(choices);
        let choices: Vec<String> = choices
            .map(|(nth, words)| format!("{nth}  {words}"))
            .collect();
        let list = List::of(&choices, self.cursor).flush();
        list.draw(&mut pen, scene, |words| {
            Row::plain(theme.base, [words.as_str()])
        });
        pen.skip().text(say::or_go_on(scene.lang), theme.dim);
    }
}
