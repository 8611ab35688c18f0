//! Reads the fields of an envelope in one pass without copying them, checking form and limits on the
//! way (F2). What a payload means never enters here.

use std::borrow::Cow;

use serde_json::Map;

use super::record::{Record, VERSION};
use super::strict::{self, Reader, StrictError};

/// An envelope that borrows from its line.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Envelope<'a> {
    pub v: u64,
    pub pid: Cow<'a, str>,
    pub did: Cow<'a, str>,
    pub seq: u64,
    pub prev: Cow<'a, str>,
    pub lc: u64,
    pub t: Cow<'a, str>,
    pub kind: Cow<'a, str>,
    tz: Cow<'a, str>,
    mono: u64,
    boot: Cow<'a, str>,
    clk: Cow<'a, str>,
    by: Cow<'a, str>,
    kv: u64,
    id: Cow<'a, str>,
    payload: &'a [u8],
    rest: Vec<(Cow<'a, str>, &'a [u8])>,
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EnvelopeFault {
    #[error(transparent)]
    Json(#[from] StrictError),
    #[error("the field {0} is missing or of the wrong kind")]
    Field(&'static str),
}

/// Fields that every version of the envelope has.
const ALWAYS: [&str; 7] = ["did", "k", "lc", "pid", "prev", "seq", "v"];
/// Fields that version 1 has besides.
const FIRST: [&str; 8] = ["boot", "by", "clk", "id", "kv", "mono", "p", "t"];

impl<'a> Envelope<'a> {
    pub(super) fn read(bytes: &'a [u8]) -> Result<Self, EnvelopeFault> {
        let mut envelope = Self::default();
        let mut reader = Reader::new(bytes)?;
        let mut found = Vec::with_capacity(16);
        let mut wrong = None;
        reader.fields(&mut |key, reader| {
            match envelope.field(key, reader)? {
                Field::Known(name) => found.push(name),
                Field::Wrong(name) => wrong = Some(name),
                Field::Other => {}
            }
            Ok(())
        })?;
        reader.end_canonical()?;
        match wrong.or_else(|| envelope.missing(&found)) {
            Some(name) => Err(EnvelopeFault::Field(name)),
            None => Ok(envelope),
        }
    }

    fn missing(&self, found: &[&'static str]) -> Option<&'static str> {
        let absent = |name: &&'static str| !found.contains(name);
        let first = FIRST.into_iter().chain(["tz"]);
        let more = first.filter(|_| self.v <= VERSION);
        let name = ALWAYS.into_iter().chain(more).find(absent);
        name.or((self.v == 0).then_some("v"))
            .or((self.seq == 0).then_some("seq"))
    }

    fn field(&mut self, key: Cow<'a, str>, reader: &mut Reader<'a>) -> Result<Field, StrictError> {
        let (name, place) = match key.as_ref() {
            "boot" => ("boot", Place::Text(&mut self.boot)),
            "by" => ("by", Place::Text(&mut self.by)),
            "clk" => ("clk", Place::Text(&mut self.clk)),
            "did" => ("did", Place::Text(&mut self.did)),
            "id" => ("id", Place::Text(&mut self.id)),
            "k" => ("k", Place::Text(&mut self.kind)),
            "kv" => ("kv", Place::Count(&mut self.kv)),
            "lc" => ("lc", Place::Count(&mut self.lc)),
            "mono" => ("mono", Place::Count(&mut self.mono)),
            "p" => ("p", Place::Any(&mut self.payload)),
            "pid" => ("pid", Place::Text(&mut self.pid)),
            "prev" => ("prev", Place::Text(&mut self.prev)),
            "seq" => ("seq", Place::Count(&mut self.seq)),
            "t" => ("t", Place::Text(&mut self.t)),
            "tz" => ("tz", Place::Text(&mut self.tz)),
            "v" => ("v", Place::Count(&mut self.v)),
            _ => {
                let from = reader.at();
                reader.value::<()>()?;
                self.rest.push((key, reader.since(from)));
                return Ok(Field::Other);
            }
        };
        Ok(match place.fill(reader)? {
            true => Field::Known(name),
            false => Field::Wrong(name),
        })
    }

    /// Returns the bytes of the payload, already checked.
    pub(super) fn payload(&self) -> &'a [u8] {
        self.payload
    }

    /// Returns the record, for which the payload is read a second time.
    pub(super) fn into_record(self, h: &str) -> Result<Record, StrictError> {
        let mut rest = Map::new();
        for (key, bytes) in self.rest {
            rest.insert(key.into_owned(), strict::parse(bytes)?);
        }
        let payload = match self.payload {
            [] => serde_json::Value::Null,
            bytes => strict::parse(bytes)?,
        };
        Ok(Record {
            h: h.to_owned(),
            v: self.v,
            pid: self.pid.into_owned(),
            did: self.did.into_owned(),
            seq: self.seq,
            prev: self.prev.into_owned(),
            lc: self.lc,
            t: self.t.into_owned(),
            tz: self.tz.into_owned(),
            mono: self.mono,
            boot: self.boot.into_owned(),
            clk: self.clk.into_owned(),
            by: self.by.into_owned(),
            kind: self.kind.into_owned(),
            kv: self.kv,
            id: self.id.into_owned(),
            payload,
            rest,
        })
    }
}

enum Field {
    Known(&'static str),
    Wrong(&'static str),
    Other,
}

/// Where a field goes, and what it must be.
enum Place<'p, 'a> {
    Text(&'p mut Cow<'a, str>),
    Count(&'p mut u64),
    Any(&'p mut &'a [u8]),
}

impl<'a> Place<'_, 'a> {
    /// Reads the value; `false` when it is of the wrong kind.
    fn fill(self, reader: &mut Reader<'a>) -> Result<bool, StrictError> {
        match (self, reader.peek()) {
            (Self::Text(place), Some(b'"')) => *place = reader.string()?,
            (Self::Count(place), Some(b'0'..=b'9')) => {
                *place = u64::try_from(reader.integer()?).unwrap_or(0);
            }
            (Self::Any(place), _) => {
                let from = reader.at();
                reader.value::<()>()?;
                *place = reader.since(from);
            }
            _ => {
                reader.value::<()>()?;
                return Ok(false);
            }
        }
        Ok(true)
    }
}
