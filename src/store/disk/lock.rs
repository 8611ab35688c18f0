//! One writer a project (S11). The lock is the operating system's; what the holder writes about
//! itself is for people to read and is never judged by.

use std::path::Path;
use std::time::Duration;

use super::{Disk, DiskError, LockGuard, TryLock};

const LOCK: &str = "lock";
const WHO: &str = "lock.who";

/// A command that runs meanwhile is soon done; a screen keeps the lock for as long as it is open.
const TRIES: usize = 10;
const BETWEEN: Duration = Duration::from_millis(20);

/// The outcome of asking for the lock.
pub(in crate::store) enum Lock {
    Mine(Box<dyn LockGuard>),
    /// Someone else's, who may have said who they are.
    Theirs(Option<String>),
}

/// Tells whether the lock could be taken now; it is not kept.
pub(in crate::store) fn is_free(disk: &dyn Disk, project: &Path) -> bool {
    matches!(disk.try_lock(&project.join(LOCK)), Ok(TryLock::Taken(_)))
}

/// Takes a lock that others hold for a moment only; [`TryLock::Held`] when one does not let go.
pub fn patiently(disk: &dyn Disk, lock: &Path) -> Result<TryLock, DiskError> {
    for _ in 1..TRIES {
        match disk.try_lock(lock)? {
            TryLock::Held => std::thread::sleep(BETWEEN),
            taken => return Ok(taken),
        }
    }
    disk.try_lock(lock)
}

/// Takes the lock of a project, for as long as the guard lives.
pub(in crate::store) fn take(
    disk: &dyn Disk,
    project: &Path,
    who: &str,
) -> Result<Lock, DiskError> {
    let name = project.join(WHO);
    match patiently(disk, &project.join(LOCK))? {
        TryLock::Taken(guard) => {
            // Only courtesy; a disk that cannot take it will say so at the first record.
            let _ = disk.replace(&name, who.as_bytes());
            Ok(Lock::Mine(guard))
        }
        TryLock::Held => {
            let who = disk.read_range(&name, 0, 200).ok();
            let who = who.and_then(|bytes| String::from_utf8(bytes).ok());
            Ok(Lock::Theirs(who.filter(|who| !who.is_empty())))
        }
    }
}
