//! The fields of an answer read as they come from a record's text: all of them, or without some that are looked at and
//! left out. A flattened map would be built twice, and answers are most of a journal.

use super::Answer;
use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Map;
use std::fmt;

/// Fields of answers that are left out.
pub(in super::super) type Without = &'static [&'static str];

/// Reads an answer.
struct AnswerFields(Without);

/// Reads a list of answers.
pub(in super::super) struct AnswerList(pub(in super::super) Without);

impl<'de> Deserialize<'de> for Answer {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        AnswerFields(&[]).deserialize(deserializer)
    }
}

impl<'de> DeserializeSeed<'de> for AnswerFields {
    type Value = Answer;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Answer, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> DeserializeSeed<'de> for AnswerList {
    type Value = Vec<Answer>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Vec<Answer>, D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for AnswerFields {
    type Value = Answer;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("struct Answer")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Answer, A::Error> {
        let (mut item, mut body) = (None, Map::new());
        while let Some(name) = map.next_key::<String>()? {
            match name.as_str() {
                "item" if item.is_some() => return Err(A::Error::duplicate_field("item")),
                "item" => item = Some(map.next_value()?),
                left if self.0.contains(&left) => _ = map.next_value::<IgnoredAny>()?,
                _ => _ = body.insert(name, map.next_value()?),
            }
        }
        Ok(Answer {
            item: item.ok_or_else(|| A::Error::missing_field("item"))?,
            body,
        })
    }
}

impl<'de> Visitor<'de> for AnswerList {
    type Value = Vec<Answer>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a sequence")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Vec<Answer>, A::Error> {
        let mut answers = Vec::new();
        while let Some(answer) = seq.next_element_seed(AnswerFields(self.0))? {
            answers.push(answer);
        }
        Ok(answers)
    }
}
