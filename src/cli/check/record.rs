//! `check record`: a batch of answers concluded line by line, and an answer line for each.

use crate::cli::out::Out;
use crate::domain::decide::Decision;
use crate::domain::timely::OddTime;
use crate::domain::{Fault, decide};
use crate::failure::{Exit, Failure};
use crate::text::refusal::{self, RefusalNames};
use crate::text::{edition, exchange, reason, words as trade};
use crate::workspace::check::batch::Answered;
use crate::workspace::{Done, Workspace, outside};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader};
use std::path::Path;

/// Read at a time from a batch file.
const BUFFER: usize = 64 * 1024;

pub fn record(file: &Path, workspace: &mut Workspace, out: &mut Out) -> Result<Exit, Failure> {
    let input: Box<dyn BufRead> = if file == Path::new("-") {
        Box::new(std::io::stdin().lock())
    } else {
        Box::new(BufReader::with_capacity(BUFFER, outside::open(file)?))
    };
    let (mut all, mut before) = (0, 0);
    let refused = workspace.conclude_batch(file, input, |workspace, answered| {
        all += 1;
        before += u64::from(answered.again);
        let line = answer(workspace, &answered, out)?;
        out.json_line(&line)
    })?;
    if all == 0 {
        out.say(trade::nothing_in_batch(out.lang));
    }
    if before > 0 {
        out.say(&trade::recorded_before(out.lang, before));
    }
    Ok(if refused > 0 {
        Exit::Refused
    } else {
        Exit::Done
    })
}

/// The answer line of contract section 4.
fn answer(workspace: &Workspace, answered: &Answered, out: &Out) -> Result<Value, Failure> {
    let mut line = json!({
        "line": answered.line,
        "subject": answered.subject,
        "stage": answered.stage,
        "round": null,
        "outcome": "refused",
        "grade": null,
        "reasons": [],
    });
    match &answered.done {
        Done::Concluded(concluded) => {
            let decision = &concluded.decision;
            line["round"] = decision.record.round.into();
            line["outcome"] = decision.record.outcome.as_str().into();
            line["grade"] = json!(decision.record.grade.map(|grade| grade.as_str()));
            line["reasons"] = reasons(decision, out);
            line["record"] = concluded.record.as_str().into();
            if answered.again {
                line["again"] = true.into();
            }
            let flags = decision.record.flags.iter();
            let mut flags: Vec<String> = flags.map(|flag| trade::flag(out.lang, flag)).collect();
            let subject = &decision.record.submission.subject;
            flags.extend(
                odd_date(workspace, subject, &concluded.record)?
                    .map(|odd| exchange::odd_date(out.lang, odd).to_owned()),
            );
            flags.extend(out_of_force(workspace, decision, out));
            if !flags.is_empty() {
                line["flags"] = json!(flags);
            }
        }
        Done::Refused(faults) => {
            line["reasons"] = faulted(workspace, &answered.subject, faults, out)
        }
        _ => {}
    }
    Ok(line)
}

/// That the edition behind its checklist was not in force on the day of a check.
fn out_of_force(workspace: &Workspace, decision: &Decision, out: &Out) -> Option<String> {
    let list = &decision.checklist.checklist;
    let at = &decision.record.submission.at;
    let (edition, why) = workspace.library().out_of_force(list, at)?;
    Some(edition::out_of_force(out.lang, edition, why))
}

/// What is odd about the time of a check.
fn odd_date(
    workspace: &Workspace,
    subject: &str,
    record: &str,
) -> Result<Option<OddTime>, Failure> {
    let node = workspace.entered()?.node(subject);
    let check = node.and_then(|node| {
        Some((
            node,
            node.checks.iter().find(|check| check.record == record)?,
        ))
    });
    match check {
        Some((node, check)) => workspace.odd_date(node, check),
        None => Ok(None),
    }
}

fn reasons(decision: &Decision, out: &Out) -> Value {
    let list = &decision.checklist.checklist;
    let each = decision.verdict.nonconforming().map(|item| {
        let unit = list
            .item(&item.item)
            .and_then(|item| item.judge.unit())
            .unwrap_or_default();
        json!({
            "item": item.item,
            "rule": item.rule(),
            "clause": item.clause,
            "text": reason::sentence(out.lang, item, unit),
        })
    });
    Value::Array(each.collect())
}

fn faulted(workspace: &Workspace, subject: &str, faults: &[Fault], out: &Out) -> Value {
    let setting = workspace
        .project()
        .and_then(|project| decide::setting(project, &workspace.library().rulebook, subject).ok());
    let names = RefusalNames {
        lang: out.lang,
        chain: setting.map(|(_, chain, _)| chain),
        checklist: setting.map(|(_, _, pinned)| &pinned.checklist),
    };
    let each = faults.iter().map(|fault| {
        let item = fault.item.as_deref();
        let clause = item
            .and_then(|id| names.checklist?.item(id))
            .map(|item| item.clause.as_str());
        json!({
            "item": item,
            "rule": fault.rule().as_str(),
            "clause": clause,
            "text": refusal::sentence(&names, fault),
        })
    });
    Value::Array(each.collect())
}
