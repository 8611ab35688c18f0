//! Refusals in words: the subject of a check as it is planned and described, and the answers to its items.
//! A trouble without words does not compile.

use super::names::RefusalNames;
use super::said as say;
use crate::domain::judge::MOST_READINGS;
use crate::domain::reference::Unfounded;
use crate::domain::trouble::{Answering, Course, Described, Drawn, Misread};
use crate::text::escape::quoted;
use crate::text::lang::Lang;
use crate::text::words;

pub(super) fn course(names: &RefusalNames, trouble: &Course) -> String {
    let lang = names.lang;
    match trouble {
        Course::NoSuchSubject(code) => say::no_such_subject(lang, &quoted(code)),
        Course::NoSuchStage(stage) => say::no_such_stage(lang, &quoted(stage), &names.stages()),
        Course::NoChecklist(id) => say::no_checklist(lang, &quoted(id)),
        Course::NoChain(kind, id) => say::no_chain(lang, words::kind(lang, *kind), &quoted(id)),
        Course::OtherChain(id) => say::other_chain(lang, &quoted(id)),
        Course::ChainLost(hash) => say::chain_lost(lang, &blob(hash)),
        Course::SchemeStays => say::scheme_stays(lang).into(),
        Course::NoAgreedLimit(list, item) => {
            say::no_agreed_limit(lang, &quoted(list), &quoted(item))
        }
    }
}

pub(super) fn described(names: &RefusalNames, trouble: &Described) -> String {
    let lang = names.lang;
    match trouble {
        Described::Capacity => say::capacity(lang).into(),
        Described::NoCapacity(unit) => {
            let unit = unit.as_ref().map(|unit| quoted(lang.of_words(unit)));
            say::no_capacity(lang, &unit.unwrap_or_default())
        }
        Described::Count(id) => say::count(lang, &quoted(id)),
        Described::NoCount(one) => {
            say::no_count(lang, &quoted(lang.pick(&one.zh, &one.en)), &quoted(&one.id))
        }
        Described::NoDimension(name) => say::no_dimension(lang, &quoted(name)),
        Described::BadDimension(name) => say::bad_dimension(lang, &quoted(name)),
        Described::NoSuchVariant(id) => say::no_such_variant(lang, &quoted(id)),
        Described::ChooseVariant(group) => say::choose_variant(lang, &names.group(group)),
    }
}

pub(super) fn answering(names: &RefusalNames, trouble: &Answering) -> String {
    let lang = names.lang;
    match trouble {
        Answering::NoSuchItem => say::no_such_item(lang).into(),
        Answering::AnsweredTwice => say::answered_twice(lang).into(),
        Answering::Computed => say::computed(lang).into(),
        Answering::NotAnswered => not_answered(names, None).into(),
        Answering::NoReason => say::no_reason(lang).into(),
        Answering::Unfounded(why) => unfounded(lang, why),
        Answering::NothingInspected => say::nothing_inspected(lang).into(),
        Answering::UnknownResult(text) => say::unknown_result(lang, &quoted(text)),
    }
}

/// Nothing was said of an item: what is measured, looked at and filed is asked in words of its own.
pub(super) fn not_answered(names: &RefusalNames, item: Option<&str>) -> &'static str {
    let item = item.and_then(|id| names.checklist?.item(id));
    match item.map(|item| &item.judge) {
        Some(judge) if judge.is_measured() => say::not_measured(names.lang),
        Some(judge) if judge.papers().is_some() => say::no_papers(names.lang),
        _ => say::not_answered(names.lang),
    }
}

pub(super) fn drawn(names: &RefusalNames, trouble: &Drawn) -> String {
    let lang = names.lang;
    match trouble {
        Drawn::TooFew { needed, got } => {
            say::too_few(lang, *needed, *got, needed - got.min(needed))
        }
        Drawn::SecondDraw { size } => say::second_draw(lang, *size),
        Drawn::NeedlessDraw => say::needless_draw(lang).into(),
        Drawn::TooMany { capacity, got } => say::too_many(lang, *capacity, *got),
        Drawn::BeyondTable(size) => say::beyond_table(lang, *size),
    }
}

pub(super) fn misread(names: &RefusalNames, trouble: &Misread) -> String {
    let lang = names.lang;
    match trouble {
        Misread::Negative { nth, text } => say::negative(lang, *nth, &quoted(text)),
        Misread::NotInGroups { size, got } => say::not_in_groups(lang, *size, *got),
        Misread::NotANumber { nth, text } => say::not_a_number(lang, *nth, &quoted(text)),
        Misread::Crowded => say::crowded(lang, MOST_READINGS),
    }
}

/// Where the file of this hash is kept.
fn blob(hash: &str) -> String {
    format!(
        "blobs/{}/{}",
        hash.get(..2).unwrap_or_default(),
        quoted(hash)
    )
}

fn unfounded(lang: Lang, why: &Unfounded) -> String {
    match why {
        Unfounded::FirstRound => say::first_round(lang).into(),
        Unfounded::Redone => say::redone(lang).into(),
        Unfounded::OtherRecord(right) => say::other_record(lang, &quoted(right)),
        Unfounded::Failed => say::failed_before(lang).into(),
        Unfounded::Absent => say::absent_before(lang).into(),
        Unfounded::Unlike => say::unlike_there(lang).into(),
        Unfounded::OtherSide => say::other_side_there(lang).into(),
        Unfounded::Differs => say::differs_there(lang).into(),
    }
}
