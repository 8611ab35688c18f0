//! The store on a real disk: two instances, accidents that are more than a cut, copies, links, modes
//! and names. Power cuts are in `crash.rs`, damage of every byte in `store_damage.rs`.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that fails should fail loudly"
)]

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use sanjian::store::verify;
use sanjian::store::{
    Access, Device, Disk, DiskError, FaultKind, NewRecord, ReadOnlyReason, RealDisk, Record,
    RecordId, SEGMENT_MAX, Soundness, Stamp, Store, StoreError, StoreFault, StoreNotice,
    SystemChance, Tail, TreeReader, VerifyReport, draft_name,
};
use serde_json::json;
use tempfile::TempDir;

struct Place {
    root: TempDir,
    disk: Arc<RealDisk>,
    dir: PathBuf,
}

impl Place {
    fn new() -> Self {
        let root = tempfile::tempdir().unwrap();
        let disk = Arc::new(RealDisk::new(root.path()).unwrap());
        let dir = root.path().join("projects").join("p4x8");
        Self { root, disk, dir }
    }

    fn create(&self, did: &str) -> Store {
        Store::create(self.disk.clone(), &self.dir, "p4x8", did).unwrap()
    }

    fn open(&self, did: &str) -> (Store, Vec<StoreNotice>) {
        Store::open(self.disk.clone(), &self.dir, did).unwrap()
    }

    fn segment(&self, did: &str, n: u64) -> PathBuf {
        self.dir.join(format!("log/{did}/{n:08}.jsonl"))
    }

    fn verify(&self) -> VerifyReport {
        verify(self.disk.as_ref(), &self.dir).unwrap()
    }

    fn with_records(count: u64) -> Self {
        let place = Self::new();
        let mut store = place.create("d7k2");
        for i in 0..count {
            store.append(&measure(i, 10), &stamp(i)).unwrap();
        }
        drop(store);
        place
    }
}

fn measure(i: u64, len: usize) -> NewRecord {
    NewRecord {
        kind: "measure".into(),
        kv: 1,
        id: None,
        by: "u3".into(),
        payload: json!({"i": i, "note": "x".repeat(len)}),
    }
}

fn stamp(i: u64) -> Stamp {
    Stamp {
        t: format!("2026-11-22T14:00:{:02}.000+08:00", i % 60),
        tz: "Asia/Shanghai".into(),
        mono: i,
        boot: "a1b2c3d4".into(),
        clk: "ok".into(),
    }
}

fn all(store: &Store) -> Vec<Record> {
    let mut records = Vec::new();
    store.records(&mut |record| records.push(record)).unwrap();
    records
}

fn kinds(store: &Store) -> Vec<String> {
    all(store).into_iter().map(|record| record.kind).collect()
}

#[test]
fn the_second_instance_reads_and_names_the_first() {
    let place = Place::with_records(2);
    let (first, _) = place.open("d7k2");
    let (mut second, _) = place.open("d7k2");
    let Access::ReadOnly { holder, reason } = second.access().clone() else {
        panic!("two writers");
    };
    assert_eq!(reason, ReadOnlyReason::Held);
    assert!(holder.unwrap().starts_with("d7k2, process "));
    let refused = second.append(&measure(9, 1), &stamp(9));
    assert!(matches!(refused, Err(StoreError::ReadOnly)));
    assert_eq!(all(&second).len(), 3);
    drop((first, second));
    assert_eq!(*place.open("d7k2").0.access(), Access::Writer);
}

