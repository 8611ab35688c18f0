//! What is checked: the nodes of the project tree.

use super::decimal::Decimal;
use serde::{Deserialize, Serialize};

/// The level of a node (GB 50300-2013 chapter 4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// 单位工程.
    Unit,
    /// 子单位工程.
    SubUnit,
    /// 分部工程.
    Division,
    /// 子分部工程.
    SubDivision,
    /// 分项工程.
    Item,
    /// 检验批.
    Lot,
}

impl Kind {
    /// All kinds, top down.
    pub const ALL: [Kind; 6] = [
        Kind::Unit,
        Kind::SubUnit,
        Kind::Division,
        Kind::SubDivision,
        Kind::Item,
        Kind::Lot,
    ];

    /// The contract's word, e.g. `sub_division`.
    pub fn as_str(self) -> &'static str {
        match self {
            Kind::Unit => "unit",
            Kind::SubUnit => "sub_unit",
            Kind::Division => "division",
            Kind::SubDivision => "sub_division",
            Kind::Item => "item",
            Kind::Lot => "lot",
        }
    }

    /// The kind of a contract word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == word)
    }

    /// Whether a node of this kind may hang under `parent` (`None`: stands alone).
    pub fn fits_under(self, parent: Option<Kind>) -> bool {
        match self {
            Kind::Unit => parent.is_none(),
            Kind::SubUnit => parent == Some(Kind::Unit),
            Kind::Division => matches!(parent, Some(Kind::Unit | Kind::SubUnit)),
            Kind::SubDivision => parent == Some(Kind::Division),
            Kind::Item => matches!(parent, Some(Kind::Division | Kind::SubDivision)),
            Kind::Lot => parent == Some(Kind::Item),
        }
    }

    /// The kind whose acceptance this kind's acceptance rests on (5.0.2 to 5.0.4).
    pub fn rests_on(self) -> Option<Kind> {
        match self {
            Kind::Unit | Kind::SubUnit => Some(Kind::Division),
            Kind::Division | Kind::SubDivision => Some(Kind::Item),
            Kind::Item => Some(Kind::Lot),
            Kind::Lot => None,
        }
    }
}

/// A project's size class; the outline's targets differ by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scale {
    /// 大中型.
    LargeMedium,
    /// 其他.
    Other,
}

impl Scale {
    /// The contract's word.
    pub fn as_str(self) -> &'static str {
        match self {
            Scale::LargeMedium => "large_medium",
            Scale::Other => "other",
        }
    }
}

/// A node of the project tree, one row of the project table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Subject {
    /// Unique in the project.
    pub code: String,
    /// The code of the node above; empty at the top.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub parent: String,
    /// The lot of the process before it on the same part, if there is one (gate G4).
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub after: String,
    /// Its level.
    pub kind: Kind,
    /// Its name.
    pub name: String,
    /// The checklist's id; empty: the usual one of its kind, if there is one.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub checklist: String,
    /// Variants of the checklist that it is of.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub variants: Vec<String>,
    /// The crew that does the work.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub crew: String,
    /// Where it is.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub location: String,
    /// How many pieces, in the checklist's capacity unit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub capacity: Option<u64>,
    /// Floor area in m².
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub area_m2: Option<Decimal>,
    /// Size class, of units.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scale: Option<Scale>,
}
