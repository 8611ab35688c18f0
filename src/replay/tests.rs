//! Reading in one go, and no more than the fold needs, against reading piece by piece and everything: the
//! journals of released programs, and what chance makes of them.

use super::*;
use crate::domain::check::CheckRecord;
use crate::domain::head::ProjectHead;
use crate::domain::issue::IssueStep;
use crate::domain::key::KeyRecord;
use crate::domain::notice::Notice;
use crate::domain::ruling::Ruling;
use crate::domain::signature::SignRecord;
use crate::store::{Disk, RealDisk};
use fastrand::Rng;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The golden trees of a version, each where it lies.
fn golden(version: &str) -> Vec<TreePlace> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let disk: Arc<dyn Disk> = Arc::new(RealDisk::new(&root).unwrap());
    let dir = root.join(version).join("projects");
    let entries = disk.list(&dir).unwrap().into_iter();
    entries
        .map(|entry| (Arc::clone(&disk), dir.join(entry.name)))
        .collect()
}

/// A payload of each kind, and several of checks.
fn payloads() -> Vec<(String, Value)> {
    let mut found: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    for (disk, folder) in golden("0.1.0") {
        let (reader, _) = TreeReader::open(disk, &folder).unwrap();
        let mut keep = |record: Record| {
            let kind = found.entry(record.kind.clone()).or_default();
            if kind.len() < 4 {
                kind.push(record.payload.value());
            }
        };
        reader.records(&mut keep).unwrap();
    }
    let kinds = found.into_iter();
    let pairs = kinds.flat_map(|(kind, all)| all.into_iter().map(move |one| (kind.clone(), one)));
    pairs.collect()
}

/// Something else in the place of some part of a value.
fn spoil(value: &mut Value, rng: &mut Rng) {
    let odd = [
        json!(null),
        json!(7),
        json!(-1),
        json!("x"),
        json!([]),
        json!({}),
        json!([{"item": 1}]),
    ];
    let deeper = rng.u8(..5) > 0;
    match value {
        Value::Object(fields) if deeper && !fields.is_empty() => {
            let keys: Vec<String> = fields.keys().cloned().collect();
            let key = &keys[rng.usize(..keys.len())];
            match rng.u8(..6) {
                0 => _ = fields.remove(key),
                1 => {
                    _ = fields.insert(
                        ["answers", "item", "zz", "step"][rng.usize(..4)].to_owned(),
                        json!(1),
                    )
                }
                _ => spoil(&mut fields[key], rng),
            }
        }
        Value::Array(items) if deeper && !items.is_empty() => {
            let at = rng.usize(..items.len());
            spoil(&mut items[at], rng);
        }
        _ => *value = odd[rng.usize(..odd.len())].clone(),
    }
}

/// Whether a payload is read from its text as it is from a value that was built of it first.
fn agrees<T: DeserializeOwned + PartialEq>(
    kind: &str,
    value: &Value,
    take: fn(Event) -> Option<T>,
) {
    let text = crate::store::Payload::of(value).unwrap();
    let read = Event::read(kind, 1, text.text());
    let by_value = serde_json::from_value::<T>(value.clone());
    assert_eq!(read.is_ok(), by_value.is_ok(), "{kind} {value}");
    if let (Ok(Some(event)), Ok(by_value)) = (read, by_value) {
        assert!(take(event) == Some(by_value), "{kind} {value}");
    }
}

macro_rules! taken {
    ($variant:ident) => {
        |event| match event {
            Event::$variant(it) => Some(it),
            _ => None,
        }
    };
}

#[test]
fn a_payload_is_read_from_its_text_as_from_its_value() {
    let mut rng = Rng::with_seed(1);
    for (kind, payload) in payloads() {
        for round in 0..400 {
            let mut value = payload.clone();
            (0..round % 4).for_each(|_| spoil(&mut value, &mut rng));
            match kind.as_str() {
                "check" => agrees::<Box<CheckRecord>>(&kind, &value, taken!(Check)),
                "project" => agrees::<ProjectHead>(&kind, &value, taken!(Project)),
                "ruling" => agrees::<Ruling>(&kind, &value, taken!(Ruling)),
                "notice" => agrees::<Notice>(&kind, &value, taken!(Notice)),
                "issue" => agrees::<IssueStep>(&kind, &value, taken!(Issue)),
                "key" => agrees::<KeyRecord>(&kind, &value, taken!(Key)),
                "sign" => agrees::<Box<SignRecord>>(&kind, &value, taken!(Sign)),
                _ => {}
            }
        }
    }
}

