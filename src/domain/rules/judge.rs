//! Judging: a checklist, a lot's facts and the answers in; a verdict out, or every fault at once.

use crate::domain::answer::{Answer, Draw, Given};
use crate::domain::checklist::{Checklist, Choice, Item};
use crate::domain::criterion::{Class, Judge};
use crate::domain::decimal::{Decimal, MICRO};
use crate::domain::fault::{Fault, Trouble};
use crate::domain::limit::Dims;
use crate::domain::measure;
use crate::domain::plan::{self, Numbers, Plan};
use crate::domain::quantity::{Counts, Quantity};
use crate::domain::reading;
use crate::domain::sampling::LARGEST_CAPACITY;
use crate::domain::verdict::{Finding, ItemVerdict, Verdict};
use std::collections::BTreeMap;

/// Everything a verdict depends on.
#[derive(Clone, Copy, Debug)]
pub struct Case<'a> {
    /// The checklist.
    pub checklist: &'a Checklist,
    /// The stage of the check.
    pub stage: &'a str,
    /// The lot's variants.
    pub variants: &'a [String],
    /// The lot's capacity.
    pub capacity: Option<Quantity>,
    /// How many there are of what items count for themselves.
    pub counts: &'a Counts,
    /// The lot's dimensions.
    pub dims: &'a Dims,
    /// Accepted and all children, for computed items.
    pub children: (usize, usize),
}

/// Judges a check, or names every fault that keeps it from being judged.
pub fn judge(case: &Case, answers: &[Answer]) -> Result<Verdict, Vec<Fault>> {
    let mut faults = lot_faults(case);
    let by_item = index(case, answers, &mut faults);
    let mut items = Vec::new();
    for item in case.checklist.applicable(case.variants, case.stage) {
        match judge_item(case, item, by_item.get(item.id.as_str()).copied()) {
            Ok(verdict) => items.push(verdict),
            Err(more) => faults.extend(more),
        }
    }
    if faults.is_empty() {
        Ok(Verdict { items })
    } else {
        Err(faults)
    }
}

fn lot_faults(case: &Case) -> Vec<Fault> {
    let mut faults = variant_faults(case.checklist, case.variants);
    let pieces = case.capacity.map(Quantity::pieces);
    if let Some(pieces) = pieces.filter(|pieces| *pieces > LARGEST_CAPACITY) {
        faults.push(Fault::whole(Trouble::BeyondTable(pieces)));
    }
    faults
}

/// Variants that the checklist does not have, and groups without their choice.
pub fn variant_faults(checklist: &Checklist, variants: &[String]) -> Vec<Fault> {
    let known = |id: &String| checklist.variants.iter().any(|variant| variant.id == *id);
    let strangers = variants
        .iter()
        .filter(|id| !known(id))
        .cloned()
        .map(Trouble::NoSuchVariant);
    let groups = checklist.choose.iter().filter(|(group, choice)| {
        let of_group = |id: &&String| {
            checklist
                .variants
                .iter()
                .any(|v| v.id == **id && v.group == **group)
        };
        let chosen = variants.iter().filter(of_group).count();
        if **choice == Choice::One {
            chosen != 1
        } else {
            chosen == 0
        }
    });
    strangers
        .chain(groups.map(|(group, _)| Trouble::ChooseVariant(group.clone())))
        .map(Fault::whole)
        .collect()
}

fn index<'a>(
    case: &Case,
    answers: &'a [Answer],
    faults: &mut Vec<Fault>,
) -> BTreeMap<&'a str, &'a Answer> {
    let mut by_item = BTreeMap::new();
    for answer in answers {
        let applies = |item: &Item| item.applies(case.variants, case.stage);
        if !case.checklist.item(&answer.item).is_some_and(applies) {
            faults.push(Fault::at(&answer.item, Trouble::NoSuchItem));
        } else if by_item.insert(answer.item.as_str(), answer).is_some() {
            faults.push(Fault::at(&answer.item, Trouble::AnsweredTwice));
        }
    }
    by_item
}

