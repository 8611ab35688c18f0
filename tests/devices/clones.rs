//! Random schedules of laptops that are cloned, restored from backups and forged. What they wrote is
//! counted byte for byte before they meet; afterwards everyone has all of it, the same state, the same
//! figures, and no branch has raised one.

use crate::schedules::cases;
use crate::sim_disk::{Image, SimDisk};
use crate::site::{Laptop, files, stick};
use proptest::prelude::*;
use sanjian::domain::Outcome;
use sanjian::domain::chain::ACCEPTANCE;
use sanjian::domain::choice::Thing;
use sanjian::domain::settle::SettlementAsked;
use sanjian::domain::sight::parts;
use sanjian::rates::{Counts, Level, Query, rates};
use sanjian::workspace::{Command, Done};
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

/// More laptops than this nobody has in one place.
const MOST: usize = 5;

#[derive(Clone, Debug)]
enum Step {
    /// A laptop concludes the open stage of a lot.
    Work(usize, usize, bool),
    /// A laptop meets a stick.
    Meet(usize, usize),
    /// A laptop's whole disk is kept.
    Keep(usize),
    /// A kept disk becomes another laptop, beside the one it was taken from.
    Clone(usize),
    /// A laptop is set back to a kept disk of its own.
    Restore(usize),
    /// Somebody takes a kept disk, has lots pass, and leaves a stick with that for a laptop to meet.
    Forge(usize, usize),
    /// The program is closed and started again.
    Restart(usize),
    /// A person settles what a laptop knows of a fork.
    Settle(usize, usize),
}

fn step() -> impl Strategy<Value = Step> {
    let any = 0..MOST;
    prop_oneof![
        10 => (any.clone(), 0..4_usize, proptest::bool::weighted(0.75)).prop_map(|(a, b, c)| Step::Work(a, b, c)),
        5 => (any.clone(), 0..2_usize).prop_map(|(a, b)| Step::Meet(a, b)),
        2 => any.clone().prop_map(Step::Keep),
        2 => any.clone().prop_map(Step::Clone),
        1 => any.clone().prop_map(Step::Restore),
        1 => (any.clone(), any.clone()).prop_map(|(a, b)| Step::Forge(a, b)),
        1 => any.clone().prop_map(Step::Restart),
        1 => (any, 0..3_usize).prop_map(|(a, b)| Step::Settle(a, b)),
    ]
}

struct Town {
    laptops: Vec<Laptop>,
    sticks: Vec<Arc<SimDisk>>,
    kept: BTreeMap<usize, Image>,
    /// Times of checks that only a forger made.
    forged: BTreeSet<String>,
    /// Whether a laptop was set back, so that it no longer knows what it wrote.
    set_back: bool,
    /// Minutes since the beginning: no two checks bear one time.
    minutes: u64,
}

/// A meeting at which every file that was on the stick stays as it was.
fn meets(laptop: &mut Laptop, stick: &Arc<SimDisk>) {
    let before = files(stick);
    laptop.meets(stick);
    let after: BTreeMap<PathBuf, Vec<u8>> = files(stick).into_iter().collect();
    for (path, bytes) in before {
        assert_eq!(after.get(&path), Some(&bytes), "{path:?} was touched");
    }
}

impl Town {
    fn new() -> Self {
        let sticks = vec![stick(), stick()];
        let mut laptops = vec![Laptop::with_project(), Laptop::new(), Laptop::new()];
        for laptop in &mut laptops {
            laptop.meets(&sticks[0]);
        }
        let kept = laptops.iter().map(|laptop| laptop.disk.view()).enumerate();
        Self {
            kept: kept.collect(),
            laptops,
            sticks,
            forged: BTreeSet::new(),
            set_back: false,
            minutes: 0,
        }
    }

    fn tick(&mut self) -> String {
        self.minutes += 10;
        let (hours, minutes) = (self.minutes / 60, self.minutes % 60);
        let (day, hour) = (1 + hours / 24, hours % 24);
        format!("2026-06-{day:02}T{hour:02}:{minutes:02}:00+08:00")
    }

