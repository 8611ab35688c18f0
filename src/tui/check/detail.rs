//! The right pane of a check: what is required of the selected row, what was found, and the verdict
//! with its arithmetic. Nothing is typed here; fields are drawn by `entry`.

use super::list::{got, verdict};
use super::readings;
use super::sheet::{Row, Sheet, State};
use crate::domain::{Fault, Item, Judge, Trouble};
use crate::text::refusal::{self, Names};
use crate::text::screen::check as say;
use crate::text::width::{fit_right, width};
use crate::text::{reason, words};
use crate::tui::pen::Pen;
use crate::tui::screen::Scene;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

/// Draws the detail of a row.
///
/// ```text
/// 5.5.3-6 纵向受力钢筋：间距
/// 一般项目  条文 5.5.3
/// 要求 允许偏差 ±10 mm
/// 方法 尺量两端、中间各一点，取最大偏差值
/// 抽样 应查 5，已查 3
///
///    1     3    -4    12!
/// ~ 差 2  至此：允许 ±10 mm，合格点 2/3 = 66.7 % < 80 %。
/// ```
pub fn view(buffer: &mut Buffer, area: Rect, sheet: &Sheet, row: &Row, scene: &Scene) {
    let mut pen = Pen::new(buffer, area);
    match row {
        Row::Item(at) => {
            if let Some(item) = sheet.item(*at) {
                head(&mut pen, sheet, item, scene);
                found(&mut pen, sheet, item, scene);
            }
        }
        Row::Capacity => data(
            &mut pen,
            say::capacity(scene.lang),
            say::capacity_hint(scene.lang),
            scene,
        ),
        Row::Dimension(name) => data(&mut pen, name, say::dimension_hint(scene.lang), scene),
        Row::Remedy => data(
            &mut pen,
            say::remedy(scene.lang),
            say::remedy_hint(scene.lang),
            scene,
        ),
        Row::Conclude => data(
            &mut pen,
            say::conclude_row(scene.lang),
            say::not_yet_concluded(scene.lang),
            scene,
        ),
    }
}

fn data(pen: &mut Pen, name: &str, hint: &str, scene: &Scene) {
    pen.text(name, scene.theme.strong)
        .skip()
        .text(hint, scene.theme.base);
}

/// What the standard says of an item.
pub fn head(pen: &mut Pen, sheet: &Sheet, item: &Item, scene: &Scene) {
    let (lang, theme) = (scene.lang, scene.theme);
    let title = format!("{} {}", item.id, lang.of_words(&item.title));
    pen.text(&title, theme.strong);
    let place = format!(
        "{}  {} {}",
        words::class(lang, item.class),
        say::clause(lang),
        item.clause
    );
    pen.line(&[(&place, theme.dim)]);
    if let Some(requirement) = &item.requirement {
        pen.labelled(
            (say::requirement(lang), theme.dim),
            (lang.of_words(requirement), theme.base),
        );
    }
    pen.labelled(
        (say::method(lang), theme.dim),
        (lang.of_words(&item.method), theme.base),
    );
    if let crate::domain::sampling::Sampling::Stated { text } = &item.sampling {
        pen.labelled(
            (say::sampling(lang), theme.dim),
            (lang.of_words(text), theme.base),
        );
    } else if !matches!(item.judge, Judge::Computed { .. } | Judge::Document { .. }) {
        let sample = say::sample(lang, sheet.needed(item), got(sheet, item));
        pen.labelled((say::sampling(lang), theme.dim), (&sample, theme.base));
    }
    if let Judge::Document { required } = &item.judge {
        pen.labelled(
            (say::requirement(lang), theme.dim),
            (&required.join("、"), theme.base),
        );
    }
    limits(pen, sheet, item, scene);
}

