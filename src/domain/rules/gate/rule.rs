//! Whether a ruling may be made: the documents it needs (G8), who decides, and what must be true
//! before it (GB 50300-2013, 5.0.6 to 5.0.8; G9, G10).

use crate::domain::chain::ACCEPTANCE;
use crate::domain::chain::Chain;
use crate::domain::closed::closed_by;
use crate::domain::fault::Fault;
use crate::domain::gate;
use crate::domain::node::Node;
use crate::domain::notify;
use crate::domain::outcome::Outcome;
use crate::domain::project::Project;
use crate::domain::rulebook::Rulebook;
use crate::domain::ruling::{Ruling, RulingPaper, What};
use crate::domain::subject::Kind;
use crate::domain::trouble::{
    Conflicting, Course, Finished, Misruled, Miswritten, Notifying, OutOfTurn, Proof, Trouble,
    Unentitled, Untimely,
};

/// The record that a ruling would be about: the acceptance to annul, the notice that was ignored.
pub fn target(node: &Node, what: What) -> String {
    let record = match what {
        What::Annulled => {
            let round = node.acceptance().map(|check| &check.record);
            round.or(node.exit().map(|ruled| &ruled.record))
        }
        What::Deemed => notify::in_force(node, ACCEPTANCE).map(|given| &given.record),
        _ => None,
    };
    record.cloned().unwrap_or_default()
}

/// The rulings that this level knows, each with what keeps it from being made at this time; none of
/// which is for want of papers, persons or words.
pub fn offered(
    project: &Project,
    rulebook: &Rulebook,
    chain: &Chain,
    node: &Node,
    now: &str,
) -> Vec<(What, Vec<Trouble>)> {
    let known = What::ALL.into_iter();
    let known = known.filter(|what| fits(*what, node.subject.kind));
    let faults = |what| {
        let ruling = Ruling {
            subject: node.subject.code.clone(),
            what,
            at: now.into(),
            by: String::new(),
            reason: String::new(),
            papers: Vec::new(),
            of: target(node, what),
            into: Vec::new(),
            chain: None,
            evidence: Vec::new(),
            entered: now.into(),
        };
        let mut faults = state_faults(project, rulebook, chain, node, &ruling);
        faults.retain(|trouble| *trouble != Trouble::Miswritten(Miswritten::Malformed("into")));
        (what, faults)
    };
    known.map(faults).collect()
}

/// Every fault that keeps a ruling from being recorded.
pub fn faults(
    project: &Project,
    rulebook: &Rulebook,
    chain: &Chain,
    ruling: &Ruling,
) -> Vec<Fault> {
    let Some(node) = project.node(&ruling.subject) else {
        let code = ruling.subject.clone();
        return vec![Fault::whole(Course::NoSuchSubject(code))];
    };
    let mut faults = state_faults(project, rulebook, chain, node, ruling);
    faults.extend(person_fault(project, ruling));
    faults.extend(paper_faults(ruling));
    faults.extend(image_fault(chain, ruling));
    if ruling.at.moment().is_none() {
        faults.push(Untimely::NotATime(ruling.at.to_string()).into());
    }
    // A document gives the reason of an exit; everything else says why in words.
    if !ruling.what.is_exit() && ruling.reason.trim().is_empty() {
        faults.push(Misruled::NoGround.into());
    }
    faults.into_iter().map(Fault::whole).collect()
}

fn person_fault(project: &Project, ruling: &Ruling) -> Option<Trouble> {
    let may = ruling.what.roles();
    match project.people.get(&ruling.by) {
        None => Some(Unentitled::NoSuchPerson(ruling.by.clone()).into()),
        Some(person) if !may.contains(&person.role) => {
            Some(Trouble::Unentitled(Unentitled::WrongRole {
                has: person.role,
                may: may.to_vec(),
            }))
        }
        Some(_) => None,
    }
}

