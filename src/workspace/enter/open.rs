//! A project that was entered: its store, its state, and the checklists its records pinned.

use super::cache::{self, CacheShelf};
use crate::checklist;
use crate::domain::follow;
use crate::domain::follow::EarlierChecks;
use crate::domain::lists::Pinned;
use crate::domain::pin::ChecklistPin;
use crate::domain::{Answer, CheckRecord};
use crate::failure::Failure;
use crate::replay::{self, Along, Folded};
use crate::store::{Access, Device, KnownTree, ReadOnlyReason, Stamp, Store, StoreNotice};
use crate::workspace::Workspace;
use crate::workspace::held::kept::KeptState;
use crate::workspace::held::made::Made;
use crate::workspace::held::opened::{Gathered, OpenProject, unsettled};
use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};

impl Workspace {
    /// Enters the project of this code, or the only one there is, to write in it.
    pub fn enter(&mut self, code: Option<&str>) -> Result<(), Failure> {
        let pid = self.find(code)?;
        self.open = None;
        if self.is_empty(&pid)? {
            // Whoever only looks is told what is missing; nothing is written where everything is.
            return Err(Failure::Vanished(pid));
        }
        self.enter_id(&pid)
    }

    /// Enters the project of this code, or the only one there is, only to read: beside whoever writes,
    /// from a disk that is write-protected, and without leaving a trace in its records.
    pub fn look_at(&mut self, code: Option<&str>) -> Result<(), Failure> {
        let pid = self.find(code)?;
        self.look_at_id(&pid)
    }

    /// The same, by its id.
    pub(super) fn look_at_id(&mut self, pid: &str) -> Result<(), Failure> {
        self.open = None;
        let kept = self.kept(pid);
        let opened = self.look_store(pid, known(&kept))?;
        self.enter_by(pid, kept, opened)
    }

    /// Enters the project of this id to write in it. What was kept of it is not read again; who signs or hands out
    /// its records relies on these alone (S15).
    pub fn enter_id(&mut self, pid: &str) -> Result<(), Failure> {
        self.open = None;
        let kept = self.kept(pid);
        let opened = self.open_store(pid, known(&kept))?;
        self.enter_by(pid, kept, opened)
    }

    /// Enters the project of this id again, of which this state was folded a moment ago.
    pub(in crate::workspace) fn enter_folded(
        &mut self,
        pid: &str,
        fresh: KeptState,
    ) -> Result<(), Failure> {
        let opened = self.open_store(pid, &fresh.known)?;
        self.enter_by(pid, Some(fresh), opened)
    }

    /// What was kept of a project.
    pub(super) fn kept(&self, pid: &str) -> Option<KeptState> {
        self.at_shelf(pid, |shelf| shelf.state())
    }

    /// Does something where things are kept of a project.
    pub(in crate::workspace) fn at_shelf<T>(
        &self,
        pid: &str,
        act: impl FnOnce(&CacheShelf) -> T,
    ) -> T {
        act(&CacheShelf {
            disk: self.disk.as_ref(),
            dir: &self.project_dir(pid),
            key: &cache::key(&self.surroundings),
        })
    }

    /// Keeps a state that took a while to make.
    pub(super) fn keep_state(&self, (folded, made, store): (&Folded, Option<&Made>, &Store)) {
        let worth_it = folded.fresh > cache::WORTH_SAVING && self.may_keep(store);
        if let Some(made) = made.filter(|_| worth_it) {
            self.at_shelf(store.pid(), |shelf| shelf.keep((folded, made, store)));
        }
    }

