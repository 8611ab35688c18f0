//! An item of a check as a row of the lot form: requirement, smallest and actual sample, record and result, in the
//! customary words.

use super::told::{ToldCheck, ToldItem};
use crate::domain::chain::ACCEPTANCE;
use crate::domain::criterion::Class;
use crate::domain::lists::Pinned;
use crate::domain::quantity::{Quantity, StatedCounts};
use crate::domain::sampling::Rule;
use crate::domain::{Answer, Finding, Item};
use crate::paper::value::Values;
use crate::text::{Lang, paper, places, unit};

/// An item with what was told of it; nothing before it was checked.
pub type ItemRow<'a> = (&'a Item, Option<&'a ToldItem>);

/// The rows of a checklist: those that were checked, or those that will be of a lot of these variants.
pub fn of<'a>(
    list: &'a Pinned,
    told: Option<&'a ToldCheck>,
    variants: &'a [String],
) -> Vec<ItemRow<'a>> {
    match told {
        Some(told) => told.rows().map(|(item, told)| (item, Some(told))).collect(),
        None => {
            let items = list.checklist.applicable(variants, ACCEPTANCE);
            items.map(|item| (item, None)).collect()
        }
    }
}

/// An item with its number, and the name it shares with its neighbours.
pub struct Numbered<'a> {
    /// From 1 in each class; items that the standard lists under one name have one number.
    pub number: usize,
    /// The row of the checklist.
    pub item: &'a Item,
    /// What was told of it.
    pub told: Option<&'a ToldItem>,
    shared: Option<&'a str>,
    /// Whether all under that name are measured in one unit, which then stands beside the name.
    one_unit: bool,
}

/// The items of one class with their numbers, in the order of the form.
pub fn numbered<'a>(rows: &[ItemRow<'a>], class: Class) -> Vec<Numbered<'a>> {
    let of_class = rows.iter().filter(|(item, _)| item.class == class);
    let of_class: Vec<ItemRow<'a>> = of_class.copied().collect();
    let mut number = 0;
    let mut before: Option<&str> = None;
    let numbered = of_class.iter().enumerate().map(|(at, (item, told))| {
        let shared = shared_name(&of_class, at);
        if shared.is_none() || shared != before {
            number += 1;
        }
        before = shared;
        let under = of_class.iter().filter(|(one, _)| prefix(one) == shared);
        let mut units = under.map(|(one, _)| one.judge.unit());
        Numbered {
            number,
            item,
            told: *told,
            shared,
            one_unit: shared.is_some() && units.all(|unit| unit == item.judge.unit()),
        }
    });
    numbered.collect()
}

/// The rows of one class on the lot form; how many places are wanted of so many pieces, before they are checked.
pub fn rows(rows: &[ItemRow], class: Class, pieces: Option<Quantity>) -> Vec<Values> {
    let numbered = numbered(rows, class);
    let rows = numbered.iter().map(|one| match one.told {
        Some(told) => found(named(one), one.item, told),
        None => named(one).with("needed", wanted(one.item, pieces)),
    });
    rows.collect()
}

/// The name that an item shares with the one before or after it, of titles such as `预埋件：水平高差`.
fn shared_name<'a>(rows: &[ItemRow<'a>], at: usize) -> Option<&'a str> {
    let name = |at: usize| prefix(rows.get(at)?.0);
    let this = name(at)?;
    let beside = [at.checked_sub(1), Some(at + 1)].into_iter().flatten();
    beside
        .filter_map(name)
        .any(|other| other == this)
        .then_some(this)
}

/// What stands before the colon of a title.
fn prefix(item: &Item) -> Option<&str> {
    Some(item.title.zh.split_once('：')?.0)
}

