//! How much there is of something: a lot's capacity, or a number that a check states once, such as
//! 8 landing doors or 113.68 m² of backfill. Above zero, exact; never a reading, never a limit.

use crate::domain::decimal::{Decimal, MICRO, STEPS, shown};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

/// Numbers that a check states once, by the id of what is counted.
pub type StatedCounts = BTreeMap<String, Quantity>;

/// An amount above zero of at most twelve digits and six places.
///
/// In JSON a whole number, as it always was, or a text where it has places: records hold no others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Quantity {
    micro: i64,
}

impl Quantity {
    /// So many pieces; none for zero, and for more than twelve digits.
    pub fn of(pieces: u64) -> Option<Self> {
        Self::parse(&pieces.to_string())
    }

    /// Reads a decimal above zero, refusing everything else.
    pub fn parse(text: &str) -> Option<Self> {
        let micro = Decimal::parse(text).ok()?.micro();
        (micro > 0).then_some(Self { micro })
    }

    /// Reads a JSON number or text; a number is taken as it is written.
    pub fn of_json(value: &Value) -> Option<Self> {
        match value {
            Value::Number(number) => Self::parse(&number.to_string()),
            Value::String(text) => Self::parse(text),
            _ => None,
        }
    }

    /// The value in millionths.
    pub fn micro(self) -> i64 {
        self.micro
    }

    /// Whole pieces or places: what is begun counts.
    pub fn pieces(self) -> u64 {
        let whole = -(-i128::from(self.micro)).div_euclid(MICRO);
        u64::try_from(whole).unwrap_or_default()
    }

    /// Whether it has no places behind the point.
    pub fn is_whole(self) -> bool {
        i128::from(self.micro) % MICRO == 0
    }
}

impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&shown(i128::from(self.micro) * STEPS))
    }
}

impl Serialize for Quantity {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.is_whole() {
            true => serializer.serialize_u64(self.pieces()),
            false => serializer.collect_str(self),
        }
    }
}

impl<'de> Deserialize<'de> for Quantity {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = Value::deserialize(deserializer)?;
        let wrong = || serde::de::Error::custom("not a decimal above zero");
        Self::of_json(&value).ok_or_else(wrong)
    }
}

impl schemars::JsonSchema for Quantity {
    fn schema_name() -> Cow<'static, str> {
        "Quantity".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": ["integer", "string"] })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(json: &str) -> Option<Quantity> {
        serde_json::from_str(json).ok()
    }

    #[test]
    fn whole_numbers_stay_numbers_and_places_become_text() {
        for (json, shown, written) in [
            ("36", "36", "36"),
            ("\"36.0\"", "36", "36"),
            ("\"113.68\"", "113.68", "\"113.68\""),
            ("113.68", "113.68", "\"113.68\""),
            ("0.1", "0.1", "\"0.1\""),
        ] {
            let quantity = read(json).unwrap();
            assert_eq!(quantity.to_string(), shown);
            assert_eq!(serde_json::to_string(&quantity).unwrap(), written);
        }
        for wrong in [
            "0",
            "-1",
            "\"0.0\"",
            "\"many\"",
            "null",
            "1e30",
            "\"1.1234567\"",
        ] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn what_is_begun_counts_as_a_piece() {
        let pieces = |text| Quantity::parse(text).map(Quantity::pieces);
        assert_eq!(pieces("113.68"), Some(114));
        assert_eq!(pieces("113"), Some(113));
        assert_eq!(pieces("0.000001"), Some(1));
    }
}
