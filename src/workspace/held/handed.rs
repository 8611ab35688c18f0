//! The notes of what was handed over, and up to where.

use crate::store::Disk;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// More than this is no note of ours.
const MOST_BYTES: usize = 1024 * 1024;

/// The notes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Exchanges {
    /// The folder of the last exchange.
    pub folder: Option<PathBuf>,
    /// What was handed over of each project.
    pub(in crate::workspace) sent: BTreeMap<String, Sent>,
}

/// Up to where records were handed over, when and where.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sent {
    pub(in crate::workspace) did: String,
    pub(in crate::workspace) seq: u64,
    /// When, RFC 3339 with offset.
    pub at: String,
    /// The folder.
    pub folder: PathBuf,
}

/// What of the project entered was not handed over.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unsent {
    /// Records of this device that were never handed over.
    pub records: u64,
    /// All records of this device.
    pub all: u64,
    /// The last of them that another device is known to have.
    pub known: u64,
    /// The last exchange that handed records over.
    pub last: Option<Sent>,
}

impl Exchanges {
    pub(in crate::workspace) fn load(disk: &dyn Disk, root: &Path) -> Self {
        let bytes = disk.read_range(&file(root), 0, MOST_BYTES);
        let read = bytes
            .ok()
            .and_then(|bytes| serde_json::from_slice(&bytes).ok());
        read.unwrap_or_default()
    }
}

pub(in crate::workspace) fn file(root: &Path) -> PathBuf {
    root.join("device").join("exchange.json")
}
