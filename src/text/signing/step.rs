//! A step of an issue in the text to be signed: what was found with its figures, everything that
//! was ordered, done and seen since, each with its record, and the step itself with its photos.

use super::{SigningLines, answer, evidence, subject};
use crate::domain::conflict::Settlement;
use crate::domain::issue::{IssueStep, Step};
use crate::domain::ruling::Ruling;
use crate::domain::signature::Labels;
use crate::domain::trail::{Earlier, Moved, Trail};
use crate::domain::{CheckRecord, Checklist};
use crate::text::lang::Lang;
use crate::text::{issue as say, words};

pub(super) fn lines(lines: &mut SigningLines, trail: &Trail, labels: &Labels) {
    lines.row("不合格项", "Issue", &trail.issue);
    subject(lines, trail.subject(), labels);
    for earlier in &trail.before {
        moved(lines, earlier, trail.item(), labels);
    }
    let lang = lines.lang;
    let step = &trail.step;
    lines.row("本次办理", "This step", name(lang, &step.step));
    details(lines, step);
    let by = format!("{} {}  {}", step.by, labels.maker, step.at);
    lines.row("办理人", "Taken by", &by);
}

/// A record that led to the step: when, by whom, what, in which record; its figures below it.
fn moved(lines: &mut SigningLines, earlier: &Earlier, item: &str, labels: &Labels) {
    let (lang, what) = (lines.lang, &earlier.what);
    let (at, did) = match what {
        Moved::Step(step) => (&step.at, name(lang, &step.step).to_owned()),
        Moved::Check(check, _) => (&check.submission.at, checked(lang, check, labels)),
        Moved::Ruling(Ruling { at, what, .. }) => (at, words::ruling(lang, *what).to_owned()),
        Moved::Settlement(Settlement { at, .. }) => (at, settled(lang).to_owned()),
    };
    let by = what.by();
    let known = labels.people.get(by).map_or("", String::as_str);
    let text = format!("{at}  {by} {known}  {did}  [{}]", earlier.record);
    lines.row("此前", "Before", &text);
    match what {
        Moved::Step(step) => details(lines, step),
        Moved::Check(check, pinned) => found(lines, check, &pinned.checklist, item),
        Moved::Ruling(Ruling { reason: why, .. }) | Moved::Settlement(Settlement { why, .. }) => {
            said(lines, why);
        }
    }
}

/// The check's stage, round and outcome.
fn checked(lang: Lang, check: &CheckRecord, labels: &Labels) -> String {
    let stage = format!("{} ({})", labels.stage, check.submission.stage);
    let outcome = words::outcome(lang, check.outcome);
    let round = check.round;
    match lang {
        Lang::Zh => format!("{stage} 第 {round} 轮 {outcome}"),
        Lang::En => format!("{stage}, round {round}: {outcome}"),
    }
}

/// What a check found at the issue's item, and the photos it kept of it.
fn found(lines: &mut SigningLines, check: &CheckRecord, list: &Checklist, item: &str) {
    answer::one(lines, check, list, item);
    let kept = check.submission.evidence.iter();
    let of_item: Vec<_> = kept.filter(|one| one.item == item).cloned().collect();
    evidence(lines, &of_item);
}

/// What a step says beyond its name.
fn details(lines: &mut SigningLines, step: &IssueStep) {
    let lang = lines.lang;
    match &step.step {
        Step::Open {
            item,
            severity,
            place,
            ..
        } => {
            lines.row("程度", "Severity", words::severity(lang, *severity));
            if !item.is_empty() {
                lines.row("检查项", "Item", item);
            }
            if !place.is_empty() {
                lines.row("具体部位", "Where exactly", place);
            }
        }
        Step::Assign {
            crew,
            due,
            severity,
        } => {
            lines.row("责任班组", "Crew", crew);
            lines.row("期限", "Due", due);
            if let Some(severity) = severity {
                let severity = words::severity(lang, *severity);
                lines.row("程度改为", "Severity now", severity);
            }
        }
        Step::Rectify | Step::Verify { .. } | Step::Close => {}
    }
    said(lines, &step.text);
    evidence(lines, &step.evidence);
}

fn said(lines: &mut SigningLines, text: &str) {
    if !text.is_empty() {
        lines.row("说明", "Said", text);
    }
}

/// What a step is called; an opening by hand is an order to mend.
fn name(lang: Lang, step: &Step) -> &'static str {
    match step {
        Step::Open { .. } => opened(lang),
        other => say::step(lang, other),
    }
}

crate::phrases! {
    opened: "开立（整改通知）", "Opened (order to mend)";
    settled: "裁定以哪次检查为准", "Said which of several checks stands";
}
