//! What fails most: for each item of each checklist, how many checks found it not conforming. Counted are the
//! first rounds of every stage of a lot, those that its rates go by, each once; what fails again after it was
//! mended does not count again.

use crate::domain::check::CheckSummary;
use crate::domain::pin::ChecklistPin;
use crate::domain::project::Project;
use crate::domain::ratio::Ratio;
use crate::domain::subject::Kind;
use crate::rates::rows::lies_in;
use chrono::NaiveDate;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// An item that failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FailingItem {
    /// The checklist, in the version of the last such check.
    pub checklist: ChecklistPin,
    /// The item's id.
    pub item: String,
    /// Checks that found it not conforming, of first rounds by this checklist.
    pub failed: Ratio,
    /// Those of this item and of all that fail more often, of all.
    pub up_to_here: Ratio,
    /// The lots, by their places in the plan.
    pub lots: Vec<usize>,
}

/// The items that failed, most often first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pareto {
    /// The items.
    pub items: Vec<FailingItem>,
    /// Of first rounds, those in which an item did not conform.
    pub checks: Ratio,
}

/// The first rounds of a node that its rates go by, one a stage, as far as something was inspected.
pub fn first_rounds(node: &crate::domain::node::Node) -> impl Iterator<Item = &CheckSummary> {
    let mut seen: Vec<&str> = Vec::new();
    let stages = node.checks.iter().filter_map(move |check| {
        let new = !seen.contains(&check.stage.as_str());
        seen.push(&check.stage);
        new.then_some(check.stage.as_str())
    });
    let rounds = stages.filter_map(|stage| node.counted(stage));
    rounds.filter(|check| check.ruling.is_none())
}

impl Pareto {
    /// That of a project's lots, of checks in a period by the days of the site.
    pub fn of(project: &Project, from: Option<NaiveDate>, to: Option<NaiveDate>) -> Self {
        let zone = project.head.zone();
        let mut pareto = Self::default();
        let mut rounds: BTreeMap<&str, u64> = BTreeMap::new();
        let mut items: BTreeMap<(&str, &str), FailingItem> = BTreeMap::new();
        let lots = project.nodes().iter().enumerate();
        let lots = lots.filter(|(_, node)| node.subject.kind == Kind::Lot);
        for (lot, node) in lots {
            for check in first_rounds(node) {
                if !lies_in(&check.at, zone, from, to) {
                    continue;
                }
                pareto.checks.count(!check.failing.is_empty());
                *rounds.entry(&check.checklist.id).or_default() += 1;
                for item in &check.failing {
                    let key = (check.checklist.id.as_str(), item.as_str());
                    let known = items.entry(key).or_insert_with(|| nothing(check, item));
                    known.take(check, lot);
                }
            }
        }
        for item in items.values_mut() {
            let all = rounds.get(item.checklist.id.as_str());
            item.failed.whole = all.copied().unwrap_or_default();
        }
        pareto.items = items.into_values().collect();
        pareto.add_up();
        pareto
    }

    fn add_up(&mut self) {
        let items = &mut self.items;
        items.sort_by_key(|item| Reverse(item.failed.part));
        let whole = items.iter().map(|item| item.failed.part).sum();
        let mut part = 0;
        for item in items {
            part += item.failed.part;
            item.up_to_here = Ratio { part, whole };
        }
    }
}

fn nothing(check: &CheckSummary, item: &str) -> FailingItem {
    FailingItem {
        checklist: check.checklist.clone(),
        item: item.to_owned(),
        failed: Ratio::default(),
        up_to_here: Ratio::default(),
        lots: Vec::new(),
    }
}

impl FailingItem {
    fn take(&mut self, check: &CheckSummary, lot: usize) {
        self.failed.part += 1;
        self.checklist = check.checklist.clone();
        if self.lots.last() != Some(&lot) {
            self.lots.push(lot);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::check::{CheckRecord, Submission};
    use crate::domain::outcome::{Outcome, Tally};
    use crate::domain::{Event, Subject};

    /// Checks of lots: lot, stage, round, checklist, failing items.
    fn project(checks: &[(&str, &str, u32, &str, &[&str])]) -> Project {
        let mut project = Project::default();
        let lots: std::collections::BTreeSet<&str> = checks.iter().map(|check| check.0).collect();
        let lots = lots.into_iter();
        let lots = lots.map(|code| Subject::new(code, "", Kind::Lot, "批"));
        project.apply(Event::Plan(lots.collect()), "d-1");
        for (nth, (lot, stage, round, list, failing)) in checks.iter().enumerate() {
            let passed = failing.is_empty();
            let check = CheckRecord {
                submission: Submission {
                    subject: (*lot).to_owned(),
                    stage: (*stage).to_owned(),
                    at: format!("2026-03-{:02}T08:00:00+08:00", nth + 1).into(),
                    ..Submission::default()
                },
                round: *round,
                variants: Vec::new(),
                checklist: ChecklistPin {
                    id: (*list).to_owned(),
                    ..ChecklistPin::default()
                },
                outcome: if passed {
                    Outcome::Accepted
                } else {
                    Outcome::Rejected
                },
                grade: None,
                failing: failing.iter().map(|item| (*item).to_owned()).collect(),
                dominant: Vec::new(),
                flags: Vec::new(),
                tally: Tally::default(),
                parties: Vec::new(),
                chain: None,
            };
            project.apply(Event::Check(Box::new(check)), &format!("d-{}", nth + 2));
        }
        project
    }

    const CHECKS: [(&str, &str, u32, &str, &[&str]); 7] = [
        ("A", "self", 1, "wall", &["a", "b"]),
        ("A", "self", 2, "wall", &["a"]),
        ("A", "acceptance", 1, "wall", &["a"]),
        ("B", "self", 1, "wall", &["a"]),
        ("C", "self", 1, "wall", &[]),
        ("D", "self", 1, "pipe", &["a"]),
        ("D", "mutual", 1, "pipe", &[]),
    ];

    #[test]
    fn only_first_rounds_count_each_stage_once() {
        let pareto = Pareto::of(&project(&CHECKS), None, None);
        let told = pareto.items.iter().map(|item| {
            let Ratio { part, whole } = item.failed;
            let lots = item.lots.len();
            format!("{} {} {part}/{whole} {lots}", item.checklist.id, item.item)
        });
        // By the wall's list: A's self and acceptance, B's, C's; a second round is none of them.
        let wanted = ["wall a 3/4 2", "pipe a 1/2 1", "wall b 1/4 1"];
        assert_eq!(told.collect::<Vec<_>>(), wanted);
        assert_eq!(pareto.checks, Ratio { part: 4, whole: 6 });
        let sums = pareto.items.iter().map(|item| item.up_to_here.part);
        assert_eq!(sums.collect::<Vec<_>>(), [3, 4, 5]);
        assert!(pareto.items.iter().all(|item| item.up_to_here.whole == 5));
    }

    #[test]
    fn a_period_takes_the_checks_of_its_days() {
        let day = NaiveDate::from_ymd_opt(2026, 3, 4);
        let pareto = Pareto::of(&project(&CHECKS), day, day);
        assert_eq!(pareto.checks, Ratio { part: 1, whole: 1 });
        assert_eq!(pareto.items.len(), 1);
        assert_eq!(
            Pareto::of(&Project::default(), None, None),
            Pareto::default()
        );
    }
}
