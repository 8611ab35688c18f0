//! Gates: what must be true before a stage opens, who may conclude it, and what must come with it
//! (G1, G2, G4, G5, G6, G7, G10; G3 is the judge's, G8 and G9 are `rule`'s).
//!
//! | file | noun |
//! |---|---|
//! | `standing`, `closed`, `blocked` | how a subject stands, whether it is closed, what is in the way |
//! | `party`, `notify` | who concludes, who was told in time |
//! | `follow` | references to earlier rounds followed |
//! | `rule`, `rectify` | rulings; the steps of an issue |
//! | `issuing` | when a paper may be issued or withdrawn, and its number |
//! | `costing`, `causing` | what may be said of what something cost, and of why it failed |

pub mod blocked;
pub mod causing;
pub mod closed;
pub mod costing;
pub mod follow;
pub mod issuing;
pub mod notify;
pub mod party;
pub mod rectify;
pub mod rule;
pub mod standing;

use crate::domain::chain::ACCEPTANCE;
use crate::domain::chain::{Chain, Point, Stage};
use crate::domain::check::{CheckSummary, Flag, Submission};
use crate::domain::fault::Fault;
use crate::domain::node::Node;
use crate::domain::outcome::Outcome;
use crate::domain::project::Project;
use crate::domain::rulebook::Rulebook;
use crate::domain::signature::{MAKER, Signature};
use crate::domain::standing::Standing;
use crate::domain::statement::Stand;
use crate::domain::subject::Kind;
use crate::domain::trouble::{
    Conflicting, Course, Finished, Notifying, OutOfTurn, Proof, Signing, Trouble, Unentitled,
};
use crate::domain::words::Words;

/// Faults of the stage itself: closed subject, stage out of turn, children still open.
pub fn stage_faults(
    project: &Project,
    rulebook: &Rulebook,
    chain: &Chain,
    node: &Node,
    stage: &str,
) -> Vec<Fault> {
    let Some((asked, _)) = chain.stage(stage) else {
        return vec![Fault::whole(Course::NoSuchStage(stage.to_owned()))];
    };
    if node.conflict.is_open() {
        return vec![Fault::whole(Conflicting::InConflict)];
    }
    if node.forbidden().is_some() || node.retired().is_some() {
        return vec![Fault::whole(closed::closed_by(node))];
    }
    let open = chain.standing(node.line()).open;
    let Some(open) = open.filter(|_| node.exit().is_none()) else {
        return vec![Fault::whole(Finished::AlreadyAccepted)];
    };
    let after = chain.stage(ACCEPTANCE).is_some_and(|(at, _)| asked <= at);
    if after && !chain.recurs && node.accepted().is_some() {
        return vec![Fault::whole(Finished::AlreadyAccepted)];
    }
    let mut faults = Vec::new();
    if asked != open {
        let open = chain
            .stages
            .get(open)
            .map(|stage| stage.id.clone())
            .unwrap_or_default();
        faults.push(Fault::whole(OutOfTurn::StageNotOpen { open }));
    }
    faults.extend(unsigned_fault(project, rulebook, chain, node));
    faults.extend(opening_fault(project, rulebook, chain, node));
    if stage == ACCEPTANCE {
        faults.extend(entry_faults(project, node));
    }
    faults
}

/// What of this pass is not signed yet, where the project has agreed that the next stage waits.
fn unsigned_fault(
    project: &Project,
    rulebook: &Rulebook,
    chain: &Chain,
    node: &Node,
) -> Option<Fault> {
    if !project.head.agreed.signatures_required {
        return None;
    }
    let pass = chain.standing(node.line()).pass.iter();
    let mut accepted = pass.filter(|check| check.outcome == Outcome::Accepted);
    accepted.find_map(|check| unsigned(project, rulebook, chain, node, check))
}

/// The parties of a stage that have not agreed to a check. The chain says who they are, not the
/// record, so that a record cannot ask for fewer.
fn unsigned(
    project: &Project,
    rulebook: &Rulebook,
    chain: &Chain,
    node: &Node,
    check: &CheckSummary,
) -> Option<Fault> {
    let (_, stage) = chain.stage(&check.stage)?;
    let given = project.signatures(&check.record);
    let agreed = |party: &str| {
        let agrees = |one: &Signature| one.party == party && one.stand == Stand::Agree;
        given.iter().any(agrees)
    };
    let all = party::of_stage(project, rulebook, stage, node);
    let missing = all.iter().filter(|party| !agreed(&party.id));
    let parties: Vec<Words> = missing.map(|party| party.title.clone()).collect();
    let alone = all.is_empty() && !agreed(MAKER);
    (alone || !parties.is_empty()).then(|| {
        Fault::whole(Signing::Unsigned {
            subject: node.subject.code.clone(),
            stage: check.stage.clone(),
            parties,
        })
    })
}

