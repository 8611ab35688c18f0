//! What was typed into pages and not recorded: kept when a page is left, offered when it is opened again,
//! and stored while nobody types, so that a kill loses no more than a reading half typed. What a page has
//! to keep it says itself; recorded things and PINs are never here.

use super::screen::Screen;
use crate::failure::Failure;
use crate::workspace::{Unfinished, Workspace};
use std::collections::BTreeSet;

/// What was left in pages that are closed, by the project and the page's name.
#[derive(Debug)]
pub struct Left {
    closed: Unfinished,
    /// What is on disk.
    stored: Unfinished,
}

impl Left {
    /// What was left before the program was started.
    pub fn of(workspace: &Workspace) -> Self {
        let closed = workspace.unfinished();
        Self {
            stored: closed.clone(),
            closed,
        }
    }

    /// What stands in these pages and was not recorded.
    pub fn typed(stack: &[Screen], workspace: &Workspace) -> Unfinished {
        let left = stack.iter().filter_map(|screen| screen.page().left());
        let left = left.filter(|(_, texts)| texts.iter().any(|text| !text.is_empty()));
        left.map(|(name, texts)| (whole_name(&name, workspace), texts))
            .collect()
    }

    /// Keeps what stood in pages that are not open any more; says whether anything did.
    pub fn keep(&mut self, before: Unfinished, stack: &[Screen], workspace: &Workspace) -> bool {
        let open = stack.iter().filter_map(|screen| screen.page().left());
        let open: BTreeSet<String> = open.map(|(name, _)| whole_name(&name, workspace)).collect();
        let closed = before.into_iter().filter(|(name, _)| !open.contains(name));
        let closed: Unfinished = closed.collect();
        let any = !closed.is_empty();
        self.closed.extend(closed);
        any
    }

    /// Takes what was left in a page when it was open before.
    pub fn take(&mut self, page: &Screen, workspace: &Workspace) -> Option<Vec<String>> {
        let (name, _) = page.page().left()?;
        self.closed.remove(&whole_name(&name, workspace))
    }

    /// Stores all that is left, of the pages that are open too, unless it is stored already. What could
    /// not be stored is tried again when it has changed.
    pub fn store(&mut self, stack: &[Screen], workspace: &Workspace) -> Result<(), Failure> {
        let mut all = self.closed.clone();
        all.extend(Self::typed(stack, workspace));
        if all == self.stored {
            return Ok(());
        }
        self.stored = all;
        workspace.keep_unfinished(&self.stored)
    }
}

fn whole_name(name: &str, workspace: &Workspace) -> String {
    let project = workspace.project().map_or("", |project| &project.head.code);
    format!("{project}/{name}")
}
