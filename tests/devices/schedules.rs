//! Random schedules of work and exchange.

use crate::sim_disk::{Image, SimDisk};
use crate::site::{Laptop, files, stick};
use proptest::prelude::*;
use sanjian::domain::Quantity;
use sanjian::domain::settle::SettlementAsked;
use sanjian::rates::{Query, rates};
use sanjian::workspace::{Command, Done};
use std::collections::BTreeSet;
use std::sync::Arc;

#[derive(Clone, Debug)]
enum Step {
    /// A laptop concludes the open stage of a lot.
    Work(usize, usize, bool),
    /// A laptop meets a stick.
    Meet(usize, usize),
    /// A laptop meets a stick of which only some files are left: bit n keeps every file n modulo 16.
    Part(usize, usize, u16),
    /// Somebody changes a person's row, or a lot's.
    Row(usize, usize, usize),
    /// Somebody enters a complaint into its register.
    Entry(usize),
    /// A lot's open stage is concluded with a photo.
    Photo(usize, usize),
    /// Whoever has a key on a laptop signs what waits for it there, or refuses to.
    Sign(usize, bool),
    /// A person settles what a laptop knows to be open.
    Settle(usize, usize),
    /// Somebody changes a lot of the plan, or adds one.
    Plan(usize, usize, u64),
    /// Somebody changes a person's role.
    Role(usize, usize, bool),
    /// The project agrees on something else.
    Agree(usize, bool),
    /// Somebody sets a laptop's clock.
    Clock(usize, usize),
    /// The program is closed and started again.
    Restart(usize),
}

const CLOCKS: [&str; 5] = [
    "1970-01-01T00:00:00+00:00",
    "2099-12-31T23:59:00+08:00",
    "2026-05-02T08:00:00+08:00",
    "2025-01-01T08:00:00+08:00",
    "2026-05-01T00:00:00-05:00",
];

fn step() -> impl Strategy<Value = Step> {
    let laptop = 0..3_usize;
    prop_oneof![
        8 => (laptop.clone(), 0..4_usize, proptest::bool::weighted(0.75)).prop_map(|(a, b, c)| Step::Work(a, b, c)),
        5 => (laptop.clone(), 0..2_usize).prop_map(|(a, b)| Step::Meet(a, b)),
        3 => (laptop.clone(), 0..2_usize, any::<u16>()).prop_map(|(a, b, c)| Step::Part(a, b, c)),
        2 => (laptop.clone(), 0..3_usize).prop_map(|(a, b)| Step::Settle(a, b)),
        2 => (laptop.clone(), 0..6_usize, 0..3_usize).prop_map(|(a, b, c)| Step::Row(a, b, c)),
        1 => laptop.clone().prop_map(Step::Entry),
        2 => (laptop.clone(), 0..4_usize).prop_map(|(a, b)| Step::Photo(a, b)),
        2 => (laptop.clone(), proptest::bool::weighted(0.7)).prop_map(|(a, b)| Step::Sign(a, b)),
        1 => (laptop.clone(), 0..6_usize, 1..9_u64).prop_map(|(a, b, c)| Step::Plan(a, b, c)),
        1 => (laptop.clone(), 0..4_usize, any::<bool>()).prop_map(|(a, b, c)| Step::Role(a, b, c)),
        1 => (laptop.clone(), any::<bool>()).prop_map(|(a, b)| Step::Agree(a, b)),
        1 => (laptop.clone(), 0..CLOCKS.len()).prop_map(|(a, b)| Step::Clock(a, b)),
        1 => laptop.prop_map(Step::Restart),
    ]
}

struct Town {
    laptops: Vec<Laptop>,
    sticks: Vec<Arc<SimDisk>>,
    /// Every record that a laptop reported as concluded.
    told: BTreeSet<String>,
    /// Every code that a laptop gave to an entry.
    entered: Vec<String>,
    /// Every photo that a laptop took in.
    photos: BTreeSet<String>,
    /// Every signature's record that a laptop reported.
    signed: BTreeSet<String>,
}

