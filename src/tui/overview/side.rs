//! Beside the overview's list, where there is room: the months' trend and how far each unit is.

use super::summary::Summary;
use crate::domain::ratio::Ratio;
use crate::text::screen::{figure, overview as say};
use crate::text::width::{cell, fit};
use crate::tui::gauge;
use crate::tui::pen::{Part, Pen};
use crate::tui::screen::Scene;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// So many months, the last ones.
const MONTHS: usize = 12;
/// Columns of a name, of a rate and of a bar.
const NAME: usize = 15;
const RATE: usize = 20;
const BAR: usize = 24;

/// ```text
///  逐月一次验收合格率                         目标 90 %
///  2026-10  95.8 % (23/24)  [################|.]
///
///  各单位工程已验收的检验批
///  1号楼    19.2 % (23/120) [####..............]
/// ```
pub fn view(buffer: &mut Buffer, area: Rect, summary: &Summary, scene: &Scene) {
    let (theme, lang) = (scene.theme, scene.lang);
    let project = scene.workspace.project();
    let target = project.and_then(|project| project.head.target_first_pass.clone());
    let mut pen = Pen::new(buffer, area);
    let aim = match &target {
        Some(target) => format!("   | {} {target} %", figure::target(lang)),
        None => String::new(),
    };
    pen.line(&[(say::by_month(lang), theme.strong), (&aim, theme.dim)]);
    if summary.months.is_empty() {
        pen.line(&[(say::no_months(lang), theme.dim)]);
    }
    let hidden = summary.months.len().saturating_sub(MONTHS);
    for (month, counts) in summary.months.iter().skip(hidden) {
        line(&mut pen, month, counts.first_pass, target.as_ref(), scene);
    }
    pen.skip().line(&[(say::by_unit(lang), theme.strong)]);
    for (code, name, ratio) in &summary.units {
        line(&mut pen, &format!("{code} {name}"), *ratio, None, scene);
    }
}

fn line(
    pen: &mut Pen,
    name: &str,
    ratio: Ratio,
    target: Option<&crate::domain::Decimal>,
    scene: &Scene,
) {
    let theme = scene.theme;
    let name = cell(name, NAME);
    let rate = fit(&figure::rate(ratio), RATE);
    let bar = gauge::bar(ratio, target, BAR, theme);
    let mut parts: Vec<Part> = vec![(&name, theme.base), (&rate, theme.base)];
    parts.extend(bar.iter().map(|(text, style)| (text.as_str(), *style)));
    pen.line(&parts);
}
