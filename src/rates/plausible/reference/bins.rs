//! Variances in bins, four to a doubling: their quantiles in a space that does not grow with the
//! project. Bins of several people are put together by adding.

use std::collections::BTreeMap;

/// So many bins to a doubling.
const TO_A_DOUBLING: f64 = 4.0;

/// Counts of variances; those of nought apart.
#[derive(Clone, Debug, Default)]
pub(super) struct Bins {
    still: u32,
    counts: BTreeMap<i16, u32>,
    total: u32,
}

impl Bins {
    pub(super) fn add(&mut self, variance: f64) {
        self.total += 1;
        if variance <= 0.0 {
            self.still += 1;
            return;
        }
        let bin = libm::floor(TO_A_DOUBLING * libm::log2(variance));
        *self.counts.entry(bin as i16).or_default() += 1;
    }

    pub(super) fn merge(&mut self, other: &Bins) {
        self.total += other.total;
        self.still += other.still;
        for (bin, count) in &other.counts {
            *self.counts.entry(*bin).or_default() += count;
        }
    }

    /// The share of variances that are nought.
    pub(super) fn still(&self) -> f64 {
        f64::from(self.still) / f64::from(self.total.max(1))
    }

    /// The variance below which this share of them lies, bins being filled evenly.
    pub(super) fn quantile(&self, share: f64) -> f64 {
        let wanted = share * f64::from(self.total);
        let mut passed = f64::from(self.still);
        if self.total == 0 || wanted <= passed {
            return 0.0;
        }
        for (bin, count) in &self.counts {
            let count = f64::from(*count);
            if passed + count >= wanted {
                let within = (wanted - passed) / count;
                return libm::exp2((f64::from(*bin) + within) / TO_A_DOUBLING);
            }
            passed += count;
        }
        0.0
    }

    /// The standard deviation at the lower edge of the median's bin: no more than the median.
    pub(super) fn median_deviation(&self) -> f64 {
        let median = self.quantile(0.5);
        if median <= 0.0 {
            return 0.0;
        }
        let edge = libm::floor(TO_A_DOUBLING * libm::log2(median));
        libm::exp2(edge / (2.0 * TO_A_DOUBLING))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_are_right_to_a_bin_and_parts_add_up() {
        let (mut all, mut parts) = (Bins::default(), [Bins::default(), Bins::default()]);
        for nth in 1..=1000 {
            let variance = f64::from(nth);
            all.add(variance);
            parts[usize::from(nth % 3 == 0)].add(variance);
        }
        let mut sum = parts[0].clone();
        sum.merge(&parts[1]);
        for share in [0.1, 0.5, 0.84] {
            let (found, wanted) = (all.quantile(share), 1000.0 * share);
            assert!((found / wanted - 1.0).abs() < 0.06, "{share}: {found}");
            assert_eq!(found.to_bits(), sum.quantile(share).to_bits());
        }
        assert!(all.median_deviation() <= 500.0_f64.sqrt());
        assert_eq!(all.still().to_bits(), 0.0_f64.to_bits());
        let mut half = Bins::default();
        for variance in [0.0, 0.0, 4.0, 9.0] {
            half.add(variance);
        }
        assert_eq!(half.still().to_bits(), 0.5_f64.to_bits());
    }
}
