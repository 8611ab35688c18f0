//! Quality costs: what failures cost, by kind, crew, trade, building, month, cause and item. Added up is only what
//! somebody entered; of what nobody entered it is said how much of it there is, and it is never counted as nothing.
//!
//! | file | noun |
//! |---|---|
//! | `matter` | one thing that cost something: an issue, a subject, an entry of the project |
//! | `spending` | what it took: hours, money, delay, and what of it has no price |
//! | `json` | the figures for programs |

pub mod json;
pub mod matter;
pub mod spending;
#[cfg(test)]
mod tests;

use crate::domain::cost::{CostBy, CostKind};
use crate::domain::project::Project;
use crate::rates::rows::lies_in;
use chrono::NaiveDate;
use matter::CostMatter;
use spending::Spending;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// What is asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CostAsked {
    /// Groups, a row each.
    pub by: CostBy,
    /// First day counted.
    pub from: Option<NaiveDate>,
    /// Last day counted.
    pub to: Option<NaiveDate>,
}

/// The figures of one row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CostCounts {
    /// Things that cost something, or may have.
    pub matters: u64,
    /// Of these, those of which nobody said what they cost.
    pub unknown: u64,
    /// Those of which only an estimate is known.
    pub estimated: u64,
    /// Those of which two devices said something at once: the greater counts.
    pub doubled: u64,
    /// What was said.
    pub spent: Spending,
    /// The subjects it went into, by their places in the plan.
    pub subjects: BTreeSet<usize>,
}

/// A row of all, and one for each group, the dearest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CostTable {
    /// Everything.
    pub all: CostCounts,
    /// Each group by its key; empty where nothing of the kind is known.
    pub groups: Vec<(String, CostCounts)>,
}

impl CostTable {
    /// That of a project, of what failed or was entered in a period by the days of the site.
    pub fn of(project: &Project, asked: CostAsked) -> Self {
        let zone = project.head.zone();
        let mut all = CostCounts::default();
        let mut groups: BTreeMap<String, CostCounts> = BTreeMap::new();
        if asked.by == CostBy::Kind {
            let kinds = CostKind::ALL.map(|kind| (kind.as_str().to_owned(), CostCounts::default()));
            groups.extend(kinds);
        }
        for matter in matter::all(project) {
            if !lies_in(matter.at(), zone, asked.from, asked.to) {
                continue;
            }
            all.take(&matter);
            let group = groups.entry(matter.group(project, asked.by)).or_default();
            group.take(&matter);
        }
        let mut groups: Vec<(String, CostCounts)> = groups.into_iter().collect();
        match asked.by {
            CostBy::Month => {}
            CostBy::Kind => groups.sort_by_key(|(key, _)| {
                CostKind::ALL
                    .map(CostKind::as_str)
                    .iter()
                    .position(|kind| kind == key)
            }),
            _ => groups.sort_by_key(|(_, counts)| Reverse((counts.spent.money, counts.matters))),
        }
        Self { all, groups }
    }
}

impl CostCounts {
    /// Those of which somebody said what they cost.
    pub fn known(&self) -> u64 {
        self.matters - self.unknown
    }

    fn take(&mut self, matter: &CostMatter<'_>) {
        self.matters += 1;
        self.unknown += u64::from(matter.counted.is_none());
        self.estimated += u64::from(matter.is_estimate());
        self.doubled += u64::from(matter.doubled);
        if let Some(counted) = matter.counted {
            self.spent.add(&Spending::of(counted));
        }
        self.subjects.extend(matter.place);
    }
}
