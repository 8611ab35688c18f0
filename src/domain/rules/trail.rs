//! The trail of an issue as something to be signed: which step stands in a record of its own, and
//! which records moved the issue before it. A person signs a step with all that led to it.

use crate::domain::check::CheckRecord;
use crate::domain::conflict::Settlement;
use crate::domain::issue::{Issue, IssueStep, Step, Turn};
use crate::domain::lists::Pinned;
use crate::domain::project::Project;
use crate::domain::ruling::Ruling;
use std::sync::Arc;

/// A record that moved an issue.
#[derive(Clone, Debug)]
pub struct Earlier {
    /// The record.
    pub record: String,
    /// What stands in it.
    pub what: Moved,
}

/// What moved an issue.
#[derive(Clone, Debug)]
pub enum Moved {
    /// A person took a step.
    Step(IssueStep),
    /// A check found the item failing, or conforming.
    Check(Box<CheckRecord>, Arc<Pinned>),
    /// The subject was accepted on documents, or that was taken back.
    Ruling(Ruling),
    /// A person said which of several checks stands.
    Settlement(Settlement),
}

impl Moved {
    /// Who did.
    pub fn by(&self) -> &str {
        match self {
            Moved::Step(step) => &step.by,
            Moved::Check(check, _) => &check.submission.by,
            Moved::Ruling(ruling) => &ruling.by,
            Moved::Settlement(settlement) => &settlement.by,
        }
    }

    /// The subject, if it says one: a step after the first only names its issue.
    fn subject(&self) -> Option<&str> {
        match self {
            Moved::Step(step) => opened(step),
            Moved::Check(check, _) => Some(&check.submission.subject),
            Moved::Ruling(_) | Moved::Settlement(_) => None,
        }
    }
}

/// The subject of an opening.
fn opened(step: &IssueStep) -> Option<&str> {
    match &step.step {
        Step::Open { subject, .. } => Some(subject),
        _ => None,
    }
}

/// A step of an issue with what led to it, all as the records have it.
#[derive(Clone, Debug)]
pub struct Trail {
    /// The issue's id.
    pub issue: String,
    /// The step.
    pub step: IssueStep,
    /// What moved the issue before, its opening first; nothing before an opening.
    pub before: Vec<Earlier>,
}

impl Trail {
    /// The step in this record with the records before it; none if these do not lead to it: of
    /// another issue, another subject, or without the opening.
    pub fn of(record: &str, step: IssueStep, before: Vec<Earlier>) -> Option<Self> {
        let issue = match &step.step {
            Step::Open { .. } => record.to_owned(),
            _ => step.issue.clone(),
        };
        let trail = Self {
            issue,
            step,
            before,
        };
        trail.is_whole().then_some(trail)
    }

    /// The record that opened the issue, and the item of the check that did.
    fn origin(&self) -> (&str, Option<&str>) {
        match self.issue.split_once('/') {
            Some((record, item)) => (record, Some(item)),
            None => (&self.issue, None),
        }
    }

    fn is_whole(&self) -> bool {
        if opened(&self.step).is_some() {
            return self.before.is_empty();
        }
        let (record, item) = self.origin();
        let begins = self.before.first().is_some_and(|first| {
            let fits = match &first.what {
                Moved::Step(step) => item.is_none() && opened(step).is_some(),
                Moved::Check(check, _) => {
                    item.is_some_and(|item| check.failing.iter().any(|one| one == item))
                }
                Moved::Ruling(_) | Moved::Settlement(_) => false,
            };
            fits && first.record == record
        });
        let subject = self.subject();
        let mut later = self.before.iter().skip(1).map(|one| &one.what);
        begins
            && later.all(|what| match what {
                Moved::Step(step) => step.issue == self.issue && opened(step).is_none(),
                other => other.subject().is_none_or(|code| code == subject),
            })
    }

    /// The subject's code.
    pub fn subject(&self) -> &str {
        let first = self.before.first().and_then(|first| first.what.subject());
        opened(&self.step).or(first).unwrap_or_default()
    }

    /// The item of the check that opened it, or the one a person named.
    pub fn item(&self) -> &str {
        match (self.origin().1, self.opening()) {
            (Some(item), _) => item,
            (None, Some(Step::Open { item, .. })) => item,
            _ => "",
        }
    }

    fn opening(&self) -> Option<&Step> {
        let first = self.before.first().map(|first| &first.what);
        match first {
            None => Some(&self.step.step),
            Some(Moved::Step(step)) => Some(&step.step),
            Some(_) => None,
        }
    }
}

impl Issue {
    /// The place among its steps of the one that a person took in this record.
    pub fn taken_in(&self, record: &str) -> Option<usize> {
        let steps = self.steps.iter().enumerate();
        let mut own = steps.filter(|(at, _)| self.is_own(*at));
        own.find(|(_, taken)| taken.record == record)
            .map(|(at, _)| at)
    }

    /// Whether a step stands in a record of its own: a person took it, no check or ruling did.
    pub fn is_own(&self, at: usize) -> bool {
        let by_check = at == 0 && self.is_automatic();
        let taken = self.steps.get(at);
        !by_check && taken.is_some_and(|taken| taken.turn == Turn::Step)
    }
}

impl Project {
    /// Who took the step of an issue of this subject that stands in a record.
    pub fn step_taken_by(&self, subject: &str, record: &str) -> Option<&str> {
        self.issues_of(subject).find_map(|issue| {
            let taken = issue.steps.get(issue.taken_in(record)?)?;
            Some(taken.step.by.as_str())
        })
    }
}
