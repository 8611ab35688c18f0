//! A place as the disk that it is to an exchange: `NAME:` is its root. What is written is made once under its name, by
//! the way that was found to hold, and read back over the line; what is read is fetched piece by piece. What a disk has
//! beyond that (locks, appending, taking away) a place has not.

use super::bucket::{Bucket, BucketItem, CreateWay};
use super::fetched::Fetched;
use super::note::RemoteNote;
use super::probe::probe;
use super::seen::SeenItems;
use super::trouble::RemoteTrouble;
use crate::store::{Append, Disk, DiskEntry, DiskError, TryLock};
use std::io::{self, ErrorKind};
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The place as a disk.
pub struct RemoteDisk {
    bucket: Box<dyn Bucket>,
    root: PathBuf,
    fetched: Fetched,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    seen: SeenItems,
    way: Option<CreateWay>,
    /// What was written last and read back over the line.
    back: Option<(String, Vec<u8>)>,
}

impl RemoteDisk {
    /// The place that was added, beside a data folder.
    pub(super) fn new(
        note: &RemoteNote,
        bucket: Box<dyn Bucket>,
        disk: Arc<dyn Disk>,
        root: &Path,
    ) -> Self {
        let state = State {
            way: note.way,
            ..State::default()
        };
        Self {
            bucket,
            root: note.place(),
            fetched: Fetched::new(disk, root.join("remote").join(&note.name)),
            state: Mutex::new(state),
        }
    }

    /// The way in which it makes a name once, when that was tried.
    pub fn way(&self) -> Option<CreateWay> {
        self.state().way
    }

    /// Looks whether it answers, and tries out anew in which way it makes a name once.
    pub fn test(&self) -> Result<CreateWay, RemoteTrouble> {
        self.bucket.list("projects/", false)?;
        let way = probe(self.bucket.as_ref())?;
        self.state().way = Some(way);
        Ok(way)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The name of a path below the root.
    fn name(&self, path: &Path) -> Result<String, DiskError> {
        let outside = || DiskError::Outside {
            path: path.to_path_buf(),
        };
        let below = path.strip_prefix(&self.root).map_err(|_| outside())?;
        let part = |part: Component<'_>| match part {
            Component::Normal(part) => part.to_str().map(str::to_owned),
            _ => None,
        };
        let parts: Option<Vec<String>> = below.components().map(part).collect();
        Ok(parts.ok_or_else(outside)?.join("/"))
    }

    fn file(&self, path: &Path) -> Result<Option<BucketItem>, DiskError> {
        let name = self.name(path)?;
        let found = self.state().seen.file(self.bucket.as_ref(), &name);
        let found = found.map_err(failed("look at", path))?;
        Ok(found.filter(|item| item.len.is_some()))
    }

    fn bytes(&self, path: &Path, upto: u64) -> Result<Vec<u8>, DiskError> {
        let item = self.file(path)?.ok_or(RemoteTrouble::Missing);
        let item = item.map_err(failed("read", path))?;
        let bytes = self.fetched.ensure(self.bucket.as_ref(), &item, upto);
        let bytes = bytes.map_err(failed("read", path))?;
        // Contents are kept once, where they belong.
        if is_content(&item.name) && item.len == Some(bytes.len() as u64) {
            self.fetched.drop(&item);
        }
        Ok(bytes)
    }

    /// What is there under a name, if that is what was to be written: the answer to an earlier try was lost.
    fn ours(&self, name: &str, bytes: &[u8]) -> Result<Vec<u8>, RemoteTrouble> {
        let len = bytes.len() as u64;
        let there = self.bucket.item(name)?.and_then(|item| item.len);
        let back = match there == Some(len) {
            true => self.bucket.read(name, 0, len)?,
            false => Vec::new(),
        };
        match back == bytes {
            true => Ok(back),
            false => Err(RemoteTrouble::There),
        }
    }

