//! A data folder on a disk that takes nothing any more: an archive disc, a write-protected stick,
//! another person's folder. Everything that only reads works there, and so does exporting.

use crate::sim_disk::{Failing, SimDisk};
use crate::site::{Hands, Laptop, exported, root};
use sanjian::failure::{Expected, Failure};
use sanjian::store::ReadOnlyReason;
use sanjian::workspace::held::exchanged::{ExchangeAbout, Meeting};
use sanjian::workspace::{Access, Command, Surroundings, Workspace};
use std::io::ErrorKind;
use std::sync::Arc;

/// The disk of a laptop with one check, from now on write-protected.
fn protected(kind: ErrorKind) -> (SimDisk, Workspace) {
    let mut laptop = Laptop::with_project();
    laptop.check("L1", "self", true).unwrap();
    let disk = SimDisk::new(laptop.disk.view()).failing(Failing::From(0, kind));
    let workspace = Workspace::with(Arc::new(disk.clone()), &root(), Hands::new()).unwrap();
    // Another machine than the one it was made on, which cannot be noted there.
    let surroundings = Surroundings {
        machine: Some("another".to_owned()),
        ..Surroundings::default()
    };
    (disk, workspace.in_surroundings(surroundings))
}

#[test]
fn what_only_reads_works_on_a_protected_disk_and_leaves_no_trace() {
    let (disk, mut workspace) = protected(ErrorKind::ReadOnlyFilesystem);
    workspace.look_at(None).unwrap();
    assert_eq!(workspace.notices(), []);
    let lot = workspace.project().unwrap().node("L1").unwrap();
    assert_eq!(lot.checks.len(), 1);
    assert_eq!(workspace.projects().unwrap().len(), 1);
    assert!(workspace.verify(None).unwrap()[0].is_sound());
    // The disk would have refused it: nothing was even tried.
    assert_eq!(disk.calls(), 0);
}

#[test]
fn the_screen_comes_up_read_only_and_says_why() {
    for kind in [ErrorKind::ReadOnlyFilesystem, ErrorKind::PermissionDenied] {
        let (_, mut workspace) = protected(kind);
        workspace
            .enter_id(&workspace.projects().unwrap()[0].id)
            .unwrap();
        let Some(Access::ReadOnly { reason, .. }) = workspace.access() else {
            panic!("a writer on a protected disk");
        };
        assert_eq!(*reason, ReadOnlyReason::Protected);
        assert!(!workspace.take_over().unwrap());
    }
}

#[test]
fn all_records_can_be_exported_from_a_protected_disk() {
    let (_, mut workspace) = protected(ErrorKind::ReadOnlyFilesystem);
    let folder = tempfile::tempdir().unwrap();
    let stick = folder.path().join("stick");
    workspace.enter(None).unwrap();
    let exported = exported(&mut workspace, &stick);
    assert_eq!(exported.left, None);
    let mut there = Workspace::open(&stick).unwrap();
    there.look_at(None).unwrap();
    let (here, there) = (workspace.project(), there.project());
    let state = |project| serde_json::to_value(project).unwrap();
    assert_eq!(state(there.unwrap()), state(here.unwrap()));
    assert!(workspace.verify_folders(&[stick]).unwrap()[0].is_sound());
}

#[test]
fn nothing_is_exported_into_the_data_folder_or_to_a_path_that_is_not_there() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    std::fs::create_dir(&data).unwrap();
    let workspace = Workspace::open(&data).unwrap();
    let refused = |place: &std::path::Path| match workspace.export_target(place) {
        Err(Failure::Usage { expected, .. }) => expected,
        other => panic!("{}: {other:?}", place.display()),
    };
    for (bad, expected) in [
        ("data", Expected::OtherFolder),
        ("data/exports", Expected::OtherFolder),
        ("nowhere/stick", Expected::Folder),
    ] {
        assert_eq!(refused(&folder.path().join(bad)), expected, "{bad}");
    }
    assert!(!folder.path().join("nowhere").exists());
    let unplugged = std::path::Path::new("/media/no-such-stick");
    assert_eq!(refused(unplugged), Expected::Mounted);
    // On the same disk as the data, and new: both are said first.
    let doubts = workspace.export_target(&folder.path().join("stick"));
    assert_eq!(doubts.unwrap().len(), 2);
}

#[test]
fn nobody_is_met_where_no_stick_is_plugged_in_or_in_the_data_folder() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    std::fs::create_dir(&data).unwrap();
    let mut workspace = Workspace::open(&data).unwrap();
    let mut refused = |place: &std::path::Path| {
        let meeting = Meeting {
            folder: place.to_path_buf(),
            about: ExchangeAbout::All,
            makes_folder: true,
        };
        match workspace.execute(Command::Exchange(meeting)) {
            Err(Failure::Usage { expected, .. }) => expected,
            other => panic!("{}: {other:?}", place.display()),
        }
    };
    let unplugged = std::path::Path::new("/media/no-such-stick");
    assert_eq!(refused(unplugged), Expected::Mounted);
    assert!(!unplugged.exists());
    assert_eq!(refused(&data.join("stick")), Expected::OtherFolder);
    assert_eq!(refused(&folder.path().join("no/stick")), Expected::Folder);
}
