//! The list of what may be handed over: sealed segments up to their stated length, and blobs (X1,
//! X2). Copying them is for `sync`.

use std::sync::Arc;

use super::blobs::{self, Blobs};
use super::disk::{Disk, DiskError};
use super::error::StoreError;
use super::findings::Audit;
use super::log::Extent;
use super::pieces::Pieces;
use super::reader::Reader;

/// A file of the tree that never changes again.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct SealedFile {
    /// Path below the project folder, with forward slashes.
    pub path: String,
    /// How many bytes exist; a longer file is copied up to here (S5).
    pub len: u64,
    /// Hash of those bytes. Whoever copies compares.
    pub sha256: String,
}

impl Reader {
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
        Ok(Some(SealedFile {
            path: extent.file.clone(),
            len,
            sha256,
        }))
    }
}

fn hash_of(disk: &dyn Disk, extent: &Extent, len: u64) -> Result<String, DiskError> {
    let mut pieces = Pieces::new(disk, &extent.path, len).hashing();
    while pieces.next()?.is_some() {}
    Ok(pieces.into_hash().unwrap_or_default().so_far())
}
