//! Refusals in words: whose turn it is and when: what comes first, what is finished, what two devices
//! concluded, who may, and the time. A trouble without words does not compile.

use super::names::RefusalNames;
use super::said as say;
use crate::domain::trouble::{Conflicting, Finished, OutOfTurn, Unentitled, Untimely};
use crate::text::conflict;
use crate::text::escape::quoted;
use crate::text::words;

pub(super) fn out_of_turn(names: &RefusalNames, trouble: &OutOfTurn) -> String {
    let lang = names.lang;
    match trouble {
        OutOfTurn::StageNotOpen { open } => say::stage_not_open(lang, &names.stage(open)),
        OutOfTurn::ChildrenOpen { accepted, total } => say::children_open(lang, *accepted, *total),
        OutOfTurn::ProcessBefore { lot, stage } => {
            say::process_before(lang, &quoted(lot), lang.of_words(stage))
        }
        OutOfTurn::EntryOpen { code } => say::entry_open(lang, &quoted(code)),
        OutOfTurn::OpenIssues(ids) => say::open_issues(lang, &names.listed(ids)),
    }
}

pub(super) fn finished(names: &RefusalNames, trouble: &Finished) -> String {
    let lang = names.lang;
    match trouble {
        Finished::AlreadyAccepted => say::already_accepted(lang).into(),
        Finished::Forbidden => say::forbidden(lang).into(),
        Finished::Retired(what) => say::retired(lang, words::ruling(lang, *what)),
    }
}

pub(super) fn conflicting(names: &RefusalNames, trouble: &Conflicting) -> String {
    let lang = names.lang;
    match trouble {
        Conflicting::InConflict => say::in_conflict(lang, conflict::how(lang)),
        Conflicting::NoConflict => say::no_conflict(lang).into(),
        Conflicting::NotASide { sides } => say::not_a_side(lang, &names.listed(sides)),
    }
}

pub(super) fn unentitled(names: &RefusalNames, trouble: &Unentitled) -> String {
    let lang = names.lang;
    match trouble {
        Unentitled::NoSuchPerson(code) if code.is_empty() => say::nobody(lang).into(),
        Unentitled::NoSuchPerson(code) => say::no_such_person(lang, &quoted(code)),
        Unentitled::WrongRole { has, may } => {
            say::wrong_role(lang, words::role(lang, *has), &words::roles(lang, may))
        }
        Unentitled::SamePerson { stage } => say::same_person(lang, &names.stage(stage)),
    }
}

pub(super) fn untimely(names: &RefusalNames, trouble: &Untimely) -> String {
    let lang = names.lang;
    match trouble {
        Untimely::NotATime(text) => say::not_a_time(lang, &quoted(text)),
        Untimely::Future { at, now } => say::future(lang, &quoted(at), now),
        Untimely::BeforeProject { at, first } => say::before_project(lang, &quoted(at), first),
    }
}
