//! The record: an envelope around a payload that this room does not understand. Kinds, fields and
//! versions nobody here knows are carried along (F4); a stored record is never written again (F1).

use std::fmt;
use std::str::FromStr;

use serde_json::{Map, Value};

use super::canonical::{self, NotAllowed};
use super::seen::{self, Heads};
use super::strict;

/// First `prev` of a chain.
pub(in crate::store) const NO_PREV: &str =
    "0000000000000000000000000000000000000000000000000000000000000000";
/// The only envelope version this program writes.
pub(super) const VERSION: u64 = 1;

/// Kinds this room writes itself; every other kind is the caller's.
pub mod kind {
    /// Head of a segment (S5).
    pub const SEGMENT: &str = "seg";
    /// An entry was in progress when the power failed (S8).
    pub const RECOVERED: &str = "recovered";
    /// Acknowledged records are missing (S8).
    pub const GAP: &str = "gap";
    /// This device wrote under another id before (S9).
    pub const DEVICE: &str = "device";
    /// All of them.
    pub const OWN: [&str; 4] = [SEGMENT, RECOVERED, GAP, DEVICE];
}

/// Names a record for ever.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RecordId {
    pub did: String,
    pub seq: u64,
}

impl RecordId {
    pub fn new(did: &str, seq: u64) -> Self {
        Self {
            did: did.to_owned(),
            seq,
        }
    }
}

impl fmt::Display for RecordId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.did, self.seq)
    }
}

/// A text that names no record.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a record id (device, hyphen, number)")]
pub struct NotARecordId;

impl FromStr for RecordId {
    type Err = NotARecordId;

    fn from_str(text: &str) -> Result<Self, NotARecordId> {
        let (did, seq) = text.rsplit_once('-').ok_or(NotARecordId)?;
        let number: u64 = seq.parse().map_err(|_| NotARecordId)?;
        // One spelling a record: no plus sign, no leading zero.
        if did.is_empty() || number == 0 || number.to_string() != seq {
            return Err(NotARecordId);
        }
        Ok(Self::new(did, number))
    }
}

/// When a record was made. The caller tells; this room has no clock (T6).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Stamp {
    /// Local time, RFC 3339 with milliseconds and offset.
    pub t: String,
    /// Name of the time zone.
    pub tz: String,
    /// Milliseconds since the start of this run.
    pub mono: u64,
    /// Random for each run.
    pub boot: String,
    /// `ok`, `back`, `jump` or `unset` (T3).
    pub clk: String,
}

/// What a caller wants to have recorded.
#[derive(Debug, Clone, PartialEq)]
pub struct NewRecord {
    pub kind: String,
    pub kv: u64,
    /// The entity concerned; `None` makes a new one, named `<did>-<seq>`.
    pub id: Option<String>,
    pub by: String,
    pub payload: Value,
}

/// What a record holds: its canonical text as it stands in the line (F1). What it says nobody here knows;
/// whoever does reads it from the text, without a copy in between.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Payload(Box<str>);

impl Payload {
    /// The payload that a value is recorded as.
    pub fn of(value: &Value) -> Result<Self, NotAllowed> {
        let bytes = canonical::to_bytes(value)?;
        Ok(Self::written(&String::from_utf8_lossy(&bytes)))
    }

    /// The payload of a line; a newer version may go without one.
    pub(super) fn written(text: &str) -> Self {
        let text = if text.is_empty() { "null" } else { text };
        Self(text.into())
    }

    /// Its text.
    pub fn text(&self) -> &str {
        &self.0
    }

    /// Its value, field by field.
    pub fn value(&self) -> Value {
        strict::parse(self.0.as_bytes()).unwrap_or_default()
    }
}

/// A record as it stands in a journal; the names are those of the contract, spelled out where short.
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    pub h: String,
    pub v: u64,
    pub pid: String,
    pub did: String,
    pub seq: u64,
    pub prev: String,
    pub lc: u64,
    pub t: String,
    pub tz: String,
    pub mono: u64,
    pub boot: String,
    pub clk: String,
    pub by: String,
    pub kind: String,
    pub kv: u64,
    pub id: String,
    pub payload: Payload,
    /// Fields of newer versions, `seen` among them.
    pub rest: Map<String, Value>,
    /// Of the first record of a branch, as a reader of all branches hands it out: the record before it,
    /// of another author. Not a field.
    pub parted: Option<RecordId>,
}

/// The counter of a record is one more than the highest its device has seen (T1). In the common order it
/// never goes up by more than this at once: there are not that many records that could be missing.
pub const LEAP: u64 = 1 << 24;

impl Record {
    pub fn record_id(&self) -> RecordId {
        RecordId::new(&self.did, self.seq)
    }

    /// Returns what its device had newly seen of the others, if it says so.
    pub fn seen(&self) -> Heads {
        self.rest
            .get(seen::FIELD)
            .map(seen::read)
            .unwrap_or_default()
    }

    /// Of the record that says which id its device had before: the author of what it wrote itself, if it
    /// says up to where that went.
    pub fn succeeds(&self) -> Option<String> {
        let said = (self.kind == kind::DEVICE).then(|| self.payload.value())?;
        said.get("head")?;
        Some(said.get("was")?.as_str()?.to_owned())
    }

    /// Returns the place in the total order of all records (T1).
    pub fn order(&self) -> (u64, &str, u64) {
        (self.lc, &self.did, self.seq)
    }

    pub fn stamp(&self) -> Stamp {
        Stamp {
            t: self.t.clone(),
            tz: self.tz.clone(),
            mono: self.mono,
            boot: self.boot.clone(),
            clk: self.clk.clone(),
        }
    }

    /// Tells whether a newer program wrote it (由新版本写入).
    pub fn is_newer(&self) -> bool {
        self.v > VERSION
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn record_ids_have_one_spelling() {
        let id: RecordId = "d7k2-12".parse().unwrap();
        assert_eq!(id, RecordId::new("d7k2", 12));
        assert_eq!(id.to_string(), "d7k2-12");
        for bad in [
            "", "d7k2", "-1", "d7k2-", "d7k2-0", "d7k2-01", "d7k2-+1", "d7k2-x",
        ] {
            assert!(bad.parse::<RecordId>().is_err(), "{bad}");
        }
    }
}
