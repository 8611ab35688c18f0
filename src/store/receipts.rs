//! The files in which headquarters answered, below a project: `receipts/KEY/NAME.json`, and the card of each key.
//! Written once and never over one that is there (X3). What they say, and whether they hold, is not known here.

use super::disk::{Disk, DiskError};
use super::format::name::is_plain_name;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// So many keys, and files of one key, are looked at.
const MOST_KEYS: usize = 64;
const MOST_FILES: usize = 20_000;

/// The answers that lie with a project.
#[derive(Clone)]
pub struct ReceiptShelf {
    disk: Arc<dyn Disk>,
    dir: PathBuf,
}

/// A file of the shelf, as its name tells: a device, up to which record, and what comes behind.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ReceiptName {
    /// The device.
    pub did: String,
    /// The number of the last record.
    pub seq: u64,
    /// Of how many contents, of a later receipt up to the same record.
    pub have: u64,
    /// Whether it reports two histories.
    pub fork: bool,
}

impl ReceiptName {
    /// The file's name.
    pub fn file(&self) -> String {
        let behind = match (self.fork, self.have) {
            (true, _) => "-fork".to_owned(),
            (false, 0) => String::new(),
            (false, have) => format!("-{have}"),
        };
        format!("{}-{:08}{behind}.json", self.did, self.seq)
    }

    /// Reads a name; none of what is no receipt.
    pub fn of(file: &str) -> Option<Self> {
        let stem = file.strip_suffix(".json")?;
        let (head, last) = stem.rsplit_once('-')?;
        let number = |digits: &str| {
            let is_number = digits.bytes().all(|byte| byte.is_ascii_digit());
            (is_number && !digits.is_empty()).then(|| digits.parse().ok())?
        };
        let of = |did: &str, seq: &str, have, fork| {
            let seq = number(seq).filter(|_| seq.len() >= 8)?;
            let did = is_plain_name(did).then(|| did.to_owned())?;
            Some(Self {
                did,
                seq,
                have,
                fork,
            })
        };
        let with_tail = || {
            let (did, seq) = head.rsplit_once('-')?;
            match last {
                "fork" => of(did, seq, 0, true),
                have => of(did, seq, number(have)?, false),
            }
        };
        with_tail().or_else(|| of(head, last, 0, false))
    }
}

impl ReceiptShelf {
    /// The shelf of the project in a folder.
    pub fn new(disk: Arc<dyn Disk>, project: &Path) -> Self {
        let dir = project.join("receipts");
        Self { disk, dir }
    }

    /// The names of the keys that answered.
    pub fn keys(&self) -> Result<Vec<String>, DiskError> {
        let found = self.disk.list(&self.dir)?.into_iter();
        let is_key = |name: &str| name.len() == 16 && name.bytes().all(|b| b.is_ascii_hexdigit());
        let keys = found.filter(|entry| entry.is_dir && is_key(&entry.name));
        Ok(keys.take(MOST_KEYS).map(|entry| entry.name).collect())
    }

    /// The files of a key that are named as answers are, in order.
    pub fn names(&self, kid: &str) -> Result<Vec<ReceiptName>, DiskError> {
        // The furthest of each device come last.
        let found = self.disk.list(&self.dir.join(kid))?.into_iter().rev();
        let names = found.filter_map(|entry| ReceiptName::of(&entry.name));
        let mut names: Vec<ReceiptName> = names.take(MOST_FILES).collect();
        names.sort();
        Ok(names)
    }

    /// The first bytes of an answer.
    pub fn read(&self, kid: &str, name: &ReceiptName, most: usize) -> Result<Vec<u8>, DiskError> {
        let path = self.dir.join(kid).join(name.file());
        self.disk.read_range(&path, 0, most)
    }

    /// The card of a key, as far as there is one.
    pub fn card(&self, kid: &str) -> Result<Option<Vec<u8>>, DiskError> {
        let path = self.dir.join(kid).join(card(kid));
        match self.disk.len(&path)? {
            None => Ok(None),
            Some(_) => self.disk.read_range(&path, 0, 4096).map(Some),
        }
    }

    /// Puts an answer there; false where one of this name is there already.
    pub fn put(&self, kid: &str, name: &ReceiptName, bytes: &[u8]) -> Result<bool, DiskError> {
        self.put_file(kid, &name.file(), bytes)
    }

    /// Puts the card of a key there; false where there is one already.
    pub fn put_card(&self, kid: &str, bytes: &[u8]) -> Result<bool, DiskError> {
        self.put_file(kid, &card(kid), bytes)
    }

    fn put_file(&self, kid: &str, file: &str, bytes: &[u8]) -> Result<bool, DiskError> {
        let dir = self.dir.join(kid);
        let path = dir.join(file);
        if self.disk.len(&path)?.is_some() {
            return Ok(false);
        }
        self.disk.create_dir_all(&dir)?;
        match self.disk.replace(&path, bytes) {
            // Somebody was there in the same moment, on a disk that writes over nothing.
            Err(error) if error.is_exists() => Ok(false),
            written => written.map(|()| true),
        }
    }
}

fn card(kid: &str) -> String {
    format!("hq-{kid}.json")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(did: &str, seq: u64, have: u64, fork: bool) -> ReceiptName {
        let did = did.to_owned();
        ReceiptName {
            did,
            seq,
            have,
            fork,
        }
    }

    #[test]
    fn a_name_tells_device_record_and_contents() {
        for (file, of) in [
            ("d7k2-00000002.json", name("d7k2", 2, 0, false)),
            ("d7k2-00000412-37.json", name("d7k2", 412, 37, false)),
            ("d7k2-00000412-fork.json", name("d7k2", 412, 0, true)),
            ("d7k2-123456789.json", name("d7k2", 123_456_789, 0, false)),
        ] {
            assert_eq!(ReceiptName::of(file), Some(of.clone()), "{file}");
            assert_eq!(of.file(), file);
        }
    }

    #[test]
    fn what_is_named_otherwise_is_no_answer() {
        for file in [
            "hq-0728b3560c8ec7b4.json",
            "d7k2-2.json",
            "../x-00000002.json",
            "d7k2-00000002.json.tmp",
            "d7k2-000000a2.json",
            "-00000002.json",
            "d7k2-00000002-99999999999999999999999.json",
        ] {
            assert_eq!(ReceiptName::of(file), None, "{file}");
        }
    }
}
