//! What the store asks of a disk (S1): a short list of verbs with the syncs spelled out, so that a
//! simulated or failing disk can stand in for the real one. No format of ours lives here, and no
//! `std::fs`: that is for [`real`].
//!
//! | file | noun |
//! |---|---|
//! | here | [`Disk`] and what it answers with |
//! | `real`, `grown`, `names`, `flock` | the disk of the system, a file that grows, names in a folder, its locks |
//! | `stamp` | what can be told of a file without reading it |
//! | `system` | what a folder lies on |
//! | `lock`, `reserve` | one writer a project (S11), room kept back for the record in hand (S14) |

mod flock;
mod grown;
pub mod lock;
mod names;
mod real;
pub(super) mod reserve;
mod stamp;
mod system;

use std::io::{self, Read};
use std::path::{Path, PathBuf};

pub use names::names_in;
pub use real::RealDisk;
pub use stamp::FileStamp;
pub use system::{FileSystem, Lasting};

/// Makes the names of folders last; above the place that the disk is of nothing is ours.
pub fn sync_folders<'a>(
    disk: &dyn Disk,
    folders: impl IntoIterator<Item = &'a Path>,
) -> Result<(), DiskError> {
    for folder in folders {
        match disk.sync_dir(folder) {
            Err(DiskError::Outside { .. }) => {}
            synced => synced?,
        }
    }
    Ok(())
}

/// Everything the rooms may do with files.
///
/// A file or a name is durable only after the sync that covers it; nothing else is promised.
pub trait Disk: Send + Sync {
    /// Returns the whole file.
    fn read(&self, path: &Path) -> Result<Vec<u8>, DiskError>;

    /// Returns up to `len` bytes from `from`; fewer at the end of the file.
    fn read_range(&self, path: &Path, from: u64, len: usize) -> Result<Vec<u8>, DiskError>;

    /// Returns the entries of a folder sorted by name; a missing folder has none.
    fn list(&self, dir: &Path) -> Result<Vec<DiskEntry>, DiskError>;

    /// Returns the length of a file, or `None` when there is no such file.
    fn len(&self, path: &Path) -> Result<Option<u64>, DiskError>;

    /// Returns what can be told of a file without reading it, or `None` where the disk does not tell.
    fn stamp(&self, _path: &Path) -> Result<Option<FileStamp>, DiskError> {
        Ok(None)
    }

    /// Creates a file which must not exist yet, mode 0600.
    fn create_new(&self, path: &Path) -> Result<Box<dyn Append>, DiskError>;

    /// Opens an existing file for appending.
    fn open_append(&self, path: &Path) -> Result<Box<dyn Append>, DiskError>;

    /// Replaces a small file as a whole and durably (S10).
    fn replace(&self, path: &Path, bytes: &[u8]) -> Result<(), DiskError>;

    /// Replaces a file that may be larger than memory by what is read, likewise.
    fn replace_from(&self, path: &Path, from: &mut dyn Read) -> Result<(), DiskError> {
        let mut bytes = Vec::new();
        let read = from.read_to_end(&mut bytes);
        read.map_err(DiskError::io("write", path))?;
        self.replace(path, &bytes)
    }

    /// Replaces a file of which nothing is lost when a crash loses or tears it.
    fn replace_loosely(&self, path: &Path, bytes: &[u8]) -> Result<(), DiskError> {
        self.replace(path, bytes)
    }

    /// Writes over the start of a small file without any sync; a crash may lose or tear it.
    fn overwrite(&self, path: &Path, bytes: &[u8]) -> Result<(), DiskError>;

    /// Makes the names in a folder durable; does nothing on Windows.
    fn sync_dir(&self, dir: &Path) -> Result<(), DiskError>;

    /// Creates a folder and the missing ones above it, mode 0700, durably.
    fn create_dir_all(&self, dir: &Path) -> Result<(), DiskError>;

    /// Removes a draft, a cache, the reserve, a segment that did not come into being, or a photo that was
    /// let go of; never what a journal holds.
    fn remove(&self, path: &Path) -> Result<(), DiskError>;

    /// Fills a new file with so many bytes that no file system can keep as a hole. On a disk that is never
    /// full there is nothing to do.
    fn set_aside(&self, _path: &Path, _bytes: u64) -> Result<(), DiskError> {
        Ok(())
    }

    /// Returns how many bytes are free where a folder lies, if the system says.
    fn free(&self, _dir: &Path) -> Option<u64> {
        None
    }

    /// Tells whether every byte read comes over a line: then what is named by its hash and has its length is
    /// not read only to be compared.
    fn is_far(&self) -> bool {
        false
    }

    /// Tells whether a file with these bytes is there, where its name says so; nothing where it must be read.
    fn holds(&self, _path: &Path, _len: u64, _sha256: &str) -> Result<Option<bool>, DiskError> {
        Ok(None)
    }

    /// Returns how many files of a project cannot be read here because they are encrypted to others.
    fn closed(&self, _project: &Path) -> Result<usize, DiskError> {
        Ok(0)
    }

