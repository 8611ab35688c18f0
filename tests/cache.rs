//! The cache is disposable: with it, without it, behind the times or tampered with, the state that
//! counts is the fold of the records (S15).

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that fails should fail loudly"
)]

use sanjian::domain::{Kind, Project};
use sanjian::rates::{self, By, Level, Query, RatesTable};
use sanjian::sample;
use sanjian::store::{Disk, RealDisk};
use sanjian::text::Lang;
use sanjian::tui::App;
use sanjian::workspace::held::exchanged::PlainText;
use sanjian::workspace::{Command, Done, Surroundings, Workspace};
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

fn state(project: &Project) -> String {
    serde_json::to_string(project).unwrap()
}

/// The state as the screen enters it, cache and all.
fn quickly(folder: &Path) -> String {
    let mut workspace = Workspace::open(folder).unwrap();
    let id = workspace.projects().unwrap()[0].id.clone();
    workspace.enter_id(&id).unwrap();
    state(workspace.project().unwrap())
}

/// The state from the records alone.
fn from_records(folder: &Path) -> String {
    fs::remove_file(cache(folder)).unwrap();
    let mut workspace = Workspace::open(folder).unwrap();
    workspace.enter(None).unwrap();
    state(workspace.project().unwrap())
}

/// Waits until all records were gone over.
fn go_over(app: &mut App) {
    app.go_over_records();
    for _ in 0..20_000 {
        app.idle();
        if !app.workspace().rests_on_what_was_kept() {
            break;
        }
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// On a machine that has a key of its own.
fn with_notes(folder: &Path, notes: &Path) -> Workspace {
    let disk: Arc<dyn Disk> = Arc::new(RealDisk::new(notes).unwrap());
    let around = Surroundings {
        notes: Some((disk, notes.to_path_buf())),
        ..Surroundings::default()
    };
    Workspace::open(folder).unwrap().in_surroundings(around)
}

fn cache(folder: &Path) -> PathBuf {
    let project = fs::read_dir(folder.join("projects"))
        .unwrap()
        .next()
        .unwrap()
        .unwrap();
    project.path().join("cache/state")
}

#[test]
fn the_cache_and_the_rest_equal_everything() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let mut workspace = Workspace::open(folder).unwrap();
    sample::enter(&mut workspace, Lang::Zh, &mut |_, _| ()).unwrap();
    drop(workspace);
    assert_eq!(quickly(folder), from_records(folder));
    let kept = fs::read(cache(folder)).unwrap();

    let mut workspace = Workspace::open(folder).unwrap();
    workspace.enter(None).unwrap();
    let mut person = workspace
        .project()
        .unwrap()
        .people
        .values()
        .next()
        .unwrap()
        .clone();
    person.code = "NEW".into();
    workspace
        .execute(Command::ListPeople(vec![person]))
        .unwrap();
    drop(workspace);
    fs::write(cache(folder), &kept).unwrap();
    let behind = quickly(folder);
    assert!(behind.contains("NEW"));
    assert_eq!(behind, from_records(folder));

    for odd in [&b""[..], b"{}", &kept[..kept.len() / 2], b"\0\0\0\0"] {
        fs::write(cache(folder), odd).unwrap();
        assert_eq!(quickly(folder), behind);
    }
    fs::remove_file(cache(folder)).unwrap();
    assert_eq!(quickly(folder), behind);
}

/// What was kept with every rejected check accepted, and sealed as the program would without a key of the machine.
fn forged(kept: &[u8]) -> Vec<u8> {
    let mut tampered = 0;
    let forged = with_parts(kept, |part| {
        let plain = zstd::decode_all(&part[4..]).unwrap();
        let (plain, times) = accepted(plain);
        tampered += times;
        [&part[..4], &zstd::encode_all(&plain[..], 1).unwrap()].concat()
    });
    assert!(tampered > 0, "the test must really tamper");
    forged
}

/// What was kept with every part made another, sealed likewise. Parts lie behind the head, each with its length
/// unpacked before it.
fn with_parts(kept: &[u8], mut other: impl FnMut(&[u8]) -> Vec<u8>) -> Vec<u8> {
    let mut rest = &kept[32..];
    let head: Value = rmp_serde::from_read(&mut rest).unwrap();
    let mut head = head.as_object().unwrap().clone();
    let mut parts = Vec::new();
    let mut forge = |len: &mut Value| {
        let (part, after) = rest.split_at(len.as_u64().unwrap() as usize);
        rest = after;
        let part = other(part);
        *len = part.len().into();
        parts.extend(part);
    };
    let kept = head["kept"].as_object_mut().unwrap();
    forge(&mut kept["state"]);
    kept["packs"]
        .as_array_mut()
        .unwrap()
        .iter_mut()
        .for_each(&mut forge);
    forge(&mut kept["made"]);
    let body = [rmp_serde::to_vec_named(&head).unwrap(), parts].concat();
    let seal = Sha256::digest(Sha256::digest(&body));
    [&seal[..], &body].concat()
}

/// Bytes with every rejection made an acceptance, and how many those are.
fn accepted(mut plain: Vec<u8>) -> (Vec<u8>, usize) {
    let mut times = 0;
    for at in 0..plain.len().saturating_sub(7) {
        if &plain[at..at + 8] == b"rejected" {
            plain[at..at + 8].copy_from_slice(b"accepted");
            times += 1;
        }
    }
    (plain, times)
}

#[test]
fn a_forged_cache_changes_nothing_that_leaves_the_device() {
    let folder = tempfile::tempdir().unwrap();
    let elsewhere = tempfile::tempdir().unwrap();
    let (folder, stick) = (folder.path(), elsewhere.path().join("stick"));
    let mut workspace = Workspace::open(folder).unwrap();
    sample::enter(&mut workspace, Lang::Zh, &mut |_, _| ()).unwrap();
    drop(workspace);
    let honest = quickly(folder);
    let kept = fs::read(cache(folder)).unwrap();
    let tampered = [&kept[..32], &forged(&kept)[32..]].concat();
    fs::write(cache(folder), tampered).unwrap();
    assert_eq!(quickly(folder), honest, "without the seal it is none");

    fs::write(cache(folder), forged(&kept)).unwrap();
    assert_ne!(quickly(folder), honest, "the test must really forge");
    let mut workspace = Workspace::open(folder).unwrap();
    workspace.enter(None).unwrap();
    assert_ne!(state(workspace.project().unwrap()), honest);
    let mut app = App::new(workspace, Lang::Zh);
    go_over(&mut app);
    assert_eq!(state(app.workspace().project().unwrap()), honest);
    drop(app);

    let mut workspace = Workspace::open(folder).unwrap();
    workspace.enter(None).unwrap();
    let done = workspace
        .execute(Command::Export(stick, Lang::Zh, PlainText::Without))
        .unwrap();
    let Done::Exported(exported) = done else {
        panic!("{done:?}")
    };
    let checks = fs::read_to_string(exported.summary.join("checks.jsonl")).unwrap();
    assert!(checks.contains("\"outcome\":\"rejected\""));
    assert_eq!(state(workspace.project().unwrap()), honest);
}

#[test]
fn nodes_that_cannot_be_unpacked_break_nothing_and_are_read_again() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let mut workspace = Workspace::open(folder).unwrap();
    sample::enter(&mut workspace, Lang::Zh, &mut |_, _| ()).unwrap();
    drop(workspace);
    let honest = quickly(folder);
    let kept = fs::read(cache(folder)).unwrap();
    let mut nth = 0;
    // The first part is the rest of the state, without which it is no state at all.
    let torn = with_parts(&kept, |part| {
        nth += 1;
        match nth {
            1 => part.to_vec(),
            _ => vec![0xff; part.len()],
        }
    });
    fs::write(cache(folder), torn).unwrap();
    assert_ne!(quickly(folder), honest, "the test must really tear");
    let mut workspace = Workspace::open(folder).unwrap();
    workspace.enter(None).unwrap();
    let mut app = App::new(workspace, Lang::Zh);
    go_over(&mut app);
    assert_eq!(state(app.workspace().project().unwrap()), honest);
}

