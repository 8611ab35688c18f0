//! What the user names outside the data folder: files, read with a limit through the same layer; the
//! folders looked through, the pictures in them, and what is plugged in.

mod folders;
mod pictures;
mod sticks;

pub use folders::{FolderItem, files_in, folder, folders_in, tables_in};
pub use pictures::{WatchedPicture, pictures_in};
pub use sticks::{InSight, cards, is_same_disk, sticks};

use crate::domain::evidence::Unfit;
use crate::failure::Failure;
use crate::store::{Disk, DiskError, RealDisk};
use crate::table::book::decode;
use std::io::{self, Read};
use std::path::{Component, Path, PathBuf};

/// A file that the user named, read piece by piece.
pub struct NamedFile {
    disk: RealDisk,
    path: PathBuf,
    at: u64,
}

impl Read for NamedFile {
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

/// Opens a file that the user named; links that the user points at are followed.
pub fn open(file: &Path) -> Result<NamedFile, Failure> {
    let path = std::fs::canonicalize(file).map_err(|error| Failure::folder(file, &error))?;
    let folder = path.parent().unwrap_or(Path::new("/"));
    let disk = RealDisk::new(folder)?;
    Ok(NamedFile { disk, path, at: 0 })
}

/// The bytes of a file that the user named, one more than `most` at most, so that whoever reads
/// them sees when it is too large.
pub fn read(file: &Path, most: usize) -> Result<Vec<u8>, Failure> {
    let named = open(file)?;
    Ok(named.disk.read_range(&named.path, 0, most + 1)?)
}

/// The text of a file that the user named, in Unicode or as Chinese Windows writes it; none when it is no text, or has
/// more than `most` bytes.
pub fn text(file: &Path, most: usize) -> Result<Option<String>, Failure> {
    let bytes = read(file, most)?;
    let text = decode(&bytes).ok().filter(|_| bytes.len() <= most);
    Ok(text.map(|(text, _)| text.into_owned()))
}

/// Writes a new file where the user wants it, for whoever he hands it to; one that is there already is never written
/// over.
pub(super) fn write_new(file: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let (disk, path) = handed(file)?;
    if disk.len(&path)?.is_some() {
        return Err(Failure::FileExists(file.to_path_buf()));
    }
    Ok(disk.replace(&path, bytes)?)
}

/// Writes a new file that only the user can read.
pub(super) fn write_private(file: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let path = std::path::absolute(file).map_err(|error| Failure::folder(file, &error))?;
    let folder = path.parent().unwrap_or(Path::new("/"));
    let folder = std::fs::canonicalize(folder).map_err(|error| Failure::folder(file, &error))?;
    let path = folder.join(path.file_name().unwrap_or_default());
    let written = RealDisk::new(&folder).and_then(|disk| {
        let mut new = disk.create_new(&path)?;
        let written = new.write_all(bytes).and_then(|()| new.sync_all());
        written.map_err(DiskError::io("write", &path))?;
        disk.sync_dir(&folder)
    });
    match written {
        Err(error) if error.is_exists() => Err(Failure::FileExists(file.to_path_buf())),
        written => Ok(written?),
    }
}

/// Writes a file where the user wants it, for whoever he hands it to, in the place of the one that was there.
pub(super) fn write_anew(file: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let (disk, path) = handed(file)?;
    Ok(disk.replace(&path, bytes)?)
}

/// Where a file goes that is handed to others, in a folder that is there.
fn handed(file: &Path) -> Result<(RealDisk, PathBuf), Failure> {
    let path = std::path::absolute(file).map_err(|error| Failure::folder(file, &error))?;
    let folder = path.parent().unwrap_or(Path::new("/"));
    let folder = std::fs::canonicalize(folder).map_err(|error| Failure::folder(file, &error))?;
    let path = folder.join(path.file_name().unwrap_or_default());
    Ok((RealDisk::for_others(&folder)?, path))
}

/// The bytes of a file that is no folder, no link and no device, and not larger than `most`.
pub fn regular(file: &Path, most: usize) -> Result<Vec<u8>, Unfit> {
    let file = std::path::absolute(file).map_err(|_| Unfit::Missing)?;
    let meta = match std::fs::symlink_metadata(&file) {
        Ok(meta) => meta,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Err(Unfit::Missing),
        Err(_) => return Err(Unfit::Unreadable),
    };
    // Before it is opened: opening a pipe would wait for ever.
    if !meta.is_file() {
        return Err(Unfit::NotAFile);
    }
    let (Some(folder), Some(name)) = (file.parent(), file.file_name()) else {
        return Err(Unfit::NotAFile);
    };
    // The user's own folders may be links; the file itself is opened without following one.
    let folder = std::fs::canonicalize(folder).map_err(|_| Unfit::Unreadable)?;
    let disk = RealDisk::new(&folder).map_err(|_| Unfit::Unreadable)?;
    let bytes = disk
        .read_range(&folder.join(name), 0, most + 1)
        .map_err(|_| Unfit::Unreadable)?;
    // A card that was pulled out meanwhile says nothing any more.
    let after = std::fs::symlink_metadata(&file).map_err(|_| Unfit::Unreadable)?;
    match bytes.len() {
        0 => Err(Unfit::Empty),
        size if size > most => Err(Unfit::TooLarge),
        size if [meta.len(), after.len()]
            .iter()
            .any(|len| *len != size as u64) =>
        {
            Err(Unfit::Growing)
        }
        _ => Ok(bytes),
    }
}

/// What no file name can have: on Windows a colon begins another stream of a file or names a drive.
const NO_NAME: &[char] = match cfg!(windows) {
    true => &['\0', ':', '*', '?', '"', '<', '>', '|'],
    false => &['\0'],
};

/// A path written in a batch, below the batch's own folder: names from outside lead nowhere else
/// (I2).
pub fn below(folder: &Path, text: &str) -> Result<PathBuf, Unfit> {
    if let Some(odd) = text.chars().find(|c| NO_NAME.contains(c)) {
        return Err(Unfit::Character(odd));
    }
    let path = Path::new(text);
    let plain = path
        .components()
        .all(|part| matches!(part, Component::Normal(_) | Component::CurDir));
    if text.is_empty() || !plain {
        return Err(Unfit::Outside);
    }
    let folder = std::fs::canonicalize(folder).map_err(|_| Unfit::Missing)?;
    let file = folder.join(path);
    let parent = file.parent().unwrap_or(&folder);
    // A folder on the way that is a link would lead out as well.
    match std::fs::canonicalize(parent) {
        Ok(real) if real.starts_with(&folder) => Ok(file),
        Ok(_) => Err(Unfit::Outside),
        Err(_) => Err(Unfit::Missing),
    }
}

/// A path without links in it, as far as it is there.
pub fn real(path: &Path) -> PathBuf {
    std::fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf())
}

