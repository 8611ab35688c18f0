//! What an issue cost, as a form: estimated while it is open, as it came to be once it is mended. What was entered
//! before stands in the lines, and what is entered now stands in its place.

use super::cause::tellers;
use super::spent::{self, CostAsk};
use crate::domain::cost::{CostKind, CostRecord, CostSaid, Reckoning};
use crate::domain::issue::{Issue, IssueState};
use crate::domain::project::Project;
use crate::rates::cost::matter::usual_kind;
use crate::text::cost as say;
use crate::text::screen::costs as words;
use crate::text::screen::form as labels;
use crate::text::screen::usual;
use crate::tui::form::{Choice, Form, Heard, Line};
use crate::tui::keymap::Context;
use crate::tui::keymap::intent::Intent;
use crate::tui::page::{Effect, Page, Scene};
use crate::tui::paint::faults::sentences;
use crate::workspace::{Command, CostCommand, Done};
use ratatui::Frame;
use ratatui::layout::Rect;

/// The form.
#[derive(Debug)]
pub struct CostForm {
    issue: String,
    subject: String,
    handle: String,
    form: Form<CostAsk>,
    /// Lines of what was entered before that have no place in the form, and stay.
    beyond: usize,
}

impl CostForm {
    /// Opens it on an issue.
    pub fn open(issue: &Issue, project: &Project, scene: &Scene) -> Effect {
        let mended = matches!(issue.state, IssueState::Rectified | IssueState::Closed);
        let step = if mended {
            Reckoning::Actual
        } else {
            Reckoning::Estimate
        };
        let kind = usual_kind(project, &issue.subject);
        let before = standing(project, &issue.id, (step, kind));
        let before = before.map(|cost| &cost.said);
        let steps = [Reckoning::Estimate, Reckoning::Actual];
        let steps = steps.map(|one| Choice::new(one.as_str(), |lang| say::reckoning(lang, one)));
        let kinds = [CostKind::Internal, CostKind::External];
        let kinds = kinds.map(|one| Choice::new(one.as_str(), |lang| say::kind(lang, one)));
        let mut lines = vec![
            Line::turned(CostAsk::Step, say::reckoned, steps.to_vec()).at(step.as_str()),
            Line::turned(CostAsk::Kind, words::kind, kinds.to_vec()).at(kind.as_str()),
        ];
        lines.extend(spent::lines(&project.head.agreed.prices, before));
        lines.push(Line::typed(CostAsk::Text, say::purpose, "").usual(usual::spent_for));
        lines.push(Line::who(
            CostAsk::By,
            labels::by,
            (tellers(project), scene.me),
        ));
        let mut form = Form::new(lines);
        form.go_to(CostAsk::Quantity(crate::domain::spent::SpentOn::Hours));
        Effect::go(Self {
            issue: issue.id.clone(),
            subject: issue.subject.clone(),
            handle: project.handle(issue).to_owned(),
            form,
            beyond: spent::beyond(before).len(),
        })
    }

    fn go(&mut self, scene: &Scene) -> Effect {
        let value = |ask| self.form.value(ask).to_owned();
        let step = match value(CostAsk::Step) == Reckoning::Actual.as_str() {
            true => Reckoning::Actual,
            false => Reckoning::Estimate,
        };
        let kind = match value(CostAsk::Kind) == CostKind::External.as_str() {
            true => CostKind::External,
            false => CostKind::Internal,
        };
        let before = scene.workspace.project();
        let before = before.and_then(|project| standing(project, &self.issue, (step, kind)));
        let (spent, delay) = match spent::read(&self.form, before.map(|cost| &cost.said)) {
            Ok(read) => read,
            Err(ask) => {
                let no_figure = words::no_figure(scene.lang).to_owned();
                return self.form.refuse_at(ask, no_figure);
            }
        };
        if before.is_some() && value(CostAsk::Text).is_empty() {
            let why = words::why_corrected(scene.lang).to_owned();
            return self.form.refuse_at(CostAsk::Text, why);
        }
        Effect::act(Command::Cost(CostCommand::Spent(Box::new(CostRecord {
            step,
            kind,
            issue: self.issue.clone(),
            subject: String::new(),
            spent,
            delay,
            corrects: before.map_or(String::new(), |cost| cost.record.clone()),
            at: scene.workspace.now(),
            by: value(CostAsk::By),
            text: value(CostAsk::Text),
            evidence: Vec::new(),
        }))))
    }
}

/// What stands of an issue of this step and kind.
fn standing<'a>(
    project: &'a Project,
    issue: &str,
    (step, kind): (Reckoning, CostKind),
) -> Option<&'a CostSaid> {
    let mut all = project.standing_costs();
    all.find(|cost| {
        let said = &cost.said;
        said.issue == issue && said.step == step && said.kind == kind
    })
}

impl Page for CostForm {
    fn title(&self, scene: &Scene) -> String {
        format!("{}  {}", say::cost(scene.lang), self.handle)
    }

    fn left(&self) -> Option<(String, Vec<String>)> {
        Some((format!("cost {}", self.issue), self.form.left()))
    }

    fn resume(&mut self, texts: &[String], _scene: &Scene) -> bool {
        self.form.resume(texts);
        true
    }

    fn contexts(&self) -> &'static [Context] {
        self.form.contexts()
    }

    fn is_popup(&self) -> bool {
        true
    }

    fn update(&mut self, intent: Intent, scene: &Scene) -> Effect {
        match self.form.update(intent, scene) {
            Heard::Effect(effect) => effect,
            Heard::Go => self.go(scene),
        }
    }

    fn told(&mut self, _command: &Command, done: &Done, scene: &Scene) -> Effect {
        match done {
            Done::Refused(faults) => {
                let why = sentences(scene, &self.subject, faults);
                self.form.refuse(why)
            }
            _ => Effect::Many(vec![Effect::Back, Effect::say(words::recorded(scene.lang))]),
        }
    }

    fn view(&self, frame: &mut Frame, area: Rect, scene: &Scene) {
        let told: Vec<String> = match self.beyond {
            0 => Vec::new(),
            lines => vec![words::beyond(scene.lang, lines)],
        };
        self.form
            .view_above(frame, area, (&self.title(scene), &told), scene);
    }
}
