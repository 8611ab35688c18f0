//! What is taken in from where: a project's folder on either side, and what taking in did.

use crate::store::{Disk, RecordId, SeenHead, StoreFault};
use std::path::PathBuf;
use std::sync::Arc;

/// A project's folder somewhere.
#[derive(Clone)]
pub struct Side {
    /// The disk it is on.
    pub disk: Arc<dyn Disk>,
    /// The folder.
    pub dir: PathBuf,
    /// The device that is writing there right now; its last segment is not finished.
    pub writing: Option<String>,
}

/// What taking in did.
#[derive(Clone, Debug, Default)]
pub struct Taken {
    /// Segments written now.
    pub segments: usize,
    /// Records in them.
    pub records: u64,
    /// Blobs written now.
    pub blobs: usize,
    /// Bytes written now.
    pub bytes: u64,
    /// Segments that were here already.
    pub present: usize,
    /// Segments kept in `in/` until the record they need arrives.
    pub waiting: Vec<(String, RecordId)>,
    /// What is not as it was written; the first part of it lies in `bad/`.
    pub refused: Vec<StoreFault>,
    /// Further branches of journals that were met.
    pub branches: Vec<String>,
    /// A head of our own journal that we do not have: nothing was taken.
    pub own: Option<SeenHead>,
    /// Whether it was stopped before it was done; what was taken in makes sense as it is.
    pub stopped: bool,
    /// Whether two branches asked for one place: the second one's shows once the first is here.
    pub(super) crowded: bool,
}

impl Taken {
    /// Adds what was taken in from another tree.
    pub fn join(&mut self, mut more: Taken) {
        self.present += more.present;
        self.refused.append(&mut more.refused);
        let mut branches = std::mem::take(&mut self.branches);
        branches.append(&mut more.branches);
        branches.sort();
        branches.dedup();
        self.add(Taken { branches, ..more });
    }

    /// Adds what a further look at the same tree did.
    pub(super) fn add(&mut self, more: Taken) {
        self.segments += more.segments;
        self.records += more.records;
        self.blobs += more.blobs;
        self.bytes += more.bytes;
        self.waiting = more.waiting;
        self.branches = more.branches;
        self.own = more.own;
        self.stopped = more.stopped;
    }
}