#[test]
fn records_come_in_one_order_and_heads_tell_what_is_new() {
    let place = Place::new();
    let mut store = place.create("d7k2");
    let first = store.append(&measure(0, 1), &stamp(0)).unwrap();
    assert_eq!(first.id, "d7k2-2");
    let seen = store.heads();
    drop(store);
    let (mut other, _) = place.open("aaaa");
    let second = other.append(&measure(1, 1), &stamp(1)).unwrap();
    assert!(second.lc > first.lc);
    drop(other);
    let (mut store, notices) = place.open("d7k2");
    assert_eq!(notices, []);
    let third = store.append(&measure(2, 1), &stamp(2)).unwrap();
    let order: Vec<_> = all(&store).iter().map(Record::record_id).collect();
    // A new segment says first what it had seen of the other.
    let expected = [
        ("d7k2", 1),
        ("d7k2", 2),
        ("aaaa", 1),
        ("aaaa", 2),
        ("d7k2", 3),
        ("d7k2", 4),
    ];
    let header = store.record(&RecordId::new("d7k2", 3)).unwrap();
    let seen_then = header.seen().remove("aaaa").unwrap();
    assert_eq!((seen_then.seq, seen_then.h), (2, second.h));
    assert_eq!(order, expected.map(|(did, seq)| RecordId::new(did, seq)));
    let mut rest = Vec::new();
    let mut keep = |record: Record| rest.push(record.record_id());
    store.records_after(&seen, &mut keep).unwrap();
    assert_eq!(rest, order[2..]);
    assert_eq!(store.record(&third.record_id()).unwrap(), third);
    assert_eq!(store.last_time(), Some(third.t.as_str()));
    let mut wrong = seen;
    wrong.get_mut("d7k2").unwrap().h = "0".repeat(64);
    let unknown = store.records_after(&wrong, &mut |_| {});
    assert!(matches!(unknown, Err(StoreError::UnknownHead(_))));
}

#[test]
fn an_exported_copy_reads_the_same() {
    let place = Place::with_records(3);
    let (mut store, _) = place.open("d7k2");
    store.blobs().put(b"a photo").unwrap();
    let files = store.seal_and_list(&stamp(5)).unwrap();
    let paths: Vec<_> = files.iter().map(|file| file.path.as_str()).collect();
    // The second holds nothing but the statement of the first one's length and hash.
    let sealed = ["log/d7k2/00000001.jsonl", "log/d7k2/00000002.jsonl"];
    assert_eq!(paths[1..], sealed);
    assert!(paths[0].starts_with("blobs/"));
    // Sealing again without a new record changes nothing.
    assert_eq!(store.seal_and_list(&stamp(6)).unwrap(), files);
    let copy = Place::new();
    for file in &files {
        let bytes = fs::read(place.dir.join(&file.path)).unwrap();
        let bytes = &bytes[..usize::try_from(file.len).unwrap()];
        assert_eq!(sanjian::store::sha256_hex(bytes), file.sha256);
        let target = copy.dir.join(&file.path);
        fs::create_dir_all(target.parent().unwrap()).unwrap();
        fs::write(target, bytes).unwrap();
    }
    let (reader, notices) = TreeReader::open(copy.disk.clone(), &copy.dir).unwrap();
    assert_eq!(notices, []);
    let mut copied = Vec::new();
    reader.records(&mut |record| copied.push(record)).unwrap();
    assert_eq!(copied, all(&store)[..5]);
    assert!(verify(copy.disk.as_ref(), &copy.dir).unwrap().is_sound());
}

#[test]
fn segments_are_rolled_at_four_mebibytes() {
    let place = Place::new();
    let mut store = place.create("d7k2");
    for i in 0..80 {
        store.append(&measure(i, 60_000), &stamp(i)).unwrap();
    }
    assert_eq!(all(&store).len(), 82);
    drop(store);
    let len = fs::metadata(place.segment("d7k2", 1)).unwrap().len();
    assert!(len <= SEGMENT_MAX && len > SEGMENT_MAX - 61_000);
    let (store, notices) = place.open("d7k2");
    assert_eq!(notices, []);
    assert_eq!(
        store
            .record(&RecordId::new("d7k2", 82))
            .unwrap()
            .payload
            .value()["i"],
        79
    );
    assert!(verify(place.disk.as_ref(), &place.dir).unwrap().is_sound());
}

