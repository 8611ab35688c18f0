//! `check show`: the checks of a subject with what came of each item.

use super::list::table;
use crate::cli::out::Out;
use crate::cli::out::format::Telling;
use crate::cli::signing;
use crate::domain::CheckSummary;
use crate::domain::decide::Decision;
use crate::domain::node::Node;
use crate::failure::{Exit, Failure};
use crate::text::escape::shown;
use crate::text::screen::subject;
use crate::text::{
    Lang, attest, clause, conflict, edition, evidence, exchange, people, places, reason,
    words as trade,
};
use crate::workspace::Workspace;
use serde_json::Value;

pub fn show(subject: &str, workspace: &Workspace, out: &mut Out) -> Result<Exit, Failure> {
    let project = workspace.entered()?;
    let node = project
        .called(subject)
        .ok_or_else(|| Failure::NoSuchSubject(subject.to_owned()))?;
    let subject = node.subject.code.as_str();
    if out.telling() == Telling::Document {
        let checks = node
            .checks
            .iter()
            .map(|check| as_json(out.lang, subject, check, workspace))
            .collect::<Result<Vec<_>, _>>()?;
        out.json(&Value::Array(checks))?;
        return Ok(Exit::Done);
    }
    let mut reasons = workspace.reasons_on(node)?;
    if out.telling() == Telling::Rows {
        table([node], workspace, out)?;
        return Ok(Exit::Done);
    }
    for check in &node.checks {
        show_check((node, check), reasons.remove(&check.record), workspace, out)?;
        for line in signing::lines(workspace, subject, &check.record, out) {
            out.line(&line)?;
        }
    }
    if node.conflict.is_open() {
        out.say(&format!("! {}", conflict::question(out.lang, node)));
        out.say(&format!("  → {}", conflict::how(out.lang)));
    }
    for settled in node.conflict.settlements() {
        let (by, why) = (&settled.by, &settled.why);
        out.line(&conflict::settlement(out.lang, &settled.stands, by, why))?;
    }
    Ok(Exit::Done)
}

/// A check as recorded, with its record and who has signed it.
fn as_json(
    lang: Lang,
    subject: &str,
    check: &CheckSummary,
    workspace: &Workspace,
) -> Result<Value, Failure> {
    let recorded = workspace.check(&check.record)?;
    let mut value = serde_json::to_value(recorded).map_err(Failure::internal)?;
    value["record"] = check.record.as_str().into();
    value["stands"] = check.outcome.as_str().into();
    let project = workspace.entered()?;
    if let Some(refusal) = attest::refusal(lang, project, check) {
        value["remark"] = refusal.into();
    }
    value["signatures"] = signing::as_json(workspace, subject, &check.record);
    Ok(value)
}

/// What has to be said beside a check's verdict: another device's, and a clock nobody should believe.
fn remarks(
    node: &Node,
    check: &CheckSummary,
    workspace: &Workspace,
    lang: Lang,
) -> Result<String, Failure> {
    let aside = node.conflict.is_aside(&check.record);
    let beside = node.conflict.records().contains(check.record.as_str());
    let stamp = workspace.stamp_of(&check.record)?;
    let mut remarks = Vec::new();
    if aside {
        remarks.push(conflict::aside(lang).to_owned());
    } else if beside {
        remarks.push(conflict::marked(lang, node).to_owned());
    }
    let clock = exchange::clock(lang, &stamp.clk);
    if !clock.is_empty() {
        remarks.push(format!("{clock}  {}", trade::time(&stamp.t)));
    }
    let odd = workspace.odd_date(node, check)?;
    remarks.extend(odd.map(|odd| exchange::odd_date(lang, odd).to_owned()));
    Ok(remarks
        .iter()
        .map(|remark| format!("  ! {remark}"))
        .collect())
}

fn show_check(
    (node, check): (&Node, &CheckSummary),
    reasons: Option<Result<Decision, Failure>>,
    workspace: &Workspace,
    out: &mut Out,
) -> Result<(), Failure> {
    show_round(node, check, workspace, out)?;
    match check.ruling {
        // Nothing was inspected in this round.
        Some(what) => out.line(&format!("  {}", trade::ruling(out.lang, what)))?,
        None => {
            let none = || Err(Failure::NoSuchCheck(check.record.clone()));
            show_found(check, &reasons.unwrap_or_else(none)?, workspace, out)?;
        }
    }
    kept_with(check, out)
}

