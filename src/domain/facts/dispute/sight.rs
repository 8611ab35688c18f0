//! What each author had seen of the others: every device states it, so that of two records one can tell
//! whether the later one was made knowing the earlier one. Clocks have no part in it. A branch of a device
//! that wrote twice is an author of its own, who knows what stood before the branch began.

use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// What each author had seen of the others when it made its last record so far.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sight {
    seen: BTreeMap<String, BTreeMap<String, u64>>,
    /// When each came to know more: its record's number, the other author, and how far.
    heard: BTreeMap<String, Vec<(u64, String, u64)>>,
    /// For each branch, the author and the number of the record before its first.
    parted: BTreeMap<String, (String, u64)>,
    /// For each record that branches begin behind, those branches.
    partings: BTreeMap<String, BTreeSet<String>>,
}

/// The author and the number of a record's id.
pub fn parts(record: &str) -> (&str, u64) {
    let (author, seq) = record.rsplit_once('-').unwrap_or((record, ""));
    (author, seq.parse().unwrap_or(0))
}

impl Sight {
    /// Takes in what an author says in a record that it has seen, and all that stood before it on the same branch.
    pub fn hear(&mut self, record: &str, seen: impl IntoIterator<Item = (String, u64)>) {
        let (author, when) = parts(record);
        for (other, seq) in seen {
            let mut next = Some((other, seq));
            while let Some((other, seq)) = next {
                next = self.parted.get(&other).cloned();
                let known = self.seen.entry(author.to_owned()).or_default();
                let known = known.entry(other.clone()).or_default();
                if seq > *known {
                    *known = seq;
                    let heard = self.heard.entry(author.to_owned()).or_default();
                    heard.push((when, other, seq));
                }
            }
        }
    }

    /// Whether the author of a record knew another one when he made it; what he learned later does not count. Good
    /// only while nobody wrote twice.
    pub fn knew_then(&self, record: &str) -> impl Fn(&str) -> bool {
        let (author, when) = parts(record);
        let mut known = BTreeMap::from([(author.to_owned(), when.saturating_sub(1))]);
        let heard = self.heard.get(author).into_iter().flatten();
        for (_, other, seq) in heard.filter(|(at, ..)| *at <= when) {
            let far = known.entry(other.clone()).or_default();
            *far = (*far).max(*seq);
        }
        move |other| {
            let (maker, seq) = parts(other);
            known.get(maker).is_some_and(|far| *far >= seq)
        }
    }

    /// A branch begins behind a record: its author knows that one, and what its author had seen.
    pub fn part(&mut self, branch: &str, (trunk, seq): (&str, u64)) {
        self.parted
            .insert(branch.to_owned(), (trunk.to_owned(), seq));
        let begun = self.partings.entry(format!("{trunk}-{seq}")).or_default();
        begun.insert(branch.to_owned());
        let before = self.seen.get(trunk).cloned().unwrap_or_default();
        self.hear(branch, before);
        self.hear(branch, [(trunk.to_owned(), seq)]);
    }

    /// Whether the author of the later record had seen the other one.
    pub fn knew(&self, record: &str, other: &str) -> bool {
        let ((author, _), (maker, seq)) = (parts(record), parts(other));
        author == maker || self.seen(author, maker) >= seq
    }

    /// The last record of another author that one has seen.
    pub fn seen(&self, author: &str, other: &str) -> u64 {
        let known = self.seen.get(author).and_then(|known| known.get(other));
        known.copied().unwrap_or(0)
    }

    /// The author and number of the record that a branch begins behind; none for a device.
    pub fn before(&self, branch: &str) -> Option<(&str, u64)> {
        let (trunk, seq) = self.parted.get(branch)?;
        Some((trunk, *seq))
    }

    /// The branches that begin behind a record.
    pub fn behind(&self, record: &str) -> impl Iterator<Item = &str> {
        let begun = self.partings.get(record).into_iter().flatten();
        begun.map(String::as_str)
    }

    /// Whether nobody wrote twice.
    pub fn is_straight(&self) -> bool {
        self.parted.is_empty()
    }

    /// Every branch that was met.
    pub fn branches(&self) -> impl Iterator<Item = &str> {
        self.parted.keys().map(String::as_str)
    }

    /// The device that an author writes for.
    pub fn device<'a>(&'a self, author: &'a str) -> &'a str {
        let mut device = author;
        while let Some((trunk, _)) = self.before(device) {
            device = trunk;
        }
        device
    }