#[test]
fn a_torn_entry_is_named_and_closed_off() {
    let place = Place::with_records(2);
    let path = place.segment("d7k2", 1);
    let mut bytes = fs::read(&path).unwrap();
    let torn =
        r#"{"h":"00","e":{"boot":"a","by":"u3","clk":"ok","did":"d7k2","id":"d7k2-7","k":"check","#;
    bytes.extend_from_slice(torn.as_bytes());
    fs::write(&path, &bytes).unwrap();
    let (mut store, notices) = place.open("d7k2");
    let [StoreNotice::Interrupted { line, kind, id, .. }] = notices.as_slice() else {
        panic!("{notices:?}");
    };
    assert_eq!(
        (*line, kind.as_deref(), id.as_deref()),
        (4, Some("check"), Some("d7k2-7"))
    );
    store.append(&measure(3, 1), &stamp(3)).unwrap();
    let expected = ["seg", "measure", "measure", "seg", "recovered", "measure"];
    assert_eq!(kinds(&store), expected);
    assert_eq!(fs::read(&path).unwrap(), bytes);
    drop(store);
    let (store, notices) = place.open("d7k2");
    assert_eq!(notices, []);
    assert_eq!(kinds(&store), expected);
}

#[test]
fn what_was_handed_over_and_ends_in_no_record_is_damaged() {
    type Harm = fn(&mut Vec<u8>);
    let harms: [Harm; 4] = [
        |bytes| *bytes.iter_mut().rev().nth(9).unwrap() ^= 1,
        |bytes| bytes.truncate(bytes.len() - 1),
        |bytes| bytes.extend_from_slice(b"no record\n"),
        |bytes| bytes.extend_from_slice(&[0; 40]),
    ];
    for harm in harms {
        let place = Place::with_records(2);
        let (mut other, _) = place.open("aaaa");
        other.append(&measure(1, 1), &stamp(1)).unwrap();
        drop(other);
        // No head comes along with a journal from elsewhere.
        for slot in ["a", "b"] {
            fs::remove_file(place.dir.join(format!("head/aaaa.{slot}"))).unwrap();
        }
        let path = place.segment("aaaa", 1);
        let mut bytes = fs::read(&path).unwrap();
        harm(&mut bytes);
        fs::write(&path, &bytes).unwrap();
        let report = place.verify();
        let faults: Vec<_> = report.faults.iter().cloned().collect();
        let [torn] = faults.as_slice() else {
            panic!("{faults:?}");
        };
        assert!(matches!(torn.kind, FaultKind::Torn { .. }), "{torn:?}");
        assert_eq!(report.tails, []);
        for _ in 0..2 {
            let (mut store, notices) = place.open("d7k2");
            assert_eq!(notices, [StoreNotice::Damaged(torn.clone())]);
            assert_eq!(notices[0].soundness(), Soundness::Damaged);
            store.append(&measure(3, 1), &stamp(3)).unwrap();
        }
    }
}

#[test]
fn a_cut_behind_the_acknowledged_record_leaves_a_gap_and_no_number_is_used_twice() {
    let place = Place::with_records(4);
    let path = place.segment("d7k2", 1);
    let bytes = fs::read(&path).unwrap();
    let lines: Vec<_> = bytes.split_inclusive(|b| *b == b'\n').collect();
    fs::write(&path, lines[..3].concat()).unwrap();
    let (mut store, notices) = place.open("d7k2");
    let missing = |from, to| StoreNotice::Missing {
        did: "d7k2".into(),
        from,
        to,
    };
    assert_eq!(notices, [missing(4, 5)]);
    let next = store.append(&measure(9, 1), &stamp(9)).unwrap();
    let seqs: Vec<_> = all(&store).iter().map(|record| record.seq).collect();
    assert_eq!(seqs, [1, 2, 3, 6, 7, 8]);
    assert_eq!(kinds(&store)[3..], ["seg", "gap", "measure"]);
    assert_eq!(store.record(&next.record_id()).unwrap(), next);
    drop(store);
    let (mut store, notices) = place.open("d7k2");
    assert_eq!(notices, [missing(4, 5)], "declared, and still not there");
    store.settle(&stamp(10)).unwrap();
    assert_eq!(all(&store).len(), 6);
    let report = verify(place.disk.as_ref(), &place.dir).unwrap();
    let kinds: Vec<_> = report
        .faults
        .iter()
        .map(|fault| fault.kind.clone())
        .collect();
    let (from, to, declared) = (4, 5, true);
    assert_eq!(kinds, [FaultKind::Missing { from, to, declared }]);
}

