//! Drawing the round table. What its steps do is decided in `mod.rs`.

use super::candidates::{self, SignerChoice};
use super::reading::SigningReading;
use super::{SigningPage, SigningStep};
use crate::domain::statement::Stand;
use crate::text::escape::{quoted, shown};
use crate::text::screen::signing as say;
use crate::text::screen::usual::{self, on_digits};
use crate::text::shorten::cell;
use crate::text::width::{packed, width, wrap};
use crate::text::{attest, issue, people, words};
use crate::tui::form::field::put_cursor;
use crate::tui::form::pin::PinField;
use crate::tui::list::{List, Row, WHOLE};
use crate::tui::page::Scene;
use crate::tui::paint::pen::Pen;
use crate::workspace::signing::sign::Seat;
use ratatui::Frame;
use ratatui::layout::{Margin, Rect};

/// Columns of a party's name, and of the blanks below it where its state takes more lines.
const PARTY: usize = 22;
/// Columns of the field for a PIN.
const PIN: usize = 40;
/// To how many columns each may be cut: code, name, role and organisation of a person, and the key.
const LEAST: [usize; 5] = [8, 8, 12, 10, WHOLE];

/// ```text
///  交接检 第 1 轮  L-012 二层剪力墙钢筋   + 合格
///  > 移交方     # 同意  P04 李四  AA56-6AD9
///    接收方     _ 未签
///    见证方     _ 未签
///
///  （下面：选人，或所签文字与口令）
/// ```
pub fn view(page: &SigningPage, frame: &mut Frame, area: Rect, scene: &Scene) {
    let area = area.inner(Margin::new(1, 0));
    let seats = page.seats(scene);
    let mut pen = Pen::new(frame.buffer_mut(), area);
    head(&mut pen, page, scene);
    for (at, seat) in seats.iter().enumerate() {
        party(&mut pen, seat, at == page.cursor.at, page, scene);
    }
    pen.skip();
    let below = pen.rest();
    match &page.step {
        SigningStep::Seats => hint(frame, below, &seats, scene),
        SigningStep::Who(choice) => who(frame, below, page, choice, scene),
        SigningStep::Read(reading) => read(frame, below, page, reading, scene),
        SigningStep::Reason(_) => {
            let mut pen = Pen::new(frame.buffer_mut(), below);
            pen.text(say::reason(scene.lang), scene.theme.strong);
            let words = on_digits(usual::not_signed(scene.lang));
            let shown = page.reason.is_empty();
            for line in packed(&words, pen.columns()).iter().filter(|_| shown) {
                pen.line(&[(line, scene.theme.dim)]);
            }
            pen.skip();
            let cursor = page.reason.write(&mut pen, scene);
            put_cursor(frame, cursor, scene);
        }
    }
}

fn head(pen: &mut Pen, page: &SigningPage, scene: &Scene) {
    let (lang, theme) = (scene.lang, scene.theme);
    let project = scene.workspace.project();
    let Some(node) = project.and_then(|project| project.node(&page.subject)) else {
        return;
    };
    let check = node.checks.iter().find(|check| check.record == page.doc);
    let stage = check.map(|check| {
        let title = words::stage(lang, scene.workspace.chain(node), &check.stage);
        let round = crate::text::screen::subject::round(lang, title, check.round);
        format!("{round}   {}", words::outcome(lang, check.outcome))
    });
    let subject = format!("{} {}   ", node.subject.code, node.subject.name);
    let stage = stage
        .or_else(|| beside_checks(page, scene))
        .unwrap_or_default();
    pen.line(&[(&subject, theme.strong), (&stage, theme.strong)]);
}

/// What is signed, where it is no check: a ruling, or a step of an issue.
fn beside_checks(page: &SigningPage, scene: &Scene) -> Option<String> {
    let (lang, project) = (scene.lang, scene.workspace.project()?);
    let node = project.node(&page.subject)?;
    let mut rulings = node.rulings.iter();
    if let Some(ruled) = rulings.find(|ruled| ruled.record == page.doc) {
        return Some(words::ruling(lang, ruled.ruling.what).to_owned());
    }
    project.issues_of(&page.subject).find_map(|found| {
        let taken = found.steps.get(found.taken_in(&page.doc)?)?;
        let step = issue::step(lang, &taken.step.step);
        Some(format!("{} {step}", project.handle(found)))
    })
}

