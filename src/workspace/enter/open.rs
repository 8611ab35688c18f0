//! A project that was entered: its store, its state, and the checklists its records pinned.

use super::cache;
use crate::checklist;
use crate::domain::follow;
use crate::domain::follow::EarlierChecks;
use crate::domain::lists::Pinned;
use crate::domain::pin::ChecklistPin;
use crate::domain::{Answer, CheckRecord};
use crate::failure::Failure;
use crate::replay::{self, Folded};
use crate::store::{Access, ReadOnlyReason, Stamp, Store, StoreNotice};
use crate::workspace::Workspace;
use crate::workspace::held::made::Made;
use crate::workspace::held::opened::{Gathered, OpenProject, unsettled};
use std::collections::BTreeSet;
use std::sync::Arc;

/// What the state of a project is made from.
enum Trust {
    /// The cache, completed by the records it had not seen.
    Cache,
    /// The records alone.
    Records,
    /// The records, as they were gone over a moment ago.
    Folded(Box<Folded>),
}

impl Workspace {
    /// Enters the project of this code, or the only one there is, to write in it.
    pub fn enter(&mut self, code: Option<&str>) -> Result<(), Failure> {
        let pid = self.find(code)?;
        self.open = None;
        if self.is_empty(&pid)? {
            // Whoever only looks is told what is missing; nothing is written where everything is.
            return Err(Failure::Vanished(pid));
        }
        let opened = self.open_store(&pid)?;
        self.enter_by(&pid, Trust::Records, opened)
    }

    /// Enters the project of this code, or the only one there is, only to read: beside whoever writes,
    /// from a disk that is write-protected, and without leaving a trace.
    pub fn look_at(&mut self, code: Option<&str>) -> Result<(), Failure> {
        let pid = self.find(code)?;
        self.look_at_id(&pid)
    }

    /// The same, by its id.
    pub(super) fn look_at_id(&mut self, pid: &str) -> Result<(), Failure> {
        self.open = None;
        let opened = self.look_store(pid)?;
        self.enter_by(pid, Trust::Records, opened)
    }

    /// Enters the project of this id as fast as can be: what the cache knows already is not read
    /// again. The screen does; what leaves the device is always counted from the records (S15).
    pub fn enter_id(&mut self, pid: &str) -> Result<(), Failure> {
        self.open = None;
        let opened = self.open_store(pid)?;
        self.enter_by(pid, Trust::Cache, opened)
    }

    /// Enters the project of this id again, of which this state was folded a moment ago.
    pub(in crate::workspace) fn enter_folded(
        &mut self,
        pid: &str,
        folded: Folded,
    ) -> Result<(), Failure> {
        let opened = self.open_store(pid)?;
        self.enter_by(pid, Trust::Folded(Box::new(folded)), opened)
    }

    fn enter_by(
        &mut self,
        pid: &str,
        trust: Trust,
        (store, mut notices): (Store, Vec<StoreNotice>),
    ) -> Result<(), Failure> {
        let dir = self.project_dir(pid);
        notices.extend(self.provide(&store));
        let (loaded, cached) = match trust {
            Trust::Cache => (cache::load(self.disk.as_ref(), &dir), true),
            Trust::Records => (None, false),
            Trust::Folded(folded) => (Some(*folded), false),
        };
        let cached = cached && loaded.is_some();
        let mut made = None;
        let folded = match loaded {
            Some(loaded) => replay::complete(&store, Some(loaded))?,
            None => replay::all(store.reader(), made.insert(Made::default()))?,
        };
        unsettled(&folded.state, &mut notices);
        let drafts = store.drafts().list()?.into_iter().collect();
        let keys = self.vault().keys(store.pid())?;
        if folded.fresh > cache::WORTH_SAVING {
            cache::save(self.disk.as_ref(), &dir, &folded, &store);
        }
        if matches!(store.access(), Access::Writer) {
            self.clear_copies(pid);
        }
        self.open = Some(OpenProject {
            store,
            state: folded.state,
            notices,
            unknown: folded.unknown,
            cached,
            stored: BTreeSet::new(),
            drafts,
            keys: keys.into_iter().map(|label| label.kid).collect(),
            made,
            gathered: Gathered::default(),
            last: None,
            flagged: None,
        });
        self.recall_chains();
        Ok(())
    }

    /// Folds the project's state from its records alone, whatever a cache said (S15).
    pub(super) fn refold(&mut self) -> Result<(), Failure> {
        let open = self.open.as_mut().ok_or(Failure::NoProject)?;
        let folded = replay::complete(&open.store, None)?;
        open.state = folded.state;
        open.unknown = folded.unknown;
        open.cached = false;
        self.recall_chains();
        Ok(())
    }

