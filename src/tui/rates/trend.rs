//! The months' trend: first-pass acceptance and excellence against their targets, drawn with plain
//! characters so that it reads without colours and on every terminal. Figures stand in the table.

use crate::domain::Decimal;
use crate::rates::Counts;
use crate::text::screen::{figure, rates as say};
use crate::tui::page::Scene;
use crate::tui::paint::chart::{ChartPlane, ChartScale, SCALE};
use crate::tui::paint::gauge::{WHOLE, target_tenths, tenths};
use crate::tui::paint::pen::Pen;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// Columns of a month.
const MONTH: usize = 9;
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
    chart(&mut pen, scale, months, targets, scene);
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
    scale: ChartScale,
    months: &[(&str, &Counts)],
    [first_pass, excellence]: [Option<&Decimal>; 2],
    scene: &Scene,
) {
    let theme = scene.theme;
    let mut plane = ChartPlane::new(scale, months.len() * MONTH, theme.base);
    for (target, sign) in [(excellence, '.'), (first_pass, '-')] {
        if let Some(target) = target {
            plane.across(target_tenths(target), (sign, theme.dim));
        }
    }
    for (at, (_, counts)) in months.iter().enumerate() {
        let column = at * MONTH + MONTH / 2;
        let marks = [
            (counts.excellence, ('*', theme.good)),
            (counts.first_pass, ('o', theme.strong)),
        ];
        for (ratio, mark) in marks.into_iter().filter(|(ratio, _)| ratio.whole > 0) {
            plane.put(column, tenths(ratio), mark);
        }
    }
    plane.draw(pen, theme);
}

fn axis(pen: &mut Pen, months: &[(&str, &Counts)], scene: &Scene) {
    let names: String = months
        .iter()
        .map(|(month, _)| format!("{month:^MONTH$}"))
        .collect();
    let names = format!("{}{names}", " ".repeat(SCALE + 1));
    pen.line(&[(&names, scene.theme.dim)]);
}
