//! The cache is disposable: with it, without it, behind the times or tampered with, the state that
//! counts is the fold of the records (S15).

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that fails should fail loudly"
)]

use sanjian::domain::Project;
use sanjian::sample;
use sanjian::text::Lang;
use sanjian::workspace::{Command, Done, Workspace};
use std::fs;
use std::path::{Path, PathBuf};

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
    let mut workspace = Workspace::open(folder).unwrap();
    workspace.enter(None).unwrap();
    state(workspace.project().unwrap())
}

fn cache(folder: &Path) -> PathBuf {
    let project = fs::read_dir(folder.join("projects"))
        .unwrap()
        .next()
        .unwrap()
        .unwrap();
    project.path().join("cache/state.json")
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

#[test]
fn a_tampered_cache_changes_nothing_that_leaves_the_device() {
    let folder = tempfile::tempdir().unwrap();
    let elsewhere = tempfile::tempdir().unwrap();
    let (folder, stick) = (folder.path(), elsewhere.path().join("stick"));
    let mut workspace = Workspace::open(folder).unwrap();
    sample::enter(&mut workspace, Lang::Zh, &mut |_, _| ()).unwrap();
    drop(workspace);
    let honest = quickly(folder);
    let text = fs::read_to_string(cache(folder)).unwrap();
    fs::write(cache(folder), text.replace("\"rejected\"", "\"accepted\"")).unwrap();
    assert_ne!(quickly(folder), honest, "the test must really tamper");
    assert_eq!(from_records(folder), honest);

    fs::write(cache(folder), text.replace("\"rejected\"", "\"accepted\"")).unwrap();
    let mut workspace = Workspace::open(folder).unwrap();
    let id = workspace.projects().unwrap()[0].id.clone();
    workspace.enter_id(&id).unwrap();
    let done = workspace.execute(Command::Export(stick, Lang::Zh)).unwrap();
    let Done::Exported(exported) = done else {
        panic!("{done:?}")
    };
    let checks = fs::read_to_string(exported.summary.join("checks.jsonl")).unwrap();
    assert!(checks.contains("\"outcome\":\"rejected\""));
}
