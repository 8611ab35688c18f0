//! `check record|show|list`; signing has a file of its own.

use super::args::{CheckVerb, Format};
use super::out::Out;
use super::signing;
use crate::domain::decide::Decision;
use crate::domain::node::Node;
use crate::domain::timely::Odd;
use crate::domain::{CheckSummary, Fault, Project, decide};
use crate::failure::{Exit, Failure};
use crate::report::column::{Cell, Columns};
use crate::text::escape::shown;
use crate::text::refusal::{self, Names};
use crate::text::screen::subject;
use crate::text::{
    Lang, attest, conflict, evidence, exchange, head, people, reason, words as trade,
};
use crate::workspace::batch::Answered;
use crate::workspace::{Done, Workspace, outside};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader};
use std::path::Path;

/// Read at a time from a batch file.
const BUFFER: usize = 64 * 1024;

pub fn run(verb: CheckVerb, workspace: &mut Workspace, out: &mut Out) -> Result<Exit, Failure> {
    match verb {
        CheckVerb::Record { file } => record(&file, workspace, out),
        CheckVerb::Show { subject } => show(&subject, workspace, out),
        CheckVerb::List => list(workspace, out),
        CheckVerb::Sign(asked) => signing::sign(&asked, workspace, out),
    }
}

fn record(file: &Path, workspace: &mut Workspace, out: &mut Out) -> Result<Exit, Failure> {
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

/// What is odd about the time of a check.
fn odd_date(workspace: &Workspace, subject: &str, record: &str) -> Result<Option<Odd>, Failure> {
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
    let names = Names {
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

fn list(workspace: &Workspace, out: &mut Out) -> Result<Exit, Failure> {
    table(workspace.entered()?.nodes(), workspace, out)?;
    Ok(Exit::Done)
}

/// The checks of some subjects.
fn table(nodes: &[Node], workspace: &Workspace, out: &mut Out) -> Result<(), Failure> {
    let lang = out.lang;
    let project = workspace.entered()?;
    let (odd, dates) = (workspace.odd_clocks()?, workspace.odd_dates()?);
    let clock = |record: &String| {
        let clock = odd.get(record);
        let date = dates.get(record);
        let words = [clock.map(String::as_str), date.map(|odd| odd.as_str())];
        let shown = [
            clock.map(|flag| exchange::clock(lang, flag)),
            date.map(|odd| exchange::odd_date(lang, *odd)),
        ];
        let [words, shown] =
            [words, shown].map(|marks| marks.into_iter().flatten().collect::<Vec<_>>().join(" "));
        Cell::term(words, shown)
    };
    let called = |code: &String| people::called(Some(&project.people), code);
    let checks =
        { nodes.iter() }.flat_map(|node| node.checks.iter().map(move |check| (node, check)));
    let columns = Columns::of(lang, checks)
        .words(head::CHECKED, |(node, _)| &node.subject.code)
        .words(head::STAGE, |(node, check)| {
            Cell::term(
                &check.stage,
                trade::stage(lang, workspace.chain(node), &check.stage),
            )
        })
        .figures(head::ROUND, |(_, check)| check.round)
        .words(head::AT, |(_, check)| Cell::time(&check.at))
        .words(head::CHECKED_BY, |(_, check)| {
            Cell::term(&check.by, called(&check.by))
        })
        .words(head::VERDICT, |(_, check)| {
            Cell::term(check.outcome.as_str(), trade::outcome(lang, check.outcome))
        })
        .words(head::GRADE, |(_, check)| {
            check
                .grade
                .map(|grade| Cell::term(grade.as_str(), trade::grade(lang, grade)))
        })
        .words(head::RECORD, |(_, check)| &check.record)
        .words(head::CLOCK, |(_, check)| clock(&check.record))
        .words(head::REMARKS, |(node, check)| {
            beside(lang, project, node, check)
        });
    out.table(columns)
}

/// What else there is to a check.
fn beside(lang: Lang, project: &Project, node: &Node, check: &CheckSummary) -> Cell {
    let refusal = attest::refusal(lang, project, check);
    let mut said = trade::remarks(lang, check);
    said.extend(refusal.clone());
    if node.conflict.is_aside(&check.record) {
        said.push(conflict::aside(lang).to_owned());
    } else if node.is_disputed() {
        said.push(conflict::disputed_short(lang).to_owned());
    }
    let ruling = check.ruling.map(|ruling| ruling.as_str().to_owned());
    Cell::term(ruling.or(refusal).unwrap_or_default(), said.join(" "))
}

fn show(subject: &str, workspace: &Workspace, out: &mut Out) -> Result<Exit, Failure> {
    let project = workspace.entered()?;
    let node = project
        .called(subject)
        .ok_or_else(|| Failure::NoSuchSubject(subject.to_owned()))?;
    let subject = node.subject.code.as_str();
    if out.format == Format::Json {
        let checks = node
            .checks
            .iter()
            .map(|check| as_json(out.lang, subject, check, workspace))
            .collect::<Result<Vec<_>, _>>()?;
        out.json(&Value::Array(checks))?;
        return Ok(Exit::Done);
    }
    let mut reasons = workspace.reasons_on(node)?;
    if out.format == Format::Csv {
        table(std::slice::from_ref(node), workspace, out)?;
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
    let lang = out.lang;
    let verdict = trade::outcome(lang, check.outcome);
    let round = check.round;
    let remarks = remarks(node, check, workspace, lang)?;
    let stage = trade::stage(lang, workspace.chain(node), &check.stage);
    let round = subject::round(lang, stage, round);
    let (at, record) = (trade::time(&check.at), &check.record);
    let people = workspace.project().map(|project| &project.people);
    let by = people::called(people, &check.by);
    let by = shown(&by);
    out.line(&format!(
        "{round}  {at}  {by}  {verdict}  [{record}]{remarks}"
    ))?;
    for flag in &check.flags {
        out.line(&format!("  ! {}", trade::flag(lang, flag)))?;
    }
    let project = workspace.project();
    if let Some(refusal) = project.and_then(|project| attest::refusal(lang, project, check)) {
        out.line(&format!("  x {refusal}"))?;
    }
    if let Some(annulled) = &check.annulled {
        let words = trade::struck(lang);
        out.line(&format!("  {words} [{annulled}]"))?;
    }
    if let Some(what) = check.ruling {
        // Nothing was inspected in this round.
        out.line(&format!("  {}", trade::ruling(lang, what)))?;
        return kept_with(check, out);
    }
    let colon = lang.colon();
    for (name, value) in &workspace.check(record)?.submission.own {
        let text = value.as_str().map(str::to_owned);
        let value = text.unwrap_or_else(|| value.to_string());
        out.line(&format!("  · {}{colon}{}", shown(name), shown(&value)))?;
    }
    let none = || Err(Failure::NoSuchCheck(record.clone()));
    let decision = reasons.unwrap_or_else(none)?;
    let list = &decision.checklist.checklist;
    for item in &decision.verdict.items {
        let row = list.item(&item.item);
        let title = row.map_or("", |row| lang.of_words(&row.title));
        let unit = row.and_then(|row| row.judge.unit()).unwrap_or_default();
        let mark = if item.conforming { "  " } else { "✗ " };
        out.line(&format!(
            "  {mark}{} {title}{colon}{}",
            item.clause,
            reason::sentence(lang, item, unit)
        ))?;
    }
    let stands = check.outcome == decision.record.outcome;
    if let Some(grading) = decision.grading.as_ref().filter(|_| stands) {
        out.line(&format!("  {}", reason::grading(lang, grading)))?;
    }
    kept_with(check, out)
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
