//! Which rows of the tree are to be seen: the nodes unfolded, flattened once whenever that changes,
//! so that a frame only looks at the rows in sight.

use crate::domain::node::Node;
use crate::domain::ratio::Ratio;
use crate::domain::{Kind, Project};
use crate::workspace::shown::waiting::SubjectProgress;
use std::collections::HashSet;

/// A tree with no more nodes than this is unfolded wholly at first.
const SMALL: usize = 60;

/// A row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TreeRow {
    /// The node's place in the plan.
    pub place: usize,
    /// How deep it stands.
    pub depth: usize,
}

/// What is known of a node and whatever stands below it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Sum {
    /// Lots accepted of all.
    pub lots: Ratio,
    items: Ratio,
    divisions: Ratio,
    begun: bool,
    /// Whether something is not accepted.
    pub unfinished: bool,
}

impl Sum {
    fn of(node: &Node) -> Self {
        let kind = node.subject.kind;
        if kind.is_register() {
            return Self::default();
        }
        let accepted = node.accepted().is_some();
        if node.retired().is_some() {
            // Out of the plan: it counts nowhere.
            return Self::default();
        }
        let grouping = matches!(kind, Kind::SubUnit | Kind::SubDivision);
        let mut sum = Self {
            begun: !node.checks.is_empty(),
            unfinished: !grouping && !accepted,
            ..Self::default()
        };
        match kind {
            Kind::Lot => sum.lots.count(accepted),
            Kind::Item => sum.items.count(accepted),
            Kind::Division => sum.divisions.count(accepted),
            _ => {}
        }
        sum
    }

    fn add(&mut self, below: &Sum) {
        let join = |to: &mut Ratio, from: Ratio| {
            to.part += from.part;
            to.whole += from.whole;
        };
        join(&mut self.lots, below.lots);
        join(&mut self.items, below.items);
        join(&mut self.divisions, below.divisions);
        self.begun |= below.begun;
        self.unfinished |= below.unfinished;
    }

    /// How a node stands by what is below it, when it has no check of its own yet.
    pub fn standing(&self, kind: Kind) -> SubjectProgress {
        let rests_on = match kind.rests_on() {
            Some(Kind::Lot) => self.lots,
            Some(Kind::Item) => self.items,
            Some(Kind::Division) => self.divisions,
            _ => Ratio::default(),
        };
        match self.begun {
            _ if rests_on.whole > 0 && rests_on.part == rests_on.whole => {
                SubjectProgress::AwaitingAcceptance
            }
            true => SubjectProgress::UnderWay,
            false => SubjectProgress::NotStarted,
        }
    }
}

/// The sums of all nodes, counted from the bottom up: in plan order a node always stands after the
/// one above it.
pub fn sums(project: &Project) -> Vec<Sum> {
    let nodes = project.nodes();
    let mut sums: Vec<Sum> = nodes.iter().map(Sum::of).collect();
    for (at, node) in nodes.iter().enumerate().rev() {
        let Some(below) = sums.get(at).copied() else {
            continue;
        };
        if let Some(above) = node.parent.and_then(|above| sums.get_mut(above)) {
            above.add(&below);
        }
    }
    sums
}

/// The nodes unfolded at first: a small tree wholly, of a large one whatever stands above 分项.
pub fn unfolded_at_first(project: &Project) -> HashSet<usize> {
    let nodes = project.nodes();
    let high = |node: &Node| !matches!(node.subject.kind, Kind::Item | Kind::Lot);
    let unfolded = nodes
        .iter()
        .enumerate()
        .filter(|(_, node)| nodes.len() <= SMALL || high(node));
    unfolded.map(|(place, _)| place).collect()
}

/// The rows to be seen.
pub fn rows(
    project: &Project,
    unfolded: &HashSet<usize>,
    keep: impl Fn(usize) -> bool,
) -> Vec<TreeRow> {
    let nodes = project.nodes();
    let level = |node: &Node| !node.subject.kind.is_register();
    let roots = nodes
        .iter()
        .enumerate()
        .filter(|(_, node)| node.parent.is_none() && level(node));
    let mut open: Vec<TreeRow> = roots
        .map(|(place, _)| TreeRow { place, depth: 0 })
        .collect();
    open.reverse();
    let mut rows = Vec::new();
    while let Some(row) = open.pop() {
        if !keep(row.place) {
            continue;
        }
        rows.push(row);
        if unfolded.contains(&row.place) {
            let children = nodes.get(row.place).map(|node| node.children.as_slice());
            let below = children.unwrap_or_default().iter().rev();
            let below = below.filter(|place| nodes.get(**place).is_some_and(level));
            open.extend(below.map(|place| TreeRow {
                place: *place,
                depth: row.depth + 1,
            }));
        }
    }
    rows
}

/// The places of these nodes, and of all above them.
pub fn with_above(project: &Project, places: &[usize]) -> HashSet<usize> {
    let above = places.iter().flat_map(|place| above(project, *place));
    above.chain(places.iter().copied()).collect()
}

/// Whether no level of the tree stands below a node; entries of registers have their own page.
pub fn is_leaf(project: &Project, node: &Node) -> bool {
    let mut below = project.children(node);
    below.all(|child| child.subject.kind.is_register())
}

/// The places of the nodes above one, the nearest first.
pub fn above(project: &Project, place: usize) -> Vec<usize> {
    let parent = |place: &usize| project.nodes().get(*place).and_then(|node| node.parent);
    std::iter::successors(parent(&place), parent).collect()
}
