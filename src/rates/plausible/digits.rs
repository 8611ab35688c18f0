//! Last digits: figures that end in 0 or 5 more often than the scale and the scatter let them.

use super::chance::at_least;
use super::reference::Usual;
use super::series::Series;
use super::{Line, Sign};

/// Fewer figures than this are not looked at: nothing could come of it.
const LEAST: usize = 5;

/// The check's figures together; items that all end in 0 or 5 were read off a coarser scale.
pub fn line(known: &[(&Series, &Usual)]) -> Option<Line> {
    let (mut round, mut shares) = (0, Vec::new());
    for (series, usual) in known {
        let Some(share) = usual.round else {
            continue;
        };
        let is_round = |typed: &i64| typed % (5 * usual.step) == 0;
        let count = series.typed().filter(is_round).count();
        if count == series.values.len() {
            continue;
        }
        round += count;
        shares.extend(std::iter::repeat_n(share, series.values.len()));
    }
    (shares.len() >= LEAST).then(|| Line {
        sign: Sign::RoundFigures {
            round,
            of: shares.len(),
            usual: shares.iter().sum(),
        },
        chance: Some(at_least(round, &shares)),
    })
}
