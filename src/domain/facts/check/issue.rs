//! 不合格项: what failed, followed to its end. One opens by itself for each failing item of a
//! check, or by hand; every step is taken by a named person and stands as a record. A step back
//! (a re-check that fails) stands beside the steps before it. Who may take a step is said in
//! [`crate::domain::rectify`].

use crate::domain::evidence::Evidence;
use crate::domain::ruling::What;
pub use crate::domain::severity::{Blocking, Severity};
use crate::domain::time::{Day, Time};
use crate::domain::zone::Zone;
use serde::{Deserialize, Serialize};

/// Where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IssueState {
    /// 待分配.
    Unassigned,
    /// 待整改.
    Assigned,
    /// 待复查.
    Rectified,
    /// 已关闭.
    Closed,
}

/// One step of its way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "step", rename_all = "snake_case")]
pub enum Step {
    /// Found by eye, outside a check's items.
    Open {
        /// The subject's code.
        subject: String,
        /// The item, if it is about one.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        item: String,
        /// How grave.
        severity: Severity,
        /// Where exactly.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        place: String,
    },
    /// Who mends it, and until when.
    Assign {
        /// The crew.
        crew: String,
        /// The day it is due, `YYYY-MM-DD`.
        due: Day,
        /// How grave, if it is judged anew.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        severity: Option<Severity>,
    },
    /// Mended, by whoever says so.
    Rectify,
    /// Checked again.
    Verify {
        /// Whether it conforms now.
        passed: bool,
    },
    /// Closed without a re-check; the reason says why.
    Close,
}

/// A step as recorded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssueStep {
    /// The issue's id; empty when the step opens one.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub issue: String,
    /// The step.
    #[serde(flatten)]
    pub step: Step,
    /// When, RFC 3339 with offset.
    pub at: Time,
    /// Who: a person's code.
    pub by: String,
    /// What was found, ordered or done.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// Photos and documents.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Evidence>,
}

/// A step the fold keeps, with its record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepTaken {
    /// The record it stands in.
    pub record: String,
    /// The step; what a check or a ruling did to the issue is written as a step of whoever concluded
    /// it.
    pub step: IssueStep,
    /// What became of the issue by it.
    #[serde(default, skip_serializing_if = "Turn::is_step")]
    pub turn: Turn,
}

/// What became of an issue by a record.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Turn {
    /// What its step says, if it could be taken.
    #[default]
    Step,
    /// It was ended from outside.
    Settled(Route),
    /// It was opened again from outside.
    GivenBack,
}

impl Turn {
    fn is_step(&self) -> bool {
        *self == Turn::Step
    }
}

/// How an issue came to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Route {
    /// A re-check found that it conforms.
    Recheck,
    /// A person closed it without a re-check and said why.
    Decided,
    /// Its subject was accepted on documents (GB 50300-2013, 5.0.6).
    Ruling(What),
}

/// An issue as the fold keeps it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Issue {
    /// Its id: the record that opened it, and the item when a check did.
    pub id: String,
    /// The subject's code.
    pub subject: String,
    /// The item; empty when it is about none.
    pub item: String,
    /// The stage whose check opened it; empty when opened by hand.
    pub stage: String,
    /// How grave.
    pub severity: Severity,
    /// Where it stands.
    pub state: IssueState,
    /// Where exactly, if said.
    pub place: String,
    /// When it was opened, as written.
    pub opened: Time,
    /// Who found it.
    pub by: String,
    /// The crew that answers for it.
    pub crew: String,
    /// The day it is due, if assigned.
    pub due: Day,
    /// When it was closed, as written; empty while open.
    pub closed: Time,
    /// By which route it was closed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub route: Option<Route>,
    /// The record that closed it; empty while open.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub closed_by: String,
    /// How often it went back after a re-check.
    pub returns: u32,
    /// Every step taken, its opening first.
    pub steps: Vec<StepTaken>,
}

impl IssueState {
    /// All, in order.
    pub const ALL: [IssueState; 4] = [
        IssueState::Unassigned,
        IssueState::Assigned,
        IssueState::Rectified,
        IssueState::Closed,
    ];

    /// The record's word.
    pub fn as_str(self) -> &'static str {
        match self {
            IssueState::Unassigned => "unassigned",
            IssueState::Assigned => "assigned",
            IssueState::Rectified => "rectified",
            IssueState::Closed => "closed",
        }
    }
}

impl Route {
    /// The word of the facts.
    pub fn as_str(self) -> &'static str {
        match self {
            Route::Recheck => "recheck",
            Route::Decided => "decided",
            Route::Ruling(what) => what.as_str(),
        }
    }
}

impl Step {
    /// The record's word.
    pub fn as_str(&self) -> &'static str {
        match self {
            Step::Open { .. } => "open",
            Step::Assign { .. } => "assign",
            Step::Rectify => "rectify",
            Step::Verify { .. } => "verify",
            Step::Close => "close",
        }
    }
}

impl Issue {
    /// An issue that a step opens in a record, still without its first step.
    pub fn open(id: String, opening: &IssueStep, crew: String) -> Option<Self> {
        let Step::Open {
            subject,
            item,
            severity,
            place,
        } = &opening.step
        else {
            return None;
        };
        Some(Self {
            id,
            subject: subject.clone(),
            item: item.clone(),
            stage: String::new(),
            severity: *severity,
            state: IssueState::Unassigned,
            place: place.clone(),
            opened: opening.at.clone(),
            by: opening.by.clone(),
            crew,
            due: Day::default(),
            closed: Time::default(),
            route: None,
            closed_by: String::new(),
            returns: 0,
            steps: Vec::new(),
        })
    }

