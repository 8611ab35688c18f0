//! Why something is refused: the subject of a check as it is planned and described, and the answers to its
//! items. In which words is not known here.

use crate::domain::reference::Unfounded;
use crate::domain::sampling::Counted;
use crate::domain::subject::Kind;
use crate::domain::words::Words;

/// The subject, and what it is checked by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Course {
    /// No subject of this code.
    NoSuchSubject(String),
    /// No such stage in the subject's chain.
    NoSuchStage(String),
    /// The subject has no checklist, or one that is not here.
    NoChecklist(String),
    /// No chain of this id for this kind of subject.
    NoChain(Kind, String),
    /// The record says another chain than the one its run goes by, or one that is not the subject's.
    OtherChain(String),
    /// The file of the chain that the run began with, of this hash, is not there any more.
    ChainLost(String),
    /// The grading scheme was chosen at the start and stays.
    SchemeStays,
    /// No figure that a project may agree on: checklist and item.
    NoAgreedLimit(String, String),
}

/// What the lot is, and how much of it there is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Described {
    /// The capacity is no number above zero.
    Capacity,
    /// The capacity was not stated, though samples follow from it; what it counts.
    NoCapacity(Option<Words>),
    /// How many there are of what an item counts is no number above zero; the id of what is counted.
    Count(String),
    /// How many there are of what the item counts was not stated.
    NoCount(Counted),
    /// A dimension is missing.
    NoDimension(String),
    /// A dimension is not a usable size.
    BadDimension(String),
    /// A variant the checklist does not have.
    NoSuchVariant(String),
    /// A group of variants without its choice, or with more than one.
    ChooseVariant(String),
}

/// The answers to items.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answering {
    /// No item of this id applies to this lot at this stage.
    NoSuchItem,
    /// The item was answered twice.
    AnsweredTwice,
    /// The item is derived; it takes no answer.
    Computed,
    /// No answer, or none that measures what this item measures.
    NotAnswered,
    /// Not applicable without a reason.
    NoReason,
    /// Every item was called not applicable: nothing was inspected.
    NothingInspected,
    /// The answer refers to another, and may not.
    Unfounded(Unfounded),
    /// A result word this judge does not know.
    UnknownResult(String),
}

/// How many were looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Drawn {
    /// Fewer than required.
    TooFew {
        /// Points or places required.
        needed: u64,
        /// Points or places given.
        got: u64,
    },
    /// Double sampling stands between its numbers and needs the second draw.
    SecondDraw {
        /// Size of the second draw.
        size: u64,
    },
    /// The second draw differs in size, or was not called for.
    NeedlessDraw,
    /// More places than the lot has.
    TooMany {
        /// The lot's capacity.
        capacity: u64,
        /// Places given.
        got: u64,
    },
    /// Beyond the tables of Appendix D or 3.0.9: the lot must be split.
    BeyondTable(u64),
}

/// The readings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Misread {
    /// The n-th reading lies below zero, where a distance has no direction.
    Negative {
        /// Which reading, from 1.
        nth: usize,
        /// What it comes to.
        text: String,
    },
    /// Readings that belong together in groups, and one group is not full.
    NotInGroups {
        /// Readings of a group.
        size: u64,
        /// All readings.
        got: u64,
    },
    /// The n-th reading is no decimal.
    NotANumber {
        /// Which reading, from 1.
        nth: usize,
        /// What stands there.
        text: String,
    },
    /// More readings than one item takes.
    Crowded,
}
