//! What was kept of a project when it was entered or listed before: what was found in its journals and the state
//! folded from them, and how it stands in the list of projects. Disposable, and never trusted further than what it
//! names (S15): cut, aged or changed by anyone it is none, and everything is read again.

use super::packs::StateParts;
use super::projects::Card;
use crate::replay::Folded;
use crate::store::{Disk, FileStamp, Store, random_id};
use crate::workspace::held::kept::KeptState;
use crate::workspace::held::made::Made;
use crate::workspace::held::surroundings::Surroundings;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Raise it whenever the state's shape or the fold changes.
const FORMAT: u32 = 13;
/// Fewer new records than this are folded again next time.
pub const WORTH_SAVING: u64 = 500;
/// How long the seal before the rest is.
const SEAL: usize = 32;

/// What is kept, by which program.
#[derive(Serialize, Deserialize)]
struct Cached<T> {
    format: u32,
    program: String,
    kept: T,
}

/// How a project stood in the list, and the files that was reckoned from.
#[derive(Serialize, Deserialize)]
struct KeptCard<C> {
    files: BTreeMap<String, FileStamp>,
    card: C,
}

/// What was counted, and of what.
#[derive(Serialize, Deserialize)]
struct KeptCount<T> {
    mark: String,
    counted: T,
}

/// What was made beside the records of an export, of what, and where.
#[derive(Serialize, Deserialize)]
pub struct KeptExport {
    /// The folder that it was written into.
    pub folder: PathBuf,
    /// All that it was made of.
    pub of: String,
    /// Its files in order, each with its hash.
    pub files: Vec<(String, String)>,
}

/// Where something is kept of a project.
pub struct CacheShelf<'a> {
    /// The disk.
    pub disk: &'a dyn Disk,
    /// The project's folder.
    pub dir: &'a Path,
    /// The key of this machine.
    pub key: &'a str,
}

impl CacheShelf<'_> {
    /// The state that was kept; anything odd is nothing.
    pub fn state(&self) -> Option<KeptState> {
        let (head, bytes) = self.read_with("state")?;
        StateParts { head, bytes }.state()
    }

    /// Keeps a state; when that cannot be, nothing is lost but time.
    pub fn keep(&self, (folded, made, store): (&Folded, &Made, &Store)) {
        if let Some(parts) = StateParts::of((&store.reader().known(), folded, made)) {
            self.write_with("state", &parts.head, &parts.bytes);
        }
    }

    /// How the project stands in the list, if its journals look as they did when that was reckoned.
    pub fn card(&self, files: &BTreeMap<String, FileStamp>) -> Option<Card> {
        let kept: KeptCard<Card> = self.read("card")?;
        (kept.files == *files).then_some(kept.card)
    }

    /// Keeps how it stands, as it was reckoned from files that looked like this.
    pub fn keep_card(&self, card: &Card, files: BTreeMap<String, FileStamp>) {
        self.write("card", &KeptCard { files, card });
    }

    /// What was exported last.
    pub fn export(&self) -> Option<KeptExport> {
        self.read("export")
    }

    /// Keeps what was exported.
    pub fn keep_export(&self, kept: &KeptExport) {
        self.write("export", kept);
    }

    /// What was counted under a name, of what bears this mark.
    pub fn counted<T: DeserializeOwned>(&self, name: &str, mark: &str) -> Option<T> {
        let kept: KeptCount<T> = self.read(name)?;
        (kept.mark == mark).then_some(kept.counted)
    }

    /// Keeps what was counted.
    pub fn keep_counted<T: Serialize>(&self, name: &str, mark: &str, counted: &T) {
        let mark = mark.to_owned();
        self.write(name, &KeptCount { mark, counted });
    }

    fn path(&self, name: &str) -> PathBuf {
        self.dir.join("cache").join(name)
    }

    /// What was kept under a name by this very program.
    fn read<T: DeserializeOwned>(&self, name: &str) -> Option<T> {
        self.read_with(name).map(|(kept, _)| kept)
    }

    /// The same with what lies behind it.
    fn read_with<T: DeserializeOwned>(&self, name: &str) -> Option<(T, Vec<u8>)> {
        let bytes = self.disk.read(&self.path(name)).ok()?;
        let (seal, mut body) = bytes.split_at_checked(SEAL)?;
        if seal != sealed(self.key, body).as_slice() {
            return None;
        }
        let cached: Cached<T> = rmp_serde::from_read(&mut body).ok()?;
        let is_own = cached.format == FORMAT && cached.program == env!("CARGO_PKG_VERSION");
        is_own.then(|| (cached.kept, body.to_vec()))
    }

    fn write<T: Serialize>(&self, name: &str, kept: &T) {
        self.write_with(name, kept, &[]);
    }

    fn write_with<T: Serialize>(&self, name: &str, kept: &T, behind: &[u8]) {
        let cached = Cached {
            format: FORMAT,
            program: env!("CARGO_PKG_VERSION").to_owned(),
            kept,
        };
        let Ok(mut body) = rmp_serde::to_vec_named(&cached) else {
            return;
        };
        body.extend_from_slice(behind);
        let bytes = [&sealed(self.key, &body)[..], &body].concat();
        if self.disk.create_dir_all(&self.dir.join("cache")).is_ok() {
            _ = self.disk.replace_loosely(&self.path(name), &bytes);
        }
    }
}

/// The seal of a text that nobody makes without the key.
fn sealed(key: &str, body: &[u8]) -> [u8; SEAL] {
    let mut seal = Sha256::new();
    seal.update(key.as_bytes());
    seal.update(Sha256::digest(body));
    seal.finalize().into()
}

/// The key of this machine, which lies outside the data folder; made when it is first needed. Where there is no
/// place for it the seal only tells what is whole.
pub fn key(around: &Surroundings) -> String {
    let Some((disk, dir)) = &around.notes else {
        return String::new();
    };
    let file = dir.join("cache-key");
    let known = disk.read_range(&file, 0, 64).ok();
    let known = known.and_then(|bytes| String::from_utf8(bytes).ok());
    if let Some(key) = known.filter(|key| !key.is_empty()) {
        return key;
    }
    let fresh = || -> Option<String> {
        let key = [random_id().ok()?, random_id().ok()?, random_id().ok()?].concat();
        disk.create_dir_all(dir).ok()?;
        disk.replace(&file, key.as_bytes()).ok()?;
        Some(key)
    };
    fresh().unwrap_or_default()
}
