//! Counts a project's subjects into rows.

use super::{By, Counts, Level, Query, RatesTable, RowKey};
use crate::domain::chain::ACCEPTANCE;
use crate::domain::check::CheckSummary;
use crate::domain::node::{Accepted, Node};
use crate::domain::outcome::{Grade, Outcome};
use crate::domain::project::Project;
use crate::domain::ratio::Ratio;
use crate::domain::ruling::{Ruled, What};
use crate::domain::subject::Kind;
use crate::domain::zone::Zone;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// The rows of one project.
pub fn rates(project: &Project, query: &Query) -> RatesTable {
    let mut table = RatesTable::new();
    for level in &query.levels {
        let key = RowKey {
            level: *level,
            group: None,
        };
        table.insert(key, Counts::default());
    }
    accumulate(&mut table, project, query);
    table
}

/// Counts one more project into the rows.
pub fn accumulate(table: &mut RatesTable, project: &Project, query: &Query) {
    accumulate_by(table, project, query, &|node| {
        group(project, node, query.by)
    });
}

/// Counts one more project into the rows, by groups of the caller's.
pub(super) fn accumulate_by(
    table: &mut RatesTable,
    project: &Project,
    query: &Query,
    group: &dyn Fn(&Node) -> Option<String>,
) {
    for level in &query.levels {
        for node in project
            .nodes()
            .iter()
            .filter(|node| node.subject.kind == level.kind())
        {
            Counter {
                table,
                query,
                project,
                zone: project.head.zone(),
                level: *level,
                group: group(node),
                exits_graded: project.head.grades(node.subject.kind),
            }
            .count(node);
        }
    }
}

/// First passes by groups of the caller's.
pub fn first_pass_by(
    project: &Project,
    query: &Query,
    group: &dyn Fn(&Node) -> Option<String>,
) -> BTreeMap<String, Ratio> {
    let mut table = RatesTable::new();
    accumulate_by(&mut table, project, query, group);
    let groups = table.into_iter();
    let groups = groups.filter_map(|(key, counts)| Some((key.group?, counts.first_pass)));
    groups.collect()
}

/// The group of a subject; `None` when rows are not grouped, or by each figure's own month, and for a
/// subject that has no such group: it counts in the total only.
fn group(project: &Project, node: &Node, by: Option<By>) -> Option<String> {
    let name = |kind| {
        project
            .above(node, kind)
            .map(|node| node.subject.name.clone())
    };
    let group = match by {
        None | Some(By::Month) => None,
        Some(By::Crew) => Some(node.subject.crew.clone()),
        Some(By::Trade) => name(Kind::Item),
        Some(By::Building) => name(Kind::Unit),
    };
    group.filter(|group| !group.trim().is_empty())
}

struct Counter<'a> {
    table: &'a mut RatesTable,
    query: &'a Query,
    project: &'a Project,
    zone: Zone,
    level: Level,
    group: Option<String>,
    exits_graded: bool,
}

