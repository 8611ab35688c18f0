//! What readings of an item usually look like in this project: how far they scatter within a lot,
//! how fine the scale is, which figure is the most frequent. Gathered in one pass, in memory that
//! does not grow with the project: scatter goes into bins, figures into a short table.

use super::chance::{fullest_residue, fullest_step};
use super::series::{Series, Sheet};
use std::collections::{BTreeMap, BTreeSet};

/// An item is known when so many other lots of the project have readings of it.
pub const LOTS: usize = 10;
/// Scales that instruments have, in millionths of the unit, the coarsest first.
const SCALES: [i64; 15] = [
    10_000_000, 5_000_000, 2_000_000, 1_000_000, 500_000, 200_000, 100_000, 50_000, 20_000, 10_000,
    5_000, 2_000, 1_000, 100, 1,
];
/// So many different figures of an item are counted, more are only counted together.
const FIGURES: usize = 512;
/// Readings taken one after the other, or on lots next to each other, resemble each other: of the
/// scatter between neighbouring readings so much is counted on, no more.
const NEIGHBOURLY: f64 = 0.8;
/// The most frequent figure may be more frequent in a single lot than in the project.
const IN_ONE_LOT: f64 = 1.25;
/// Bins of a variance: four to a doubling, from 2⁻⁶⁴ to 2⁶⁴.
const BINS: usize = 513;

/// Variances in bins: the median of any number of them in a fixed space.
#[derive(Clone, Debug)]
struct Bins {
    counts: Vec<u32>,
    total: u32,
}

impl Default for Bins {
    fn default() -> Self {
        Self {
            counts: vec![0; BINS],
            total: 0,
        }
    }
}

impl Bins {
    /// Bin 0 is for no variance at all.
    fn add(&mut self, variance: f64) {
        let bin = match variance > 0.0 {
            true => (libm::floor(4.0 * libm::log2(variance)) as i64 + 257).clamp(1, 512),
            false => 0,
        };
        if let Some(count) = usize::try_from(bin)
            .ok()
            .and_then(|bin| self.counts.get_mut(bin))
        {
            *count += 1;
            self.total += 1;
        }
    }

    /// The standard deviation at the lower edge of the median's bin.
    fn median_deviation(&self) -> f64 {
        let mut passed = 0;
        for (bin, count) in self.counts.iter().enumerate() {
            passed += count;
            if 2 * passed >= self.total {
                return match bin {
                    0 => 0.0,
                    bin => libm::exp2((bin as f64 - 257.0) / 8.0),
                };
            }
        }
        0.0
    }
}

/// What is gathered of one item.
#[derive(Clone, Debug, Default)]
struct Gathered {
    /// Marks of the lots it was read on; no more than are needed to know it.
    lots: BTreeSet<String>,
    readings: u64,
    /// How many readings lie on each scale.
    on_scale: [u64; SCALES.len()],
    figures: BTreeMap<i64, u64>,
    /// Variance within a series.
    within: Bins,
    /// Half the mean square of successive differences (von Neumann 1941): what is left of the
    /// variance when neighbouring readings resemble each other.
    between_neighbours: Bins,
}

/// The readings of a project, by checklist and item, as they are gathered.
#[derive(Clone, Debug, Default)]
pub struct Reference {
    lists: BTreeMap<String, BTreeMap<String, Gathered>>,
}

/// What is usual in a project, once all is gathered.
#[derive(Clone, Debug, Default)]
pub struct Settled {
    lists: BTreeMap<String, BTreeMap<String, Norm>>,
}

/// What was found out about an item.
#[derive(Clone, Debug)]
struct Norm {
    lots: BTreeSet<String>,
    /// The scale on which nearly all readings lie.
    scale: i64,
    /// Standard deviations: within a lot, and between neighbouring readings.
    within: f64,
    close: f64,
    /// The share of the most frequent figure.
    most: f64,
    /// For each scale, the share of readings on it.
    on_scale: [f64; SCALES.len()],
}

/// What is usual for an item, on the scale of one check.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Usual {
    /// The step of the scale, in millionths.
    pub step: i64,
    /// The standard deviation within a lot, in steps.
    pub sigma: f64,
    /// No figure comes with more than this probability, whatever came before it.
    pub fullest: f64,
    /// No more than this share ends in 0 or 5; absent where last digits say nothing.
    pub round: Option<f64>,
}

impl Reference {
    /// Takes a check's series in.
    pub fn take(&mut self, sheet: &Sheet) {
        let items = self.lists.entry(sheet.checklist.clone()).or_default();
        for series in &sheet.series {
            let gathered = items.entry(series.item.clone()).or_default();
            if gathered.lots.len() <= LOTS {
                gathered.lots.insert(sheet.subject.clone());
            }
            gathered.take(series);
        }
    }