#[test]
fn a_journal_of_which_only_the_head_is_left_is_missing() {
    let place = Place::with_records(4);
    fs::remove_dir_all(place.segment("d7k2", 1).parent().unwrap()).unwrap();
    let (mut store, notices) = place.open("d7k2");
    let missing = StoreNotice::Missing {
        did: "d7k2".into(),
        from: 1,
        to: 5,
    };
    assert_eq!(notices, std::slice::from_ref(&missing));
    store.append(&measure(9, 1), &stamp(9)).unwrap();
    let seqs: Vec<_> = all(&store).iter().map(|record| record.seq).collect();
    assert_eq!(seqs, [6, 7, 8]);
    drop(store);
    let (_, notices) = place.open("d7k2");
    assert_eq!(notices, [missing]);
}

#[test]
fn a_journal_of_which_only_torn_heads_are_left_is_damage() {
    let place = Place::with_records(4);
    fs::remove_dir_all(place.dir.join("log")).unwrap();
    for slot in ["a", "b"] {
        fs::write(place.dir.join(format!("head/d7k2.{slot}")), b"torn").unwrap();
    }
    // Names that no program of ours gives are nobody's.
    for stray in ["notes.txt", "d7k3.a.bak", "d7k4.c", ".a"] {
        fs::write(place.dir.join("head").join(stray), b"").unwrap();
    }
    let report = place.verify();
    let faults: Vec<_> = report.faults.iter().cloned().collect();
    let kinds: Vec<_> = faults.iter().map(|fault| &fault.kind).collect();
    assert_eq!(kinds, [&FaultKind::MissingSegment { n: 1 }]);
    assert_eq!(faults[0].file, "log/d7k2/00000001.jsonl");
    let (_, notices) = TreeReader::open(place.disk.clone(), &place.dir).unwrap();
    assert_eq!(notices, [StoreNotice::Damaged(faults[0].clone())]);
}

#[test]
fn a_damaged_line_in_the_middle_costs_only_itself() {
    let place = Place::with_records(4);
    let path = place.segment("d7k2", 1);
    let mut bytes = fs::read(&path).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&path, &bytes).unwrap();
    let (mut store, notices) = place.open("d7k2");
    assert_eq!(notices.len(), 2, "{notices:?}");
    assert!(matches!(
        notices[0],
        StoreNotice::Missing { from: 3, to: 3, .. }
    ));
    assert!(matches!(&notices[1], StoreNotice::Damaged(fault) if fault.line == 3));
    store.append(&measure(9, 1), &stamp(9)).unwrap();
    let seqs: Vec<_> = all(&store).iter().map(|record| record.seq).collect();
    assert_eq!(seqs, [1, 2, 4, 5, 6, 7, 8]);
    assert_eq!(kinds(&store)[4..], ["seg", "gap", "measure"]);
    assert_eq!(fs::read(&path).unwrap(), bytes);
}

#[test]
fn a_damaged_line_is_told_once_and_under_its_number() {
    let place = Place::with_records(5);
    let path = place.segment("d7k2", 1);
    let whole = fs::read(&path).unwrap();
    let mut lines: Vec<_> = whole
        .split_inclusive(|b| *b == b'\n')
        .map(<[u8]>::to_vec)
        .collect();
    for line in &mut lines[2..4] {
        let middle = line.len() / 2;
        line[middle] ^= 1;
    }
    let told = |lines: &[Vec<u8>]| {
        fs::write(&path, lines.concat()).unwrap();
        let seq = |fault: &StoreFault| fault.record.as_ref().map(|id| id.seq);
        let faults = place.verify().faults;
        faults
            .iter()
            .map(|fault| (fault.line, seq(fault)))
            .collect::<Vec<_>>()
    };
    assert_eq!(told(&lines), [(3, Some(3)), (4, Some(4))]);
    lines.remove(3);
    assert_eq!(
        told(&lines),
        [(3, Some(3)), (4, Some(5))],
        "one line is gone"
    );
}

