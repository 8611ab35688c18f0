//! Deciding: a submitted check against the state and the rules becomes a record, or a refusal.

use super::chain::{Chain, Standing};
use super::check::{CheckRecord, Remedy, Submission};
use super::fault::{Fault, Trouble};
use super::gate;
use super::grade::{Grading, Scheme};
use super::judge::{self, Case};
use super::project::{ACCEPTANCE, Node, Project};
use super::ratio::Ratio;
use super::rulebook::{Pinned, Rulebook};
use super::subject::Kind;
use super::verdict::{Grade, Outcome, Tally, Verdict};
use std::sync::Arc;

/// A check that may be recorded, and how it was judged.
#[derive(Clone, Debug)]
pub struct Decision {
    /// What will be recorded.
    pub record: CheckRecord,
    /// The verdict with all its reasons.
    pub verdict: Verdict,
    /// The figures behind the grade.
    pub grading: Option<Grading>,
    /// The checklist that judged it.
    pub checklist: Arc<Pinned>,
}

/// Decides a submitted check: a record, or every fault at once. Nothing changes either way.
pub fn check(
    project: &Project,
    rulebook: &Rulebook,
    submission: &Submission,
) -> Result<Decision, Vec<Fault>> {
    let (node, chain, pinned) = setting(project, rulebook, &submission.subject)?;
    check_by(project, chain, node, pinned, submission)
}

/// Decides by a given checklist: a record is judged again with the checklist it was made with.
pub fn check_by(
    project: &Project,
    chain: &Chain,
    node: &Node,
    pinned: &Arc<Pinned>,
    submission: &Submission,
) -> Result<Decision, Vec<Fault>> {
    let faults = gate::stage_faults(project, chain, node, &submission.stage);
    if !faults.is_empty() {
        return Err(faults);
    }
    let standing = chain.standing(&node.checks);
    let mut faults = open_faults(project, chain, &standing, submission);
    let case = case(project, node, pinned, submission);
    let verdict = match judge::judge(&case, &submission.answers) {
        Ok(verdict) if faults.is_empty() => verdict,
        Ok(_) => return Err(faults),
        Err(more) => {
            faults.extend(more);
            return Err(faults);
        }
    };
    let outcome = verdict.outcome();
    let grading = (outcome == Outcome::Accepted && submission.stage == ACCEPTANCE)
        .then(|| grading(project, node, &standing, &verdict.tally()))
        .flatten();
    Ok(Decision {
        record: record(
            node,
            pinned,
            submission,
            &verdict,
            grading.as_ref().map(Grading::grade),
        ),
        verdict,
        grading,
        checklist: Arc::clone(pinned),
    })
}

/// A subject with its chain and checklist, or why it cannot be checked.
pub fn setting<'a>(
    project: &'a Project,
    rulebook: &'a Rulebook,
    code: &str,
) -> Result<(&'a Node, &'a Chain, &'a Arc<Pinned>), Vec<Fault>> {
    let unknown = |trouble| vec![Fault::whole(trouble)];
    let node = project
        .node(code)
        .ok_or_else(|| unknown(Trouble::NoSuchSubject(code.to_owned())))?;
    let subject = &node.subject;
    let no_list = || unknown(Trouble::NoChecklist(subject.checklist.clone()));
    let chain = rulebook.chain_of(subject.kind).ok_or_else(no_list)?;
    let pinned = rulebook.checklist_of(subject).ok_or_else(no_list)?;
    Ok((node, chain, pinned))
}

/// The case a submission puts before the judge.
pub fn case<'a>(
    project: &Project,
    node: &'a Node,
    pinned: &'a Pinned,
    submission: &'a Submission,
) -> Case<'a> {
    Case {
        checklist: &pinned.checklist,
        stage: &submission.stage,
        variants: &node.subject.variants,
        capacity: submission.capacity.or(node.subject.capacity),
        dims: &submission.dims,
        children: project.foundation(node),
    }
}

fn open_faults(
    project: &Project,
    chain: &Chain,
    standing: &Standing,
    submission: &Submission,
) -> Vec<Fault> {
    let stage = chain.stage(&submission.stage).map(|(_, stage)| stage);
    let person =
        stage.and_then(|stage| gate::person_fault(project, standing, stage, &submission.by));
    let readable = chrono::DateTime::parse_from_rfc3339(&submission.at).is_ok();
    let time = (!readable).then(|| Fault::whole(Trouble::NotATime(submission.at.clone())));
    person.into_iter().chain(time).collect()
}

/// The figures that grade an accepted subject, under the project's scheme.
fn grading(project: &Project, node: &Node, standing: &Standing, tally: &Tally) -> Option<Grading> {
    if project.head.scheme == Scheme::None {
        return None;
    }
    let redone = standing
        .pass
        .first()
        .is_some_and(|check| check.remedy == Some(Remedy::Redone));
    let fresh = redone || node.first(ACCEPTANCE).is_none();
    match node.subject.kind {
        Kind::Lot => Some(Grading::counted(tally, fresh)),
        Kind::Item => Some(Grading::counted(&pooled(project, node), fresh)),
        Kind::Division | Kind::SubDivision => Some(Grading::Children {
            excellent: excellent_items(project, node),
            fresh,
        }),
        Kind::Unit | Kind::SubUnit => None,
    }
}

/// The counts of the last formal round of every lot of a 分项, added up.
fn pooled(project: &Project, item: &Node) -> Tally {
    let mut sum = Tally::default();
    for lot in project.below(item, Kind::Lot) {
        let last = lot.checks.iter().rfind(|check| check.stage == ACCEPTANCE);
        sum += last.map(|check| check.tally).unwrap_or_default();
    }
    sum
}

fn excellent_items(project: &Project, division: &Node) -> Ratio {
    let mut ratio = Ratio::default();
    for item in project.below(division, Kind::Item) {
        let grade = item.accepted().and_then(|accepted| accepted.grade);
        ratio.count(grade == Some(Grade::Excellent));
    }
    ratio
}

fn record(
    node: &Node,
    pinned: &Pinned,
    submission: &Submission,
    verdict: &Verdict,
    grade: Option<Grade>,
) -> CheckRecord {
    CheckRecord {
        submission: Submission {
            capacity: submission.capacity.or(node.subject.capacity),
            ..submission.clone()
        },
        round: node.round_of(&submission.stage),
        variants: node.subject.variants.clone(),
        checklist: pinned.pin(),
        outcome: verdict.outcome(),
        grade,
        failing: verdict
            .nonconforming()
            .map(|item| item.item.clone())
            .collect(),
        tally: verdict.tally(),
    }
}
