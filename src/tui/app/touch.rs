//! What the mouse means: a press on something stands for the keys that go there or do it, the wheel for the
//! arrows. Where things stand is noted as they are drawn; pages know nothing of a mouse.

use super::App;
use crate::tui::keymap::Context;
use crate::tui::keymap::press::KeyPress;
use crate::tui::paint::hits::keys;
use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};

/// So many lines a notch of the wheel goes.
const NOTCH: usize = 3;

impl App {
    /// Takes a press or a turn of the wheel; what only moves means nothing.
    pub fn touch(&mut self, event: &MouseEvent) {
        let keys = match event.kind {
            MouseEventKind::Down(MouseButton::Left) => {
                let hit = self.hits.at(event.column, event.row);
                hit.map_or_else(Vec::new, keys)
            }
            MouseEventKind::ScrollDown => vec![KeyPress::Down; NOTCH],
            MouseEventKind::ScrollUp => vec![KeyPress::Up; NOTCH],
            _ => return,
        };
        // Whoever calls readings out looks at nothing: a wheel that is brushed must not go to another item.
        let contexts = self.stack.last().map(|top| top.contexts());
        let calls = contexts.is_some_and(|contexts| contexts.contains(&Context::Call));
        if calls && !matches!(event.kind, MouseEventKind::Down(_)) {
            return;
        }
        for key in keys {
            if self.is_over() || self.has_errand() {
                return;
            }
            self.heed(key);
        }
    }
}
