//! Faults of tables in words: what is wrong in a cell, and what belongs there.

pub mod closing;
mod headings;
pub mod note;
mod noted;
pub mod people;
mod said;
pub mod titles;

pub use headings::{DIVISION, LEDGER, NamedColumn, PEOPLE, PLAN, REVIEWS, heading};

use super::escape::quoted;
use super::lang::Lang;
use super::words;
use crate::domain::misfit::{Misfit, ReviewMisfit, Unmatched};
use crate::domain::{Kind, Role};
use said as say;

/// What is wrong with a row.
pub fn misfit(lang: Lang, misfit: &Misfit) -> String {
    let row = |words: Vec<&str>| words.join(lang.between());
    match misfit {
        Misfit::Empty => say::empty(lang).to_owned(),
        Misfit::NotAKind(text) => {
            let kind = |kind| lang.pick(words::kind(lang, kind), kind.as_str());
            say::none_of(lang, &quoted(text), &row(Kind::ALL.map(kind).to_vec()))
        }
        Misfit::NotARole(text) => {
            let role = |role| lang.pick(words::role(lang, role), role.as_str());
            say::none_of(lang, &quoted(text), &row(Role::ALL.map(role).to_vec()))
        }
        Misfit::NotACount(text) => say::none_of(lang, &quoted(text), say::a_count(lang)),
        Misfit::NotAnArea(text) => say::none_of(lang, &quoted(text), say::an_area(lang)),
        Misfit::NotAScale(text) => say::none_of(lang, &quoted(text), say::a_scale(lang)),
        Misfit::OtherUnit(written, unit) => {
            say::other_unit(lang, &quoted(written), &quoted(lang.of_words(unit)))
        }
        Misfit::NoPart(title) => say::no_part(lang, &quoted(title)),
        Misfit::TooLong(most) => say::too_long(lang, *most),
        Misfit::Capacity(capacity) => say::capacity(lang, *capacity),
        Misfit::NoChecklist(id) => say::no_checklist(lang, &quoted(id)),
        Misfit::ChecklistFor(kind) => say::checklist_for(lang, &quoted(kind)),
        Misfit::NoChain(id) => say::no_chain(lang, &quoted(id)),
        Misfit::NoLotBefore(code) => say::no_lot_before(lang, &quoted(code)),
        Misfit::Taken => say::taken(lang).to_owned(),
        Misfit::Unmatched(Unmatched::Nowhere(code)) => say::no_project(lang, &quoted(code)),
        Misfit::Unmatched(Unmatched::Several(code, pids)) => {
            say::several_projects(lang, &quoted(code), &pids.join(lang.between()))
        }
        Misfit::Unmatched(Unmatched::OtherCode(code)) => say::other_code(lang, &quoted(code)),
        Misfit::ChooseChecklist(ids) => say::choose_checklist(lang, &ids.join(lang.between())),
        Misfit::ChooseVariant(members) => {
            let names = members
                .iter()
                .map(|(id, words)| format!("{id} {}", lang.of_words(words)));
            say::choose_variant(lang, &names.collect::<Vec<_>>().join(" / "))
        }
        Misfit::Review(why) => review(lang, why),
        Misfit::AfterItself => say::after_itself(lang).to_owned(),
        Misfit::NoVariant(id) => say::no_variant(lang, &quoted(id)),
        Misfit::Twice(row) => say::twice(lang, *row),
        Misfit::Alike(row, code) => say::alike(lang, *row, &quoted(code)),
        Misfit::Kept(code) => say::kept(lang, &quoted(code)),
        Misfit::NoParent(code) if code.is_empty() => say::needs_parent(lang).to_owned(),
        Misfit::NoParent(code) => say::no_parent(lang, &quoted(code)),
        Misfit::WrongParent(kind) => say::wrong_parent(lang, words::kind(lang, *kind)),
        Misfit::NeedsNoParent => say::needs_no_parent(lang).to_owned(),
        Misfit::Circle => say::circle(lang).to_owned(),
        Misfit::KindChanged(kind) => say::kind_changed(lang, words::kind(lang, *kind)),
        Misfit::ParentChanged(code) => say::parent_changed(lang, &quoted(code)),
    }
}

/// Why a row says nothing of a comparison with the print.
fn review(lang: Lang, misfit: &ReviewMisfit) -> String {
    match misfit {
        ReviewMisfit::OtherVersion(known) => say::other_version(lang, &quoted(known)),
        ReviewMisfit::NotADay(text) => say::none_of(lang, &quoted(text), say::a_day(lang)),
        ReviewMisfit::Ahead(text) => say::ahead(lang, &quoted(text)),
    }
}
