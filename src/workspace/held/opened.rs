//! The project that is entered: its store, its state, and what this run knows of it. How it is entered is
//! in `open`.

use super::clock;
use crate::domain::Project;
use crate::domain::clock::OK;
use crate::rates::pictures::readings::MeasuredItem;
use crate::rates::pictures::stages::StagesTable;
use crate::rates::plausible::Looked;
use crate::rates::responsibility::{ResponsibilityAsked, ResponsibilityTable};
use crate::rates::tally::RateTally;
use crate::replay;
use crate::store::{Record, Stamp, Store, StoreNotice};
use crate::workspace::held::made::Made;
use chrono::{DateTime, FixedOffset};
use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};

/// A project that was entered.
pub(in crate::workspace) struct OpenProject {
    pub store: Store,
    pub state: Project,
    pub notices: Vec<StoreNotice>,
    pub unknown: u64,
    /// Whether a cache had a part in the state; nothing is signed on it (S15).
    pub cached: bool,
    /// Hashes of checklists whose bytes are known to be stored.
    pub stored: BTreeSet<String>,
    /// Subjects and stages with entries not yet concluded.
    pub drafts: BTreeSet<String>,
    /// Names of the project's keys whose private parts are on this device.
    pub keys: BTreeSet<String>,
    /// When its records were made, once they were gone over.
    pub made: Option<Made>,
    /// Figures that took going through the records, as they were then.
    pub gathered: Gathered,
    /// All that its rates are made of, and what that rests on.
    pub tally: Mutex<Option<(String, Arc<RateTally>)>>,
    /// How often its state was folded from the records alone since it was entered.
    pub refolded: u32,
    /// Monotonic and wall time of the last record of this run.
    pub last: Option<(u64, DateTime<FixedOffset>)>,
    /// The flag of the last record of this run that was made by a clock in doubt.
    pub flagged: Option<String>,
}

/// Figures gathered for the screen, as the records were then.
#[derive(Default)]
pub(in crate::workspace) struct Gathered {
    pub responsibility: Option<(ResponsibilityAsked, ResponsibilityTable)>,
    pub looked: Option<Looked>,
    pub stages: Option<StagesTable>,
    /// Of the stage of this id.
    pub readings: Option<(String, Vec<MeasuredItem>)>,
}

impl OpenProject {
    /// A project that was made just now.
    pub fn empty(store: Store) -> Self {
        Self {
            store,
            state: Project::default(),
            notices: Vec::new(),
            unknown: 0,
            cached: false,
            stored: BTreeSet::new(),
            drafts: BTreeSet::new(),
            keys: BTreeSet::new(),
            made: None,
            gathered: Gathered::default(),
            tally: Mutex::default(),
            refolded: 0,
            last: None,
            flagged: None,
        }
    }

    /// The stamp of a record made now.
    pub fn stamp(&self, clock: &dyn clock::Clock) -> Stamp {
        clock::stamp(clock, self.store.last_time(), self.last)
    }

    /// Notes when a record was made.
    pub fn note(&mut self, record: &Record) {
        if let Some(made) = &mut self.made {
            made.take(record, replay::event(record).as_ref());
        }
        if let Ok(time) = DateTime::parse_from_rfc3339(&record.t) {
            self.last = Some((record.mono, time));
        }
        if record.clk != OK {
            self.flagged = Some(record.clk.clone());
        }
    }
}

/// Leaves out that a device wrote twice where a person has said which records stand.
pub(in crate::workspace) fn unsettled(state: &Project, notices: &mut Vec<StoreNotice>) {
    let open = state.forked();
    notices.retain(|notice| notice.forked().is_none_or(|device| open.contains(&device)));
}
