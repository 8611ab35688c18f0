//! A machine: a laptop or headquarters' office, with what lies outside its data folder, and what it has to hold; and a
//! stick. What an accident leaves of their disks, and how they come back from it. Who does what is for the world.

use crate::facts::{Fact, Facts, damage, seen};
use crate::platter::crash;
use crate::sim_disk::{Fuse, Image, Random, SimDisk};
use crate::site::Laptop;
use sanjian::store::device::wrapped::Secret;
use sanjian::store::{ChanceSource, Disk, StoreError};
use sanjian::workspace::Surroundings;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};

/// Of every power cut so many outcomes are looked at; the story goes on with the last.
const OUTCOMES: usize = 3;

/// What was tried so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub worlds: u64,
    pub steps: u64,
    /// What went wrong, by its name.
    pub troubles: BTreeMap<&'static str, u64>,
    /// States of a disk after a cut or a kill that were opened and looked at.
    pub states: u64,
    /// Those of them that were left by an accident in recovery, by its depth.
    pub depths: [u64; 3],
    /// What was acknowledged.
    pub told: u64,
    /// What was acknowledged and went with a disk that the story took.
    pub taken: u64,
    /// Worlds in which somebody wrote twice under one id.
    pub forked: u64,
    /// Bytes that went bad and were told.
    pub rotten: u64,
}

impl Tally {
    pub fn add(&mut self, more: &Self) {
        self.worlds += more.worlds;
        self.steps += more.steps;
        for (name, count) in &more.troubles {
            *self.troubles.entry(name).or_default() += count;
        }
        self.states += more.states;
        for (depth, count) in more.depths.iter().enumerate() {
            self.depths[depth] += count;
        }
        self.told += more.told;
        self.taken += more.taken;
        self.forked += more.forked;
        self.rotten += more.rotten;
    }

    pub fn trouble(&mut self, name: &'static str) {
        *self.troubles.entry(name).or_default() += 1;
    }
}

/// Chance that is the same in every run.
struct Dice(Mutex<Random>);

impl ChanceSource for Dice {
    fn id(&self) -> Result<String, StoreError> {
        let mut random = self.0.lock().unwrap();
        let letter = |_| char::from(b"abcdefghijklmnopqrstuvwxyz234567"[random.below(32)]);
        Ok((0..12).map(letter).collect())
    }

    fn secret(&self) -> Result<Secret, StoreError> {
        let mut random = self.0.lock().unwrap();
        let mut secret = Secret::default();
        secret
            .iter_mut()
            .for_each(|byte| *byte = random.next() as u8);
        Ok(secret)
    }
}

/// A stick, and what it has to hold.
pub struct Stick {
    pub disk: Arc<SimDisk>,
    pub held: Facts,
    /// Something on it went bad and stayed so: nothing is promised of it.
    pub rotten: bool,
}

impl Stick {
    pub fn new() -> Self {
        Self {
            disk: crate::site::stick(),
            held: Facts::new(),
            rotten: false,
        }
    }
}

pub struct Machine {
    pub laptop: Laptop,
    /// What the machine remembers outside the data folder.
    pub notes: SimDisk,
    pub name: String,
    /// What has to be on its disk, whatever happens to it.
    pub held: Facts,
    /// Contents that were let go of.
    pub released: Facts,
    dice: Arc<dyn ChanceSource>,
}

/// A whole disk as it was, with what it held.
#[derive(Clone)]
pub struct Backup {
    pub data: Image,
    pub notes: Image,
    pub name: String,
    pub held: Facts,
    pub released: Facts,
}

fn around(name: &str, notes: &SimDisk, dice: &Arc<dyn ChanceSource>) -> Surroundings {
    let disk: Arc<dyn Disk> = Arc::new(notes.clone());
    Surroundings {
        machine: Some(name.to_owned()),
        notes: Some((disk, "/notes".into())),
        chance: Arc::clone(dice),
    }
}

impl Machine {
    /// A machine that nobody has used, the nth of a world.
    pub fn new(seed: u64, nth: usize) -> Self {
        Self::from(&Backup::nothing(), true, (seed, nth))
    }

