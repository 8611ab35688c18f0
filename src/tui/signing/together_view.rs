//! Drawing several texts that are signed with one PIN. What their page does is decided in `together`.

use super::together::{TogetherPage, TogetherText};
use super::view::pin;
use crate::domain::statement::Stand;
use crate::text::screen::sitting as words;
use crate::text::{attest, words as trade};
use crate::tui::list::{List, ListCell, Row, WHOLE};
use crate::tui::page::Scene;
use crate::tui::paint::pen::{Pen, footed};
use ratatui::Frame;
use ratatui::layout::{Margin, Rect};
use ratatui::style::Style;

/// To how many columns each may be cut: code, name, stage, outcome, how far it is.
const LEAST: [usize; 5] = [8, 8, 8, WHOLE, WHOLE];
/// Lines below the list: why one was not signed, counts, the PIN.
const FOOT: usize = 5;

/// ```text
///  每份看到末尾，再输一次口令：看过的一次签完，没看完的不签。
///  > L-003  二层剪力墙钢筋安装   验收   v 合格   v 看完
///    L-007  三层剪力墙钢筋安装   验收   v 合格   . 没看完
///
///  已签 0   看完 1   没看完 1
///  赵琳的口令 [******          ]
/// ```
pub fn view(page: &TogetherPage, frame: &mut Frame, area: Rect, scene: &Scene) {
    let area = area.inner(Margin::new(1, 0));
    let (lang, theme) = (scene.lang, scene.theme);
    let text = page.texts.get(page.cursor.at);
    if page.reads
        && let Some(text) = text
        && let Some(reading) = &text.reading
    {
        let mut pen = Pen::new(frame.buffer_mut(), area);
        let head = said(text, scene).join("   ");
        pen.line(&[(&head, theme.strong)]).skip();
        let below = pen.rest();
        return reading.view(frame, below, scene);
    }
    let (body, below) = footed(area, FOOT);
    let mut pen = Pen::new(frame.buffer_mut(), body);
    pen.text(words::together_hint(lang), theme.dim).skip();
    let list = List::of(&page.texts, page.cursor).flush().columns(&LEAST);
    list.draw(&mut pen, scene, |text| row(text, page, scene));
    let mut pen = Pen::new(frame.buffer_mut(), below);
    if let Some(text) = text.filter(|text| !text.why.is_empty()) {
        pen.text(&text.why, theme.bad);
    }
    let [signed, read, left] = page.counts(scene);
    let counts = words::so_far(lang, signed, read, left);
    let foot = Rect {
        y: below.bottom().saturating_sub(2),
        height: below.height.min(2),
        ..below
    };
    let mut pen = Pen::new(frame.buffer_mut(), foot);
    pen.line(&[(&counts, theme.strong)]);
    let rest = pen.rest();
    pin(frame, rest, (&page.pin, &page.by), scene);
}

/// Which text it is: code, name, stage, outcome.
fn said(text: &TogetherText, scene: &Scene) -> [String; 4] {
    let lang = scene.lang;
    let project = scene.workspace.project();
    let node = project.and_then(|project| project.node(&text.subject));
    let Some(node) = node else {
        return [
            text.subject.clone(),
            String::new(),
            String::new(),
            String::new(),
        ];
    };
    let check = node.checks.iter().find(|check| check.record == text.doc);
    let chain = scene.workspace.chain(node);
    let stage = check.map(|check| trade::stage(lang, chain, &check.stage));
    let outcome = check.map(|check| trade::outcome(lang, check.outcome));
    [
        text.subject.clone(),
        node.subject.name.clone(),
        stage.unwrap_or_default().to_owned(),
        outcome.unwrap_or_default().to_owned(),
    ]
}

fn row(text: &TogetherText, page: &TogetherPage, scene: &Scene) -> Row {
    let base = scene.theme.base;
    let (state, style) = state(text, page, scene);
    let cells = said(text, scene).map(|text| ListCell::new(text, base));
    Row::of(base, cells.into_iter().chain([ListCell::new(state, style)]))
}

/// How far a text is.
fn state(text: &TogetherText, page: &TogetherPage, scene: &Scene) -> (String, Style) {
    let (lang, theme) = (scene.lang, scene.theme);
    if let Some(signed) = text.signed(&page.by, scene) {
        let stand = attest::stand(lang, signed.stand);
        return match signed.stand {
            Stand::Agree => (format!("+ {stand} {}", signed.code()), theme.good),
            Stand::Refuse => (format!("x {stand} {}", signed.code()), theme.bad),
        };
    }
    match (text.why.is_empty(), text.is_read()) {
        (false, false) => (format!("x {}", words::not_signed(lang)), theme.bad),
        (_, true) => (format!("= {}", words::read(lang)), theme.base),
        (true, false) => (format!(". {}", words::unread(lang)), theme.warn),
    }
}
