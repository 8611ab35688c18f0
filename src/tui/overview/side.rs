//! Beside the overview's list, where there is room: the months' trend and how far each unit is.

use super::summary::Summary;
use crate::domain::ratio::Ratio;
use crate::text::screen::{figure, overview as say};
use crate::text::width::width;
use crate::tui::list::{WHOLE, laid_out};
use crate::tui::page::Scene;
use crate::tui::paint::gauge;
use crate::tui::paint::pen::{Pen, PenPart};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// So many months, the last ones.
const MONTHS: usize = 12;
/// To how many columns a name may be cut; the bar takes the rest, at least and at most so many.
const NAME: usize = 15;
const BAR: [usize; 2] = [12, 24];

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
    let months = summary.months.iter().skip(hidden);
    let months = months.map(|(month, counts)| (month.clone(), counts.first_pass));
    let units = summary.units.iter();
    let units = units.map(|(code, name, ratio)| (format!("{code} {name}"), *ratio));
    let rows: Vec<(String, Ratio)> = months.chain(units).collect();
    let split = rows.len() - summary.units.len();
    let cells = |(name, ratio): &(String, Ratio)| vec![name.clone(), figure::rate(*ratio)];
    let cells: Vec<_> = rows.iter().map(cells).collect();
    let room = pen.columns().saturating_sub(BAR[0]);
    let cells = laid_out(&cells, &[NAME, WHOLE], room);
    for (at, ((_, ratio), cells)) in rows.iter().zip(&cells).enumerate() {
        if at == split {
            pen.skip().line(&[(say::by_unit(lang), theme.strong)]);
        }
        let target = target.as_ref().filter(|_| at < split);
        line(&mut pen, &cells.concat(), *ratio, target, scene);
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
    let [least, most] = BAR;
    let rest = pen.columns().saturating_sub(width(name));
    let bar = gauge::bar(ratio, target, rest.clamp(least, most), theme);
    let mut parts: Vec<PenPart> = vec![(name, theme.base)];
    parts.extend(bar.iter().map(|(text, style)| (text.as_str(), *style)));
    pen.line(&parts);
}
