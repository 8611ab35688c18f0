//! Why something failed: 人、机、料、法、环、测, with a second level that a site may extend, and what is done against it.

use crate::domain::time::Time;
use crate::domain::words::Words;
use serde::{Deserialize, Serialize};

/// Where a cause lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CauseGroup {
    /// 人: who did it.
    People,
    /// 机: with what tools and machines.
    Machine,
    /// 料: of what material.
    Material,
    /// 法: by what method.
    Method,
    /// 环: in what surroundings.
    Environment,
    /// 测: how it was measured.
    Measurement,
}

/// A cause that can be chosen: one of the second level.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cause {
    /// Its id, e.g. `people.skill`.
    pub id: String,
    /// Where it lies.
    pub group: CauseGroup,
    /// What it is called.
    pub name: Words,
}

/// What somebody says was the cause of an issue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CauseRecord {
    /// The issue's id.
    pub issue: String,
    /// Where the cause lies.
    pub group: CauseGroup,
    /// The cause's id; empty when only the group was chosen.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub cause: String,
    /// What it was called then: a site may extend the list, and nobody else has its words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub called: Option<Words>,
    /// When, RFC 3339 with offset.
    pub at: Time,
    /// Who: a person's code.
    pub by: String,
    /// What is done against it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
}

/// What was said of a cause, as the fold keeps it; the last word stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CauseSaid {
    /// The record it stands in.
    pub record: String,
    /// What was said.
    pub said: CauseRecord,
}

impl CauseGroup {
    /// All, in the order they are always told.
    pub const ALL: [CauseGroup; 6] = [
        CauseGroup::People,
        CauseGroup::Machine,
        CauseGroup::Material,
        CauseGroup::Method,
        CauseGroup::Environment,
        CauseGroup::Measurement,
    ];

    /// The record's word.
    pub fn as_str(self) -> &'static str {
        match self {
            CauseGroup::People => "people",
            CauseGroup::Machine => "machine",
            CauseGroup::Material => "material",
            CauseGroup::Method => "method",
            CauseGroup::Environment => "environment",
            CauseGroup::Measurement => "measurement",
        }
    }
}
