//! What a segment is called and what its first record says about the one before it (S5). Nothing is
//! opened here.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::store::format::line::RecordLine;
use crate::store::format::record::{NewRecord, kind};
use crate::store::format::strict;

/// A new segment begins where this one would be passed (S6).
pub const SEGMENT_MAX: u64 = 4 * 1024 * 1024;

/// The suite of version 1; the field exists so that another can join.
const SUITE: &str = "sha256+ed25519";

/// What a header states about an earlier segment; bytes beyond `len` do not exist (S5).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::store) struct Bound {
    pub n: u64,
    pub len: u64,
    pub sha: String,
}

/// The first record of a segment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::store) struct Header {
    pub n: u64,
    pub prev: Option<Bound>,
    /// The record's own hash.
    pub h: String,
}

impl Header {
    pub(in crate::store) fn of(line: &RecordLine<'_>) -> Option<Self> {
        if line.envelope.kind != kind::SEGMENT {
            return None;
        }
        Self::from_payload(&strict::parse(line.envelope.payload()).ok()?, line.h)
    }

    fn from_payload(payload: &Value, h: &str) -> Option<Self> {
        let n = payload.get("n")?.as_u64()?;
        let prev = match payload.get("prev_seg")? {
            Value::Null => None,
            prev => Some(Bound {
                n: prev.get("n")?.as_u64()?,
                len: prev.get("len")?.as_u64()?,
                sha: prev.get("sha")?.as_str()?.to_owned(),
            }),
        };
        let h = h.to_owned();
        Some(Self { n, prev, h })
    }

    pub(super) fn to_new_record(&self) -> NewRecord {
        let prev = self.prev.as_ref();
        let prev = prev.map(|p| json!({"n": p.n, "len": p.len, "sha": p.sha}));
        NewRecord {
            kind: kind::SEGMENT.into(),
            kv: 1,
            id: None,
            by: String::new(),
            payload: json!({"n": self.n, "prev_seg": prev, "suite": SUITE}),
        }
    }
}

/// Returns the file name of segment `n`.
pub(in crate::store) fn file_name(n: u64) -> String {
    format!("{n:08}.jsonl")
}

/// Returns the number of a segment's file name; any other name is none of ours.
pub fn number(name: &str) -> Option<u64> {
    let n = name.strip_suffix(".jsonl")?.parse().ok()?;
    (file_name(n) == name).then_some(n)
}

/// Returns the folder of a device's journal.
pub(in crate::store) fn log_dir(project: &Path, did: &str) -> PathBuf {
    project.join("log").join(did)
}

/// Returns the path of a segment below the project folder, with forward slashes.
pub(in crate::store) fn relative(did: &str, n: u64) -> String {
    format!("log/{did}/{}", file_name(n))
}
