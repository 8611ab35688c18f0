//! What is asked of the counting room: level, grouping, period.

use crate::rates::{By, Level, Query};
use crate::text::Lang;
use crate::text::screen::rates as say;
use crate::tui::rates::period::RatesPeriod;
use chrono::NaiveDate;

/// The groupings, in the order of their digits.
pub const GROUPINGS: [Option<By>; 5] = [
    None,
    Some(By::Crew),
    Some(By::Trade),
    Some(By::Building),
    Some(By::Month),
];

/// What is asked for.
#[derive(Clone, Copy, Debug, Default)]
pub struct RatesQuery {
    /// The place of the level, from the lot up.
    level: usize,
    /// The place of the grouping.
    grouping: usize,
    /// The period.
    pub period: RatesPeriod,
}

impl RatesQuery {
    /// The level.
    pub fn level(self) -> Level {
        Level::ALL.get(self.level).copied().unwrap_or(Level::Lot)
    }

    /// The grouping.
    pub fn by(self) -> Option<By> {
        GROUPINGS.get(self.grouping).copied().flatten()
    }

    /// So many levels up; round at the end.
    pub fn turn_level(&mut self, steps: usize) {
        self.level = (self.level + steps) % Level::ALL.len();
    }

    /// So many groupings on; round at the end.
    pub fn turn_grouping(&mut self, steps: usize) {
        self.grouping = (self.grouping + steps) % GROUPINGS.len();
    }

    /// The grouping of this digit.
    pub fn choose_grouping(&mut self, digit: usize) {
        self.grouping = digit.saturating_sub(1).min(GROUPINGS.len() - 1);
    }

    /// The question.
    pub fn query(self, today: NaiveDate) -> Query {
        Query {
            levels: vec![self.level()],
            by: self.by(),
            from: self.period.from(today),
            to: None,
        }
    }
}

/// A grouping's name.
pub fn grouping(lang: Lang, by: Option<By>) -> &'static str {
    match by {
        None => say::none(lang),
        Some(By::Crew) => say::crew(lang),
        Some(By::Trade) => say::trade(lang),
        Some(By::Building) => say::building(lang),
        Some(By::Month) => say::month(lang),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_begin_where_people_think() {
        let today = NaiveDate::from_ymd_opt(2026, 1, 31).unwrap();
        let from = |period: RatesPeriod| period.from(today).map(|day| day.to_string());
        assert_eq!(from(RatesPeriod::Ever), None);
        assert_eq!(from(RatesPeriod::Month).as_deref(), Some("2026-01-01"));
        assert_eq!(
            from(RatesPeriod::ThreeMonths).as_deref(),
            Some("2025-11-01")
        );
        assert_eq!(from(RatesPeriod::Year).as_deref(), Some("2026-01-01"));
    }
}
