//! The lines around every page: where we are at the top, what was said and saved and which keys
//! work at the bottom. What the keys mean stands in the keymap only.

use crate::text::escape::shown;
use crate::text::people;
use crate::text::screen::{bar as say, exchange, keys};
use crate::text::width::{clip, fit, width, wrap};
use crate::tui::app::trail;
use crate::tui::keymap::intent::Intent;
use crate::tui::keymap::{self, KeyRow};
use crate::tui::page::{Page, Scene, does};
use crate::tui::paint::doubt;
use crate::tui::paint::hits::{self, Pressed};
use crate::tui::paint::pen::Pen;
use crate::workspace::Access;
use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

/// Columns for who sits here.
const ME: usize = 16;

/// What the status line says.
#[derive(Clone, Debug, Default)]
pub struct Status {
    /// The last thing said.
    pub said: String,
    /// Whether that was a warning.
    pub warning: bool,
    /// How far it is that goes on beside the screen; empty where nothing does.
    pub beside: String,
    /// How far it is that goes over the records; empty where nothing does.
    pub going_over: String,
    /// When something was last saved, `hh:mm:ss`.
    pub saved: Option<String>,
}

/// ```text
///  三检 > 一号楼 > L-012 剪力墙钢筋 > 自检 第1轮                          只读
/// ```
pub fn top(buffer: &mut Buffer, area: Rect, titles: &[String], scene: &Scene) {
    let mark = match scene.workspace.access() {
        Some(Access::ReadOnly { .. }) => format!(" {} ", say::read_only(scene.lang)),
        _ => String::new(),
    };
    let mark = match scene.workspace.clock_doubt() {
        Some(_) => format!(" {}{mark} ", doubt::marked(say::clock_in_doubt(scene.lang))),
        None => mark,
    };
    let me = me(scene);
    let room = usize::from(area.width).saturating_sub(width(&mark) + width(&me));
    let style = scene.theme.frame;
    let project = scene.workspace.project();
    let project = project.map(|project| project.head.name.as_str());
    let path = trail::written(say::program(scene.lang), project, titles, room);
    let path = fit(&path, room);
    let parts = [
        (path.as_str(), style),
        (&me, style),
        (&mark, scene.theme.warn),
    ];
    Pen::new(buffer, area).row(&parts, style);
}

/// Who sits here, once somebody said so.
fn me(scene: &Scene) -> String {
    let people = scene.workspace.project().map(|project| &project.people);
    let name = scene.me.map(|code| people::called(people, code));
    name.map_or_else(String::new, |name| format!(" {} ", clip(&name, ME)))
}

/// ```text
/// 第 3 点 12 mm 超出允许 ±10                      未交出 12   已保存 10:21:07
/// ```
pub fn status(buffer: &mut Buffer, area: Rect, status: &Status, scene: &Scene) {
    let [unsent, saved] = beside(status, scene);
    let room = said_room(area.width, status, scene);
    let theme = scene.theme;
    let style = match status.warning {
        true if !status.said.is_empty() => theme.warn,
        _ => theme.strong,
    };
    let mut pen = Pen::over(buffer, area, theme.base);
    let lines = wrap(&shown(&status.said), room.saturating_sub(1));
    for (nth, line) in lines.iter().take(usize::from(MOST_SAID)).enumerate() {
        let said = fit(&format!(" {line}"), room);
        let (unsent, saved) = match nth {
            0 => (unsent.as_str(), saved.as_str()),
            _ => ("", ""),
        };
        pen.row(
            &[
                (&said, style),
                (" ", theme.base),
                (unsent, theme.dim),
                (saved, theme.good),
            ],
            theme.base,
        );
    }
}

/// The most lines that what was said takes.
const MOST_SAID: u16 = 4;

/// The lines that the status takes: one, or as many as what was said needs.
pub fn status_lines(columns: u16, status: &Status, scene: &Scene) -> u16 {
    let room = said_room(columns, status, scene);
    let lines = wrap(&shown(&status.said), room.saturating_sub(1)).len();
    u16::try_from(lines)
        .unwrap_or(MOST_SAID)
        .clamp(1, MOST_SAID)
}

/// The columns for what was said.
fn said_room(columns: u16, status: &Status, scene: &Scene) -> usize {
    let beside: usize = beside(status, scene).iter().map(|text| width(text)).sum();
    usize::from(columns).saturating_sub(beside + 1)
}

