//! Rows of 不合格项, in the order they were opened.

use super::column::{FactTake, put};
use super::of::{FactsOf, dated};
use super::tables::IssueFact;
use crate::domain::issue::{Issue, Route};
use crate::domain::lists::Pinned;
use crate::domain::node::Node;
use crate::rates::rows;
use std::io;
use std::sync::Arc;

pub(super) fn issues(of: &FactsOf<'_>, out: &mut dyn FactTake) -> io::Result<()> {
    let project = of.project;
    let zone = project.head.zone();
    for issue in project.issues() {
        let node = project.node(&issue.subject);
        let list = node.and_then(|node| list(of, node, issue));
        let item = list.and_then(|list| list.checklist.item(&issue.item).cloned());
        let (clause, title) =
            item.map_or_else(Default::default, |item| (item.clause, item.title.zh));
        let (opened_day, opened_month) = dated(zone, &issue.opened);
        let (closed_day, _) = dated(zone, &issue.closed);
        let row = IssueFact {
            issue: &issue.id,
            subject: &issue.subject,
            checklist: node.map_or("", |node| node.subject.checklist.as_str()),
            item: &issue.item,
            clause,
            title,
            trade: node.map_or("", |node| rows::trade(project, node)),
            building: node.map_or("", |node| rows::building(project, node)),
            crew: &issue.crew,
            severity: issue.severity.as_str(),
            state: issue.state.as_str(),
            opened_day,
            opened_month,
            due_day: issue.due.date(),
            closed_day,
            closed: !issue.is_open(),
            closed_in_time: issue.was_closed_in_time(zone),
            returns: issue.returns.into(),
            route: issue.route.map_or("", Route::as_str),
        };
        put(out, &row)?;
    }
    Ok(())
}

/// The checklist that an issue's item stands in: that of the check which opened it, else the subject's.
fn list(of: &FactsOf<'_>, node: &Node, issue: &Issue) -> Option<Arc<Pinned>> {
    if issue.item.is_empty() {
        return None;
    }
    let opening = issue.steps.first();
    let check = opening.and_then(|opening| node.check_in(&opening.record));
    match check {
        Some(check) => (of.pinned)(&check.checklist),
        None => of.rulebook.checklists.get(&node.subject.checklist).cloned(),
    }
}