    /// A machine with a disk as it was: the one it was taken from, for all that can be told, or another.
    pub fn from(backup: &Backup, twin: bool, (seed, nth): (u64, usize)) -> Self {
        let random = Random::new(seed ^ (nth as u64 + 1).wrapping_mul(0x00d1_ce00_0001));
        let dice: Arc<dyn ChanceSource> = Arc::new(Dice(Mutex::new(random)));
        let is_same = twin && !backup.name.is_empty();
        let name = match is_same {
            true => backup.name.clone(),
            false => format!("machine {nth}"),
        };
        let notes = if is_same {
            backup.notes.clone()
        } else {
            Image::default()
        };
        let notes = SimDisk::new(notes);
        let around = around(&name, &notes, &dice);
        let laptop = match backup.data == Image::default() {
            true => Laptop::new_in(around),
            false => Laptop::from_in(backup.data.clone(), around),
        };
        Self {
            laptop,
            notes,
            name,
            held: backup.held.clone(),
            released: backup.released.clone(),
            dice,
        }
    }

    pub fn backup(&self) -> Backup {
        Backup {
            data: self.laptop.disk.view(),
            notes: self.notes.view(),
            name: self.name.clone(),
            held: self.held.clone(),
            released: self.released.clone(),
        }
    }

    /// Puts a backup back, of the data folder alone or of the whole machine.
    pub fn restore(&mut self, backup: &Backup, whole: bool) {
        let notes = if whole {
            backup.notes.clone()
        } else {
            self.notes.view()
        };
        self.put((backup.data.clone(), notes));
        self.held.clone_from(&backup.held);
        self.released.clone_from(&backup.released);
        self.laptop.restart();
    }

    /// Gives it these disks; the program is not running.
    fn put(&mut self, (data, notes): (Image, Image)) {
        self.laptop.disk = SimDisk::new(data);
        self.notes = SimDisk::new(notes);
        self.laptop.around = around(&self.name, &self.notes, &self.dice);
    }

    /// Closes the program and starts it again; whether it opens, or has nothing to open.
    pub fn opens(&mut self) -> bool {
        self.laptop.restart();
        self.laptop.is_inside() || self.held.is_empty()
    }

    /// After a night everything that was written is durable.
    pub fn sleep(&mut self) {
        let (data, notes) = (self.laptop.disk.view(), self.notes.view());
        self.put((data, notes));
    }

    pub fn hang_on(&self, fuse: Option<&Fuse>) {
        self.laptop.disk.hang_on(fuse);
        self.notes.hang_on(fuse);
    }

    /// The project's folder, or that of a store.
    pub fn project(&self, pid: &str) -> PathBuf {
        crate::site::root().join("projects").join(pid)
    }

    /// The power fails: of what was not synced in a folder nothing is left, or something.
    pub fn cut_at(
        &mut self,
        project: &std::path::Path,
        depth: usize,
        random: &mut Random,
        tally: &mut Tally,
    ) -> Result<(), String> {
        let (base, ops) = (self.laptop.disk.base(), self.laptop.disk.ops());
        for outcome in 0..OUTCOMES {
            let image = crash(&base, &ops, random);
            looked_at(&image, project, &self.held, (depth, tally))?;
            if outcome + 1 == OUTCOMES {
                let notes = crash(&self.notes.base(), &self.notes.ops(), random);
                self.put((image, notes));
            }
        }
        Ok(())
    }
}

impl Backup {
    fn nothing() -> Self {
        Self {
            data: Image::default(),
            notes: Image::default(),
            name: String::new(),
            held: Facts::new(),
            released: Facts::new(),
        }
    }
}

/// Looks at what a cut left: all that has to be there can be seen, and nothing of it is damaged.
pub fn looked_at(
    image: &Image,
    project: &std::path::Path,
    held: &Facts,
    (depth, tally): (usize, &mut Tally),
) -> Result<(), String> {
    tally.states += 1;
    if let Some(count) = depth.checked_sub(1).and_then(|at| tally.depths.get_mut(at)) {
        *count += 1;
    }
    let disk = SimDisk::new(image.clone());
    let lost: Vec<Fact> = held.difference(&seen(&disk, project)?).cloned().collect();
    match lost.is_empty() {
        true => Ok(()),
        false => Err(format!(
            "a power cut took {lost:?}; {:?}",
            damage(&disk, project)
        )),
    }
}
