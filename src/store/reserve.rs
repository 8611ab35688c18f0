//! Eight MiB kept back, so that a full disk can still take the record in hand (S14). Nothing else is
//! ever read from or written to that file.

use std::path::{Path, PathBuf};

use super::disk::{Disk, DiskError};

const SIZE: usize = 8 * 1024 * 1024;
const CHUNK: usize = 1024 * 1024;

fn path(project: &Path) -> PathBuf {
    project.join("reserve.bin")
}

/// Gives the room back to the file system.
pub(super) fn release(disk: &dyn Disk, project: &Path) {
    // Without a reserve there is nothing to give back, and the second attempt tells.
    let _ = disk.remove(&path(project));
}

/// Builds the reserve when it is missing or too small.
pub(super) fn build(disk: &dyn Disk, project: &Path) -> Result<(), DiskError> {
    let path = path(project);
    match disk.len(&path)? {
        Some(len) if len >= SIZE as u64 => return Ok(()),
        Some(_) => disk.remove(&path)?,
        None => {}
    }
    let mut file = disk.create_new(&path)?;
    // Real bytes: a file system may keep zeros as a hole.
    let chunk = vec![0xa5; CHUNK];
    let mut written = Ok(());
    for _ in 0..SIZE / CHUNK {
        written = written.and_then(|()| file.write_all(&chunk));
    }
    let done = written.and_then(|()| file.sync_all());
    done.map_err(DiskError::io("write", &path))
        .inspect_err(|_| {
            let _ = disk.remove(&path);
        })
}