/// Judges one item by itself; the screen calls it while answers are being typed.
pub fn judge_item(
    case: &Case,
    item: &Item,
    answer: Option<&Answer>,
) -> Result<ItemVerdict, Vec<Fault>> {
    let fault = |trouble| vec![Fault::at(&item.id, trouble)];
    let given = match (answer, &item.judge) {
        (None, Judge::Computed { .. }) => None,
        (None, _) => return Err(fault(Trouble::NotAnswered)),
        (Some(answer), _) => Some(reading::read(item, answer)?),
    };
    let scope = Scope::of(case, item);
    let (conforming, finding) = match given {
        None => children(case),
        Some(Given::NotApplicable(note)) => (true, Finding::NotApplicable { note }),
        Some(given) => {
            counted_faults(case, item)?;
            found(case, item, scope, given).map_err(fault)?
        }
    };
    Ok(ItemVerdict {
        item: item.id.clone(),
        clause: item.clause.clone(),
        class: item.class,
        conforming,
        needed: scope.needed,
        source: None,
        national: item.national.clone(),
        finding,
    })
}

/// How many places an item needs, and how many there are at most.
#[derive(Clone, Copy)]
struct Scope {
    needed: u64,
    most: Option<u64>,
}

impl Scope {
    fn of(case: &Case, item: &Item) -> Self {
        let population = item.sampling.population(case.capacity, case.counts);
        let places = population.filter(|_| item.sampling.counts_places());
        Self {
            needed: item.sampling.required(population),
            most: places.map(Quantity::pieces),
        }
    }

    fn enough(self, got: u64) -> Result<(), Trouble> {
        let needed = self.needed;
        match got < needed {
            true => Err(Trouble::TooFew { needed, got }),
            false => Ok(()),
        }
    }

    fn within(self, got: u64) -> Result<(), Trouble> {
        match self.most {
            Some(capacity) if got > capacity => Err(Trouble::TooMany { capacity, got }),
            _ => Ok(()),
        }
    }
}

/// An item that counts something of its own needs the number of it.
fn counted_faults(case: &Case, item: &Item) -> Result<(), Vec<Fault>> {
    let fault = |trouble| vec![Fault::at(&item.id, trouble)];
    let Some(counted) = &item.sampling.of else {
        return Ok(());
    };
    match case.counts.get(&counted.id).map(|count| count.pieces()) {
        None => Err(fault(Trouble::NoCount(counted.clone()))),
        Some(pieces) if pieces > LARGEST_CAPACITY && item.sampling.counts_places() => {
            Err(fault(Trouble::BeyondTable(pieces)))
        }
        Some(_) => Ok(()),
    }
}

fn children(case: &Case) -> (bool, Finding) {
    let (accepted, total) = case.children;
    (
        total > 0 && accepted == total,
        Finding::Children { accepted, total },
    )
}

fn found(case: &Case, item: &Item, scope: Scope, given: Given) -> Result<(bool, Finding), Trouble> {
    match given {
        Given::NotApplicable(note) => Ok((true, Finding::NotApplicable { note })),
        Given::Pass { excellent } => Ok((true, stated(&item.judge, excellent))),
        Given::Fail => Ok((false, stated(&item.judge, false))),
        Given::Counts(draw, excellent) => {
            scope.enough(draw.checked)?;
            scope.within(draw.checked)?;
            counted(case, item, draw, excellent)
        }
        Given::Draws(draws) => drawn(case, item, scope, &draws),
        Given::Points(points) => {
            scope.enough(points.len() as u64)?;
            measure::measured(case, item, &points)
        }
        Given::Documents(kinds) => Ok(documents(&item.judge, &kinds)),
        Given::Places(places) => appearance(item, scope, places),
    }
}

fn stated(judge: &Judge, excellent: bool) -> Finding {
    match judge {
        Judge::Document { required } => Finding::Documents {
            missing: Vec::new(),
            required: required.len(),
        },
        _ => Finding::Stated { excellent },
    }
}

fn counted(
    case: &Case,
    item: &Item,
    draw: Draw,
    excellent: u64,
) -> Result<(bool, Finding), Trouble> {
    let Draw { checked, failed } = draw;
    if let (Class::General, Judge::Attribute { plan: Some(plan) }) = (item.class, &item.judge) {
        return match plan {
            Plan::Single => sampled(single_of(checked)?, 1, draw, excellent),
            Plan::Double => drawn_of(&[draw], excellent),
        };
    }
    let rate = needed_rate(case, item, None);
    let share = Finding::Share {
        checked,
        failed,
        excellent,
        rate,
    };
    Ok((reaches(checked - failed, checked, rate), share))
}

