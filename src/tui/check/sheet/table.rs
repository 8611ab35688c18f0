//! The readings of an item as a table: so many a line, each line headed by the number of its first.
//! What lies outside the limits is marked `!`; when there is not room for all, the last are shown.

use super::detail::Detail;
use crate::text::width::{clip, fit_right, width};
use crate::tui::paint::pen::Pen;
use ratatui::style::Style;

/// Columns for the number that heads a line.
const HEAD: usize = 5;

/// Columns for the name of a point.
const NAME: usize = 12;

/// ```text
///    1:    3    -4    12!    5     0
///    6:    2
/// ```
pub fn view(pen: &mut Pen, detail: &Detail, lines: usize) {
    let answer = detail.sheet.answer(&detail.item.id);
    let typed = answer.map_or_else(Vec::new, |answer| answer.typed_readings());
    let bounds = detail.sheet.bounds(detail.item);
    let names = answer.map_or_else(Vec::new, |answer| answer.points());
    let named = |at: usize, text: &str| match names.get(at) {
        Some(name) if !name.is_empty() => format!("{}: {text}", clip(name, NAME)),
        _ => text.to_owned(),
    };
    let texts = (0..).zip(&typed).map(|(at, text)| named(at, text));
    let widest = texts.map(|text| width(&text)).max().unwrap_or(0);
    let cell = (widest + 3).max(6);
    let each = a_line(pen.columns().saturating_sub(HEAD) / cell);
    let hidden = typed.len().div_ceil(each).saturating_sub(lines);
    let theme = detail.scene.theme;
    for (nth, chunk) in typed.chunks(each).enumerate().skip(hidden) {
        let head = fit_right(&format!("{}:", nth * each + 1), HEAD);
        let mut parts: Vec<(String, Style)> = vec![(head, theme.dim)];
        for (at, text) in (nth * each..).zip(chunk) {
            let point = detail.sheet.point(detail.item, text);
            let (mark, style) = match (&bounds, point) {
                (Some((bounds, _)), Some(point)) if !bounds.contain(point) => ("!", theme.bad),
                _ => (" ", theme.base),
            };
            parts.push((fit_right(&named(at, text), cell - 1) + mark, style));
        }
        pen.parts(&parts);
    }
}

/// How many readings stand in a line: a round number of those that fit.
fn a_line(fitting: usize) -> usize {
    match fitting {
        0 => 1,
        10.. => 10,
        5..=9 => 5,
        few => few,
    }
}
