//! How a record and what follows from it disagree: fields typed instead of judged, a checklist that
//! is not the subject's or laxer than the standard's, a plan or an agreement that was never allowed.

use crate::checklist::{FileFault, Library};
use crate::domain::check::CheckRecord;
use crate::domain::head::ProjectHead;
use crate::domain::lists::Pinned;
use crate::domain::trouble::Course;
use crate::domain::{Event, Fault, Project, Subject, Words};
use crate::text::{Lang, contrary, words};
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
    Refused(Vec<Fault>),
    /// Judged again it comes out otherwise: the field, recorded, judged.
    Differs {
        /// Which part of the record.
        field: &'static str,
        /// As recorded.
        recorded: Words,
        /// As judged again.
        judged: Words,
    },
    /// Subjects in places where no import puts them: no parent, or moved.
    Misplaced(Vec<String>),
    /// What a project cannot change once it has begun.
    Changed(&'static str),
    /// The payload cannot be read as a check.
    Unreadable(String),
}

/// A part of a check's record: its name, whether two have the same, and what it says.
type RecordPart = (
    &'static str,
    fn(&CheckRecord, &CheckRecord) -> bool,
    fn(Lang, &CheckRecord) -> String,
);

/// What is judged again, in the order in which it is told. Whom checks of old asked to sign, later
/// chains do not say: that part comes first and is left out for them.
const PARTS: [RecordPart; 10] = [
    (
        "parties",
        |a, b| parties(Lang::En, a) == parties(Lang::En, b),
        parties,
    ),
    (
        "checklist",
        |a, b| list(a) == list(b),
        |_, check| list(check),
    ),
    (
        "outcome",
        |a, b| a.outcome == b.outcome,
        |lang, check| words::outcome(lang, check.outcome).to_owned(),
    ),
    (
        "grade",
        |a, b| a.grade == b.grade,
        |lang, check| {
            let grade = check.grade.map(|grade| words::grade(lang, grade));
            grade.unwrap_or("—").to_owned()
        },
    ),
    (
        "round",
        |a, b| a.round == b.round,
        |_, check| check.round.to_string(),
    ),
    (
        "failing",
        |a, b| a.failing == b.failing,
        |_, check| listed(&check.failing),
    ),
    (
        "dominant",
        |a, b| a.dominant == b.dominant,
        |_, check| listed(&check.dominant),
    ),
    (
        "flags",
        |a, b| a.flags == b.flags,
        |lang, check| {
            let flags = check.flags.iter();
            listed(
                &flags
                    .map(|flag| words::flag(lang, flag))
                    .collect::<Vec<_>>(),
            )
        },
    ),
    (
        "tally",
        |a, b| a.tally == b.tally,
        |lang, check| contrary::tally(lang, &check.tally),
    ),
    (
        "variants",
        |a, b| a.variants == b.variants,
        |_, check| listed(&check.variants),
    ),
];

/// The first part of a check's record that comes out otherwise when it is judged again.
pub(super) fn difference(recorded: &CheckRecord, judged: &CheckRecord) -> Option<Discrepancy> {
    let skipped = usize::from(recorded.chain.is_none());
    let mut parts = PARTS.iter().skip(skipped);
    let (field, _, say) = parts.find(|(_, is_same, _)| !is_same(recorded, judged))?;
    let said = |check| Words {
        zh: say(Lang::Zh, check),
        en: say(Lang::En, check),
    };
    Some(Discrepancy::Differs {
        field,
        recorded: said(recorded),
        judged: said(judged),
    })
}

/// What reads the same in both languages.
pub(super) fn plain(text: String) -> Words {
    Words {
        zh: text.clone(),
        en: text,
    }
}

/// Who is asked to sign, by their roles.
fn parties(lang: Lang, check: &CheckRecord) -> String {
    let each = check.parties.iter();
    let each = each.map(|party| {
        format!(
            "{}{}",
            party.id,
            lang.in_brackets(&words::roles(lang, &party.roles))
        )
    });
    listed(&each.collect::<Vec<_>>())
}

fn list(check: &CheckRecord) -> String {
    let pin = &check.checklist;
    format!("{} {} {}", pin.id, pin.version, pin.hash)
}

fn listed(each: &[String]) -> String {
    match each {
        [] => "—".to_owned(),
        each => each.join(" "),
    }
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

fn changed(before: &ProjectHead, head: &ProjectHead) -> Option<Discrepancy> {
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
pub(super) fn no_subject(code: &str) -> Vec<Fault> {
    vec![Fault::whole(Course::NoSuchSubject(code.to_owned()))]
}
