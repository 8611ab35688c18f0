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

impl Class {
    /// The contract's word.
    pub fn as_str(self) -> &'static str {
        match self {
            Class::Dominant => "dominant",
            Class::General => "general",
        }
    }
}

/// How an item is judged.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Judge {
    /// By looking: conforming or not, perhaps counted.
    Attribute(Attribute),
    /// By measured deviations.
    Deviation(Box<Deviation>),
    /// By measured values.
    Range(Box<Range>),
    /// By papers.
    Document(RequiredDocument),
    /// By 好 / 一般 / 差 of each place.
    Appearance,
    /// From the children's state.
    Computed(Computed),
}

// What is looked at. The schema of checklists says it at the kind, here and below, and not twice.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(inline)]
pub struct Attribute {
    /// Plan of Appendix D, for general items.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plan: Option<Plan>,
}

// Papers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(inline)]
pub struct RequiredDocument {
    /// Kinds of document that must be there.
    #[serde(default)]
    pub required: Vec<String>,
}

// What follows from the children.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(inline)]
pub struct Computed {
    /// `lots_accepted`, `items_accepted` or `divisions_accepted`.
    pub rule: String,
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

/// What all measured kinds have.
struct Measured<'a> {
    unit: &'a str,
    limits: [Option<&'a Limit>; 3],
    pass_rate: Option<&'a Decimal>,
}

impl Judge {
    /// One that looks, perhaps by a plan of Appendix D.
    pub fn looking(plan: Option<Plan>) -> Self {
        Judge::Attribute(Attribute { plan })
    }

    /// One that asks for these kinds of document.
    pub fn asking(required: Vec<String>) -> Self {
        Judge::Document(RequiredDocument { required })
    }

    /// Its word in a checklist.
    pub fn word(&self) -> &'static str {
        match self {
            Judge::Attribute(_) => "attribute",
            Judge::Deviation(_) => "deviation",
            Judge::Range(_) => "range",
            Judge::Document(_) => "document",
            Judge::Appearance => "appearance",
            Judge::Computed(_) => "computed",
        }
    }

    fn measured(&self) -> Option<Measured<'_>> {
        match self {
            Judge::Deviation(d) => Some(Measured {
                unit: &d.unit,
                limits: [d.limit.as_ref(), d.lower.as_ref(), d.upper.as_ref()],
                pass_rate: d.pass_rate.as_ref(),
            }),
            Judge::Range(r) => Some(Measured {
                unit: &r.unit,
                limits: [r.min.as_ref(), r.max.as_ref(), None],
                pass_rate: r.pass_rate.as_ref(),
            }),
            _ => None,
        }
    }

    /// Whether the answer is a series of readings.
    pub fn is_measured(&self) -> bool {
        self.measured().is_some()
    }

    /// The unit of the readings, when it is measured.
    pub fn unit(&self) -> Option<&str> {
        self.measured().map(|measured| measured.unit)
    }

    /// The share of points that it needs by itself, when it is measured.
    pub fn pass_rate(&self) -> Option<&Decimal> {
        self.measured()?.pass_rate
    }

    /// The limits it has, when it is measured.
    pub fn limits(&self) -> impl Iterator<Item = &Limit> {
        let limits = self
            .measured()
            .map_or([None; 3], |measured| measured.limits);
        limits.into_iter().flatten()
    }

    /// The dimensions its limits follow.
    pub fn dimensions(&self) -> impl Iterator<Item = &str> {
        self.limits().filter_map(Limit::dimension)
    }

    /// Whether its readings are specimens that belong together in groups.
    pub fn is_grouped(&self) -> bool {
        matches!(self, Judge::Range(range) if range.groups.is_some())
    }

    /// The deviations it allows, when readings may stand beside a designed size.
    pub fn deviation(&self) -> Option<&Deviation> {
        match self {
            Judge::Deviation(deviation) => Some(deviation),
            _ => None,
        }
    }

    /// The kinds of document it asks for, when it is judged by papers.
    pub fn papers(&self) -> Option<&[String]> {
        match self {
            Judge::Document(document) => Some(&document.required),
            _ => None,
        }
    }

    /// Whether the answer says how it looks, conforming or not.
    pub fn is_looked_at(&self) -> bool {
        matches!(self, Judge::Attribute(_))
    }

    /// Whether nobody answers it.
    pub fn is_computed(&self) -> bool {
        matches!(self, Judge::Computed(_))
    }
}