impl Counter<'_> {
    fn count(&mut self, node: &Node) {
        let mut seen: Vec<&str> = Vec::new();
        for check in &node.checks {
            if !seen.contains(&check.stage.as_str()) {
                seen.push(&check.stage);
                let Some(check) = node.counted(&check.stage) else {
                    continue;
                };
                let stage = check.stage.clone();
                let passed = check.outcome == Outcome::Accepted;
                self.at_all(&times(node, check), |counts| {
                    counts
                        .stages
                        .entry(stage.clone())
                        .or_default()
                        .count(passed)
                });
            }
        }
        if let Some(ruled) = node.failed_without_round() {
            self.at(&ruled.ruling.at, |counts| concluded(counts, node, false));
        } else if let Some(first) = node.counted(ACCEPTANCE) {
            self.at_all(&times(node, first), |counts| {
                first_round(counts, node, first);
            });
        }
        if node.is_disputed() {
            self.row(None).disputed += 1;
            if let Some(group) = self.group.clone() {
                self.row(Some(group)).disputed += 1;
            }
        }
        for withdrawn in node.rulings.iter().filter(|ruled| withdrawn(ruled)) {
            self.at(&withdrawn.ruling.at, |counts| counts.withdrawn += 1);
        }
        if let Some(accepted) = node.accepted() {
            // What was accepted on documents is 合格, but only where the scheme grades its level.
            let graded = accepted.route.is_none() || self.exits_graded;
            let grade = accepted.grade.filter(|_| graded);
            self.at(accepted.at, |counts| acceptance(counts, &accepted, grade));
        } else if let Some(at) = self.project.graded_in_doubt(node, self.exits_graded) {
            self.at(at, |counts| counts.excellence.count(false));
        }
        // A crew without any data is shown as such.
        if let Some(group) = self.group.clone() {
            self.row(Some(group));
        }
    }

    /// Counts into the row of all and into the group's, if the check's date lies in the period.
    fn at(&mut self, time: &str, count: impl Fn(&mut Counts)) {
        self.at_all(&[time], count);
    }

    /// Counts once into the row of all and into the group's, and into each of these months.
    fn at_all(&mut self, times: &[&str], count: impl Fn(&mut Counts)) {
        let times = times.iter().filter(|time| self.in_period(time));
        let months: BTreeSet<String> = times.map(|time| self.zone.month(time)).collect();
        if months.is_empty() {
            return;
        }
        count(self.row(None));
        let groups: Vec<String> = match self.query.by {
            Some(By::Month) => months.into_iter().collect(),
            _ => self.group.clone().into_iter().collect(),
        };
        for group in groups {
            count(self.row(Some(group)));
        }
    }

    fn row(&mut self, group: Option<String>) -> &mut Counts {
        let level = self.level;
        self.table.entry(RowKey { level, group }).or_default()
    }

    fn in_period(&self, time: &str) -> bool {
        lies_in(time, self.zone, self.query.from, self.query.to)
    }
}

/// Whether a time as written lies in a period, by the site's days.
pub(super) fn lies_in(
    time: &str,
    zone: Zone,
    from: Option<NaiveDate>,
    to: Option<NaiveDate>,
) -> bool {
    if from.is_none() && to.is_none() {
        return true;
    }
    let Some(date) = zone.day(time) else {
        return false;
    };
    from.is_none_or(|from| date >= from) && to.is_none_or(|to| date <= to)
}

/// When a check counts. What failed on several branches of a device that wrote twice failed in the month
/// of each: no branch takes a failure out of another's month.
fn times<'a>(node: &'a Node, check: &'a CheckSummary) -> Vec<&'a str> {
    if !node.conflict.is_forked() || check.outcome == Outcome::Accepted {
        return vec![&check.at];
    }
    let round = node.checks.iter();
    let round = round.filter(|one| one.stage == check.stage && one.round == 1);
    let failed = round.filter(|one| one.outcome == Outcome::Rejected);
    failed.map(|one| one.at.as_str()).collect()
}

fn withdrawn(ruled: &Ruled) -> bool {
    matches!(ruled.ruling.what, What::Withdrawn | What::WithdrawnLate)
}

fn first_round(counts: &mut Counts, node: &Node, first: &CheckSummary) {
    counts.points.part += first.tally.conforming;
    counts.points.whole += first.tally.points;
    concluded(counts, node, first.outcome == Outcome::Accepted);
}

/// Whether it was submitted again after a failed round. What was only annulled counts as failed.
/// What only a branch in doubt says was no submission.
fn resubmitted(node: &Node) -> bool {
    let again = |check: &&CheckSummary| check.stage == ACCEPTANCE && check.round > 1;
    let mut again = node.checks.iter().filter(again);
    again.any(|check| !node.conflict.is_held(&check.record))
}

