//! A page cut in two: a list on the left, and on the right what is known of its selected row; on a narrow
//! screen one above the other. What
//! stands in them is not decided here.

use super::pen::Pen;
use super::scene::Scene;
use ratatui::Frame;
use ratatui::layout::Rect;

/// On fewer columns than these the detail stands below the list.
const NARROW: u16 = 76;

/// Cuts the page in two and draws the line between.
///
/// ```text
///  rows ................ | detail .....................
/// ```
pub fn panes(frame: &mut Frame, area: Rect, scene: &Scene) -> [Rect; 2] {
    if area.width < NARROW {
        return stacked(frame, area, scene);
    }
    let left = (area.width * 12 / 25).clamp(38, 90);
    let gap = Rect {
        x: area.x + left,
        width: 1,
        ..area
    };
    let text = if scene.theme.is_plain() { "|" } else { " " };
    let mut pen = Pen::new(frame.buffer_mut(), gap);
    for _ in 0..area.height {
        pen.row(&[(text, scene.theme.frame)], scene.theme.frame);
    }
    let right = Rect {
        x: gap.x + 2,
        width: area.width.saturating_sub(left + 3),
        ..area
    };
    [
        Rect {
            width: left,
            ..area
        },
        right,
    ]
}

/// The same one above the other; the detail has the larger part, for what is typed stands there.
fn stacked(frame: &mut Frame, area: Rect, scene: &Scene) -> [Rect; 2] {
    let above = area.height * 2 / 5;
    let gap = Rect {
        y: area.y + above,
        height: 1.min(area.height),
        ..area
    };
    let line = if scene.theme.is_plain() { "-" } else { " " };
    let line = line.repeat(usize::from(area.width));
    Pen::new(frame.buffer_mut(), gap).row(&[(&line, scene.theme.frame)], scene.theme.frame);
    let below = Rect {
        x: area.x + 1,
        y: gap.bottom(),
        width: area.width.saturating_sub(2),
        height: area.bottom().saturating_sub(gap.bottom()),
    };
    [
        Rect {
            height: above,
            ..area
        },
        below,
    ]
}
