//! Which way a sampling rule moved. A rule in words cannot be compared: it may only give way to one
//! that counts.

use super::Bearing;
use crate::domain::sampling::Sampling;

pub(super) fn bearing(old: &Sampling, new: &Sampling) -> Bearing {
    match (covers(new, old), covers(old, new)) {
        (true, true) => Bearing::Neutral,
        (true, false) => Bearing::Tighter,
        (false, true) => Bearing::Looser,
        (false, false) => Bearing::Unclear,
    }
}

/// Whether `more` asks for as many places as `less`, whatever the capacity; figure by figure, so
/// that people can see it.
fn covers(more: &Sampling, less: &Sampling) -> bool {
    use Sampling as S;
    match (more, less) {
        (S::Stated { text: more }, S::Stated { text: less }) => more.zh == less.zh,
        (S::Stated { .. }, _) => false,
        (S::All, _) | (_, S::Stated { .. } | S::Table) => true,
        (
            S::Percent { percent, at_least },
            S::Percent {
                percent: other,
                at_least: least,
            },
        ) => percent >= other && at_least.unwrap_or(1) >= least.unwrap_or(1),
        (S::Percent { at_least, .. }, S::Count { at_least: least }) => {
            at_least.unwrap_or(1) >= *least
        }
        (S::Count { at_least }, S::Count { at_least: least }) => at_least >= least,
        (S::Table, S::Count { at_least }) => *at_least <= 1,
        _ => false,
    }
}
