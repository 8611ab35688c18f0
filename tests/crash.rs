//! Cuts the power at every point of scripted work, thousands of times, also during recovery and with
//! failing disks, and checks that nothing which was reported as saved is lost (S2–S8). A failure
//! prints the seed. What the cut may do to bytes is in `crash/platter.rs`.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that fails should fail loudly"
)]

#[path = "crash/platter.rs"]
mod platter;
#[path = "crash/sim_disk.rs"]
mod sim_disk;
#[path = "crash/work.rs"]
mod work;

use std::io::ErrorKind;
use std::sync::Arc;

use platter::crash;
use sanjian::store::{Blobs, Drafts, SealedFile, Store, StoreError, sha256_hex};
use sanjian::sync::copy::copy;
use serde_json::json;
use sim_disk::{Failing, Image, Random, SimDisk};
use std::ops::ControlFlow;
use std::path::Path;
use work::{Work, check, recover};

/// Returns how many states were tried.
fn try_cuts(work: &Work, seed: u64, states: usize) -> usize {
    let mut random = Random::new(seed);
    let (base, ops) = (work.disk.base(), work.disk.ops());
    for i in 0..states {
        // Every point at least once when there are enough states, then anywhere.
        let cut = if i <= ops.len() {
            i
        } else {
            random.below(ops.len() + 1)
        };
        let image = crash(&base, &ops[..cut], &mut random);
        let told = work.told(&ops[..cut]);
        check(&image, &told, &format!("seed {seed}, cut {cut}, state {i}"));
    }
    states
}

/// Cuts the power again while recovery is at work, twice in a row.
fn try_cuts_in_recovery(work: &Work, seed: u64, states: usize) -> usize {
    let mut random = Random::new(seed ^ 0xfeed);
    let (base, ops) = (work.disk.base(), work.disk.ops());
    for i in 0..states {
        let cut = random.below(ops.len() + 1);
        let mut image = crash(&base, &ops[..cut], &mut random);
        let mut told = work.told(&ops[..cut]);
        for depth in 0..2 {
            let disk = SimDisk::new(image);
            let more = recover(&disk, depth);
            let ops = disk.ops();
            let cut = random.below(ops.len() + 1);
            told.extend(more, &ops[..cut]);
            image = crash(&disk.base(), &ops[..cut], &mut random);
        }
        check(
            &image,
            &told,
            &format!("recovery, seed {seed}, cut {cut}, state {i}"),
        );
    }
    states
}

/// Kills the program, lets it go on on the same running machine, and cuts the power then: what was
/// readable after the kill was not necessarily durable.
fn try_kill_then_cut(work: &Work, seed: u64, states: usize) -> usize {
    let mut random = Random::new(seed ^ 0xdead);
    let ops = work.disk.ops();
    for i in 0..states {
        let kill = random.below(ops.len() + 1);
        let mut told = work.told(&ops[..kill]);
        let disk = SimDisk::killed(work.disk.base(), &ops[..kill]);
        let more = recover(&disk, 0);
        let all = disk.ops();
        let cut = kill + random.below(all.len() + 1 - kill);
        told.extend(more, &all[kill..cut]);
        let image = crash(&disk.base(), &all[..cut], &mut random);
        check(
            &image,
            &told,
            &format!("seed {seed}, kill {kill}, cut {cut}, state {i}"),
        );
    }
    states
}

#[test]
fn no_acknowledged_record_is_lost_in_a_power_cut() {
    let start = std::time::Instant::now();
    let mut states = 0;
    for seed in 0..12 {
        let work = Work::run(SimDisk::new(Image::default()), seed);
        states += try_cuts(&work, seed, 280);
        states += try_cuts_in_recovery(&work, seed, 80);
        states += try_kill_then_cut(&work, seed, 60);
    }
    println!("{states} crash states in {:?}", start.elapsed());
    assert!(states >= 5000);
}

#[test]
fn no_acknowledged_record_is_lost_when_the_disk_fails_once() {
    let start = std::time::Instant::now();
    let mut states = 0;
    for kind in [ErrorKind::Other, ErrorKind::StorageFull] {
        let calls = Work::run(SimDisk::new(Image::default()), 77).disk.calls();
        for n in 0..calls {
            let disk = SimDisk::new(Image::default()).failing(Failing::Once(n, kind));
            let work = Work::run(disk, 77);
            states += try_last(&work, n as u64, 4);
        }
    }
    println!("{states} states after one failure in {:?}", start.elapsed());
}

#[test]
fn no_acknowledged_record_is_lost_when_the_disk_dies() {
    let calls = Work::run(SimDisk::new(Image::default()), 78).disk.calls();
    for n in 0..calls {
        let failing = Failing::From(n, ErrorKind::Other);
        let work = Work::run(SimDisk::new(Image::default()).failing(failing), 78);
        try_last(&work, n as u64, 2);
    }
}

