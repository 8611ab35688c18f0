//! Columns of tables and rows of the checklist's workbook: headings, what to enter, the words that may
//! stand there.

use crate::book::Book;
use crate::say;
use sanjian::domain::misfit::Column;
use sanjian::table::listing::{HEAD, ITEMS, VARIANTS, headings as of};
use sanjian::text::listing::{self, CLASSES};
use sanjian::text::table::{DIVISION, NamedColumn, PEOPLE, PLAN, heading};

/// What is said there.
pub fn told() -> Book {
    let mut book = Book::default();
    headings(&mut book);
    book
}

/// Every column and head row: its heading, what to enter, an example.
fn headings(book: &mut Book) {
    for heading in [of(HEAD), of(VARIANTS), of(ITEMS)].concat() {
        book.each("listing::Heading::shown", [heading.key], |lang, _| {
            let (zh, en) = heading.about;
            [
                heading.shown(lang),
                lang.pick(zh, en).to_owned(),
                heading.example.to_owned(),
            ]
        });
    }
    let all: Vec<&NamedColumn> = PEOPLE
        .iter()
        .chain(PLAN.iter())
        .chain(DIVISION.iter())
        .collect();
    for named in all {
        book.each(
            "table::headings::NamedColumn::shown",
            [named.key],
            |lang, _| named.shown(lang),
        );
    }
    book.each("table::headings::heading", Column::ALL, |lang, column| {
        heading(lang, *column)
    });
    let words = [
        ("classes", CLASSES),
        ("judges", listing::JUDGES),
        ("plans", listing::PLANS),
        ("bases", listing::BASES),
        ("choices", listing::CHOICES),
        ("subjects", listing::SUBJECTS),
        ("stages", listing::STAGES),
    ];
    for (name, words) in words {
        book.each("listing::all", [name], |lang, _| listing::all(lang, words));
    }
    say! { book; listing::shown(CLASSES, "dominant"); listing::shown(CLASSES, "unheard_of"); }
}