    fn create(&self, name: &str, bytes: &[u8]) -> Result<(), RemoteTrouble> {
        let known = self.state().way;
        let way = known.map_or_else(|| probe(self.bucket.as_ref()), Ok)?;
        self.state().way = Some(way);
        let back = match self.bucket.create(name, bytes, way) {
            Err(RemoteTrouble::There) => self.ours(name, bytes)?,
            // Whoever compares finds that it is not what was written.
            Err(RemoteTrouble::Altered) => Vec::new(),
            back => back?,
        };
        let mut item = BucketItem {
            name: name.to_owned(),
            len: Some(back.len() as u64),
            tag: String::new(),
        };
        if !is_content(name) && back == bytes {
            item = self.bucket.item(name)?.unwrap_or(item);
            self.fetched.put(&item, &back);
        }
        let mut state = self.state();
        state.seen.add(item);
        state.back = Some((name.to_owned(), back));
        Ok(())
    }
}

/// Whether it is a content, named by its hash.
fn is_content(name: &str) -> bool {
    name.contains("/blobs/")
}

fn failed<'a>(op: &'static str, path: &'a Path) -> impl FnOnce(RemoteTrouble) -> DiskError + 'a {
    move |trouble| DiskError::io(op, path)(trouble.into())
}

fn never<T>(op: &'static str, path: &Path) -> Result<T, DiskError> {
    Err(DiskError::io(op, path)(io::Error::from(
        ErrorKind::Unsupported,
    )))
}

impl Disk for RemoteDisk {
    fn read(&self, path: &Path) -> Result<Vec<u8>, DiskError> {
        let name = self.name(path)?;
        let back = self.state().back.take_if(|(written, _)| *written == name);
        match back {
            Some((_, bytes)) => Ok(bytes),
            None => self.bytes(path, u64::MAX),
        }
    }

    fn read_range(&self, path: &Path, from: u64, len: usize) -> Result<Vec<u8>, DiskError> {
        let mut bytes = self.bytes(path, from.saturating_add(len as u64))?;
        let from = usize::try_from(from).unwrap_or(usize::MAX);
        Ok(bytes.split_off(from.min(bytes.len())))
    }

    fn list(&self, dir: &Path) -> Result<Vec<DiskEntry>, DiskError> {
        let folder = match self.name(dir)? {
            name if name.is_empty() => name,
            name => format!("{name}/"),
        };
        let entries = self.state().seen.entries(self.bucket.as_ref(), &folder);
        entries.map_err(failed("list", dir))
    }

    fn len(&self, path: &Path) -> Result<Option<u64>, DiskError> {
        Ok(self.file(path)?.and_then(|item| item.len))
    }

    fn is_far(&self) -> bool {
        true
    }

    fn create_new(&self, path: &Path) -> Result<Box<dyn Append>, DiskError> {
        never("create", path)
    }

    fn open_append(&self, path: &Path) -> Result<Box<dyn Append>, DiskError> {
        never("open", path)
    }

    /// Made once: what exists stays.
    fn replace(&self, path: &Path, bytes: &[u8]) -> Result<(), DiskError> {
        let name = self.name(path)?;
        self.create(&name, bytes).map_err(failed("write", path))
    }

    fn overwrite(&self, path: &Path, _: &[u8]) -> Result<(), DiskError> {
        never("write", path)
    }

    fn sync_dir(&self, _: &Path) -> Result<(), DiskError> {
        Ok(())
    }

    /// Folders come with what lies in them.
    fn create_dir_all(&self, _: &Path) -> Result<(), DiskError> {
        Ok(())
    }

    fn remove(&self, path: &Path) -> Result<(), DiskError> {
        never("remove", path)
    }

    fn keeps_secrets(&self, _: &Path) -> bool {
        false
    }

    fn try_lock(&self, path: &Path) -> Result<TryLock, DiskError> {
        never("lock", path)
    }
}
