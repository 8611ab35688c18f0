//! What sticks, shares and folders hold, taken into headquarters' store: any place, any order, as often as one
//! likes. It is the intake of an exchange, by somebody who has no journal of his own. Each project stands by itself:
//! one that is damaged or cannot be read keeps no other from being taken in.

use super::Receiving;
use super::answer::AnswerRun;
use super::identity::identities;
use super::key::HqSigner;
use crate::failure::{Failure, Locked};
use crate::remote::{AgeIdentity, CipherDisk, RemoteDisk, RemoteNote};
use crate::store::device::pin::Pin;
use crate::store::{Device, Disk, RealDisk, TreeReader, TryLock, folders, is_project_name, lock};
use crate::sync::intake::Intake;
use crate::sync::meetable::Meetable;
use crate::sync::taken::{Side, Taken};
use crate::workspace::held::exchanged::{ExchangeStep, Watch};
use crate::workspace::held::received::{PlaceTrouble, Received, ReceivedProject};
use crate::workspace::held::strangers::is_renamed;
use crate::workspace::{Workspace, outside};
use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A place that is there.
struct StorePlace {
    disk: Arc<dyn Disk>,
    root: PathBuf,
}

impl StorePlace {
    /// What receiving into it came to before anything was taken in.
    fn nothing_yet(&self, signer: Option<&HqSigner>) -> Received {
        Received {
            store: self.root.clone(),
            answered_by: signer.map(|signer| signer.card.kid.clone()),
            ..Received::default()
        }
    }
}

/// The folders of each project, by its id.
type Found = BTreeMap<String, Vec<(Arc<dyn Disk>, PathBuf, Option<String>)>>;

impl Workspace {
    /// Takes what the places hold into the store, and answers where there is a key.
    pub(in crate::workspace) fn receive(
        &mut self,
        asked: &Receiving,
        watch: &mut Watch,
    ) -> Result<Arc<Received>, Failure> {
        let signer = self.signer(asked.pin.as_ref())?;
        let by = identities(&asked.identities)?;
        let store = self.store_of(&asked.store)?;
        let _guard = alone(&store)?;
        let mut received = store.nothing_yet(signer.as_ref());
        let mut found = Found::new();
        let remotes =
            self.look_at_all((&asked.places, &by), &store, (&mut found, &mut received))?;
        let run = (&store, signer.as_ref());
        self.take_projects(&found, run, (&mut received, watch));
        { remotes.iter() }.for_each(|(note, place)| self.note_way(note, place));
        Ok(Arc::new(received))
    }

    /// The same of places on any disks, into a store on any disk. Both faces come here by a command; whoever tries it
    /// out on disks of its own comes directly.
    pub fn receive_with(
        &mut self,
        places: &[(Arc<dyn Disk>, PathBuf)],
        (disk, root): (&Arc<dyn Disk>, &Path),
        pin: Option<&Pin>,
    ) -> Result<Received, Failure> {
        let signer = self.signer(pin)?;
        let store = StorePlace {
            disk: Arc::clone(disk),
            root: root.to_path_buf(),
        };
        store.disk.create_dir_all(&store.root.join("projects"))?;
        let _guard = alone(&store)?;
        let mut received = store.nothing_yet(signer.as_ref());
        let mut found = Found::new();
        for (disk, root) in places {
            look_through((disk, &[]), root, (&mut found, &mut received));
        }
        let mut go_on = |_: ExchangeStep<'_>| ControlFlow::Continue(());
        let run = (&store, signer.as_ref());
        self.take_projects(&found, run, (&mut received, &mut go_on));
        Ok(received)
    }

    fn signer(&self, pin: Option<&Pin>) -> Result<Option<HqSigner>, Failure> {
        pin.map(|pin| self.hq_signer(pin)).transpose()
    }

    /// Takes in project by project what was found, and answers.
    fn take_projects(
        &self,
        found: &Found,
        (store, signer): (&StorePlace, Option<&HqSigner>),
        (received, watch): (&mut Received, &mut Watch),
    ) {
        for (pid, from) in found {
            let here = Side {
                disk: Arc::clone(&store.disk),
                dir: store.root.join("projects").join(pid),
                writing: None,
            };
            let taken = take_all(pid, &here, from, (&mut *received, &mut *watch));
            let run = AnswerRun {
                signer,
                at: self.now(),
                pid,
                here: &here,
            };
            let mut project = match run.answered() {
                Ok(project) => project,
                Err(failure) => {
                    let trouble = PlaceTrouble::Failed(failure);
                    received.troubles.push((here.dir.clone(), trouble));
                    continue;
                }
            };
            for (disk, dir, _) in from {
                if let Err(failure) = run.laid(disk, dir) {
                    let trouble = PlaceTrouble::Unanswered(failure);
                    received.troubles.push((dir.clone(), trouble));
                }
            }
            project.taken = taken;
            received.projects.push(project);
            if received.stopped {
                break;
            }
        }
    }

    /// Notes the projects of all places; gives those that are no disk.
    fn look_at_all(
        &self,
        (places, by): (&[PathBuf], &[AgeIdentity]),
        store: &StorePlace,
        (found, received): (&mut Found, &mut Received),
    ) -> Result<Vec<(RemoteNote, Arc<RemoteDisk>)>, Failure> {
        let mut remotes = Vec::new();
        for folder in places {
            let Some(note) = self.remote_at(folder)? else {
                look_around((folder, by), store, (found, received))?;
                continue;
            };
            match self.remote_disk(&note) {
                Ok(place) => {
                    let disk = Arc::clone(&place) as Arc<dyn Disk>;
                    look_through((&disk, by), &note.place(), (found, received));
                    remotes.push((note, place));
                }
                Err(failure) => {
                    let trouble = PlaceTrouble::Failed(failure);
                    received.troubles.push((note.place(), trouble));
                }
            }
        }
        Ok(remotes)
    }

