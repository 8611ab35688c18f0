//! Several trees of one project opened as one and read in one go: every record is shown, in the one order,
//! while the bytes are verified. That takes journals that part nowhere; of others the trees are opened one
//! by one and read when all is known ([`TreeReader::beside`]).

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::copies;
use super::reader::TreeReader;
use super::stream::first;
use crate::store::disk::{Disk, DiskError};
use crate::store::error::StoreError;
use crate::store::format::name::{device_of, is_branch};
use crate::store::format::record::Record;
use crate::store::journal::findings::Audit;
use crate::store::journal::lens::{self, Lens};
use crate::store::journal::recovery;
use crate::store::journal::walk::JournalWalk;
use crate::store::notice::StoreNotice;

/// A project's folder and the disk it lies on.
pub type TreePlace = (Arc<dyn Disk>, PathBuf);

/// Trees that were read as one, and what was noticed in each.
pub struct UnitedTrees {
    /// All of them.
    pub reader: TreeReader,
    /// Tree by tree.
    pub notices: Vec<Vec<StoreNotice>>,
}

/// Returns the project that the records in a folder are of, reading no further than the first of them.
pub fn project_of(disk: &dyn Disk, project: &Path) -> Result<Option<String>, StoreError> {
    for folder in lens::journals(disk, project)? {
        let mut pid = None;
        let mut walk = JournalWalk::new(disk, project, &folder)?;
        walk.step(&mut looking(&mut pid), &mut |_| Some(()));
        if pid.is_some() {
            return Ok(pid);
        }
    }
    Ok(None)
}

fn looking(pid: &mut Option<String>) -> Lens<'_> {
    Lens {
        index: true,
        whole: false,
        pid,
    }
}

impl TreeReader {
    /// Opens the trees of a project as one, and shows every record in total order on the way. None when they
    /// have to be opened one by one; whatever was shown by then counts for nothing.
    pub fn united(
        pid: &str,
        trees: &[TreePlace],
        each: &mut dyn FnMut(Record),
    ) -> Result<Option<UnitedTrees>, StoreError> {
        let copies = copies::find(trees)?;
        let Some(journals) = apart(trees, &copies)? else {
            return Ok(None);
        };
        let mut walks = Vec::new();
        for (tree, folder) in journals {
            if let Some((disk, project)) = trees.get(tree) {
                let walk = JournalWalk::new(disk.as_ref(), project, &folder)?;
                walks.push((tree, walk));
            }
        }
        let audits = walk_all(pid, walks, each);
        let is_copied =
            |(_, audit): &(usize, Audit)| copies.iter().any(|left| left.contains(&audit.folder));
        // A copy stands for what it is a copy of only where that is as it was written.
        if audits
            .iter()
            .filter(|one| is_copied(one))
            .any(|(_, one)| !one.is_whole())
        {
            return Ok(None);
        }
        Ok(gather(pid, trees, audits))
    }
}

/// The journals that have to be read, by tree; none when two of them are of one device.
fn apart(
    trees: &[TreePlace],
    copies: &copies::Copies,
) -> Result<Option<Vec<(usize, String)>>, DiskError> {
    let mut devices = BTreeSet::new();
    let mut journals = Vec::new();
    for (tree, ((disk, project), left)) in trees.iter().zip(copies).enumerate() {
        for folder in lens::journals(disk.as_ref(), project)? {
            if left.contains(&folder) {
                continue;
            }
            if is_branch(&folder) || !devices.insert(device_of(&folder).to_owned()) {
                return Ok(None);
            }
            journals.push((tree, folder));
        }
    }
    Ok(Some(journals))
}

/// Goes along all journals at once, always where the next record in order is.
fn walk_all(
    pid: &str,
    walks: Vec<(usize, JournalWalk<'_>)>,
    each: &mut dyn FnMut(Record),
) -> Vec<(usize, Audit)> {
    let mut pid = Some(pid.to_owned());
    let mut lens = looking(&mut pid);
    let (mut ended, mut going) = (Vec::new(), Vec::new());
    for (tree, mut walk) in walks {
        match walk.next(&mut lens) {
            Some(record) => going.push((record, (tree, walk))),
            None => ended.push((tree, walk)),
        }
    }
    while let Some(i) = first(&going) {
        let Some((record, (_, walk))) = going.get_mut(i) else {
            break;
        };
        match walk.next(&mut lens) {
            Some(next) => each(std::mem::replace(record, next)),
            None => {
                let (last, walked) = going.swap_remove(i);
                each(last);
                ended.push(walked);
            }
        }
    }
    let done = ended.into_iter();
    done.map(|(tree, walk)| (tree, walk.done())).collect()
}

/// Puts together what was found, tree by tree.
fn gather(pid: &str, trees: &[TreePlace], mut audits: Vec<(usize, Audit)>) -> Option<UnitedTrees> {
    audits.sort_by(|a, b| (a.0, &a.1.folder).cmp(&(b.0, &b.1.folder)));
    let mut notices = vec![Vec::new(); trees.len()];
    let mut readers: Vec<TreeReader> = Vec::new();
    for (disk, project) in trees {
        readers.push(TreeReader::of(
            Arc::clone(disk),
            project,
            Some(pid.to_owned()),
        ));
    }
    for (tree, audit) in audits {
        if let (Some(reader), Some(told)) = (readers.get_mut(tree), notices.get_mut(tree)) {
            told.extend(recovery::notices(reader.disk.as_ref(), &audit, ""));
            reader.logs.insert(audit.folder.clone(), audit);
        }
    }
    let beside = readers.split_off(readers.len().min(1));
    let mut reader = readers.pop()?;
    reader.beside = beside;
    Some(UnitedTrees { reader, notices })
}
