//! Refusals in words: rulings, and the steps of issues. A trouble without words does not compile.

use super::names::RefusalNames;
use super::said as say;
use crate::domain::trouble::{Misruled, Misstep};
use crate::text::escape::quoted;
use crate::text::words;

pub(super) fn misruled(names: &RefusalNames, trouble: &Misruled) -> String {
    let lang = names.lang;
    match trouble {
        Misruled::NotThisLevel(kind) => say::not_this_level(lang, words::kind(lang, *kind)),
        Misruled::NothingRejected => say::nothing_rejected(lang).into(),
        Misruled::NotAccepted => say::not_accepted(lang).into(),
        Misruled::NeverDeemed => say::never_deemed(lang).into(),
        Misruled::NoPaper(kind) => say::no_paper(lang, words::paper(lang, *kind)),
        Misruled::PaperIncomplete(kind) => say::paper_incomplete(lang, words::paper(lang, *kind)),
        Misruled::NoGround | Misruled::NoWhy => say::no_why(lang).into(),
        Misruled::DefectNoted(ids) => say::defect_noted(lang, &names.listed(ids)),
        Misruled::NoHeir(code) => say::no_heir(lang, &quoted(code)),
    }
}

pub(super) fn misstep(names: &RefusalNames, trouble: &Misstep) -> String {
    let lang = names.lang;
    match trouble {
        Misstep::NoSuchIssue(id) => say::no_such_issue(lang, &quoted(id)),
        Misstep::IssueStands(state) => say::issue_stands(lang, words::issue_state(lang, *state)),
        Misstep::OwnWork => say::own_work(lang).into(),
        Misstep::NothingShown => say::nothing_shown(lang).into(),
        Misstep::DueBefore => say::due_before(lang).into(),
    }
}
