//! What the checks of a subject did not know of each other, and the words of persons on which stands.
//! What follows from it is drawn elsewhere ([`crate::domain::sides`]).

use crate::domain::time::Time;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// A person's word on which of several checks stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settlement {
    /// The subject's code.
    pub subject: String,
    /// The record that stands, with all it was built on.
    pub stands: String,
    /// Records set aside: they stay, and count where they counted, but the chain goes on without them.
    pub aside: Vec<String>,
    /// Why.
    pub why: String,
    /// Who says so: a person's code.
    pub by: String,
    /// When, RFC 3339 with offset.
    pub at: Time,
}

/// What a subject's checks did not know of each other.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conflict {
    /// For a record, the earlier ones of the same subject that its device had not seen.
    pub(in crate::domain) beside: BTreeMap<String, BTreeSet<String>>,
    /// What persons said, with the record it stands in.
    pub(in crate::domain) settlements: Vec<(String, Settlement)>,
    /// Pairs of settlements that contradict each other unknowingly: both are void.
    pub(in crate::domain) contrary: BTreeSet<(String, String)>,
    /// Rulings that were taken back: they stand beside nothing any more.
    pub(in crate::domain) gone: BTreeSet<String>,
    /// Whether a person must say which stands.
    pub(in crate::domain) open: bool,
    /// Records of branches in doubt, of devices that wrote twice.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub(in crate::domain) held: BTreeSet<String>,
    /// Whether branches that parted from each other touched it.
    #[serde(default)]
    pub(in crate::domain) forked: bool,
    /// What of those each settlement knew and let stand.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(in crate::domain) confirmed: BTreeMap<String, BTreeSet<String>>,
}

impl Conflict {
    /// Whether a record was set aside.
    pub fn is_aside(&self, record: &str) -> bool {
        let mut aside = self.settlements().flat_map(|one| &one.aside);
        aside.any(|one| one == record)
    }

    /// Whether a person must say which stands.
    pub fn is_open(&self) -> bool {
        self.open
    }

    /// Whether branches of a device that wrote twice touched it.
    pub fn is_forked(&self) -> bool {
        self.forked
    }

    /// Whether it is open because a device wrote twice, be it that one branch alone touched it.
    pub fn is_of_branches(&self) -> bool {
        self.open && (self.forked || !self.held.is_empty())
    }

    /// Whether only a branch in doubt says so, and nobody let it stand.
    pub fn is_held(&self, record: &str) -> bool {
        let confirmed = |(id, records): (&String, &BTreeSet<String>)| {
            records.contains(record) && !self.is_void(id)
        };
        self.held.contains(record) && !self.confirmed.iter().any(confirmed)
    }

    /// Notes which of its records are of branches in doubt.
    pub(in crate::domain) fn hold(&mut self, forked: bool, held: BTreeSet<String>) {
        (self.forked, self.held) = (forked, held);
    }

    /// Notes a further record of a branch, and whether it is in doubt.
    pub(in crate::domain) fn hold_new(&mut self, forked: bool, held: Option<&str>) {
        self.forked |= forked;
        self.held.extend(held.map(str::to_owned));
        self.open |= held.is_some() && self.waits();
    }

    /// Whether a branch in doubt says something of it that nobody has decided about.
    pub(in crate::domain) fn waits(&self) -> bool {
        let stands = |record: &String| !self.gone.contains(record) && !self.is_aside(record);
        let mut held = self.held.iter().filter(|record| stands(record));
        held.any(|record| self.is_held(record))
    }

    pub(in crate::domain) fn is_void(&self, settlement: &str) -> bool {
        let mut pairs = self.contrary.iter();
        pairs.any(|(a, b)| a == settlement || b == settlement)
    }

    /// Whether two records stand beside each other that neither knew the other.
    pub(in crate::domain) fn stands_beside(&self) -> bool {
        let pairs = self.beside.iter();
        let mut pairs = pairs.flat_map(|(late, early)| early.iter().map(move |one| (late, one)));
        let stands = |record: &String| !self.gone.contains(record) && !self.is_aside(record);
        pairs.any(|(late, early)| stands(late) && stands(early))
    }

    /// Every record that stands or stood beside another.
    pub fn records(&self) -> BTreeSet<&str> {
        let early = self.beside.values().flatten();
        self.beside
            .keys()
            .chain(early)
            .map(String::as_str)
            .collect()
    }

    /// What was said about it, oldest first; what was cancelled is left out.
    pub fn settlements(&self) -> impl Iterator<Item = &Settlement> {
        let valid = self.settlements.iter();
        let valid = valid.filter(|(id, _)| !self.is_void(id));
        valid.map(|(_, settlement)| settlement)
    }

    /// Whether neither of two records knew the other.
    pub(in crate::domain) fn are_apart(&self, one: &str, other: &str) -> bool {
        let ignores = |late: &str, early: &str| {
            self.beside
                .get(late)
                .is_some_and(|unseen| unseen.contains(early))
        };
        ignores(one, other) || ignores(other, one)
    }
}
