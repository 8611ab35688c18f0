//! The registers of a project: what is kept beside the tree, by register, with its state and what is
//! due. An entry is opened and checked like any subject; making one has a page of its own.

mod entry;
mod view;

use super::keymap::Context;
use super::keymap::intent::Intent;
use super::list::Cursor;
use super::page::{Effect, Lead, Page, Scene};
use crate::domain::Kind;
use crate::domain::register::KINDS;
use crate::text::screen::{keys, registers as say, tree};
use crate::workspace::Workspace;
use crate::workspace::shown::register::Registered;
use entry::EntryForm;
use ratatui::Frame;
use ratatui::layout::Rect;

/// The page.
#[derive(Debug, Default)]
pub struct Registers {
    cursor: Cursor,
    /// Which register; none: all of them.
    kind: Option<Kind>,
    only_due: bool,
}

impl Registers {
    /// The entries in sight, by register.
    fn entries<'a>(&self, workspace: &'a Workspace) -> Vec<Registered<'a>> {
        let kinds = match self.kind {
            Some(kind) => vec![kind],
            None => KINDS.to_vec(),
        };
        let all = kinds
            .into_iter()
            .flat_map(|kind| workspace.register(Some(kind)));
        all.filter(|entry| !self.only_due || entry.is_due())
            .collect()
    }

    /// The next register, or the one before; all of them come first.
    fn turn(&mut self, forward: bool) {
        let count = KINDS.len() + 1;
        let at = self
            .kind
            .and_then(|kind| KINDS.iter().position(|known| *known == kind));
        let at = at.map_or(0, |at| at + 1);
        let to = (at + if forward { 1 } else { count - 1 }) % count;
        self.kind = to.checked_sub(1).and_then(|at| KINDS.get(at).copied());
        self.cursor = Cursor::default();
    }
}

impl Page for Registers {
    fn title(&self, scene: &Scene) -> String {
        say::title(scene.lang).to_owned()
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::Registers, Context::List, Context::Browse]
    }

    fn offers(&self, intent: Intent, scene: &Scene) -> bool {
        match intent {
            Intent::Why | Intent::Registers => false,
            Intent::Confirm => !self.entries(scene.workspace).is_empty(),
            _ => true,
        }
    }

    fn lead(&self, scene: &Scene) -> Option<Lead> {
        let all = |_: &Scene| Effect::Mean(Intent::Narrow);
        let add = |_: &Scene| Effect::Mean(Intent::Add);
        let lead = match self.only_due {
            true => Lead::new(say::none_due, tree::to_all, all),
            false => Lead::new(say::none, keys::add_long, add),
        };
        self.entries(scene.workspace).is_empty().then_some(lead)
    }

    fn wake(&mut self, scene: &Scene) {
        let count = self.entries(scene.workspace).len();
        self.cursor.stay(None, count);
    }

    fn list(&mut self, scene: &Scene) -> Option<(&mut Cursor, usize)> {
        let count = self.entries(scene.workspace).len();
        Some((&mut self.cursor, count))
    }

    fn act(&mut self, intent: Intent, scene: &Scene) -> Effect {
        match intent {
            Intent::Left => self.turn(false),
            Intent::Right => self.turn(true),
            Intent::Narrow => {
                self.only_due = !self.only_due;
                self.cursor = Cursor::default();
            }
            Intent::Add => {
                let form = EntryForm::new(scene.workspace, self.kind);
                return Effect::go(form);
            }
            Intent::Confirm => {
                if let Some(entry) = self.entries(scene.workspace).get(self.cursor.at) {
                    return Effect::subject(&entry.node.subject.code);
                }
            }
            _ => {}
        }
        Effect::None
    }

    fn view(&self, frame: &mut Frame, area: Rect, scene: &Scene) {
        view::view(frame.buffer_mut(), area, self, scene);
    }
}
