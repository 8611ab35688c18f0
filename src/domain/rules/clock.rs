//! What speaks against a clock, by what it shows and what is on record; no clock is looked at here.

use chrono::{DateTime, FixedOffset, TimeDelta};

/// A wall clock earlier than the last record by more than this has been turned back (T3).
const BACK: i64 = 2;
/// A wall clock that ran ahead of the monotonic one by more than this has been set (T3).
const JUMP_HOURS: i64 = 24;
/// A clock that shows an earlier year was never set (T3).
const FIRST_YEAR: &str = "2024-01-01T00:00:00Z";
/// Between two runs nothing but the wall clock counts the days; more than this is no pause in the work.
const PAUSE_DAYS: i64 = 366;
/// A clock that shows this year or a later one was set wrong.
const LAST_YEAR: &str = "2080-01-01T00:00:00Z";
/// The flag of a clock that nothing speaks against.
pub const OK: &str = "ok";
/// The others.
const FLAGS: [&str; 3] = ["back", "jump", "unset"];

/// What a record says of the clock by which it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClockStanding {
    /// Nothing speaks against it.
    Right,
    /// It was turned back.
    Back,
    /// It jumped.
    Jump,
    /// It was never set.
    Unset,
    /// A flag of a later version.
    Unknown,
}

impl ClockStanding {
    /// Of the flag of a record.
    pub fn of(flag: &str) -> Self {
        match flag {
            OK => Self::Right,
            "back" => Self::Back,
            "jump" => Self::Jump,
            "unset" => Self::Unset,
            _ => Self::Unknown,
        }
    }
}

/// Whether a clock shows a year in which nobody works with this program.
pub fn far(now: DateTime<FixedOffset>) -> bool {
    DateTime::parse_from_rfc3339(LAST_YEAR).is_ok_and(|year| now >= year)
}

/// What speaks against a clock that shows this, given the last record and the last one of this run.
pub fn flag(
    now: DateTime<FixedOffset>,
    mono: u64,
    last: Option<&str>,
    last_here: Option<(u64, DateTime<FixedOffset>)>,
) -> &'static str {
    let time = |text: &str| DateTime::parse_from_rfc3339(text).ok();
    if time(FIRST_YEAR).is_some_and(|first| now < first) {
        return "unset";
    }
    let last = last.and_then(time);
    if last.is_some_and(|last| now + TimeDelta::seconds(BACK) < last) {
        return "back";
    }
    let jumped = match (last_here, last) {
        (Some((then, shown)), _) => {
            let ran = i64::try_from(mono.saturating_sub(then)).unwrap_or(i64::MAX);
            let ran = TimeDelta::try_milliseconds(ran).unwrap_or(TimeDelta::MAX);
            now - shown
                > ran
                    .checked_add(&TimeDelta::hours(JUMP_HOURS))
                    .unwrap_or(ran)
        }
        (None, Some(last)) => now - last > TimeDelta::days(PAUSE_DAYS),
        (None, None) => false,
    };
    if jumped || far(now) { "jump" } else { OK }
}

/// Whether a record bears a time that would have been flagged when it was written, and no flag. What
/// the monotonic clock would have said is not on record.
pub fn is_unflagged((t, clk): (&str, &str), last: Option<&str>) -> bool {
    if clk != OK {
        return !FLAGS.contains(&clk);
    }
    match DateTime::parse_from_rfc3339(t) {
        Err(_) => true,
        // As if nothing had run on since: only what the wall clock itself says counts.
        Ok(now) => flag(now, 0, last, Some((0, now))) != OK,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> DateTime<FixedOffset> {
        DateTime::parse_from_rfc3339(text).unwrap()
    }

    #[test]
    fn flags_clocks_nobody_should_believe() {
        let may = shown("2026-05-01T08:00:00+08:00");
        assert_eq!(
            flag(shown("1970-01-01T08:00:00+08:00"), 0, None, None),
            "unset"
        );
        assert_eq!(
            flag(may, 0, Some("2026-05-01T08:00:01.000+08:00"), None),
            "ok"
        );
        assert_eq!(
            flag(may, 0, Some("2026-05-02T08:00:00.000+08:00"), None),
            "back"
        );
        assert_eq!(
            flag(
                shown("2099-05-01T08:00:00+08:00"),
                5_000,
                None,
                Some((0, may))
            ),
            "jump"
        );
        let last_year = Some("2025-04-01T08:00:00.000+08:00");
        assert_eq!(flag(may, 0, last_year, None), "jump", "between two runs");
        let last_month = Some("2026-04-01T08:00:00.000+08:00");
        assert_eq!(flag(may, 0, last_month, None), "ok");
        assert_eq!(
            flag(shown("2099-05-01T08:00:00+08:00"), 0, None, None),
            "jump"
        );
        assert_eq!(
            flag(
                shown("2026-05-01T08:00:05+08:00"),
                5_000,
                None,
                Some((0, may))
            ),
            "ok"
        );
    }
}