#[test]
fn nobody_forges_a_cache_without_the_key_of_the_machine() {
    let folder = tempfile::tempdir().unwrap();
    let notes = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let enter = || {
        let mut workspace = with_notes(folder, notes.path());
        sample::enter(&mut workspace, Lang::Zh, &mut |_, _| ()).unwrap();
        state(workspace.project().unwrap())
    };
    let honest = enter();
    assert_eq!(enter(), honest);
    let kept = fs::read(cache(folder)).unwrap();
    fs::write(cache(folder), forged(&kept)).unwrap();
    assert_eq!(enter(), honest);
    assert_eq!(
        fs::read(cache(folder)).unwrap()[..32],
        kept[..32],
        "it was made anew"
    );
}

// Only there does the system note a time that nobody can set back.
#[cfg(unix)]
#[test]
fn a_journal_that_was_touched_is_read_again() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let mut workspace = Workspace::open(folder).unwrap();
    sample::enter(&mut workspace, Lang::Zh, &mut |_, _| ()).unwrap();
    drop(workspace);
    quickly(folder);
    let project = cache(folder)
        .parent()
        .unwrap()
        .parent()
        .unwrap()
        .to_path_buf();
    let log = fs::read_dir(project.join("log"))
        .unwrap()
        .next()
        .unwrap()
        .unwrap()
        .path();
    let segment = log.join("00000001.jsonl");
    let text = fs::read_to_string(&segment).unwrap();
    let times = fs::metadata(&segment).unwrap().modified().unwrap();
    // As long as before, and dated as before.
    fs::write(
        &segment,
        text.replacen("\"outcome\":\"rejected\"", "\"outcome\":\"accepted\"", 1),
    )
    .unwrap();
    let file = fs::File::options().write(true).open(&segment).unwrap();
    file.set_modified(times).unwrap();
    let mut workspace = Workspace::open(folder).unwrap();
    workspace.enter(None).unwrap();
    let told = workspace.notices();
    assert!(!told.is_empty(), "the change is told");
}

