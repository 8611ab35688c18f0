//! What was counted of projects, kept for the next run (S15): disposable, in a folder of this machine, never
//! among the records. It counts only for the very files it was counted from, as far as their names, sizes and
//! times tell, and only for the program that counted; whatever else lies there is as good as nothing.

use super::packed::{Packing, Unpacking};
use crate::domain::grade::Scheme;
use crate::domain::head::ProjectHead;
use crate::domain::zone::Zone;
use crate::rates::Targets;
use crate::rates::tally::RateTally;
use crate::store::{Disk, sha256_hex};
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Raise it whenever what is counted changes, or how it is kept.
const FORMAT: &str = "sanjian.kept/1";

/// What is larger was not kept by us.
const MOST: usize = 64 * 1024 * 1024;

/// What counts of a project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptTally {
    /// Who it is.
    pub head: KeptHead,
    /// Its rows.
    pub tally: RateTally,
}

/// What a project is called, and what its rates are held against.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptHead {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// By which scheme it is graded.
    pub scheme: Scheme,
    /// The targets agreed.
    pub targets: Targets,
    /// The zone of the site.
    pub zone: Zone,
}

impl KeptHead {
    pub(super) fn of(head: &ProjectHead) -> Self {
        Self {
            code: head.code.clone(),
            name: head.name.clone(),
            scheme: head.scheme.clone(),
            targets: Targets::of(head),
            zone: head.zone(),
        }
    }
}

/// A folder of tallies, a file a project.
pub struct KeptTallies {
    disk: Arc<dyn Disk>,
    dir: PathBuf,
}

impl KeptTallies {
    /// Those in a folder that is for nothing else.
    pub fn in_folder(disk: Arc<dyn Disk>, dir: &Path) -> Self {
        // Where it cannot be made, nothing is kept.
        _ = disk.create_dir_all(dir);
        let dir = dir.to_path_buf();
        Self { disk, dir }
    }

    /// What was counted of a project from files that bore this mark.
    pub(super) fn load(&self, pid: &str, mark: &str) -> Option<KeptTally> {
        let bytes = self.disk.read_range(&self.dir.join(pid), 0, MOST).ok()?;
        read(&bytes, pid, mark)
    }

    /// Keeps it. Torn or lost it only takes time, so nobody waits for the disk.
    pub(super) fn save(&self, pid: &str, mark: &str, tally: &KeptTally) {
        if let Some(bytes) = write(pid, mark, tally).filter(|bytes| bytes.len() <= MOST) {
            _ = self.disk.overwrite(&self.dir.join(pid), &bytes);
        }
    }
}

/// A line with the hash and length of what follows, for a longer one may have stood there, and that.
fn write(pid: &str, mark: &str, tally: &KeptTally) -> Option<Vec<u8>> {
    let mut body = Packing::default();
    body.text(&own(pid, mark));
    body.text(&serde_json::to_string(&tally.head).ok()?);
    body.tally(&tally.tally);
    let (hash, len) = (sha256_hex(&body.0), body.0.len());
    let mut bytes = format!("{FORMAT} {hash} {len}\n").into_bytes();
    bytes.extend_from_slice(&body.0);
    Some(bytes)
}

fn read(bytes: &[u8], pid: &str, mark: &str) -> Option<KeptTally> {
    let line = bytes.iter().take(128).position(|byte| *byte == b'\n')?;
    let (line, rest) = bytes.split_at_checked(line)?;
    let mut words = std::str::from_utf8(line).ok()?.split(' ');
    let (format, hash) = (words.next()?, words.next()?);
    let body = rest.get(1..)?.get(..words.next()?.parse().ok()?)?;
    if format != FORMAT || sha256_hex(body) != hash {
        return None;
    }
    let mut body = Unpacking(body);
    if body.text()? != own(pid, mark) {
        return None;
    }
    let head = serde_json::from_str(&body.text()?).ok()?;
    let tally = body.tally()?;
    body.0.is_empty().then_some(KeptTally { head, tally })
}

/// Whose it is, from what, and by which program.
fn own(pid: &str, mark: &str) -> String {
    format!("{pid} {mark} {}", env!("CARGO_PKG_VERSION"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::decimal::Decimal;
    use crate::rates::Level;
    use crate::rates::tally::{TallyDay, TallyKey, TallyRow};
    use chrono::NaiveDate;

    fn tally() -> KeptTally {
        let day = |text: &str| NaiveDate::parse_from_str(text, "%Y-%m-%d").ok();
        let when = TallyDay {
            day: day("2026-02-28"),
            month: 3,
            earlier: day("-0044-03-15"),
            same_month: true,
        };
        let row = |when, num| TallyRow {
            key: TallyKey {
                level: Level::Unit,
                words: [0, 1, 2, 300],
                when,
            },
            num,
            den: u64::MAX,
        };
        KeptTally {
            head: KeptHead {
                code: "T1".into(),
                name: "滨江花园".into(),
                scheme: Scheme::gbj300(),
                targets: Targets {
                    first_pass: Decimal::parse("96.50").ok(),
                    excellence: None,
                },
                zone: Zone::default(),
            },
            tally: RateTally {
                words: vec!["一班".into(), String::new(), "x".repeat(300)],
                rows: vec![
                    row(Some(when), 127),
                    row(Some(TallyDay { day: None, ..when }), 128),
                    row(None, 0),
                ],
            },
        }
    }

    #[test]
    fn what_was_kept_is_found_again_by_its_own_mark_only() {
        let bytes = write("p4x8", "mark", &tally()).unwrap();
        assert_eq!(read(&bytes, "p4x8", "mark"), Some(tally()));
        assert_eq!(
            read(&[&bytes[..], b"of a longer one"].concat(), "p4x8", "mark"),
            Some(tally())
        );
        for (pid, mark) in [("p4x9", "mark"), ("p4x8", "marks"), ("p4x8", "")] {
            assert_eq!(read(&bytes, pid, mark), None);
        }
        for len in 0..bytes.len() {
            assert_eq!(read(&bytes[..len], "p4x8", "mark"), None, "{len}");
        }
        for bit in 0..bytes.len() * 8 {
            let mut spoiled = bytes.clone();
            spoiled[bit / 8] ^= 1 << (bit % 8);
            // A digit of the length may have become one that means the same.
            let found = read(&spoiled, "p4x8", "mark");
            assert!(found.is_none() || found == Some(tally()), "{bit}");
        }
    }
}
