//! What the system tells of a file without reading it. Nothing is opened here.

use serde::{Deserialize, Serialize};
use std::fs::Metadata;
use std::time::SystemTime;

/// A file's length, and when its content and what is said of it changed, in nanoseconds of the system's clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileStamp {
    pub len: u64,
    pub modified: u64,
    /// Set by the system alone, and only by some: nobody can set it back.
    pub changed: i64,
}

impl FileStamp {
    /// Reads it; none where the system does not know.
    pub(super) fn of(meta: &Metadata) -> Option<Self> {
        let modified = meta.modified().ok()?;
        let since = modified.duration_since(SystemTime::UNIX_EPOCH).ok()?;
        Some(Self {
            len: meta.len(),
            modified: u64::try_from(since.as_nanos()).ok()?,
            changed: changed(meta),
        })
    }
}

#[cfg(unix)]
fn changed(meta: &Metadata) -> i64 {
    use std::os::unix::fs::MetadataExt;
    (meta.ctime().saturating_mul(1_000_000_000)).saturating_add(meta.ctime_nsec())
}

#[cfg(not(unix))]
fn changed(_meta: &Metadata) -> i64 {
    0
}
