//! Limits of measured items: fixed, or following a dimension of the work.
//!
//! A limit is a fraction, a reading a whole number of tiny steps; they are compared whole parts
//! first and then the rests, so a limit that is no decimal (H/30000 + 20) loses nothing either.

use crate::domain::decimal::{Decimal, MICRO, STEPS, shown};
use serde::{Deserialize, Serialize};
use std::cmp::Ordering;
use std::collections::BTreeMap;

/// Dimensions of a lot that limits may follow, e.g. `H` in mm.
pub type Dims = BTreeMap<String, Decimal>;

/// A limit as a standard states it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(untagged, expecting = "a limit is a figure, or follows a dimension")]
pub enum Limit {
    /// A figure.
    Fixed(#[schemars(with = "String")] Decimal),
    /// `of ÷ per + plus`, at most `at_most`.
    Follows(Slope),
}

/// A limit that follows a dimension: `of ÷ per + plus`, at most `at_most`, exact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Slope {
    /// The dimension's name in the check's `dims`.
    pub of: String,
    /// The divisor, above zero.
    #[schemars(with = "String")]
    pub per: Decimal,
    /// Added after dividing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub plus: Option<Decimal>,
    /// The most the limit may become.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub at_most: Option<Decimal>,
}

/// Why a limit cannot be worked out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoLimit {
    /// The check does not give this dimension.
    Missing(String),
    /// The dimension is not above zero, or too large to reckon with.
    Unusable(String),
}

/// An exact limit in millionths: `numerator ÷ denominator`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Exact {
    numerator: i128,
    denominator: i128,
}

impl Exact {
    /// How a reading, in steps of 10⁻¹⁸, compares with the limit.
    pub fn compare(self, reading: i128) -> Ordering {
        let (whole, rest) = (reading.div_euclid(STEPS), reading.rem_euclid(STEPS));
        let (limit, over) = (
            self.numerator.div_euclid(self.denominator),
            self.numerator.rem_euclid(self.denominator),
        );
        let rests = || match (rest.checked_mul(self.denominator), over.checked_mul(STEPS)) {
            (Some(rest), Some(over)) => rest.cmp(&over),
            _ => Ordering::Greater,
        };
        whole.cmp(&limit).then_with(rests)
    }

    /// The limit to three places, as people read it; `≈` marks one that is no such decimal.
    pub fn shown(self) -> String {
        let thousandths = self
            .numerator
            .div_euclid(self.denominator)
            .div_euclid(1_000);
        let plain = shown(thousandths * 1_000 * STEPS);
        let exact = thousandths.checked_mul(1_000 * self.denominator) == Some(self.numerator);
        if exact { plain } else { format!("≈{plain}") }
    }

    /// The limit in whole millionths, what is over cut off: for statistics, never for judging.
    pub fn floor(self) -> i128 {
        self.numerator.div_euclid(self.denominator)
    }

    /// The same limit with the other sign.
    pub fn negated(self) -> Self {
        Self {
            numerator: -self.numerator,
            ..self
        }
    }

    /// The limit times a factor such as the cap of 1.5; `None` when it grows beyond reckoning.
    pub fn times(self, factor: &Decimal) -> Option<Self> {
        Some(Self {
            numerator: self.numerator.checked_mul(i128::from(factor.micro()))?,
            denominator: self.denominator.checked_mul(MICRO)?,
        })
    }
}

impl Limit {
    /// Works the limit out for a lot's dimensions, in millionths of the item's unit.
    pub fn exact(&self, dims: &Dims) -> Result<Exact, NoLimit> {
        match self {
            Limit::Fixed(figure) => Ok(Exact {
                numerator: i128::from(figure.micro()),
                denominator: 1,
            }),
            Limit::Follows(slope) => slope.exact(dims),
        }
    }

    /// The dimension this limit follows, if any.
    pub fn dimension(&self) -> Option<&str> {
        match self {
            Limit::Fixed(_) => None,
            Limit::Follows(slope) => Some(&slope.of),
        }
    }
}

impl Slope {
    fn exact(&self, dims: &Dims) -> Result<Exact, NoLimit> {
        let size = dims
            .get(&self.of)
            .ok_or_else(|| NoLimit::Missing(self.of.clone()))?;
        let unusable = || NoLimit::Unusable(self.of.clone());
        if size.micro() <= 0 || self.per.micro() <= 0 {
            return Err(unusable());
        }
        let (size, per) = (i128::from(size.micro()), i128::from(self.per.micro()));
        let plus = self
            .plus
            .as_ref()
            .map_or(0, |figure| i128::from(figure.micro()));
        let reach = plus
            .checked_mul(per)
            .and_then(|sum| sum.checked_add(size * MICRO))
            .ok_or_else(unusable)?;
        Ok(match &self.at_most {
            Some(most) if most_is_less(most, reach, per).ok_or_else(unusable)? => Exact {
                numerator: i128::from(most.micro()),
                denominator: 1,
            },
            _ => Exact {
                numerator: reach,
                denominator: per,
            },
        })
    }
}

fn most_is_less(most: &Decimal, numerator: i128, denominator: i128) -> Option<bool> {
    Some(i128::from(most.micro()).checked_mul(denominator)? < numerator)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dims(h: &str) -> Dims {
        Dims::from([("H".to_owned(), Decimal::parse(h).unwrap())])
    }

    fn slope(text: &str) -> Limit {
        serde_json::from_str(text).unwrap()
    }

    fn reading(text: &str) -> i128 {
        Decimal::parse_reading(text).unwrap().steps()
    }

    #[test]
    fn follows_the_height_exactly() {
        let limit = slope(r#"{"of":"H","per":"30000","plus":"20"}"#);
        let at = limit.exact(&dims("54000")).unwrap();
        assert_eq!(
            (at.shown().as_str(), at.compare(reading("21.8"))),
            ("21.8", Ordering::Equal)
        );
        // 100000/30000 + 20 = 23.333…
        let limit = limit.exact(&dims("100000")).unwrap();
        assert_eq!(limit.compare(reading("23.333333")), Ordering::Less);
        assert_eq!(
            limit.compare(reading("23.333333333333333333")),
            Ordering::Less
        );
        assert_eq!(
            limit.compare(reading("23.333333333333333334")),
            Ordering::Greater
        );
        assert_eq!(
            limit.negated().compare(reading("-23.333333333333333334")),
            Ordering::Less
        );
        assert_eq!(limit.shown(), "≈23.333");
    }

    #[test]
    fn stops_at_the_most() {
        let limit = slope(r#"{"of":"H","per":"10000","at_most":"80"}"#);
        assert_eq!(limit.exact(&dims("310000")).unwrap().shown(), "31");
        assert_eq!(limit.exact(&dims("900000")).unwrap().shown(), "80");
    }

    #[test]
    fn says_which_dimension_is_missing_or_unusable() {
        let limit = slope(r#"{"of":"L","per":"1000"}"#);
        assert_eq!(limit.exact(&dims("1")), Err(NoLimit::Missing("L".into())));
        let limit = slope(r#"{"of":"H","per":"1000"}"#);
        assert_eq!(limit.exact(&dims("-5")), Err(NoLimit::Unusable("H".into())));
    }
}
