//! What changed between two checklists, figure by figure, and which way: tighter, looser, or not to
//! be told. Enterprise standards, `checklist diff` and `checklist show` all rest on it.
//!
//! Each figure is compared by itself: a smaller limit never pays for a larger cap.
//!
//! | file | noun |
//! |---|---|
//! | `head`, `item`, `sampling` | figure by figure: of the whole checklist, of an item, of its places |

mod head;
mod item;
mod sampling;

#[cfg(test)]
mod tests;

pub use super::change::{Bearing, Change, Facet, Figure, NamedItem};

use crate::domain::checklist::{Checklist, Item};
use crate::domain::criterion::Judge;
use crate::domain::decimal::Decimal;
use crate::domain::national::National;
use std::collections::BTreeSet;

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
        item: Some(NamedItem::of(item)),
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
                national.judge = Some(Judge::asking(required.clone()));
            }
            (Facet::Plan, Figure::Plan(plan)) => {
                national.judge = Some(Judge::looking(Some(*plan)));
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
