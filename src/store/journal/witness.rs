//! The witness (S9): the last acknowledged record of this device, kept a second time outside the data
//! folder, and where that folder lay. A data folder that was restored from a backup or copied does not
//! bring it along, and so shows. Like a head it is written without a sync and is never ahead.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::head::{self, JournalHead};
use crate::store::disk::{Disk, DiskError};
use crate::store::format::seen::SeenHead;

/// A folder outside the data folder, for one project.
#[derive(Clone)]
pub struct Witness {
    disk: Arc<dyn Disk>,
    dir: PathBuf,
}

impl Witness {
    /// The witness of a project below `root`.
    pub fn new(disk: Arc<dyn Disk>, root: &Path, pid: &str) -> Self {
        let dir = root.join("projects").join(pid);
        Self { disk, dir }
    }

    /// Returns the last record that this device acknowledged, as far as it was noted.
    pub fn head(&self, did: &str) -> Option<SeenHead> {
        let head = JournalHead::load(self.disk.as_ref(), &self.dir, did)?;
        Some(SeenHead {
            seq: head.seq,
            h: head.h,
        })
    }

    /// Makes room for notes.
    pub fn prepare(&self) -> Result<(), DiskError> {
        self.disk.create_dir_all(&head::dir(&self.dir))
    }

    /// Notes a head. The record is safe already; a witness that lags only sees less.
    pub(super) fn note(&self, did: &str, head: &JournalHead) {
        _ = head.store(self.disk.as_ref(), &self.dir, did);
    }
}
