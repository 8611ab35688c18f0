//! The funnel plot: projects by how many lots they have and what share of them passed at once, with limits that
//! go by that number. It is no ranking: those with few lots stand at both ends of every ranking, by chance alone.
//!
//! Limits: the shares that chance goes beyond once in 741 on either side (three standard deviations of a bell
//! curve), of the binomial distribution itself, drawn smooth between whole counts (Spiegelhalter, Funnel plots for
//! comparing institutional performance, Statistics in Medicine 24, 2005, appendix A.1.1); widened by the spread
//! between projects ([`super::spread`]). A project outside is worth asking about, never a verdict.

use super::control::{FEW, MonthLies, share};
use super::spread;
use crate::domain::ratio::Ratio;

/// The chance beyond either limit: Φ(−3).
const BEYOND: f64 = 0.001_349_898_031_630_09;

/// A project.
#[derive(Clone, Debug, PartialEq)]
pub struct FunnelPoint {
    /// Passed at once of concluded.
    pub passed: Ratio,
    /// How it lies between the limits of its number; few lots are not judged.
    pub lies: MonthLies,
}

/// The plot.
#[derive(Clone, Debug, PartialEq)]
pub struct Funnel {
    /// All projects together; its share is the centre.
    pub all: Ratio,
    /// By how much the limits are widened; 1 where projects differ no more than by chance.
    pub widened: f64,
    /// How much projects differ, if there are enough of them.
    pub spread: Option<f64>,
    /// The projects, in the order they came.
    pub points: Vec<FunnelPoint>,
}

impl Funnel {
    /// Of these projects.
    pub fn of(sites: &[Ratio]) -> Self {
        let mut all = Ratio::default();
        for site in sites {
            all.part += site.part;
            all.whole += site.whole;
        }
        let judged = sites.iter().filter(|site| site.whole >= FEW);
        let spread = spread::of_sites(judged.copied(), share(all));
        let mut funnel = Self {
            all,
            widened: spread::widening(&[spread]),
            spread,
            points: Vec::new(),
        };
        let points = sites.iter().map(|site| FunnelPoint {
            passed: *site,
            lies: funnel.lies(*site),
        });
        funnel.points = points.collect();
        funnel
    }

    /// The lower and the upper limit of so many lots, of 1.
    pub fn limits(&self, lots: u64) -> [f64; 2] {
        let centre = share(self.all);
        // The upper limit of those that passed is the lower limit of those that did not.
        let [low, high] = [centre, 1.0 - centre].map(|p| lowest(lots, p));
        let wide = |limit: f64| centre + (limit - centre) * self.widened;
        [wide(low).max(0.0), wide(1.0 - high).min(1.0)]
    }

    fn lies(&self, site: Ratio) -> MonthLies {
        if site.whole < FEW {
            return MonthLies::Unjudged;
        }
        let ([low, high], own) = (self.limits(site.whole), share(site));
        match () {
            () if own < low => MonthLies::Below,
            () if own > high => MonthLies::Above,
            () => MonthLies::Within,
        }
    }
}

/// The share of `n` below which chance goes once in 741, each of them passing with probability `p`.
fn lowest(n: u64, p: f64) -> f64 {
    if n == 0 || p <= 0.0 || p >= 1.0 {
        return p;
    }
    let size = n as f64;
    let whole = libm::lgamma(size + 1.0);
    let chance = |k: f64| {
        let ways = whole - libm::lgamma(k + 1.0) - libm::lgamma(size - k + 1.0);
        libm::exp(ways + k * libm::log(p) + (size - k) * libm::log(1.0 - p))
    };
    // Below nine standard deviations nothing is left to add.
    let first = size * p - 9.0 * (size * p * (1.0 - p)).sqrt() - 2.0;
    let (mut count, mut sum) = (first.max(0.0).floor(), 0.0);
    loop {
        let here = chance(count);
        if sum + here > BEYOND || count >= size {
            let rest = (sum + here - BEYOND) / here;
            return ((count - rest) / size).max(0.0);
        }
        sum += here;
        count += 1.0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ratio(part: u64, whole: u64) -> Ratio {
        Ratio { part, whole }
    }

    /// Of ten tosses of a coin none is heads once in 1024: P(0) = 0.000977 < Φ(−3) = 0.001350 < P(0) + P(1) =
    /// 0.010742, of which P(1) = 0.009766. The limit lies (0.010742 − 0.001350) ÷ 0.009766 = 0.961777 below 1: at
    /// 0.038223 of ten, which is 0.0038223.
    #[test]
    fn limits_are_those_of_the_binomial_distribution_itself() {
        assert!(
            (lowest(10, 0.5) - 0.003_822_3).abs() < 1e-6,
            "{}",
            lowest(10, 0.5)
        );
        // Of many they are those of the bell curve: 0.9 − 3·√(0.9·0.1 ÷ 1,000,000) = 0.8991.
        assert!((lowest(1_000_000, 0.9) - 0.8991).abs() < 2e-6);
        assert_eq!(lowest(50, 1.0), 1.0);
    }

    #[test]
    fn few_lots_are_not_judged_and_small_projects_not_found_by_chance() {
        let mut sites = vec![ratio(950, 1_000); 30];
        sites.extend([
            ratio(0, 19),
            ratio(15, 20),
            ratio(14, 20),
            ratio(850, 1_000),
        ]);
        let funnel = Funnel::of(&sites);
        let lies: Vec<MonthLies> = funnel.points.iter().skip(30).map(|one| one.lies).collect();
        // 15 of 20 lie below the bell curve's limit, 0.946 − 3·0.0506 = 0.794, and happen once in 280.
        let wanted = [
            MonthLies::Unjudged,
            MonthLies::Within,
            MonthLies::Below,
            MonthLies::Below,
        ];
        assert_eq!((lies, funnel.widened), (wanted.to_vec(), 1.0), "{funnel:?}");
    }

    #[test]
    fn of_nothing_and_of_the_faultless_nothing_is_found() {
        assert_eq!(Funnel::of(&[]).points, []);
        let funnel = Funnel::of(&[ratio(0, 0), ratio(40, 40)]);
        assert_eq!(funnel.limits(40), [1.0, 1.0]);
        assert!(!funnel.points.iter().any(|one| one.lies == MonthLies::Below));
    }
}
