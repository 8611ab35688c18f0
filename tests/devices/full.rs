//! A disk of the data folder that is full, or takes nothing any more: what was sealed before can still be
//! handed over, it is said what cannot, and trying leaves nothing behind.

use crate::sim_disk::{Failing, SimDisk};
use crate::site::{Hands, Laptop, exported, root, stick};
use sanjian::store::{Disk, ReadOnlyReason};
use sanjian::text::Lang;
use sanjian::workspace::held::exchanged::PlainText;
use sanjian::workspace::held::exchanged::{ExchangeAbout, ExchangeStep};
use sanjian::workspace::held::left::LeftRecords;
use sanjian::workspace::{Command, Done, Workspace};
use std::collections::BTreeSet;
use std::io::ErrorKind;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The disk of a laptop that has handed over all but its last record.
fn used() -> SimDisk {
    let mut laptop = Laptop::with_project();
    laptop.meets(&stick());
    laptop.check("L1", "self", true).unwrap();
    SimDisk::new(laptop.disk.view())
}

fn on(disk: &SimDisk) -> Workspace {
    Workspace::with(Arc::new(disk.clone()), &root(), Hands::new()).unwrap()
}

fn segments(disk: &SimDisk) -> BTreeSet<PathBuf> {
    let paths = disk.view().files.into_keys();
    paths
        .filter(|path| path.extension().is_some_and(|ending| ending == "jsonl"))
        .collect()
}

#[test]
fn a_full_disk_hands_over_what_was_sealed_and_keeps_no_trace_of_the_try() {
    let (base, mut left) = (used(), 0);
    for n in 0.. {
        let disk = SimDisk::new(base.view());
        let mut workspace = on(&disk);
        workspace.enter(None).unwrap();
        let opened = disk.calls();
        let disk = disk.failing(Failing::From(opened + n, ErrorKind::StorageFull));
        let folder = tempfile::tempdir().unwrap();
        let exported = exported(&mut workspace, &folder.path().join("s"));
        let Some(found) = exported.left else {
            break;
        };
        assert_eq!(
            found,
            LeftRecords {
                records: 1,
                why: ReadOnlyReason::Full
            },
            "call {n}"
        );
        assert!(exported.copied.written > 0);
        assert_eq!(segments(&disk), segments(&base), "call {n}");
        left += 1;
    }
    assert!(
        left >= 3,
        "creating, writing and syncing a segment were to fail: {left}"
    );
}

#[test]
fn an_export_that_is_stopped_leaves_facts_and_rates_as_they_were() {
    let disk = used();
    let mut workspace = on(&disk);
    workspace.enter(None).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let export = Command::Export(folder.path().join("s"), Lang::Zh, PlainText::Without);
    let mut heard = Vec::new();
    let mut stop = |step: ExchangeStep<'_>| {
        heard.push(format!("{step:?}"));
        ControlFlow::Break(())
    };
    let done = workspace.execute_watched(export.clone(), &mut stop);
    let Ok(Done::Exported(stopped)) = done else {
        panic!("{done:?}")
    };
    assert_eq!(heard.len(), 1, "{heard:?}");
    assert!(stopped.copied.stopped);
    assert!(stopped.files.is_empty());
    assert_eq!(std::fs::read_dir(&stopped.summary).unwrap().count(), 0);
    let whole = exported(&mut workspace, &folder.path().join("s"));
    assert!(!whole.copied.stopped);
    assert!(whole.files.contains(&"rates.csv".to_owned()));
}

#[test]
fn an_exchange_on_a_failing_disk_gives_what_was_sealed_and_says_what_stayed() {
    let base = used();
    let mut workspace = on(&base);
    let disk: Arc<dyn Disk> = stick();
    let meet = |workspace: &mut Workspace| {
        let mut go_on = |_: ExchangeStep<'_>| ControlFlow::Continue(());
        let met = workspace.sync_with(
            &disk,
            Path::new("/stick"),
            &ExchangeAbout::Known,
            &mut go_on,
        );
        met.unwrap().synced.remove(0)
    };
    let before = segments(&base);
    let _ = base.clone().failing(Failing::Making(ErrorKind::Other));
    let synced = meet(&mut workspace);
    let why = ReadOnlyReason::Failed;
    assert_eq!(synced.left, Some(LeftRecords { records: 1, why }));
    assert!(synced.copied.written > 0 && synced.is_sound());
    assert_eq!(segments(&base), before);
    let _ = base.clone().failing(Failing::Never);
    let synced = meet(&mut workspace);
    assert_eq!(synced.left, None);
    assert!(synced.copied.written > 0);
}
