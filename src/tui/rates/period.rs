//! How far back figures go, by the day it is today. What is counted in it is not known here.

use crate::text::Lang;
use crate::text::screen::rates as say;
use chrono::{Datelike, Months, NaiveDate};

/// A period ending today.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RatesPeriod {
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

impl RatesPeriod {
    /// The next one round.
    pub fn next(self) -> Self {
        match self {
            RatesPeriod::Ever => RatesPeriod::Month,
            RatesPeriod::Month => RatesPeriod::ThreeMonths,
            RatesPeriod::ThreeMonths => RatesPeriod::Year,
            RatesPeriod::Year => RatesPeriod::Ever,
        }
    }

    /// Its first day.
    pub fn from(self, today: NaiveDate) -> Option<NaiveDate> {
        let month = today.with_day(1)?;
        match self {
            RatesPeriod::Ever => None,
            RatesPeriod::Month => Some(month),
            RatesPeriod::ThreeMonths => month.checked_sub_months(Months::new(2)),
            RatesPeriod::Year => month.with_month(1),
        }
    }

    /// Its name.
    pub fn words(self, lang: Lang) -> &'static str {
        match self {
            RatesPeriod::Ever => say::ever(lang),
            RatesPeriod::Month => say::this_month(lang),
            RatesPeriod::ThreeMonths => say::three_months(lang),
            RatesPeriod::Year => say::this_year(lang),
        }
    }
}
