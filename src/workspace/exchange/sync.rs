//! Two laptops meet: by a stick, a share, or one another's folders, in any order, as often as one likes,
//! whole or in part. First what others wrote is taken in, then what is ours goes out; both may be cut
//! anywhere and done again. The state of a project is the fold of all records in one order, so that
//! whoever has the same records has the same state.

use super::described;
use crate::audit::arrived::Arrived;
use crate::audit::judge::{RecordJudge, WrongVerdict};
use crate::domain::Project;
use crate::failure::Failure;
use crate::replay::{self, Folded};
use crate::store::{
    Access, Blobs, Device, DeviceDoubt, Disk, Heads, KnownTree, RealDisk, ReceiptShelf, SealedFile,
    Store, StoreNotice, is_project_name,
};
use crate::sync::copy::{Copied, copy};
use crate::sync::intake::Intake;
use crate::sync::meetable::Meetable;
use crate::sync::taken::{Side, Taken};
use crate::workspace::headquarters::carry::carry;
use crate::workspace::headquarters::relief::released;
use crate::workspace::headquarters::standing::is_behind_hq;
use crate::workspace::held::exchanged::{
    ExchangeAbout, ExchangeStep, Exchanged, Meeting, Met, Synced, Watch,
};
use crate::workspace::held::kept::KeptState;
use crate::workspace::held::left::LeftRecords;
use crate::workspace::held::opened::unsettled;
use crate::workspace::held::recorded::recorded;
use crate::workspace::held::strangers::{Strangers, is_renamed};
use crate::workspace::outside::InSight;
use crate::workspace::{Workspace, outside};
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

/// The project to be entered again afterwards, and its state once that was folded.
type EnterAgain = Option<(String, Option<KeptState>)>;

/// A project after what others wrote was taken in.
struct Arrivals {
    store: Store,
    /// What opening it found.
    notices: Vec<StoreNotice>,
    /// Up to where its journals were there before.
    before: Heads,
    taken: Taken,
}

impl Workspace {
    /// Exchanges with a folder, and keeps what came of it to be shown.
    pub(in crate::workspace) fn exchange(
        &mut self,
        meeting: &Meeting,
        watch: &mut Watch,
    ) -> Result<Arc<Exchanged>, Failure> {
        self.forget_outcome();
        let remote = self.remote_at(&meeting.folder)?;
        let (folder, met) = match &remote {
            Some(note) => (note.place(), self.meet_remote(note, &meeting.about, watch)?),
            None => {
                let folder = meeting.folder.clone();
                if !meeting.makes_folder {
                    outside::folder(&folder)?;
                }
                let met = self.meet_at(&folder, &meeting.about, watch)?;
                (folder, met)
            }
        };
        let exchanged = Arc::new(Exchanged {
            at: self.now().into(),
            same_disk: remote.is_none() && outside::is_same_disk(&folder, &self.root),
            is_remote: remote.is_some(),
            folder,
            synced: met.synced,
            strangers: met.strangers,
        });
        self.exchanged = Some(Arc::clone(&exchanged));
        Ok(exchanged)
    }

    /// Exchanges with a folder of the real disk; one that went away meanwhile has nothing.
    fn meet_at(
        &mut self,
        folder: &Path,
        about: &ExchangeAbout,
        watch: &mut Watch,
    ) -> Result<Met, Failure> {
        let root = self.meeting_place(folder)?;
        let disk: Arc<dyn Disk> = Arc::new(RealDisk::new(&root)?);
        let (there, noted) = (InSight::of(&root), self.noted());
        let met = self.sync_with(&disk, &root, about, watch);
        if there.is_gone() {
            self.forget_since(noted);
            let gone = std::io::Error::from(std::io::ErrorKind::NotFound);
            return Err(Failure::folder(&root, &gone));
        }
        let met = met?;
        if Device::of(disk.as_ref(), &root).is_none()
            && met.synced.iter().any(|one| one.copied.written > 0)
        {
            described::once(disk.as_ref(), &root);
        }
        self.note_folder(&root);
        Ok(met)
    }

    /// Exchanges records with a folder on any disk. Both faces come here by a command; whoever tries it out
    /// on a disk of its own comes directly.
    pub fn sync_with(
        &mut self,
        disk: &Arc<dyn Disk>,
        root: &Path,
        about: &ExchangeAbout,
        watch: &mut Watch,
    ) -> Result<Met, Failure> {
        let entered = self.project_id().map(str::to_owned);
        self.leave();
        let mut again = entered.map(|pid| (pid, None));
        let met = self.sync_all(disk, root, (about, &mut again), watch);
        // A stick pulled out half way must not cost anyone the project on the screen.
        let entered = match again {
            Some((pid, Some(fresh))) => self.enter_folded(&pid, fresh),
            Some((pid, None)) => self.enter_id(&pid),
            None => Ok(()),
        };
        let met = met?;
        entered.map(|()| met)
    }

