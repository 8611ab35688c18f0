//! The operating system's file lock, alone in a file: `File::try_lock` came with Rust 1.89, and this
//! is the only place to touch should an older compiler ever need another crate.

use std::fs::{File, TryLockError};
use std::io;

/// Takes an exclusive lock on an open file; `false` when someone else holds it.
pub(super) fn try_exclusive(file: &File) -> io::Result<bool> {
    match file.try_lock() {
        Ok(()) => Ok(true),
        Err(TryLockError::WouldBlock) => Ok(false),
        Err(TryLockError::Error(error)) => Err(error),
    }
}
