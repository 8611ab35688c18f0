//! Drawing the registers. What a row does is decided in `mod.rs`.

use super::Registers;
use crate::domain::Kind;
use crate::domain::register::Validity;
use crate::text::screen::registers as say;
use crate::text::{register, words};
use crate::tui::list::{List, ListCell, Parts, Row, WHOLE};
use crate::tui::page::{Page, Scene};
use crate::tui::paint::pen::Pen;
use crate::tui::paint::standing;
use crate::workspace::shown::register::Registered;
use crate::workspace::shown::waiting::SubjectProgress;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

/// To how many columns each may be cut: code, name, place, next stage, standing, how long it is good.
const LEAST: [usize; 6] = [10, 14, 8, 12, WHOLE, WHOLE];
/// From so many columns on the place is shown too.
const ROOMY: usize = 120;

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
    if let Some(lead) = page.lead(scene) {
        return lead.draw(pen.skip(), theme.warn, scene);
    }
    let roomy = pen.columns() >= ROOMY;
    let kind = |entry: &&Registered| entry.node.subject.kind;
    let list = List::headed(&entries, page.cursor, |before, entry| {
        let first = before.map(kind) != Some(kind(entry));
        first.then(|| heading(kind(entry), &entries, scene))
    });
    list.columns(&LEAST)
        .draw(&mut pen, scene, |entry| row(entry, roomy, scene));
}

fn heading(kind: Kind, entries: &[Registered], scene: &Scene) -> Parts {
    let (theme, lang) = (scene.theme, scene.lang);
    let of_kind = entries.iter().filter(|one| one.node.subject.kind == kind);
    let due = match of_kind.clone().filter(|one| one.is_due()).count() {
        0 => String::new(),
        due => format!("  {} {due}", say::waits(lang)),
    };
    let name = format!(" {} {}", words::kind(lang, kind), of_kind.count());
    vec![(name, theme.strong), (due, theme.warn)]
}

/// What stands in the columns of an entry's line; on a wide screen its place too.
fn row(entry: &Registered, roomy: bool, scene: &Scene) -> Row {
    let (lang, theme) = (scene.lang, scene.theme);
    let subject = &entry.node.subject;
    let stage = entry.open.filter(|_| entry.is_due()).map(|stage| {
        let title = lang.of_words(stage.title_of(entry.round));
        format!("{} {title}", say::waits(lang))
    });
    let place = if roomy { subject.location.as_str() } else { "" };
    let (until, ends) = until(entry, scene);
    let stands = ListCell::new(
        standing::both(lang, entry.progress),
        standing::style(theme, entry.progress),
    );
    // What comes next says of what was not begun that it was not.
    let stands = match (&stage, entry.progress) {
        (Some(_), SubjectProgress::NotStarted) => stands.aside(),
        _ => stands,
    };
    let cells = [
        ListCell::new(&subject.code, theme.base),
        ListCell::new(&subject.name, theme.base),
        ListCell::new(place, theme.base).aside(),
        ListCell::new(stage.unwrap_or_default(), theme.warn),
        stands,
        ListCell::new(until, ends),
    ];
    Row::of(theme.base, cells)
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
