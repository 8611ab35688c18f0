//! Which folders hold which project, whatever they are called, and what can be told of them without reading
//! them.

use super::trouble::{FolderPlace, FolderTrouble};
use crate::store::{self, Disk, StoreError, is_project_name, sha256_hex};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The folders of each project, by its id, and those that cannot be counted on.
#[derive(Default)]
pub(super) struct FoundProjects {
    pub projects: BTreeMap<String, Vec<FolderPlace>>,
    pub troubles: Vec<(PathBuf, FolderTrouble)>,
}

/// Looks for projects below the places. What cannot be looked into is named, and hides nothing else.
pub(super) fn find(places: &[FolderPlace]) -> FoundProjects {
    let mut found = FoundProjects::default();
    for (disk, root) in places {
        let dir = root.join("projects");
        let names = match folders(disk.as_ref(), &dir) {
            Ok(names) => names,
            Err(error) => {
                found.trouble(dir, error.into());
                continue;
            }
        };
        if names.is_empty() {
            let why = match root.is_dir() {
                true => FolderTrouble::Nothing,
                false => FolderTrouble::Missing,
            };
            found.trouble(root.clone(), why);
        }
        for name in names {
            found.look_at(disk, dir.join(&name), &name);
        }
    }
    found
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

    fn look_at(&mut self, disk: &Arc<dyn Disk>, folder: PathBuf, name: &str) {
        let pid = match store::project_of(disk.as_ref(), &folder) {
            Ok(Some(pid)) => pid,
            Ok(None) => return self.trouble(folder, FolderTrouble::Empty),
            Err(error) => return self.trouble(folder, error.into()),
        };
        // No program of ours gives such an id; it must not lead anywhere.
        if !is_project_name(&pid) {
            return self.trouble(folder, FolderTrouble::Misnamed(pid));
        }
        if pid != name {
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
