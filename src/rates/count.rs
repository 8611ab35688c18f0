//! Sums what a project has to count ([`super::rows`]) into the rows of a table.

use super::rows::{self, CountOf, CountRow};
use super::{By, Counts, Level, Query, RatesTable, RowKey};
use crate::domain::node::Node;
use crate::domain::project::Project;
use crate::domain::ratio::Ratio;
use std::collections::BTreeMap;

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
        for node in rows::subjects(project, *level) {
            let group = group(node);
            rows::of(project, node, &mut |row| {
                count_row(table, query, (*level, group.as_deref()), &row);
            });
        }
    }
}

/// Counts a row into that of all, into that of its group if it has one, and into its month's.
pub(super) fn count_row(
    table: &mut RatesTable,
    query: &Query,
    (level, group): (Level, Option<&str>),
    row: &CountRow<'_>,
) {
    let mut add = |group: Option<&str>| {
        let group = group.map(str::to_owned);
        let counts = table.entry(RowKey { level, group }).or_default();
        counts.add(row);
    };
    if row.counts_in(query.from, query.to) {
        add(None);
        // A group without any data is shown as such, for its subjects are planned.
        if group.is_some() {
            add(group);
        }
    }
    if query.by == Some(By::Month)
        && let Some(month) = row.month_in(query.from, query.to)
    {
        add(Some(month));
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
pub(super) fn group(project: &Project, node: &Node, by: Option<By>) -> Option<String> {
    let group = match by {
        None | Some(By::Month) => "",
        Some(By::Crew) => rows::crew(node),
        Some(By::Trade) => rows::trade(project, node),
        Some(By::Building) => rows::building(project, node),
    };
    (!group.is_empty()).then(|| group.to_owned())
}

impl Counts {
    /// Adds those of others, of other subjects.
    pub fn add_all(&mut self, others: &Counts) {
        let pairs = [
            (&mut self.first_pass, others.first_pass),
            (&mut self.excellence, others.excellence),
            (&mut self.finally, others.finally),
            (&mut self.rework, others.rework),
            (&mut self.points, others.points),
            (&mut self.area, others.area),
        ];
        for (own, other) in pairs {
            own.part += other.part;
            own.whole += other.whole;
        }
        for (stage, other) in &others.stages {
            let own = self.stages.entry(stage.clone()).or_default();
            own.part += other.part;
            own.whole += other.whole;
        }
        self.accepted += others.accepted;
        self.concessions += others.concessions;
        self.withdrawn += others.withdrawn;
        self.disputed += others.disputed;
        self.without_area += others.without_area;
    }

    fn add(&mut self, row: &CountRow) {
        let pair = match row.counted {
            CountOf::Planned => return,
            CountOf::Disputed => return self.disputed += row.num,
            CountOf::WithoutArea => return self.without_area += row.num,
            CountOf::Accepted => return self.accepted += row.num,
            CountOf::Concession => return self.concessions += row.num,
            CountOf::Withdrawn => return self.withdrawn += row.num,
            CountOf::FirstPass => &mut self.first_pass,
            CountOf::Rework => &mut self.rework,
            CountOf::Finally => &mut self.finally,
            CountOf::Points => &mut self.points,
            CountOf::Area => &mut self.area,
            CountOf::Excellence => &mut self.excellence,
            CountOf::Stage(stage) => self.stages.entry(stage.to_owned()).or_default(),
        };
        pair.part += row.num;
        pair.whole += row.den;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::chain::ACCEPTANCE;
    use crate::domain::check::{CheckRecord, Submission};
    use crate::domain::head::{Agreed, ProjectHead};
    use crate::domain::outcome::{Outcome, Tally};
    use crate::domain::pin::ChecklistPin;
    use crate::domain::subject::Kind;
    use crate::domain::zone::Zone;
    use crate::domain::{Event, Subject};
    use chrono::NaiveDate;

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
