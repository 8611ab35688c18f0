//! Drawing the board. What its keys do is decided in `mod.rs`.

use super::Board;
use crate::domain::issue::{Issue, Severity};
use crate::text::people;
use crate::text::screen::{issues as say, overview};
use crate::text::{issue as words, words as trade};
use crate::tui::keymap::intent::Intent;
use crate::tui::list::{List, ListCell, Parts, Row, WHOLE};
use crate::tui::page::{Effect, Lead, Scene};
use crate::tui::paint::pen::{Pen, footed};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

/// To how many columns each may be cut: handle, severity, code, what it is about, what is wrong, crew, due day.
const LEAST: [usize; 7] = [WHOLE, WHOLE, WHOLE, 12, 8, 8, WHOLE];
/// From so many columns on a line also says what was said of it; below it the foot does.
const ROOMY: usize = 120;
/// On fewer than these of an overdue one only how late it is is said.
const NARROW: usize = 76;
/// Lines of the foot.
const FOOT: usize = 4;

/// ```text
///  责任班组 < 全部班组 >   逾期 1   已选 2 项
///  待分配 2
///    12/5.5.3-6   一般   L-012 二层剪力墙钢筋  5.5.3-6  钢筋一班
///  待整改 1
///  >x 9/5.5.2     严重   L-011 ...                      钢筋一班  2026-05-03 逾期 2 天
/// ```
pub fn view(buffer: &mut Buffer, area: Rect, board: &Board, scene: &Scene) {
    let mut pen = Pen::new(buffer, area);
    head(&mut pen, board, scene);
    let Some(project) = scene.workspace.project() else {
        return;
    };
    let issues: Vec<&Issue> = board
        .rows
        .iter()
        .filter_map(|id| project.issue(id))
        .collect();
    if let Some(lead) = lead(board, scene) {
        return lead.draw(&mut pen, scene.theme.good, scene);
    }
    let (_, below) = footed(area, FOOT);
    if let Some(issue) = issues.get(board.cursor.at) {
        foot(&mut Pen::new(buffer, below), issue, scene);
    }
    let (body, _) = footed(area, FOOT);
    let body = Rect {
        y: body.y + 2,
        height: body.height.saturating_sub(2),
        ..body
    };
    let mut pen = Pen::new(buffer, body);
    let (roomy, narrow) = (pen.columns() >= ROOMY, pen.columns() < NARROW);
    let list = List::headed(&issues, board.cursor, |before, issue| {
        let first = before.map(|before| before.state) != Some(issue.state);
        first.then(|| heading(issue, &issues, scene))
    });
    list.columns(&LEAST).draw(&mut pen, scene, |issue| {
        let row = row(project.handle(issue), issue, (roomy, narrow), scene);
        let chosen = board.chosen.contains_key(&issue.id);
        row.ticked(if chosen { "x " } else { "  " })
    });
}

fn head(pen: &mut Pen, board: &Board, scene: &Scene) {
    let (theme, lang) = (scene.theme, scene.lang);
    let crew = board.crew.and_then(|at| board.crews.get(at));
    let crew = match crew.map(String::as_str) {
        None => say::all_crews(lang),
        Some("") => say::no_crew(lang),
        Some(crew) => crew,
    };
    let today = scene.workspace.today().to_string();
    let project = scene.workspace.project();
    let shown = board.rows.iter().filter_map(|id| project?.issue(id));
    let late = shown.filter(|issue| issue.is_overdue(&today)).count();
    let mut parts = vec![
        (format!(" {} ", words::crew(lang)), theme.base),
        (format!("< {crew} >"), theme.strong),
    ];
    if let Some(code) = &board.subject {
        parts.push((format!("   {} {code}", words::subject(lang)), theme.base));
    }
    if late > 0 {
        parts.push((format!("   ! {}", say::overdue(lang, late)), theme.bad));
    }
    if !board.chosen.is_empty() {
        let chosen = say::chosen(lang, board.chosen.len());
        parts.push((format!("   {chosen}"), theme.warn));
    }
    pen.parts(&parts).skip();
}

/// Where it leads while no issue is in sight.
pub fn lead(board: &Board, scene: &Scene) -> Option<Lead> {
    let open = |_: &Scene| Effect::Mean(Intent::Choose(6));
    let closed = |_: &Scene| Effect::Mean(Intent::Narrow);
    let tree = |_: &Scene| Effect::Place(Intent::Tree);
    let said = match board.with_closed {
        true => say::none,
        false => say::none_open,
    };
    let lead = match &board.subject {
        Some(_) => Lead::new(said, say::open_one, open),
        None if !board.with_closed && board.any_closed(scene) => {
            Lead::new(said, say::see_closed, closed)
        }
        None => Lead::new(said, say::to_subject, tree),
    };
    board.rows.is_empty().then_some(lead)
}

