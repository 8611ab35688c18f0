//! How the readings of a measured item come about: its limits, the instrument's step, where the
//! work tends to lie and how far it scatters. All in millionths of the item's unit.

use super::chance::Chance;
use crate::domain::criterion::{Deviation, Range};
use crate::domain::decimal::Decimal;
use crate::domain::limit::{Dims, Limit};
use crate::domain::{Item, Judge};

const ONE: i64 = 1_000_000;

/// The readings of one item on one lot.
pub struct Gauge {
    lower: Option<i64>,
    upper: Option<i64>,
    /// Nothing can be below or above these: magnitudes are not negative, no joint is fuller than full.
    floor: Option<i64>,
    ceiling: Option<i64>,
    step: i64,
    centre: i64,
    spread: i64,
    /// Figures end in 0 or 5 more often than they should: habits of the hand.
    habit: i64,
}

impl Gauge {
    /// The gauge of an item; `None` when it is not measured or a dimension is missing.
    pub fn of(item: &Item, dims: &Dims, chance: &mut Chance) -> Option<Self> {
        let mut gauge = match &item.judge {
            Judge::Deviation(deviation) => deviations(deviation, dims, chance)?,
            Judge::Range(range) => values(range, dims)?,
            _ => return None,
        };
        let coarse = gauge.size() >= 10 * gauge.step && chance.percent(25);
        gauge.habit = if coarse { 40 } else { 0 };
        Some(gauge)
    }

    /// A reading within the limits.
    pub fn hit(&self, chance: &mut Chance) -> i64 {
        for _ in 0..30 {
            let value = self.centre + self.spread * chance.bell() / 1_000;
            let step = if chance.percent(self.habit) {
                5 * self.step
            } else {
                self.step
            };
            let value = round(value, step);
            let low = self.lower.into_iter().chain(self.floor).max();
            let high = self.upper.into_iter().chain(self.ceiling).min();
            if low.is_none_or(|low| value >= low) && high.is_none_or(|high| value <= high) {
                return value;
            }
        }
        // Limits are inclusive, so the step just inside one of them conforms.
        match (self.upper, self.lower) {
            (Some(upper), _) => upper.div_euclid(self.step) * self.step,
            (None, Some(lower)) => -(-lower).div_euclid(self.step) * self.step,
            (None, None) => 0,
        }
    }

    /// A reading beyond a limit: by little, or by so much that a cap of 1.5 catches it.
    pub fn miss(&self, far: bool, chance: &mut Chance) -> i64 {
        let size = self.size();
        let by = if far {
            round(size * 6 / 10, self.step)
        } else {
            0
        };
        let most = (size * 4 / 10 / self.step).max(1);
        let most = if far { 2 } else { most };
        // Little is more frequent than much.
        let steps = chance.between(1, most).min(chance.between(1, most));
        let over = by + self.step * steps;
        // A lower limit of nought is the design size itself: work errs to the other side.
        let below = self
            .lower
            .filter(|lower| *lower != 0 && self.floor.is_none());
        match (self.upper, below) {
            (Some(upper), None) => upper.div_euclid(self.step) * self.step + over,
            (Some(upper), Some(_)) if chance.percent(55) => {
                upper.div_euclid(self.step) * self.step + over
            }
            (_, Some(lower)) => -(-lower).div_euclid(self.step) * self.step - over,
            (None, None) => over,
        }
    }

    /// The limit's magnitude, or the width between two limits of a value.
    fn size(&self) -> i64 {
        match (self.lower, self.upper) {
            (Some(lower), Some(upper)) if lower > 0 => upper - lower,
            (lower, upper) => lower.map_or(0, i64::abs).max(upper.map_or(0, i64::abs)),
        }
    }
}

fn deviations(deviation: &Deviation, dims: &Dims, chance: &mut Chance) -> Option<Gauge> {
    let magnitude = micro(&deviation.limit, dims)?;
    let unsigned = deviation.unsigned;
    let below = magnitude.filter(|_| !unsigned).map(|limit| -limit);
    let lower = micro(&deviation.lower, dims)?.or(below);
    let upper = micro(&deviation.upper, dims)?.or(magnitude);
    let size = lower.unwrap_or(0).abs().max(upper.unwrap_or(0).abs());
    let bias = size * chance.between(-12, 12) / 100;
    let (centre, spread) = match (lower, upper) {
        _ if unsigned => (size * 36 / 100 + bias, size * 30 / 100),
        (Some(lower), Some(upper)) => ((lower + upper) / 2 + bias, (upper - lower) * 18 / 100),
        (Some(_), None) => (size / 4 + bias, size * 40 / 100),
        _ => (-size / 4 + bias, size * 40 / 100),
    };
    Some(Gauge {
        lower,
        upper,
        floor: unsigned.then_some(0),
        ceiling: None,
        step: step(&deviation.unit, size),
        centre,
        spread,
        habit: 0,
    })
}

fn values(range: &Range, dims: &Dims) -> Option<Gauge> {
    let (lower, upper) = (micro(&range.min, dims)?, micro(&range.max, dims)?);
    let (centre, spread) = match (lower, upper) {
        (Some(low), Some(high)) => ((low + high) / 2, (high - low) * 22 / 100),
        (Some(low), None) if range.unit == "%" => (low + 8 * ONE, 4 * ONE),
        (Some(low), None) => (low * 118 / 100, low * 10 / 100),
        (None, Some(high)) if range.unit == "MPa" => (high * 40 / 100, high * 20 / 100),
        (None, Some(high)) => (high * 82 / 100, high * 10 / 100),
        (None, None) => return None,
    };
    let size = match (lower, upper) {
        (Some(low), Some(high)) => high - low,
        (low, high) => low.or(high).unwrap_or(ONE),
    };
    Some(Gauge {
        lower,
        upper,
        floor: lower.is_none().then_some(0),
        ceiling: (range.unit == "%").then_some(100 * ONE),
        step: step(&range.unit, size),
        centre,
        spread,
        habit: 0,
    })
}

/// What the instrument shows: a tape 1 mm, a feeler gauge 0.5 mm, a pressure gauge 0.001 MPa.
fn step(unit: &str, size: i64) -> i64 {
    match unit {
        "mm" if size <= 3 * ONE / 2 => ONE / 10,
        "mm" if size <= 2 * ONE => ONE / 2,
        "mm²" => 2 * ONE,
        "mm" | "%" => ONE,
        "m" => ONE / 100,
        "MPa" => ONE / 1_000,
        "‰" => ONE / 10,
        "D" => ONE / 2,
        _ => (size / 20).max(1),
    }
}

fn round(value: i64, step: i64) -> i64 {
    (value + step / 2).div_euclid(step) * step
}

/// A limit in millionths, cut to thousandths; outer `None` when a dimension is missing.
#[expect(
    clippy::option_option,
    reason = "an absent limit is open, a missing dimension is no gauge at all"
)]
fn micro(limit: &Option<Limit>, dims: &Dims) -> Option<Option<i64>> {
    let Some(limit) = limit else {
        return Some(None);
    };
    let shown = limit.exact(dims).ok()?.shown();
    let decimal = Decimal::parse(shown.trim_start_matches('≈')).ok()?;
    Some(Some(decimal.micro()))
}
