//! How much more shares differ than chance lets them: a factor by which the limits of a chart are widened before
//! anyone is asked. A share's z is its distance from the centre in standard deviations of its own number.
//!
//! - Of months, in their order: σz = the mean moving range of z ÷ 1.128 (Laney, Improved Control Charts for
//!   Attributes, Quality Engineering 14(4), 2002: the p′ chart).
//! - Of projects, which have no order: φ = √(Σ z² ÷ I), the greatest and the smallest tenth of z drawn in to the
//!   next, so that those who are to be found do not hide themselves (Spiegelhalter, Funnel plots for comparing
//!   institutional performance, Statistics in Medicine 24, 2005: multiplicative over-dispersion, winsorised).
//!
//! Neither makes limits narrower than chance does, and of too few shares neither says anything.

use super::control::share;
use crate::domain::ratio::Ratio;

/// Of fewer months no spread is told.
pub const LEAST_MONTHS: usize = 6;
/// Of fewer projects neither.
pub const LEAST_SITES: usize = 10;
/// The mean range of two values of a bell curve, in its standard deviations.
const RANGE_OF_TWO: f64 = 1.128;
/// The part of z drawn in at either end: one in so many.
const DRAWN_IN: usize = 10;

/// How far a share lies from the centre; none where nothing can differ.
fn z(ratio: Ratio, centre: f64) -> Option<f64> {
    let deviation = (centre * (1.0 - centre) / ratio.whole as f64).sqrt();
    (ratio.whole > 0 && deviation > 0.0).then(|| (share(ratio) - centre) / deviation)
}

/// How much more months differ, one from the next, than chance lets them.
pub fn of_months(months: impl Iterator<Item = Ratio>, centre: f64) -> Option<f64> {
    let z: Vec<f64> = months.filter_map(|month| z(month, centre)).collect();
    if z.len() < LEAST_MONTHS {
        return None;
    }
    let pairs = z.iter().zip(z.iter().skip(1));
    let ranges: f64 = pairs.map(|(one, next)| (next - one).abs()).sum();
    Some(ranges / (z.len() - 1) as f64 / RANGE_OF_TWO)
}

/// How much more projects differ than chance lets them.
pub fn of_sites(sites: impl Iterator<Item = Ratio>, centre: f64) -> Option<f64> {
    let mut z: Vec<f64> = sites.filter_map(|site| z(site, centre)).collect();
    z.sort_by(f64::total_cmp);
    let drawn = z.len() / DRAWN_IN;
    let (low, high) = (z.get(drawn)?, z.get(z.len() - 1 - drawn)?);
    let squares: f64 = z.iter().map(|z| z.clamp(*low, *high).powi(2)).sum();
    (z.len() >= LEAST_SITES).then(|| (squares / z.len() as f64).sqrt())
}

/// The factor by which limits are widened: the greatest of these, and never less than one.
pub fn widening(spreads: &[Option<f64>]) -> f64 {
    let told = spreads.iter().flatten().copied();
    told.fold(1.0, f64::max)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(passed: &[u64], whole: u64) -> impl Iterator<Item = Ratio> {
        let ratio = move |part: &u64| Ratio { part: *part, whole };
        passed.iter().map(ratio).collect::<Vec<_>>().into_iter()
    }

    /// With centre 0.9 and n = 100 a standard deviation is 0.03. The shares 0.90, 0.96, 0.84, 0.93, 0.87 and 0.90
    /// have z = 0, 2, −2, 1, −1, 0: ranges 2, 4, 3, 2, 1, their mean 12 ÷ 5 = 2.4, and σz = 2.4 ÷ 1.128 = 2.12766.
    #[test]
    fn laney_goes_by_the_mean_moving_range_of_z() {
        let months = [90, 96, 84, 93, 87, 90];
        let spread = of_months(of(&months, 100), 0.9).unwrap();
        assert!((spread - 2.4 / 1.128).abs() < 1e-9, "{spread}");
        assert_eq!(of_months(of(&months[..5], 100), 0.9), None);
        assert_eq!(of_months(of(&months, 100), 1.0), None);
    }

    /// Ten projects with z = −5, −1, −1, −1, −1, 1, 1, 1, 1, 2: drawn in by one at either end they are −1 five times
    /// and 1 five times, so that φ = √(10 ÷ 10) = 1; without the far one out there it would be √(37 ÷ 10).
    #[test]
    fn far_projects_do_not_widen_the_limits_that_are_to_find_them() {
        let sites = [75, 87, 87, 87, 87, 93, 93, 93, 93, 96];
        let spread = of_sites(of(&sites, 100), 0.9).unwrap();
        assert!((spread - 1.0).abs() < 1e-9, "{spread}");
        let even = [84, 84, 84, 84, 84, 96, 96, 96, 96, 96];
        let spread = of_sites(of(&even, 100), 0.9).unwrap();
        assert!((spread - 2.0).abs() < 1e-9, "{spread}");
        assert_eq!(of_sites(of(&even[..9], 100), 0.9), None);
    }

    #[test]
    fn limits_become_wider_never_narrower() {
        assert_eq!(widening(&[None, Some(0.4)]), 1.0);
        assert_eq!(widening(&[Some(1.5), Some(2.5)]), 2.5);
    }
}
