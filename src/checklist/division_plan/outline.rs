//! A plan in short: lots of one checklist that stand side by side count as one line.

use crate::checklist::Library;
use crate::checklist::planning::Order;
use crate::domain::{Kind, Project, Subject, Words};
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
    /// How many entries of a register it is.
    pub entries: usize,
    /// How many of its lots come after another.
    pub ordered: usize,
    /// The code of the first of those others.
    pub before: Option<&'a str>,
}

/// What goes with the lots of a line.
#[derive(Clone, Copy, Debug, Default)]
pub struct LineOffers<'a> {
    /// What their capacity counts; how many there are is for people to say.
    pub unit: Option<&'a Words>,
    /// What the lots are called that they come after, where they do.
    pub before: Option<&'a Words>,
    /// Why they come after them.
    pub order: Option<&'a Order>,
}

impl OutlineLine<'_> {
    /// What goes with its lots.
    pub fn offers<'all>(
        &self,
        plan: &'all [Subject],
        project: &'all Project,
        library: &'all Library,
    ) -> LineOffers<'all> {
        let list = |lot: &Subject| library.rulebook.checklists.get(&lot.checklist);
        let of_plan = |code: &str| plan.iter().find(|subject| subject.code == code);
        let there = |code| project.node(code).map(|node| &node.subject);
        let before = self.before.and_then(|code| of_plan(code).or(there(code)));
        let counted = matches!(self.first.kind, Kind::Lot | Kind::Dwelling);
        let own = list(self.first).filter(|_| counted);
        LineOffers {
            unit: own.and_then(|own| own.checklist.capacity_unit.as_ref()),
            before: before.and_then(list).map(|list| &list.checklist.title),
            order: before.and(library.planning.order(&self.first.checklist)),
        }
    }
}

/// The outline of a plan that has parents before children.
pub fn outline(plan: &[Subject]) -> Vec<OutlineLine<'_>> {
    let mut lines: Vec<OutlineLine> = Vec::new();
    let mut line_of: BTreeMap<&str, usize> = BTreeMap::new();
    for subject in plan {
        let above = line_of.get(subject.parent.as_str()).copied();
        let (lot, dwelling) = (subject.kind == Kind::Lot, subject.kind == Kind::Dwelling);
        let before = Some(subject.after.as_str()).filter(|code| !code.is_empty());
        let alike = lines.last_mut().filter(|line| {
            (lot || dwelling)
                && line.first.kind == subject.kind
                && line.first.parent == subject.parent
                && line.first.checklist == subject.checklist
        });
        if let Some(line) = alike {
            line.last = subject;
            line.lots += usize::from(lot);
            line.entries += usize::from(dwelling);
            line.ordered += usize::from(before.is_some());
            line.before = line.before.or(before);
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
                entries: usize::from(dwelling),
                ordered: usize::from(before.is_some()),
                before,
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
