//! What two devices concluded or changed at once, side by side, and a person's word on which stands.
//! Nothing is chosen here by the program; both are kept whatever is said.

mod form;
mod sides;
mod view;

use super::keymap::Context;
use super::keymap::intent::Intent;
use super::list::Cursor;
use super::page::{Effect, Page, Scene};
use crate::text::screen::settle as say;
use crate::workspace::shown::conflict::ConflictMatter;
use ratatui::Frame;
use ratatui::layout::Rect;
use sides::Checks;

pub use form::SettleForm;

/// The page.
#[derive(Debug)]
pub struct SettlePage {
    matter: ConflictMatter,
    /// The selected side.
    at: usize,
    /// The first line in sight.
    top: Cursor,
    /// What the sides recorded; looked up once.
    checks: Checks,
}

impl SettlePage {
    /// Opens what has to be settled.
    pub fn open(matter: &ConflictMatter) -> Effect {
        Effect::go(Self {
            matter: matter.clone(),
            at: 0,
            top: Cursor::default(),
            checks: Checks::new(),
        })
    }

    fn confirm(&self, scene: &Scene) -> Effect {
        let sides = scene.workspace.sides(&self.matter);
        match sides.get(self.at) {
            Some(side) => SettleForm::open(&self.matter, &side.record, scene),
            None => Effect::say(say::gone(scene.lang)),
        }
    }
}

impl Page for SettlePage {
    fn title(&self, scene: &Scene) -> String {
        let (ConflictMatter::Checks(code) | ConflictMatter::Row(_, code)) = &self.matter;
        format!("{} {code}", say::title(scene.lang))
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::Sides, Context::List]
    }

    fn wake(&mut self, scene: &Scene) {
        let sides = scene.workspace.sides(&self.matter);
        self.checks = sides::checks(&sides, scene);
    }

    fn list(&mut self, scene: &Scene) -> Option<(&mut Cursor, usize)> {
        let lines = view::lines(self, scene).len();
        Some((&mut self.top, lines))
    }

    fn act(&mut self, intent: Intent, scene: &Scene) -> Effect {
        let count = scene.workspace.sides(&self.matter).len().max(1);
        match intent {
            Intent::Left => self.at = (self.at + count - 1) % count,
            Intent::Right => self.at = (self.at + 1) % count,
            Intent::Confirm => return self.confirm(scene),
            _ => {}
        }
        Effect::None
    }

    fn view(&self, frame: &mut Frame, area: Rect, scene: &Scene) {
        view::view(self, frame.buffer_mut(), area, scene);
    }
}
