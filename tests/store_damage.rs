//! Damages a small real journal in every way and demands that `verify` reports each with file and
//! line (F2, S5, S8): flipped bits, cuts, swapped, doubled and foreign lines, missing segments.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that fails should fail loudly"
)]

use std::cell::Cell;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use sanjian::store::verify;
use sanjian::store::{
    FaultKind, KnownTree, NewRecord, RealDisk, RecordId, Stamp, Store, Tail, VerifyReport,
};
use serde_json::json;
use tempfile::TempDir;

const DID: &str = "d7k2";
/// The last segment of the journal that is damaged here.
const LAST: u64 = 5;

struct Journal {
    _root: TempDir,
    disk: Arc<RealDisk>,
    dir: PathBuf,
    /// How often it was opened to compare.
    turn: Cell<u32>,
}

impl Journal {
    /// Sealed twice: segments of 4, 1, 3, 1 and 2 lines; those of one line are the seals.
    fn new() -> Self {
        Self::sealed(&[2, 4])
    }

    /// Six records, and a seal after each of those.
    fn sealed(after: &[u64]) -> Self {
        let root = tempfile::tempdir().unwrap();
        let disk = Arc::new(RealDisk::new(root.path()).unwrap());
        let dir = root.path().join("projects").join("p4x8");
        let mut store = Store::create(disk.clone(), &dir, "p4x8", DID).unwrap();
        for i in 0..6 {
            store.append(&measure(i), &stamp(i)).unwrap();
            if after.contains(&i) {
                store.seal_and_list(&stamp(i)).unwrap();
            }
        }
        store.blobs().put(b"a photo").unwrap();
        drop(store);
        Self {
            _root: root,
            disk,
            dir,
            turn: Cell::new(0),
        }
    }

    fn segment(&self, n: u64) -> PathBuf {
        self.dir.join(format!("log/{DID}/{n:08}.jsonl"))
    }

    fn verify(&self) -> VerifyReport {
        verify(self.disk.as_ref(), &self.dir).unwrap()
    }

    /// What is found in it now, for the next opening; nothing when that is not compared.
    fn known(&self) -> KnownTree {
        if !self.turn.get().is_multiple_of(23) {
            return KnownTree::NOTHING.clone();
        }
        let (store, _) = Store::look(self.disk.clone(), &self.dir, DID).unwrap();
        store.reader().known()
    }

    /// Demands that whoever passes over what is known finds what everyone finds.
    fn opened_alike(&self, known: &KnownTree) {
        // Damage by the thousand needs not all of it; the step fits no length of a line.
        self.turn.set(self.turn.get() + 1);
        if self.turn.get() % 23 != 1 {
            return;
        }
        assert!(known.bytes() > 0);
        let opened = |known: &KnownTree| {
            let opened = Store::look_knowing(self.disk.clone(), &self.dir, DID, known);
            let (store, notices) = opened.map_err(|error| error.to_string())?;
            let mut records = Vec::new();
            let read = store.records(&mut |record| records.push(record));
            let read = read.map_err(|error| error.to_string());
            Ok::<_, String>((notices, store.heads(), records, read))
        };
        assert_eq!(opened(known), opened(KnownTree::NOTHING));
    }

    /// Puts bytes behind the last segment, and demands that they are listed there and no fault.
    fn listed(&self, more: &[u8]) {
        let (path, known) = (self.segment(LAST), self.known());
        let before = fs::read(&path).unwrap();
        fs::write(&path, [&before, more].concat()).unwrap();
        let report = self.verify();
        self.opened_alike(&known);
        fs::write(&path, &before).unwrap();
        assert!(report.is_sound(), "{:?}", report.faults);
        let left = Tail {
            file: format!("log/{DID}/{LAST:08}.jsonl"),
            from: before.len() as u64,
            bytes: more.len() as u64,
        };
        assert_eq!(report.tails, [left]);
    }

