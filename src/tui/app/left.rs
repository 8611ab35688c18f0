//! What was typed into pages and not recorded: kept when a page is left, offered when it is opened again,
//! and stored while nobody types, so that a kill loses no more than a reading half typed. What a page has
//! to keep it says itself; recorded things and PINs are never here.

use crate::failure::Failure;
use crate::tui::page::Page;
use crate::workspace::Remembering;
use crate::workspace::{Command, Unfinished, Workspace};
use std::collections::BTreeSet;

/// What was left in pages, by the project and the page's name. What other windows left stands on disk
/// beside it and is left alone until a page of this one takes it up.
#[derive(Debug, Default)]
pub struct Left {
    /// What was left in pages of this window that are closed.
    closed: Unfinished,
    /// What of this window's is on disk.
    stored: Unfinished,
    /// What was last to be stored, whatever became of it.
    tried: Unfinished,
}

impl Left {
    /// What stands in these pages and was not recorded.
    pub fn typed(stack: &[Box<dyn Page>], workspace: &Workspace) -> Unfinished {
        let left = stack.iter().filter_map(|screen| screen.left());
        let left = left.filter(|(_, texts)| texts.iter().any(|text| !text.is_empty()));
        left.map(|(name, texts)| (workspace.left_name(&name), texts))
            .collect()
    }

    /// Keeps what stood in pages that are not open any more; says whether anything did.
    pub fn keep(
        &mut self,
        before: Unfinished,
        stack: &[Box<dyn Page>],
        workspace: &Workspace,
    ) -> bool {
        let open = stack.iter().filter_map(|screen| screen.left());
        let open: BTreeSet<String> = open.map(|(name, _)| workspace.left_name(&name)).collect();
        let closed = before.into_iter().filter(|(name, _)| !open.contains(name));
        let closed: Unfinished = closed.collect();
        let any = !closed.is_empty();
        self.closed.extend(closed);
        any
    }

    /// Takes what was left in a page when it was open before.
    pub fn take(&mut self, page: &dyn Page, workspace: &Workspace) -> Option<Vec<String>> {
        let name = workspace.left_name(&page.left()?.0);
        if let Some(texts) = self.closed.remove(&name) {
            return Some(texts);
        }
        // What is stored of ours and not left any more was recorded meanwhile.
        if self.stored.contains_key(&name) {
            return None;
        }
        let texts = workspace.unfinished().remove(&name)?;
        self.tried.insert(name.clone(), texts.clone());
        self.stored.insert(name, texts.clone());
        Some(texts)
    }

    /// Stores all that is left, of the pages that are open too, unless it is stored already.
    pub fn store(
        &mut self,
        stack: &[Box<dyn Page>],
        workspace: &mut Workspace,
    ) -> Result<(), Failure> {
        let own = self.own(stack, workspace);
        self.write(own, workspace)
    }

    /// The same while nobody types: what could not be stored is tried again when it has changed.
    pub fn rest(&mut self, stack: &[Box<dyn Page>], workspace: &mut Workspace) {
        let own = self.own(stack, workspace);
        if own != self.tried {
            _ = self.write(own, workspace);
        }
    }

    fn own(&self, stack: &[Box<dyn Page>], workspace: &Workspace) -> Unfinished {
        let mut own = self.closed.clone();
        own.extend(Self::typed(stack, workspace));
        own
    }

    /// Puts what is ours in place of what was ours, among what stands there now.
    fn write(&mut self, own: Unfinished, workspace: &mut Workspace) -> Result<(), Failure> {
        self.tried.clone_from(&own);
        if own == self.stored {
            return Ok(());
        }
        workspace.execute(Command::Remember(Remembering::Left {
            before: self.stored.clone(),
            now: own.clone(),
        }))?;
        self.stored = own;
        Ok(())
    }
}
