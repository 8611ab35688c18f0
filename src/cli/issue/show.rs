//! `issue show`: one issue with its readings and its trail.

use super::named;
use crate::cli::out::Out;
use crate::cli::out::format::Telling;
use crate::cli::signing;
use crate::domain::issue::{Issue, StepTaken};
use crate::domain::timely::OddTime;
use crate::failure::{Exit, Failure};
use crate::report::column::Columns;
use crate::text::head::{self, called};
use crate::text::issue as say;
use crate::text::{attest, escape, evidence, exchange, people, reason, words as trade};
use crate::workspace::Workspace;
use crate::workspace::shown::finding::ItemFound;
use serde_json::{Value, json};

pub fn show(handle: &str, workspace: &Workspace, out: &mut Out) -> Result<Exit, Failure> {
    let Some(issue) = named(handle, workspace, out)? else {
        return Ok(Exit::Refused);
    };
    let found = workspace.found_by_check(issue);
    match out.telling() {
        Telling::Document => {
            let value = as_json(issue, found.as_ref(), workspace, out)?;
            out.json(&value)?;
        }
        Telling::Rows => {
            let steps = issue.steps.iter().map(|taken| (taken, &taken.step));
            let columns = Columns::of(out.lang, steps)
                .words(called("step", say::step_head), |(_, step)| {
                    step.step.as_str()
                })
                .words(head::AT, |(_, step)| &step.at)
                .words(called("by", say::by), |(_, step)| &step.by)
                .words(called("text", say::text), |(_, step)| &step.text)
                .words(head::RECORD, |(taken, _)| &taken.record);
            out.table(columns)?;
        }
        Telling::Words => show_table(issue, found.as_ref(), workspace, out)?,
    }
    Ok(Exit::Done)
}

fn show_table(
    issue: &Issue,
    found: Option<&ItemFound>,
    workspace: &Workspace,
    out: &mut Out,
) -> Result<(), Failure> {
    let facts = facts(issue, found, workspace, out)?;
    for (label, value) in facts.iter().filter(|(_, value)| !value.trim().is_empty()) {
        out.line(&format!("{label}  {}", escape::shown(value.trim())))?;
    }
    out.line(say::trail(out.lang))?;
    let odd = workspace.odd_steps(issue);
    for (at, (taken, odd)) in issue.steps.iter().zip(odd).enumerate() {
        show_step((taken, issue.is_own(at)), odd, workspace, out)?;
    }
    Ok(())
}

/// What is known of an issue: a label and a value each.
fn facts(
    issue: &Issue,
    found: Option<&ItemFound>,
    workspace: &Workspace,
    out: &Out,
) -> Result<Vec<(&'static str, String)>, Failure> {
    let lang = out.lang;
    let project = workspace.entered()?;
    let node = project.node(&issue.subject);
    let name = node.map_or("", |node| node.subject.name.as_str());
    let title = found.map_or("", |found| lang.of_words(&found.title));
    let severity = trade::severity(lang, issue.severity);
    let mut facts = vec![
        (say::id(lang), project.handle(issue).to_owned()),
        (say::subject(lang), format!("{} {name}", issue.subject)),
        (say::place(lang), place(issue, workspace)),
        (say::item(lang), format!("{} {title}", issue.item)),
        (say::severity(lang), severity.to_owned()),
        (
            say::state(lang),
            trade::issue_state(lang, issue.state).to_owned(),
        ),
        (say::crew(lang), issue.crew.clone()),
        (say::due(lang), due(issue, workspace, out)),
    ];
    if let Some(found) = found {
        let verdict = reason::sentence(lang, &found.verdict, &found.unit);
        facts.push((say::readings(lang), say::marked(&found.readings)));
        facts.push((say::found(lang), verdict));
    }
    facts.push((say::photos(lang), photos(issue, found).join("  ")));
    let route = issue.route.map(|route| say::ended(lang, route).to_owned());
    facts.extend(route.map(|route| (say::route(lang), route)));
    Ok(facts)
}

