//! How much of the project entered a headquarters has, by the receipts that lie with it: of so many records, of so
//! many photos, and since when. A receipt counts once a person of the project has confirmed its key and while it
//! agrees with the records here.

use crate::audit::answers::{
    Agreeing, HqAnswers, agreement, answers, covered, held_there, is_photo,
};
use crate::domain::receipt::{HqCard, short_code};
use crate::domain::time::Time;
use crate::failure::Failure;
use crate::replay;
use crate::store::{ReceiptShelf, SeenHead, Store};
use crate::sync::taken::Side;
use crate::text::headquarters::{HqTrust, StandingSaid};
use crate::workspace::Workspace;
use crate::workspace::held::recorded::recorded;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// How much a headquarters has.
#[derive(Clone, Debug)]
pub struct HqStanding {
    /// Who it is.
    pub card: HqCard,
    /// Whether it is believed.
    pub trust: HqTrust,
    /// Records of all devices here: those it has, and all.
    pub records: (u64, u64),
    /// Photos that records name: those it has, and all.
    pub photos: (usize, usize),
    /// When it answered last.
    pub at: Option<Time>,
    /// Devices whose records here are others than those it has.
    pub differs: Vec<String>,
    /// Devices with two histories that nobody has settled.
    pub forks: Vec<String>,
}

impl HqStanding {
    /// The same to be put into words on a day.
    pub fn said(&self, today: NaiveDate) -> StandingSaid {
        let moment = self.at.as_ref().and_then(|at| at.moment());
        StandingSaid {
            trust: self.trust,
            code: short_code(&self.card.kid),
            records: self.records,
            photos: self.photos,
            days: moment.map(|at| (today - at.date_naive()).num_days()),
            differs: !self.differs.is_empty(),
            forked: !self.forks.is_empty(),
        }
    }
}

impl Workspace {
    /// The answers that lie with the project entered.
    pub(super) fn hq_answers(&self) -> Result<Vec<HqAnswers>, Failure> {
        let open = self.open.as_ref().ok_or(Failure::NoProject)?;
        let dir = self.project_dir(open.pid());
        let shelf = ReceiptShelf::new(Arc::clone(&self.disk), &dir);
        Ok(answers(&shelf, open.pid())?)
    }

    /// How much of the project entered each headquarters has whose card lies here, the one believed first.
    pub fn standings(&self) -> Result<Vec<HqStanding>, Failure> {
        let all = self.hq_answers()?;
        if all.is_empty() {
            return Ok(Vec::new());
        }
        let open = self.open.as_ref().ok_or(Failure::NoProject)?;
        let (state, reader) = (&open.state, open.store.reader());
        let photos = self.photos_named()?;
        let heads = open.store.heads();
        let trusted: BTreeMap<&str, bool> = state
            .headquarters()
            .map(|(kid, key)| (kid, key.ended.is_none()))
            .collect();
        let forked = state.forked();
        let of_one = |one: &HqAnswers| {
            let named = photos.iter().cloned();
            let believed = std::slice::from_ref(one);
            let held = held_there(believed, state, reader, named);
            let differs = one.receipts.values();
            let differs = differs.filter(|one| agreement(reader, one) == Agreeing::Differs);
            let forks = one
                .forks
                .keys()
                .filter(|did| forked.contains(&did.as_str()));
            let answered = one.receipts.values().map(|one| &one.t);
            HqStanding {
                card: one.card.clone(),
                trust: match trusted.get(one.card.kid.as_str()) {
                    Some(true) => HqTrust::Confirmed,
                    Some(false) => HqTrust::Ended,
                    None => HqTrust::Unconfirmed,
                },
                records: covered(one, reader, &heads),
                photos: (held.len(), distinct(&photos)),
                at: answered.max_by_key(|t| t.moment()).cloned(),
                differs: differs.map(|one| one.did.clone()).collect(),
                forks: forks.cloned().collect(),
            }
        };
        let mut standings: Vec<HqStanding> = all.iter().map(of_one).collect();
        standings.sort_by_key(|one| match one.trust {
            HqTrust::Confirmed => 0,
            HqTrust::Unconfirmed => 1,
            HqTrust::Ended => 2,
        });
        Ok(standings)
    }

    /// The record and the hash of every photo that records name.
    pub(super) fn photos_named(&self) -> Result<Vec<(String, String)>, Failure> {
        let held = recorded(self.entered()?).into_iter();
        let photos = held.filter(|held| is_photo(&held.evidence));
        Ok(photos
            .map(|held| (held.record, held.evidence.hash))
            .collect())
    }

    /// The photos that a headquarters which is believed says it has.
    pub(super) fn photos_there(&self) -> Result<BTreeSet<String>, Failure> {
        let all = self.hq_answers()?;
        let open = self.open.as_ref().ok_or(Failure::NoProject)?;
        let named = self.photos_named()?;
        Ok(held_there(&all, &open.state, open.store.reader(), named))
    }
}

/// Whether a headquarters that is believed has records of this device that are not here, or others in their place:
/// then this data folder is a backup that was restored, or a copy (S9). Only where a receipt says so is it asked who
/// is believed.
pub(in crate::workspace) fn is_behind_hq(store: &Store, here: &Side) -> Result<bool, Failure> {
    let shelf = ReceiptShelf::new(Arc::clone(&here.disk), &here.dir);
    let mut all = answers(&shelf, store.pid())?;
    all.retain(|one| {
        let own = one.receipts.get(store.did());
        own.is_some_and(|receipt| lacks(store, receipt.seq, &receipt.h))
    });
    if all.is_empty() {
        return Ok(false);
    }
    let state = replay::all(store.reader(), &mut ())?.state;
    Ok(all
        .iter()
        .any(|one| state.believes(&one.card.kid).is_some()))
}

fn lacks(store: &Store, seq: u64, h: &str) -> bool {
    let head = SeenHead {
        seq,
        h: h.to_owned(),
    };
    store.lacks(&head)
}

fn distinct(photos: &[(String, String)]) -> usize {
    photos
        .iter()
        .map(|(_, hash)| hash)
        .collect::<BTreeSet<_>>()
        .len()
}
