//! Files that the user names, outside the data folder: read with a limit, through the same layer.

use crate::failure::Failure;
use crate::store::{Disk, RealDisk};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// A file that the user named, read piece by piece.
pub struct Named {
    disk: RealDisk,
    path: PathBuf,
    at: u64,
}

/// Opens a file that the user named; links that the user points at are followed.
pub fn open(file: &Path) -> Result<Named, Failure> {
    let path = std::fs::canonicalize(file).map_err(|error| Failure::folder(file, &error))?;
    let folder = path.parent().unwrap_or(Path::new("/"));
    let disk = RealDisk::new(folder)?;
    Ok(Named { disk, path, at: 0 })
}

/// The bytes of a file that the user named, one more than `most` at most, so that whoever reads
/// them sees when it is too large.
pub fn read(file: &Path, most: usize) -> Result<Vec<u8>, Failure> {
    let named = open(file)?;
    Ok(named.disk.read_range(&named.path, 0, most + 1)?)
}

impl Read for Named {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let bytes = self
            .disk
            .read_range(&self.path, self.at, buffer.len())
            .map_err(io::Error::other)?;
        let (into, _) = buffer.split_at_mut(bytes.len().min(buffer.len()));
        into.copy_from_slice(bytes.get(..into.len()).unwrap_or_default());
        self.at += into.len() as u64;
        Ok(into.len())
    }
}
