//! `cost add|list|sum|causes|cause`.
//!
//! | file | noun |
//! |---|---|
//! | `typed` | what was spent, as it is typed |
//! | `sum` | quality costs by group |

mod sum;
mod typed;

use super::issue::named;
use super::out::Out;
use super::out::format::Telling;
use super::out::said::{self, Said};
use crate::cli::args::{CostTyped, CostVerb};
use crate::cli::evidence::taken_in;
use crate::domain::Project;
use crate::domain::cause::{CauseGroup, CauseRecord};
use crate::domain::cost::{CostKind, CostRecord, CostSaid, Reckoning};
use crate::domain::time::Time;
use crate::failure::{Exit, Failure};
use crate::rates::cost::matter::usual_kind;
use crate::rates::cost::spending::{Spending, shown};
use crate::report::column::{Cell, Columns};
use crate::text::cost as say;
use crate::text::head::{self, called};
use crate::text::people;
use crate::workspace::{Command, CostCommand, Workspace};

pub fn run(verb: CostVerb, workspace: &mut Workspace, out: &mut Out) -> Result<Exit, Failure> {
    match verb {
        CostVerb::Add(typed) => add(*typed, workspace, out),
        CostVerb::List { all } => list(all, workspace, out),
        CostVerb::Sum { by, period } => sum::run(by.into(), &period, workspace, out),
        CostVerb::Causes => causes(workspace, out),
        CostVerb::Cause {
            issue,
            cause,
            text,
            by_at,
        } => {
            let at = by_at.time(workspace, out)?;
            explain((&issue, &cause), (text, by_at.by, at), workspace, out)
        }
    }
}

fn add(typed: CostTyped, workspace: &mut Workspace, out: &mut Out) -> Result<Exit, Failure> {
    let at = typed.by_at.time(workspace, out)?;
    let issue = match &typed.issue {
        Some(handle) => match named(handle, workspace, out)? {
            Some(issue) => Some((issue.id.clone(), issue.subject.clone())),
            None => return Ok(Exit::Refused),
        },
        None => None,
    };
    let subject = typed.subject.clone().unwrap_or_default();
    let on = issue
        .as_ref()
        .map_or(&subject, |(_, subject)| subject)
        .clone();
    let about = typed.issue.clone().or(typed.subject.clone());
    let about = about.unwrap_or_else(|| say::whole_project(out.lang).to_owned());
    let project = workspace.entered()?;
    let usual = || match issue.is_none() && subject.is_empty() {
        true => CostKind::Prevention,
        false => usual_kind(project, &on),
    };
    let said = CostRecord {
        step: match typed.actual {
            true => Reckoning::Actual,
            false => Reckoning::Estimate,
        },
        kind: typed.kind.map_or_else(usual, CostKind::from),
        spent: typed::spent(&typed)?,
        delay: typed::delay(&typed)?,
        evidence: taken_in(&typed.evidence, workspace)?,
        issue: issue.map(|(id, _)| id).unwrap_or_default(),
        subject,
        corrects: typed.corrects.unwrap_or_default(),
        at,
        by: typed.by_at.by,
        text: typed.text,
    };
    let done = workspace.execute(Command::Cost(CostCommand::Spent(Box::new(said))))?;
    let said = Said {
        about,
        subject: on,
        done,
    };
    said::print(&[said], workspace, out)
}

fn list(all: bool, workspace: &Workspace, out: &mut Out) -> Result<Exit, Failure> {
    let (lang, project) = (out.lang, workspace.entered()?);
    let costs = project.costs().iter().filter(|cost| all || cost.stands());
    let costs: Vec<&CostSaid> = costs.collect();
    if costs.is_empty() && out.telling() == Telling::Words {
        out.say(say::none(lang));
        return Ok(Exit::Done);
    }
    let spent = |cost: &CostSaid| Spending::of(&cost.said);
    let money = |cost: &CostSaid| spent(cost).yuan().unwrap_or_default();
    let some = |micro: i128| {
        if micro == 0 {
            String::new()
        } else {
            shown(micro)
        }
    };
    let columns = Columns::of(lang, costs)
        .words(head::RECORD, |cost| &cost.record)
        .words(head::ABOUT, |cost| about(project, &cost.said, out))
        .words(called("kind", say::kind_head), |cost| {
            Cell::term(cost.said.kind.as_str(), say::kind(lang, cost.said.kind))
        })
        .words(called("step", say::reckoned), |cost| {
            let step = cost.said.step;
            Cell::term(step.as_str(), say::reckoning(lang, step))
        })
        .figures(called("yuan", say::yuan), money)
        .figures(called("unpriced", say::unpriced), |cost| {
            spent(cost).unpriced
        })
        .figures(called("hours", say::hour), |cost| some(spent(cost).hours))
        .figures(called("delay_days", say::delay), |cost| {
            some(spent(cost).delay)
        })
        .words(head::AT, |cost| Cell::time(&cost.said.at))
        .words(called("by", say::entered_by), |cost| {
            let by = &cost.said.by;
            Cell::term(by, people::called(Some(&project.people), by))
        })
        .words(called("text", say::purpose), |cost| &cost.said.text)
        .words(called("corrected", say::corrected), |cost| {
            cost.corrected.clone().unwrap_or_default()
        });
    out.table(columns)?;
    Ok(Exit::Done)
}

/// What a cost is about, as people name it.
fn about(project: &Project, said: &CostRecord, out: &Out) -> Cell {
    let issue = project.issue(&said.issue);
    match issue {
        Some(issue) => Cell::term(
            &said.issue,
            format!("{} {}", issue.subject, project.handle(issue)),
        ),
        None if said.is_of_project() => Cell::term("", say::whole_project(out.lang)),
        None => Cell::from(&said.subject),
    }
}

fn causes(workspace: &Workspace, out: &mut Out) -> Result<Exit, Failure> {
    let lang = out.lang;
    let all = workspace.library().causes.all().iter();
    let columns = Columns::of(lang, all)
        .words(called("group", say::cause), |cause| {
            Cell::term(cause.group.as_str(), say::cause_group(lang, cause.group))
        })
        .words(head::ID, |cause| &cause.id)
        .words(head::NAME, |cause| lang.of_words(&cause.name));
    out.table(columns)?;
    Ok(Exit::Done)
}

fn explain(
    (handle, cause): (&str, &str),
    (text, by, at): (String, String, Time),
    workspace: &mut Workspace,
    out: &mut Out,
) -> Result<Exit, Failure> {
    let Some(issue) = named(handle, workspace, out)? else {
        return Ok(Exit::Refused);
    };
    let (id, subject) = (issue.id.clone(), issue.subject.clone());
    let whole = CauseGroup::ALL
        .into_iter()
        .find(|group| group.as_str() == cause);
    let known = workspace.library().causes.named(cause);
    let Some(group) = whole.or(known.map(|cause| cause.group)) else {
        out.say(&format!(
            "✗ {}",
            say::no_such_cause(out.lang, &crate::text::escape::shown(cause))
        ));
        return Ok(Exit::Refused);
    };
    let said = CauseRecord {
        issue: id,
        group,
        cause: known.map(|cause| cause.id.clone()).unwrap_or_default(),
        called: None,
        at,
        by,
        text,
    };
    let done = workspace.execute(Command::Cost(CostCommand::Cause(said)))?;
    let about = handle.to_owned();
    let said = Said {
        about,
        subject,
        done,
    };
    said::print(&[said], workspace, out)
}