    fn enter_by(
        &mut self,
        pid: &str,
        kept: Option<KeptState>,
        (store, mut notices): (Store, Vec<StoreNotice>),
    ) -> Result<(), Failure> {
        notices.extend(self.provide(&store));
        let (folded, made, cached) = state_of(&store, kept)?;
        unsettled(&folded.state, &mut notices);
        let drafts = store.drafts().list()?.into_iter().collect();
        let keys = self.vault().keys(store.pid())?;
        self.keep_state((&folded, made.as_ref(), &store));
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
            tally: Mutex::default(),
            refolded: 0,
            last: None,
            flagged: None,
        });
        self.recall_chains();
        Ok(())
    }

    /// Whether something may be kept beside a project's records: only where a device writes, and this is no second
    /// look.
    pub(super) fn may_keep(&self, store: &Store) -> bool {
        self.has_shelf(store) && !self.is_second()
    }

    /// Whether a device writes here at all: beside the records of others nothing is left.
    pub(in crate::workspace) fn has_shelf(&self, store: &Store) -> bool {
        Device::of(self.disk.as_ref(), &self.root).is_some() && !store.is_protected()
    }

    /// Folds the project's state from its records alone, whatever was kept of it (S15).
    pub(super) fn refold(&mut self) -> Result<(), Failure> {
        let open = self.open.as_mut().ok_or(Failure::NoProject)?;
        let mut made = Made::default();
        let folded = replay::all(open.store.reader(), &mut made)?;
        open.state = folded.state;
        open.unknown = folded.unknown;
        open.made = Some(made);
        open.cached = false;
        open.refolded += 1;
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
            open.gathered = Gathered::default();
            unsettled(&open.state, &mut open.notices);
            open.notices.dedup();
        }
        Ok(())
    }

    /// Makes sure that no cache had a part in the state: who signs relies on it (S15).
    pub(in crate::workspace) fn rely_on_records(&mut self) -> Result<(), Failure> {
        let open = self.open.as_mut().filter(|open| open.cached);
        let Some(open) = open else {
            return Ok(());
        };
        let found = open.store.read_whole()?;
        let fresh = found.into_iter().filter(|one| !open.notices.contains(one));
        let fresh: Vec<StoreNotice> = fresh.collect();
        open.notices.extend(fresh);
        self.refold()
    }

    /// Enters the project anew, to write in it, once whoever held it has let it go; says whether it
    /// did. Whatever was written there meanwhile is read then. Until that is done the project stays
    /// entered as it was, and so it does when it cannot be opened or somebody else was quicker.
    pub fn take_over(&mut self) -> Result<bool, Failure> {
        let Some(open) = self.open.as_ref().filter(|open| open.store.could_write()) else {
            return Ok(false);
        };
        let pid = open.store.pid().to_owned();
        let kept = self.kept(&pid);
        let opened = self.open_store(&pid, known(&kept))?;
        let held = ReadOnlyReason::Held;
        if matches!(opened.0.access(), Access::ReadOnly { reason, .. } if *reason == held) {
            return Ok(false);
        }
        self.enter_by(&pid, kept, opened)?;
        Ok(matches!(self.access(), Some(Access::Writer)))
    }

    /// Leaves the project, so that another instance may write.
    pub fn leave(&mut self) {
        self.open = None;
    }

    /// Lets go of everything at the end of the program, when the system takes the memory of a large project back
    /// sooner than it could be given back piece by piece.
    pub fn end(mut self) {
        if let Some(OpenProject { state, made, .. }) = self.open.take() {
            std::mem::forget((state, made));
        }
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

pub(super) fn known(kept: &Option<KeptState>) -> &KnownTree {
    kept.as_ref().map_or(KnownTree::NOTHING, |kept| &kept.known)
}

/// The state of a store and when its records were made, and whether what was kept had a part in it.
pub(super) fn state_of(
    store: &Store,
    kept: Option<KeptState>,
) -> Result<(Folded, Option<Made>, bool), Failure> {
    // Where something is wrong, the state is that of the records which are left.
    if let Some(kept) = kept.filter(|_| store.reader().is_sound()) {
        let mut made = kept.made;
        let along: &mut dyn Along = match &mut made {
            Some(made) => made,
            None => &mut (),
        };
        if let Some(folded) = kept.folded.completed(store, along) {
            return Ok((folded, made, !kept.is_sure));
        }
    }
    let mut made = Made::default();
    let folded = replay::all(store.reader(), &mut made)?;
    Ok((folded, Some(made), false))
}
