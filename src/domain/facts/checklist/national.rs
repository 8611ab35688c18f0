//! What the standard itself demands of an item of which an enterprise demands more (内控标准): kept
//! beside the stricter figures, so that a verdict can always say both.

use crate::domain::criterion::{Class, Judge};
use crate::domain::decimal::Decimal;
use crate::domain::sampling::Sampling;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The figures of the standard, where the enterprise's are stricter; the others are absent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct National {
    /// The standard, e.g. `GB 50204-2015`.
    pub standard: String,
    /// The standard has no such item at all.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub absent: bool,
    /// Its class.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub class: Option<Class>,
    /// How it judges: limits, documents, plan.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub judge: Option<Judge>,
    /// The share of conforming points it needs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub pass_rate: Option<Decimal>,
    /// Its cap.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub cap: Option<Decimal>,
    /// Its sampling.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sampling: Option<Sampling>,
}
