//! A deed done while something goes wrong: what is acknowledged by it, what has to be there from then on, and how the
//! machine comes back, through further accidents. Who does what is for the world.

use crate::facts;
use crate::facts::{Fact, Facts, seen, touched, vouched};
use crate::machine::looked_at;
use crate::plan::{Deed, Step, Trouble};
use crate::platter::crash;
use crate::sim_disk::{Failing, Fuse, Image, Random, SimDisk};
use crate::site::Laptop;
use crate::world::{Seat, World, pin};
use sanjian::domain::FaultRule::{Closed, Gate, Person};
use sanjian::failure::Failure;
use sanjian::store::Disk;
use sanjian::workspace::held::exchanged::Synced;
use sanjian::workspace::held::received::Received;
use sanjian::workspace::{Command, Done};
use std::io::ErrorKind;
use std::path::Path;
use std::sync::Arc;

/// What came of a deed.
pub enum Answer {
    Done(Done),
    Met(Vec<Synced>),
    Received(Received),
}

/// A deed, at a laptop or headquarters, perhaps with a stick.
pub type Act<'a> = dyn FnMut(&mut Laptop, Option<&Arc<SimDisk>>) -> Result<Answer, Failure> + 'a;

/// Headquarters takes in what a stick holds.
pub fn receive(laptop: &mut Laptop, stick: Option<&Arc<SimDisk>>) -> Result<Answer, Failure> {
    let store: Arc<dyn Disk> = Arc::new(laptop.disk.clone());
    let place = stick.map(|stick| (Arc::clone(stick) as Arc<dyn Disk>, "/stick".into()));
    let places: Vec<_> = place.into_iter().collect();
    let (store, pin) = ((&store, Path::new("/store")), pin());
    laptop.hands.run(60);
    let received = laptop.workspace.receive_with(&places, store, Some(&pin))?;
    Ok(Answer::Received(received))
}

/// So many places of every deed at which the power could have failed are looked at.
const CUTS: usize = 2;

/// How things were before a deed.
struct Before {
    data: Image,
    /// How much had been done on the disks of the machine and the stick.
    ops: [usize; 2],
    stick: Option<Image>,
    seen: Facts,
    fuse: Option<Fuse>,
}

impl World {
    /// Does something in its trouble; the answer, where there is one.
    pub fn under(
        &mut self,
        step: &Step,
        (seat, stick): (Seat, Option<usize>),
        act: &mut Act<'_>,
    ) -> Result<Option<Answer>, String> {
        let mut random =
            Random::new(self.seed ^ (step.nth as u64 + 1).wrapping_mul(0x7a0b_1e00_0001));
        let trouble = step
            .trouble
            .filter(|trouble| *trouble != Trouble::Pull || stick.is_some());
        let before = self.set_trouble((seat, stick), trouble, step.at[0])?;
        let disk = stick.map(|stick| Arc::clone(&self.sticks[stick].disk));
        let result = act(&mut self.machine(seat).laptop, disk.as_ref());
        self.lift_trouble((seat, stick));
        if step.deed != Deed::Relieve {
            self.look_at_cuts((seat, stick), &before, &mut random)?;
        }
        let blown = before.fuse.as_ref().is_some_and(Fuse::is_out);
        if blown || trouble.is_some_and(|trouble| !is_sudden(trouble)) {
            self.tally.trouble(named(trouble));
        }
        let is_sudden = trouble.is_some_and(is_sudden);
        let answer = match result {
            _ if blown && trouble != Some(Trouble::Pull) => None,
            Ok(answer) => Some(answer),
            Err(_) if trouble.is_some() && (blown || !is_sudden) => None,
            Err(error) => return Err(format!("{:?} of {seat:?} failed: {error:?}", step.deed)),
        };
        if let Some(answer) = &answer {
            self.acknowledge((seat, stick), answer, (&before.seen, step))?;
        }
        self.come_back(step, (seat, stick), (trouble, blown), &mut random)?;
        self.look((seat, stick), &before, blown)?;
        Ok(answer)
    }

