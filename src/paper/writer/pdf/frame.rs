//! The lines around the panes of a page. Neighbours share a line: it is drawn once, along its whole length,
//! the thick ones over the thin.

use crate::paper::sheet::length::Length;
use crate::paper::sheet::{Edge, PaperPage};
use krilla::color::luma;
use krilla::geom::PathBuilder;
use krilla::paint::{LineCap, Stroke};
use krilla::surface::Surface;
use std::collections::BTreeMap;

/// Lines of one thickness: what lies on each, from where to where.
type FrameLines = BTreeMap<(Edge, bool, Length), Vec<(Length, Length)>>;

/// Draws the lines of a page.
pub fn draw(surface: &mut Surface, page: &PaperPage) {
    let lines = lines(page);
    for (edge, points) in [(Edge::Thin, 0.5), (Edge::Thick, 1.5)] {
        let mut path = PathBuilder::new();
        let same = lines.iter().filter(|((of, ..), _)| *of == edge);
        for ((_, upright, at), parts) in same {
            for (from, to) in joined(parts) {
                let (at, from, to) = (at.points(), from.points(), to.points());
                let (begin, end) = match upright {
                    true => ((at, from), (at, to)),
                    false => ((from, at), (to, at)),
                };
                path.move_to(begin.0, begin.1);
                path.line_to(end.0, end.1);
            }
        }
        let Some(path) = path.finish() else {
            continue;
        };
        surface.set_fill(None);
        surface.set_stroke(Some(Stroke {
            paint: luma::Color::black().into(),
            width: points,
            line_cap: LineCap::Square,
            ..Stroke::default()
        }));
        surface.draw_path(&path);
    }
}

fn lines(page: &PaperPage) -> FrameLines {
    let mut lines = FrameLines::new();
    for placed in &page.panes {
        let area = page.area(placed);
        let (right, bottom) = (area.left + area.width, area.top + area.height);
        let edges = placed.pane.look.edges;
        let across = (area.left, right);
        let down = (area.top, bottom);
        for (edge, upright, at, part) in [
            (edges.top, false, area.top, across),
            (edges.bottom, false, bottom, across),
            (edges.left, true, area.left, down),
            (edges.right, true, right, down),
        ] {
            if edge != Edge::Open {
                lines.entry((edge, upright, at)).or_default().push(part);
            }
        }
    }
    lines
}

/// Parts of a line, those that touch as one.
fn joined(parts: &[(Length, Length)]) -> Vec<(Length, Length)> {
    let mut parts = parts.to_vec();
    parts.sort_unstable();
    let mut joined: Vec<(Length, Length)> = Vec::new();
    for (from, to) in parts {
        match joined.last_mut() {
            Some(last) if last.1 >= from => last.1 = last.1.max(to),
            _ => joined.push((from, to)),
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_that_touch_are_one() {
        let mm = Length::mm;
        let parts = [
            (mm(5), mm(9)),
            (mm(0), mm(5)),
            (mm(10), mm(12)),
            (mm(0), mm(2)),
        ];
        assert_eq!(joined(&parts), [(mm(0), mm(9)), (mm(10), mm(12))]);
    }
}
