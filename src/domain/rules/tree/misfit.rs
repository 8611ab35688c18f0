//! What is wrong with a row of a table that brings something into the project: the columns of the project
//! table, the misfits, and where one stands. Finding them is `tree`, `register` and the reading of tables.

use crate::domain::subject::Kind;
use crate::domain::words::Words;

/// A column of the project table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Column {
    /// 编号.
    Code,
    /// 上级编号.
    Parent,
    /// 类别.
    Kind,
    /// 名称.
    Name,
    /// 检查表.
    Checklist,
    /// 类型.
    Variants,
    /// 班组.
    Crew,
    /// 部位.
    Location,
    /// 容量.
    Capacity,
    /// 建筑面积.
    Area,
    /// 规模.
    Scale,
    /// 前道检验批: the lot whose work this one continues or covers.
    After,
    /// 检查链: the chain it follows, where it is not the usual one.
    Chain,
}

impl Column {
    /// All columns, as they stand in a table that is written.
    pub const ALL: [Column; 13] = [
        Column::Code,
        Column::Parent,
        Column::Kind,
        Column::Name,
        Column::Checklist,
        Column::Variants,
        Column::Crew,
        Column::Location,
        Column::Capacity,
        Column::Area,
        Column::Scale,
        Column::After,
        Column::Chain,
    ];

    /// Its name for programs.
    pub fn as_str(self) -> &'static str {
        match self {
            Column::Code => "code",
            Column::Parent => "parent",
            Column::Kind => "kind",
            Column::Name => "name",
            Column::Checklist => "checklist",
            Column::Variants => "variants",
            Column::Crew => "crew",
            Column::Location => "location",
            Column::Capacity => "capacity",
            Column::Area => "area_m2",
            Column::Scale => "scale",
            Column::After => "after",
            Column::Chain => "chain",
        }
    }
}

/// What is wrong with a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Misfit {
    /// The code stands on an earlier row too (its place among the rows).
    Twice(usize),
    /// An earlier row has this code, spelt otherwise (its place among the rows).
    Alike(usize, String),
    /// The project has this code, spelt otherwise.
    Kept(String),
    /// No node of this code in the rows or the project.
    NoParent(String),
    /// The parent is of a kind that this kind cannot hang under.
    WrongParent(Kind),
    /// A unit has a parent.
    NeedsNoParent,
    /// The parents go round in a circle.
    Circle,
    /// No such checklist.
    NoChecklist(String),
    /// The checklist is for another kind of subject.
    ChecklistFor(String),
    /// The checklist has no such variant.
    NoVariant(String),
    /// The node is in the project as another kind.
    KindChanged(Kind),
    /// The node is in the project under another parent.
    ParentChanged(String),
    /// No such chain, or one for other kinds.
    NoChain(String),
    /// The lot before it is not there, or is none.
    NoLotBefore(String),
    /// The lots go after one another in a circle.
    AfterItself,
    /// The capacity is beyond the sampling table.
    Capacity(u64),
    /// Nothing stands where something must.
    Empty,
    /// No kind of subject.
    NotAKind(String),
    /// No whole number above zero.
    NotACount(String),
    /// The capacity has a unit that measures something else than the checklist's.
    OtherUnit(String, Words),
    /// No area such as 8000 or 8000.50.
    NotAnArea(String),
    /// No size class.
    NotAScale(String),
    /// No role.
    NotARole(String),
    /// Somebody who takes no part in checks and acceptance.
    NoPart(String),
    /// So many characters, more than a code or name may have.
    TooLong(usize),
    /// Something in the project has this code already.
    Taken,
    /// A row that cannot be a statement of who compared which checklist with the print.
    Review(ReviewMisfit),
    /// A row that is not plainly of one of the projects counted.
    Unmatched(Unmatched),
    /// Several checklists serve this kind; one must be named.
    ChooseChecklist(Vec<String>),
    /// A group of variants without its choice, or with more than one: the ids and names to choose of.
    ChooseVariant(Vec<(String, Words)>),
}

/// Of which project a row is, and why that is not plain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unmatched {
    /// None of the projects has this id or code.
    Nowhere(String),
    /// Several have this code; their ids.
    Several(String, Vec<String>),
    /// The project of this id has another code, this one.
    OtherCode(String),
}

/// A fault of one row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowFault {
    /// Which row, from 0.
    pub row: usize,
    /// Which column.
    pub column: Column,
    /// What is wrong.
    pub misfit: Misfit,
}

/// Why a row says nothing of a comparison with the print.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReviewMisfit {
    /// The version of the checklist here is another one; it stands here.
    OtherVersion(String),
    /// No day.
    NotADay(String),
    /// A day that has not come.
    Ahead(String),
}
