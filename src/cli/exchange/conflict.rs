//! `conflict list|resolve`: what two devices concluded at once, and a person's word on which stands.

use crate::cli::args::ConflictVerb;
use crate::cli::out::Out;
use crate::cli::out::format::Telling;
use crate::domain::CheckSummary;
use crate::domain::choice::Thing;
use crate::domain::collision::{CollidingRow, Collision};
use crate::domain::node::Node;
use crate::domain::settle::{SettlementAsked, may_settle, may_settle_row};
use crate::failure::{Exit, Failure};
use crate::report::column::{Cell, Columns};
use crate::text::conflict as say;
use crate::text::escape::shown;
use crate::text::refusal::{self, RefusalNames};
use crate::text::words as trade;
use crate::text::{Lang, head};
use crate::text::{attest, collision, people, screen};
use crate::workspace::shown::conflict::{SideMatter, settling, sides_of};
use crate::workspace::{Done, Workspace};
use serde_json::{Value, json};

pub fn run(verb: ConflictVerb, workspace: &mut Workspace, out: &mut Out) -> Result<Exit, Failure> {
    match verb {
        ConflictVerb::List => list(workspace, out),
        ConflictVerb::Resolve {
            subject,
            stands,
            by,
            why,
        } => {
            let at = workspace.now();
            let asked = SettlementAsked {
                subject,
                stands,
                why,
                by,
                at,
            };
            resolve(asked, workspace, out)
        }
    }
}

fn list(workspace: &Workspace, out: &mut Out) -> Result<Exit, Failure> {
    let project = workspace.entered()?;
    let open: Vec<&Node> = project.conflicts().collect();
    let rows = project.collisions();
    if out.telling() == Telling::Document {
        let all = open.iter().map(|node| as_json(node));
        let (forks, rows) = apart(&rows);
        let forks = forks.into_iter().map(row_as_json);
        let rows = rows.into_iter().map(row_as_json);
        out.json(&Value::Array(forks.chain(all).chain(rows).collect()))?;
        return Ok(Exit::Done);
    }
    let (forks, others) = apart(&rows);
    if out.telling() == Telling::Rows {
        table(&open, [&forks, &others], workspace, out)?;
        return Ok(Exit::Done);
    }
    for fork in forks {
        print_row(fork, out)?;
    }
    for node in &open {
        print(workspace, node, out)?;
    }
    for row in others {
        print_row(row, out)?;
    }
    match open.is_empty() && rows.is_empty() {
        true => out.line(say::none(out.lang))?,
        false => {
            out.say(say::kept(out.lang));
            out.say(say::how(out.lang));
        }
    }
    Ok(Exit::Done)
}

/// Devices that wrote twice, and all other rows.
fn apart<'a, 'p>(rows: &'a [Collision<'p>]) -> (Vec<&'a Collision<'p>>, Vec<&'a Collision<'p>>) {
    rows.iter().partition(|row| row.of == Thing::Journal)
}

/// A record, and what it says in a line.
type ToldRecord = (String, String);

/// The records of which one has to stand, each in a line.
fn sides(workspace: &Workspace, node: &Node, lang: Lang) -> Result<Vec<ToldRecord>, Failure> {
    let project = workspace.entered()?;
    let chain = workspace.chain(node);
    let round = |check: &CheckSummary| {
        let stage = trade::stage(lang, chain, &check.stage);
        screen::subject::round(lang, stage, check.round)
    };
    let name = |code: &String| {
        let name = people::called(Some(&project.people), code);
        shown(&name).into_owned()
    };
    let line = |what| match what {
        SideMatter::Check(check) => {
            let grade = check.grade.map_or("", |grade| trade::grade(lang, grade));
            format!(
                "{}  {}  {}  {} {grade}",
                round(check),
                trade::time(&check.at),
                name(&check.by),
                trade::outcome(lang, check.outcome),
            )
        }
        SideMatter::Refusal(check, signature) => {
            let refused = attest::refused(lang);
            let (at, by) = (trade::time(&signature.t), name(&signature.by));
            let (round, reason) = (round(check), shown(&signature.reason));
            format!("{round}  {refused}  {at}  {by}  {reason}")
        }
        SideMatter::Ruling(ruled) => {
            let ruling = &ruled.ruling;
            let what = trade::ruling(lang, ruling.what);
            format!("{what}  {}  {}", trade::time(&ruling.at), name(&ruling.by))
        }
        SideMatter::Row(_) => String::new(),
    };
    let sides = sides_of(project, node).into_iter();
    let sides = sides.map(|side| {
        let line = line(side.what);
        (side.record.into_owned(), line.trim_end().to_owned())
    });
    Ok(sides.collect())
}

