//! Being sure of a project that was entered by what was kept of it: all its records are read again from another
//! thread, and the state they give is held against the one that was kept. Until then nothing is signed or handed
//! out on it without that (S15).

use crate::domain::Project;
use crate::failure::Failure;
use crate::replay::{self, Along, Content};
use crate::store::{KnownTree, Record, Soundness};
use crate::workspace::held::exchanged::GoneOver;
use crate::workspace::{SecondLook, Workspace};
use serde::Serialize;
use sha2::{Digest, Sha256};

/// Goes along up to the last record that a kept state knows.
struct UpTo<'a> {
    last: Option<(u64, String, u64)>,
    is_over: bool,
    done: u64,
    all: u64,
    heard: &'a dyn Fn(u64, u64),
}

impl Along for UpTo<'_> {
    fn before(&mut self, _: &Project, _: &Record, _: &Content) {}

    fn after(&mut self, _: &Project, record: &Record) {
        self.done += 1;
        (self.heard)(self.done, self.all);
        let (lc, did, seq) = record.order();
        let last = self.last.as_ref();
        self.is_over = last.is_some_and(|last| (last.0, last.1.as_str(), last.2) == (lc, did, seq));
    }

    fn reads_answers(&self) -> bool {
        false
    }

    fn is_over(&self) -> bool {
        self.is_over
    }
}

impl SecondLook {
    /// Reads every record of the project entered and holds their state against the one that was kept; `heard` is
    /// told how many of how many are done.
    pub fn go_over(self, heard: &dyn Fn(u64, u64)) -> Result<GoneOver, Failure> {
        let pid = self.pid().ok_or(Failure::NoProject)?.to_owned();
        let workspace = self.around()?;
        let is_same = workspace.is_as_kept(&pid, heard)?;
        Ok(GoneOver { pid, is_same })
    }
}

impl Workspace {
    /// Whether something that was kept had a part in the state, and the records were not gone over since.
    pub fn rests_on_what_was_kept(&self) -> bool {
        self.open.as_ref().is_some_and(|open| open.cached)
    }

    fn is_as_kept(&self, pid: &str, heard: &dyn Fn(u64, u64)) -> Result<bool, Failure> {
        let (store, notices) = self.look_store(pid, KnownTree::NOTHING)?;
        let is_sound = Soundness::of(&notices) == Soundness::Sound;
        let Some(kept) = self.kept(pid).filter(|_| is_sound) else {
            return Ok(false);
        };
        let mut up_to = UpTo {
            last: kept.folded.last,
            is_over: false,
            done: 0,
            all: store.reader().len(),
            heard,
        };
        let state = digest(&kept.folded.state)?;
        let folded = replay::all(store.reader(), &mut up_to)?;
        Ok(up_to.is_over && digest(&folded.state)? == state)
    }

    /// Takes up that the records of a project were gone over: where they say otherwise, they count.
    pub(in crate::workspace) fn be_sure(&mut self, over: &GoneOver) -> Result<(), Failure> {
        match self
            .open
            .as_mut()
            .filter(|open| open.store.pid() == over.pid)
        {
            Some(open) if over.is_same => open.cached = false,
            Some(_) => self.rely_on_records()?,
            None => {}
        }
        Ok(())
    }
}

/// Of a state as a whole.
fn digest(state: &Project) -> Result<[u8; 32], Failure> {
    let mut hash = Sha256::new();
    let mut writer = rmp_serde::Serializer::new(&mut hash);
    let written = state.serialize(&mut writer);
    written.map_err(Failure::internal)?;
    Ok(hash.finalize().into())
}
