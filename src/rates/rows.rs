//! What a project has to count: a row for each thing that rates are made of. Every rate is a sum of these
//! rows, here ([`super::count`]) and wherever they are exported; nothing else counts subjects.
//!
//! A row goes by a day. What failed on several branches of a device that wrote twice failed on the day of
//! each, and has a row for each: a sum takes such a row only where none of the days before it lies in
//! the same period, or in the same month (see [`CountRow::counts_in`]).

use super::Level;
use crate::domain::chain::ACCEPTANCE;
use crate::domain::check::CheckSummary;
use crate::domain::node::{Accepted, Node};
use crate::domain::outcome::{Grade, Outcome};
use crate::domain::project::Project;
use crate::domain::ruling::{Ruled, What};
use crate::domain::subject::Kind;
use crate::domain::zone::Zone;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// What a row counts: `num` of `den`, or just `num`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CountOf<'a> {
    /// Subjects in the plan; they go by no day.
    Planned,
    /// Subjects that count by their worse side until a person has said what stands; they go by no day.
    Disputed,
    /// Passed, of those concluded for the first time.
    FirstPass,
    /// Submitted again after a failed round, of those concluded.
    Rework,
    /// Finally accepted, on the day of acceptance; of those concluded, on the day they first were.
    Finally,
    /// Conforming of measured points of the first round.
    Points,
    /// Floor area in hundredths of m² that passed, of that concluded.
    Area,
    /// Units concluded that have no area.
    WithoutArea,
    /// Passed of concluded first rounds of a stage.
    Stage(&'a str),
    /// Finally accepted.
    Accepted,
    /// Excellent of graded.
    Excellence,
    /// Accepted with a concession.
    Concession,
    /// Submissions withdrawn.
    Withdrawn,
}

/// The day that a count goes by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CountDay {
    /// The site's day; none of what is no time.
    pub day: Option<NaiveDate>,
    /// Its month, `YYYY-MM`.
    pub month: String,
    /// The last day before it on which the same was counted.
    pub earlier: Option<NaiveDate>,
    /// Whether that day lies in the same month.
    pub same_month: bool,
}

/// One thing counted of one subject.
#[derive(Clone, Copy, Debug)]
pub struct CountRow<'a> {
    /// What.
    pub counted: CountOf<'a>,
    /// The day it goes by, if it goes by one.
    pub when: Option<&'a CountDay>,
    /// The numerator.
    pub num: u64,
    /// The denominator.
    pub den: u64,
}

impl CountOf<'_> {
    /// The word of the facts.
    pub fn word(&self) -> String {
        let word = match self {
            CountOf::Planned => "planned",
            CountOf::Disputed => "disputed",
            CountOf::FirstPass => "first_pass",
            CountOf::Rework => "rework",
            CountOf::Finally => "final",
            CountOf::Points => "points",
            CountOf::Area => "area",
            CountOf::WithoutArea => "without_area",
            CountOf::Stage(stage) => return format!("stage.{stage}"),
            CountOf::Accepted => "accepted",
            CountOf::Excellence => "excellence",
            CountOf::Concession => "concession",
            CountOf::Withdrawn => "withdrawn",
        };
        word.to_owned()
    }

    /// What a word of the facts stands for.
    pub fn of_word(word: &str) -> Option<CountOf<'_>> {
        Some(match word {
            "planned" => CountOf::Planned,
            "disputed" => CountOf::Disputed,
            "first_pass" => CountOf::FirstPass,
            "rework" => CountOf::Rework,
            "final" => CountOf::Finally,
            "points" => CountOf::Points,
            "area" => CountOf::Area,
            "without_area" => CountOf::WithoutArea,
            "accepted" => CountOf::Accepted,
            "excellence" => CountOf::Excellence,
            "concession" => CountOf::Concession,
            "withdrawn" => CountOf::Withdrawn,
            stage => CountOf::Stage(stage.strip_prefix("stage.")?),
        })
    }
}

