//! The tree as it is drawn: only the rows in sight are looked at.

use super::Tree;
use super::rows::{Row, above, is_leaf};
use crate::domain::project::Node;
use crate::domain::ratio::Ratio;
use crate::domain::{Kind, Project};
use crate::text::screen::{figure, tree as say};
use crate::text::width::{cell, fit, width};
use crate::text::words;
use crate::tui::gauge;
use crate::tui::pen::{Part, Pen};
use crate::tui::screen::Scene;
use crate::tui::standing;
use crate::workspace::waiting::Progress;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;

/// Columns of the level or crew, of the lots accepted, of the standing.
const SIDE: usize = 14;
const LOTS: usize = 12;
const STANDING: usize = 14;
/// From so many columns on place, percentage and a bar are shown too.
const ROOMY: usize = 130;
/// The most columns of the name.
const NAME: usize = 72;
/// Columns of the place, of the percentage with counts, and of the bar.
const PLACE: usize = 28;
const RATE: usize = 22;
const BAR: usize = 22;

/// ```text
///  全部 1240                          F9 …          when looking for something: 查找 [钢筋_] 12 处
///  > - U 1号楼                     单位工程      3/120   ~ 进行中
///      - D 主体结构                分部工程      3/80    . 未开始
///          L-001 一层剪力墙钢筋    钢筋一班              v 合格
/// ```
pub fn view(frame: &mut Frame, area: Rect, page: &Tree, scene: &Scene) {
    let (theme, lang) = (scene.theme, scene.lang);
    let Some(project) = scene.workspace.project() else {
        return;
    };
    head(frame, area, page, scene);
    let mut pen = Pen::new(frame.buffer_mut(), area);
    pen.skip();
    if page.rows.is_empty() {
        let words = match &page.search {
            Some(search) if search.is_idle() => say::hint(lang),
            Some(_) => say::nothing_found(lang),
            None if project.nodes().is_empty() => say::empty(lang),
            None => say::all_finished(lang),
        };
        pen.skip().text(&format!(" {words}"), theme.warn);
        return;
    }
    let lines = usize::from(pen.lines_left());
    let first = page.cursor.first_in_sight(page.rows.len(), lines);
    for (at, row) in page.rows.iter().enumerate().skip(first).take(lines) {
        line(&mut pen, row, at == page.cursor.at, page, project, scene);
    }
}

/// The line above the rows; when looking for something the terminal's cursor stands in its field.
fn head(frame: &mut Frame, area: Rect, page: &Tree, scene: &Scene) {
    let (theme, lang) = (scene.theme, scene.lang);
    let filter = match page.only_unfinished {
        true => say::unfinished(lang),
        false => say::all(lang),
    };
    let Some(search) = &page.search else {
        let count = format!("  {}", page.rows.len());
        let parts = [
            (" ", theme.base),
            (filter, theme.strong),
            (&count, theme.dim),
        ];
        Pen::new(frame.buffer_mut(), area).line(&parts);
        return;
    };
    let label = format!(" {} ", say::find(lang));
    let wide = (area.width / 2).min(40);
    let left = u16::try_from(width(&label)).unwrap_or(0);
    let found = format!("  {}  {filter}", say::found(lang, page.rows.len()));
    let blank = " ".repeat(usize::from(wide));
    Pen::new(frame.buffer_mut(), area).line(&[
        (&label, theme.strong),
        (&blank, theme.field),
        (&found, theme.dim),
    ]);
    let field = Rect {
        x: area.x + left,
        width: wide,
        height: 1,
        ..area
    };
    search.field.view(frame, field, scene);
}