    fn set_trouble(
        &mut self,
        (seat, stick): (Seat, Option<usize>),
        trouble: Option<Trouble>,
        at: usize,
    ) -> Result<Before, String> {
        let seen = self.seen_at(seat)?;
        let folder = self.folder(seat);
        let stick = stick.map(|stick| Arc::clone(&self.sticks[stick].disk));
        let machine = self.machine(seat);
        let disk = machine.laptop.disk.clone();
        let mut fuse = None;
        match trouble {
            Some(Trouble::Kill | Trouble::Cut) => {
                fuse = Some(Fuse::new(at));
                machine.hang_on(fuse.as_ref());
                stick.iter().for_each(|stick| stick.hang_on(fuse.as_ref()));
            }
            Some(Trouble::Pull) => {
                fuse = Some(Fuse::new(at));
                stick.iter().for_each(|stick| stick.hang_on(fuse.as_ref()));
            }
            Some(Trouble::Error(on_stick, full)) => {
                let kind = if full {
                    ErrorKind::StorageFull
                } else {
                    ErrorKind::Other
                };
                let of = stick.as_deref().filter(|_| on_stick).unwrap_or(&disk);
                let failing = Failing::Once(of.calls() + at, kind);
                drop(of.clone().failing(failing));
            }
            Some(Trouble::Full) => {
                let failing = Failing::From(disk.calls() + at, ErrorKind::StorageFull);
                drop(disk.clone().failing(failing));
            }
            Some(Trouble::Unreadable) => {
                let files = disk.view().files.into_keys();
                let files: Vec<_> = files.filter(|path| path.starts_with(&folder)).collect();
                disk.spoil(files.get(at % files.len().max(1)).cloned());
                // A program that has it open may not even notice.
                let reopened = at.is_multiple_of(2) && matches!(seat, Seat::Laptop(_));
                if reopened && !machine.opens() {
                    let why = "a file that cannot be read keeps the project from opening";
                    return Err(why.into());
                }
            }
            None => {}
        }
        Ok(Before {
            data: disk.view(),
            ops: [
                disk.ops().len(),
                stick.as_ref().map_or(0, |stick| stick.ops().len()),
            ],
            stick: stick.map(|stick| stick.view()),
            seen,
            fuse,
        })
    }

    /// What a power cut in the middle of the deed would have left: all that was told before.
    fn look_at_cuts(
        &mut self,
        (seat, stick): (Seat, Option<usize>),
        before: &Before,
        random: &mut Random,
    ) -> Result<(), String> {
        let machine = match seat {
            Seat::Laptop(at) => &self.machines[at],
            Seat::Office => &self.office,
        };
        let here = (&machine.laptop.disk, self.folder(seat), &machine.held);
        let sticks = stick
            .map(|stick| &self.sticks[stick])
            .filter(|stick| !stick.rotten);
        let there = sticks.map(|stick| (stick.disk.as_ref(), self.on_stick(), &stick.held));
        let both = [Some(here), there].into_iter().zip(before.ops);
        for ((disk, folder, held), from) in both.filter_map(|(one, from)| Some((one?, from))) {
            let (base, ops) = (disk.base(), disk.ops());
            for _ in 0..CUTS.min(ops.len() - from) {
                let at = from + random.below(ops.len() - from + 1);
                let image = crash(&base, &ops[..at], random);
                looked_at(&image, &folder, held, (0, &mut self.tally))?;
            }
        }
        Ok(())
    }

    fn lift_trouble(&mut self, (seat, stick): (Seat, Option<usize>)) {
        let stick = stick.map(|stick| Arc::clone(&self.sticks[stick].disk));
        let machine = self.machine(seat);
        machine.hang_on(None);
        machine.laptop.disk.spoil(None);
        drop(machine.laptop.disk.clone().failing(Failing::Never));
        if let Some(stick) = stick {
            stick.hang_on(None);
            drop(stick.as_ref().clone().failing(Failing::Never));
        }
    }

