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

/// Writes a new file where the user wants it; one that is there already is never written over.
pub fn write_new(file: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let path = std::path::absolute(file).map_err(|error| Failure::folder(file, &error))?;
    let folder = path.parent().unwrap_or(Path::new("/"));
    let folder = std::fs::canonicalize(folder).map_err(|error| Failure::folder(file, &error))?;
    let disk = RealDisk::new(&folder)?;
    let path = folder.join(path.file_name().unwrap_or_default());
    if disk.len(&path)?.is_some() {
        return Err(Failure::FileExists(file.to_path_buf()));
    }
    Ok(disk.replace(&path, bytes)?)
}

/// Something in a folder that the user looks through.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Its name.
    pub name: String,
    /// Where it is.
    pub path: PathBuf,
    /// Whether it is a folder.
    pub is_folder: bool,
}

/// The folders and the tables (CSV, XLSX) of a folder that the user looks through: folders first,
/// by name; hidden ones are left out.
pub fn tables_in(folder: &Path) -> Result<Vec<Found>, Failure> {
    let failure = |error: io::Error| Failure::folder(folder, &error);
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(failure)? {
        let path = entry.map_err(failure)?.path();
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let is_folder = path.is_dir();
        if !name.starts_with('.') && (is_folder || is_table(&path)) {
            found.push(Found {
                name,
                path,
                is_folder,
            });
        }
    }
    found.sort_by(|a, b| (!a.is_folder, &a.name).cmp(&(!b.is_folder, &b.name)));
    Ok(found)
}

fn is_table(path: &Path) -> bool {
    let kind = path.extension().unwrap_or_default();
    ["csv", "xlsx"]
        .iter()
        .any(|known| kind.eq_ignore_ascii_case(known))
}

/// The path a user typed: blanks and quotes around it, as a terminal puts them when a file is
/// dropped on it, are no part of it.
pub fn typed_path(text: &str) -> PathBuf {
    let text = text.trim();
    let bare = ['\'', '"']
        .iter()
        .find_map(|quote| text.strip_prefix(*quote)?.strip_suffix(*quote));
    PathBuf::from(bare.unwrap_or(text))
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
