//! What waits in a project: what was begun first, then what is overdue, what waits, and what can begin.
//! Whose day it is otherwise, `day` knows; how it is drawn is not known here.

use super::day;
use crate::domain::time::Time;
use crate::domain::{Role, Words};
use crate::text::Lang;
use crate::text::screen::settle;
use crate::tui::check::interrupted::{self, Interrupted};
use crate::workspace::Workspace;
use crate::workspace::shown::conflict::{ConflictMatter, matters};
use crate::workspace::shown::waiting::{SubjectProgress, UnsignedCheck, Waiting};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::HashSet;

/// What waits, or was rejected and not checked again, for more days than this is overdue.
pub const OVERDUE_DAYS: i64 = 7;
/// So many of the lots that can begin are listed; the tree has them all.
const MOST_UNTOUCHED: usize = 50;

/// Part of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum TaskSection {
    /// Begun and not concluded.
    Drafts,
    /// A person has to settle it before anything goes on.
    Unsettled,
    /// Waits too long.
    Overdue,
    /// Waits for the person who sits here.
    Mine,
    /// Parties have still to sign.
    Unsigned,
    /// Somebody was told of an inspection.
    Notices,
    /// Issues overdue or due soon.
    Issues,
    /// Waits.
    Waiting,
    /// Nobody has touched it yet.
    Untouched,
}

/// A line of the list.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Task {
    /// Where it stands in the list.
    pub section: TaskSection,
    /// The subject's code.
    pub code: String,
    /// The open stage.
    pub stage: Words,
    /// Since when.
    pub since: Option<NaiveDate>,
    /// How the subject stands.
    pub progress: SubjectProgress,
    /// What is to be done.
    pub errand: TaskErrand,
}

/// What a line of the list is about, beside its subject.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum TaskErrand {
    /// The open stage.
    Stage,
    /// The check of that stage, begun already.
    #[serde(skip)]
    GoOn(Box<Interrupted>),
    /// The record to be signed, and how many parties have not.
    Sign(String, usize),
    /// What has to be settled.
    #[serde(skip)]
    Settle(ConflictMatter),
    /// When people meet there.
    #[serde(skip)]
    Meet(Time),
    /// The next step of the issue of this id.
    Issue(String),
    /// Lots one after the other.
    #[serde(skip)]
    Sitting {
        /// So many.
        lots: usize,
        /// So many of them stand elsewhere: under what was begun, or the hour of a meeting.
        elsewhere: usize,
        /// So many texts of them are still to be signed.
        unsigned: usize,
    },
}

/// Those who can be asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TaskParty {
    /// Whoever sits here.
    Me,
    /// Everyone.
    #[default]
    Everyone,
    /// The crews.
    Crews,
    /// Foremen and quality inspectors.
    Foremen,
    /// The contractor's leaders.
    Office,
    /// The supervision.
    Supervision,
    /// Owner, designer, surveyor.
    Owners,
}

impl TaskParty {
    const ALL: [TaskParty; 7] = [
        TaskParty::Me,
        TaskParty::Everyone,
        TaskParty::Crews,
        TaskParty::Foremen,
        TaskParty::Office,
        TaskParty::Supervision,
        TaskParty::Owners,
    ];

    /// Whose day is shown first: that of whoever sits here.
    pub fn first(me: Option<&str>) -> Self {
        me.map_or(TaskParty::Everyone, |_| TaskParty::Me)
    }

