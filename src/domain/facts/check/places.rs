//! The places that points of a check may be measured at, and the draws that put them in order: each a seed by
//! which anybody makes that order again. How a seed makes an order is a rule and not known here.

use crate::domain::time::Time;
use serde::{Deserialize, Serialize};
use std::fmt;

/// One draw, recorded before what it chose is measured: in `drawn` of a check, the last one counting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlaceDraw {
    /// When, RFC 3339 with offset.
    pub at: Time,
    /// The seed.
    pub seed: PlaceSeed,
    /// All places there were to choose from, in the order in which they were given.
    pub places: Vec<String>,
}

/// 64 bits of chance, written as sixteen hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PlaceSeed(u64);

impl PlaceSeed {
    /// The seed of a number.
    pub fn of(number: u64) -> Self {
        Self(number)
    }

    /// Its number.
    pub fn number(self) -> u64 {
        self.0
    }
}

impl fmt::Display for PlaceSeed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

impl From<PlaceSeed> for String {
    fn from(seed: PlaceSeed) -> Self {
        seed.to_string()
    }
}

impl TryFrom<String> for PlaceSeed {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let digits = text.len() == 16 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        let number = u64::from_str_radix(&text, 16).ok().filter(|_| digits);
        number.map(Self).ok_or("sixteen hexadecimal digits")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_is_sixteen_hexadecimal_digits() {
        let seed = |text: &str| PlaceSeed::try_from(text.to_owned());
        assert_eq!(seed("000000000012d687"), Ok(PlaceSeed::of(1_234_567)));
        assert_eq!(PlaceSeed::of(1_234_567).to_string(), "000000000012d687");
        for text in ["", "12d687", "+00000000012d687", "00000000001２d687"] {
            assert!(seed(text).is_err(), "{text}");
        }
    }
}
