//! What can be signed: a check, a ruling or a step of an issue, read from its record with all that
//! is shown beside it. Whoever signs and whoever verifies reads it here.

use crate::domain::chain::Party;
use crate::domain::lists::Pinned;
use crate::domain::ruling::Ruling;
use crate::domain::trail::{Earlier, Moved, Trail};
use crate::domain::{CheckRecord, Event, Words};
use crate::replay::event;
use crate::store::Record;
use crate::text::signing::{RecordPlace, SignedDocument};
use std::sync::Arc;

/// A document that can be signed, as its record has it.
pub enum Signable {
    /// A check and the checklist that judged it.
    Check(Box<CheckRecord>, Arc<Pinned>),
    /// A ruling.
    Ruling(Box<Ruling>),
    /// A step of an issue.
    Step(Box<Trail>),
}

/// Where records and checklists are looked up.
pub struct SignableSource<'a> {
    /// The record of an id.
    pub record: &'a mut dyn FnMut(&str) -> Option<Record>,
    /// The checklist of a hash.
    pub list: &'a mut dyn FnMut(&str) -> Option<Arc<Pinned>>,
}

impl Signable {
    /// The document in a record; of a step of an issue with the records said to have led to it.
    pub fn read(record: &Record, trail: &[String], source: &mut SignableSource) -> Option<Self> {
        Some(match event(record)? {
            Event::Check(check) => {
                let pinned = (source.list)(&check.checklist.hash)?;
                Signable::Check(check, pinned)
            }
            Event::Ruling(ruling) => Signable::Ruling(Box::new(ruling)),
            Event::Issue(step) => {
                let before = trail.iter().map(|id| earlier(id, source));
                let before: Option<Vec<Earlier>> = before.collect();
                let trail = Trail::of(&record.record_id().to_string(), step, before?)?;
                Signable::Step(Box::new(trail))
            }
            _ => return None,
        })
    }

    /// What the lines are made from.
    pub fn document(&self) -> SignedDocument<'_> {
        match self {
            Signable::Check(check, pinned) => SignedDocument::Check(check, &pinned.checklist),
            Signable::Ruling(ruling) => SignedDocument::Ruling(ruling),
            Signable::Step(trail) => SignedDocument::Step(trail),
        }
    }

    /// Who made it.
    pub fn maker(&self) -> &str {
        match self {
            Signable::Check(check, _) => &check.submission.by,
            Signable::Ruling(ruling) => &ruling.by,
            Signable::Step(trail) => &trail.step.by,
        }
    }

    /// The subject's code.
    pub fn subject(&self) -> &str {
        match self {
            Signable::Check(check, _) => &check.submission.subject,
            Signable::Ruling(ruling) => &ruling.subject,
            Signable::Step(trail) => trail.subject(),
        }
    }

    /// What led to it.
    pub fn before(&self) -> &[Earlier] {
        match self {
            Signable::Step(trail) => &trail.before,
            Signable::Check(..) | Signable::Ruling(_) => &[],
        }
    }

    /// The stage and round that its text names.
    pub fn stage(&self) -> Option<(&str, u32)> {
        match self {
            Signable::Check(check, _) => Some((&check.submission.stage, check.round)),
            Signable::Ruling(_) => None,
            Signable::Step(trail) => trail.before.iter().find_map(|one| match &one.what {
                Moved::Check(check, _) => Some((check.submission.stage.as_str(), 1)),
                _ => None,
            }),
        }
    }

    /// The name of a party, as the record has it.
    pub fn title(&self, party: &str) -> Option<&Words> {
        let parties: &[Party] = match self {
            Signable::Check(check, _) => &check.parties,
            Signable::Ruling(_) | Signable::Step(_) => &[],
        };
        let party = parties.iter().find(|one| one.id == party);
        party.map(|party| &party.title)
    }
}

/// Where a record stands, for the lines.
pub fn place(record: &Record) -> RecordPlace {
    RecordPlace {
        record: record.record_id().to_string(),
        h: record.h.clone(),
        t: record.t.clone(),
        clk: record.clk.clone(),
    }
}

fn earlier(id: &str, source: &mut SignableSource) -> Option<Earlier> {
    let what = match event(&(source.record)(id)?)? {
        Event::Issue(step) => Moved::Step(step),
        Event::Check(check) => {
            let pinned = (source.list)(&check.checklist.hash)?;
            Moved::Check(check, pinned)
        }
        Event::Ruling(ruling) => Moved::Ruling(ruling),
        Event::Settle(settlement) => Moved::Settlement(settlement),
        _ => return None,
    };
    let record = id.to_owned();
    Some(Earlier { record, what })
}
