//! Ratios of counts, and how a percentage is shown: counts first, one decimal, never a false 100.

use crate::domain::decimal::{Decimal, MICRO};
use serde::{Deserialize, Serialize};

/// `part` of `whole`; with `whole` 0 there is no rate.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ratio {
    /// The numerator.
    pub part: u64,
    /// The denominator.
    pub whole: u64,
}

impl Ratio {
    /// Counts one more unit, which may belong to the part.
    pub fn count(&mut self, in_part: bool) {
        self.whole += 1;
        self.part += u64::from(in_part);
    }

    /// The percentage with one decimal, an exact half to the even digit (GB/T 8170), and never
    /// `100.0` unless part equals whole; `None` without a denominator.
    pub fn percent(self) -> Option<String> {
        if self.whole == 0 {
            return None;
        }
        let (part, whole) = (u128::from(self.part) * 1000, u128::from(self.whole));
        let (tenths, twice_rest) = (part / whole, part % whole * 2);
        let up = twice_rest > whole || (twice_rest == whole && tenths % 2 == 1);
        let mut tenths = tenths + u128::from(up);
        if self.part < self.whole {
            tenths = tenths.min(999);
        }
        Some(format!("{}.{}", tenths / 10, tenths % 10))
    }

    /// Whether the unrounded rate reaches a target in per cent; `None` without a denominator.
    pub fn meets(self, target: &Decimal) -> Option<bool> {
        let reached = || {
            i128::from(self.part) * 100 * MICRO
                >= i128::from(self.whole) * i128::from(target.micro())
        };
        (self.whole > 0).then(reached)
    }

    /// Whether it is at least so many millionths, unrounded; nothing out of nothing is.
    pub fn reaches(self, rate: i64) -> bool {
        i128::from(self.part) * MICRO >= i128::from(self.whole) * i128::from(rate)
    }

    /// Whether the shown figure equals the target although the true one is lower.
    pub fn looks_met(self, target: &Decimal) -> bool {
        let shown = self.percent().and_then(|text| Decimal::parse(&text).ok());
        self.meets(target) == Some(false) && shown.is_some_and(|shown| shown >= *target)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn percent(part: u64, whole: u64) -> String {
        Ratio { part, whole }.percent().unwrap_or_default()
    }

    #[test]
    fn rounds_halves_to_even_and_shows_no_false_hundred() {
        assert_eq!(percent(1, 16), "6.2");
        assert_eq!(percent(3, 16), "18.8");
        assert_eq!(percent(999, 1000), "99.9");
        assert_eq!(percent(9999, 10000), "99.9");
        assert_eq!(percent(5, 5), "100.0");
        assert_eq!(percent(0, 0), "");
    }

    #[test]
    fn reaches_a_share_exactly_or_not_at_all() {
        let reaches = |part, whole| Ratio { part, whole }.reaches(800_000);
        assert!(reaches(4, 5) && reaches(5, 5) && reaches(0, 0));
        assert!(!reaches(7_999, 10_000) && !reaches(0, 1));
    }

    #[test]
    fn compares_unrounded() {
        let ratio = Ratio {
            part: 2399,
            whole: 2500,
        };
        let target = Decimal::parse("96").unwrap();
        assert_eq!(ratio.percent().unwrap(), "96.0");
        assert_eq!(ratio.meets(&target), Some(false));
        assert!(ratio.looks_met(&target));
    }
}