/// What is still to be handed over, and when something was last saved.
fn beside(status: &Status, scene: &Scene) -> [String; 2] {
    let saved = match &status.saved {
        Some(time) => format!("{} {time} ", say::saved(scene.lang)),
        None => String::new(),
    };
    let unsent = match scene.workspace.unsent().map(|unsent| unsent.records) {
        Some(records @ 1..) => format!("{}  ", exchange::pending(scene.lang, records)),
        _ => String::new(),
    };
    // What is under way has the room until it is over.
    match [status.beside.as_str(), status.going_over.as_str()] {
        ["", ""] => [unsent, saved],
        ["", beside] | [beside, _] => [format!("{beside}  "), saved],
    }
}

/// How far something long is, alone on the screen.
///
/// ```text
///  正在交换…… 37 %
///
///  Esc 停下
/// ```
pub fn progress(frame: &mut Frame, [words, stops]: [&str; 2], percent: Option<usize>) {
    let percent = percent.map_or(String::new(), |percent| format!(" {percent} %"));
    let style = Style::new();
    let area = frame.area();
    let mut pen = Pen::over(frame.buffer_mut(), area, style);
    pen.skip()
        .line(&[(" ", style), (words, style), (&percent, style)])
        .skip()
        .line(&[(" ", style), (stops, style)]);
}

/// ```text
///  Enter 下一项  F4 撤销  F8 作结论  F2 为什么  Esc 返回  F1 更多
/// ```
pub fn keys(buffer: &mut Buffer, area: Rect, page: &dyn Page, scene: &Scene) {
    let style = scene.theme.frame;
    // The last cell stays blank: ratatui 0.30.2 can panic when a wide glyph there is replaced.
    let room = usize::from(area.width).saturating_sub(2);
    let mut parts = Vec::new();
    let all = offered(page, scene);
    let chosen = fitting(&all, room, page, scene);
    for row in &chosen {
        let gap = if parts.is_empty() { " " } else { "  " };
        let words = match row.intent {
            Intent::Help if chosen.len() < all.len() => keys::more(scene.lang),
            _ => words(row, page, scene),
        };
        parts.push((gap.to_owned(), style));
        parts.push((name(row, scene), style.add_modifier(Modifier::BOLD)));
        parts.push((format!(" {words}"), style));
    }
    let parts: Vec<_> = parts
        .iter()
        .map(|(text, style)| (text.as_str(), *style))
        .collect();
    for (nth, row) in chosen.iter().enumerate() {
        let key = row.keys.first().copied().map(Pressed::Key);
        for part in [3 * nth + 1, 3 * nth + 2] {
            let at = hits::part(area, &parts, part);
            key.into_iter().for_each(|key| scene.hits.note(at, key));
        }
    }
    Pen::new(buffer, area).row(&parts, style);
}

/// What a row of the bar says; where a page is empty, Enter does what its only row says.
fn words(row: &KeyRow, page: &dyn Page, scene: &Scene) -> &'static str {
    let lead = page.lead(scene).filter(|_| row.intent == Intent::Confirm);
    lead.map_or(row.short, |lead| lead.next())(scene.lang)
}

fn name(row: &KeyRow, scene: &Scene) -> String {
    let key = row.keys.first().map(|key| key.name(scene.lang));
    key.unwrap_or_default()
}

/// The rows of the bar, in the table's order: none that would do nothing now.
fn offered(page: &dyn Page, scene: &Scene) -> Vec<&'static KeyRow> {
    let mut taken = Vec::new();
    // A key that an inner context uses for something else does not work here.
    let mut is_heard = |row: &&KeyRow| {
        let key = row.keys.first();
        let heard = !taken.contains(&key);
        taken.push(key);
        heard
    };
    keymap::rows(page.contexts())
        .filter(|row| row.in_bar)
        .filter(&mut is_heard)
        .filter(|row| does(page, row.intent, scene))
        .collect()
}

/// Those that there is room for; the last one says when there are more. Help and the way back come first.
fn fitting(
    rows: &[&'static KeyRow],
    room: usize,
    page: &dyn Page,
    scene: &Scene,
) -> Vec<&'static KeyRow> {
    let mut order: Vec<usize> = (0..rows.len()).collect();
    order.sort_by_key(|at| {
        rows.get(*at).map(|row| match row.intent {
            Intent::Help | Intent::Back => 0,
            _ => 1,
        })
    });
    let (mut used, mut chosen) = (0, Vec::new());
    for at in order {
        let wide = rows.get(at).map_or(0, |row| {
            width(&name(row, scene)) + width(words(row, page, scene)) + 3
        });
        if used + wide <= room + 2 {
            used += wide;
            chosen.push(at);
        }
    }
    chosen.sort_unstable();
    chosen
        .iter()
        .filter_map(|at| rows.get(*at).copied())
        .collect()
}