impl CountRow<'_> {
    /// Whether it counts in a period: what goes by no day always does, and what was counted on an earlier
    /// day of the period does not count again.
    pub fn counts_in(&self, from: Option<NaiveDate>, to: Option<NaiveDate>) -> bool {
        self.lies_in(from, to) && !self.is_again(from)
    }

    /// The month it counts in, as far as that lies in a period.
    pub fn month_in(&self, from: Option<NaiveDate>, to: Option<NaiveDate>) -> Option<&str> {
        let when = self.when.filter(|_| self.lies_in(from, to))?;
        let again = when.same_month && self.is_again(from);
        (!again).then_some(when.month.as_str())
    }

    fn lies_in(&self, from: Option<NaiveDate>, to: Option<NaiveDate>) -> bool {
        self.when.is_none_or(|when| is_within(when.day, from, to))
    }

    fn is_again(&self, from: Option<NaiveDate>) -> bool {
        let earlier = self.when.and_then(|when| when.earlier);
        earlier.is_some_and(|earlier| from.is_none_or(|from| earlier >= from))
    }
}

/// Whether a time as written lies in a period, by the site's days.
pub fn lies_in(time: &str, zone: Zone, from: Option<NaiveDate>, to: Option<NaiveDate>) -> bool {
    is_within(zone.day(time), from, to)
}

fn is_within(day: Option<NaiveDate>, from: Option<NaiveDate>, to: Option<NaiveDate>) -> bool {
    if from.is_none() && to.is_none() {
        return true;
    }
    let Some(day) = day else {
        return false;
    };
    from.is_none_or(|from| day >= from) && to.is_none_or(|to| day <= to)
}

/// The subjects of a level, in plan order.
pub fn subjects(project: &Project, level: Level) -> impl Iterator<Item = &Node> {
    let nodes = project.nodes().iter();
    nodes.filter(move |node| node.subject.kind == level.kind())
}

/// The crew of a subject; empty when it has none.
pub fn crew(node: &Node) -> &str {
    named(&node.subject.crew)
}

/// The trade of a subject, the name of its 分项; empty above that level.
pub fn trade<'a>(project: &'a Project, node: &'a Node) -> &'a str {
    above(project, node, Kind::Item)
}

/// The building of a subject, the name of its unit.
pub fn building<'a>(project: &'a Project, node: &'a Node) -> &'a str {
    above(project, node, Kind::Unit)
}

/// The name of what stands above a subject; empty when nothing of the kind does.
pub fn above<'a>(project: &'a Project, node: &'a Node, kind: Kind) -> &'a str {
    let above = project.above(node, kind);
    above.map_or("", |above| named(&above.subject.name))
}

/// What is only blank is no name.
fn named(name: &str) -> &str {
    match name.trim().is_empty() {
        true => "",
        false => name,
    }
}

/// Everything there is to count of one subject.
pub fn of(project: &Project, node: &Node, each: &mut dyn FnMut(CountRow<'_>)) {
    let mut rows = SubjectRows {
        project,
        node,
        zone: project.head.zone(),
        each,
    };
    let planned = u64::from(node.retired().is_none());
    rows.undated(CountOf::Planned, planned);
    if node.is_disputed() {
        rows.undated(CountOf::Disputed, 1);
    }
    rows.stages();
    rows.first_conclusion();
    for withdrawn in node.rulings.iter().filter(|ruled| is_withdrawn(ruled)) {
        let when = rows.on(&[&withdrawn.ruling.at]);
        rows.count(&when, CountOf::Withdrawn, 1, 0);
    }
    rows.acceptance();
}

struct SubjectRows<'a> {
    project: &'a Project,
    node: &'a Node,
    zone: Zone,
    each: &'a mut dyn FnMut(CountRow<'_>),
}

