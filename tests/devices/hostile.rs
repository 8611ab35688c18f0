//! Sticks from a hostile hand: files too large for any of ours, pipes and links in the place of files.
//! What is in order comes in all the same, and nothing else costs room here.

use crate::sim_disk::Failing;
use crate::site::{Hands, Laptop, root};
use sanjian::store::{Disk, FaultKind, RealDisk};
use sanjian::workspace::check::draft::DraftEntry;
use sanjian::workspace::held::exchanged::{ExchangeAbout, Met, Synced};
use sanjian::workspace::{Command, Workspace};
use serde_json::{from_value, json};
use std::fs;
use std::io::ErrorKind;
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
    met(laptop, stick, ExchangeAbout::Known).synced.remove(0)
}

fn met(laptop: &mut Laptop, stick: &Path, about: ExchangeAbout) -> Met {
    let disk: Arc<dyn Disk> = Arc::new(RealDisk::new(stick).unwrap());
    let go_on =
        &mut |_: sanjian::workspace::held::exchanged::ExchangeStep<'_>| ControlFlow::Continue(());
    let synced = laptop.workspace.sync_with(&disk, stick, &about, go_on);
    synced.unwrap()
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

/// Ids of the projects on a laptop.
fn projects(laptop: &Laptop) -> Vec<String> {
    let cards = laptop.workspace.projects().unwrap();
    cards.into_iter().map(|card| card.id).collect()
}

#[test]
fn projects_that_nobody_asked_for_stay_on_the_stick() {
    let (stick, dir) = stick();
    let ours = dir.file_name().unwrap().to_string_lossy().into_owned();
    let mut other = Laptop::with_project();
    other.enter();
    let theirs = other.workspace.project_id().unwrap().to_owned();
    met(&mut other, stick.path(), ExchangeAbout::Known);
    for n in 0..40 {
        let empty = stick.path().join(format!("projects/foreign{n}/log"));
        fs::create_dir_all(empty).unwrap();
    }
    // A new laptop has to say which; one that has a project keeps to it.
    let mut fresh = Laptop::new();
    let nothing = met(&mut fresh, stick.path(), ExchangeAbout::Known);
    assert!(nothing.synced.is_empty() && projects(&fresh).is_empty());
    assert_eq!(nothing.strangers.count(), 2);
    assert!(
        nothing
            .strangers
            .first
            .iter()
            .all(|one| one.code == "T1" && one.name == "试")
    );
    let before = other.disk.view().files.len();
    let met_again = met(&mut other, stick.path(), ExchangeAbout::Known);
    assert_eq!(met_again.strangers.first[0].pid, ours);
    assert_eq!(projects(&other), [theirs.as_str()]);
    assert_eq!(other.disk.view().files.len(), before);
    met(&mut fresh, stick.path(), ExchangeAbout::One(ours.clone()));
    assert_eq!(projects(&fresh), [ours.as_str()]);
    met(&mut fresh, stick.path(), ExchangeAbout::All);
    assert_eq!(projects(&fresh).len(), 2);
}

/// The project folder on a laptop's disk.
fn folder(laptop: &Laptop) -> PathBuf {
    let pid = laptop.workspace.project_id().unwrap();
    root().join("projects").join(pid)
}

#[test]
fn on_a_full_disk_the_reserve_pays_for_the_answer_in_hand() {
    let mut a = Laptop::with_project();
    let reserve = folder(&a).join("reserve.bin");
    let keep = |by: usize| Command::Keep {
        subject: "L0".into(),
        stage: "self".into(),
        entry: DraftEntry::By(format!("P{by}")),
    };
    a.does(keep(3));
    let mut paid = 0;
    for later in 0..12 {
        a.disk.replace(&reserve, b"room").unwrap();
        let call = a.disk.calls() + later;
        let disk = a.disk.clone();
        let _ = disk.failing(Failing::Once(call, ErrorKind::StorageFull));
        let kept = a.workspace.execute(keep(later + 4));
        let _ = a.disk.clone().failing(Failing::Never);
        if a.disk.len(&reserve).unwrap().is_none() {
            paid += 1;
            kept.unwrap();
            let draft = a.workspace.draft("L0", "self").unwrap();
            assert_eq!(draft.by, Some(format!("P{}", later + 4)));
        }
    }
    assert!(paid > 0);
}

#[test]
fn a_project_puts_its_reserve_aside_and_builds_it_again() {
    let folder = tempfile::tempdir().unwrap();
    let disk: Arc<dyn Disk> = Arc::new(RealDisk::new(folder.path()).unwrap());
    let mut workspace = Workspace::with(disk, folder.path(), Hands::new()).unwrap();
    let head = from_value(json!({"code": "T1", "name": "试", "scheme": "none"})).unwrap();
    workspace.execute(Command::CreateProject(head)).unwrap();
    let pid = workspace.project_id().unwrap().to_owned();
    let reserve = folder.path().join("projects").join(pid).join("reserve.bin");
    for _ in 0..2 {
        assert_eq!(fs::metadata(&reserve).unwrap().len(), 8 << 20);
        fs::remove_file(&reserve).unwrap();
        workspace.leave();
        workspace.enter(None).unwrap();
    }
}

#[test]
fn what_comes_from_elsewhere_never_fills_the_disk() {
    let (stick, _) = stick();
    let mut b = Laptop::new();
    b.disk.leave_free(32 << 20);
    let disk: Arc<dyn Disk> = Arc::new(RealDisk::new(stick.path()).unwrap());
    let met = b
        .workspace
        .sync_with(&disk, stick.path(), &ExchangeAbout::Known, &mut |_| {
            ControlFlow::Continue(())
        });
    assert!(met.is_err());
    b.disk.leave_free(1 << 30);
    assert!(meets(&mut b, stick.path()).taken.records > 0);
}
