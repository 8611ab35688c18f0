//! Grading by shares, as GBJ 300-88 does: a lot and a 分项 by their points and attribute items, a
//! 分部 by its 分项, a 单位 by its 分部, the named ones among them, and the appearance score.

use crate::domain::chain::ACCEPTANCE;
use crate::domain::grade::{Condition, Grading};
use crate::domain::node::Node;
use crate::domain::outcome::{Grade, Tally};
use crate::domain::project::Project;
use crate::domain::ratio::Ratio;
use crate::domain::ruling::What;
use crate::domain::scheme::Shares;
use crate::domain::subject::Kind;

/// The conditions of a subject about to be accepted with these counts; none when the scheme does
/// not grade its level, or when a unit's appearance was never scored.
pub fn grading(
    shares: &Shares,
    project: &Project,
    node: &Node,
    tally: &Tally,
    fresh: bool,
) -> Option<Grading> {
    let kind = node.subject.kind;
    if !shares.levels.contains(&kind) {
        return None;
    }
    let mut conditions = match kind {
        Kind::Lot => counted(shares, tally),
        Kind::Item => counted(shares, &pooled(project, node)),
        Kind::Division | Kind::SubDivision => {
            let items = excellent(project, node, Kind::Item);
            vec![Condition::Children(items, shares.children.clone())]
        }
        Kind::Unit | Kind::SubUnit => unit(shares, project, node)?,
        _ => return None,
    };
    if !matches!(kind, Kind::Lot | Kind::Item) {
        conditions.push(Condition::Unconceded(!conceded_below(project, node)));
    }
    conditions.push(Condition::Fresh(fresh));
    Some(Grading { conditions })
}

/// The conditions on counts of a lot or of a 分项.
pub fn counted(shares: &Shares, tally: &Tally) -> Vec<Condition> {
    let points = Ratio {
        part: tally.general_conforming,
        whole: tally.general_points,
    };
    let attributes = Ratio {
        part: tally.general_excellent,
        whole: tally.general_attributes,
    };
    vec![
        Condition::Points(points, shares.points.clone()),
        Condition::Attributes(attributes, shares.attributes.clone()),
    ]
}

fn unit(shares: &Shares, project: &Project, unit: &Node) -> Option<Vec<Condition>> {
    let appearance = appearance(project, unit)?;
    let divisions = excellent(project, unit, Kind::Division);
    let mut conditions = vec![Condition::Children(divisions, shares.children.clone())];
    for division in project.below(unit, Kind::Division) {
        if shares.must.contains(&division.subject.name) {
            let name = division.subject.name.clone();
            conditions.push(Condition::Must(name, is_excellent(division)));
        }
    }
    conditions.push(Condition::Appearance(appearance, shares.appearance.clone()));
    Some(conditions)
}

/// The appearance score of a unit: the points its appearance checks earned of those possible.
fn appearance(project: &Project, unit: &Node) -> Option<Ratio> {
    let entries = project.children(unit);
    let checks = entries
        .filter(|entry| entry.subject.kind == Kind::Completion)
        .filter_map(Node::acceptance);
    let mut score = Ratio::default();
    for check in checks {
        score.part += check.tally.appearance_earned;
        score.whole += check.tally.appearance_possible;
    }
    (score.whole > 0).then_some(score)
}

/// The counts of the last formal round of every lot of a 分项, added up.
fn pooled(project: &Project, item: &Node) -> Tally {
    let mut sum = Tally::default();
    let lots = project.below(item, Kind::Lot).into_iter();
    for lot in lots.filter(|lot| lot.retired().is_none()) {
        let last = lot.line().iter().rfind(|check| check.stage == ACCEPTANCE);
        sum += last.map(|check| check.tally).unwrap_or_default();
    }
    sum
}

fn is_excellent(node: &Node) -> bool {
    node.accepted()
        .is_some_and(|accepted| accepted.grade == Some(Grade::Excellent))
}

fn excellent(project: &Project, node: &Node, kind: Kind) -> Ratio {
    let mut ratio = Ratio::default();
    let below = project.below(node, kind).into_iter();
    for below in below.filter(|below| !project.is_out(below)) {
        ratio.count(is_excellent(below));
    }
    ratio
}

fn conceded_below(project: &Project, node: &Node) -> bool {
    project.children(node).any(|child| {
        let conceded = child
            .exit()
            .is_some_and(|ruled| What::is_concession(ruled.ruling.what));
        conceded || conceded_below(project, child)
    })
}