    /// Whether it is still open.
    pub fn is_open(&self) -> bool {
        self.state != IssueState::Closed
    }

    /// Whether it opened by itself from a failing item.
    pub fn is_automatic(&self) -> bool {
        !self.stage.is_empty()
    }

    /// Whether its due day has passed on `today` (`YYYY-MM-DD`).
    pub fn is_overdue(&self, today: &str) -> bool {
        self.is_open() && !self.due.is_empty() && self.due.as_str() < today
    }

    /// Whether it was closed, and not after the day it was due by the days of the site; without such a day nothing
    /// is late.
    pub fn was_closed_in_time(&self, zone: Zone) -> bool {
        let late = |due| zone.day(&self.closed).is_none_or(|closed| closed > due);
        !self.is_open() && !self.due.date().is_some_and(late)
    }

    /// Whether it keeps its subject from being accepted. What opened by itself is closed by the
    /// passing check of its own stage, so only what people opened can stand in the way.
    pub fn blocks(&self, blocking: Blocking) -> bool {
        let grave = match blocking {
            Blocking::None => false,
            Blocking::Serious => self.severity == Severity::Serious,
            Blocking::All => true,
        };
        grave && self.is_open() && !self.is_automatic()
    }

    /// The next state a step leads to; `None` when it cannot be taken now.
    pub fn after(&self, step: &Step) -> Option<IssueState> {
        match (step, self.state) {
            (Step::Open { .. }, _) | (_, IssueState::Closed) => None,
            (Step::Assign { .. }, IssueState::Unassigned | IssueState::Assigned) => {
                Some(IssueState::Assigned)
            }
            (Step::Rectify, IssueState::Assigned) => Some(IssueState::Rectified),
            (Step::Verify { passed: true }, IssueState::Rectified) => Some(IssueState::Closed),
            (Step::Verify { passed: false }, IssueState::Rectified) => Some(IssueState::Assigned),
            (Step::Close, _) => Some(IssueState::Closed),
            _ => None,
        }
    }

    /// Takes a recorded step; one that does not fit is kept and changes nothing else.
    pub fn take(&mut self, step: IssueStep, record: &str) {
        if let Some(state) = self.after(&step.step) {
            self.state = state;
            match &step.step {
                Step::Assign {
                    crew,
                    due,
                    severity,
                } => {
                    self.crew.clone_from(crew);
                    self.due.clone_from(due);
                    self.severity = severity.unwrap_or(self.severity);
                }
                Step::Verify { passed: false } => self.returns += 1,
                Step::Verify { passed: true } => self.end(Route::Recheck, &step.at, record),
                Step::Close => self.end(Route::Decided, &step.at, record),
                _ => {}
            }
        }
        self.note(step, record, Turn::Step);
    }

    /// The issue as someone saw it who knew only some of the records; none when its opening was not
    /// among them.
    pub(in crate::domain) fn as_known(
        &self,
        knew: &dyn Fn(&str) -> bool,
        crew: &str,
    ) -> Option<Self> {
        let mut known = self.steps.iter().filter(|taken| knew(&taken.record));
        let opening = self.steps.first().filter(|opening| knew(&opening.record))?;
        known.next();
        let mut view = Self::open(self.id.clone(), &opening.step, crew.to_owned())?;
        view.stage.clone_from(&self.stage);
        view.note(opening.step.clone(), &opening.record, Turn::Step);
        for StepTaken { record, step, turn } in known {
            match turn {
                Turn::Step => view.take(step.clone(), record),
                Turn::Settled(route) => view.settle(*route, step.clone(), record),
                Turn::GivenBack => view.give_back(step.clone(), record),
            }
        }
        Some(view)
    }

    /// A check or a ruling ends it, whatever state it is in.
    pub(in crate::domain) fn settle(&mut self, route: Route, step: IssueStep, record: &str) {
        self.end(route, &step.at, record);
        self.note(step, record, Turn::Settled(route));
    }

    /// What ended it does not stand any more, or a check found the item failing again.
    pub(in crate::domain) fn give_back(&mut self, step: IssueStep, record: &str) {
        self.returns += 1;
        self.state = match self.due.is_empty() {
            true => IssueState::Unassigned,
            false => IssueState::Assigned,
        };
        self.route = None;
        self.closed = Time::default();
        self.closed_by.clear();
        self.note(step, record, Turn::GivenBack);
    }

    pub(in crate::domain) fn note(&mut self, step: IssueStep, record: &str, turn: Turn) {
        self.steps.push(StepTaken {
            record: record.to_owned(),
            step,
            turn,
        });
    }

    fn end(&mut self, route: Route, at: &str, record: &str) {
        self.state = IssueState::Closed;
        self.route = Some(route);
        self.closed = at.into();
        record.clone_into(&mut self.closed_by);
    }

    /// Who mended it last.
    pub fn mender(&self) -> Option<&str> {
        let rectified = |taken: &&StepTaken| matches!(taken.step.step, Step::Rectify);
        self.steps
            .iter()
            .rfind(rectified)
            .map(|taken| taken.step.by.as_str())
    }

    /// When it came to the state it is in, as written.
    pub fn since(&self) -> &str {
        let last = self.steps.last();
        last.map_or(self.opened.as_str(), |taken| taken.step.at.as_str())
    }
}
