//! The other side of an exchange: a project's folder elsewhere, kept still while it is read. A laptop's own data
//! folder may be written to right now; a stick is not.

use super::taken::Side;
use crate::store::{Disk, TryLock};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A project's folder elsewhere, and the lock that keeps it still.
pub struct Meetable {
    /// The folder.
    pub side: Side,
    _lock: Option<TryLock>,
}

impl Meetable {
    /// The folder of a project in a tree, which may be the data folder of a device.
    pub fn of(disk: &Arc<dyn Disk>, dir: &Path, owner: Option<&str>) -> Self {
        let (held, lock) = held(disk.as_ref(), dir, owner.is_some());
        Self {
            side: Side {
                disk: Arc::clone(disk),
                dir: dir.to_path_buf(),
                writing: owner.filter(|_| held).map(str::to_owned),
            },
            _lock: lock,
        }
    }
}

/// Whether a program is writing in another device's data folder; if none is, it is kept out while we
/// read. What cannot be locked, such as a read-only stick, has no writer.
fn held(disk: &dyn Disk, project: &Path, is_device: bool) -> (bool, Option<TryLock>) {
    let lock: PathBuf = project.join("lock");
    if !is_device || !matches!(disk.len(&lock), Ok(Some(_))) {
        return (false, None);
    }
    match disk.try_lock(&lock) {
        Ok(TryLock::Held) => (true, None),
        Ok(taken) => (false, Some(taken)),
        Err(_) => (false, None),
    }
}
