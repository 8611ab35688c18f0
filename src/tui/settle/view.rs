//! Drawing what has to be settled: what it means until then, and the sides beside each other; of more
//! sides than there is room for, those around the selected one.

use super::SettlePage;
use super::sides::{self, SidesLine};
use crate::domain::Outcome;
use crate::domain::chain::ACCEPTANCE;
use crate::domain::choice::Thing;
use crate::text::screen::settle as say;
use crate::text::width::{fit, wrap};
use crate::text::{collision, conflict, words};
use crate::tui::list::scrolled;
use crate::tui::page::Scene;
use crate::tui::paint::doubt;
use crate::tui::paint::pen::{Pen, footed};
use crate::workspace::shown::conflict::ConflictMatter;
use ratatui::buffer::Buffer;
use ratatui::layout::{Margin, Rect};
use ratatui::style::Style;

/// Columns of a label and the fewest of a side.
const LABEL: usize = 16;
const SIDE: usize = 28;
/// Further apart, sides are hard to compare.
const WIDEST: usize = 60;

/// ```text
///  L-001 一层剪力墙钢筋安装
///  ! 待裁定：两台设备互不知情，各作了结论
///  裁定以前：不算已验收，不能往下做。 一次验收合格率：首轮按不合格计……
///
///                 > 第 1 条，共 2 条            第 2 条，共 2 条
///  设备           k7d2ab 本机                   x3fqrs
///  结论           x 不合格                      + 合格 优良
///  不同之处
///  5.5.1 钢筋     查 10; 不符合 1               全部符合
///
///  可由 专业监理工程师、总监理工程师
/// ```
pub fn view(page: &SettlePage, buffer: &mut Buffer, area: Rect, scene: &Scene) {
    let area = area.inner(Margin::new(1, 0));
    let (body, below) = footed(area, 2);
    let may = words::roles(scene.lang, &scene.workspace.may_settle(&page.matter));
    let label = (say::may(scene.lang), scene.theme.dim);
    Pen::new(buffer, below).labelled(label, (&may, scene.theme.base));
    let mut pen = Pen::new(buffer, body);
    head(&mut pen, &page.matter, scene);
    let count = scene.workspace.sides(&page.matter).len();
    if count == 0 {
        pen.line(&[(say::gone(scene.lang), scene.theme.good)]);
        return;
    }
    let columns = pen.columns().saturating_sub(LABEL);
    let room = (columns / SIDE).clamp(1, count);
    let first = page.at.saturating_sub(room - 1).min(count - room);
    let wide = (columns / room).min(WIDEST);
    heads(&mut pen, page, (first, room, count), wide, scene);
    let lines = (lines(page, scene), page.top);
    scrolled(&mut pen, scene, lines, |pen, line| {
        draw(pen, &line, (first, room), wide, scene);
    });
}

/// What it is, and what it means until it is settled.
fn head(pen: &mut Pen, matter: &ConflictMatter, scene: &Scene) {
    let (lang, theme) = (scene.lang, scene.theme);
    match matter {
        ConflictMatter::Checks(code) => {
            let node = scene
                .workspace
                .project()
                .and_then(|project| project.node(code));
            let Some(node) = node else { return };
            let name = format!("{code}  {}", node.subject.name);
            pen.line(&[(&name, theme.strong)]);
            pen.text(&doubt::marked(conflict::question(lang, node)), theme.warn);
            let rate = match node.counted(ACCEPTANCE).map(|first| first.outcome) {
                Some(Outcome::Rejected) => say::first_failed(lang),
                Some(Outcome::Accepted) => say::first_passed(lang),
                None => say::not_formal(lang),
            };
            pen.text(say::until(lang), theme.base)
                .text(rate, theme.base);
        }
        ConflictMatter::Row(of, code) => {
            let name = format!("{}  {code}", collision::thing(lang, *of));
            pen.line(&[(&name, theme.strong)]);
            pen.text(&doubt::marked(collision::unsettled(lang, *of)), theme.warn);
            let stop = lang.stop();
            let kept = [
                collision::meanwhile(lang, *of),
                stop,
                collision::remains(lang, *of),
            ];
            pen.text(&kept.concat(), theme.base);
        }
    }
    pen.skip();
}

/// The number of each side, the selected one marked.
fn heads(
    pen: &mut Pen,
    page: &SettlePage,
    (first, room, count): (usize, usize, usize),
    wide: usize,
    scene: &Scene,
) {
    let theme = scene.theme;
    let mut parts = vec![(" ".repeat(LABEL), theme.base)];
    for at in first..first + room {
        let here = at == page.at;
        let mark = if here { "> " } else { "  " };
        let counts = match page.matter {
            ConflictMatter::Row(of, _) if of != Thing::Journal && at + 1 == count => {
                say::current(scene.lang)
            }
            _ => "",
        };
        let words = format!("{mark}{}{counts}", say::side(scene.lang, at + 1, count));
        let style = if here { theme.selected } else { theme.strong };
        parts.push((fit(&words, wide.saturating_sub(1)), style));
        parts.push((" ".to_owned(), theme.base));
    }
    pen.parts(&parts);
}

/// The table's lines, with a heading where the differences begin.
pub fn lines(page: &SettlePage, scene: &Scene) -> Vec<SidesLine> {
    let sides = scene.workspace.sides(&page.matter);
    let (ConflictMatter::Checks(code) | ConflictMatter::Row(_, code)) = &page.matter;
    let node = scene.workspace.project();
    let node = node.and_then(|project| project.node(code));
    let chain = node.and_then(|node| scene.workspace.chain(node));
    let (mut what, differing) = sides::table((&sides, &page.checks), chain, scene);
    let words = match differing.is_empty() {
        true => say::same_items(scene.lang),
        false => say::differs(scene.lang),
    };
    what.push(SidesLine {
        label: words.to_owned(),
        cells: Vec::new(),
        good: Vec::new(),
    });
    what.extend(differing);
    what
}

fn draw(
    pen: &mut Pen,
    line: &SidesLine,
    (first, room): (usize, usize),
    wide: usize,
    scene: &Scene,
) {
    let theme = scene.theme;
    if line.cells.is_empty() {
        pen.line(&[(&line.label, theme.strong)]);
        return;
    }
    let label = wrap(&line.label, LABEL - 1);
    let cells = line.cells.iter().skip(first).take(room);
    let cells: Vec<Vec<String>> = cells
        .map(|text| wrap(text, wide.saturating_sub(3)))
        .collect();
    let tall = cells.iter().map(Vec::len).chain([label.len()]).max();
    for nth in 0..tall.unwrap_or(0) {
        let words = label.get(nth).map_or("", String::as_str);
        let mut parts = vec![(fit(words, LABEL), theme.dim)];
        for (at, cell) in cells.iter().enumerate() {
            let text = cell.get(nth).map_or("", String::as_str);
            let style = tone(line.good.get(first + at).copied().flatten(), scene);
            parts.push((fit(&format!("  {text}"), wide), style));
        }
        pen.parts(&parts);
    }
}

fn tone(good: Option<bool>, scene: &Scene) -> Style {
    match good {
        Some(true) => scene.theme.good,
        Some(false) => scene.theme.bad,
        None => scene.theme.base,
    }
}
