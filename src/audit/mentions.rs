//! The hashes that something written as JSON mentions, known to this program or from a newer one: every text that is
//! one, names of fields left out. Nothing is built of it.

use crate::store::is_hash;
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::collections::BTreeSet;
use std::fmt;

/// Takes in what is mentioned.
pub struct Mentions<'a>(pub &'a mut BTreeSet<String>);

impl<'de> DeserializeSeed<'de> for Mentions<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Mentions<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("anything")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<(), E> {
        if is_hash(text) && !self.0.contains(text) {
            self.0.insert(text.to_owned());
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        while seq.next_element_seed(Mentions(self.0))?.is_some() {}
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while map.next_key::<IgnoredAny>()?.is_some() {
            map.next_value_seed(Mentions(self.0))?;
        }
        Ok(())
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E: Error>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn texts_that_are_hashes_are_mentioned_however_they_are_written() {
        let hash = |digit: &str| digit.repeat(64);
        let value = json!({
            hash("1"): [hash("2"), {"a\\": hash("3")}],
            "quoted \"": format!("\"{}\"", hash("4")),
            "longer": format!("{}0", hash("5")),
            "upper": hash("A"),
            "others": [null, true, 1, -1, 1.5, "", "\\", hash("6")],
            "": hash("7"),
        });
        let wanted = BTreeSet::from(["2", "3", "6", "7"].map(hash));
        let mut found = BTreeSet::new();
        Mentions(&mut found).deserialize(&value).unwrap();
        assert_eq!(found, wanted);
        let escaped = value.to_string().replace("666", "\\u003666");
        for text in [serde_json::to_string_pretty(&value).unwrap(), escaped] {
            let mut found = BTreeSet::new();
            let mut json = serde_json::Deserializer::from_str(&text);
            Mentions(&mut found).deserialize(&mut json).unwrap();
            assert_eq!(found, wanted, "{text}");
        }
    }
}
