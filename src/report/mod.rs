//! Paper: state and counts in, the bytes of a file out. Nothing here counts, judges or opens a
//! file; words come from [`crate::text`], figures from [`crate::rates`].

pub mod board;
mod cell;
pub mod column;
pub mod csv;
pub mod facts;
pub mod json;
pub mod listing;
pub mod plan;
pub mod plausible;
pub mod rates;
pub mod rates_xlsx;
pub mod responsibility;
pub mod spool;
pub mod sql;
pub mod terminal;
pub mod xlsx;

use crate::domain::zone::Zone;
use crate::rates::Targets;
use crate::text::words::SchemeName;
use chrono::{DateTime, FixedOffset, NaiveDate};

/// Whose rates stand in a file, and since when.
#[derive(Clone, Copy, Debug)]
pub struct ReportHeading<'a> {
    /// The project's code.
    pub code: &'a str,
    /// Its name.
    pub name: &'a str,
    /// Its grading scheme.
    pub scheme: &'a SchemeName,
    /// What the rates are held against.
    pub targets: &'a Targets,
    /// First day counted.
    pub from: Option<NaiveDate>,
    /// Last day counted.
    pub to: Option<NaiveDate>,
    /// By whose days it is counted; none when projects of several zones are counted together.
    pub zone: Option<Zone>,
    /// Records are damaged, missing or unreadable: the figures do without them.
    pub unverified: bool,
    /// When the file was made; the only time in it.
    pub made_at: DateTime<FixedOffset>,
}
