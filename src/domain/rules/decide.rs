//! Deciding: a submitted check against the state and the rules becomes a record, or a refusal.

use crate::domain::causing;
use crate::domain::chain::ACCEPTANCE;
use crate::domain::chain::{Chain, Party};
use crate::domain::check::{CheckRecord, Flag, Remedy, Submission};
use crate::domain::collision;
use crate::domain::costing;
use crate::domain::criterion::Class;
use crate::domain::event::Event;
use crate::domain::fault::Fault;
use crate::domain::follow;
use crate::domain::follow::EarlierChecks;
use crate::domain::gate;
use crate::domain::grade::Grading;
use crate::domain::headquarters;
use crate::domain::issuing;
use crate::domain::judge::{self, Case};
use crate::domain::lists::Pinned;
use crate::domain::node::Node;
use crate::domain::notice::Notice;
use crate::domain::notify;
use crate::domain::outcome::{Grade, Outcome};
use crate::domain::party;
use crate::domain::pin::ChainPin;
use crate::domain::project::Project;
use crate::domain::rectify;
use crate::domain::reference::AnswerSource;
use crate::domain::rule;
use crate::domain::rulebook::Rulebook;
use crate::domain::ruling::Ruling;
use crate::domain::settle;
use crate::domain::standing::Standing;
use crate::domain::taken::{self, Taker};
use crate::domain::trouble::{Answering, Course, Trouble, Untimely};
use crate::domain::verdict::Verdict;
use crate::domain::{score, shares};
use std::collections::BTreeMap;
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

/// Decides a submitted check: a record, or every fault at once. Nothing changes either way. Checks
/// that answers refer to are handed in.
pub fn check(
    project: &Project,
    rulebook: &Rulebook,
    (submission, earlier): (&Submission, &EarlierChecks),
) -> Result<Decision, Vec<Fault>> {
    let (node, chain, pinned) = setting(project, rulebook, &submission.subject)?;
    let decision = check_by(
        project,
        rulebook,
        chain,
        (node, pinned),
        (submission, earlier),
    );
    let list = &pinned.checklist;
    let decision = case(project, node, pinned, submission).with_capacity(decision)?;
    match decision.verdict.is_empty() || !list.touches(&node.subject.variants) {
        true => Err(vec![Fault::whole(Answering::NothingInspected)]),
        false => Ok(decision),
    }
}

/// Decides by a given checklist: a record is judged again with the checklist it was made with. One in
/// which nothing was inspected stays as it is: such checks were not always refused.
pub fn check_by(
    project: &Project,
    rulebook: &Rulebook,
    chain: &Chain,
    (node, pinned): (&Node, &Arc<Pinned>),
    (submission, earlier): (&Submission, &EarlierChecks),
) -> Result<Decision, Vec<Fault>> {
    let faults = gate::stage_faults(project, rulebook, chain, node, &submission.stage);
    if !faults.is_empty() {
        return Err(faults);
    }
    let standing = chain.standing(node.line());
    let case = case(project, node, pinned, submission);
    let flags = open_flags(project, chain, node, &standing, submission);
    let taker = Taker {
        project,
        node,
        pass: standing.pass,
        submission,
        pinned,
    };
    let verdict = judged(&case, taker, earlier);
    let (flags, verdict) = match (flags, verdict) {
        (Ok(flags), Ok(verdict)) => (flags, verdict),
        (flags, verdict) => {
            let faults = flags.err().into_iter().chain(verdict.err());
            return Err(faults.flatten().collect());
        }
    };
    let outcome = verdict.outcome();
    if outcome == Outcome::Accepted
        && submission.stage == ACCEPTANCE
        && let Some(fault) = gate::issue_fault(project, node)
    {
        return Err(vec![fault]);
    }
    let graded = outcome == Outcome::Accepted && submission.stage == ACCEPTANCE;
    let grading = graded.then(|| grading(rulebook, taker, &standing, &verdict));
    let grading = grading.flatten();
    Ok(Decision {
        record: CheckRecord {
            flags,
            parties: parties(project, rulebook, chain, node, &submission.stage),
            chain: chain.pin(),
            ..record(
                node,
                pinned,
                submission,
                &verdict,
                grading.as_ref().map(Grading::grade),
            )
        },
        verdict,
        grading,
        checklist: Arc::clone(pinned),
    })
}