    /// Reads the project's records again, with those that came in beside whoever writes here; what is written
    /// here goes on.
    pub(in crate::workspace) fn read_again(&mut self) -> Result<(), Failure> {
        let open = self.open.as_mut().ok_or(Failure::NoProject)?;
        let found = open.store.refresh()?;
        let fresh = found.into_iter().filter(|one| !open.notices.contains(one));
        let fresh: Vec<StoreNotice> = fresh.collect();
        open.notices.extend(fresh);
        self.refold()?;
        if let Some(open) = self.open.as_mut() {
            (open.made, open.gathered) = (None, Gathered::default());
            unsettled(&open.state, &mut open.notices);
            open.notices.dedup();
        }
        Ok(())
    }

    /// Makes sure that no cache had a part in the state: who signs relies on it (S15).
    pub(in crate::workspace) fn rely_on_records(&mut self) -> Result<(), Failure> {
        match self.open.as_ref().is_some_and(|open| open.cached) {
            true => self.refold(),
            false => Ok(()),
        }
    }

    /// Enters the project anew, to write in it, once whoever held it has let it go; says whether it
    /// did. Whatever was written there meanwhile is read then. Until that is done the project stays
    /// entered as it was, and so it does when it cannot be opened or somebody else was quicker.
    pub fn take_over(&mut self) -> Result<bool, Failure> {
        let Some(open) = self.open.as_ref().filter(|open| open.store.could_write()) else {
            return Ok(false);
        };
        let pid = open.store.pid().to_owned();
        let opened = self.open_store(&pid)?;
        let held = ReadOnlyReason::Held;
        if matches!(opened.0.access(), Access::ReadOnly { reason, .. } if *reason == held) {
            return Ok(false);
        }
        self.enter_by(&pid, Trust::Cache, opened)?;
        Ok(matches!(self.access(), Some(Access::Writer)))
    }

    /// Leaves the project, so that another instance may write.
    pub fn leave(&mut self) {
        self.open = None;
    }

    /// Whether a stage of a subject has entries not yet concluded.
    pub fn has_draft(&self, subject: &str, stage: &str) -> bool {
        let name = crate::store::draft_name(subject, stage);
        self.open
            .as_ref()
            .is_some_and(|open| open.drafts.contains(&name))
    }

    /// The record of a concluded check, with all its answers.
    pub fn check(&self, record: &str) -> Result<CheckRecord, Failure> {
        let open = self.open.as_ref().ok_or(Failure::NoProject)?;
        let id = record
            .parse()
            .map_err(|_| Failure::NoSuchCheck(record.to_owned()))?;
        let record = open.store.record(&id)?;
        replay::check(&open.state, &record).ok_or_else(|| Failure::NoSuchCheck(id.to_string()))
    }

    /// The checks that answers refer to, as far as they are there.
    pub fn earlier(&self, answers: &[Answer]) -> EarlierChecks {
        follow::gather(answers, &|record| self.check(record).ok())
    }

    /// When a record was made, by what clock, and whether that clock can be believed (T3).
    pub fn stamp_of(&self, record: &str) -> Result<Stamp, Failure> {
        let open = self.open.as_ref().ok_or(Failure::NoProject)?;
        let id = record.parse();
        let id = id.map_err(|_| Failure::NoSuchCheck(record.to_owned()))?;
        Ok(open.store.record(&id)?.stamp())
    }

    /// The checklist that a record pinned, as it was.
    pub fn pinned(&self, pin: &ChecklistPin) -> Result<Arc<Pinned>, Failure> {
        let now = self.library.rulebook.checklists.get(&pin.id);
        match now.filter(|now| now.hash == pin.hash) {
            Some(now) => Ok(Arc::clone(now)),
            None => self.pinned_by(&pin.hash),
        }
    }

    /// The checklist of this hash that some record pinned.
    pub fn pinned_by(&self, hash: &str) -> Result<Arc<Pinned>, Failure> {
        let mut read = self.library.rulebook.checklists.read();
        if let Some(known) = read.find(|pinned| pinned.hash == hash) {
            return Ok(Arc::clone(known));
        }
        let open = self.open.as_ref().ok_or(Failure::NoProject)?;
        let bytes = open.store.blobs().get(hash)?;
        checklist::pinned(&bytes)
            .map(Arc::new)
            .ok_or_else(|| Failure::NoSuchChecklist(hash.to_owned()))
    }
}
