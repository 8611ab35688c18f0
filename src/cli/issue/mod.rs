//! `issue list|show|open|assign|rectify|verify|close`.

mod show;
mod steps;

use super::out::Out;
use crate::cli::args::{Filter, IssueVerb};
use crate::cli::out::format::Telling;
use crate::domain::handle::Unnamed;
use crate::domain::issue::{Issue, Step};
use crate::domain::project::Project;
use crate::failure::{Exit, Failure};
use crate::report::column::{Cell, Columns};
use crate::text::head::{self, called};
use crate::text::issue as say;
use crate::text::{people, words as trade};
use crate::workspace::Workspace;

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
    let found = filtered(project, filter, &today);
    if found.is_empty() && out.telling() == Telling::Words {
        out.say(say::none(lang));
        return Ok(Exit::Done);
    }
    let late = |issue: &Issue| match issue.is_overdue(&today) {
        true => Cell::term("yes", say::overdue(lang)),
        false => Cell::term("no", ""),
    };
    let day = |at: &str| Cell::term(at, at.get(..10).unwrap_or_default());
    let name = |code: &String| Cell::term(code, people::called(Some(&project.people), code));
    let columns = Columns::of(lang, found)
        .words(head::ID, |issue| {
            Cell::term(&issue.id, project.handle(issue))
        })
        .words(head::OBJECT, |issue| &issue.subject)
        .words(head::ITEM_CHECKED, |issue| &issue.item)
        .words(called("severity", say::severity), |issue| {
            Cell::term(
                issue.severity.as_str(),
                trade::severity(lang, issue.severity),
            )
        })
        .words(head::STATE, |issue| {
            Cell::term(issue.state.as_str(), trade::issue_state(lang, issue.state))
        })
        .words(called("crew", say::crew), |issue| &issue.crew)
        .words(called("due", say::due), |issue| &issue.due)
        .words(called("overdue", say::overdue), late)
        .words(called("opened", say::opened), |issue| day(&issue.opened))
        .words(called("by", say::by), |issue| name(&issue.by))
        .figures(called("returns", say::returns), |issue| issue.returns);
    out.table(columns)?;
    Ok(Exit::Done)
}

/// The issue a handle names, or the words for which it names none.
pub(super) fn named<'a>(
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
