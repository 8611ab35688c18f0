//! Whose facts they are, and the days in them.

use crate::domain::lists::Pinned;
use crate::domain::pin::ChecklistPin;
use crate::domain::zone::Zone;
use crate::domain::{Project, Rulebook};
use chrono::{DateTime, FixedOffset, NaiveDate};
use std::sync::Arc;

/// Whose facts they are, and of what moment.
pub struct FactsOf<'a> {
    /// The state of all records.
    pub project: &'a Project,
    /// The chains, for how far a subject came.
    pub rulebook: &'a Rulebook,
    /// A checklist that a record pinned.
    pub pinned: &'a dyn Fn(&ChecklistPin) -> Option<Arc<Pinned>>,
    /// The last record of each device that went in.
    pub heads: &'a str,
    /// Records are damaged, missing or unreadable.
    pub unverified: bool,
    /// When they are made.
    pub made_at: DateTime<FixedOffset>,
}

/// A day and its month, empty where there is none.
pub(super) fn dated(zone: Zone, time: &str) -> (Option<NaiveDate>, String) {
    match time.is_empty() {
        true => (None, String::new()),
        false => (zone.day(time), zone.month(time)),
    }
}
