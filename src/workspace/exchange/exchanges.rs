//! What this device remembers of its exchanges: the folder used last, and up to which of its own
//! records it handed over. Only hints (X6): what the other side has is always looked up there. Kept in
//! `device/exchange.json`; when that is lost, everything counts as not handed over.

use crate::workspace::Workspace;
use crate::workspace::held::handed::{Exchanges, file};
pub use crate::workspace::held::handed::{Sent, Unsent};
use std::path::Path;

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
            at: self.now().into(),
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
