//! Gates: what must be true before a stage opens, and who may conclude it (G1, G2, G4, G5, G6).

use super::chain::{Chain, Stage, Standing};
use super::fault::{Fault, Trouble};
use super::project::{Node, Project};

/// Faults of the stage itself: closed subject, stage out of turn, children still open.
pub fn stage_faults(project: &Project, chain: &Chain, node: &Node, stage: &str) -> Vec<Fault> {
    let Some((asked, _)) = chain.stage(stage) else {
        return vec![Fault::whole(Trouble::NoSuchStage(stage.to_owned()))];
    };
    let open = chain.standing(&node.checks).open;
    let Some(open) = open.filter(|_| node.accepted().is_none()) else {
        return vec![Fault::whole(Trouble::AlreadyAccepted)];
    };
    let mut faults = Vec::new();
    if asked != open {
        let open = chain
            .stages
            .get(open)
            .map(|stage| stage.id.clone())
            .unwrap_or_default();
        faults.push(Fault::whole(Trouble::StageNotOpen { open }));
    }
    faults.extend(opening_fault(project, chain, node));
    faults
}

/// The stage at which one trade hands the part over to the next.
const HANDOVER: &str = "handover";

/// What keeps a subject from being begun at all: children not accepted (G6), or the process
/// before it on the same part (G4).
pub fn opening_fault(project: &Project, chain: &Chain, node: &Node) -> Option<Fault> {
    foundation_fault(project, node).or_else(|| process_fault(project, chain, node))
}

/// The next process begins only on a part whose process before passed its first stage, and its
/// handover too when the crews differ (GB 55032-2022, 3.3.4).
fn process_fault(project: &Project, chain: &Chain, node: &Node) -> Option<Fault> {
    let before = project.node(&node.subject.after)?;
    if before.accepted().is_some() || chain.standing(&node.checks).open != Some(0) {
        return None;
    }
    let pass = chain.standing(&before.checks).pass;
    let passed = |stage: &str| pass.iter().any(|check| check.stage == stage);
    let first = chain.stages.first().map(|stage| stage.id.as_str());
    let crews_differ = before.subject.crew != node.subject.crew;
    let handover = (crews_differ && chain.stage(HANDOVER).is_some()).then_some(HANDOVER);
    let missing = first
        .into_iter()
        .chain(handover)
        .find(|stage| !passed(stage))?;
    Some(Fault::whole(Trouble::ProcessBefore {
        lot: before.subject.code.clone(),
        stage: missing.to_owned(),
    }))
}

/// The fault of an upper level whose children are not all accepted (5.0.2 to 5.0.4).
pub fn foundation_fault(project: &Project, node: &Node) -> Option<Fault> {
    node.subject.kind.rests_on()?;
    let (accepted, total) = project.foundation(node);
    let open = total == 0 || accepted < total;
    open.then(|| Fault::whole(Trouble::ChildrenOpen { accepted, total }))
}

/// The fault of a person who may not conclude this stage, if any.
pub fn person_fault(
    project: &Project,
    standing: &Standing,
    stage: &Stage,
    by: &str,
) -> Option<Fault> {
    let Some(person) = project.people.get(by) else {
        return Some(Fault::whole(Trouble::NoSuchPerson(by.to_owned())));
    };
    if !stage.roles.contains(&person.role) {
        return Some(Fault::whole(Trouble::WrongRole {
            has: person.role,
            may: stage.roles.clone(),
        }));
    }
    let earlier = standing
        .pass
        .iter()
        .find(|check| check.by == by && stage.differs_from.contains(&check.stage));
    earlier.map(|check| {
        Fault::whole(Trouble::SamePerson {
            stage: check.stage.clone(),
        })
    })
}
