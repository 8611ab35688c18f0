//! The last acknowledged record of a device, in two small files written in turn.
//!
//! A head is written after the acknowledgement and without a sync, so it costs next to nothing and
//! may lag behind; it is never ahead. It protects against a journal that was cut at a line end, which
//! no chain can notice: whatever head reached the disk, its record must be there (S8). Where the disk
//! took bytes and did not confirm them, the head says so to the next run: reading them back would not
//! show it (S4).

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::log::Extent;
use super::segment::Bound;
use crate::store::disk::{Disk, DiskEntry, DiskError};
use crate::store::format::{canonical, hash, line, name, strict};

const DIR: &str = "head";

#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::store) struct JournalHead {
    pub seq: u64,
    pub h: String,
    pub lc: u64,
    /// Segment, and its acknowledged length.
    pub n: u64,
    pub len: u64,
    /// Bytes behind that length were written and never confirmed; the hash of those before them.
    pub doubt: Option<String>,
}

impl JournalHead {
    /// Returns the newer readable one of a device's two heads; a torn one is as good as none.
    pub(super) fn load(disk: &dyn Disk, project: &Path, did: &str) -> Option<Self> {
        let read = |slot: &str| Self::read(&disk.read(&path(project, did, slot)).ok()?, did);
        let heads = [read("a"), read("b")];
        heads.into_iter().flatten().max_by_key(|head| head.seq)
    }

    /// Writes the head into the slot of its turn.
    pub(super) fn store(
        &self,
        disk: &dyn Disk,
        project: &Path,
        did: &str,
    ) -> Result<(), DiskError> {
        let slot = if self.seq.is_multiple_of(2) { "a" } else { "b" };
        let mut value = json!({"did": did, "h": self.h, "lc": self.lc, "len": self.len,
            "n": self.n, "seq": self.seq});
        if let Some(sha) = &self.doubt {
            value["doubt"] = json!(sha);
        }
        let body = canonical::to_bytes(&value).unwrap_or_default();
        disk.overwrite(&path(project, did, slot), &line::frame(hash::HEAD, &body))
    }

    fn read(bytes: &[u8], did: &str) -> Option<Self> {
        // A longer head may have stood here before; the first line counts.
        let end = bytes.iter().position(|b| *b == b'\n')? + 1;
        let (_, body) = line::unframe(hash::HEAD, bytes.get(..end)?).ok()?;
        let value = strict::parse(body).ok()?;
        let number = |name: &str| value.get(name).and_then(Value::as_u64);
        if value.get("did")?.as_str()? != did {
            return None;
        }
        Some(Self {
            seq: number("seq")?,
            h: value.get("h")?.as_str()?.to_owned(),
            lc: number("lc")?,
            n: number("n")?,
            len: number("len")?,
            doubt: value
                .get("doubt")
                .and_then(Value::as_str)
                .map(str::to_owned),
        })
    }

    /// Has bytes in doubt not exist, as the header of the next segment will say (S5): what the system
    /// shows of them may never have reached the disk, and nobody was told that they are saved.
    pub(super) fn bind(&self, extents: &mut [Extent]) {
        let last = extents.last_mut().filter(|last| last.n == self.n);
        if let (Some(last), Some(sha)) = (last, &self.doubt) {
            last.bound = Some(Bound {
                n: self.n,
                len: self.len,
                sha: sha.clone(),
            });
        }
    }
}

/// Returns the journals that have a head in a project's folder, whether it can be read or not.
pub fn devices(disk: &dyn Disk, project: &Path) -> Result<BTreeSet<String>, DiskError> {
    let did = |entry: DiskEntry| match entry.name.split_once('.') {
        Some((did, "a" | "b")) if name::is_plain_name(did) => Some(did.to_owned()),
        _ => None,
    };
    let entries = disk.list(&dir(project))?.into_iter();
    Ok(entries.filter_map(did).collect())
}

pub(in crate::store) fn dir(project: &Path) -> PathBuf {
    project.join(DIR)
}

fn path(project: &Path, did: &str, slot: &str) -> PathBuf {
    dir(project).join(format!("{did}.{slot}"))
}
