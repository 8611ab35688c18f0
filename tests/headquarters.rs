//! Many projects together: what comes out depends neither on how many threads count nor on what was kept of
//! earlier runs, and a bad folder among good ones is named and spoils none.
//!
//! `SITES=1000 STORE=/somewhere cargo test --test headquarters -- --ignored` makes a folder of so many projects
//! to look at or to measure by, see `headquarters/measure.py`; `LOTS=2` makes them small (20 else).

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that fails should fail loudly"
)]

#[path = "headquarters/sites.rs"]
mod sites;
#[path = "headquarters/swift.rs"]
mod swift;

use sanjian::fleet::{
    FolderPlace, FolderTrouble, HowCounted, KeptTallies, Rollup, count_all, rollup_kept,
};
use sanjian::rates::{By, Level, Query};
use sanjian::store::{Disk, RealDisk, Soundness};
use std::convert::Infallible;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use tempfile::TempDir;

/// Ten projects.
fn store() -> TempDir {
    let store = tempfile::tempdir().unwrap();
    sites::write(store.path(), 7, (10, 2));
    store
}

fn places(roots: &[&Path]) -> Vec<FolderPlace> {
    let place = |root: &&Path| -> FolderPlace {
        let disk: Arc<dyn Disk> = Arc::new(RealDisk::new(root).unwrap());
        (disk, root.to_path_buf())
    };
    roots.iter().map(place).collect()
}

fn by_crew() -> Query {
    Query {
        by: Some(By::Crew),
        ..Query::default()
    }
}

/// Everything that a rollup says.
fn said(rollup: &Rollup) -> String {
    format!("{rollup:#?}")
}

fn fresh(roots: &[&Path], query: &Query, threads: usize) -> Rollup {
    let how = HowCounted {
        query,
        kept: None,
        threads,
    };
    let counted: Result<Rollup, Infallible> = count_all(&places(roots), &how, &mut |_| Ok(()));
    counted.unwrap()
}

fn from_notes(store: &TempDir, query: &Query, kept: &KeptTallies) -> Rollup {
    let counted: Result<Rollup, Infallible> =
        rollup_kept(&places(&[store.path()]), query, kept, &mut |_| Ok(()));
    counted.unwrap()
}

fn kept(folder: &Path) -> KeptTallies {
    let disk: Arc<dyn Disk> = Arc::new(RealDisk::new(folder).unwrap());
    KeptTallies::in_folder(disk, &folder.join("kept"))
}

fn journals(store: &Path) -> Vec<PathBuf> {
    let mut journals = Vec::new();
    let mut folders = vec![store.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            match path.is_dir() {
                true => folders.push(path),
                false => journals.push(path),
            }
        }
    }
    journals.sort();
    journals
}

fn projects(store: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(store.join("projects")).unwrap();
    let mut projects: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    projects.sort();
    projects
}

#[test]
#[ignore = "makes as many projects as SITES says, in the folder STORE"]
fn sites_to_measure_by() {
    let count: usize = std::env::var("SITES").unwrap().parse().unwrap();
    let root = PathBuf::from(std::env::var("STORE").unwrap());
    let lots = std::env::var("LOTS").map_or(20, |lots| lots.parse().unwrap());
    let share = count.div_ceil(4);
    thread::scope(|scope| {
        for part in 0..4 {
            let (from, to) = (part * share, ((part + 1) * share).min(count));
            let root = &root;
            scope.spawn(move || {
                sites::write(root, 1 + part as u64, (to.saturating_sub(from), lots))
            });
        }
    });
}

#[test]
fn threads_change_nothing() {
    let store = store();
    let one = said(&fresh(&[store.path()], &by_crew(), 1));
    for threads in [2, 3, 8] {
        assert_eq!(said(&fresh(&[store.path()], &by_crew(), threads)), one);
    }
}

#[test]
fn what_was_kept_says_the_same_as_the_records() {
    let (store, data) = (store(), tempfile::tempdir().unwrap());
    let kept = kept(data.path());
    for query in [Query::default(), by_crew(), Query::default()] {
        let counted = from_notes(&store, &query, &kept);
        assert_eq!(said(&counted), said(&fresh(&[store.path()], &query, 2)));
        assert_eq!(journals(data.path()).len(), 10);
    }
    let march = Query {
        by: Some(By::Month),
        levels: vec![Level::Lot],
        from: chrono::NaiveDate::from_ymd_opt(2026, 1, 9),
        to: chrono::NaiveDate::from_ymd_opt(2026, 2, 3),
    };
    let counted = from_notes(&store, &march, &kept);
    assert_eq!(said(&counted), said(&fresh(&[store.path()], &march, 2)));
}

