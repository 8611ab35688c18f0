//! `--from` and `--to`: the days of a period as they are typed. What day they mean is known where the site
//! is, by its calendar; nothing here reads a clock.

use crate::failure::{Expected, Failure};
use crate::text::day::DaySide;
use crate::workspace::Workspace;
use chrono::NaiveDate;

/// The days of a period, as typed.
#[derive(clap::Args, Clone, Debug)]
pub struct PeriodTyped {
    /// First day, YYYY-MM-DD / 起始日期
    #[arg(long, value_name = "DATE")]
    from: Option<String>,
    /// Last day, YYYY-MM-DD / 截止日期
    #[arg(long, value_name = "DATE")]
    to: Option<String>,
}

impl PeriodTyped {
    /// The first and the last day. They lie behind, and are shown with the figures.
    pub fn days(
        &self,
        workspace: &Workspace,
    ) -> Result<(Option<NaiveDate>, Option<NaiveDate>), Failure> {
        let day = |what, typed: &Option<String>| {
            let meant = |typed: &String| {
                let day = workspace.day_meant(typed, DaySide::Past);
                day.ok_or_else(|| Failure::usage(what, typed, Expected::Day))
            };
            typed.as_ref().map(meant).transpose()
        };
        Ok((day("--from", &self.from)?, day("--to", &self.to)?))
    }
}
