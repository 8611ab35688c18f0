//! The pictures in a folder that is watched: a camera's card, an inbox.

use super::folders::listed;
use crate::media;
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// Folders below a card's or an inbox's that are looked into: `DCIM/100CANON`.
const DEEPEST: usize = 2;
/// More entries than any card has; whatever is beyond is not looked at.
const MOST_ENTRIES: usize = 20_000;

/// A picture in a folder that is watched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WatchedPicture {
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
pub fn pictures_in(folder: &Path) -> io::Result<Vec<WatchedPicture>> {
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
                found.push(WatchedPicture {
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