    fn sync_all(
        &mut self,
        disk: &Arc<dyn Disk>,
        root: &Path,
        (about, again): (&ExchangeAbout, &mut EnterAgain),
        watch: &mut Watch,
    ) -> Result<Met, Failure> {
        let (ids, strangers) = self.whom(disk.as_ref(), root, about)?;
        let owner = Device::of(disk.as_ref(), root);
        let mut all = Vec::new();
        for pid in &ids {
            let there = root.join("projects").join(pid);
            let there = Meetable::of(disk, &there, owner.as_deref());
            let (synced, fresh) = self.meet(pid, &there.side, (root, owner.is_some()), watch)?;
            if let Some((_, state)) = again.as_mut().filter(|(entered, _)| entered == pid) {
                *state = Some(fresh);
            }
            let stopped = synced.stopped;
            all.push(synced);
            if stopped {
                break;
            }
        }
        Ok(Met {
            synced: all,
            strangers,
        })
    }

    /// Folders among the projects of a stick that do not bear the name of a project, or bear another one
    /// than their records, such as copies that a file manager made: nothing is read from them.
    pub fn strange_folders(&self, folder: &Path) -> Vec<String> {
        let root = std::path::absolute(folder).unwrap_or_default();
        let found = outside::folders_in(&root.join("projects"));
        let disk = RealDisk::new(&root);
        let renamed = |found: &outside::FolderItem| {
            let disk = disk.as_ref();
            disk.is_ok_and(|disk| is_renamed(disk, &found.path, &found.name))
        };
        let strange = |found: &outside::FolderItem| !is_project_name(&found.name) || renamed(found);
        let strange = found.into_iter().flatten().filter(strange);
        strange.map(|found| found.name).collect()
    }

    /// The ids of the projects that an exchange is about, and those that nobody asked for.
    fn whom(
        &self,
        disk: &dyn Disk,
        root: &Path,
        about: &ExchangeAbout,
    ) -> Result<(Vec<String>, Strangers), Failure> {
        let mut ids = self.project_folders()?;
        let there = Strangers::in_folder(disk, root, &ids)?;
        match about {
            ExchangeAbout::All => ids.extend(there.ids()),
            ExchangeAbout::Known => match (ids.as_slice(), there.only()) {
                // A new laptop at the stick: there is nothing to choose.
                ([], Some(only)) => ids.push(only.to_owned()),
                _ => return Ok((ids, there.named(disk, root))),
            },
            ExchangeAbout::One(code) => {
                let known = self.find(Some(code));
                ids = vec![match there.called(disk, root, code) {
                    Some(stranger) if known.is_err() => stranger,
                    _ => known?,
                }];
            }
        }
        ids.sort();
        Ok((ids, Strangers::default()))
    }

    fn meet(
        &mut self,
        pid: &str,
        there: &Side,
        (root, one_way): (&Path, bool),
        watch: &mut Watch,
    ) -> Result<(Synced, KeptState), Failure> {
        let dir = self.project_dir(pid);
        self.disk.create_dir_all(&dir.join("log"))?;
        let here = Side {
            disk: Arc::clone(&self.disk),
            dir,
            writing: None,
        };
        let Arrivals {
            mut store,
            mut notices,
            before,
            taken,
        } = self.take_from(pid, (&here, there), watch)?;
        notices.extend(store.refresh()?);
        notices.dedup();
        let (files, unsealed) = self.sealed(&mut store)?;
        // What is recorded while this goes on beside is for the next time.
        let is_alone = !self.is_written_by_the_first(pid);
        let left = LeftRecords::of(&store, unsealed).filter(|_| is_alone);
        let copied = match one_way || taken.stopped {
            true => Copied::default(),
            false => hand_over(pid, (&here, there), &files, watch)?,
        };
        let stopped = taken.stopped || copied.stopped;
        let whole = copied.different.is_empty() && copied.broken.is_empty() && left.is_none();
        if !one_way && !stopped && whole {
            let (own, last) = (store.did().to_owned(), store.last_number() - unsealed);
            self.note_sent(pid, (&own, last), root);
        }
        let (folded, unfounded) = self.fold_arrived(&store, &before)?;
        let state = &folded.state;
        unsettled(state, &mut notices);
        let synced = Synced {
            awaited: self.awaited(&store, state)?,
            closed: there.disk.closed(&there.dir)?,
            collisions: state.collisions().len() - state.forked().len(),
            forks: state.forked().into_iter().map(str::to_owned).collect(),
            bad: here.dir.join("bad"),
            left,
            stopped,
            pid: pid.to_owned(),
            unfounded,
            conflicts: to_settle(state),
            code: state.head.code.clone(),
            taken,
            copied,
            one_way,
            notices,
        };
        Ok((synced, KeptState::fresh(&store, folded)))
    }

