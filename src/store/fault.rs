//! What can be wrong with a stored tree, each with file, line and record. Words for people live in
//! `text`; what to do about a fault lives in `recovery`.

use super::disk::{DiskError, Unopened};
use super::format::line::LineFault;
use super::format::record::RecordId;

/// One thing that is not as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoreFault {
    /// Path below the project folder, with forward slashes.
    pub file: String,
    /// Counted from 1; 1 as well when the file as a whole is meant.
    pub line: u64,
    /// The record concerned, as far as it is known or follows from the chain.
    pub record: Option<RecordId>,
    pub kind: FaultKind,
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FaultKind {
    #[error(transparent)]
    Line(#[from] LineFault),
    #[error("the record is of project {found}")]
    WrongProject { found: String },
    #[error("the record is of device {found}")]
    WrongDevice { found: String },
    #[error("the chain is broken: prev is {found}, the record before is {expected}")]
    Chain { expected: String, found: String },
    #[error("records {from} to {to} are missing (declared by a gap record: {declared})")]
    Missing { from: u64, to: u64, declared: bool },
    #[error("record {found} stands after record {after}")]
    Order { after: u64, found: u64 },
    #[error("two different records have this number; the other one is {other}")]
    Fork { other: String },
    #[error(
        "the device wrote this number twice (a restored backup, a clone, or a forgery); the other record is in {file}:{line} ({other})"
    )]
    Branch {
        file: String,
        line: u64,
        other: String,
    },
    #[error("the counter went from {last} to {found}")]
    Lamport { last: u64, found: u64 },
    #[error("the counter leaps from {last} to {found}; there are not that many records")]
    Leap { last: u64, found: u64 },
    #[error("the segment does not begin with its header")]
    NoHeader,
    #[error("a segment header stands inside a segment, or names another segment")]
    StrayHeader,
    #[error("the segment has {found} bytes, its successor states {stated}")]
    Length { stated: u64, found: u64 },
    #[error("the segment has the hash {found}, its successor states {stated}")]
    SegmentHash { stated: String, found: String },
    #[error("segment {n} is missing")]
    MissingSegment { n: u64 },
    #[error("the file ends in {bytes} bytes that are no record")]
    Torn { bytes: u64 },
    #[error("record {seq} was acknowledged and is not there")]
    Acknowledged { seq: u64 },
    #[error("the record differs from the acknowledged one, {acknowledged}")]
    HeadDiffers { acknowledged: String },
    #[error("the content has the hash {found}")]
    Blob { found: String },
    #[error("there is a link, a pipe or a device instead of a file; it was not opened")]
    NoFile,
    #[error("the file has {bytes} bytes, more than any of its kind")]
    TooLarge { bytes: u64 },
    #[error("the file {0}; it still lies where it came from")]
    Unopened(Unopened),
    #[error("unreadable: {0}")]
    Unreadable(String),
}

impl From<&DiskError> for FaultKind {
    fn from(error: &DiskError) -> Self {
        match error {
            DiskError::Unopened { why, .. } => Self::Unopened(*why),
            error if error.is_no_file() => Self::NoFile,
            error => Self::Unreadable(error.to_string()),
        }
    }
}

/// Bytes which do not exist by rule S5: left by an interrupted write, closed off by a later segment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tail {
    pub file: String,
    pub from: u64,
    pub bytes: u64,
}

/// At most this many faults are kept one by one; a file of pure garbage must not fill the memory.
const KEPT: usize = 10_000;

/// A list of faults with a bound.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Faults {
    list: Vec<StoreFault>,
    /// How many more there were.
    pub omitted: u64,
}

impl Faults {
    pub fn push(&mut self, fault: StoreFault) {
        if self.list.len() < KEPT {
            self.list.push(fault);
        } else {
            self.omitted += 1;
        }
    }

    pub fn append(&mut self, other: &mut Self) {
        for fault in other.list.drain(..) {
            self.push(fault);
        }
        self.omitted += std::mem::take(&mut other.omitted);
    }

    /// How many there are, listed or not.
    pub fn count(&self) -> u64 {
        self.list.len() as u64 + self.omitted
    }

    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    pub fn iter(&self) -> std::slice::Iter<'_, StoreFault> {
        self.list.iter()
    }

    /// Takes those out that are such.
    pub fn take(&mut self, such: impl Fn(&StoreFault) -> bool) -> Vec<StoreFault> {
        let all = std::mem::take(&mut self.list);
        let (taken, left) = all.into_iter().partition(such);
        self.list = left;
        taken
    }

    pub(super) fn iter_mut(&mut self) -> std::slice::IterMut<'_, StoreFault> {
        self.list.iter_mut()
    }
}

impl<'a> IntoIterator for &'a Faults {
    type Item = &'a StoreFault;
    type IntoIter = std::slice::Iter<'a, StoreFault>;

    fn into_iter(self) -> Self::IntoIter {
        self.list.iter()
    }
}
