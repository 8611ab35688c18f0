//! Where an export may go. A stick that is not plugged in leaves its folder behind, and whoever writes
//! there goes home with nothing. How it is written is for `export`.

use super::{Workspace, outside};
use crate::failure::{Failure, NoTarget};
use crate::text::exchange::DoubtfulTarget;
use std::path::{Path, PathBuf};

/// Where systems mount sticks, cards and shares.
const MOUNTS: [&str; 4] = ["/media", "/run/media", "/mnt", "/Volumes"];

impl Workspace {
    /// What is to be said before anything is exported to a folder; refused when it cannot be meant.
    pub fn export_target(&self, folder: &Path) -> Result<Vec<DoubtfulTarget>, Failure> {
        let path = std::path::absolute(folder).map_err(|error| Failure::folder(folder, &error))?;
        let refused = |why| {
            let path = folder.to_path_buf();
            Err(Failure::NoTarget { path, why })
        };
        let (nearest, missing) = nearest(&path);
        if outside::real(&nearest).starts_with(outside::real(&self.root)) {
            return refused(NoTarget::DataFolder);
        }
        if is_under_mounts(&path) && outside::is_same_disk(&nearest, Path::new("/")) {
            return refused(NoTarget::NotMounted);
        }
        if missing > 1 {
            return refused(NoTarget::Missing);
        }
        let made = (missing == 1).then_some(DoubtfulTarget::Made);
        let same = outside::is_same_disk(&nearest, &self.root).then_some(DoubtfulTarget::SameDisk);
        Ok(made.into_iter().chain(same).collect())
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
    let below = |root: &str| {
        path.strip_prefix(root)
            .is_ok_and(|rest| rest != Path::new(""))
    };
    MOUNTS.iter().any(|root| below(root))
}
