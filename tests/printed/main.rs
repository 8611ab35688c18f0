//! What every command prints, held against what it printed before: tables in both languages, JSON, CSV
//! and the cells of workbooks, on the sample project and on journals that released programs wrote. The
//! program runs inside the test, by a clock that stands still. Nothing here says what is right: only
//! that nobody changed it unseen.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that fails should fail loudly"
)]

mod copy;
mod folders;
mod kept;
mod program;
mod runs;
mod workbook;

use folders::Folders;
use program::Form;
use runs::{ALONE, BEFORE, EXCEPT, RUNS};
use std::collections::{BTreeMap, BTreeSet};

/// The command that a run is of: as many of its words as name commands.
fn command_of(words: &str) -> String {
    let mut tree = sanjian::cli::commands();
    let mut path: Vec<&str> = Vec::new();
    for word in words.split_whitespace() {
        let Some(below) = tree.find_subcommand(word).cloned() else {
            break;
        };
        path.push(word);
        tree = below;
    }
    path.join(" ")
}

/// The commands below one that do something themselves: those that do not wait for a verb below them.
fn leaves(tree: &clap::Command, above: &str, found: &mut BTreeSet<String>) {
    for one in tree.get_subcommands() {
        let path = format!("{above} {}", one.get_name()).trim().to_owned();
        leaves(one, &path, found);
        if !one.is_subcommand_required_set() {
            found.insert(path);
        }
    }
}

#[test]
fn every_command_is_run_here_or_says_why_not() {
    let mut all = BTreeSet::new();
    leaves(&sanjian::cli::commands(), "", &mut all);
    let run = RUNS.iter().chain(ALONE);
    let run: BTreeSet<String> = run.map(|run| command_of(run.words)).collect();
    let except: BTreeSet<String> = EXCEPT.iter().map(|(path, _)| (*path).to_owned()).collect();
    let both: Vec<&String> = run.intersection(&except).collect();
    assert!(both.is_empty(), "run, and excepted too: {both:?}");
    let looked_at: BTreeSet<String> = run.union(&except).cloned().collect();
    let new: Vec<&String> = all.difference(&looked_at).collect();
    let gone: Vec<&String> = looked_at.difference(&all).collect();
    assert!(new.is_empty(), "add them to tests/printed/runs.rs: {new:?}");
    assert!(gone.is_empty(), "no such commands any more: {gone:?}");
}

/// `SNAPSHOTS=write cargo test --test printed` takes them anew.
#[test]
fn every_command_prints_what_it_printed() {
    let folders = &Folders::new();
    folders.run_all(BEFORE, Form::Zh);
    let mut all: BTreeMap<Form, Vec<Option<String>>> = std::thread::scope(|scope| {
        let threads =
            Form::ALL.map(|form| scope.spawn(move || (form, folders.run_all(RUNS, form))));
        threads.map(|thread| thread.join().unwrap()).into()
    });
    // Those that write where all the others read.
    for (form, printed) in &mut all {
        printed.extend(folders.run_all(ALONE, *form));
    }
    kept::compare(&files(&all));
}

/// The snapshots, by name: the runs of a command one below the other; in JSON and in CSV those only that
/// print something else than the table.
fn files(all: &BTreeMap<Form, Vec<Option<String>>>) -> BTreeMap<String, String> {
    let mut files: BTreeMap<String, String> = BTreeMap::new();
    let tables = &all[&Form::Zh];
    for (form, printed) in all {
        let runs = RUNS.iter().chain(ALONE).zip(printed.iter().zip(tables));
        for (run, (text, table)) in runs {
            if let Some(text) = text
                && (form.is_table() || *text != *table.as_ref().unwrap())
            {
                let name = command_of(run.words).replace(' ', "-");
                let file = files.entry(format!("{name}.{}", form.ending()));
                *file.or_default() += text;
            }
        }
    }
    files
}
