//! Verifying projects: those of the data folder, with what this machine remembers of them, and those of
//! exported copies, sticks and shares. How one is looked through is for `audit`.

use crate::audit::contrary::Noted;
use crate::audit::findings::Findings;
use crate::audit::{self, KnownHere};
use crate::failure::Failure;
use crate::store::{Blobs, Device, Disk, RealDisk};
use crate::workspace::{Workspace, outside};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

impl Workspace {
    /// Verifies one project of the data folder, or all of them.
    pub fn verify(&self, code: Option<&str>) -> Result<Vec<Findings>, Failure> {
        let dir = self.root.join("projects");
        let vanished = self.vanished()?;
        let ids = match code {
            Some(code) if vanished.contains_key(code) => vec![code.to_owned()],
            Some(_) => vec![self.find(code)?],
            None => self.begun_or_gone(&vanished)?,
        };
        if ids.is_empty() {
            return Err(Failure::NoProject);
        }
        let own = Device::of(self.disk.as_ref(), &self.root);
        let each = |id: &String| {
            let noted = vanished.get(id).cloned().or_else(|| self.remembered(id));
            let known = KnownHere {
                own: own.as_deref(),
                noted: noted.as_ref(),
            };
            let found = audit::verify(&self.disk, &dir.join(id), &self.library, known)?;
            Ok(found)
        };
        ids.iter().map(each).collect()
    }

    /// The projects that are here in any way, and those that are not and ought to be. A folder that a
    /// kill left without a record, content or trace of one is no project yet.
    fn begun_or_gone(&self, vanished: &BTreeMap<String, Noted>) -> Result<Vec<String>, Failure> {
        let mut ids = self.project_folders()?;
        let folders = self.disk.list(&self.root.join("projects"))?.into_iter();
        for folder in folders.filter(|entry| entry.is_dir) {
            let dir = self.project_dir(&folder.name);
            let blobs = Blobs::new(Arc::clone(&self.disk), &dir);
            if !blobs.list()?.is_empty() {
                ids.push(folder.name);
            }
        }
        ids.extend(vanished.keys().cloned());
        ids.sort();
        ids.dedup();
        Ok(ids)
    }

    /// Verifies every project below the given folders: exported copies, sticks, shares.
    pub fn verify_folders(&self, folders: &[PathBuf]) -> Result<Vec<Findings>, Failure> {
        let mut findings = Vec::new();
        for folder in folders {
            outside::folder(folder)?;
            let folder =
                std::path::absolute(folder).map_err(|error| Failure::folder(folder, &error))?;
            let disk: Arc<dyn Disk> = Arc::new(RealDisk::new(&folder)?);
            let dir = folder.join("projects");
            let own = Device::of(disk.as_ref(), &folder);
            let mut entries = disk.list(&dir)?;
            entries.retain(|entry| entry.is_dir);
            if entries.is_empty() {
                findings.push(Findings::of_nothing(&folder));
            }
            for entry in entries {
                let known = KnownHere {
                    own: own.as_deref(),
                    noted: None,
                };
                findings.push(audit::verify(
                    &disk,
                    &dir.join(entry.name),
                    &self.library,
                    known,
                )?);
            }
        }
        Ok(findings)
    }
}