    fn take(&mut self, step: &Step) {
        let count = self.laptops.len();
        match *step {
            Step::Work(at, lot, passes) => {
                let time = self.tick();
                let laptop = &mut self.laptops[at % count];
                laptop.hands.set(&time);
                laptop.goes_on(lot, passes);
            }
            Step::Meet(at, stick) => meets(&mut self.laptops[at % count], &self.sticks[stick]),
            Step::Keep(at) => {
                let image = self.laptops[at % count].disk.view();
                self.kept.insert(at % count, image);
            }
            Step::Clone(at) => {
                if count < MOST
                    && let Some(image) = self.kept.get(&(at % count))
                {
                    self.laptops.push(Laptop::from(image.clone()));
                }
            }
            Step::Restore(at) => {
                if let Some(image) = self.kept.get(&(at % count)) {
                    self.laptops[at % count] = Laptop::from(image.clone());
                    self.set_back = true;
                }
            }
            Step::Forge(at, victim) => self.forge(at % count, victim % count),
            Step::Restart(at) => self.laptops[at % count].restart(),
            Step::Settle(at, side) => settle(&mut self.laptops[at % count], side),
        }
    }

    fn forge(&mut self, at: usize, victim: usize) {
        let Some(image) = self.kept.get(&at).cloned() else {
            return;
        };
        let mut forger = Laptop::from(image);
        let before = times(&forger);
        for lot in [0, 1, 3] {
            for _ in 0..4 {
                let time = self.tick();
                forger.hands.set(&time);
                forger.goes_on(lot, true);
            }
        }
        self.forged
            .extend(times(&forger).difference(&before).cloned());
        let left = stick();
        forger.meets(&left);
        meets(&mut self.laptops[victim], &left);
    }

    /// Every check's record that lies on any disk, by its hash.
    fn written(&self) -> BTreeSet<String> {
        let sticks = self.sticks.iter().map(|stick| files(stick));
        let laptops = self.laptops.iter().map(|laptop| files(&laptop.disk));
        let all = sticks.chain(laptops).flatten();
        all.flat_map(|(path, bytes)| checks(&path, &bytes))
            .collect()
    }
}

