//! How many there are on a lot of what its items count for themselves: shafts, corners, shifts,
//! metres. Read off the checklist's own rules; nothing here knows a particular checklist.

use super::absent;
use crate::domain::sampling::Rule;
use crate::domain::{Checklist, Decimal, Item, Quantity, StatedCounts, Subject};

/// What a check of this lot states, the same at every stage.
pub fn of(checklist: &Checklist, lot: &Subject, stage: &str, number: u64) -> StatedCounts {
    let items = checklist.applicable(&lot.variants, stage);
    let there = items.filter(|item| absent::reason(item, &lot.variants, number).is_none());
    let counted = there.filter_map(|item| item.sampling.of.as_ref());
    let stated = counted.filter_map(|of| {
        // The first item of the form stands for all that count the same.
        let same = |item: &&Item| item.sampling.of.as_ref().is_some_and(|own| own.id == of.id);
        let first = checklist.items.iter().find(same)?;
        let amount = amount(&first.sampling.rule, lot.capacity, number)?;
        Some((of.id.clone(), amount))
    });
    stated.collect()
}

fn amount(rule: &Rule, capacity: Option<Quantity>, number: u64) -> Option<Quantity> {
    let few = 2 + number % 4;
    match rule {
        Rule::Per { every, .. } => times(every, few),
        Rule::All | Rule::Fixed { .. } => Quantity::of(few),
        _ => capacity.or(Quantity::of(10 * few)),
    }
}

fn times(every: &Decimal, few: u64) -> Option<Quantity> {
    let micro = every.micro().checked_mul(i64::try_from(few).ok()?)?;
    Quantity::of(u64::try_from(micro).ok()?.div_ceil(1_000_000))
}
