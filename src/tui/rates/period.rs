//! How far back figures go, by the day it is today. What is counted in it is not known here.

use crate::text::Lang;
use crate::text::screen::rates as say;
use chrono::{Datelike, Months, NaiveDate};

/// A period ending today.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Period {
    /// From the beginning.
    #[default]
    Ever,
    /// This month.
    Month,
    /// This month and the two before.
    ThreeMonths,
    /// This year.
    Year,
}

impl Period {
    /// The next one round.
    pub fn next(self) -> Self {
        match self {
            Period::Ever => Period::Month,
            Period::Month => Period::ThreeMonths,
            Period::ThreeMonths => Period::Year,
            Period::Year => Period::Ever,
        }
    }

    /// Its first day.
    pub fn from(self, today: NaiveDate) -> Option<NaiveDate> {
        let month = today.with_day(1)?;
        match self {
            Period::Ever => None,
            Period::Month => Some(month),
            Period::ThreeMonths => month.checked_sub_months(Months::new(2)),
            Period::Year => month.with_month(1),
        }
    }

    /// Its name.
    pub fn words(self, lang: Lang) -> &'static str {
        match self {
            Period::Ever => say::ever(lang),
            Period::Month => say::this_month(lang),
            Period::ThreeMonths => say::three_months(lang),
            Period::Year => say::this_year(lang),
        }
    }
}
