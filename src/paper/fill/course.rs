//! What a monthly report shows as bars: rates and issues over the last months, and what the month's issues are about.
//! A bar is a line of signs, so that every format has it with its figures; nothing is drawn here.

use super::FillBook;
use super::above::rate;
use super::period::{Month, whole};
use crate::domain::decimal::{Decimal, MICRO};
use crate::domain::issue::Issue;
use crate::domain::ratio::Ratio;
use crate::paper::value::Values;
use crate::rates::{By, rates};
use crate::text::paper;
use std::collections::BTreeMap;
use std::iter::successors;

/// So many months are shown.
const MONTHS: usize = 6;

/// So many signs are all of a share, the most issues of a month, and all issues: what their columns have room for.
const SHARE: usize = 20;
const MOST: usize = 14;
const ALL: usize = 16;

/// So many things are named that issues are about; the rest are one.
const CAUSES: usize = 6;

impl FillBook<'_> {
    /// First-pass rates of the last months, from the first in which anything was concluded, with the target.
    pub fn trend(&self, month: Month) -> Vec<Values> {
        let target = &self.project.head.target_first_pass;
        let rows = last(month).map(|month| {
            let table = rates(self.project, &month.query(false, By::Trade));
            (
                month,
                whole(&table).map_or(Ratio::default(), |counts| counts.first_pass),
            )
        });
        let rows = rows.skip_while(|(_, first)| first.whole == 0);
        let rows = rows.map(|(month, first)| {
            Values::default()
                .with("month", month.to_string())
                .with("passed", first.part.to_string())
                .with("count", first.whole.to_string())
                .with("rate", rate(first.part, first.whole))
                .with("bar", bar(first, target.as_ref().and_then(mark)))
                .with(
                    "target",
                    target
                        .as_ref()
                        .map_or_else(String::new, |target| reached(first, target)),
                )
        });
        rows.collect()
    }

    /// Issues opened and closed in the last months, and how many stayed open.
    pub fn flow(&self, month: Month) -> Vec<Values> {
        let issues = self.project.issues();
        let count =
            |such: &dyn Fn(&Issue) -> bool| issues.iter().filter(|one| such(one)).count() as u64;
        let months = last(month).map(|month| {
            let closed = |one: &Issue| !one.is_open();
            let opened = count(&|one| month.has(&one.opened));
            let mended = count(&|one| closed(one) && month.has(&one.closed));
            let left = count(&|one| {
                month.is_past(&one.opened) && !(closed(one) && month.is_past(&one.closed))
            });
            (month, [opened, mended, left])
        });
        let months: Vec<_> = months.skip_while(|(_, counts)| *counts == [0; 3]).collect();
        let most = months.iter().flat_map(|(_, counts)| counts).max().copied();
        let rows = months.iter().map(|(month, [opened, mended, left])| {
            let bar = |part: u64| line(scaled(part, most.unwrap_or(1), MOST));
            Values::default()
                .with("month", month.to_string())
                .with("opened", opened.to_string())
                .with("opened_bar", bar(*opened))
                .with("closed", mended.to_string())
                .with("closed_bar", bar(*mended))
                .with("left", left.to_string())
        });
        rows.collect()
    }
}

/// The target, and whether it was reached: a bar is too coarse to tell.
fn reached(first: Ratio, target: &Decimal) -> String {
    let sign = match first.meets(target) {
        Some(true) => paper::right(),
        Some(false) => paper::wrong(),
        None => String::new(),
    };
    format!("{target}%{sign}")
}

/// What issues are about, the most frequent first, with the share of all that those up to it have.
pub fn causes<'a>(items: impl Iterator<Item = &'a str>) -> Vec<Values> {
    let mut counts: BTreeMap<&str, u64> = BTreeMap::new();
    for item in items {
        *counts.entry(item).or_default() += 1;
    }
    let all = counts.values().sum();
    // What is in no checklist is told at the end, as the rest is.
    let rest = counts.remove("").unwrap_or(0);
    let mut sorted: Vec<(&str, u64)> = counts.into_iter().collect();
    sorted.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let rest = rest
        + sorted
            .iter()
            .skip(CAUSES)
            .map(|(_, count)| count)
            .sum::<u64>();
    sorted.truncate(CAUSES);
    let other = paper::other();
    sorted.extend((rest > 0).then_some((other.as_str(), rest)));
    let mut up_to = 0;
    let rows = sorted.iter().enumerate().map(|(at, (item, count))| {
        up_to += count;
        Values::default()
            .with("no", (at + 1).to_string())
            .with("name", *item)
            .with("count", count.to_string())
            .with("share", rate(*count, all))
            .with("total_share", rate(up_to, all))
            .with("bar", line(scaled(*count, all, ALL)))
    });
    rows.collect()
}

/// The last months, up to this one.
fn last(month: Month) -> impl Iterator<Item = Month> {
    let mut months: Vec<Month> = successors(Some(month), |month| month.before())
        .take(MONTHS)
        .collect();
    months.reverse();
    months.into_iter()
}

/// So many of the signs; one at least where there is anything, and not all where anything is missing.
fn scaled(part: u64, whole: u64, long: usize) -> usize {
    let signs = (part * long as u64).checked_div(whole).unwrap_or(0);
    let signs = usize::try_from(signs).unwrap_or(0);
    signs.max(usize::from(part > 0)).min(long)
}

/// Before which sign a target in per cent stands.
fn mark(target: &Decimal) -> Option<usize> {
    let hundred = 100 * MICRO;
    let at = i128::from(target.micro()) * SHARE as i128 / hundred;
    usize::try_from(at).ok()
}

fn line(signs: usize) -> String {
    "■".repeat(signs)
}

/// A share as a bar of twenty signs, with a mark where the target is.
fn bar(ratio: Ratio, mark: Option<usize>) -> String {
    if ratio.whole == 0 {
        return String::new();
    }
    let filled = scaled(ratio.part, ratio.whole, SHARE);
    let mut signs = vec!["■"; filled];
    signs.resize(SHARE, "□");
    if let Some(at) = mark {
        signs.insert(at.min(SHARE), "｜");
    }
    signs.concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(part: u64, whole: u64, mark: Option<usize>) -> String {
        bar(Ratio { part, whole }, mark)
    }

    #[test]
    fn a_bar_is_full_only_when_all_is_and_the_target_stands_where_it_is() {
        assert_eq!(shown(1, 1, None), "■".repeat(20));
        assert_eq!(
            shown(999, 1000, Some(18)),
            format!("{}｜■□", "■".repeat(18))
        );
        assert_eq!(shown(1, 1000, Some(20)), format!("■{}｜", "□".repeat(19)));
        assert_eq!(shown(0, 4, None), "□".repeat(20));
        assert_eq!(shown(0, 0, Some(3)), "");
    }

    #[test]
    fn causes_come_by_their_number_and_the_rest_is_one() {
        let items = ["a", "b", "b", "", "c", "d", "e", "f", "g", "b"];
        let rows = causes(items.into_iter());
        let told = |row: &Values| {
            format!(
                "{} {} {}",
                row.plain("name"),
                row.plain("count"),
                row.plain("total_share")
            )
        };
        let told: Vec<String> = rows.iter().map(told).collect();
        assert_eq!(told.first().map(String::as_str), Some("b 3 30%"));
        assert_eq!(told.last().map(String::as_str), Some("其他 2 100%"));
        assert_eq!(told.len(), 7);
        assert_eq!(causes([].into_iter()), []);
    }
}