#[test]
fn an_answer_that_was_written_is_never_called_unsaved() {
    let answer = json!({"item": 1});
    let there = |disk: &SimDisk| {
        let disk = SimDisk::new(disk.view());
        let draft = Drafts::new(Arc::new(disk), &work::dir()).read("draft");
        draft.unwrap().lines
    };
    let fresh = SimDisk::new(Image::default());
    let grown = SimDisk::new(Image::default());
    let drafts = Drafts::new(Arc::new(grown.clone()), &work::dir());
    drafts.append("draft", &json!({"item": 0})).unwrap();
    for base in [fresh, grown] {
        let (before, mut unconfirmed) = (there(&base).len(), 0);
        for n in 0.. {
            let failing = Failing::From(n, ErrorKind::Other);
            let disk = SimDisk::new(base.view()).failing(failing);
            let drafts = Drafts::new(Arc::new(disk.clone()), &work::dir());
            match drafts.append("draft", &answer) {
                Ok(()) => break,
                Err(StoreError::Unconfirmed(_)) => {
                    unconfirmed += 1;
                    assert!(there(&disk).len() > before, "call {n}");
                }
                Err(error) => assert_eq!(there(&disk).len(), before, "call {n}: {error}"),
            }
        }
        // The file's own confirmation, and that of its name.
        assert_eq!(unconfirmed, 2);
    }
}

/// A disk that takes a write, does not confirm it, and shows it all the same until the power fails.
fn deceive<T>(disk: &SimDisk, calls: usize, act: impl FnOnce() -> Result<T, StoreError>) {
    let failing = Failing::From(disk.calls() + calls, ErrorKind::StorageFull);
    drop(disk.clone().failing(failing));
    assert!(act().is_err());
    drop(disk.clone().failing(Failing::Never));
}

#[test]
fn what_the_disk_never_confirmed_is_not_built_upon_by_the_next_run() {
    for calls in 0..2 {
        let disk = SimDisk::new(Image::default());
        let first = work::recover(&disk, 0);
        let begun = disk.ops().len();
        let (mut store, _) = Store::open(Arc::new(disk.clone()), &work::dir(), work::DID).unwrap();
        let unconfirmed = work::measure(50, 3000);
        deceive(&disk, calls, || {
            store.append(&unconfirmed, &work::stamp(40))
        });
        drop(store);
        let second = work::recover(&disk, 1);
        let ops = disk.ops();
        let mut told = work::Told::default();
        told.extend(first, &ops[..begun]);
        told.extend(second, &ops[begun..]);
        let mut random = Random::new(calls as u64);
        for state in 0..60 {
            let image = crash(&disk.base(), &ops, &mut random);
            check(&image, &told, &format!("call {calls}, state {state}"));
        }
    }
}

#[test]
fn an_answer_is_never_glued_to_one_that_the_disk_never_took() {
    let disk = SimDisk::new(Image::default());
    let drafts = || Drafts::new(Arc::new(disk.clone()), &work::dir());
    let answer = |n: usize| json!({"item": n, "note": "x".repeat(700)});
    drafts().append("draft", &answer(0)).unwrap();
    // Opened, written, and not confirmed.
    deceive(&disk, 2, || drafts().append("draft", &answer(1)));
    drafts().append("draft", &answer(2)).unwrap();
    let mut random = Random::new(7);
    for state in 0..60 {
        let left = Arc::new(SimDisk::new(crash(&disk.base(), &disk.ops(), &mut random)));
        let lines = Drafts::new(left, &work::dir()).read("draft").unwrap().lines;
        let is_there = |n: usize| lines.contains(&answer(n));
        assert!(is_there(0) && is_there(2), "state {state}");
    }
}

/// Cuts the power at the end and at random points.
fn try_last(work: &Work, seed: u64, states: usize) -> usize {
    let mut random = Random::new(seed);
    let (base, ops) = (work.disk.base(), work.disk.ops());
    for i in 0..states {
        let cut = if i == 0 {
            ops.len()
        } else {
            random.below(ops.len() + 1)
        };
        let image = crash(&base, &ops[..cut], &mut random);
        let told = work.told(&ops[..cut]);
        check(
            &image,
            &told,
            &format!("failing call {seed}, cut {cut}, state {i}"),
        );
    }
    states
}

/// A copy that failed behind its write left a file with a name that was never synced: whoever finds it there and counts
/// on it makes sure of it first.
#[test]
fn what_lies_there_from_a_failed_copy_lasts_before_it_counts() {
    let bytes = b"a photo".to_vec();
    let hash = sha256_hex(&bytes);
    let (own, there) = (Path::new("/data/projects/p"), Path::new("/data/stick/p"));
    let file = SealedFile {
        path: Blobs::place(&hash),
        len: bytes.len() as u64,
        sha256: hash,
        may_grow: false,
    };
    let mut image = Image::default();
    image.files.insert(own.join(&file.path), bytes.clone());
    let laptop = SimDisk::new(image);
    let hand_over = |stick: &SimDisk| {
        let files = std::slice::from_ref(&file);
        let on = &mut |_, _| ControlFlow::Continue(());
        copy((&laptop, own), (stick, there), files, on)
    };
    let whole = SimDisk::new(Image::default());
    hand_over(&whole).unwrap();
    let (mut random, mut left) = (Random::new(215), 0);
    for nth in 0..whole.calls() {
        let stick = SimDisk::new(Image::default()).failing(Failing::Once(nth, ErrorKind::Other));
        _ = hand_over(&stick);
        let copied = hand_over(&stick).unwrap();
        left += copied.present;
        for state in 0..40 {
            let image = crash(&stick.base(), &stick.ops(), &mut random);
            let found = image.files.get(&there.join(&file.path));
            assert_eq!(found, Some(&bytes), "call {nth} failed, state {state}");
        }
    }
    assert!(left > 0, "the test must really find it there");
}