    /// Takes in what others wrote.
    fn take_from(
        &mut self,
        pid: &str,
        (here, there): (&Side, &Side),
        watch: &mut Watch,
    ) -> Result<Arrivals, Failure> {
        let (mut store, mut notices) = self.writer(pid)?;
        let before = store.heads();
        let without = released(self.disk.as_ref(), &self.root, pid);
        let mut taken = take_in(&store, (here, there), &without, watch)?;
        let outrun = match taken.own {
            Some(_) => Some(DeviceDoubt::Elsewhere),
            None => {
                carry_answers(pid, there, here)?;
                is_behind_hq(&store, here)?.then_some(DeviceDoubt::Headquarters)
            }
        };
        if let Some(why) = outrun {
            // Before a byte is written under the old id (S9): not even the segment is sealed.
            drop(store);
            self.renew(why)?;
            (store, notices) = self.writer(pid)?;
            taken = take_in(&store, (here, there), &without, watch)?;
        }
        Ok(Arrivals {
            store,
            notices,
            before,
            taken,
        })
    }

    /// The state of all records, and which of those that came in do not follow from what was known.
    fn fold_arrived(
        &self,
        store: &Store,
        before: &Heads,
    ) -> Result<(Folded, Vec<WrongVerdict>), Failure> {
        let blobs = Blobs::new(Arc::clone(&self.disk), &self.project_dir(store.pid()));
        let mut arrived = Arrived {
            judge: RecordJudge::new(blobs, &self.library),
            reader: store.reader(),
            before,
            wrong: Vec::new(),
        };
        let folded = replay::all(store.reader(), &mut arrived)?;
        Ok((folded, arrived.wrong))
    }

    fn writer(&mut self, pid: &str) -> Result<(Store, Vec<StoreNotice>), Failure> {
        let (store, notices) = self.open_store(pid, KnownTree::NOTHING)?;
        match store.access().clone() {
            Access::Writer => Ok((store, notices)),
            // Its journal is sealed up to where this began, and nobody else writes the others.
            Access::ReadOnly { .. } if self.is_written_by_the_first(pid) => Ok((store, notices)),
            Access::ReadOnly { holder, reason } => Err(Failure::ReadOnly { holder, reason }),
        }
    }

    /// How much of the evidence that records name is not here, and was not let go of.
    fn awaited(&self, store: &Store, state: &Project) -> Result<usize, Failure> {
        let mut kept = released(self.disk.as_ref(), &self.root, store.pid());
        kept.extend(store.blobs().list()?.into_iter().map(|(hash, _)| hash));
        let awaited = recorded(state).into_iter();
        let awaited = awaited.filter(|held| !kept.contains(&held.evidence.hash));
        Ok(awaited.count())
    }

    fn sealed(&self, store: &mut Store) -> Result<(Vec<SealedFile>, u64), Failure> {
        let stamp =
            crate::workspace::held::clock::stamp(self.clock.as_ref(), store.last_time(), None);
        Ok(store.hand_over(&stamp)?)
    }
}

/// Writes what is ours and sealed to the other side.
fn hand_over(
    pid: &str,
    (here, there): (&Side, &Side),
    files: &[SealedFile],
    watch: &mut Watch,
) -> Result<Copied, Failure> {
    there.disk.create_dir_all(&there.dir)?;
    carry_answers(pid, here, there)?;
    let (from, to) = (
        (here.disk.as_ref(), here.dir.as_path()),
        (there.disk.as_ref(), there.dir.as_path()),
    );
    Ok(copy(from, to, files, &mut |done, of| {
        watch(ExchangeStep::Out(pid, done, of))
    })?)
}

/// The codes of the subjects of which a person must say which check stands.
fn to_settle(state: &Project) -> Vec<String> {
    let nodes = state.conflicts();
    nodes.map(|node| node.subject.code.clone()).collect()
}

/// Takes along what headquarters answered.
fn carry_answers(pid: &str, from: &Side, to: &Side) -> Result<usize, Failure> {
    let shelf = |side: &Side| ReceiptShelf::new(Arc::clone(&side.disk), &side.dir);
    carry(&shelf(from), &shelf(to), pid)
}

fn take_in(
    store: &Store,
    (here, there): (&Side, &Side),
    without: &BTreeSet<String>,
    watch: &mut Watch,
) -> Result<Taken, Failure> {
    let heads: Heads = store.heads();
    let pid = store.pid().to_owned();
    let intake = Intake {
        here,
        pid: &pid,
        own: store.did(),
        counter: store.reader().last_counter(),
        heads,
        lacks: &|head| store.lacks(head),
        without,
    };
    Ok(intake.run(there, &mut |done, of| match of {
        0 => watch(ExchangeStep::Look(&pid)),
        of => watch(ExchangeStep::In(&pid, done, of)),
    })?)
}
