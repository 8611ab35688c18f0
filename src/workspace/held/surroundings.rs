//! What lies around a data folder, outside it: the machine, a place for notes, and chance.

use crate::store::{ChanceSource, Disk, RealDisk, SystemChance, Witness};
use std::path::PathBuf;
use std::sync::Arc;

/// What lies around a data folder, outside it.
#[derive(Clone)]
pub struct Surroundings {
    /// A name of this machine that another one does not have.
    pub machine: Option<String>,
    /// A folder for notes that no backup of the data folder brings along.
    pub notes: Option<(Arc<dyn Disk>, PathBuf)>,
    /// Where new ids and private keys come from.
    pub chance: Arc<dyn ChanceSource>,
}

impl Default for Surroundings {
    fn default() -> Self {
        Self {
            machine: None,
            notes: None,
            chance: Arc::new(SystemChance),
        }
    }
}

impl Surroundings {
    /// Those of this machine and user. Where one of them cannot be told, the others still speak.
    pub fn real() -> Self {
        let folders = directories::ProjectDirs::from("", "", "sanjian");
        let notes = folders.and_then(|folders| {
            let base = folders
                .state_dir()
                .unwrap_or_else(|| folders.data_local_dir());
            let dir = std::path::absolute(base.join("witness")).ok()?;
            let disk: Arc<dyn Disk> = Arc::new(RealDisk::new(&dir).ok()?);
            Some((disk, dir))
        });
        Self {
            machine: machine_uid::get().ok(),
            notes,
            ..Self::default()
        }
    }

    pub(in crate::workspace) fn witness(&self, pid: &str) -> Option<Witness> {
        let (disk, dir) = self.notes.as_ref()?;
        Some(Witness::new(Arc::clone(disk), dir, pid))
    }
}