impl SubjectRows<'_> {
    fn undated(&mut self, counted: CountOf<'_>, num: u64) {
        (self.each)(CountRow {
            counted,
            when: None,
            num,
            den: 0,
        });
    }

    /// The days on which the same is counted, from times as written.
    fn on(&self, times: &[&str]) -> Vec<CountDay> {
        let mut months = BTreeMap::new();
        for time in times {
            months
                .entry(self.zone.day(time))
                .or_insert_with(|| self.zone.month(time));
        }
        if months.len() > 1 {
            months.remove(&None);
        }
        let mut days: Vec<CountDay> = Vec::new();
        for (day, month) in months {
            let before = days.last();
            days.push(CountDay {
                earlier: before.and_then(|before| before.day),
                same_month: before.is_some_and(|before| before.month == month),
                day,
                month,
            });
        }
        days
    }

    fn count(&mut self, days: &[CountDay], counted: CountOf<'_>, num: u64, den: u64) {
        for day in days {
            (self.each)(CountRow {
                counted,
                when: Some(day),
                num,
                den,
            });
        }
    }

    /// The first concluded round of each stage.
    fn stages(&mut self) {
        let node = self.node;
        let mut seen: Vec<&str> = Vec::new();
        for check in &node.checks {
            if seen.contains(&check.stage.as_str()) {
                continue;
            }
            seen.push(&check.stage);
            if let Some(first) = node.counted(&check.stage) {
                let passed = u64::from(first.outcome == Outcome::Accepted);
                let days = self.on(&times(node, first));
                self.count(&days, CountOf::Stage(&first.stage), passed, 1);
            }
        }
    }

    /// The first time that its acceptance was concluded.
    fn first_conclusion(&mut self) {
        let node = self.node;
        if let Some(ruled) = node.failed_without_round() {
            let days = self.on(&[&ruled.ruling.at]);
            self.concluded(&days, false);
        } else if let Some(first) = node.counted(ACCEPTANCE) {
            let days = self.on(&times(node, first));
            let tally = &first.tally;
            if tally.points > 0 || tally.conforming > 0 {
                self.count(&days, CountOf::Points, tally.conforming, tally.points);
            }
            self.concluded(&days, first.outcome == Outcome::Accepted);
        }
    }

    fn concluded(&mut self, days: &[CountDay], passed: bool) {
        let resubmitted = u64::from(is_resubmitted(self.node));
        self.count(days, CountOf::FirstPass, passed.into(), 1);
        self.count(days, CountOf::Rework, resubmitted, 1);
        self.count(days, CountOf::Finally, 0, 1);
        if self.node.subject.kind != Kind::Unit {
            return;
        }
        match area(self.node) {
            Some(area) => {
                let part = if passed { area } else { 0 };
                self.count(days, CountOf::Area, part, area);
            }
            None => self.count(days, CountOf::WithoutArea, 1, 0),
        }
    }

    /// Its final acceptance, and the grade.
    fn acceptance(&mut self) {
        let node = self.node;
        let (accepted, graded) = standing(self.project, node);
        if let Some(accepted) = &accepted {
            let days = self.on(&[accepted.at]);
            self.count(&days, CountOf::Accepted, 1, 0);
            self.count(&days, CountOf::Finally, 1, 0);
            if accepted.route.is_some_and(What::is_concession) {
                self.count(&days, CountOf::Concession, 1, 0);
            }
        }
        if let Some((at, excellent)) = graded {
            let days = self.on(&[at]);
            self.count(&days, CountOf::Excellence, excellent.into(), 1);
        }
    }
}

/// How a subject came to be accepted, and when it was graded and whether excellent: by its acceptance, or by
/// a branch in doubt. What was accepted on documents is 合格, but only where the scheme grades its level.
pub fn standing<'a>(
    project: &'a Project,
    node: &'a Node,
) -> (Option<Accepted<'a>>, Option<(&'a str, bool)>) {
    let exits_graded = project.head.grades(node.subject.kind);
    let accepted = node.accepted();
    let graded = match &accepted {
        Some(accepted) => {
            let counts = accepted.route.is_none() || exits_graded;
            let grade = accepted.grade.filter(|_| counts);
            grade.map(|grade| (accepted.at.as_str(), grade == Grade::Excellent))
        }
        None => { project.graded_in_doubt(node, exits_graded) }.map(|at| (at, false)),
    };
    (accepted, graded)
}

/// The floor area of a subject, in hundredths of m².
pub fn area(node: &Node) -> Option<u64> {
    let area = node.subject.area_m2.as_ref()?;
    Some(u64::try_from(area.micro() / 10_000).unwrap_or_default())
}

/// When a check counts. What failed on several branches of a device that wrote twice failed on the day
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

/// Whether a ruling takes a submission back.
pub fn is_withdrawn(ruled: &Ruled) -> bool {
    matches!(ruled.ruling.what, What::Withdrawn | What::WithdrawnLate)
}

/// Whether it was submitted again after a failed round. What was only annulled counts as failed.
/// What only a branch in doubt says was no submission.
pub fn is_resubmitted(node: &Node) -> bool {
    let again = |check: &&CheckSummary| check.stage == ACCEPTANCE && check.round > 1;
    let mut again = node.checks.iter().filter(again);
    again.any(|check| !node.conflict.is_held(&check.record))
}