    /// Returns what a folder lies on, where that is known.
    fn file_system(&self, _dir: &Path) -> Option<FileSystem> {
        None
    }

    /// Tells whether private keys may be kept in this folder: on a local disk, not on a stick or a
    /// share (S12).
    fn keeps_secrets(&self, _dir: &Path) -> bool {
        true
    }

    /// Tells whether nobody but the owner can read a file, as far as the system can tell.
    fn is_private(&self, _path: &Path) -> bool {
        true
    }

    /// Takes the lock on a file, creating it when it is missing; never waits (S11).
    fn try_lock(&self, path: &Path) -> Result<TryLock, DiskError>;
}

/// An open file that only grows.
pub trait Append: Send {
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()>;
    fn sync_data(&mut self) -> io::Result<()>;
    fn sync_all(&mut self) -> io::Result<()>;
}

/// A lock that is released when it is dropped, or when the process dies.
pub trait LockGuard: Send + Sync {}

/// The answer to [`Disk::try_lock`].
pub enum TryLock {
    Taken(Box<dyn LockGuard>),
    Held,
}

/// A name in a folder.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct DiskEntry {
    pub name: String,
    pub is_dir: bool,
}

/// Why an encrypted file was not opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unopened {
    #[error("is encrypted, and not for whoever reads")]
    OfOthers,
    #[error("is encrypted and was changed or cut since")]
    Changed,
    #[error("is encrypted and holds something else than its name says")]
    Otherwise,
    #[error("is encrypted and larger than any file of its kind")]
    TooLarge,
}

/// A file operation that did not happen.
#[derive(Debug, thiserror::Error)]
pub enum DiskError {
    #[error("cannot {op} {path}: {source}", path = path.display())]
    Io {
        op: &'static str,
        path: PathBuf,
        source: io::Error,
    },
    #[error("{path} is a link; links are not followed", path = path.display())]
    Link { path: PathBuf },
    #[error("{path} is no file: a folder, a pipe or a device", path = path.display())]
    NoFile { path: PathBuf },
    #[error("{path} is outside the data folder", path = path.display())]
    Outside { path: PathBuf },
    #[error("{path} {why}", path = path.display())]
    Unopened { path: PathBuf, why: Unopened },
    /// Everything was written; what failed is the step after it.
    #[error(transparent)]
    Unconfirmed(Box<DiskError>),
}

impl DiskError {
    /// Returns a closure that dresses an I/O error with what was tried on which path.
    pub fn io<'a>(op: &'static str, path: &'a Path) -> impl FnOnce(io::Error) -> Self + 'a {
        move |source| Self::Io {
            op,
            path: path.to_path_buf(),
            source,
        }
    }

    /// What the system said, whatever was being done.
    fn kind(&self) -> Option<io::ErrorKind> {
        match self {
            Self::Io { source, .. } => Some(source.kind()),
            Self::Unconfirmed(error) => error.kind(),
            Self::Link { .. } | Self::NoFile { .. } => None,
            Self::Outside { .. } | Self::Unopened { .. } => None,
        }
    }

    /// Tells whether there was no room left (S14).
    pub fn is_full(&self) -> bool {
        use io::ErrorKind::{QuotaExceeded, StorageFull};
        matches!(self.kind(), Some(StorageFull | QuotaExceeded))
    }

    /// Tells whether the disk is write-protected, or the folder somebody else's.
    pub fn is_protected(&self) -> bool {
        use io::ErrorKind::{PermissionDenied, ReadOnlyFilesystem};
        matches!(self.kind(), Some(ReadOnlyFilesystem | PermissionDenied))
    }

    /// An answer that the disk took and did not confirm: it may be there after the next opening.
    pub(super) fn unconfirmed(path: &Path) -> impl FnOnce(io::Error) -> Self + '_ {
        |source| match source.kind() {
            // Somebody removed the file: nobody will find there what was written.
            io::ErrorKind::StaleNetworkFileHandle => Self::io("write", path)(source),
            _ => Self::io("confirm", path)(source).once_written(),
        }
    }

    /// What failed was not the writing but a step that makes it durable.
    pub(super) fn once_written(self) -> Self {
        match self {
            Self::Unconfirmed(_) => self,
            error => Self::Unconfirmed(Box::new(error)),
        }
    }

    /// Tells whether everything was written, and only the confirmation failed.
    pub fn is_unconfirmed(&self) -> bool {
        matches!(self, Self::Unconfirmed(_))
    }

    /// Tells whether the file was already there.
    pub fn is_exists(&self) -> bool {
        self.kind() == Some(io::ErrorKind::AlreadyExists)
    }

    /// Tells whether something else than a file of ours stands there: one that is never opened, or cannot be.
    pub fn is_no_file(&self) -> bool {
        matches!(
            self,
            Self::Link { .. } | Self::NoFile { .. } | Self::Unopened { .. }
        )
    }

    /// Tells whether there is no such file.
    pub fn is_missing(&self) -> bool {
        self.kind() == Some(io::ErrorKind::NotFound)
    }
}
