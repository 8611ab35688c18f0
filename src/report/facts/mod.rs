//! Facts as flat tables, one JSON line a row: what a warehouse reads. Every key is always there,
//! `null` when there is nothing to say; names of 分部, 子分部 and 分项 are the groups of the rates. Only
//! `unverified` stands in no row but those of a project with records damaged, missing or unreadable.
//!
//! Here is version 1, which `export` writes beside version 2 (`v2`) until nobody asks for it.

pub mod v2;

use crate::domain::chain::ACCEPTANCE;
use crate::domain::decimal;
use crate::domain::issue::Route;
use crate::domain::judge::{self, Case, judge_item};
use crate::domain::node::Node;
use crate::domain::quantity::Quantity;
use crate::domain::{
    Answer, CheckRecord, Checklist, Class, Decimal, Grade, Item, Kind, Outcome, Project, Rulebook,
};
use crate::report::spool::{MadeFile, Spool};
use serde::Serialize;
use std::io::{self, Write};

/// The tables' names.
pub const TABLES: [&str; 5] = ["projects", "subjects", "checks", "readings", "issues"];

/// The rows of a table, a line each.
pub struct Facts {
    lines: Spool,
    unverified: bool,
}

impl Facts {
    /// An empty table; whether records are damaged, missing or unreadable, so that it does without them.
    pub fn new(unverified: bool) -> Self {
        let lines = Spool::default();
        Self { lines, unverified }
    }

    /// The table as a file.
    pub fn done(self) -> io::Result<MadeFile> {
        self.lines.done()
    }

    fn line(&mut self, row: &impl Serialize) -> io::Result<()> {
        let unverified = self.unverified;
        serde_json::to_writer(&mut self.lines, &Marked { row, unverified })?;
        self.lines.write_all(b"\n")
    }
}

/// A row; one that cannot be relied on says so, for tables are looked at one by one.
#[derive(Serialize)]
struct Marked<'a, Row> {
    #[serde(flatten)]
    row: &'a Row,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    unverified: bool,
}

/// Where a subject stands, as a word of the facts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FactState {
    /// Nothing concluded, here or below.
    NotStarted,
    /// Something concluded, here or below, and more to come before acceptance.
    InProgress,
    /// Everything before the acceptance is done; it is the acceptance that is open.
    Waiting,
    /// The last check was rejected.
    Rejected,
    /// Accepted.
    Accepted,
    /// 严禁验收: it never will be.
    Forbidden,
    /// Out of the plan: cancelled, split or merged.
    Retired,
}

impl FactState {
    /// The word of the facts.
    pub fn as_str(self) -> &'static str {
        match self {
            FactState::NotStarted => "not_started",
            FactState::InProgress => "in_progress",
            FactState::Waiting => "waiting",
            FactState::Rejected => "rejected",
            FactState::Accepted => "accepted",
            FactState::Forbidden => "forbidden",
            FactState::Retired => "retired",
        }
    }
}

#[derive(Serialize)]
struct ProjectRow<'a> {
    project: &'a str,
    name: &'a str,
    scale: Option<&'static str>,
    scheme: &'a str,
}

#[derive(Serialize)]
struct SubjectRow<'a> {
    project: &'a str,
    code: &'a str,
    kind: &'static str,
    parent: Option<&'a str>,
    name: &'a str,
    checklist: Option<&'a str>,
    crew: Option<&'a str>,
    location: Option<&'a str>,
    division: Option<&'a str>,
    sub_division: Option<&'a str>,
    item: Option<&'a str>,
    area_m2: Option<&'a Decimal>,
    capacity: Option<Quantity>,
    state: FactState,
}

#[derive(Serialize)]
struct CheckRow<'a> {
    project: &'a str,
    subject: &'a str,
    stage: &'a str,
    round: u32,
    at: &'a str,
    by: &'a str,
    crew: Option<&'a str>,
    outcome: Outcome,
    grade: Option<Grade>,
    checklist: &'a str,
    version: &'a str,
    items: u64,
    nonconforming: u64,
    points: u64,
    conforming: u64,
    record: &'a str,
}

#[derive(Serialize)]
struct ReadingRow<'a> {
    project: &'a str,
    subject: &'a str,
    stage: &'a str,
    round: u32,
    item: &'a str,
    class: Class,
    n: usize,
    value: &'a str,
    conforming: bool,
}

#[derive(Serialize)]
struct IssueRow<'a> {
    project: &'a str,
    subject: &'a str,
    item: Option<&'a str>,
    opened: &'a str,
    due: Option<&'a str>,
    state: &'static str,
    closed: Option<&'a str>,
    crew: Option<&'a str>,
    route: Option<&'static str>,
}

/// The project's row.
pub fn projects(out: &mut Facts, project: &Project) -> io::Result<()> {
    let head = &project.head;
    let row = ProjectRow {
        project: &head.code,
        name: &head.name,
        scale: head.scale.map(|scale| scale.as_str()),
        scheme: head.scheme.as_str(),
    };
    out.line(&row)
}

