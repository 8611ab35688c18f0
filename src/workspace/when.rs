//! Days and times as people type them: a date, a date with a time, or so many days or hours from now.

use super::Workspace;
use crate::text::day;
use chrono::{DateTime, Duration, FixedOffset, NaiveDateTime};

/// Nobody means more days, or hours, than this.
const FARTHEST: i64 = 10_000;

impl Workspace {
    /// Milliseconds by a clock that only goes forward, for how long something has stood.
    pub fn mono(&self) -> u64 {
        self.clock.mono()
    }

    /// The day that is meant, `YYYY-MM-DD`: a date, or `+3` days from today.
    pub fn day_meant(&self, typed: &str) -> Option<String> {
        let typed = typed.trim();
        let day = match later(typed) {
            Some(days) => self.today().checked_add_signed(Duration::days(days))?,
            None => day::written(typed)?,
        };
        Some(day.format("%Y-%m-%d").to_string())
    }

    /// The time that is meant, RFC 3339: such a time, a date and a time here, or `+48` hours from
    /// now.
    pub fn time_meant(&self, typed: &str) -> Option<String> {
        let typed = typed.trim();
        let now = self.clock.now();
        let time = match later(typed) {
            Some(hours) => now.checked_add_signed(Duration::hours(hours))?,
            None => DateTime::parse_from_rfc3339(typed)
                .ok()
                .or_else(|| self.here(typed))?,
        };
        Some(time.format("%Y-%m-%dT%H:%M:%S%:z").to_string())
    }

    /// A date and a time without an offset are those of this place, with its offset on that day.
    fn here(&self, typed: &str) -> Option<DateTime<FixedOffset>> {
        let (day, time) = day::moment(typed)?;
        self.clock.here(NaiveDateTime::new(day, time))
    }
}

fn later(typed: &str) -> Option<i64> {
    let number = typed.strip_prefix(['+', '＋'])?.trim();
    let number: i64 = number.parse().ok()?;
    (0..=FARTHEST).contains(&number).then_some(number)
}

#[cfg(test)]
mod tests {
    use crate::store::RealDisk;
    use crate::workspace::Workspace;
    use crate::workspace::clock::SetClock;
    use std::sync::Arc;

    #[test]
    fn reads_what_people_type() {
        let folder = tempfile::tempdir().unwrap();
        let disk = Arc::new(RealDisk::new(folder.path()).unwrap());
        let clock = Arc::new(SetClock::at("2026-05-30T22:30:00+08:00"));
        let workspace = Workspace::with(disk, folder.path(), clock).unwrap();
        let day = |typed: &str| workspace.day_meant(typed);
        assert_eq!(day("+3").as_deref(), Some("2026-06-02"));
        for typed in [" 2026-06-01 ", "2026/6/1", "2026年6月1日"] {
            assert_eq!(day(typed).as_deref(), Some("2026-06-01"));
        }
        assert_eq!(
            [day("3"), day("+-3"), day("2026-02-30")],
            [None, None, None]
        );
        let time = |typed: &str| workspace.time_meant(typed);
        assert_eq!(time("+48").as_deref(), Some("2026-06-01T22:30:00+08:00"));
        let morning = Some("2026-06-01T08:00:00+08:00".to_owned());
        assert_eq!(
            [time("2026-06-01 08:00"), time("2026-06-01T08:00:00+08:00")],
            [morning.clone(), morning]
        );
        assert_eq!(time("08:00"), None);
    }
}
