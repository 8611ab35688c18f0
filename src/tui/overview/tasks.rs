//! What waits in a project: overdue first, then entries not concluded, what waits, and what can
//! begin. How it is drawn is not known here.

use crate::domain::{Role, Words};
use crate::text::Lang;
use crate::text::screen::settle;
use crate::workspace::Workspace;
use crate::workspace::shown::conflict::{ConflictMatter, matters};
use crate::workspace::shown::waiting::{SubjectProgress, Waiting};
use chrono::NaiveDate;
use std::collections::HashSet;

/// What waits, or was rejected and not checked again, for more days than this is overdue.
pub const OVERDUE_DAYS: i64 = 7;
/// So many of the lots that can begin are listed; the tree has them all.
const MOST_UNTOUCHED: usize = 50;

/// Part of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TaskSection {
    /// A person has to settle it before anything goes on.
    Unsettled,
    /// Waits too long.
    Overdue,
    /// Entries not concluded.
    Drafts,
    /// Parties have still to sign.
    Unsigned,
    /// Waits.
    Waiting,
    /// Nobody has touched it yet.
    Untouched,
}

/// A line of the list.
#[derive(Clone, Debug)]
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
    /// Whether it has entries not concluded.
    pub draft: bool,
    /// The record to be signed, and how many parties have not.
    pub unsigned: Option<(String, usize)>,
    /// What has to be settled.
    pub matter: Option<ConflictMatter>,
}

/// Those who can be asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TaskParty {
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
    const ALL: [TaskParty; 6] = [
        TaskParty::Everyone,
        TaskParty::Crews,
        TaskParty::Foremen,
        TaskParty::Office,
        TaskParty::Supervision,
        TaskParty::Owners,
    ];

    /// The party so many steps further round.
    pub fn turned(self, steps: usize) -> Self {
        let at = Self::ALL.iter().position(|party| *party == self);
        let to = (at.unwrap_or(0) + steps) % Self::ALL.len();
        Self::ALL.get(to).copied().unwrap_or_default()
    }

    /// The party before.
    pub fn before(self) -> Self {
        self.turned(Self::ALL.len() - 1)
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
#[derive(Clone, Debug, Default)]
pub struct Tasks {
    /// Its lines, by section, the oldest first.
    pub list: Vec<Task>,
    /// Lots that can begin, listed or not.
    pub untouched: usize,
}

impl Tasks {
    /// Looks through the workspace.
    pub fn gather(workspace: &Workspace, party: TaskParty) -> Self {
        let mut tasks = Self::default();
        let mut seen: HashSet<String> = HashSet::new();
        tasks.gather_matters(workspace, party, &mut seen);
        for one in workspace.drafted() {
            if party.is_among(&one.stage.roles) {
                seen.insert(one.node.subject.code.clone());
                tasks.list.push(task(&one, TaskSection::Drafts, true));
            }
        }
        for one in workspace.waiting(None) {
            if party.is_among(&one.stage.roles) && !seen.contains(&one.node.subject.code) {
                tasks.list.push(task(&one, TaskSection::Waiting, false));
            }
        }
        tasks.gather_unsigned(workspace, party);
        for one in workspace.untouched() {
            if party.is_among(&one.stage.roles) && !seen.contains(&one.node.subject.code) {
                tasks.untouched += 1;
                if tasks.untouched <= MOST_UNTOUCHED {
                    tasks.list.push(task(&one, TaskSection::Untouched, false));
                }
            }
        }
        tasks.put_overdue_first(workspace.today());
        tasks
    }

    /// What has to be settled is listed for those who may, and for nobody as something else.
    fn gather_matters(
        &mut self,
        workspace: &Workspace,
        party: TaskParty,
        seen: &mut HashSet<String>,
    ) {
        let project = workspace.project();
        for matter in project.map(matters).unwrap_or_default() {
            if let ConflictMatter::Checks(code) = &matter {
                seen.insert(code.clone());
            }
            if !party.is_among(&workspace.may_settle(&matter)) {
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
                since: node.and_then(|node| day(node.checks.last()?.date())),
                progress: SubjectProgress::Unsettled,
                draft: false,
                unsigned: None,
                matter: Some(matter),
            });
        }
    }

    fn gather_unsigned(&mut self, workspace: &Workspace, party: TaskParty) {
        for one in workspace.unsigned() {
            if !party.is_among(&one.roles) {
                continue;
            }
            self.list.push(Task {
                section: TaskSection::Unsigned,
                code: one.node.subject.code.clone(),
                stage: one.stage,
                since: day(one.check.date()),
                progress: workspace.progress_of(one.node),
                draft: false,
                unsigned: Some((one.check.record.clone(), one.parties)),
                matter: None,
            });
        }
    }

    fn put_overdue_first(&mut self, today: NaiveDate) {
        for task in &mut self.list {
            let late = task.age(today).is_some_and(|days| days > OVERDUE_DAYS);
            // What is only to be signed has a section of its own: the work itself goes on.
            if late && task.unsigned.is_none() && task.matter.is_none() {
                task.section = TaskSection::Overdue;
            }
        }
        self.list.sort_by_key(|task| (task.section, task.since));
    }

    /// How many stand in a section.
    pub fn count(&self, section: TaskSection) -> usize {
        if section == TaskSection::Untouched {
            return self.untouched;
        }
        self.list
            .iter()
            .filter(|task| task.section == section)
            .count()
    }
}

impl Task {
    /// Days it has waited.
    pub fn age(&self, today: NaiveDate) -> Option<i64> {
        Some((today - self.since?).num_days())
    }
}

fn task(one: &Waiting, section: TaskSection, draft: bool) -> Task {
    Task {
        section,
        code: one.node.subject.code.clone(),
        stage: one.stage.title.clone(),
        since: one.since.and_then(day),
        progress: one.progress,
        draft,
        unsigned: None,
        matter: None,
    }
}

fn day(text: &str) -> Option<NaiveDate> {
    NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parties_go_round_and_share_the_roles_out() {
        let mut party = TaskParty::Everyone;
        for _ in 0..TaskParty::ALL.len() {
            assert_eq!(party.turned(1).before(), party);
            party = party.turned(1);
        }
        assert_eq!(party, TaskParty::Everyone);
        for role in Role::ALL {
            let parties = TaskParty::ALL
                .iter()
                .filter(|party| party.is_among(&[role]));
            assert_eq!(parties.count(), 2, "everyone and one more: {role:?}");
        }
    }
}