    /// Those that can be shown.
    fn shown(me: Option<&str>) -> &'static [Self] {
        match me {
            Some(_) => &Self::ALL,
            None => Self::ALL.get(1..).unwrap_or_default(),
        }
    }

    /// The one behind, round and round.
    pub fn next(self, me: Option<&str>) -> Self {
        self.turned(1, Self::shown(me))
    }

    /// The one before.
    pub fn before(self, me: Option<&str>) -> Self {
        let shown = Self::shown(me);
        self.turned(shown.len() - 1, shown)
    }

    fn turned(self, steps: usize, shown: &[Self]) -> Self {
        let at = shown.iter().position(|party| *party == self);
        let to = (at.unwrap_or(0) + steps) % shown.len();
        shown.get(to).copied().unwrap_or_default()
    }

    /// Whether it may do what these roles may.
    fn is_among(self, roles: &[Role]) -> bool {
        roles.iter().any(|role| match role {
            _ if self == TaskParty::Everyone => true,
            Role::Worker | Role::CrewLeader => self == TaskParty::Crews,
            Role::Foreman | Role::Inspector => self == TaskParty::Foremen,
            Role::TechnicalLead | Role::ProjectManager => self == TaskParty::Office,
            Role::Supervisor | Role::ChiefSupervisor => self == TaskParty::Supervision,
            Role::Owner | Role::Designer | Role::Surveyor => self == TaskParty::Owners,
        })
    }
}

/// The list for a party.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Tasks {
    /// Its lines, by section, the oldest first.
    pub list: Vec<Task>,
    /// Lots that can begin, listed or not.
    pub untouched: usize,
}

impl Tasks {
    /// Looks through the workspace, for a party or for whoever sits here.
    pub fn gather(workspace: &Workspace, party: TaskParty, me: Option<&str>) -> Self {
        if let (TaskParty::Me, Some(me)) = (party, me) {
            return day::of(workspace, me);
        }
        let mut tasks = Self::default();
        let mut seen: HashSet<String> = HashSet::new();
        let concerns = |one: &Waiting| party.is_among(&one.stage.roles);
        tasks.gather_matters(workspace, |roles| party.is_among(roles), &mut seen);
        tasks.gather_interrupted(workspace, me, |one, _| concerns(one), &mut seen);
        for one in workspace.waiting(None) {
            if concerns(&one) && !seen.contains(&one.node.subject.code) {
                tasks.list.push(Task::of(&one, TaskSection::Waiting));
            }
        }
        let unsigned = workspace.unsigned().into_iter();
        tasks.gather_unsigned(workspace, unsigned.filter(|one| party.is_among(&one.roles)));
        let untouched = workspace.untouched();
        tasks.gather_untouched(untouched.filter(concerns), &seen);
        tasks.put_overdue_first(workspace.today());
        tasks
    }

    /// What was begun, that of whoever sits here first, then what may be theirs; whom it concerns is asked with who
    /// began it.
    pub fn gather_interrupted(
        &mut self,
        workspace: &Workspace,
        me: Option<&str>,
        concerns: impl Fn(&Waiting, Option<&str>) -> bool,
        seen: &mut HashSet<String>,
    ) {
        let mut begun = interrupted::all(workspace);
        begun.sort_by_key(|one| {
            (
                one.by.is_some() && one.by.as_deref() != me,
                one.by.is_none(),
            )
        });
        for one in begun {
            let open = workspace.open_at(&one.code);
            let Some(open) = open.filter(|open| concerns(open, one.by.as_deref())) else {
                continue;
            };
            seen.insert(one.code.clone());
            let task = Task::of(&open, TaskSection::Drafts);
            let errand = TaskErrand::GoOn(Box::new(one));
            self.list.push(Task { errand, ..task });
        }
    }

    /// What has to be settled is listed for those who may, and for nobody as something else.
    pub fn gather_matters(
        &mut self,
        workspace: &Workspace,
        may: impl Fn(&[Role]) -> bool,
        seen: &mut HashSet<String>,
    ) {
        let project = workspace.project();
        for matter in project.map(matters).unwrap_or_default() {
            if let ConflictMatter::Checks(code) = &matter {
                seen.insert(code.clone());
            }
            if !may(&workspace.may_settle(&matter)) {
                continue;
            }
            let (ConflictMatter::Checks(code) | ConflictMatter::Row(_, code)) = &matter;
            let node = project.and_then(|project| project.node(code));
            self.list.push(Task {
                section: TaskSection::Unsettled,
                code: code.clone(),
                stage: Words {
                    zh: settle::title(Lang::Zh).to_owned(),
                    en: settle::title(Lang::En).to_owned(),
                },
                since: node.and_then(|node| day_of(node.checks.last()?.date())),
                progress: SubjectProgress::Unsettled,
                errand: TaskErrand::Settle(matter),
            });
        }
    }