/// A step of the trail: who did what, what is odd about its date, its evidence, and who signed it.
fn show_step(
    (taken, is_own): (&StepTaken, bool),
    odd: Option<OddTime>,
    workspace: &Workspace,
    out: &mut Out,
) -> Result<(), Failure> {
    let (lang, project) = (out.lang, workspace.entered()?);
    let (step, record) = (&taken.step, &taken.record);
    let line = format!(
        "  {}  {}  {}  {}  {}  [{record}]",
        trade::time(&step.at),
        people::called(Some(&project.people), &step.by),
        say::step(lang, &step.step),
        say::order(lang, &step.step),
        step.text,
    );
    out.line(&escape::shown(&line))?;
    if let Some(odd) = odd {
        out.line(&format!("    ! {}", exchange::odd_step(lang, odd)))?;
    }
    for one in &step.evidence {
        let kind = evidence::kind(lang, &one.media);
        let line = format!("    + {kind}  {}", evidence::line(one));
        out.line(&escape::shown(&line))?;
    }
    // What a check did is signed with the check.
    let signed = project.signatures(record).iter();
    for one in signed.filter(|_| is_own) {
        let text = attest::signature(lang, project, attest::maker(lang), one);
        out.line(&format!("      # {text}"))?;
    }
    Ok(())
}

fn place(issue: &Issue, workspace: &Workspace) -> String {
    let node = workspace
        .project()
        .and_then(|project| project.node(&issue.subject));
    let location = node.map_or("", |node| node.subject.location.as_str());
    [location, &issue.place].join(" ")
}

fn due(issue: &Issue, workspace: &Workspace, out: &Out) -> String {
    let today = workspace.today();
    let late = chrono::NaiveDate::parse_from_str(&issue.due, "%Y-%m-%d")
        .ok()
        .filter(|_| issue.is_overdue(&today.to_string()))
        .map(|due| say::late(out.lang, (today - due).num_days()));
    format!("{} {}", issue.due, late.unwrap_or_default())
}

/// The names of photos and documents: the check's, and those of its steps.
fn photos(issue: &Issue, found: Option<&ItemFound>) -> Vec<String> {
    let of_check = found.into_iter().flat_map(|found| &found.evidence);
    let of_steps = issue.steps.iter().flat_map(|taken| &taken.step.evidence);
    of_check
        .chain(of_steps)
        .map(|one| one.name.clone())
        .collect()
}

fn as_json(
    issue: &Issue,
    found: Option<&ItemFound>,
    workspace: &Workspace,
    out: &Out,
) -> Result<Value, Failure> {
    let mut value = serde_json::to_value(issue).map_err(Failure::internal)?;
    let today = workspace.today().to_string();
    value["handle"] = workspace.entered()?.handle(issue).into();
    let steps = value["steps"].as_array_mut().into_iter().flatten();
    let odd = workspace.odd_steps(issue);
    for ((taken, odd), step) in issue.steps.iter().zip(odd).zip(steps) {
        if let Some(odd) = odd {
            step["odd_date"] = odd.as_str().into();
        }
        step["signatures"] = signing::as_json(workspace, &issue.subject, &taken.record);
    }
    value["overdue"] = issue.is_overdue(&today).into();
    value["route"] = json!(issue.route.map(crate::domain::issue::Route::as_str));
    value["found"] = match found {
        None => Value::Null,
        Some(found) => json!({
            "record": found.record,
            "readings": found.readings.iter().map(|(text, _)| text).collect::<Vec<_>>(),
            "failing": found.readings.iter().filter(|(_, within)| !within).map(|(text, _)| text).collect::<Vec<_>>(),
            "rule": found.verdict.rule(),
            "clause": found.verdict.clause,
            "text": reason::sentence(out.lang, &found.verdict, &found.unit),
        }),
    };
    Ok(value)
}
