//! Which times are in doubt: the clock as it stands now, and records made while it could not be
//! believed (T3). Nothing is kept back for it; whoever reads a date is told.

use super::{Workspace, clock};
use crate::domain::Event;
use crate::failure::Failure;
use crate::store::Record;
use std::collections::{BTreeMap, BTreeSet};

impl Workspace {
    /// What speaks against the clock now, or against the one that a record of this run was made by:
    /// `unset`, `back` or `jump`.
    pub fn clock_doubt(&self) -> Option<String> {
        let open = self.open.as_ref();
        let last = open.and_then(|open| open.store.last_time());
        let here = open.and_then(|open| open.last);
        let now = clock::doubt(self.clock.as_ref(), last, here).map(str::to_owned);
        now.or_else(|| open.and_then(|open| open.flagged.clone()))
    }

    /// The flag of every record made while the clock could not be believed.
    pub fn odd_clocks(&self) -> Result<BTreeMap<String, String>, Failure> {
        let mut odd = BTreeMap::new();
        self.each_odd(&mut |record| {
            odd.insert(record.record_id().to_string(), record.clk.clone());
        })?;
        Ok(odd)
    }

    /// The months, `YYYY-MM`, of checks and rulings that bear the date of a clock that could not be
    /// believed, and how many those are. A date that was typed is somebody's word and not in doubt.
    pub fn months_in_doubt(&self) -> Result<(BTreeSet<String>, u64), Failure> {
        let zone = self.entered()?.head.zone();
        let (mut months, mut count) = (BTreeSet::new(), 0);
        self.each_odd(&mut |record| {
            let at = match Event::read(&record.kind, record.kv, &record.payload) {
                Ok(Some(Event::Check(check))) => check.submission.at,
                Ok(Some(Event::Ruling(ruling))) => ruling.at,
                _ => return,
            };
            if zone.day(&at) == zone.day(&record.t) {
                months.insert(zone.month(&at));
                count += 1;
            }
        })?;
        Ok((months, count))
    }

    fn each_odd(&self, each: &mut dyn FnMut(&Record)) -> Result<(), Failure> {
        let open = self.open.as_ref().ok_or(Failure::NoProject)?;
        open.store.records(&mut |record| {
            if record.clk != clock::OK {
                each(&record);
            }
        })?;
        Ok(())
    }
}