fn line(pen: &mut Pen, row: &Row, selected: bool, page: &Tree, project: &Project, scene: &Scene) {
    let Some(node) = project.nodes().get(row.place) else {
        return;
    };
    let (theme, lang) = (scene.theme, scene.lang);
    let pick = |style: Style| if selected { theme.selected } else { style };
    let sum = page.sums.get(row.place).copied().unwrap_or_default();
    let progress = match scene.workspace.progress_of(node) {
        Progress::NotStarted if node.subject.kind != Kind::Lot => sum.standing(node.subject.kind),
        own => own,
    };
    let standing = match node.subject.kind {
        Kind::SubUnit | Kind::SubDivision => String::new(),
        _ => standing::both(lang, progress),
    };
    let columns = pen.columns();
    let roomy = columns >= ROOMY;
    let aside = if roomy { PLACE + RATE + BAR + 1 } else { LOTS };
    let room = columns.saturating_sub(SIDE + STANDING + aside + 1);
    // On a wide screen a name far from its figures is hard to follow: the place takes the rest.
    let (room, place_room) = (room.min(NAME), PLACE + room.saturating_sub(NAME));
    let name = name(row, node, is_leaf(project, node), selected, page, room);
    let mut parts = vec![
        (
            name,
            pick(if node.subject.kind == Kind::Lot {
                theme.base
            } else {
                theme.strong
            }),
        ),
        (cell(&side(node, scene), SIDE), pick(theme.dim)),
    ];
    if roomy {
        parts.push((
            cell(&place(row, node, page, project), place_room),
            pick(theme.dim),
        ));
    }
    parts.extend(counts(node, sum.lots, roomy, selected, scene));
    parts.push((
        fit(&standing, STANDING),
        pick(standing::style(theme, progress)),
    ));
    let parts: Vec<Part> = parts
        .iter()
        .map(|(text, style)| (text.as_str(), *style))
        .collect();
    pen.row(&parts, pick(theme.base));
}

/// Mark, indent, sign of folding, code and name.
fn name(row: &Row, node: &Node, leaf: bool, selected: bool, page: &Tree, room: usize) -> String {
    let sign = match leaf {
        true => " ",
        false if page.search.is_some() => "+",
        false if page.unfolded.contains(&row.place) => "-",
        false => "+",
    };
    let mark = if selected { ">" } else { " " };
    let head = format!(" {mark} {}{sign} ", "  ".repeat(row.depth));
    let room = room.saturating_sub(width(&head));
    let text = format!("{} {}", node.subject.code, node.subject.name);
    format!("{head}{}", cell(&text, room))
}

/// A lot's crew, any other node's level.
fn side(node: &Node, scene: &Scene) -> String {
    match node.subject.kind {
        Kind::Lot => node.subject.crew.clone(),
        kind => words::kind(scene.lang, kind).to_owned(),
    }
}

/// Where a lot is; of what was found, what it belongs to.
fn place(row: &Row, node: &Node, page: &Tree, project: &Project) -> String {
    if page.search.is_none() {
        return node.subject.location.clone();
    }
    let nodes = above(project, row.place);
    let names = nodes
        .iter()
        .rev()
        .filter_map(|place| project.nodes().get(*place));
    names
        .map(|node| node.subject.name.as_str())
        .collect::<Vec<_>>()
        .join("/")
}

/// Lots accepted of all, with a bar where there is room.
fn counts(
    node: &Node,
    lots: Ratio,
    roomy: bool,
    selected: bool,
    scene: &Scene,
) -> Vec<(String, Style)> {
    let theme = scene.theme;
    let style = if selected { theme.selected } else { theme.base };
    let lot = node.subject.kind == Kind::Lot;
    match (roomy, lot) {
        (false, true) => vec![(" ".repeat(LOTS), style)],
        (false, false) => vec![(fit(&format!("{}/{}", lots.part, lots.whole), LOTS), style)],
        (true, true) => vec![(" ".repeat(RATE + BAR + 1), style)],
        (true, false) => {
            let mut parts = vec![(fit(&figure::rate(lots), RATE), style)];
            parts.extend(gauge::bar(lots, None, BAR, theme));
            parts.push((" ".to_owned(), style));
            parts
        }
    }
}
