//! How an item is judged: the kinds of judges with their limits, and the class that says how strictly.

use crate::domain::decimal::Decimal;
use crate::domain::limit::Limit;
use crate::domain::plan::Plan;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Dominant or general (GB 50300-2013, 2.0.8 and 2.0.9).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Class {
    /// 主控项目.
    Dominant,
    /// 一般项目.
    General,
}

/// How an item is judged.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Judge {
    /// By looking: conforming or not, perhaps counted.
    Attribute {
        /// Plan of Appendix D, for general items.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        plan: Option<Plan>,
    },
    /// By measured deviations.
    Deviation(Box<Deviation>),
    /// By measured values.
    Range(Box<Range>),
    /// By papers.
    Document {
        /// Kinds of document that must be there.
        #[serde(default)]
        required: Vec<String>,
    },
    /// By 好 / 一般 / 差 of each place.
    Appearance,
    /// From the children's state.
    Computed {
        /// `lots_accepted`, `items_accepted` or `divisions_accepted`.
        rule: String,
    },
}

/// Limits of a deviation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Deviation {
    /// Unit of the readings, e.g. `mm`.
    pub unit: String,
    /// Magnitude: |d| ≤ limit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<Limit>,
    /// Lowest deviation; open when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lower: Option<Limit>,
    /// Highest deviation; open when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub upper: Option<Limit>,
    /// Whether it is a distance without a direction (flatness, a gap): nothing below zero is read.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub unsigned: bool,
    /// Share of conforming points, instead of the checklist's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub pass_rate: Option<Decimal>,
    /// Cap, instead of the checklist's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub cap: Option<Decimal>,
}

/// Limits of a value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Range {
    /// Unit of the readings.
    pub unit: String,
    /// Lowest value; open when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min: Option<Limit>,
    /// Highest value; open when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max: Option<Limit>,
    /// Readings that belong together, as the specimens of a set.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub groups: Option<Groups>,
    /// Share of conforming points, instead of the checklist's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub pass_rate: Option<Decimal>,
}

/// Readings in groups: in each, only so many may lie below a figure, whatever the share of points.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Groups {
    /// Readings of a group, in the order in which they are given.
    pub size: u64,
    /// The figure.
    #[schemars(with = "String")]
    pub below: Decimal,
    /// How many of a group may lie below it.
    pub at_most: u64,
}

impl Judge {
    /// Whether the answer is a series of readings.
    pub fn is_measured(&self) -> bool {
        matches!(self, Judge::Deviation(_) | Judge::Range(_))
    }

    /// The unit of the readings, when it is measured.
    pub fn unit(&self) -> Option<&str> {
        match self {
            Judge::Deviation(deviation) => Some(&deviation.unit),
            Judge::Range(range) => Some(&range.unit),
            _ => None,
        }
    }

    /// The dimensions its limits follow.
    pub fn dimensions(&self) -> impl Iterator<Item = &str> {
        let limits = match self {
            Judge::Deviation(d) => [d.limit.as_ref(), d.lower.as_ref(), d.upper.as_ref()],
            Judge::Range(r) => [r.min.as_ref(), r.max.as_ref(), None],
            _ => [None, None, None],
        };
        limits.into_iter().flatten().filter_map(Limit::dimension)
    }
}
