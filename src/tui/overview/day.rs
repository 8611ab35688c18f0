//! The day of whoever sits here, in the order in which it is done: what was interrupted, what waits, what is
//! to be signed, inspections, issues, what can begin. Whose each is the workspace knows.

use super::tasks::{Task, TaskErrand, TaskSection, Tasks, day_of};
use crate::domain::issue::Issue;
use crate::domain::node::Node;
use crate::domain::{Role, Words};
use crate::text::Lang;
use crate::text::words;
use crate::tui::sitting;
use crate::workspace::Workspace;
use crate::workspace::shown::waiting::{SubjectProgress, Waiting};
use std::collections::HashSet;

/// From so many lots on they are gone through one after the other.
const SEVERAL: usize = 2;

/// The day of the person of this code.
pub fn of(workspace: &Workspace, me: &str) -> Tasks {
    let mut tasks = Tasks::default();
    let mut seen: HashSet<String> = HashSet::new();
    let project = workspace.project();
    let role = project
        .and_then(|project| project.people.get(me))
        .map(|person| person.role);
    let may = |roles: &[Role]| role.is_some_and(|role| roles.contains(&role));
    tasks.gather_matters(workspace, may, &mut seen);
    // The laptop is shared: what others of one's own side left is gone on with, each with its owner.
    let goes_on =
        |one: &Waiting, begun: Option<&str>| workspace.goes_on(one.node, one.stage, (begun, me));
    tasks.gather_interrupted(workspace, Some(me), goes_on, &mut seen);
    let met: Vec<Task> = { workspace.due_notices(me).into_iter() }
        .filter(|due| !seen.contains(&due.node.subject.code))
        .map(|due| {
            let errand = TaskErrand::Meet(due.given.notice.meet.clone());
            let title = due.stage.title.clone();
            about(workspace, due.node, (TaskSection::Notices, title), errand)
        })
        .collect();
    // Whoever meets somebody there finds it under the hour, and not a second time.
    seen.extend(met.iter().map(|task| task.code.clone()));
    let waiting = workspace.waiting_on(me);
    let lots = waiting.iter().filter(|one| sitting::takes(one));
    let elsewhere = |one: &&Waiting| seen.contains(&one.node.subject.code);
    let lots = (lots.clone().count(), lots.filter(elsewhere).count());
    tasks.list.extend(sitting(workspace, me, lots));
    let waiting = waiting
        .into_iter()
        .filter(|one| !seen.contains(&one.node.subject.code));
    tasks
        .list
        .extend(waiting.map(|one| Task::of(&one, TaskSection::Mine)));
    tasks.gather_unsigned(workspace, workspace.to_sign(me).into_iter());
    tasks.list.extend(met);
    let issues = workspace.pressing_issues(me).into_iter();
    tasks
        .list
        .extend(issues.filter_map(|one| issue(workspace, one)));
    tasks.gather_untouched(workspace.can_begin(me).into_iter(), &seen);
    // Each part stands in the order in which it was found.
    tasks.list.sort_by_key(|task| task.section);
    tasks
}

/// Several lots that wait are gone through one after the other; a sitting that was left is gone on with.
fn sitting(workspace: &Workspace, me: &str, (lots, elsewhere): (usize, usize)) -> Option<Task> {
    let unsigned = sitting::unsigned(workspace, me);
    (lots >= SEVERAL || unsigned > 0).then(|| Task {
        section: TaskSection::Mine,
        code: String::new(),
        stage: Words::default(),
        since: None,
        progress: SubjectProgress::UnderWay,
        errand: TaskErrand::Sitting {
            lots,
            elsewhere,
            unsigned,
        },
    })
}

fn issue(workspace: &Workspace, issue: &Issue) -> Option<Task> {
    let node = workspace.project()?.node(&issue.subject)?;
    let state = |lang: Lang| words::issue_state(lang, issue.state).to_owned();
    let stage = Words {
        zh: state(Lang::Zh),
        en: state(Lang::En),
    };
    let task = about(
        workspace,
        node,
        (TaskSection::Issues, stage),
        TaskErrand::Issue(issue.id.clone()),
    );
    let since = day_of(&issue.due);
    Some(Task { since, ..task })
}

fn about(
    workspace: &Workspace,
    node: &Node,
    (section, stage): (TaskSection, Words),
    errand: TaskErrand,
) -> Task {
    Task {
        section,
        code: node.subject.code.clone(),
        stage,
        since: None,
        progress: workspace.progress_of(node),
        errand,
    }
}
