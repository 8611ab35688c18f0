//! Records that were here and are not any more, or others in their place: whoever only reads is told so as
//! well, by the heads, by what our own journal states of others, and by what this machine remembers.

use crate::identity::{machine, on};
use crate::sim_disk::{Image, SimDisk};
use crate::site::{Hands, Laptop, meet, pair, root};
use sanjian::failure::{Exit, Failure};
use sanjian::store::{FaultKind, Soundness, StoreNotice};
use sanjian::workspace::Workspace;
use std::path::Path;
use std::sync::Arc;

/// What somebody who only looks is told of this disk.
fn told(image: Image, notes: &SimDisk) -> Vec<StoreNotice> {
    let disk = Arc::new(SimDisk::new(image));
    let workspace = Workspace::with(disk, &root(), Hands::new()).unwrap();
    let mut workspace = workspace.in_surroundings(machine("thinkpad", notes));
    workspace.look_at(None).unwrap();
    workspace.notices().to_vec()
}

fn without(mut image: Image, part: &str) -> Image {
    let kept = |path: &Path| !format!("{}/", path.display()).contains(part);
    image.files.retain(|path, _| kept(path));
    image.dirs.retain(|path| kept(path));
    image
}

fn all_missing(notices: &[StoreNotice], device: &str) -> bool {
    let [StoreNotice::Missing { did, from: 1, .. }] = notices else {
        panic!("{notices:?}");
    };
    did == device && notices[0].soundness() == Soundness::Damaged
}

#[test]
fn a_journal_rewritten_as_a_whole_is_told_by_what_this_machine_remembers() {
    let notes = SimDisk::new(Image::default());
    let mut laptop = on(Laptop::with_project(), "thinkpad", &notes);
    let before = laptop.disk.view();
    laptop.check("L0", "self", true).unwrap();
    assert_eq!(told(laptop.disk.view(), &notes), []);
    // Somebody who has the files alone writes on from before, heads and all.
    let mut forger = Laptop::from(before);
    forger.check("L1", "self", true).unwrap();
    let notices = told(forger.disk.view(), &notes);
    let [StoreNotice::Damaged(fault)] = notices.as_slice() else {
        panic!("{notices:?}");
    };
    assert!(
        matches!(fault.kind, FaultKind::HeadDiffers { .. }),
        "{fault:?}"
    );
    assert!(fault.file.contains(&laptop.did()));
}

#[test]
fn a_project_whose_folder_is_gone_is_missed_and_not_to_be_made_anew() {
    let notes = SimDisk::new(Image::default());
    let mut laptop = on(Laptop::with_project(), "thinkpad", &notes);
    laptop.check("L0", "self", true).unwrap();
    let pid = laptop.workspace.project_id().unwrap().to_owned();
    let gone = without(laptop.disk.view(), &format!("/projects/{pid}/"));
    let disk = Arc::new(SimDisk::new(gone));
    let workspace = Workspace::with(disk, &root(), Hands::new()).unwrap();
    let mut workspace = workspace.in_surroundings(machine("thinkpad", &notes));
    for code in [None, Some(pid.as_str())] {
        let failure = workspace.look_at(code).unwrap_err();
        assert!(matches!(&failure, Failure::Vanished(id) if *id == pid));
        assert_eq!(failure.exit(), Exit::Damaged);
    }
    let other = workspace.look_at(Some("T9")).unwrap_err();
    assert!(matches!(other, Failure::NoSuchProject { .. }), "{other:?}");
}

#[test]
fn a_journal_of_others_that_our_own_has_seen_is_missed() {
    let (mut a, mut b, stick) = pair();
    b.check("L0", "self", true).unwrap();
    meet(&mut a, &mut b, &stick);
    a.check("L1", "self", true).unwrap();
    let notes = SimDisk::new(Image::default());
    assert_eq!(told(a.disk.view(), &notes), []);
    let image = without(a.disk.view(), &format!("/log/{}/", b.did()));
    assert!(all_missing(&told(image, &notes), &b.did()));
}

#[test]
fn a_project_without_any_journal_is_damaged_and_not_none() {
    let notes = SimDisk::new(Image::default());
    let mut laptop = on(Laptop::with_project(), "thinkpad", &notes);
    laptop.check("L0", "self", true).unwrap();
    let bare = without(laptop.disk.view(), "/log/");
    let nobody = SimDisk::new(Image::default());
    assert!(all_missing(&told(bare.clone(), &nobody), &laptop.did()));
    let bare = without(bare, "/head/");
    assert!(all_missing(&told(bare, &notes), &laptop.did()));
}

#[test]
fn a_project_of_which_only_keys_are_left_is_damaged() {
    let mut laptop = Laptop::with_project();
    laptop.enrols("P4");
    let bare = without(without(laptop.disk.view(), "/log/"), "/head/");
    let notices = told(bare, &SimDisk::new(Image::default()));
    let [StoreNotice::Damaged(fault)] = notices.as_slice() else {
        panic!("{notices:?}");
    };
    assert_eq!(fault.kind, FaultKind::MissingSegment { n: 1 });
}
