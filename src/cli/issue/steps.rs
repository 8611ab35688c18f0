//! The steps of issues from the command line: of one, of several, of all that match.

use super::{filtered, named};
use crate::cli::args::SignAsked;
use crate::cli::args::{Assigned, Filter, Opened, SignedArgs, StateWord, Stepped};
use crate::cli::evidence::taken_in;
use crate::cli::out::Out;
use crate::cli::out::said::{self, ByAt, Said};
use crate::cli::signing;
use crate::domain::evidence::Evidence;
use crate::domain::issue::{Issue, IssueStep, Severity, Step};
use crate::failure::{Exit, Failure};
use crate::text::day::DaySide;
use crate::text::issue as say;
use crate::workspace::{Command, Workspace};

pub fn open(opened: Opened, workspace: &mut Workspace, out: &mut Out) -> Result<Exit, Failure> {
    let at = opened.by_at.time(workspace, out)?;
    let subject = opened.subject.clone();
    let evidence = taken_in(&opened.evidence, workspace)?;
    let step = IssueStep {
        issue: String::new(),
        step: Step::Open {
            subject: opened.subject,
            item: opened.item.unwrap_or_default(),
            severity: opened.severity.into(),
            place: opened.place.unwrap_or_default(),
        },
        at,
        by: opened.by_at.by,
        text: opened.text,
        evidence,
    };
    let done = workspace.execute(Command::Issue(step))?;
    let about = subject.clone();
    said::print(
        &[Said {
            about,
            subject,
            done,
        }],
        workspace,
        out,
    )
}

/// The ids that handles name; none when any of them names no issue.
fn ids(
    handles: &[String],
    workspace: &Workspace,
    out: &Out,
) -> Result<Option<Vec<String>>, Failure> {
    let mut ids = Vec::new();
    let mut all = true;
    for handle in handles {
        match named(handle, workspace, out)? {
            Some(issue) if !ids.contains(&issue.id) => ids.push(issue.id.clone()),
            Some(_) => {}
            None => all = false,
        }
    }
    Ok(all.then_some(ids))
}

pub fn assign(asked: &Assigned, workspace: &mut Workspace, out: &mut Out) -> Result<Exit, Failure> {
    let due = said::day(workspace, out, ("--due", &asked.due), DaySide::Ahead)?;
    let chosen = match asked.all {
        true => {
            let filter = Filter {
                state: asked.state.or(Some(StateWord::Unassigned)),
                crew: asked.from_crew.clone(),
                overdue: asked.overdue,
                subject: asked.subject.clone(),
            };
            let today = workspace.today().to_string();
            let found = filtered(workspace.entered()?, &filter, &today);
            Some(found.iter().map(|issue| issue.id.clone()).collect())
        }
        false => ids(&asked.ids, workspace, out)?,
    };
    let Some(chosen) = chosen else {
        return Ok(Exit::Refused);
    };
    if chosen.is_empty() {
        out.say(say::none(out.lang));
    }
    let order = |issue: &Issue| Step::Assign {
        crew: asked.crew.clone().unwrap_or_else(|| issue.crew.clone()),
        due: due.clone(),
        severity: asked.severity.map(Severity::from),
    };
    let with = With {
        by_at: &asked.by_at,
        text: &asked.text,
        evidence: Vec::new(),
    };
    take(&chosen, &order, &with, workspace, out)
}

pub fn step(
    asked: &Stepped,
    kind: &Step,
    workspace: &mut Workspace,
    out: &mut Out,
) -> Result<Exit, Failure> {
    let Some(chosen) = ids(&asked.ids, workspace, out)? else {
        return Ok(Exit::Refused);
    };
    let kind = |_: &Issue| kind.clone();
    let with = With {
        by_at: &asked.by_at,
        text: &asked.text,
        evidence: taken_in(&asked.evidence, workspace)?,
    };
    take(&chosen, &kind, &with, workspace, out)
}

/// What goes with a step.
struct With<'a> {
    by_at: &'a ByAt,
    text: &'a str,
    evidence: Vec<Evidence>,
}

/// Takes the same step of each; one refused does not stop the rest.
fn take(
    ids: &[String],
    kind: &dyn Fn(&Issue) -> Step,
    with: &With,
    workspace: &mut Workspace,
    out: &mut Out,
) -> Result<Exit, Failure> {
    let at = with.by_at.time(workspace, out)?;
    let mut all = Vec::new();
    for id in ids {
        let project = workspace.entered()?;
        let Some(issue) = project.issue(id) else {
            continue;
        };
        let (about, subject) = (project.handle(issue).to_owned(), issue.subject.clone());
        let step = IssueStep {
            issue: id.clone(),
            step: kind(issue),
            at: at.clone(),
            by: with.by_at.by.clone(),
            text: with.text.to_owned(),
            evidence: with.evidence.clone(),
        };
        let done = workspace.execute(Command::Issue(step))?;
        all.push(Said {
            about,
            subject,
            done,
        });
    }
    said::print(&all, workspace, out)
}

/// The latest step of this person, as the record it stands in.
fn latest_of<'a>(issue: &'a Issue, by: &str) -> Option<&'a str> {
    let mut steps = issue.steps.iter().enumerate().rev();
    let own = steps.find(|(at, taken)| taken.step.by == by && issue.is_own(*at));
    own.map(|(_, taken)| taken.record.as_str())
}

pub fn sign(asked: SignedArgs, workspace: &mut Workspace, out: &mut Out) -> Result<Exit, Failure> {
    let Some(issue) = named(&asked.id, workspace, out)? else {
        return Ok(Exit::Refused);
    };
    let Some(record) = latest_of(issue, &asked.by).map(str::to_owned) else {
        out.say(&format!("✗ {}", say::none_taken(out.lang, &asked.by)));
        return Ok(Exit::Refused);
    };
    let asked = SignAsked {
        record,
        party: None,
        by: asked.by,
        refuse: None,
        pin_file: asked.pin_file,
    };
    signing::sign(&asked, workspace, out)
}