    /// The texts that are to be signed.
    pub fn gather_unsigned<'a>(
        &mut self,
        workspace: &Workspace,
        unsigned: impl Iterator<Item = UnsignedCheck<'a>>,
    ) {
        self.list.extend(unsigned.map(|one| Task {
            section: TaskSection::Unsigned,
            code: one.node.subject.code.clone(),
            stage: one.stage,
            since: day_of(one.check.date()),
            progress: workspace.progress_of(one.node),
            errand: TaskErrand::Sign(one.check.record.clone(), one.parties),
        }));
    }

    /// The lots that can begin: so many are listed, and all of them counted.
    pub fn gather_untouched<'a>(
        &mut self,
        untouched: impl Iterator<Item = Waiting<'a>>,
        seen: &HashSet<String>,
    ) {
        for one in untouched.filter(|one| !seen.contains(&one.node.subject.code)) {
            self.untouched += 1;
            if self.untouched <= MOST_UNTOUCHED {
                self.list.push(Task::of(&one, TaskSection::Untouched));
            }
        }
    }

    /// Whether it stays as it is until something is recorded or another day comes: nothing half done is in it, and
    /// nothing that goes by the hour.
    pub fn is_steady(&self) -> bool {
        let steady = |task: &Task| match task.errand {
            TaskErrand::Stage | TaskErrand::Sign(..) | TaskErrand::Issue(_) => true,
            TaskErrand::GoOn(_) | TaskErrand::Settle(_) => false,
            TaskErrand::Meet(_) | TaskErrand::Sitting { .. } => false,
        };
        self.list.iter().all(steady)
    }

    fn put_overdue_first(&mut self, today: NaiveDate) {
        for task in &mut self.list {
            // What is only to be signed has a section of its own: the work itself goes on.
            if task.is_late(today) && matches!(task.errand, TaskErrand::Stage) {
                task.section = TaskSection::Overdue;
            }
        }
        let drafts = |task: &Task| task.section == TaskSection::Drafts;
        self.list
            .sort_by_key(|task| (task.section, task.since.filter(|_| !drafts(task))));
    }

    /// How many stand in a section.
    pub fn count(&self, section: TaskSection) -> usize {
        if section == TaskSection::Untouched {
            return self.untouched;
        }
        let here = |task: &&Task| task.section == section;
        // What goes through them all is none of them.
        let one = |task: &&Task| !matches!(task.errand, TaskErrand::Sitting { .. });
        self.list.iter().filter(here).filter(one).count()
    }
}

impl Task {
    /// An open stage.
    pub fn of(one: &Waiting, section: TaskSection) -> Self {
        Self {
            section,
            code: one.node.subject.code.clone(),
            stage: one.stage.title.clone(),
            since: one.since.and_then(day_of),
            progress: one.progress,
            errand: TaskErrand::Stage,
        }
    }

    /// Days it has waited.
    pub fn age(&self, today: NaiveDate) -> Option<i64> {
        Some((today - self.since?).num_days())
    }

    /// Whether it has waited too long.
    pub fn is_late(&self, today: NaiveDate) -> bool {
        self.age(today).is_some_and(|days| days > OVERDUE_DAYS)
    }
}

/// The day that a text says.
pub fn day_of(text: &str) -> Option<NaiveDate> {
    NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parties_go_round_and_share_the_roles_out() {
        for me in [None, Some("P01")] {
            let first = TaskParty::first(me);
            let mut party = first;
            for _ in TaskParty::shown(me) {
                assert_eq!(party.next(me).before(me), party);
                party = party.next(me);
            }
            assert_eq!(party, first);
        }
        for role in Role::ALL {
            let parties = TaskParty::ALL
                .iter()
                .filter(|party| party.is_among(&[role]));
            assert_eq!(parties.count(), 2, "everyone and one more: {role:?}");
        }
    }
}
