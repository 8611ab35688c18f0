//! The project tree as a plan: whether rows of subjects fit together and onto what is there.

use super::chain::Chain;
use super::checklist::Words;
use super::fault::Trouble;
use super::judge::variant_faults;
use super::project::Project;
use super::rulebook::Rulebook;
use super::subject::{Kind, Subject};
use std::collections::BTreeMap;

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
    /// All columns with their English and Chinese headings.
    pub const ALL: [(Column, &str, &str); 13] = [
        (Column::Code, "code", "编号"),
        (Column::Parent, "parent", "上级编号"),
        (Column::Kind, "kind", "类别"),
        (Column::Name, "name", "名称"),
        (Column::Checklist, "checklist", "检查表"),
        (Column::Variants, "variants", "类型"),
        (Column::Crew, "crew", "班组"),
        (Column::Location, "location", "部位"),
        (Column::Capacity, "capacity", "容量"),
        (Column::Area, "area_m2", "建筑面积"),
        (Column::Scale, "scale", "规模"),
        (Column::After, "after", "前道检验批"),
        (Column::Chain, "chain", "检查链"),
    ];

    /// Its English heading.
    pub fn as_str(self) -> &'static str {
        let found = Self::ALL.iter().find(|(column, ..)| *column == self);
        found.map_or("", |(_, english, _)| english)
    }
}

/// What is wrong with a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Misfit {
    /// The code stands on an earlier row too (its place among the rows).
    Twice(usize),
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
    /// No area such as 8000 or 8000.50.
    NotAnArea(String),
    /// No size class.
    NotAScale(String),
    /// No role.
    NotARole(String),
    /// So many characters, more than a code or name may have.
    TooLong(usize),
    /// Something in the project has this code already.
    Taken,
    /// Several checklists serve this kind; one must be named.
    ChooseChecklist(Vec<String>),
    /// A group of variants without its choice, or with more than one: the ids and names to choose of.
    ChooseVariant(Vec<(String, Words)>),
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

/// Every fault of the rows, against each other, the project and the rules.
pub fn faults(project: &Project, rulebook: &Rulebook, rows: &[Subject]) -> Vec<RowFault> {
    let mut first: BTreeMap<&str, usize> = BTreeMap::new();
    let mut faults = Vec::new();
    for (row, subject) in rows.iter().enumerate() {
        match first.get(subject.code.as_str()) {
            Some(earlier) => faults.push((row, Column::Code, Misfit::Twice(*earlier))),
            None => _ = first.insert(&subject.code, row),
        }
    }
    for (row, subject) in rows.iter().enumerate() {
        let mut found = parent_misfit(project, rows, &first, subject)
            .map(|m| (Column::Parent, m))
            .into_iter()
            .collect();
        circle(rows, &first, row, &mut found);
        checklist_misfits(rulebook, subject, &mut found);
        predecessor(project, rows, &first, row, &mut found);
        chain_misfit(rulebook, subject, &mut found);
        moved(project, subject, &mut found);
        faults.extend(
            found
                .into_iter()
                .map(|(column, misfit)| (row, column, misfit)),
        );
    }
    faults.sort_by_key(|(row, column, _)| (*row, *column));
    faults
        .into_iter()
        .map(|(row, column, misfit)| RowFault {
            row,
            column,
            misfit,
        })
        .collect()
}

type Found = Vec<(Column, Misfit)>;

fn parent_misfit(
    project: &Project,
    rows: &[Subject],
    first: &BTreeMap<&str, usize>,
    subject: &Subject,
) -> Option<Misfit> {
    if subject.parent.is_empty() {
        return (!subject.kind.fits_under(None)).then(|| Misfit::NoParent(String::new()));
    }
    let in_rows = first
        .get(subject.parent.as_str())
        .and_then(|row| rows.get(*row));
    let above = in_rows.or_else(|| project.node(&subject.parent).map(|node| &node.subject));
    match above {
        None => Some(Misfit::NoParent(subject.parent.clone())),
        Some(_) if subject.kind == Kind::Unit => Some(Misfit::NeedsNoParent),
        Some(above) if !subject.kind.fits_under(Some(above.kind)) => {
            Some(Misfit::WrongParent(above.kind))
        }
        Some(_) => None,
    }
}