    /// Puts bytes in place of a segment, and demands a fault in that file or behind it.
    fn noticed(&self, n: u64, bytes: &[u8], what: &str) -> VerifyReport {
        let (path, known) = (self.segment(n), self.known());
        let before = fs::read(&path).unwrap();
        assert_ne!(before, bytes);
        fs::write(&path, bytes).unwrap();
        let report = self.verify();
        self.opened_alike(&known);
        fs::write(&path, &before).unwrap();
        assert!(!report.is_sound(), "segment {n}: {what}");
        let here = |file: &str| file.ends_with(path.file_name().unwrap().to_str().unwrap());
        let fault = report.faults.iter().find(|fault| here(&fault.file));
        let fault = fault.unwrap_or_else(|| panic!("segment {n}: {what}: {:?}", report.faults));
        assert!(fault.line >= 1);
        report
    }
}

fn measure(i: u64) -> NewRecord {
    NewRecord {
        kind: "measure".into(),
        kv: 1,
        id: None,
        by: "u3".into(),
        payload: json!({"i": i, "v": ["1.10", "平"]}),
    }
}

fn stamp(i: u64) -> Stamp {
    Stamp {
        t: format!("2026-11-22T14:00:0{i}.000+08:00"),
        tz: "Asia/Shanghai".into(),
        mono: i,
        boot: "a1b2c3d4".into(),
        clk: "ok".into(),
    }
}

fn lines(path: &Path) -> Vec<Vec<u8>> {
    let bytes = fs::read(path).unwrap();
    let lines = bytes.split_inclusive(|b| *b == b'\n');
    lines.map(<[u8]>::to_vec).collect()
}

fn line_of(bytes: &[u8], at: usize) -> u64 {
    bytes[..at].iter().filter(|b| **b == b'\n').count() as u64 + 1
}

#[test]
fn an_untouched_journal_is_sound() {
    let journal = Journal::new();
    let report = journal.verify();
    assert!(report.is_sound(), "{:?}", report.faults);
    assert_eq!((report.records, report.blobs), (11, 1));
    assert_eq!(report.tails, []);
    let counts: Vec<_> = (1..=LAST)
        .map(|n| lines(&journal.segment(n)).len())
        .collect();
    assert_eq!(counts, [4, 1, 3, 1, 2]);
}

#[test]
fn every_flipped_bit_is_reported_with_its_line() {
    let journal = Journal::new();
    let mut flips = 0;
    for n in 1..=LAST {
        let bytes = fs::read(journal.segment(n)).unwrap();
        for at in 0..bytes.len() {
            // Every bit, spread over the bytes: all eight in hashes and frames take too long.
            for bit in [at % 8, (at + 3) % 8] {
                let mut bad = bytes.clone();
                bad[at] ^= 1 << bit;
                let report = journal.noticed(n, &bad, &format!("bit {bit} of byte {at}"));
                let line = line_of(&bytes, at);
                let exact = |f: &sanjian::store::StoreFault| f.line == line && f.record.is_some();
                assert!(report.faults.iter().any(exact), "{:?}", report.faults);
                flips += 1;
            }
        }
    }
    println!("{flips} flipped bits reported");
}

#[test]
fn every_cut_is_reported() {
    let journal = Journal::new();
    for n in 1..=LAST {
        let bytes = fs::read(journal.segment(n)).unwrap();
        for len in 0..bytes.len() {
            journal.noticed(n, &bytes[..len], &format!("cut at {len}"));
        }
    }
}

