//! Copies what never changes again to another folder of the same shape: create-only, each file
//! whole or not at all, read back and compared. Doing it again finishes what was interrupted.

use crate::store::{Disk, DiskError, SealedFile, sha256_hex};
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
}

/// Copies the sealed files of one project folder to another.
pub fn copy(
    from: (&dyn Disk, &Path),
    to: (&dyn Disk, &Path),
    files: &[SealedFile],
) -> Result<Copied, DiskError> {
    let mut copied = Copied::default();
    for file in files {
        one(from, to, file, &mut copied)?;
    }
    Ok(copied)
}

fn one(
    from: (&dyn Disk, &Path),
    to: (&dyn Disk, &Path),
    file: &SealedFile,
    copied: &mut Copied,
) -> Result<(), DiskError> {
    let target = to.1.join(&file.path);
    let there = to.0.len(&target)?.map(|_| to.0.read(&target)).transpose()?;
    if there.as_deref().is_some_and(|bytes| is(file, bytes)) {
        copied.present += 1;
        return Ok(());
    }
    let length = usize::try_from(file.len).unwrap_or(usize::MAX);
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
        Ok(back) if is(file, &back) => copied.written += 1,
        _ => copied.broken.push(file.path.clone()),
    }
    copied.bytes += file.len;
    Ok(())
}

fn is(file: &SealedFile, bytes: &[u8]) -> bool {
    bytes.len() as u64 == file.len && sha256_hex(bytes) == file.sha256
}
