//! How grave an issue is, and which open ones keep their subject from being accepted.

use crate::domain::criterion::Class;
use serde::{Deserialize, Serialize};

/// How grave it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// 轻微.
    Slight,
    /// 一般.
    Ordinary,
    /// 严重.
    Serious,
}

/// Which open issues keep a subject from being accepted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Blocking {
    /// None; they are only shown.
    None,
    /// Serious ones that were opened by hand.
    #[default]
    Serious,
    /// All that were opened by hand.
    All,
}

impl Severity {
    /// All, the gravest first.
    pub const ALL: [Severity; 3] = [Severity::Serious, Severity::Ordinary, Severity::Slight];

    /// The record's word.
    pub fn as_str(self) -> &'static str {
        match self {
            Severity::Slight => "slight",
            Severity::Ordinary => "ordinary",
            Severity::Serious => "serious",
        }
    }

    /// How grave a failing item of this class is, until a person says otherwise.
    pub fn of(class: Class) -> Self {
        match class {
            Class::Dominant => Severity::Serious,
            Class::General => Severity::Ordinary,
        }
    }
}