    /// Notes what was said to be saved.
    fn acknowledge(
        &mut self,
        (seat, stick): (Seat, Option<usize>),
        answer: &Answer,
        (before, step): (&Facts, &Step),
    ) -> Result<(), String> {
        match answer {
            Answer::Done(Done::Refused(faults)) => {
                let expected =
                    |fault: &sanjian::domain::Fault| [Gate, Closed, Person].contains(&fault.rule());
                let is_check = matches!(step.deed, Deed::Work(..) | Deed::Photo(_));
                match !is_check || faults.iter().all(expected) {
                    true => Ok(()),
                    false => Err(format!("refused for no reason: {faults:?}")),
                }
            }
            Answer::Done(done) if done.is_kept() => {
                let record = match done {
                    Done::Concluded(concluded) => concluded.record.as_str(),
                    _ => "",
                };
                self.told_now(
                    seat,
                    before,
                    &format!("step {} at {seat:?} {record}", step.nth),
                )
            }
            Answer::Done(_) => Ok(()),
            Answer::Met(met) => {
                if let (Some(synced), Some(stick)) = (met.first(), stick) {
                    self.met(seat, stick, synced);
                }
                Ok(())
            }
            Answer::Received(received) => {
                if let Some(stick) = stick {
                    self.received(stick, received);
                }
                Ok(())
            }
        }
    }

    /// All that is new at a seat was told to be saved.
    fn told_now(&mut self, seat: Seat, before: &Facts, when: &str) -> Result<(), String> {
        let now = self.seen_at(seat)?;
        let fresh: Vec<Fact> = now.difference(before).cloned().collect();
        self.tally.told += fresh.len() as u64;
        self.machine(seat).held.extend(fresh.iter().cloned());
        self.told
            .extend(fresh.into_iter().map(|fact| (fact, when.to_owned())));
        Ok(())
    }

    fn met(&mut self, seat: Seat, stick: usize, synced: &Synced) {
        let (taken, copied) = (&synced.taken, &synced.copied);
        if synced.stopped {
            return;
        }
        let whole = taken.refused.is_empty() && taken.waiting.is_empty() && taken.own.is_none();
        if whole && !self.sticks[stick].rotten {
            let there = self.sticks[stick].held.clone();
            let machine = self.machine(seat);
            let fresh = there.difference(&machine.released).cloned();
            machine.held.extend(fresh.collect::<Vec<_>>());
        }
        let handed =
            copied.different.is_empty() && copied.broken.is_empty() && synced.left.is_none();
        if handed && !synced.one_way && !self.sticks[stick].rotten {
            let here = self.machine(seat).held.iter();
            let lasting = here.filter(|fact| !matches!(fact, Fact::Answer(..)));
            let lasting: Vec<Fact> = lasting.cloned().collect();
            self.sticks[stick].held.extend(lasting);
        }
    }

    fn received(&mut self, stick: usize, received: &Received) {
        let fair = received
            .troubles
            .iter()
            .all(|(_, trouble)| !trouble.is_fault());
        let mut projects = received.projects.iter();
        let whole =
            projects.all(|one| one.taken.refused.is_empty() && one.taken.waiting.is_empty());
        if fair && whole && !received.stopped && !self.sticks[stick].rotten {
            let there = self.sticks[stick].held.clone();
            self.office.held.extend(there);
        }
    }

    /// The machine after its trouble, and the stick.
    fn come_back(
        &mut self,
        step: &Step,
        (seat, stick): (Seat, Option<usize>),
        (trouble, blown): (Option<Trouble>, bool),
        random: &mut Random,
    ) -> Result<(), String> {
        match trouble {
            None => Ok(()),
            Some(Trouble::Pull) if blown => self.cut_stick(stick, random),
            Some(Trouble::Pull) => Ok(()),
            Some(Trouble::Kill) => self.crash((seat, stick), false, step, random),
            Some(Trouble::Cut) => {
                self.cut_stick(stick, random)?;
                self.crash((seat, stick), true, step, random)
            }
            Some(_) => match self.machine(seat).opens() || seat == Seat::Office {
                true => Ok(()),
                false => Err("does not open after an error of the disk".into()),
            },
        }
    }

