//! How often records are gone over: seen by how often the first file of a journal is read from its
//! beginning.

use crate::sim_disk::SimDisk;
use crate::site::{Hands, Laptop, pair, root};
use sanjian::store::Disk;
use sanjian::workspace::Workspace;
use sanjian::workspace::held::exchanged::{ExchangeAbout, ExchangeStep};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Opening a project reads the head of each file, and then every byte of it.
const OPENED: usize = 2;
/// Folding goes over the records.
const FOLDED: usize = 1;
/// An exchange looks at the head for where a journal lies: twice when it takes in, once when it hands over.
const PLACED: usize = 3;

/// The first file of a device's journal on its laptop.
fn journal(disk: &SimDisk, did: &str) -> PathBuf {
    let of_device = format!("log/{did}/00000001.jsonl");
    let mut files = disk.view().files.into_keys();
    files.find(|path| path.ends_with(&of_device)).unwrap()
}

#[test]
fn a_list_of_checks_and_all_that_is_odd_about_them_takes_one_fold() {
    let mut laptop = Laptop::with_project();
    laptop.check("L1", "self", true).unwrap();
    let did = laptop.workspace.device_id().unwrap().to_owned();
    drop(laptop.workspace);
    let disk = SimDisk::new(laptop.disk.view());
    let journal = journal(&disk, &did);
    let mut workspace = Workspace::with(Arc::new(disk.clone()), &root(), Hands::new()).unwrap();
    workspace.look_at(None).unwrap();
    assert_eq!(disk.begun(&journal), OPENED + FOLDED);
    workspace.odd_clocks().unwrap();
    workspace.odd_dates().unwrap();
    workspace.months_in_doubt().unwrap();
    assert_eq!(disk.begun(&journal), OPENED + FOLDED);
}

#[test]
fn an_exchange_of_the_project_entered_folds_it_once() {
    let (a, mut b, stick) = pair();
    b.check("L1", "self", true).unwrap();
    b.meets(&stick);
    let did = a.did();
    let journal = journal(&a.disk, &did);
    let before = a.disk.begun(&journal);
    let disk: Arc<dyn Disk> = stick.clone();
    let go_on = &mut |_: ExchangeStep<'_>| ControlFlow::Continue(());
    let met = { a.workspace }.sync_with(&disk, Path::new("/stick"), &ExchangeAbout::Known, go_on);
    assert!(met.unwrap().synced[0].taken.records > 0);
    // Opened to be written in, with what came in, and by whoever had entered the project before.
    let passes = 3 * OPENED + FOLDED + PLACED;
    assert_eq!(a.disk.begun(&journal) - before, passes);
}
