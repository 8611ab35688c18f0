//! How a record and what follows from it disagree: fields typed instead of judged, a checklist that
//! is not the subject's or laxer than the standard's, a plan or an agreement that was never allowed.

use crate::checklist::{FileFault, Library};
use crate::domain::check::CheckRecord;
use crate::domain::project::Head;
use crate::domain::rulebook::Pinned;
use crate::domain::{Event, Fault as RuleFault, Project, Subject, Trouble};
use std::collections::BTreeSet;

/// How a record and its answers disagree.
#[derive(Clone, Debug)]
pub enum Discrepancy {
    /// The checklist it pinned is not there or not what it was.
    NoChecklist(String),
    /// The chain it went by is not there or not what it was.
    NoChain(String),
    /// The checklist it pinned is not the one of its subject.
    OtherChecklist {
        /// That of the subject.
        own: String,
        /// The one pinned.
        pinned: String,
    },
    /// The checklist it pinned calls itself the standard's and is laxer.
    Laxer(Vec<FileFault>),
    /// It should have been refused.
    Refused(Vec<RuleFault>),
    /// Judged again it comes out otherwise: the field, recorded, judged.
    Differs {
        /// Which part of the record.
        field: &'static str,
        /// As recorded.
        recorded: String,
        /// As judged again.
        judged: String,
    },
    /// Subjects in places where no import puts them: no parent, or moved.
    Misplaced(Vec<String>),
    /// What a project cannot change once it has begun.
    Changed(&'static str),
    /// The payload cannot be read as a check.
    Unreadable(String),
}

/// The first part of a check's record that comes out otherwise when it is judged again. Records of
/// old name no chain; whom theirs asked to sign, later chains do not say.
pub(super) fn difference(recorded: &CheckRecord, judged: &CheckRecord) -> Option<Discrepancy> {
    let text = |value: &dyn std::fmt::Debug| format!("{value:?}");
    let plain = [
        ("parties", parties(recorded), parties(judged)),
        ("checklist", list(recorded), list(judged)),
    ];
    let mut plain = plain
        .into_iter()
        .skip(usize::from(recorded.chain.is_none()));
    if let Some((field, recorded, judged)) = plain.find(|(_, was, is)| was != is) {
        return Some(Discrepancy::Differs {
            field,
            recorded,
            judged,
        });
    }
    let fields: [(&'static str, &dyn std::fmt::Debug, &dyn std::fmt::Debug); 8] = [
        ("outcome", &recorded.outcome, &judged.outcome),
        ("grade", &recorded.grade, &judged.grade),
        ("round", &recorded.round, &judged.round),
        ("failing", &recorded.failing, &judged.failing),
        ("dominant", &recorded.dominant, &judged.dominant),
        ("flags", &recorded.flags, &judged.flags),
        ("tally", &recorded.tally, &judged.tally),
        ("variants", &recorded.variants, &judged.variants),
    ];
    let differing = fields
        .into_iter()
        .find(|(_, recorded, judged)| text(*recorded) != text(*judged));
    differing.map(|(field, recorded, judged)| Discrepancy::Differs {
        field,
        recorded: text(recorded),
        judged: text(judged),
    })
}

/// Who is asked to sign, by their roles.
fn parties(check: &CheckRecord) -> String {
    let each = check.parties.iter().map(|party| {
        let roles: Vec<&str> = party.roles.iter().map(|role| role.as_str()).collect();
        format!("{}({})", party.id, roles.join("/"))
    });
    each.collect::<Vec<_>>().join(" ")
}

fn list(check: &CheckRecord) -> String {
    let pin = &check.checklist;
    format!("{} {} {}", pin.id, pin.version, pin.hash)
}

/// Whether the checklist that judged a check is the one its subject named then; the usual one of a
/// kind may have changed since, so only a subject's own choice is held against it.
pub(super) fn other_checklist(subject: &Subject, pinned: &Pinned) -> Option<Discrepancy> {
    let (own, id) = (&subject.checklist, &pinned.checklist.id);
    (!own.is_empty() && own != id).then(|| Discrepancy::OtherChecklist {
        own: own.clone(),
        pinned: id.clone(),
    })
}

/// Whether a checklist calls itself the standard's, in the version that this program has, and allows
/// more. Of other versions nobody here knows the figures.
pub(super) fn laxer(library: &Library, pinned: &Pinned) -> Option<Discrepancy> {
    let faults = library.laxer(pinned);
    (!faults.is_empty()).then_some(Discrepancy::Laxer(faults))
}

/// What an import or an agreement would never have recorded.
pub(super) fn unplanned(state: &Project, event: &Event) -> Option<Discrepancy> {
    match event {
        Event::Plan(subjects) => misplaced(state, subjects),
        Event::Project(head) => changed(&state.head, head),
        _ => None,
    }
}

fn misplaced(state: &Project, subjects: &[Subject]) -> Option<Discrepancy> {
    let mut known: BTreeSet<&str> = BTreeSet::new();
    let mut strange = Vec::new();
    for subject in subjects {
        let (code, parent) = (subject.code.as_str(), subject.parent.as_str());
        let placed = parent.is_empty() || known.contains(parent) || state.node(parent).is_some();
        let stays = state.node(code).is_none_or(|node| {
            node.subject.kind == subject.kind && node.subject.parent == subject.parent
        });
        if !(placed && stays) {
            strange.push(subject.code.clone());
        }
        known.insert(code);
    }
    (!strange.is_empty()).then_some(Discrepancy::Misplaced(strange))
}

fn changed(before: &Head, head: &Head) -> Option<Discrepancy> {
    // The first record of a project has nothing before it.
    let begun = !before.code.is_empty();
    let what = match head {
        _ if !begun => return None,
        head if head.code != before.code => "code",
        head if head.scheme != before.scheme => "scheme",
        head if head.grading != before.grading => "grading",
        _ => return None,
    };
    Some(Discrepancy::Changed(what))
}

/// Decided about a subject that is not planned.
pub(super) fn no_subject(code: &str) -> Vec<RuleFault> {
    vec![RuleFault::whole(Trouble::NoSuchSubject(code.to_owned()))]
}
