//! The forms in which a step of an issue is taken, of one or of several at once. Who may take it and
//! what must come with it is the domain's to say; a refusal stays in the form, in words.

use super::asked::{self, IssueAsk, grave};
use super::kind::StepKind;
use super::trail;
use crate::domain::Fault;
use crate::domain::evidence::Evidence;
use crate::domain::issue::{Issue, IssueState, IssueStep, Severity, Step};
use crate::domain::timely::OddTime;
use crate::domain::trouble::Misstep;
use crate::text::day::DaySide;
use crate::text::exchange;
use crate::text::screen::{evidence, issues as say};
use crate::tui::evidence::{EvidencePage, just_taken};
use crate::tui::form::dated::DateAsked;
use crate::tui::form::{Form, Heard};
use crate::tui::keymap::Context;
use crate::tui::keymap::intent::Intent;
use crate::tui::page::{Effect, Page, Reply, Scene};
use crate::tui::paint::faults::sentences;
use crate::workspace::{Command, Done};
use ratatui::Frame;
use ratatui::layout::Rect;

/// A form for a step.
#[derive(Debug)]
pub struct StepForm {
    kind: StepKind,
    /// The subject, of an opening.
    subject: String,
    /// The issues it is taken of.
    ids: Vec<String>,
    form: Form<IssueAsk>,
    /// Photos and documents that go with the step.
    evidence: Vec<Evidence>,
    /// What is said of photos that may go with it.
    photos: String,
    /// Commands not yet answered, and how many were recorded.
    waiting: usize,
    recorded: usize,
    asked: DateAsked,
    /// What is odd about the times of the one issue's steps; looked up once, for it is in the records.
    odd: Vec<Option<OddTime>>,
}

impl StepForm {
    /// Opens the form of a step, unless none of the issues can take it now.
    pub fn open(kind: StepKind, ids: Vec<String>, scene: &Scene) -> Effect {
        let Some(project) = scene.workspace.project() else {
            return Effect::None;
        };
        let issues: Vec<&Issue> = ids.iter().filter_map(|id| project.issue(id)).collect();
        let able = |issue: &&&Issue| kind.fits(issue);
        let Some(first) = issues.iter().find(able) else {
            return match issues.first() {
                Some(issue) => Effect::Warn(stands(issue, scene)),
                None => Effect::say(say::pick_first(scene.lang)),
            };
        };
        let form = match kind {
            StepKind::Assign => asked::assigning(project, &issues, scene.me),
            _ => asked::telling(project, first, (kind, scene.me)),
        };
        let ids = issues.iter().map(|issue| issue.id.clone()).collect();
        Self::shown(kind, "", ids, form)
    }

    /// Opens the form that opens an issue on a subject.
    pub fn opening(subject: &str, scene: &Scene) -> Effect {
        let Some(project) = scene.workspace.project() else {
            return Effect::None;
        };
        let form = asked::opening(project, subject, scene);
        Self::shown(StepKind::Open, subject, Vec::new(), form)
    }

    fn shown(kind: StepKind, subject: &str, ids: Vec<String>, form: Form<IssueAsk>) -> Effect {
        Effect::go(Self {
            kind,
            subject: subject.to_owned(),
            ids,
            form,
            evidence: Vec::new(),
            photos: String::new(),
            waiting: 0,
            recorded: 0,
            asked: DateAsked::default(),
            odd: Vec::new(),
        })
    }

    /// What was filled in, as commands; or why not yet.
    fn commands(&self, scene: &Scene) -> Result<Vec<Command>, (IssueAsk, String)> {
        let at = scene.workspace.now();
        let value = |ask| self.form.value(ask).to_owned();
        let step = |id: &str, step: Step| {
            Command::Issue(IssueStep {
                issue: id.to_owned(),
                step,
                at: at.clone(),
                by: value(IssueAsk::By),
                text: value(IssueAsk::Text),
                evidence: self.evidence.clone(),
            })
        };
        if let Some(why) = self.kind.asks_for_words()
            && value(IssueAsk::Text).is_empty()
        {
            return Err((IssueAsk::Text, why(scene.lang).to_owned()));
        }
        if self.kind == StepKind::Open {
            let opening = Step::Open {
                subject: self.subject.clone(),
                item: value(IssueAsk::Item),
                severity: grave(&value(IssueAsk::Grave)).unwrap_or(Severity::Ordinary),
                place: value(IssueAsk::Place),
            };
            return Ok(vec![step("", opening)]);
        }
        let project = scene.workspace.project();
        let issues = self.ids.iter().filter_map(|id| project?.issue(id));
        if self.kind != StepKind::Assign {
            let kind = self.kind.step();
            return Ok(issues.map(|issue| step(&issue.id, kind.clone())).collect());
        }
        let due = scene
            .workspace
            .day_meant(&value(IssueAsk::Due), DaySide::Ahead);
        let due = due.map(|due| due.to_string());
        let due = due.ok_or_else(|| (IssueAsk::Due, say::not_a_day(scene.lang).to_owned()))?;
        let order = |issue: &Issue| {
            let crew = match value(IssueAsk::Crew).as_str() {
                "" => issue.crew.clone(),
                crew => crew.to_owned(),
            };
            if crew.trim().is_empty() {
                return Err((IssueAsk::Crew, say::needs_crew(scene.lang).to_owned()));
            }
            let order = Step::Assign {
                crew,
                due: (&due).into(),
                severity: grave(&value(IssueAsk::Grave)),
            };
            Ok(step(&issue.id, order))
        };
        issues.map(order).collect()
    }

