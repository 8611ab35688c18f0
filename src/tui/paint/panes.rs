//! A page cut in two: a list on the left, and on the right what is known of its selected row. What
//! stands in them is not decided here.

use super::pen::Pen;
use super::scene::Scene;
use ratatui::Frame;
use ratatui::layout::Rect;

/// Cuts the page in two and draws the line between.
///
/// ```text
///  rows ................ | detail .....................
/// ```
pub fn panes(frame: &mut Frame, area: Rect, scene: &Scene) -> [Rect; 2] {
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
