//! Loads the checklists that lie in the data folder beside those inside the program.

use crate::checklist::{File, LARGEST_FILE, Library};
use crate::failure::Failure;
use crate::store::Disk;
use std::path::{Path, PathBuf};

/// No data folder has more checklist files than this; the rest is left out.
const MOST_FILES: usize = 2_000;
/// Folders below `checklists/` that are looked into.
const DEEPEST: usize = 4;

/// The library of a data folder.
pub fn load(disk: &dyn Disk, root: &Path) -> Result<Library, Failure> {
    let mut files = Vec::new();
    let top = root.join("checklists");
    let mut folders = vec![(top.clone(), 0)];
    while let Some((folder, depth)) = folders.pop() {
        for entry in disk.list(&folder)? {
            let path = folder.join(&entry.name);
            if entry.is_dir && depth < DEEPEST {
                folders.push((path, depth + 1));
            } else if entry.name.ends_with(".json") && files.len() < MOST_FILES {
                files.push(read(disk, root, path)?);
            }
        }
    }
    files.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(Library::load(&files))
}

/// Reads one byte more than is allowed, so that a file too large is seen to be so.
fn read(disk: &dyn Disk, root: &Path, path: PathBuf) -> Result<File, Failure> {
    let bytes = match disk.read_range(&path, 0, LARGEST_FILE + 1) {
        // A link or a pipe is never opened; like an empty file it is named among the faults.
        Err(error) if error.is_no_file() => Vec::new(),
        bytes => bytes?,
    };
    let name = path
        .strip_prefix(root)
        .unwrap_or(&path)
        .display()
        .to_string()
        .replace('\\', "/");
    Ok(File { name, bytes })
}
