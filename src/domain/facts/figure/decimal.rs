//! Exact decimals, kept as typed: `1.10` states the instrument's resolution, `1.1` another.
//!
//! Every figure an inspector types or a standard names is a [`Decimal`] of at most six places.
//! Readings that another program computed may have up to eighteen ([`Decimal::parse_reading`]);
//! inside, all are whole numbers of 10⁻¹⁸, so comparing is exact. No float ever lives here.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// Millionths in one: the finest step a decimal may state.
pub const MICRO: i128 = 1_000_000;

/// The finest steps (10⁻¹⁸) in a millionth.
pub const STEPS: i128 = 1_000_000_000_000;

/// A decimal `-?(0|[1-9][0-9]{0,11})(\.[0-9]{1,6})?`, equal by value, shown as typed.
#[derive(Clone, Debug)]
pub struct Decimal {
    steps: i128,
    text: String,
}

/// The text is no decimal of the accepted form.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a decimal of up to 12 digits and 6 places")]
pub struct NotADecimal;

impl Decimal {
    /// Reads a decimal of the accepted form, refusing everything else.
    pub fn parse(text: &str) -> Result<Self, NotADecimal> {
        Self::of_places(text, 6)
    }

    /// Reads a reading: the accepted form, with up to eighteen places.
    pub fn parse_reading(text: &str) -> Result<Self, NotADecimal> {
        Self::of_places(text, 18)
    }

    /// The value of a reading in steps of 10⁻¹⁸, for whoever does not need its text.
    pub fn reading_steps(text: &str) -> Result<i128, NotADecimal> {
        steps_of(text, 18)
    }

    fn of_places(text: &str, most: usize) -> Result<Self, NotADecimal> {
        Ok(Self {
            steps: steps_of(text, most)?,
            text: text.to_owned(),
        })
    }

    /// The value in millionths; finer places are cut off.
    pub fn micro(&self) -> i64 {
        i64::try_from(self.steps / STEPS).unwrap_or_default()
    }

    /// The decimal of so many millionths, in its shortest form; `None` beyond twelve digits.
    pub fn of_micro(micro: i64) -> Option<Self> {
        Self::parse(&shown(i128::from(micro) * STEPS)).ok()
    }

    /// The value in steps of 10⁻¹⁸.
    pub fn steps(&self) -> i128 {
        self.steps
    }

    /// The text as it was typed.
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

fn steps_of(text: &str, most: usize) -> Result<i128, NotADecimal> {
    let (negative, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let (whole, places) = match digits.split_once('.') {
        Some((_, "")) => return Err(NotADecimal),
        Some(parts) => parts,
        None => (digits, ""),
    };
    let leading_zero = whole.len() > 1 && whole.starts_with('0');
    if whole.is_empty() || whole.len() > 12 || leading_zero || places.len() > most {
        return Err(NotADecimal);
    }
    let whole = i128::from(number(whole)?) * STEPS * MICRO;
    let places = (places.len()..18).try_fold(number(places)?, |n, _| n.checked_mul(10));
    let magnitude = whole + i128::from(places.ok_or(NotADecimal)?);
    Ok(if negative { -magnitude } else { magnitude })
}

/// The number that some digits are; eighteen at most.
fn number(digits: &str) -> Result<u64, NotADecimal> {
    digits.bytes().try_fold(0_u64, |number, digit| {
        let digit = digit.is_ascii_digit().then(|| u64::from(digit - b'0'));
        let next = digit.and_then(|digit| number.checked_mul(10)?.checked_add(digit));
        next.ok_or(NotADecimal)
    })
}

/// Writes steps of 10⁻¹⁸ as the shortest decimal text, e.g. `-7.5`.
pub fn shown(steps: i128) -> String {
    let sign = if steps < 0 { "-" } else { "" };
    let one = (STEPS * MICRO).unsigned_abs();
    let (whole, rest) = (steps.unsigned_abs() / one, steps.unsigned_abs() % one);
    let places = format!("{rest:018}");
    match places.trim_end_matches('0') {
        "" => format!("{sign}{whole}"),
        places => format!("{sign}{whole}.{places}"),
    }
}

impl PartialEq for Decimal {
    fn eq(&self, other: &Self) -> bool {
        self.steps == other.steps
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
        self.steps.cmp(&other.steps)
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
            "",
            "-",
            "+1",
            "01",
            "1.",
            ".5",
            "1.1234567",
            "1234567890123",
            "1e3",
            " 1",
            "1,5",
            "１",
            "--1",
            "NaN",
        ] {
            assert!(Decimal::parse(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn keeps_what_was_typed_and_compares_by_value() {
        let (long, short) = (
            Decimal::parse("1.10").unwrap(),
            Decimal::parse("1.1").unwrap(),
        );
        assert_eq!(long, short);
        assert_eq!(long.to_string(), "1.10");
        assert_eq!(shown(Decimal::parse("-7.50").unwrap().steps()), "-7.5");
    }

    #[test]
    fn a_computed_reading_may_be_finer() {
        let fine = Decimal::parse_reading("-30.333333333333332").unwrap();
        assert!(Decimal::parse("-30.333333333333332").is_err());
        assert!(fine < Decimal::parse("-30.333333").unwrap());
        assert_eq!(shown(fine.steps()), "-30.333333333333332");
    }
}
