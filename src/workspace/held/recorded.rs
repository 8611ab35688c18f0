//! The evidence that the records of a project name, and where it stands. Whether its content is here is asked of the
//! store.

use crate::domain::Project;
use crate::domain::evidence::Evidence;
use crate::domain::ruling::What;

/// Where evidence stands in the records.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EvidenceSource {
    /// With a concluded check: its stage and round.
    Check(String, u32),
    /// With a check in progress: its stage. No record names it yet.
    Draft(String),
    /// With a step of the issue of this id.
    Issue(String),
    /// A ruling, or a paper it rests on.
    Ruling(What),
    /// The paper of a notice for a stage.
    Notice(String),
}

/// Evidence with the record it stands in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// The record.
    pub record: String,
    /// The subject's code.
    pub subject: String,
    /// What it belongs to.
    pub source: EvidenceSource,
    /// What is known about it.
    pub evidence: Evidence,
}

/// The evidence that records name, as the fold keeps it.
pub fn recorded(project: &Project) -> Vec<Held> {
    let checks = project.nodes().iter().flat_map(|node| {
        node.checks.iter().flat_map(|check| {
            let held = |evidence: &Evidence| Held {
                record: check.record.clone(),
                subject: node.subject.code.clone(),
                source: EvidenceSource::Check(check.stage.clone(), check.round),
                evidence: evidence.clone(),
            };
            check.evidence.iter().map(held)
        })
    });
    let rulings = project.nodes().iter().flat_map(|node| {
        node.rulings.iter().flat_map(|ruled| {
            let kept = ruled.ruling.kept().into_iter();
            // What a round was deemed to have passed on stands with that round already.
            let with_round = ruled.ruling.what.concludes().is_some();
            let pieces = ruled.ruling.evidence.len();
            let kept = kept.skip(if with_round { pieces } else { 0 });
            kept.map(|evidence| Held {
                record: ruled.record.clone(),
                subject: node.subject.code.clone(),
                source: EvidenceSource::Ruling(ruled.ruling.what),
                evidence,
            })
        })
    });
    let notices = project.nodes().iter().flat_map(|node| {
        node.notices.iter().filter_map(|given| {
            Some(Held {
                record: given.record.clone(),
                subject: node.subject.code.clone(),
                source: EvidenceSource::Notice(given.notice.stage.clone()),
                evidence: given.notice.paper.as_ref()?.scan()?,
            })
        })
    });
    let steps = project.issues().iter().flat_map(|issue| {
        issue.steps.iter().flat_map(|taken| {
            let held = |evidence: &Evidence| Held {
                record: taken.record.clone(),
                subject: issue.subject.clone(),
                source: EvidenceSource::Issue(issue.id.clone()),
                evidence: evidence.clone(),
            };
            taken.step.evidence.iter().map(held)
        })
    });
    let beside = rulings.chain(notices);
    checks.chain(beside).chain(steps).collect()
}
