//! Copies what never changes again to another folder of the same shape: create-only, each file
//! whole or not at all, read back and compared. Doing it again finishes what was interrupted.

use crate::store::{
    Disk, DiskError, Folder, SealedFile, home, offers, segment_number, sha256_hex, sync_folders,
};
use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

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
    /// Records written now.
    pub records: u64,
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
    let mut shelf = JournalShelf::default();
    let mut placed = Vec::new();
    for (done, file) in files.iter().enumerate() {
        let target = shelf.place(from, to, file)?;
        match shelf.ends_elsewhere(file) {
            // What is made once there cannot be completed later: it waits until its device says where it ends.
            _ if file.may_grow && to.0.is_far() => {}
            true => copied.different.push(file.path.clone()),
            false => {
                one(from, (to.0, &target), file, &mut copied)?;
                placed.push(target);
            }
        }
        if each(done + 1, files.len()).is_break() {
            copied.stopped = done + 1 < files.len();
            break;
        }
    }
    if copied.different.is_empty() && copied.broken.is_empty() {
        still_there(to.0, &placed)?;
    }
    if !to.0.is_far() {
        make_last(to.0, &placed)?;
    }
    Ok(copied)
}

/// What was there already, file or folder, may stem from a run whose sync failed behind the write: before anybody
/// relies on it, the names of all folders above are made to last.
fn make_last(disk: &dyn Disk, placed: &[PathBuf]) -> Result<(), DiskError> {
    let above = placed.iter().flat_map(|target| target.ancestors().skip(1));
    let folders: BTreeSet<&Path> = above.collect();
    sync_folders(disk, folders)
}

/// A folder may go away while others are written: what is not there at the end was not handed over.
fn still_there(disk: &dyn Disk, placed: &[PathBuf]) -> Result<(), DiskError> {
    for target in placed {
        if disk.len(target)?.is_none() {
            let gone = io::Error::from(io::ErrorKind::NotFound);
            return Err(DiskError::io("read", target)(gone));
        }
    }
    Ok(())
}

/// The journal whose segments are on their way, and the folder there that it goes to. Its place is
/// looked for when its turn comes: what went before it may be a part of it.
#[derive(Default)]
struct JournalShelf {
    journal: String,
    goes: String,
    /// Where segments there end, as their successors there say: number, length, hash.
    sealed: BTreeMap<u64, (u64, String)>,
}

impl JournalShelf {
    fn place(
        &mut self,
        from: (&dyn Disk, &Path),
        to: (&dyn Disk, &Path),
        file: &SealedFile,
    ) -> Result<PathBuf, DiskError> {
        let Some((journal, segment)) = journal_of(file) else {
            *self = Self::default();
            return Ok(to.1.join(&file.path));
        };
        if self.journal != journal {
            let here = Folder {
                disk: from.0,
                project: from.1,
                name: journal,
            };
            journal.clone_into(&mut self.journal);
            self.goes = home(to, here)?;
            let there = offers(to.0, to.1, &self.goes)?.into_iter();
            self.sealed = there
                .filter_map(|offer| Some((offer.n, offer.sealed()?)))
                .collect();
        }
        Ok(to.1.join("log").join(&self.goes).join(segment))
    }

    /// Whether a successor there says that the segment ends elsewhere: then it is never touched (X1).
    fn ends_elsewhere(&self, file: &SealedFile) -> bool {
        let n = journal_of(file).and_then(|(_, segment)| segment_number(segment));
        let sealed = n.and_then(|n| self.sealed.get(&n));
        sealed.is_some_and(|(len, sha)| (*len, sha) != (file.len, &file.sha256))
    }
}

/// The folder and the name of a journal's segment.
fn journal_of(file: &SealedFile) -> Option<(&str, &str)> {
    file.path.strip_prefix("log/")?.split_once('/')
}

fn one(
    from: (&dyn Disk, &Path),
    (disk, target): (&dyn Disk, &Path),
    file: &SealedFile,
    copied: &mut Copied,
) -> Result<(), DiskError> {
    let named = disk.holds(target, file.len, &file.sha256)?;
    let far = || -> Result<bool, DiskError> {
        Ok(disk.is_far() && file.is_content() && disk.len(target)? == Some(file.len))
    };
    if named == Some(true) || named.is_none() && far()? {
        copied.present += 1;
        return Ok(());
    }
    let length = usize::try_from(file.len).unwrap_or(usize::MAX);
    let beginning = match named {
        None => begun(disk, target, length),
        // What cannot be read there is nothing that could be completed.
        Some(_) => Ok(None),
    };
    let there = match beginning {
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
    let begun = there.unwrap_or_default();
    if !bytes.starts_with(&begun) {
        copied.different.push(file.path.clone());
        return Ok(());
    }
    write((disk, target), file, (&begun, &bytes), copied)
}

/// Writes a file where its beginning is, or nothing, and reads it back.
fn write(
    (disk, target): (&dyn Disk, &Path),
    file: &SealedFile,
    (begun, bytes): (&[u8], &[u8]),
    copied: &mut Copied,
) -> Result<(), DiskError> {
    if let Some(folder) = target.parent() {
        disk.create_dir_all(folder)?;
    }
    match disk.replace(target, bytes) {
        // Where nothing is ever written over, somebody was there before.
        Err(error) if error.is_exists() => {
            copied.different.push(file.path.clone());
            return Ok(());
        }
        written => written?,
    }
    match disk.read(target) {
        Ok(back) if is(file, &back) => {
            copied.written += 1;
            copied.blobs += usize::from(file.is_content());
            if journal_of(file).is_some() {
                copied.records += lines(bytes) - lines(begun);
            }
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

fn lines(bytes: &[u8]) -> u64 {
    bytes.iter().filter(|byte| **byte == b'\n').count() as u64
}

fn begins_with(file: &SealedFile, bytes: &[u8]) -> bool {
    let length = usize::try_from(file.len).unwrap_or(usize::MAX);
    bytes.get(..length).is_some_and(|bytes| is(file, bytes))
}

fn is(file: &SealedFile, bytes: &[u8]) -> bool {
    bytes.len() as u64 == file.len && sha256_hex(bytes) == file.sha256
}
