//! Why an issue happened: 人、机、料、法、环、测 and a second level, each on a digit, and what is done against it.

use crate::domain::cause::{CauseGroup, CauseRecord};
use crate::domain::costing;
use crate::domain::issue::Issue;
use crate::domain::project::Project;
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

/// What a line asks.
#[derive(Clone, Copy, Debug, PartialEq)]
enum CauseAsk {
    Group,
    Cause,
    Measure,
    By,
}

/// The form.
#[derive(Debug)]
pub struct CauseForm {
    issue: String,
    subject: String,
    handle: String,
    form: Form<CauseAsk>,
    /// The group whose causes are offered.
    offered: String,
}

impl CauseForm {
    /// Opens it on an issue that is mended.
    pub fn open(issue: &Issue, project: &Project, scene: &Scene) -> Effect {
        let groups = CauseGroup::ALL
            .map(|group| Choice::new(group.as_str(), |lang| say::cause_group(lang, group)));
        let form = Form::new(vec![
            Line::unchosen(CauseAsk::Group, say::cause, groups.to_vec()),
            Line::turned(
                CauseAsk::Cause,
                words::which,
                vec![Choice::new("", words::only_group)],
            ),
            Line::typed(CauseAsk::Measure, say::measure, "").usual(usual::measures),
            Line::who(CauseAsk::By, labels::by, (tellers(project), scene.me)),
        ]);
        let mut page = Self {
            issue: issue.id.clone(),
            subject: issue.subject.clone(),
            handle: project.handle(issue).to_owned(),
            form,
            offered: String::new(),
        };
        if let Some(said) = project.cause_of(&issue.id) {
            page.form.put(CauseAsk::Group, said.group.as_str());
            page.offer(scene);
            page.form.put(CauseAsk::Cause, &said.cause);
            page.form.put(CauseAsk::Measure, &said.text);
        }
        Effect::go(page)
    }

    fn group(&self) -> Option<CauseGroup> {
        let chosen = self.form.value(CauseAsk::Group);
        CauseGroup::ALL
            .into_iter()
            .find(|group| group.as_str() == chosen)
    }

    /// Offers the causes of the group that is chosen now.
    fn offer(&mut self, scene: &Scene) {
        let Some(group) = self.group().filter(|group| group.as_str() != self.offered) else {
            return;
        };
        group.as_str().clone_into(&mut self.offered);
        let causes = scene.workspace.library().causes.of(group);
        let causes = causes.map(|cause| Choice::new(&cause.id, |lang| lang.of_words(&cause.name)));
        let none = Choice::new("", words::only_group);
        self.form
            .offer(CauseAsk::Cause, causes.chain([none]).collect());
    }

    fn go(&mut self, scene: &Scene) -> Effect {
        let Some(group) = self.group() else {
            let which = words::choose_group(scene.lang).to_owned();
            return self.form.refuse_at(CauseAsk::Group, which);
        };
        let value = |ask| self.form.value(ask).to_owned();
        Effect::act(Command::Cost(CostCommand::Cause(CauseRecord {
            issue: self.issue.clone(),
            group,
            cause: value(CauseAsk::Cause),
            called: None,
            at: scene.workspace.now(),
            by: value(CauseAsk::By),
            text: value(CauseAsk::Measure),
        })))
    }
}

/// The people who may say what something cost and why it failed.
pub(super) fn tellers(project: &Project) -> Vec<Choice> {
    let people = project.people.values();
    let may = people.filter(|person| costing::TELLERS.contains(&person.role));
    Choice::people(Some(project), may)
}

impl Page for CauseForm {
    fn title(&self, scene: &Scene) -> String {
        format!("{}  {}", say::cause(scene.lang), self.handle)
    }

    fn left(&self) -> Option<(String, Vec<String>)> {
        Some((format!("cause {}", self.issue), self.form.left()))
    }

    fn resume(&mut self, texts: &[String], scene: &Scene) -> bool {
        self.form.resume(texts);
        self.offer(scene);
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
        let heard = self.form.update(intent, scene);
        self.offer(scene);
        match heard {
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
        self.form
            .view_above(frame, area, (&self.title(scene), &[]), scene);
    }
}