fn paper_faults(ruling: &Ruling) -> Vec<Trouble> {
    let given = |kind| ruling.papers.iter().any(|paper| paper.kind == kind);
    let missing = ruling.what.papers().iter().filter(|kind| !given(**kind));
    let mut faults: Vec<Trouble> = missing
        .map(|kind| Trouble::Misruled(Misruled::NoPaper(*kind)))
        .collect();
    let incomplete = ruling
        .papers
        .iter()
        .filter(|paper| !RulingPaper::is_complete(paper));
    faults.extend(incomplete.map(|paper| Trouble::Misruled(Misruled::PaperIncomplete(paper.kind))));
    faults
}

/// What is deemed accepted is covered like any other: where its acceptance asks for images, so does
/// this. Records of old, which do not say when they were made, were not asked.
fn image_fault(chain: &Chain, ruling: &Ruling) -> Option<Trouble> {
    let needed = images_for(chain, ruling.what);
    let got = ruling.evidence.iter().filter(|one| one.is_image()).count();
    (got < needed && !ruling.entered.is_empty()).then_some(Proof::NoImage { needed, got }.into())
}

/// How many images must come with a ruling.
pub fn images_for(chain: &Chain, what: What) -> usize {
    match what {
        What::Deemed => chain.stage(ACCEPTANCE).map_or(0, |(_, stage)| stage.images),
        _ => 0,
    }
}

/// Every fault of the state alone: whether such a ruling could be made now, by whomever and on
/// whatever documents.
pub fn state_faults(
    project: &Project,
    rulebook: &Rulebook,
    chain: &Chain,
    node: &Node,
    ruling: &Ruling,
) -> Vec<Trouble> {
    if node.conflict.is_open() {
        return vec![Conflicting::InConflict.into()];
    }
    if node.forbidden().is_some() || node.retired().is_some() {
        return vec![closed_by(node)];
    }
    let what = ruling.what;
    if !fits(what, node.subject.kind) {
        return vec![Misruled::NotThisLevel(node.subject.kind).into()];
    }
    if what != What::Annulled && node.accepted().is_some() {
        return vec![Finished::AlreadyAccepted.into()];
    }
    let mut faults = Vec::new();
    match what {
        What::LabProof | What::Designer if !rejected(node) => {
            faults.push(Misruled::NothingRejected.into())
        }
        What::Concession | What::Forbidden if !rejected(node) && !rejected_below(project, node) => {
            faults.push(Misruled::NothingRejected.into());
        }
        What::Concession if forbidden_below(project, node) => {
            faults.push(Finished::Forbidden.into())
        }
        What::Concession => faults.extend(unknown_below(project, node)),
        What::Withdrawn | What::WithdrawnLate | What::NotHeld | What::RecordsIncomplete => {
            faults.extend(not_submitted(project, rulebook, chain, node));
        }
        What::Deemed => {
            faults.extend(not_submitted(project, rulebook, chain, node));
            faults.extend(deemed_fault(chain, node, ruling));
        }
        What::Annulled if !names_acceptance(node, &ruling.of) => {
            faults.push(Misruled::NotAccepted.into())
        }
        What::Split | What::Merged => faults.extend(heirs_fault(project, ruling)),
        _ => {}
    }
    if what == What::Withdrawn {
        faults.extend(defect_noted(project, node));
    }
    if what.accepts() {
        let open = gate::entry_faults(project, node).into_iter();
        let open = open.chain(gate::issue_fault(project, node));
        faults.extend(open.map(|fault| fault.trouble));
    }
    faults
}

/// At which levels a ruling can be made: routes 2 and 3 speak of lots, route 4 of items and
/// divisions, 5.0.8 of divisions and units.
fn fits(what: What, kind: Kind) -> bool {
    match what {
        What::LabProof | What::Designer => kind == Kind::Lot,
        What::Cancelled | What::Split | What::Merged => kind == Kind::Lot,
        What::Concession => matches!(kind, Kind::Item | Kind::SubDivision | Kind::Division),
        What::Forbidden => matches!(
            kind,
            Kind::SubDivision | Kind::Division | Kind::SubUnit | Kind::Unit
        ),
        _ => true,
    }
}

fn rejected(node: &Node) -> bool {
    let last = node.line().iter().rfind(|check| check.stage == ACCEPTANCE);
    last.is_some_and(|check| check.outcome == Outcome::Rejected)
}

