//! Who wrote what under a device id that was written under twice (X5). Up to where its journals part, the
//! device did; behind that each branch has an author of its own, named by the branch's first record. The
//! name follows from the records alone, whichever folder of whichever tree they lie in, so that everyone
//! who has the same records speaks of the same authors. What is on the branches it does not know.

use std::collections::BTreeMap;

use super::numbers::{RecordMark, RecordNumbers};
use super::parting::{parting, shared};
use crate::store::disk::{Disk, DiskError};
use crate::store::format::name::branch_of;
use crate::store::format::record::RecordId;
use crate::store::journal::findings::Audit;

/// A journal of one tree among several.
#[derive(Clone, Copy)]
pub(in crate::store) struct Strand<'a> {
    pub disk: &'a dyn Disk,
    /// Which of the trees.
    pub tree: usize,
    pub log: &'a Audit,
}

/// A branch: whose it is, and where its first record stands.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Branch {
    pub author: String,
    /// Number of its first record.
    pub seq: u64,
}

/// The authors of the journals of devices that wrote twice.
#[derive(Default)]
pub(in crate::store) struct Lineage {
    /// For each journal that parts from another one, the branches it runs along, in order.
    runs: BTreeMap<(usize, String), Vec<Branch>>,
}

impl Lineage {
    /// Compares every two journals of a device. However many there are, each is read once.
    pub(in crate::store) fn of(strands: &[Strand<'_>]) -> Result<Self, DiskError> {
        let mut devices: BTreeMap<&str, Vec<&Strand<'_>>> = BTreeMap::new();
        for strand in strands {
            devices.entry(&strand.log.did).or_default().push(strand);
        }
        let mut lineage = Self::default();
        for (did, strands) in devices {
            let journals = apart(did, &strands)?;
            for (i, (one, ours)) in journals.iter().enumerate() {
                for (other, theirs) in journals.iter().skip(i + 1) {
                    let found = parting(ours.iter().map(Ok), theirs.iter().map(Ok))?;
                    if let Some(parts) = found.parts {
                        lineage.branch(one, &parts.ours);
                        lineage.branch(other, &parts.theirs);
                    }
                }
            }
        }
        Ok(lineage)
    }

    /// Notes that a journal goes along a branch that begins with this record.
    fn branch(&mut self, strand: &Strand<'_>, first: &RecordMark) {
        let journal = (strand.tree, strand.log.folder.clone());
        let seq = first.seq;
        let branch = Branch {
            author: branch_of(&strand.log.did, &first.h),
            seq,
        };
        let run = self.runs.entry(journal).or_default();
        let at = run.partition_point(|one| one.seq < seq);
        if run.get(at).is_none_or(|one| one.seq != seq) {
            run.insert(at, branch);
        }
    }

    pub(in crate::store) fn is_empty(&self) -> bool {
        self.runs.is_empty()
    }

    /// The branches that a journal runs along, in order.
    pub(super) fn run(&self, tree: usize, log: &Audit) -> &[Branch] {
        let run = self.runs.get(&(tree, log.folder.clone()));
        run.map_or(&[], Vec::as_slice)
    }

    /// Every branch, each once.
    pub(in crate::store) fn branches(&self) -> Vec<Branch> {
        let mut all: Vec<Branch> = self.runs.values().flatten().cloned().collect();
        all.sort();
        all.dedup();
        all
    }

    /// The author of a journal's record.
    pub(in crate::store) fn author<'a>(&'a self, tree: usize, log: &'a Audit, seq: u64) -> &'a str {
        let run = self.run(tree, log).iter();
        let branch = run.rev().find(|branch| branch.seq <= seq);
        branch.map_or(&log.did, |branch| &branch.author)
    }

    /// Of the first record of a branch, the one before it, by another author.
    pub(in crate::store) fn parted(&self, tree: usize, log: &Audit, seq: u64) -> Option<RecordId> {
        let mut run = self.run(tree, log).iter();
        run.find(|branch| branch.seq == seq)?;
        let before = seq.saturating_sub(1);
        Some(RecordId::new(self.author(tree, log, before), before))
    }
}

/// The records of a device's journals, from the last segment on that all of them have; none when there is
/// only one journal.
fn apart<'s, 'a>(
    did: &str,
    strands: &[&'s Strand<'a>],
) -> Result<Vec<(&'s Strand<'a>, Vec<RecordMark>)>, DiskError> {
    let Some((first, others)) = strands
        .split_first()
        .filter(|(_, others)| !others.is_empty())
    else {
        return Ok(Vec::new());
    };
    let common = others.iter();
    let common = common.map(|other| shared(&first.log.extents, &other.log.extents));
    let from = common.min().unwrap_or(0);
    let marks = |strand: &&'s Strand<'a>| {
        let numbers = RecordNumbers::of((strand.disk, &strand.log.extents), did, from);
        Ok((*strand, numbers.collect::<Result<_, _>>()?))
    };
    strands.iter().map(marks).collect()
}
