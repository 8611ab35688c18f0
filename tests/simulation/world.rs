//! A world: laptops, sticks and headquarters of one project, what was told to anybody, and what every disk has to
//! hold since. Each step is taken with its trouble, and looked at afterwards. What must hold at the end is in
//! `ending`.

use crate::accident::Answer;
use crate::deeds::{self, command, lot, set_clock};
use crate::facts::{Fact, Facts, damage, seen};
use crate::machine::{Backup, Machine, Stick, Tally};
use crate::plan::{Deed, Plan, Step};
use crate::sim_disk::{Image, Random, SimDisk};
use crate::site::root;
use sanjian::domain::Outcome;
use sanjian::domain::chain::ACCEPTANCE;
use sanjian::store::draft_name;
use sanjian::workspace::headquarters::HqCommand;
use sanjian::workspace::{Command, Cost, Done, Pin};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// More laptops than this nobody has in one place.
const MOST: usize = 5;
/// Where headquarters' office stands among the machines.
const OFFICE: usize = 1000;
/// The stick that a forger leaves, and one of which only a part is left.
const FORGED: usize = 2;
const PARTIAL: usize = 3;

/// Who sits there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seat {
    Laptop(usize),
    Office,
}

pub struct World {
    pub seed: u64,
    pub pid: String,
    pub machines: Vec<Machine>,
    pub office: Machine,
    pub sticks: Vec<Stick>,
    pub backups: BTreeMap<usize, Backup>,
    /// What was told to be saved, and when.
    pub told: BTreeMap<Fact, String>,
    /// Acceptances that failed first, as far as their laptop knew; and their lots.
    pub failed: Vec<(Fact, String)>,
    /// Times of checks that only a forger made.
    pub forged: BTreeSet<String>,
    /// Whether a laptop was set back, so that it no longer knows what it wrote.
    pub set_back: bool,
    /// Whether there may be two histories under one id.
    pub twice: bool,
    /// Whether a person settled something.
    pub settled: bool,
    pub tally: Tally,
    born: usize,
    photos: u8,
    minutes: u64,
}

pub fn pin() -> Pin {
    Pin::new("482913")
}

impl World {
    /// The beginning: all laptops have the project, by a stick.
    pub fn begin(plan: &Plan) -> Result<Self, String> {
        let seed = plan.seed;
        let mut machines = vec![Machine::new(seed, 0)];
        machines[0].laptop.begins();
        let pid = machines[0]
            .laptop
            .workspace
            .project_id()
            .unwrap()
            .to_owned();
        machines.extend((1..plan.laptops).map(|nth| Machine::new(seed, nth)));
        let mut office = Machine::new(seed, OFFICE);
        office.laptop.workspace.set_key_cost(Cost::FLOOR);
        let key = HqCommand::NewKey("集团质量部".into(), pin());
        office.laptop.does(Command::Headquarters(key));
        let sticks = [(); 4].map(|()| Stick::new());
        for machine in &mut machines {
            machine.laptop.meets(&sticks[0].disk);
        }
        let mut world = Self {
            seed,
            pid,
            born: machines.len(),
            machines,
            office,
            sticks: sticks.into(),
            backups: BTreeMap::new(),
            told: BTreeMap::new(),
            failed: Vec::new(),
            forged: BTreeSet::new(),
            set_back: false,
            twice: false,
            settled: false,
            tally: Tally::default(),
            photos: 0,
            minutes: 0,
        };
        let all = world.seen_at(Seat::Laptop(0))?;
        for machine in &mut world.machines {
            machine.held.clone_from(&all);
        }
        world.sticks[0].held.clone_from(&all);
        world.told = all
            .into_iter()
            .map(|fact| (fact, "at the beginning".into()))
            .collect();
        Ok(world)
    }

    pub fn machine(&mut self, seat: Seat) -> &mut Machine {
        match seat {
            Seat::Laptop(at) => &mut self.machines[at],
            Seat::Office => &mut self.office,
        }
    }

    /// Where the project lies at a seat.
    pub fn folder(&self, seat: Seat) -> PathBuf {
        let root = match seat {
            Seat::Laptop(_) => root(),
            Seat::Office => PathBuf::from("/store"),
        };
        root.join("projects").join(&self.pid)
    }