/// Judges the answers, those referred to in place of the references, and says where each stands that
/// stands elsewhere.
fn judged(case: &Case, taker: Taker, earlier: &EarlierChecks) -> Result<Verdict, Vec<Fault>> {
    let submission = taker.submission;
    let referred = follow::sources(taker.node, taker.pass, submission, earlier);
    let mut sources: BTreeMap<String, AnswerSource> =
        match (referred, taken::sources(taker, earlier)) {
            (Ok(referred), Ok(taken)) => referred.into_iter().chain(taken).collect(),
            (referred, taken) => {
                let faults = referred.err().into_iter().chain(taken.err());
                return Err(faults.flatten().collect());
            }
        };
    let answers = follow::resolved(&submission.answers, earlier);
    let mut verdict = judge::judge(case, &answers)?;
    for item in &mut verdict.items {
        item.source = sources.remove(&item.item);
    }
    Ok(verdict)
}

/// A subject with its chain and checklist, or why it cannot be checked.
pub fn setting<'a>(
    project: &'a Project,
    rulebook: &'a Rulebook,
    code: &str,
) -> Result<(&'a Node, &'a Chain, &'a Arc<Pinned>), Vec<Fault>> {
    let unknown = |course: Course| vec![Fault::whole(course)];
    let node = project
        .node(code)
        .ok_or_else(|| unknown(Course::NoSuchSubject(code.to_owned())))?;
    let subject = &node.subject;
    let no_list = || unknown(Course::NoChecklist(subject.checklist.clone()));
    let chain = chain_of(project, rulebook, node, None)?;
    let pinned = rulebook.checklist_of(subject).ok_or_else(no_list)?;
    Ok((node, chain, pinned))
}

/// The chain a subject goes by, or the one a record says it went by; or why there is none.
pub fn chain_of<'a>(
    project: &Project,
    rulebook: &'a Rulebook,
    node: &Node,
    said: Option<&ChainPin>,
) -> Result<&'a Chain, Vec<Fault>> {
    let found = match said {
        Some(said) => {
            let other = || Trouble::Course(Course::OtherChain(said.id.clone()));
            let chain = rulebook.chain_said(&project.head, node, said);
            chain.ok_or_else(other)
        }
        None => {
            let none = || Trouble::Course(Course::NoChecklist(node.subject.chain.clone()));
            rulebook.chain_for(&project.head, node).ok_or_else(none)
        }
    };
    let kept = found.and_then(|chain| match chain.is_lost() {
        true => Err(Course::ChainLost(chain.hash.clone()).into()),
        false => Ok(chain),
    });
    kept.map_err(|trouble| vec![Fault::whole(trouble)])
}

/// An event with the chain it is to be decided by, where one has a say in it.
pub fn by_chain(project: &Project, rulebook: &Rulebook, event: Event) -> Event {
    let pin = |code: &str| {
        let node = project.node(code)?;
        rulebook.chain_for(&project.head, node)?.pin()
    };
    match event {
        Event::Ruling(ruling) if ruling.what.ends_submission() => Event::Ruling(Ruling {
            chain: pin(&ruling.subject),
            ..ruling
        }),
        Event::Notice(notice) => Event::Notice(Notice {
            chain: pin(&notice.subject),
            ..notice
        }),
        other => other,
    }
}

/// What keeps an event from being recorded from now on, though earlier ones may lack it: they are not judged by it again.
pub fn refusal_from_now(event: &Event) -> Option<Fault> {
    match event {
        Event::Issue(step) => rectify::unsaid(step),
        _ => None,
    }
}