/// A subject with the records of which one has to stand.
fn print(workspace: &Workspace, node: &Node, out: &mut Out) -> Result<(), Failure> {
    let (lang, subject) = (out.lang, &node.subject);
    out.line(&format!(
        "! {} {}",
        shown(&subject.code),
        shown(&subject.name)
    ))?;
    for (record, line) in sides(workspace, node, lang)? {
        out.line(&format!("    [{record}] {line}"))?;
    }
    let may = trade::roles(lang, &may_settle(node));
    out.line(&format!("    {}{}{may}", say::may(lang), lang.colon()))
}

/// The versions of a row, each in a line.
fn versions(row: &Collision<'_>, lang: Lang) -> Vec<ToldRecord> {
    let rows: Vec<CollidingRow<'_>> = row.sides.iter().map(|(_, row)| *row).collect();
    let records = row.sides.iter().map(|(record, _)| record.to_string());
    records.zip(collision::lines(lang, &rows)).collect()
}

/// Everything that is open, a line for each record of which one has to stand.
fn table(
    open: &[&Node],
    [forks, others]: [&[&Collision<'_>]; 2],
    workspace: &Workspace,
    out: &mut Out,
) -> Result<(), Failure> {
    let lang = out.lang;
    let of = |row: &&Collision<'_>| {
        let thing = Cell::term(row.of.as_str(), collision::thing(lang, row.of));
        (thing, row.code.to_owned(), versions(row, lang))
    };
    let mut all: Vec<(Cell, String, Vec<ToldRecord>)> = forks.iter().map(of).collect();
    for node in open {
        let thing = Cell::term(head::OBJECT.key, head::OBJECT.shown(lang));
        all.push((
            thing,
            node.subject.code.clone(),
            sides(workspace, node, lang)?,
        ));
    }
    all.extend(others.iter().map(of));
    let each = all
        .iter()
        .flat_map(|(of, code, sides)| sides.iter().map(move |side| (of, code, side)));
    let columns = Columns::of(lang, each)
        .words(head::KIND, |(of, ..)| of.clone())
        .words(head::CODE, |(_, code, _)| code)
        .words(head::RECORD, |(.., (record, _))| record)
        .words(head::CONTENT, |(.., (_, line))| line);
    out.table(columns)
}

/// A row with its versions, the fields in which they differ.
fn print_row(row: &Collision<'_>, out: &mut Out) -> Result<(), Failure> {
    let lang = out.lang;
    let thing = collision::thing(lang, row.of);
    out.line(&format!("! {thing} {}", shown(row.code)))?;
    for (record, line) in versions(row, lang) {
        out.line(&format!("    [{record}] {}", shown(&line)))?;
    }
    out.line(&format!("    {}", collision::meanwhile(lang, row.of)))?;
    let may = trade::roles(lang, &may_settle_row(row.of));
    out.line(&format!("    {}{}{may}", say::may(lang), lang.colon()))
}

fn row_as_json(row: &Collision<'_>) -> Value {
    let sides: Vec<&str> = row
        .sides
        .iter()
        .map(|(record, _)| record.as_ref())
        .collect();
    let may = may_settle_row(row.of);
    let may: Vec<&str> = may.iter().map(|role| role.as_str()).collect();
    json!({"of": row.of.as_str(), "code": row.code, "sides": sides, "may": may})
}

fn as_json(node: &Node) -> Value {
    let records: Vec<&str> = node.conflict.records().into_iter().collect();
    let may: Vec<&str> = may_settle(node)
        .into_iter()
        .map(|role| role.as_str())
        .collect();
    json!({"subject": node.subject.code, "sides": node.sides(), "records": records, "may": may})
}

fn resolve(
    asked: SettlementAsked,
    workspace: &mut Workspace,
    out: &mut Out,
) -> Result<Exit, Failure> {
    let lang = out.lang;
    let words = say::settlement(lang, &asked.stands, &asked.by, &asked.why);
    let matter = workspace.matter(&asked.subject, &asked.stands);
    match workspace.execute(settling(&matter, asked))? {
        Done::Refused(faults) => {
            let names = RefusalNames {
                lang,
                chain: None,
                checklist: None,
            };
            for fault in &faults {
                out.say(&format!("✗ {}", refusal::sentence(&names, fault)));
            }
            Ok(Exit::Refused)
        }
        _ => {
            out.line(&words)?;
            out.say(say::kept(lang));
            Ok(Exit::Done)
        }
    }
}
