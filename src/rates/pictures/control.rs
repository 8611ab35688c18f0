//! The control chart of the first-pass rate, month by month (p-chart): centre p̄ of all months together, limits
//! p̄ ± 3·√(p̄(1 − p̄)/n) by each month's own n, cut at nought and one. The counts are those of the rates.
//!
//! Source: the p-chart of GB/T 17989.2-2020 (ISO 7870-2:2013). It takes lots to be alike and independent; where
//! they are not, more months lie outside. A month outside is worth asking about, never a verdict.

use crate::domain::ratio::Ratio;
use crate::rates::{RatesTable, RowKey};

/// A month with fewer lots is not judged.
pub const FEW: u64 = 20;
/// With fewer expected on either side the limits are rough: counts that small are not normal.
pub const ROUGH: f64 = 5.0;
/// Shares so near to a limit lie on it: less than any two shares of counts differ by.
const ON_IT: f64 = 1e-9;
/// Standard deviations from the centre to a limit.
const SIGMAS: f64 = 3.0;

/// How a month lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MonthLies {
    /// It has too few lots.
    Unjudged,
    /// Within the limits.
    Within,
    /// Below the lower one.
    Below,
    /// Above the upper one.
    Above,
}

/// A month.
#[derive(Clone, Debug, PartialEq)]
pub struct MonthPoint {
    /// `YYYY-MM`.
    pub month: String,
    /// Passed at once of concluded.
    pub passed: Ratio,
    /// The lower and the upper limit, of 1.
    pub limits: [f64; 2],
    /// How it lies between them.
    pub lies: MonthLies,
    /// Whether so few are expected to pass or to fail that the limits are rough.
    pub is_rough: bool,
}

/// The chart.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ControlChart {
    /// All of them together; its share is the centre.
    pub all: Ratio,
    /// Months with lots, in order.
    pub months: Vec<MonthPoint>,
}

/// A ratio as a share of 1; nought of nothing.
pub fn share(ratio: Ratio) -> f64 {
    match ratio.whole {
        0 => 0.0,
        whole => ratio.part as f64 / whole as f64,
    }
}

impl ControlChart {
    /// That of a table of rates of one level, by months.
    pub fn of(table: &RatesTable) -> Self {
        let of_all = |key: &RowKey| key.group.is_none();
        let all = table.iter().find(|(key, _)| of_all(key));
        let all = all.map(|(_, counts)| counts.first_pass).unwrap_or_default();
        let months = table.iter().filter_map(|(key, counts)| {
            let month = key.group.clone()?;
            let passed = counts.first_pass;
            (passed.whole > 0).then(|| MonthPoint::of(month, passed, share(all)))
        });
        Self {
            months: months.collect(),
            all,
        }
    }

    /// The same with limits so many times as far from the centre.
    pub fn widened(self, times: f64) -> Self {
        let centre = share(self.all);
        let months = self.months.into_iter();
        let months =
            months.map(|month| MonthPoint::within(month.month, month.passed, (centre, times)));
        Self {
            all: self.all,
            months: months.collect(),
        }
    }
}

impl MonthPoint {
    fn of(month: String, passed: Ratio, centre: f64) -> Self {
        Self::within(month, passed, (centre, 1.0))
    }

    fn within(month: String, passed: Ratio, (centre, times): (f64, f64)) -> Self {
        let n = passed.whole as f64;
        let reach = reach(centre, n) * times;
        let limits = [(centre - reach).max(0.0), (centre + reach).min(1.0)];
        let p = share(passed);
        let lies = match () {
            () if passed.whole < FEW => MonthLies::Unjudged,
            () if p < limits[0] - ON_IT => MonthLies::Below,
            () if p > limits[1] + ON_IT => MonthLies::Above,
            () => MonthLies::Within,
        };
        Self {
            month,
            passed,
            limits,
            lies,
            is_rough: n * centre.min(1.0 - centre) < ROUGH,
        }
    }
}

/// How far the limits of a month of n lots lie from the centre.
pub fn reach(centre: f64, n: f64) -> f64 {
    SIGMAS * (centre * (1.0 - centre) / n).max(0.0).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rates::{Counts, Level};

    fn chart(months: &[(u64, u64)]) -> ControlChart {
        let row = |group: Option<String>, part, whole| {
            let level = Level::Lot;
            let first_pass = Ratio { part, whole };
            let counts = Counts {
                first_pass,
                ..Counts::default()
            };
            (RowKey { level, group }, counts)
        };
        let sum = |of: fn(&(u64, u64)) -> u64| months.iter().map(of).sum();
        let all = row(None, sum(|month| month.0), sum(|month| month.1));
        let months = months
            .iter()
            .enumerate()
            .map(|(nth, (part, whole))| row(Some(format!("2026-{:02}", nth + 1)), *part, *whole));
        ControlChart::of(&std::iter::once(all).chain(months).collect())
    }

    /// 180 of 200 are 0.9; with n = 100 a standard deviation is √(0.9 · 0.1 / 100) = 0.03, so that the limits
    /// are 0.81 and 0.99; with n = 25 it is 0.06: 0.72, and 1.08 cut to 1.
    #[test]
    fn limits_follow_from_the_formula_by_each_months_own_number() {
        let chart = chart(&[(80, 100), (100, 100), (0, 0)]);
        let near = |a: f64, b: f64| (a - b).abs() < 1e-12;
        assert_eq!((chart.all.part, chart.all.whole), (180, 200));
        let [first, second] = chart.months.as_slice() else {
            panic!("{chart:?}")
        };
        assert!(near(first.limits[0], 0.81) && near(first.limits[1], 0.99));
        assert_eq!(
            [first.lies, second.lies],
            [MonthLies::Below, MonthLies::Above]
        );
        assert!(!first.is_rough);
        let few = MonthPoint::of(
            "2026-03".into(),
            Ratio {
                part: 18,
                whole: 25,
            },
            0.9,
        );
        assert!(near(few.limits[0], 0.72) && near(few.limits[1], 1.0));
        // 18 of 25 lie on the limit, and 25 · 0.1 = 2.5 are expected to fail.
        assert_eq!((few.lies, few.is_rough), (MonthLies::Within, true));
    }

    #[test]
    fn a_month_of_few_lots_is_not_judged() {
        let chart = chart(&[(180, 200), (5, 19), (5, 20)]);
        let lies: Vec<_> = chart.months.iter().map(|month| month.lies).collect();
        let wanted = [MonthLies::Above, MonthLies::Unjudged, MonthLies::Below];
        assert_eq!(lies, wanted, "{chart:?}");
    }

    #[test]
    fn where_nothing_ever_failed_the_limits_are_the_centre() {
        let chart = chart(&[(30, 30), (40, 40)]);
        assert!(chart.months.iter().all(|month| month.limits == [1.0, 1.0]));
        assert!(
            chart
                .months
                .iter()
                .all(|month| month.lies == MonthLies::Within)
        );
        assert_eq!(
            ControlChart::of(&RatesTable::new()),
            ControlChart::default()
        );
    }
}
