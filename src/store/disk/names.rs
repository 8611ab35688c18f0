//! The names in a folder. The standard library panics when closing a folder fails, as on a stick that
//! was pulled out meanwhile; this asks the system without it. What the names mean is not known here.

use rustix::fs::{Dir, FileType, Mode, OFlags, open};
use std::fs;
use std::io;
use std::path::Path;

use super::Entry;

/// Returns the names in a folder, unsorted; one that is not Unicode cannot be one of ours (I10).
pub(super) fn names(dir: &Path) -> io::Result<Vec<Entry>> {
    let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
    let folder = open(dir, flags, Mode::empty())?;
    let mut entries = Vec::new();
    for entry in Dir::new(folder)? {
        let entry = entry?;
        let Ok(name) = entry.file_name().to_str() else {
            continue;
        };
        if name == "." || name == ".." {
            continue;
        }
        let is_dir = match entry.file_type() {
            FileType::Unknown => fs::symlink_metadata(dir.join(name))?.is_dir(),
            kind => kind == FileType::Directory,
        };
        entries.push(Entry {
            name: name.to_owned(),
            is_dir,
        });
    }
    Ok(entries)
}
