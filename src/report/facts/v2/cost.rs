//! Rows of quality costs: each thing that cost something once, what nobody knows of among it.

use super::column::{FactTake, Micro, put};
use super::of::{FactsOf, dated};
use super::tables::CostFact;
use crate::rates::cost::matter::{self, CostMatter};
use crate::rates::cost::spending::Spending;
use crate::rates::rows;
use std::io;

pub(super) fn costs(of: &FactsOf<'_>, out: &mut dyn FactTake) -> io::Result<()> {
    matter::all(of.project)
        .iter()
        .try_for_each(|matter| put(out, &row(of, matter)))
}

fn row<'a>(of: &FactsOf<'a>, matter: &CostMatter<'a>) -> CostFact<'a> {
    let project = of.project;
    let (day, month) = dated(project.head.zone(), matter.at());
    let counted = matter.counted.map(Spending::of);
    let estimated = matter.estimate.map(Spending::of);
    let cause = matter.issue.and_then(|issue| project.cause_of(&issue.id));
    let issue = matter.issue;
    CostFact {
        record: matter.record,
        issue: issue.map_or("", |issue| issue.id.as_str()),
        subject: matter.node.map_or("", |node| node.subject.code.as_str()),
        kind: matter.kind.as_str(),
        known: counted.is_some(),
        step: matter.counted.map_or("", |said| said.step.as_str()),
        day,
        month,
        crew: matter.crew(),
        trade: matter.node.map_or("", |node| rows::trade(project, node)),
        building: matter.node.map_or("", |node| rows::building(project, node)),
        checklist: matter
            .node
            .map_or("", |node| node.subject.checklist.as_str()),
        item: issue.map_or("", |issue| issue.item.as_str()),
        cause_group: cause.map_or("", |cause| cause.group.as_str()),
        cause: cause.map_or("", |cause| cause.cause.as_str()),
        yuan: micro(money(counted)),
        unpriced: counted.map_or(0, |spent| spent.unpriced),
        hours: micro(counted.map(|spent| spent.hours)),
        delay_days: micro(counted.map(|spent| spent.delay)),
        estimated_yuan: micro(money(estimated)),
        doubled: matter.doubled,
    }
}

/// The money, where any of it is known.
fn money(spent: Option<Spending>) -> Option<i128> {
    spent
        .filter(|spent| spent.priced > 0)
        .map(|spent| spent.money)
}

fn micro(figure: Option<i128>) -> Micro {
    Micro(figure.and_then(|figure| i64::try_from(figure).ok()))
}
