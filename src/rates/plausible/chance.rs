//! Probabilities: bounds on how often honest readings come out like these. Floats, but the same on
//! every machine: `libm` computes in plain Rust what the system's own library rounds in its own way.

/// How far from the middle a bell curve is summed, in standard deviations: beyond lies 10⁻¹⁵.
const TAIL: f64 = 8.0;

/// Φ: the share of a bell curve below `z`.
pub fn below(z: f64) -> f64 {
    0.5 * libm::erfc(-z / std::f64::consts::SQRT_2)
}

/// The greatest share of a bell curve that one step of a scale can hold, the curve's standard
/// deviation being `sigma` steps: 2Φ(1 ÷ 2σ) − 1, when the step lies in the middle.
pub fn fullest_step(sigma: f64) -> f64 {
    if sigma <= 0.0 {
        return 1.0;
    }
    2.0 * below(0.5 / sigma) - 1.0
}

/// The greatest share of a rounded bell curve that can fall on every `period`-th step: the wrapped
/// normal at its crest, (1 + 2 Σ e^(−2π²σ²k² ÷ period²)) ÷ period (Mardia and Jupp, Directional
/// Statistics, 2000, 3.5.7). The sum stops where it no longer counts.
pub fn fullest_residue(sigma: f64, period: f64) -> f64 {
    let per = std::f64::consts::PI * sigma / period;
    let term = |k: f64| libm::exp(-2.0 * per * per * k * k);
    let terms = (1..=64).map(|k| term(f64::from(k)));
    let sum: f64 = terms.take_while(|term| *term > 1e-17).sum();
    ((1.0 + 2.0 * sum) / period).min(1.0)
}

/// The probability that `n` readings rounded to whole steps lie within `range` steps of each other,
/// from a bell curve of standard deviation `sigma` steps that lies where this is likeliest: summed
/// over the smallest reading v, P(all in v … v+range) − P(all in v+1 … v+range).
pub fn all_within(n: usize, range: i64, sigma: f64) -> f64 {
    if sigma < 0.05 || n < 2 {
        return 1.0;
    }
    let phases = [0.0, 0.25, 0.5];
    let worst = phases.map(|phase| within_at(n, range, sigma, phase));
    worst.into_iter().fold(0.0, f64::max).min(1.0)
}

fn within_at(n: usize, range: i64, sigma: f64, phase: f64) -> f64 {
    let n = n as f64;
    // The share of the curve in steps from `low` to `high`, both included.
    let share = |low: i64, high: i64| {
        let edge = |step: f64| below((step - phase) / sigma);
        edge(high as f64 + 0.5) - edge(low as f64 - 0.5)
    };
    let reach = libm::ceil(TAIL * sigma) as i64 + range + 1;
    let smallest = -reach..=reach;
    let each = smallest.map(|v| {
        let all = libm::pow(share(v, v + range).max(0.0), n);
        let above = libm::pow(share(v + 1, v + range).max(0.0), n);
        all - above
    });
    each.sum()
}

/// The probability that at least `least` of independent events happen, each with a probability of
/// its own: exact, by taking one event in after another. It also bounds events that depend on each
/// other, as long as each has at most that probability whatever happened before it.
pub fn at_least(least: usize, chances: &[f64]) -> f64 {
    let mean: f64 = chances.iter().sum();
    if least == 0 || (least as f64) <= mean {
        return 1.0;
    }
    // `row[k]`: k events so far; the last place gathers `least` and more.
    let mut row = vec![0.0; least + 1];
    row[0] = 1.0;
    for (taken, p) in chances.iter().enumerate() {
        row[least] += row[least - 1] * p;
        for k in (1..least.min(taken + 2)).rev() {
            row[k] = row[k] * (1.0 - p) + row[k - 1] * p;
        }
        row[0] *= 1.0 - p;
    }
    row[least].min(1.0)
}

/// The share of χ² with so many degrees of freedom below `x`: the series of the lower incomplete
/// gamma function, e^(−y) y^a ÷ Γ(a+1) · (1 + y ÷ (a+1) + …), a = ν ÷ 2, y = x ÷ 2 (Abramowitz and
/// Stegun, 6.5.29).
pub fn chi_square_below(x: f64, freedom: f64) -> f64 {
    let (a, y) = (freedom / 2.0, x / 2.0);
    if freedom <= 0.0 || x >= freedom {
        return 1.0;
    }
    if y <= 0.0 {
        return 0.0;
    }
    let (mut term, mut sum, mut k) = (1.0, 1.0, a);
    while term > 1e-12 * sum {
        k += 1.0;
        term *= y / k;
        sum += term;
    }
    let first = libm::exp(a * libm::log(y) - y - libm::lgamma(a + 1.0));
    (first * sum).min(1.0)
}