/// Every table that can be asked for, from all nodes.
fn tables(project: &Project) -> Vec<RatesTable> {
    let queries = queries().into_iter();
    queries.map(|query| rates::rates(project, &query)).collect()
}

fn queries() -> Vec<Query> {
    let by = [
        None,
        Some(By::Crew),
        Some(By::Trade),
        Some(By::Building),
        Some(By::Month),
    ];
    let query = |by| Query {
        levels: Level::ALL.to_vec(),
        by,
        ..Query::default()
    };
    by.map(query).to_vec()
}

#[test]
fn what_was_counted_counts_only_while_nothing_is_different() {
    let folder = tempfile::tempdir().unwrap();
    let notes = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let open = || with_notes(folder, notes.path());
    let asked = |workspace: &Workspace| -> Vec<RatesTable> {
        let queries = queries().into_iter();
        queries
            .map(|query| workspace.rates(&query).unwrap())
            .collect()
    };
    let counted = || cache(folder).with_file_name("rates");
    let mut workspace = open();
    sample::enter(&mut workspace, Lang::Zh, &mut |_, _| ()).unwrap();
    assert_eq!(asked(&workspace), tables(workspace.project().unwrap()));
    let kept = fs::read(counted()).unwrap();

    // Another lot counts at once, in this run and in the next one.
    let mut lot = workspace
        .project()
        .unwrap()
        .nodes()
        .iter()
        .rev()
        .find(|node| node.subject.kind == Kind::Lot)
        .unwrap()
        .subject
        .clone();
    lot.code = "NEW".into();
    lot.after = String::new();
    workspace.execute(Command::PlanSubjects(vec![lot])).unwrap();
    let after = tables(workspace.project().unwrap());
    assert_eq!(asked(&workspace), after);
    drop(workspace);
    assert_ne!(fs::read(counted()).unwrap(), kept);

    // What was counted before, and what is no count at all, is none.
    for odd in [&kept[..], b"", b"{}", &kept[..kept.len() / 2]] {
        fs::write(counted(), odd).unwrap();
        let mut workspace = open();
        workspace.enter(None).unwrap();
        assert_eq!(asked(&workspace), after);
    }
}
