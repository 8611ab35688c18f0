//! What this device remembers of its exchanges: the folder used last, and up to which of its own
//! records it handed over. Only hints (X6): what the other side has is always looked up there. Kept in
//! `device/exchange.json`; when that is lost, everything counts as not handed over.

use super::Workspace;
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
    sent: BTreeMap<String, Sent>,
}

/// Up to where records were handed over, when and where.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sent {
    did: String,
    seq: u64,
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
    pub(super) fn load(disk: &dyn crate::store::Disk, root: &Path) -> Self {
        let bytes = disk.read_range(&file(root), 0, MOST_BYTES);
        let read = bytes
            .ok()
            .and_then(|bytes| serde_json::from_slice(&bytes).ok());
        read.unwrap_or_default()
    }
}

fn file(root: &Path) -> PathBuf {
    root.join("device").join("exchange.json")
}

impl Workspace {
    /// The folder of the last exchange on this device.
    pub fn last_folder(&self) -> Option<&Path> {
        self.exchanges.folder.as_deref()
    }

    /// What of the project entered was not handed over yet.
    pub fn unsent(&self) -> Option<Unsent> {
        let store = &self.open.as_ref()?.store;
        let all = store.last_number();
        let last = self.exchanges.sent.get(store.pid());
        let last = last.filter(|sent| sent.did == store.did()).cloned();
        let sent = last.as_ref().map_or(0, |sent| sent.seq);
        let known = store.seen_by_others().map_or(0, |head| head.seq);
        Some(Unsent {
            records: all.saturating_sub(sent.max(known)),
            all,
            known,
            last,
        })
    }

    /// Notes that everything up to a record was handed over. A note that cannot be kept only makes
    /// records count as not handed over.
    pub(super) fn note_sent(&mut self, pid: &str, (did, seq): (&str, u64), folder: &Path) {
        let sent = Sent {
            did: did.to_owned(),
            seq,
            at: self.now(),
            folder: folder.to_path_buf(),
        };
        self.exchanges.sent.insert(pid.to_owned(), sent);
        self.keep_exchanges();
    }

    /// What was noted up to now.
    pub(super) fn noted(&self) -> Exchanges {
        self.exchanges.clone()
    }

    /// Takes back whatever was noted since: the folder went away, and with it what went there.
    pub(super) fn forget_since(&mut self, noted: Exchanges) {
        self.exchanges = noted;
        self.keep_exchanges();
    }

    /// Notes what a folder that was checked holds of what was handed over by it; `held` says of a project
    /// and a device up to which record.
    pub(super) fn note_held(&mut self, folder: &Path, held: impl Fn(&str, &str) -> Option<u64>) {
        let sent = self.exchanges.sent.iter_mut();
        for (pid, sent) in sent.filter(|(_, sent)| sent.folder == folder) {
            // The record that opens the next segment stays here until that one is sealed.
            let held = held(pid, &sent.did).map_or(0, |seq| seq + 1);
            sent.seq = sent.seq.min(held);
        }
        self.keep_exchanges();
    }

    pub(super) fn note_folder(&mut self, folder: &Path) {
        self.exchanges.folder = Some(folder.to_path_buf());
        self.keep_exchanges();
    }

    fn keep_exchanges(&self) {
        if let Ok(bytes) = serde_json::to_vec(&self.exchanges)
            && self.disk.create_dir_all(&self.root.join("device")).is_ok()
        {
            _ = self.disk.replace(&file(&self.root), &bytes);
        }
    }
}
