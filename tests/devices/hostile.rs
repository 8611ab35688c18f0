//! Sticks from a hostile hand: files too large for any of ours, pipes and links in the place of files.
//! What is in order comes in all the same, and nothing else costs room here.

use crate::site::{Laptop, root};
use sanjian::store::{Disk, FaultKind, RealDisk};
use sanjian::workspace::sync::Synced;
use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A stick that is a real folder, with a project on it.
fn stick() -> (tempfile::TempDir, PathBuf) {
    let stick = tempfile::tempdir().unwrap();
    let mut a = Laptop::with_project();
    meets(&mut a, stick.path());
    a.enter();
    let pid = a.workspace.project_id().unwrap().to_owned();
    let dir = stick.path().join("projects").join(pid);
    (stick, dir)
}

fn meets(laptop: &mut Laptop, stick: &Path) -> Synced {
    let disk: Arc<dyn Disk> = Arc::new(RealDisk::new(stick).unwrap());
    let go_on = &mut |_: sanjian::workspace::sync::Step<'_>| ControlFlow::Continue(());
    let synced = laptop.workspace.sync_with(&disk, stick, None, go_on);
    synced.unwrap().remove(0)
}

/// Bytes of what was refused.
fn kept(laptop: &Laptop) -> usize {
    let files = laptop.disk.view().files.into_iter();
    let bad = files
        .filter(|(path, _)| path.starts_with(root()) && path.to_string_lossy().contains("/bad/"));
    bad.map(|(_, bytes)| bytes.len()).sum()
}

#[test]
fn a_content_too_large_is_refused_unread() {
    let (stick, dir) = stick();
    let shelf = dir.join("blobs/aa");
    fs::create_dir_all(&shelf).unwrap();
    let file = fs::File::create(shelf.join("a".repeat(64))).unwrap();
    file.set_len(3 << 30).unwrap();
    let mut b = Laptop::new();
    let synced = meets(&mut b, stick.path());
    let kinds: Vec<_> = synced
        .taken
        .refused
        .iter()
        .map(|fault| &fault.kind)
        .collect();
    assert!(
        matches!(kinds[..], [FaultKind::TooLarge { .. }]),
        "{kinds:?}"
    );
    assert!(kept(&b) < 2 << 20, "{}", kept(&b));
    assert!(synced.taken.records > 0);
}

#[cfg(unix)]
#[test]
fn pipes_and_links_are_refused_and_the_rest_is_taken() {
    use rustix::fs::{CWD, FileType, Mode, mknodat};
    let (stick, dir) = stick();
    let (shelf, log) = (dir.join("blobs/aa"), dir.join("log/abcdefghijkl"));
    fs::create_dir_all(&shelf).unwrap();
    fs::create_dir_all(&log).unwrap();
    let pipe = |path: PathBuf| mknodat(CWD, &path, FileType::Fifo, Mode::RWXU, 0).unwrap();
    pipe(shelf.join("a".repeat(64)));
    pipe(log.join("00000001.jsonl"));
    std::os::unix::fs::symlink("/dev/zero", log.join("00000002.jsonl")).unwrap();
    std::os::unix::fs::symlink("/dev/zero", shelf.join(format!("aa{}", "b".repeat(62)))).unwrap();
    let mut b = Laptop::new();
    let synced = meets(&mut b, stick.path());
    let kinds: Vec<_> = synced
        .taken
        .refused
        .iter()
        .map(|fault| &fault.kind)
        .collect();
    assert_eq!(kinds, [&FaultKind::NoFile; 4]);
    assert!(synced.taken.records > 0);
}
