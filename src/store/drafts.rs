//! Answers of a check in progress, one line each, synced before the screen says 已保存. A draft is no
//! record: it has a hash of its own kind, no chain, and goes once the check is concluded.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use serde_json::Value;

use super::disk::reserve;
use super::disk::{Disk, DiskError};
use super::error::StoreError;
use super::format::line::Refused;
use super::format::strict::LINE_MAX;
use super::format::{canonical, hash, line, strict};
use super::journal::pieces::JournalPieces;

/// The drafts of one project.
pub struct Drafts {
    disk: Arc<dyn Disk>,
    dir: PathBuf,
    /// Files whose names this run knows to be durable.
    named: Mutex<BTreeSet<PathBuf>>,
}

/// What a draft holds.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct StoredDraft {
    /// The readable answers, in the order they were given.
    pub lines: Vec<Value>,
    /// Lines that a power cut left unreadable; none of them was ever reported as saved.
    pub unreadable: usize,
}

/// Returns the name of the draft of one stage of one subject: safe in any file system, different for
/// different pairs, and with a readable tail (I2, I10).
pub fn draft_name(subject: &str, stage: &str) -> String {
    let pair = format!("{}\0{subject}\0{stage}", subject.len());
    let hash = hash::sha256_hex(pair.as_bytes());
    let tail: String = format!("{subject}-{stage}")
        .chars()
        .map(|c| c.to_ascii_lowercase())
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' })
        .collect();
    let words: Vec<_> = tail.split('-').filter(|word| !word.is_empty()).collect();
    let tail: String = words.join("-").chars().take(32).collect();
    let name = format!("{}-{tail}", hash.get(..24).unwrap_or(&hash));
    name.trim_end_matches('-').to_owned()
}

impl Drafts {
    pub fn new(disk: Arc<dyn Disk>, project: &Path) -> Self {
        Self {
            disk,
            dir: project.join("drafts"),
            named: Mutex::default(),
        }
    }

    /// Appends an answer; on return it is durable.
    pub fn append(&self, name: &str, answer: &Value) -> Result<(), StoreError> {
        let body = canonical::to_bytes(answer).map_err(Refused::from)?;
        strict::check(&body).map_err(Refused::from)?;
        let line = line::frame(hash::DRAFT, &body);
        if line.len() > LINE_MAX {
            let (at, what) = (LINE_MAX, strict::StrictFault::Line);
            return Err(Refused::Limit(strict::StrictError { at, what }).into());
        }
        let parts = self.parts(name)?;
        let next = parts.last().map_or(1, |last| last + 1);
        let first = match parts.last() {
            Some(&part) => self.extend(&self.path(name, part), &line),
            None => self.begin(&self.path(name, next), &line),
        };
        match first {
            Ok(()) => Ok(()),
            // Never sync a file again after it failed (S4): the same bytes go to a new one.
            Err(first) => {
                self.forget_names();
                if let (true, Some(project)) = (first.is_full(), self.dir.parent()) {
                    reserve::release(self.disk.as_ref(), project);
                }
                let part = self.parts(name)?.last().map_or(1, |last| last + 1);
                let again = self.begin(&self.path(name, part), &line);
                again.map_err(
                    |error| match first.is_unconfirmed() || error.is_unconfirmed() {
                        true => StoreError::Unconfirmed(error),
                        false => StoreError::WriteFailed(error),
                    },
                )
            }
        }
    }

    /// Returns the readable answers of a draft; a draft that does not exist is empty.
    pub fn read(&self, name: &str) -> Result<StoredDraft, StoreError> {
        let mut draft = StoredDraft::default();
        for part in self.parts(name)? {
            let path = self.path(name, part);
            let len = self.disk.len(&path)?.unwrap_or(0);
            let mut pieces = JournalPieces::new(self.disk.as_ref(), &path, len);
            while let Some(piece) = pieces.next()? {
                let read = line::unframe(hash::DRAFT, piece.bytes).ok();
                match read.and_then(|(_, body)| strict::parse(body).ok()) {
                    Some(answer) => draft.lines.push(answer),
                    // The line feed that shields a new line from a torn one.
                    None if piece.bytes == b"\n" => {}
                    None => draft.unreadable += 1,
                }
            }
        }
        Ok(draft)
    }