fn limits(pen: &mut Pen, sheet: &Sheet, item: &Item, scene: &Scene) {
    let (lang, theme) = (scene.lang, scene.theme);
    let unit = item.judge.unit().unwrap_or_default();
    if !item.judge.is_measured() {
        return;
    }
    if let Some((bounds, cap)) = sheet.bounds(item) {
        let mut text = format!("{} {unit}", reason::limits(&bounds));
        if let Some(cap) = cap {
            text = format!("{text}  {} {}", say::cap(lang), reason::limits(&cap));
        }
        pen.labelled((say::limits(lang), theme.dim), (&text, theme.strong));
    }
    if let Some(design) = readings::design(sheet.draft.answer(&item.id)) {
        let design = format!("{design} {unit}");
        pen.labelled((say::design(lang), theme.dim), (&design, theme.strong));
    }
}

/// What was found: readings, verdict, reasons.
pub fn found(pen: &mut Pen, sheet: &Sheet, item: &Item, scene: &Scene) {
    pen.skip();
    let state = sheet.state(item);
    let reasons = reasons(sheet, item, &state, scene);
    if item.judge.is_measured() {
        let taken = crate::text::width::wrap(&reasons, pen.columns()).len() as u16 + 2;
        let lines = pen.lines_left().saturating_sub(taken);
        table(pen, sheet, item, lines, scene);
    }
    let (word, style) = verdict(Some(&state), scene);
    pen.line(&[(&word, style)]);
    pen.text(&reasons, scene.theme.base);
}

/// The arithmetic, or what is still missing.
fn reasons(sheet: &Sheet, item: &Item, state: &State, scene: &Scene) -> String {
    let lang = scene.lang;
    let unit = item.judge.unit().unwrap_or_default();
    match (state, sheet.judged(item)) {
        (State::Open, _) => String::new(),
        (_, Ok(verdict)) => reason::sentence(lang, &verdict, unit),
        (_, Err(faults)) => {
            let names = Names {
                lang,
                chain: None,
                checklist: Some(&sheet.pinned.checklist),
            };
            let sentences = faults.iter().map(|fault| match fault.trouble {
                Trouble::Malformed(field) => say::unfilled(lang, super::entry::name(field, lang)),
                _ => refusal::sentence(&names, &Fault::whole(fault.trouble.clone())),
            });
            let mut text = sentences.collect::<Vec<_>>().join("\n");
            if let Some(verdict) = sheet.so_far(item) {
                let sentence = reason::sentence(lang, &verdict, unit);
                text = format!("{text}\n{}: {sentence}", say::so_far(lang));
            }
            text
        }
    }
}

/// The readings, so many a line, each line headed by the number of its first; the last ones when
/// there is not room for all. What lies outside the limits is marked `!`.
fn table(pen: &mut Pen, sheet: &Sheet, item: &Item, lines: u16, scene: &Scene) {
    let answer = sheet.draft.answer(&item.id);
    let typed = answer.map_or_else(Vec::new, |answer| answer.typed_readings());
    let (points, bounds) = (sheet.points(item), sheet.bounds(item));
    let widest = typed.iter().map(|text| width(text)).max().unwrap_or(0);
    let cell = (widest + 3).max(6);
    let each = match (pen.columns().saturating_sub(5)) / cell {
        0 => 1,
        fits if fits >= 10 => 10,
        fits if fits >= 5 => 5,
        fits => fits,
    };
    let all = typed.len().div_ceil(each);
    let hidden = all.saturating_sub(usize::from(lines));
    for (nth, chunk) in typed.chunks(each).enumerate().skip(hidden) {
        let head = fit_right(&format!("{}:", nth * each + 1), 4);
        let mut parts: Vec<(String, Style)> = vec![(head, scene.theme.dim)];
        for (at, text) in chunk.iter().enumerate() {
            let point = points.get(nth * each + at);
            let outside = match (point, &bounds) {
                (Some(point), Some((bounds, _))) => !bounds.contain(*point),
                _ => false,
            };
            let style = if outside {
                scene.theme.bad
            } else {
                scene.theme.base
            };
            parts.push((fit_right(text, cell - 1), style));
            parts.push(((if outside { "!" } else { " " }).to_owned(), style));
        }
        let parts: Vec<_> = parts
            .iter()
            .map(|(text, style)| (text.as_str(), *style))
            .collect();
        pen.line(&parts);
    }
}