impl Town {
    /// Three laptops that have the project, by a stick.
    fn new() -> Self {
        let sticks = vec![stick(), stick()];
        let mut laptops = vec![Laptop::with_project(), Laptop::new(), Laptop::new()];
        for laptop in &mut laptops {
            laptop.meets_fair(&sticks[0]);
        }
        for (laptop, person) in laptops.iter_mut().zip(["P1", "P2", "P4"]) {
            laptop.enrols(person);
        }
        Self {
            laptops,
            sticks,
            told: BTreeSet::new(),
            entered: Vec::new(),
            photos: BTreeSet::new(),
            signed: BTreeSet::new(),
        }
    }

    fn take(&mut self, step: &Step) {
        match *step {
            Step::Work(laptop, lot, passes) => {
                self.told.extend(self.laptops[laptop].goes_on(lot, passes));
            }
            Step::Meet(laptop, stick) => self.laptops[laptop].meets_fair(&self.sticks[stick]),
            Step::Part(laptop, stick, keep) => {
                let part = part(&self.sticks[stick], keep);
                self.laptops[laptop].meets_fair(&part);
            }
            Step::Row(laptop, row, to) => change(&mut self.laptops[laptop], row, to),
            Step::Entry(laptop) => self.entered.push(self.laptops[laptop].enters("")),
            Step::Photo(laptop, lot) => {
                let laptop = &mut self.laptops[laptop];
                let photo = laptop.photo(u8::try_from(self.photos.len()).unwrap());
                let hash = photo.hash.clone();
                if let Some(record) = laptop.goes_on_with(lot, photo) {
                    self.told.insert(record);
                    self.photos.insert(hash);
                }
            }
            Step::Sign(laptop, agrees) => {
                let person = ["P1", "P2", "P4"][laptop];
                let signed = self.laptops[laptop].signs_what_waits(person, agrees);
                self.signed.extend(signed);
            }
            Step::Settle(laptop, side) => settle(&mut self.laptops[laptop], side),
            Step::Plan(laptop, lot, capacity) => self.laptops[laptop].plans(lot, capacity),
            Step::Role(laptop, person, other) => self.laptops[laptop].gives_role(person, other),
            Step::Agree(laptop, signed) => self.laptops[laptop].agrees(signed),
            Step::Clock(laptop, clock) => self.laptops[laptop].hands.set(CLOCKS[clock]),
            Step::Restart(laptop) => self.laptops[laptop].restart(),
        }
    }

    /// Everyone meets a stick in some order, twice: then everyone has everything.
    fn all_meet(&mut self, stick: &Arc<SimDisk>, first: usize) {
        for turn in 0..6 {
            self.laptops[(first + turn) % 3].meets_fair(stick);
        }
    }
}

fn part(stick: &SimDisk, keep: u16) -> Arc<SimDisk> {
    let all = stick.view();
    let files = all.files.into_iter().enumerate();
    let kept = files
        .filter(|(n, _)| keep >> (n % 16) & 1 == 1)
        .map(|(_, file)| file);
    Arc::new(SimDisk::new(Image {
        dirs: all.dirs,
        files: kept.collect(),
    }))
}

fn settle(laptop: &mut Laptop, side: usize) {
    choose(laptop, side);
    let asked = laptop.state().conflicts().next().map(|node| {
        let sides = node.sides();
        (
            node.subject.code.clone(),
            sides[side % sides.len()].to_owned(),
        )
    });
    if let Some((lot, stands)) = asked {
        let before = first_pass(laptop);
        laptop.settles(&lot, &stands, "P4");
        assert_eq!(first_pass(laptop), before, "settling never raises the rate");
    }
}

/// A person of the list gets another crew, or a lot another capacity: never what a rule hangs on in
/// this small project, so that work goes on.
fn change(laptop: &mut Laptop, row: usize, to: usize) {
    let command = match row {
        0 | 1 => {
            let code = ["P1", "P2"][row];
            let mut person = laptop.state().people[code].clone();
            person.crew = ["一班", "二班", "三班"][to].into();
            Command::ListPeople(vec![person])
        }
        lot => {
            let code = format!("L{}", lot - 2);
            let mut subject = laptop.state().node(&code).unwrap().subject.clone();
            subject.capacity = Quantity::of([3, 5, 8][to]);
            Command::PlanSubjects(vec![subject])
        }
    };
    laptop.does(command);
}

