//! Rows of checks and rulings, by subject in plan order.

use super::column::{FactTake, put};
use super::of::dated;
use super::subject::how;
use super::tables::{CheckFact, RulingFact};
use crate::domain::node::Node;
use crate::domain::{Outcome, Project};
use crate::rates::rows;
use std::io;

pub(super) fn checks(project: &Project, out: &mut dyn FactTake) -> io::Result<()> {
    let zone = project.head.zone();
    for node in project.nodes() {
        for check in &node.checks {
            let (day, month) = dated(zone, &check.at);
            let row = CheckFact {
                subject: &node.subject.code,
                level: node.subject.kind.as_str(),
                stage: &check.stage,
                round: check.round.into(),
                first_concluded: is_first(node, &check.stage, &check.record),
                concluded_at: &check.at,
                day,
                month,
                person: &check.by,
                crew: rows::crew(node),
                passed: check.outcome == Outcome::Accepted,
                judged: check.as_judged().0 == Outcome::Accepted,
                grade: check.grade.map_or("", |grade| grade.as_str()),
                how: how(check.ruling),
                annulled_by: check.annulled.as_deref().unwrap_or_default(),
                refused_by: check.refused.as_deref().unwrap_or_default(),
                checklist: &check.checklist.id,
                version: &check.checklist.version,
                items: check.tally.items,
                items_failed: check.tally.nonconforming,
                points: check.tally.points,
                points_ok: check.tally.conforming,
                record: &check.record,
            };
            put(out, &row)?;
        }
    }
    Ok(())
}

/// Whether the rates of a stage go by this check.
pub(super) fn is_first(node: &Node, stage: &str, record: &str) -> bool {
    let counted = node.counted(stage);
    counted.is_some_and(|counted| counted.record == record)
}

pub(super) fn rulings(project: &Project, out: &mut dyn FactTake) -> io::Result<()> {
    let zone = project.head.zone();
    for node in project.nodes() {
        for ruled in &node.rulings {
            let ruling = &ruled.ruling;
            let (day, month) = dated(zone, &ruling.at);
            let row = RulingFact {
                record: &ruled.record,
                subject: &node.subject.code,
                level: node.subject.kind.as_str(),
                what: ruling.what.as_str(),
                day,
                month,
                person: &ruling.by,
                about: &ruling.of,
                papers: ruling.papers.len() as u64,
                annulled_by: ruled.annulled.as_deref().unwrap_or_default(),
            };
            put(out, &row)?;
        }
    }
    Ok(())
}
