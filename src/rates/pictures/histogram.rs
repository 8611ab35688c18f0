//! How the readings of an item lie between its limits, over many lots. What differs is drawn, nothing is judged
//! by it, and no index of capability is made of it: points of different lots and crews are no one process.

use crate::domain::decimal::STEPS;
use crate::domain::limit::Exact;
use crate::domain::verdict::Bounds;
use std::ops::RangeInclusive;

/// Bars between the limits, at most.
const MOST_WITHIN: i64 = 24;
/// Bars beyond each limit, at most; the outermost holds all that lies further out.
const BEYOND: i64 = 3;
/// Steps that readings are taken in, in millionths, the coarsest first.
const GRAINS: [i64; 11] = [
    1_000_000, 500_000, 100_000, 50_000, 10_000, 5_000, 1_000, 500, 100, 10, 1,
];

/// A reading with the lot it was taken on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LotReading {
    /// In millionths of the unit.
    pub value: i64,
    /// The lot's place in the plan.
    pub lot: usize,
    /// Whether it lies within its limits.
    pub within: bool,
}

/// A bar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HistogramBar {
    /// From and up to which reading, in millionths; the outermost ones are open.
    pub values: [Option<i64>; 2],
    /// Readings in it.
    pub count: usize,
    /// How many lots those are.
    pub lots: usize,
    /// Whether they lie within the limits.
    pub within: bool,
}

/// The bars of an item, from the lowest readings on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Histogram {
    /// The bars.
    pub bars: Vec<HistogramBar>,
    /// The bar of each reading, in the order of the readings.
    places: Vec<usize>,
}

/// Figures of readings.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct ReadingFigures {
    /// How many.
    pub count: usize,
    /// Beyond a limit.
    pub outside: usize,
    /// Their mean, in the unit.
    pub mean: f64,
}

impl ReadingFigures {
    /// Those of these readings.
    pub fn of(readings: &[LotReading]) -> Self {
        let count = readings.len();
        let sum: i128 = readings.iter().map(|one| i128::from(one.value)).sum();
        Self {
            count,
            outside: readings.iter().filter(|one| !one.within).count(),
            mean: sum as f64 / 1e6 / count.max(1) as f64,
        }
    }
}

/// Where the bars stand: whole steps of a grain, counted from the first one within.
struct HistogramScale {
    grain: i64,
    /// Steps in a bar.
    wide: i64,
    /// The first and the last step within.
    within: RangeInclusive<i64>,
    /// Whether there is a lower and an upper limit.
    limits: [bool; 2],
}

impl Histogram {
    /// The bars of readings; none without readings or limits.
    pub fn of(readings: &[LotReading], bounds: &Bounds) -> Option<Self> {
        let scale = HistogramScale::of(readings, bounds)?;
        let at: Vec<i64> = readings.iter().map(|one| scale.bar(one)).collect();
        let first = at.iter().copied().min()?.min(0);
        let last = at.iter().copied().max()?.max(scale.last());
        let bars = (first..=last).map(|bar| HistogramBar {
            values: scale.values(bar, first..=last),
            count: 0,
            lots: 0,
            within: (0..=scale.last()).contains(&bar),
        });
        let mut bars: Vec<HistogramBar> = bars.collect();
        let places: Vec<usize> = { at.iter() }
            .map(|bar| usize::try_from(bar - first).unwrap_or_default())
            .collect();
        let mut taken: Vec<(usize, usize)> = { places.iter().copied() }
            .zip(readings.iter().map(|one| one.lot))
            .collect();
        taken.sort_unstable();
        let mut before = None;
        for (place, lot) in taken {
            if let Some(bar) = bars.get_mut(place) {
                bar.count += 1;
                bar.lots += usize::from(before.replace((place, lot)) != Some((place, lot)));
            }
        }
        Some(Self { bars, places })
    }

