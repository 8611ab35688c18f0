//! Days and times as people write them: `2026-3-1`, `2026/3/1`, `2026.3.1`, `2026年3月1日`, `20260301`,
//! in full width too. What could be read in two ways (`26/3/1`, `3/1/2026`) is no day; nothing here
//! guesses a year or knows what day it is, but for [`near`] and [`moment`], which are told today, and
//! whose callers show the day before it counts.

use super::Lang;
use super::escape::quoted;
use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime};
use unicode_normalization::UnicodeNormalization;

/// What stands between year, month and day.
const BETWEEN: [&str; 4] = ["-", "/", ".", "。"];

/// The day that is written.
pub fn written(text: &str) -> Option<NaiveDate> {
    let text = narrow(text);
    if text.len() == 8 && is_digits(&text) {
        return of(text.get(..4)?, text.get(4..6)?, text.get(6..)?);
    }
    let [year, month, day] = parts(&text)?.try_into().ok()?;
    of(&year, &month, &day)
}

/// On which side of today a day without its year lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DaySide {
    /// Today or before: what is dated already.
    Past,
    /// Today or after: what falls due.
    Ahead,
}

/// Days that have a name, by how far they are from today.
const NAMED: [(&str, i64); 8] = [
    ("今天", 0),
    ("昨天", -1),
    ("前天", -2),
    ("明天", 1),
    ("后天", 2),
    ("today", 0),
    ("yesterday", -1),
    ("tomorrow", 1),
];

/// The day that is written or named (`昨天`), or, when no year stands there (`12.1`, `12月1日`), the
/// nearest of this month and date on that side.
pub fn near(text: &str, today: NaiveDate, side: DaySide) -> Option<NaiveDate> {
    if let Some(day) = written(text).or_else(|| named(text, today)) {
        return Some(day);
    }
    let [month, day] = parts(&narrow(text))?.try_into().ok()?;
    let of_year = |year: i32| of(&year.to_string(), &month, &day);
    // The 29th of February may be some years off.
    let days = (today.year() - 8..=today.year() + 8).filter_map(of_year);
    let on_side = days.filter(|day| match side {
        DaySide::Past => *day <= today,
        DaySide::Ahead => *day >= today,
    });
    on_side.min_by_key(|day| (*day - today).num_days().abs())
}

/// What an option that was typed without its year comes to.
pub fn said_back(lang: Lang, (what, typed): (&str, &str), meant: &str) -> String {
    let typed = quoted(typed);
    match lang {
        Lang::Zh => format!("{what}：「{typed}」按 {meant} 记。"),
        Lang::En => format!("{what}: \"{typed}\" is taken as {meant}."),
    }
}

fn named(text: &str, today: NaiveDate) -> Option<NaiveDate> {
    let text = narrow(text).to_lowercase();
    let (_, far) = NAMED.iter().find(|(name, _)| *name == text)?;
    let days = Days::new(far.unsigned_abs());
    match *far < 0 {
        true => today.checked_sub_days(days),
        false => today.checked_add_days(days),
    }
}

/// The time of day that is written, by digits alone too: `0930`, `9.30`, `9时30分`.
pub fn time_of_day(text: &str) -> Option<NaiveTime> {
    let text = narrow(text).replace(['.', '。', '-'], ":");
    match is_digits(&text) && (3..=4).contains(&text.len()) {
        true => {
            let (hour, minute) = text.split_at_checked(text.len() - 2)?;
            NaiveTime::from_hms_opt(figure(hour)?, figure(minute)?, 0)
        }
        false => time(&text),
    }
}

/// Whether a character can stand in no day and no time.
pub fn is_foreign(c: char) -> bool {
    let narrow: String = c.nfkc().collect();
    let of_name = |c: char| {
        let c = c.to_ascii_lowercase();
        NAMED.iter().any(|(name, _)| name.contains(c))
    };
    let known = |c: char| c.is_ascii_digit() || "-+/.:。年月日号时点分秒TZtz ".contains(c);
    !narrow.chars().all(|c| known(c) || of_name(c))
}

