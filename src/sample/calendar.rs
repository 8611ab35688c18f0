//! The sample's five months: days counted from the first, as dates and times of +08:00.
//! The dates are fixed; no clock is ever asked.

use chrono::{Datelike, Days, NaiveDate};

/// The last day of the sample, 2026-11-06, counted from the first.
pub const LAST_DAY: i64 = 151;
/// The minute of the last day at which the sample stops: the afternoon's checks are still to come.
pub const LAST_MINUTE: i64 = 15 * 60;

/// A moment: the day, and the minute of that day.
pub type DayMinute = (i64, i64);

/// The date of a day.
pub fn date(day: i64) -> NaiveDate {
    let first = NaiveDate::from_ymd_opt(2026, 6, 8).unwrap_or_default();
    if day < 0 {
        first - Days::new(day.unsigned_abs())
    } else {
        first + Days::new(day.unsigned_abs())
    }
}

/// A moment as a check states it.
pub fn stamp((day, minute): DayMinute) -> String {
    let (hour, minute) = (minute / 60, minute % 60);
    format!("{}T{hour:02}:{minute:02}:00+08:00", date(day))
}

/// Months since the first.
pub fn month(day: i64) -> usize {
    let first = date(0);
    let day = date(day);
    let months = (day.year() - first.year()) * 12 + day.month0().cast_signed()
        - first.month0().cast_signed();
    usize::try_from(months).unwrap_or(0)
}

/// Whether a moment lies within the sample.
pub fn has_come(moment: DayMinute) -> bool {
    moment <= (LAST_DAY, LAST_MINUTE)
}
