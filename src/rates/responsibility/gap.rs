//! 三检落差: of the same items on the same lots, the share that a stage found conforming less the
//! share that acceptance found, in mean, with its 95 % interval.
//!
//! Items of one lot are not independent: whoever looked kindly at one looked kindly at all. The lot
//! is therefore the unit of chance and its items are a cluster of pairs; the mean over all pairs is
//! a ratio of sums, Σ D ÷ Σ m (D: a lot's differences added up, m: its pairs), with the variance
//! K ÷ (K−1) · Σ (D − δm)² ÷ (Σ m)² over K lots (N. A. Obuchowski, Statistics in Medicine 17, 1998,
//! 1495, for matched pairs in clusters) and Student's t with K − 1 degrees of freedom. With one pair
//! a lot this is the paired t interval. The normal approximation behind it needs lots that differ:
//! below ten lots, or five with any difference, no interval is given and the counts speak.
//!
//! Intervals for paired yes-or-no shares (Newcombe, Tango, 1998) are not used: pairs of one lot are
//! no independent draws, and an item's finding is the share of its points, not yes or no.
//!
//! One thing to know when reading it: acceptance only comes after the stage was passed, so a little
//! gap is chance. Gaps are for comparing with the row of all, not with nought.

/// Fewer lots give no interval.
pub const LOTS: u64 = 10;
/// Neither do fewer lots with a difference.
pub const DIFFERING: u64 = 5;
/// The whole of a share.
pub const WHOLE: i64 = 1_000_000;

/// The 97.5 % points of Student's t for 9 to 30 degrees of freedom, then 40, 60, 120 and beyond;
/// between them the smaller number of degrees counts, which gives the wider interval.
const STUDENT: [(u64, f64); 26] = [
    (9, 2.262_157),
    (10, 2.228_139),
    (11, 2.200_985),
    (12, 2.178_813),
    (13, 2.160_369),
    (14, 2.144_787),
    (15, 2.131_450),
    (16, 2.119_905),
    (17, 2.109_816),
    (18, 2.100_922),
    (19, 2.093_024),
    (20, 2.085_963),
    (21, 2.079_614),
    (22, 2.073_873),
    (23, 2.068_658),
    (24, 2.063_899),
    (25, 2.059_539),
    (26, 2.055_529),
    (27, 2.051_831),
    (28, 2.048_407),
    (29, 2.045_230),
    (30, 2.042_272),
    (40, 2.021_075),
    (60, 2.000_298),
    (120, 1.979_930),
    (1_000, 1.962_339),
];

/// Sums over lots; nothing else is kept of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Gap {
    /// Lots with pairs.
    pub lots: u64,
    /// Of these, lots with any difference.
    pub differing: u64,
    /// Pairs: items judged at the stage and at acceptance.
    pub items: u64,
    /// Of these, conforming at the stage and not at acceptance.
    pub missed: u64,
    /// Shares conforming at the stage and at acceptance, added up, in millionths.
    pub shares: [i64; 2],
    /// Σ D², Σ D·m, Σ m².
    dd: i128,
    dm: i128,
    mm: i128,
}

/// Both sides of a pair: the shares conforming, in millionths, and whether the items conform.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair {
    /// At the stage and at acceptance.
    pub shares: [i64; 2],
    /// At the stage and at acceptance.
    pub conforming: [bool; 2],
}

/// An estimate in percentage points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimate {
    /// The mean difference.
    pub mean: f64,
    /// The lower end of its interval.
    pub low: f64,
    /// The upper end.
    pub high: f64,
}

/// Why there is no estimate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unsure {
    /// Too few lots.
    FewLots,
    /// Too few lots differ.
    FewDiffer,
}

impl Gap {
    /// Takes the pairs of one lot in.
    pub fn take(&mut self, pairs: &[Pair]) {
        if pairs.is_empty() {
            return;
        }
        let sum = |side: fn(&Pair) -> i64| pairs.iter().map(side).sum::<i64>();
        let (stage, acceptance) = (sum(|pair| pair.shares[0]), sum(|pair| pair.shares[1]));
        let (d, m) = (i128::from(stage - acceptance), pairs.len() as i128);
        let missed = pairs.iter().filter(|pair| pair.conforming == [true, false]);
        let differs = pairs.iter().any(|pair| pair.shares[0] != pair.shares[1]);
        self.add(&Gap {
            lots: 1,
            differing: u64::from(differs),
            items: pairs.len() as u64,
            missed: missed.count() as u64,
            shares: [stage, acceptance],
            dd: d * d,
            dm: d * m,
            mm: m * m,
        });
    }

    /// Adds the sums of other lots.
    pub fn add(&mut self, other: &Gap) {
        self.lots += other.lots;
        self.differing += other.differing;
        self.items += other.items;
        self.missed += other.missed;
        for (to, from) in self.shares.iter_mut().zip(other.shares) {
            *to += from;
        }
        self.dd += other.dd;
        self.dm += other.dm;
        self.mm += other.mm;
    }

    /// The mean shares conforming, at the stage and at acceptance, in per cent.
    pub fn means(&self) -> Option<[f64; 2]> {
        let mean = |sum: i64| sum as f64 / (WHOLE / 100) as f64 / self.items as f64;
        (self.items > 0).then(|| self.shares.map(mean))
    }