#[test]
fn what_stands_in_place_of_a_journal_is_named() {
    let place = Place::with_records(1);
    fs::write(place.dir.join("log/zzzz"), b"no folder").unwrap();
    let report = place.verify();
    let files: Vec<_> = report
        .faults
        .iter()
        .map(|fault| fault.file.as_str())
        .collect();
    assert_eq!(files, ["log/zzzz"]);
    let error = TreeReader::open(place.disk.clone(), &place.dir)
        .err()
        .unwrap();
    assert!(error.to_string().contains("zzzz"), "{error}");
}

#[test]
fn garbage_behind_the_last_record_is_one_class_whatever_it_holds() {
    let line = b"no record\n".to_vec();
    let long = vec![b'x'; 300 * 1024];
    for garbage in [vec![0; 40], line.clone(), [line, vec![7; 9]].concat(), long] {
        let place = Place::with_records(2);
        let path = place.segment("d7k2", 1);
        let mut bytes = fs::read(&path).unwrap();
        bytes.extend_from_slice(&garbage);
        fs::write(&path, &bytes).unwrap();
        let left = Tail {
            file: "log/d7k2/00000001.jsonl".into(),
            from: (bytes.len() - garbage.len()) as u64,
            bytes: garbage.len() as u64,
        };
        let assert_left = || {
            let report = place.verify();
            assert!(report.is_sound(), "{:?}", report.faults);
            assert_eq!(report.tails, std::slice::from_ref(&left));
        };
        assert_left();
        let (mut store, notices) = place.open("d7k2");
        assert!(matches!(
            notices.as_slice(),
            [StoreNotice::Interrupted { .. }]
        ));
        store.append(&measure(3, 1), &stamp(3)).unwrap();
        drop(store);
        // One record later the same bytes are called the same.
        assert_left();
    }
}

#[test]
fn whoever_only_looks_takes_no_lock_and_leaves_no_trace() {
    let place = Place::with_records(2);
    let (mut writer, _) = place.open("d7k2");
    let (mut reader, notices) = Store::look(place.disk.clone(), &place.dir, "d7k2").unwrap();
    assert_eq!((notices, all(&reader).len()), (vec![], 3));
    let refused = reader.append(&measure(9, 1), &stamp(9));
    assert!(matches!(refused, Err(StoreError::ReadOnly)));
    writer.append(&measure(3, 1), &stamp(3)).unwrap();
    assert_eq!(reader.list_sealed().unwrap(), (vec![], 2));
    drop(writer);
    // Another one writes while it is still looking.
    assert_eq!(*place.open("d7k2").0.access(), Access::Writer);
}

#[test]
fn a_reader_becomes_a_writer_only_once_the_holder_is_gone() {
    let place = Place::with_records(1);
    let (writer, _) = place.open("d7k2");
    let (second, _) = place.open("d7k2");
    assert!(!second.could_write());
    drop(writer);
    assert!(second.could_write());
    let (looking, _) = Store::look(place.disk.clone(), &place.dir, "d7k2").unwrap();
    assert!(!looking.could_write(), "nobody asked for it");
}

#[test]
fn on_a_part_that_cannot_be_read_nothing_is_recorded() {
    let place = Place::with_records(2);
    // Somebody else's journal, of which one segment is no file.
    fs::create_dir_all(place.segment("aaaa", 1)).unwrap();
    let (mut store, notices) = place.open("d7k2");
    assert!(
        notices
            .iter()
            .any(|one| one.soundness() == Soundness::Unreadable)
    );
    let Access::ReadOnly { reason, .. } = store.access() else {
        panic!("a writer");
    };
    assert_eq!(*reason, ReadOnlyReason::Unreadable);
    assert!(store.append(&measure(9, 1), &stamp(9)).is_err());
    assert_eq!(all(&store).len(), 3);
}

#[test]
fn the_subject_of_a_damaged_record_is_guessed_from_its_bytes() {
    let place = Place::new();
    let mut store = place.create("d7k2");
    let new = NewRecord {
        payload: json!({"stage": "self", "subject": "L-07"}),
        ..measure(0, 1)
    };
    store.append(&new, &stamp(0)).unwrap();
    store.append(&measure(1, 1), &stamp(1)).unwrap();
    drop(store);
    let path = place.segment("d7k2", 1);
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replace("self", "seif")).unwrap();
    let (store, notices) = place.open("d7k2");
    let damaged = notices.iter().find_map(|notice| match notice {
        StoreNotice::Damaged(fault) => store.reader().subject_of(fault),
        _ => None,
    });
    assert_eq!(damaged.as_deref(), Some("L-07"));
}

