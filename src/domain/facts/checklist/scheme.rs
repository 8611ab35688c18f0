//! A grading scheme as data, contract `sanjian.grading/1`: from whom it is, which levels it grades,
//! and its thresholds in per cent or points.

use crate::domain::decimal::Decimal;
use crate::domain::subject::Kind;
use crate::domain::words::Words;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A grading scheme.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SchemeRules {
    /// Always `sanjian.grading/1`.
    pub schema: String,
    /// Its id, e.g. `gbj300-88`.
    pub id: String,
    /// What it is called.
    pub title: Words,
    /// Its name where there is little room; the same in both languages.
    pub short: String,
    /// The standard or contract it comes from.
    pub source: Words,
    /// What a reader of the grade should know.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Words>,
    /// Grades by shares, if it does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shares: Option<Shares>,
    /// Grades by points of an evaluation, if it does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub score: Option<Score>,
}

/// Thresholds of a scheme that grades by shares, in per cent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shares {
    /// The levels it grades.
    pub levels: Vec<Kind>,
    /// Points of general measured items within limits (GBJ 300-88, 3.0.2).
    pub points: Decimal,
    /// General attribute items that are excellent (3.0.2).
    pub attributes: Decimal,
    /// Excellent ones of what a division or unit rests on (3.0.3, 3.0.4).
    pub children: Decimal,
    /// The appearance score of a unit (3.0.4).
    pub appearance: Decimal,
    /// Divisions of a unit that must be excellent, by name (3.0.4).
    #[serde(default)]
    pub must: Vec<String>,
}

/// A scheme that grades a unit by the points of its evaluation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Score {
    /// The checklist of the evaluation.
    pub evaluation: String,
    /// Points needed, of a hundred, by the whole and by the structure.
    pub needed: Decimal,
    /// The parts that make the structure.
    pub structure: Vec<String>,
    /// Per cent of its points that an aspect in the second band earns; the first earns all.
    pub second_band: Decimal,
    /// Per cent of points within limits of the first and of the second band.
    pub tolerance: [Decimal; 2],
    /// Per cent of good places of the first and of the second band.
    pub appearance: [Decimal; 2],
    /// The parts, with their weights.
    pub parts: Vec<SchemePart>,
}

/// A part of the evaluated works.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SchemePart {
    /// Its id, as in the checklist's items.
    pub id: String,
    /// Its name.
    pub title: Words,
    /// Its weight in the whole.
    pub weight: u64,
    /// Points of each aspect.
    pub points: BTreeMap<String, u64>,
}
