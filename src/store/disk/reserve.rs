//! Eight MiB kept back, so that a full disk can still take the record in hand (S14). Nothing else is
//! ever read from or written to that file.

use std::path::{Path, PathBuf};

use super::{Disk, DiskError};

const SIZE: u64 = 8 * 1024 * 1024;

fn path(project: &Path) -> PathBuf {
    project.join("reserve.bin")
}

/// Gives the room back to the file system.
pub(in crate::store) fn release(disk: &dyn Disk, project: &Path) {
    // Without a reserve there is nothing to give back, and the second attempt tells.
    let _ = disk.remove(&path(project));
}

/// Builds the reserve when it is missing or too small.
pub(in crate::store) fn build(disk: &dyn Disk, project: &Path) -> Result<(), DiskError> {
    let path = path(project);
    match disk.len(&path)? {
        Some(len) if len >= SIZE => return Ok(()),
        Some(_) => disk.remove(&path)?,
        None => {}
    }
    disk.set_aside(&path, SIZE).inspect_err(|_| {
        let _ = disk.remove(&path);
    })
}