#[test]
fn moved_doubled_and_foreign_lines_are_reported() {
    let journal = Journal::new();
    let all: Vec<_> = (1..=LAST)
        .flat_map(|n| lines(&journal.segment(n)))
        .collect();
    let extra = [&b"\n"[..], b"{}\n", b"garbage\n", b"\0\0\0\0", &[0xff; 700]];
    for n in 1..=LAST {
        let own = lines(&journal.segment(n));
        for i in 0..own.len() {
            for j in 0..i {
                let mut bad = own.clone();
                bad.swap(i, j);
                journal.noticed(n, &bad.concat(), &format!("lines {i} and {j} swapped"));
            }
            let mut bad = own.clone();
            bad.remove(i);
            journal.noticed(n, &bad.concat(), &format!("line {i} removed"));
        }
        for i in 0..=own.len() {
            for line in all.iter().map(Vec::as_slice).chain(extra) {
                let mut bad = own.clone();
                bad.insert(i, line.to_vec());
                let bad = bad.concat();
                // Bytes behind a sealed segment do not exist, whatever they are (S5).
                if n < LAST && bad.starts_with(&own.concat()) {
                    continue;
                }
                // What stands behind the last record and is none was left by a power cut.
                if n == LAST && i == own.len() && extra.contains(&line) {
                    journal.listed(line);
                    continue;
                }
                journal.noticed(n, &bad, &format!("a line inserted before line {i}"));
            }
        }
    }
}

#[test]
fn every_number_that_is_gone_is_told_whatever_else_was_put_there() {
    let journal = Journal::sealed(&[]);
    let own = lines(&journal.segment(1));
    let garbage = b"garbage\n".to_vec();
    let twice = [&garbage[..], &garbage].concat();
    // A record that stands there once more parts a row of broken lines.
    let parted = [&garbage[..], &own[0], &garbage].concat();
    let pairs = [
        (&garbage, &vec![]),
        (&twice, &vec![]),
        (&parted, &vec![]),
        (&garbage, &garbage),
        (&garbage, &parted),
    ];
    for (a, b) in (1..6).flat_map(|a| (a..6).map(move |b| (a, b))) {
        let left = (0..own.len()).filter(|i| ![a, b].contains(i));
        let left: Vec<_> = left.map(|i| own[i].clone()).collect();
        for (i, j) in (1..left.len()).flat_map(|i| (i..left.len()).map(move |j| (i, j))) {
            for (first, second) in pairs {
                let mut bad = left.clone();
                bad.insert(j, second.clone());
                bad.insert(i, first.clone());
                let what = format!("{a} and {b} removed, more put before {i} and {j}");
                let report = journal.noticed(1, &bad.concat(), &what);
                for seq in [a as u64 + 1, b as u64 + 1] {
                    let tells = |fault: &sanjian::store::StoreFault| match fault.kind {
                        FaultKind::Missing { from, to, .. } => (from..=to).contains(&seq),
                        _ => fault.record == Some(RecordId::new(DID, seq)),
                    };
                    let told = report.faults.iter().any(tells);
                    assert!(told, "{seq}: {what}: {:?}", report.faults);
                }
            }
        }
    }
}

#[test]
fn bytes_behind_a_sealed_segment_are_listed_and_no_fault() {
    let journal = Journal::new();
    let mut bytes = fs::read(journal.segment(1)).unwrap();
    let len = bytes.len() as u64;
    bytes.extend_from_slice(b"left by an interrupted write");
    fs::write(journal.segment(1), &bytes).unwrap();
    let report = journal.verify();
    assert!(report.is_sound(), "{:?}", report.faults);
    assert_eq!((report.tails[0].from, report.tails[0].bytes), (len, 28));
}

#[test]
fn an_entry_cut_short_is_listed_and_no_fault_unless_it_was_acknowledged() {
    let journal = Journal::new();
    let bytes = fs::read(journal.segment(LAST)).unwrap();
    let next = lines(&journal.segment(1)).remove(1);
    for unfinished in [&next[..1], &next[..next.len() - 1], &[0; 512], b"\0{\"h\""] {
        journal.listed(unfinished);
    }
    // The head says that the last record was saved; and without a head, as on a stick, nobody can
    // tell an entry that was never saved from one that was.
    fs::write(journal.segment(LAST), &bytes[..bytes.len() - 1]).unwrap();
    assert!(!journal.verify().is_sound());
    fs::remove_dir_all(journal.dir.join("head")).unwrap();
    for garbage in [&b"{"[..], b"garbage\n", &[0; 512]] {
        let bad = [&bytes[..], garbage].concat();
        journal.noticed(LAST, &bad, "garbage where no heads are kept");
    }
}

