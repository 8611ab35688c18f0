//! 质量责任制 and 质量否决权: the figures of each crew, foreman and contractor, by lots: passed at
//! once at each stage, reworked, overdue, and 三检落差, what they passed themselves and acceptance
//! found otherwise. Figures only; whose fault anything was is not known here.
//!
//! Who answers: for a **crew**, the lot's crew. For a **foreman**, in this order: the foreman who
//! concluded a check of the lot, the last one if several; the only foreman listed with the crew; the
//! only foreman who ever concluded a check of the crew's lots. For a **contractor**, the one
//! organisation of those listed with the crew; else that of whoever concluded the self-check. A lot
//! that nobody answers for counts in the row of all and in a row without a name.

pub mod gap;
pub mod json;
mod pairs;
mod who;

pub use gap::{Estimate, Gap, Unsure};
pub use pairs::{FoundItems, Pairs, judged_items};

use super::behind::{FirstRounds, first_rounds_by};
use super::{Counts, Level, Query, count, rows};
use crate::domain::Decimal;
use crate::domain::issue::Issue;
use crate::domain::project::Project;
use chrono::NaiveDate;
use std::collections::BTreeMap;
use who::Who;

/// Whose figures.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ResponsibleParty {
    /// Each crew's.
    #[default]
    Crew,
    /// Each foreman's.
    Foreman,
    /// Each contractor's.
    Contractor,
}

impl ResponsibleParty {
    /// All, in order.
    pub const ALL: [ResponsibleParty; 3] = [
        ResponsibleParty::Crew,
        ResponsibleParty::Foreman,
        ResponsibleParty::Contractor,
    ];

    /// The word for programs.
    pub fn as_str(self) -> &'static str {
        match self {
            ResponsibleParty::Crew => "crew",
            ResponsibleParty::Foreman => "foreman",
            ResponsibleParty::Contractor => "contractor",
        }
    }
}

/// What is asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ResponsibilityAsked {
    /// Whose figures.
    pub by: ResponsibleParty,
    /// First day counted.
    pub from: Option<NaiveDate>,
    /// Last day counted.
    pub to: Option<NaiveDate>,
}

/// 不合格项 of a row, opened in the period.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Issues {
    /// All of them.
    pub opened: u64,
    /// Still open.
    pub open: u64,
    /// Of these, past the day they were due.
    pub overdue: u64,
    /// Closed after the day they were due.
    pub late: u64,
    /// How often a re-check sent one back.
    pub returns: u64,
}

/// The figures of a row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponsibilityRow {
    /// The same counts as in the rates, of lots.
    pub counts: Counts,
    /// 不合格项.
    pub issues: Issues,
    /// 三检落差 by stage.
    pub gaps: BTreeMap<String, Gap>,
}

/// Rows by name: that of all first, then that of lots nobody answers for, under an empty name.
pub type ResponsibilityTable = BTreeMap<Option<String>, ResponsibilityRow>;

impl ResponsibilityRow {
    /// Whether the veto is to be shown (质量否决权): the first-pass rate at acceptance is below the
    /// project's threshold, unrounded; `None` without a threshold or without a round.
    pub fn vetoed(&self, below: Option<&Decimal>) -> Option<bool> {
        below.and_then(|below| self.counts.first_pass.meets(below).map(|met| !met))
    }

    /// The gap of a stage.
    pub fn gap(&self, stage: &str) -> Gap {
        self.gaps.get(stage).copied().unwrap_or_default()
    }
}

/// The rows of a project on a day; `pairs` has seen its checks one after the other.
pub fn table(
    project: &Project,
    asked: &ResponsibilityAsked,
    pairs: Pairs,
    today: NaiveDate,
) -> ResponsibilityTable {
    let mut table = ResponsibilityTable::new();
    table.insert(None, ResponsibilityRow::default());
    let who = Who::of(project, asked.by);
    counts(&mut table, project, asked, &who);
    let today = today.to_string();
    let zone = project.head.zone();
    for issue in project.issues() {
        if rows::lies_in(&issue.opened, zone, asked.from, asked.to) {
            let name = who.answers_for(project, issue);
            let rows = [None, Some(name.unwrap_or_default())];
            rows.into_iter().for_each(|row| {
                table.entry(row).or_default().issues.count(issue, &today);
            });
        }
    }
    for (name, stages) in pairs.done() {
        for (stage, gap) in stages {
            let row = table.entry(name.clone()).or_default();
            row.gaps.entry(stage).or_default().add(&gap);
        }
    }
    table
}

fn counts(
    table: &mut ResponsibilityTable,
    project: &Project,
    asked: &ResponsibilityAsked,
    who: &Who,
) {
    let group = |node: &_| Some(who.of_node(project, node).unwrap_or_default());
    let mut counted = super::RatesTable::new();
    count::accumulate_by(&mut counted, project, &lots(asked), &group);
    for (key, counts) in counted {
        let none = key.group.as_deref() == Some("") && counts == Counts::default();
        if !none {
            table.entry(key.group).or_default().counts = counts;
        }
    }
}

/// The lots behind the first-pass rate of a row.
pub fn first_rounds(
    project: &Project,
    asked: &ResponsibilityAsked,
    row: Option<&str>,
) -> FirstRounds {
    let who = Who::of(project, asked.by);
    let group = |node: &_| Some(who.of_node(project, node).unwrap_or_default());
    first_rounds_by(project, &lots(asked), row, &group)
}

/// What is asked of the counting room.
fn lots(asked: &ResponsibilityAsked) -> Query {
    Query {
        levels: vec![Level::Lot],
        by: None,
        from: asked.from,
        to: asked.to,
    }
}

impl Issues {
    fn count(&mut self, issue: &Issue, today: &str) {
        let closed = issue.closed.day();
        let late = !issue.is_open() && !issue.due.is_empty() && closed > issue.due.as_str();
        self.opened += 1;
        self.open += u64::from(issue.is_open());
        self.overdue += u64::from(issue.is_overdue(today));
        self.late += u64::from(late);
        self.returns += u64::from(issue.returns);
    }
}

#[cfg(test)]
mod tests;
