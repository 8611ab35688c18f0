//! A project's figures as the overview shows them, counted once when the page comes to the top.

use crate::domain::node::Node;
use crate::domain::ratio::Ratio;
use crate::domain::{Kind, Project};
use crate::rates::{By, Counts, Level, Query};
use crate::tui::issues;
use crate::workspace::Workspace;
use crate::workspace::shown::register::Registered;
use serde::{Deserialize, Serialize};

/// The figures.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Summary {
    /// Lots accepted of all.
    pub lots: Ratio,
    /// The counts of all lots.
    pub all: Counts,
    /// Issues to assign, to rectify and to re-check.
    pub issues: [usize; 3],
    /// Those past their due day.
    pub overdue: usize,
    /// The counts of all lots by month, the oldest first.
    pub months: Vec<(String, Counts)>,
    /// Entries of registers that are due, and instruments of them whose certificate is over.
    pub registers: (usize, usize),
    /// Lots accepted of all in each unit: code, name.
    pub units: Vec<(String, String, Ratio)>,
    /// Checks that parties have still to sign.
    pub unsigned: usize,
    /// Of what opening found, the first damage that seems to be about a subject: which notice, and which
    /// subject. It is in the journals, and not looked up for every frame.
    pub damaged: Option<(usize, String)>,
}

impl Summary {
    /// Counts the project of a workspace.
    pub fn of(workspace: &Workspace, project: &Project) -> Self {
        let today = &workspace.today().to_string();
        let query = Query {
            levels: vec![Level::Lot],
            by: Some(By::Month),
            ..Query::default()
        };
        let (issues, overdue) = issues::counts(project, today);
        let mut summary = Self {
            issues,
            overdue,
            ..Self::default()
        };
        for (key, counts) in workspace.rates(&query).unwrap_or_default() {
            match key.group {
                Some(month) => summary.months.push((month, counts)),
                None => summary.all = counts,
            }
        }
        let entries = workspace.register(None);
        let count = |is: fn(&Registered) -> bool| entries.iter().filter(|one| is(one)).count();
        summary.registers = (count(|one| one.is_due()), count(|one| one.is_expired()));
        summary.lots = accepted(
            project,
            project.nodes().iter().enumerate().map(|(at, _)| at),
        );
        summary.unsigned = unsigned(project);
        let mut notices = workspace.notices().iter().enumerate();
        summary.damaged =
            notices.find_map(|(nth, notice)| Some((nth, workspace.damaged_subject(notice)?)));
        for (at, unit) in project.nodes().iter().enumerate() {
            if unit.subject.kind == Kind::Unit {
                let (code, name) = (unit.subject.code.clone(), unit.subject.name.clone());
                summary
                    .units
                    .push((code, name, accepted(project, under(project, at))));
            }
        }
        summary
    }
}

fn unsigned(project: &Project) -> usize {
    if project.signing_since().is_none() {
        return 0;
    }
    let checks = project.nodes().iter().flat_map(Node::line);
    checks
        .filter(|check| !project.awaited(check).is_empty())
        .count()
}

/// Lots accepted, of those among these nodes.
fn accepted(project: &Project, places: impl Iterator<Item = usize>) -> Ratio {
    let mut ratio = Ratio::default();
    for node in places.filter_map(|at| project.nodes().get(at)) {
        if node.subject.kind == Kind::Lot && node.retired().is_none() {
            ratio.count(node.accepted().is_some());
        }
    }
    ratio
}

/// The places of all nodes below one.
fn under(project: &Project, top: usize) -> impl Iterator<Item = usize> {
    let mut open = vec![top];
    std::iter::from_fn(move || {
        let at = open.pop()?;
        open.extend(project.nodes().get(at)?.children.iter().copied());
        Some(at)
    })
}
