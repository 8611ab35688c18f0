//! The segments of one device as they lie in its folder: which exist by rule S5, and up to where.
//! Records are judged in `lens`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::segment::{self, Bound, Header};
use crate::store::disk::{Disk, DiskError, FileStamp};
use crate::store::format::line::RecordLine;
use crate::store::format::name::device_of;
use crate::store::format::name::is_plain_name;
use crate::store::format::strict::LINE_MAX;

/// A segment file and what is known of its extent.
#[derive(Debug, Clone)]
pub(in crate::store) struct Extent {
    pub n: u64,
    pub path: PathBuf,
    /// Path below the project folder.
    pub file: String,
    pub file_len: u64,
    /// What the system says of it, taken before it is read.
    pub stamp: Option<FileStamp>,
    pub header: Option<Header>,
    /// What a later segment states about this one.
    pub bound: Option<Bound>,
    /// A later segment passed over it: nothing in it was ever acknowledged.
    pub void: bool,
}

impl Extent {
    /// Returns how many bytes exist.
    pub(in crate::store) fn len(&self) -> u64 {
        match (&self.bound, self.void) {
            (_, true) => 0,
            (Some(bound), false) => bound.len.min(self.file_len),
            (None, false) => self.file_len,
        }
    }
}

/// Returns the folders of journals in a project: one a device, and one for each further branch. What
/// bears such a name and is no folder is nothing to pass over: whoever looks into it says so.
pub(in crate::store) fn devices(disk: &dyn Disk, project: &Path) -> Result<Vec<String>, DiskError> {
    let entries = disk.list(&project.join("log"))?;
    let names = entries.into_iter().map(|entry| entry.name);
    Ok(names.filter(|name| is_plain_name(name)).collect())
}

/// Returns the segments of a journal in order.
pub(in crate::store) fn extents(
    disk: &dyn Disk,
    project: &Path,
    folder: &str,
) -> Result<Vec<Extent>, DiskError> {
    let dir = segment::log_dir(project, folder);
    let mut extents = Vec::new();
    for entry in disk.list(&dir)? {
        let Some(n) = segment::number(&entry.name) else {
            continue;
        };
        let path = dir.join(&entry.name);
        extents.push(Extent {
            n,
            file: segment::relative(folder, n),
            stamp: disk.stamp(&path).unwrap_or_default(),
            file_len: length(disk, &path)?,
            // Unreadable now is unreadable again in the audit, which says so.
            header: header(disk, &path, folder).unwrap_or_default(),
            path,
            bound: None,
            void: false,
        });
    }
    extents.sort_by_key(|extent| extent.n);
    bind(&mut extents);
    Ok(extents)
}

/// What the system says of every segment of a project, by its path below the project folder; none where it does not
/// say so of all.
pub fn stamps(disk: &dyn Disk, project: &Path) -> Option<BTreeMap<String, FileStamp>> {
    let mut stamps = BTreeMap::new();
    for folder in devices(disk, project).ok()? {
        let dir = segment::log_dir(project, &folder);
        for entry in disk.list(&dir).ok()? {
            let stamp = disk.stamp(&dir.join(&entry.name)).ok()??;
            stamps.insert(format!("{folder}/{}", entry.name), stamp);
        }
    }
    Some(stamps)
}

/// The length of a file; what is none has no bytes, and the audit says what it is.
fn length(disk: &dyn Disk, path: &Path) -> Result<u64, DiskError> {
    match disk.len(path) {
        Err(error) if error.is_no_file() => Ok(0),
        len => Ok(len?.unwrap_or(0)),
    }
}

/// Applies what each header states to the segments before it.
fn bind(extents: &mut [Extent]) {
    for i in 0..extents.len() {
        let (before, rest) = extents.split_at_mut(i);
        let Some(header) = rest.first().and_then(|e| e.header.as_ref()) else {
            continue;
        };
        let stated = header.prev.as_ref().map_or(0, |bound| bound.n);
        for extent in before {
            if extent.n == stated {
                extent.bound.clone_from(&header.prev);
            }
            extent.void |= extent.n > stated;
        }
    }
}

fn header(disk: &dyn Disk, path: &Path, folder: &str) -> Result<Option<Header>, DiskError> {
    let mut start = disk.read_range(path, 0, 2048)?;
    if !start.contains(&b'\n') && start.len() == 2048 {
        start = disk.read_range(path, 0, LINE_MAX)?;
    }
    let end = start.iter().position(|b| *b == b'\n').map_or(0, |i| i + 1);
    let line = RecordLine::read(start.get(..end).unwrap_or_default());
    let own = line
        .ok()
        .filter(|line| line.envelope.did == device_of(folder));
    let n = path
        .file_name()
        .and_then(|name| segment::number(name.to_str()?));
    let header = own.and_then(|line| Header::of(&line));
    Ok(header.filter(|header| Some(header.n) == n))
}
