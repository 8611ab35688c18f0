//! Judging: a checklist, a lot's facts and the answers in; a verdict out, or every fault at once. Each kind
//! of judge is a file: what its answers say, what follows from them, what is wrong with its figures, and
//! what makes them stricter. Whatever is not an answer to the judge of its item is refused, not guessed.
//!
//! | file | noun |
//! |---|---|
//! | `case` | what a verdict depends on, how many places it needs, shares in whole numbers |
//! | `kind` | what a kind of judge knows of itself |
//! | `field` | what stands in the fields of an answer |
//! | `attribute`, `draws` | conforming by looking: a share, or Appendix D |
//! | `deviation`, `range`, `points` | measured: limits, groups, the share of points within |
//! | `sound` | whether limits, rates and caps make sense |
//! | `document`, `appearance`, `computed` | papers, places 好/一般/差, accepted children |
//! | `papers`, `timely` | documents as they are handed in, times held against what is known of time |

mod appearance;
mod attribute;
mod case;
mod computed;
mod deviation;
mod document;
mod draws;
mod field;
mod kind;
pub mod papers;
mod points;
mod range;
mod sound;
pub mod timely;

pub use case::Case;
pub use kind::JudgeKind;
pub use points::MOST_READINGS;
pub use sound::{cap, share};

use crate::domain::answer::Answer;
use crate::domain::change::{Bearing, Facet, ItemChange};
use crate::domain::checklist::{Checklist, Item, VariantChoice};
use crate::domain::criterion::Judge;
use crate::domain::fault::Fault;
use crate::domain::quantity::Quantity;
use crate::domain::reference::AnswerReach;
use crate::domain::sampling::LARGEST_CAPACITY;
use crate::domain::trouble::{Answering, Described, Drawn, Trouble};
use crate::domain::verdict::{Finding, ItemVerdict, Verdict};
use case::{PlacesNeeded, at};
use std::collections::BTreeMap;

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
        faults.push(Fault::whole(Drawn::BeyondTable(pieces)));
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
        .map(|id| Trouble::Described(Described::NoSuchVariant(id)));
    let groups = checklist.choose.iter().filter(|(group, choice)| {
        let of_group = |id: &&String| {
            checklist
                .variants
                .iter()
                .any(|v| v.id == **id && v.group == **group)
        };
        let chosen = variants.iter().filter(of_group).count();
        if **choice == VariantChoice::One {
            chosen != 1
        } else {
            chosen == 0
        }
    });
    strangers
        .chain(groups.map(|(group, _)| Trouble::Described(Described::ChooseVariant(group.clone()))))
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
            faults.push(Fault::at(&answer.item, Answering::NoSuchItem));
        } else if by_item.insert(answer.item.as_str(), answer).is_some() {
            faults.push(Fault::at(&answer.item, Answering::AnsweredTwice));
        }
    }
    by_item
}

/// An item\'s verdict, or every fault that keeps it from being judged.
pub type ItemJudged = Result<ItemVerdict, Vec<Fault>>;

/// Judges one item by itself; the screen calls it while answers are being typed.
pub fn judge_item(case: &Case, item: &Item, answer: Option<&Answer>) -> ItemJudged {
    let (conforming, finding) = match answer {
        Some(answer) if answer.is_not_applicable() => {
            let note = field::reason(answer).map_err(at(item))?;
            (true, Finding::NotApplicable { note })
        }
        answer => kind(&item.judge).judged(case, item, answer)?,
    };
    Ok(ItemVerdict {
        item: item.id.clone(),
        clause: item.clause.clone(),
        class: item.class,
        conforming,
        needed: PlacesNeeded::of(case, item).needed,
        source: None,
        national: item.national.clone(),
        finding,
    })
}

/// How far what an answer to an item says may be taken over, and what it says there. Why an item does
/// not occur goes as far as what was looked at.
pub fn carried(item: &Item, answer: &Answer) -> Option<(AnswerReach, Answer)> {
    match answer.is_not_applicable() {
        _ if item.judge.is_computed() => None,
        true => {
            Some((AnswerReach::Lots, answer.itself())).filter(|_| field::reason(answer).is_ok())
        }
        false => kind(&item.judge).carried(answer),
    }
}

/// The one place that tells the kinds of judges apart.
pub fn kind(judge: &Judge) -> &dyn JudgeKind {
    match judge {
        Judge::Attribute(attribute) => attribute,
        Judge::Deviation(deviation) => &**deviation,
        Judge::Range(range) => &**range,
        Judge::Document(document) => document,
        Judge::Appearance => &appearance::Appearance,
        Judge::Computed(computed) => computed,
    }
}

/// Finds what changed of an item's judge; two of different kinds are not comparable.
pub fn changes(found: &mut ItemChange) {
    let (was, is) = (found.old.1, found.new.1);
    if kind(&is.judge).changes(&was.judge, found).is_none() {
        found.judges(Facet::Judge, Bearing::Unclear);
    }
}

#[cfg(test)]
mod tests;
