//! The snapshots in the repository: read, written, and compared with what was printed now.

use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// So many lines of a print are kept whole; of a longer one the first lines, and of the rest a hash.
const WHOLE: usize = 120;
const FIRST: usize = 40;
/// So many differing snapshots are shown.
const SHOWN: usize = 6;
/// Lines shown from the first that differs on.
const AROUND: usize = 4;

/// A print that is not too long to keep.
pub fn shortened(text: &str) -> String {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    if lines.len() <= WHOLE {
        return text.to_owned();
    }
    let (first, rest) = lines.split_at(FIRST);
    let (more, hash) = (rest.len(), hash(rest.concat().as_bytes()));
    format!("{}… {more} more lines, SHA-256 {hash}\n", first.concat())
}

pub fn hash(bytes: &[u8]) -> String {
    let hash = Sha256::digest(bytes);
    hash.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots")
}

/// The names of the snapshots kept.
fn names() -> Vec<String> {
    let entries = fs::read_dir(folder()).into_iter().flatten();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.collect()
}

/// Fails on what was printed otherwise, or takes all anew when it is asked to.
pub fn compare(fresh: &BTreeMap<String, String>) {
    let gone = names().into_iter().filter(|name| !fresh.contains_key(name));
    if std::env::var_os("SNAPSHOTS").is_some() {
        gone.for_each(|name| fs::remove_file(folder().join(name)).unwrap());
        fs::create_dir_all(folder()).unwrap();
        for (name, text) in fresh {
            fs::write(folder().join(name), text).unwrap();
        }
        return;
    }
    let mut told: Vec<String> = gone
        .map(|name| format!("{name}: nothing prints it any more"))
        .collect();
    told.extend(fresh.iter().filter_map(|(name, text)| {
        let kept = fs::read_to_string(folder().join(name)).unwrap_or_default();
        (kept != *text).then(|| format!("{name}{}", difference(&kept, text)))
    }));
    let many = told.len();
    told.truncate(SHOWN);
    assert!(
        many == 0,
        "{many} snapshots differ from what is printed now:\n\n{}\n\n\
         If that is meant: SNAPSHOTS=write cargo test --test printed, and look at git diff.",
        told.join("\n\n")
    );
}

/// The first lines that differ.
fn difference(kept: &str, fresh: &str) -> String {
    let (kept, fresh): (Vec<&str>, Vec<&str>) = (kept.lines().collect(), fresh.lines().collect());
    let same = kept.iter().zip(&fresh).take_while(|(a, b)| a == b).count();
    let run = fresh.iter().take(same + 1).rev();
    let run = run
        .copied()
        .find(|line| line.starts_with("$ sanjian"))
        .unwrap_or_default();
    let from = |lines: &[&str], sign: char| -> String {
        let lines = lines.iter().skip(same).take(AROUND);
        lines.map(|line| format!("{sign} {line}\n")).collect()
    };
    format!(
        ", line {}, in: {run}\n{}{}",
        same + 1,
        from(&kept, '-'),
        from(&fresh, '+')
    )
}