    fn cut_stick(&mut self, stick: Option<usize>, random: &mut Random) -> Result<(), String> {
        let folder = self.on_stick();
        if let Some(stick) = stick.map(|stick| &mut self.sticks[stick]) {
            let image = crash(&stick.disk.base(), &stick.disk.ops(), random);
            if !stick.rotten {
                looked_at(&image, &folder, &stick.held, (0, &mut self.tally))
                    .map_err(|error| format!("the stick: {error}"))?;
            }
            stick.disk = Arc::new(SimDisk::new(image));
        }
        Ok(())
    }

    /// A machine that was killed, or lost its power, comes back, and perhaps falls again while it does.
    fn crash(
        &mut self,
        (seat, stick): (Seat, Option<usize>),
        mut cut: bool,
        step: &Step,
        random: &mut Random,
    ) -> Result<(), String> {
        let folder = self.folder(seat);
        for depth in 0..=3 {
            let machine = match seat {
                Seat::Laptop(at) => &mut self.machines[at],
                Seat::Office => &mut self.office,
            };
            if cut {
                machine.cut_at(&folder, depth, random, &mut self.tally)?;
            } else {
                let view = machine.laptop.disk.view();
                looked_at(&view, &folder, &machine.held, (depth, &mut self.tally))?;
            }
            let fuse = step.at.get(depth + 1).filter(|_| random.coin());
            let fuse = fuse.map(|calls| Fuse::new(*calls));
            machine.hang_on(fuse.as_ref());
            let before = if fuse.is_none() {
                seen(&machine.laptop.disk, &folder)?
            } else {
                Facts::new()
            };
            let opens = machine.opens();
            let disk = stick.map(|stick| Arc::clone(&self.sticks[stick].disk));
            let result = goes_on(&mut self.machine(seat).laptop, seat, disk.as_ref());
            self.machine(seat).hang_on(None);
            if fuse.is_some_and(|fuse| fuse.is_out()) {
                cut = random.coin();
                continue;
            }
            if !opens && seat != Seat::Office {
                return Err("does not open after a cut".into());
            }
            let answer =
                result.map_err(|error| format!("does not go on after a cut: {error:?}"))?;
            if let Some(answer) = answer.filter(|_| !before.is_empty()) {
                self.acknowledge((seat, stick), &answer, (&before, step))?;
            }
            return Ok(());
        }
        Ok(())
    }

    /// Looks whether all is there that has to be, and nothing was changed.
    fn look(
        &mut self,
        (seat, stick): (Seat, Option<usize>),
        before: &Before,
        blown: bool,
    ) -> Result<(), String> {
        let seen = self.seen_at(seat)?;
        let of_office = self.seen_at(Seat::Office)?;
        let (office, told) = (&mut self.office.held, &self.told);
        let machine = match seat {
            Seat::Laptop(at) => Some(&mut self.machines[at]),
            Seat::Office => None,
        };
        if let Some(machine) = machine {
            let gone: Vec<Fact> = machine.held.difference(&seen).cloned().collect();
            for fact in gone {
                // What was let go of is what headquarters vouched for.
                if !matches!(fact, Fact::Content(_)) || !of_office.contains(&fact) {
                    return Err(format!("{seat:?} lost {fact:?}, {:?}", told.get(&fact)));
                }
                machine.held.remove(&fact);
                machine.released.insert(fact.clone());
                office.insert(fact);
            }
            if !self.twice && !machine.laptop.workspace.renewed().is_empty() {
                return Err(format!("{seat:?} took a new id for nothing"));
            }
        }
        if let Some(stick) = stick {
            self.vouched_for(stick)?;
        }
        let lost: Vec<&Fact> = self.office.held.difference(&of_office).collect();
        if !lost.is_empty() {
            return Err(format!("headquarters lost {lost:?}"));
        }
        let held = &self.machine(seat).held.clone();
        let kept = |path: &Path, bytes: &[u8]| held_in(path, bytes, held);
        if !blown {
            let now = self.machine(seat).laptop.disk.view();
            let touched = touched(&before.data, &now, &kept);
            if !touched.is_empty() {
                return Err(format!("{seat:?}: changed or removed: {touched:?}"));
            }
        }
        self.look_at_stick(stick, before, blown)
    }

