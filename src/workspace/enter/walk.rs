//! Going through all checks of the project entered, for whoever needs their readings: no more is remembered of them than
//! he asks for.

use crate::domain::lists::Pinned;
use crate::domain::pin::ChecklistPin;
use crate::domain::{CheckRecord, Checklist, Project};
use crate::failure::Failure;
use crate::replay;
use crate::workspace::Workspace;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Shown how many of how many checks were gone through.
pub type FiguresProgress<'a> = &'a mut dyn FnMut(usize, usize);

/// A walk through the records, perhaps more than once.
pub(in crate::workspace) struct RecordWalk<'a> {
    workspace: &'a Workspace,
    lists: BTreeMap<String, Arc<Pinned>>,
    done: usize,
    all: usize,
    progress: FiguresProgress<'a>,
}

impl<'a> RecordWalk<'a> {
    /// So many times through all checks of the project entered.
    pub fn new(workspace: &'a Workspace, times: usize, progress: FiguresProgress<'a>) -> Self {
        let nodes = workspace.project().into_iter().flat_map(Project::nodes);
        let checks: usize = nodes.map(|node| node.checks.len()).sum();
        Self {
            workspace,
            lists: BTreeMap::new(),
            done: 0,
            all: times * checks,
            progress,
        }
    }

    /// Shows every recorded check, its references as they are meant, with the checklist that judged it.
    pub fn each(
        &mut self,
        each: &mut dyn FnMut(&str, &CheckRecord, &Checklist),
    ) -> Result<(), Failure> {
        let open = self.workspace.open.as_ref().ok_or(Failure::NoProject)?;
        let mut failed = None;
        open.store.records(&mut |record| {
            let Some(check) = replay::check(&open.state, &record) else {
                return;
            };
            self.done += 1;
            (self.progress)(self.done.min(self.all), self.all);
            match self.list(&check.checklist) {
                Ok(pinned) => each(&record.record_id().to_string(), &check, &pinned.checklist),
                Err(failure) => failed = failed.take().or(Some(failure)),
            }
        })?;
        failed.map_or(Ok(()), Err)
    }

    fn list(&mut self, pin: &ChecklistPin) -> Result<Arc<Pinned>, Failure> {
        if let Some(known) = self.lists.get(&pin.hash) {
            return Ok(Arc::clone(known));
        }
        let pinned = self.workspace.pinned(pin)?;
        self.lists.insert(pin.hash.clone(), Arc::clone(&pinned));
        Ok(pinned)
    }
}