/// The name of an item, as its row begins, and what is required.
fn named(numbered: &Numbered) -> Values {
    let Numbered {
        number,
        item,
        shared,
        one_unit,
        ..
    } = *numbered;
    let title = item.title.zh.as_str();
    let unit = item.judge.unit().map(|unit| unit::shown(Lang::Zh, unit));
    let with_unit = |name: &str| match unit {
        Some(unit) => format!("{name}（{unit}）"),
        None => name.to_owned(),
    };
    let mut values = Values::default();
    values.set("no", number.to_string());
    match shared {
        Some(name) => {
            let sub = title.split_once('：').map_or("", |(_, sub)| sub);
            let (name, sub) = match one_unit {
                true => (with_unit(name), sub.to_owned()),
                false => (name.to_owned(), with_unit(sub)),
            };
            values.set("name", name);
            values.set("sub", sub);
        }
        None => values.set("name", with_unit(title)),
    }
    values.set("requirement", requirement(item));
    values
}

/// What was found at an item, behind its name.
fn found(values: Values, item: &Item, told: &ToldItem) -> Values {
    let (needed, actual) = samples(item, told);
    values
        .with("needed", needed)
        .with("actual", actual)
        .with("record", record(item, told))
        .with("result", result(item, told))
}

/// The smallest sample of an item that nobody has checked; empty where nothing is counted, or not yet known.
fn wanted(item: &Item, pieces: Option<Quantity>) -> String {
    let sampling = &item.sampling;
    match (
        &sampling.rule,
        sampling.population(pieces, &StatedCounts::new()),
    ) {
        (Rule::Stated { .. }, _) => String::new(),
        (Rule::All, _) => paper::all(),
        (_, None) => String::new(),
        (_, known) => sampling.required(known).to_string(),
    }
}

/// The limit, the requirement where it is short, or the clause.
pub fn requirement(item: &Item) -> String {
    if let Some(limits) = crate::text::judge::limits_on_paper(&item.judge) {
        return limits;
    }
    let words = item.requirement.as_ref().map(|words| words.zh.as_str());
    match words.filter(|words| words.chars().count() <= SHORT) {
        Some(words) => words.to_owned(),
        None => paper::clause(&item.clause),
    }
}

/// What fits into the cell of a requirement on two lines.
const SHORT: usize = 12;

/// The smallest sample and the actual one, as they stand at both sides of the stroke.
fn samples(item: &Item, told: &ToldItem) -> (String, String) {
    let nothing = (String::new(), String::new());
    let across = (paper::not_applicable(), paper::not_applicable());
    match &told.verdict.finding {
        Finding::NotApplicable { .. } => across,
        Finding::Documents { .. } | Finding::Children { .. } => nothing,
        _ if matches!(item.sampling.rule, Rule::Stated { .. }) => nothing,
        _ => {
            let needed = match item.sampling.rule {
                Rule::All => paper::all(),
                _ => told.verdict.needed.to_string(),
            };
            (needed, counted(told).0.to_string())
        }
    }
}

/// Places or points looked at, and those that conform.
pub fn counted(told: &ToldItem) -> (u64, u64) {
    let needed = told.verdict.needed;
    match &told.verdict.finding {
        Finding::Share {
            checked, failed, ..
        }
        | Finding::Sampled {
            checked, failed, ..
        } => (*checked, checked.saturating_sub(*failed)),
        Finding::Measured { within, points, .. } => (*points, *within),
        Finding::Appearance { places, .. } => (places.iter().sum(), places[0] + places[1]),
        Finding::Stated { .. } if told.verdict.conforming => (needed, needed),
        Finding::Stated { .. }
        | Finding::NotApplicable { .. }
        | Finding::Documents { .. }
        | Finding::Children { .. } => (0, 0),
    }
}

/// What the lot's record says of an item.
pub fn record(item: &Item, told: &ToldItem) -> String {
    let conforming = told.verdict.conforming;
    let all = matches!(item.sampling.rule, Rule::All);
    let (looked, conform) = counted(told);
    match &told.verdict.finding {
        Finding::NotApplicable { .. } => paper::not_applicable(),
        Finding::Documents { missing, .. } => documents(told, missing),
        Finding::Stated { .. } if !conforming => paper::does_not_conform(),
        Finding::Stated { .. } if all => paper::all_conform(),
        Finding::Children { accepted, total } => paper::accepted_of(*accepted, *total),
        _ if all => paper::of_all(looked, conform),
        _ if conform < looked && !conforming => paper::failed_of(looked, conform, looked - conform),
        _ => paper::conform_of(looked, conform),
    }
}

