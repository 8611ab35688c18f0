//! What was fetched from there, kept in `remote/NAME/` of the data folder: whole what never changes and is asked for
//! every time, and the beginning of what was cut off, so that it goes on from there, even days later. A file is named
//! by the hash of what was asked for: its name there, its length, its tag. All of it may go at any time.

use super::bucket::{Bucket, BucketItem};
use super::trouble::RemoteTrouble;
use crate::store::{Disk, sha256_hex};
use std::path::PathBuf;
use std::sync::Arc;

/// So many bytes are asked for at once: no more is lost when the link breaks.
const PIECE: u64 = 512 * 1024;

/// What was fetched from a place.
pub struct Fetched {
    disk: Arc<dyn Disk>,
    dir: PathBuf,
}

impl Fetched {
    /// What a folder of the data folder holds.
    pub fn new(disk: Arc<dyn Disk>, dir: PathBuf) -> Self {
        Self { disk, dir }
    }

    /// The first bytes of a file there, up to `upto`; from here as far as they are here.
    pub fn ensure(
        &self,
        bucket: &dyn Bucket,
        item: &BucketItem,
        upto: u64,
    ) -> Result<Vec<u8>, RemoteTrouble> {
        let len = item.len.ok_or(RemoteTrouble::Missing)?;
        let wanted = upto.min(len);
        let path = self.path(item);
        let kept = self.disk.len(&path).ok().flatten().unwrap_or(0);
        // More than there is there is not what came from there.
        let kept = if kept > len { 0 } else { kept };
        let most = usize::try_from(kept).unwrap_or(usize::MAX);
        let mut bytes = match kept {
            0 => Vec::new(),
            _ => self.disk.read_range(&path, 0, most).unwrap_or_default(),
        };
        while (bytes.len() as u64) < wanted {
            let from = bytes.len() as u64;
            let piece = PIECE.min(wanted - from);
            let fresh = bucket.read(&item.name, from, piece)?;
            if fresh.len() as u64 != piece {
                return Err(RemoteTrouble::odd("length"));
            }
            self.keep(&path, from, &fresh);
            bytes.extend(fresh);
        }
        bytes.truncate(usize::try_from(wanted).unwrap_or(usize::MAX));
        Ok(bytes)
    }

    /// Keeps what came to us another way.
    pub fn put(&self, item: &BucketItem, bytes: &[u8]) {
        self.keep(&self.path(item), 0, bytes);
    }

    /// Lets go of a file that nobody asks for again.
    pub fn drop(&self, item: &BucketItem) {
        let path = self.path(item);
        if matches!(self.disk.len(&path), Ok(Some(_))) {
            _ = self.disk.remove(&path);
        }
    }

    /// Whatever cannot be kept is fetched again.
    fn keep(&self, path: &std::path::Path, from: u64, bytes: &[u8]) {
        let file = match from {
            0 => self.disk.create_dir_all(&self.dir).and_then(|()| {
                if self.disk.len(path)?.is_some() {
                    self.disk.remove(path)?;
                }
                self.disk.create_new(path)
            }),
            _ => self.disk.open_append(path),
        };
        if let Ok(mut file) = file
            && file
                .write_all(bytes)
                .and_then(|()| file.sync_data())
                .is_err()
        {
            // Half of it would be taken for what comes next.
            drop(file);
            _ = self.disk.remove(path);
        }
    }

    fn path(&self, item: &BucketItem) -> PathBuf {
        let len = item.len.unwrap_or_default();
        let hash = sha256_hex(format!("{}\0{len}\0{}", item.name, item.tag).as_bytes());
        self.dir.join(hash.get(..32).unwrap_or_default())
    }
}