    /// The lots with readings in a bar, each once.
    pub fn lots(&self, bar: usize, readings: &[LotReading]) -> Vec<usize> {
        let inside = self.places.iter().zip(readings);
        let inside = inside.filter(|(place, _)| **place == bar);
        let mut lots: Vec<usize> = inside.map(|(_, one)| one.lot).collect();
        lots.sort_unstable();
        lots.dedup();
        lots
    }
}

impl HistogramScale {
    fn of(readings: &[LotReading], bounds: &Bounds) -> Option<Self> {
        let values = || readings.iter().map(|one| one.value);
        let (least, most) = (values().min()?, values().max()?);
        let grain = GRAINS
            .into_iter()
            .find(|grain| values().all(|value| value % grain == 0))?;
        // A limit between two steps: the first step within lies above a lower one, and below an upper one.
        let lower = bounds.lower.map(|limit| -down(limit.negated(), grain));
        let upper = bounds.upper.map(|limit| down(limit, grain));
        let within = match (lower, upper) {
            (Some(lower), Some(upper)) => lower..=upper,
            (None, Some(upper)) => (least.min(0).div_euclid(grain)).min(upper)..=upper,
            (Some(lower), None) => lower..=(most.div_euclid(grain)).max(lower),
            (None, None) => return None,
        };
        let steps = within.end() - within.start() + 1;
        let fewest = (steps + MOST_WITHIN - 1) / MOST_WITHIN;
        // Bars of unlike numbers of steps would have heights of their own: those of like ones are better.
        let even = (fewest..2 * fewest + 2).find(|wide| steps % wide == 0);
        Some(Self {
            grain,
            wide: even.unwrap_or(fewest).max(1),
            within,
            limits: [lower.is_some(), upper.is_some()],
        })
    }

    /// The last bar within.
    fn last(&self) -> i64 {
        (self.within.end() - self.within.start()) / self.wide
    }

    /// The bar of a reading, from 0 within.
    fn bar(&self, reading: &LotReading) -> i64 {
        let step = reading.value / self.grain;
        let bar = match () {
            () if reading.within => (step - self.within.start()).max(0) / self.wide,
            () if step < *self.within.start() => {
                -1 - (self.within.start() - 1 - step).max(0) / self.wide
            }
            () => self.last() + 1 + (step - self.within.end() - 1).max(0) / self.wide,
        };
        match reading.within {
            true => bar.min(self.last()),
            false => bar.clamp(-BEYOND, self.last() + BEYOND),
        }
    }

    fn values(&self, bar: i64, all: RangeInclusive<i64>) -> [Option<i64>; 2] {
        let (start, end, last) = (self.within.start(), self.within.end(), self.last());
        let (from, to) = match () {
            () if bar < 0 => (start + bar * self.wide, start + (bar + 1) * self.wide - 1),
            () if bar > last => {
                let from = end + 1 + (bar - last - 1) * self.wide;
                (from, from + self.wide - 1)
            }
            () => {
                let from = start + bar * self.wide;
                (from, (from + self.wide - 1).min(*end))
            }
        };
        let open = [
            bar == *all.start() && (bar <= -BEYOND || bar == 0 && !self.limits[0]),
            bar == *all.end() && (bar >= last + BEYOND || bar == last && !self.limits[1]),
        ];
        let value = |step: i64, open: bool| (!open).then_some(step * self.grain);
        [value(from, open[0]), value(to, open[1])]
    }
}

/// A limit in whole steps, cut down.
fn down(limit: Exact, grain: i64) -> i64 {
    let steps = limit.floor().div_euclid(i128::from(grain));
    i64::try_from(steps).unwrap_or_default()
}

