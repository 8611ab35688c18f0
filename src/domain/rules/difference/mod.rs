//! What changed between two checklists, figure by figure, and which way: tighter, looser, or not to
//! be told. Enterprise standards, `checklist diff` and `checklist show` all rest on it.
//!
//! Each figure is compared by itself: a smaller limit never pays for a larger cap.

mod head;
mod item;
mod limits;
mod sampling;

#[cfg(test)]
mod tests;

use crate::domain::checklist::{Checklist, Choice, Item};
use crate::domain::criterion::{Class, Judge};
use crate::domain::decimal::Decimal;
use crate::domain::national::National;
use crate::domain::plan::Plan;
use crate::domain::sampling::Sampling;
use crate::domain::words::Words;
use std::collections::BTreeSet;

/// What a change means for the work that is inspected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bearing {
    /// Whatever passes the new demand passes the old one.
    Tighter,
    /// The new demand lets through what the old one did not.
    Looser,
    /// Neither can be shown for every lot.
    Unclear,
    /// Words only.
    Neutral,
}

/// What a change is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Facet {
    /// The item itself: added or dropped.
    Item,
    /// Dominant or general.
    Class,
    /// How it is judged: the kind of judge, the computed rule.
    Judge,
    /// Limits of a measured item.
    Limits,
    /// The unit of the readings.
    Unit,
    /// The share of conforming points or places.
    PassRate,
    /// The cap.
    Cap,
    /// The plan of Appendix D.
    Plan,
    /// Required documents.
    Documents,
    /// How many places.
    Sampling,
    /// The stages at which it is inspected.
    Stages,
    /// The variants it applies to.
    When,
    /// The clause.
    Clause,
    /// Its name.
    Title,
    /// What is required, in words.
    Requirement,
    /// How it is inspected.
    Method,
    /// A variant of the lot.
    Variant,
    /// How many variants of a group a lot names.
    Choice,
    /// The kind of subject.
    Subject,
    /// What the capacity counts.
    CapacityUnit,
    /// The standard.
    Standard,
}

/// A figure or words, before or after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Figure {
    /// Nothing there.
    Nothing,
    /// A class.
    Class(Class),
    /// The limits, the kind or the rule of a judge, as the facet says.
    Judge(Judge),
    /// A share in millionths.
    Share(i64),
    /// A factor such as the cap.
    Factor(Decimal),
    /// A plan of Appendix D.
    Plan(Plan),
    /// A sampling rule.
    Sampling(Sampling),
    /// Ids or kinds, as they stand.
    List(Vec<String>),
    /// A choice of variants.
    Choice(Choice),
    /// Words in both languages.
    Words(Words),
    /// A text.
    Text(String),
}

/// One change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The item, if it is about one.
    pub item: Option<Named>,
    /// What changed.
    pub facet: Facet,
    /// As it was.
    pub old: Figure,
    /// As it is.
    pub new: Figure,
    /// Which way.
    pub bearing: Bearing,
}

/// An item by its id, clause and name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Its id.
    pub id: String,
    /// Its clause.
    pub clause: String,
    /// Its name.
    pub title: Words,
}

impl Named {
    fn of(item: &Item) -> Self {
        Self {
            id: item.id.clone(),
            clause: item.clause.clone(),
            title: item.title.clone(),
        }
    }
}

/// Every change from one checklist to another: the head, then the items in the new order, then
/// those that were dropped.
pub fn between(old: &Checklist, new: &Checklist) -> Vec<Change> {
    let mut changes = head::changes(old, new);
    for item in &new.items {
        match old.item(&item.id) {
            Some(was) => changes.extend(item::changes((old, was), (new, item))),
            None => changes.push(whole(item, Bearing::Tighter)),
        }
    }
    let dropped = old.items.iter().filter(|item| new.item(&item.id).is_none());
    changes.extend(dropped.map(|item| whole(item, Bearing::Looser)));
    changes
}

/// The changes that keep a checklist from counting as at least as strict as another.
pub fn looser(old: &Checklist, new: &Checklist) -> Vec<Change> {
    let mut changes = between(old, new);
    changes.retain(|change| matches!(change.bearing, Bearing::Looser | Bearing::Unclear));
    changes
}

/// The ids of the items whose answers or verdicts a change may touch; mere words touch none.
pub fn touched(changes: &[Change]) -> BTreeSet<&str> {
    let bears = changes
        .iter()
        .filter(|change| change.bearing != Bearing::Neutral);
    bears
        .filter_map(|change| Some(change.item.as_ref()?.id.as_str()))
        .collect()
}

fn whole(item: &Item, bearing: Bearing) -> Change {
    let words = Figure::Words(item.title.clone());
    let (old, new) = match bearing {
        Bearing::Looser => (words, Figure::Nothing),
        _ => (Figure::Nothing, words),
    };
    Change {
        item: Some(Named::of(item)),
        facet: Facet::Item,
        old,
        new,
        bearing,
    }
}

/// What the standard demands of an item that these changes made stricter; `None` when they did not.
pub fn national(standard: &str, id: &str, changes: &[Change]) -> Option<National> {
    let mut national = National {
        standard: standard.to_owned(),
        ..National::default()
    };
    let blank = national.clone();
    let own = changes
        .iter()
        .filter(|change| change.item.as_ref().is_some_and(|item| item.id == id))
        .filter(|change| change.bearing == Bearing::Tighter);
    for change in own {
        match (change.facet, &change.old) {
            (Facet::Item, _) => national.absent = true,
            (Facet::Class, Figure::Class(class)) => national.class = Some(*class),
            (Facet::Limits | Facet::Judge, Figure::Judge(judge)) => {
                national.judge = Some(judge.clone());
            }
            (Facet::Documents, Figure::List(required)) => {
                national.judge = Some(Judge::Document {
                    required: required.clone(),
                });
            }
            (Facet::Plan, Figure::Plan(plan)) => {
                national.judge = Some(Judge::Attribute { plan: Some(*plan) });
            }
            (Facet::PassRate, Figure::Share(rate)) => national.pass_rate = Decimal::of_micro(*rate),
            (Facet::Cap, Figure::Factor(cap)) => national.cap = Some(cap.clone()),
            (Facet::Sampling, Figure::Sampling(sampling)) => {
                national.sampling = Some(sampling.clone());
            }
            _ => {}
        }
    }
    (national != blank).then_some(national)
}