    /// The store, made where only the last part of its path is missing.
    fn store_of(&self, folder: &Path) -> Result<StorePlace, Failure> {
        let root = self.export_place(folder)?;
        let disk: Arc<dyn Disk> = Arc::new(RealDisk::new(&root)?);
        disk.create_dir_all(&root.join("projects"))?;
        Ok(StorePlace { disk, root })
    }
}

/// Only one program at a time takes into a store.
fn alone(store: &StorePlace) -> Result<TryLock, Failure> {
    match lock::patiently(store.disk.as_ref(), &store.root.join("lock"))? {
        TryLock::Held => Err(Locked::StoreHeld(store.root.clone()).into()),
        taken => Ok(taken),
    }
}

/// Notes the projects of a folder.
fn look_around(
    (folder, by): (&Path, &[AgeIdentity]),
    store: &StorePlace,
    (found, received): (&mut Found, &mut Received),
) -> Result<(), Failure> {
    let root = std::path::absolute(folder).map_err(|error| Failure::folder(folder, &error))?;
    let mut trouble = |dir: PathBuf, why| received.troubles.push((dir, why));
    let (real, of_store) = (outside::real(&root), outside::real(&store.root));
    if real.starts_with(&of_store) || of_store.starts_with(&real) {
        trouble(root, PlaceTrouble::Same);
        return Ok(());
    }
    if !root.is_dir() {
        trouble(root, PlaceTrouble::Missing);
        return Ok(());
    }
    match RealDisk::new(&root) {
        Ok(disk) => {
            let disk: Arc<dyn Disk> = Arc::new(disk);
            look_through((&disk, by), &root, (found, received));
        }
        Err(error) => trouble(root, PlaceTrouble::Failed(error.into())),
    }
    Ok(())
}

/// Notes the projects of a place that is there, and how much of it nobody here can read.
fn look_through(
    (behind, by): (&Arc<dyn Disk>, &[AgeIdentity]),
    root: &Path,
    (found, received): (&mut Found, &mut Received),
) {
    let disk = Arc::new(CipherDisk::new(Arc::clone(behind), root, (&[], by)));
    let disk = &(disk as Arc<dyn Disk>);
    let mut closed = 0;
    let mut trouble = |dir: PathBuf, why| received.troubles.push((dir, why));
    let projects = root.join("projects");
    let entries = match disk.list(&projects) {
        Ok(entries) => entries,
        Err(error) => return trouble(root.to_path_buf(), PlaceTrouble::Failed(error.into())),
    };
    let owner = Device::of(disk.as_ref(), root);
    let mut any = false;
    for entry in entries.into_iter().filter(|entry| entry.is_dir) {
        let dir = projects.join(&entry.name);
        any = true;
        if !is_project_name(&entry.name) || is_renamed(disk.as_ref(), &dir, &entry.name) {
            trouble(dir, PlaceTrouble::Renamed);
            continue;
        }
        closed += disk.closed(&dir).unwrap_or_default();
        match folders(disk.as_ref(), &dir) {
            Ok(journals) if journals.is_empty() => {}
            Ok(_) => {
                let place = (Arc::clone(disk), dir, owner.clone());
                found.entry(entry.name).or_default().push(place);
            }
            Err(error) => trouble(dir, PlaceTrouble::Failed(error.into())),
        }
    }
    if closed > 0 {
        trouble(root.to_path_buf(), PlaceTrouble::Closed(closed));
    }
    if !any {
        trouble(root.to_path_buf(), PlaceTrouble::Nothing);
    }
}

/// Takes in what all folders of a project hold.
fn take_all(
    pid: &str,
    here: &Side,
    from: &[(Arc<dyn Disk>, PathBuf, Option<String>)],
    (received, watch): (&mut Received, &mut Watch),
) -> Taken {
    let mut all = Taken::default();
    for (disk, dir, owner) in from {
        let meetable = Meetable::of(disk, dir, owner.as_deref());
        match take(pid, here, &meetable.side, watch) {
            Ok(taken) => all.join(taken),
            Err(failure) => {
                let trouble = PlaceTrouble::Failed(failure);
                received.troubles.push((dir.clone(), trouble));
            }
        }
        if all.stopped {
            received.stopped = true;
            break;
        }
    }
    all
}

fn take(pid: &str, here: &Side, there: &Side, watch: &mut Watch) -> Result<Taken, Failure> {
    let (reader, _) = TreeReader::open(Arc::clone(&here.disk), &here.dir)?;
    let intake = Intake {
        here,
        pid,
        // Nobody writes here: whatever is there is somebody else's.
        own: "",
        counter: reader.last_counter(),
        heads: reader.heads(),
        lacks: &|_| false,
        without: &Default::default(),
    };
    Ok(intake.run(there, &mut |done, of| match of {
        0 => watch(ExchangeStep::Look(pid)),
        of => watch(ExchangeStep::In(pid, done, of)),
    })?)
}

impl ReceivedProject {
    /// One of which nothing is known yet.
    pub(super) fn of(pid: &str) -> Self {
        Self {
            pid: pid.to_owned(),
            ..Self::default()
        }
    }
}
