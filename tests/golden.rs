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
use sanjian::text::format::{FIELDS, KINDS};
use sanjian::workspace::Workspace;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Kinds that stand in no whole journal: records that were saved and are gone are a fault for ever.
const OF_DAMAGE: [&str; 1] = ["gap"];
/// Where the kinds of events and their variants are declared: a new one is found there, not remembered here.
const EVENTS: &str = include_str!("../src/domain/facts/project/event.rs");
/// Enums whose variants each stand in a record under a field: the kind, the field, the enum, its file.
const VARIANTS: [(&str, &str, &str, &str); 5] = [
    (
        "issue",
        "step",
        "Step",
        include_str!("../src/domain/facts/check/issue.rs"),
    ),
    (
        "ruling",
        "what",
        "What",
        include_str!("../src/domain/facts/check/ruling.rs"),
    ),
    (
        "paper",
        "step",
        "PaperTurn",
        include_str!("../src/domain/facts/issued.rs"),
    ),
    (
        "trust",
        "step",
        "TrustTurn",
        include_str!("../src/domain/facts/sign/trust.rs"),
    ),
    (
        "choose",
        "of",
        "Thing",
        include_str!("../src/domain/facts/dispute/choice.rs"),
    ),
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
        let text = fs::read_to_string(version.join("facts.json"));
        let fresh = || panic!("{version:?} is new; what comes out is\n{}", facts(&version));
        let text = text.unwrap_or_else(|_| fresh());
        let expected: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(facts(&version), expected, "{version:?}");
    }
}

#[test]
fn every_kind_is_in_a_golden_journal() {
    let all: Vec<Value> = versions().iter().map(|version| facts(version)).collect();
    let described: Vec<&str> = KINDS.iter().map(|(word, _, _)| *word).collect();
    let events = EVENTS.lines().filter_map(|line| {
        let (_, word) = line.trim().split_once("(_) => \"")?;
        word.strip_suffix("\",")
    });
    let events: Vec<&str> = events.collect();
    assert!(events.len() >= 13, "{events:?}");
    for kind in events.iter().chain(&sanjian::store::kind::OWN) {
        assert!(
            described.contains(kind),
            "FORMAT.txt does not say what {kind} is"
        );
    }
    for kind in described.iter().filter(|kind| !OF_DAMAGE.contains(kind)) {
        let there = all
            .iter()
            .any(|facts| facts["kinds"][*kind].as_u64() > Some(0));
        assert!(
            there,
            "no golden journal has a {kind} record: add one, change none"
        );
    }
}

/// The words of an enum's variants, as they are written.
fn words_of(name: &str, source: &str) -> Vec<String> {
    let (_, body) = source.split_once(&format!("pub enum {name} {{\n")).unwrap();
    let (body, _) = body.split_once("\n}").unwrap();
    let variants = body.lines().filter_map(|line| {
        let name = line.strip_prefix("    ")?;
        let name = name.trim_end_matches([',', '{', ' ']);
        let is_name = name.starts_with(|c: char| c.is_ascii_uppercase());
        (is_name && name.chars().all(char::is_alphanumeric)).then_some(name)
    });
    let snake = |name: &str| {
        let mut word = String::new();
        for c in name.chars() {
            if c.is_ascii_uppercase() && !word.is_empty() {
                word.push('_');
            }
            word.push(c.to_ascii_lowercase());
        }
        word
    };
    variants.map(snake).collect()
}

/// Every record of every golden journal, in order.
fn records() -> Vec<Value> {
    let all = versions().into_iter();
    let files = all.flat_map(|version| journals(&project(&version)));
    let lines = files.flat_map(|file| {
        let text = fs::read(file).unwrap();
        let lines = text.split(|byte| *byte == b'\n');
        let lines = lines.filter_map(|line| serde_json::from_slice::<Value>(line).ok());
        lines.collect::<Vec<_>>()
    });
    lines.map(|mut line| line["e"].take()).collect()
}

#[test]
fn every_variant_is_in_a_golden_journal() {
    let all = records();
    for (kind, field, name, source) in VARIANTS {
        let words = words_of(name, source);
        assert!(words.len() > 1, "{name}: {words:?}");
        for word in words {
            let mut own = all.iter().filter(|record| record["k"] == kind);
            let there = own.any(|record| record["p"][field] == word.as_str());
            assert!(
                there,
                "no golden journal has {kind} with {field} {word}: add one, change none"
            );
        }
    }
    // What a statement says stands in it as text.
    for (kind, field, words) in [
        ("key", "act", &["enrol", "rotate", "revoke"][..]),
        ("sign", "verdict", &["agree", "refuse"][..]),
    ] {
        for word in words {
            let said = format!("\"{field}\":\"{word}\"");
            let mut own = all.iter().filter(|record| record["k"] == kind);
            let statement = |record: &Value| record["p"]["statement"].as_str().map(str::to_owned);
            let there =
                own.any(|record| statement(record).is_some_and(|text| text.contains(&said)));
            assert!(there, "no golden journal has {kind} with {field} {word}");
        }
    }
}

#[test]
fn every_field_of_a_golden_journal_has_a_name() {
    /// What a project named itself: dimensions, counts, numbers of its papers.
    const OWN: [&str; 4] = ["dims", "counts", "numbers", "said"];
    fn walk(value: &Value, unknown: &mut Vec<String>) {
        match value {
            Value::Object(fields) => {
                for (name, below) in fields {
                    if !FIELDS.iter().any(|(word, _, _)| word == name) {
                        unknown.push(name.clone());
                    }
                    if !OWN.contains(&name.as_str()) {
                        walk(below, unknown);
                    }
                }
            }
            Value::Array(all) => all.iter().for_each(|one| walk(one, unknown)),
            _ => {}
        }
    }
    let mut unknown = Vec::new();
    for record in records() {
        walk(&record["p"], &mut unknown);
    }
    unknown.sort();
    unknown.dedup();
    assert!(unknown.is_empty(), "FORMAT.txt does not name {unknown:?}");
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
            // What a power cut left behind the last line is no record.
            let lines = bytes.split_inclusive(|b| *b == b'\n');
            for line in lines.filter(|line| line.ends_with(b"\n")) {
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
