//! What readings of an item usually look like in this project: how far they scatter within a lot,
//! how fine the scale is, which figure is the most frequent, how many lie beyond a limit. Gathered
//! in one pass, by item and person, so that whoever is looked at is held against the others.

mod bins;
mod heap;

use super::chance::{fullest_residue, fullest_step};
use super::series::{ReadingSheet, Series};
use heap::Heap;
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
/// Of a reading's degree of freedom no more than this is counted on.
const FREEST: f64 = 0.8;
/// Beyond so great an `a` (two degrees of freedom) the mean is not told from the median.
const LONGEST: f64 = 0.1;
/// One series in so many shows an instrument that is now and then used.
const FEW: u64 = 25;
/// So many readings near a limit tell which share usually lies beyond.
const NEAR: u64 = 20;

/// What is gathered of one item.
#[derive(Clone, Debug, Default)]
struct GatheredItem {
    by: BTreeMap<String, Heap>,
    figures: BTreeMap<i64, u64>,
}

/// The readings of a project, by checklist and item, as they are gathered.
#[derive(Clone, Debug, Default)]
pub struct Reference {
    lists: BTreeMap<String, BTreeMap<String, GatheredItem>>,
}

/// What is usual in a project, once all is gathered.
#[derive(Clone, Debug, Default)]
pub struct Settled {
    lists: BTreeMap<String, BTreeMap<String, Norms>>,
}

/// What was found out about an item: from everybody's readings, and for each person from those of
/// the others.
#[derive(Clone, Debug)]
struct Norms {
    all: Norm,
    without: BTreeMap<String, Norm>,
}

#[derive(Clone, Debug)]
struct Norm {
    lots: BTreeSet<String>,
    /// The scale on which nearly all readings lie, that of most series, the coarsest of a few.
    scale: i64,
    common: i64,
    coarsest: i64,
    /// Standard deviations: within a lot, and between neighbouring readings; no more than usual.
    within: f64,
    close: f64,
    /// The standard deviation within a lot, as well as it can be told.
    deviation: f64,
    freedom: f64,
    still: f64,
    /// The share of the most frequent figure.
    most: f64,
    /// For each scale, the share of readings on it.
    on_scale: [f64; SCALES.len()],
    /// By stage, of the readings near a limit the share beyond it.
    beyond: BTreeMap<String, f64>,
}

/// What is usual for an item, on the scale of one check.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Usual {
    /// The step of the scale, in millionths.
    pub step: i64,
    /// The coarsest instrument that is now and then used.
    pub coarsest: i64,
    /// The standard deviation within a lot, in steps: a little less than usual.
    pub sigma: f64,
    /// The same, as well as it can be told.
    pub deviation: f64,
    /// What a degree of freedom is worth: variances differ more from lot to lot than those of
    /// independent draws from one bell curve.
    pub freedom: f64,
    /// The share of lots whose readings are all the same.
    pub still: f64,
    /// No figure comes with more than this probability, whatever came before it.
    pub fullest: f64,
    /// No more than this share ends in 0 or 5; absent where last digits say nothing.
    pub round: Option<f64>,
    /// At this stage, of readings near a limit this share lies beyond it.
    pub beyond: Option<f64>,
}

impl Reference {
    /// Takes a check's series in.
    pub fn take(&mut self, sheet: &ReadingSheet) {
        let items = self.lists.entry(sheet.checklist.clone()).or_default();
        for series in &sheet.series {
            let gathered = items.entry(series.item.clone()).or_default();
            let heap = gathered.by.entry(sheet.by.clone()).or_default();
            heap.take(sheet, series);
            for value in &series.values {
                if gathered.figures.len() < FIGURES || gathered.figures.contains_key(value) {
                    *gathered.figures.entry(*value).or_default() += 1;
                }
            }
        }
    }

