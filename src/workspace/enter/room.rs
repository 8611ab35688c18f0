//! Room on the disk of a project: a reserve for the record in hand is put aside while there is some,
//! and whoever runs short of it, or keeps a project where it is not safe, is told early (S12, S14).

use crate::store::{Access, Store, StoreNotice};
use crate::workspace::Workspace;

/// With less than this free, one is told.
const SHORT: u64 = 64 << 20;

impl Workspace {
    /// Puts the reserve of a project aside if it may be written; what is to be said about its disk.
    pub(in crate::workspace) fn provide(&self, store: &Store) -> Vec<StoreNotice> {
        if *store.access() != Access::Writer {
            return Vec::new();
        }
        let dir = self.project_dir(store.pid());
        let reserved = store.build_reserve().is_ok();
        let free = self.disk.free(&dir);
        let short = free.filter(|free| *free < SHORT || !reserved);
        let short = short.map(|free| StoreNotice::LowSpace { free, reserved });
        let exposed = (!self.disk.keeps_secrets(&dir)).then_some(StoreNotice::Exposed);
        short.into_iter().chain(exposed).collect()
    }
}
