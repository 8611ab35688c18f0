//! Notices: who was told when that something is to be inspected, and who asked for more time
//! (concealed work and witness points; 48 hours by the usual contract, GF-2017-0201 5.3).

use crate::domain::pin::ChainPin;
use crate::domain::ruling::RulingPaper;
use crate::domain::time::Time;
use chrono::Duration;
use serde::{Deserialize, Serialize};

/// A notice of an inspection, or the asking for its delay.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// The subject's code.
    pub subject: String,
    /// The stage it is for.
    pub stage: String,
    /// When it was given, RFC 3339 with offset.
    pub at: Time,
    /// When the inspection is to be.
    pub meet: Time,
    /// Who gave it: a person's code.
    pub by: String,
    /// Who was told: persons' codes, or names from outside.
    pub to: Vec<String>,
    /// What is to be inspected, and where.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// The notice whose inspection the other side asks to delay.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub delays: String,
    /// The chain whose stage it is for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chain: Option<ChainPin>,
    /// When its record was made, by the device's clock; records of old do not say.
    #[serde(default, skip_serializing_if = "str::is_empty")]
    pub entered: Time,
    /// The paper it was given on, when it was entered afterwards: number, date, who received it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paper: Option<RulingPaper>,
}

/// A notice as the fold keeps it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Given {
    /// The record it stands in.
    pub record: String,
    /// The round of the stage it was given for.
    pub round: u32,
    /// The notice.
    pub notice: Notice,
    /// The ruling by which the submission it was given for is over.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub spent: Option<String>,
}

/// A notice entered no later than this after the time it names was entered when it was given.
const A_LITTLE_MINUTES: i64 = 15;

impl Notice {
    /// Whether it was entered long after the time that it names.
    pub fn is_late(&self) -> bool {
        match (self.at.moment(), self.entered.moment()) {
            (Some(at), Some(entered)) => entered - at > Duration::minutes(A_LITTLE_MINUTES),
            _ => false,
        }
    }

    /// From when its hours count: the time it names; but from when it was entered, if that was later
    /// and no paper bears the time it names. Nobody shortens a wait by a time of their own choosing.
    pub fn since(&self) -> &Time {
        match self.is_late() && self.paper.is_none() {
            true => &self.entered,
            false => &self.at,
        }
    }

    /// Whole hours between the notice and the inspection.
    pub fn hours(&self) -> Option<i64> {
        Some((self.meet.moment()? - self.since().moment()?).num_hours())
    }
}
