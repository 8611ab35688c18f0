//! The table of rates: as many columns as there is room for, the rest stands in the figures of the
//! selected row.

use super::{Rates, query};
use crate::domain::ratio::Ratio;
use crate::domain::{Decimal, project::Head};
use crate::rates::Counts;
use crate::text::screen::{figure, rates as say};
use crate::text::width::{cell, fit};
use crate::tui::gauge;
use crate::tui::pen::{Part, Pen};
use crate::tui::screen::Scene;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

/// The most columns of the group.
const GROUP: usize = 28;
/// Columns of a rate and of whether its target is met.
const RATE: usize = 19;
const MET: usize = 13;
/// From so many columns on final acceptance, rework and the stages are columns too.
const ROOMY: usize = 200;
/// Columns of a bar.
const BAR: usize = 10;
/// Columns of a figure beside.
const BESIDE: usize = 19;

/// ```text
///     班组       一次验收合格         达标       优良                 达标
///  >  全部       95.8 % (23/24)       v 达到     60.0 % (12/20)       v 达到
/// ```
pub fn view(buffer: &mut Buffer, area: Rect, page: &Rates, scene: &Scene) {
    let mut pen = Pen::new(buffer, area);
    let Some(project) = scene.workspace.project() else {
        return;
    };
    heading(&mut pen, page, scene);
    let lines = usize::from(pen.lines_left());
    let first = page.cursor.first_in_sight(page.rows.len(), lines);
    for (at, (group, counts)) in page.rows.iter().enumerate().skip(first).take(lines) {
        let selected = at == page.cursor.at;
        let group = group.as_deref().unwrap_or(say::all(scene.lang));
        let row = Row {
            head: &project.head,
            group,
            counts,
            selected,
        };
        row.line(&mut pen, scene);
    }
}

/// The columns left for the group.
fn group_room(columns: usize) -> usize {
    let beside = if columns >= ROOMY {
        5 * BESIDE + 2 * (BAR + 1)
    } else {
        0
    };
    columns
        .saturating_sub(4 + 2 * (RATE + MET) + beside)
        .min(GROUP)
}

fn heading(pen: &mut Pen, page: &Rates, scene: &Scene) {
    let lang = scene.lang;
    let bar = if pen.columns() >= ROOMY { BAR + 1 } else { 0 };
    let group = query::grouping(lang, page.asked.by());
    let mut text = format!(
        "   {}{}{}{}{}",
        fit(group, group_room(pen.columns())),
        fit(say::first_pass(lang), RATE + bar),
        fit(say::met(lang), MET),
        fit(say::excellence(lang), RATE + bar),
        fit(say::met(lang), MET),
    );
    if bar > 0 {
        let beside = [
            say::final_rate,
            say::rework,
            say::self_check,
            say::mutual,
            say::handover,
        ];
        text.extend(beside.map(|words| fit(words(lang), BESIDE)));
    }
    pen.line(&[(&text, scene.theme.dim)]);
}

struct Row<'a> {
    head: &'a Head,
    group: &'a str,
    counts: &'a Counts,
    selected: bool,
}

impl Row<'_> {
    fn line(&self, pen: &mut Pen, scene: &Scene) {
        let roomy = pen.columns() >= ROOMY;
        let base = self.pick(scene.theme.base, scene);
        let mark = if self.selected { " > " } else { "   " };
        let mut parts = vec![(
            format!("{mark}{}", cell(self.group, group_room(pen.columns()))),
            base,
        )];
        let (counts, head) = (self.counts, self.head);
        parts.extend(self.held(
            counts.first_pass,
            head.target_first_pass.as_ref(),
            roomy,
            scene,
        ));
        parts.extend(self.held(
            counts.excellence,
            head.target_excellence.as_ref(),
            roomy,
            scene,
        ));
        if roomy {
            let stages = ["self", "mutual", "handover"].map(|stage| counts.stage(stage));
            let finally = figure::finally(scene.lang, counts.finally);
            let beside = [counts.rework].into_iter().chain(stages);
            let beside = [finally].into_iter().chain(beside.map(figure::rate));
            parts.extend(beside.map(|text| (fit(&text, BESIDE), base)));
        }
        let parts: Vec<Part> = parts
            .iter()
            .map(|(text, style)| (text.as_str(), *style))
            .collect();
        pen.row(&parts, base);
    }

    fn pick(&self, style: Style, scene: &Scene) -> Style {
        if self.selected {
            scene.theme.selected
        } else {
            style
        }
    }

    /// A rate, its bar where there is room, and whether it meets its target.
    fn held(
        &self,
        ratio: Ratio,
        target: Option<&Decimal>,
        roomy: bool,
        scene: &Scene,
    ) -> Vec<(String, Style)> {
        let theme = scene.theme;
        let base = self.pick(theme.base, scene);
        let mut parts = vec![(fit(&figure::rate(ratio), RATE), base)];
        if roomy {
            parts.extend(gauge::bar(ratio, target, BAR, theme));
            parts.push((" ".to_owned(), base));
        }
        let style = match target.and_then(|target| ratio.meets(target)) {
            Some(true) => theme.good,
            Some(false) => theme.bad,
            None => theme.dim,
        };
        let met = figure::met_or_not(scene.lang, ratio, target);
        parts.push((fit(&met, MET), self.pick(style, scene)));
        parts
    }
}
