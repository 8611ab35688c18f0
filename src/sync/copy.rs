//! Copies what never changes again to another folder of the same shape: create-only, each file
//! whole or not at all, read back and compared. Doing it again finishes what was interrupted.

use crate::store::{
    Disk, DiskError, Folder, SealedFile, branch_of, device_of, difference, folders, sha256_hex,
};
use std::ops::ControlFlow;
use std::path::Path;

/// What copying did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Copied {
    /// Files written now.
    pub written: usize,
    /// Files that were there already, and are the same.
    pub present: usize,
    /// Bytes written now.
    pub bytes: u64,
    /// Files that are there and differ: nothing was overwritten.
    pub different: Vec<String>,
    /// Files that did not read back, or do not leave here, as they should.
    pub broken: Vec<String>,
    /// Of the files written now, those that are evidence and checklists.
    pub blobs: usize,
    /// Whether it was stopped before it was done; what was written is whole.
    pub stopped: bool,
}

/// Copies the sealed files of one project folder to another; `each` is told how many are done,
/// and may stop it between two files.
pub fn copy(
    from: (&dyn Disk, &Path),
    to: (&dyn Disk, &Path),
    files: &[SealedFile],
    each: &mut dyn FnMut(usize, usize) -> ControlFlow<()>,
) -> Result<Copied, DiskError> {
    let mut copied = Copied::default();
    let branches = branches(from, to)?;
    for (done, file) in files.iter().enumerate() {
        one(from, to, (file, &place(&branches, &file.path)), &mut copied)?;
        if each(done + 1, files.len()).is_break() {
            copied.stopped = done + 1 < files.len();
            break;
        }
    }
    Ok(copied)
}

/// Our journals of which the other folder has another branch, and the folder that ours goes to.
fn branches(
    from: (&dyn Disk, &Path),
    to: (&dyn Disk, &Path),
) -> Result<Vec<(String, String)>, DiskError> {
    let mut branches = Vec::new();
    for name in folders(from.0, from.1)? {
        let did = device_of(&name);
        let there = Folder {
            disk: to.0,
            project: to.1,
            name: did,
        };
        let here = Folder {
            disk: from.0,
            project: from.1,
            name: &name,
        };
        let found = difference(there, here)?;
        // Where the other side has no record, it is damaged: that is no branch.
        let both = found.and_then(|found| found.ours.and(found.theirs));
        let goes = both.map_or_else(|| did.to_owned(), |(_, h)| branch_of(did, &h));
        if goes != name {
            branches.push((name, goes));
        }
    }
    Ok(branches)
}

/// Where a file goes.
fn place(branches: &[(String, String)], path: &str) -> String {
    let journal = |name: &str| path.strip_prefix("log/")?.strip_prefix(name);
    let moved = branches.iter().find_map(|(name, goes)| {
        let rest = journal(name).filter(|rest| rest.starts_with('/'))?;
        Some(format!("log/{goes}{rest}"))
    });
    moved.unwrap_or_else(|| path.to_owned())
}

fn one(
    from: (&dyn Disk, &Path),
    to: (&dyn Disk, &Path),
    (file, goes): (&SealedFile, &str),
    copied: &mut Copied,
) -> Result<(), DiskError> {
    let target = to.1.join(goes);
    let length = usize::try_from(file.len).unwrap_or(usize::MAX);
    let there = match begun(to.0, &target, length) {
        Err(error) if error.is_no_file() => {
            copied.different.push(file.path.clone());
            return Ok(());
        }
        there => there?,
    };
    // What is there may have grown further than what came here.
    if there
        .as_deref()
        .is_some_and(|bytes| begins_with(file, bytes))
    {
        copied.present += 1;
        return Ok(());
    }
    let bytes = from.0.read_range(&from.1.join(&file.path), 0, length)?;
    if !is(file, &bytes) {
        copied.broken.push(file.path.clone());
        return Ok(());
    }
    // A stick pulled out half way may hold the beginning of the file; anything else is not ours.
    if there.is_some_and(|begun| !bytes.starts_with(&begun)) {
        copied.different.push(file.path.clone());
        return Ok(());
    }
    if let Some(folder) = target.parent() {
        to.0.create_dir_all(folder)?;
    }
    to.0.replace(&target, &bytes)?;
    match to.0.read(&target) {
        Ok(back) if is(file, &back) => {
            copied.written += 1;
            copied.blobs += usize::from(file.path.starts_with("blobs/"));
        }
        _ => copied.broken.push(file.path.clone()),
    }
    copied.bytes += file.len;
    Ok(())
}

/// The beginning of what is there, as long as what would go there.
fn begun(disk: &dyn Disk, path: &Path, length: usize) -> Result<Option<Vec<u8>>, DiskError> {
    let there = disk.len(path)?;
    there.map(|_| disk.read_range(path, 0, length)).transpose()
}

fn begins_with(file: &SealedFile, bytes: &[u8]) -> bool {
    let length = usize::try_from(file.len).unwrap_or(usize::MAX);
    bytes.get(..length).is_some_and(|bytes| is(file, bytes))
}

fn is(file: &SealedFile, bytes: &[u8]) -> bool {
    bytes.len() as u64 == file.len && sha256_hex(bytes) == file.sha256
}
