//! Honest projects: how many of their checks, and of the people whose checks are taken together,
//! are listed.

use super::site::{Model, Shape, project};
use super::{CHECKED, SHAPED, at_most, kind, looked};
use crate::rates::plausible::FALSE_ALARMS;
use std::collections::BTreeMap;

const MODELS: [Model; 12] = [
    Model::USUAL,
    Model {
        name: "bell curves, 1 mm",
        all: Some((Shape::Bell, 1.0)),
        ..Model::USUAL
    },
    Model {
        name: "bell curves, 5 mm",
        all: Some((Shape::Bell, 5.0)),
        ..Model::USUAL
    },
    Model {
        name: "skewed",
        all: Some((Shape::Skewed, 1.0)),
        ..Model::USUAL
    },
    Model {
        name: "long tails",
        all: Some((Shape::Heavy, 1.0)),
        ..Model::USUAL
    },
    Model {
        name: "magnitudes",
        all: Some((Shape::Folded, 0.5)),
        ..Model::USUAL
    },
    Model {
        name: "crews of different skill",
        skill: [0.6, 1.0, 1.6],
        ..Model::USUAL
    },
    Model {
        name: "instruments of 0.1 to 5 mm",
        tapes: &[(15, 0.1), (15, 0.5), (15, 2.0), (25, 5.0)],
        ..Model::USUAL
    },
    Model {
        name: "everybody rounds a little",
        heaped: 15,
        ..Model::USUAL
    },
    Model {
        name: "one person concludes all",
        alone: true,
        ..Model::USUAL
    },
    Model {
        name: "small projects",
        lots: 12,
        ..Model::USUAL
    },
    Model {
        name: "large projects",
        lots: 100,
        ..Model::USUAL
    },
];

/// About so many checks of each model.
const CHECKS: usize = 500;

/// Listed and looked at.
#[derive(Clone, Copy, Default)]
struct Alarms {
    listed: usize,
    of: usize,
}

impl Alarms {
    fn add(&mut self, listed: usize, of: usize) {
        (self.listed, self.of) = (self.listed + listed, self.of + of);
    }

    fn shown(self) -> String {
        let rate = 100.0 * self.listed as f64 / self.of.max(1) as f64;
        format!("{:>3} of {:>5} {rate:>5.2} %", self.listed, self.of)
    }
}

fn measure(seeds: u64, checks_each: usize) -> Vec<(&'static str, [Alarms; 2])> {
    println!("honest: checks and people listed, by what");
    let mut table = Vec::new();
    for (nth, model) in (0..).zip(MODELS) {
        let [mut checks, mut people] = [Alarms::default(); 2];
        let mut kinds = BTreeMap::new();
        for seed in 0..(checks_each / (4 * model.lots)).max(1) as u64 {
            let sheets = project(&model, seeds + 10_000 * nth + seed);
            let looked = looked(&sheets);
            checks.add(looked.listed.len(), sheets.len());
            people.add(looked.people.len(), looked.pools as usize);
            let lines = looked.listed.iter().flat_map(|listed| &listed.lines);
            let lines = lines
                .chain({ looked.people.iter() }.flat_map(|p| p.lines.iter().map(|(line, _)| line)));
            lines.for_each(|line| *kinds.entry(kind(line)).or_insert(0) += 1);
        }
        let (checks_shown, people_shown) = (checks.shown(), people.shown());
        println!(
            "  {:<28} {checks_shown}   {people_shown}   {kinds:?}",
            model.name
        );
        table.push((model.name, [checks, people]));
    }
    table
}

#[test]
fn of_honest_checks_and_people_at_most_one_in_a_hundred_is_listed() {
    let table = measure(CHECKED, CHECKS);
    let mut all = [Alarms::default(); 2];
    for (name, alarms) in table {
        for ((sum, one), what) in all.iter_mut().zip(alarms).zip(["checks", "people"]) {
            sum.add(one.listed, one.of);
            let rate = one.listed as f64 / one.of.max(1) as f64;
            assert!(rate <= FALSE_ALARMS, "{name}, {what}: {}", one.shown());
        }
    }
    for alarms in all {
        let bound = at_most(alarms.listed, alarms.of);
        println!(
            "  all: {}, with 99 % confidence at most {:.2} %",
            alarms.shown(),
            100.0 * bound
        );
        assert!(bound <= FALSE_ALARMS, "{}", alarms.shown());
    }
}

/// The figures of the README: ten times as many, the first tenth being those above.
#[test]
#[ignore = "takes long"]
fn at_length() {
    measure(CHECKED, 10 * CHECKS);
}

/// For shaping: seeds that prove nothing.
#[test]
#[ignore = "seeds the tests were shaped on"]
fn shaping() {
    measure(SHAPED, 4 * CHECKS);
}