    /// The record that a reference means, which whoever made `record` wrote: a number alone means, of a
    /// device that wrote twice, the branch that was known there.
    pub fn meant(&self, record: &str, reference: &str) -> String {
        let (id, rest) = match reference.split_once('/') {
            Some((id, _)) => (id, reference.get(id.len()..).unwrap_or_default()),
            None => (reference, ""),
        };
        let (device, seq) = parts(id);
        let author = parts(record).0;
        let known = |branch: &&str| {
            let begins = self.before(branch).map_or(0, |(_, before)| before + 1);
            begins <= seq && (*branch == author || self.seen(author, branch) >= seq)
        };
        let below = |branch: &&str| *branch != device && self.goes_back_to(branch, device);
        let mut known = self.branches().filter(below).filter(known);
        match (known.next(), known.next()) {
            (Some(branch), None) => format!("{branch}-{seq}{rest}"),
            _ => reference.to_owned(),
        }
    }

    /// Whether a branch parted from another author's records, directly or by branches in between.
    pub fn goes_back_to(&self, branch: &str, trunk: &str) -> bool {
        let mut at = branch;
        while let Some((before, _)) = self.before(at) {
            if before == trunk {
                return true;
            }
            at = before;
        }
        false
    }

    /// What of it somebody knows who had seen only some of the records.
    pub fn as_known(&self, knew: &dyn Fn(&str) -> bool) -> Self {
        let mut sight = self.clone();
        sight
            .parted
            .retain(|branch, (_, before)| knew(&format!("{branch}-{}", *before + 1)));
        let known = &sight.parted;
        for begun in sight.partings.values_mut() {
            begun.retain(|branch| known.contains_key(branch));
        }
        sight
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A device that wrote twice behind its record 4, one branch of which parted again behind 7; one
    /// that saw nothing of it, and one that saw the inner branch.
    fn forked() -> Sight {
        let mut sight = Sight::default();
        sight.hear("a-3", [("c".to_owned(), 2)]);
        sight.part("a0x", ("a", 4));
        sight.part("a0y", ("a", 4));
        sight.part("a0z", ("a0x", 7));
        sight.hear("b-1", [("a0z".to_owned(), 9)]);
        sight
    }

    #[test]
    fn a_branch_knows_what_stood_before_it_and_not_the_other_branch() {
        let sight = forked();
        for known in ["a-4", "c-2", "a0x-7"] {
            assert!(sight.knew("a0z-8", known), "{known}");
        }
        for unknown in ["a0y-5", "c-3", "a0x-8"] {
            assert!(!sight.knew("a0z-8", unknown), "{unknown}");
        }
        assert!(sight.knew("b-1", "a-4") && sight.knew("b-1", "a0x-7"));
        assert!(!sight.knew("b-1", "a0y-5"));
        assert_eq!((sight.device("a0z"), sight.device("b")), ("a", "b"));
    }

    #[test]
    fn what_was_learned_later_was_not_known_then() {
        let mut sight = Sight::default();
        sight.hear("a-3", [("b".to_owned(), 5)]);
        sight.hear("a-7", [("b".to_owned(), 9), ("c".to_owned(), 1)]);
        let known = |record, other| sight.knew_then(record)(other);
        assert!(!known("a-2", "b-1") && known("a-2", "a-1"));
        assert!(known("a-3", "b-5") && !known("a-3", "b-6"));
        assert!(known("a-6", "b-5") && !known("a-6", "b-6") && !known("a-6", "c-1"));
        assert!(known("a-7", "b-9") && known("a-7", "c-1") && known("a-7", "a-6"));
        assert!(
            !known("a-7", "a-7") && !known("a-7", "a-8"),
            "itself comes later"
        );
    }

    #[test]
    fn the_branches_behind_a_record_are_those_that_somebody_knows() {
        let sight = forked();
        let behind = |sight: &Sight, record| sight.behind(record).count();
        assert_eq!(sight.behind("a-4").collect::<Vec<_>>(), ["a0x", "a0y"]);
        assert_eq!((behind(&sight, "a0x-7"), behind(&sight, "a-5")), (1, 0));
        let seen = sight.as_known(&|record| !record.starts_with("a0y"));
        assert_eq!(seen.behind("a-4").collect::<Vec<_>>(), ["a0x"]);
    }

    #[test]
    fn a_number_means_the_branch_that_its_writer_knew() {
        let sight = forked();
        let meant = |record, reference| sight.meant(record, reference);
        assert_eq!(meant("b-1", "a-9"), "a0z-9");
        assert_eq!(meant("b-1", "a-6/5.5.1"), "a0x-6/5.5.1");
        assert_eq!(meant("b-1", "a-3"), "a-3");
        assert_eq!(meant("a0y-8", "a-6"), "a0y-6");
        assert_eq!(meant("a0z-10", "a-7"), "a0x-7");
        assert_eq!(meant("b-1", "a0y-6"), "a0y-6", "said in full");
        assert_eq!(meant("c-3", "a-6"), "a-6", "nobody knows which");
        assert_eq!(meant("b-1", "x1"), "x1");
    }
}