/// A row changed twice is settled where it is known to be open.
fn choose(laptop: &mut Laptop, side: usize) {
    let open = laptop.state().collisions().into_iter().next();
    let found = open.map(|open| {
        let stands = open.sides[side % open.sides.len()].0.to_string();
        (open.of, open.code.to_owned(), stands)
    });
    let Some((of, subject, stands)) = found else {
        return;
    };
    let asked = SettlementAsked {
        subject,
        stands,
        why: "核对过".into(),
        by: "P4".into(),
        at: laptop.workspace.now(),
    };
    let done = laptop.does(Command::Settle(Some(of), asked));
    assert!(matches!(done, Done::Entered(_)), "{done:?}");
}

fn first_pass(laptop: &Laptop) -> Vec<(u64, u64)> {
    let rows = rates(laptop.state(), &Query::default()).into_values();
    rows.map(|row| (row.first_pass.part, row.first_pass.whole))
        .collect()
}

/// What must hold once everyone has met everyone.
fn same_everywhere(town: &mut Town, first: usize) -> Result<(), TestCaseError> {
    let (one, other) = (stick(), stick());
    town.all_meet(&one, first);
    town.all_meet(&other, first + 1);
    let mut codes = town.entered.clone();
    codes.sort();
    codes.dedup();
    prop_assert_eq!(
        codes.len(),
        town.entered.len(),
        "a code was given to two things"
    );
    let states: Vec<String> = town.laptops.iter_mut().map(Laptop::folded).collect();
    prop_assert_eq!(&states[0], &states[1]);
    prop_assert_eq!(&states[0], &states[2]);
    prop_assert_eq!(files(&one), files(&other));
    for laptop in &mut town.laptops {
        laptop.assert_sound();
        let again = laptop.meets_one(&one);
        prop_assert!(again.is_sound() && again.taken.waiting.is_empty());
        prop_assert_eq!(
            (again.taken.segments, again.copied.written),
            (0, 0),
            "nothing is left to do"
        );
        for record in &town.told {
            prop_assert!(laptop.workspace.check(record).is_ok(), "{} is lost", record);
        }
        let nodes = laptop.state().nodes().iter();
        let kept: BTreeSet<String> = nodes
            .flat_map(|node| &node.checks)
            .map(|check| check.record.clone())
            .collect();
        prop_assert_eq!(&kept, &town.told);
        let nodes = laptop.state().nodes();
        for code in &town.entered {
            prop_assert_eq!(
                nodes
                    .iter()
                    .filter(|node| node.subject.code == *code)
                    .count(),
                1
            );
        }
        for hash in &town.photos {
            prop_assert!(
                laptop.workspace.shelf().unwrap().bytes(hash).is_ok(),
                "{} is lost",
                hash
            );
        }
        // A signature counts, or is kept beside the one that does.
        let docs = nodes.iter().flat_map(|node| &node.checks);
        let given = docs.flat_map(|check| laptop.state().signatures(&check.record));
        let mut given: BTreeSet<String> = given.map(|one| one.record.clone()).collect();
        for doubt in laptop.state().doubts() {
            prop_assert!(doubt.unaware, "{:?}", doubt);
            given.insert(doubt.record.clone());
        }
        prop_assert_eq!(&given, &town.signed);
    }
    Ok(())
}

pub fn cases() -> u32 {
    let asked = std::env::var("PROPTEST_CASES").ok();
    asked.and_then(|cases| cases.parse().ok()).unwrap_or(12)
}

proptest! {
    // As many as PROPTEST_CASES says, if it says so.
    #![proptest_config(ProptestConfig { cases: cases(), ..ProptestConfig::default() })]

    #[test]
    fn whoever_has_the_same_records_has_the_same_state(steps in proptest::collection::vec(step(), 0..40), first in 0..3_usize) {
        let mut town = Town::new();
        for step in &steps {
            town.take(step);
        }
        same_everywhere(&mut town, first)?;
    }
}
