//! Every sentence of the program in both languages, so that no rebuilding of the words changes a
//! character unseen. Phrases are read from their tables; what takes arguments is asked for with sample
//! values, and every enum that is put into words with each of its variants. A sentence that was meant to
//! change: `SENTENCES=write cargo test --test sentences`.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that fails should fail loudly"
)]

mod book;
mod checklists;
mod commands;
mod contrary;
mod damage;
mod demands;
mod devices;
mod failures;
mod headings;
mod health;
mod help;
mod literals;
mod obstacles;
mod papers;
mod phrases;
mod readings;
mod refusals;
#[path = "../house/rust.rs"]
mod rust;
mod samples;
mod screens;
mod signatures;
mod source;
mod tables;
mod trade;
mod verdicts;

use book::Book;
use source::Found;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

/// An area, and what is asked there.
type Area = (&'static str, fn() -> Book);

/// The areas, in the order of their names.
const AREAS: [Area; 18] = [
    ("checklists", checklists::told),
    ("commands", commands::told),
    ("contrary", contrary::told),
    ("damage", damage::told),
    ("demands", demands::told),
    ("devices", devices::told),
    ("failures", failures::told),
    ("headings", headings::told),
    ("health", health::told),
    ("obstacles", obstacles::told),
    ("papers", papers::told),
    ("readings", readings::told),
    ("refusals", refusals::told),
    ("screens", screens::told),
    ("signatures", signatures::told),
    ("tables", tables::told),
    ("trade", trade::told),
    ("verdicts", verdicts::told),
];

/// Functions that nobody here can ask, and who says their words instead.
const UNASKED: [(&str, &str); 15] = [
    ("judge::found", "reason::sentence, of which it is a part"),
    ("head::", "phrases, which are read from their table"),
    (
        "refusal::entered::",
        "refusal::sentence of what was handed in",
    ),
    ("refusal::cost::", "each trouble of a cost asks its own"),
    (
        "refusal::said::",
        "refusal::sentence, which chooses among them",
    ),
    (
        "mishap::",
        "Failure::sentences, notice and fault, which choose among them",
    ),
    (
        "blocked::said::",
        "blocked::obstacle, which chooses among them",
    ),
    (
        "doctor::said::",
        "doctor::Symptom::said, which chooses among them",
    ),
    ("flaw::said::", "flaw::what, which chooses among them"),
    ("table::said::", "table::misfit, which chooses among them"),
    (
        "table::noted::",
        "table::note::lines, which chooses among them",
    ),
    (
        "failure::system::",
        "Failure::sentences of a disk and a file",
    ),
    (
        "failure::table::",
        "Failure::sentences of tables, Faulty::sentence",
    ),
    (
        "failure::listing::",
        "Failure::sentences of a table, entries and rules",
    ),
    (
        "failure::faulty::Failure::faulty",
        "Faulty::sentence, which it is for",
    ),
];

/// Enums in what a function is given that choose no words there.
const UNSAID: [&str; 1] = ["Lang"];

static SOURCES: LazyLock<Found> =
    LazyLock::new(|| source::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src")));

static BOOKS: LazyLock<Vec<Book>> =
    LazyLock::new(|| AREAS.iter().map(|(_, told)| told()).collect());

#[test]
fn no_sentence_changes_unseen() {
    let mut changed = book::compare("phrases", &phrases::page(&SOURCES));
    changed.extend(book::compare("pairs", &phrases::pairs(&SOURCES)));
    changed.extend(book::compare("templates", &phrases::templates(&SOURCES)));
    changed.extend(book::compare("help", &SOURCES.help.page()));
    for ((area, _), book) in AREAS.iter().zip(&*BOOKS) {
        changed.extend(book::compare(area, &book.page()));
    }
    assert!(
        changed.is_empty(),
        "{} sentences are not as they were:\n\n{}\nWhere that is meant: SENTENCES=write cargo test --test sentences",
        changed.len(),
        changed.concat()
    );
    let pages = fs::read_dir(book::folder()).unwrap();
    let pages = pages.map(|entry| entry.unwrap().path());
    let pages = pages.filter(|path| path.extension().is_some_and(|ending| ending == "txt"));
    assert_eq!(pages.count(), AREAS.len() + 4, "a page of no area");
}

/// A function of `text` or `failure` that is given a language is asked, and none is asked for that is not
/// there any more.
#[test]
fn every_function_that_chooses_words_is_asked() {
    let (books, found) = (&*BOOKS, &*SOURCES);
    let asked = books.iter().flat_map(Book::asked);
    let asked: BTreeSet<&str> = asked.filter_map(|by| by.split(' ').next()).collect();
    let is_unasked = |path: &&str| UNASKED.iter().any(|(begins, _)| path.starts_with(begins));
    let all: BTreeSet<&str> = found.sayers.iter().map(|one| one.path.as_str()).collect();
    let of_words = found.sayers.iter().filter(|one| one.is_of_words);
    let there: BTreeSet<&str> = of_words.map(|one| one.path.as_str()).collect();
    let silent: Vec<&&str> = there
        .difference(&asked)
        .filter(|path| !is_unasked(path))
        .collect();
    assert!(
        silent.is_empty(),
        "ask them with sample values: {silent:#?}"
    );
    let gone: Vec<&&str> = asked.difference(&all).collect();
    assert!(
        gone.is_empty(),
        "they are not there or have another path: {gone:#?}"
    );
    for (begins, _) in UNASKED {
        let stands = there
            .iter()
            .any(|path| path.starts_with(begins) && !asked.contains(path));
        assert!(stands, "{begins} is asked or gone; take it from the list");
    }
}

/// An enum that is put into words occurs with each of its variants, and so do those that stand in it.
#[test]
fn every_variant_is_put_into_words() {
    let (books, found) = (&*BOOKS, &*SOURCES);
    let mut said: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (of, variants) in books.iter().flat_map(|book| &book.variants) {
        said.entry(of)
            .or_default()
            .extend(variants.iter().map(String::as_str));
    }
    let mut owed: BTreeSet<&str> = BTreeSet::new();
    for sayer in found.sayers.iter().filter(|one| one.is_of_words) {
        owed.extend(sayer.of.iter().map(String::as_str));
    }
    for (path, of) in &found.enums {
        let Some(said) = said.get(path.as_str()) else {
            continue;
        };
        let silent = of
            .variants
            .iter()
            .filter(|one| !said.contains(one.as_str()));
        let silent: Vec<&String> = silent.collect();
        assert!(silent.is_empty(), "{path}: give values of {silent:?}");
        owed.extend(of.holds.iter().map(String::as_str));
    }
    let named = |path: &str| path.rsplit("::").next().unwrap_or_default().to_owned();
    let enums: BTreeSet<String> = found.enums.keys().map(|path| named(path)).collect();
    let said: BTreeSet<String> = said.keys().map(|path| named(path)).collect();
    let silent = owed
        .into_iter()
        .filter(|one| enums.contains(*one) && !said.contains(*one));
    let silent: Vec<&str> = silent.filter(|one| !UNSAID.contains(one)).collect();
    assert!(
        silent.is_empty(),
        "nobody puts these enums into words: {silent:?}"
    );
}

#[test]
fn a_change_is_told_with_the_old_words_and_the_new() {
    let kept = "a b\n  zh 一\n  en one\nc\n  zh 三\n";
    assert!(book::differences("x", kept, kept).is_empty());
    let fresh = "a b\n  zh 二\n  en one\nd\n  zh 四\n";
    let told = [
        "x.txt: a b\n  -zh 一\n  +zh 二\n",
        "x.txt: c\n  -zh 三\n",
        "x.txt: d\n  +zh 四\n",
    ];
    assert_eq!(book::differences("x", kept, fresh), told);
}
