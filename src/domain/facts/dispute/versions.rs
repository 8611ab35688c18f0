//! What people change again and again: a person of the list, a row of the plan, the project's head.
//! Every version is kept with the record it stands in. One that was made knowing an earlier one takes
//! its place; those that did not know of each other stand side by side: the last in the common order
//! counts for the time being, the same on every device, and a person says which is right.

use crate::domain::sight::Sight;
use serde::{Deserialize, Serialize};

/// A row as a record has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Version<T> {
    /// The row.
    pub row: T,
    /// The record.
    pub record: String,
    /// The records whose versions it took the place of: those its device knew when it was made.
    over: Vec<String>,
}

/// The versions of one row, in the common order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Versions<T> {
    all: Vec<Version<T>>,
    /// Places of those that nothing took the place of; those of branches in doubt before the others.
    standing: Vec<usize>,
}

/// How much a branch's word counts, of a device that wrote twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// A person has set it aside.
    Fallen,
    /// Nobody has said whether it stands.
    Doubtful,
    /// It stands, or nobody wrote twice.
    Firm,
}

impl<T> Default for Versions<T> {
    fn default() -> Self {
        Self {
            all: Vec::new(),
            standing: Vec::new(),
        }
    }
}

impl<T: Clone + PartialEq> Versions<T> {
    /// A row with its first version.
    pub fn first(row: T, record: &str) -> Self {
        let mut versions = Self::default();
        versions.add(row, record, &Sight::default());
        versions
    }

    /// Takes a version in; it takes the place of all that its device knew.
    pub fn add(&mut self, row: T, record: &str, sight: &Sight) {
        let standing = self.standing.iter().filter_map(|at| self.all.get(*at));
        let over = standing.filter(|version| sight.knew(record, &version.record));
        let over = over.map(|version| version.record.clone()).collect();
        let record = record.to_owned();
        self.push(Version { row, record, over });
    }

    fn push(&mut self, version: Version<T>) {
        let all = &self.all;
        self.standing.retain(|at| {
            let before = all.get(*at);
            before.is_some_and(|before| !version.over.contains(&before.record))
        });
        self.standing.push(self.all.len());
        self.all.push(version);
    }

    /// The record of the first version.
    pub fn began_in(&self) -> Option<&str> {
        self.all.first().map(|version| version.record.as_str())
    }

    /// Looks anew at which versions stand, given how much the word of each record counts. One in doubt
    /// takes the place of none that is not; it stands beside it, and counts after it.
    pub fn weigh(&mut self, weight: &dyn Fn(&str) -> Weight) {
        let weights: Vec<Weight> = self.all.iter().map(|one| weight(&one.record)).collect();
        let of = |at: &usize| weights.get(*at).copied().unwrap_or(Weight::Firm);
        let mut standing: Vec<usize> = Vec::new();
        for (at, version) in self.all.iter().enumerate() {
            let all = &self.all;
            standing.retain(|before| {
                let over = all.get(*before);
                let over = over.is_some_and(|one| version.over.contains(&one.record));
                !over || of(&at) < of(before)
            });
            standing.push(at);
        }
        standing.retain(|at| of(at) != Weight::Fallen);
        standing.sort_by_key(|at| of(at));
        self.standing = standing;
    }

    /// Whether one of the versions stands in a record that is such.
    pub fn any(&self, such: &dyn Fn(&str) -> bool) -> bool {
        self.all.iter().any(|version| such(&version.record))
    }

    /// The version that counts; none only when there is none at all.
    pub fn current(&self) -> Option<&Version<T>> {
        self.standing.last().and_then(|at| self.all.get(*at))
    }

    /// The different rows that stand side by side, each by its last version; one when all is clear.
    pub fn sides(&self) -> Vec<&Version<T>> {
        let standing = self.standing.iter().filter_map(|at| self.all.get(*at));
        let mut sides: Vec<&Version<T>> = Vec::new();
        for version in standing {
            sides.retain(|side| side.row != version.row);
            sides.push(version);
        }
        sides
    }

    /// Whether a person must say which is right.
    pub fn is_open(&self) -> bool {
        self.standing.len() > 1 && self.sides().len() > 1
    }

    /// The record of the first version.
    pub fn first_record(&self) -> Option<&str> {
        self.all.first().map(|version| version.record.as_str())
    }

    /// The version in a record.
    pub fn of_record(&self, record: &str) -> Option<&Version<T>> {
        self.all.iter().rfind(|version| version.record == record)
    }

    /// The versions as someone saw them who knew only some of the records.
    pub fn as_known(&self, knew: &dyn Fn(&str) -> bool) -> Self {
        let mut seen = Self::default();
        let known = self.all.iter().filter(|version| knew(&version.record));
        known.for_each(|version| seen.push(version.clone()));
        seen
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sight(pairs: &[(&str, &str, u64)]) -> Sight {
        let mut sight = Sight::default();
        for (did, other, seq) in pairs {
            sight.hear(did, [(other.to_string(), *seq)]);
        }
        sight
    }

    fn rows(versions: &Versions<u8>) -> Vec<u8> {
        versions.sides().iter().map(|side| side.row).collect()
    }

    #[test]
    fn a_change_takes_the_place_of_what_it_knew() {
        let sight = sight(&[("b", "a", 5)]);
        let mut versions = Versions::first(1, "a-5");
        versions.add(2, "b-1", &sight);
        assert_eq!((rows(&versions), versions.is_open()), (vec![2], false));
    }

    #[test]
    fn what_did_not_know_of_each_other_stands_side_by_side_until_someone_who_knows_both_speaks() {
        let seen = sight(&[("b", "a", 5), ("c", "a", 5)]);
        let mut versions = Versions::first(1, "a-5");
        versions.add(2, "b-1", &seen);
        versions.add(3, "c-1", &seen);
        assert_eq!((rows(&versions), versions.is_open()), (vec![2, 3], true));
        assert_eq!(versions.current().unwrap().row, 3);
        let knows = sight(&[("b", "c", 1)]);
        versions.add(2, "b-2", &knows);
        assert_eq!((rows(&versions), versions.is_open()), (vec![2], false));
    }

    #[test]
    fn the_same_row_twice_is_no_question() {
        let mut versions = Versions::first(1, "a-5");
        versions.add(1, "b-1", &Sight::default());
        assert!(!versions.is_open());
        assert_eq!(rows(&versions), [1]);
    }

    #[test]
    fn a_branch_in_doubt_takes_the_place_of_nothing_until_it_is_settled() {
        let seen = sight(&[("y", "a", 5)]);
        let mut versions = Versions::first(1, "a-5");
        versions.add(2, "y-6", &seen);
        let weigh = |versions: &mut Versions<u8>, of_y| {
            versions.weigh(&|record| match record {
                "y-6" => of_y,
                _ => Weight::Firm,
            });
            (versions.current().map(|now| now.row), versions.is_open())
        };
        assert_eq!(weigh(&mut versions, Weight::Doubtful), (Some(1), true));
        assert_eq!(weigh(&mut versions, Weight::Fallen), (Some(1), false));
        assert_eq!(weigh(&mut versions, Weight::Firm), (Some(2), false));
    }

    #[test]
    fn someone_who_saw_less_has_fewer_sides() {
        let nothing = Sight::default();
        let mut versions = Versions::first(1, "a-5");
        versions.add(2, "b-1", &nothing);
        let seen = versions.as_known(&|record| record.starts_with("a-"));
        assert_eq!((rows(&seen), seen.is_open()), (vec![1], false));
    }
}
