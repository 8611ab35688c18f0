//! A restored backup or a clone is noticed before it writes under the old id; where nobody could notice,
//! both branches are kept, both count, and `verify` names both places. And what sticks may hold: gaps,
//! damage, cut files.

use crate::sim_disk::SimDisk;
use crate::site::{Laptop, files, root, stick};
use sanjian::store::{Disk, FaultKind, RecordId, StoreNotice};
use sanjian::workspace::Surroundings;
use sanjian::workspace::held::exchanged::ExchangeAbout;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

fn renewed(laptop: &Laptop) -> Vec<&'static str> {
    let why = |notice: &StoreNotice| match notice {
        StoreNotice::Renewed { why, .. } => why.as_str(),
        other => panic!("{other:?}"),
    };
    laptop.workspace.renewed().iter().map(why).collect()
}

/// What lies outside the data folder: a machine, and notes on another disk.
pub fn machine(name: &str, notes: &SimDisk) -> Surroundings {
    let disk: Arc<dyn Disk> = Arc::new(notes.clone());
    Surroundings {
        machine: Some(name.into()),
        notes: Some((disk, "/notes".into())),
        ..Surroundings::default()
    }
}

pub fn on(mut laptop: Laptop, name: &str, notes: &SimDisk) -> Laptop {
    let disk: Arc<dyn Disk> = Arc::new(laptop.disk.clone());
    let clock = laptop.hands.clone();
    laptop.workspace = sanjian::workspace::Workspace::with(disk, &root(), clock)
        .unwrap()
        .in_surroundings(machine(name, notes));
    laptop.enter();
    laptop
}

/// The files of one device's journal.
fn journal(laptop: &Laptop, did: &str) -> Vec<(PathBuf, Vec<u8>)> {
    let part = format!("/log/{did}/");
    files(&laptop.disk)
        .into_iter()
        .filter(|(path, _)| path.to_string_lossy().contains(&part))
        .collect()
}

#[test]
fn a_cloned_laptop_takes_its_own_id_before_it_writes() {
    let notes = SimDisk::new(Default::default());
    let mut laptop = on(Laptop::with_project(), "thinkpad", &notes);
    laptop.check("L0", "self", true).unwrap();
    let (did, image) = (laptop.did(), laptop.disk.view());
    let elsewhere = SimDisk::new(Default::default());
    let mut clone = on(Laptop::from(image), "toughbook", &elsewhere);
    assert_eq!(renewed(&clone), ["machine"]);
    assert_ne!(clone.did(), did);
    let before = journal(&clone, &did);
    let record = clone.check("L0", "mutual", true).unwrap();
    assert!(record.starts_with(&clone.did()));
    assert_eq!(journal(&clone, &did), before, "not a byte under the old id");
    clone.restart();
    clone.assert_sound();
    let clone = on(clone, "toughbook", &elsewhere);
    assert!(renewed(&clone).is_empty(), "said once");
    let mut laptop = on(laptop, "thinkpad", &notes);
    assert!(renewed(&laptop).is_empty());
    laptop.check("L1", "self", true).unwrap();
}