#[test]
fn a_spoiled_or_foreign_note_only_costs_time() {
    let (store, data) = (store(), tempfile::tempdir().unwrap());
    let kept = kept(data.path());
    let count = || said(&from_notes(&store, &by_crew(), &kept));
    let honest = count();
    let notes = journals(data.path());
    let mut rng = fastrand::Rng::with_seed(5);
    for round in 0..60 {
        let at = rng.usize(..notes.len());
        let whole = fs::read(&notes[at]).unwrap();
        let mut bytes = whole.clone();
        match round % 5 {
            0 => bytes.truncate(rng.usize(..bytes.len())),
            1 => bytes = fs::read(&notes[(at + 1) % notes.len()]).unwrap(),
            2 => bytes.extend_from_slice(&whole),
            3 => bytes = (0..rng.usize(..400)).map(|_| rng.u8(..)).collect(),
            _ => {
                let byte = rng.usize(..bytes.len());
                bytes[byte] ^= 1 << rng.u8(..8);
            }
        }
        fs::write(&notes[at], bytes).unwrap();
        assert_eq!(count(), honest, "round {round}");
    }
}

#[test]
fn what_changes_in_a_folder_is_seen() {
    let (store, data) = (store(), tempfile::tempdir().unwrap());
    let kept = kept(data.path());
    let count = || from_notes(&store, &by_crew(), &kept);
    let sound = count();
    assert!(sound.is_sound());
    let files = journals(store.path());
    let before: Vec<Vec<u8>> = files.iter().map(|file| fs::read(file).unwrap()).collect();
    for (file, whole) in files.iter().zip(&before) {
        let mut bytes = whole.clone();
        let middle = bytes.len() / 2;
        bytes[middle] ^= 1;
        fs::write(file, &bytes).unwrap();
        let (found, honest) = (count(), fresh(&[store.path()], &by_crew(), 2));
        assert_eq!(said(&found), said(&honest));
        assert_eq!(found.soundness(), Soundness::Damaged);
        // Said again by a run that has seen it before.
        assert_eq!(said(&count()), said(&honest));
        fs::write(file, whole).unwrap();
    }
    assert_eq!(said(&count()), said(&sound));
    fs::remove_file(&files[0]).unwrap();
    assert_eq!(said(&count()), said(&fresh(&[store.path()], &by_crew(), 2)));
}

#[test]
fn the_same_project_in_several_folders_counts_once() {
    let (store, copy) = (store(), tempfile::tempdir().unwrap());
    for file in journals(store.path()) {
        let there = copy.path().join(file.strip_prefix(store.path()).unwrap());
        fs::create_dir_all(there.parent().unwrap()).unwrap();
        fs::copy(&file, there).unwrap();
    }
    let alone = said(&fresh(&[store.path()], &by_crew(), 2));
    let both = [store.path(), copy.path(), store.path()];
    assert_eq!(said(&fresh(&both, &by_crew(), 2)), alone);
    // Where one of them is damaged the other has what it lacks, and the damage is named.
    let files = journals(copy.path());
    let mut bytes = fs::read(&files[3]).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&files[3], bytes).unwrap();
    for order in [[store.path(), copy.path()], [copy.path(), store.path()]] {
        let found = fresh(&order, &by_crew(), 2);
        let whole = fresh(&[store.path()], &by_crew(), 2);
        assert_eq!(found.table, whole.table);
        assert!(
            found
                .troubles
                .iter()
                .all(|(folder, _)| folder.starts_with(copy.path()))
        );
        assert!(!found.troubles.is_empty());
    }
}

#[test]
fn a_bad_project_is_named_and_spoils_none() {
    let store = store();
    let good = fresh(&[store.path()], &by_crew(), 2);
    let dir = store.path().join("projects");
    let journal = |name: &str, bytes: &[u8]| {
        let log = dir.join(name).join("log/aaaaaaaaaaaa");
        fs::create_dir_all(&log).unwrap();
        fs::write(log.join("00000001.jsonl"), bytes).unwrap();
    };
    let (_, files) = sites::project(99, 2);
    let line = files[0]
        .1
        .split_inclusive(|byte| *byte == b'\n')
        .next()
        .unwrap();
    journal(
        "noise",
        &(0..100_000_u32).map(|n| (n * 7) as u8).collect::<Vec<u8>>(),
    );
    journal("nothing", b"");
    journal("endless", &vec![b'['; 3_000_000]);
    journal("othersdevice", line);
    fs::create_dir_all(dir.join("empty")).unwrap();
    fs::create_dir_all(dir.join("folders/log/aaaaaaaaaaaa/00000001.jsonl")).unwrap();
    fs::write(dir.join("no folder"), b"x").unwrap();
    let found = fresh(&[store.path(), Path::new("/nowhere")], &by_crew(), 2);
    assert_eq!(found.table, good.table);
    assert_eq!(found.projects, good.projects);
    let named = |name: &str| {
        found
            .troubles
            .iter()
            .any(|(folder, _)| folder.starts_with(dir.join(name)))
    };
    for name in [
        "noise",
        "nothing",
        "endless",
        "othersdevice",
        "empty",
        "folders",
    ] {
        assert!(named(name), "{name}: {:#?}", found.troubles);
    }
    let missing =
        |(_, trouble): &(PathBuf, FolderTrouble)| matches!(trouble, FolderTrouble::Missing);
    assert!(found.troubles.iter().any(missing));
    assert_eq!(projects(store.path()).len(), 17);
}
