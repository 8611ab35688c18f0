//! Lengths in whole micrometres. Paper is measured in millimetres, type in points; both come here and leave
//! here, so nothing else rounds.

use serde::{Deserialize, Serialize};
use std::iter::Sum;
use std::ops::{Add, AddAssign, Sub, SubAssign};

/// A length in micrometres.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub struct Length(pub i32);

/// A point is 25.4 ÷ 72 mm: 352.777… micrometres, here in thousandths.
const POINT: i64 = 352_778;

impl Length {
    /// Of so many millimetres.
    pub const fn mm(millimetres: i32) -> Self {
        Self(millimetres * 1_000)
    }

    /// Of so many tenths of a point.
    pub fn tenths(tenths: u32) -> Self {
        Self(narrow(i64::from(tenths) * POINT / 10_000))
    }

    /// A share of it in thousandths.
    pub fn share(self, thousandths: i64) -> Self {
        Self(narrow(i64::from(self.0) * thousandths / 1_000))
    }

    /// Where the first `part` of `whole` equal units ends.
    pub fn part(self, part: u32, whole: u32) -> Self {
        Self(narrow(
            i64::from(self.0) * i64::from(part) / i64::from(whole.max(1)),
        ))
    }

    /// In points.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a page is a few hundred points"
    )]
    pub fn points(self) -> f32 {
        (f64::from(self.0) * 72.0 / 25_400.0) as f32
    }

    /// In millimetres.
    pub fn millimetres(self) -> f64 {
        f64::from(self.0) / 1_000.0
    }

    /// In twentieths of a point, as word processors measure.
    pub fn twips(self) -> i64 {
        (i64::from(self.0) * 1_440 + 12_700) / 25_400
    }
}

fn narrow(long: i64) -> i32 {
    i32::try_from(long).unwrap_or(i32::MAX)
}

impl Add for Length {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl Sub for Length {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl AddAssign for Length {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl SubAssign for Length {
    fn sub_assign(&mut self, other: Self) {
        *self = *self - other;
    }
}

impl Sum for Length {
    fn sum<I: Iterator<Item = Self>>(lengths: I) -> Self {
        lengths.fold(Self::default(), Add::add)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_millimetres_and_twips_agree() {
        assert_eq!(Length::tenths(720), Length(25_400));
        assert_eq!(Length::mm(297).twips(), 16_838);
        assert_eq!(Length::mm(210).twips(), 11_906);
        assert!((Length(25_400).points() - 72.0).abs() < 0.001);
        assert_eq!(Length::mm(170).part(63, 63), Length::mm(170));
    }
}