    /// Returns the names of all drafts, sorted.
    pub fn list(&self) -> Result<Vec<String>, StoreError> {
        let entries = self.disk.list(&self.dir)?;
        let mut names: Vec<_> = entries
            .iter()
            .filter_map(|entry| Some(split(&entry.name)?.0.to_owned()))
            .collect();
        names.dedup();
        Ok(names)
    }

    /// Removes a draft, after its check was concluded or at the user's word.
    pub fn discard(&self, name: &str) -> Result<(), StoreError> {
        let parts = self.parts(name)?;
        let mut named = self.named.lock().unwrap_or_else(PoisonError::into_inner);
        for part in &parts {
            let path = self.path(name, *part);
            self.disk.remove(&path)?;
            named.remove(&path);
        }
        drop(named);
        if !parts.is_empty() {
            self.disk.sync_dir(&self.dir)?;
        }
        Ok(())
    }

    fn begin(&self, path: &Path, line: &[u8]) -> Result<(), DiskError> {
        self.disk.create_dir_all(&self.dir)?;
        let mut file = self.disk.create_new(path)?;
        file.write_all(line).map_err(DiskError::io("write", path))?;
        file.sync_all().map_err(DiskError::unconfirmed(path))?;
        self.sync_name(path)
    }

    fn extend(&self, path: &Path, line: &[u8]) -> Result<(), DiskError> {
        let len = self.disk.len(path)?.unwrap_or(0);
        let last = self.disk.read_range(path, len.saturating_sub(1), 1)?;
        // Nothing may be glued to a torn line, nor to one of another run that the disk may never have taken (S4).
        let shielded = match last.as_slice() {
            [b'\n'] if self.is_named(path) => line.to_vec(),
            _ => [b"\n", line].concat(),
        };
        let mut file = self.disk.open_append(path)?;
        let written = file.write_all(&shielded);
        written.map_err(DiskError::io("write", path))?;
        file.sync_data().map_err(DiskError::unconfirmed(path))?;
        self.sync_name(path)
    }

    /// A file that failed is one of another run from here on.
    fn forget_names(&self) {
        let mut named = self.named.lock().unwrap_or_else(PoisonError::into_inner);
        named.clear();
    }

    fn is_named(&self, path: &Path) -> bool {
        let named = self.named.lock().unwrap_or_else(PoisonError::into_inner);
        named.contains(path)
    }

    /// Syncs the folder once a run: the name may stem from one that was killed before it did. The line
    /// is written by then.
    fn sync_name(&self, path: &Path) -> Result<(), DiskError> {
        let mut named = self.named.lock().unwrap_or_else(PoisonError::into_inner);
        if !named.contains(path) {
            let synced = self.disk.sync_dir(&self.dir);
            synced.map_err(DiskError::once_written)?;
            named.insert(path.to_path_buf());
        }
        Ok(())
    }

    fn parts(&self, name: &str) -> Result<Vec<u32>, StoreError> {
        let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        if name.is_empty() || name.len() > 64 || !name.bytes().all(plain) {
            return Err(StoreError::Name(name.chars().take(64).collect()));
        }
        let entries = self.disk.list(&self.dir)?;
        let ours = entries.iter().filter_map(|entry| split(&entry.name));
        let mut parts: Vec<_> = ours.filter(|(n, _)| *n == name).map(|(_, p)| p).collect();
        parts.sort_unstable();
        Ok(parts)
    }

    fn path(&self, name: &str, part: u32) -> PathBuf {
        self.dir.join(match part {
            1 => format!("{name}.jsonl"),
            _ => format!("{name}.{part}.jsonl"),
        })
    }
}

/// Splits a file name into the draft's name and the number of the part.
fn split(file: &str) -> Option<(&str, u32)> {
    let stem = file.strip_suffix(".jsonl")?;
    match stem.split_once('.') {
        None => Some((stem, 1)),
        Some((name, part)) => Some((name, part.parse().ok().filter(|part| *part > 1)?)),
    }
}
