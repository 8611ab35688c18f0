//! A building site of any size in a data folder: the sample project, every one of its records as many times as it
//! takes, each time about other subjects. `benches/scale.py` measures the program on it.
//!
//! ```sh
//! TMPDIR=/dev/shm cargo bench --bench scale -- 4000 FOLDER
//! ```

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a measurement that fails should fail loudly"
)]

use sanjian::domain::grade::Scheme;
use sanjian::domain::head::ProjectHead;
use sanjian::store::{NewRecord, RealDisk, Record, Store, kind};
use sanjian::text::Lang;
use sanjian::workspace::Workspace;
use sanjian::{sample, workspace::Command};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Lots of the sample.
const LOTS: usize = 400;
/// Kinds that stand once in a project, however many lots it has.
const ONCE: [&str; 3] = ["project", "people", "key"];

fn main() {
    let mut arguments = std::env::args().skip(1).filter(|one| one != "--bench");
    let (Some(lots), Some(to)) = (arguments.next(), arguments.next()) else {
        println!("cargo bench --bench scale -- LOTS FOLDER");
        return;
    };
    let lots: usize = lots.parse().unwrap();
    make(lots.div_ceil(LOTS), Path::new(&to));
}

/// The sample's records, in order, and where its contents lie.
fn sample(folder: &Path) -> (Vec<Record>, PathBuf) {
    let mut workspace = Workspace::open(folder).unwrap();
    sample::enter(&mut workspace, Lang::Zh, &mut |_, _| {}).unwrap();
    drop(workspace);
    let project = only(&folder.join("projects"));
    let disk = Arc::new(RealDisk::new(folder).unwrap());
    let (store, notices) = Store::look(disk, &project, "reader").unwrap();
    assert!(notices.is_empty(), "{notices:?}");
    let mut records = Vec::new();
    store.records(&mut |record| records.push(record)).unwrap();
    (records, project)
}

fn only(folder: &Path) -> PathBuf {
    fs::read_dir(folder)
        .unwrap()
        .next()
        .unwrap()
        .unwrap()
        .path()
}

fn make(copies: usize, to: &Path) {
    let folder = tempfile::tempdir().unwrap();
    let made = folder.path().join("made");
    // Before the sample is made: no record is older than the project.
    let (project, did) = begun(&made);
    let (records, from) = sample(&folder.path().join("sample"));
    let subjects = subjects(&records);
    let disk = Arc::new(RealDisk::new(&made).unwrap());
    let (mut store, _) = Store::open(disk, &project, &did).unwrap();
    // The number in each copy of every record.
    let mut numbers = vec![BTreeMap::<u64, u64>::new(); copies];
    for record in &records {
        if kind::OWN.contains(&record.kind.as_str()) {
            continue;
        }
        let times = if ONCE.contains(&record.kind.as_str()) {
            1
        } else {
            copies
        };
        for (nth, known) in numbers.iter_mut().take(times).enumerate() {
            let renamed = Renamed {
                nth,
                subjects: &subjects,
                known,
                dids: (&record.did, &did),
            };
            let new = NewRecord {
                kind: record.kind.clone(),
                kv: record.kv,
                id: record
                    .id
                    .ne(&record.record_id().to_string())
                    .then(|| renamed.text(&record.id)),
                by: record.by.clone(),
                payload: renamed.value(&record.payload.value()),
            };
            let written = store.append(&new, &record.stamp()).unwrap();
            known.insert(record.seq, written.seq);
        }
    }
    let wrote = store.last_number();
    drop(store);
    copied(&from.join("blobs"), &project.join("blobs"));
    copied(&made, to);
    println!(
        "{} lots, {wrote} records in {}",
        copies * LOTS,
        to.display()
    );
}

/// A data folder with a project, and the device that writes there.
fn begun(folder: &Path) -> (PathBuf, String) {
    let mut workspace = Workspace::open(folder).unwrap();
    let head = ProjectHead {
        code: sample::CODE.to_owned(),
        name: "尺度".to_owned(),
        // That of the sample, which no later record may change.
        scheme: Scheme::gbj300(),
        ..ProjectHead::default()
    };
    workspace.execute(Command::CreateProject(head)).unwrap();
    drop(workspace);
    let project = only(&folder.join("projects"));
    let did = only(&project.join("log"))
        .file_name()
        .unwrap()
        .to_string_lossy()
        .into_owned();
    (project, did)
}

fn subjects(records: &[Record]) -> BTreeSet<String> {
    let plans = records.iter().filter(|record| record.kind == "plan");
    let mut codes = BTreeSet::new();
    for plan in plans {
        for subject in plan.payload.value()["subjects"].as_array().unwrap() {
            codes.insert(subject["code"].as_str().unwrap().to_owned());
        }
    }
    codes
}

fn copied(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let to = to.join(entry.file_name());
        match entry.file_type().unwrap().is_dir() {
            true => copied(&entry.path(), &to),
            false => _ = fs::copy(entry.path(), to).unwrap(),
        }
    }
}

/// What is said of the sample's subjects, about those of a copy.
struct Renamed<'a> {
    nth: usize,
    subjects: &'a BTreeSet<String>,
    known: &'a BTreeMap<u64, u64>,
    dids: (&'a str, &'a str),
}

impl Renamed<'_> {
    fn value(&self, value: &Value) -> Value {
        match value {
            Value::String(text) => Value::String(self.text(text)),
            Value::Array(items) => items.iter().map(|item| self.value(item)).collect(),
            Value::Object(fields) => {
                let fields = fields.iter();
                fields
                    .map(|(key, value)| (key.clone(), self.value(value)))
                    .collect()
            }
            plain => plain.clone(),
        }
    }

    fn text(&self, text: &str) -> String {
        match self.subjects.contains(text) {
            true if self.nth > 0 => format!("{}{text}", self.nth),
            _ => self.record(text),
        }
    }

    /// The ids of records that stand in a text.
    fn record(&self, text: &str) -> String {
        let (old, new) = self.dids;
        let before = format!("{old}-");
        let mut parts = text.split(&before);
        let mut renamed = parts.next().unwrap().to_owned();
        for part in parts {
            let digits = part.len() - part.trim_start_matches(|c: char| c.is_ascii_digit()).len();
            let number: u64 = part[..digits].parse().unwrap();
            renamed += &format!("{new}-{}{}", self.known[&number], &part[digits..]);
        }
        renamed
    }
}
