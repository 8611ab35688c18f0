//! The left pane of a check: its rows with how each stands. Only ASCII and wide characters stand
//! here, so that whatever a terminal thinks of doubtful widths, the right pane stays where it is.

use super::sheet::{Row, Sheet, State};
use crate::domain::check::Remedy;
use crate::domain::{Item, Judge};
use crate::text::screen::check as say;
use crate::text::width::{clip_middle, fit, fit_right};
use crate::text::{Lang, words};
use crate::tui::cursor::Cursor;
use crate::tui::pen::Pen;
use crate::tui::screen::Scene;
use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

/// Columns for points given and needed.
const COUNT: usize = 7;
/// Columns for the verdict's symbol and word.
const VERDICT: usize = 9;

/// Cuts the page in two and draws the line between.
///
/// ```text
///  rows ................ | detail .....................
/// ```
pub fn panes(frame: &mut Frame, area: Rect, scene: &Scene) -> [Rect; 2] {
    let left = (area.width * 12 / 25).clamp(38, 90);
    let gap = Rect {
        x: area.x + left,
        width: 1,
        ..area
    };
    let text = if scene.theme.is_plain() { "|" } else { " " };
    let mut pen = Pen::new(frame.buffer_mut(), gap);
    for _ in 0..area.height {
        pen.row(&[(text, scene.theme.frame)], scene.theme.frame);
    }
    let right = Rect {
        x: gap.x + 2,
        width: area.width.saturating_sub(left + 3),
        ..area
    };
    [
        Rect {
            width: left,
            ..area
        },
        right,
    ]
}

/// A line of the pane: a heading, or a row by its place.
enum Line {
    Heading(String),
    Row(usize),
}

/// Draws the rows.
///
/// ```text
///  批的数据
///    容量                      36
///  主控项目
///  > 受力钢筋牌号、规格、数量  36 + 符合
///  一般项目
///    纵向受力钢筋：间距       3/5 ~ 差 2
///    作结论
/// ```
pub fn view(
    buffer: &mut Buffer,
    area: Rect,
    sheet: &Sheet,
    rows: &[Row],
    cursor: Cursor,
    scene: &Scene,
) {
    let lines = lines(sheet, rows, scene.lang);
    let selected = lines
        .iter()
        .position(|line| matches!(line, Line::Row(at) if *at == cursor.at));
    let height = usize::from(area.height);
    let first = Cursor::on(selected.unwrap_or(0)).first_in_sight(lines.len(), height);
    let mut pen = Pen::new(buffer, area);
    for line in lines.iter().skip(first).take(height) {
        match line {
            Line::Heading(words) => pen.line(&[(words, scene.theme.strong)]),
            Line::Row(at) => match rows.get(*at) {
                Some(row) => draw(&mut pen, sheet, row, *at == cursor.at, scene),
                None => &mut pen,
            },
        };
    }
}

fn lines(sheet: &Sheet, rows: &[Row], lang: Lang) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut group = String::new();
    for (at, row) in rows.iter().enumerate() {
        let heading = match row {
            Row::Item(place) => sheet
                .item(*place)
                .map_or("", |item| words::class(lang, item.class)),
            Row::Conclude => "",
            _ => say::lot_data(lang),
        };
        if !heading.is_empty() && heading != group {
            group = heading.to_owned();
            lines.push(Line::Heading(group.clone()));
        }
        lines.push(Line::Row(at));
    }
    lines
}

fn draw<'p, 'b>(
    pen: &'p mut Pen<'b>,
    sheet: &Sheet,
    row: &Row,
    selected: bool,
    scene: &Scene,
) -> &'p mut Pen<'b> {
    let theme = scene.theme;
    let (name, count, state) = cells(sheet, row, scene.lang);
    let (word, style) = verdict(state.as_ref(), scene);
    let ground = if selected { theme.selected } else { theme.base };
    let style = if selected { theme.selected } else { style };
    let mark = if selected { "> " } else { "  " };
    let room = pen.columns().saturating_sub(2 + COUNT + VERDICT);
    let name = fit(&clip_middle(&name, room.saturating_sub(1)), room);
    let (count, word) = (
        fit_right(&count, COUNT - 1),
        fit(&format!(" {word}"), VERDICT),
    );
    pen.row(
        &[
            (mark, ground),
            (&name, ground),
            (&count, ground),
            (&word, style),
        ],
        ground,
    )
}

fn cells(sheet: &Sheet, row: &Row, lang: Lang) -> (String, String, Option<State>) {
    let known = |text: Option<String>| text.unwrap_or_else(|| "?".to_owned());
    match row {
        Row::Capacity => {
            let capacity = sheet.capacity().map(|capacity| capacity.to_string());
            (say::capacity(lang).to_owned(), known(capacity), None)
        }
        Row::Dimension(name) => {
            let size = sheet.draft.dims.get(name).map(|size| size.to_string());
            (format!("{name} (mm)"), known(size), None)
        }
        Row::Remedy => {
            let remedy = sheet.draft.remedy.map(|remedy| words::remedy(lang, remedy));
            let short = match sheet.draft.remedy {
                Some(Remedy::Redone) => "1",
                Some(Remedy::Repaired) => "2",
                None => "?",
            };
            let name = remedy.unwrap_or(say::remedy(lang)).to_owned();
            (name, short.to_owned(), None)
        }
        Row::Item(at) => sheet.item(*at).map_or_else(Default::default, |item| {
            let title = lang.of_words(&item.title).to_owned();
            (title, count(sheet, item), Some(sheet.state(item)))
        }),
        Row::Conclude => (
            format!("{} (F8)", say::conclude_row(lang)),
            String::new(),
            None,
        ),
    }
}

/// Points given and needed; where nothing is counted, only what is needed.
fn count(sheet: &Sheet, item: &Item) -> String {
    let needed = sheet.needed(item);
    match got(sheet, item) {
        Some(got) => format!("{got}/{needed}"),
        None if matches!(item.judge, Judge::Computed { .. } | Judge::Document { .. }) => {
            String::new()
        }
        None => needed.to_string(),
    }
}

/// How many points or places an item has, where they are counted.
pub fn got(sheet: &Sheet, item: &Item) -> Option<u64> {
    let answer = sheet.draft.answer(&item.id)?;
    if answer.body.contains_key("result") {
        return None;
    }
    let number = |name: &str| answer.body.get(name).and_then(serde_json::Value::as_u64);
    match &item.judge {
        Judge::Deviation(_) | Judge::Range(_) => Some(sheet.readings(item) as u64),
        Judge::Appearance => Some(
            ["good", "fair", "poor"]
                .iter()
                .filter_map(|name| number(name))
                .sum(),
        ),
        _ => number("checked"),
    }
}

/// The symbol and word of a state, and their colours.
pub fn verdict(state: Option<&State>, scene: &Scene) -> (String, Style) {
    let (lang, theme) = (scene.lang, scene.theme);
    let of = |symbol: &str, word: &str| format!("{symbol} {word}");
    match state {
        None => (String::new(), theme.base),
        Some(State::Open) => (of(".", say::open(lang)), theme.dim),
        Some(State::Short(missing)) => (of("~", &say::short(lang, *missing)), theme.warn),
        Some(State::Unfit(_)) => (of("~", say::unfit(lang)), theme.warn),
        Some(State::Conforms) => (of("+", say::conforms(lang)), theme.good),
        Some(State::Excellent) => (of("+", say::excellent(lang)), theme.good),
        Some(State::Fails) => (of("x", say::fails(lang)), theme.bad),
        Some(State::NotApplicable) => (of("-", say::not_applicable(lang)), theme.dim),
    }
}
