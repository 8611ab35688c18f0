//! `conflict list|resolve`: what two devices concluded at once, and a person's word on which stands.

use super::args::{ConflictVerb, Format};
use super::out::Out;
use crate::domain::Project;
use crate::domain::conflict::{Asked, may_settle};
use crate::domain::project::Node;
use crate::failure::{Exit, Failure};
use crate::text::conflict as say;
use crate::text::escape::shown;
use crate::text::refusal::{self, Names};
use crate::text::words as trade;
use crate::workspace::{Command, Done, Workspace};
use serde_json::{Value, json};

pub fn run(
    verb: ConflictVerb,
    workspace: &mut Workspace,
    project: Option<&str>,
    out: &mut Out,
) -> Result<Exit, Failure> {
    workspace.enter(project)?;
    match verb {
        ConflictVerb::List => list(workspace, out),
        ConflictVerb::Resolve {
            subject,
            stands,
            by,
            why,
        } => {
            let at = workspace.now();
            let asked = Asked {
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
    if out.format == Format::Json {
        let all = open.iter().map(|node| as_json(node)).collect();
        out.json(&Value::Array(all))?;
        return Ok(Exit::Done);
    }
    for node in &open {
        print(project, node, out)?;
    }
    match open.is_empty() {
        true => out.line(say::none(out.lang))?,
        false => {
            out.say(say::kept(out.lang));
            out.say(say::how(out.lang));
        }
    }
    Ok(Exit::Done)
}

/// A subject with the records of which one has to stand.
fn print(project: &Project, node: &Node, out: &mut Out) -> Result<(), Failure> {
    let lang = out.lang;
    let subject = &node.subject;
    out.line(&format!(
        "! {} {}",
        shown(&subject.code),
        shown(&subject.name)
    ))?;
    for side in node.sides() {
        let ruled = node.rulings.iter().find(|ruled| ruled.record == side);
        let line = match (node.check_in(side), ruled) {
            (Some(check), _) => {
                let name = project
                    .people
                    .get(&check.by)
                    .map_or("", |person| &person.name);
                let grade = check.grade.map_or("", |grade| trade::grade(lang, grade));
                format!(
                    "{} #{}  {}  {} {}  {} {grade}",
                    check.stage,
                    check.round,
                    check.at,
                    shown(&check.by),
                    shown(name),
                    trade::outcome(lang, check.outcome),
                )
            }
            (None, Some(ruled)) => {
                let ruling = &ruled.ruling;
                let what = trade::ruling(lang, ruling.what);
                format!("{what}  {}  {}", ruling.at, shown(&ruling.by))
            }
            (None, None) => String::new(),
        };
        out.line(&format!("    [{side}] {}", line.trim_end()))?;
    }
    let may = trade::roles(lang, &may_settle(node));
    out.line(&format!(
        "    {}: {may}",
        lang.pick("可由以下人员裁定", "May be settled by")
    ))
}

fn as_json(node: &Node) -> Value {
    let records: Vec<&str> = node.conflict.records().into_iter().collect();
    let may: Vec<&str> = may_settle(node)
        .into_iter()
        .map(|role| role.as_str())
        .collect();
    json!({"subject": node.subject.code, "sides": node.sides(), "records": records, "may": may})
}

fn resolve(asked: Asked, workspace: &mut Workspace, out: &mut Out) -> Result<Exit, Failure> {
    let lang = out.lang;
    let words = say::settlement(lang, &asked.stands, &asked.by, &asked.why);
    match workspace.execute(Command::Settle(asked))? {
        Done::Refused(faults) => {
            let names = Names {
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
