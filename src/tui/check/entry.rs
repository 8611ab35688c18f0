//! The foot of the right pane: the field or the form being typed in, or the digits that answer.
//! The terminal's cursor stands here.

use super::call::asked;
use super::details::Details;
use super::{Check, Mode, block, shrink};
use crate::domain::Item;
use crate::text::screen::keys;
use crate::text::screen::{check as say, evidence, places};
use crate::text::width::{clip, packed};
use crate::text::{Lang, unit};
use crate::tui::check::sheet::CheckSheet;
use crate::tui::check::sheet::kind::{Purpose, ways};
use crate::tui::check::sheet::rows::CheckLine;
use crate::tui::form::field::{Field, put_cursor};
use crate::tui::page::Scene;
use crate::tui::paint::pen::Pen;
use ratatui::Frame;
use ratatui::layout::Rect;

/// Columns of a field for a figure.
const FIGURE: usize = 14;

/// Lines for the question why a point is left out.
const QUESTION: u16 = 7;

/// Columns for the name of a place.
const PLACE: usize = 16;

/// Lines for what was pasted.
const BLOCK: u16 = 12;

/// The lines it needs, of those that the pane has.
pub fn height(check: &Check, pane: Rect, lang: Lang) -> u16 {
    match &check.mode {
        Mode::Form(form) => {
            let blanks = u16::try_from(form.form.keys().count()).unwrap_or(u16::MAX);
            let hints = match form.purpose {
                Purpose::Problem | Purpose::Papers => 3,
                Purpose::Counts | Purpose::Draws | Purpose::Places => 2,
                Purpose::Reason | Purpose::Design => 2,
            };
            let words = form.form.usual_lines(usize::from(pane.width), lang);
            let words = u16::try_from(words).unwrap_or(0);
            blanks.saturating_add(hints + words).min(pane.height / 2)
        }
        Mode::Block(_) | Mode::Shrink(_) | Mode::Takeover => BLOCK.min(pane.height / 2),
        Mode::Skip => QUESTION.min(pane.height / 2),
        Mode::Rows => 4.min(pane.height),
    }
}

/// Draws it.
pub fn view(check: &Check, frame: &mut Frame, area: Rect, scene: &Scene) {
    match &check.mode {
        Mode::Form(form) => return fields(form, frame, area, scene),
        Mode::Block(block) => return block::view(block, frame, area, scene),
        Mode::Shrink(shrink) => {
            return shrink::view((shrink, &check.why), frame, area, scene);
        }
        Mode::Takeover => return ground(&check.why, frame, area, scene),
        Mode::Skip => return asked::view(&check.why, frame, area, scene),
        Mode::Rows => {}
    }
    match (check.row(), check.item()) {
        (CheckLine::Capacity, _) => {
            let planned = check.sheet.subject.capacity;
            let planned = planned.map(|n| format!(" ({} {n})", say::planned(scene.lang)));
            let unit = check.sheet.pinned.checklist.capacity_unit.as_ref();
            let unit = unit.map(|unit| format!(" {}", scene.lang.of_words(unit)));
            let (planned, unit) = (planned.unwrap_or_default(), unit.unwrap_or_default());
            let colon = scene.lang.colon();
            let label = [say::capacity(scene.lang), &unit, &planned, colon.trim_end()].concat();
            figure((&label, &check.field), frame, area, scene);
        }
        (CheckLine::Count(id), _) => {
            let name = check.sheet.counted_by(id);
            let name = name.map_or(id.as_str(), |of| scene.lang.pick(&of.zh, &of.en));
            let label = format!("{}:", say::how_many(scene.lang, name));
            figure((&label, &check.field), frame, area, scene);
        }
        (CheckLine::Dimension(name), _) => {
            figure((&format!("{name} mm:"), &check.field), frame, area, scene)
        }
        (CheckLine::StandBy(_), _) => {
            figure((say::time(scene.lang), &check.field), frame, area, scene)
        }
        (_, Some(item)) if item.judge.is_measured() => {
            let label = next_point(check, item, scene.lang);
            figure((&label, &check.field), frame, area, scene);
            beside(check, item, frame, area, scene);
            below(check, frame, area, scene);
        }
        (row, item) => {
            let digits = digits(check, (row, item), scene.lang);
            let mut pen = Pen::new(frame.buffer_mut(), area);
            pen.skip();
            for line in packed(&digits, usize::from(area.width)) {
                pen.line(&[(&line, scene.theme.strong)]);
            }
        }
    }
}

