//! What devices and persons say of the branches of a device that wrote twice, and how much a branch's word
//! counts by that.

use crate::domain::sight::Sight;
use crate::domain::versions::Weight;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// The word for all branches of a device.
pub const ALL: &str = "all";

/// What devices and persons say of branches. A place of parting is named by the record before it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Forks {
    /// For each parting, the branch that an author names, and the record in which it does.
    pub(in crate::domain) vouched: BTreeMap<String, BTreeMap<String, (String, String)>>,
    /// For each parting, what persons said, in order.
    pub(in crate::domain) settled: BTreeMap<String, Vec<Word>>,
}

/// A person's word on the branches of a parting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::domain) struct Word {
    pub(in crate::domain) record: String,
    /// The branch that stands, or all.
    pub(in crate::domain) stands: String,
    /// The branches it was said about.
    pub(in crate::domain) met: BTreeSet<String>,
    /// Earlier words that say otherwise and were not heard of: then neither is valid.
    pub(in crate::domain) against: BTreeSet<String>,
}

/// Where a branch parted: the record before its first.
pub(in crate::domain) fn parting(sight: &Sight, branch: &str) -> Option<String> {
    let (trunk, seq) = sight.before(branch)?;
    Some(format!("{trunk}-{seq}"))
}

/// A branch and the branches it is a branch of, with their partings.
pub(in crate::domain) fn path(sight: &Sight, author: &str) -> Vec<(String, String)> {
    let mut path = Vec::new();
    let mut at = author.to_owned();
    while let Some((trunk, seq)) = sight.before(&at) {
        let parting = format!("{trunk}-{seq}");
        path.push((parting, std::mem::replace(&mut at, trunk.to_owned())));
    }
    path
}

/// Whether an author's branch, or one that it is a branch of, has another beside it.
pub(in crate::domain) fn is_forked(sight: &Sight, author: &str) -> bool {
    let mut path = path(sight, author).into_iter();
    path.any(|(place, _)| sight.behind(&place).count() > 1)
}

impl Forks {
    /// The branch that all name who say anything; none when they differ, or nobody does.
    pub(in crate::domain) fn first(&self, place: &str) -> Option<&str> {
        let mut named = self.vouched.get(place)?.values();
        let (first, _) = named.next()?;
        named
            .all(|(branch, _)| branch == first)
            .then_some(first.as_str())
    }

    /// What persons said last; none while nobody has, or two said different things unheard of each other.
    fn settled(&self, place: &str) -> Option<&Word> {
        let last = self.settled.get(place)?.last()?;
        last.against.is_empty().then_some(last)
    }

    /// How much an author's word counts.
    pub(in crate::domain) fn weight(&self, sight: &Sight, author: &str) -> Weight {
        let path = path(sight, author).into_iter();
        let weights = path.map(|(place, branch)| match self.settled(&place) {
            Some(word) if word.met.contains(&branch) => {
                match word.stands == ALL || word.stands == branch {
                    true => Weight::Firm,
                    false => Weight::Fallen,
                }
            }
            // Said before anybody knew of this branch.
            Some(_) => Weight::Doubtful,
            None => {
                let parted = sight.behind(&place).count() > 1;
                match parted && self.first(&place) != Some(branch.as_str()) {
                    true => Weight::Doubtful,
                    false => Weight::Firm,
                }
            }
        });
        weights.min().unwrap_or(Weight::Firm)
    }

    /// Whether a person must still say something about a branch.
    pub(in crate::domain) fn is_open(&self, sight: &Sight, branch: &str) -> bool {
        let place = parting(sight, branch).unwrap_or_default();
        let word = self.settled(&place);
        let said = word.is_some_and(|word| word.met.contains(branch));
        !said && sight.behind(&place).count() > 1
    }

    /// Notes a person's word.
    pub(in crate::domain) fn say(
        &mut self,
        sight: &Sight,
        place: String,
        (stands, record): (String, &str),
    ) {
        let knew = |branch: &&str| {
            let begins = sight.before(branch).map_or(0, |(_, seq)| seq + 1);
            sight.knew(record, &format!("{branch}-{begins}"))
        };
        let met = sight.behind(&place).filter(knew).map(str::to_owned);
        let met = met.collect();
        let words = self.settled.entry(place).or_default();
        let unheard = words.iter();
        let unheard =
            unheard.filter(|one| one.stands != stands && !sight.knew(record, &one.record));
        let against = unheard.map(|one| one.record.clone()).collect();
        words.push(Word {
            record: record.to_owned(),
            stands,
            met,
            against,
        });
    }
}
