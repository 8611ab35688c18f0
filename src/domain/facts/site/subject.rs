//! What is checked: the nodes of the project tree, and the registers kept beside it.

use crate::domain::decimal::Decimal;
use crate::domain::quantity::Quantity;
use serde::{Deserialize, Serialize};

/// The level of a node (GB 50300-2013 chapter 4), or the register it belongs to.
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
    /// 进场验收: a delivery of materials or components (3.0.3-1).
    Material,
    /// 设备监理: equipment, from its maker to its installation.
    Equipment,
    /// 计量器具: a measuring instrument with its certificate.
    Instrument,
    /// 隐蔽工程: work about to be covered (3.0.6-5).
    Concealed,
    /// 工序交接: a part handed from one trade to the next (3.0.3-2).
    Transfer,
    /// 施工现场质量管理检查 (Appendix A).
    SiteManagement,
    /// 综合试车: commissioning of a large project.
    Commissioning,
    /// 竣工核查: pre-acceptance and the tables of Appendix H.
    Completion,
    /// 分户验收: a dwelling, or common parts, accepted before the unit is.
    Dwelling,
    /// 回访保修: a return visit within the warranty period.
    Warranty,
    /// 投诉与仲裁检验: a complaint, to its end.
    Complaint,
    /// 监督抽查: a spot check by the supervision station or the firm.
    SpotCheck,
    /// 质量评价: an evaluation beyond acceptance, such as GB/T 50375.
    Evaluation,
}

impl Kind {
    /// All kinds: the tree top down, then the registers.
    pub const ALL: [Kind; 19] = [
        Kind::Unit,
        Kind::SubUnit,
        Kind::Division,
        Kind::SubDivision,
        Kind::Item,
        Kind::Lot,
        Kind::Material,
        Kind::Equipment,
        Kind::Instrument,
        Kind::Concealed,
        Kind::Transfer,
        Kind::SiteManagement,
        Kind::Commissioning,
        Kind::Completion,
        Kind::Dwelling,
        Kind::Warranty,
        Kind::Complaint,
        Kind::SpotCheck,
        Kind::Evaluation,
    ];

    /// The levels of the tree, top down.
    pub const LEVELS: [Kind; 6] = [
        Kind::Unit,
        Kind::SubUnit,
        Kind::Division,
        Kind::SubDivision,
        Kind::Item,
        Kind::Lot,
    ];

    /// Whether it is kept in a register beside the tree.
    pub fn is_register(self) -> bool {
        !Self::LEVELS.contains(&self)
    }

    /// The contract's word, e.g. `sub_division`.
    pub fn as_str(self) -> &'static str {
        match self {
            Kind::Unit => "unit",
            Kind::SubUnit => "sub_unit",
            Kind::Division => "division",
            Kind::SubDivision => "sub_division",
            Kind::Item => "item",
            Kind::Lot => "lot",
            Kind::Material => "material",
            Kind::Equipment => "equipment",
            Kind::Instrument => "instrument",
            Kind::Concealed => "concealed",
            Kind::Transfer => "transfer",
            Kind::SiteManagement => "site_management",
            Kind::Commissioning => "commissioning",
            Kind::Completion => "completion",
            Kind::Dwelling => "dwelling",
            Kind::Warranty => "warranty",
            Kind::Complaint => "complaint",
            Kind::SpotCheck => "spot_check",
            Kind::Evaluation => "evaluation",
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
            // An entry of a register belongs to the project, or to a level of the tree.
            _ => parent.is_none_or(|kind| !kind.is_register()),
        }
    }

    /// The kind whose acceptance this kind's acceptance rests on (5.0.2 to 5.0.4).
    pub fn rests_on(self) -> Option<Kind> {
        match self {
            Kind::Unit | Kind::SubUnit => Some(Kind::Division),
            Kind::Division | Kind::SubDivision => Some(Kind::Item),
            Kind::Item => Some(Kind::Lot),
            _ => None,
        }
    }

    /// The grouping that may stand between this level and what it rests on: 子单位, 子分部.
    pub fn grouped_by(self) -> Option<Kind> {
        match self {
            Kind::Unit | Kind::SubUnit => Some(Kind::SubUnit),
            Kind::Division | Kind::SubDivision => Some(Kind::SubDivision),
            _ => None,
        }
    }

    /// Whether an entry of this register keeps the node it hangs under from being accepted until
    /// it is accepted itself: what is concealed, tested or examined for that acceptance (G4, G6).
    pub fn gates_parent(self) -> bool {
        matches!(
            self,
            Kind::Concealed | Kind::Commissioning | Kind::Completion | Kind::Dwelling
        )
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
    /// Its level or register.
    pub kind: Kind,
    /// Its name.
    pub name: String,
    /// The checklist's id; empty: the usual one of its kind, if there is one.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub checklist: String,
    /// The chain's id; empty: the project's choice for its kind, or the usual one.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub chain: String,
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
    pub capacity: Option<Quantity>,
    /// Floor area in m².
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub area_m2: Option<Decimal>,
    /// Size class, of units.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scale: Option<Scale>,
}

impl Subject {
    /// A subject of which nothing more is known.
    pub fn new(code: &str, parent: &str, kind: Kind, name: &str) -> Self {
        Self {
            code: code.to_owned(),
            parent: parent.to_owned(),
            after: String::new(),
            kind,
            name: name.to_owned(),
            checklist: String::new(),
            chain: String::new(),
            variants: Vec::new(),
            crew: String::new(),
            location: String::new(),
            capacity: None,
            area_m2: None,
            scale: None,
        }
    }
}
