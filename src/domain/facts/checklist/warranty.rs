//! Periods of warranty (建设工程质量管理条例, art. 40): data of the checklists. What of an entry is
//! warranted, and from when, is in [`crate::domain::warranted`].

use chrono::{Months, NaiveDate};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A period of warranty, from completion acceptance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Period {
    /// So many years.
    Years(u32),
    /// So many heating or cooling seasons; the place says when they end.
    Seasons(u32),
    /// The reasonable service life that the design states.
    DesignLife,
}

impl Period {
    /// The last day of a period that begins with the completion acceptance: the day of the same
    /// date, or the last of a shorter month. Seasons and the service life have no date of their own.
    pub fn last_day(self, completed: NaiveDate) -> Option<NaiveDate> {
        match self {
            Period::Years(years) => completed.checked_add_months(Months::new(years * 12)),
            Period::Seasons(_) | Period::DesignLife => None,
        }
    }
}
