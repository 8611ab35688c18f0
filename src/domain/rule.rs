//! Whether a ruling may be made: the documents it needs (G8), who decides, and what must be true
//! before it (GB 50300-2013, 5.0.6 to 5.0.8; G9, G10).

use super::chain::Chain;
use super::fault::{Fault, Trouble};
use super::notice;
use super::project::{ACCEPTANCE, Node, Project};
use super::ruling::{Paper, Ruling, What};
use super::subject::Kind;
use super::verdict::Outcome;

/// Every fault that keeps a ruling from being recorded.
pub fn faults(project: &Project, chain: &Chain, ruling: &Ruling) -> Vec<Fault> {
    let Some(node) = project.node(&ruling.subject) else {
        let code = ruling.subject.clone();
        return vec![Fault::whole(Trouble::NoSuchSubject(code))];
    };
    let mut faults = state_faults(project, chain, node, ruling);
    faults.extend(person_fault(project, ruling));
    faults.extend(paper_faults(ruling));
    if notice::time(&ruling.at).is_none() {
        faults.push(Trouble::NotATime(ruling.at.clone()));
    }
    if ruling.papers.is_empty() && ruling.reason.trim().is_empty() {
        faults.push(Trouble::NoGround);
    }
    faults.into_iter().map(Fault::whole).collect()
}

fn person_fault(project: &Project, ruling: &Ruling) -> Option<Trouble> {
    let may = ruling.what.roles();
    match project.people.get(&ruling.by) {
        None => Some(Trouble::NoSuchPerson(ruling.by.clone())),
        Some(person) if !may.contains(&person.role) => Some(Trouble::WrongRole {
            has: person.role,
            may: may.to_vec(),
        }),
        Some(_) => None,
    }
}

fn paper_faults(ruling: &Ruling) -> Vec<Trouble> {
    let given = |kind| ruling.papers.iter().any(|paper| paper.kind == kind);
    let missing = ruling.what.papers().iter().filter(|kind| !given(**kind));
    let mut faults: Vec<Trouble> = missing.map(|kind| Trouble::NoPaper(*kind)).collect();
    let incomplete = ruling
        .papers
        .iter()
        .filter(|paper| !Paper::is_complete(paper));
    faults.extend(incomplete.map(|paper| Trouble::PaperIncomplete(paper.kind)));
    faults
}

fn state_faults(project: &Project, chain: &Chain, node: &Node, ruling: &Ruling) -> Vec<Trouble> {
    if node.conflict.is_open() {
        return vec![Trouble::InConflict];
    }
    let closed = node.forbidden().is_some() || node.retired().is_some();
    if closed {
        return vec![closed_by(node)];
    }
    let what = ruling.what;
    let mut faults = Vec::new();
    if !fits(what, node.subject.kind) {
        faults.push(Trouble::NotThisLevel(node.subject.kind));
    }
    if what != What::Annulled && node.accepted().is_some() {
        faults.push(Trouble::AlreadyAccepted);
        return faults;
    }
    match what {
        What::LabProof | What::Designer if !rejected(node) => faults.push(Trouble::NothingRejected),
        What::Concession | What::Forbidden if !rejected(node) && !rejected_below(project, node) => {
            faults.push(Trouble::NothingRejected);
        }
        What::Withdrawn | What::WithdrawnLate | What::NotHeld | What::RecordsIncomplete => {
            faults.extend(not_at_acceptance(chain, node));
        }
        What::Deemed => {
            faults.extend(not_at_acceptance(chain, node));
            faults.extend(deemed_fault(chain, node, ruling));
        }
        What::Annulled if !names_acceptance(node, &ruling.of) => faults.push(Trouble::NotAccepted),
        What::Split | What::Merged => faults.extend(heirs_fault(project, ruling)),
        _ => {}
    }
    faults
}

/// Why a subject takes nothing more.
pub fn closed_by(node: &Node) -> Trouble {
    match node.retired() {
        Some(ruled) => Trouble::Retired(ruled.ruling.what),
        None => Trouble::Forbidden,
    }
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

fn not_at_acceptance(chain: &Chain, node: &Node) -> Option<Trouble> {
    let open = chain.standing(node.line()).open;
    let open = open.and_then(|at| chain.stages.get(at))?;
    (open.id != ACCEPTANCE).then(|| Trouble::StageNotOpen {
        open: open.id.clone(),
    })
}

/// Deemed acceptance takes a chain that allows it, and a notice whose hours have passed (G10).
fn deemed_fault(chain: &Chain, node: &Node, ruling: &Ruling) -> Option<Trouble> {
    let (_, stage) = chain.stage(ACCEPTANCE)?;
    let hours = stage.notice_hours.unwrap_or_default();
    if !stage.deemed {
        return Some(Trouble::NeverDeemed);
    }
    let given = notice::in_force(node, ACCEPTANCE).filter(|given| given.record == ruling.of);
    let ripe = given.is_some_and(|given| notice::ripe(given, hours, &ruling.at));
    (!ripe).then_some(Trouble::NoNotice { hours })
}

fn names_acceptance(node: &Node, record: &str) -> bool {
    let round = node.acceptance().map(|check| check.record.as_str());
    let exit = node.exit().map(|ruled| ruled.record.as_str());
    round.or(exit) == Some(record)
}

fn heirs_fault(project: &Project, ruling: &Ruling) -> Option<Trouble> {
    let stranger = ruling.into.iter().find(|code| {
        let heir = project.node(code);
        **code == ruling.subject || heir.is_none_or(|heir| heir.subject.kind != Kind::Lot)
    });
    match stranger {
        Some(code) => Some(Trouble::NoSuchSubject(code.clone())),
        None => ruling.into.is_empty().then_some(Trouble::Malformed("into")),
    }
}
