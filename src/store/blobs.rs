//! Photos and documents, each under the hash of its content (F7), none larger than [`LARGEST`]. What
//! they show is not known here.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::disk::{Disk, DiskError};
use super::error::StoreError;
use super::fault::{FaultKind, StoreFault};
use super::format::hash::{is_hash, sha256_hex};

/// The largest content that is kept, in bytes; a larger file was not written by us and is never read
/// into memory (I1).
pub const LARGEST: u64 = 64 << 20;

/// The blobs of one project.
#[derive(Clone)]
pub struct Blobs {
    disk: Arc<dyn Disk>,
    project: PathBuf,
}

impl Blobs {
    pub fn new(disk: Arc<dyn Disk>, project: &Path) -> Self {
        Self {
            disk,
            project: project.to_path_buf(),
        }
    }

    /// Stores bytes durably and returns their hash; storing them again does nothing.
    pub fn put(&self, bytes: &[u8]) -> Result<String, StoreError> {
        let hash = sha256_hex(bytes);
        let path = self.project.join(relative(&hash));
        if self.disk.len(&path)? == Some(bytes.len() as u64) && self.get(&hash).is_ok() {
            self.sync_names(&path)?;
            return Ok(hash);
        }
        if let Some(dir) = path.parent() {
            self.disk.create_dir_all(dir)?;
        }
        self.disk.replace(&path, bytes)?;
        self.sync_names(&path)?;
        Ok(hash)
    }

    /// Blob and shelf may stem from a run that was killed before it synced their names.
    fn sync_names(&self, path: &Path) -> Result<(), DiskError> {
        if let Some(shelf) = path.parent() {
            self.disk.sync_dir(shelf)?;
        }
        self.disk.sync_dir(&self.project.join("blobs"))
    }

    /// Returns the bytes with this hash, after checking that they still have it.
    pub fn get(&self, hash: &str) -> Result<Vec<u8>, StoreError> {
        let missing = || StoreError::NoBlob(hash.chars().take(64).collect());
        if !is_hash(hash) {
            return Err(missing());
        }
        let path = self.project.join(relative(hash));
        let wrong = |kind| StoreError::Damaged(fault(hash, kind));
        let refused = |error: DiskError| match error.is_no_file() {
            true => wrong((&error).into()),
            false => error.into(),
        };
        let len = self.disk.len(&path).map_err(refused)?.ok_or_else(missing)?;
        if len > LARGEST {
            return Err(wrong(FaultKind::TooLarge { bytes: len }));
        }
        // A file that grows meanwhile has another hash.
        let most = usize::try_from(LARGEST).unwrap_or(usize::MAX);
        let bytes = self.disk.read_range(&path, 0, most).map_err(refused)?;
        match sha256_hex(&bytes) {
            found if found == hash => Ok(bytes),
            found => Err(wrong(FaultKind::Blob { found })),
        }
    }

    /// Returns the first bytes of the file of a blob, whatever it holds; none when it is no file.
    pub fn first(&self, hash: &str, most: usize) -> Vec<u8> {
        let path = self.project.join(relative(hash));
        self.disk.read_range(&path, 0, most).unwrap_or_default()
    }

    /// Returns the size of a blob and its first bytes, `most` of them; nothing when it is not there.
    /// Only reading all of it can tell whether it still has its hash.
    pub fn head(&self, hash: &str, most: usize) -> Result<Option<(u64, Vec<u8>)>, StoreError> {
        if !is_hash(hash) {
            return Ok(None);
        }
        let path = self.project.join(relative(hash));
        match self.disk.len(&path)? {
            Some(len) => Ok(Some((len, self.disk.read_range(&path, 0, most)?))),
            None => Ok(None),
        }
    }

    /// Lets go of a content that somebody else has and vouched for (X7).
    pub fn release(&self, hash: &str) -> Result<(), StoreError> {
        let path = self.project.join(relative(hash));
        if is_hash(hash) && self.disk.len(&path)?.is_some() {
            self.disk.remove(&path)?;
        }
        Ok(())
    }

    /// Returns where a blob lies below the project folder, with forward slashes.
    pub fn place(hash: &str) -> String {
        relative(hash)
    }

    /// Returns hash and size of every blob, sorted.
    pub fn list(&self) -> Result<Vec<(String, u64)>, DiskError> {
        let root = self.project.join("blobs");
        let mut blobs = Vec::new();
        for shelf in self.disk.list(&root)?.into_iter().filter(|e| e.is_dir) {
            let dir = root.join(&shelf.name);
            for entry in self.disk.list(&dir)? {
                if !is_hash(&entry.name) || !entry.name.starts_with(&shelf.name) {
                    continue;
                }
                match self.disk.len(&dir.join(&entry.name)) {
                    // Not to be had, and said so when it is asked for.
                    Err(error) if error.is_no_file() => blobs.push((entry.name, 0)),
                    len => blobs.push((entry.name, len?.unwrap_or(0))),
                }
            }
        }
        Ok(blobs)
    }
}

/// Returns where a blob lies below the project folder, with forward slashes.
pub(super) fn relative(hash: &str) -> String {
    format!("blobs/{}/{hash}", hash.get(..2).unwrap_or_default())
}

/// What is wrong with the file of a blob.
pub(super) fn fault(hash: &str, kind: FaultKind) -> StoreFault {
    StoreFault {
        file: relative(hash),
        line: 1,
        record: None,
        kind,
    }
}
