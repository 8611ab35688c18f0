//! Drawing a subject's page. What its rows do is decided in `mod.rs`.

use super::rounds::{RoundRow, RoundsStanding};
use super::{beside, foot, head};
use crate::domain::Outcome;
use crate::domain::check::CheckSummary;
use crate::text::screen::{settle, signing, standing as lot, subject as say};
use crate::text::width::{fit, width};
use crate::text::{attest, collision, conflict, people, words};
use crate::tui::list::{self, Cursor, List, ListCell, WHOLE, laid_out};
use crate::tui::page::Scene;
use crate::tui::paint::doubt;
use crate::tui::paint::pen::{Pen, height};
use crate::workspace::shown::conflict::ConflictMatter;
use ratatui::buffer::Buffer;
use ratatui::layout::{Margin, Rect};
use ratatui::style::Style;

/// The most lines kept free for what was found in the selected round.
const FOOT: u16 = 5;
/// To how many columns each may be cut: a round, its date, who concluded it, the verdict, the signatures.
const LEAST: [usize; 5] = [16, WHOLE, 10, WHOLE, WHOLE];

/// ```text
///  一层剪力墙钢筋安装
///  编号 L-001  部位 一层 ①～⑤轴  班组 钢筋一班  容量 36 件（间、面）
///  检查表 钢筋安装 GB 50204-2015  类型 板、墙、壳
///
///  自检            互检            交接检          验收
///  + 合格          ~ 进行中        . 未开          . 未开
///
///  检查记录
///    自检 第 1 轮    2026-03-01  王强      + 合格
///  > 互检 第 1 轮    按 Enter 开始检查
///
///  可由: 操作工、班组长、专业工长
/// ```
pub fn view(
    buffer: &mut Buffer,
    area: Rect,
    standing: &RoundsStanding,
    cursor: Cursor,
    scene: &Scene,
) {
    let area = area.inner(Margin::new(1, 0));
    let mut pen = Pen::new(buffer, area);
    head::view(&mut pen, standing, scene);
    pen.skip();
    chain(&mut pen, standing, scene);
    settling(&mut pen, standing, scene);
    beside::view(&mut pen, standing, scene);
    pen.skip();
    let rows = standing.rows();
    let below = |pen: &mut Pen| {
        if let Some(row) = rows.get(cursor.at) {
            foot::view(pen, standing, row, scene);
        }
    };
    let kept = height(area.width, FOOT, below) + 2;
    let lines = usize::from(pen.lines_left().saturating_sub(kept));
    pen.line(&[(say::rounds(scene.lang), scene.theme.strong)]);
    let list = List::of(&rows, cursor).flush().columns(&LEAST);
    list.within(lines).draw(&mut pen, scene, |row| match row {
        RoundRow::Round(check) => concluded(standing, check, scene),
        RoundRow::Open(at) => begin(standing, *at, scene),
        RoundRow::Settle(matter) => unsettled(matter, scene),
    });
    pen.skip();
    below(&mut pen);
}

/// What two devices concluded at once, and what a person said about it.
fn settling(pen: &mut Pen, standing: &RoundsStanding, scene: &Scene) {
    let (lang, theme) = (scene.lang, scene.theme);
    let beside = &standing.node.conflict;
    if beside.is_open() {
        let words = doubt::marked(conflict::question(lang, standing.node));
        pen.line(&[(&words, theme.warn)]);
    }
    for settled in beside.settlements() {
        let words = conflict::settlement(lang, &settled.stands, &settled.by, &settled.why);
        pen.line(&[(&words, theme.dim)]);
    }
}

/// The stages side by side, each with its state below; where they have no room in equal columns, in such as
/// they need.
fn chain(pen: &mut Pen, standing: &RoundsStanding, scene: &Scene) {
    let stages = &standing.chain.stages;
    let column = (pen.columns() / stages.len().max(1)).min(28);
    let titles = stages.iter().map(|stage| scene.lang.of_words(&stage.title));
    let titles: Vec<String> = titles.map(str::to_owned).collect();
    let (states, styles): (Vec<String>, Vec<Style>) = (0..stages.len())
        .map(|at| state(standing, at, scene))
        .unzip();
    let rows = [titles, states];
    let fits = rows.iter().flatten().all(|text| width(text) < column);
    let rows = match fits {
        true => rows
            .map(|row| row.iter().map(|text| fit(text, column)).collect())
            .to_vec(),
        false => laid_out(&rows, &vec![8; stages.len()], pen.columns()),
    };
    let looks = [vec![scene.theme.base; stages.len()], styles];
    for (row, styles) in rows.into_iter().zip(looks) {
        let parts: Vec<(String, Style)> = Vec::into_iter(row).zip(styles).collect();
        pen.parts(&parts);
    }
}

