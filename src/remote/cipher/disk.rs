//! A disk that encrypts what goes to a project's folder and opens what comes from there; all else it leaves to the disk
//! behind it, so that a place makes names once, reads back and goes on after a cut as it does without. Who has no
//! identity sees what lies there in clear, receipts among it, and nothing else.

use super::age;
use super::keys::{AgeIdentity, AgeRecipient};
use super::look::ShownAs;
use super::name::HiddenName;
use super::shelf::{HiddenSource, JournalShelves};
use crate::store::{
    Append, BLOB_MAX, Disk, DiskEntry, DiskError, FileStamp, StoreError, TryLock, Unopened,
    sha256_hex,
};
use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// What encrypting adds is never more.
const ADDED: u64 = 1 << 20;

/// The disk behind it, who may read what goes there, and by what we read.
pub struct CipherDisk {
    pub(super) inner: Arc<dyn Disk>,
    pub(super) root: PathBuf,
    pub(super) to: Vec<AgeRecipient>,
    pub(super) by: Vec<AgeIdentity>,
    pub(super) marks: Vec<String>,
    pub(super) state: Mutex<CipherState>,
}

#[derive(Default)]
pub(super) struct CipherState {
    pub(super) shelves: BTreeMap<PathBuf, Arc<JournalShelves>>,
    /// What was opened last: it is asked for several times.
    opened: Option<(PathBuf, Vec<u8>)>,
    /// What was written last and read back as it was written.
    back: Option<(PathBuf, Vec<u8>)>,
}

impl CipherDisk {
    /// A disk whose tree is at a root, for recipients (none: in clear), read by identities.
    pub fn new(
        inner: Arc<dyn Disk>,
        root: &Path,
        (to, by): (&[AgeRecipient], &[AgeIdentity]),
    ) -> Self {
        Self {
            inner,
            root: root.to_path_buf(),
            to: to.to_vec(),
            marks: by.iter().map(|one| one.recipient.mark()).collect(),
            by: by.to_vec(),
            state: Mutex::default(),
        }
    }

    pub(super) fn state(&self) -> MutexGuard<'_, CipherState> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The bytes of a file, opened if it is encrypted.
    pub(super) fn source(&self, source: &HiddenSource) -> Result<Vec<u8>, DiskError> {
        let Some(name) = &source.hidden else {
            return self.inner.read(&source.path);
        };
        let path = &source.path;
        if let Some((opened, bytes)) = &self.state().opened
            && opened == path
        {
            return Ok(bytes.clone());
        }
        let unopened = |why| DiskError::Unopened {
            path: path.clone(),
            why,
        };
        if self
            .inner
            .len(path)?
            .is_some_and(|len| len > BLOB_MAX + ADDED)
        {
            return Err(unopened(Unopened::TooLarge));
        }
        let bytes = self.inner.read(path)?;
        let bytes = age::opened(&bytes, &self.by).map_err(unopened)?;
        if (bytes.len() as u64, sha256_hex(&bytes)) != (name.len, name.sha.clone()) {
            return Err(unopened(Unopened::Otherwise));
        }
        self.state().opened = Some((path.clone(), bytes.clone()));
        Ok(bytes)
    }

    fn closed_to(&self, path: &Path) -> DiskError {
        DiskError::Unopened {
            path: path.to_path_buf(),
            why: Unopened::OfOthers,
        }
    }

    /// Writes encrypted, reads back, and keeps what was read back if it is what was written.
    fn hide(&self, path: &Path, bytes: &[u8]) -> Result<(), DiskError> {
        let failed = |_: StoreError| DiskError::io("write", path)(io::Error::other("no random"));
        let shown = path.file_name().and_then(|name| name.to_str());
        let what = (bytes.len() as u64, sha256_hex(bytes));
        let name = HiddenName::of(shown.unwrap_or_default(), (what.0, &what.1), &self.to);
        let target = path.with_file_name(name.file());
        let sealed = age::sealed(bytes, &self.to).map_err(failed)?;
        let is_back = match self.inner.replace(&target, &sealed) {
            // Somebody carried the very same there meanwhile.
            Err(error) if error.is_exists() => match self.inner.len(&target)? {
                len if len == Some(name.file_len()) => true,
                _ => return Err(error),
            },
            written => {
                written?;
                self.inner.read(&target)? == sealed
            }
        };
        let mut state = self.state();
        let back = if is_back { bytes.to_vec() } else { Vec::new() };
        state.back = Some((path.to_path_buf(), back));
        Ok(())
    }
}