/// Writes a file of a name of our own to a folder that the user named, made if it is missing.
pub(super) fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let path = std::path::absolute(path).map_err(|error| Failure::folder(path, &error))?;
    let folder = path.parent().unwrap_or(Path::new("/"));
    let disk = RealDisk::new(folder)?;
    disk.create_dir_all(folder)?;
    Ok(disk.replace(&path, bytes)?)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn what_is_handed_out_has_the_mode_that_the_user_gives_his_files() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let [own, written] = ["own", "written"].map(|name| folder.path().join(name));
        std::fs::write(&own, "").unwrap();
        write_new(&written, b"").unwrap();
        let mode = |file: &Path| std::fs::metadata(file).unwrap().permissions().mode();
        assert_eq!(mode(&written), mode(&own));
    }

    #[test]
    fn a_path_of_a_batch_stays_below_it_whatever_its_names_hold() {
        let folder = tempfile::tempdir().unwrap();
        let real = std::fs::canonicalize(folder.path()).unwrap();
        std::fs::create_dir(real.join("photos")).unwrap();
        let of = |text: &str| below(folder.path(), text);
        for name in ["photos/a.jpg", "./photos/钢筋 (1).jpg"] {
            assert_eq!(of(name), Ok(real.join(name)));
        }
        for out in ["../a.jpg", "photos/../../a", "/etc/passwd", ""] {
            assert_eq!(of(out), Err(Unfit::Outside), "{out}");
        }
        assert_eq!(of("a\0.jpg"), Err(Unfit::Character('\0')));
        for odd in ["photos/site_2026-03-01T10:22:37.jpg", "photos/a\\b.jpg"] {
            match cfg!(windows) {
                true => assert!(of(odd) != Ok(real.join(odd)) || odd.contains('\\')),
                false => assert_eq!(of(odd), Ok(real.join(odd))),
            }
        }
    }
}