/// The day and the time of day that are written: `2026-3-1 9:30`, `2026年3月1日9时30分`, `昨天9点`; a day
/// without its year is the nearest on that side.
pub fn moment(text: &str, today: NaiveDate, side: DaySide) -> Option<(NaiveDate, NaiveTime)> {
    let (day, time) = parted(text)?;
    Some((near(&day, today, side)?, time))
}

/// The same in a file, which nobody can be asked about: the day is written with its year.
pub fn moment_in_full(text: &str) -> Option<NaiveDateTime> {
    let (day, time) = parted(text)?;
    Some(written(&day)?.and_time(time))
}

/// Whether a time stands there in full, with the year of its day, so that it means one thing only.
pub fn is_moment_in_full(text: &str) -> bool {
    moment_in_full(text).is_some() || DateTime::parse_from_rfc3339(text.trim()).is_ok()
}

/// What is written of the day, and the time of day.
fn parted(text: &str) -> Option<(String, NaiveTime)> {
    let text: String = text.trim().nfkc().collect();
    let mark = text.find([':', '时', '点'])?;
    let hour = text.get(..mark)?.trim_end();
    let from = hour.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let (day, clock) = text.split_at_checked(from)?;
    let day = day.trim_end();
    let day = day.strip_suffix('T').unwrap_or(day).to_owned();
    Some((day, time(clock)?))
}

fn time(text: &str) -> Option<NaiveTime> {
    let text = narrow(text);
    // On the hour: 9时, 9点.
    if let Some(hour) = text.strip_suffix(['时', '点']) {
        return NaiveTime::from_hms_opt(figure(hour)?, 0, 0);
    }
    let text = text.trim_end_matches(['分', '秒']);
    let numbers = text.split([':', '时', '点', '分']).map(figure);
    match *numbers.collect::<Option<Vec<u32>>>()? {
        [hour, minute] => NaiveTime::from_hms_opt(hour, minute, 0),
        [hour, minute, second] => NaiveTime::from_hms_opt(hour, minute, second),
        _ => None,
    }
}

fn figure(text: &str) -> Option<u32> {
    (is_digits(text) && text.len() <= 2).then(|| text.parse().ok())?
}

/// In half width, without blanks.
fn narrow(text: &str) -> String {
    text.nfkc().filter(|c| !c.is_whitespace()).collect()
}