/// The state of an issue, and how many are in it.
fn heading(issue: &Issue, issues: &[&Issue], scene: &Scene) -> Parts {
    let count = issues.iter().filter(|one| one.state == issue.state).count();
    let state = trade::issue_state(scene.lang, issue.state);
    vec![(format!(" {state} {count}"), scene.theme.strong)]
}

/// What stands in the columns of an issue's line.
fn row(handle: &str, issue: &Issue, (roomy, narrow): (bool, bool), scene: &Scene) -> Row {
    let base = scene.theme.base;
    let (whereabouts, what) = about(issue, scene);
    let what = match roomy {
        true => what.join("  "),
        // The handle names the item already.
        false => title(issue, scene).unwrap_or_else(|| what.join("  ")),
    };
    let grave = match issue.severity {
        Severity::Serious => scene.theme.bad,
        _ => base,
    };
    let (due, late) = match narrow {
        true => overdue(issue, scene).unwrap_or_else(|| due(issue, scene)),
        false => due(issue, scene),
    };
    let cells = [
        ListCell::new(handle, base),
        ListCell::new(trade::severity(scene.lang, issue.severity), grave),
        ListCell::new(&issue.subject, base).aside(),
        ListCell::new(whereabouts.join("  "), base),
        ListCell::new(what, base),
        ListCell::new(&issue.crew, base).aside(),
        ListCell::new(due, late),
    ];
    Row::of(base, cells)
}

/// What its item is called.
fn title(issue: &Issue, scene: &Scene) -> Option<String> {
    let project = scene.workspace.project()?;
    let title = scene.workspace.title_of(project, issue)?;
    Some(scene.lang.of_words(title).to_owned())
}

/// What is said of the selected one.
fn foot(pen: &mut Pen, issue: &Issue, scene: &Scene) {
    let (theme, lang) = (scene.theme, scene.lang);
    let (whereabouts, what) = about(issue, scene);
    pen.line(&[
        (" ", theme.base),
        (&issue.subject, theme.strong),
        ("  ", theme.base),
        (&whereabouts.join("   "), theme.base),
    ]);
    let what = what.join("   ");
    pen.line(&[(" ", theme.base), (&what, theme.base)]);
    let Some(last) = issue.steps.last().map(|taken| &taken.step) else {
        return;
    };
    let people = scene.workspace.project().map(|project| &project.people);
    let who = people::called(people, &last.by);
    let at = trade::time(&last.at);
    let step = format!(
        " {at}  {}  {who}  {}  {}",
        words::step(lang, &last.step),
        words::order(lang, &last.step),
        last.text
    );
    pen.line(&[(&step, theme.dim)]);
}

/// The subject's name and where it is; the item and what was said when it was opened.
pub fn about(issue: &Issue, scene: &Scene) -> (Vec<String>, Vec<String>) {
    let project = scene.workspace.project();
    let node = project.and_then(|project| project.node(&issue.subject));
    let rulebook = &scene.workspace.library().rulebook;
    let list = node.and_then(|node| rulebook.checklist_of(&node.subject));
    let item = list.and_then(|list| list.checklist.item(&issue.item));
    let title = item.map_or("", |item| scene.lang.of_words(&item.title));
    let (name, location) = node.map_or(("", ""), |node| {
        (node.subject.name.as_str(), node.subject.location.as_str())
    });
    let first = issue
        .steps
        .first()
        .map_or("", |taken| taken.step.text.as_str());
    let item = format!("{} {title}", issue.item);
    let said = |parts: &[&str]| {
        let parts = parts.iter().filter(|part| !part.is_empty());
        parts.map(|part| (*part).to_owned()).collect()
    };
    // A name often says the place already.
    let location = if name.contains(location) {
        ""
    } else {
        location
    };
    let whereabouts = said(&[name, location, &issue.place]);
    (whereabouts, said(&[item.trim(), first]))
}

/// How late an overdue one is.
fn overdue(issue: &Issue, scene: &Scene) -> Option<(String, Style)> {
    let due = issue.due.date().filter(|_| issue.is_open())?;
    let late = (scene.workspace.today() - due).num_days();
    (late > 0).then(|| (words::late_in_short(scene.lang, late), scene.theme.bad))
}

/// The due day with how late it is; of a closed one the day it was closed.
pub fn due(issue: &Issue, scene: &Scene) -> (String, Style) {
    let (theme, lang) = (scene.theme, scene.lang);
    let today = scene.workspace.today();
    if !issue.is_open() {
        let day = issue.closed.day();
        return (
            format!("{day} {}", trade::issue_state(lang, issue.state)),
            theme.dim,
        );
    }
    let Some(due) = issue.due.date() else {
        return (say::no_due(lang).to_owned(), theme.warn);
    };
    match (today - due).num_days() {
        late @ 1.. => (
            format!("{} {}", issue.due, words::late(lang, late)),
            theme.bad,
        ),
        0 => (
            format!("{} {}", issue.due, overview::today(lang)),
            theme.warn,
        ),
        _ => (issue.due.to_string(), theme.base),
    }
}
