//! The table of rates: as many columns as there is room for, the rest stands in the figures of the
//! selected row.

use super::{Rates, query};
use crate::domain::ratio::Ratio;
use crate::domain::{Decimal, project::Head};
use crate::rates::Counts;
use crate::text::screen::{figure, rates as say};
use crate::tui::columns::{WHOLE, laid_out};
use crate::tui::gauge;
use crate::tui::page::Scene;
use crate::tui::pen::{Part, Pen};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

/// From so many columns on final acceptance, rework and the stages are columns too.
const ROOMY: usize = 200;
/// Columns of the mark before a line.
const MARK: usize = 3;
/// Columns of a bar, beside each of the two rates.
const BAR: usize = 10;
/// To how many columns each may be cut: the group, then figures.
const LEAST: [usize; 10] = [
    12, WHOLE, WHOLE, WHOLE, WHOLE, WHOLE, WHOLE, WHOLE, WHOLE, WHOLE,
];
/// Which columns are rates with a bar, and which say whether the target before them is met.
const RATES: [usize; 2] = [1, 3];
const MET: [usize; 2] = [2, 4];

/// ```text
///     班组       一次验收合格         达标       优良                 达标
///  >  全部       95.8 % (23/24)       v 达到     60.0 % (12/20)       v 达到
/// ```
pub fn view(buffer: &mut Buffer, area: Rect, page: &Rates, scene: &Scene) {
    let mut pen = Pen::new(buffer, area);
    let Some(project) = scene.workspace.project() else {
        return;
    };
    let roomy = pen.columns() >= ROOMY;
    let lines = usize::from(pen.lines_left()).saturating_sub(1);
    let first = page.cursor.first_in_sight(page.rows.len(), lines);
    let in_sight = page.rows.iter().enumerate().skip(first).take(lines);
    let rows: Vec<Row> = in_sight
        .map(|(at, (group, counts))| Row {
            head: &project.head,
            group: group.as_deref().unwrap_or(say::all(scene.lang)),
            counts,
            selected: at == page.cursor.at,
        })
        .collect();
    let mut cells = vec![heading(page, roomy, scene)];
    cells.extend(rows.iter().map(|row| row.cells(roomy, scene)));
    let bars = if roomy { RATES.len() * (BAR + 1) } else { 0 };
    let room = pen.columns().saturating_sub(MARK + bars);
    let mut cells = laid_out(&cells, &LEAST, room).into_iter();
    let dim = scene.theme.dim;
    let mut parts = vec![(" ".repeat(MARK), dim)];
    for (at, cell) in cells.next().unwrap_or_default().into_iter().enumerate() {
        parts.push((cell, dim));
        if roomy && RATES.contains(&at) {
            parts.push((" ".repeat(BAR + 1), dim));
        }
    }
    pen.parts(&parts);
    for (row, cells) in rows.iter().zip(cells) {
        row.draw(&mut pen, cells, roomy, scene);
    }
}

fn heading(page: &Rates, roomy: bool, scene: &Scene) -> Vec<String> {
    let lang = scene.lang;
    let mut heads = vec![
        query::grouping(lang, page.asked.by()),
        say::first_pass(lang),
        say::met(lang),
        say::excellence(lang),
        say::met(lang),
    ];
    if roomy {
        let beside = [
            say::final_rate,
            say::rework,
            say::self_check,
            say::mutual,
            say::handover,
        ];
        heads.extend(beside.map(|words| words(lang)));
    }
    heads.into_iter().map(str::to_owned).collect()
}

struct Row<'a> {
    head: &'a Head,
    group: &'a str,
    counts: &'a Counts,
    selected: bool,
}

impl Row<'_> {
    /// The two rates that have a target.
    fn held(&self) -> [(Ratio, Option<&Decimal>); 2] {
        let (counts, head) = (self.counts, self.head);
        [
            (counts.first_pass, head.target_first_pass.as_ref()),
            (counts.excellence, head.target_excellence.as_ref()),
        ]
    }

    fn cells(&self, roomy: bool, scene: &Scene) -> Vec<String> {
        let lang = scene.lang;
        let mut cells = vec![self.group.to_owned()];
        for (ratio, target) in self.held() {
            cells.push(figure::rate(ratio));
            cells.push(figure::met_or_not(lang, ratio, target));
        }
        if roomy {
            let stages = ["self", "mutual", "handover"].map(|stage| self.counts.stage(stage));
            cells.push(figure::finally(lang, self.counts.finally));
            let beside = [self.counts.rework].into_iter().chain(stages);
            cells.extend(beside.map(figure::rate));
        }
        cells
    }

    fn draw(&self, pen: &mut Pen, cells: Vec<String>, roomy: bool, scene: &Scene) {
        let theme = scene.theme;
        let pick = |style: Style| if self.selected { theme.selected } else { style };
        let base = pick(theme.base);
        let held = self.held();
        let of = |columns: [usize; 2], at| {
            let nth = columns.iter().position(|column| *column == at)?;
            held.get(nth)
        };
        let mark = if self.selected { " > " } else { "   " };
        let mut parts = vec![(mark.to_owned(), base)];
        for (at, cell) in cells.into_iter().enumerate() {
            let style = match of(MET, at).map(|(ratio, target)| (target, ratio)) {
                None => theme.base,
                Some((target, ratio)) => match target.and_then(|target| ratio.meets(target)) {
                    Some(true) => theme.good,
                    Some(false) => theme.bad,
                    None => theme.dim,
                },
            };
            parts.push((cell, pick(style)));
            if let (true, Some((ratio, target))) = (roomy, of(RATES, at)) {
                parts.extend(gauge::bar(*ratio, *target, BAR, theme));
                parts.push((" ".to_owned(), base));
            }
        }
        let parts: Vec<Part> = parts
            .iter()
            .map(|(text, style)| (text.as_str(), *style))
            .collect();
        pen.row(&parts, base);
    }
}