fn next_point(check: &Check, item: &Item, lang: Lang) -> String {
    let what = match (item.judge.deviation(), check.sheet.design_of(item)) {
        (None, _) => say::values(lang),
        (Some(_), Some(_)) => say::sizes(lang),
        (Some(_), None) => say::deviations(lang),
    };
    let unit = unit::shown(lang, item.judge.unit().unwrap_or_default());
    let nth = check.sheet.readings(item) + 1;
    match check.sheet.next_place(item) {
        Some(place) => say::nth_at(lang, nth, &clip(&place, PLACE), what, unit),
        None => say::nth(lang, nth, what, unit),
    }
}

/// What the stage before has where the next point is, behind the field.
fn beside(check: &Check, item: &Item, frame: &mut Frame, area: Rect, scene: &Scene) {
    let Some((said, reading)) = check.sheet.beside_next(item) else {
        return;
    };
    let words = say::said_here(scene.lang, &said.stage(&check.sheet, scene), reading);
    let mut pen = Pen::new(frame.buffer_mut(), area);
    let mut pen = pen.skip().skip().spot(FIGURE + 2, usize::MAX);
    pen.line(&[(&words, scene.theme.dim)]);
}

/// How many keys a reading takes, below the field.
fn below(check: &Check, frame: &mut Frame, area: Rect, scene: &Scene) {
    let look = match scene.settings.at_once {
        true => scene.theme.strong,
        false => scene.theme.dim,
    };
    if let Some(words) = check.said_below(scene) {
        let mut pen = Pen::new(frame.buffer_mut(), area);
        pen.skip().skip().skip().line(&[(words, look)]);
    }
}

/// ```text
///  第 4 点 偏差 mm：
///  [-12          ]
/// ```
fn figure((label, field): (&str, &Field), frame: &mut Frame, area: Rect, scene: &Scene) {
    let mut pen = Pen::new(frame.buffer_mut(), area);
    pen.skip().line(&[(label, scene.theme.strong)]);
    let cursor = field.write(&mut pen.spot(0, FIGURE), scene);
    put_cursor(frame, cursor, scene);
}

/// ```text
///  为什么可以沿用：写明，按 Enter；Esc 不沿用。
///  [                          ]
/// ```
fn ground(why: &Field, frame: &mut Frame, area: Rect, scene: &Scene) {
    let mut pen = Pen::new(frame.buffer_mut(), area);
    pen.skip()
        .text(say::why_taken(scene.lang), scene.theme.strong);
    let cursor = why.write(&mut pen, scene);
    put_cursor(frame, cursor, scene);
}

/// The digits that answer this row.
fn digits(check: &Check, (row, item): (&CheckLine, Option<&Item>), lang: Lang) -> Vec<String> {
    let key = |digit: &str, words: &str| format!("{digit} {words}");
    match (row, item) {
        (CheckLine::Remedy, _) => {
            vec![key("1", keys::redone(lang)), key("2", keys::repaired(lang))]
        }
        (CheckLine::Photos, _) => vec![key("Enter", evidence::attach(lang))],
        (CheckLine::Instruments, _) => vec![key("Enter", say::choose(lang))],
        (CheckLine::Places, _) => vec![key("Enter", places::draw(lang))],
        (CheckLine::Offers, _) => grounds(&check.sheet, lang),
        (_, Some(item)) => match ways(&item.judge).digits {
            [] => vec![say::derived(lang).to_owned()],
            digits => { digits.iter() }
                .map(|(digit, words)| key(digit, words(lang)))
                .collect(),
        },
        (_, None) => vec![key("Enter", keys::conclude(lang))],
    }
}

/// The reasons for taking everything over, each with its key.
fn grounds(sheet: &CheckSheet, lang: Lang) -> Vec<String> {
    let usual = sheet.grounds(lang).into_iter().enumerate();
    let usual = usual.map(|(nth, ground)| format!("{} {ground}", nth + 1));
    let own = format!("Enter {}", say::own_ground(lang));
    usual.chain([own]).collect()
}

/// ```text
///  查了几处      [36      ]
///  不符合几处    [        ]
/// ```
fn fields(details: &Details, frame: &mut Frame, area: Rect, scene: &Scene) {
    let lang = scene.lang;
    let mut pen = Pen::new(frame.buffer_mut(), area);
    pen.skip();
    if details.purpose == Purpose::Papers {
        pen.line(&[(say::date_hint(lang), scene.theme.dim)]);
    }
    if details.purpose == Purpose::Problem {
        let photos = match details.photos.as_str() {
            "" => evidence::attach_f12(lang),
            taken => taken,
        };
        pen.line(&[(photos, scene.theme.dim)]);
    }
    let cursor = details.form.lines_from(&mut pen, ("", false), scene);
    put_cursor(frame, cursor, scene);
}
