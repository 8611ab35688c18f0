//! Acceptances above the lots: items all of whose lots are accepted in time, and divisions all of
//! whose items are.

use super::answers::Aim;
use super::calendar::has_come;
use super::chance::Chance;
use super::crews::CREWS;
use super::lots::Lot;
use super::people::CHIEF;
use super::schedule::{STAGES, ScheduledCheck};
use std::collections::BTreeMap;

/// Acceptances of items and divisions whose lots are all accepted in time: item to its lots first.
pub fn of_uppers(
    steps: &[ScheduledCheck],
    lots: &[Lot],
    items: &[&str],
    divisions: &[&str],
) -> Vec<ScheduledCheck> {
    let mut ends: BTreeMap<&str, Vec<Option<i64>>> = BTreeMap::new();
    for lot in lots {
        let last = steps.iter().rfind(|step| step.code == lot.subject.code);
        let end = last
            .filter(|step| has_come(step.when))
            .map(|step| step.when.0);
        ends.entry(&lot.subject.parent).or_default().push(end);
    }
    let ended = |item: &&str| {
        let ends: Option<Vec<i64>> = ends.get(*item)?.iter().copied().collect();
        ends?.into_iter().max()
    };
    let mut found = Vec::new();
    for division in divisions {
        let of = |item: &&&str| item.starts_with(&format!("{division}-"));
        let days: Vec<Option<i64>> = items.iter().filter(of).map(ended).collect();
        for (item, day) in items.iter().filter(of).zip(&days) {
            found.extend(day.map(|day| upper(item, day + 3, CREWS[0].supervisor)));
        }
        let all: Option<Vec<i64>> = days.into_iter().collect();
        let last = all.and_then(|days| days.into_iter().max());
        found.extend(last.map(|day| upper(division, day + 7, CHIEF)));
    }
    found.retain(|step| has_come(step.when));
    found
}

fn upper(code: &str, day: i64, by: &'static str) -> ScheduledCheck {
    let minute = Chance::of(code).between(9 * 60 + 30, 11 * 60);
    ScheduledCheck {
        code: code.to_owned(),
        stage: STAGES[3],
        when: (day, minute),
        by,
        remedy: None,
        aim: Aim::Qualified,
    }
}
