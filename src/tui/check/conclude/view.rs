//! Drawing the three steps of concluding. What they do is decided in `mod.rs`.

use super::candidates::PersonCandidate;
use super::{Conclude, ConcludeStep};
use crate::domain::decide::Decision;
use crate::domain::verdict::Verdict;
use crate::domain::{Fault, Outcome};
use crate::text::screen::{check, conclude as say};
use crate::text::width::width;
use crate::text::{edition, exchange, people, reason, words};
use crate::tui::check::sheet::failing::{lacks_words, nonconforming};
use crate::tui::list::{List, ListCell, Row, WHOLE};
use crate::tui::page::{Page, Scene};
use crate::tui::paint::faults::sentences;
use crate::tui::paint::pen::{Pen, footed};
use crate::tui::paint::popup;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;

/// To how many columns each may be cut: name, role, organisation, and whether not.
const LEAST: [usize; 4] = [16, 10, 8, WHOLE];

/// Columns of the mark before a row.
const MARK: usize = 2;

/// Draws the step that is reached.
pub fn view(page: &Conclude, frame: &mut Frame, area: Rect, scene: &Scene) {
    let lines = area.height.min(34);
    let inside = popup::frame(frame, area, [110, lines], &page.title(scene), scene);
    let theme = scene.theme.in_popup();
    let scene = &scene.in_colours(&theme);
    let foot = foot(&page.step, scene);
    let (body, below) = footed(inside, foot.len());
    let mut pen = Pen::new(frame.buffer_mut(), below);
    for (words, style) in foot {
        pen.line(&[(words, style)]);
    }
    let mut pen = Pen::new(frame.buffer_mut(), body);
    match &page.step {
        ConcludeStep::Missing(faults) => missing(&mut pen, page, faults, scene),
        ConcludeStep::Who(verdict) => who(&mut pen, page, verdict, scene),
        ConcludeStep::Look(decision) => look(&mut pen, page, decision, scene),
    }
}

/// What is said at the bottom of a step.
fn foot(step: &ConcludeStep, scene: &Scene) -> Vec<(&'static str, Style)> {
    let (lang, theme) = (scene.lang, scene.theme);
    match step {
        ConcludeStep::Missing(_) => vec![(say::go_there(lang), theme.strong)],
        ConcludeStep::Who(_) => Vec::new(),
        ConcludeStep::Look(decision) => {
            let lacks = lacks_words(decision).then_some((check::told_nothing(lang), theme.dim));
            let last = [
                (say::last_look(lang), theme.warn),
                (say::enter_records(lang), theme.strong),
            ];
            lacks.into_iter().chain(last).collect()
        }
    }
}

/// ```text
///  还不能作结论：
///  > 5.5.3-6 纵向受力钢筋：间距: 实查 3，少于最小抽样数量 5，须补查 2。
///    5.5.3-7 ...
///
///  Enter 到所选的项；Esc 返回
/// ```
fn missing(pen: &mut Pen, page: &Conclude, faults: &[Fault], scene: &Scene) {
    pen.line(&[(say::missing(scene.lang), scene.theme.warn)]);
    let all = sentences(scene, &page.sheet.subject.code, faults);
    let lines = usize::from(pen.lines_left().saturating_sub(3));
    let list = List::of(&all, page.cursor).flush().within(lines);
    list.draw(pen, scene, |sentence| {
        Row::plain(scene.theme.base, [sentence.as_str()])
    });
    pen.skip();
    // A sentence longer than its line is repeated here in full.
    let columns = pen.columns().saturating_sub(MARK);
    let long = all.get(page.cursor.at).filter(|all| width(all) >= columns);
    if let Some(sentence) = long {
        pen.text(sentence, scene.theme.base);
    }
}