    /// What is usual, all being gathered.
    pub fn settle(self) -> Settled {
        let norms = |items: BTreeMap<String, GatheredItem>| {
            let norms = items.into_iter().map(|(item, all)| (item, all.norms()));
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
    pub fn usual(&self, sheet: &ReadingSheet) -> Vec<Option<Usual>> {
        let Some(items) = self.lists.get(&sheet.checklist) else {
            return vec![None; sheet.series.len()];
        };
        let norm = |series: &Series| items.get(&series.item)?.held_against(sheet);
        let common = |series: &Series| items.get(&series.item).map(|norms| norms.all.common);
        let usual = |series: &Series| {
            let norm = norm(series)?;
            let alike =
                |other: &&Series| other.unit == series.unit && common(other) == common(series);
            // Readings that are all the same do not show their scale: those beside them do.
            let own = match series.is_constant() {
                true => coarsest(sheet.series.iter().filter(alike)),
                false => coarsest([series].into_iter()),
            };
            Some(norm.usual(own, &sheet.stage))
        };
        sheet.series.iter().map(usual).collect()
    }
}

/// The coarsest scale on which all figures of these series lie: perhaps that of the instrument.
fn coarsest<'a>(series: impl Iterator<Item = &'a Series>) -> i64 {
    let figures: Vec<i64> = series.flat_map(Series::typed).collect();
    let fits = |scale: &&i64| figures.iter().all(|figure| figure % **scale == 0);
    SCALES.iter().find(fits).copied().unwrap_or(1)
}

impl GatheredItem {
    fn norms(self) -> Norms {
        let together = |but: Option<&str>| {
            let mut heap = Heap::default();
            let others = self.by.iter().filter(|(by, _)| Some(by.as_str()) != but);
            others.for_each(|(_, other)| heap.merge(other));
            Norm::of(heap, &self.figures)
        };
        let people = self.by.keys();
        Norms {
            all: together(None),
            without: people
                .map(|by| (by.clone(), together(Some(by))))
                .filter(|(_, norm)| norm.lots.len() >= LOTS)
                .collect(),
        }
    }
}

impl Norms {
    /// The readings of others if they are enough, else everybody's; never those of the lot itself
    /// among the lots that are counted.
    fn held_against(&self, sheet: &ReadingSheet) -> Option<&Norm> {
        let enough = |norm: &&Norm| {
            norm.lots.len() - usize::from(norm.lots.contains(&sheet.subject)) >= LOTS
        };
        let others = self.without.get(&sheet.by).filter(enough);
        others.or_else(|| Some(&self.all).filter(enough))
    }
}

impl Norm {
    fn of(heap: Heap, figures: &BTreeMap<i64, u64>) -> Self {
        let share = |count: u64| count as f64 / heap.readings.max(1) as f64;
        let nearly_all = |(count, _): &(u64, i64)| count * 100 >= heap.readings * 95;
        let fitting = heap.on_scale.into_iter().zip(SCALES).find(nearly_all);
        let common = { heap.own_scale.into_iter().zip(SCALES) }.max_by_key(|(count, _)| *count);
        let shown: u64 = heap.own_scale.iter().sum();
        let coarsest =
            { heap.own_scale.into_iter().zip(SCALES) }.find(|(count, _)| *count * FEW > shown);
        let all: u64 = figures.values().sum();
        let most = figures.values().max().copied().unwrap_or(0);
        let (deviation, freedom) = scatter(&heap);
        let enough = |edge: &heap::StageEdge| edge.near >= NEAR && edge.lots.len() >= LOTS;
        let edges = heap.edges.iter().filter(|(_, edge)| enough(edge));
        Norm {
            scale: fitting.map_or(1, |(_, scale)| scale),
            coarsest: coarsest.map_or(1, |(_, scale)| scale),
            common: common.map_or(1, |(_, scale)| scale),
            within: heap.within.median_deviation(),
            close: heap.neighbours.median_deviation(),
            deviation,
            freedom,
            still: heap.within.still(),
            most: most as f64 / all.max(1) as f64,
            on_scale: heap.on_scale.map(share),
            beyond: edges
                .map(|(stage, edge)| (stage.clone(), edge.beyond as f64 / edge.near as f64))
                .collect(),
            lots: heap.lots,
        }
    }

    fn usual(&self, own: i64, stage: &str) -> Usual {
        let step = self.scale.max(own);
        let steps = |deviation: f64| deviation / step as f64;
        let close = NEIGHBOURLY * steps(self.close);
        Usual {
            step,
            coarsest: self.coarsest,
            sigma: steps(self.within),
            deviation: steps(self.deviation),
            freedom: self.freedom,
            still: self.still,
            fullest: fullest_step(close).max(IN_ONE_LOT * self.most).min(1.0),
            round: self.round(step, close),
            beyond: self.beyond.get(stage).copied(),
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

/// The usual standard deviation, and what a degree of freedom is worth: from the median of the
/// variances and how far the upper ones lie from it, as if they were χ² of so many degrees. By
/// Wilson and Hilferty (1931) the cube root of χ² ÷ ν is normal with mean 1 − a and variance a,
/// a = 2 ÷ 9ν; so (q₈₄ ÷ q₅₀)^⅓ − 1 = √a ÷ (1 − a). The upper half is taken because readings
/// that are too much alike stand in the lower.
fn scatter(heap: &Heap) -> (f64, f64) {
    let (middle, upper) = (heap.within.quantile(0.5), heap.within.quantile(0.841));
    if middle <= 0.0 || heap.series == 0 {
        return (0.0, 0.0);
    }
    let apart = (libm::cbrt(upper / middle) - 1.0).max(1e-3);
    let root = (libm::sqrt(1.0 + 4.0 * apart * apart) - 1.0) / (2.0 * apart);
    let a = root * root;
    let usual = heap.freedom as f64 / heap.series as f64;
    let freedom = (2.0 / (9.0 * a) / usual).min(FREEST);
    // Where tails are long the median is all that is known.
    let a = a.min(LONGEST);
    (libm::sqrt(middle / libm::pow(1.0 - a, 3.0)), freedom)
}