    fn look_at_stick(
        &self,
        stick: Option<usize>,
        before: &Before,
        blown: bool,
    ) -> Result<(), String> {
        let Some((stick, then)) = stick
            .map(|stick| &self.sticks[stick])
            .zip(before.stick.as_ref())
        else {
            return Ok(());
        };
        if !stick.rotten {
            let seen = seen(&stick.disk, &self.on_stick())?;
            let lost: Vec<&Fact> = stick.held.difference(&seen).collect();
            if !lost.is_empty() {
                return Err(format!("the stick lost {lost:?}"));
            }
        }
        if !blown {
            let touched = touched(then, &stick.disk.view(), &|_, bytes| bytes.len());
            if !touched.is_empty() {
                return Err(format!("the stick: changed or removed: {touched:?}"));
            }
        }
        Ok(())
    }

    /// What receipts on a stick say is at headquarters, whatever happens there.
    fn vouched_for(&mut self, stick: usize) -> Result<(), String> {
        let said = vouched(&self.sticks[stick].disk.view());
        if said.is_empty() {
            return Ok(());
        }
        let there = facts::numbers(&self.office.laptop.disk, &self.folder(Seat::Office));
        if let Some(lie) = said.difference(&there).next() {
            return Err(format!("a receipt says of {lie:?} what is not so"));
        }
        let held = said.into_iter().map(|(_, _, h)| Fact::Record(h));
        let seen = self.seen_at(Seat::Office)?;
        self.office
            .held
            .extend(held.filter(|fact| seen.contains(fact)));
        Ok(())
    }
}

/// The first thing done after an accident.
fn goes_on(
    laptop: &mut Laptop,
    seat: Seat,
    stick: Option<&Arc<SimDisk>>,
) -> Result<Option<Answer>, Failure> {
    if seat == Seat::Office {
        return receive(laptop, stick).map(Some);
    }
    let entry = laptop
        .is_inside()
        .then(|| crate::deeds::command(laptop, Deed::Entry, 0))
        .flatten();
    match entry {
        Some(Command::PlanSubjects(entry)) => laptop
            .tries(Command::PlanSubjects(entry))
            .map(|done| Some(Answer::Done(done))),
        _ => Ok(None),
    }
}

/// How many bytes of a file somebody was told of: of a journal all up to the last line that is held.
fn held_in(path: &Path, bytes: &[u8], held: &Facts) -> usize {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let path = path.to_string_lossy();
    if path.contains("/blobs/") {
        let is_held = held.contains(&Fact::Content(name.into_owned()));
        return if is_held { bytes.len() } else { 0 };
    }
    if !path.contains("/log/") {
        return bytes.len();
    }
    let (mut at, mut kept) = (0, 0);
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        at += line.len();
        let hash = line
            .get(6..70)
            .map(|hash| String::from_utf8_lossy(hash).into_owned());
        if hash.is_some_and(|hash| held.contains(&Fact::Record(hash))) {
            kept = at;
        }
    }
    kept
}

/// Whether a trouble is one that only comes at its call, if so many are made.
fn is_sudden(trouble: Trouble) -> bool {
    matches!(trouble, Trouble::Kill | Trouble::Cut | Trouble::Pull)
}

fn named(trouble: Option<Trouble>) -> &'static str {
    match trouble {
        None => "none",
        Some(Trouble::Kill) => "killed",
        Some(Trouble::Cut) => "power cut",
        Some(Trouble::Pull) => "stick pulled",
        Some(Trouble::Error(false, _)) => "disk error",
        Some(Trouble::Error(true, _)) => "error of the stick",
        Some(Trouble::Full) => "disk full",
        Some(Trouble::Unreadable) => "unreadable file",
    }
}
