//! A person's own day: which of what waits is theirs. Who may do a thing is asked of the rules that would
//! refuse the others; all that is added here is that a crew checks its own work itself, and not that of
//! the crew next to it.

use super::waiting::{UnsignedCheck, Waiting};
use crate::domain::code;
use crate::domain::gate;
use crate::domain::issue::{Issue, IssueState, Step};
use crate::domain::node::Node;
use crate::domain::notice::Given;
use crate::domain::notify;
use crate::domain::project::Project;
use crate::domain::rectify;
use crate::domain::time::Day;
use crate::domain::{Fault, Person, Stage};
use crate::workspace::Workspace;
use crate::workspace::signing::sign::Seat;
use chrono::Duration;

/// An issue due within so many days presses already.
pub const SOON_DAYS: i64 = 3;

/// An inspection that somebody was told of, for today or a day before.
#[derive(Clone, Copy, Debug)]
pub struct DueNotice<'a> {
    /// The subject.
    pub node: &'a Node,
    /// The stage it is for, open now.
    pub stage: &'a Stage,
    /// The notice.
    pub given: &'a Given,
}

impl Workspace {
    /// The stages that this person can conclude now, the one waiting longest first.
    pub fn waiting_on(&self, by: &str) -> Vec<Waiting<'_>> {
        let mut list = self.waiting(None);
        list.retain(|one| self.is_next_for(one, by) && self.is_clear(one));
        list
    }

    /// The lots that nobody has touched and this person can begin, in plan order.
    pub fn can_begin(&self, by: &str) -> Vec<Waiting<'_>> {
        let untouched = self.untouched();
        untouched.filter(|one| self.is_next_for(one, by)).collect()
    }

    /// Whether a stage is this person's to conclude, or to go on with, once nothing else is in the way.
    fn is_next_for(&self, one: &Waiting, by: &str) -> bool {
        let begun = self.begun_by(one.node, one.stage);
        self.goes_on(one.node, one.stage, (begun.as_deref(), by))
    }

    /// Whether a stage of a subject waits for this person, once it can be concluded: they may, and it is not the
    /// self-check of another crew.
    pub(super) fn is_theirs(&self, node: &Node, stage: &Stage, by: &str) -> bool {
        let person = self.project().and_then(|project| project.people.get(by));
        let own = person.is_some_and(|person| is_of(person, &node.subject.crew));
        (own || stage.id != gate::SELF) && self.is_entitled(node, stage, by)
    }

    /// Who has entered what there is of a check that is not concluded, as far as somebody said so.
    fn begun_by(&self, node: &Node, stage: &Stage) -> Option<String> {
        let code = &node.subject.code;
        let draft = self
            .has_draft(code, &stage.id)
            .then(|| self.draft(code, &stage.id));
        draft?.ok()?.by
    }

    /// Whether a check is this person's to go on with, once it can be concluded: what the other side has begun is
    /// not, though the stage may be concluded by either.
    pub fn goes_on(&self, node: &Node, stage: &Stage, (begun, by): (Option<&str>, &str)) -> bool {
        let people = self.project().map(|project| &project.people);
        let side = |code: &str| Some(people?.get(code)?.role.is_other_side());
        let is_own = begun == Some(by);
        let is_ours = begun.is_none_or(|begun| side(begun) == side(by));
        is_own || is_ours && self.is_theirs(node, stage, by)
    }

    /// Whether this person may conclude a stage of a subject once it can be concluded.
    fn is_entitled(&self, node: &Node, stage: &Stage, by: &str) -> bool {
        self.chain(node).is_some() && self.person_fault(node, stage, by).is_none()
    }

    /// What is against this person concluding a stage of a subject, if anything.
    pub fn person_fault(&self, node: &Node, stage: &Stage, by: &str) -> Option<Fault> {
        let (project, chain) = (self.project()?, self.chain(node)?);
        let standing = chain.standing(node.line());
        gate::person_fault(project, &standing, stage, by)
    }

    /// The people who may conclude a stage of a subject once it can be concluded.
    pub fn who_may(&self, node: &Node, stage: &Stage) -> Vec<&Person> {
        let people = self.project().map(|project| project.people.values());
        let people = people.into_iter().flatten();
        let may = people.filter(|person| self.is_entitled(node, stage, &person.code));
        may.collect()
    }

    /// The checks that this person may sign for a party that has not, in plan order.
    pub fn to_sign(&self, by: &str) -> Vec<UnsignedCheck<'_>> {
        let person = self.project().and_then(|project| project.people.get(by));
        let mut list = match person {
            Some(_) => self.unsigned(),
            None => Vec::new(),
        };
        list.retain(|one| {
            let seats = self.parties(&one.node.subject.code, &one.check.record);
            let open = |seat: &Seat| person.is_some_and(|person| seat.is_open_to(person, &seats));
            seats.iter().any(open)
        });
        list
    }

    /// The inspections of today and of days before that were not held: those that this person was told
    /// of, told of, or can conclude.
    pub fn due_notices(&self, by: &str) -> Vec<DueNotice<'_>> {
        let nodes = self.project().into_iter().flat_map(Project::nodes);
        let due = nodes.filter(|node| !node.notices.is_empty());
        let mut due: Vec<DueNotice> = due.filter_map(|node| self.due_notice(node)).collect();
        due.retain(|one| {
            let notice = &one.given.notice;
            let told = notice.by == by || notice.to.iter().any(|to| to == by);
            told || self.is_entitled(one.node, one.stage, by)
        });
        due.sort_by_key(|one| one.given.notice.meet.moment());
        due
    }

    fn due_notice<'a>(&'a self, node: &'a Node) -> Option<DueNotice<'a>> {
        let (_, stage) = self.chain(node)?.open_stage(node)?;
        let given = notify::in_force(node, &stage.id)?;
        let today = self.today().to_string();
        let come = given.notice.meet.day() <= today.as_str();
        come.then_some(DueNotice { node, stage, given })
    }

    /// The issues whose next step this person may take and which nobody has been given yet, are overdue
    /// or are due soon: those due first on top.
    pub fn pressing_issues(&self, by: &str) -> Vec<&Issue> {
        let Some(project) = self.project() else {
            return Vec::new();
        };
        let until = (self.today() + Duration::days(SOON_DAYS)).to_string();
        let presses = |issue: &&Issue| issue.due.as_str() <= until.as_str();
        let all = project.issues().iter().filter(presses);
        let mut mine: Vec<&Issue> = all.filter(|issue| is_next(project, issue, by)).collect();
        mine.sort_by_key(|issue| (issue.due.is_empty(), &issue.due));
        mine
    }
}

/// Whether the next step of an issue is this person's.
fn is_next(project: &Project, issue: &Issue, by: &str) -> bool {
    let step = match issue.state {
        IssueState::Unassigned => Step::Assign {
            crew: String::new(),
            due: Day::default(),
            severity: None,
        },
        IssueState::Assigned => Step::Rectify,
        IssueState::Rectified => Step::Verify { passed: true },
        IssueState::Closed => return false,
    };
    let mends = issue.state == IssueState::Assigned;
    let person = project.people.get(by);
    let own = person.is_some_and(|person| !mends || is_of(person, &issue.crew));
    own && rectify::person_fault(project, Some(issue), &step, by).is_none()
}

/// Whether somebody belongs to a crew, as far as both are known.
fn is_of(person: &Person, crew: &str) -> bool {
    let unknown = person.crew.is_empty() || crew.is_empty();
    unknown || code::key(&person.crew) == code::key(crew)
}