    /// What would be odd about the date of a step taken now, in words.
    fn odd(&self, scene: &Scene) -> Option<&'static str> {
        let workspace = scene.workspace;
        let (project, now) = (workspace.project()?, workspace.now());
        let mut issues = self.ids.iter().filter_map(|id| project.issue(id));
        let odd = issues.find_map(|issue| workspace.odd_if_taken(issue, &now))?;
        Some(exchange::odd_step(scene.lang, odd))
    }

    /// The issue it is taken of, when that is one.
    fn only<'a>(&self, scene: &Scene<'a>) -> Option<&'a Issue> {
        match self.ids.as_slice() {
            [id] => scene.workspace.project()?.issue(id),
            _ => None,
        }
    }

    /// What became of the one issue up to now: whoever checks the mending reads how it was mended.
    fn trail(&self, scene: &Scene) -> Vec<String> {
        let Some(issue) = self.only(scene) else {
            return Vec::new();
        };
        let shown = (scene.workspace, scene.lang);
        let step = |at| trail::step(issue, at, &self.odd, shown).join(" ");
        (0..issue.steps.len()).map(step).collect()
    }

    fn go(&mut self, scene: &Scene) -> Effect {
        match self.commands(scene) {
            Err((ask, why)) => self.form.refuse_at(ask, why),
            Ok(commands) => {
                let (odd, now) = (self.odd(scene), scene.workspace.now());
                if let Some(question) = self.asked.question(odd, scene.lang, &now) {
                    return self.form.refuse(vec![question]);
                }
                self.form.refuse(Vec::new());
                (self.waiting, self.recorded) = (commands.len(), 0);
                Effect::Many(commands.into_iter().map(Effect::act).collect())
            }
        }
    }
}

fn stands(issue: &Issue, scene: &Scene) -> String {
    let fault = Fault::whole(Misstep::IssueStands(issue.state));
    let said = sentences(scene, &issue.subject, &[fault]).join(" ");
    let next = match issue.state {
        IssueState::Unassigned => say::assign_first(scene.lang),
        IssueState::Assigned => say::rectify_first(scene.lang),
        IssueState::Rectified => say::verify_first(scene.lang),
        IssueState::Closed => return said,
    };
    [&said, next].concat()
}

impl Page for StepForm {
    fn title(&self, scene: &Scene) -> String {
        let lang = scene.lang;
        let attached = match self.evidence.len() {
            0 => self.photos.clone(),
            count => format!("{} {}", evidence::title(lang), evidence::count(lang, count)),
        };
        let title = format!("{}  {attached}", self.kind.title()(lang));
        match self.ids.len() {
            0 => format!("{title}  {}", self.subject),
            1 => {
                let project = scene.workspace.project();
                let handle = self.only(scene).zip(project);
                let handle = handle.map(|(issue, project)| project.handle(issue));
                format!("{title}  {}", handle.unwrap_or_default())
            }
            count => format!("{title}  {}", say::chosen(lang, count)),
        }
    }

    fn left(&self) -> Option<(String, Vec<String>)> {
        Some((
            format!("{:?} {} {}", self.kind, self.subject, self.ids.join(" ")),
            self.form.left_with(&self.evidence),
        ))
    }

    fn resume(&mut self, texts: &[String], _scene: &Scene) -> bool {
        self.form.resume(texts);
        self.evidence = self.form.pieces(texts);
        true
    }

    fn contexts(&self) -> &'static [Context] {
        self.form.contexts_with_pieces()
    }

    fn wake(&mut self, scene: &Scene) {
        let issue = self.only(scene);
        self.photos = just_taken(&self.evidence, scene);
        self.odd = issue.map_or_else(Vec::new, |issue| scene.workspace.odd_steps(issue));
    }

    fn is_popup(&self) -> bool {
        true
    }

    fn update(&mut self, intent: Intent, scene: &Scene) -> Effect {
        if intent == Intent::Evidence {
            let page = EvidencePage::of_step(self.evidence.clone(), scene);
            return Effect::go(page);
        }
        match self.form.update(intent, scene) {
            Heard::Effect(effect) => effect,
            Heard::Go => self.go(scene),
        }
    }

    fn reply(&mut self, reply: Reply, _scene: &Scene) -> Effect {
        if let Reply::Evidence(kept) = reply {
            self.evidence = kept;
        }
        Effect::None
    }

    fn told(&mut self, command: &Command, done: &Done, scene: &Scene) -> Effect {
        self.waiting = self.waiting.saturating_sub(1);
        match (done, command) {
            (Done::Refused(faults), Command::Issue(step)) => {
                let project = scene.workspace.project();
                let issue = project.and_then(|project| project.issue(&step.issue));
                let subject = issue.map_or(self.subject.as_str(), |issue| &issue.subject);
                let about = issue.and_then(|issue| Some(project?.handle(issue)));
                let why = sentences(scene, subject, faults).join(" ");
                let mut all = std::mem::take(&mut self.form.faults);
                all.push(format!("{} {why}", about.unwrap_or(subject)));
                self.form.refuse(all);
            }
            (_, Command::Issue(step)) => {
                self.recorded += 1;
                self.ids.retain(|id| *id != step.issue);
            }
            _ => {}
        }
        if self.waiting > 0 {
            return Effect::None;
        }
        let recorded = say::recorded(scene.lang, self.recorded);
        match self.form.faults.is_empty() {
            true => Effect::Many(vec![Effect::Back, Effect::Say(recorded)]),
            false if self.recorded > 0 => Effect::Warn(recorded),
            false => Effect::None,
        }
    }

    fn view(&self, frame: &mut Frame, area: Rect, scene: &Scene) {
        let told = self.trail(scene);
        self.form
            .view_above(frame, area, (&self.title(scene), &told), scene);
    }
}