    /// Where it lies on a stick.
    pub fn on_stick(&self) -> PathBuf {
        Path::new("/stick/projects").join(&self.pid)
    }

    pub fn seen_at(&self, seat: Seat) -> Result<Facts, String> {
        let machine = match seat {
            Seat::Laptop(at) => &self.machines[at],
            Seat::Office => &self.office,
        };
        seen(&machine.laptop.disk, &self.folder(seat))
    }

    /// Takes one step of the plan.
    pub fn take(&mut self, step: &Step) -> Result<(), String> {
        self.tally.steps += 1;
        let at = step.who % self.machines.len();
        let seat = Seat::Laptop(at);
        let begun = self.machines[at].laptop.is_inside();
        if !begun && !self.machines[at].held.is_empty() {
            return Err(format!("laptop {at} has no project any more"));
        }
        match step.deed {
            Deed::Clock(to) => set_clock(&self.machines[at].laptop, to),
            Deed::Keep => {
                self.backups.insert(at, self.machines[at].backup());
            }
            Deed::Restart(night) => self.restarts(at, night)?,
            Deed::Join(stick) if self.machines.len() < MOST => {
                let nth = self.birth();
                self.machines.push(Machine::new(self.seed, nth));
                self.meets(step, self.machines.len() - 1, stick)?;
            }
            Deed::Join(_) => {}
            Deed::Meet(stick) => self.meets(step, at, stick)?,
            Deed::Part(stick, mask) => {
                let part = part(&self.sticks[stick].disk, mask);
                self.sticks[PARTIAL] = Stick::new();
                self.sticks[PARTIAL].rotten = self.sticks[stick].rotten;
                self.sticks[PARTIAL].disk = Arc::new(part);
                self.meets(step, at, PARTIAL)?;
            }
            Deed::Receive(stick) => self.receives(step, stick)?,
            Deed::Clone(twin) => self.is_cloned(at, twin),
            Deed::Restore(whole) => self.is_restored(at, whole),
            Deed::Forge(victim) => {
                let victim = victim % self.machines.len();
                if self.forges(at)? {
                    self.meets(step, victim, FORGED)?;
                }
            }
            Deed::Stolen => self.is_stolen(at),
            Deed::StickLost(stick) => self.sticks[stick] = Stick::new(),
            Deed::Rot(chance) if begun => self.rots(at, chance)?,
            Deed::StickRot(stick) => self.stick_rots(step, stick)?,
            Deed::Photo(lot) if begun => self.photo(step, seat, lot)?,
            _ if begun => {
                let asked = command(&self.machines[at].laptop, step.deed, step.nth);
                self.settled |= matches!(step.deed, Deed::Settle(_)) && asked.is_some();
                if let Some(asked) = asked {
                    self.does(step, seat, asked)?;
                }
            }
            _ => {}
        }
        Ok(())
    }

    pub fn birth(&mut self) -> usize {
        self.born += 1;
        self.born
    }

    fn restarts(&mut self, at: usize, night: bool) -> Result<(), String> {
        let machine = &mut self.machines[at];
        if night {
            machine.sleep();
        }
        match machine.opens() {
            true => Ok(()),
            false => Err(format!("laptop {at} does not open")),
        }
    }

    /// Somebody does something at a laptop that is one command.
    pub fn does(&mut self, step: &Step, seat: Seat, asked: Command) -> Result<(), String> {
        let before = self.before(seat, &asked);
        let mut act = |laptop: &mut crate::site::Laptop, _: Option<&Arc<SimDisk>>| {
            laptop.tries(asked.clone()).map(Answer::Done)
        };
        let answer = self.under(step, (seat, None), &mut act)?;
        if let Some(Answer::Done(Done::Concluded(concluded))) = answer {
            let record = &concluded.decision.record;
            let submission = &record.submission;
            let is_first = before && submission.stage == ACCEPTANCE;
            if is_first && record.outcome == Outcome::Rejected {
                let lot = submission.subject.clone();
                let of = self
                    .told
                    .iter()
                    .rev()
                    .find(|(_, at)| at.ends_with(&concluded.record));
                if let Some((fact, _)) = of {
                    self.failed.push((fact.clone(), lot));
                }
            }
        }
        Ok(())
    }

