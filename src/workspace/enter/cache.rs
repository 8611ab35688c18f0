//! The cached state of a project: disposable, never trusted further than the heads it names (S15).

use crate::domain::Project;
use crate::replay::Folded;
use crate::store::{Disk, SeenHead, Store};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Raise it whenever the state's shape or the fold changes.
const FORMAT: u32 = 8;
/// Fewer new records than this are folded again next time.
pub const WORTH_SAVING: u64 = 500;

#[derive(Serialize, Deserialize)]
struct Cached {
    format: u32,
    program: String,
    heads: BTreeMap<String, (u64, String)>,
    last: Option<(u64, String, u64)>,
    unknown: u64,
    state: Project,
}

fn path(dir: &Path) -> PathBuf {
    dir.join("cache").join("state.json")
}

/// The cached state, if it was written by this very program; anything odd is no cache.
pub fn load(disk: &dyn Disk, dir: &Path) -> Option<Folded> {
    let bytes = disk.read(&path(dir)).ok()?;
    let cached: Cached = serde_json::from_slice(&bytes).ok()?;
    let own = cached.format == FORMAT && cached.program == env!("CARGO_PKG_VERSION");
    let head = |(did, (seq, h))| (did, SeenHead { seq, h });
    own.then(|| Folded {
        state: cached.state,
        unknown: cached.unknown,
        last: cached.last,
        fresh: 0,
        heads: cached.heads.into_iter().map(head).collect(),
    })
}

/// Saves the state; when it cannot be, nothing is lost but time.
pub fn save(disk: &dyn Disk, dir: &Path, folded: &Folded, store: &Store) {
    if !matches!(store.access(), crate::store::Access::Writer) {
        return;
    }
    let heads = folded
        .heads
        .iter()
        .map(|(did, head)| (did.clone(), (head.seq, head.h.clone())));
    let cached = Cached {
        format: FORMAT,
        program: env!("CARGO_PKG_VERSION").to_owned(),
        heads: heads.collect(),
        last: folded.last.clone(),
        unknown: folded.unknown,
        state: folded.state.clone(),
    };
    let Ok(bytes) = serde_json::to_vec(&cached) else {
        return;
    };
    if disk.create_dir_all(&dir.join("cache")).is_ok() {
        _ = disk.replace(&path(dir), &bytes);
    }
}
