//! The lines around the panes of a page: the frame, most often thick, and what is left open open on both sides.

use super::length::Length;
use super::{Edge, PaperPage, Placed};
use std::ops::Range;

/// The outer line of what is framed, whatever is open within: at the sides of the page, and where framed bands begin and end.
/// A line that the pane at one side leaves out is not drawn by the pane at the other.
pub fn framed(page: &mut PaperPage, width: Length, outer: Edge) {
    let is_framed: Vec<bool> = (0..page.bands.len())
        .map(|band| {
            let mut over = page.panes.iter().filter(|one| bands(one).contains(&band));
            over.any(|placed| placed.pane.look.edges.bottom != Edge::Open)
        })
        .collect();
    let framed_at =
        |band: Option<usize>| band.is_some_and(|band| is_framed.get(band) == Some(&true));
    for placed in &mut page.panes {
        let (band, down) = (placed.band, placed.pane.down);
        let edges = &mut placed.pane.look.edges;
        if edges.bottom == Edge::Open {
            continue;
        }
        if placed.pane.left == Length::default() {
            edges.left = outer;
        }
        if placed.pane.right >= width {
            edges.right = outer;
        }
        if !framed_at(band.checked_sub(1)) {
            edges.top = outer;
        }
        if !framed_at(Some(band + down)) {
            edges.bottom = outer;
        }
    }
    let opened: Vec<(bool, bool)> = page.panes.iter().map(|one| opened(page, one)).collect();
    for (placed, (right, below)) in page.panes.iter_mut().zip(opened) {
        let edges = &mut placed.pane.look.edges;
        if right {
            edges.right = Edge::Open;
        }
        if below {
            edges.bottom = Edge::Open;
        }
    }
}

/// Whether all that stands at the right of a pane, and all that stands below it, leaves the line between out.
fn opened(page: &PaperPage, one: &Placed) -> (bool, bool) {
    let (over, pane) = (bands(one), &one.pane);
    let framed = { page.panes.iter() }.filter(|other| other.pane.look.edges.bottom != Edge::Open);
    let right = framed.clone().filter(|other| {
        let others = bands(other);
        other.pane.left == pane.right && others.start < over.end && over.start < others.end
    });
    let below = framed.filter(|other| {
        other.band == over.end && other.pane.left < pane.right && pane.left < other.pane.right
    });
    (
        all_open(right.map(|other| other.pane.look.edges.left)),
        all_open(below.map(|other| other.pane.look.edges.top)),
    )
}

/// Whether there are any, and all are open.
fn all_open(edges: impl Iterator<Item = Edge>) -> bool {
    let mut edges = edges.peekable();
    edges.peek().is_some() && edges.all(|edge| edge == Edge::Open)
}

fn bands(placed: &Placed) -> Range<usize> {
    placed.band..placed.band + placed.pane.down
}
