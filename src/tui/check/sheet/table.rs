//! The readings of an item as a table: so many a line, each line headed by the number of its first.
//! What lies outside the limits is marked `!`; when there is not room for all, the last are shown.

use super::detail::Detail;
use crate::text::width::{clip, fit_right, width};
use crate::tui::paint::pen::Pen;
use ratatui::style::Style;

/// Columns for the number that heads a line.
const HEAD: usize = 5;

/// So many readings stand in a line of a narrow pane.
const FEW: usize = 5;

/// Columns for the name of a point.
const NAME: usize = 12;

/// ```text
///    1:    3    -4    12!    5     0
///    6:    2
/// ```
pub fn view(pen: &mut Pen, detail: &Detail, lines: usize) {
    let answer = detail.sheet.answer(&detail.item.id);
    let typed = answer.map_or_else(Vec::new, |answer| answer.typed_readings());
    let names = answer.map_or_else(Vec::new, |answer| answer.points());
    let name = |at: usize| names.get(at).copied().unwrap_or_default();
    let typed = typed.into_iter().enumerate();
    let all: Vec<(String, String)> = typed
        .map(|(at, text)| (name(at).to_owned(), text.to_owned()))
        .collect();
    let rows = ReadingRows::of(&all, pen.columns());
    let last = all.len().saturating_sub(1);
    rows.view(pen, detail, detail.scene.theme.base, (lines, last));
}

/// So many lines the readings of an item take, those to come too, where five stand in a line.
pub fn lines(detail: &Detail) -> usize {
    let needed = usize::try_from(detail.sheet.needed(detail.item)).unwrap_or(usize::MAX);
    needed.max(detail.sheet.readings(detail.item)).div_ceil(FEW)
}

/// Any readings of an item, each with the name of its place, in lines of so many columns.
pub struct ReadingRows<'a> {
    all: &'a [(String, String)],
    /// Columns of one.
    cell: usize,
    /// So many stand in a line.
    pub each: usize,
}

impl<'a> ReadingRows<'a> {
    /// Lays them out.
    pub fn of(all: &'a [(String, String)], columns: usize) -> Self {
        let widest = all.iter().map(|one| width(&named(one))).max().unwrap_or(0);
        let cell = (widest + 3).max(6);
        let each = a_line(columns.saturating_sub(HEAD) / cell);
        Self { all, cell, each }
    }

    /// So many lines they take.
    pub fn count(&self) -> usize {
        self.all.len().div_ceil(self.each)
    }

    /// Draws so many of the lines, that of this reading among them.
    pub fn view(
        &self,
        pen: &mut Pen,
        detail: &Detail,
        look: Style,
        (lines, sight): (usize, usize),
    ) {
        let bounds = detail.sheet.bounds(detail.item);
        let theme = detail.scene.theme;
        let before = (sight / self.each + 1).saturating_sub(lines);
        let all = self.all.chunks(self.each).enumerate();
        for (nth, chunk) in all.skip(before).take(lines) {
            let head = fit_right(&format!("{}:", nth * self.each + 1), HEAD);
            let mut parts: Vec<(String, Style)> = vec![(head, theme.dim)];
            for one in chunk {
                let point = detail.sheet.point(detail.item, &one.1);
                let (mark, style) = match (&bounds, point) {
                    (Some((bounds, _)), Some(point)) if !bounds.contain(point) => ("!", theme.bad),
                    _ => (" ", look),
                };
                parts.push((fit_right(&named(one), self.cell - 1) + mark, style));
            }
            pen.parts(&parts);
        }
    }
}

fn named((name, text): &(String, String)) -> String {
    match name.as_str() {
        "" => text.clone(),
        name => format!("{}: {text}", clip(name, NAME)),
    }
}

/// How many readings stand in a line: a round number of those that fit.
fn a_line(fitting: usize) -> usize {
    match fitting {
        0 => 1,
        10.. => 10,
        5..=9 => FEW,
        few => few,
    }
}