/// A reading in millionths of steps of 10⁻¹⁸; what is finer is cut.
pub fn millionths(steps: i128) -> Option<i64> {
    i64::try_from(steps / STEPS).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Decimal;
    use crate::domain::limit::Limit;

    fn bounds(lower: Option<&str>, upper: Option<&str>) -> Bounds {
        let exact = |text: &str| {
            let limit: Limit = serde_json::from_str(&format!("\"{text}\"")).unwrap();
            limit.exact(&Default::default()).unwrap()
        };
        Bounds {
            lower: lower.map(exact),
            upper: upper.map(exact),
        }
    }

    fn readings(texts: &[&str], bounds: &Bounds) -> Vec<LotReading> {
        let one = |(lot, text): (usize, &&str)| {
            let steps = Decimal::parse_reading(text).unwrap().steps();
            LotReading {
                value: millionths(steps).unwrap(),
                lot: lot / 2,
                within: bounds.contain(steps),
            }
        };
        texts.iter().enumerate().map(one).collect()
    }

    /// Bars as `from..to:count`, `!` where beyond.
    fn drawn(texts: &[&str], bounds: &Bounds) -> String {
        let histogram = Histogram::of(&readings(texts, bounds), bounds).unwrap();
        let end = |value: Option<i64>| {
            value.map_or(String::new(), |value| {
                Decimal::of_micro(value).unwrap().to_string()
            })
        };
        let bar = |bar: &HistogramBar| {
            let [from, to] = bar.values.map(end);
            let sign = if bar.within { "" } else { "!" };
            format!("{from}..{to}:{}{sign}", bar.count)
        };
        histogram.bars.iter().map(bar).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn whole_readings_have_a_bar_each_and_what_lies_on_a_limit_is_within() {
        let limits = bounds(Some("-2"), Some("2"));
        assert_eq!(
            drawn(&["-2", "0", "0", "2", "3", "-9"], &limits),
            "..-5:1! -4..-4:0! -3..-3:0! -2..-2:1 -1..-1:0 0..0:2 1..1:0 2..2:1 3..3:1!"
        );
        assert_eq!(
            drawn(&["0"], &limits),
            "-2..-2:0 -1..-1:0 0..0:1 1..1:0 2..2:0"
        );
    }

    #[test]
    fn many_steps_share_bars_of_like_numbers() {
        // 0 to 50 in whole steps are 51 values: three a bar make 17 bars.
        let limits = bounds(None, Some("50"));
        let drawn = drawn(&["0", "49", "50", "51", "60"], &limits);
        assert!(drawn.starts_with("..2:1 3..5:0 "), "{drawn}");
        assert!(
            drawn.ends_with("48..50:2 51..53:1! 54..56:0! 57..:1!"),
            "{drawn}"
        );
    }

    #[test]
    fn the_finest_reading_and_a_limit_between_two_steps_are_told_apart() {
        let limits = bounds(None, Some("0.25"));
        assert_eq!(
            drawn(&["0.2", "0.3"], &limits),
            "..0:0 0.1..0.1:0 0.2..0.2:1 0.3..0.3:1!"
        );
        let least = bounds(Some("5"), None);
        assert_eq!(drawn(&["4", "6"], &least), "4..4:1! 5..5:0 6..:1");
        assert_eq!(Histogram::of(&[], &limits), None);
        let none = bounds(None, None);
        assert_eq!(Histogram::of(&readings(&["1"], &none), &none), None);
    }

    #[test]
    fn figures_and_lots_are_those_of_the_readings() {
        let limits = bounds(None, Some("4"));
        let readings = readings(&["1", "5", "5", "2", "4"], &limits);
        let figures = ReadingFigures::of(&readings);
        assert_eq!((figures.count, figures.outside), (5, 2));
        assert!((figures.mean - 3.4).abs() < 1e-9);
        let histogram = Histogram::of(&readings, &limits).unwrap();
        // Bars 0 to 4 and 5: the second and the third reading, of lots 0 and 1.
        assert_eq!(histogram.lots(5, &readings), [0, 1]);
        assert_eq!(histogram.lots(4, &readings), [2]);
        let lots = histogram.bars.iter().map(|bar| bar.lots);
        assert_eq!(lots.collect::<Vec<_>>(), [0, 1, 1, 0, 1, 2]);
    }
}