    /// What goes with a command before it is done: answers of a check that is concluded may be gone from here on.
    /// Tells whether it is about a lot that was never submitted.
    fn before(&mut self, seat: Seat, asked: &Command) -> bool {
        let Command::Conclude(submission) = asked else {
            return false;
        };
        let name = draft_name(&submission.subject, &submission.stage);
        let machine = self.machine(seat);
        let is_of = |fact: &Fact| matches!(fact, Fact::Answer(draft, _) if *draft == name);
        machine.held.retain(|fact| !is_of(fact));
        let node = machine.laptop.state().node(&submission.subject);
        node.is_some_and(|node| node.checks.iter().all(|check| check.stage != ACCEPTANCE))
    }

    fn photo(&mut self, step: &Step, seat: Seat, lot: usize) -> Result<(), String> {
        self.photos = self.photos.wrapping_add(1);
        let nth = self.photos;
        let mut act = |laptop: &mut crate::site::Laptop, _: Option<&Arc<SimDisk>>| {
            laptop.takes_photo(nth).map(Answer::Done)
        };
        let answer = self.under(step, (seat, None), &mut act)?;
        let Some(Answer::Done(Done::Attached(photo))) = answer else {
            return Ok(());
        };
        let laptop = &self.machine(seat).laptop;
        let asked = laptop
            .workspace
            .project()
            .and_then(|_| deeds::conclude(laptop, lot, true, vec![photo]));
        asked.map_or(Ok(()), |asked| self.does(step, seat, asked))
    }

    pub fn meets(&mut self, step: &Step, at: usize, stick: usize) -> Result<(), String> {
        let mut act = |laptop: &mut crate::site::Laptop, disk: Option<&Arc<SimDisk>>| {
            laptop.tries_to_meet(disk.unwrap()).map(Answer::Met)
        };
        self.under(step, (Seat::Laptop(at), Some(stick)), &mut act)?;
        // A laptop that had nothing has a project now.
        let machine = &mut self.machines[at];
        if !machine.laptop.is_inside() {
            machine.laptop.enter();
        }
        Ok(())
    }

    pub fn receives(&mut self, step: &Step, stick: usize) -> Result<(), String> {
        self.under(
            step,
            (Seat::Office, Some(stick)),
            &mut crate::accident::receive,
        )?;
        Ok(())
    }

    fn is_cloned(&mut self, at: usize, twin: bool) {
        if self.machines.len() < MOST
            && let Some(backup) = self.backups.get(&at).cloned()
        {
            let nth = self.birth();
            self.machines
                .push(Machine::from(&backup, twin, (self.seed, nth)));
            self.twice = true;
        }
    }

    fn is_restored(&mut self, at: usize, whole: bool) {
        if let Some(backup) = self.backups.get(&at).cloned() {
            self.machines[at].restore(&backup, whole);
            (self.twice, self.set_back) = (true, true);
        }
    }

    /// A laptop goes, and what it alone had; somebody has another at hand.
    fn is_stolen(&mut self, at: usize) {
        if self.machines.len() > 1 {
            self.machines.remove(at);
            let later = |(of, backup): (usize, Backup)| match of.cmp(&at) {
                std::cmp::Ordering::Less => Some((of, backup)),
                std::cmp::Ordering::Equal => None,
                std::cmp::Ordering::Greater => Some((of - 1, backup)),
            };
            let backups = std::mem::take(&mut self.backups).into_iter();
            self.backups = backups.filter_map(later).collect();
        }
    }

    /// Has lots pass on a backup, and leaves a stick with that.
    fn forges(&mut self, at: usize) -> Result<bool, String> {
        let Some(backup) = self.backups.get(&at).cloned() else {
            return Ok(false);
        };
        self.twice = true;
        let nth = self.birth();
        let mut forger = Machine::from(&backup, true, (self.seed, nth));
        for at in [0, 1, 3] {
            for _ in 0..4 {
                let time = self.forged_time();
                forger.laptop.hands.set(&time);
                let lot = lot(at);
                for (stage, _) in crate::site::STAGES {
                    if forger.laptop.check(&lot, stage, true).is_some() {
                        self.forged.insert(said(&forger.laptop));
                        break;
                    }
                }
            }
        }
        self.sticks[FORGED] = Stick::new();
        let left = Arc::clone(&self.sticks[FORGED].disk);
        forger
            .laptop
            .tries_to_meet(&left)
            .map_err(|error| format!("{error:?}"))?;
        Ok(true)
    }

