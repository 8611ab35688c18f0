//! An answer that refers to the same item of an earlier round: where that one stands, or why it may not.

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
}