/// The hashes of the checks in a file of a journal.
fn checks(path: &std::path::Path, bytes: &[u8]) -> Vec<String> {
    if !path.to_string_lossy().contains("/log/") {
        return Vec::new();
    }
    let text = String::from_utf8_lossy(bytes);
    let checks = text.lines().filter(|line| line.contains(r#""k":"check""#));
    checks.map(|line| line[6..70].to_owned()).collect()
}

/// The times of all checks that a laptop knows.
fn times(laptop: &Laptop) -> BTreeSet<String> {
    let nodes = laptop.state().nodes().iter();
    let checks = nodes.flat_map(|node| &node.checks);
    checks.map(|check| check.at.to_string()).collect()
}

fn settle(laptop: &mut Laptop, side: usize) {
    let fork = laptop.state().collisions().into_iter().next();
    let Some(fork) = fork.filter(|fork| fork.of == Thing::Journal) else {
        return;
    };
    let asked = SettlementAsked {
        subject: fork.code.to_owned(),
        stands: fork.sides[side % fork.sides.len()].0.to_string(),
        why: "核对过".into(),
        by: "P4".into(),
        at: laptop.workspace.now(),
    };
    let done = laptop.does(Command::Settle(Some(Thing::Journal), asked));
    assert!(matches!(done, Done::Entered(_)), "{done:?}");
}

fn counts(laptop: &Laptop) -> Counts {
    let query = Query {
        levels: vec![Level::Lot],
        ..Query::default()
    };
    rates(laptop.state(), &query).into_values().next().unwrap()
}

/// Whether all who say anything of a device's branches name this one.
fn stands_first(laptop: &Laptop, author: &str) -> bool {
    let state = laptop.state();
    let mut branches = state.branches_of(state.sight.device(author)).into_iter();
    branches.any(|(_, branch)| branch.first && branch.author == Some(author))
}

/// No lot counts as passed that failed first on any side, or that only a forger had passing.
fn no_rate_is_raised(laptop: &Laptop, town: &Town) -> Result<(), TestCaseError> {
    let (mut passed, mut concluded) = (0, 0);
    for node in laptop.state().nodes() {
        let first = node.checks.iter();
        let first = first.filter(|check| check.stage == ACCEPTANCE && check.round == 1);
        let failed = first
            .clone()
            .any(|check| check.outcome == Outcome::Rejected);
        // What only goes on where a journal ends is a backup's lost tail, as far as anybody can tell; so it is
        // where whoever was set back met it before what it had written itself, and all others did.
        let doubted = |record: &str| {
            let author = parts(record).0;
            let branch = laptop.state().sight.before(author).is_some();
            branch && !(town.set_back && stands_first(laptop, author))
        };
        let honest = first
            .filter(|check| !town.forged.contains(check.at.as_str()) || !doubted(&check.record));
        let honest = honest.count();
        passed += u64::from(honest > 0 && !failed);
        concluded += u64::from(failed);
    }
    let counted = counts(laptop).first_pass;
    prop_assert!(counted.part <= passed, "{counted:?} of {passed}");
    prop_assert!(counted.whole >= concluded, "no failure is lost");
    Ok(())
}

fn all_meet(town: &mut Town, stick: &Arc<SimDisk>) {
    for _ in 0..3 {
        for laptop in &mut town.laptops {
            meets(laptop, stick);
        }
    }
}

fn same_everywhere(town: &mut Town, settled: bool) -> Result<(), TestCaseError> {
    let written = town.written();
    // What lies on a stick alone, since whoever met it was set back, reaches all who meet it again.
    for old in town.sticks.clone() {
        for laptop in &mut town.laptops {
            meets(laptop, &old);
        }
    }
    let (one, other) = (stick(), stick());
    all_meet(town, &one);
    all_meet(town, &other);
    let states: Vec<String> = town.laptops.iter_mut().map(Laptop::folded).collect();
    let hashes = |disk: &SimDisk| -> BTreeSet<String> {
        let all = files(disk).into_iter();
        all.flat_map(|(path, bytes)| checks(&path, &bytes))
            .collect()
    };
    for (laptop, state) in town.laptops.iter_mut().zip(&states) {
        prop_assert_eq!(state, &states[0]);
        prop_assert!(written.is_subset(&hashes(&laptop.disk)), "a record is lost");
        let again = laptop.meets_one(&one);
        prop_assert!(
            again.is_sound() && again.taken.waiting.is_empty(),
            "{:?}",
            again
        );
        prop_assert_eq!((again.taken.segments, again.copied.written), (0, 0));
        let findings = laptop.workspace.verify(None).unwrap().remove(0);
        prop_assert!(findings.verdicts.is_empty(), "{:#?}", findings.verdicts);
        prop_assert!(findings.contrary.is_empty(), "{:?}", findings.contrary);
        laptop.enter();
    }
    if !settled {
        for laptop in &town.laptops {
            no_rate_is_raised(laptop, town)?;
        }
    }
    Ok(())
}

proptest! {
    // Each meets and verifies many times over: a third as many as others.
    #![proptest_config(ProptestConfig { cases: cases().div_ceil(3), ..ProptestConfig::default() })]

    #[test]
    fn clones_backups_and_forgeries_lose_nothing_and_raise_nothing(steps in proptest::collection::vec(step(), 5..40)) {
        let mut town = Town::new();
        let settled = steps.iter().any(|step| matches!(step, Step::Settle(..)));
        for step in &steps {
            town.take(step);
        }
        same_everywhere(&mut town, settled)?;
        // A person settles all of it, and everybody hears.
        let before = counts(&town.laptops[0]);
        while !town.laptops[0].state().forked().is_empty() {
            settle(&mut town.laptops[0], 0);
        }
        same_everywhere(&mut town, true)?;
        let after = counts(&town.laptops[0]);
        prop_assert!(town.laptops.iter().all(|laptop| laptop.state().forked().is_empty()));
        prop_assert!(after.first_pass.whole - after.first_pass.part >= before.first_pass.whole - before.first_pass.part);
    }
}
