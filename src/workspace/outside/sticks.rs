//! What is plugged in: sticks, cards and shares, the disk a folder lies on, and whether it is still
//! there. Nothing in them is read here.

use std::path::{Path, PathBuf};

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
