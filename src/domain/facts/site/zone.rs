//! Whose day it is: the offset of the site's clocks, by which a moment belongs to a day and a month.
//! Never the laptop's; nothing here reads a clock.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, Offset};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// China has one zone.
const CHINA: i32 = 8 * 3600;
/// No zone on earth is farther from UTC.
const FARTHEST: i32 = 14 * 3600;

/// The offset of a site's clocks from UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Zone(FixedOffset);

impl Zone {
    /// Reads an offset: `+08:00`, `-3`, `UTC+8`, `Z`.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let bare = text.strip_prefix("UTC").unwrap_or(text);
        if bare.is_empty() || bare == "Z" {
            return (!text.is_empty()).then(|| Self::of(0)).flatten();
        }
        let (sign, digits) = match bare.strip_prefix('-') {
            Some(digits) => (-1, digits),
            None => (1, bare.strip_prefix('+')?),
        };
        let (hours, minutes) = digits.split_once(':').unwrap_or((digits, "00"));
        let number = |text: &str| {
            let plain = (1..=2).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
            plain.then(|| text.parse::<i32>().ok())?
        };
        let (hours, minutes) = (number(hours)?, number(minutes)?);
        let seconds = sign * (hours * 3600 + minutes * 60);
        (minutes < 60 && seconds.abs() <= FARTHEST).then(|| Self::of(seconds))?
    }

    fn of(seconds: i32) -> Option<Self> {
        FixedOffset::east_opt(seconds).map(Self)
    }

    /// The moment by the site's clocks.
    pub fn here(self, moment: DateTime<FixedOffset>) -> DateTime<FixedOffset> {
        moment.with_timezone(&self.0)
    }

    /// What the site's clocks show as a moment.
    pub fn moment(self, shown: NaiveDateTime) -> Option<DateTime<FixedOffset>> {
        shown.and_local_timezone(self.0).single()
    }

    /// The site's day of a time as written, RFC 3339; of what is no time the day that stands there.
    pub fn day(self, time: &str) -> Option<NaiveDate> {
        match DateTime::parse_from_rfc3339(time) {
            Ok(moment) => Some(self.here(moment).date_naive()),
            Err(_) => NaiveDate::parse_from_str(time.get(..10)?, "%Y-%m-%d").ok(),
        }
    }

    /// The site's month of a time as written, `YYYY-MM`.
    pub fn month(self, time: &str) -> String {
        match self.day(time) {
            Some(day) => day.format("%Y-%m").to_string(),
            None => time.get(..7).unwrap_or(time).to_owned(),
        }
    }
}

impl Default for Zone {
    fn default() -> Self {
        let china = FixedOffset::east_opt(CHINA);
        Self(china.unwrap_or_else(|| chrono::Utc.fix()))
    }
}

impl fmt::Display for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Serialize for Zone {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Zone {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| serde::de::Error::custom("no offset such as +08:00"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_belongs_to_one_day_whoever_wrote_it_down() {
        let china = Zone::default();
        for time in [
            "2026-02-28T16:30:00Z",
            "2026-03-01T00:30:00+08:00",
            "2026-02-28T12:30:00-04:00",
        ] {
            assert_eq!(
                china.day(time).map(|day| day.to_string()).as_deref(),
                Some("2026-03-01")
            );
            assert_eq!(china.month(time), "2026-03");
        }
        let peru = Zone::parse("-05:00").unwrap();
        assert_eq!(peru.month("2026-03-01T00:30:00+08:00"), "2026-02");
        // What was written before times were strict.
        assert_eq!(
            [china.month("2026-03-01"), china.month("early")],
            ["2026-03", "early"]
        );
    }

    #[test]
    fn offsets_are_read_as_people_write_them_and_written_in_one_form() {
        let written = |text| Zone::parse(text).map(|zone| zone.to_string());
        for text in ["+08:00", "+8", "UTC+8", "UTC+08:00"] {
            assert_eq!(written(text).as_deref(), Some("+08:00"), "{text}");
        }
        assert_eq!(written("-3:30").as_deref(), Some("-03:30"));
        assert_eq!(written("Z").as_deref(), Some("+00:00"));
        for text in [
            "",
            "8",
            "+",
            "+15",
            "+08:60",
            "Asia/Shanghai",
            "+-8",
            "+008",
        ] {
            assert_eq!(written(text), None, "{text}");
        }
    }
}
