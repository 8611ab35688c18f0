//! What does not fit together in a checklist that is sound by itself: words and judges, one clause point with
//! two figures, places and variants that lead nowhere. A list is in use all the same: only people who write
//! one are told.

use super::{FileFault, Flaw, Library, lint_words};
use crate::domain::flaw::Discord;
use crate::domain::limit::Limit;
use crate::domain::sampling::Rule;
use crate::domain::{Checklist, Item, Judge, Kind};
use std::collections::BTreeMap;

/// An item with what does not fit; none for the list itself.
type ItemDiscord = (Option<String>, Discord);

impl Library {
    /// What does not fit together in a checklist. One that goes by the name of a shipped one may lack a place or
    /// have a variant without items where that one does.
    pub fn discords(&self, file: &str, list: &Checklist) -> Vec<FileFault> {
        let known = self.national.get(&list.id);
        let known = known.map(|pinned| &pinned.checklist);
        let found = nowhere(list, known)
            .into_iter()
            .chain(unused(list, known))
            .chain(list.items.iter().flat_map(|item| of_item(list, item)))
            .chain(points(list));
        let fault = |(item, discord)| FileFault {
            file: file.to_owned(),
            item,
            flaw: Flaw::Discord(discord),
        };
        found.map(fault).collect()
    }
}

fn of_item(list: &Checklist, item: &Item) -> Vec<ItemDiscord> {
    let is_seen = item.judge.is_measured() || item.judge.is_looked_at();
    let in_words = matches!(item.sampling.rule, Rule::Stated { .. });
    let is_lot = list.subject == Kind::Lot.as_str();
    let worded = (is_lot && in_words && is_seen).then_some(Discord::Worded);
    let found = lint_words::discords(item).into_iter().chain(worded);
    found
        .map(|discord| (Some(item.id.clone()), discord))
        .collect()
}

/// A lot without a place is offered nowhere in a division plan.
fn nowhere(list: &Checklist, known: Option<&Checklist>) -> Option<ItemDiscord> {
    let has_none = |list: &Checklist| list.all_places().next().is_none();
    let is_new = has_none(list) && !known.is_some_and(has_none);
    (is_new && list.subject == Kind::Lot.as_str()).then_some((None, Discord::NoPlace))
}

/// A variant that no item waits for; often it is meant so, as "none of these".
fn unused(list: &Checklist, known: Option<&Checklist>) -> Vec<ItemDiscord> {
    let ids = |list: &Checklist| -> Vec<String> {
        let waited = |id: &String| list.items.iter().any(|item| item.when.contains(id));
        let ids = list.variants.iter().map(|variant| variant.id.clone());
        ids.filter(|id| !waited(id)).collect()
    };
    let before = known.map(ids).unwrap_or_default();
    let new = ids(list).into_iter().filter(|id| !before.contains(id));
    new.map(|id| (None, Discord::Unused(id))).collect()
}

/// One point of a clause has one figure: the same title of the same lots at the same stages is judged alike.
fn points(list: &Checklist) -> Vec<ItemDiscord> {
    let mut first: BTreeMap<_, &Item> = BTreeMap::new();
    let mut found = Vec::new();
    for item in &list.items {
        let point = (&item.clause, &item.title.zh, &item.when, &item.stages);
        let earlier = *first.entry(point).or_insert(item);
        if earlier.judge != item.judge {
            let discord = Discord::Point {
                other: earlier.id.clone(),
                figures: [figures(&item.judge), figures(&earlier.judge)],
            };
            found.push((Some(item.id.clone()), discord));
        }
    }
    found
}

/// The figures of a judge, as they are written.
fn figures(own: &Judge) -> String {
    let plain = own.limits().map(|limit| match limit {
        Limit::Fixed(figure) => figure.as_str(),
        Limit::Follows(slope) => slope.of.as_str(),
    });
    let plain: Vec<&str> = plain.collect();
    let unit = own.unit().unwrap_or_default();
    format!("{} {unit}", plain.join(" / ")).trim().to_owned()
}
