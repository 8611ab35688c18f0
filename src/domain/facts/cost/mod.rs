//! What failures cost, and what was spent so that there are fewer: quality costs of four kinds, each entry a record of
//! a named person. Nothing is worked out here and nothing is guessed: what nobody entered is not there.
//!
//! | file | noun |
//! |---|---|
//! | `spent` | what something took: hours, material, machines, money; what an hour or a unit of it costs |
//! | `cause` | why it failed, and what is done against it |

pub mod cause;
pub mod spent;

use crate::domain::decimal::Decimal;
use crate::domain::evidence::Evidence;
use crate::domain::spent::Spent;
use crate::domain::time::Time;
use serde::{Deserialize, Serialize};

/// The four kinds of quality costs, kept apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CostKind {
    /// 内部损失: what failed before it was handed over. Rework, waste, standing still.
    Internal,
    /// 外部损失: what failed afterwards. Warranty, complaints.
    External,
    /// 鉴定成本: finding out. Inspections and tests.
    Appraisal,
    /// 预防成本: keeping it from failing. Training, samples, method statements.
    Prevention,
}

/// How sure the figures are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reckoning {
    /// 估算: when it is opened.
    Estimate,
    /// 实际: when it is done.
    Actual,
}

/// What costs are grouped by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CostBy {
    /// The kind of quality cost.
    #[default]
    Kind,
    /// The crew that answers for it.
    Crew,
    /// The trade: the name of the 分项.
    Trade,
    /// The building: the name of the unit.
    Building,
    /// The month in which it failed, or in which it was entered where nothing failed.
    Month,
    /// 人、机、料、法、环、测.
    Cause,
    /// The item of the checklist that failed.
    Item,
}

/// What somebody says that something cost.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CostRecord {
    /// Estimated, or as it came to be.
    pub step: Reckoning,
    /// Which kind of quality cost.
    pub kind: CostKind,
    /// The issue it went into; empty when it is about none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub issue: String,
    /// The subject it went into, when it is about no issue; empty when it is about the project.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub subject: String,
    /// What it took.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub spent: Vec<Spent>,
    /// By how many days it delayed the work.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub delay: Option<Decimal>,
    /// The record that this one stands in place of; empty when it is the first word.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub corrects: String,
    /// When, RFC 3339 with offset.
    pub at: Time,
    /// Who: a person's code.
    pub by: String,
    /// What it was for; of a correction, why.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// Invoices, lists, photos.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Evidence>,
}

/// What was said of a cost, as the fold keeps it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CostSaid {
    /// The record it stands in.
    pub record: String,
    /// What was said.
    pub said: CostRecord,
    /// The record that stands in its place, if one does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub corrected: Option<String>,
}

impl CostKind {
    /// All, as they are told: what failed before what was spent against it.
    pub const ALL: [CostKind; 4] = [
        CostKind::Internal,
        CostKind::External,
        CostKind::Appraisal,
        CostKind::Prevention,
    ];

    /// The record's word.
    pub fn as_str(self) -> &'static str {
        match self {
            CostKind::Internal => "internal",
            CostKind::External => "external",
            CostKind::Appraisal => "appraisal",
            CostKind::Prevention => "prevention",
        }
    }

    /// Whether something failed.
    pub fn is_failure(self) -> bool {
        matches!(self, CostKind::Internal | CostKind::External)
    }
}

impl CostBy {
    /// All, in the order they are shown.
    pub const ALL: [CostBy; 7] = [
        CostBy::Kind,
        CostBy::Crew,
        CostBy::Trade,
        CostBy::Building,
        CostBy::Month,
        CostBy::Cause,
        CostBy::Item,
    ];

    /// The word for programs.
    pub fn as_str(self) -> &'static str {
        match self {
            CostBy::Kind => "kind",
            CostBy::Crew => "crew",
            CostBy::Trade => "trade",
            CostBy::Building => "building",
            CostBy::Month => "month",
            CostBy::Cause => "cause",
            CostBy::Item => "item",
        }
    }
}

impl Reckoning {
    /// The record's word.
    pub fn as_str(self) -> &'static str {
        match self {
            Reckoning::Estimate => "estimate",
            Reckoning::Actual => "actual",
        }
    }
}

impl CostRecord {
    /// Whether two speak of the same: one stands in place of the other, or doubles it.
    pub fn is_about_the_same(&self, other: &CostRecord) -> bool {
        let sort = (self.step, self.kind) == (other.step, other.kind);
        sort && self.issue == other.issue && self.subject == other.subject
    }

    /// Whether it is about the project as a whole: such entries stand beside each other.
    pub fn is_of_project(&self) -> bool {
        self.issue.is_empty() && self.subject.is_empty()
    }
}

impl CostSaid {
    /// Whether nothing stands in its place.
    pub fn stands(&self) -> bool {
        self.corrected.is_none()
    }
}
