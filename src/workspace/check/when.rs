//! Days and times as people type them: a date, with its year or without; a date with a time; so many
//! days or hours from now. Whoever asks says on which side of today it lies.

use crate::domain::time::Time;
use crate::text::day::{self, DaySide};
use crate::workspace::Workspace;
use chrono::{DateTime, Duration, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime};

/// Nobody means more days, or hours, than this.
const FARTHEST: i64 = 10_000;

impl Workspace {
    /// Milliseconds by a clock that only goes forward, for how long something has stood.
    pub fn mono(&self) -> u64 {
        self.clock.mono()
    }

    /// The day that is meant: a date, or `+3` days from today where it lies ahead.
    pub fn day_meant(&self, typed: &str, side: DaySide) -> Option<NaiveDate> {
        let typed = typed.trim();
        match later(typed, side) {
            Some(days) => self.today().checked_add_signed(Duration::days(days)),
            None => day::near(typed, self.today(), side),
        }
    }

    /// Whether what is typed counts from now.
    pub fn counts_from_now(&self, typed: &str, side: DaySide) -> bool {
        later(typed.trim(), side).is_some()
    }

    /// The time that is meant, RFC 3339: such a time, a date and a time on the site, or `+48` hours from
    /// now where it lies ahead.
    pub fn time_meant(&self, typed: &str, side: DaySide) -> Option<Time> {
        let typed = typed.trim();
        let now = self.on_site_now();
        let time = match later(typed, side) {
            Some(hours) => now.checked_add_signed(Duration::hours(hours))?,
            None => DateTime::parse_from_rfc3339(typed)
                .ok()
                .or_else(|| self.on_site(typed, side))?,
        };
        Some(written(time))
    }

    /// The time now as the site's clocks show it, RFC 3339.
    pub fn site_now(&self) -> Time {
        written(self.on_site_now())
    }

    /// A time of today on the site, RFC 3339.
    pub fn today_at(&self, time: NaiveTime) -> Option<Time> {
        let shown = NaiveDateTime::new(self.today(), time);
        self.site_zone().moment(shown).map(written)
    }

    fn on_site_now(&self) -> DateTime<FixedOffset> {
        self.site_zone().here(self.clock.now())
    }

    /// A date and a time without an offset are what the site's clocks show, not the laptop's.
    fn on_site(&self, typed: &str, side: DaySide) -> Option<DateTime<FixedOffset>> {
        let (day, time) = day::moment(typed, self.today(), side)?;
        self.site_zone().moment(NaiveDateTime::new(day, time))
    }
}

fn written(time: DateTime<FixedOffset>) -> Time {
    time.format("%Y-%m-%dT%H:%M:%S%:z").to_string().into()
}

fn later(typed: &str, side: DaySide) -> Option<i64> {
    if side == DaySide::Past {
        return None;
    }
    let number = typed.strip_prefix(['+', '＋'])?.trim();
    let number: i64 = number.parse().ok()?;
    (0..=FARTHEST).contains(&number).then_some(number)
}

#[cfg(test)]
mod tests {
    use crate::store::RealDisk;
    use crate::text::day::DaySide;
    use crate::workspace::Workspace;
    use crate::workspace::held::clock::SetClock;
    use std::sync::Arc;

    fn at(now: &str) -> (tempfile::TempDir, Workspace) {
        let folder = tempfile::tempdir().unwrap();
        let disk = Arc::new(RealDisk::new(folder.path()).unwrap());
        let clock = Arc::new(SetClock::at(now));
        let workspace = Workspace::with(disk, folder.path(), clock).unwrap();
        (folder, workspace)
    }

    #[test]
    fn times_are_the_site_s_whatever_the_laptop_shows() {
        let (_folder, workspace) = at("2026-05-30T16:30:00+02:00");
        let time = |typed: &str, side| workspace.time_meant(typed, side);
        let evening = Some("2026-05-30T22:30:00+08:00");
        assert_eq!(time("5-30 22:30", DaySide::Past).as_deref(), evening);
        assert_eq!(time("今天 22:30", DaySide::Past).as_deref(), evening);
        assert_eq!(time("+0", DaySide::Ahead).as_deref(), evening);
        // An offset that is written stays.
        let written = "2026-05-30T16:30:00+02:00";
        assert_eq!(time(written, DaySide::Past).as_deref(), Some(written));
    }

    #[test]
    fn reads_what_people_type() {
        let (_folder, workspace) = at("2026-05-30T22:30:00+08:00");
        let on = |typed: &str, side| {
            let day = workspace.day_meant(typed, side);
            day.map(|day| day.to_string())
        };
        let day = |typed: &str| on(typed, DaySide::Ahead);
        assert_eq!(day("+3").as_deref(), Some("2026-06-02"));
        for typed in [" 2026-06-01 ", "2026/6/1", "2026年6月1日"] {
            assert_eq!(day(typed).as_deref(), Some("2026-06-01"));
        }
        assert_eq!(
            [day("3"), day("+-3"), day("2026-02-30")],
            [None, None, None]
        );
        assert_eq!(day("5-3").as_deref(), Some("2027-05-03"));
        assert_eq!(on("5-3", DaySide::Past).as_deref(), Some("2026-05-03"));
        assert_eq!(on("+3", DaySide::Past), None);
        let time = |typed: &str| workspace.time_meant(typed, DaySide::Ahead);
        assert_eq!(time("+48").as_deref(), Some("2026-06-01T22:30:00+08:00"));
        let morning = Some("2026-06-01T08:00:00+08:00".into());
        assert_eq!(
            [time("2026-06-01 08:00"), time("2026-06-01T08:00:00+08:00")],
            [morning.clone(), morning]
        );
        assert_eq!(time("08:00"), None);
        assert_eq!(time("6-1 8点"), time("2026-06-01 08:00"));
        let back = workspace.time_meant("昨天 8:00", DaySide::Past);
        assert_eq!(back.as_deref(), Some("2026-05-29T08:00:00+08:00"));
    }
}
