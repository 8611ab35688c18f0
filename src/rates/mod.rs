//! How to count: first-pass acceptance, excellence and the side figures, by level and group.
//!
//! Formulas of first-pass rate R1 = A ÷ B and excellence rate RE = C ÷ D: B counts each subject
//! once, by its first concluded acceptance round; what happens later never lifts it into A.
//! C and D count subjects finally accepted and graded; D also what is graded by a branch of a device that
//! wrote twice, as long as that is in doubt. Counts are added up, never percentages.

mod behind;
pub mod board;
pub mod cost;
mod count;
pub mod json;
pub mod pictures;
pub mod plausible;
pub mod responsibility;
pub mod rows;
pub mod tally;

pub use behind::{FirstRounds, first_rounds};
pub use count::{accumulate, first_pass_by, rates};

use crate::domain::decimal::Decimal;
use crate::domain::head::ProjectHead;
use crate::domain::ratio::Ratio;
use crate::domain::subject::Kind;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The level a rate speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Level {
    /// 检验批.
    Lot,
    /// 分项.
    Item,
    /// 分部.
    Division,
    /// 单位.
    Unit,
}

impl Level {
    /// All levels, from the lot up.
    pub const ALL: [Level; 4] = [Level::Lot, Level::Item, Level::Division, Level::Unit];

    /// The contract's word.
    pub fn as_str(self) -> &'static str {
        self.kind().as_str()
    }

    /// The kind of subject counted.
    pub fn kind(self) -> Kind {
        match self {
            Level::Lot => Kind::Lot,
            Level::Item => Kind::Item,
            Level::Division => Kind::Division,
            Level::Unit => Kind::Unit,
        }
    }
}

/// What rows are grouped by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// The subject's crew.
    Crew,
    /// Its trade: the name of its 分项.
    Trade,
    /// Its building: the name of its unit.
    Building,
    /// The month of the date that each figure goes by.
    Month,
}

/// What is asked for.
#[derive(Clone, Debug)]
pub struct Query {
    /// Levels, a row each.
    pub levels: Vec<Level>,
    /// Also a row for each group.
    pub by: Option<By>,
    /// First day counted.
    pub from: Option<NaiveDate>,
    /// Last day counted.
    pub to: Option<NaiveDate>,
}

impl Default for Query {
    fn default() -> Self {
        Self {
            levels: Level::ALL.to_vec(),
            by: None,
            from: None,
            to: None,
        }
    }
}

/// The stages whose pairs every row shows, in the order of the default chain.
pub const STAGES: [&str; 4] = ["self", "mutual", "handover", "acceptance"];

/// The counts of one row.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// A of B.
    pub first_pass: Ratio,
    /// C of D.
    pub excellence: Ratio,
    /// N: finally accepted in the period, graded or not.
    pub accepted: u64,
    /// N finally accepted in the period, of B; within a period N may outnumber B.
    pub finally: Ratio,
    /// Of B: submitted again after a failed round.
    pub rework: Ratio,
    /// Accepted by the designer's consent or with a concession.
    pub concessions: u64,
    /// Submissions withdrawn.
    pub withdrawn: u64,
    /// Subjects that a device wrote about twice and of which a person must say what stands: they count by
    /// the worse side.
    pub disputed: u64,
    /// Conforming of checked points, in the first acceptance rounds of B.
    pub points: Ratio,
    /// For each stage: passed of concluded, by its first concluded round.
    pub stages: BTreeMap<String, Ratio>,
    /// Floor area (hundredths of m²) of A and of B, of units with an area.
    pub area: Ratio,
    /// Units of B without an area.
    pub without_area: u64,
}

/// The row a count belongs to; `group` is `None` in the row of all.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct RowKey {
    /// The level.
    pub level: Level,
    /// The group's name.
    pub group: Option<String>,
}

/// Rows of counts: the row of all before its groups, groups by name.
pub type RatesTable = BTreeMap<RowKey, Counts>;

/// What the rates are held against.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Targets {
    /// Target of the first-pass rate, in per cent.
    pub first_pass: Option<Decimal>,
    /// Target of the excellence rate, in per cent.
    pub excellence: Option<Decimal>,
}

impl Targets {
    /// What both have alike.
    pub fn common(self, other: &Targets) -> Self {
        let alike = |own: Option<Decimal>, other: &Option<Decimal>| {
            own.filter(|own| other.as_ref() == Some(own))
        };
        Self {
            first_pass: alike(self.first_pass, &other.first_pass),
            excellence: alike(self.excellence, &other.excellence),
        }
    }

    /// Those that a project agreed.
    pub fn of(head: &ProjectHead) -> Self {
        Self {
            first_pass: head.target_first_pass.clone(),
            excellence: head.target_excellence.clone(),
        }
    }
}

impl Counts {
    /// A stage's pair.
    pub fn stage(&self, stage: &str) -> Ratio {
        self.stages.get(stage).copied().unwrap_or_default()
    }
}
