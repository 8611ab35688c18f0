//! Which rows of the tree are to be seen: the nodes unfolded, flattened once whenever that changes,
//! so that a frame only looks at the rows in sight.

use crate::domain::project::Node;
use crate::domain::ratio::Ratio;
use crate::domain::{Kind, Project};
use std::collections::HashSet;

/// A tree with no more nodes than this is unfolded wholly at first.
const SMALL: usize = 60;

/// A row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// The node's place in the plan.
    pub place: usize,
    /// How deep it stands.
    pub depth: usize,
}

/// What is known of every node, counted once.
#[derive(Debug, Default)]
pub struct Census {
    /// Lots accepted of all at or below each node.
    pub lots: Vec<Ratio>,
    /// Whether something at or below each node is not accepted.
    pub unfinished: Vec<bool>,
}

impl Census {
    /// Counts from the bottom up: in plan order a node always stands after the one above it.
    pub fn of(project: &Project) -> Self {
        let nodes = project.nodes();
        let mut census = Self {
            lots: vec![Ratio::default(); nodes.len()],
            unfinished: vec![false; nodes.len()],
        };
        for (at, node) in nodes.iter().enumerate().rev() {
            census.count(at, node);
        }
        census
    }

    fn count(&mut self, at: usize, node: &Node) {
        let grouping = matches!(node.subject.kind, Kind::SubUnit | Kind::SubDivision);
        let open = !grouping && node.accepted().is_none();
        let (Some(lots), Some(unfinished)) = (self.lots.get_mut(at), self.unfinished.get_mut(at))
        else {
            return;
        };
        if node.subject.kind == Kind::Lot {
            lots.count(node.accepted().is_some());
        }
        *unfinished |= open;
        let (lots, unfinished) = (*lots, *unfinished);
        let above = node.parent.unwrap_or(usize::MAX);
        if let Some(sum) = self.lots.get_mut(above) {
            sum.part += lots.part;
            sum.whole += lots.whole;
        }
        if let Some(any) = self.unfinished.get_mut(above) {
            *any |= unfinished;
        }
    }
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
) -> Vec<Row> {
    let nodes = project.nodes();
    let roots = nodes
        .iter()
        .enumerate()
        .filter(|(_, node)| node.parent.is_none());
    let mut open: Vec<Row> = roots.map(|(place, _)| Row { place, depth: 0 }).collect();
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
            open.extend(below.map(|place| Row {
                place: *place,
                depth: row.depth + 1,
            }));
        }
    }
    rows
}

/// The places of the nodes above one, the nearest first.
pub fn above(project: &Project, place: usize) -> Vec<usize> {
    let parent = |place: &usize| project.nodes().get(*place).and_then(|node| node.parent);
    std::iter::successors(parent(&place), parent).collect()
}