/// The first of what an upper level rests on whose acceptance is not signed.
fn unsigned_below(project: &Project, rulebook: &Rulebook, node: &Node) -> Option<Fault> {
    let kind = node.subject.kind.rests_on()?;
    if !project.head.agreed.signatures_required {
        return None;
    }
    project.below(node, kind).into_iter().find_map(|below| {
        let chain = rulebook.chain_for(&project.head, below)?;
        unsigned(project, rulebook, chain, below, below.acceptance()?)
    })
}

/// The stage at which those who did the work check it themselves.
pub const SELF: &str = "self";
/// The stage at which one trade hands the part over to the next.
pub const HANDOVER: &str = "handover";

/// What keeps a subject from being begun at all: children not accepted (G6), or the process
/// before it on the same part (G4).
pub fn opening_fault(
    project: &Project,
    rulebook: &Rulebook,
    chain: &Chain,
    node: &Node,
) -> Option<Fault> {
    foundation_fault(project, node)
        .or_else(|| unsigned_below(project, rulebook, node))
        .or_else(|| {
            let faults = process_faults(project, rulebook, chain, node);
            faults.into_iter().next()
        })
}

/// The next process begins only on a part whose process before passed its first stage, its self-check
/// and its hold points, its handover too when the trades change, and whose concealed work is accepted
/// with its images; signed, where the project has agreed to wait for signatures (GB 55032-2022,
/// 3.3.4). One fault for each lot before it.
pub fn process_faults(
    project: &Project,
    rulebook: &Rulebook,
    chain: &Chain,
    node: &Node,
) -> Vec<Fault> {
    if chain.standing(node.line()).open != Some(0) {
        return Vec::new();
    }
    let before = processes_before(project, node).into_iter();
    before
        .filter_map(|before| unfinished(project, rulebook, before, node))
        .collect()
}

/// The lots of the process before on the same part: the one planned, or those that took its place.
pub fn processes_before<'a>(project: &'a Project, node: &Node) -> Vec<&'a Node> {
    let (mut found, mut seen) = (Vec::new(), Vec::new());
    let mut open = vec![node.subject.after.as_str()];
    while let Some(code) = open.pop() {
        let Some(before) = project.node(code).filter(|_| !seen.contains(&code)) else {
            continue;
        };
        seen.push(code);
        match before.retired() {
            Some(ruled) => open.extend(ruled.ruling.into.iter().map(String::as_str)),
            None => found.push(before),
        }
    }
    found
}

/// What a process has to do before the next one on its part may begin.
fn unfinished(project: &Project, rulebook: &Rulebook, before: &Node, next: &Node) -> Option<Fault> {
    if let Some(fault) = entry_faults(project, before).into_iter().next() {
        return Some(fault);
    }
    let its = rulebook.chain_for(&project.head, before)?;
    let pass = its.standing(before.line()).pass;
    let accepted = before.accepted().and(its.stage(ACCEPTANCE));
    let passed = |at: usize, stage: &Stage| {
        let by_acceptance = accepted.is_some_and(|(acceptance, _)| at <= acceptance);
        by_acceptance || pass.iter().any(|check| check.stage == stage.id)
    };
    let trades_change = trades_change(project, before, next);
    let needed = |(at, stage): &(usize, &Stage)| {
        let hold = stage.point == Some(Point::Hold);
        let covered = stage.id == ACCEPTANCE && stage.images > 0;
        let handed_over = trades_change && stage.id == HANDOVER;
        *at == 0 || stage.id == SELF || hold || covered || handed_over
    };
    let needed = || its.stages.iter().enumerate().filter(needed);
    if let Some((_, missing)) = needed().find(|(at, stage)| !passed(*at, stage)) {
        return Some(Fault::whole(OutOfTurn::ProcessBefore {
            lot: before.subject.code.clone(),
            stage: missing.title.clone(),
        }));
    }
    if !project.head.agreed.signatures_required {
        return None;
    }
    let is_needed = |check: &&CheckSummary| needed().any(|(_, stage)| stage.id == check.stage);
    let mut checks = pass.iter().filter(is_needed);
    checks.find_map(|check| unsigned(project, rulebook, its, before, check))
}

/// Whether another trade goes on with the part: another crew, or, where nobody says which crew works,
/// another 分项.
fn trades_change(project: &Project, before: &Node, next: &Node) -> bool {
    let (left, right) = (&before.subject.crew, &next.subject.crew);
    let item = |node| {
        let item = project.above(node, Kind::Item);
        item.map(|item| &item.subject.code)
    };
    left != right || (left.is_empty() && item(before) != item(next))
}

/// Register entries below a node that its acceptance waits for.
pub fn entry_faults(project: &Project, node: &Node) -> Vec<Fault> {
    let open = project.children(node).filter(|entry| {
        let gates = entry.subject.kind.gates_parent();
        gates && entry.accepted().is_none() && entry.retired().is_none()
    });
    let faults = open.map(|entry| {
        let code = entry.subject.code.clone();
        Fault::whole(OutOfTurn::EntryOpen { code })
    });
    faults.collect()
}