#[test]
fn a_payload_beyond_the_limits_writes_nothing() {
    let place = Place::with_records(1);
    let (mut store, _) = place.open("d7k2");
    let before = fs::read(place.segment("d7k2", 1)).unwrap();
    let mut bad = measure(0, 1);
    bad.payload = json!({"value": 1.5});
    assert!(matches!(
        store.append(&bad, &stamp(0)),
        Err(StoreError::Refused(_))
    ));
    assert!(matches!(
        store.append(&measure(0, 70_000), &stamp(0)),
        Err(StoreError::Refused(_))
    ));
    assert_eq!(fs::read(place.segment("d7k2", 1)).unwrap(), before);
}

#[test]
fn drafts_live_until_they_are_discarded() {
    let place = Place::with_records(1);
    let (store, _) = place.open("d7k2");
    let name = draft_name("01-02-03 一层柱", "自检");
    for i in 0..3 {
        store.drafts().append(&name, &json!({"item": i})).unwrap();
    }
    assert_eq!(store.drafts().list().unwrap(), std::slice::from_ref(&name));
    let draft = store.drafts().read(&name).unwrap();
    assert_eq!(
        draft.lines,
        [json!({"item": 0}), json!({"item": 1}), json!({"item": 2})]
    );
    assert_eq!(draft.unreadable, 0);
    store.drafts().discard(&name).unwrap();
    assert!(store.drafts().read(&name).unwrap().lines.is_empty());
    let bad = store.drafts().append("../up", &json!(1));
    assert!(matches!(bad, Err(StoreError::Name(_))));
}

#[test]
fn draft_names_are_safe_and_different() {
    let odd = [
        "CON",
        "a/b",
        "../..",
        "一层",
        "二层",
        "",
        "A",
        "a",
        "a-b",
        "x".repeat(500).as_str(),
    ]
    .map(str::to_owned);
    let mut names: Vec<_> = odd
        .iter()
        .map(|subject| draft_name(subject, "自检"))
        .collect();
    names.push(draft_name("a", "b-自检"));
    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    assert!(
        names
            .iter()
            .all(|n| n.bytes().all(plain) && (24..=64).contains(&n.len()))
    );
    names.sort();
    names.dedup();
    assert_eq!(names.len(), odd.len() + 1);
}

fn load(place: &Place) -> Device {
    let disk = place.disk.as_ref();
    Device::load_or_create(disk, place.root.path(), &SystemChance).unwrap()
}

#[test]
fn a_device_keeps_its_id() {
    let place = Place::new();
    let first = load(&place);
    let again = load(&place);
    assert_eq!(first, again);
    let letter = |b: u8| b.is_ascii_lowercase() || (b'2'..=b'7').contains(&b);
    assert!(first.id.len() == 12 && first.id.bytes().all(letter));
    drop(place.create(&first.id));
}

#[cfg(unix)]
#[test]
fn links_are_refused_and_files_are_private() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let place = Place::with_records(1);
    let mode = |path: &std::path::Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&place.dir), 0o700);
    assert_eq!(mode(&place.segment("d7k2", 1)), 0o600);
    assert!(place.disk.is_private(&place.segment("d7k2", 1)));
    let open = place.dir.join("open");
    fs::write(&open, b"x").unwrap();
    fs::set_permissions(&open, fs::Permissions::from_mode(0o604)).unwrap();
    assert!(!place.disk.is_private(&open));
    symlink(place.segment("d7k2", 1), place.dir.join("link")).unwrap();
    symlink(place.dir.join("log"), place.dir.join("logs")).unwrap();
    for path in ["link", "logs/d7k2/00000001.jsonl"] {
        let read = place.disk.read(&place.dir.join(path));
        assert!(matches!(read, Err(DiskError::Link { .. })), "{path}");
    }
    let outside = place.disk.read(&place.root.path().join("../passwd"));
    assert!(matches!(outside, Err(DiskError::Outside { .. })));
}

