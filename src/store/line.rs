//! The line of a journal, `{"h":…,"e":…}` and a line feed (contract, version 1), and the same shape
//! for drafts and heads with hashes of their own. It opens no file.

use serde_json::Value;

use super::canonical;
use super::envelope::{Envelope, EnvelopeFault};
use super::hash;
use super::record::{NewRecord, Record, Stamp, VERSION};
use super::seen::{self, Heads};
use super::strict::{self, LINE_MAX, StrictError, StrictFault};

const BEFORE_HASH: &[u8] = br#"{"h":""#;
const BEFORE_BODY: &[u8] = br#"","e":"#;
const AFTER_BODY: &[u8] = b"}\n";
const HASH_END: usize = 70;
/// Where E starts, always.
const BODY: usize = 76;
/// What a line takes besides E.
const FRAME: usize = BODY + AFTER_BODY.len();

/// Why a line is no record (F2).
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LineFault {
    #[error("not the shape of a record line")]
    Shape,
    #[error("longer than 256 KiB")]
    TooLong,
    #[error("the hash does not fit the content")]
    Hash,
    #[error(transparent)]
    Envelope(#[from] EnvelopeFault),
}

/// A payload that cannot be recorded; nothing was written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    #[error(transparent)]
    Number(#[from] canonical::NotAllowed),
    #[error(transparent)]
    Limit(#[from] StrictError),
}

/// Frames canonical bytes as a line.
pub(super) fn frame(purpose: &str, body: &[u8]) -> Vec<u8> {
    let mut line = Vec::with_capacity(body.len() + FRAME);
    line.extend_from_slice(BEFORE_HASH);
    line.extend_from_slice(&hash::for_purpose(purpose, body));
    line.extend_from_slice(BEFORE_BODY);
    line.extend_from_slice(body);
    line.extend_from_slice(AFTER_BODY);
    line
}

/// Returns hash and body of a line, line feed included, when shape and hash are right.
pub(super) fn unframe<'a>(purpose: &str, line: &'a [u8]) -> Result<(&'a str, &'a [u8]), LineFault> {
    if line.len() > LINE_MAX {
        return Err(LineFault::TooLong);
    }
    let parts = || {
        let body = line.get(BODY..)?.strip_suffix(AFTER_BODY)?;
        let h = std::str::from_utf8(line.get(BEFORE_HASH.len()..HASH_END)?).ok()?;
        let shaped = line.starts_with(BEFORE_HASH)
            && line.get(HASH_END..BODY) == Some(BEFORE_BODY)
            && hash::is_hash(h)
            && !body.contains(&b'\n');
        shaped.then_some((h, body))
    };
    let (h, body) = parts().ok_or(LineFault::Shape)?;
    if hash::for_purpose(purpose, body) != h.as_bytes() {
        return Err(LineFault::Hash);
    }
    Ok((h, body))
}

/// A record line that holds what F2 asks; it borrows from the bytes.
#[derive(Debug, Clone)]
pub(super) struct Line<'a> {
    pub h: &'a str,
    pub envelope: Envelope<'a>,
}

impl<'a> Line<'a> {
    /// Checks a line, line feed included.
    pub(super) fn read(line: &'a [u8]) -> Result<Self, LineFault> {
        let (h, body) = unframe(hash::RECORD, line)?;
        let envelope = Envelope::read(body)?;
        Ok(Self { h, envelope })
    }

    pub(super) fn into_record(self) -> Result<Record, LineFault> {
        let record = self.envelope.into_record(self.h);
        record.map_err(|error| LineFault::Envelope(error.into()))
    }
}

/// Returns the record of a line, line feed included (F2).
pub fn decode(line: &[u8]) -> Result<Record, LineFault> {
    Line::read(line)?.into_record()
}

/// Where a new record stands in its chain.
#[derive(Debug, Clone)]
pub(super) struct Place<'a> {
    pub pid: &'a str,
    pub did: &'a str,
    pub seq: u64,
    pub prev: &'a str,
    pub lc: u64,
    /// What it states of other devices' records; most records state nothing.
    pub seen: Heads,
}

/// Returns the line of a new record and the record itself; refuses what no reader would accept.
pub(super) fn encode(
    place: &Place<'_>,
    new: &NewRecord,
    stamp: &Stamp,
) -> Result<(Vec<u8>, Record), Refused> {
    let mut record = compose(place, new, stamp);
    let body = canonical::to_bytes(&fields(&record))?;
    strict::check(&body)?;
    let line = frame(hash::RECORD, &body);
    if line.len() > LINE_MAX {
        return Err(Refused::Limit(StrictError {
            at: LINE_MAX,
            what: StrictFault::Line,
        }));
    }
    let h = line.get(BEFORE_HASH.len()..HASH_END).unwrap_or_default();
    record.h = String::from_utf8_lossy(h).into_owned();
    Ok((line, record))
}

fn compose(place: &Place<'_>, new: &NewRecord, stamp: &Stamp) -> Record {
    let own_id = || format!("{}-{}", place.did, place.seq);
    Record {
        h: String::new(),
        v: VERSION,
        pid: place.pid.to_owned(),
        did: place.did.to_owned(),
        seq: place.seq,
        prev: place.prev.to_owned(),
        lc: place.lc,
        t: stamp.t.clone(),
        tz: stamp.tz.clone(),
        mono: stamp.mono,
        boot: stamp.boot.clone(),
        clk: stamp.clk.clone(),
        by: new.by.clone(),
        kind: new.kind.clone(),
        kv: new.kv,
        id: new.id.clone().unwrap_or_else(own_id),
        payload: new.payload.clone(),
        rest: seen::field(&place.seen),
        parted: None,
    }
}

fn fields(record: &Record) -> Value {
    let mut fields = serde_json::json!({
        "boot": record.boot,
        "by": record.by,
        "clk": record.clk,
        "did": record.did,
        "id": record.id,
        "k": record.kind,
        "kv": record.kv,
        "lc": record.lc,
        "mono": record.mono,
        "p": record.payload,
        "pid": record.pid,
        "prev": record.prev,
        "seq": record.seq,
        "t": record.t,
        "tz": record.tz,
        "v": record.v,
    });
    if let Some(fields) = fields.as_object_mut() {
        fields.extend(record.rest.clone());
    }
    fields
}

#[cfg(test)]
#[path = "line_tests.rs"]
mod tests;
