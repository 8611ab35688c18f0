//! What a figure counts, and its arithmetic: a popup of sentences that is scrolled. Whose figure it is, is not
//! known here.

use crate::text::screen::why as say;
use crate::tui::keymap::Context;
use crate::tui::keymap::intent::Intent;
use crate::tui::list::{Cursor, scrolled};
use crate::tui::page::{Effect, Page, Scene};
use crate::tui::paint::pen::Pen;
use crate::tui::paint::popup;
use ratatui::Frame;
use ratatui::layout::Rect;

/// The popup.
#[derive(Debug)]
pub struct Told {
    lines: Vec<String>,
    top: Cursor,
}

impl Told {
    /// One that says this.
    pub fn of(lines: Vec<String>) -> Self {
        Self {
            lines,
            top: Cursor::default(),
        }
    }
}

impl Page for Told {
    fn title(&self, scene: &Scene) -> String {
        say::title(scene.lang).to_owned()
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::Popup]
    }

    fn is_popup(&self) -> bool {
        true
    }

    fn list(&mut self, _scene: &Scene) -> Option<(&mut Cursor, usize)> {
        Some((&mut self.top, self.lines.len()))
    }

    fn act(&mut self, intent: Intent, _scene: &Scene) -> Effect {
        match intent {
            Intent::Confirm | Intent::Why => Effect::Back,
            _ => Effect::None,
        }
    }

    fn view(&self, frame: &mut Frame, area: Rect, scene: &Scene) {
        let inside = popup::frame(frame, area, [100, area.height], &self.title(scene), scene);
        let theme = scene.theme.in_popup();
        let mut pen = Pen::new(frame.buffer_mut(), inside);
        let lines = self.lines.iter();
        scrolled(&mut pen, scene, (lines, self.top), |pen, line| {
            pen.text(line, theme.base).skip();
        });
    }
}
