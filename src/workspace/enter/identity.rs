//! Is this data folder still the one this device wrote? A restored backup or a clone must be noticed
//! before anything is written under the old id (S9). Three things speak against it: another machine,
//! what this machine remembers outside the data folder, and what other devices have seen of us. Then a
//! new id is taken, the user is told, and nothing is lost.

use crate::failure::Failure;
use crate::store::{
    Access, Device, DeviceDoubt, FaultKind, KnownTree, ReadOnlyReason, RealDisk, SeenHead, Store,
    StoreFault, StoreNotice,
};
use crate::sync::taken::Side;
use crate::workspace::Workspace;
use crate::workspace::headquarters::standing::is_behind_hq;
use crate::workspace::held::surroundings::Surroundings;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

impl Workspace {
    /// Lets it look around before it writes.
    pub fn in_surroundings(mut self, surroundings: Surroundings) -> Self {
        self.surroundings = surroundings;
        self
    }

    /// This device's id, made when it is first needed; a new one when the data folder was copied.
    pub(in crate::workspace) fn device(&mut self) -> Result<String, Failure> {
        if let Some(device) = &self.device {
            return Ok(device.id.clone());
        }
        self.disk.create_dir_all(&self.root)?;
        let device = Device::load_or_create(
            self.disk.as_ref(),
            &self.root,
            self.surroundings.chance.as_ref(),
        )?;
        let doubt = self.doubt(&device)?;
        let id = device.id.clone();
        self.device = Some(device);
        match doubt {
            Some(why) => self.renew(why),
            None => {
                self.remember_folder(&id);
                Ok(id)
            }
        }
    }

    /// What speaks against the data folder as a whole.
    fn doubt(&self, device: &Device) -> Result<Option<DeviceDoubt>, Failure> {
        if let Some(machine) = &self.surroundings.machine
            && !device.is_at_home(self.disk.as_ref(), &self.root, machine)?
        {
            return Ok(Some(DeviceDoubt::Machine));
        }
        let elsewhere = self.remembered_folder(&device.id);
        let original = elsewhere.filter(|folder| *folder != self.root && holds(folder, &device.id));
        Ok(original.map(|_| DeviceDoubt::Copy))
    }

    /// Takes a new id; nothing more is ever written under the old one.
    pub(in crate::workspace) fn renew(&mut self, why: DeviceDoubt) -> Result<String, Failure> {
        if self.is_second() {
            // The first look writes under the old one.
            let (holder, reason) = (None, ReadOnlyReason::Beside);
            return Err(Failure::ReadOnly { holder, reason });
        }
        let disk = Arc::clone(&self.disk);
        let chance = Arc::clone(&self.surroundings.chance);
        let old = match self.device.take() {
            Some(device) => device,
            None => Device::load_or_create(disk.as_ref(), &self.root, chance.as_ref())?,
        };
        let new = old.renew((disk.as_ref(), &self.root), why, chance.as_ref())?;
        if let Some(machine) = &self.surroundings.machine {
            new.is_at_home(disk.as_ref(), &self.root, machine)?;
        }
        let id = new.id.clone();
        self.remember_folder(&id);
        self.renewed.push(StoreNotice::Renewed {
            was: old.id,
            now: id.clone(),
            why,
        });
        self.device = Some(new);
        Ok(id)
    }

    /// Opens a project's store under an id that nothing speaks against.
    pub(in crate::workspace) fn open_store(
        &mut self,
        pid: &str,
        known: &KnownTree,
    ) -> Result<(Store, Vec<StoreNotice>), Failure> {
        let dir = self.project_dir(pid);
        let noted = self.remembered(pid);
        let device = match self.device() {
            // Who we are cannot be written down there: so nothing else will be (S8).
            Err(failure) if failure.is_protected() => {
                let (mut store, notices) = self.look_store(pid, known)?;
                store.protect();
                return Ok((store, notices));
            }
            device => device?,
        };
        let (store, notices) = Store::open_knowing(Arc::clone(&self.disk), &dir, &device, known)?;
        let lost = self.lost(&store, noted.as_ref());
        let (mut store, mut notices) = match self.store_doubt(&store) {
            None => (store, notices),
            Some(why) => {
                // The lock goes with the old store.
                drop(store);
                let device = self.renew(why)?;
                Store::open(Arc::clone(&self.disk), &dir, &device)?
            }
        };
        self.attend(&mut store);
        notices.extend(lost.filter(|lost| !notices.contains(lost)));
        Ok((store, notices))
    }

    /// Opens a project's store only to read it; a folder that no device wrote in yet is read as well.
    pub(super) fn look_store(
        &self,
        pid: &str,
        known: &KnownTree,
    ) -> Result<(Store, Vec<StoreNotice>), Failure> {
        let did = Device::of(self.disk.as_ref(), &self.root).unwrap_or_default();
        let dir = self.project_dir(pid);
        // Before the records are read: beside a writer it may lag behind them, never lead.
        let noted = self.remembered(pid);
        let (store, mut notices) = Store::look_knowing(Arc::clone(&self.disk), &dir, &did, known)?;
        let lost = self.lost(&store, noted.as_ref());
        notices.extend(lost.filter(|lost| !notices.contains(lost)));
        Ok((store, notices))
    }

