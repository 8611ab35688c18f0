//! Rows that were changed on several devices at once, as records speak of them: what it was, and a person's
//! word on which version is right.

use crate::domain::time::Time;
use serde::{Deserialize, Serialize};

/// What was changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Thing {
    /// What a device that wrote twice recorded.
    Journal,
    /// The project's head.
    Project,
    /// A person of the list.
    Person,
    /// A row of the plan or of a register.
    Subject,
}

impl Thing {
    /// The word in records and in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Thing::Journal => "journal",
            Thing::Project => "project",
            Thing::Person => "person",
            Thing::Subject => "subject",
        }
    }
}

/// A person's word on which of several versions is right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VersionChoice {
    /// Of what.
    pub of: Thing,
    /// Its code.
    pub code: String,
    /// The record whose version is right.
    pub stands: String,
    /// Why.
    pub why: String,
    /// Who says so: a person's code.
    pub by: String,
    /// When, RFC 3339 with offset.
    pub at: Time,
}
