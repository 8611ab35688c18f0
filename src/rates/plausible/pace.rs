//! Pace: readings entered one after the other faster than anyone can measure. Two people, one
//! calling and one typing, take a second or two for each; a laser meter that types by itself,
//! about one. Readings that came all at once say nothing about when they were measured.

use super::series::ReadingSheet;
use super::sign::{Sign, SignLine};

/// Fewer readings in a row than this say nothing.
const READINGS: u64 = 9;
/// Nobody measures and enters a reading in less, in milliseconds.
const FASTEST: u64 = 500;

/// The items entered too fast.
pub fn lines(sheet: &ReadingSheet) -> Vec<SignLine> {
    let fast = sheet
        .pace
        .iter()
        .filter(|pace| pace.readings >= READINGS && pace.millis < FASTEST * pace.readings);
    let line = |pace: &crate::domain::check::Pace| SignLine {
        sign: Sign::Fast {
            item: pace.item.clone(),
            readings: pace.readings,
            millis: pace.millis,
        },
        chance: None,
    };
    fast.map(line).collect()
}
