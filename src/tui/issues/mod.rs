//! The board of issues: by state, those due first on top, of all crews or of one, of the project or
//! of a subject. Several are chosen with the space bar and go the same step together.
//!
//! | file | noun |
//! |---|---|
//! | `one`, `trail` | one issue, its trail in words |
//! | `steps`, `kind`, `asked` | a step taken: which there are, the form, what it asks |
//! | `view` | how the board is drawn |

mod asked;
mod kind;
mod one;
mod steps;
mod trail;
mod view;

pub use one::IssuePage;
use one::can_be_taken;
pub use steps::StepForm;
pub use view::{about, due};

use super::keymap::Context;
use super::keymap::intent::Intent;
use super::list::Cursor;
use super::page::{Effect, Lead, Page, Scene};
use super::papers::PapersPage;
use crate::domain::issue::{Issue, IssueState};
use crate::domain::project::Project;
use crate::text::screen::issues as say;
use crate::workspace::paper::offers::Matter;
use kind::StepKind;
use ratatui::Frame;
use ratatui::layout::Rect;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// The board.
#[derive(Debug, Default)]
pub struct Board {
    /// The subject it is about, with everything below; none: the project.
    subject: Option<String>,
    crews: Vec<String>,
    /// The crew it shows, by its place; none: all.
    crew: Option<usize>,
    with_closed: bool,
    /// Those chosen, each with the state it was chosen in: a step taken ends the choice.
    chosen: BTreeMap<String, IssueState>,
    /// Ids of the issues shown, by state, those due first on top.
    rows: Vec<String>,
    cursor: Cursor,
}

impl Board {
    /// The board of a subject and everything below it.
    pub fn of(subject: &str) -> Self {
        Self {
            subject: Some(subject.to_owned()),
            ..Self::default()
        }
    }

    fn concerns(&self, project: &Project, issue: &Issue) -> bool {
        match &self.subject {
            Some(code) => project
                .node(code)
                .is_some_and(|node| project.holds(node, &issue.subject)),
            None => true,
        }
    }

    fn any_closed(&self, scene: &Scene) -> bool {
        scene.workspace.project().is_some_and(|project| {
            let mut closed =
                { project.issues().iter() }.filter(|one| one.state == IssueState::Closed);
            closed.any(|issue| self.concerns(project, issue))
        })
    }

    fn gather(&mut self, project: &Project) {
        let on = self.rows.get(self.cursor.at).cloned();
        let all = project.issues().iter();
        let concerned: Vec<&Issue> = all.filter(|issue| self.concerns(project, issue)).collect();
        let crews: BTreeSet<&str> = concerned.iter().map(|issue| issue.crew.as_str()).collect();
        let crew = self.crew.and_then(|at| self.crews.get(at)).cloned();
        self.crews = crews.into_iter().map(str::to_owned).collect();
        self.crew = crew.and_then(|crew| self.crews.iter().position(|one| *one == crew));
        let crew = self.crew.and_then(|at| self.crews.get(at));
        let mut shown = concerned;
        shown.retain(|issue| {
            let of_crew = crew.is_none_or(|crew| *crew == issue.crew);
            of_crew && (self.with_closed || issue.is_open())
        });
        shown.sort_by_key(|issue| {
            let due = (issue.due.is_empty(), issue.due.clone());
            match issue.is_open() {
                true => (issue.state, due, Reverse("")),
                // Of the closed ones the latest come first.
                false => (
                    issue.state,
                    Default::default(),
                    Reverse(issue.closed.as_str()),
                ),
            }
        });
        self.rows = shown.iter().map(|issue| issue.id.clone()).collect();
        let rows = &self.rows;
        self.chosen.retain(|id, state| {
            let issue = project.issue(id);
            rows.contains(id) && issue.is_some_and(|issue| issue.state == *state)
        });
        let again = self.rows.iter().position(|id| Some(id) == on.as_ref());
        self.cursor.stay(again, self.rows.len());
    }

    fn turn_crew(&mut self, forward: bool, project: &Project) {
        let places = self.crews.len() + 1;
        let at = self.crew.map_or(0, |at| at + 1);
        let to = if forward { at + 1 } else { at + places - 1 } % places;
        self.crew = to.checked_sub(1);
        self.cursor = Cursor::default();
        self.gather(project);
    }

