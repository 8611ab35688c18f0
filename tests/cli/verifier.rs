//! A second verifier, in another language and written from the description of the format alone
//! (`tests/verifier.py`), says the same of every folder as the program: whole ones, and spoiled ones.

use crate::copy::copy;
use crate::site::Site;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Whether what the second verifier takes is on this machine; what is not is said.
fn at_hand() -> bool {
    let missing = [("python3", "--version"), ("openssl", "version")]
        .into_iter()
        .find(|(name, word)| {
            let run = Command::new(name).arg(word).output();
            !run.is_ok_and(|run| run.status.success())
        });
    if let Some((name, _)) = missing {
        println!("skipped: there is no {name} on this machine");
    }
    missing.is_none()
}

/// What the second verifier says of a folder.
fn second(folder: &Path) -> Value {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/verifier.py");
    let output = Command::new("python3")
        .arg(script)
        .arg(folder)
        .output()
        .unwrap();
    let words = String::from_utf8_lossy(&output.stderr);
    let said: Value = serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{words}"));
    assert_eq!(said["ok"], output.status.success(), "{said}");
    said
}

/// Demands that both say the same of a data folder: that it is sound, and the first-pass rate of its lots;
/// or that it is not, for a file that both name. Whether it is sound.
fn agreed(site: &Site, what: &str) -> bool {
    let (said, verified) = (second(&site.data()), site.run(&["verify"]));
    let told = String::from_utf8_lossy(&verified.stdout);
    let sound = verified.status.success();
    assert_eq!(said["ok"], sound, "{what}: {said}\n{told}");
    if sound {
        let rates = site.ok(&["rates", "--level", "lot", "--format", "json"]);
        let rates: Value = serde_json::from_slice(&rates).unwrap();
        let (lots, again) = (&rates["rows"][0]["first_pass"], &said["rates"][0]);
        let again = (&again["num"], &again["den"]);
        assert_eq!((&lots["passed"], &lots["concluded"]), again, "{what}");
    } else {
        let mut faults = said["faults"].as_array().unwrap().iter();
        let named = faults.any(|fault| {
            let file = fault["file"].as_str().unwrap();
            !file.is_empty() && told.contains(file)
        });
        assert!(named, "{what}: {said}\n{told}");
    }
    sound
}

/// Every file below a folder whose path has a part in it, in order.
fn files(folder: &Path, part: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => found.extend(files(&path, part)),
            false if path.to_string_lossy().contains(part) => found.push(path),
            false => {}
        }
    }
    found.sort();
    found
}

fn golden() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let entries = fs::read_dir(folder).unwrap();
    let mut versions: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    versions.retain(|path| path.is_dir());
    versions.sort();
    assert!(!versions.is_empty());
    versions
}

#[test]
fn a_second_verifier_agrees_on_golden_journals() {
    if !at_hand() {
        return;
    }
    for version in golden() {
        let site = Site::new();
        copy(&version, &site.data());
        assert!(agreed(&site, &version.to_string_lossy()));
    }
}

#[test]
fn a_second_verifier_agrees_on_the_sample_and_its_export() {
    if !at_hand() {
        return;
    }
    let (site, other) = (Site::new(), Site::new());
    site.ok(&["demo"]);
    assert!(agreed(&site, "the sample"));
    assert!(second(&site.data())["rates"][0]["den"].as_u64() > Some(0));
    let stick = site.folder("stick");
    site.ok(&["export", &stick]);
    copy(Path::new(&stick), &other.data());
    assert!(agreed(&other, "its export"));
    // A saved record that is gone is missed on the machine that saved it.
    let journal = files(&site.data(), "/log/").pop().unwrap();
    let bytes = fs::read(&journal).unwrap();
    fs::write(&journal, &bytes[..bytes.len() - 10]).unwrap();
    assert!(!agreed(&site, "the sample without its last record"));
}

/// Spoils a folder in one way; what was done.
fn spoil(folder: &Path, rng: &mut fastrand::Rng) -> String {
    let (journals, blobs) = (files(folder, "/log/"), files(folder, "/blobs/"));
    let journal = &journals[rng.usize(..journals.len())];
    let longest = journals
        .iter()
        .max_by_key(|path| fs::metadata(path).unwrap().len());
    let blob = &blobs[rng.usize(..blobs.len())];
    let way = rng.usize(..8);
    let path = match way {
        0..=3 => journal,
        4 | 5 => longest.unwrap(),
        6 => blob,
        _ => &journals[0],
    };
    let mut bytes = fs::read(path).unwrap();
    let mut lines: Vec<Vec<u8>> = bytes
        .split_inclusive(|byte| *byte == b'\n')
        .map(<[u8]>::to_vec)
        .collect();
    let (at, line) = (rng.usize(..bytes.len()), rng.usize(..lines.len()));
    match way {
        0 | 1 => bytes[at] ^= 1 << rng.u8(..8),
        2 | 6 => bytes.truncate(at),
        3 => {
            lines.insert(line, b"{}\n".to_vec());
            bytes = lines.concat();
        }
        4 => {
            let next = (line + 1) % lines.len();
            lines.swap(line, next);
            bytes = lines.concat();
        }
        5 => {
            lines.remove(line);
            bytes = lines.concat();
        }
        _ => {
            fs::remove_file(path).unwrap();
            return format!("{path:?} removed");
        }
    }
    fs::write(path, bytes).unwrap();
    format!("{path:?}: way {way}, byte {at}, line {line}")
}

#[test]
fn a_second_verifier_agrees_on_spoiled_folders() {
    if !at_hand() {
        return;
    }
    let (mut rng, mut spoiled) = (fastrand::Rng::with_seed(1996), 0);
    let mut spoilable = golden();
    spoilable.retain(|folder| !files(folder, "/blobs/").is_empty());
    for turn in 0..40 {
        let site = Site::new();
        copy(&spoilable[turn % spoilable.len()], &site.data());
        let what = spoil(&site.data(), &mut rng);
        spoiled += usize::from(!agreed(&site, &format!("turn {turn}: {what}")));
    }
    assert!(spoiled > 30, "{spoiled}");
}