/// Whether anything below failed its acceptance and has not been accepted since.
fn rejected_below(project: &Project, node: &Node) -> bool {
    project.children(node).any(|child| {
        (rejected(child) && child.accepted().is_none()) || rejected_below(project, child)
    })
}

/// Whether anything below is forbidden (5.0.8): no concession above can take that in (G9).
fn forbidden_below(project: &Project, node: &Node) -> bool {
    let mut below = project.all_below(node).into_iter();
    below.any(|one| one.forbidden().is_some())
}

/// A concession knows what it concedes: everything below has been accepted, or failed.
fn unknown_below(project: &Project, node: &Node) -> Option<Trouble> {
    let mut below = project.below(node, Kind::Lot);
    below.retain(|lot| lot.retired().is_none());
    let known = |lot: &&&Node| {
        let above = project.above(lot, Kind::Item);
        let conceded = above.is_some_and(|item| item.accepted().is_some());
        lot.accepted().is_some() || rejected(lot) || conceded
    };
    let (accepted, total) = (below.iter().filter(known).count(), below.len());
    (accepted < total).then_some(OutOfTurn::ChildrenOpen { accepted, total }.into())
}

/// Why there is no submission that could be withdrawn, not be held or be refused: the acceptance is
/// not the stage that is open, or cannot begin.
fn not_submitted(
    project: &Project,
    rulebook: &Rulebook,
    chain: &Chain,
    node: &Node,
) -> Option<Trouble> {
    let (_, open) = chain.open_stage(node)?;
    if open.id != ACCEPTANCE {
        let open = open.id.clone();
        return Some(OutOfTurn::StageNotOpen { open }.into());
    }
    gate::opening_fault(project, rulebook, chain, node).map(|fault| fault.trouble)
}

/// A submission is not withdrawn in time once the other side noted a defect: that is a failed round.
fn defect_noted(project: &Project, node: &Node) -> Option<Trouble> {
    let submitted = node.checks.last().and_then(|check| check.at.moment());
    let noted = project.issues_of(&node.subject.code).filter(|issue| {
        let finder = project.people.get(&issue.by);
        !issue.is_automatic()
            && finder.is_some_and(|person| person.role.is_other_side())
            && issue.opened.moment() >= submitted
    });
    let noted: Vec<String> = noted
        .map(|issue| project.handle(issue).to_owned())
        .collect();
    (!noted.is_empty()).then_some(Misruled::DefectNoted(noted).into())
}

/// Deemed acceptance takes a chain that allows it, and a notice whose hours have passed (G10).
fn deemed_fault(chain: &Chain, node: &Node, ruling: &Ruling) -> Option<Trouble> {
    let (_, stage) = chain.stage(ACCEPTANCE)?;
    let hours = stage.notice_hours.unwrap_or_default();
    if !stage.deemed {
        return Some(Misruled::NeverDeemed.into());
    }
    let given = notify::in_force(node, ACCEPTANCE).filter(|given| given.record == ruling.of);
    // The time it names may not be ahead of the time at which it is recorded.
    let mut times = [&ruling.at, &ruling.entered].into_iter();
    let ripe = |now: &str| given.is_some_and(|given| notify::ripe(given, hours, now));
    let ripe = times.all(|now| now.is_empty() || ripe(now));
    (!ripe).then_some(Notifying::NoNotice { hours }.into())
}

fn names_acceptance(node: &Node, record: &str) -> bool {
    let round = node.acceptance().map(|check| check.record.as_str());
    let exit = node.exit().map(|ruled| ruled.record.as_str());
    round.or(exit) == Some(record)
}

/// What is not accepted yet goes on in lots that are not accepted either.
fn heirs_fault(project: &Project, ruling: &Ruling) -> Option<Trouble> {
    let may = |code: &String| {
        let heir = project.node(code).filter(|_| **code != ruling.subject);
        heir.is_some_and(|heir| {
            let open = heir.accepted().is_none() && heir.retired().is_none();
            heir.subject.kind == Kind::Lot && open
        })
    };
    match ruling.into.iter().find(|code| !may(code)) {
        Some(code) => Some(Misruled::NoHeir(code.clone()).into()),
        None => ruling
            .into
            .is_empty()
            .then_some(Miswritten::Malformed("into").into()),
    }
}