#[test]
fn without_its_head_a_journal_that_ends_in_no_record_is_damaged_wherever_it_lies() {
    let journal = Journal::new();
    let bytes = fs::read(journal.segment(LAST)).unwrap();
    let mut flipped = bytes.clone();
    flipped[bytes.len() - 9] ^= 1;
    let bad = [&flipped[..], &bytes[..bytes.len() - 1]];
    // A head that cannot be read is one: the power may have gone while it was written.
    let slots = ["a", "b"].map(|slot| journal.dir.join(format!("head/{DID}.{slot}")));
    for slot in &slots {
        fs::write(slot, b"torn").unwrap();
    }
    journal.listed(b"garbage\n");
    for slot in slots {
        fs::remove_file(slot).unwrap();
    }
    for bad in bad {
        journal.noticed(LAST, bad, "the end of a journal without a head");
    }
}

#[test]
fn missing_segments_are_reported() {
    let journal = Journal::new();
    for n in 1..=LAST {
        let path = journal.segment(n);
        let bytes = fs::read(&path).unwrap();
        fs::remove_file(&path).unwrap();
        let report = journal.verify();
        let named = |f: &sanjian::store::StoreFault| f.file.ends_with(&format!("{n:08}.jsonl"));
        assert!(report.faults.iter().any(named), "{n}: {:?}", report.faults);
        fs::write(&path, bytes).unwrap();
    }
    fs::remove_dir_all(journal.dir.join("log")).unwrap();
    assert!(!journal.verify().is_sound());
}

#[test]
fn a_record_with_a_right_hash_in_a_wrong_chain_is_reported() {
    let journal = Journal::new();
    let other = Journal::new();
    // The same numbers, another history.
    let mut store = Store::open(other.disk.clone(), &other.dir, DID).unwrap().0;
    store.append(&measure(9), &stamp(9)).unwrap();
    let line = lines(&other.segment(LAST)).pop().unwrap();
    let mut own = lines(&journal.segment(LAST));
    own.push(line);
    assert_eq!(own.len(), 3);
    fs::write(journal.segment(LAST), own.concat()).unwrap();
    assert!(
        journal.verify().is_sound(),
        "it fits, so it is a continuation"
    );
    let foreign = lines(&other.segment(LAST)).pop().unwrap();
    let text = String::from_utf8(foreign).unwrap();
    let forged = rehash(&text.replace(r#""i":9"#, r#""i":8"#));
    own.push(forged.into_bytes());
    let report = journal.noticed(LAST, &own.concat(), "two records of one number");
    let fork = |f: &sanjian::store::StoreFault| matches!(f.kind, FaultKind::Fork { .. });
    let fault = report.faults.iter().find(|f| fork(f)).unwrap();
    assert_eq!(fault.record, Some(RecordId::new(DID, 12)));
}

fn rehash(line: &str) -> String {
    let body = &line[76..line.len() - 2];
    let mut bytes = b"sanjian/rec/1\0".to_vec();
    bytes.extend_from_slice(body.as_bytes());
    format!(
        "{{\"h\":\"{}\",\"e\":{body}}}\n",
        sanjian::store::sha256_hex(&bytes)
    )
}

#[test]
fn a_changed_blob_is_reported() {
    let journal = Journal::new();
    let hash = sanjian::store::sha256_hex(b"a photo");
    let path = journal.dir.join("blobs").join(&hash[..2]).join(&hash);
    fs::write(path, b"a ph0to").unwrap();
    let report = journal.verify();
    let fault = report.faults.iter().next().unwrap();
    assert!(matches!(fault.kind, FaultKind::Blob { .. }));
    assert!(fault.file.ends_with(&hash));
}