fn state(standing: &RoundsStanding, at: usize, scene: &Scene) -> (String, Style) {
    let (lang, theme) = (scene.lang, scene.theme);
    let id = standing
        .chain
        .stages
        .get(at)
        .map_or("", |stage| stage.id.as_str());
    let pass = standing.chain.standing(standing.node.line()).pass;
    let last = standing.node.line().last();
    let rejected =
        last.is_some_and(|check| check.stage == id && check.outcome == Outcome::Rejected);
    let on_paper = standing.node.exit().is_some() && standing.chain.is_acceptance(id);
    if on_paper {
        (format!("+ {}", say::on_document(lang)), theme.good)
    } else if pass.iter().any(|check| check.stage == id) {
        (format!("+ {}", say::passed(lang)), theme.good)
    } else if rejected && standing.open == Some(at) {
        (format!("x {}", say::again(lang)), theme.bad)
    } else if rejected {
        (format!("x {}", say::rejected(lang)), theme.bad)
    } else if standing.open == Some(at) && standing.closed(scene).is_some() {
        (format!(". {}", say::closed(lang)), theme.warn)
    } else if standing.open == Some(at) {
        // Nothing is under way before somebody entered something.
        match scene.workspace.has_draft(&standing.node.subject.code, id) {
            true => (format!("~ {}", lot::under_way(lang)), theme.warn),
            false => (format!(". {}", say::can_begin(lang)), theme.base),
        }
    } else {
        (format!(". {}", say::not_open(lang)), theme.dim)
    }
}

/// What is to be done, and beside it what one presses for that, in no column.
fn to_do(name: String, invites: &str, style: Style, scene: &Scene) -> list::Row {
    let base = scene.theme.base;
    let row = list::Row::of(base, [ListCell::new(name, base)]);
    row.then(vec![(invites.to_owned(), style)])
}

fn concluded(standing: &RoundsStanding, check: &CheckSummary, scene: &Scene) -> list::Row {
    let (lang, theme) = (scene.lang, scene.theme);
    let name = say::round(
        lang,
        words::stage(lang, Some(standing.chain), &check.stage),
        check.round,
    );
    let people = scene.workspace.project().map(|project| &project.people);
    let person = people::called(people, &check.by);
    let (symbol, style) = match check.outcome {
        Outcome::Accepted => ("+", theme.good),
        Outcome::Rejected => ("x", theme.bad),
    };
    let graded = words::graded(lang, check.outcome, check.grade);
    let mut verdict = format!("{symbol} {graded}");
    let beside = &standing.node.conflict;
    if beside.is_aside(&check.record) {
        verdict = format!("{verdict}  {}", doubt::marked(conflict::aside_short(lang)));
    } else if beside.records().contains(check.record.as_str()) {
        verdict = format!("{verdict}  {}", doubt::marked(conflict::mark_short(lang)));
    }
    for remark in words::remarks(lang, check) {
        verdict = format!("{verdict}  {remark}");
    }
    let times = standing.times.get(&check.record);
    if times.is_some_and(|times| times.odd.is_some()) {
        verdict = format!("{verdict}  {}", doubt::marked(say::date_in_doubt(lang)));
    }
    let base = theme.base;
    let said = [name, check.date().to_string(), person].map(|text| ListCell::new(text, base));
    let [name, date, person] = said;
    let [verdict, signed] =
        [verdict, signatures(check, scene)].map(|text| ListCell::new(text, style));
    list::Row::of(base, [name, date.aside(), person, verdict, signed])
}

/// How many of the parties have signed, where anybody can.
fn signatures(check: &CheckSummary, scene: &Scene) -> String {
    let lang = scene.lang;
    let Some(project) = scene.workspace.project() else {
        return String::new();
    };
    let given = project.signatures(&check.record).len();
    let all = project.demand_of(check).parties().len();
    // By whom and why stands below, where there is room for it.
    if check.refused.is_some() {
        return format!("x {}", attest::refused(lang));
    }
    match given {
        0 if project.signing_since().is_none() => String::new(),
        0 => format!("_ {}", attest::unsigned(lang)),
        given => format!("# {} {given}/{all}", signing::sign_it(lang)),
    }
}

fn unsettled(matter: &ConflictMatter, scene: &Scene) -> list::Row {
    let name = match matter {
        ConflictMatter::Checks(_) => settle::section(scene.lang),
        ConflictMatter::Row(of, _) => collision::thing(scene.lang, *of),
    };
    let press = settle::press(scene.lang);
    to_do(doubt::marked(name), press, scene.theme.warn, scene)
}

fn begin(standing: &RoundsStanding, at: usize, scene: &Scene) -> list::Row {
    let lang = scene.lang;
    let Some(stage) = standing.chain.stages.get(at) else {
        return list::Row::of(scene.theme.base, []);
    };
    let name = say::round(
        lang,
        lang.of_words(&stage.title),
        standing.node.round_of(&stage.id),
    );
    let waits = scene
        .workspace
        .has_draft(&standing.node.subject.code, &stage.id);
    let words = match waits {
        _ if standing.before(scene).is_some() => say::to_before(lang),
        _ if standing.closed(scene).is_some() => say::closed(lang),
        true => say::resume(lang),
        false => say::start(lang),
    };
    to_do(name, words, scene.theme.base, scene)
}