#[test]
fn what_the_fold_needs_is_what_stands_there() {
    let mut rng = Rng::with_seed(2);
    let checks = payloads().into_iter().filter(|(kind, _)| kind == "check");
    for (kind, payload) in checks {
        for round in 0..600 {
            let mut value = payload.clone();
            (0..round % 4).for_each(|_| spoil(&mut value, &mut rng));
            let text = crate::store::Payload::of(&value).unwrap();
            let whole = Event::read(&kind, 1, text.text());
            let bare = Event::read_to_fold(&kind, 1, text.text());
            assert_eq!(whole.is_ok(), bare.is_ok(), "{value}");
            let (Ok(Some(Event::Check(mut whole))), Ok(Some(Event::Check(mut bare)))) =
                (whole, bare)
            else {
                continue;
            };
            let answers = whole
                .submission
                .answers
                .iter_mut()
                .chain(&mut bare.submission.answers);
            for answer in answers {
                for name in ["readings", "measured", "points"] {
                    answer.body.remove(name);
                }
            }
            assert_eq!(whole, bare);
        }
    }
}

/// Everything that is known of trees.
fn known(fold: UnitedFold) -> String {
    let UnitedFold {
        folded,
        reader,
        notices,
    } = fold;
    let state = serde_json::to_string(&folded.state).unwrap();
    let counts = (folded.unknown, folded.last, folded.fresh);
    format!(
        "{state} {counts:?} {notices:?} {:?} {:?}",
        reader.tips(),
        reader.forks()
    )
}

fn agree(pid: &str, trees: &[TreePlace]) {
    let united = united(pid, trees).map(known);
    let one_by_one = one_by_one(trees).map(known);
    assert_eq!(format!("{united:?}"), format!("{one_by_one:?}"));
}

/// A copy of a tree in a folder of its own.
fn copy(tree: &TreePlace, name: &str, into: &Path) -> TreePlace {
    let disk: Arc<dyn Disk> = Arc::new(RealDisk::new(into).unwrap());
    let mut folders = vec![PathBuf::new()];
    while let Some(folder) = folders.pop() {
        for entry in tree.0.list(&tree.1.join(&folder)).unwrap() {
            let path = folder.join(&entry.name);
            if entry.is_dir {
                folders.push(path);
                continue;
            }
            let there = into.join(name).join(&path);
            disk.create_dir_all(there.parent().unwrap()).unwrap();
            disk.replace(&there, &tree.0.read(&tree.1.join(&path)).unwrap())
                .unwrap();
        }
    }
    (disk, into.join(name))
}

#[test]
fn in_one_go_comes_out_what_comes_out_piece_by_piece() {
    let folder = tempfile::tempdir().unwrap();
    let mut rng = Rng::with_seed(3);
    for (nth, tree) in golden("0.1.0")
        .iter()
        .chain(&golden("0.1.0-forks"))
        .enumerate()
    {
        let (reader, _) = TreeReader::open(Arc::clone(&tree.0), &tree.1).unwrap();
        let pid = reader.pid().unwrap();
        agree(pid, std::slice::from_ref(tree));
        let other = copy(tree, &format!("copy-{nth}"), folder.path());
        agree(pid, &[tree.clone(), other.clone()]);
        agree(pid, &[other.clone(), tree.clone(), other.clone()]);
        let journals = reader.sealed(None).unwrap();
        let journals: Vec<_> = journals
            .iter()
            .filter(|file| file.path.starts_with("log/"))
            .collect();
        for _ in 0..40 {
            let file = other.1.join(&journals[rng.usize(..journals.len())].path);
            let whole = other.0.read(&file).unwrap();
            let mut bytes = whole.clone();
            let at = rng.usize(..bytes.len());
            match rng.u8(..4) {
                0 => bytes.truncate(at),
                1 => bytes.extend_from_slice(&whole[..at]),
                2 => _ = bytes.drain(at / 2..at),
                _ => bytes[at] ^= 1 << rng.u8(..8),
            }
            other.0.replace(&file, &bytes).unwrap();
            agree(pid, std::slice::from_ref(&other));
            agree(pid, &[tree.clone(), other.clone()]);
            agree(pid, &[other.clone(), tree.clone()]);
            other.0.replace(&file, &whole).unwrap();
        }
    }
}
