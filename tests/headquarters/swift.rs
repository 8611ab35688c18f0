//! A disk in memory that never waits, on which many projects are made quickly; what lies there is written out
//! once they are whole.

use sanjian::store::{Append, Disk, DiskEntry, DiskError, LockGuard, TryLock};
use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

type Files = Arc<Mutex<BTreeMap<PathBuf, Vec<u8>>>>;

#[derive(Default)]
pub struct SwiftDisk(Files);

struct SwiftFile(Files, PathBuf);

struct SwiftLock;

impl LockGuard for SwiftLock {}

impl SwiftDisk {
    /// Every file that lies below a folder, with its path from there.
    pub fn below(&self, folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
        let files = self.0.lock().unwrap();
        let below = files.iter().filter_map(|(path, bytes)| {
            let path = path.strip_prefix(folder).ok()?;
            Some((path.to_path_buf(), bytes.clone()))
        });
        below.collect()
    }

    fn put(&self, path: &Path, bytes: &[u8]) {
        self.0
            .lock()
            .unwrap()
            .insert(path.to_path_buf(), bytes.to_vec());
    }
}

fn error(path: &Path, kind: io::ErrorKind) -> DiskError {
    DiskError::io("open", path)(kind.into())
}

impl Append for SwiftFile {
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        let mut files = self.0.lock().unwrap();
        files
            .entry(self.1.clone())
            .or_default()
            .extend_from_slice(bytes);
        Ok(())
    }

    fn sync_data(&mut self) -> io::Result<()> {
        Ok(())
    }

    fn sync_all(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Disk for SwiftDisk {
    fn read(&self, path: &Path) -> Result<Vec<u8>, DiskError> {
        let found = self.0.lock().unwrap().get(path).cloned();
        found.ok_or_else(|| error(path, io::ErrorKind::NotFound))
    }

    fn read_range(&self, path: &Path, from: u64, len: usize) -> Result<Vec<u8>, DiskError> {
        let files = self.0.lock().unwrap();
        let bytes = files
            .get(path)
            .ok_or_else(|| error(path, io::ErrorKind::NotFound))?;
        let from = (from as usize).min(bytes.len());
        Ok(bytes[from..(from + len).min(bytes.len())].to_vec())
    }

    fn list(&self, dir: &Path) -> Result<Vec<DiskEntry>, DiskError> {
        let files = self.0.lock().unwrap();
        let mut entries = BTreeSet::new();
        for path in files.keys() {
            let Ok(below) = path.strip_prefix(dir) else {
                continue;
            };
            let mut parts = below.iter();
            if let Some(name) = parts.next() {
                entries.insert(DiskEntry {
                    name: name.to_string_lossy().into_owned(),
                    is_dir: parts.next().is_some(),
                });
            }
        }
        Ok(entries.into_iter().collect())
    }

    fn len(&self, path: &Path) -> Result<Option<u64>, DiskError> {
        let files = self.0.lock().unwrap();
        Ok(files.get(path).map(|bytes| bytes.len() as u64))
    }

    fn create_new(&self, path: &Path) -> Result<Box<dyn Append>, DiskError> {
        self.put(path, b"");
        self.open_append(path)
    }

    fn open_append(&self, path: &Path) -> Result<Box<dyn Append>, DiskError> {
        let files = Arc::clone(&self.0);
        Ok(Box::new(SwiftFile(files, path.to_path_buf())))
    }

    fn replace(&self, path: &Path, bytes: &[u8]) -> Result<(), DiskError> {
        self.put(path, bytes);
        Ok(())
    }

    fn overwrite(&self, path: &Path, bytes: &[u8]) -> Result<(), DiskError> {
        self.put(path, bytes);
        Ok(())
    }

    fn sync_dir(&self, _: &Path) -> Result<(), DiskError> {
        Ok(())
    }

    fn create_dir_all(&self, dir: &Path) -> Result<(), DiskError> {
        // A folder is there once something lies in it.
        self.put(&dir.join(".folder"), b"");
        Ok(())
    }

    fn remove(&self, path: &Path) -> Result<(), DiskError> {
        self.0.lock().unwrap().remove(path);
        Ok(())
    }

    fn try_lock(&self, _: &Path) -> Result<TryLock, DiskError> {
        Ok(TryLock::Taken(Box::new(SwiftLock)))
    }
}
