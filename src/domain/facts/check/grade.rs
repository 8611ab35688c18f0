//! A grading 合格 / 优良 under the project's scheme, with the conditions that decided. Thresholds are data
//! ([`super::scheme`]); it is reckoned by shares of points and parts (GBJ 300-88 and contracts like it) or
//! by points of an evaluation (GB/T 50375-2016), each a rule of its own.

use crate::domain::decimal::Decimal;
use crate::domain::outcome::Grade;
use crate::domain::ratio::Ratio;
use serde::{Deserialize, Serialize};

/// The id of a grading scheme, e.g. `gbj300-88`; `none` grades nothing.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Scheme(String);

impl Default for Scheme {
    fn default() -> Self {
        Self("none".to_owned())
    }
}

impl Scheme {
    /// The scheme of this id.
    pub fn of(id: &str) -> Self {
        Self(id.to_owned())
    }

    /// GBJ 300-88.
    pub fn gbj300() -> Self {
        Self::of("gbj300-88")
    }

    /// The contract's word.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it grades nothing.
    pub fn is_none(&self) -> bool {
        self.0 == "none"
    }
}

/// One condition of being excellent, with its figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    /// Accepted in its first round, or fully redone.
    Fresh(bool),
    /// Points of general measured items within limits.
    Points(Ratio, Decimal),
    /// General attribute items that are excellent.
    Attributes(Ratio, Decimal),
    /// Excellent ones among what it rests on.
    Children(Ratio, Decimal),
    /// A division that must be excellent, and whether it is.
    Must(String, bool),
    /// Appearance points earned of those possible, in hundredths.
    Appearance(Ratio, Decimal),
    /// Nothing below was accepted by the designer's consent or with a concession.
    Unconceded(bool),
    /// Points of the whole evaluation.
    Score(Ratio, Decimal),
    /// Points of the structure's parts of the evaluation.
    Structure(Ratio, Decimal),
    /// Every aspect of the evaluation reaches its second band.
    Bands(bool),
}

/// The conditions of a grade: excellent when all of them hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grading {
    /// The conditions, in the order of the rules.
    pub conditions: Vec<Condition>,
}

impl Condition {
    /// Whether it holds; one without anything to count does.
    pub fn holds(&self) -> bool {
        match self {
            Condition::Fresh(holds) | Condition::Must(_, holds) => *holds,
            Condition::Unconceded(holds) | Condition::Bands(holds) => *holds,
            Condition::Points(ratio, needed)
            | Condition::Attributes(ratio, needed)
            | Condition::Children(ratio, needed)
            | Condition::Appearance(ratio, needed)
            | Condition::Score(ratio, needed)
            | Condition::Structure(ratio, needed) => ratio.meets(needed).unwrap_or(true),
        }
    }
}

impl Grading {
    /// The grade that these conditions earn.
    pub fn grade(&self) -> Grade {
        if self.conditions.iter().all(Condition::holds) {
            Grade::Excellent
        } else {
            Grade::Qualified
        }
    }
}
