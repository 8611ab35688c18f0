//! The subjects behind a first-pass rate: whose first acceptance rounds a row counts, and which of them did not
//! pass. What is counted is said in [`super::rows`] alone.

use super::rows::{self, CountOf, CountRow};
use super::{By, Query, count};
use crate::domain::node::Node;
use crate::domain::project::Project;
use crate::domain::ratio::Ratio;

/// The subjects of a row, by their places in the plan.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FirstRounds {
    /// All of them.
    pub counted: Vec<usize>,
    /// Those that did not pass at once.
    pub missed: Vec<usize>,
}

/// Those behind the row of this group; of none, behind that of all.
pub fn first_rounds(project: &Project, query: &Query, row: Option<&str>) -> FirstRounds {
    let group = |node: &Node| count::group(project, node, query.by);
    first_rounds_by(project, query, row, &group)
}

/// The same by groups of the caller's.
pub(super) fn first_rounds_by(
    project: &Project,
    query: &Query,
    row: Option<&str>,
    group: &dyn Fn(&Node) -> Option<String>,
) -> FirstRounds {
    let by_month = query.by == Some(By::Month);
    let is_in = |counted: &CountRow<'_>| match row {
        Some(month) if by_month => counted.month_in(query.from, query.to) == Some(month),
        _ => counted.counts_in(query.from, query.to),
    };
    let mut found = FirstRounds::default();
    let nodes = project.nodes().iter().enumerate();
    let asked = |node: &Node| {
        let kind = node.subject.kind;
        query.levels.iter().any(|level| level.kind() == kind)
    };
    for (place, node) in nodes.filter(|(_, node)| asked(node)) {
        if !by_month && row.is_some() && group(node).as_deref() != row {
            continue;
        }
        let mut ratio = Ratio::default();
        rows::of(project, node, &mut |counted| {
            if counted.counted == CountOf::FirstPass && is_in(&counted) {
                ratio.part += counted.num;
                ratio.whole += counted.den;
            }
        });
        if ratio.whole > 0 {
            found.counted.push(place);
        }
        if ratio.part < ratio.whole {
            found.missed.push(place);
        }
    }
    found
}