/// ```text
///  判定 + 合格  各项符合。
///
///  由谁作结论？
///  > 王强      班组长            一建公司
///    李敏      专业工长          一建公司
///    赵琳      专业监理工程师    诚信监理    - 不能
///
///  此事不由专业监理工程师办理；可由：操作工、班组长、专业工长。
/// ```
fn who(pen: &mut Pen, page: &Conclude, verdict: &Verdict, scene: &Scene) {
    summary(pen, verdict, scene);
    let sought = format!("  {}", say::sought(scene.lang, &page.sought));
    pen.skip().line(&[
        (say::who(scene.lang), scene.theme.strong),
        (&sought, scene.theme.dim),
    ]);
    if let Some(lead) = page.lead(scene) {
        return lead.draw(pen, scene.theme.warn, scene);
    }
    let candidates = page.candidates(scene);
    if candidates.is_empty() {
        pen.text(say::not_found(scene.lang), scene.theme.warn);
    }
    let lines = usize::from(pen.lines_left().saturating_sub(4));
    // Digits stand for people as long as none is looked for by words.
    let digits = (1..).map(|nth| if page.sought.is_empty() { nth } else { 0 });
    let rows = digits.zip(candidates.iter().map(Some).chain([None]));
    let list = List::of(rows, page.cursor).flush().within(lines);
    list.columns(&LEAST)
        .draw(pen, scene, |(nth, candidate)| match candidate {
            Some(candidate) => {
                let digit = match nth {
                    1..=9 => format!("{nth} "),
                    _ => String::new(),
                };
                person(candidate, scene).ticked(digit)
            }
            None => {
                let words = say::not_listed(scene.lang).to_owned();
                Row::of(scene.theme.base, []).then(vec![(words, scene.theme.base)])
            }
        });
    pen.skip();
    let selected = candidates.get(page.cursor.at);
    if let Some(fault) = selected.and_then(|candidate| candidate.fault.as_ref()) {
        let sentence = sentences(scene, &page.sheet.subject.code, std::slice::from_ref(fault));
        pen.text(&sentence.join(" "), scene.theme.warn);
    }
}

fn summary(pen: &mut Pen, verdict: &Verdict, scene: &Scene) {
    let (lang, theme) = (scene.lang, scene.theme);
    let failing = verdict.nonconforming().count();
    let (symbol, style) = match verdict.outcome() {
        Outcome::Accepted => ("+", theme.good),
        Outcome::Rejected => ("x", theme.bad),
    };
    let outcome = format!("{symbol} {}", words::outcome(lang, verdict.outcome()));
    let more = match failing {
        0 => say::conforming(lang, verdict.inspected()).to_owned(),
        count => say::failing(lang, count),
    };
    pen.line(&[
        (say::preview(lang), theme.dim),
        (" ", theme.base),
        (&outcome, style),
        ("  ", theme.base),
        (&more, theme.base),
    ]);
}

/// What is said of someone who might conclude.
fn person(candidate: &PersonCandidate, scene: &Scene) -> Row {
    let style = match candidate.fault {
        Some(_) => scene.theme.dim,
        None => scene.theme.base,
    };
    let person = candidate.person;
    let role = words::role(scene.lang, person.role);
    let people = scene.workspace.project().map(|project| &project.people);
    let apart = people.map_or_else(String::new, |people| people::apart(people, person));
    let org = match apart.as_str() {
        "" => person.org.clone(),
        apart => format!("{apart} {}", person.org),
    };
    let refused = match candidate.fault {
        Some(_) => format!("- {}", say::may_not(scene.lang)),
        None => String::new(),
    };
    let said = [person.name.as_str(), role, &org, &refused];
    let [name, role, org, refused] = said.map(|text: &str| ListCell::new(text, style));
    Row::of(style, [name, role, org.aside(), refused])
}

/// ```text
///  王强 对「自检」第 1 轮作结论：
///  x 不合格  1 项不符合
///
///  5.5.3-6 纵向受力钢筋：间距
///    允许 ±10 mm，合格点 3/5 = 60.0 % < 80 %。
///
///  记录后不能再改。
///  再按 Enter 记录；Esc 改选
/// ```
fn look(pen: &mut Pen, page: &Conclude, decision: &Decision, scene: &Scene) {
    let (lang, theme) = (scene.lang, scene.theme);
    let by = &decision.record.submission.by;
    let people = scene.workspace.project().map(|project| &project.people);
    let name = &people::called(people, by);
    let stage = lang.of_words(&page.sheet.stage.title);
    pen.text(&say::by(lang, name, stage, page.sheet.round), theme.strong);
    summary(pen, &decision.verdict, scene);
    let at = &decision.record.submission.at;
    if let Some(odd) = page.odd {
        let words = exchange::odd_date(lang, odd);
        pen.text(&say::is_date_right(lang, words, at), theme.warn);
    }
    let list = &decision.checklist.checklist;
    if let Some((of, why)) = scene.workspace.library().out_of_force(list, at) {
        pen.text(&edition::out_of_force(lang, of, why), theme.warn);
    }
    if let Some(grading) = &decision.grading {
        pen.text(&reason::grading(lang, grading), theme.base);
    }
    pen.skip();
    nonconforming(pen, decision, page.cursor, scene);
}
