//! Last digits: figures that end in 0 or 5 more often than the scale and the scatter let them.
//! Items whose figures all do were read off a coarser scale and are left out.

use super::chance::at_least;
use super::reference::Usual;
use super::series::Series;
use super::sign::{Sign, SignLine};

/// Fewer figures than this are not looked at: nothing could come of it.
const LEAST: usize = 5;

/// The figures of a series that end in 0 or 5, and the share that may; `None` where last digits
/// say nothing.
pub fn counted(series: &Series, usual: &Usual) -> Option<(usize, f64)> {
    let is_round = |typed: &i64| typed % (5 * usual.step) == 0;
    let count = series.typed().filter(is_round).count();
    let finer = count < series.values.len();
    usual.round.filter(|_| finer).map(|share| (count, share))
}

/// The check's figures together.
pub fn line(known: &[(&Series, &Usual)]) -> Option<SignLine> {
    let (mut round, mut shares) = (0, Vec::new());
    for (series, usual) in known {
        let Some((count, share)) = counted(series, usual) else {
            continue;
        };
        round += count;
        shares.extend(std::iter::repeat_n(share, series.values.len()));
    }
    (shares.len() >= LEAST).then(|| SignLine {
        sign: Sign::RoundFigures {
            round,
            of: shares.len(),
            usual: shares.iter().sum(),
        },
        chance: Some(at_least(round, &shares)),
    })
}
