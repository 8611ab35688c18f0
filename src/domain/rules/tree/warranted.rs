//! What of a finished building is warranted, and until when: the periods that its checklist states, from
//! the completion acceptance of its unit (建设工程质量管理条例, art. 40).

use crate::domain::checklist::Variant;
use crate::domain::node::Node;
use crate::domain::project::Project;
use crate::domain::rulebook::Rulebook;
use crate::domain::subject::Kind;
use crate::domain::warranty::Period;
use chrono::NaiveDate;

/// The warranty of one scope of a register's entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term<'a> {
    /// What is warranted.
    pub scope: &'a Variant,
    /// For how long.
    pub period: Period,
    /// From when: the completion acceptance of its unit; none before that.
    pub from: Option<NaiveDate>,
}

impl Term<'_> {
    /// The last day, where there is a date.
    pub fn last_day(&self) -> Option<NaiveDate> {
        self.period.last_day(self.from?)
    }

    /// Whether it is over on this day.
    pub fn is_over(&self, today: NaiveDate) -> bool {
        self.last_day().is_some_and(|last| last < today)
    }
}

/// What is warranted of an entry, for each of its scopes that has a period.
pub fn terms<'a>(project: &Project, rulebook: &'a Rulebook, node: &Node) -> Vec<Term<'a>> {
    let Some(pinned) = rulebook.checklist_of(&node.subject) else {
        return Vec::new();
    };
    let from = completed(project, node);
    let named = |scope: &&Variant| node.subject.variants.contains(&scope.id);
    let variants = pinned.checklist.variants.iter().filter(named);
    let term = |scope: &'a Variant| {
        Some(Term {
            scope,
            period: scope.period?,
            from,
        })
    };
    variants.filter_map(term).collect()
}

/// When the unit an entry belongs to was accepted: the unit above it, or the project's only one.
fn completed(project: &Project, node: &Node) -> Option<NaiveDate> {
    let units = || {
        let nodes = project.nodes().iter();
        nodes.filter(|node| node.subject.kind == Kind::Unit)
    };
    let above = [Kind::SubUnit, Kind::Unit]
        .into_iter()
        .find_map(|kind| project.above(node, kind));
    let only = || units().next().filter(|_| units().count() == 1);
    let unit = above.or_else(only)?;
    let day = unit.accepted()?.at.day();
    NaiveDate::parse_from_str(day, "%Y-%m-%d").ok()
}
