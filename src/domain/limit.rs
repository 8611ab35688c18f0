//! Limits of measured items: fixed, or following a dimension of the work.
//!
//! Readings are whole millionths, so `x ≤ L` holds exactly when `x ≤ ⌊L⌋` in millionths: a limit
//! that is no decimal (H/30000 + 20) is still compared without rounding anything away.

use super::decimal::{Decimal, MICRO};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Dimensions of a lot that limits may follow, e.g. `H` in mm.
pub type Dims = BTreeMap<String, Decimal>;

/// A limit as a standard states it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(untagged)]
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
    /// The largest whole number of millionths not above the limit.
    pub fn floor(self) -> i128 {
        self.numerator.div_euclid(self.denominator)
    }

    /// The smallest whole number of millionths not below the limit.
    pub fn ceil(self) -> i128 {
        -(-self.numerator).div_euclid(self.denominator)
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
        let size = dims.get(&self.of).ok_or_else(|| NoLimit::Missing(self.of.clone()))?;
        let unusable = || NoLimit::Unusable(self.of.clone());
        if size.micro() <= 0 || self.per.micro() <= 0 {
            return Err(unusable());
        }
        let (size, per) = (i128::from(size.micro()), i128::from(self.per.micro()));
        let plus = self.plus.as_ref().map_or(0, |figure| i128::from(figure.micro()));
        let reach = plus.checked_mul(per).and_then(|sum| sum.checked_add(size * MICRO)).ok_or_else(unusable)?;
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

    #[test]
    fn follows_the_height_exactly() {
        let limit = slope(r#"{"of":"H","per":"30000","plus":"20"}"#);
        assert_eq!(limit.exact(&dims("54000")).unwrap().floor(), 21_800_000);
        // 100000/30000 + 20 = 23.333…: 23.333333 is within, 23.333334 is not
        let limit = limit.exact(&dims("100000")).unwrap();
        assert_eq!((limit.floor(), limit.ceil()), (23_333_333, 23_333_334));
    }

    #[test]
    fn stops_at_the_most() {
        let limit = slope(r#"{"of":"H","per":"10000","at_most":"80"}"#);
        assert_eq!(limit.exact(&dims("310000")).unwrap().floor(), 31_000_000);
        assert_eq!(limit.exact(&dims("900000")).unwrap().floor(), 80_000_000);
    }

    #[test]
    fn says_which_dimension_is_missing_or_unusable() {
        let limit = slope(r#"{"of":"L","per":"1000"}"#);
        assert_eq!(limit.exact(&dims("1")), Err(NoLimit::Missing("L".into())));
        let limit = slope(r#"{"of":"H","per":"1000"}"#);
        assert_eq!(limit.exact(&dims("-5")), Err(NoLimit::Unusable("H".into())));
    }
}