/// Kinds must descend, so a circle always shows as a wrong parent too; this names it plainly.
fn circle(rows: &[Subject], first: &BTreeMap<&str, usize>, row: usize, found: &mut Found) {
    let above = |at: usize| {
        rows.get(at)
            .and_then(|subject| first.get(subject.parent.as_str()).copied())
    };
    let mut at = above(row);
    for _ in 0..Kind::ALL.len() {
        match at {
            Some(here) if here == row => return found.push((Column::Parent, Misfit::Circle)),
            Some(here) => at = above(here),
            None => return,
        }
    }
}

fn checklist_misfits(rulebook: &Rulebook, subject: &Subject, found: &mut Found) {
    if let Some(capacity) = subject
        .capacity
        .filter(|n| *n > super::sampling::LARGEST_CAPACITY)
    {
        found.push((Column::Capacity, Misfit::Capacity(capacity)));
    }
    if subject.checklist.is_empty() {
        return;
    }
    let Some(pinned) = rulebook.checklists.get(&subject.checklist) else {
        return found.push((
            Column::Checklist,
            Misfit::NoChecklist(subject.checklist.clone()),
        ));
    };
    let serves = pinned.checklist.subject.as_str();
    let same_level = serves == subject.kind.as_str()
        || Some(serves) == subject.kind.as_str().strip_prefix("sub_");
    if !same_level {
        found.push((Column::Checklist, Misfit::ChecklistFor(serves.to_owned())));
    }
    for fault in variant_faults(&pinned.checklist, &subject.variants) {
        if let Trouble::NoSuchVariant(id) = fault.trouble {
            found.push((Column::Variants, Misfit::NoVariant(id)));
        }
    }
}

fn chain_misfit(rulebook: &Rulebook, subject: &Subject, found: &mut Found) {
    let serves =
        |chain: &Chain| chain.id == subject.chain && chain.subjects.contains(&subject.kind);
    if !subject.chain.is_empty() && !rulebook.chains.iter().any(serves) {
        found.push((Column::Chain, Misfit::NoChain(subject.chain.clone())));
    }
}

/// A lot before this one must be a lot, and following them back must not come round again.
fn predecessor(
    project: &Project,
    rows: &[Subject],
    first: &BTreeMap<&str, usize>,
    row: usize,
    found: &mut Found,
) {
    let named = |code: &str| {
        let planned = first.get(code).and_then(|row| rows.get(*row));
        planned.or_else(|| project.node(code).map(|node| &node.subject))
    };
    let Some(own) = rows.get(row).filter(|subject| !subject.after.is_empty()) else {
        return;
    };
    let is_lot = named(&own.after).is_some_and(|before| before.kind == Kind::Lot);
    if !is_lot || own.kind != Kind::Lot {
        return found.push((Column::After, Misfit::NoLotBefore(own.after.clone())));
    }
    let mut seen = std::collections::BTreeSet::from([own.code.as_str()]);
    let mut at = Some(own);
    while let Some(before) = at.and_then(|lot| named(&lot.after)) {
        if !seen.insert(before.code.as_str()) {
            return found.push((Column::After, Misfit::AfterItself));
        }
        at = Some(before);
    }
}

fn moved(project: &Project, subject: &Subject, found: &mut Found) {
    let Some(node) = project.node(&subject.code) else {
        return;
    };
    if node.subject.kind != subject.kind {
        found.push((Column::Kind, Misfit::KindChanged(node.subject.kind)));
    } else if node.subject.parent != subject.parent {
        found.push((
            Column::Parent,
            Misfit::ParentChanged(node.subject.parent.clone()),
        ));
    }
}

/// The rows with parents before children, whatever order they came in; rows whose parents never
/// come are left out.
pub fn parents_first(project: &Project, rows: Vec<Subject>) -> Vec<Subject> {
    let depth = |kind: Kind| Kind::ALL.iter().position(|k| *k == kind);
    let mut rows = rows;
    rows.sort_by_key(|subject| depth(subject.kind));
    let mut known: std::collections::BTreeSet<String> = std::collections::BTreeSet::new();
    rows.retain(|subject| {
        let stands = subject.parent.is_empty()
            || known.contains(&subject.parent)
            || project.node(&subject.parent).is_some();
        if stands {
            known.insert(subject.code.clone());
        }
        stands
    });
    rows
}