#[test]
fn the_first_record_under_a_new_id_says_what_it_was_before() {
    let notes = SimDisk::new(Default::default());
    let laptop = on(Laptop::with_project(), "thinkpad", &notes);
    let did = laptop.did();
    let mut clone = on(Laptop::from(laptop.disk.view()), "toughbook", &notes);
    clone.check("L0", "self", true).unwrap();
    let lines = journal(&clone, &clone.did()).remove(0).1;
    let text = String::from_utf8(lines).unwrap();
    assert!(
        text.contains(r#""k":"device","kv":1"#)
            && text.contains(&format!(r#""was":"{did}","why":"machine""#)),
        "{text}"
    );
    assert_eq!(clone.workspace.unknown_records(), 0);
}

#[test]
fn a_restored_backup_is_noticed_by_what_the_machine_remembers() {
    let notes = SimDisk::new(Default::default());
    let mut laptop = on(Laptop::with_project(), "thinkpad", &notes);
    let backup = laptop.disk.view();
    laptop.check("L0", "self", true).unwrap();
    let did = laptop.did();
    drop(laptop);
    let mut restored = on(Laptop::from(backup), "thinkpad", &notes);
    assert_eq!(renewed(&restored), ["backup"]);
    let record = restored.check("L0", "self", true).unwrap();
    assert!(!record.starts_with(&did));
    restored.assert_sound();
}

#[test]
fn a_crash_is_no_restored_backup() {
    let notes = SimDisk::new(Default::default());
    let mut laptop = on(Laptop::with_project(), "thinkpad", &notes);
    laptop.check("L0", "self", true).unwrap();
    // The heads lag behind the journal after a power cut; the witness may as well.
    let mut image = laptop.disk.view();
    image
        .files
        .retain(|path, _| !path.to_string_lossy().contains("/head/"));
    let laptop = on(Laptop::from(image), "thinkpad", &notes);
    assert!(renewed(&laptop).is_empty());
}

#[test]
fn a_project_of_which_only_heads_are_left_is_no_folder_that_a_kill_left() {
    let laptop = Laptop::with_project();
    let mut image = laptop.disk.view();
    image.files.retain(|path, _| {
        let path = path.to_string_lossy();
        path.contains("/head/") || !path.contains("/projects/")
    });
    image.dirs.retain(|path| !path.ends_with("log"));
    image
        .dirs
        .retain(|path| !path.to_string_lossy().contains("/log/"));
    let found = Laptop::from(image).workspace.verify(None).unwrap();
    let faults: Vec<_> = found[0].bytes.faults.iter().map(|one| &one.kind).collect();
    assert!(
        matches!(faults.as_slice(), [FaultKind::Acknowledged { .. }]),
        "{faults:?}"
    );
}

#[test]
fn a_restored_backup_is_noticed_by_what_a_stick_has() {
    let stick = stick();
    let mut laptop = Laptop::with_project();
    laptop.meets(&stick);
    let backup = laptop.disk.view();
    let later = laptop.check("L0", "self", true).unwrap();
    laptop.meets(&stick);
    let did = laptop.did();
    drop(laptop);
    let mut restored = Laptop::from(backup);
    let before = journal(&restored, &did).len();
    let synced = restored.meets_one(&stick);
    assert_eq!(renewed(&restored), ["elsewhere"]);
    assert!(synced.taken.segments > 0 && synced.taken.branches.is_empty());
    assert!(
        journal(&restored, &did).len() > before,
        "what was lost came back"
    );
    assert!(restored.workspace.check(&later).is_ok());
    restored.check("L0", "mutual", true).unwrap();
    restored.assert_sound();
}

#[test]
fn a_restored_backup_is_noticed_by_what_another_has_seen_of_us() {
    let (one, other) = (stick(), stick());
    let (mut a, mut b) = (Laptop::with_project(), Laptop::new());
    a.meets(&one);
    let backup = a.disk.view();
    a.check("L0", "self", true).unwrap();
    a.meets(&one);
    b.meets(&one);
    b.check("L0", "mutual", true).unwrap();
    b.meets(&other);
    // Only what b wrote itself is on this stick.
    let did = a.did();
    drop(a);
    let mut image = other.view();
    image
        .files
        .retain(|path, _| !path.to_string_lossy().contains(&format!("/log/{did}/")));
    let part = Arc::new(SimDisk::new(image));
    let mut restored = Laptop::from(backup);
    let synced = restored.meets_one(&part);
    assert_eq!(renewed(&restored), ["elsewhere"]);
    assert!(
        !synced.taken.waiting.is_empty(),
        "b's records wait for those of a"
    );
    restored.meets(&other);
    b.meets(&other);
    assert_eq!(restored.folded(), b.folded());
}

#[test]
fn what_nobody_could_notice_is_kept_twice_and_named() {
    let (one, other) = (stick(), stick());
    let mut a = Laptop::with_project();
    a.meets(&one);
    // The whole machine was set back, its memory with it; both go on under one id.
    let mut twin = Laptop::from(a.disk.view());
    let here = a.check("L0", "self", true).unwrap();
    a.check("L0", "mutual", true).unwrap();
    a.meets(&one);
    let there = twin.check("L1", "self", true).unwrap();
    assert_eq!(here, there, "one name for two records");
    let synced = twin.meets_one(&one);
    assert_eq!(synced.taken.branches.len(), 1);
    assert_eq!(renewed(&twin), ["elsewhere"]);
    a.meets(&one);
    assert_eq!(renewed(&a), ["elsewhere"]);
    let mut c = Laptop::new();
    for laptop in [&mut twin, &mut c, &mut a] {
        laptop.meets(&one);
    }
    for _ in 0..2 {
        for laptop in [&mut a, &mut c, &mut twin] {
            laptop.meets(&other);
        }
    }
    assert_eq!(a.folded(), twin.folded());
    assert_eq!(a.folded(), c.folded());
    let stages = |lot: &str| c.state().node(lot).unwrap().checks.len();
    assert_eq!((stages("L0"), stages("L1")), (2, 1), "both branches count");
    for laptop in [&a, &twin, &c] {
        let findings = laptop.workspace.verify(None).unwrap().remove(0);
        let faults: Vec<_> = findings.bytes.faults.iter().collect();
        assert!(!faults.is_empty());
        for fault in faults {
            let FaultKind::Branch { file, line, .. } = &fault.kind else {
                panic!("{fault:?}");
            };
            assert!(file.starts_with("log/") && *file != fault.file && *line == fault.line);
        }
    }
    let again = c.meets_one(&other);
    assert_eq!((again.taken.segments, again.copied.written), (0, 0));
}

#[test]
fn records_behind_a_gap_wait_and_join_when_it_closes() {
    let stick = stick();
    let (mut a, mut b) = (Laptop::with_project(), Laptop::new());
    for stage in ["self", "mutual", "handover"] {
        a.meets(&stick);
        a.check("L0", stage, true).unwrap();
    }
    a.meets(&stick);
    let all: Vec<PathBuf> = files(&stick)
        .into_iter()
        .map(|(path, _)| path)
        .filter(|path| path.extension().is_some())
        .collect();
    // Every second segment, then the others; the first stick is gone by then.
    let half = |odd: usize| {
        let keep: BTreeSet<&PathBuf> = all.iter().skip(odd).step_by(2).collect();
        let mut image = stick.view();
        image
            .files
            .retain(|path, _| keep.contains(path) || path.extension().is_none());
        Arc::new(SimDisk::new(image))
    };
    let first = b.meets_one(&half(1));
    assert_eq!((first.taken.segments, first.taken.refused.len()), (0, 0));
    assert!(!first.taken.waiting.is_empty());
    assert_eq!(
        first.taken.waiting[0].1,
        RecordId::new(&a.did(), 1),
        "it says what it waits for"
    );
    let second = b.meets_one(&half(0));
    assert!(second.taken.waiting.is_empty());
    assert_eq!(b.folded(), a.folded());
    let left = files(&b.disk)
        .into_iter()
        .filter(|(path, _)| path.to_string_lossy().contains("/in/log/"));
    assert_eq!(left.count(), 0, "what waited is where it belongs");
}

#[test]
fn a_bad_segment_is_refused_and_nothing_else_is_lost() {
    let stick = stick();
    let (mut a, mut b) = (Laptop::with_project(), Laptop::new());
    a.meets(&stick);
    a.check("L0", "self", true).unwrap();
    a.meets(&stick);
    let mut c = Laptop::new();
    c.meets(&stick);
    c.check("L1", "self", true).unwrap();
    c.meets(&stick);
    let mut image = stick.view();
    let bad = format!("/log/{}/00000003.jsonl", a.did());
    let (path, bytes) = image
        .files
        .iter_mut()
        .find(|(path, _)| path.to_string_lossy().ends_with(&bad))
        .unwrap();
    let at = bytes.len() - 40;
    bytes[at] ^= 1;
    let path = path.clone();
    let damaged = Arc::new(SimDisk::new(image));
    let met = b.meets_one(&damaged);
    assert_eq!(met.taken.refused.len(), 1);
    assert!(
        path.to_string_lossy().ends_with(&met.taken.refused[0].file)
            && met.taken.refused[0].line == 2
    );
    assert!(!met.is_sound());
    let kept = files(&b.disk)
        .into_iter()
        .filter(|(path, _)| path.to_string_lossy().contains("/bad/"));
    assert_eq!(kept.count(), 2, "a copy is kept, and why");
    b.assert_sound();
    b.meets(&stick);
    assert_eq!(b.folded(), c.folded());
}

#[test]
fn a_stick_pulled_out_half_way_is_finished_the_next_time() {
    let whole = stick();
    let mut a = Laptop::with_project();
    a.check("L0", "self", true).unwrap();
    a.meets(&whole);
    let mut image = whole.view();
    for (path, bytes) in &mut image.files {
        if path.extension().is_some() {
            bytes.truncate(bytes.len() / 2);
        }
    }
    let cut = Arc::new(SimDisk::new(image));
    let met = a.meets_one(&cut);
    assert!(
        met.copied.written > 0 && met.copied.different.is_empty(),
        "{met:?}"
    );
    assert_eq!(files(&cut), files(&whole));
}

#[test]
fn two_laptops_may_meet_by_one_anothers_folder() {
    let (mut a, mut b) = (Laptop::with_project(), Laptop::new());
    a.meets(&stick());
    a.check("L0", "self", true).unwrap();
    let disk: Arc<dyn Disk> = Arc::new(a.disk.clone());
    let before = files(&a.disk);
    let met = b
        .workspace
        .sync_with(
            &disk,
            Path::new("/data"),
            &ExchangeAbout::Known,
            &mut |_| std::ops::ControlFlow::Continue(()),
        )
        .unwrap()
        .synced
        .remove(0);
    assert!(met.one_way && met.taken.records > 0);
    let log = |all: Vec<(PathBuf, Vec<u8>)>| {
        all.into_iter()
            .filter(|(path, _)| path.to_string_lossy().contains("/log/"))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        log(files(&a.disk)),
        log(before),
        "another's data folder is only read"
    );
    // a is running: what it has not sealed may yet come out otherwise, and stays there.
    b.enter();
    assert!(b.state().node("L0").unwrap().checks.is_empty());
    drop(a.workspace);
    b.workspace
        .sync_with(
            &disk,
            Path::new("/data"),
            &ExchangeAbout::Known,
            &mut |_| std::ops::ControlFlow::Continue(()),
        )
        .unwrap();
    assert!(b.enter());
    assert_eq!(
        b.state().node("L0").unwrap().checks.len(),
        1,
        "a laptop that is off gives all it has"
    );
}
