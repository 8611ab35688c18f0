//! What an empty page says, and where Enter leads from it. That a page is empty it knows itself.

use super::{Effect, Scene};
use crate::tui::keymap::Phrase;
use crate::tui::paint::pen::Pen;
use ratatui::style::Style;

/// The way on from an empty page.
#[derive(Clone, Copy)]
pub struct Lead {
    said: Phrase,
    next: Phrase,
    to: fn(&Scene) -> Effect,
}

impl Lead {
    /// What is said, what to do next, and that which Enter does.
    pub fn new(said: Phrase, next: Phrase, to: fn(&Scene) -> Effect) -> Self {
        Self { said, next, to }
    }

    /// What Enter does.
    pub fn next(&self) -> Phrase {
        self.next
    }

    /// Goes there.
    pub fn go(&self, scene: &Scene) -> Effect {
        (self.to)(scene)
    }

    /// ```text
    ///  这里还没有登记。
    ///
    ///  > 新增一条登记
    /// ```
    pub fn draw(&self, pen: &mut Pen, look: Style, scene: &Scene) {
        let (lang, theme) = (scene.lang, scene.theme);
        pen.labelled((" ", theme.base), ((self.said)(lang), look))
            .skip();
        let next = format!("> {}", (self.next)(lang));
        pen.line(&[(" ", theme.base), (&next, theme.selected)]);
    }
}