fn concluded(counts: &mut Counts, node: &Node, passed: bool) {
    counts.first_pass.count(passed);
    counts.rework.count(resubmitted(node));
    counts.finally.whole += 1;
    if node.subject.kind == Kind::Unit {
        match &node.subject.area_m2 {
            Some(area) => {
                let hundredths = u64::try_from(area.micro() / 10_000).unwrap_or_default();
                counts.area.whole += hundredths;
                counts.area.part += if passed { hundredths } else { 0 };
            }
            None => counts.without_area += 1,
        }
    }
}

fn acceptance(counts: &mut Counts, accepted: &Accepted, grade: Option<Grade>) {
    counts.accepted += 1;
    counts.finally.part += 1;
    counts.concessions += u64::from(accepted.route.is_some_and(What::is_concession));
    if let Some(grade) = grade {
        counts.excellence.count(grade == Grade::Excellent);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::check::{CheckRecord, Submission};
    use crate::domain::head::{Agreed, ProjectHead};
    use crate::domain::outcome::Tally;
    use crate::domain::pin::ChecklistPin;
    use crate::domain::{Event, Subject};

    /// Lots with their crew, each accepted at once at a time.
    fn project(lots: &[(&str, &str)]) -> Project {
        let mut project = Project::default();
        for (nth, (crew, at)) in lots.iter().enumerate() {
            let lot = Subject {
                crew: (*crew).to_owned(),
                ..Subject::new(&format!("L{nth}"), "", Kind::Lot, "批")
            };
            let check = CheckRecord {
                submission: Submission {
                    subject: lot.code.clone(),
                    stage: ACCEPTANCE.to_owned(),
                    at: (*at).into(),
                    ..Submission::default()
                },
                round: 1,
                variants: Vec::new(),
                checklist: ChecklistPin::default(),
                outcome: Outcome::Accepted,
                grade: None,
                failing: Vec::new(),
                dominant: Vec::new(),
                flags: Vec::new(),
                tally: Tally::default(),
                parties: Vec::new(),
                chain: None,
            };
            project.apply(Event::Plan(vec![lot]), &format!("d-{}", 2 * nth + 1));
            project.apply(Event::Check(Box::new(check)), &format!("d-{}", 2 * nth + 2));
        }
        project
    }

    /// Groups of lots with how many were concluded, the row of all as `*`.
    fn lots(project: &Project, query: Query) -> String {
        let table = rates(project, &query);
        let rows = table.iter().filter(|(key, _)| key.level == Level::Lot);
        let row = |(key, counts): (&RowKey, &Counts)| {
            let group = key.group.as_deref().unwrap_or("*");
            format!("{group}:{}", counts.first_pass.whole)
        };
        rows.map(row).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_lot_without_a_group_counts_in_the_total_only() {
        let noon = "2026-03-05T12:00:00+08:00";
        let project = project(&[("一班", noon), ("", noon), (" ", noon)]);
        let by = |by| Query {
            by: Some(by),
            ..Query::default()
        };
        assert_eq!(lots(&project, by(By::Crew)), "*:3 一班:1");
        assert_eq!(lots(&project, by(By::Trade)), "*:3");
        assert_eq!(lots(&project, by(By::Building)), "*:3");
    }

    #[test]
    fn months_and_periods_are_those_of_the_site() {
        let night = ["2026-02-28T16:30:00Z", "2026-03-01T00:30:00+08:00"];
        let mut project = project(&night.map(|at| ("", at)));
        let march = NaiveDate::from_ymd_opt(2026, 3, 1);
        let asked = |by, from| Query {
            by,
            from,
            ..Query::default()
        };
        let by_month = || asked(Some(By::Month), None);
        assert_eq!(lots(&project, by_month()), "*:2 2026-03:2");
        assert_eq!(lots(&project, asked(None, march)), "*:2");
        let agreed = Agreed {
            zone: Zone::parse("-05:00"),
            ..Agreed::default()
        };
        let head = ProjectHead {
            agreed,
            ..ProjectHead::default()
        };
        project.apply(Event::Project(head), "d-9");
        assert_eq!(lots(&project, by_month()), "*:2 2026-02:2");
        assert_eq!(lots(&project, asked(None, march)), "*:0");
    }
}
