//! The record of a check read field by field as it comes from its text. Flattened, each field would first be kept as
//! something that may be anything, and checks are most of a journal.
//!
//! The fold needs less: readings and the names of their points are looked at, so that a record that cannot be read is
//! none there either, and left out. How a check is judged never goes by that.

use super::answer::fields::{AnswerList, Without};
use super::{CheckRecord, Flag, Pace, Remedy, StandBy, Submission};
use crate::domain::answer::Answer;
use crate::domain::chain::Party;
use crate::domain::evidence::Evidence;
use crate::domain::limit::Dims;
use crate::domain::outcome::{Grade, Outcome, Tally};
use crate::domain::pin::{ChainPin, ChecklistPin};
use crate::domain::places::PlaceDraw;
use crate::domain::quantity::{Quantity, StatedCounts};
use crate::domain::time::Time;
use serde::de::{Deserializer, Error, MapAccess, Visitor};
use serde::{Deserialize, de::DeserializeSeed};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt;

/// What the fold takes no notice of.
const READINGS: Without = &["readings", "measured", "points"];

/// Reads a record, its answers without these fields.
struct RecordReader(Without);

impl CheckRecord {
    /// Reads a record's text without what the fold takes no notice of.
    pub(in crate::domain) fn without_readings(text: &str) -> serde_json::Result<Self> {
        let mut json = serde_json::Deserializer::from_str(text);
        let check = RecordReader(READINGS).deserialize(&mut json)?;
        json.end()?;
        Ok(check)
    }
}

impl<'de> Deserialize<'de> for CheckRecord {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        RecordReader(&[]).deserialize(deserializer)
    }
}

