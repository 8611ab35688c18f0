//! Too little spread: readings that lie closer together than those of a crew working twice as
//! evenly as usual. One item is looked at by its range, which can be counted out for any rounding;
//! all items together by the sum of their variances, each held against a quarter of the usual one
//! (χ², its degrees of freedom cut down to what the project's own lots show).

use super::chance::{all_within, chi_square_below};
use super::reference::Usual;
use super::series::Series;
use super::sign::{Sign, SignLine};

/// Crews differ: so much of the usual scatter is taken for possible.
pub const EVEN: f64 = 0.5;
/// An item that could not come out less likely than this says nothing.
const TELLING: f64 = 0.5;
/// Items whose lots often come out all the same say nothing together with others.
const STILL: f64 = 0.05;
/// Neither do those that half the usual scatter would put on hardly more than a step.
const COARSE: f64 = 0.6;
/// A rounded reading has this variance of its own, in steps.
const ROUNDING: f64 = 1.0 / 12.0;
/// Single items may list a quarter of what this kind of test may, all together three quarters.
const SINGLE: f64 = 4.0;
const TOGETHER: f64 = 4.0 / 3.0;
/// Items with no more than this share of the usual scatter are named.
const NAMED: f64 = EVEN;

/// How even an item's readings are: Σ ν r and Σ ν, r being the variance over the usual one halved
/// in scatter, ν the degrees of freedom as far as they count.
#[derive(Clone, Copy, Debug, Default)]
pub struct Evenness {
    /// Σ ν r.
    pub sum: f64,
    /// Σ ν.
    pub freedom: f64,
}

impl Evenness {
    /// Of one series; `None` when its item cannot say anything.
    pub fn of(series: &Series, usual: &Usual) -> Option<Self> {
        let (n, half) = (series.values.len(), EVEN * usual.deviation);
        if n < 3 || half < COARSE || usual.still > STILL {
            return None;
        }
        let step = usual.step as f64;
        let found = series.variance() / (step * step) + ROUNDING;
        let freedom = usual.freedom * (n as f64 - 1.0);
        Some(Self {
            sum: freedom * found / (half * half + ROUNDING),
            freedom,
        })
    }

    /// With another.
    pub fn and(self, other: Self) -> Self {
        Self {
            sum: self.sum + other.sum,
            freedom: self.freedom + other.freedom,
        }
    }

    /// How likely honest readings of a crew twice as even as usual are so even.
    pub fn chance(self) -> f64 {
        chi_square_below(self.sum, self.freedom)
    }

    /// The scatter as a share of the usual.
    pub fn share(self) -> f64 {
        EVEN * libm::sqrt(self.sum / self.freedom.max(1e-9))
    }
}

/// The items whose readings lie too close together, and all of them.
pub fn lines(known: &[(&Series, &Usual)]) -> Vec<SignLine> {
    let chances: Vec<_> = known
        .iter()
        .filter_map(|(series, usual)| Some((*series, *usual, chance(series, usual)?)))
        .collect();
    let single = SINGLE * chances.len() as f64;
    let alone = chances.iter().map(|(series, usual, chance)| SignLine {
        sign: Sign::Close {
            item: series.item.clone(),
            readings: series.values.len(),
            range: range(series),
            usual: usual.sigma * usual.step as f64,
        },
        chance: Some((single * chance).min(1.0)),
    });
    together(known).into_iter().chain(alone).collect()
}

fn together(known: &[(&Series, &Usual)]) -> Option<SignLine> {
    let each: Vec<(&Series, Evenness)> = known
        .iter()
        .filter_map(|(series, usual)| Some((*series, Evenness::of(series, usual)?)))
        .collect();
    let all = { each.iter() }.fold(Evenness::default(), |sum, (_, one)| sum.and(*one));
    let mut named: Vec<_> = { each.iter() }
        .filter(|(_, one)| one.share() <= NAMED)
        .collect();
    named.sort_by(|(_, a), (_, b)| a.share().total_cmp(&b.share()));
    (each.len() > 1).then(|| SignLine {
        sign: Sign::CloseTogether {
            items: { named.iter() }.map(|(s, _)| s.item.clone()).collect(),
            of: each.len(),
            share: all.share(),
        },
        chance: Some((TOGETHER * all.chance()).min(1.0)),
    })
}

/// How likely readings lie so close together; `None` when the item cannot say anything.
fn chance(series: &Series, usual: &Usual) -> Option<f64> {
    let n = series.values.len();
    // Readings that are all the same do not show with what they were measured.
    let step = match range(series) {
        0 => usual.coarsest.max(usual.step),
        _ => usual.step,
    };
    let sigma = EVEN * usual.sigma * usual.step as f64 / step as f64;
    let silent = || sigma < 1.0 && all_within(n, 0, sigma) > TELLING;
    if n < 3 || silent() {
        return None;
    }
    let steps = (range(series) + step - 1) / step;
    // So wide a range is common; counting it out would only take time.
    let common = if n <= 10 { 2.0 } else { 4.0 };
    if steps as f64 > common * sigma {
        return Some(1.0);
    }
    Some(all_within(n, steps, sigma))
}

fn range(series: &Series) -> i64 {
    let values = || series.values.iter().copied();
    values()
        .max()
        .zip(values().min())
        .map_or(0, |(most, least)| most - least)
}
