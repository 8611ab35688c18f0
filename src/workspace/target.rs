//! Where an export may go, and where others may be met. A stick that is not plugged in leaves its folder
//! behind, and whoever writes there goes home with nothing. What is written is for `export` and `sync`.

use super::{Workspace, outside};
use crate::failure::{Expected, Failure, NoTarget};
use crate::text::exchange::DoubtfulTarget;
use std::path::{Path, PathBuf};

/// Where systems mount sticks, cards and shares.
const MOUNTS: [&str; 4] = ["/media", "/run/media", "/mnt", "/Volumes"];

impl Workspace {
    /// What is to be said before anything is exported to a folder; refused when it cannot be meant.
    pub fn export_target(&self, folder: &Path) -> Result<Vec<DoubtfulTarget>, Failure> {
        let path = std::path::absolute(folder).map_err(|error| Failure::folder(folder, &error))?;
        match self.no_target(&path) {
            None => Ok(self.doubts(&path)),
            Some(why) => {
                let path = folder.to_path_buf();
                Err(Failure::NoTarget { path, why })
            }
        }
    }

    /// What is to be said before others are met at a folder; refused when it cannot be meant.
    pub fn meeting_target(&self, folder: &Path) -> Result<Vec<DoubtfulTarget>, Failure> {
        Ok(self.doubts(&self.meeting_place(folder)?))
    }

    fn doubts(&self, path: &Path) -> Vec<DoubtfulTarget> {
        let (nearest, missing) = nearest(path);
        let made = (missing == 1).then_some(DoubtfulTarget::Made);
        let same = outside::is_same_disk(&nearest, &self.root).then_some(DoubtfulTarget::SameDisk);
        made.into_iter().chain(same).collect()
    }

    /// The folder where others are met; refused when it cannot be meant.
    pub(super) fn meeting_place(&self, folder: &Path) -> Result<PathBuf, Failure> {
        let path = std::path::absolute(folder).map_err(|error| Failure::folder(folder, &error))?;
        let expected = match self.no_target(&path) {
            None => return Ok(path),
            Some(NoTarget::DataFolder) => Expected::OtherFolder,
            Some(NoTarget::NotMounted) => Expected::Mounted,
            Some(NoTarget::Missing) => Expected::Folder,
        };
        let given = folder.display().to_string();
        Err(Failure::usage("sync", &given, expected))
    }

    /// Why nothing can go to a folder. The last part of a path is made; of a stick that is not there more
    /// would be missing.
    fn no_target(&self, path: &Path) -> Option<NoTarget> {
        let (nearest, missing) = nearest(path);
        if outside::real(&nearest).starts_with(outside::real(&self.root)) {
            return Some(NoTarget::DataFolder);
        }
        if is_under_mounts(path) && outside::is_same_disk(&nearest, Path::new("/")) {
            return Some(NoTarget::NotMounted);
        }
        (missing > 1).then_some(NoTarget::Missing)
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
