//! The months' trend: first-pass acceptance and excellence against their targets, drawn with plain
//! characters so that it reads without colours and on every terminal. Figures stand in the table.

use crate::domain::Decimal;
use crate::domain::ratio::Ratio;
use crate::rates::Counts;
use crate::text::screen::{figure, rates as say};
use crate::tui::page::Scene;
use crate::tui::paint::gauge::{WHOLE, target_tenths, tenths};
use crate::tui::paint::pen::Pen;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

/// Columns of the scale and of a month.
const SCALE: usize = 8;
const MONTH: usize = 9;
/// A line of the scale every so many tenths of a per cent: the finest that fits.
const STEPS: [u64; 6] = [5, 10, 20, 50, 100, 200];
/// The scale begins at a multiple of this, or of a step that is coarser.
const COARSE: u64 = 100;

/// A character somewhere in the chart.
type ChartCell = (char, Style);

/// Where things stand: the lowest value, and the lines of the chart.
struct ChartScale {
    low: u64,
    lines: usize,
}

impl ChartScale {
    /// The finest scale from a value upwards that fits into so many lines.
    fn fitting(lowest: u64, room: usize) -> Self {
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

/// ```text
///  o 一次验收合格   - 目标 90 %      * 优良   . 目标 60 %
///  100.0 |           o
///   90.0 | - - - - - - - - - - - - -
///   80.0 |   o
///        +---------------------------
///           2026-09  2026-10
/// ```
pub fn view(buffer: &mut Buffer, area: Rect, rows: &[(Option<String>, Counts)], scene: &Scene) {
    let Some(project) = scene.workspace.project().filter(|_| area.height > 4) else {
        return;
    };
    let columns = usize::from(area.width);
    let room = columns.saturating_sub(SCALE + 1) / MONTH;
    let months: Vec<_> = rows
        .iter()
        .filter_map(|(month, counts)| Some((month.as_deref()?, counts)))
        .collect();
    let months = months
        .get(months.len().saturating_sub(room)..)
        .unwrap_or_default();
    let mut pen = Pen::new(buffer, area);
    if months.is_empty() {
        let words = format!(" {}", say::no_months(scene.lang));
        pen.line(&[(&words, scene.theme.dim)]);
        return;
    }
    let head = &project.head;
    let targets = [
        head.target_first_pass.as_ref(),
        head.target_excellence.as_ref(),
    ];
    legend(&mut pen, targets, scene);
    let lines = usize::from(pen.lines_left()).saturating_sub(2);
    let scale = ChartScale::fitting(lowest(months, targets), lines);
    chart(&mut pen, &scale, months, targets, scene);
    axis(&mut pen, months, scene);
}

fn legend(pen: &mut Pen, [first_pass, excellence]: [Option<&Decimal>; 2], scene: &Scene) {
    let (theme, lang) = (scene.theme, scene.lang);
    let aim = |sign: &str, target: Option<&Decimal>| match target {
        Some(target) => format!("   {sign} {} {target} %", figure::target(lang)),
        None => String::new(),
    };
    let first = format!("{}{}", say::first_pass(lang), aim("-", first_pass));
    let second = format!("{}{}", say::excellence(lang), aim(".", excellence));
    pen.line(&[
        (" o ", theme.strong),
        (&first, theme.base),
        ("      * ", theme.good),
        (&second, theme.base),
    ]);
}

fn lowest(months: &[(&str, &Counts)], targets: [Option<&Decimal>; 2]) -> u64 {
    let values = months
        .iter()
        .flat_map(|(_, counts)| [counts.first_pass, counts.excellence]);
    let values = values.filter(|ratio| ratio.whole > 0).map(tenths);
    let aims = targets.into_iter().flatten().map(target_tenths);
    values.chain(aims).min().unwrap_or(0).min(WHOLE)
}

fn chart(
    pen: &mut Pen,
    scale: &ChartScale,
    months: &[(&str, &Counts)],
    [first_pass, excellence]: [Option<&Decimal>; 2],
    scene: &Scene,
) {
    let theme = scene.theme;
    let wide = months.len() * MONTH;
    let mut cells: Vec<Vec<ChartCell>> = vec![vec![(' ', theme.base); wide]; scale.lines];
    for (target, sign) in [(excellence, '.'), (first_pass, '-')] {
        let line = target.and_then(|target| cells.get_mut(scale.line(target_tenths(target))));
        let line = line.into_iter().flatten();
        line.step_by(2).for_each(|cell| *cell = (sign, theme.dim));
    }
    for (at, (_, counts)) in months.iter().enumerate() {
        let column = at * MONTH + MONTH / 2;
        put(
            &mut cells,
            scale,
            column,
            counts.excellence,
            ('*', theme.good),
        );
        put(
            &mut cells,
            scale,
            column,
            counts.first_pass,
            ('o', theme.strong),
        );
    }
    for (line, cells) in cells.iter().enumerate() {
        let value = scale.value(line);
        let label = format!("{:>5}.{} |", value / 10, value % 10);
        let texts: Vec<String> = cells.iter().map(|(sign, _)| sign.to_string()).collect();
        let mut parts = vec![(label.as_str(), theme.dim)];
        let styled = texts
            .iter()
            .zip(cells)
            .map(|(text, (_, style))| (text.as_str(), *style));
        parts.extend(styled);
        pen.line(&parts);
    }
}

/// A point; where both fall on one place, both are seen side by side.
fn put(
    cells: &mut [Vec<ChartCell>],
    scale: &ChartScale,
    column: usize,
    ratio: Ratio,
    (sign, style): ChartCell,
) {
    if ratio.whole == 0 {
        return;
    }
    let Some(line) = cells.get_mut(scale.line(tenths(ratio))) else {
        return;
    };
    let taken = line.get(column).is_some_and(|(there, _)| *there == '*');
    if let Some(cell) = line.get_mut(if taken { column + 1 } else { column }) {
        *cell = (sign, style);
    }
}

fn axis(pen: &mut Pen, months: &[(&str, &Counts)], scene: &Scene) {
    let rule = format!("{}+{}", " ".repeat(SCALE), "-".repeat(months.len() * MONTH));
    let names: String = months
        .iter()
        .map(|(month, _)| format!("{month:^MONTH$}"))
        .collect();
    let names = format!("{}{names}", " ".repeat(SCALE + 1));
    pen.line(&[(&rule, scene.theme.dim)])
        .line(&[(&names, scene.theme.dim)]);
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
}