    /// A time that no honest check bears.
    fn forged_time(&mut self) -> String {
        self.minutes += 10;
        let (hours, minutes) = (self.minutes / 60, self.minutes % 60);
        let (day, hour) = (1 + hours / 24 % 28, hours % 24);
        format!("2031-06-{day:02}T{hour:02}:{minutes:02}:00+08:00")
    }

    /// A byte of what can be seen goes bad: verifying tells the file. Then it is as it was.
    fn rots(&mut self, at: usize, chance: usize) -> Result<(), String> {
        let mut random = Random::new(self.seed ^ (chance as u64) << 20 ^ self.tally.steps);
        let folder = self.folder(Seat::Laptop(at));
        let disk = self.machines[at].laptop.disk.clone();
        rot(&disk, &folder, &mut random)?;
        self.tally.rotten += 1;
        Ok(())
    }

    fn stick_rots(&mut self, step: &Step, stick: usize) -> Result<(), String> {
        let mut random = Random::new(self.seed ^ 0x0bad_0000 ^ step.nth as u64);
        let folder = self.on_stick();
        let stick = &mut self.sticks[stick];
        if let Some((path, at)) = rot(&stick.disk, &folder, &mut random)? {
            stick.disk.rot(&path, |bytes| bytes[at] ^= 4);
            stick.rotten = true;
            stick.held.clear();
            self.tally.rotten += 1;
        }
        Ok(())
    }
}

fn said(laptop: &crate::site::Laptop) -> String {
    // The clock was run on by the command itself.
    let nodes = laptop.state().nodes().iter();
    let checks = nodes.flat_map(|node| &node.checks);
    checks
        .map(|check| check.at.to_string())
        .max()
        .unwrap_or_default()
}

/// Some files of a stick.
fn part(stick: &SimDisk, mask: u16) -> SimDisk {
    let all = stick.view();
    let files = all.files.into_iter().enumerate();
    let kept = files.filter(|(n, _)| mask >> (n % 16) & 1 == 1);
    SimDisk::new(Image {
        dirs: all.dirs,
        files: kept.map(|(_, file)| file).collect(),
    })
}

/// Flips a bit of a record or a content that can be seen, has it told, and flips it back; where it was.
fn rot(
    disk: &SimDisk,
    folder: &Path,
    random: &mut Random,
) -> Result<Option<(PathBuf, usize)>, String> {
    let seen = seen(disk, folder)?;
    let files = disk.view().files;
    let is_seen = |path: &Path, line: &[u8]| {
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let hash = line
            .get(6..70)
            .map(|hash| String::from_utf8_lossy(hash).into_owned());
        seen.contains(&Fact::Content(name))
            || hash.is_some_and(|hash| seen.contains(&Fact::Record(hash)))
    };
    let kinds = [folder.join("log"), folder.join("blobs")];
    let places: Vec<(PathBuf, usize, usize)> = { files.iter() }
        .filter(|(path, _)| kinds.iter().any(|kind| path.starts_with(kind)))
        .flat_map(|(path, bytes)| {
            let is_content = path.starts_with(&kinds[1]);
            let mut from = 0;
            let lines = bytes.split_inclusive(|byte| *byte == b'\n' && !is_content);
            let lines = lines.map(move |line| {
                let at = from;
                from += line.len();
                (path.clone(), at, line)
            });
            lines
                .filter(|(path, _, line)| is_seen(path, line))
                .map(|(path, at, line)| (path, at, line.len()))
                .collect::<Vec<_>>()
        })
        .collect();
    let Some((path, from, len)) = places.get(random.below(places.len())).cloned() else {
        return Ok(None);
    };
    let at = from + random.below(len);
    let before = damage(disk, folder)?;
    disk.rot(&path, |bytes| bytes[at] ^= 4);
    let after = damage(disk, folder)?;
    disk.rot(&path, |bytes| bytes[at] ^= 4);
    let name = path.strip_prefix(folder).unwrap().display().to_string();
    match after
        .iter()
        .any(|fault| !before.contains(fault) && fault.contains(&name))
    {
        true => Ok(Some((path, at))),
        false => Err(format!(
            "byte {at} of {name} went bad and nobody tells: {after:?}"
        )),
    }
}
