//! Checks: what is submitted, what is recorded of it, and the summary that the fold keeps.
//!
//! | file | noun |
//! |---|---|
//! | `places` | where points may be measured, and the draws that chose |
//! | `answer` | what was found, item by item |
//! | `reference`, `evidence` | answers of an earlier round, photos and papers |
//! | `verdict`, `outcome`, `grade` | what came of it, item by item and of the whole; points |
//! | `summary` | what the fold keeps of a check |
//! | `read` | a record as it is read, whole or as far as the fold needs it |
//! | `chain`, `pin` | the stages, and which version of a file a record went by |
//! | `issue`, `ruling`, `notice` | nonconformities, decisions, notices to the other side |

pub mod answer;
pub mod chain;
pub mod evidence;
pub mod grade;
pub mod issue;
pub mod notice;
pub mod outcome;
pub mod pin;
pub mod places;
mod read;
pub mod reference;
pub mod ruling;
mod summary;
pub mod verdict;

pub use summary::CheckSummary;

use crate::domain::answer::Answer;
use crate::domain::chain::Party;
use crate::domain::evidence::Evidence;
use crate::domain::limit::Dims;
use crate::domain::outcome::{Grade, Outcome, Tally};
use crate::domain::pin::ChainPin;
use crate::domain::pin::ChecklistPin;
use crate::domain::places::PlaceDraw;
use crate::domain::quantity::{Quantity, StatedCounts};
use crate::domain::time::Time;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;

/// How the work was mended after a rejection.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Remedy {
    /// 返工重做: done anew, may be graded afresh.
    Redone,
    /// 返修: repaired, at most 合格.
    #[default]
    Repaired,
}

/// A check handed in for conclusion, contract `sanjian.check/1`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Submission {
    /// The subject's code.
    pub subject: String,
    /// The stage's id.
    pub stage: String,
    /// When, RFC 3339 with offset.
    pub at: Time,
    /// Who concludes it: a person's code.
    pub by: String,
    /// Capacity, if it differs from the subject's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub capacity: Option<Quantity>,
    /// Why the capacity is less than was planned or said before, where that made a sample smaller.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub capacity_why: String,
    /// How many there are of what items count for themselves, by its id.
    #[serde(default, skip_serializing_if = "StatedCounts::is_empty")]
    pub counts: StatedCounts,
    /// Dimensions that limits follow.
    #[serde(default, skip_serializing_if = "Dims::is_empty")]
    pub dims: Dims,
    /// How the work was mended; said by the first self-check after a rejection.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub remedy: Option<Remedy>,
    /// The answers.
    pub answers: Vec<Answer>,
    /// Codes of the measuring instruments used.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub instruments: Vec<String>,
    /// Photos and documents kept with it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Evidence>,
    /// The draws of places to measure, in order: each was recorded before it was shown.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub drawn: Vec<PlaceDraw>,
    /// From when to when it was watched, at a standing-by point.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub standby: Option<StandBy>,
    /// How fast readings were entered by hand, noted when it is concluded; nothing judges by it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pace: Vec<Pace>,
    /// What is odd about its date, where whoever concluded it was asked and said it is right.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub date_confirmed: String,
    /// Fields that nobody here knows, carried along as they came.
    #[serde(flatten)]
    pub own: BTreeMap<String, Value>,
}

/// The fields of a submission that have a meaning here, the schema's word included.
pub const FIELDS: [&str; 17] = [
    "schema",
    "subject",
    "stage",
    "at",
    "by",
    "capacity",
    "capacity_why",
    "counts",
    "dims",
    "remedy",
    "answers",
    "instruments",
    "evidence",
    "drawn",
    "standby",
    "pace",
    "date_confirmed",
];

/// The fields that are worked out and stand beside those submitted, in a record or when it is shown.
pub const COMPUTED: [&str; 14] = [
    "round",
    "variants",
    "checklist",
    "outcome",
    "grade",
    "failing",
    "dominant",
    "flags",
    "tally",
    "parties",
    "chain",
    "record",
    "stands",
    "signatures",
];

/// Readings of an item that were entered one after the other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pace {
    /// The item's id.
    pub item: String,
    /// How many came after the first.
    pub readings: u64,
    /// Milliseconds from the first to the last.
    pub millis: u64,
}

/// 旁站: from when to when work was watched, RFC 3339 with offset.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StandBy {
    /// The beginning.
    pub from: Time,
    /// The end.
    pub to: Time,
}

/// What a reader of the verdict has to be told beside it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "flag", rename_all = "snake_case")]
pub enum Flag {
    /// An instrument without a certificate valid on that day was used.
    Instrument {
        /// Its code.
        code: String,
        /// The last valid day; none when it has no certificate.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        until: Option<String>,
    },
    /// The notice was shorter than agreed.
    ShortNotice {
        /// Hours given.
        given: i64,
        /// Hours agreed.
        hours: u32,
    },
    /// The other side, duly notified, was not there.
    Unwitnessed,
}

/// A concluded check as it stands in the record.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CheckRecord {
    /// What was submitted.
    #[serde(flatten)]
    pub submission: Submission,
    /// Which concluded check of this stage it is, from 1.
    pub round: u32,
    /// The subject's variants at that time.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub variants: Vec<String>,
    /// The checklist that judged it.
    pub checklist: ChecklistPin,
    /// The verdict.
    pub outcome: Outcome,
    /// The grade, at an accepted acceptance under a grading scheme.
    pub grade: Option<Grade>,
    /// Items that did not conform.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub failing: Vec<String>,
    /// Those of them that are dominant.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub dominant: Vec<String>,
    /// What a reader has to be told beside the verdict.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub flags: Vec<Flag>,
    /// Counts for rates and grades.
    pub tally: Tally,
    /// The parties asked to sign it; empty: whoever concluded it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub parties: Vec<Party>,
    /// The chain it went by; records from before chains were pinned do not say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub chain: Option<ChainPin>,
}
