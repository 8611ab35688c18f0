//! Where an export may go, and where others may be met. A stick that is not plugged in leaves its folder
//! behind, and whoever writes there goes home with nothing. What is written is for `export` and `sync`.

use crate::failure::{Expected, Failure};
use crate::text::exchange::DoubtfulTarget;
use crate::workspace::{Workspace, outside};
use std::path::{Path, PathBuf};

/// Where systems mount sticks, cards and shares.
const MOUNTS: [&str; 4] = ["/media", "/run/media", "/mnt", "/Volumes"];

impl Workspace {
    /// What is to be said before anything is exported to a folder; refused when it cannot be meant.
    pub fn export_target(&self, folder: &Path) -> Result<Vec<DoubtfulTarget>, Failure> {
        Ok(self.doubts(&self.export_place(folder)?))
    }

    /// What is to be said before others are met at a folder; refused when it cannot be meant.
    pub fn meeting_target(&self, folder: &Path) -> Result<Vec<DoubtfulTarget>, Failure> {
        if self.remote_at(folder)?.is_some() {
            return Ok(Vec::new());
        }
        Ok(self.doubts(&self.meeting_place(folder)?))
    }

    fn doubts(&self, path: &Path) -> Vec<DoubtfulTarget> {
        let (nearest, missing) = nearest(path);
        let made = (missing == 1).then_some(DoubtfulTarget::Made);
        let same = outside::is_same_disk(&nearest, &self.root).then_some(DoubtfulTarget::SameDisk);
        made.into_iter().chain(same).collect()
    }

    /// The folder that is exported to; refused when it cannot be meant.
    pub(in crate::workspace) fn export_place(&self, folder: &Path) -> Result<PathBuf, Failure> {
        self.place("export", folder)
    }

    /// The folder where others are met; refused when it cannot be meant.
    pub(super) fn meeting_place(&self, folder: &Path) -> Result<PathBuf, Failure> {
        self.place("sync", folder)
    }

    fn place(&self, what: &'static str, folder: &Path) -> Result<PathBuf, Failure> {
        let path = std::path::absolute(folder).map_err(|error| Failure::folder(folder, &error))?;
        match self.wanted(&path) {
            None => Ok(path),
            Some(other) => Err(Failure::usage(what, &folder.display().to_string(), other)),
        }
    }

    /// What folder is wanted where nothing can go to this one. The last part of a path is made; of a stick
    /// that is not there more would be missing.
    fn wanted(&self, path: &Path) -> Option<Expected> {
        let (nearest, missing) = nearest(path);
        if outside::real(&nearest).starts_with(outside::real(&self.root)) {
            return Some(Expected::OtherFolder);
        }
        if is_under_mounts(path) && outside::is_same_disk(&nearest, Path::new("/")) {
            return Some(Expected::Mounted);
        }
        (missing > 1).then_some(Expected::Folder)
    }
}

/// The nearest folder that is there, and how many parts of the path are not.
fn nearest(path: &Path) -> (PathBuf, usize) {
    let above = path.ancestors().enumerate();
    let mut there = above.filter(|(_, folder)| folder.exists());
    let found = there.next();
    found.map_or((PathBuf::from("/"), 0), |(missing, folder)| {
        (folder.to_path_buf(), missing)
    })
}

fn is_under_mounts(path: &Path) -> bool {
    MOUNTS.iter().any(|root| path.starts_with(root))
}
