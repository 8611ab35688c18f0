//! A plan in short: lots of one checklist that stand side by side count as one line.

use crate::domain::{Kind, Subject};
use std::collections::BTreeMap;

/// A line of the outline.
#[derive(Clone, Debug)]
pub struct OutlineLine<'a> {
    /// The subject, of several lots the first.
    pub first: &'a Subject,
    /// The last of several lots.
    pub last: &'a Subject,
    /// How deep it stands.
    pub depth: usize,
    /// How many lots it is, or stand below it.
    pub lots: usize,
}

/// The outline of a plan that has parents before children.
pub fn outline(plan: &[Subject]) -> Vec<OutlineLine<'_>> {
    let mut lines: Vec<OutlineLine> = Vec::new();
    let mut line_of: BTreeMap<&str, usize> = BTreeMap::new();
    for subject in plan {
        let above = line_of.get(subject.parent.as_str()).copied();
        let lot = subject.kind == Kind::Lot;
        let alike = lines.last_mut().filter(|line| {
            lot && line.first.kind == Kind::Lot
                && line.first.parent == subject.parent
                && line.first.checklist == subject.checklist
        });
        if let Some(line) = alike {
            line.last = subject;
            line.lots += 1;
        } else {
            let depth = above
                .and_then(|at| lines.get(at))
                .map_or(0, |line| line.depth + 1);
            line_of.insert(&subject.code, lines.len());
            lines.push(OutlineLine {
                first: subject,
                last: subject,
                depth,
                lots: usize::from(lot),
            });
        }
        let mut at = above.filter(|_| lot);
        while let Some(line) = at.and_then(|at| lines.get_mut(at)) {
            line.lots += 1;
            at = line_of.get(line.first.parent.as_str()).copied();
        }
    }
    lines
}
