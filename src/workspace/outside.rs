//! Files that the user names, outside the data folder: read with a limit, through the same layer;
//! and the folders the user looks through, cameras' cards among them.

use crate::domain::evidence::Unfit;
use crate::failure::Failure;
use crate::media;
use crate::store::{Disk, RealDisk, names_in};
use std::ffi::OsString;
use std::io::{self, Read};
use std::path::{Component, Path, PathBuf};
use std::time::SystemTime;

/// Folders below a card's or an inbox's that are looked into: `DCIM/100CANON`.
const DEEPEST: usize = 2;
/// More entries than any card has; whatever is beyond is not looked at.
const MOST_ENTRIES: usize = 20_000;

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
    found_in(folder, is_table)
}

/// The folders of a folder that the user looks through.
pub fn folders_in(folder: &Path) -> Result<Vec<Found>, Failure> {
    found_in(folder, |_| false)
}

/// The folders and all files of a folder that the user looks through, in the same order.
pub fn files_in(folder: &Path) -> Result<Vec<Found>, Failure> {
    found_in(folder, |_| true)
}

fn found_in(folder: &Path, wanted: impl Fn(&Path) -> bool) -> Result<Vec<Found>, Failure> {
    let mut found = Vec::new();
    for name in listed(folder)? {
        let path = folder.join(&name);
        let name = name.to_string_lossy().into_owned();
        let is_folder = path.is_dir();
        if !name.starts_with('.') && (is_folder || wanted(&path)) {
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

/// A folder that the user names, as it really is.
pub fn folder(path: &Path) -> Result<PathBuf, Failure> {
    let real = std::fs::canonicalize(path).map_err(|error| Failure::folder(path, &error))?;
    listed(&real)?;
    Ok(real)
}

/// The names in a folder; through the store's layer, because the standard library breaks when a stick
/// is pulled out meanwhile.
fn listed(folder: &Path) -> Result<Vec<OsString>, Failure> {
    let names = names_in(folder).map_err(|error| Failure::folder(folder, &error))?;
    Ok(names.into_iter().map(|(name, _)| name).collect())
}

/// Writes a file of a name of our own to a folder that the user named, made if it is missing.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let path = std::path::absolute(path).map_err(|error| Failure::folder(path, &error))?;
    let folder = path.parent().unwrap_or(Path::new("/"));
    let disk = RealDisk::new(folder)?;
    disk.create_dir_all(folder)?;
    Ok(disk.replace(&path, bytes)?)
}

/// A picture in a folder that is watched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Its name.
    pub name: String,
    /// Where it is.
    pub path: PathBuf,
    /// Its size in bytes.
    pub size: u64,
    /// When it was last changed, as the card says.
    pub changed: SystemTime,
}

/// The pictures of a folder and of the folders in it, by their names; hidden ones, links and empty
/// files are left out.
pub fn pictures_in(folder: &Path) -> io::Result<Vec<Picture>> {
    let (mut found, mut seen) = (Vec::new(), 0);
    let mut open = vec![(folder.to_path_buf(), 0)];
    while let Some((folder, depth)) = open.pop() {
        let entries = match listed(&folder) {
            Ok(entries) => entries,
            Err(failure) if depth == 0 => return Err(io::Error::other(failure)),
            Err(_) => continue,
        };
        for name in entries {
            seen += 1;
            let path = folder.join(&name);
            let name = name.to_string_lossy().into_owned();
            // Never through a link.
            let Ok(meta) = std::fs::symlink_metadata(&path) else {
                continue;
            };
            if name.starts_with('.') || seen > MOST_ENTRIES {
                continue;
            }
            if meta.is_dir() && depth < DEEPEST {
                open.push((path, depth + 1));
            } else if meta.is_file() && meta.len() > 0 && media::looks_like_picture(&name) {
                found.push(Picture {
                    name,
                    path,
                    size: meta.len(),
                    changed: meta.modified().unwrap_or(SystemTime::UNIX_EPOCH),
                });
            }
        }
    }
    Ok(found)
}

/// The `DCIM` folders of the cards that are plugged in.
pub fn cards() -> Vec<PathBuf> {
    let card = |place: PathBuf| place.join("DCIM");
    let places = places().into_iter().map(card);
    places.filter(|dcim| dcim.is_dir()).collect()
}

/// The sticks, cards and shares that are plugged in and mounted, by their names.
pub fn sticks() -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = places()
        .into_iter()
        .filter(|place| is_mounted(place))
        .collect();
    found.sort();
    found
}

/// Whether a folder is where another disk begins.
fn is_mounted(folder: &Path) -> bool {
    match (disk_of(folder), folder.parent().and_then(disk_of)) {
        (Some(here), Some(above)) => here != above,
        // Where nobody can tell, a folder that is there will do.
        _ => folder.is_dir(),
    }
}

/// Whether two folders are known to lie on one disk.
pub fn is_same_disk(one: &Path, other: &Path) -> bool {
    disk_of(one).is_some_and(|disk| disk_of(other) == Some(disk))
}

/// A folder that is held on to while something is done in it: one of its name that was made meanwhile
/// is another one.
pub struct InSight {
    path: PathBuf,
    folder: Option<std::fs::File>,
}

impl InSight {
    /// Holds on to a folder, where there is one and the system lets us.
    pub fn of(path: &Path) -> Self {
        let folder = std::fs::File::open(path).ok();
        let mut held = Self {
            path: path.to_path_buf(),
            folder,
        };
        // A file system that tells the two apart from the start says nothing later.
        if held.is_gone() {
            held.folder = None;
        }
        held
    }

    /// Whether it was removed, or its disk pulled out.
    pub fn is_gone(&self) -> bool {
        let Some(folder) = &self.folder else {
            return false;
        };
        let now = std::fs::metadata(&self.path)
            .ok()
            .and_then(|meta| mark(&meta));
        let held = folder.metadata().ok().and_then(|meta| mark(&meta));
        now != held
    }
}

/// What tells a folder from all others, where the system says.
#[cfg(unix)]
fn mark(meta: &std::fs::Metadata) -> Option<(u64, u64)> {
    use std::os::unix::fs::MetadataExt;
    Some((meta.dev(), meta.ino()))
}

#[cfg(not(unix))]
fn mark(_meta: &std::fs::Metadata) -> Option<(u64, u64)> {
    None
}

/// A number for the disk that a folder lies on, where the system says.
#[cfg(unix)]
fn disk_of(folder: &Path) -> Option<u64> {
    use std::os::unix::fs::MetadataExt;
    std::fs::metadata(folder).ok().map(|meta| meta.dev())
}

#[cfg(not(unix))]
fn disk_of(_folder: &Path) -> Option<u64> {
    None
}

/// Where the system mounts what is plugged in.
fn places() -> Vec<PathBuf> {
    let mounted = |root: &str| {
        let entries = std::fs::read_dir(root).into_iter().flatten().flatten();
        entries.map(|entry| entry.path()).collect::<Vec<_>>()
    };
    if cfg!(windows) {
        let drives = (b'D'..=b'Z').map(|letter| format!("{}:\\", char::from(letter)));
        drives.map(PathBuf::from).collect()
    } else if cfg!(target_os = "macos") {
        mounted("/Volumes")
    } else {
        let users = ["/media", "/run/media"].into_iter().flat_map(mounted);
        let below = |user: PathBuf| {
            let inside = mounted(&user.to_string_lossy());
            std::iter::once(user).chain(inside)
        };
        users.flat_map(below).collect()
    }
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

#[cfg(test)]
mod tests {
    use super::*;

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
