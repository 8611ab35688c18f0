//! A check read as far as the fold needs it: readings and the names of their points are looked at, so that a
//! record that cannot be read is none here either, and left out. How a check is judged never goes by this.

use super::CheckRecord;
use crate::domain::answer::{Answer, AnswerFields};
use serde::Deserialize;
use serde::de::{Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::Deserializer as Json;
use std::fmt;

/// How a check begins in a journal, whose keys are in order.
const ANSWERS: &str = r#"{"answers":"#;

/// An answer without readings.
struct BareAnswer(Answer);

impl<'de> Deserialize<'de> for BareAnswer {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(BareFields).map(Self)
    }
}

struct BareFields;

impl<'de> Visitor<'de> for BareFields {
    type Value = Answer;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("struct Answer")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Answer, A::Error> {
        let mut fields = AnswerFields::default();
        while let Some(name) = map.next_key::<String>()? {
            match name.as_str() {
                "readings" | "measured" | "points" => _ = map.next_value::<IgnoredAny>()?,
                name => fields.take(name, &mut map)?,
            }
        }
        fields.done()
    }
}

impl CheckRecord {
    /// Reads a record's text.
    pub(in crate::domain) fn without_readings(text: &str) -> serde_json::Result<Self> {
        let bare = text.strip_prefix(ANSWERS).and_then(|rest| {
            let mut answers = Json::from_str(rest).into_iter::<Vec<BareAnswer>>();
            let read = answers.next()?.ok()?;
            Some((read, rest.get(answers.byte_offset()..)?))
        });
        // In another order, or with something that cannot be read: whatever that is, it is said by reading all.
        let Some((answers, others)) = bare else {
            return serde_json::from_str(text);
        };
        let mut check: Self = serde_json::from_str(&format!("{ANSWERS}[]{others}"))?;
        check.submission.answers = answers.into_iter().map(|bare| bare.0).collect();
        Ok(check)
    }
}
