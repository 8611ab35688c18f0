//! The project tree as a plan: whether rows of subjects fit together and onto what is there.
//!
//! | file | noun |
//! |---|---|
//! | `code`, `handle`, `crew` | codes as people write them, names of issues, crews |
//! | `misfit` | what is wrong with a row |
//! | `register`, `warranted` | entries of registers, warranty terms |

pub mod code;
pub mod crew;
pub mod handle;
pub mod misfit;
pub mod register;
pub mod warranted;

use crate::domain::chain::Chain;
use crate::domain::judge::variant_faults;
use crate::domain::misfit::{Column, Misfit, RowFault};
use crate::domain::project::Project;
use crate::domain::quantity::Quantity;
use crate::domain::rulebook::Rulebook;
use crate::domain::subject::{Kind, Subject};
use crate::domain::trouble::{Described, Trouble};
use std::collections::{BTreeMap, BTreeSet};

/// Every fault of the rows, against each other, the project and the rules.
pub fn faults(project: &Project, rulebook: &Rulebook, rows: &[Subject]) -> Vec<RowFault> {
    let mut first: BTreeMap<&str, usize> = BTreeMap::new();
    let mut faults = Vec::new();
    let codes = rows.iter().map(|subject| subject.code.as_str());
    let kept = project
        .nodes()
        .iter()
        .map(|node| node.subject.code.as_str());
    for (row, misfit) in code_misfits(codes, kept) {
        faults.push((row, Column::Code, misfit));
    }
    for (row, subject) in rows.iter().enumerate() {
        first.entry(&subject.code).or_insert(row);
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

/// Codes that stand twice among those of a table, or are spelt otherwise than one before them or than
/// the one that is kept already. What was kept in two spellings long ago may stand as it is.
pub fn code_misfits<'a>(
    rows: impl Iterator<Item = &'a str>,
    kept: impl Iterator<Item = &'a str>,
) -> Vec<(usize, Misfit)> {
    let mut spelt: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for code in kept {
        spelt.entry(code::key(code)).or_default().insert(code);
    }
    let mut first: BTreeMap<String, (usize, &str)> = BTreeMap::new();
    let mut found = Vec::new();
    for (row, code) in rows.enumerate().filter(|(_, code)| !code.is_empty()) {
        let key = code::key(code);
        let kept = spelt.get(&key);
        let as_kept = kept.is_some_and(|kept| kept.contains(code));
        let earlier = first.get(&key).copied();
        first.entry(key).or_insert((row, code));
        match (earlier, kept.and_then(|kept| kept.first())) {
            (Some((earlier, same)), _) if same == code => {
                found.push((row, Misfit::Twice(earlier)));
            }
            _ if as_kept => {}
            (Some((earlier, other)), _) => {
                found.push((row, Misfit::Alike(earlier, other.to_owned())));
            }
            (None, Some(other)) => found.push((row, Misfit::Kept((*other).to_owned()))),
            (None, None) => {}
        }
    }
    found
}

/// Writes the codes that rows refer to as these are kept: `u1` where the row above is `U1`.
pub fn refer(project: &Project, rows: &mut [Subject]) {
    let mut kept: BTreeMap<String, String> = BTreeMap::new();
    let nodes = project.nodes().iter().map(|node| &node.subject.code);
    for code in rows.iter().map(|row| &row.code).chain(nodes) {
        kept.entry(code::key(code)).or_insert_with(|| code.clone());
    }
    let exact: BTreeSet<String> = rows.iter().map(|row| row.code.clone()).collect();
    for reference in rows
        .iter_mut()
        .flat_map(|row| [&mut row.parent, &mut row.after])
    {
        let stands = exact.contains(reference) || project.node(reference).is_some();
        if let Some(code) = kept.get(&code::key(reference)).filter(|_| !stands) {
            reference.clone_from(code);
        }
    }
}

type Misfits = Vec<(Column, Misfit)>;

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
fn circle(rows: &[Subject], first: &BTreeMap<&str, usize>, row: usize, found: &mut Misfits) {
    let above = |at: usize| {
        let subject = rows.get(at).filter(|subject| !subject.parent.is_empty());
        subject.and_then(|subject| first.get(subject.parent.as_str()).copied())
    };
    let mut at = above(row);
    for _ in 0..Kind::ALL.len() {
        match at {
            Some(here) if here == row => {
                return found.push((Column::Parent, Misfit::Circle));
            }
            Some(here) => at = above(here),
            None => return,
        }
    }
}

fn checklist_misfits(rulebook: &Rulebook, subject: &Subject, found: &mut Misfits) {
    let pieces = subject.capacity.map(Quantity::pieces);
    if let Some(capacity) = pieces.filter(|n| *n > crate::domain::sampling::LARGEST_CAPACITY) {
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
        if let Trouble::Described(Described::NoSuchVariant(id)) = fault.trouble {
            found.push((Column::Variants, Misfit::NoVariant(id)));
        }
    }
}

fn chain_misfit(rulebook: &Rulebook, subject: &Subject, found: &mut Misfits) {
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
    found: &mut Misfits,
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
    let mut seen = BTreeSet::from([own.code.as_str()]);
    let mut at = Some(own);
    while let Some(before) = at.and_then(|lot| named(&lot.after)) {
        if !seen.insert(before.code.as_str()) {
            return found.push((Column::After, Misfit::AfterItself));
        }
        at = Some(before);
    }
}

fn moved(project: &Project, subject: &Subject, found: &mut Misfits) {
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
    let mut known: BTreeSet<String> = BTreeSet::new();
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

#[cfg(test)]
mod tests {
    use super::*;

    fn misfits(rows: &[&str], kept: &[&str]) -> Vec<(usize, Misfit)> {
        code_misfits(rows.iter().copied(), kept.iter().copied())
    }

    #[test]
    fn codes_alike_are_one_duplicate_naming_both_rows() {
        let alike = |row: usize, code: &str| Misfit::Alike(row, code.to_owned());
        assert_eq!(
            misfits(&["p01", "P01", "Ｐ０１", "P02", "", "", "p01"], &[]),
            [
                (1, alike(0, "p01")),
                (2, alike(0, "p01")),
                (6, Misfit::Twice(0))
            ]
        );
        assert_eq!(
            misfits(&["P1", "q1"], &["p1", "q1"]),
            [(0, Misfit::Kept("p1".to_owned()))]
        );
        assert_eq!(misfits(&["P1", "p1"], &["p1", "P1"]), []);
    }

    #[test]
    fn a_row_without_a_code_stands_above_no_other() {
        let rows = [
            Subject::new("U1", "", Kind::Unit, "1号楼"),
            Subject::new("D1", "U1", Kind::Division, "主体结构"),
            Subject::new("", "D1", Kind::SubDivision, ""),
        ];
        let first: BTreeMap<&str, usize> =
            rows.iter().map(|row| row.code.as_str()).zip(0..).collect();
        for row in 0..rows.len() {
            let mut found = Misfits::new();
            circle(&rows, &first, row, &mut found);
            assert_eq!(found, []);
        }
    }

    #[test]
    fn references_are_written_as_the_code_they_mean() {
        let mut rows = [
            Subject::new("U1", "", Kind::Unit, "1号楼"),
            Subject::new("D1", "ｕ1", Kind::Division, "主体结构"),
            Subject::new("D2", "u2", Kind::Division, "屋面"),
        ];
        refer(&Project::default(), &mut rows);
        let parents = rows.map(|row| row.parent);
        assert_eq!(parents, ["", "U1", "u2"]);
    }
}