fn single_of(checked: u64) -> Result<Numbers, Trouble> {
    plan::single(checked).ok_or(Trouble::BeyondTable(checked))
}

fn sampled(
    numbers: Numbers,
    draw: u8,
    sum: Draw,
    excellent: u64,
) -> Result<(bool, Finding), Trouble> {
    let Draw { checked, failed } = sum;
    let finding = Finding::Sampled {
        checked,
        failed,
        excellent,
        draw,
        numbers,
    };
    Ok((failed <= numbers.accept, finding))
}

fn drawn(
    case: &Case,
    item: &Item,
    scope: Scope,
    draws: &[Draw],
) -> Result<(bool, Finding), Trouble> {
    let checked: u64 = draws.iter().map(|draw| draw.checked).sum();
    scope.enough(draws.first().map_or(0, |draw| draw.checked))?;
    scope.within(checked)?;
    if item.class == Class::Dominant {
        let failed = draws.iter().map(|draw| draw.failed).sum();
        return counted(case, item, Draw { checked, failed }, 0);
    }
    drawn_of(draws, 0)
}

/// Double sampling: the first draw decides, or asks for a second of the same size.
fn drawn_of(draws: &[Draw], excellent: u64) -> Result<(bool, Finding), Trouble> {
    let (first, second) = (
        draws.first().copied().ok_or(Trouble::NotAnswered)?,
        draws.get(1),
    );
    if first.checked < 3 {
        return sampled(single_of(first.checked)?, 1, first, excellent);
    }
    let (one, both) = plan::double(first.checked).ok_or(Trouble::BeyondTable(first.checked))?;
    let decided = first.failed <= one.accept || first.failed >= one.reject;
    match second {
        None if decided => sampled(one, 1, first, excellent),
        None => Err(Trouble::SecondDraw {
            size: first.checked,
        }),
        Some(second) if !decided && second.checked == first.checked => {
            let sum = Draw {
                checked: first.checked + second.checked,
                failed: first.failed + second.failed,
            };
            sampled(both, 2, sum, excellent)
        }
        Some(_) => Err(Trouble::NeedlessDraw),
    }
}

pub(in crate::domain) fn needed_rate(case: &Case, item: &Item, own: Option<&Decimal>) -> i64 {
    match (item.class, own) {
        (Class::Dominant, _) => 1_000_000,
        (Class::General, Some(own)) => own.micro(),
        (Class::General, None) => case.checklist.pass_rate_micro(),
    }
}

/// `part ÷ whole ≥ rate`, in whole numbers.
pub(in crate::domain) fn reaches(part: u64, whole: u64, rate: i64) -> bool {
    i128::from(part) * MICRO >= i128::from(whole) * i128::from(rate)
}

fn documents(judge: &Judge, kinds: &[String]) -> (bool, Finding) {
    let Judge::Document { required } = judge else {
        return (false, Finding::Stated { excellent: false });
    };
    let missing: Vec<String> = required
        .iter()
        .filter(|kind| !kinds.contains(kind))
        .cloned()
        .collect();
    let finding = Finding::Documents {
        required: required.len(),
        missing,
    };
    (
        matches!(&finding, Finding::Documents { missing, .. } if missing.is_empty()),
        finding,
    )
}

/// Points of an appearance item that does not state its own.
const USUAL_POINTS: u64 = 10;

/// No item of a score is worth more.
const MOST_POINTS: u64 = 1_000;

fn appearance(item: &Item, scope: Scope, places: [u64; 3]) -> Result<(bool, Finding), Trouble> {
    let all = places.iter().sum();
    scope.enough(all)?;
    scope.within(all)?;
    let worth = item.extra.get("points").and_then(serde_json::Value::as_u64);
    let worth = worth.filter(|points| (1..=MOST_POINTS).contains(points));
    let worth = worth.unwrap_or(USUAL_POINTS);
    Ok((places[2] == 0, Finding::Appearance { places, worth }))
}

#[cfg(test)]
mod tests;
