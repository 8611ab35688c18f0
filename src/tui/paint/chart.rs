//! A plane of plain characters over months: a scale of per cent on the left, the best at the top; lines across,
//! signs in it. It reads without colours and on every terminal. What is drawn is not known here.

use super::gauge::WHOLE;
use super::pen::{Pen, PenPart};
use super::theme::Theme;
use ratatui::style::Style;

/// Columns of the scale.
pub const SCALE: usize = 8;
/// A line of the scale every so many tenths of a per cent: the finest that fits.
const STEPS: [u64; 6] = [5, 10, 20, 50, 100, 200];
/// The scale begins at a multiple of this, or of a step that is coarser.
const COARSE: u64 = 100;

/// A character somewhere in the chart, and how it looks.
pub type ChartCell = (char, Style);

/// Where things stand: the lowest value, and the lines of the chart.
pub struct ChartScale {
    low: u64,
    lines: usize,
}

impl ChartScale {
    /// The finest scale from a value upwards that fits into so many lines.
    pub fn fitting(lowest: u64, room: usize) -> Self {
        let scale = |step: u64| {
            let base = step.max(COARSE);
            let low = lowest.saturating_sub(1) / base * base;
            let lines = usize::try_from((WHOLE - low) / step + 1).unwrap_or(usize::MAX);
            Self { low, lines }
        };
        let fitting = STEPS.into_iter().map(scale);
        let finest = { fitting }.find(|scale| scale.lines <= room);
        finest.unwrap_or(Self {
            low: 0,
            lines: room,
        })
    }

    /// The line of a value, from the top.
    fn line(&self, value: u64) -> usize {
        let span = (WHOLE - self.low).max(1);
        let down = WHOLE.saturating_sub(value.max(self.low));
        let last = self.lines.saturating_sub(1) as u64;
        usize::try_from((down * last + span / 2) / span).unwrap_or(0)
    }

    /// The value a line stands for.
    fn value(&self, line: usize) -> u64 {
        let last = self.lines.saturating_sub(1).max(1) as u64;
        WHOLE - (WHOLE - self.low) * line as u64 / last
    }
}

/// The plane, so many columns wide.
pub struct ChartPlane {
    scale: ChartScale,
    cells: Vec<Vec<ChartCell>>,
}

impl ChartPlane {
    /// An empty one.
    pub fn new(scale: ChartScale, wide: usize, ground: Style) -> Self {
        let cells = vec![vec![(' ', ground); wide]; scale.lines];
        Self { scale, cells }
    }

    /// A line across at a value, a sign in every second column.
    pub fn across(&mut self, value: u64, sign: ChartCell) {
        let line = self.cells.get_mut(self.scale.line(value));
        let line = line.into_iter().flatten();
        line.step_by(2).for_each(|cell| *cell = sign);
    }

    /// Signs at a value in some columns, wherever nothing is marked yet.
    pub fn along(&mut self, columns: std::ops::Range<usize>, value: u64, sign: ChartCell) {
        let line = self.cells.get_mut(self.scale.line(value));
        let line = line.into_iter().flatten();
        let line = line.skip(columns.start).take(columns.len());
        line.filter(|(there, _)| !is_mark(*there))
            .for_each(|cell| *cell = sign);
    }

    /// A mark; where two fall on one place, both are seen side by side.
    pub fn put(&mut self, column: usize, value: u64, mark: ChartCell) {
        let Some(line) = self.cells.get_mut(self.scale.line(value)) else {
            return;
        };
        let taken = line.get(column).is_some_and(|(there, _)| is_mark(*there));
        if let Some(cell) = line.get_mut(if taken { column + 1 } else { column }) {
            *cell = mark;
        }
    }

    /// Draws it with its scale, and the rule below.
    pub fn draw(&self, pen: &mut Pen, theme: &Theme) {
        for (line, cells) in self.cells.iter().enumerate() {
            let value = self.scale.value(line);
            let label = format!("{:>5}.{} |", value / 10, value % 10);
            let texts: Vec<String> = cells.iter().map(|(sign, _)| sign.to_string()).collect();
            let mut parts: Vec<PenPart> = vec![(label.as_str(), theme.dim)];
            let styled = texts
                .iter()
                .zip(cells)
                .map(|(text, (_, style))| (text.as_str(), *style));
            parts.extend(styled);
            pen.line(&parts);
        }
        let wide = self.cells.first().map_or(0, Vec::len);
        let rule = format!("{}+{}", " ".repeat(SCALE), "-".repeat(wide));
        pen.line(&[(&rule, theme.dim)]);
    }
}

/// Whether a sign marks a value, and is no line.
fn is_mark(sign: char) -> bool {
    sign.is_alphanumeric() || sign == '*' || sign == '?'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_stands_at_the_top_and_the_worst_at_the_bottom() {
        let scale = ChartScale { low: 500, lines: 6 };
        assert_eq!(scale.line(1000), 0);
        assert_eq!(scale.line(500), 5);
        assert_eq!(scale.line(0), 5);
        assert_eq!(scale.line(900), 1);
        assert_eq!(scale.value(0), 1000);
        assert_eq!(scale.value(5), 500);
        let fitting = |lowest, room| {
            let scale = ChartScale::fitting(lowest, room);
            (scale.low, scale.lines)
        };
        assert_eq!(fitting(446, 7), (400, 7));
        assert_eq!(fitting(304, 8), (300, 8));
        assert_eq!(fitting(250, 8), (200, 5));
        assert_eq!(fitting(0, 7), (0, 6));
        assert_eq!(fitting(1000, 12), (900, 11));
        assert_eq!(fitting(0, 3), (0, 3));
    }

    #[test]
    fn a_mark_is_never_covered() {
        let scale = ChartScale { low: 0, lines: 2 };
        let mut plane = ChartPlane::new(scale, 5, Style::new());
        let sign = |sign| (sign, Style::new());
        plane.across(1000, sign('-'));
        plane.put(1, 1000, sign('*'));
        plane.put(1, 1000, sign('o'));
        plane.along(0..4, 1000, sign('='));
        let top: String = plane.cells[0].iter().map(|(sign, _)| sign).collect();
        assert_eq!(top, "=*o=-");
    }
}