    /// What is usual, all being gathered.
    pub fn settle(self) -> Settled {
        let norms = |items: BTreeMap<String, Gathered>| {
            let norms = items.into_iter().map(|(item, all)| (item, all.norm()));
            norms.collect()
        };
        let lists = self.lists.into_iter();
        Settled {
            lists: lists.map(|(list, items)| (list, norms(items))).collect(),
        }
    }
}

impl Settled {
    /// What is usual for each series of a check; `None` where too few other lots have readings.
    pub fn usual(&self, sheet: &Sheet) -> Vec<Option<Usual>> {
        let Some(items) = self.lists.get(&sheet.checklist) else {
            return vec![None; sheet.series.len()];
        };
        let norm = |series: &Series| items.get(&series.item);
        let scale = |series: &Series| norm(series).map(|norm| norm.scale);
        let usual = |series: &Series| {
            let norm = norm(series)?;
            let others = norm.lots.len() - usize::from(norm.lots.contains(&sheet.subject));
            let alike =
                |other: &&Series| other.unit == series.unit && scale(other) == Some(norm.scale);
            // Readings that are all the same do not show their scale: those beside them do.
            let own = match series
                .values
                .windows(2)
                .all(|pair| pair.first() == pair.last())
            {
                true => coarsest(sheet.series.iter().filter(alike)),
                false => coarsest([series].into_iter()),
            };
            (others >= LOTS).then(|| norm.usual(own))
        };
        sheet.series.iter().map(usual).collect()
    }
}

impl Series {
    /// The figures as typed, in millionths.
    pub fn typed(&self) -> impl Iterator<Item = i64> {
        self.values.iter().map(|value| value + self.design)
    }
}

/// The coarsest scale on which all figures of these series lie: perhaps that of the instrument.
fn coarsest<'a>(series: impl Iterator<Item = &'a Series>) -> i64 {
    let figures: Vec<i64> = series.flat_map(Series::typed).collect();
    let fits = |scale: &&i64| figures.iter().all(|figure| figure % **scale == 0);
    SCALES.iter().find(fits).copied().unwrap_or(1)
}

impl Gathered {
    fn take(&mut self, series: &Series) {
        for typed in series.typed() {
            self.readings += 1;
            for (count, scale) in self.on_scale.iter_mut().zip(SCALES) {
                *count += u64::from(typed % scale == 0);
            }
        }
        for value in &series.values {
            if self.figures.len() < FIGURES || self.figures.contains_key(value) {
                *self.figures.entry(*value).or_default() += 1;
            }
        }
        if series.values.len() > 2 {
            self.within.add(variance(&series.values));
            self.between_neighbours.add(successive(&series.values));
        }
    }

    fn norm(self) -> Norm {
        let share = |count: u64| count as f64 / self.readings.max(1) as f64;
        let nearly_all = |(count, _): &(u64, i64)| count * 100 >= self.readings * 95;
        let fitting = self.on_scale.into_iter().zip(SCALES).find(nearly_all);
        Norm {
            scale: fitting.map_or(1, |(_, scale)| scale),
            within: self.within.median_deviation(),
            close: self.between_neighbours.median_deviation(),
            most: share(self.figures.values().max().copied().unwrap_or(0)),
            on_scale: self.on_scale.map(share),
            lots: self.lots,
        }
    }
}

impl Norm {
    fn usual(&self, own: i64) -> Usual {
        let step = self.scale.max(own);
        let steps = |deviation: f64| deviation / step as f64;
        let close = NEIGHBOURLY * steps(self.close);
        Usual {
            step,
            sigma: steps(self.within),
            fullest: fullest_step(close).max(IN_ONE_LOT * self.most).min(1.0),
            round: self.round(step, close),
        }
    }

    /// Last digits speak only on a scale of ones, tenths, tens; whatever share of 0 and 5 is usual
    /// in the project is nobody's habit.
    fn round(&self, step: i64, close: f64) -> Option<f64> {
        let decimal = [1_000_000, 100_000, 10_000, 1_000].contains(&step);
        let fives = SCALES.iter().position(|scale| *scale == 5 * step)?;
        let usual = IN_ONE_LOT * self.on_scale.get(fives)?;
        let share = fullest_residue(close, 5.0).max(usual);
        (decimal && share < 0.5).then_some(share)
    }
}

fn variance(values: &[i64]) -> f64 {
    let n = values.len() as f64;
    let mean = values.iter().map(|value| *value as f64).sum::<f64>() / n;
    let squares = values.iter().map(|value| {
        let off = *value as f64 - mean;
        off * off
    });
    squares.sum::<f64>() / (n - 1.0)
}

fn successive(values: &[i64]) -> f64 {
    let squares = values.windows(2).map(|pair| {
        let step = pair.first().zip(pair.last()).map_or(0, |(a, b)| b - a) as f64;
        step * step
    });
    squares.sum::<f64>() / (2.0 * (values.len() as f64 - 1.0))
}
