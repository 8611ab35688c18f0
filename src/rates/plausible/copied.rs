//! Copies: readings that repeat within a check, or are those of a lot that the crew has just had
//! checked. Every reading equals a given figure with at most the probability of the fullest step of
//! the scale, whatever came before it; so the number of equal readings is bounded, however much
//! readings or lots resemble each other.

use super::chance::{at_least, smallest_or_all};
use super::reference::Usual;
use super::series::{ReadingSheet, Series};
use super::sign::{FALSE_ALARMS, KINDS, Sign, SignLine};
use std::collections::{BTreeMap, VecDeque};

/// Checks of a crew that a new one is held against.
const RECENT: usize = 12;
/// Shorter runs come twice all the time.
const SHORTEST: usize = 3;
/// A figure so frequent says nothing by being the same.
const FULLEST: f64 = 0.9;
/// Beyond this, an item is named among those that repeat.
const NAMED: f64 = 0.05;

type KnownSeries<'a> = [(&'a Series, &'a Usual)];

/// Repetitions within a check, two ways: one long run, or lags at which many items repeat.
pub fn within(known: &KnownSeries) -> Vec<SignLine> {
    let known: Vec<_> = { known.iter().copied() }
        .filter(|(_, usual)| usual.fullest <= FULLEST)
        .collect();
    block(&known).into_iter().chain(repeats(&known)).collect()
}

/// The least likely run that comes twice: the runs that could begin at any two readings share the
/// probability.
fn block(known: &KnownSeries) -> Option<SignLine> {
    let total: usize = known.iter().map(|(series, _)| series.values.len()).sum();
    let (mut least, mut found) = (1.0, None);
    for (at, (later, usual)) in known.iter().enumerate() {
        for (series, _) in &known[..=at] {
            if series.unit != later.unit {
                continue;
            }
            let same = std::ptr::eq(*series, *later);
            let (length, chance) = longest(series, later, same, usual.fullest);
            if length >= SHORTEST && chance < least {
                (least, found) = (chance, Some((*series, *later, length)));
            }
        }
    }
    let pairs = (total * total.saturating_sub(1) / 2) as f64;
    found.map(|(before, again, length)| SignLine {
        sign: Sign::Block {
            before: before.item.clone(),
            item: again.item.clone(),
            length,
        },
        chance: Some((2.0 * pairs * least).min(1.0)),
    })
}

/// The longest run of a series that comes again in a later one, and how likely one reading after
/// the other is the same.
fn longest(before: &Series, later: &Series, same: bool, fullest: f64) -> (usize, f64) {
    let mut runs = vec![0; before.values.len() + 1];
    let mut longest = 0;
    for (j, again) in later.values.iter().enumerate() {
        for (i, first) in before.values.iter().enumerate().rev() {
            let apart = !same || i < j;
            let run = match apart && first == again {
                true => runs.get(i).copied().unwrap_or(0) + 1,
                false => 0,
            };
            longest = longest.max(run);
            if let Some(place) = runs.get_mut(i + 1) {
                *place = run;
            }
        }
    }
    (longest, libm::pow(fullest, longest as f64))
}

/// Items whose readings repeat at some lag, all together.
fn repeats(known: &KnownSeries) -> Option<SignLine> {
    let each: Vec<(&Series, f64)> = known
        .iter()
        .filter(|(series, usual)| libm::pow(usual.fullest, series.values.len() as f64 / 2.0) < 0.5)
        .filter_map(|(series, usual)| Some((*series, lagged(series, usual.fullest)?)))
        .collect();
    let chances: Vec<f64> = each.iter().map(|(_, chance)| *chance).collect();
    (!chances.is_empty()).then(|| SignLine {
        sign: Sign::Repeats {
            items: { each.iter() }
                .filter(|(_, chance)| *chance <= NAMED)
                .map(|(series, _)| series.item.clone())
                .collect(),
            of: each.len(),
        },
        chance: Some((2.0 * smallest_or_all(&chances)).min(1.0)),
    })
}

/// How likely the series repeats itself at any lag as it does at its best.
fn lagged(series: &Series, fullest: f64) -> Option<f64> {
    let values = &series.values;
    let lags = 1..=values.len() / 2;
    let count = lags.clone().count() as f64;
    let at = |lag: usize| {
        let pairs = values.iter().zip(values.iter().skip(lag));
        let equal = pairs.filter(|(a, b)| a == b).count();
        at_least(equal, &vec![fullest; values.len() - lag])
    };
    let best = lags.map(at).reduce(f64::min)?;
    Some((count * best).min(1.0))
}

/// The checks that crews had last, by checklist, stage and crew.
#[derive(Default)]
pub struct Recent {
    checks: BTreeMap<(String, String, String), VecDeque<ReadingSheet>>,
}

