//! `issue list|show|open|assign|rectify|verify|close`.

mod args;
mod show;
mod steps;

pub use args::IssueVerb;

use super::args::Format;
use super::out::{Out, figures, words};
use crate::domain::handle::Unnamed;
use crate::domain::issue::{Issue, Step};
use crate::domain::project::Project;
use crate::failure::{Exit, Failure};
use crate::text::issue as say;
use crate::text::{people, words as trade};
use crate::workspace::Workspace;
use args::Filter;

pub fn run(verb: IssueVerb, workspace: &mut Workspace, out: &mut Out) -> Result<Exit, Failure> {
    match verb {
        IssueVerb::List(filter) => list(&filter, workspace, out),
        IssueVerb::Show { id } => show::show(&id, workspace, out),
        IssueVerb::Open(opened) => steps::open(opened, workspace, out),
        IssueVerb::Assign(assigned) => steps::assign(&assigned, workspace, out),
        IssueVerb::Rectify(stepped) => steps::step(&stepped, &Step::Rectify, workspace, out),
        IssueVerb::Verify { stepped, fail } => {
            steps::step(&stepped, &Step::Verify { passed: !fail }, workspace, out)
        }
        IssueVerb::Close(stepped) => steps::step(&stepped, &Step::Close, workspace, out),
        IssueVerb::Sign(signed) => steps::sign(signed, workspace, out),
    }
}

/// The issues a filter leaves: those due first on top, then by opening.
fn filtered<'a>(project: &'a Project, filter: &Filter, today: &str) -> Vec<&'a Issue> {
    let below = |issue: &Issue| match &filter.subject {
        Some(code) => project
            .called(code)
            .is_some_and(|node| project.holds(node, &issue.subject)),
        None => true,
    };
    let fits = |issue: &&Issue| {
        filter.state.is_none_or(|state| state.takes(issue.state))
            && filter.crew.as_ref().is_none_or(|crew| *crew == issue.crew)
            && (!filter.overdue || issue.is_overdue(today))
            && below(issue)
    };
    let mut found: Vec<&Issue> = project.issues().iter().filter(fits).collect();
    found.sort_by_key(|issue| (!issue.is_open(), issue.due.is_empty(), issue.due.clone()));
    found
}

fn list(filter: &Filter, workspace: &Workspace, out: &mut Out) -> Result<Exit, Failure> {
    let (lang, project) = (out.lang, workspace.entered()?);
    if let Some(code) = filter
        .subject
        .as_ref()
        .filter(|code| project.called(code).is_none())
    {
        return Err(Failure::NoSuchSubject(code.clone()));
    }
    let today = workspace.today().to_string();
    let plain = out.format != Format::Table;
    let columns = [
        words("id", say::id(lang)),
        words("subject", say::subject(lang)),
        words("item", say::item(lang)),
        words("severity", say::severity(lang)),
        words("state", say::state(lang)),
        words("crew", say::crew(lang)),
        words("due", say::due(lang)),
        words("overdue", say::overdue(lang)),
        words("opened", say::opened(lang)),
        words("by", say::by(lang)),
        figures("returns", say::returns(lang)),
    ];
    let row = |issue: &&Issue| {
        let late = issue.is_overdue(&today);
        let (severity, state, overdue) = match plain {
            true => (issue.severity.as_str(), issue.state.as_str(), ["no", "yes"]),
            false => (
                trade::severity(lang, issue.severity),
                trade::issue_state(lang, issue.state),
                ["", say::overdue(lang)],
            ),
        };
        let id = if plain {
            issue.id.as_str()
        } else {
            project.handle(issue)
        };
        let by = match plain {
            true => issue.by.clone(),
            false => people::called(Some(&project.people), &issue.by),
        };
        let opened = if plain {
            issue.opened.as_str()
        } else {
            issue.opened.get(..10).unwrap_or_default()
        };
        [
            id,
            &issue.subject,
            &issue.item,
            severity,
            state,
            &issue.crew,
            &issue.due,
            overdue[usize::from(late)],
            opened,
            &by,
            &issue.returns.to_string(),
        ]
        .map(str::to_owned)
        .to_vec()
    };
    let rows: Vec<Vec<String>> = filtered(project, filter, &today).iter().map(row).collect();
    if rows.is_empty() && out.format == Format::Table {
        out.say(say::none(lang));
        return Ok(Exit::Done);
    }
    out.table(&columns, &rows)?;
    Ok(Exit::Done)
}

/// The issue a handle names, or the words for which it names none.
fn named<'a>(
    handle: &str,
    workspace: &'a Workspace,
    out: &Out,
) -> Result<Option<&'a Issue>, Failure> {
    match workspace.entered()?.issue_named(handle) {
        Ok(issue) => Ok(Some(issue)),
        Err(unnamed) => {
            let several = match unnamed {
                Unnamed::Nobody => Vec::new(),
                Unnamed::Several(ids) => ids,
            };
            out.say(&format!("✗ {}", say::unnamed(out.lang, handle, &several)));
            Ok(None)
        }
    }
}
