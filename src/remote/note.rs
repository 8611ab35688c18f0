//! What was added, under which name: `remote/NAME.json` in the data folder (`sanjian.remote/1`; with recipients `/2`, so
//! that no program writes there in clear that does not know of them). No secret stands in it.
//! A note that is not understood is left alone and counts as not added.

use super::address::{AddressFault, RemoteAddress};
use super::bucket::CreateWay;
use super::cipher::AgeRecipient;
use crate::store::{Disk, DiskError};
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// What stands in a note of this form.
const FORM: &str = "sanjian.remote/1";
/// What stands in one of a place that is written to encrypted.
const FORM_ENCRYPTED: &str = "sanjian.remote/2";
/// More is no note of ours.
const MOST_BYTES: usize = 64 * 1024;
/// A name has no more letters.
const LONGEST: usize = 32;

/// A place that was added.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RemoteNote {
    /// The form of this note.
    pub form: String,
    /// What it is called here.
    pub name: String,
    /// Its address.
    pub url: String,
    /// Who is asked, beside the address of an object store.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub endpoint: Option<String>,
    /// Where a bucket lies.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    /// The file of its keys; else they stand in the environment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub keys: Option<PathBuf>,
    /// Who may read what goes there; in clear where nobody is named.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub to: Vec<AgeRecipient>,
    /// So many seconds are waited for an answer.
    pub wait: u64,
    /// What tells our unfinished files there from those of others.
    pub mark: String,
    /// In which way it makes a name once, when that was tried.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub way: Option<CreateWay>,
}

impl RemoteNote {
    /// Whether a place may be called so: letters, digits and strokes, and no drive of Windows.
    pub fn is_name(text: &str) -> bool {
        let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        let ends = |b: Option<&u8>| b.is_some_and(|b| *b != b'-');
        let (first, last) = (text.as_bytes().first(), text.as_bytes().last());
        (2..=LONGEST).contains(&text.len()) && text.bytes().all(plain) && ends(first) && ends(last)
    }

    /// A place of this name and address.
    pub fn new(name: &str, url: &str, mark: &str) -> Self {
        Self {
            form: FORM.to_owned(),
            name: name.to_owned(),
            url: url.to_owned(),
            endpoint: None,
            region: None,
            keys: None,
            to: Vec::new(),
            wait: 30,
            mark: mark.to_owned(),
            way: None,
        }
    }

    /// The same, encrypted to these.
    pub fn encrypted_to(self, to: &[AgeRecipient]) -> Self {
        let form = if to.is_empty() { FORM } else { FORM_ENCRYPTED };
        Self {
            form: form.to_owned(),
            to: to.to_vec(),
            ..self
        }
    }

    /// Where it is.
    pub fn address(&self) -> Result<RemoteAddress, AddressFault> {
        RemoteAddress::parse(&self.url, self.endpoint.as_deref(), self.region.as_deref())
    }

    /// How it is written where a folder could stand: `NAME:`.
    pub fn place(&self) -> PathBuf {
        PathBuf::from(format!("{}:", self.name))
    }
}

/// All that were added.
pub struct RemoteNotes<'a> {
    disk: &'a dyn Disk,
    dir: PathBuf,
}

impl<'a> RemoteNotes<'a> {
    /// Those of a data folder.
    pub fn new(disk: &'a dyn Disk, root: &Path) -> Self {
        let dir = root.join("remote");
        Self { disk, dir }
    }

    /// All of them, by name.
    pub fn all(&self) -> Result<Vec<RemoteNote>, DiskError> {
        let entries = self.disk.list(&self.dir)?.into_iter();
        let files = entries.filter(|entry| !entry.is_dir);
        let names: Vec<String> = files
            .filter_map(|file| Some(file.name.strip_suffix(".json")?.to_owned()))
            .collect();
        Ok(names.iter().filter_map(|name| self.one(name)).collect())
    }

    /// One of them.
    pub fn one(&self, name: &str) -> Option<RemoteNote> {
        let path = self.path(name).filter(|_| RemoteNote::is_name(name))?;
        let bytes = self.disk.read_range(&path, 0, MOST_BYTES).ok()?;
        let note: RemoteNote = serde_json::from_slice(&bytes).ok()?;
        let form = if note.to.is_empty() {
            FORM
        } else {
            FORM_ENCRYPTED
        };
        (note.form == form && note.name == name).then_some(note)
    }

    /// Keeps one, in the place of what stood under its name.
    pub fn keep(&self, note: &RemoteNote) -> Result<(), DiskError> {
        let Some(path) = self.path(&note.name) else {
            return Ok(());
        };
        self.disk.create_dir_all(&self.dir)?;
        let bytes = serde_json::to_vec_pretty(note).unwrap_or_default();
        self.disk.replace(&path, &bytes)
    }

    /// Forgets one and what was fetched from it.
    pub fn forget(&self, name: &str) -> Result<(), DiskError> {
        let fetched = self.dir.join(name);
        for entry in self
            .disk
            .list(&fetched)?
            .iter()
            .filter(|entry| !entry.is_dir)
        {
            self.disk.remove(&fetched.join(&entry.name))?;
        }
        match self.path(name) {
            Some(path) => self.disk.remove(&path),
            None => Ok(()),
        }
    }

    fn path(&self, name: &str) -> Option<PathBuf> {
        RemoteNote::is_name(name).then(|| self.dir.join(format!("{name}.json")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::RealDisk;

    #[test]
    fn a_note_is_found_again_until_it_is_forgotten() {
        let dir = tempfile::tempdir().unwrap();
        let disk = RealDisk::new(dir.path()).unwrap();
        let notes = RemoteNotes::new(&disk, dir.path());
        assert_eq!(notes.all().unwrap(), []);
        let note = RemoteNote::new("office", "https://nas/dav", "m1");
        notes.keep(&note).unwrap();
        assert_eq!(notes.all().unwrap(), std::slice::from_ref(&note));
        assert_eq!(notes.one("office"), Some(note));
        notes.forget("office").unwrap();
        assert_eq!(notes.one("office"), None);
    }

    #[test]
    fn a_name_is_no_path_and_no_drive() {
        for name in ["office", "oss-1", "ab"] {
            assert!(RemoteNote::is_name(name), "{name}");
        }
        for name in ["c", "", "../x", "a/b", "A1", "-ab", "ab-", "a b", "办公室"] {
            assert!(!RemoteNote::is_name(name), "{name}");
        }
    }
}
