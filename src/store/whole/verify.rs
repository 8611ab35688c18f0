//! Checks a whole tree byte for byte: a laptop's, a stick's or a bucket's copy alike. It reads with
//! flat memory, reports every fault with file, line and record, and changes nothing.

use std::path::Path;
use std::sync::Arc;

use super::reader::TreeReader;
use crate::store::blobs;
use crate::store::branch::parting;
use crate::store::disk::{Disk, DiskError};
use crate::store::error::StoreError;
use crate::store::fault::{FaultKind, Faults, StoreFault, Tail};
use crate::store::format::hash::{Running, is_hash};
use crate::store::format::name::is_branch;
use crate::store::journal::findings::Audit;
use crate::store::journal::lens::{self, Lens};
use crate::store::journal::walk::audit;

/// How much of a blob is read at a time.
const CHUNK: usize = 512 * 1024;

/// What `verify` found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct VerifyReport {
    pub records: u64,
    /// Bytes of journals that were read.
    pub bytes: u64,
    pub blobs: u64,
    pub faults: Faults,
    /// For information: bytes that do not exist by rule S5.
    pub tails: Vec<Tail>,
}

impl VerifyReport {
    pub fn is_sound(&self) -> bool {
        self.faults.is_empty()
    }
}

/// Verifies the tree in a project folder.
pub fn verify(disk: &dyn Disk, project: &Path) -> Result<VerifyReport, DiskError> {
    let mut report = VerifyReport::default();
    let mut pid = None;
    for did in lens::journals(disk, project)? {
        let mut lens = Lens {
            index: false,
            whole: true,
            pid: &mut pid,
        };
        match audit(disk, project, &did, &mut lens) {
            Ok(found) => report.take(disk, project, &found)?,
            // A journal's folder that cannot be looked into, or is a link (S13), is a fault like any other.
            Err(error) => report.faults.push(unreadable(&did, &error)),
        }
    }
    verify_blobs(disk, project, &mut report)?;
    Ok(report)
}

/// Verifies a tree and opens it with the same reading; a journal that cannot be looked into is a fault of the one
/// and the end of the other.
pub fn verify_and_open(
    disk: &Arc<dyn Disk>,
    project: &Path,
) -> Result<(VerifyReport, Result<TreeReader, StoreError>), DiskError> {
    let mut report = VerifyReport::default();
    let mut reader = TreeReader::of(Arc::clone(disk), project, None);
    let mut closed = None;
    for did in lens::journals(disk.as_ref(), project)? {
        let mut lens = Lens {
            index: true,
            whole: true,
            pid: &mut reader.pid,
        };
        match audit(disk.as_ref(), project, &did, &mut lens) {
            Ok(found) => {
                report.take(disk.as_ref(), project, &found)?;
                reader.logs.insert(did, found);
            }
            Err(error) => {
                report.faults.push(unreadable(&did, &error));
                closed = Some(error);
            }
        }
    }
    verify_blobs(disk.as_ref(), project, &mut report)?;
    let opened = match closed {
        Some(error) => Err(error.into()),
        None => reader.related(),
    };
    Ok((report, opened))
}

impl VerifyReport {
    /// Takes in what was found in a journal.
    fn take(&mut self, disk: &dyn Disk, project: &Path, found: &Audit) -> Result<(), DiskError> {
        self.records += found.records;
        self.bytes += found.bytes;
        self.faults.append(&mut found.faults.clone());
        self.tails.extend_from_slice(&found.tails);
        if is_branch(&found.folder)
            && let Some(fault) = parting::fork(disk, project, &found.folder)?
        {
            self.faults.push(fault);
        }
        Ok(())
    }
}

fn unreadable(did: &str, error: &DiskError) -> StoreFault {
    StoreFault {
        file: format!("log/{did}"),
        line: 1,
        record: None,
        kind: error.into(),
    }
}

fn verify_blobs(
    disk: &dyn Disk,
    project: &Path,
    report: &mut VerifyReport,
) -> Result<(), DiskError> {
    let root = project.join("blobs");
    for shelf in disk.list(&root)?.into_iter().filter(|entry| entry.is_dir) {
        let dir = root.join(&shelf.name);
        for entry in disk.list(&dir)? {
            // Temporary and foreign names are nobody's blobs (X4).
            if !is_hash(&entry.name) {
                continue;
            }
            report.blobs += 1;
            let found = match entry.is_dir {
                true => Err(folder(&dir.join(&entry.name))),
                false => hash_file(disk, &dir.join(&entry.name)),
            };
            let kind = match found {
                Ok(found) if found == entry.name && entry.name.starts_with(&shelf.name) => continue,
                Ok(found) => FaultKind::Blob { found },
                Err(error) => (&error).into(),
            };
            report.faults.push(blobs::fault(&entry.name, kind));
        }
    }
    Ok(())
}

/// A folder where a blob should be is no blob.
fn folder(path: &Path) -> DiskError {
    DiskError::io("read", path)(std::io::ErrorKind::IsADirectory.into())
}

fn hash_file(disk: &dyn Disk, path: &Path) -> Result<String, DiskError> {
    let mut hash = Running::default();
    let mut at = 0;
    loop {
        let bytes = disk.read_range(path, at, CHUNK)?;
        if bytes.is_empty() {
            return Ok(hash.so_far());
        }
        at += bytes.len() as u64;
        hash.update(&bytes);
    }
}
