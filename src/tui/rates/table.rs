//! The table of rates: as many columns as there is room for, the rest stands in the figures of the
//! selected row.

use super::{Rates, query};
use crate::domain::Decimal;
use crate::domain::ratio::Ratio;
use crate::rates::{Counts, Targets};
use crate::text::screen::{figure, rates as say};
use crate::tui::list::{self, Cursor, List, ListCell, WHOLE};
use crate::tui::page::Scene;
use crate::tui::paint::gauge;
use crate::tui::paint::pen::Pen;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// From so many columns on final acceptance, rework and the stages are columns too.
const ROOMY: usize = 200;
/// On fewer than these only a sign says whether a target is met.
const NARROW: usize = 76;
/// Columns of a bar, beside each of the two rates.
const BAR: usize = 10;
/// To how many columns each may be cut: the group, then figures.
const LEAST: [usize; 10] = [
    12, WHOLE, WHOLE, WHOLE, WHOLE, WHOLE, WHOLE, WHOLE, WHOLE, WHOLE,
];

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
    let list = List::of(&page.rows, page.cursor).columns(&LEAST);
    let by = page.asked.by();
    let first = by.map_or("", |by| query::grouping(scene.lang, Some(by)));
    let list = list.under(heading(first, roomy, scene));
    let room = (roomy, pen.columns() < NARROW);
    let targets = (
        project.head.target_first_pass.as_ref(),
        project.head.target_excellence.as_ref(),
    );
    list.draw(&mut pen, scene, |(group, counts)| {
        let group = group.as_deref().unwrap_or(say::all(scene.lang));
        row((group, counts), targets, room, scene)
    });
}

/// The table of several projects: a row each, held against its own targets.
pub fn of_projects<'a>(
    pen: &mut Pen,
    (rows, cursor): (&'a [(String, &'a Counts, &'a Targets)], Cursor),
    scene: &Scene,
) {
    let (roomy, narrow) = (pen.columns() >= ROOMY, pen.columns() < NARROW);
    let list = List::of(rows, cursor).columns(&LEAST);
    let list = list.under(heading(say::project(scene.lang), roomy, scene));
    list.draw(pen, scene, |(name, counts, targets)| {
        let targets = (targets.first_pass.as_ref(), targets.excellence.as_ref());
        row((name, counts), targets, (roomy, narrow), scene)
    });
}

fn heading(first: &'static str, roomy: bool, scene: &Scene) -> Vec<&'static str> {
    let lang = scene.lang;
    let mut heads = vec![
        first,
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
    heads
}

/// The two rates that have a target, each with its bar where there is room; then the others.
fn row(
    (group, counts): (&str, &Counts),
    targets: (Option<&Decimal>, Option<&Decimal>),
    (roomy, narrow): (bool, bool),
    scene: &Scene,
) -> list::Row {
    let (lang, theme) = (scene.lang, scene.theme);
    let mut cells = vec![ListCell::new(group, theme.base)];
    let held: [(Ratio, Option<&Decimal>); 2] = [
        (counts.first_pass, targets.0),
        (counts.excellence, targets.1),
    ];
    for (ratio, target) in held {
        let bar = match roomy {
            true => gauge::bar(ratio, target, BAR, theme),
            false => Vec::new(),
        };
        let style = match target.and_then(|target| ratio.meets(target)) {
            Some(true) => theme.good,
            Some(false) => theme.bad,
            None => theme.dim,
        };
        let met = figure::met_or_not(lang, ratio, target);
        let sign = met.split(' ').next().unwrap_or_default();
        let met = if narrow { sign } else { &met };
        cells.push(ListCell::new(figure::rate(ratio), theme.base).with_bar(bar));
        cells.push(ListCell::new(met, style));
    }
    if roomy {
        let stages = ["self", "mutual", "handover"].map(|stage| counts.stage(stage));
        let beside = [counts.rework].into_iter().chain(stages);
        let rates = [figure::finally(lang, counts.finally)].into_iter();
        let rates = rates.chain(beside.map(figure::rate));
        cells.extend(rates.map(|rate| ListCell::new(rate, theme.base)));
    }
    list::Row::of(theme.base, cells)
}
