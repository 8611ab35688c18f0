//! Appendix D of GB 50300-2013: judging general items by counting, single and double sampling.
//!
//! Between two rows the accept number is interpolated linearly and rounded half up (D.0.2);
//! outside the tables nothing is extrapolated.

use serde::{Deserialize, Serialize};

/// Table D.0.1-1: sample size, accept number.
const SINGLE: [(u64, u64); 8] = [
    (5, 1),
    (8, 2),
    (13, 3),
    (20, 5),
    (32, 7),
    (50, 10),
    (80, 14),
    (125, 21),
];

/// Table D.0.1-2: size of one draw, accept and reject after the first, accept after both.
const DOUBLE: [(u64, u64, u64, u64); 8] = [
    (3, 0, 2, 1),
    (5, 0, 3, 3),
    (8, 1, 3, 4),
    (13, 2, 5, 6),
    (20, 3, 6, 9),
    (32, 5, 9, 12),
    (50, 7, 11, 18),
    (80, 11, 16, 26),
];

/// Which plan of Appendix D a checklist prescribes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Plan {
    /// One draw, Table D.0.1-1.
    Single,
    /// Up to two draws of the same size, Table D.0.1-2.
    Double,
}

/// Accept and reject numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanNumbers {
    /// At most this many defects pass.
    pub accept: u64,
    /// At least this many fail.
    pub reject: u64,
}

/// Accept and reject numbers of single sampling; `None` when the sample is beyond the table.
/// Below five pieces one defect fails.
pub fn single(sample: u64) -> Option<PlanNumbers> {
    if sample < 5 {
        return Some(PlanNumbers {
            accept: 0,
            reject: 1,
        });
    }
    let accept = interpolated(&SINGLE, sample)?;
    Some(PlanNumbers {
        accept,
        reject: accept + 1,
    })
}

/// Accept and reject numbers after the first draw and after both; `None` beyond the table.
pub fn double(draw: u64) -> Option<(PlanNumbers, PlanNumbers)> {
    let column = |pick: fn(&(u64, u64, u64, u64)) -> u64| {
        let rows: Vec<(u64, u64)> = DOUBLE.iter().map(|row| (row.0, pick(row))).collect();
        interpolated(&rows, draw)
    };
    let first = PlanNumbers {
        accept: column(|row| row.1)?,
        reject: column(|row| row.2)?,
    };
    let accept = column(|row| row.3)?;
    let both = PlanNumbers {
        accept,
        reject: accept + 1,
    };
    Some((first, both))
}

/// Linear between rows, halves up.
fn interpolated(rows: &[(u64, u64)], at: u64) -> Option<u64> {
    rows.windows(2).find_map(|pair| {
        let ([(low, from), (high, to)], _) = pair.split_first_chunk::<2>()?;
        let within = (low..=high).contains(&&at);
        within.then(|| {
            let (run, rise) = (high - low, to - from);
            from + (2 * (at - low) * rise + run) / (2 * run)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn single_interpolates_half_up() {
        let numbers = |n| single(n).map(|n| (n.accept, n.reject));
        assert_eq!(numbers(15), Some((4, 5)));
        assert_eq!(numbers(20), Some((5, 6)));
        assert_eq!(numbers(125), Some((21, 22)));
        assert_eq!(numbers(4), Some((0, 1)));
        assert_eq!(numbers(126), None);
    }

    #[test]
    fn double_knows_both_lines() {
        let (first, both) = double(20).unwrap();
        assert_eq!(
            (first.accept, first.reject, both.accept, both.reject),
            (3, 6, 9, 10)
        );
        assert_eq!(double(2), None);
        assert_eq!(double(81), None);
    }
}
