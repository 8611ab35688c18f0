//! An answer that stands elsewhere: that of an earlier round, to which another refers, or one that was taken
//! over and confirmed. Where it stands, how far it may go, or why it may not be used.

use crate::domain::time::Time;
use serde::{Deserialize, Serialize};

/// Where an answer stands that another refers to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswerSource {
    /// The round that the answer names.
    pub round: u32,
    /// When that check was concluded.
    pub at: Time,
    /// Who concluded it.
    pub by: String,
    /// Of one that was taken over and confirmed: from where, and why that may be.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub taken: Option<TakenAnswer>,
}

/// Where an answer was taken over from that somebody made their own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TakenAnswer {
    /// The subject of the check.
    pub subject: String,
    /// Why it may be taken over, where that was said for many at once.
    pub why: String,
}

/// How far what an answer says may be taken over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AnswerReach {
    /// By later stages of the lot itself.
    Stages,
    /// By the same stage of lots like it, too.
    Lots,
}

/// Why an answer may not refer to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unfounded {
    /// The stage has no round before this one.
    FirstRound,
    /// The work was done anew, so everything is asked anew.
    Redone,
    /// The record is not the latest concluded round of this stage of this subject; the one that is.
    OtherRecord(String),
    /// The item failed there.
    Failed,
    /// The item was not answered there.
    Absent,
    /// Neither a stage before this one nor the same stage of a lot like it passed there.
    Unlike,
    /// The answer there is the other side's, and nobody makes that their own.
    OtherSide,
    /// Something else is said there, or something that nobody takes over: readings, counts, a failure.
    Differs,
}
