//! Exact decimals, kept as typed: `1.10` states the instrument's resolution, `1.1` another.
//!
//! Every figure an inspector types or a standard names is a [`Decimal`]; inside, it is a whole
//! number of millionths, so comparing is exact. No float ever lives here.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// Millionths in one: the finest step a decimal may state.
pub const MICRO: i128 = 1_000_000;

/// A decimal `-?(0|[1-9][0-9]{0,11})(\.[0-9]{1,6})?`, equal by value, shown as typed.
#[derive(Clone, Debug)]
pub struct Decimal {
    micro: i64,
    text: String,
}

/// The text is no decimal of the accepted form.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a decimal of up to 12 digits and 6 places")]
pub struct NotADecimal;

impl Decimal {
    /// Reads a decimal of the accepted form, refusing everything else.
    pub fn parse(text: &str) -> Result<Self, NotADecimal> {
        let (negative, digits) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (whole, places) = match digits.split_once('.') {
            Some((_, "")) => return Err(NotADecimal),
            Some(parts) => parts,
            None => (digits, ""),
        };
        let magnitude = magnitude(whole, places)?;
        Ok(Self {
            micro: if negative { -magnitude } else { magnitude },
            text: text.to_owned(),
        })
    }

    /// The value in millionths.
    pub fn micro(&self) -> i64 {
        self.micro
    }

    /// The text as it was typed.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The shortest decimal for a whole number of millionths.
    pub fn from_micro(micro: i64) -> Self {
        Self {
            micro,
            text: shown(i128::from(micro)),
        }
    }
}

fn magnitude(whole: &str, places: &str) -> Result<i64, NotADecimal> {
    let digits_only = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    let leading_zero = whole.len() > 1 && whole.starts_with('0');
    if whole.is_empty() || whole.len() > 12 || places.len() > 6 || leading_zero {
        return Err(NotADecimal);
    }
    if !digits_only(whole) || !digits_only(places) {
        return Err(NotADecimal);
    }
    format!("{whole}{places:0<6}").parse().map_err(|_| NotADecimal)
}

/// Writes millionths as the shortest decimal text, e.g. `-7500000` as `-7.5`.
pub fn shown(micro: i128) -> String {
    let sign = if micro < 0 { "-" } else { "" };
    let (whole, rest) = (micro.unsigned_abs() / 1_000_000, micro.unsigned_abs() % 1_000_000);
    if rest == 0 {
        return format!("{sign}{whole}");
    }
    let places = format!("{rest:06}");
    format!("{sign}{whole}.{}", places.trim_end_matches('0'))
}

impl PartialEq for Decimal {
    fn eq(&self, other: &Self) -> bool {
        self.micro == other.micro
    }
}

impl Eq for Decimal {}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.micro.cmp(&other.micro)
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl Serialize for Decimal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text)
    }
}

impl<'de> Deserialize<'de> for Decimal {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accepts_exactly_the_stated_form() {
        for good in ["0", "-0", "7", "-7.5", "1.10", "999999999999.999999"] {
            assert!(Decimal::parse(good).is_ok(), "{good}");
        }
        for bad in [
            "", "-", "+1", "01", "1.", ".5", "1.1234567", "1234567890123", "1e3", " 1", "1,5", "１", "--1", "NaN",
        ] {
            assert!(Decimal::parse(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn keeps_what_was_typed_and_compares_by_value() {
        let (long, short) = (Decimal::parse("1.10").unwrap(), Decimal::parse("1.1").unwrap());
        assert_eq!(long, short);
        assert_eq!(long.to_string(), "1.10");
        assert_eq!(Decimal::from_micro(-7_500_000).as_str(), "-7.5");
    }
}
