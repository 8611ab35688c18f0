//! The frame of a popup: a block of another ground with a line for its title. What stands in it is
//! not decided here.

use super::pen::Pen;
use crate::tui::page::Scene;
use ratatui::Frame;
use ratatui::layout::{Margin, Rect};

/// Draws the frame in the middle of `area` and gives the room inside.
///
/// ```text
///   +------------------------------------+
///   | 为什么                             |   the title, in the frame's colours
///   |                                    |
///   |   ......                           |   the room inside
///   +------------------------------------+   (ASCII edge where both grounds are alike)
/// ```
pub fn frame(
    frame: &mut Frame,
    area: Rect,
    [columns, lines]: [u16; 2],
    title: &str,
    scene: &Scene,
) -> Rect {
    let outer = centred(area, columns, lines);
    let buffer = frame.buffer_mut();
    // A wide glyph that straddles the left edge would break it: blank the columns beside it first.
    Pen::over(buffer, widened(outer, area), scene.theme.base);
    let mut pen = Pen::over(buffer, outer, scene.theme.popup);
    let title = format!(" {title}");
    pen.row(&[(&title, scene.theme.frame)], scene.theme.frame);
    if scene.theme.popup.bg == scene.theme.base.bg {
        edge(frame, outer, scene);
    }
    let inner = outer.inner(Margin::new(2, 1));
    Rect {
        y: inner.y + 1,
        height: inner.height.saturating_sub(1),
        ..inner
    }
}

fn centred(area: Rect, columns: u16, lines: u16) -> Rect {
    // A strip of the page too narrow to be read would only disturb.
    let width = match area.width.saturating_sub(columns) {
        0..16 => area.width,
        _ => columns,
    };
    let height = lines.min(area.height);
    Rect {
        x: area.x + (area.width - width) / 2,
        y: area.y + (area.height - height) / 2,
        width,
        height,
    }
}

/// A column more on each side, within `area`.
fn widened(outer: Rect, area: Rect) -> Rect {
    let wider = Rect {
        x: outer.x.saturating_sub(1),
        width: outer.width + 2,
        ..outer
    };
    wider.intersection(area)
}

/// Without grounds an edge of plain characters parts the popup from the page.
fn edge(frame: &mut Frame, outer: Rect, scene: &Scene) {
    let style = scene.theme.base;
    let across = format!(
        "+{}+",
        "-".repeat(usize::from(outer.width.saturating_sub(2)))
    );
    let buffer = frame.buffer_mut();
    for y in outer.top() + 1..outer.bottom().saturating_sub(1) {
        buffer.set_string(outer.left(), y, "|", style);
        buffer.set_string(outer.right().saturating_sub(1), y, "|", style);
    }
    buffer.set_string(
        outer.left(),
        outer.bottom().saturating_sub(1),
        &across,
        style,
    );
}
