//! Which folders hold which project, whatever they are called, and what can be told of them without reading
//! them.

use super::abreast;
use super::trouble::{FolderPlace, FolderTrouble};
use crate::store::{self, Disk, StoreError, is_project_name, sha256_hex};
use std::collections::BTreeMap;
use std::convert::Infallible;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The folders of each project, by its id, and those that cannot be counted on.
#[derive(Default)]
pub(super) struct FoundProjects {
    pub projects: BTreeMap<String, Vec<FolderPlace>>,
    pub troubles: Vec<(PathBuf, FolderTrouble)>,
}

/// So many folders are looked at before their answers are handed over: each alone is less work than handing over.
const TOGETHER: usize = 32;

/// A folder that may be a project's, with its name.
type NamedFolder = (FolderPlace, String);

/// Looks for projects below the places, a few folders at a time. What cannot be looked into is named, and hides
/// nothing else.
pub(super) fn find(places: &[FolderPlace], threads: usize) -> FoundProjects {
    let mut found = FoundProjects::default();
    let folders = found.gather(places);
    let parts: Vec<&[NamedFolder]> = folders.chunks(TOGETHER).collect();
    let look = |nth: usize| -> Vec<Result<Option<String>, StoreError>> {
        let part = parts.get(nth).into_iter().copied().flatten();
        let looked = part.map(|((disk, folder), _)| store::project_of(disk.as_ref(), folder));
        looked.collect()
    };
    let mut take = |nth: usize, looked: Option<Vec<_>>| {
        let mut looked = looked.into_iter().flatten();
        for folder in parts.get(nth).into_iter().copied().flatten() {
            found.take(folder, looked.next());
        }
        Ok(())
    };
    let Ok(()) = abreast::in_order::<_, Infallible>((parts.len(), threads), &look, &mut take);
    found
}

impl FoundProjects {
    /// The folders below the places.
    fn gather(&mut self, places: &[FolderPlace]) -> Vec<NamedFolder> {
        let mut gathered = Vec::new();
        for (disk, root) in places {
            let dir = root.join("projects");
            let names = match folders(disk.as_ref(), &dir) {
                Ok(names) => names,
                Err(error) => {
                    self.trouble(dir, error.into());
                    continue;
                }
            };
            if names.is_empty() {
                let why = match root.is_dir() {
                    true => FolderTrouble::Nothing,
                    false => FolderTrouble::Missing,
                };
                self.trouble(root.clone(), why);
            }
            gathered.extend(names.into_iter().map(|name| {
                let place = (Arc::clone(disk), dir.join(&name));
                (place, name)
            }));
        }
        gathered
    }
}

fn folders(disk: &dyn Disk, dir: &Path) -> Result<Vec<String>, StoreError> {
    let entries = disk.list(dir)?.into_iter();
    let folders = entries.filter(|entry| entry.is_dir);
    Ok(folders.map(|entry| entry.name).collect())
}

impl FoundProjects {
    fn trouble(&mut self, folder: PathBuf, why: FolderTrouble) {
        self.troubles.push((folder, why));
    }

    /// Takes up a folder, and what its records say whose they are.
    fn take(
        &mut self,
        ((disk, folder), name): &NamedFolder,
        looked: Option<Result<Option<String>, StoreError>>,
    ) {
        let folder = folder.clone();
        let pid = match looked {
            Some(Ok(Some(pid))) => pid,
            Some(Ok(None)) => return self.trouble(folder, FolderTrouble::Empty),
            Some(Err(error)) => return self.trouble(folder, error.into()),
            None => return self.trouble(folder, FolderTrouble::Failed),
        };
        // No program of ours gives such an id; it must not lead anywhere.
        if !is_project_name(&pid) {
            return self.trouble(folder, FolderTrouble::Misnamed(pid));
        }
        if pid != *name {
            self.trouble(folder.clone(), FolderTrouble::Copy(pid.clone()));
        }
        let place = (Arc::clone(disk), folder);
        self.projects.entry(pid).or_default().push(place);
    }
}

/// How much of the end of each journal goes into a mark.
const END: u64 = 4096;

/// A mark of what lies in the folders of a project: names, sizes and times of all that its records are read
/// from, and the ends of its journals. None where a disk does not tell, or something cannot be looked at.
pub(super) fn mark(folders: &[FolderPlace]) -> Option<String> {
    let mut text = String::new();
    for (disk, folder) in folders {
        text.push_str(&format!("{}\n", folder.display()));
        let journals = disk.list(&folder.join("log")).ok()?;
        for journal in journals {
            let dir = folder.join("log").join(&journal.name);
            text.push_str(&format!("{}/\n", journal.name));
            if journal.is_dir {
                files(disk.as_ref(), &dir, true, &mut text)?;
            }
        }
        files(disk.as_ref(), &folder.join("head"), false, &mut text)?;
    }
    Some(sha256_hex(text.as_bytes()))
}

fn files(disk: &dyn Disk, dir: &Path, with_end: bool, text: &mut String) -> Option<()> {
    let mut last = None;
    for entry in disk.list(dir).ok()? {
        let path = dir.join(&entry.name);
        let stamp = disk.stamp(&path).ok()??;
        text.push_str(&format!("{} {stamp:?}\n", entry.name));
        last = (!entry.is_dir).then_some((path, stamp.len));
    }
    if let Some((path, len)) = last.filter(|_| with_end) {
        let from = len.saturating_sub(END);
        let end = disk.read_range(&path, from, END as usize).ok()?;
        text.push_str(&sha256_hex(&end));
    }
    Some(())
}