/// The figures between one kind of separator, or before 年, 月, 日.
fn parts(text: &str) -> Option<Vec<String>> {
    let chinese = text.strip_suffix(['日', '号']);
    let parts: Vec<&str> = match chinese {
        Some(text) => text.split(['年', '月']).collect(),
        None => {
            let between = BETWEEN.iter().find(|between| text.contains(**between))?;
            text.split(between).collect()
        }
    };
    // 年 before 月, and nothing else in between.
    let ordered = chinese.is_none_or(|text| match (text.find('年'), text.find('月')) {
        (Some(year), Some(month)) => year < month,
        (None, Some(_)) => true,
        _ => false,
    });
    let figures = parts.iter().all(|part| is_digits(part));
    (ordered && figures).then(|| parts.into_iter().map(str::to_owned).collect())
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// A year has four figures, so that it cannot be taken for a month or a day.
fn of(year: &str, month: &str, day: &str) -> Option<NaiveDate> {
    if year.len() != 4 || month.len() > 2 || day.len() > 2 {
        return None;
    }
    let (year, month, day) = (year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
    NaiveDate::from_ymd_opt(year, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_as_people_write_them() {
        let day = NaiveDate::from_ymd_opt(2026, 3, 1);
        for text in [
            "2026-03-01",
            "2026-3-1",
            "2026/3/1",
            "2026.3.1",
            "2026。3。1",
            "2026年3月1日",
            " 2026 年 3 月 1 号 ",
            "２０２６－０３－０１",
            "２０２６／３／１",
            "20260301",
        ] {
            assert_eq!(written(text), day, "{text}");
        }
    }

    #[test]
    fn what_could_be_two_days_is_none() {
        for text in [
            "",
            "26/3/1",
            "3/1/2026",
            "2026-3/1",
            "2026-02-30",
            "2026年3月",
            "2026月3年1日",
            "2026-3",
            "3.1",
            "2026-3-1-1",
            "+3",
            "2026-3-1日",
            "202631",
            "二〇二六年三月一日",
        ] {
            assert_eq!(written(text), None, "{text}");
        }
    }

    #[test]
    fn without_a_year_the_nearest_day_on_its_side_is_meant() {
        let on = |text, side| {
            let today = NaiveDate::from_ymd_opt(2026, 11, 28).unwrap();
            near(text, today, side).map(|day| day.to_string())
        };
        for text in ["12.1", "12/1", "12-1", "12月1日", "１２。１"] {
            assert_eq!(
                on(text, DaySide::Ahead).as_deref(),
                Some("2026-12-01"),
                "{text}"
            );
            assert_eq!(
                on(text, DaySide::Past).as_deref(),
                Some("2025-12-01"),
                "{text}"
            );
        }
        let day = |text| on(text, DaySide::Ahead);
        assert_eq!(day("1月5日").as_deref(), Some("2027-01-05"));
        assert_eq!(day("2026/3/1").as_deref(), Some("2026-03-01"));
        assert_eq!(day("11.28"), on("11.28", DaySide::Past));
        assert_eq!(on("2.29", DaySide::Past).as_deref(), Some("2024-02-29"));
        assert_eq!([day("13.1"), day("1"), day("日")], [None, None, None]);
    }

    #[test]
    fn days_with_a_name_are_counted_from_today() {
        let today = NaiveDate::from_ymd_opt(2026, 3, 1).unwrap();
        for (text, day) in [
            ("今天", "2026-03-01"),
            (" 昨 天 ", "2026-02-28"),
            ("前天", "2026-02-27"),
            ("明天", "2026-03-02"),
            ("Yesterday", "2026-02-28"),
        ] {
            for side in [DaySide::Past, DaySide::Ahead] {
                let read = near(text, today, side).map(|day| day.to_string());
                assert_eq!(read.as_deref(), Some(day), "{text}");
            }
            assert!(!text.chars().any(is_foreign), "{text}");
            assert_eq!(written(text), None, "{text}");
        }
        assert_eq!(near("大前天", today, DaySide::Past), None);
    }

    #[test]
    fn times_are_typed_by_digits_alone() {
        let time = |text| time_of_day(text).map(|time| time.to_string());
        for text in [
            "0930",
            "930",
            "9.30",
            "０９３０",
            "09:30",
            "09：30",
            "9时30分",
        ] {
            assert_eq!(time(text).as_deref(), Some("09:30:00"), "{text}");
        }
        for text in ["", "9", "2400", "0960", "-930", "九点", "09301"] {
            assert_eq!(time(text), None, "{text}");
        }
    }

    #[test]
    fn a_time_in_full_has_its_year() {
        for text in [
            "2026-3-1 9:30",
            "２０２６－０３－０１ ０９：３０",
            "2026年3月1日9时30分",
            " 2026-03-01T09:30:00+08:00",
        ] {
            assert!(is_moment_in_full(text), "{text}");
        }
        for text in ["+2026", "3-1 9:30", "3-1 20:26", "昨天 9:30", "2026-03-01"] {
            assert!(!is_moment_in_full(text), "{text}");
        }
    }

    #[test]
    fn a_time_of_day_stands_behind_the_day() {
        let of = |text, side| {
            let today = NaiveDate::from_ymd_opt(2026, 3, 2).unwrap();
            moment(text, today, side).map(|(day, time)| format!("{day} {time}"))
        };
        let at = |text| of(text, DaySide::Past);
        for text in [
            "2026-03-01 09:30",
            "2026/3/1 9:30",
            "2026-03-01T09:30:00",
            "2026年3月1日9时30分",
            "2026年3月1日 9：30",
            "3-1 9:30",
            "3月1日9时30分",
            "昨天 9:30",
        ] {
            assert_eq!(at(text).as_deref(), Some("2026-03-01 09:30:00"), "{text}");
        }
        assert_eq!(at("2026.3.1 9点").as_deref(), Some("2026-03-01 09:00:00"));
        let ahead = of("3-1 9:30", DaySide::Ahead);
        assert_eq!(ahead.as_deref(), Some("2027-03-01 09:30:00"));
        for text in [
            "9:30",
            "2026-03-01",
            "2026-03-01 25:00",
            "2026-03-01 9:30:00:1",
            "2026-3-1 9:",
        ] {
            assert_eq!(at(text), None, "{text}");
        }
    }
}
