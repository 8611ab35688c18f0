//! Made-up readings: how many of a hundred such checks are found, and how many of a hundred people
//! who make theirs up lot after lot. The floors lie well below what was measured; what cannot be
//! found has none and stands in the table all the same, so that nobody believes it can.

use super::super::{Looked, ReadingSheet};
use super::site::{Dice, ITEMS, Model, ONE, Work, project, rounded};
use super::{CHECKED, SHAPED, at_most, kind, looked};
use crate::domain::check::Pace;
use crate::rates::plausible::FALSE_ALARMS;
use std::collections::BTreeMap;

/// A way of making readings up, from the honest ones of the lot and of another.
type Fake = fn(&mut ReadingSheet, &ReadingSheet, &mut Dice);

fn each(sheet: &mut ReadingSheet, mut change: impl FnMut(usize, &mut Vec<i64>)) {
    let series = sheet.series.iter_mut().enumerate();
    series.for_each(|(at, series)| change(at, &mut series.values));
}

fn work(at: usize) -> Work {
    Model::USUAL.work(at)
}

fn every(sheet: &mut ReadingSheet, mut change: impl FnMut(Work, &mut i64)) {
    each(sheet, |at, values| {
        values.iter_mut().for_each(|value| change(work(at), value));
    });
}

/// Scattered by so much of the usual.
fn narrow(sheet: &mut ReadingSheet, dice: &mut Dice, share: f64) {
    every(sheet, |Work(_, sigma, _, step), value| {
        *value = rounded(share * sigma * dice.bell(), step);
    });
}

/// Moved towards their mean until so much of their own scatter is left.
fn drawn_in(sheet: &mut ReadingSheet, share: f64) {
    each(sheet, |at, values| {
        let mean = values.iter().sum::<i64>() as f64 / values.len() as f64;
        for value in values {
            let left = mean + share * (*value as f64 - mean);
            *value = rounded(left / ONE, work(at).3);
        }
    });
}

/// So many of a hundred honest figures moved to 0 or 5.
fn round(sheet: &mut ReadingSheet, dice: &mut Dice, often: u32) {
    every(sheet, |Work(.., step), value| {
        if dice.percent(often) {
            let five = (5.0 * step * ONE) as i64;
            *value = (*value + five / 2).div_euclid(five) * five;
        }
    });
}

/// Anything within the limits, as likely here as there.
fn evenly_within(sheet: &mut ReadingSheet, dice: &mut Dice) {
    every(sheet, |Work(_, sigma, limit, step), value| {
        let reach = if limit > 0.0 { limit } else { sigma };
        *value = rounded(1.9 * reach * (dice.0.f64() - 0.5), step);
    });
}

/// Honest figures, but whatever lies beyond a limit is replaced by something within.
fn none_beyond(sheet: &mut ReadingSheet, dice: &mut Dice) {
    every(sheet, |Work(_, sigma, limit, step), value| {
        while limit > 0.0 && value.abs() > (limit * ONE) as i64 {
            *value = rounded(sigma * dice.bell(), step);
        }
    });
}

