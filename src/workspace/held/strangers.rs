//! Projects that a stick or a share holds and this laptop does not: how many, and what they are called.
//! They are looked at with a few short reads and never taken in unasked; what they hold is checked when
//! somebody asks for one.

use crate::domain::Event;
use crate::domain::code::alike;
use crate::replay;
use crate::store::{Disk, DiskError, beginning, folders, is_project_name};
use std::path::Path;

/// So many are named, each by a figure on the screen; of the others only how many there are is told.
const NAMED: usize = 7;
/// So many devices' journals are looked through for the record that names a project.
const DEVICES: usize = 8;

/// A project that is not here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stranger {
    /// Its id.
    pub pid: String,
    /// Its code; empty when it cannot be told.
    pub code: String,
    /// Its name.
    pub name: String,
}

impl Stranger {
    /// What it is asked for by.
    pub fn asked(&self) -> &str {
        if self.code.is_empty() {
            &self.pid
        } else {
            &self.code
        }
    }
}

/// Projects that are there and not here.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Strangers {
    ids: Vec<String>,
    /// The first of them, as far as they are named.
    pub first: Vec<Stranger>,
}

impl Strangers {
    /// Those of a folder that are not among these.
    pub(in crate::workspace) fn in_folder(
        disk: &dyn Disk,
        root: &Path,
        here: &[String],
    ) -> Result<Self, DiskError> {
        let projects = root.join("projects");
        let mut ids = Vec::new();
        for entry in disk.list(&projects)? {
            let fresh = entry.is_dir && is_project_name(&entry.name) && !here.contains(&entry.name);
            let project = projects.join(&entry.name);
            // Without a journal there is nothing to take in.
            let holds = || !journals(disk, &project).is_empty();
            if fresh && holds() && !is_renamed(disk, &project, &entry.name) {
                ids.push(entry.name);
            }
        }
        let first = Vec::new();
        Ok(Self { ids, first })
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.ids.len()
    }

    pub(in crate::workspace) fn ids(&self) -> impl Iterator<Item = String> {
        self.ids.iter().cloned()
    }

    /// The id of the only one.
    pub(in crate::workspace) fn only(&self) -> Option<&str> {
        match self.ids.as_slice() {
            [only] => Some(only),
            _ => None,
        }
    }

    /// The same with the names of the first.
    pub(in crate::workspace) fn named(mut self, disk: &dyn Disk, root: &Path) -> Self {
        let ids = self.ids.iter().take(NAMED);
        self.first = ids.map(|pid| stranger(disk, root, pid)).collect();
        self
    }

    /// The id of the one that has this code or this id.
    pub(in crate::workspace) fn called(
        &self,
        disk: &dyn Disk,
        root: &Path,
        code: &str,
    ) -> Option<String> {
        let is = |pid: &&String| *pid == code || alike(&stranger(disk, root, pid).code, code);
        self.ids.iter().find(is).cloned()
    }
}

/// The names of a project's journals.
fn journals(disk: &dyn Disk, project: &Path) -> Vec<String> {
    let journals = folders(disk, project).unwrap_or_default().into_iter();
    journals.take(DEVICES).collect()
}

/// Whether the records in a project's folder are those of another project: a copy that got another name.
pub(in crate::workspace) fn is_renamed(disk: &dyn Disk, project: &Path, name: &str) -> bool {
    let journals = journals(disk, project).into_iter();
    let mut firsts = journals.filter_map(|did| beginning(disk, project, &did).into_iter().next());
    firsts.any(|first| first.pid != name)
}

fn stranger(disk: &dyn Disk, root: &Path, pid: &str) -> Stranger {
    let project = root.join("projects").join(pid);
    let mut heads = journals(disk, &project).into_iter().filter_map(|did| {
        let records = beginning(disk, &project, &did);
        records
            .iter()
            .find_map(|record| match replay::event(record) {
                Some(Event::Project(head)) => Some((head.code, head.name)),
                _ => None,
            })
    });
    let (code, name) = heads.next().unwrap_or_default();
    Stranger {
        pid: pid.to_owned(),
        code,
        name,
    }
}