impl<'de> DeserializeSeed<'de> for RecordReader {
    type Value = CheckRecord;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<CheckRecord, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for RecordReader {
    type Value = CheckRecord;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("struct CheckRecord")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<CheckRecord, A::Error> {
        let mut read = RecordFields::default();
        while let Some(name) = map.next_key::<String>()? {
            match name.as_str() {
                "answers" if read.answers.is_some() => {
                    return Err(A::Error::duplicate_field("answers"));
                }
                "answers" => read.answers = Some(map.next_value_seed(AnswerList(self.0))?),
                _ => read.take(name, &mut map)?,
            }
        }
        read.done()
    }
}

/// Declares the fields of a record but its answers, each read as what it is once its name comes by.
macro_rules! record_fields {
    ($($name:ident: $kind:ty,)*) => {
        #[derive(Default)]
        struct RecordFields {
            answers: Option<Vec<Answer>>,
            own: BTreeMap<String, Value>,
            $($name: Option<$kind>,)*
        }

        impl RecordFields {
            fn take<'de, A: MapAccess<'de>>(&mut self, name: String, map: &mut A) -> Result<(), A::Error> {
                match name.as_str() {
                    $(stringify!($name) if self.$name.is_some() => {
                        return Err(A::Error::duplicate_field(stringify!($name)));
                    }
                    stringify!($name) => self.$name = Some(map.next_value()?),)*
                    _ => _ = self.own.insert(name, map.next_value()?),
                }
                Ok(())
            }
        }
    };
}

record_fields! {
    subject: String,
    stage: String,
    at: Time,
    by: String,
    capacity: Option<Quantity>,
    capacity_why: String,
    counts: StatedCounts,
    dims: Dims,
    remedy: Option<Remedy>,
    instruments: Vec<String>,
    evidence: Vec<Evidence>,
    drawn: Vec<PlaceDraw>,
    standby: Option<StandBy>,
    pace: Vec<Pace>,
    date_confirmed: String,
    round: u32,
    variants: Vec<String>,
    checklist: ChecklistPin,
    outcome: Outcome,
    grade: Option<Grade>,
    failing: Vec<String>,
    dominant: Vec<String>,
    flags: Vec<Flag>,
    tally: Tally,
    parties: Vec<Party>,
    chain: Option<ChainPin>,
}

impl RecordFields {
    /// The record, once all fields have come by.
    fn done<E: Error>(self) -> Result<CheckRecord, E> {
        Ok(CheckRecord {
            submission: Submission {
                subject: needed(self.subject, "subject")?,
                stage: needed(self.stage, "stage")?,
                at: needed(self.at, "at")?,
                by: needed(self.by, "by")?,
                capacity: self.capacity.flatten(),
                capacity_why: self.capacity_why.unwrap_or_default(),
                counts: self.counts.unwrap_or_default(),
                dims: self.dims.unwrap_or_default(),
                remedy: self.remedy.flatten(),
                answers: needed(self.answers, "answers")?,
                instruments: self.instruments.unwrap_or_default(),
                evidence: self.evidence.unwrap_or_default(),
                drawn: self.drawn.unwrap_or_default(),
                standby: self.standby.flatten(),
                pace: self.pace.unwrap_or_default(),
                date_confirmed: self.date_confirmed.unwrap_or_default(),
                own: self.own,
            },
            round: needed(self.round, "round")?,
            variants: self.variants.unwrap_or_default(),
            checklist: needed(self.checklist, "checklist")?,
            outcome: needed(self.outcome, "outcome")?,
            grade: self.grade.flatten(),
            failing: self.failing.unwrap_or_default(),
            dominant: self.dominant.unwrap_or_default(),
            flags: self.flags.unwrap_or_default(),
            tally: needed(self.tally, "tally")?,
            parties: self.parties.unwrap_or_default(),
            chain: self.chain.flatten(),
        })
    }
}

fn needed<T, E: Error>(found: Option<T>, name: &'static str) -> Result<T, E> {
    found.ok_or_else(|| E::missing_field(name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::check::{COMPUTED, FIELDS};
    use serde_json::json;

    fn record() -> Value {
        json!({
            "subject": "L", "stage": "acceptance", "at": "2026-05-01T08:00:00+08:00", "by": "P1", "answers": [],
            "round": 2, "checklist": ChecklistPin::default(), "outcome": "accepted", "grade": null,
            "tally": Tally::default(),
        })
    }

    #[test]
    fn a_record_is_written_as_it_was_read() {
        let check: CheckRecord = serde_json::from_value(record()).unwrap();
        assert_eq!((check.round, check.submission.by.as_str()), (2, "P1"));
        let text = serde_json::to_string(&check).unwrap();
        assert_eq!(serde_json::from_str::<CheckRecord>(&text).unwrap(), check);
    }

    /// A field that has a meaning is refused where it says nonsense; only one that nobody knows is carried along.
    #[test]
    fn every_field_that_has_a_meaning_is_read() {
        let beside = ["schema", "record", "stands", "signatures"];
        let known = FIELDS.iter().chain(&COMPUTED);
        for name in known.filter(|name| !beside.contains(*name)) {
            let mut odd = record();
            odd[*name] = json!([[{"odd": true}]]);
            assert!(
                serde_json::from_value::<CheckRecord>(odd).is_err(),
                "{name}"
            );
        }
        let mut newer = record();
        newer["of a newer program"] = json!([[{"odd": true}]]);
        let check: CheckRecord = serde_json::from_value(newer).unwrap();
        assert_eq!(check.submission.own.len(), 1);
    }

    #[test]
    fn what_a_record_cannot_be_without_is_asked_for_and_nothing_else() {
        let needed = [
            "subject",
            "stage",
            "at",
            "by",
            "answers",
            "round",
            "checklist",
            "outcome",
            "tally",
        ];
        for name in needed.into_iter().chain(["grade"]) {
            let mut less = record();
            less.as_object_mut().unwrap().remove(name);
            let is_read = serde_json::from_value::<CheckRecord>(less).is_ok();
            assert_eq!(is_read, name == "grade", "{name}");
        }
    }
}
