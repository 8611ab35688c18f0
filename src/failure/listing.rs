//! Entries of a checklist's workbook that cannot be taken, in words: what is wrong, and how to mend it.

use crate::domain::flaw::Flaw;
use crate::table::listing::{HEAD, Misentry, headings};
use crate::text::escape::quoted;
use crate::text::mishap::listing as say;
use crate::text::{Lang, listing};

/// What is wrong with an entry.
pub fn misentry(lang: Lang, entry: &Misentry) -> String {
    match entry {
        Misentry::Empty => say::empty(lang).to_owned(),
        Misentry::NotOneOf(words, text) => {
            let wanted = listing::all(lang, words).join(lang.between());
            expected(lang, text, &wanted)
        }
        Misentry::NoVariant(text) => say::no_variant(lang, &quoted(text)),
        Misentry::NotUsed(text) => say::not_used(lang, &quoted(text)),
        Misentry::Twice(row) => say::twice(lang, *row),
        Misentry::NotANumber(text) => expected(lang, text, say::a_number(lang)),
        Misentry::NotALimit(text) => expected(lang, text, say::a_limit(lang)),
        Misentry::NotASampling(text) => expected(lang, text, say::a_sampling(lang)),
        Misentry::NotCounted(text) => expected(lang, text, say::counted(lang)),
        Misentry::NotSets(text) => expected(lang, text, say::sets(lang)),
        Misentry::NotAShare(text) => expected(lang, text, say::a_share(lang)),
        Misentry::SidesTwice => say::sides_twice(lang).to_owned(),
        Misentry::NoSuchRow(name) => {
            let heads = headings(HEAD).into_iter();
            let names: Vec<String> = heads.map(|heading| heading.shown(lang)).collect();
            expected(lang, name, &names.join(lang.between()))
        }
        Misentry::NotAPlace => say::a_place(lang).to_owned(),
        Misentry::MoreThanOne => say::one_value(lang).to_owned(),
        Misentry::NoRow => say::no_row(lang).to_owned(),
        Misentry::NoItems => say::no_items(lang).to_owned(),
    }
}

/// What a rule of checklists says of a cell, in the words of the table rather than of the file.
pub fn rule(lang: Lang, flaw: &Flaw) -> String {
    let words = match flaw {
        Flaw::Sides => say::sides(lang),
        Flaw::Negative => say::negative(lang),
        Flaw::NoDocuments => say::no_documents(lang),
        Flaw::Lenient => say::lenient(lang),
        Flaw::NoChoice(_) => say::no_choice(lang),
        other => return crate::text::flaw::what(lang, other),
    };
    words.to_owned()
}

fn expected(lang: Lang, text: &str, wanted: &str) -> String {
    say::should_be(lang, &quoted(text), wanted)
}