/// A row for each subject, in plan order; the rulebook says which stages lie before its acceptance.
pub fn subjects(out: &mut Facts, project: &Project, rulebook: &Rulebook) -> io::Result<()> {
    let started = started(project);
    for (node, started) in project.nodes().iter().zip(started) {
        let subject = &node.subject;
        let above = |kind| {
            project
                .above(node, kind)
                .map(|node| node.subject.name.as_str())
        };
        let row = SubjectRow {
            project: &project.head.code,
            code: &subject.code,
            kind: subject.kind.as_str(),
            parent: filled(&subject.parent),
            name: &subject.name,
            checklist: filled(&subject.checklist),
            crew: filled(&subject.crew),
            location: filled(&subject.location),
            division: above(Kind::Division),
            sub_division: above(Kind::SubDivision),
            item: above(Kind::Item),
            area_m2: subject.area_m2.as_ref(),
            capacity: subject.capacity,
            state: state(project, rulebook, node, started),
        };
        out.line(&row)?;
    }
    Ok(())
}

/// A row for each concluded check, by subject in plan order.
pub fn checks(out: &mut Facts, project: &Project) -> io::Result<()> {
    for node in project.nodes() {
        for check in &node.checks {
            let row = CheckRow {
                project: &project.head.code,
                subject: &node.subject.code,
                stage: &check.stage,
                round: check.round,
                at: &check.at,
                by: &check.by,
                crew: filled(&node.subject.crew),
                outcome: check.outcome,
                grade: check.grade,
                checklist: &check.checklist.id,
                version: &check.checklist.version,
                items: check.tally.items,
                nonconforming: check.tally.nonconforming,
                points: check.tally.points,
                conforming: check.tally.conforming,
                record: &check.record,
            };
            out.line(&row)?;
        }
    }
    Ok(())
}

/// A row for each issue, in the order they were opened. `route` says how it was closed: `recheck`,
/// `decided` by a person, or the word of the ruling that settled it.
pub fn issues(out: &mut Facts, project: &Project) -> io::Result<()> {
    for issue in project.issues() {
        let row = IssueRow {
            project: &project.head.code,
            subject: &issue.subject,
            item: filled(&issue.item),
            opened: &issue.opened,
            due: filled(&issue.due),
            state: issue.state.as_str(),
            closed: filled(&issue.closed),
            crew: filled(&issue.crew),
            route: issue.route.map(Route::as_str),
        };
        out.line(&row)?;
    }
    Ok(())
}

/// A row for each measured point of one recorded check, judged by the checklist it was made with.
/// The value is the reading as typed; a size measured against its design gives the deviation.
pub fn readings(
    out: &mut Facts,
    project: &str,
    record: &CheckRecord,
    checklist: &Checklist,
) -> io::Result<()> {
    let submission = &record.submission;
    let case = Case::recorded(checklist, record);
    for answer in &submission.answers {
        let Some(item) = checklist.item(&answer.item) else {
            continue;
        };
        for (n, (value, conforming)) in (1..).zip(points(&case, item, answer)) {
            let row = ReadingRow {
                project,
                subject: &submission.subject,
                stage: &submission.stage,
                round: record.round,
                item: &item.id,
                class: item.class,
                n,
                value: &value,
                conforming,
            };
            out.line(&row)?;
        }
    }
    Ok(())
}

/// Each point's value and whether it lies within its limits.
fn points(case: &Case, item: &Item, answer: &Answer) -> Vec<(String, bool)> {
    let Some(points) = judge::kind(&item.judge).points(item, answer) else {
        return Vec::new();
    };
    let verdict = judge_item(case, item, Some(answer)).ok();
    let Some((bounds, _)) = verdict.and_then(|verdict| verdict.bounds()) else {
        return Vec::new();
    };
    let typed = answer.typed_readings();
    let as_typed = !answer.is_sized() && typed.len() == points.len();
    let values = points
        .iter()
        .enumerate()
        .map(|(n, steps)| match typed.get(n) {
            Some(typed) if as_typed => (*typed).to_owned(),
            _ => decimal::shown(*steps),
        });
    values
        .zip(points.iter().map(|steps| bounds.contain(*steps)))
        .collect()
}

/// For each node, whether anything was concluded on it or below it.
fn started(project: &Project) -> Vec<bool> {
    let nodes = project.nodes();
    let mut started = vec![false; nodes.len()];
    for (at, _) in nodes
        .iter()
        .enumerate()
        .filter(|(_, node)| !node.checks.is_empty())
    {
        let mut up = Some(at);
        while let Some(here) = up {
            match started.get_mut(here) {
                Some(mark) if !*mark => *mark = true,
                _ => break,
            }
            up = nodes.get(here).and_then(|node| node.parent);
        }
    }
    started
}

fn state(project: &Project, rulebook: &Rulebook, node: &Node, started: bool) -> FactState {
    if node.forbidden().is_some() {
        return FactState::Forbidden;
    }
    if node.retired().is_some() {
        return FactState::Retired;
    }
    if node.accepted().is_some() {
        return FactState::Accepted;
    }
    if node.conflict.is_open() {
        return FactState::InProgress;
    }
    if node
        .line()
        .last()
        .is_some_and(|check| check.outcome == Outcome::Rejected)
    {
        return FactState::Rejected;
    }
    let chain = rulebook.chain_for(&project.head, node);
    let stage = chain.and_then(|chain| chain.open_stage(node));
    let stage = stage.map(|(_, stage)| stage);
    let (accepted, below) = project.foundation(node);
    // Upper levels have the acceptance as their only stage; it waits once all it rests on is accepted.
    let ready = accepted == below && (below > 0 || !node.checks.is_empty());
    match stage {
        Some(stage) if stage.id == ACCEPTANCE && ready => FactState::Waiting,
        _ if started => FactState::InProgress,
        _ => FactState::NotStarted,
    }
}

fn filled(text: &str) -> Option<&str> {
    (!text.is_empty()).then_some(text)
}

#[cfg(test)]
mod tests;
