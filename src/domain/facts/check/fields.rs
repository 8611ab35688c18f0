//! The fields of an answer read as they come from a record's text: all of them, or without some that are looked at and
//! left out. A flattened map would be built twice, and answers are most of a journal.

use super::answer::Answer;
use serde::Deserialize;
use serde::de::{Deserializer, Error, IgnoredAny, MapAccess, Visitor};
use serde_json::Map;
use std::fmt;

/// Reads an answer without these fields.
pub(super) struct AnswerFields {
    pub without: &'static [&'static str],
}

impl<'de> Deserialize<'de> for Answer {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(AnswerFields { without: &[] })
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
                left if self.without.contains(&left) => _ = map.next_value::<IgnoredAny>()?,
                _ => _ = body.insert(name, map.next_value()?),
            }
        }
        Ok(Answer {
            item: item.ok_or_else(|| A::Error::missing_field("item"))?,
            body,
        })
    }
}
