//! Reads the fields of an envelope in one pass without copying them, checking form and limits on the
//! way (F2). What a payload means never enters here.

use std::borrow::Cow;

use serde_json::Map;

use super::record::{Payload, Record, VERSION};
use super::seen::{self, Heads};
use super::strict::{self, JsonCursor, StrictError};

/// An envelope that borrows from its line.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::store) struct Envelope<'a> {
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
    payload: &'a str,
    rest: Vec<(Cow<'a, str>, &'a str)>,
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EnvelopeFault {
    #[error(transparent)]
    Json(#[from] StrictError),
    #[error("the field {0} is missing or of the wrong kind")]
    Field(&'static str),
}

/// The fields of version 1; the first seven are in every version.
const NAMES: [&str; 16] = [
    "did", "k", "lc", "pid", "prev", "seq", "v", "boot", "by", "clk", "id", "kv", "mono", "p", "t",
    "tz",
];
const ALWAYS: usize = 7;

impl<'a> Envelope<'a> {
    pub(super) fn read(bytes: &'a [u8]) -> Result<Self, EnvelopeFault> {
        let mut envelope = Self::default();
        let mut reader = JsonCursor::new(bytes)?;
        let mut found = 0_u32;
        let mut wrong = None;
        reader.fields(&mut |key, reader| {
            match envelope.field(key, reader)? {
                EnvelopeField::Known(number) => found |= 1 << number,
                EnvelopeField::Wrong(number) => wrong = NAMES.get(number).copied(),
                EnvelopeField::Other => {}
            }
            Ok(())
        })?;
        reader.end_canonical()?;
        match wrong.or_else(|| envelope.missing(found)) {
            Some(name) => Err(EnvelopeFault::Field(name)),
            None => Ok(envelope),
        }
    }

    fn missing(&self, found: u32) -> Option<&'static str> {
        let needed = if self.v <= VERSION {
            NAMES.len()
        } else {
            ALWAYS
        };
        let number = found.trailing_ones() as usize;
        let absent = NAMES.get(number).filter(|_| number < needed).copied();
        absent
            .or((self.v == 0).then_some("v"))
            .or((self.seq == 0).then_some("seq"))
    }

    fn field(
        &mut self,
        key: Cow<'a, str>,
        reader: &mut JsonCursor<'a>,
    ) -> Result<EnvelopeField, StrictError> {
        let (number, place) = match key.as_ref() {
            "boot" => (7, EnvelopePlace::Text(&mut self.boot)),
            "by" => (8, EnvelopePlace::Text(&mut self.by)),
            "clk" => (9, EnvelopePlace::Text(&mut self.clk)),
            "did" => (0, EnvelopePlace::Text(&mut self.did)),
            "id" => (10, EnvelopePlace::Text(&mut self.id)),
            "k" => (1, EnvelopePlace::Text(&mut self.kind)),
            "kv" => (11, EnvelopePlace::Count(&mut self.kv)),
            "lc" => (2, EnvelopePlace::Count(&mut self.lc)),
            "mono" => (12, EnvelopePlace::Count(&mut self.mono)),
            "p" => (13, EnvelopePlace::Any(&mut self.payload)),
            "pid" => (3, EnvelopePlace::Text(&mut self.pid)),
            "prev" => (4, EnvelopePlace::Text(&mut self.prev)),
            "seq" => (5, EnvelopePlace::Count(&mut self.seq)),
            "t" => (14, EnvelopePlace::Text(&mut self.t)),
            "tz" => (15, EnvelopePlace::Text(&mut self.tz)),
            "v" => (6, EnvelopePlace::Count(&mut self.v)),
            _ => {
                let from = reader.at();
                reader.value::<()>()?;
                self.rest.push((key, reader.since(from)));
                return Ok(EnvelopeField::Other);
            }
        };
        Ok(match place.fill(reader)? {
            true => EnvelopeField::Known(number),
            false => EnvelopeField::Wrong(number),
        })
    }

    /// Returns what the writer had seen of other devices, if the record says so.
    pub(in crate::store) fn seen(&self) -> Heads {
        let field = self.rest.iter().find(|(key, _)| key == seen::FIELD);
        let value = field.and_then(|(_, text)| strict::parse(text.as_bytes()).ok());
        value.as_ref().map(seen::read).unwrap_or_default()
    }

    /// Returns the bytes of the payload, already checked.
    pub(in crate::store) fn payload(&self) -> &'a [u8] {
        self.payload.as_bytes()
    }

    /// Returns the record; what is not known here goes along as it stands.
    pub(super) fn into_record(self, h: &str) -> Result<Record, StrictError> {
        let mut rest = Map::new();
        for (key, text) in self.rest {
            rest.insert(key.into_owned(), strict::parse(text.as_bytes())?);
        }
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
            payload: Payload::written(self.payload),
            rest,
            parted: None,
        })
    }
}

enum EnvelopeField {
    /// Position in [`NAMES`].
    Known(usize),
    Wrong(usize),
    Other,
}

/// Where a field goes, and what it must be.
enum EnvelopePlace<'p, 'a> {
    Text(&'p mut Cow<'a, str>),
    Count(&'p mut u64),
    Any(&'p mut &'a str),
}

impl<'a> EnvelopePlace<'_, 'a> {
    /// Reads the value; `false` when it is of the wrong kind.
    fn fill(self, reader: &mut JsonCursor<'a>) -> Result<bool, StrictError> {
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
