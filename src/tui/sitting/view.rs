//! Drawing a sitting. What its keys do is decided in `mod.rs`.

use super::{SittingPage, SittingRow};
use crate::domain::node::Node;
use crate::domain::subject::Subject;
use crate::text::screen::sitting as say;
use crate::text::{attest, words};
use crate::tui::list::{List, ListCell, Parts, Row, WHOLE};
use crate::tui::page::{Page, Scene};
use crate::tui::paint::pen::{Pen, footed, height};
use crate::tui::paint::standing;
use crate::tui::signing::may_sign;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;

/// To how many columns each may be cut: code, name, place, stage, how it stands.
const LEAST: [usize; 5] = [8, 12, 8, WHOLE, WHOLE];
/// The most lines of what is said at the bottom.
const HINT: u16 = 3;

/// ```text
///  第 3 批，共 12 批
///  等您处理 9
///  > L-003  二层剪力墙钢筋安装   1号楼 2 层  验收   ~ 待验收
///  已作结论 2
///    L-001  一层剪力墙钢筋安装   1号楼 1 层  验收   v 合格  _ 未签
/// ```
pub fn view(page: &SittingPage, frame: &mut Frame, area: Rect, scene: &Scene) {
    let (lang, theme) = (scene.lang, scene.theme);
    let hint = |pen: &mut Pen| {
        pen.labelled(("", theme.base), (say::hint(lang), theme.dim));
    };
    let (body, below) = footed(area, usize::from(height(area.width, HINT, hint)));
    hint(&mut Pen::new(frame.buffer_mut(), below));
    let mut pen = Pen::new(frame.buffer_mut(), body);
    if let Some(lead) = page.lead(scene) {
        return lead.draw(&mut pen, theme.good, scene);
    }
    let (nth, all) = page.place();
    let place = match page.has_next() {
        true => say::nth_lot(lang, nth, all),
        false => say::none_next(lang, nth, all - nth),
    };
    pen.line(&[(" ", theme.base), (&place, theme.strong)]);
    let rows = page.rows(scene);
    let list = List::headed(&rows, page.cursor, |before, row| {
        let head = heading(row, &rows, scene)?;
        let above = before.and_then(|before| heading(before, &rows, scene));
        (above.as_ref() != Some(&head)).then_some(head)
    });
    list.columns(&LEAST)
        .draw(&mut pen, scene, |one| row(one, page, scene));
}

/// What a row stands below, with how many there are of its kind.
fn heading(row: &SittingRow, rows: &[SittingRow], scene: &Scene) -> Option<Parts> {
    let words = match row {
        SittingRow::Lot(_) => say::waiting(scene.lang),
        SittingRow::Later(_) => say::later(scene.lang),
        SittingRow::Done(..) => say::concluded(scene.lang),
        SittingRow::Sign(_) => return Some(vec![(String::new(), scene.theme.base)]),
    };
    let kind = std::mem::discriminant(row);
    let count = rows
        .iter()
        .filter(|one| std::mem::discriminant(*one) == kind);
    let head = format!(" {words} {}", count.count());
    Some(vec![(head, scene.theme.strong)])
}

fn row(row: &SittingRow, page: &SittingPage, scene: &Scene) -> Row {
    let (lang, theme) = (scene.lang, scene.theme);
    let node = |code: &str| scene.workspace.project().and_then(|all| all.node(code));
    match row {
        SittingRow::Sign(count) => {
            let words = say::sign_all(lang, *count);
            Row::of(theme.base, []).then(vec![(words, theme.strong)])
        }
        SittingRow::Lot(code) | SittingRow::Later(code) => {
            let open = scene.workspace.open_at(code);
            let Some(open) = open else {
                return Row::plain(theme.base, [code]);
            };
            let stage = lang.of_words(&open.stage.title).to_owned();
            let stands = standing::both(lang, open.progress);
            let style = standing::style(theme, open.progress);
            cells(&open.node.subject, (stage, stands, style), scene)
        }
        SittingRow::Done(code, doc) => match node(code) {
            Some(node) => {
                let (stage, stands, style) = concluded(node, doc, page, scene);
                cells(&node.subject, (stage, stands, style), scene)
            }
            None => Row::plain(theme.base, [code]),
        },
    }
}

/// The stage of a concluded check, what it came to, and whether it is signed.
fn concluded(node: &Node, doc: &str, page: &SittingPage, scene: &Scene) -> (String, String, Style) {
    let (lang, theme) = (scene.lang, scene.theme);
    let Some(check) = node.checks.iter().find(|check| check.record == doc) else {
        return Default::default();
    };
    let chain = scene.workspace.chain(node);
    let stage = words::stage(lang, chain, &check.stage).to_owned();
    let outcome = words::outcome(lang, check.outcome);
    match may_sign(scene, (&node.subject.code, doc), &page.by) {
        true => {
            let stands = format!("{outcome}  _ {}", attest::unsigned(lang));
            (stage, stands, theme.warn)
        }
        false => {
            let given = scene.workspace.project().map(|all| all.signatures(doc));
            let mut given = given.unwrap_or_default().iter();
            let mine = given.find(|one| one.by == page.by);
            let mine = mine.map(|one| format!("  {}", attest::stand(lang, one.stand)));
            (
                stage,
                format!("{outcome}{}", mine.unwrap_or_default()),
                theme.base,
            )
        }
    }
}

fn cells(subject: &Subject, (stage, stands, style): (String, String, Style), scene: &Scene) -> Row {
    let base = scene.theme.base;
    let location = match subject.name.contains(&subject.location) {
        true => "",
        false => subject.location.as_str(),
    };
    let said = [&subject.code, &subject.name, location].map(|text| ListCell::new(text, base));
    let behind = [ListCell::new(stage, base), ListCell::new(stands, style)];
    Row::of(base, said.into_iter().chain(behind))
}
