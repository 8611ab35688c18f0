//! The list of what may be handed over: sealed segments up to their stated length, and blobs (X1,
//! X2). Copying them is for `sync`.

use std::sync::Arc;

use crate::store::access::{Access, ReadOnlyReason};
use crate::store::blobs::{self, Blobs};
use crate::store::disk::{Disk, DiskError};
use crate::store::error::StoreError;
use crate::store::format::record::Stamp;
use crate::store::journal::findings::Audit;
use crate::store::journal::log::Extent;
use crate::store::journal::pieces::JournalPieces;
use crate::store::project::Store;
use crate::store::whole::reader::TreeReader;

/// A file of the tree that never changes again.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct SealedFile {
    /// Path below the project folder, with forward slashes.
    pub path: String,
    /// How many bytes exist; a longer file is copied up to here (S5).
    pub len: u64,
    /// Hash of those bytes. Whoever copies compares.
    pub sha256: String,
    /// It is a segment with records of which its device has not said here where it ends: one that was copied
    /// while nothing could be written may be found longer the next time.
    pub may_grow: bool,
}

impl SealedFile {
    /// Tells whether it is a content, named by its hash.
    pub fn is_content(&self) -> bool {
        self.path.starts_with("blobs/")
    }
}

impl TreeReader {
    /// Returns the sealed segments of all devices and all blobs, sorted by path. The last segment of
    /// `active` is still being written and is left out; those of other devices came here sealed.
    pub fn sealed(&self, active: Option<&str>) -> Result<Vec<SealedFile>, StoreError> {
        let mut files = Vec::new();
        for (did, log) in &self.logs {
            let is_active = active == Some(did.as_str());
            for (i, extent) in log.extents.iter().enumerate() {
                files.extend(self.sealed_segment(log, (i, extent), is_active)?);
            }
        }
        let blobs = Blobs::new(Arc::clone(&self.disk), &self.project).list()?;
        files.extend(blobs.into_iter().map(|(hash, len)| SealedFile {
            path: blobs::relative(&hash),
            len,
            sha256: hash,
            may_grow: false,
        }));
        files.sort();
        Ok(files)
    }

    /// Returns how many records of a device stand in a segment that still grows.
    pub fn unsealed(&self, did: &str) -> u64 {
        let Some(log) = self.logs.get(did) else {
            return 0;
        };
        let growing = log.extents.iter().zip(&log.index);
        let growing = growing.filter(|(extent, _)| extent.bound.is_none() && !extent.void);
        // Its header says nothing that anyone would miss.
        let records = growing.map(|(_, spots)| spots.len().saturating_sub(1) as u64);
        records.sum()
    }

    fn sealed_segment(
        &self,
        log: &Audit,
        (i, extent): (usize, &Extent),
        is_active: bool,
    ) -> Result<Option<SealedFile>, DiskError> {
        let live = log.live.as_ref().filter(|live| live.extent == i);
        let (len, sha256) = match (&extent.bound, live) {
            _ if extent.void => return Ok(None),
            (Some(bound), _) => (bound.len, bound.sha.clone()),
            (None, Some(live)) if !is_active => {
                (live.len, hash_of(self.disk.as_ref(), extent, live.len)?)
            }
            (None, _) => return Ok(None),
        };
        let records = log.index.get(i).map_or(0, Vec::len);
        Ok(Some(SealedFile {
            path: extent.file.clone(),
            len,
            sha256,
            may_grow: extent.bound.is_none() && records > 1,
        }))
    }
}

impl Store {
    /// Seals the active segment if it holds more than its header, and lists everything sealed (X1).
    pub fn seal_and_list(&mut self, stamp: &Stamp) -> Result<Vec<SealedFile>, StoreError> {
        self.settle(stamp)?;
        let journal = self.writer()?;
        if journal.is_worth_sealing() {
            // Twice: the header that states the length and hash of what was sealed is sealed too, so
            // that a copy cut short afterwards shows by itself.
            let mut written = Vec::new();
            let first = journal.seal(stamp, &mut written);
            let result = first.and_then(|()| journal.seal(stamp, &mut written));
            self.take_note(written, &result);
            result?;
        }
        self.reader.sealed(Some(&self.did))
    }

    /// Lists what may be handed over, sealed as far as the disk takes it: where that fails, access says
    /// why from then on, and what was sealed before is there all the same.
    pub fn hand_over(&mut self, stamp: &Stamp) -> Result<(Vec<SealedFile>, u64), StoreError> {
        if self.access != Access::Writer {
            return self.list_sealed();
        }
        match self.seal_and_list(stamp) {
            Err(StoreError::WriteFailed(_) | StoreError::Unconfirmed(_)) => self.list_sealed(),
            sealed => Ok((sealed?, 0)),
        }
    }

    /// Lists what may be handed over of a project that can only be read: everything sealed (X1), and
    /// how many acknowledged records are not among it. Where nothing can be written at all, the last
    /// segment does not grow and counts as sealed.
    pub fn list_sealed(&self) -> Result<(Vec<SealedFile>, u64), StoreError> {
        let protected = ReadOnlyReason::Protected;
        if matches!(self.access, Access::ReadOnly { reason, .. } if reason == protected) {
            return Ok((self.reader.sealed(None)?, 0));
        }
        let files = self.reader.sealed(Some(&self.did))?;
        Ok((files, self.reader.unsealed(&self.did)))
    }
}

fn hash_of(disk: &dyn Disk, extent: &Extent, len: u64) -> Result<String, DiskError> {
    let mut pieces = JournalPieces::new(disk, &extent.path, len).hashing();
    while pieces.next()?.is_some() {}
    Ok(pieces.into_hash().unwrap_or_default().so_far())
}
