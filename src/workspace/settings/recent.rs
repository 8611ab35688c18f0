//! What was opened last in each project, remembered in the data folder from one run to the next. It only
//! makes finding easier: where it cannot be read or written nothing is lost.

use crate::failure::Failure;
use crate::workspace::Workspace;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// Codes of subjects, the last first, by the project's id.
type RecentlyOpened = BTreeMap<String, Vec<String>>;

/// So many of a project, and of so many projects.
const MOST: usize = 20;
const MOST_PROJECTS: usize = 50;
/// A file longer than this is none of ours.
const LONGEST: u64 = 256 * 1024;

impl Workspace {
    /// The subjects of the project entered that were opened last.
    pub fn recently_opened(&self) -> Vec<String> {
        let all = self.all_recent();
        let own = self.project_id().and_then(|pid| all.get(pid));
        own.cloned().unwrap_or_default()
    }

    fn all_recent(&self) -> RecentlyOpened {
        let file = self.recent_file();
        let length = self.disk.len(&file).ok().flatten().unwrap_or(0);
        if length == 0 || length > LONGEST {
            return RecentlyOpened::new();
        }
        let bytes = self.disk.read_range(&file, 0, length as usize).ok();
        let read = bytes.and_then(|bytes| serde_json::from_slice(&bytes).ok());
        read.unwrap_or_default()
    }

    /// Remembers them.
    pub(in crate::workspace) fn remember_opened(&self, codes: &[String]) -> Result<(), Failure> {
        let Some(pid) = self.project_id() else {
            return Ok(());
        };
        let mut all = self.all_recent();
        let own = codes.iter().take(MOST).cloned().collect();
        all.insert(pid.to_owned(), own);
        while all.len() > MOST_PROJECTS {
            let other = all.keys().find(|known| *known != pid).cloned();
            all.retain(|known, _| Some(known) != other.as_ref());
        }
        let bytes = serde_json::to_vec(&all).map_err(Failure::internal)?;
        self.disk.create_dir_all(&self.root.join("device"))?;
        self.disk.replace(&self.recent_file(), &bytes)?;
        Ok(())
    }

    fn recent_file(&self) -> PathBuf {
        self.root.join("device").join("recent.json")
    }
}
