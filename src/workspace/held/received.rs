//! What headquarters took in from which places, what it answered, and what is wrong. How that was done is in
//! `headquarters`, the room.

use crate::failure::Failure;
use crate::store::{Soundness, StoreFault};
use crate::sync::taken::Taken;
use std::path::PathBuf;

/// What receiving came to.
#[derive(Debug, Default)]
pub struct Received {
    /// The store.
    pub store: PathBuf,
    /// Project by project, in the order of their ids.
    pub projects: Vec<ReceivedProject>,
    /// Places and folders from which nothing could be taken, and why.
    pub troubles: Vec<(PathBuf, PlaceTrouble)>,
    /// Who answered; none where nobody could.
    pub answered_by: Option<String>,
    /// Whether it was stopped; what was taken in is whole.
    pub stopped: bool,
}

/// Why nothing was taken in from somewhere.
#[derive(Debug)]
pub enum PlaceTrouble {
    /// There is no such folder.
    Missing,
    /// It holds no projects.
    Nothing,
    /// So many of its files are encrypted to others.
    Closed(usize),
    /// A folder that bears another name than its project.
    Renamed,
    /// It lies in the store, or the store in it.
    Same,
    /// It could not be read, or not be written into the store.
    Failed(Failure),
    /// The answers could not be laid there.
    Unanswered(Failure),
}

/// What came of one project.
#[derive(Debug, Default)]
pub struct ReceivedProject {
    /// Its id.
    pub pid: String,
    /// Its code and name, as far as its records say.
    pub code: String,
    /// Its name.
    pub name: String,
    /// What was taken in from all places together.
    pub taken: Taken,
    /// Devices, each with the last record that is held and verified.
    pub held: Vec<(String, u64)>,
    /// Devices with two histories that nobody has settled.
    pub forks: Vec<String>,
    /// Devices of which something is wrong: they get no receipt.
    pub unsound: Vec<String>,
    /// The first of what is wrong.
    pub faults: Vec<StoreFault>,
    /// So many contents that records name are held, and are not.
    pub blobs: (u64, u64),
    /// Receipts and reports that are new.
    pub receipts: usize,
}

impl PlaceTrouble {
    /// Whether something that was asked for was not done.
    pub fn is_fault(&self) -> bool {
        !matches!(self, PlaceTrouble::Unanswered(_))
    }
}

impl ReceivedProject {
    /// Whether all of it is as it was written.
    pub fn is_sound(&self) -> bool {
        self.unsound.is_empty() && self.taken.refused.is_empty() && self.forks.is_empty()
    }

    /// How far its records can be relied on.
    pub fn soundness(&self) -> Soundness {
        match self.unsound.is_empty() {
            true => Soundness::Sound,
            false => Soundness::Damaged,
        }
    }
}