impl Disk for CipherDisk {
    fn read(&self, path: &Path) -> Result<Vec<u8>, DiskError> {
        let back = self.state().back.take_if(|(written, _)| written == path);
        if let Some((_, bytes)) = back {
            return Ok(bytes);
        }
        match self.look(path)? {
            ShownAs::Plain => self.inner.read(path),
            ShownAs::Hidden(source) => self.source(&source),
            ShownAs::Closed(_) => Err(self.closed_to(path)),
        }
    }

    fn read_range(&self, path: &Path, from: u64, len: usize) -> Result<Vec<u8>, DiskError> {
        match self.look(path)? {
            ShownAs::Plain => self.inner.read_range(path, from, len),
            ShownAs::Hidden(source) => {
                let mut bytes = self.source(&source)?;
                let from = usize::try_from(from).unwrap_or(usize::MAX);
                let mut range = bytes.split_off(from.min(bytes.len()));
                range.truncate(len);
                Ok(range)
            }
            ShownAs::Closed(_) => Err(self.closed_to(path)),
        }
    }

    fn list(&self, dir: &Path) -> Result<Vec<DiskEntry>, DiskError> {
        match self.parts(dir) {
            Some(parts) => self.shown_in(dir, &parts),
            None => self.inner.list(dir),
        }
    }

    fn len(&self, path: &Path) -> Result<Option<u64>, DiskError> {
        match self.look(path)? {
            ShownAs::Plain => self.inner.len(path),
            ShownAs::Hidden(HiddenSource { hidden, .. }) => Ok(hidden.map(|name| name.len)),
            ShownAs::Closed(name) => Ok(Some(name.len)),
        }
    }

    fn stamp(&self, path: &Path) -> Result<Option<FileStamp>, DiskError> {
        match self.look(path)? {
            ShownAs::Plain => self.inner.stamp(path),
            ShownAs::Hidden(source) => self.inner.stamp(&source.path),
            ShownAs::Closed(_) => Ok(None),
        }
    }

    fn holds(&self, path: &Path, len: u64, sha256: &str) -> Result<Option<bool>, DiskError> {
        if self.to.is_empty() || self.parts(path).is_none() {
            return Ok(None);
        }
        let (Some(dir), Some(file)) = (path.parent(), path.file_name()) else {
            return Ok(None);
        };
        for name in self.hidden(dir)? {
            let is_it =
                file == name.shown.as_str() && (name.len, name.sha.as_str()) == (len, sha256);
            // One that was cut has another length.
            if is_it
                && name.is_for_all(&self.to)
                && self.inner.len(&dir.join(name.file()))? == Some(name.file_len())
            {
                return Ok(Some(true));
            }
        }
        Ok(Some(false))
    }

    fn closed(&self, project: &Path) -> Result<usize, DiskError> {
        let mut count = 0;
        for room in ["log", "blobs"].map(|room| project.join(room)) {
            for folder in self.inner.list(&room)?.into_iter().filter(|one| one.is_dir) {
                count += self.closed_in(&room.join(&folder.name))?;
            }
        }
        Ok(count)
    }

    fn replace(&self, path: &Path, bytes: &[u8]) -> Result<(), DiskError> {
        // What lies there now is made out anew.
        self.state().shelves.clear();
        match self.to.is_empty() || self.parts(path).is_none() {
            true => self.inner.replace(path, bytes),
            false => self.hide(path, bytes),
        }
    }

    fn is_far(&self) -> bool {
        self.inner.is_far()
    }

    fn free(&self, dir: &Path) -> Option<u64> {
        self.inner.free(dir)
    }

    fn create_new(&self, path: &Path) -> Result<Box<dyn Append>, DiskError> {
        self.inner.create_new(path)
    }

    fn open_append(&self, path: &Path) -> Result<Box<dyn Append>, DiskError> {
        self.inner.open_append(path)
    }

    fn overwrite(&self, path: &Path, bytes: &[u8]) -> Result<(), DiskError> {
        self.inner.overwrite(path, bytes)
    }

    fn sync_dir(&self, dir: &Path) -> Result<(), DiskError> {
        self.inner.sync_dir(dir)
    }

    fn create_dir_all(&self, dir: &Path) -> Result<(), DiskError> {
        self.inner.create_dir_all(dir)
    }

    fn remove(&self, path: &Path) -> Result<(), DiskError> {
        self.inner.remove(path)
    }

    fn keeps_secrets(&self, dir: &Path) -> bool {
        self.inner.keeps_secrets(dir)
    }

    fn is_private(&self, path: &Path) -> bool {
        self.inner.is_private(path)
    }

    fn try_lock(&self, path: &Path) -> Result<TryLock, DiskError> {
        self.inner.try_lock(path)
    }
}
