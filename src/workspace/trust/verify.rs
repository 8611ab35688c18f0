//! Verifying projects: those of the data folder, with what this machine remembers of them, and those of
//! exported copies, sticks and shares. How one is looked through is for `audit`.

use crate::audit::contrary::Noted;
use crate::audit::findings::Findings;
use crate::audit::{self, KnownHere};
use crate::failure::Failure;
use crate::store::{Blobs, Device, Disk, RealDisk};
use crate::workspace::held::exchanged::{ExchangeStep, Watch};
use crate::workspace::{Workspace, outside};
use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What looking through projects found.
#[derive(Debug, Default)]
pub struct LookedThrough {
    /// Project by project.
    pub findings: Vec<Findings>,
    /// Whether it was stopped; of what had not been looked at to its end nothing is said.
    pub stopped: bool,
}

/// A project to be looked through.
struct VerifyPlace {
    disk: Arc<dyn Disk>,
    dir: PathBuf,
    /// The device whose folder it is.
    own: Option<String>,
    /// What this machine remembers of it.
    noted: Option<Noted>,
}

/// So many steps of progress a project is.
const STEPS: usize = 1_000;

impl Workspace {
    /// Verifies one project of the data folder, or all of them.
    pub fn verify(&self, code: Option<&str>) -> Result<Vec<Findings>, Failure> {
        let on = &mut |_: ExchangeStep<'_>| ControlFlow::Continue(());
        Ok(self.verify_watched(code, on)?.findings)
    }

    /// The same; `watch` hears how far it is, and may stop it.
    pub fn verify_watched(
        &self,
        code: Option<&str>,
        watch: &mut Watch,
    ) -> Result<LookedThrough, Failure> {
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
        let place = |id: &String| VerifyPlace {
            disk: Arc::clone(&self.disk),
            dir: self.project_dir(id),
            own: own.clone(),
            noted: vanished.get(id).cloned().or_else(|| self.remembered(id)),
        };
        let places: Vec<VerifyPlace> = ids.iter().map(place).collect();
        self.look_through(&places, watch)
    }

    fn look_through(
        &self,
        places: &[VerifyPlace],
        watch: &mut Watch,
    ) -> Result<LookedThrough, Failure> {
        let mut looked = LookedThrough::default();
        for (nth, place) in places.iter().enumerate() {
            let known = KnownHere {
                own: place.own.as_deref(),
                noted: place.noted.as_ref(),
            };
            let all = places.len() * STEPS;
            let mut each = |done: usize, of: usize| {
                let within = (done * STEPS).checked_div(of).unwrap_or_default();
                watch(ExchangeStep::Check(nth * STEPS + within, all))
            };
            let found = audit::verify(&place.disk, &place.dir, &self.library, known, &mut each)?;
            let Some(found) = found else {
                looked.stopped = true;
                break;
            };
            looked.findings.push(found);
        }
        Ok(looked)
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
        let on = &mut |_: ExchangeStep<'_>| ControlFlow::Continue(());
        Ok(self.verify_folders_watched(folders, on)?.findings)
    }

    /// The same; `watch` hears how far it is, and may stop it.
    pub fn verify_folders_watched(
        &self,
        folders: &[PathBuf],
        watch: &mut Watch,
    ) -> Result<LookedThrough, Failure> {
        let (mut places, mut nothing) = (Vec::new(), Vec::new());
        for folder in folders {
            let whole = std::path::absolute(folder);
            let whole = whole.map_err(|error| Failure::folder(folder, &error))?;
            match places_in(&whole)? {
                found if found.is_empty() => nothing.push(Findings::of_nothing(&whole)),
                found => places.extend(found),
            }
        }
        let mut looked = self.look_through(&places, watch)?;
        looked.findings.splice(0..0, nothing);
        Ok(looked)
    }
}

/// The projects below a folder.
fn places_in(folder: &Path) -> Result<Vec<VerifyPlace>, Failure> {
    outside::folder(folder)?;
    let disk: Arc<dyn Disk> = Arc::new(RealDisk::new(folder)?);
    let dir = folder.join("projects");
    let own = Device::of(disk.as_ref(), folder);
    let found = disk.list(&dir)?.into_iter().filter(|entry| entry.is_dir);
    let place = |entry: crate::store::DiskEntry| VerifyPlace {
        disk: Arc::clone(&disk),
        dir: dir.join(entry.name),
        own: own.clone(),
        noted: None,
    };
    Ok(found.map(place).collect())
}
