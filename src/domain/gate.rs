//! Gates: what must be true before a stage opens, and who may conclude it (G1, G2, G5, G6).

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
    faults.extend(foundation_fault(project, node));
    faults
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
