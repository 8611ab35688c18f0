//! Journals that lie in several trees of one project, byte for byte the same as far as they go: it is enough
//! to read one of them. Nothing is verified here; where the one that is read is not as it was written, the
//! others are no copies of anything to rely on (see `united`).

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::united::TreePlace;
use crate::store::disk::{Disk, DiskError};
use crate::store::journal::{head, lens, segment};

/// How much of a file is compared at a time.
const CHUNK: usize = 512 * 1024;

/// Of each tree the journals that are copies of another tree's.
pub(super) type Copies = Vec<BTreeSet<String>>;

/// A journal's segments in one tree: their numbers and lengths.
struct Lying {
    tree: usize,
    segments: Vec<(u64, u64)>,
    has_head: bool,
}

/// Finds the journals that need not be read.
pub(super) fn find(trees: &[TreePlace]) -> Result<Copies, DiskError> {
    let mut copies = vec![BTreeSet::new(); trees.len()];
    let mut journals: BTreeMap<String, Vec<Lying>> = BTreeMap::new();
    for (tree, (disk, project)) in trees.iter().enumerate() {
        let heads = head::devices(disk.as_ref(), project)?;
        for name in lens::journals(disk.as_ref(), project)? {
            let lying = Lying {
                tree,
                segments: segments(disk.as_ref(), project, &name)?,
                has_head: heads.contains(&name),
            };
            journals.entry(name).or_default().push(lying);
        }
    }
    for (name, mut lying) in journals {
        // The one that goes furthest, with a head if any has one, stands for the others; the first of such.
        lying.sort_by_key(|one| {
            let first = Reverse(one.tree);
            (one.segments.len(), bytes(one), one.has_head, first)
        });
        let Some(whole) = lying.pop() else {
            continue;
        };
        for part in lying.iter().filter(|part| !part.has_head) {
            if begins_like(part, &whole) && is_copy(trees, &name, part, whole.tree)? {
                copies
                    .get_mut(part.tree)
                    .map(|left| left.insert(name.clone()));
            }
        }
    }
    Ok(copies)
}

fn segments(disk: &dyn Disk, project: &Path, name: &str) -> Result<Vec<(u64, u64)>, DiskError> {
    let dir = segment::log_dir(project, name);
    let mut segments = Vec::new();
    for entry in disk.list(&dir)? {
        if let Some(n) = segment::number(&entry.name) {
            let len = disk.len(&dir.join(&entry.name))?;
            segments.push((n, len.unwrap_or_default()));
        }
    }
    segments.sort_unstable();
    Ok(segments)
}

fn bytes(lying: &Lying) -> u64 {
    lying.segments.iter().map(|(_, len)| len).sum()
}

fn begins_like(part: &Lying, whole: &Lying) -> bool {
    !part.segments.is_empty() && whole.segments.starts_with(&part.segments)
}

fn is_copy(trees: &[TreePlace], name: &str, part: &Lying, whole: usize) -> Result<bool, DiskError> {
    let (Some(one), Some(other)) = (trees.get(part.tree), trees.get(whole)) else {
        return Ok(false);
    };
    for (n, len) in &part.segments {
        let path = |tree: &TreePlace| segment::log_dir(&tree.1, name).join(segment::file_name(*n));
        let (here, there) = (path(one), path(other));
        let mut at = 0;
        while at < *len {
            let bytes = one.0.read_range(&here, at, CHUNK)?;
            if bytes.is_empty() || bytes != other.0.read_range(&there, at, CHUNK)? {
                return Ok(false);
            }
            at += bytes.len() as u64;
        }
    }
    Ok(true)
}
