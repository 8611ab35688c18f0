//! The names in a folder. The standard library panics when closing a folder fails, as on a stick that
//! was pulled out meanwhile; on Unix this asks the system without it. What names mean is not known here.

use std::ffi::OsString;
use std::io;
use std::path::Path;

use super::DiskEntry;

/// Returns the names in a folder, unsorted; one that is not Unicode cannot be one of ours (I10).
pub(super) fn names(dir: &Path) -> io::Result<Vec<DiskEntry>> {
    let entries = names_in(dir)?.into_iter();
    let entry = |(name, is_dir): (OsString, bool)| {
        let name = name.into_string().ok()?;
        Some(DiskEntry { name, is_dir })
    };
    Ok(entries.filter_map(entry).collect())
}

/// Returns the names in anybody's folder, unsorted, whatever bytes they are, and which are folders.
#[cfg(unix)]
pub fn names_in(dir: &Path) -> io::Result<Vec<(OsString, bool)>> {
    use rustix::fs::{Dir, FileType, Mode, OFlags, open};
    use std::os::unix::ffi::OsStrExt;

    let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
    let folder = open(dir, flags, Mode::empty())?;
    let mut names = Vec::new();
    for entry in Dir::new(folder)? {
        let entry = entry?;
        let name = std::ffi::OsStr::from_bytes(entry.file_name().to_bytes());
        if name == "." || name == ".." {
            continue;
        }
        let is_dir = match entry.file_type() {
            FileType::Unknown => std::fs::symlink_metadata(dir.join(name))?.is_dir(),
            kind => kind == FileType::Directory,
        };
        names.push((name.to_owned(), is_dir));
    }
    Ok(names)
}

/// Returns the names in anybody's folder, unsorted, and which are folders.
#[cfg(not(unix))]
pub fn names_in(dir: &Path) -> io::Result<Vec<(OsString, bool)>> {
    let entries = std::fs::read_dir(dir)?.map(|entry| {
        let entry = entry?;
        Ok((entry.file_name(), entry.file_type()?.is_dir()))
    });
    entries.collect()
}
