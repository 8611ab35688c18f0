//! A folder of a project, and what it holds that cannot be counted on.

use crate::store::{RecordId, Soundness, StoreError, StoreNotice, TreePlace};

/// A folder and the disk it is read from.
pub type FolderPlace = TreePlace;

/// What a folder holds that cannot be counted on.
#[derive(Debug)]
pub enum FolderTrouble {
    /// Something the store noticed.
    Notice(StoreNotice),
    /// The first record of one of two histories under one device id; the worse one counts.
    Fork(RecordId),
    /// There is no such folder.
    Missing,
    /// The folder holds no projects.
    Nothing,
    /// A project's folder without a record.
    Empty,
    /// A copy of the folder of this project under another name; its records count once.
    Copy(String),
    /// Its records name a project as no program does.
    Misnamed(String),
    /// It could not be read.
    Unreadable(StoreError),
    /// The program failed on it.
    Failed,
}

impl From<StoreError> for FolderTrouble {
    fn from(error: StoreError) -> Self {
        FolderTrouble::Unreadable(error)
    }
}

impl FolderTrouble {
    /// Whether figures lack something for it.
    pub fn is_fault(&self) -> bool {
        !matches!(self, FolderTrouble::Copy(_))
    }

    /// How far what was read can be relied on.
    pub(super) fn soundness(&self) -> Soundness {
        match self {
            FolderTrouble::Notice(notice) => notice.soundness(),
            FolderTrouble::Misnamed(_) => Soundness::Damaged,
            FolderTrouble::Unreadable(_) | FolderTrouble::Failed => Soundness::Unreadable,
            _ => Soundness::Sound,
        }
    }
}
