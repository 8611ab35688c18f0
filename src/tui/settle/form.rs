//! A person's word on which side stands: why, and who says so. It stands for ever, so it asks once more.

use crate::domain::settle::SettlementAsked;
use crate::text::screen::settle as say;
use crate::tui::form::{Choice, Form, Heard, Line};
use crate::tui::keymap::Context;
use crate::tui::keymap::intent::Intent;
use crate::tui::page::{Effect, Page, Scene};
use crate::tui::paint::faults::sentences;
use crate::workspace::shown::conflict::{ConflictMatter, settling};
use crate::workspace::{Command, Done};
use ratatui::Frame;
use ratatui::layout::Rect;

/// What a line of the form asks.
#[derive(Clone, Copy, Debug, PartialEq)]
enum SettleAsk {
    Why,
    By,
}

/// The form.
#[derive(Debug)]
pub struct SettleForm {
    matter: ConflictMatter,
    stands: String,
    form: Form<SettleAsk>,
}

impl SettleForm {
    /// Opens the form that lets a record stand.
    pub fn open(matter: &ConflictMatter, stands: &str, scene: &Scene) -> Effect {
        let people = scene
            .workspace
            .people_of(&scene.workspace.may_settle(matter));
        let people = Choice::people(scene.workspace.project(), people);
        let why = Line::typed(SettleAsk::Why, say::why, "");
        let by = Line::who(SettleAsk::By, say::by, (people, scene.me));
        let lines = vec![why, by];
        Effect::go(Self {
            matter: matter.clone(),
            stands: stands.to_owned(),
            form: Form::new(lines).grave(),
        })
    }

    fn code(&self) -> &str {
        let (ConflictMatter::Checks(code) | ConflictMatter::Row(_, code)) = &self.matter;
        code
    }

    fn asked(&self, scene: &Scene) -> SettlementAsked {
        SettlementAsked {
            subject: self.code().to_owned(),
            stands: self.stands.clone(),
            why: self.form.value(SettleAsk::Why).to_owned(),
            by: self.form.value(SettleAsk::By).to_owned(),
            at: scene.workspace.now(),
        }
    }
}

impl Page for SettleForm {
    fn title(&self, scene: &Scene) -> String {
        let sides = scene.workspace.sides(&self.matter);
        let nth = sides.iter().position(|side| side.record == self.stands);
        let nth = say::side(scene.lang, nth.unwrap_or(0) + 1, sides.len());
        let stands = crate::text::screen::keys::settle(scene.lang);
        format!(
            "{} {}  {stands}{}{nth}",
            say::title(scene.lang),
            self.code(),
            scene.lang.colon()
        )
    }

    fn left(&self) -> Option<(String, Vec<String>)> {
        Some((format!("settle {}", self.code()), self.form.left()))
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
            Heard::Go => Effect::act(settling(&self.matter, self.asked(scene))),
        }
    }

    fn told(&mut self, _command: &Command, done: &Done, scene: &Scene) -> Effect {
        match done {
            Done::Refused(faults) => self.form.refuse(sentences(scene, self.code(), faults)),
            _ => Effect::Many(vec![
                Effect::Close(2),
                Effect::Say(say::settled(scene.lang).to_owned()),
            ]),
        }
    }

    fn view(&self, frame: &mut Frame, area: Rect, scene: &Scene) {
        self.form.view(frame, area, &self.title(scene), scene);
    }
}
