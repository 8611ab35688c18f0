//! Changes of a checklist's head: what it checks, what it counts, and its variants, by which an item
//! may come not to apply.

use crate::domain::Checklist;
use crate::domain::change::{Bearing, Change, Facet, Figure};
use crate::domain::checklist::{Variant, VariantChoice};

pub(super) fn changes(old: &Checklist, new: &Checklist) -> Vec<Change> {
    let mut changes = Vec::new();
    let text = |text: &String| Figure::Text(text.clone());
    if old.standard != new.standard {
        let pair = (text(&old.standard), text(&new.standard));
        changes.push(change(Facet::Standard, pair, Bearing::Neutral));
    }
    if old.title != new.title {
        let pair = [&old.title, &new.title].map(|title| Figure::Words(title.clone()));
        changes.push(change(Facet::Title, pair.into(), Bearing::Neutral));
    }
    if old.subject != new.subject {
        let pair = (text(&old.subject), text(&new.subject));
        changes.push(change(Facet::Subject, pair, Bearing::Unclear));
    }
    changes.extend(capacity_unit(old, new));
    changes.extend(variants(old, new));
    changes.extend(choices(old, new));
    changes
}

fn change(facet: Facet, (old, new): (Figure, Figure), bearing: Bearing) -> Change {
    Change {
        item: None,
        facet,
        old,
        new,
        bearing,
    }
}

/// Sampling figures of a capacity counted otherwise cannot be compared.
fn capacity_unit(old: &Checklist, new: &Checklist) -> Option<Change> {
    let (was, is) = (&old.capacity_unit, &new.capacity_unit);
    if was == is {
        return None;
    }
    let chinese = |unit: &Option<crate::domain::Words>| unit.as_ref().map(|unit| unit.zh.clone());
    let bearing = if chinese(was) == chinese(is) {
        Bearing::Neutral
    } else {
        Bearing::Unclear
    };
    let words =
        |unit: &Option<_>| -> Figure { unit.clone().map_or(Figure::Nothing, Figure::Words) };
    Some(change(
        Facet::CapacityUnit,
        (words(was), words(is)),
        bearing,
    ))
}

/// A variant dropped takes its items along; one added to a group the standard has already lets a
/// lot choose it and go without the items of the others. A group of its own does neither.
fn variants(old: &Checklist, new: &Checklist) -> Vec<Change> {
    let named = |variant: &Variant| Figure::Text(format!("{}: {}", variant.group, variant.id));
    let has = |list: &Checklist, variant: &Variant| {
        let same = |other: &Variant| other.id == variant.id && other.group == variant.group;
        list.variants.iter().any(same)
    };
    let dropped = old.variants.iter().filter(|variant| !has(new, variant));
    let dropped = dropped.map(|variant| {
        let pair = (named(variant), Figure::Nothing);
        change(Facet::Variant, pair, Bearing::Looser)
    });
    let added = new.variants.iter().filter(|variant| !has(old, variant));
    let added = added.map(|variant| {
        let known = old
            .variants
            .iter()
            .any(|other| other.group == variant.group);
        let bearing = if known {
            Bearing::Looser
        } else {
            Bearing::Neutral
        };
        change(Facet::Variant, (Figure::Nothing, named(variant)), bearing)
    });
    dropped.chain(added).collect()
}

/// Who may name several variants gets the items of all of them.
fn choices(old: &Checklist, new: &Checklist) -> Vec<Change> {
    let changed = old.choose.iter().filter_map(|(group, was)| {
        let is = new.choose.get(group).filter(|is| *is != was)?;
        let bearing = match is {
            VariantChoice::Many => Bearing::Tighter,
            VariantChoice::One => Bearing::Looser,
        };
        let pair = (Figure::Choice(*was), Figure::Choice(*is));
        Some(change(Facet::Choice, pair, bearing))
    });
    changed.collect()
}