/// Who concluded which round when and how, and what has to be known of it.
fn show_round(
    node: &Node,
    check: &CheckSummary,
    workspace: &Workspace,
    out: &mut Out,
) -> Result<(), Failure> {
    let lang = out.lang;
    let verdict = trade::outcome(lang, check.outcome);
    let remarks = remarks(node, check, workspace, lang)?;
    let stage = trade::stage(lang, workspace.chain(node), &check.stage);
    let round = subject::round(lang, stage, check.round);
    let (at, record) = (trade::time(&check.at), &check.record);
    let project = workspace.project();
    let by = people::called(project.map(|project| &project.people), &check.by);
    let by = shown(&by);
    out.line(&format!(
        "{round}  {at}  {by}  {verdict}  [{record}]{remarks}"
    ))?;
    for flag in &check.flags {
        out.line(&format!("  ! {}", trade::flag(lang, flag)))?;
    }
    if let Some(refusal) = project.and_then(|project| attest::refusal(lang, project, check)) {
        out.line(&format!("  x {refusal}"))?;
    }
    if let Some(annulled) = &check.annulled {
        let words = trade::struck(lang);
        out.line(&format!("  {words} [{annulled}]"))?;
    }
    Ok(())
}

/// What was handed in, and what came of each item.
fn show_found(
    check: &CheckSummary,
    decision: &Decision,
    workspace: &Workspace,
    out: &mut Out,
) -> Result<(), Failure> {
    let (lang, colon) = (out.lang, out.lang.colon());
    for (name, value) in &workspace.check(&check.record)?.submission.own {
        let text = value.as_str().map(str::to_owned);
        let value = text.unwrap_or_else(|| value.to_string());
        out.line(&format!("  · {}{colon}{}", shown(name), shown(&value)))?;
    }
    let recorded = workspace.check(&check.record)?;
    for draw in &recorded.submission.drawn {
        out.line(&format!("  · {}", places::draw(lang, draw)))?;
        let order = places::order(draw, draw.places.len());
        let label = places::in_order(lang);
        out.line(&format!("    {label}{colon}{}", shown(&order)))?;
    }
    let list = &decision.checklist.checklist;
    if let Some((of, why)) = workspace.library().out_of_force(list, &check.at) {
        out.line(&format!("  ! {}", edition::out_of_force(lang, of, why)))?;
    }
    for item in &decision.verdict.items {
        let row = list.item(&item.item);
        let title = row.map_or("", |row| lang.of_words(&row.title));
        let unit = row.and_then(|row| row.judge.unit()).unwrap_or_default();
        let mark = if item.conforming { "  " } else { "✗ " };
        out.line(&format!(
            "  {mark}{} {title}{colon}{}",
            clause::shown(lang, &item.clause),
            reason::sentence(lang, item, unit)
        ))?;
        let mut answers = recorded.submission.answers.iter();
        let answer = answers.find(|answer| answer.item == item.item);
        let points = answer.and_then(|answer| places::points(lang, answer));
        let left_out = answer.and_then(|answer| places::left_out(lang, answer));
        for line in points.iter().chain(&left_out) {
            out.line(&format!("      {}", shown(line)))?;
        }
    }
    let stands = check.outcome == decision.record.outcome;
    if let Some(grading) = decision.grading.as_ref().filter(|_| stands) {
        out.line(&format!("  {}", reason::grading(lang, grading)))?;
    }
    Ok(())
}

/// The photos and documents of a check.
fn kept_with(check: &CheckSummary, out: &mut Out) -> Result<(), Failure> {
    let lang = out.lang;
    for one in &check.evidence {
        let (kind, line) = (evidence::kind(lang, &one.media), evidence::line(one));
        let item = match one.item.as_str() {
            "" => String::new(),
            item => format!("  [{}]", shown(item)),
        };
        out.line(&format!("  + {kind} {}{item}", shown(&line)))?;
    }
    Ok(())
}