    /// What is not there of what this machine remembers of a project, or what its keys show was there.
    fn lost(&self, store: &Store, noted: Option<&(String, SeenHead)>) -> Option<StoreNotice> {
        let reader = store.reader();
        let lost = noted.and_then(|(did, head)| reader.lost(did, head));
        let gone = || StoreFault {
            file: "log".to_owned(),
            line: 1,
            record: None,
            kind: FaultKind::MissingSegment { n: 1 },
        };
        let empty = reader.is_empty() && self.has_keys(store.pid());
        lost.or_else(|| empty.then(|| StoreNotice::Damaged(gone())))
    }

    /// What speaks against writing on in this project.
    fn store_doubt(&self, store: &Store) -> Option<DeviceDoubt> {
        if *store.access() != Access::Writer {
            return None;
        }
        let witness = self.surroundings.witness(store.pid());
        let noted = witness.and_then(|witness| witness.head(store.did()));
        if noted.is_some_and(|head| store.lacks(&head)) {
            return Some(DeviceDoubt::Backup);
        }
        if store.is_outrun() {
            return Some(DeviceDoubt::Elsewhere);
        }
        let here = Side {
            disk: Arc::clone(&self.disk),
            dir: self.project_dir(store.pid()),
            writing: None,
        };
        // Answers that cannot be read say nothing against it.
        let is_behind = is_behind_hq(store, &here).unwrap_or_default();
        is_behind.then_some(DeviceDoubt::Headquarters)
    }

    /// The last record of this device that this machine remembers of a project; nothing of a mere copy
    /// of a data folder that goes on elsewhere.
    pub(in crate::workspace) fn remembered(&self, pid: &str) -> Option<(String, SeenHead)> {
        let did = Device::of(self.disk.as_ref(), &self.root)?;
        let elsewhere = self.remembered_folder(&did);
        let copied = elsewhere.is_some_and(|folder| folder != self.root && holds(&folder, &did));
        let head = self.surroundings.witness(pid)?.head(&did)?;
        (!copied).then_some((did, head))
    }

    /// Projects of this data folder that this machine remembers and of which no record is left, each
    /// with the last one it remembers.
    pub(in crate::workspace) fn vanished(
        &self,
    ) -> Result<BTreeMap<String, (String, SeenHead)>, Failure> {
        let mut vanished = BTreeMap::new();
        let Some((disk, dir)) = &self.surroundings.notes else {
            return Ok(vanished);
        };
        let (here, devices) = (self.project_folders()?, self.remembered_devices());
        for project in disk
            .list(&dir.join("projects"))?
            .into_iter()
            .filter(|one| one.is_dir)
        {
            let witness = self.surroundings.witness(&project.name);
            let last = |did: &String| Some((did.clone(), witness.as_ref()?.head(did)?));
            if !here.contains(&project.name)
                && let Some(noted) = devices.iter().find_map(last)
            {
                vanished.insert(project.name, noted);
            }
        }
        Ok(vanished)
    }

    /// The devices whose data folder this was, as far as this machine remembers.
    fn remembered_devices(&self) -> Vec<String> {
        let Some((disk, dir)) = &self.surroundings.notes else {
            return Vec::new();
        };
        let noted = disk.list(&dir.join("devices")).unwrap_or_default();
        let ids = noted.into_iter().map(|entry| entry.name);
        ids.filter(|id| self.remembered_folder(id).as_deref() == Some(&self.root))
            .collect()
    }

    /// Lets a store keep its witness, and say what it was called before.
    pub(in crate::workspace) fn attend(&self, store: &mut Store) {
        if let Some(witness) = self.surroundings.witness(store.pid())
            && witness.prepare().is_ok()
        {
            store.watch(witness);
        }
        if let Some((was, why)) = Device::before(self.disk.as_ref(), &self.root) {
            store.succeed(&was, why.as_str());
        }
    }

    /// Notes where the data folder of a device lies.
    fn remember_folder(&self, id: &str) {
        let Some((disk, dir)) = &self.surroundings.notes else {
            return;
        };
        let Some(root) = self
            .root
            .to_str()
            .filter(|_| self.remembered_folder(id).as_deref() != Some(&self.root))
        else {
            return;
        };
        let folder = dir.join("devices");
        // A note that cannot be kept only sees less.
        if disk.create_dir_all(&folder).is_ok() {
            _ = disk.replace(&folder.join(id), root.as_bytes());
        }
    }

    fn remembered_folder(&self, id: &str) -> Option<PathBuf> {
        let (disk, dir) = self.surroundings.notes.as_ref()?;
        let bytes = disk
            .read_range(&dir.join("devices").join(id), 0, 4096)
            .ok()?;
        String::from_utf8(bytes).ok().map(PathBuf::from)
    }
}

/// Whether a folder is the data folder of this device.
fn holds(folder: &Path, id: &str) -> bool {
    let disk = RealDisk::new(folder).ok();
    disk.is_some_and(|disk| Device::of(&disk, folder).as_deref() == Some(id))
}
