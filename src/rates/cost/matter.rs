//! One thing that cost something: every issue, whether somebody said what it cost or not; a subject that money went
//! into without an issue; an entry of the project. Of what was said, the figures as they came to be count before an
//! estimate, and of two devices' words about the same the dearer.

use super::spending::Spending;
use crate::domain::cost::CostBy;
use crate::domain::cost::{CostKind, CostRecord, CostSaid, Reckoning};
use crate::domain::issue::Issue;
use crate::domain::node::Node;
use crate::domain::project::Project;
use crate::domain::subject::Kind;
use crate::rates::rows;
use std::collections::BTreeMap;

/// What an issue can be.
const FAILURES: [CostKind; 2] = [CostKind::Internal, CostKind::External];

/// One thing that cost something.
#[derive(Clone, Debug)]
pub struct CostMatter<'a> {
    /// The issue, if it is one.
    pub issue: Option<&'a Issue>,
    /// The subject it went into.
    pub node: Option<&'a Node>,
    /// That subject's place in the plan.
    pub place: Option<usize>,
    /// Which kind of quality cost.
    pub kind: CostKind,
    /// The estimate that stands, if there is one.
    pub estimate: Option<&'a CostRecord>,
    /// What counts; none where nobody said anything.
    pub counted: Option<&'a CostRecord>,
    /// The record that counts; empty where nobody said anything.
    pub record: &'a str,
    /// Two devices said it at once.
    pub doubled: bool,
}

/// All of them: issues in the order they were opened, then what was entered without one.
pub fn all(project: &Project) -> Vec<CostMatter<'_>> {
    let mut said: BTreeMap<(&str, &str, CostKind), Vec<&CostSaid>> = BTreeMap::new();
    let mut alone = Vec::new();
    for cost in project.standing_costs() {
        let of = &cost.said;
        match of.is_of_project() || !of.kind.is_failure() {
            true => alone.push(vec![cost]),
            false => said
                .entry((&of.issue, &of.subject, of.kind))
                .or_default()
                .push(cost),
        }
    }
    let mut matters = Vec::new();
    for issue in project.issues() {
        let mut told = 0;
        for kind in FAILURES {
            if let Some(costs) = said.remove(&(issue.id.as_str(), "", kind)) {
                matters.push(CostMatter::of(project, Some(issue), kind, &costs));
                told += 1;
            }
        }
        if told == 0 {
            matters.push(untold(project, issue));
        }
    }
    for costs in said.into_values().chain(alone) {
        let kind = costs.first().map(|cost| cost.said.kind);
        matters.extend(kind.map(|kind| CostMatter::of(project, None, kind, &costs)));
    }
    matters
}

/// What an issue cost: one of each kind that somebody spoke of, or one of which nobody did.
pub fn of_issue<'a>(project: &'a Project, issue: &'a Issue) -> Vec<CostMatter<'a>> {
    let standing = project.standing_costs();
    let said: Vec<&CostSaid> = standing
        .filter(|cost| cost.said.issue == issue.id)
        .collect();
    let of_kind = |kind| {
        let of_kind = said
            .iter()
            .copied()
            .filter(move |cost| cost.said.kind == kind);
        let of_kind: Vec<&CostSaid> = of_kind.collect();
        (!of_kind.is_empty()).then(|| CostMatter::of(project, Some(issue), kind, &of_kind))
    };
    let told: Vec<CostMatter<'a>> = FAILURES.into_iter().filter_map(of_kind).collect();
    match told.is_empty() {
        true => vec![untold(project, issue)],
        false => told,
    }
}

/// An issue of which nobody said what it cost.
fn untold<'a>(project: &'a Project, issue: &'a Issue) -> CostMatter<'a> {
    let kind = usual_kind(project, &issue.subject);
    CostMatter::of(project, Some(issue), kind, &[])
}

/// The kind of what failed at a subject: what failed after it was handed over is an external failure.
pub fn usual_kind(project: &Project, subject: &str) -> CostKind {
    let kind = project.node(subject).map(|node| node.subject.kind);
    match kind {
        Some(Kind::Warranty | Kind::Complaint) => CostKind::External,
        _ => CostKind::Internal,
    }
}

impl<'a> CostMatter<'a> {
    fn of(
        project: &'a Project,
        issue: Option<&'a Issue>,
        kind: CostKind,
        costs: &[&'a CostSaid],
    ) -> Self {
        let of_step = |step: Reckoning| costs.iter().filter(move |cost| cost.said.step == step);
        let dearest = |step| of_step(step).max_by_key(|cost| Spending::of(&cost.said));
        let (estimate, actual) = (dearest(Reckoning::Estimate), dearest(Reckoning::Actual));
        let cost = actual.or(estimate);
        let counted = cost.map(|cost| &cost.said);
        let subject = match (issue, counted) {
            (Some(issue), _) => issue.subject.as_str(),
            (None, Some(said)) => said.subject.as_str(),
            (None, None) => "",
        };
        let step = counted.map_or(Reckoning::Actual, |said| said.step);
        Self {
            issue,
            node: project.node(subject),
            place: project.place(subject),
            kind,
            estimate: estimate.map(|cost| &cost.said),
            counted,
            record: cost.map_or("", |cost| cost.record.as_str()),
            doubled: of_step(step).count() > 1,
        }
    }

    /// Whether only an estimate is known.
    pub fn is_estimate(&self) -> bool {
        self.counted
            .is_some_and(|said| said.step == Reckoning::Estimate)
    }

    /// The time it goes by: when it failed, or when it was entered.
    pub fn at(&self) -> &'a str {
        match (self.issue, self.counted) {
            (Some(issue), _) => &issue.opened,
            (None, Some(said)) => &said.at,
            (None, None) => "",
        }
    }

    /// The group it belongs to; empty where nothing of the kind is known.
    pub fn group(&self, project: &Project, by: CostBy) -> String {
        match by {
            CostBy::Kind => self.kind.as_str().to_owned(),
            CostBy::Crew => self.crew().to_owned(),
            CostBy::Trade => self
                .node
                .map_or("", |node| rows::trade(project, node))
                .to_owned(),
            CostBy::Building => {
                let building = self.node.map(|node| rows::building(project, node));
                building.unwrap_or_default().to_owned()
            }
            CostBy::Month => project.head.zone().month(self.at()),
            CostBy::Cause => {
                let cause = self.issue.and_then(|issue| project.cause_of(&issue.id));
                cause.map_or("", |cause| cause.group.as_str()).to_owned()
            }
            CostBy::Item => self.item(),
        }
    }

    /// The crew that answers for it: the issue's, or the subject's.
    pub fn crew(&self) -> &'a str {
        let of_issue = self.issue.map(|issue| issue.crew.as_str());
        let of_issue = of_issue.filter(|crew| !crew.trim().is_empty());
        of_issue.unwrap_or_else(|| self.node.map_or("", rows::crew))
    }

    /// The item that failed, with the checklist it stands in; empty when it is about none.
    fn item(&self) -> String {
        let item = self.issue.map_or("", |issue| issue.item.as_str());
        match (item.is_empty(), self.node) {
            (false, Some(node)) => format!("{} {item}", node.subject.checklist),
            _ => item.to_owned(),
        }
    }
}
