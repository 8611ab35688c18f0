//! Checks: what is submitted, what is recorded of it, and the summary that the fold keeps.

use super::answer::Answer;
use super::limit::Dims;
use super::verdict::{Grade, Outcome, Tally};
use serde::{Deserialize, Serialize};

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
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Submission {
    /// The subject's code.
    pub subject: String,
    /// The stage's id.
    pub stage: String,
    /// When, RFC 3339 with offset.
    pub at: String,
    /// Who concludes it: a person's code.
    pub by: String,
    /// Capacity, if it differs from the subject's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub capacity: Option<u64>,
    /// Dimensions that limits follow.
    #[serde(default, skip_serializing_if = "Dims::is_empty")]
    pub dims: Dims,
    /// How the work was mended; said by the first self-check after a rejection.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub remedy: Option<Remedy>,
    /// The answers.
    pub answers: Vec<Answer>,
}

/// Which checklist judged a check: its bytes are pinned by hash.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pin {
    /// The checklist's id.
    pub id: String,
    /// Its version.
    pub version: String,
    /// SHA-256 of its bytes.
    pub hash: String,
}

/// A concluded check as it stands in the record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CheckRecord {
    /// What was submitted.
    #[serde(flatten)]
    pub submission: Submission,
    /// Which concluded check of this stage it is, from 1.
    pub round: u32,
    /// The subject's variants at that time.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub variants: Vec<String>,
    /// The checklist that judged it.
    pub checklist: Pin,
    /// The verdict.
    pub outcome: Outcome,
    /// The grade, at an accepted acceptance under a grading scheme.
    pub grade: Option<Grade>,
    /// Items that did not conform.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub failing: Vec<String>,
    /// Counts for rates and grades.
    pub tally: Tally,
}

/// What the fold keeps of a concluded check; answers stay in the record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckSummary {
    /// The record's id.
    pub record: String,
    /// The stage.
    pub stage: String,
    /// The round.
    pub round: u32,
    /// When, as written.
    pub at: String,
    /// Who.
    pub by: String,
    /// The verdict.
    pub outcome: Outcome,
    /// The grade.
    pub grade: Option<Grade>,
    /// How the work had been mended.
    pub remedy: Option<Remedy>,
    /// Items that did not conform.
    pub failing: Vec<String>,
    /// Counts.
    pub tally: Tally,
    /// The checklist that judged it.
    pub checklist: Pin,
}

impl CheckSummary {
    /// The local date, `YYYY-MM-DD`, as written.
    pub fn date(&self) -> &str {
        self.at.get(..10).unwrap_or(&self.at)
    }

    /// The local month, `YYYY-MM`, as written.
    pub fn month(&self) -> &str {
        self.at.get(..7).unwrap_or(&self.at)
    }
}