/// Issues that keep a subject from being accepted: its own, and those of anything below it.
pub fn issue_fault(project: &Project, node: &Node) -> Option<Fault> {
    let blocking = project.head.agreed.blocking_issues;
    let open = project
        .issues()
        .iter()
        .filter(|issue| issue.blocks(blocking));
    let open = open.filter(|issue| project.holds(node, &issue.subject));
    let open: Vec<String> = open.map(|issue| project.handle(issue).to_owned()).collect();
    (!open.is_empty()).then(|| Fault::whole(OutOfTurn::OpenIssues(open)))
}

/// What must come with a check of this stage: notice, images, the time it was watched.
pub fn accompaniment(
    project: &Project,
    node: &Node,
    stage: &Stage,
    submission: &Submission,
) -> Result<Vec<Flag>, Vec<Fault>> {
    let (mut faults, mut flags) = (Vec::new(), Vec::new());
    let images = submission.evidence.iter().filter(|one| one.is_image());
    let got = images.count();
    if got < stage.images {
        let needed = stage.images;
        faults.push(Proof::NoImage { needed, got }.into());
    }
    if stage.point == Some(Point::StandBy) && !watched(submission) {
        faults.push(Notifying::NoStandBy.into());
    }
    if let Some(hours) = stage.notice_hours {
        match notified(project, node, stage, hours, submission) {
            Ok(flag) => flags.extend(flag),
            Err(trouble) => faults.push(trouble),
        }
    }
    if faults.is_empty() {
        Ok(flags)
    } else {
        Err(faults.into_iter().map(Fault::whole).collect())
    }
}

fn watched(submission: &Submission) -> bool {
    let Some(standby) = &submission.standby else {
        return false;
    };
    match (standby.from.moment(), standby.to.moment()) {
        (Some(from), Some(to)) => from < to,
        _ => false,
    }
}

/// Who comes needs to have been told; who stays away must have had the agreed hours.
fn notified(
    project: &Project,
    node: &Node,
    stage: &Stage,
    hours: u32,
    submission: &Submission,
) -> Result<Option<Flag>, Trouble> {
    let given = notify::in_force(node, &stage.id).ok_or(Notifying::NoNotice { hours })?;
    let person = project.people.get(&submission.by);
    if person.is_some_and(|person| person.role.is_other_side()) {
        let told = given.notice.hours().unwrap_or_default().max(0);
        let short = given.notice.delays.is_empty() && told < i64::from(hours);
        return Ok(short.then_some(Flag::ShortNotice { given: told, hours }));
    }
    if notify::ripe(given, hours, &submission.at) {
        Ok(Some(Flag::Unwitnessed))
    } else {
        Err(Notifying::NoNotice { hours }.into())
    }
}

/// Instruments without a certificate valid on the day: refused, or flagged if so agreed.
pub fn instruments(project: &Project, submission: &Submission) -> Result<Vec<Flag>, Vec<Fault>> {
    let day = submission.at.day();
    let (mut faults, mut flags) = (Vec::new(), Vec::new());
    for code in &submission.instruments {
        let node = project
            .node(code)
            .filter(|node| node.subject.kind == Kind::Instrument);
        let Some(node) = node else {
            faults.push(Fault::whole(Proof::NoSuchInstrument(code.clone())));
            continue;
        };
        let until = node.valid_until().map(str::to_owned);
        if until.as_deref().is_some_and(|until| until >= day) {
            continue;
        }
        let code = code.clone();
        if project.head.agreed.flag_expired_instruments {
            flags.push(Flag::Instrument { code, until });
        } else {
            faults.push(Fault::whole(Proof::Instrument { code, until }));
        }
    }
    if faults.is_empty() {
        Ok(flags)
    } else {
        Err(faults)
    }
}

/// The fault of an upper level whose children are not all accepted (5.0.2 to 5.0.4).
pub fn foundation_fault(project: &Project, node: &Node) -> Option<Fault> {
    node.subject.kind.rests_on()?;
    let (accepted, total) = project.foundation(node);
    let open = total == 0 || accepted < total;
    open.then(|| Fault::whole(OutOfTurn::ChildrenOpen { accepted, total }))
}

/// The fault of a person who may not conclude this stage, if any.
pub fn person_fault(
    project: &Project,
    standing: &Standing,
    stage: &Stage,
    by: &str,
) -> Option<Fault> {
    let Some(person) = project.people.get(by) else {
        return Some(Fault::whole(Unentitled::NoSuchPerson(by.to_owned())));
    };
    if !stage.roles.contains(&person.role) {
        return Some(Fault::whole(Unentitled::WrongRole {
            has: person.role,
            may: stage.roles.clone(),
        }));
    }
    let earlier = standing
        .pass
        .iter()
        .find(|check| check.by == by && stage.differs_from.contains(&check.stage));
    earlier.map(|check| {
        Fault::whole(Unentitled::SamePerson {
            stage: check.stage.clone(),
        })
    })
}
