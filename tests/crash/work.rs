//! A day's work in small: records, drafts, photos, seals, restarts, with a note of everything the
//! user was told; and the check that all of it is still true.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use sanjian::store::verify;
use sanjian::store::{
    Access, Disk, NewRecord, Record, RecordId, Stamp, Store, StoreNotice, draft_name,
};
use serde_json::{Value, json};

use super::sim_disk::{Image, Op, Random, SimDisk};

pub const DID: &str = "d7k2";
const PID: &str = "p4x8";

pub fn dir() -> PathBuf {
    PathBuf::from("/data/projects").join(PID)
}

/// Something that must hold from the moment the user was told.
#[derive(Debug, Clone)]
enum Fact {
    Record(Box<Record>),
    Answer(String, Value),
    /// From here on a draft may be gone.
    Discarding(String),
    Blob(String),
}

/// What the user had been told when the power failed.
#[derive(Debug, Default)]
pub struct Told(Vec<Fact>);

impl Told {
    pub fn extend(&mut self, more: Vec<Record>, ops: &[Op]) {
        for n in marks(ops) {
            self.0.push(Fact::Record(Box::new(more[n].clone())));
        }
    }

    fn drafts(&self) -> BTreeMap<&str, Vec<&Value>> {
        let mut drafts: BTreeMap<&str, Vec<&Value>> = BTreeMap::new();
        for fact in &self.0 {
            match fact {
                Fact::Answer(name, answer) => drafts.entry(name).or_default().push(answer),
                Fact::Discarding(name) => drop(drafts.remove(name.as_str())),
                _ => {}
            }
        }
        drafts
    }
}

fn marks(ops: &[Op]) -> impl Iterator<Item = usize> + '_ {
    ops.iter().filter_map(|op| match op {
        Op::Mark(n) => Some(*n),
        _ => None,
    })
}

pub struct Work {
    pub disk: SimDisk,
    facts: Vec<Fact>,
    random: Random,
}

impl Work {
    /// Works until the script ends or the disk takes no more.
    pub fn run(disk: SimDisk, seed: u64) -> Self {
        let mut work = Self {
            disk,
            facts: Vec::new(),
            random: Random::new(seed),
        };
        work.days();
        work
    }

    pub fn told(&self, ops: &[Op]) -> Told {
        Told(marks(ops).map(|n| self.facts[n].clone()).collect())
    }

    fn tell(&mut self, fact: Fact) {
        self.disk.mark(self.facts.len());
        self.facts.push(fact);
    }

    fn days(&mut self) {
        let Ok(store) = Store::create(Arc::new(self.disk.clone()), &dir(), PID, DID) else {
            return;
        };
        let mut store = Some(store);
        for step in 0..16 {
            if self.random.below(8) == 0 {
                // Closed and opened again, as a kill would.
                drop(store.take());
            }
            let open = || Store::open(Arc::new(self.disk.clone()), &dir(), DID);
            let Some(mut current) = store.take().or_else(|| Some(open().ok()?.0)) else {
                return;
            };
            self.step(&mut current, step);
            store = Some(current);
        }
    }

    fn step(&mut self, store: &mut Store, step: usize) {
        let name = draft_name(&format!("一层-{}", step / 8), "自检");
        match self.random.below(10) {
            0..5 => self.append(store, step),
            5..8 => {
                let answer = json!({"item": step, "note": "平整".repeat(self.random.below(100))});
                if store.drafts().append(&name, &answer).is_ok() {
                    self.tell(Fact::Answer(name, answer));
                }
            }
            8 => {
                let bytes = vec![step as u8; self.random.below(1500)];
                if let Ok(hash) = store.blobs().put(&bytes) {
                    self.tell(Fact::Blob(hash));
                }
            }
            _ => {
                let _ = store.seal_and_list(&stamp(step));
                self.append(store, step);
                self.tell(Fact::Discarding(name.clone()));
                let _ = store.drafts().discard(&name);
            }
        }
    }

    fn append(&mut self, store: &mut Store, step: usize) {
        let len = [0, 40, 300, 1100][self.random.below(4)];
        let new = match self.random.below(5) {
            0 => golden()[self.random.below(golden().len())].clone(),
            _ => measure(step, len),
        };
        if let Ok(record) = store.append(&new, &stamp(step)) {
            self.tell(Fact::Record(Box::new(record)));
        }
    }
}

pub fn measure(step: usize, len: usize) -> NewRecord {
    NewRecord {
        kind: "measure".into(),
        kv: 1,
        id: None,
        by: "u3".into(),
        payload: json!({"step": step, "note": "x".repeat(len), "len": len}),
    }
}

/// One record of each kind that people make, as a released program wrote it (P2).
fn golden() -> &'static [NewRecord] {
    static KINDS: OnceLock<Vec<NewRecord>> = OnceLock::new();
    KINDS.get_or_init(|| {
        let all = concat!(
            include_str!("../golden/0.1.0/projects/xip666f6oy67/log/oodrmghenslx/00000001.jsonl"),
            include_str!("../golden/0.1.0/projects/xip666f6oy67/log/oodrmghenslx/00000006.jsonl"),
            include_str!("../golden/0.1.0/projects/xip666f6oy67/log/2bnc2geokkcl/00000001.jsonl"),
        );
        let mut kinds: BTreeMap<String, NewRecord> = BTreeMap::new();
        for line in all.split_inclusive('\n') {
            let record = sanjian::store::format::line::decode(line.as_bytes()).unwrap();
            let new = NewRecord {
                kind: record.kind.clone(),
                kv: record.kv,
                id: None,
                by: record.by,
                payload: record.payload.value(),
            };
            kinds.insert(record.kind, new);
        }
        kinds.remove("seg");
        assert_eq!(kinds.len(), 11, "{:?}", kinds.keys());
        kinds.into_values().collect()
    })
}

