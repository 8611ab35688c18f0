//! A paper is made void: why, and who says so. Its number stays used for ever, so it asks once more.

use super::save::issuers;
use crate::domain::issued::{Issued, PaperRecord, PaperTurn};
use crate::text::screen::papers as say;
use crate::tui::form::{Form, Heard, Line};
use crate::tui::keymap::Context;
use crate::tui::keymap::intent::Intent;
use crate::tui::page::{Effect, Page, Scene};
use crate::tui::paint::faults::sentences;
use crate::workspace::{Command, Done};
use ratatui::Frame;
use ratatui::layout::Rect;

/// What a line of the form asks.
#[derive(Clone, Copy, Debug, PartialEq)]
enum WithdrawAsk {
    Why,
    By,
}

/// The form.
#[derive(Debug)]
pub struct WithdrawForm {
    record: String,
    number: String,
    form: Form<WithdrawAsk>,
}

impl WithdrawForm {
    /// Opens the form for a paper; whoever issued it is the first to be meant.
    pub fn open(paper: &Issued, scene: &Scene) -> Effect {
        let people = issuers(std::slice::from_ref(&paper.form), scene);
        let lines = vec![
            Line::typed(WithdrawAsk::Why, say::withdraw_why, ""),
            Line::turned(WithdrawAsk::By, say::withdraw_by, people).at(&paper.by),
        ];
        Effect::go(Self {
            record: paper.record.clone(),
            number: paper.number.clone(),
            form: Form::new(lines).grave(),
        })
    }

    fn step(&self, scene: &Scene) -> PaperRecord {
        PaperRecord {
            turn: PaperTurn::Withdraw {
                paper: self.record.clone(),
            },
            at: scene.workspace.now(),
            by: self.form.value(WithdrawAsk::By).to_owned(),
            text: self.form.value(WithdrawAsk::Why).to_owned(),
        }
    }
}

impl Page for WithdrawForm {
    fn title(&self, scene: &Scene) -> String {
        say::withdraw(scene.lang, &self.number)
    }

    fn left(&self) -> Option<(String, Vec<String>)> {
        Some((format!("withdraw {}", self.record), self.form.left()))
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
            Heard::Go => Effect::act(Command::Paper(self.step(scene))),
        }
    }

    fn told(&mut self, _command: &Command, done: &Done, scene: &Scene) -> Effect {
        match done {
            Done::Refused(faults) => self.form.refuse(sentences(scene, "", faults)),
            _ => Effect::Many(vec![
                Effect::Close(1),
                Effect::Say(say::withdrawn(scene.lang, &self.number)),
            ]),
        }
    }

    fn view(&self, frame: &mut Frame, area: Rect, scene: &Scene) {
        self.form.view(frame, area, &self.title(scene), scene);
    }
}
