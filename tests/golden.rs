//! Journals that released programs wrote (F6): they are read, folded and verified as they were then, and
//! damage to any kind of record in them is reported (P2). Their files are never made again.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that fails should fail loudly"
)]

#[path = "printed/copy.rs"]
mod copy;

use copy::copy;
use sanjian::audit::findings::Findings;
use sanjian::store::{RealDisk, TreeReader, verify};
use sanjian::workspace::Workspace;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Every kind of record that this program writes, short of those that only an accident brings.
const KINDS: [&str; 12] = [
    "seg", "project", "people", "plan", "check", "ruling", "notice", "issue", "key", "sign",
    "settle", "device",
];

fn versions() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let entries = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let mut versions: Vec<PathBuf> = entries.filter(|path| path.is_dir()).collect();
    versions.sort();
    assert!(!versions.is_empty());
    versions
}

fn project(version: &Path) -> PathBuf {
    let mut all = fs::read_dir(version.join("projects")).unwrap();
    all.next().unwrap().unwrap().path()
}

fn verified(version: &Path) -> Findings {
    let nobody = tempfile::tempdir().unwrap();
    let workspace = Workspace::open(nobody.path()).unwrap();
    let folders = [version.to_path_buf()];
    workspace.verify_folders(&folders).unwrap().remove(0)
}

/// What came out of a journal: kinds, counts, keys, and how each lot stands.
fn facts(version: &Path) -> Value {
    let data = tempfile::tempdir().unwrap();
    copy(version, data.path());
    let mut workspace = Workspace::open(data.path()).unwrap();
    workspace.enter(None).unwrap();
    let disk = Arc::new(RealDisk::new(data.path()).unwrap());
    let mut kinds: BTreeMap<String, u64> = BTreeMap::new();
    let (reader, _) = TreeReader::open(disk, &project(data.path())).unwrap();
    reader
        .records(&mut |record| *kinds.entry(record.kind).or_default() += 1)
        .unwrap();
    let state = workspace.project().unwrap();
    let checks = |node: &sanjian::domain::node::Node| -> Vec<String> {
        let checks = node.checks.iter();
        let said = checks.map(|one| {
            let signed = state.signatures(&one.record).len();
            format!(
                "{} {} {:?} {} {signed}",
                one.stage, one.round, one.outcome, one.by
            )
        });
        said.collect()
    };
    let lots: BTreeMap<&str, Value> = state
        .nodes()
        .iter()
        .filter(|node| !node.checks.is_empty())
        .map(|node| {
            let settled = node.conflict.settlements().count();
            let accepted = node.accepted().map(|accepted| format!("{:?}", accepted.route));
            let rulings = node.rulings.len();
            let stands = json!({"checks": checks(node), "rulings": rulings, "notices": node.notices.len(),
                "settled": settled, "open": node.conflict.is_open(), "accepted": accepted});
            (node.subject.code.as_str(), stands)
        })
        .collect();
    let ended = state.keys().filter(|key| key.ended.is_some()).count();
    let found = verified(version);
    json!({"kinds": kinds, "keys": state.keys().count(), "ended": ended, "lots": lots,
        "judged": found.judged, "signed": found.attested.signed.len(), "evidence": found.named})
}

#[test]
fn golden_journals_come_out_as_they_did() {
    for version in versions() {
        let found = verified(&version);
        assert!(found.is_sound(), "{version:?}: {found:#?}");
        assert_eq!(found.unknown, 0);
        let text = fs::read_to_string(version.join("facts.json")).unwrap();
        let expected: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(facts(&version), expected, "{version:?}");
    }
}

#[test]
fn every_kind_is_in_a_golden_journal() {
    let all: Vec<Value> = versions().iter().map(|version| facts(version)).collect();
    for kind in KINDS {
        let there = all
            .iter()
            .any(|facts| facts["kinds"][kind].as_u64() > Some(0));
        assert!(
            there,
            "no golden journal has a {kind} record: add one, change none"
        );
    }
}

#[test]
fn damage_to_any_kind_of_record_is_reported() {
    for version in versions() {
        let data = tempfile::tempdir().unwrap();
        copy(&version, data.path());
        let disk = RealDisk::new(data.path()).unwrap();
        let dir = project(data.path());
        for file in journals(&dir) {
            let bytes = fs::read(&file).unwrap();
            let mut begin = 0;
            for line in bytes.split_inclusive(|b| *b == b'\n') {
                // A byte of the hash, of the envelope and two of the payload of every record.
                for at in [10, 90, line.len() / 2, line.len() - 4] {
                    let mut bad = bytes.clone();
                    bad[begin + at] ^= 4;
                    fs::write(&file, bad).unwrap();
                    let report = verify(&disk, &dir).unwrap();
                    assert!(!report.is_sound(), "{file:?}: byte {}", begin + at);
                }
                begin += line.len();
            }
            fs::write(&file, bytes).unwrap();
        }
    }
}

fn journals(dir: &Path) -> Vec<PathBuf> {
    let list = |dir: &Path| -> Vec<PathBuf> {
        let entries = fs::read_dir(dir).unwrap();
        entries.map(|entry| entry.unwrap().path()).collect()
    };
    list(&dir.join("log"))
        .iter()
        .flat_map(|device| list(device))
        .collect()
}
