//! What the system tells of a file without reading it. Nothing is opened here.

use std::fs::Metadata;
use std::time::SystemTime;

/// A file's length, and when its content and what is said of it changed, in nanoseconds of the system's clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FileStamp {
    pub len: u64,
    pub modified: u128,
    /// Set by the system alone, and only by some: nobody can set it back.
    pub changed: i128,
}

impl FileStamp {
    /// Reads it; none where the system does not know.
    pub(super) fn of(meta: &Metadata) -> Option<Self> {
        let modified = meta.modified().ok()?;
        let since = modified.duration_since(SystemTime::UNIX_EPOCH).ok()?;
        Some(Self {
            len: meta.len(),
            modified: since.as_nanos(),
            changed: changed(meta),
        })
    }
}

#[cfg(unix)]
fn changed(meta: &Metadata) -> i128 {
    use std::os::unix::fs::MetadataExt;
    i128::from(meta.ctime()) * 1_000_000_000 + i128::from(meta.ctime_nsec())
}

#[cfg(not(unix))]
fn changed(_meta: &Metadata) -> i128 {
    0
}
