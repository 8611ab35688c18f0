//! A disk that counts what is asked of it, thread by thread: drawing a frame asks for nothing. Photos
//! are unpacked by other threads.

use sanjian::store::{Append, Disk, DiskEntry, DiskError, RealDisk, TryLock};
use sanjian::workspace::Workspace;
use sanjian::workspace::held::clock::{Clock, SystemClock};
use std::cell::Cell;
use std::path::Path;
use std::sync::Arc;

thread_local! {
    static ASKED: Cell<u64> = const { Cell::new(0) };
}

/// How often this thread asked a disk for something.
pub fn asked() -> u64 {
    ASKED.get()
}

/// The workspace of a folder, its disk watched.
pub fn open(folder: &Path) -> Workspace {
    open_by(folder, Arc::new(SystemClock::start()))
}

/// The same by a clock.
pub fn open_by(folder: &Path, clock: Arc<dyn Clock>) -> Workspace {
    let disk = Watched(RealDisk::new(folder).unwrap());
    Workspace::with(Arc::new(disk), folder, clock).unwrap()
}

struct Watched(RealDisk);

impl Watched {
    fn real(&self) -> &RealDisk {
        ASKED.set(ASKED.get() + 1);
        &self.0
    }
}

impl Disk for Watched {
    fn read(&self, path: &Path) -> Result<Vec<u8>, DiskError> {
        self.real().read(path)
    }

    fn read_range(&self, path: &Path, from: u64, len: usize) -> Result<Vec<u8>, DiskError> {
        self.real().read_range(path, from, len)
    }

    fn list(&self, dir: &Path) -> Result<Vec<DiskEntry>, DiskError> {
        self.real().list(dir)
    }

    fn len(&self, path: &Path) -> Result<Option<u64>, DiskError> {
        self.real().len(path)
    }

    fn create_new(&self, path: &Path) -> Result<Box<dyn Append>, DiskError> {
        self.real().create_new(path)
    }

    fn open_append(&self, path: &Path) -> Result<Box<dyn Append>, DiskError> {
        self.real().open_append(path)
    }

    fn replace(&self, path: &Path, bytes: &[u8]) -> Result<(), DiskError> {
        self.real().replace(path, bytes)
    }

    fn overwrite(&self, path: &Path, bytes: &[u8]) -> Result<(), DiskError> {
        self.real().overwrite(path, bytes)
    }

    fn sync_dir(&self, dir: &Path) -> Result<(), DiskError> {
        self.real().sync_dir(dir)
    }

    fn create_dir_all(&self, dir: &Path) -> Result<(), DiskError> {
        self.real().create_dir_all(dir)
    }

    fn remove(&self, path: &Path) -> Result<(), DiskError> {
        self.real().remove(path)
    }

    fn set_aside(&self, path: &Path, bytes: u64) -> Result<(), DiskError> {
        self.real().set_aside(path, bytes)
    }

    fn free(&self, dir: &Path) -> Option<u64> {
        self.real().free(dir)
    }

    fn keeps_secrets(&self, dir: &Path) -> bool {
        self.real().keeps_secrets(dir)
    }

    fn is_private(&self, path: &Path) -> bool {
        self.real().is_private(path)
    }

    fn try_lock(&self, path: &Path) -> Result<TryLock, DiskError> {
        self.real().try_lock(path)
    }
}

#[test]
fn the_watch_sees_who_reads_and_who_writes() {
    let folder = tempfile::tempdir().unwrap();
    let before = asked();
    let mut workspace = open(folder.path());
    crate::site::plan(&mut workspace, &[]);
    let written = asked();
    assert!(written > before);
    workspace.enter(None).unwrap();
    assert!(asked() > written);
}