pub fn stamp(step: usize) -> Stamp {
    Stamp {
        t: format!("2026-11-22T14:{:02}:00.000+08:00", step % 60),
        tz: "Asia/Shanghai".into(),
        mono: step as u64,
        boot: "a1b2c3d4".into(),
        clk: "ok".into(),
    }
}

/// Makes the project again when the power failed before there was one.
fn begin(disk: &SimDisk) {
    if disk.list(&dir()).unwrap().is_empty() {
        drop(Store::create(Arc::new(disk.clone()), &dir(), PID, DID).unwrap());
    }
}

/// Opens after a cut, goes on, and marks each record that was reported as saved.
pub fn recover(disk: &SimDisk, depth: usize) -> Vec<Record> {
    begin(disk);
    let (mut store, _) = Store::open(Arc::new(disk.clone()), &dir(), DID).unwrap();
    let mut saved = Vec::new();
    let name = draft_name("一层-0", "自检");
    let _ = store.drafts().append(&name, &json!("in recovery"));
    for i in 0..2 {
        let new = measure(100 + depth * 10 + i, 600);
        let record = store.append(&new, &stamp(40)).unwrap();
        disk.mark(saved.len());
        saved.push(record);
    }
    saved
}

fn open(disk: &SimDisk) -> (Store, Vec<StoreNotice>) {
    let (store, notices) = Store::open(Arc::new(disk.clone()), &dir(), DID).unwrap();
    assert_eq!(*store.access(), Access::Writer);
    (store, notices)
}

fn records(store: &Store) -> Vec<Record> {
    let mut records = Vec::new();
    store.records(&mut |record| records.push(record)).unwrap();
    records
}

/// Checks that everything the user was told holds, and that recovery is harmless and repeatable.
pub fn check(image: &Image, told: &Told, context: &str) {
    let result = std::panic::catch_unwind(|| check_or_panic(image, told));
    if result.is_err() {
        panic!("not all is well: {context}");
    }
}

fn check_or_panic(image: &Image, told: &Told) {
    let disk = SimDisk::new(image.clone());
    begin(&disk);
    let (store, notices) = open(&disk);
    check_facts(&store, told);
    let before = records(&store);
    drop(store);
    // Opening twice finds the same, and a journal that was only cut is never called damaged.
    let (mut store, again) = open(&disk);
    assert_eq!(notices, again);
    let harmless = |n: &StoreNotice| matches!(n, StoreNotice::Interrupted { .. });
    assert!(notices.iter().all(harmless), "{notices:?}");
    store.settle(&stamp(41)).unwrap();
    let settled = records(&store);
    assert_eq!(settled[..before.len()], before);
    drop(store);
    // Settling again adds nothing.
    let (mut store, quiet) = open(&disk);
    assert_eq!(quiet, []);
    store.settle(&stamp(42)).unwrap();
    assert_eq!(records(&store), settled);
    let next = store.append(&measure(99, 10), &stamp(43)).unwrap();
    for name in store.drafts().list().unwrap() {
        // Whatever the cut left behind, nothing is glued to it.
        let answer = json!({"after": "the cut"});
        store.drafts().append(&name, &answer).unwrap();
        assert_eq!(
            store.drafts().read(&name).unwrap().lines.last(),
            Some(&answer)
        );
    }
    check_facts(&store, told);
    assert_eq!(store.record(&next.record_id()).unwrap(), next);
    assert!(records(&store).iter().all(is_whole));
    drop(store);
    check_added_only(image, &disk.view());
    let report = verify(&disk, &dir()).unwrap();
    assert!(report.is_sound(), "{:?}", report.faults);
}

fn check_facts(store: &Store, told: &Told) {
    for fact in &told.0 {
        match fact {
            Fact::Record(record) => {
                let id = RecordId::new(DID, record.seq);
                assert_eq!(store.record(&id).unwrap(), **record);
            }
            Fact::Blob(hash) => drop(store.blobs().get(hash).unwrap()),
            Fact::Answer(..) | Fact::Discarding(_) => {}
        }
    }
    for (name, answers) in told.drafts() {
        let found = store.drafts().read(name).unwrap().lines;
        let mut found = found.iter();
        for answer in answers {
            assert!(found.any(|line| line == answer), "an answer is lost");
        }
    }
}

/// No half record: whatever is there was meant as a whole.
fn is_whole(record: &Record) -> bool {
    let own = ["seg", "recovered"].contains(&record.kind.as_str());
    let len = record.payload.value()["len"].as_u64();
    let note = record.payload.value();
    let note = note["note"].as_str();
    let real = golden().iter().find(|one| one.kind == record.kind);
    if let Some(real) = real {
        return real.payload == record.payload.value() && real.by == record.by;
    }
    own || len == note.map(|note| note.len() as u64) && len.is_some()
}

/// Recovery and later work only add (S7).
fn check_added_only(before: &Image, after: &Image) {
    for (path, bytes) in &before.files {
        if is_journal(path) {
            assert!(after.files[path].starts_with(bytes), "{path:?} was changed");
        }
    }
}

fn is_journal(path: &Path) -> bool {
    path.starts_with(dir().join("log"))
}