impl Recent {
    fn key(sheet: &ReadingSheet) -> (String, String, String) {
        let ReadingSheet {
            checklist,
            stage,
            crew,
            ..
        } = sheet;
        (checklist.clone(), stage.clone(), crew.clone())
    }

    /// Keeps a check for those to come, in place of the oldest.
    pub fn keep(&mut self, sheet: ReadingSheet) {
        let checks = self.checks.entry(Self::key(&sheet)).or_default();
        if checks.len() == RECENT {
            checks.pop_front();
        }
        checks.push_back(sheet);
    }

    /// The check of another lot that a check's readings are least likely to be like, by order and
    /// by count. The same lot checked again is no stranger: what was mended alone is read anew.
    pub fn like(&self, sheet: &ReadingSheet, known: &KnownSeries) -> Vec<SignLine> {
        let recent = self.checks.get(&Self::key(sheet)).into_iter().flatten();
        let others: Vec<&ReadingSheet> = recent
            .filter(|other| other.subject != sheet.subject)
            .collect();
        let share = 2.0 * others.len() as f64;
        let least = |lines: Vec<Option<SignLine>>| {
            let chance = |line: &SignLine| line.chance.unwrap_or(1.0);
            let lines = lines.into_iter().flatten();
            lines.min_by(|a, b| chance(a).total_cmp(&chance(b)))
        };
        let ordered = least(others.iter().map(|other| same(other, known)).collect());
        let shuffled = least(others.iter().map(|other| shuffled(other, known)).collect());
        let mut lines: Vec<SignLine> = ordered.into_iter().chain(shuffled).collect();
        for line in &mut lines {
            line.chance = line.chance.map(|chance| (share * chance).min(1.0));
        }
        // What is the same at the same places need not be said again without the places.
        let said = |line: &SignLine| {
            line.chance
                .is_some_and(|chance| chance <= FALSE_ALARMS / KINDS)
        };
        if lines.first().is_some_and(said) {
            lines.truncate(1);
        }
        lines
    }
}

fn pairs<'a>(
    other: &'a ReadingSheet,
    known: &'a KnownSeries,
) -> impl Iterator<Item = (&'a Series, &'a Series, f64)> {
    known.iter().filter_map(|(series, usual)| {
        let theirs = other
            .series
            .iter()
            .find(|theirs| theirs.item == series.item)?;
        (usual.fullest <= FULLEST).then_some((*series, theirs, usual.fullest))
    })
}

/// Equal readings at equal places.
fn same(other: &ReadingSheet, known: &KnownSeries) -> Option<SignLine> {
    let (mut same, mut chances) = (0, Vec::new());
    for (ours, theirs, fullest) in pairs(other, known) {
        let both = ours.values.iter().zip(&theirs.values);
        chances.extend(std::iter::repeat_n(fullest, both.len()));
        same += both.filter(|(a, b)| a == b).count();
    }
    (!chances.is_empty()).then(|| SignLine {
        sign: Sign::SameAs {
            subject: other.subject.clone(),
            same,
            of: chances.len(),
            usual: chances.iter().sum(),
        },
        chance: Some(at_least(same, &chances)),
    })
}

/// Items with the very same readings in whatever order: each order of them may come.
fn shuffled(other: &ReadingSheet, known: &KnownSeries) -> Option<SignLine> {
    let (mut items, mut chances) = (Vec::new(), Vec::new());
    for (ours, theirs, fullest) in pairs(other, known) {
        let sorted = |series: &Series| {
            let mut values = series.values.clone();
            values.sort_unstable();
            values
        };
        let total = |series: &Series| series.values.iter().sum::<i64>();
        // Other sums, other figures: no need to sort them.
        if total(ours) != total(theirs) || sorted(ours) != sorted(theirs) {
            chances.push(1.0);
            continue;
        }
        let ways = orders(&sorted(theirs));
        items.push(ours.item.clone());
        chances.push((ways * libm::pow(fullest, theirs.values.len() as f64)).min(1.0));
    }
    (!items.is_empty()).then(|| SignLine {
        sign: Sign::Shuffled {
            subject: other.subject.clone(),
            items,
            of: chances.len(),
        },
        chance: Some(smallest_or_all(&chances)),
    })
}

/// In how many orders sorted figures can stand: n! ÷ Π c!, c being how often each comes.
fn orders(sorted: &[i64]) -> f64 {
    let (mut orders, mut alike, mut before) = (1.0, 0.0, None);
    for (n, value) in (1_u32..).zip(sorted) {
        alike = if before == Some(value) {
            alike + 1.0
        } else {
            1.0
        };
        orders *= f64::from(n) / alike;
        before = Some(value);
    }
    orders
}