/// Ways to make a check up, and how many of a hundred are found at least.
const CHECKS: [(&str, Fake, usize); 14] = [
    (
        "every item constant",
        |sheet, _, _| {
            each(sheet, |_, values| {
                let first = values[0];
                values.fill(first)
            })
        },
        90,
    ),
    (
        "one item constant (10 readings)",
        |sheet, _, _| {
            sheet.series[11].values = vec![3_000_000; 10];
        },
        90,
    ),
    (
        "a quarter of the usual spread",
        |sheet, _, dice| narrow(sheet, dice, 0.25),
        8,
    ),
    (
        "a quarter of their own spread",
        |sheet, _, _| drawn_in(sheet, 0.25),
        30,
    ),
    (
        "70 % of figures rounded to 0 or 5",
        |sheet, _, dice| round(sheet, dice, 70),
        35,
    ),
    (
        "50 % of figures rounded to 0 or 5",
        |sheet, _, dice| round(sheet, dice, 50),
        10,
    ),
    (
        "second half repeats the first",
        |sheet, _, _| {
            each(sheet, |_, values| {
                let half = values.len() / 2;
                for at in half..2 * half {
                    values[at] = values[at - half]
                }
            })
        },
        70,
    ),
    (
        "one item pasted over three others",
        |sheet, _, _| {
            let source = sheet.series[11].values.clone();
            for at in [0, 8, 1] {
                sheet.series[at].values = source.clone()
            }
        },
        25,
    ),
    (
        "copy of the lot next door",
        |sheet, other, _| sheet.series = other.series.clone(),
        95,
    ),
    (
        "half of the items copied",
        |sheet, other, _| {
            for at in (0..ITEMS).step_by(2) {
                sheet.series[at] = other.series[at].clone()
            }
        },
        90,
    ),
    (
        "copy in another order",
        |sheet, other, dice| {
            sheet.series = other.series.clone();
            each(sheet, |_, values| dice.0.shuffle(values));
        },
        75,
    ),
    (
        "copy, every third reading changed",
        |sheet, other, _| {
            sheet.series = other.series.clone();
            each(sheet, |at, values| {
                values.iter_mut().step_by(3).for_each(|value| {
                    *value += (work(at).3 * ONE) as i64;
                })
            })
        },
        95,
    ),
    (
        "keeps clear of the limits",
        |sheet, _, dice| evenly_within(sheet, dice),
        0,
    ),
    (
        "ten readings entered in 3 s",
        |sheet, _, _| {
            sheet.pace.push(Pace {
                item: "i0".into(),
                readings: 9,
                millis: 3_000,
            });
        },
        100,
    ),
];

/// Ways in which somebody makes all their checks up, and how many of a hundred are found at least.
const PEOPLE: [(&str, Fake, usize); 9] = [
    (
        "a quarter of the usual spread",
        |sheet, _, dice| narrow(sheet, dice, 0.25),
        90,
    ),
    (
        "a third of the usual spread",
        |sheet, _, dice| narrow(sheet, dice, 0.33),
        60,
    ),
    (
        "half of the usual spread",
        |sheet, _, dice| narrow(sheet, dice, 0.5),
        0,
    ),
    (
        "one item at a quarter of its spread",
        |sheet, _, dice| {
            for value in &mut sheet.series[8].values {
                *value = rounded(0.25 * 6.0 * dice.bell(), 1.0);
            }
        },
        10,
    ),
    (
        "70 % of figures rounded to 0 or 5",
        |sheet, _, dice| round(sheet, dice, 70),
        85,
    ),
    (
        "50 % of figures rounded to 0 or 5",
        |sheet, _, dice| round(sheet, dice, 50),
        50,
    ),
    (
        "30 % of figures rounded to 0 or 5",
        |sheet, _, dice| round(sheet, dice, 30),
        0,
    ),
    (
        "anything within the limits",
        |sheet, _, dice| evenly_within(sheet, dice),
        70,
    ),
    (
        "what lay beyond a limit replaced",
        |sheet, _, dice| none_beyond(sheet, dice),
        0,
    ),
];

