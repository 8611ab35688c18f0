//! What was refused: the first part of it, and why, in `bad/`. It may be all that is left of it, so it
//! is kept; it may come from a hostile hand, so the whole of it is bounded (I1). Nothing is ever read
//! from there.

use crate::store::{Disk, DiskError, StoreFault, sha256_hex};
use std::path::{Path, PathBuf};

/// So many bytes of a refused file are kept.
pub const FIRST: usize = 1 << 20;
/// So many refused files are kept; what is refused beyond them is only named.
const MOST: usize = 64;
/// Longer names than the names of our own files are cut.
const LONGEST_NAME: usize = 80;

/// The folder of what a project refused.
pub struct Quarantine<'a> {
    disk: &'a dyn Disk,
    dir: PathBuf,
}

impl<'a> Quarantine<'a> {
    /// That of the project in a folder.
    pub fn new(disk: &'a dyn Disk, project: &Path) -> Self {
        let dir = project.join("bad");
        Self { disk, dir }
    }

    /// Keeps the first part of a refused file, and why; once it is full, it keeps no more.
    pub fn keep(&self, bytes: &[u8], fault: &StoreFault) -> Result<(), DiskError> {
        let first = bytes.get(..FIRST).unwrap_or(bytes);
        let sha = sha256_hex(first);
        let mark = sha.get(..8).unwrap_or_default();
        let label: String = fault.file.replace('/', ".");
        let label: String = label.chars().take(LONGEST_NAME).collect();
        let (path, why) = (
            self.dir.join(format!("{mark}.{label}")),
            self.dir.join(format!("{mark}.{label}.txt")),
        );
        if self.disk.len(&why)?.is_none() {
            // Two files each.
            if self.disk.list(&self.dir)?.len() >= 2 * MOST {
                return Ok(());
            }
            self.disk.create_dir_all(&self.dir)?;
            self.disk.replace(&path, first)?;
        }
        self.disk.replace(&why, said(fault).as_bytes())
    }
}

fn said(fault: &StoreFault) -> String {
    let (file, line) = (&fault.file, fault.line);
    let record = fault.record.as_ref();
    let record = record.map_or_else(String::new, |id| format!(" [{id}]"));
    format!("{file}:{line}{record}: {}\n", fault.kind)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::{FaultKind, RealDisk};

    fn fault(n: usize) -> StoreFault {
        StoreFault {
            file: format!("blobs/{n:02x}/{n:064x}"),
            line: 1,
            record: None,
            kind: FaultKind::NoHeader,
        }
    }

    #[test]
    fn keeps_the_first_part_and_the_reason() {
        let dir = tempfile::tempdir().unwrap();
        let disk = RealDisk::new(dir.path()).unwrap();
        let bad = Quarantine::new(&disk, dir.path());
        for _ in 0..2 {
            bad.keep(&vec![7; FIRST + 9], &fault(1)).unwrap();
        }
        let kept = disk.list(&dir.path().join("bad")).unwrap();
        let len = |at: usize| disk.len(&dir.path().join("bad").join(&kept[at].name));
        assert_eq!(kept.len(), 2);
        assert_eq!(len(0).unwrap(), Some(FIRST as u64));
        assert!(kept[1].name.ends_with(".txt"));
    }

    #[test]
    fn is_bounded_as_a_whole() {
        let dir = tempfile::tempdir().unwrap();
        let disk = RealDisk::new(dir.path()).unwrap();
        let bad = Quarantine::new(&disk, dir.path());
        for n in 0..MOST + 9 {
            bad.keep(b"x", &fault(n)).unwrap();
        }
        let kept = disk.list(&dir.path().join("bad")).unwrap();
        assert_eq!(kept.len(), 2 * MOST);
    }
}
