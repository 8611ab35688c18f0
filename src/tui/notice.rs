//! The form of a notice: the other side is told when something will be inspected, or asks for its
//! delay. The hours are those the stage asks for.

use super::effect::Effect;
use super::form::{Choice, Form, Heard, Line};
use super::intent::Intent;
use super::keymap::Context;
use super::screen::{Page, Scene, Screen};
use super::subject::sentences;
use crate::domain::notice::{self, Notice};
use crate::domain::person::OTHER_SIDE;
use crate::text::screen::{form as labels, rulings as say};
use crate::workspace::{Command, Done};
use ratatui::Frame;
use ratatui::layout::Rect;

/// Lines of the form.
const KIND: usize = 0;
const MEET: usize = 1;
const TO: usize = 2;
const OUTSIDE: usize = 3;
const TEXT: usize = 4;
const BY: usize = 5;
/// The key of asking for a delay.
const DELAY: &str = "delay";
/// Hours of notice where the stage names none.
const USUAL_HOURS: u32 = 48;

/// The form.
#[derive(Debug)]
pub struct NoticeForm {
    subject: String,
    stage: String,
    /// The notice in force, of which a delay can be asked.
    first: Option<String>,
    form: Form,
}

impl NoticeForm {
    /// Opens the form for the stage of a subject that is open now.
    pub fn open(subject: &str, scene: &Scene) -> Effect {
        let workspace = scene.workspace;
        let node = workspace
            .project()
            .and_then(|project| project.node(subject));
        let open = node.and_then(|node| Some((node, workspace.chain(node)?.open_stage(node)?.1)));
        let Some((node, stage)) = open else {
            return Effect::Warn(say::no_stage(scene.lang).to_owned());
        };
        let first = notice::in_force(node, &stage.id).map(|given| given.record.clone());
        let mut kinds = vec![Choice::new("give", |lang| say::give(lang).to_owned())];
        if first.is_some() {
            kinds.push(Choice::new(DELAY, |lang| say::delay(lang).to_owned()));
        }
        let people = |roles: &[_]| -> Vec<Choice> {
            let people = workspace.people_of(roles).into_iter();
            people.map(Choice::person).collect()
        };
        let mut by = people(notice::roles(false));
        if first.is_some() {
            by.extend(people(notice::roles(true)));
        }
        let hours = format!("+{}", stage.notice_hours.unwrap_or(USUAL_HOURS));
        let what = format!("{} {}", node.subject.name, node.subject.location);
        let form = Form::new(vec![
            Line::turned(say::kind, kinds),
            Line::typed(say::meet, &hours).hinted(say::meet_hint),
            Line::turned(say::to, people(&OTHER_SIDE)),
            Line::typed(say::outside, ""),
            Line::typed(say::what, what.trim()),
            Line::turned(labels::by, by),
        ]);
        Effect::go(Screen::Notice(Box::new(Self {
            subject: subject.to_owned(),
            stage: stage.id.clone(),
            first,
            form,
        })))
    }

    fn notice(&self, scene: &Scene) -> Option<Notice> {
        let value = |line| self.form.value(line).to_owned();
        let meet = scene.workspace.time_meant(&value(MEET))?;
        let delays = value(KIND) == DELAY;
        let to = [value(TO), value(OUTSIDE)].into_iter();
        Some(Notice {
            subject: self.subject.clone(),
            stage: self.stage.clone(),
            at: scene.workspace.now(),
            meet,
            by: value(BY),
            to: to.filter(|to| !to.is_empty()).collect(),
            text: value(TEXT),
            delays: self.first.clone().filter(|_| delays).unwrap_or_default(),
            chain: None,
        })
    }
}

impl Page for NoticeForm {
    fn title(&self, scene: &Scene) -> String {
        format!("{}  {}", say::notice(scene.lang), self.subject)
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::Form]
    }

    fn offers(&self, intent: Intent) -> bool {
        intent != Intent::Why
    }

    fn is_popup(&self) -> bool {
        true
    }

    fn update(&mut self, intent: Intent, scene: &Scene) -> Effect {
        match self.form.update(intent) {
            Heard::Stay => Effect::None,
            Heard::Leave => Effect::Back,
            Heard::Go => match self.notice(scene) {
                Some(notice) => Effect::act(Command::Notify(notice)),
                None => {
                    self.form
                        .refuse(vec![say::not_a_time(scene.lang).to_owned()]);
                    Effect::None
                }
            },
        }
    }

    fn told(&mut self, _command: &Command, done: &Done, scene: &Scene) -> Effect {
        match done {
            Done::Refused(faults) => {
                self.form.refuse(sentences(scene, &self.subject, faults));
                Effect::None
            }
            _ => {
                let said = format!("{}{}", say::done(scene.lang), say::notice(scene.lang));
                Effect::Many(vec![Effect::Back, Effect::Say(said)])
            }
        }
    }

    fn view(&self, frame: &mut Frame, area: Rect, scene: &Scene) {
        self.form.view(frame, area, &self.title(scene), scene);
    }
}