    fn choose(&mut self, project: &Project) {
        let id = self.rows.get(self.cursor.at);
        if let Some(issue) = id.and_then(|id| project.issue(id)) {
            if self.chosen.remove(&issue.id).is_none() {
                self.chosen.insert(issue.id.clone(), issue.state);
            }
            self.cursor.moved(Intent::Down, self.rows.len());
        }
    }

    /// Those chosen, or the one the cursor is on.
    fn meant(&self) -> Vec<String> {
        match self.chosen.is_empty() {
            true => self.rows.get(self.cursor.at).cloned().into_iter().collect(),
            false => self.chosen.keys().cloned().collect(),
        }
    }

    fn step(&self, nth: usize, scene: &Scene) -> Effect {
        match StepKind::of_digit(nth) {
            Some(StepKind::Open) => match &self.subject {
                Some(code) => StepForm::opening(code, scene),
                None => Effect::None,
            },
            Some(kind) => StepForm::open(kind, self.meant(), scene),
            None => Effect::None,
        }
    }
}

/// How many issues of the project are open, in each state, and how many are overdue.
pub fn counts(project: &Project, today: &str) -> ([usize; 3], usize) {
    let mut counts = [0; 3];
    let mut overdue = 0;
    for issue in project.issues() {
        match issue.state {
            IssueState::Unassigned => counts[0] += 1,
            IssueState::Assigned => counts[1] += 1,
            IssueState::Rectified => counts[2] += 1,
            IssueState::Closed => {}
        }
        overdue += usize::from(issue.is_overdue(today));
    }
    (counts, overdue)
}

impl Page for Board {
    fn title(&self, scene: &Scene) -> String {
        say::title(scene.lang).to_owned()
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::Board, Context::Issues, Context::List]
    }

    fn offers(&self, intent: Intent, scene: &Scene) -> bool {
        match intent {
            Intent::Why => false,
            Intent::Choose(nth) if StepKind::of_digit(nth) == Some(StepKind::Open) => {
                self.subject.is_some()
            }
            // Of several chosen one is enough: the form says which cannot take the step.
            Intent::Choose(nth) => {
                let project = scene.workspace.project();
                let meant = self.meant();
                let mut issues = meant.iter().filter_map(|id| project?.issue(id));
                issues.any(|issue| can_be_taken(issue).contains(&nth))
            }
            Intent::Confirm | Intent::Select | Intent::Print => !self.rows.is_empty(),
            Intent::Narrow => self.any_closed(scene),
            _ => true,
        }
    }

    fn wake(&mut self, scene: &Scene) {
        if let Some(project) = scene.workspace.project() {
            self.gather(project);
        }
    }

    fn lead(&self, scene: &Scene) -> Option<Lead> {
        view::lead(self, scene)
    }

    fn list(&mut self, _scene: &Scene) -> Option<(&mut Cursor, usize)> {
        Some((&mut self.cursor, self.rows.len()))
    }

    /// Out of choosing several first.
    fn back(&mut self, _scene: &Scene) -> Effect {
        if self.chosen.is_empty() {
            return Effect::Back;
        }
        self.chosen.clear();
        Effect::None
    }

    fn act(&mut self, intent: Intent, scene: &Scene) -> Effect {
        let Some(project) = scene.workspace.project() else {
            return Effect::Back;
        };
        match intent {
            Intent::Left => self.turn_crew(false, project),
            Intent::Right => self.turn_crew(true, project),
            Intent::Select => self.choose(project),
            Intent::Narrow => {
                self.with_closed = !self.with_closed;
                self.gather(project);
                return Effect::say(match self.with_closed {
                    true => say::with_closed(scene.lang),
                    false => say::open_only(scene.lang),
                });
            }
            Intent::Confirm => {
                if let Some(id) = self.rows.get(self.cursor.at) {
                    let page = IssuePage::new(id, scene);
                    return Effect::go(page);
                }
            }
            Intent::Choose(nth) => return self.step(nth, scene),
            Intent::Print => return PapersPage::of(Matter::Issues(self.meant())),
            _ => {}
        }
        Effect::None
    }

    fn view(&self, frame: &mut Frame, area: Rect, scene: &Scene) {
        view::view(frame.buffer_mut(), area, self, scene);
    }
}
