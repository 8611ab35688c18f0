//! Opening a project tree: every byte is looked at, but for segments which lie as they did when they were read
//! before. What is read from it afterwards is for `reader`.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use super::reader::TreeReader;
use crate::store::branch::lineage::Lineage;
use crate::store::branch::parting;
use crate::store::disk::{Disk, DiskError};
use crate::store::error::StoreError;
use crate::store::format::name::is_branch;
use crate::store::format::seen::Heads;
use crate::store::journal::findings::Audit;
use crate::store::journal::known::KnownTree;
use crate::store::journal::lens::{self, Lens};
use crate::store::journal::recovery;
use crate::store::journal::walk::audit_rest;
use crate::store::notice::StoreNotice;

impl TreeReader {
    /// Opens the tree in a project folder.
    pub fn open(
        disk: Arc<dyn Disk>,
        project: &Path,
    ) -> Result<(Self, Vec<StoreNotice>), StoreError> {
        Self::open_for("", disk, project, KnownTree::NOTHING)
    }

    /// What was found in its segments, for the next opening.
    pub fn known(&self) -> KnownTree {
        let mut known = KnownTree {
            pid: self.pid.clone(),
            ..KnownTree::default()
        };
        self.logs.values().for_each(|log| known.note(log));
        known
    }

    /// Opens it for the device that writes there; what is known of it is not read again.
    pub(in crate::store) fn open_for(
        own: &str,
        disk: Arc<dyn Disk>,
        project: &Path,
        known: &KnownTree,
    ) -> Result<(Self, Vec<StoreNotice>), StoreError> {
        let mut reader = Self::of(disk, project, known.pid.clone());
        let mut notices = Vec::new();
        for did in lens::journals(reader.disk.as_ref(), project)? {
            let audit = reader.audit_rest(&did, known)?;
            notices.extend(recovery::notices(reader.disk.as_ref(), &audit, own));
            if is_branch(&did) {
                let fork = parting::fork(reader.disk.as_ref(), project, &did)?;
                notices.extend(fork.map(StoreNotice::Forked));
            }
            reader.logs.insert(did, audit);
        }
        reader.relate()?;
        for (name, head) in reader
            .logs
            .get(own)
            .map_or_else(Heads::new, |log| log.seen.clone())
        {
            let lost = reader.lost(&name, &head);
            notices.extend(lost.filter(|lost| !notices.contains(lost)));
        }
        Ok((reader, notices))
    }

    /// A tree of which nothing was read yet.
    pub(super) fn of(disk: Arc<dyn Disk>, project: &Path, pid: Option<String>) -> Self {
        Self {
            disk,
            project: project.to_path_buf(),
            pid,
            logs: BTreeMap::new(),
            beside: Vec::new(),
            lineage: Lineage::default(),
        }
    }

    pub(in crate::store) fn audit(&mut self, folder: &str) -> Result<Audit, DiskError> {
        self.audit_rest(folder, KnownTree::NOTHING)
    }

    fn audit_rest(&mut self, folder: &str, known: &KnownTree) -> Result<Audit, DiskError> {
        let mut lens = Lens {
            index: true,
            whole: false,
            pid: &mut self.pid,
        };
        let disk = Arc::clone(&self.disk);
        audit_rest(disk.as_ref(), &self.project, folder, (&mut lens, known))
    }
}