/// What was found, and by what.
type FoundBy = (usize, BTreeMap<&'static str, usize>);

/// Of so many tens of such checks: in each project ten of 96, each after honest ones of the same
/// crew.
fn checks(fake: Fake, seeds: u64, projects: u64) -> FoundBy {
    let (mut found, mut kinds) = (0, BTreeMap::new());
    for seed in 0..projects {
        let mut sheets = project(&Model::USUAL, seeds + 77 + seed);
        let mut dice = Dice(fastrand::Rng::with_seed(seeds + seed));
        let faked: Vec<usize> = (0..10).map(|nth| 14 + 7 * nth).collect();
        for at in &faked {
            let other = sheets[at - 12].clone();
            fake(&mut sheets[*at], &other, &mut dice);
        }
        let looked = looked(&sheets);
        for at in faked {
            let hit = { looked.listed.iter() }.find(|one| one.record == sheets[at].record);
            found += usize::from(hit.is_some());
            for line in hit.iter().flat_map(|listed| &listed.lines) {
                *kinds.entry(kind(line)).or_insert(0) += 1;
            }
        }
    }
    (found, kinds)
}

/// In each of so many projects one of three crew leaders makes the self-checks of eight lots up;
/// also how many of the others are listed.
fn people(fake: Fake, seeds: u64, projects: u64) -> (FoundBy, [usize; 2]) {
    let (mut found, mut kinds, mut others) = (0, BTreeMap::new(), [0; 2]);
    for seed in 0..projects {
        let mut sheets = project(&Model::USUAL, seeds + 777 + seed);
        let mut dice = Dice(fastrand::Rng::with_seed(seeds + seed));
        let honest = sheets.clone();
        let theirs = sheets.iter_mut().zip(&honest);
        for (sheet, own) in theirs.filter(|(_, own)| own.by == "L1" && own.stage == "self") {
            fake(sheet, own, &mut dice);
        }
        let Looked { people, pools, .. } = looked(&sheets);
        let hit = { people.iter() }.find(|one| one.by == "L1" && one.stage == "self");
        found += usize::from(hit.is_some());
        for (line, _) in hit.iter().flat_map(|person| &person.lines) {
            *kinds.entry(kind(line)).or_insert(0) += 1;
        }
        others[0] += people.len() - usize::from(hit.is_some());
        others[1] += pools as usize - 1;
    }
    ((found, kinds), others)
}

/// How many of a hundred checks are found, measured on so many projects.
fn checks_table(seeds: u64, projects: u64) -> Vec<(&'static str, usize, usize)> {
    println!("made-up checks: found of 100, at least expected, by what");
    let row = |(name, fake, floor): (&'static str, Fake, usize)| {
        let (found, kinds) = checks(fake, seeds, projects);
        let found = found * 10 / projects as usize;
        println!("  {name:<38} {found:>3} {floor:>3}   {kinds:?}");
        (name, found, floor)
    };
    CHECKS.into_iter().map(row).collect()
}

/// How many of a hundred people are found, measured on so many projects.
fn people_table(seeds: u64, projects: u64) -> Vec<(&'static str, usize, usize, [usize; 2])> {
    println!("made-up lot after lot: found of 100, at least expected, others listed, by what");
    let row = |(name, fake, floor): (&'static str, Fake, usize)| {
        let ((found, kinds), [others, of]) = people(fake, seeds, projects);
        let found = found * 100 / projects as usize;
        println!("  {name:<38} {found:>3} {floor:>3}   {others} of {of}   {kinds:?}");
        (name, found, floor, [others, of])
    };
    PEOPLE.into_iter().map(row).collect()
}

#[test]
fn made_up_checks_are_found() {
    for (name, found, floor) in checks_table(CHECKED, 5) {
        assert!(found >= floor, "{name}: {found} of 100");
    }
}

#[test]
fn people_who_make_readings_up_are_found_over_their_lots_and_the_others_are_not() {
    let (mut others, mut of) = (0, 0);
    for (name, found, floor, [listed, looked]) in people_table(CHECKED, 6) {
        assert!(found >= floor, "{name}: {found} of 100");
        (others, of) = (others + listed, of + looked);
    }
    assert!(at_most(others, of) <= FALSE_ALARMS, "{others} of {of}");
}

/// The figures of the README: many more, the first of them those above.
#[test]
#[ignore = "takes long"]
fn at_length() {
    checks_table(CHECKED, 10);
    people_table(CHECKED, 100);
}

/// For shaping: seeds that prove nothing.
#[test]
#[ignore = "seeds the tests were shaped on"]
fn shaping() {
    checks_table(SHAPED, 10);
    people_table(SHAPED, 40);
}