/// What is not seen at the place names its document: its number, and that it is in order.
fn documents(told: &ToldItem, missing: &[String]) -> String {
    let numbers = told.answer.as_ref().map(Answer::document_numbers);
    let numbers = numbers.unwrap_or_default();
    match (told.verdict.conforming, numbers.is_empty()) {
        (false, _) if missing.is_empty() => paper::does_not_conform(),
        (false, _) => paper::lacks(&missing.join("、")),
        (true, true) => paper::tested(),
        (true, false) => paper::tested_by(&numbers.join("、")),
    }
}

/// √ or ×, and of general items that are counted or measured the share of what conforms.
fn result(item: &Item, told: &ToldItem) -> String {
    let conforming = told.verdict.conforming;
    if matches!(told.verdict.finding, Finding::NotApplicable { .. }) {
        return paper::not_applicable();
    }
    let sign = if conforming {
        paper::right()
    } else {
        paper::wrong()
    };
    let shares = matches!(
        told.verdict.finding,
        Finding::Share { .. } | Finding::Sampled { .. } | Finding::Measured { .. }
    );
    let (looked, conform) = counted(told);
    if item.class == Class::Dominant || !shares || looked == 0 {
        return sign;
    }
    let share = percent(conform, looked);
    match conforming {
        true => share,
        false => format!("{share} {sign}"),
    }
}

/// A share in per cent to one place, halves up, `.0` dropped; never rounded up to all.
pub fn percent(part: u64, whole: u64) -> String {
    let tenths = (u128::from(part) * 2_000 + u128::from(whole)) / (u128::from(whole) * 2).max(1);
    let tenths = match part < whole {
        true => tenths.min(999),
        false => tenths,
    };
    match tenths % 10 {
        0 => format!("{}%", tenths / 10),
        rest => format!("{}.{rest}%", tenths / 10),
    }
}

/// Whether it does not occur.
pub fn is_not_applicable(told: &ToldItem) -> bool {
    matches!(told.verdict.finding, Finding::NotApplicable { .. })
}

/// Places found 好, 一般 and 差, where it is judged by how it looks.
pub fn places(told: &ToldItem) -> Option<[u64; 3]> {
    match &told.verdict.finding {
        Finding::Appearance { places, .. } => Some(*places),
        _ => None,
    }
}

/// Why an item does not apply.
fn why_not(told: &ToldItem) -> &str {
    match &told.verdict.finding {
        Finding::NotApplicable { note } => note,
        _ => "",
    }
}

/// What has to be said beside an item: why it does not apply, what is wrong with it and where, and where it was
/// looked at or measured, if not in this check.
pub fn remark(told: &ToldItem) -> String {
    let source = told.verdict.source.as_ref().map(paper::stands_in);
    let wrong = told.answer.as_ref().filter(|_| !told.verdict.conforming);
    let wrong = wrong.map(|answer| [answer.problem(), answer.place()].join(" "));
    let parts = [why_not(told), wrong.as_deref().unwrap_or_default().trim()];
    let parts = parts.into_iter().filter(|part| !part.is_empty());
    let parts = parts.map(str::to_owned).chain(source);
    let parts: Vec<String> = parts.chain(left_out(told)).collect();
    parts.join("；")
}

/// The points that were left out, each with its reason.
pub fn left_out(told: &ToldItem) -> Option<String> {
    told.answer
        .as_ref()
        .and_then(|answer| places::left_out(Lang::Zh, answer))
}

/// Whether readings were taken.
pub fn is_measured(item: &Item) -> bool {
    item.judge.is_measured()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_have_one_place_and_are_never_rounded_up_to_all() {
        assert_eq!(percent(112, 113), "99.1%");
        assert_eq!(percent(9, 10), "90%");
        assert_eq!(percent(10, 10), "100%");
        assert_eq!(percent(9_999, 10_000), "99.9%");
        assert_eq!(percent(0, 7), "0%");
        assert_eq!(percent(2, 3), "66.7%");
    }
}
