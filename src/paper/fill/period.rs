//! The month that a report is about, by the days as they were written at the site.

use crate::rates::{By, Counts, Level, Query, RatesTable, RowKey};
use chrono::{Days, Months, NaiveDate};
use std::fmt;

/// A calendar month at the site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Month {
    /// Its first day.
    pub first: NaiveDate,
    /// Its last.
    pub last: NaiveDate,
}

impl Month {
    /// The month of `2026-11`; or from one day to another, as in `2026-10-26..2026-11-25`, for reports that do not go
    /// by the calendar: at most two months.
    pub fn parse(text: &str) -> Option<Self> {
        if let Some((first, last)) = text.split_once("..") {
            let [first, last] = [first, last].map(|day| day.parse::<NaiveDate>().ok());
            let (first, last) = (first?, last?);
            let is_one = first <= last && last < first.checked_add_months(Months::new(2))?;
            return is_one.then_some(Self { first, last });
        }
        let first = NaiveDate::parse_from_str(&format!("{text}-01"), "%Y-%m-%d").ok()?;
        let last = first
            .checked_add_months(Months::new(1))?
            .checked_sub_days(Days::new(1))?;
        Some(Self { first, last })
    }

    /// Whether a day as written, or the day of a moment, lies in it.
    pub fn has(self, at: &str) -> bool {
        let day = at.get(..10).unwrap_or_default();
        (self.first.to_string().as_str()..=self.last.to_string().as_str()).contains(&day)
    }

    /// Whether it lies in it or before.
    pub fn is_past(self, at: &str) -> bool {
        at.get(..10).unwrap_or_default() <= self.last.to_string().as_str()
    }

    /// What rates are asked for: of the month, or of all until its end.
    pub fn query(self, from_the_first: bool, by: By) -> Query {
        Query {
            levels: vec![Level::Lot],
            by: Some(by),
            from: (!from_the_first).then_some(self.first),
            to: Some(self.last),
        }
    }

    /// The month before.
    pub fn before(self) -> Option<Self> {
        let first = self.first.checked_sub_months(Months::new(1))?;
        let last = self.first.checked_sub_days(Days::new(1))?;
        Some(Self { first, last })
    }
}

/// What was counted of all lots together.
pub fn whole(table: &RatesTable) -> Option<&Counts> {
    let key = RowKey {
        level: Level::Lot,
        group: None,
    };
    table.get(&key)
}

impl fmt::Display for Month {
    /// By its last day: a report from the 26th to the 25th is that of the month in which it ends.
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{}", self.last.format("%Y-%m"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_has_its_days_and_no_others() {
        let month = Month::parse("2026-02").unwrap();
        assert!(month.has("2026-02-01") && month.has("2026-02-28T23:59:59+08:00"));
        assert!(!month.has("2026-03-01") && !month.has("2026-01-31") && !month.has(""));
        assert!(month.is_past("2026-01-31") && !month.is_past("2026-03-01"));
        assert_eq!(Month::parse("2026-13"), None);
        assert_eq!(Month::parse("11月"), None);
        let span = Month::parse("2026-01-26..2026-02-25").unwrap();
        assert!(span.has("2026-01-26") && span.has("2026-02-25") && !span.has("2026-02-26"));
        assert_eq!(span.to_string(), "2026-02");
        let before = span.before().unwrap();
        assert!(before.has("2025-12-26") && before.has("2026-01-25"));
        for wrong in [
            "2026-02-25..2026-01-26",
            "2026-01-01..2026-03-01",
            "..",
            "2026-01-01..",
        ] {
            assert_eq!(Month::parse(wrong), None, "{wrong}");
        }
    }
}
