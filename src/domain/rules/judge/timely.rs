//! Times that people state, held against what is known of time: the clock of the laptop, when nothing
//! speaks against it; the beginning of the project; the check that came before. What cannot be is
//! refused when it is entered; what is odd is marked, also in records made earlier.

use crate::domain::fault::Fault;
use crate::domain::time::moment;
use crate::domain::trouble::Untimely;
use crate::domain::zone::Zone;
use chrono::{DateTime, FixedOffset, Months, NaiveDate, TimeDelta};

/// The clock of a laptop may be behind by so much, or its zone be wrong, and nobody notices.
const SLACK_HOURS: i64 = 24;
/// A check that is dated so little ahead was dated by another clock.
const AHEAD_MINUTES: i64 = 15;
/// Nobody enters what happened so long before the program was first used on a project.
const LONG_AGO_MONTHS: u32 = 120;

/// What is odd about the time of a check, or of a step on the way of an issue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OddTime {
    /// Later than its record was made.
    Ahead,
    /// Earlier than what it follows.
    Backwards,
    /// Before the project began.
    BeforeProject,
}

impl OddTime {
    /// The oddity of a word.
    pub fn parse(word: &str) -> Option<Self> {
        let all = [OddTime::Ahead, OddTime::Backwards, OddTime::BeforeProject];
        all.into_iter().find(|odd| odd.as_str() == word)
    }

    /// The word for programs.
    pub fn as_str(self) -> &'static str {
        match self {
            OddTime::Ahead => "ahead",
            OddTime::Backwards => "backwards",
            OddTime::BeforeProject => "before_project",
        }
    }
}

/// What times are held against.
#[derive(Clone, Copy, Debug)]
pub struct Frame {
    /// The clock, if it can be believed.
    pub now: Option<DateTime<FixedOffset>>,
    /// The first day of the project that can be meant.
    pub first: Option<NaiveDate>,
    /// Whose days.
    pub zone: Zone,
}

impl Frame {
    /// The first day of a project: the one it names, or one long before its first record.
    pub fn first_day(
        began: Option<NaiveDate>,
        entered: Option<&str>,
        zone: Zone,
    ) -> Option<NaiveDate> {
        let long_ago = || {
            zone.day(entered?)?
                .checked_sub_months(Months::new(LONG_AGO_MONTHS))
        };
        began.or_else(long_ago)
    }

    /// Why a time cannot be meant. A clock in doubt blocks nobody's work (T3): then times are marked only.
    pub fn fault(&self, at: &str) -> Option<Fault> {
        let time = moment(at)?;
        let now = self.now?;
        if time - now > TimeDelta::hours(SLACK_HOURS) {
            let now = self.zone.here(now).format("%Y-%m-%d %H:%M %:z").to_string();
            let at = at.to_owned();
            return Some(Fault::whole(Untimely::Future { at, now }));
        }
        let day = self.zone.day(at)?;
        let first = self.first.filter(|first| day < *first)?;
        Some(Fault::whole(Untimely::BeforeProject {
            at: at.to_owned(),
            first: first.to_string(),
        }))
    }

    /// Whether a day is after today.
    pub fn is_future(&self, day: NaiveDate) -> bool {
        self.now
            .is_some_and(|now| day > self.zone.here(now).date_naive())
    }
}

/// What is odd about a time, given that of what it follows and when its record was made by a clock that
/// could be believed.
pub fn odd(
    stated: &str,
    before: Option<&str>,
    made: Option<DateTime<FixedOffset>>,
    frame: &Frame,
) -> Option<OddTime> {
    let at = moment(stated)?;
    let ahead = made.is_some_and(|made| at - made > TimeDelta::minutes(AHEAD_MINUTES));
    let early = { frame.zone.day(stated) }.zip(frame.first);
    if ahead {
        Some(OddTime::Ahead)
    } else if early.is_some_and(|(day, first)| day < first) {
        Some(OddTime::BeforeProject)
    } else {
        let later = before.and_then(moment).is_some_and(|before| before > at);
        later.then_some(OddTime::Backwards)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn time(text: &str) -> DateTime<FixedOffset> {
        DateTime::parse_from_rfc3339(text).unwrap()
    }

    fn frame() -> Frame {
        let first = Frame::first_day(None, Some("2026-03-01T08:00:00+08:00"), Zone::default());
        Frame {
            now: Some(time("2026-05-01T08:00:00+08:00")),
            first,
            zone: Zone::default(),
        }
    }

    #[test]
    fn a_time_that_has_not_come_is_refused_when_the_clock_can_be_believed() {
        let rule = |frame: Frame, at: &str| frame.fault(at).map(|fault| fault.rule().as_str());
        let doubted = Frame {
            now: None,
            ..frame()
        };
        assert_eq!(rule(frame(), "2099-03-01T09:30:00+08:00"), Some("number"));
        assert_eq!(rule(doubted, "2099-03-01T09:30:00+08:00"), None);
        assert_eq!(rule(doubted, "1970-01-01T08:00:00+08:00"), None);
        // A clock that is some hours behind keeps nobody from working.
        assert_eq!(rule(frame(), "2026-05-02T07:00:00+08:00"), None);
        assert_eq!(rule(frame(), "2026-04-01T07:00:00+08:00"), None);
    }

    #[test]
    fn a_time_before_the_project_is_refused() {
        let refused = |frame: Frame, at: &str| frame.fault(at).is_some();
        assert!(refused(frame(), "1926-03-01T09:30:00+08:00"));
        assert!(!refused(frame(), "2017-03-01T09:30:00+08:00"));
        let began = Frame {
            first: NaiveDate::from_ymd_opt(2026, 2, 1),
            ..frame()
        };
        assert!(refused(began, "2026-01-31T15:59:00Z"));
        assert!(!refused(began, "2026-01-31T16:00:00Z"));
    }

    #[test]
    fn what_is_dated_before_what_it_follows_is_odd() {
        let of = |stated: &str, before: Option<&str>| odd(stated, before, frame().now, &frame());
        let before = "2026-04-30T09:00:00+08:00";
        assert_eq!(of("2026-04-30T09:00:00+08:00", Some(before)), None);
        // The same moment by another offset is not before.
        assert_eq!(of("2026-04-30T01:00:00Z", Some(before)), None);
        let earlier = of("2026-04-30T08:59:59+08:00", Some(before));
        assert_eq!(earlier, Some(OddTime::Backwards));
        assert_eq!(of("2026-05-01T08:10:00+08:00", None), None);
        let ahead = of("2026-05-01T08:16:00+08:00", Some(before));
        assert_eq!(ahead, Some(OddTime::Ahead));
        let early = of("2016-02-28T08:00:00+08:00", Some(before));
        assert_eq!(early, Some(OddTime::BeforeProject));
    }

    #[test]
    fn a_day_is_future_by_the_site_s_calendar() {
        let day = |text| frame().is_future(Zone::default().day(text).unwrap());
        assert_eq!([day("2026-05-01"), day("2026-05-02")], [false, true]);
    }
}