/// Every fault that keeps an event other than a check from being recorded. What has no rule of its
/// own, such as a plan, has none.
pub fn refusal(project: &Project, rulebook: &Rulebook, event: &Event) -> Vec<Fault> {
    let chain = |code: &str, said: Option<&ChainPin>| {
        let unknown = || vec![Fault::whole(Course::NoSuchSubject(code.to_owned()))];
        let node = project.node(code).ok_or_else(unknown)?;
        chain_of(project, rulebook, node, said)
    };
    match event {
        Event::Ruling(ruling) => match chain(&ruling.subject, ruling.chain.as_ref()) {
            Ok(chain) => rule::faults(project, rulebook, chain, ruling),
            Err(faults) => faults,
        },
        Event::Notice(notice) => match chain(&notice.subject, notice.chain.as_ref()) {
            Ok(chain) => notify::faults(project, chain, notice),
            Err(faults) => faults,
        },
        Event::Issue(step) => rectify::faults(project, step),
        Event::Settle(settlement) => settle::faults(project, settlement),
        Event::Choose(choice) => collision::faults(project, choice),
        Event::Paper(step) => issuing::faults(project, step),
        Event::Trust(step) => headquarters::faults(project, step),
        Event::Cost(cost) => costing::faults(project, cost),
        Event::Cause(cause) => causing::faults(project, cause),
        Event::Project(_) | Event::People(_) | Event::Plan(_) | Event::Check(_) => Vec::new(),
        // What is not believed is a doubt of the fold, not a refusal.
        Event::Key(_) | Event::Sign(_) => Vec::new(),
    }
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
        counts: &submission.counts,
        dims: &submission.dims,
        children: project.foundation(node),
    }
}

/// Everything about a submission but its answers: person, time, and what must come with it.
fn open_flags(
    project: &Project,
    chain: &Chain,
    node: &Node,
    standing: &Standing,
    submission: &Submission,
) -> Result<Vec<Flag>, Vec<Fault>> {
    let (mut faults, mut flags) = (Vec::new(), Vec::new());
    let mut gather = |found: Result<Vec<Flag>, Vec<Fault>>| match found {
        Ok(more) => flags.extend(more),
        Err(more) => faults.extend(more),
    };
    if let Some((_, stage)) = chain.stage(&submission.stage) {
        let person = gate::person_fault(project, standing, stage, &submission.by);
        gather(person.map_or(Ok(Vec::new()), |fault| Err(vec![fault])));
        gather(gate::accompaniment(project, node, stage, submission));
    }
    gather(gate::instruments(project, submission));
    if submission.at.moment().is_none() {
        let at = submission.at.clone();
        faults.push(Fault::whole(Untimely::NotATime(at.into())));
    }
    if faults.is_empty() {
        Ok(flags)
    } else {
        Err(faults)
    }
}

/// The conditions that grade an accepted subject, under the project's scheme.
fn grading(
    rulebook: &Rulebook,
    taker: Taker,
    standing: &Standing,
    verdict: &Verdict,
) -> Option<Grading> {
    let (project, node, checklist) = (taker.project, taker.node, &taker.pinned.checklist);
    let rules = rulebook.scheme_of(&project.head)?;
    if let Some(score) = &rules.score {
        let evaluates = score.evaluation == checklist.id;
        return evaluates.then(|| score::grading(score, checklist, verdict));
    }
    let redone = standing
        .pass
        .first()
        .is_some_and(|check| check.remedy == Some(Remedy::Redone));
    let fresh = redone || !node.was_concluded();
    let shares = rules.shares.as_ref()?;
    shares::grading(shares, project, node, &verdict.tally(), fresh)
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
        dominant: verdict
            .nonconforming()
            .filter(|item| item.class == Class::Dominant)
            .map(|item| item.item.clone())
            .collect(),
        flags: Vec::new(),
        tally: verdict.tally(),
        parties: Vec::new(),
        chain: None,
    }
}

/// The parties that a stage asks to sign, as the record keeps them: who applied is settled by now.
fn parties(
    project: &Project,
    rulebook: &Rulebook,
    chain: &Chain,
    node: &Node,
    stage: &str,
) -> Vec<Party> {
    let Some((_, stage)) = chain.stage(stage) else {
        return Vec::new();
    };
    let all = party::of_stage(project, rulebook, stage, node).into_iter();
    let settled = |party: &Party| Party {
        when: Vec::new(),
        ..party.clone()
    };
    all.map(settled).collect()
}