    /// The mean difference with its 95 % interval, or why there is none.
    pub fn estimate(&self) -> Result<Estimate, Unsure> {
        if self.lots < LOTS {
            return Err(Unsure::FewLots);
        }
        if self.differing < DIFFERING {
            return Err(Unsure::FewDiffer);
        }
        let (lots, items) = (self.lots as f64, self.items as f64);
        let mean = (self.shares[0] - self.shares[1]) as f64 / items;
        // The parts are whole numbers: nothing is lost before they are put together.
        let squares = self.dd as f64 - 2.0 * mean * self.dm as f64 + mean * mean * self.mm as f64;
        let variance = lots / (lots - 1.0) * squares.max(0.0) / (items * items);
        let half = student(self.lots - 1) * variance.sqrt();
        let percent = |share: f64| share / (WHOLE / 100) as f64;
        Ok(Estimate {
            mean: percent(mean),
            low: percent(mean - half).max(-100.0),
            high: percent(mean + half).min(100.0),
        })
    }
}

fn student(degrees: u64) -> f64 {
    let row = STUDENT.iter().rfind(|(least, _)| *least <= degrees);
    row.map_or(f64::INFINITY, |(_, t)| *t)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pair(stage: i64, acceptance: i64) -> Pair {
        Pair {
            shares: [stage, acceptance],
            conforming: [stage >= 800_000, acceptance >= 800_000],
        }
    }

    #[test]
    fn one_pair_a_lot_is_the_paired_t_interval() {
        // Student (1908), hours of sleep with two drugs: 1.58 more, 95 % from 0.7001 to 2.4599.
        let first = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0];
        let second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];
        let mut gap = Gap::default();
        for (a, b) in first.into_iter().zip(second) {
            let hours = |hours: f64| (hours * 10_000.0).round() as i64;
            gap.take(&[pair(hours(b), hours(a))]);
        }
        let Estimate { mean, low, high } = gap.estimate().unwrap();
        assert!((mean - 1.58).abs() < 1e-6);
        assert!((low - 0.700_114).abs() < 1e-4, "{low}");
        assert!((high - 2.459_886).abs() < 1e-4, "{high}");
    }

    /// Agresti, Categorical Data Analysis (1990), 10.1: 1600 people asked twice, 944 approve, then
    /// 880 (794 both, 150 and 86 once, 570 never): 0.04 less, 95 % from 0.021 to 0.059.
    #[test]
    fn yes_or_no_once_a_lot_is_the_interval_of_paired_shares() {
        let mut gap = Gap::default();
        let asked = [(794, [1, 1]), (150, [1, 0]), (86, [0, 1]), (570, [0, 0])];
        for (times, [first, second]) in asked {
            for _ in 0..times {
                gap.take(&[pair(first * WHOLE, second * WHOLE)]);
            }
        }
        let Estimate { mean, low, high } = gap.estimate().unwrap();
        assert!((mean - 4.0).abs() < 1e-9);
        assert!(
            (low - 2.1).abs() < 0.05 && (high - 5.9).abs() < 0.05,
            "{low} {high}"
        );
        assert_eq!((gap.differing, gap.missed), (236, 150));
    }

    #[test]
    fn too_little_to_go_by_gives_no_interval() {
        let mut gap = Gap::default();
        assert_eq!(gap.estimate(), Err(Unsure::FewLots));
        (0..40).for_each(|_| gap.take(&[pair(WHOLE, WHOLE)]));
        assert_eq!(gap.estimate(), Err(Unsure::FewDiffer));
        (0..4).for_each(|_| gap.take(&[pair(WHOLE, 600_000)]));
        assert_eq!(gap.estimate(), Err(Unsure::FewDiffer));
        assert_eq!((gap.items, gap.missed), (44, 4));
        gap.take(&[pair(WHOLE, 900_000)]);
        assert!(gap.estimate().unwrap().mean > 0.0);
    }

    /// A sum of lots is the lots' sum, in whatever order and parts they come.
    #[test]
    fn sums_add_up() {
        let lots: Vec<Vec<Pair>> = (0..30)
            .map(|lot| {
                (0..lot % 7 + 1)
                    .map(|nth| pair(WHOLE, WHOLE - 10_000 * lot * nth))
                    .collect()
            })
            .collect();
        let whole = |lots: &[Vec<Pair>]| {
            let mut gap = Gap::default();
            lots.iter().for_each(|pairs| gap.take(pairs));
            gap
        };
        let mut parts = whole(&lots[17..]);
        parts.add(&whole(&lots[..17]));
        assert_eq!(parts, whole(&lots));
    }

    /// Of 95 % intervals, about 95 % hold the true gap, with few lots and with many, although the
    /// items of a lot go together and shares are of few points.
    #[test]
    fn intervals_hold_the_truth_as_often_as_they_say() {
        for (lots, seed) in [(10, 1), (25, 2), (100, 3)] {
            let mut rng = fastrand::Rng::with_seed(seed);
            let runs = 2_000;
            let held = (0..runs).filter(|_| holds(lots, &mut rng)).count();
            let share = held as f64 / f64::from(runs);
            assert!((0.925..=0.975).contains(&share), "{lots} lots: {share}");
        }
    }

    /// A stage that finds 96 % conforming where acceptance finds 90 % in mean, a lot's own level
    /// lying up to 8 points to either side.
    fn holds(lots: usize, rng: &mut fastrand::Rng) -> bool {
        let mut gap = Gap::default();
        for _ in 0..lots {
            let own = 0.16 * rng.f64() - 0.08;
            let items = rng.usize(5..12);
            let pairs: Vec<Pair> = (0..items)
                .map(|_| {
                    let mut share = |p: f64| {
                        let within = (0..8).filter(|_| rng.f64() < p).count() as i64;
                        within * WHOLE / 8
                    };
                    pair(share(0.96), share(0.90 + own))
                })
                .collect();
            gap.take(&pairs);
        }
        let estimate = gap.estimate().unwrap();
        (estimate.low..=estimate.high).contains(&6.0)
    }
}
