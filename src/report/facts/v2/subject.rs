//! Rows of the project itself, of what counts, and of what became of each subject: the figures of all
//! three are those of [`crate::rates::rows`].

use super::column::{FactTake, Micro, put};
use super::of::FactsOf;
use super::tables::{CountFact, OutcomeFact, ProjectFact};
use crate::domain::chain::ACCEPTANCE;
use crate::domain::node::Node;
use crate::domain::ruling::What;
use crate::domain::{Decimal, Kind, Project};
use crate::rates::Level;
use crate::rates::rows::{self, CountDay, CountOf};
use crate::report::facts::{FactState, started, state};
use std::io;

pub(super) fn project(of: &FactsOf<'_>, out: &mut dyn FactTake) -> io::Result<()> {
    let head = &of.project.head;
    let zone = head.zone();
    let made_at = zone.here(of.made_at);
    let micro = |target: &Option<Decimal>| Micro(target.as_ref().map(Decimal::micro));
    let row = ProjectFact {
        project: &head.code,
        name: &head.name,
        scale: head.scale.map_or("", |scale| scale.as_str()),
        scheme: head.scheme.as_str(),
        zone: zone.to_string(),
        target_first_pass: micro(&head.target_first_pass),
        target_excellence: micro(&head.target_excellence),
        veto_below: micro(&head.agreed.veto_below),
        unverified: of.unverified,
        heads: of.heads,
        made_at: made_at.to_rfc3339(),
        made_day: Some(made_at.date_naive()),
        program: env!("CARGO_PKG_VERSION"),
    };
    put(out, &row)
}

pub(super) fn counts(project: &Project, out: &mut dyn FactTake) -> io::Result<()> {
    let undated = CountDay::default();
    for level in Level::ALL {
        for node in rows::subjects(project, level) {
            let of = (
                rows::crew(node),
                rows::trade(project, node),
                rows::building(project, node),
            );
            let mut written = Ok(());
            rows::of(project, node, &mut |row| {
                let when = row.when.unwrap_or(&undated);
                let fact = CountFact {
                    subject: &node.subject.code,
                    level: level.as_str(),
                    crew: of.0,
                    trade: of.1,
                    building: of.2,
                    figure: row.counted.word(),
                    day: when.day,
                    month: &when.month,
                    earlier_day: when.earlier,
                    same_month: when.same_month,
                    num: row.num,
                    den: row.den,
                };
                if written.is_ok() {
                    written = put(out, &fact);
                }
            });
            written?;
        }
    }
    Ok(())
}

/// What the rows of a subject come to.
#[derive(Default)]
struct Came {
    concluded: bool,
    passed: bool,
    first: CountDay,
    points: (u64, u64),
    reworked: bool,
    accepted: Option<CountDay>,
    concession: bool,
    graded: bool,
    excellent: bool,
    withdrawn: u64,
    disputed: bool,
}

impl Came {
    fn of(project: &Project, node: &Node) -> Self {
        let mut came = Self::default();
        rows::of(project, node, &mut |row| {
            let when = row.when.cloned().unwrap_or_default();
            if when.earlier.is_some() {
                return;
            }
            match row.counted {
                CountOf::FirstPass => {
                    came.concluded = true;
                    came.passed = row.num > 0;
                    came.first = when;
                }
                CountOf::Rework => came.reworked = row.num > 0,
                CountOf::Points => came.points = (row.num, row.den),
                CountOf::Accepted => came.accepted = Some(when),
                CountOf::Concession => came.concession = true,
                CountOf::Excellence => (came.graded, came.excellent) = (true, row.num > 0),
                CountOf::Withdrawn => came.withdrawn += row.num,
                CountOf::Disputed => came.disputed = true,
                CountOf::Planned | CountOf::Finally | CountOf::Stage(_) => {}
                CountOf::Area | CountOf::WithoutArea => {}
            }
        });
        came
    }
}

pub(super) fn outcomes(of: &FactsOf<'_>, out: &mut dyn FactTake) -> io::Result<()> {
    let started = started(of.project);
    for (node, started) in of.project.nodes().iter().zip(started) {
        let state = state(of.project, of.rulebook, node, started);
        put(out, &outcome(of.project, node, state))?;
    }
    Ok(())
}

fn outcome<'a>(project: &'a Project, node: &'a Node, state: FactState) -> OutcomeFact<'a> {
    let came = Came::of(project, node);
    let subject = &node.subject;
    let accepted = came.accepted.unwrap_or_default();
    let above = |kind| rows::above(project, node, kind);
    OutcomeFact {
        subject: &subject.code,
        level: subject.kind.as_str(),
        name: &subject.name,
        parent: &subject.parent,
        crew: rows::crew(node),
        trade: above(Kind::Item),
        building: above(Kind::Unit),
        division: above(Kind::Division),
        sub_division: above(Kind::SubDivision),
        location: &subject.location,
        checklist: &subject.checklist,
        capacity: Micro(subject.capacity.map(|capacity| capacity.micro())),
        area_hundredths: rows::area(node).unwrap_or_default(),
        state: state.as_str(),
        concluded: came.concluded,
        passed_first: came.passed,
        first_day: came.first.day,
        first_month: came.first.month,
        first_how: if came.concluded { first_how(node) } else { "" },
        first_points: came.points.1,
        first_points_ok: came.points.0,
        reworked: came.reworked,
        rounds: rounds(node),
        accepted: node.accepted().is_some(),
        accepted_day: accepted.day,
        accepted_month: accepted.month,
        route: route(node),
        concession: came.concession,
        graded: came.graded,
        excellent: came.excellent,
        withdrawn: came.withdrawn,
        annulled: is_annulled(node),
        forbidden: node.forbidden().is_some(),
        retired: node.retired().is_some(),
        conflict: node.conflict.is_open(),
        disputed: came.disputed,
    }
}

/// What ended the first round: a check, or the ruling that did without one.
fn first_how(node: &Node) -> &'static str {
    if let Some(ruled) = node.failed_without_round() {
        return ruled.ruling.what.as_str();
    }
    let first = node.counted(ACCEPTANCE);
    how(first.and_then(|first| first.ruling))
}

/// How a round ended.
pub(super) fn how(ruling: Option<What>) -> &'static str {
    ruling.map_or("check", What::as_str)
}

fn rounds(node: &Node) -> u64 {
    let rounds = node.checks.iter().filter(|check| check.stage == ACCEPTANCE);
    rounds
        .map(|check| u64::from(check.round))
        .max()
        .unwrap_or_default()
}

fn route(node: &Node) -> &'static str {
    let accepted = node.accepted();
    accepted.map_or("", |accepted| how(accepted.route))
}

fn is_annulled(node: &Node) -> bool {
    let checks = node.checks.iter().any(|check| check.annulled.is_some());
    checks || node.rulings.iter().any(|ruled| ruled.annulled.is_some())
}
