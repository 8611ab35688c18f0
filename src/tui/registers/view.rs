//! Drawing the registers. What a row does is decided in `mod.rs`.

use super::Registers;
use crate::domain::Kind;
use crate::domain::register::Validity;
use crate::text::screen::registers as say;
use crate::text::{register, words};
use crate::tui::columns::{WHOLE, draw, in_sight};
use crate::tui::page::Scene;
use crate::tui::pen::Pen;
use crate::tui::standing;
use crate::workspace::register::Registered;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

/// Columns of the mark.
const MARK: usize = 3;
/// To how many columns each may be cut: code, name, place, next stage, standing, how long it is good.
const LEAST: [usize; 6] = [10, 14, 8, 12, WHOLE, WHOLE];
/// Which of them are coloured.
const STAGE: usize = 3;
const STANDING: usize = 4;
const UNTIL: usize = 5;
/// From so many columns on the place is shown too.
const ROOMY: usize = 120;

/// A line of the list as it is drawn.
enum Row<'a> {
    Heading(Kind, usize, usize),
    Entry(usize, &'a Registered<'a>),
}

/// ```text
///  < 全部登记 >   只看待办
///  进场验收 2  待 1
///  > JC-001    钢筋 20 t           待 自检        . 未开始
///  计量器具 1
///    JL-001    5 m 钢卷尺                         v 合格     有效至 2027-03-01
/// ```
pub fn view(buffer: &mut Buffer, area: Rect, page: &Registers, scene: &Scene) {
    let (theme, lang) = (scene.theme, scene.lang);
    let mut pen = Pen::new(buffer, area);
    let which = page
        .kind
        .map_or(say::all(lang), |kind| words::kind(lang, kind));
    let narrow = if page.only_due {
        say::only_due(lang)
    } else {
        ""
    };
    pen.line(&[
        (&format!(" < {which} >   "), theme.strong),
        (narrow, theme.warn),
    ]);
    let entries = page.entries(scene.workspace);
    if entries.is_empty() {
        let words = if page.only_due {
            say::none_due(lang)
        } else {
            say::none(lang)
        };
        pen.skip().text(&format!(" {words}"), theme.warn);
        return;
    }
    let rows = rows(&entries);
    let at = rows
        .iter()
        .position(|row| matches!(row, Row::Entry(at, _) if *at == page.cursor.at));
    let roomy = pen.columns() >= ROOMY;
    let cells = |row: &Row| match row {
        Row::Heading(..) => Vec::new(),
        Row::Entry(_, entry) => cells(entry, roomy, scene),
    };
    for (_, row, cells) in in_sight(&pen, (&rows, at.unwrap_or(0)), (&LEAST, MARK), cells) {
        match row {
            Row::Heading(kind, all, due) => heading(&mut pen, *kind, *all, *due, scene),
            Row::Entry(at, entry) => line(&mut pen, entry, &cells, *at == page.cursor.at, scene),
        }
    }
}

fn rows<'a>(entries: &'a [Registered<'a>]) -> Vec<Row<'a>> {
    let mut rows = Vec::with_capacity(entries.len() + 4);
    let mut kind = None;
    for (at, entry) in entries.iter().enumerate() {
        let own = entry.node.subject.kind;
        if kind != Some(own) {
            kind = Some(own);
            let of_kind = || entries.iter().filter(|one| one.node.subject.kind == own);
            let due = of_kind().filter(|one| one.is_due()).count();
            rows.push(Row::Heading(own, of_kind().count(), due));
        }
        rows.push(Row::Entry(at, entry));
    }
    rows
}

fn heading(pen: &mut Pen, kind: Kind, all: usize, due: usize, scene: &Scene) {
    let (theme, lang) = (scene.theme, scene.lang);
    let due = match due {
        0 => String::new(),
        due => format!("  {} {due}", say::waits(lang)),
    };
    let name = format!(" {} {all}", words::kind(lang, kind));
    pen.line(&[(&name, theme.strong), (&due, theme.warn)]);
}

/// What stands in the columns of an entry's line; on a wide screen its place too.
fn cells(entry: &Registered, roomy: bool, scene: &Scene) -> Vec<String> {
    let lang = scene.lang;
    let subject = &entry.node.subject;
    let stage = entry.open.filter(|_| entry.is_due()).map(|stage| {
        let title = lang.of_words(stage.title_of(entry.round));
        format!("{} {title}", say::waits(lang))
    });
    let place = if roomy { subject.location.as_str() } else { "" };
    vec![
        subject.code.clone(),
        subject.name.clone(),
        place.to_owned(),
        stage.unwrap_or_default(),
        standing::both(lang, entry.progress),
        until(entry, scene).0,
    ]
}

fn line(pen: &mut Pen, entry: &Registered, cells: &[String], selected: bool, scene: &Scene) {
    let theme = scene.theme;
    let pick = |style: Style| if selected { theme.selected } else { style };
    let ends = until(entry, scene).1;
    let mark = if selected { " > " } else { "   " };
    draw(pen, (mark, pick(theme.base)), cells, |at| match at {
        STAGE => pick(theme.warn),
        STANDING => pick(standing::style(theme, entry.progress)),
        UNTIL => pick(ends),
        _ => pick(theme.base),
    });
}

/// How long a certificate or a warranty lasts, and its colour.
fn until(entry: &Registered, scene: &Scene) -> (String, Style) {
    let (theme, lang) = (scene.theme, scene.lang);
    let today = scene.workspace.today();
    if let Some(validity) = entry.validity {
        let style = match validity {
            Validity::Until(_) => theme.good,
            Validity::Soon(_) => theme.warn,
            Validity::Missing | Validity::Expired(_) => theme.bad,
        };
        return (register::validity(lang, validity), style);
    }
    match entry.next_end(today) {
        Some(last) => (register::warranty(lang, last, today), theme.dim),
        None => (String::new(), theme.dim),
    }
}