#[cfg(unix)]
fn pipe(path: &std::path::Path) {
    use rustix::fs::{CWD, FileType, Mode, mknodat};
    mknodat(CWD, path, FileType::Fifo, Mode::RWXU, 0).unwrap();
}

#[cfg(unix)]
#[test]
fn a_pipe_is_never_opened() {
    let place = Place::with_records(1);
    let path = place.dir.join("pipe");
    pipe(&path);
    let no_file = |error: DiskError| assert!(error.is_no_file(), "{error}");
    no_file(place.disk.read(&path).unwrap_err());
    no_file(place.disk.read_range(&path, 0, 9).unwrap_err());
    no_file(place.disk.overwrite(&path, b"x").unwrap_err());
    no_file(place.disk.open_append(&path).err().unwrap());
    no_file(place.disk.try_lock(&path).err().unwrap());
}

#[cfg(unix)]
#[test]
fn a_pipe_or_a_link_in_the_place_of_a_file_is_a_fault() {
    use sanjian::store::FaultKind;
    for link in [true, false] {
        let place = Place::with_records(1);
        let path = place.segment("d7k2", 1);
        fs::remove_file(&path).unwrap();
        match link {
            true => std::os::unix::fs::symlink("/dev/zero", &path).unwrap(),
            false => pipe(&path),
        }
        let shelf = place.dir.join("blobs/aa");
        fs::create_dir_all(&shelf).unwrap();
        pipe(&shelf.join("a".repeat(64)));
        let report = verify(place.disk.as_ref(), &place.dir).unwrap();
        let faults = report.faults.iter().filter(|f| f.kind == FaultKind::NoFile);
        assert_eq!(faults.count(), 2, "{:?}", report.faults);
        let (store, _) = Store::open(place.disk.clone(), &place.dir, "d7k2").unwrap();
        assert_ne!(*store.access(), Access::Writer);
    }
}

#[test]
fn a_content_larger_than_any_of_ours_is_not_read() {
    use sanjian::store::{Blobs, FaultKind, StoreError};
    let place = Place::with_records(1);
    let hash = "a".repeat(64);
    let path = place.dir.join(Blobs::place(&hash));
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    let bytes = 3 << 30;
    fs::File::create(&path).unwrap().set_len(bytes).unwrap();
    let found = Blobs::new(place.disk.clone(), &place.dir).get(&hash);
    let Err(StoreError::Damaged(fault)) = found else {
        panic!("{:?}", found.map(|bytes| bytes.len()));
    };
    assert_eq!(fault.kind, FaultKind::TooLarge { bytes });
}

#[test]
fn a_segment_longer_than_any_of_ours_is_not_read_to_its_end() {
    use sanjian::store::FaultKind;
    let place = Place::with_records(1);
    let path = place.segment("d7k2", 1);
    let before = verify(place.disk.as_ref(), &place.dir).unwrap();
    let file = fs::File::options().write(true).open(&path).unwrap();
    file.set_len(3 << 30).unwrap();
    let report = verify(place.disk.as_ref(), &place.dir).unwrap();
    let kinds = report.faults.iter().map(|fault| &fault.kind);
    assert!(
        kinds
            .into_iter()
            .any(|kind| matches!(kind, FaultKind::TooLarge { .. }))
    );
    assert_eq!(report.records, before.records);
    assert!(report.bytes < 16 << 20, "{}", report.bytes);
}

/// On other systems a file that is open cannot be removed.
#[cfg(unix)]
#[test]
fn nothing_is_called_saved_in_a_folder_that_was_removed() {
    let place = Place::with_records(2);
    let (mut store, _) = place.open("aaaa");
    store.append(&measure(1, 1), &stamp(1)).unwrap();
    fs::remove_dir_all(&place.dir).unwrap();
    let lost = store.append(&measure(2, 2), &stamp(2));
    assert!(matches!(lost, Err(StoreError::WriteFailed(_))), "{lost:?}");
    let (holder, reason) = (None, ReadOnlyReason::Gone);
    assert_eq!(*store.access(), Access::ReadOnly { holder, reason });
}