/// A bound on how likely a share so far from the expected one is, in that direction, among so many
/// independent events whose probabilities have that mean: exp(−n · KL) (W. Hoeffding, Journal of the
/// American Statistical Association 58, 1963, theorem 1).
pub fn share_so_far(share: f64, expected: f64, count: f64) -> f64 {
    let part = |p: f64, q: f64| if p > 0.0 { p * libm::log(p / q) } else { 0.0 };
    let apart = part(share, expected) + part(1.0 - share, 1.0 - expected);
    match expected > 0.0 && expected < 1.0 {
        true => libm::exp(-count * apart).min(1.0),
        false => 1.0,
    }
}

/// Fisher's combination of p-values that each hold whatever the others were: the chance that their
/// product is so small, e^(−x) Σ x^j ÷ j! over j below their number, x = −Σ ln p (R. A. Fisher,
/// Statistical Methods for Research Workers, 1932, 21.1).
pub fn combined(chances: &[f64]) -> f64 {
    if chances.is_empty() {
        return 1.0;
    }
    let x: f64 = chances.iter().map(|p| -libm::log(p.max(1e-300))).sum();
    let (mut term, mut sum) = (1.0, 1.0);
    for j in 1..chances.len() {
        term *= x / j as f64;
        sum += term;
    }
    (libm::exp(-x) * sum).min(1.0)
}

/// The smaller of two ways to look at the same p-values, paid for by doubling it: the smallest of
/// them (Bonferroni) finds one item, their product (Fisher) finds a little of everything.
pub fn smallest_or_all(chances: &[f64]) -> f64 {
    let smallest = chances.iter().copied().fold(1.0, f64::min);
    let one = smallest * chances.len() as f64;
    (2.0 * one.min(combined(chances))).min(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(a: f64, b: f64) {
        assert!((a - b).abs() <= 1e-9 * b.abs().max(1e-3), "{a} {b}");
    }

    #[test]
    fn agrees_with_tables() {
        close(below(1.959_963_984_540_054), 0.975);
        close(below(-3.0), 0.001_349_898_031_630_094_6);
        // Binomial(10, 0.2): P(X ≥ 5).
        close(at_least(5, &[0.2; 10]), 0.032_793_497_6);
        close(at_least(10, &[0.5; 10]), 1.0 / 1024.0);
        // χ² of 10 degrees: its 5 % point is 3.9403; of 60: its 0.1 % point is 31.738.
        assert!((chi_square_below(3.940_299, 10.0) - 0.05).abs() < 1e-6);
        assert!((chi_square_below(31.738, 60.0) - 0.001).abs() < 1e-6);
        // Half of twenty where a fifth is expected: exp(−20 (½ ln 2.5 + ½ ln 0.625)).
        close(share_so_far(0.5, 0.2, 20.0), 0.011_529_215_046);
        // It is a bound: the exact probability is 0.0026.
        assert!(at_least(10, &[0.2; 20]) < share_so_far(0.5, 0.2, 20.0));
        close(share_so_far(0.0, 0.1, 30.0), libm::pow(0.9, 30.0));
        // Two p-values of 0.05: 0.0025 (1 − ln 0.0025).
        close(combined(&[0.05, 0.05]), 0.0025 * (1.0 - 0.0025_f64.ln()));
    }

    #[test]
    fn a_range_is_counted_out() {
        // Two readings on the same step: Σ p(v)², by adding up.
        let sigma = 1.3;
        let p = |v: i32| below((f64::from(v) + 0.5) / sigma) - below((f64::from(v) - 0.5) / sigma);
        let same: f64 = (-12..=12).map(|v| p(v) * p(v)).sum();
        close(within_at(2, 0, sigma, 0.0), same);
        close(all_within(5, 40, sigma), 1.0);
        assert!(all_within(5, 1, sigma) < all_within(5, 2, sigma));
    }

    #[test]
    fn a_narrow_curve_may_fall_on_one_step_and_a_wide_one_on_none() {
        close(fullest_residue(20.0, 5.0), 0.2);
        assert!(fullest_residue(0.1, 5.0) > 0.99);
        // As counted out on the scale itself, the crest on a multiple of five.
        let sigma = 1.5;
        let p = |v: i32| below((f64::from(v) + 0.5) / sigma) - below((f64::from(v) - 0.5) / sigma);
        let counted: f64 = (-4..=4).map(|k| p(5 * k)).sum();
        assert!(fullest_residue(sigma, 5.0) >= counted);
        assert!(fullest_residue(sigma, 5.0) < counted + 0.02);
    }
}