fn party(pen: &mut Pen, seat: &Seat, selected: bool, page: &SigningPage, scene: &Scene) {
    let (lang, theme) = (scene.lang, scene.theme);
    let choosing = matches!(page.step, SigningStep::Seats);
    let ground = match selected {
        true if choosing => theme.selected,
        true => theme.strong,
        false => theme.base,
    };
    let mark = if selected { "> " } else { "  " };
    let name = cell(attest::party(lang, seat.title), PARTY);
    let (state, style) = match seat.signed {
        None => (format!("_ {}", attest::unsigned(lang)), theme.warn),
        Some(one) => {
            let person = scene.workspace.project().and_then(|all| all.key(&one.kid));
            let person = person.map_or("", |key| key.name.as_str());
            let stand = attest::stand(lang, one.stand);
            let (symbol, style) = match one.stand {
                Stand::Agree => ("+", theme.good),
                Stand::Refuse => ("x", theme.bad),
            };
            let why = match one.reason.as_str() {
                "" => String::new(),
                why => format!("{}{}", lang.colon(), quoted(why)),
            };
            let (by, t) = (&one.by, words::time(&one.t));
            let text = format!("{symbol} {stand}  {by} {person}{why}  {}  {t}", one.code());
            (text, style)
        }
    };
    let style = if selected && choosing { ground } else { style };
    let columns = pen.columns().saturating_sub(width(mark) + PARTY);
    let mut head = format!("{mark}{name}");
    for line in wrap(&shown(&state), columns) {
        pen.row(&[(&head, ground), (&line, style)], ground);
        head = " ".repeat(width(&head));
    }
}

fn hint(frame: &mut Frame, area: Rect, seats: &[Seat], scene: &Scene) {
    let (lang, theme) = (scene.lang, scene.theme);
    let mut pen = Pen::new(frame.buffer_mut(), area);
    let refused = seats
        .iter()
        .filter_map(|seat| seat.signed)
        .any(|one| one.stand == Stand::Refuse);
    if refused {
        pen.text(say::was_refused(lang), theme.bad);
    } else if seats.iter().all(|seat| seat.signed.is_some()) {
        pen.text(say::all_signed(lang), theme.good);
    } else if seats.iter().all(|seat| seat.only.is_some()) {
        pen.text(say::hand_to_maker(lang), theme.base);
    } else {
        pen.text(say::hand_over(lang), theme.base);
    }
    pen.skip().text(say::meaning(lang), theme.dim);
}

/// ```text
///  谁签？
///  > P04     李四          专业工长      施工单位      有密钥
///    P05     王五          专业工长      施工单位      按 Enter 登记
/// ```
fn who(frame: &mut Frame, area: Rect, page: &SigningPage, choice: &SignerChoice, scene: &Scene) {
    let (lang, theme) = (scene.lang, scene.theme);
    let mut pen = Pen::new(frame.buffer_mut(), area);
    pen.line(&[(say::who(lang), theme.strong)]);
    let Some(seat) = page.seat(scene) else {
        return;
    };
    let people = candidates::of(scene, &seat, &page.seats(scene));
    if people.is_empty() {
        pen.text(say::nobody(lang), theme.warn);
        let roles = words::roles(lang, seat.roles);
        pen.text(&roles, theme.base);
    }
    let list = List::of(&people, choice.among(&people)).flush();
    list.columns(&LEAST).draw(&mut pen, scene, |one| {
        Row::plain(theme.base, candidate(one, scene))
    });
}

/// What is said of someone who may sign.
fn candidate(one: &candidates::SignerCandidate, scene: &Scene) -> Vec<String> {
    let (lang, person) = (scene.lang, one.person);
    let key = match one.can_sign {
        true => say::has_key(lang),
        false => say::no_key(lang),
    };
    vec![
        person.code.clone(),
        person.name.clone(),
        words::role(lang, person.role).to_owned(),
        person.org.clone(),
        key.to_owned(),
    ]
}

/// The text, and below it the PIN.
fn read(
    frame: &mut Frame,
    area: Rect,
    page: &SigningPage,
    reading: &SigningReading,
    scene: &Scene,
) {
    let upper = Rect {
        height: area.height.saturating_sub(2),
        ..area
    };
    let below = Rect {
        y: upper.bottom(),
        height: area.height - upper.height,
        ..area
    };
    reading.view(frame, upper, scene);
    pin(frame, below, (&page.pin, &reading.sheet.asked.by), scene);
}

/// The field for the PIN of a person.
pub fn pin(frame: &mut Frame, area: Rect, (field, by): (&PinField, &str), scene: &Scene) {
    let people = scene.workspace.project().map(|project| &project.people);
    let label = say::pin_of(scene.lang, &people::called(people, by));
    let mut pen = Pen::new(frame.buffer_mut(), area);
    let mut room = pen.spot(width(&label) + 1, PIN);
    let cursor = field.write(&mut room, true, scene);
    pen.line(&[(&label, scene.theme.strong)]);
    put_cursor(frame, cursor, scene);
}
