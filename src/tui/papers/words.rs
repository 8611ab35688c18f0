//! The form for what only a person can say on a paper: a line for each open field, with what stands there. Where it is
//! kept is not known here.

use crate::domain::issued::PaperWords;
use crate::failure::Failure;
use crate::text::field::called;
use crate::text::screen::papers as say;
use crate::tui::form::{Form, Heard, Line};
use crate::tui::keymap::intent::Intent;
use crate::tui::keymap::{Context, Phrase};
use crate::tui::page::{Effect, Scene};
use crate::workspace::Command;
use crate::workspace::paper::papers::WantedPaper;
use crate::workspace::paper::words::OpenField;
use ratatui::Frame;
use ratatui::layout::Rect;

/// The form; its lines are known by the names of their fields.
#[derive(Debug)]
pub struct WordsForm {
    paper: WantedPaper,
    before: Vec<OpenField>,
    form: Form<&'static str>,
}

impl WordsForm {
    /// A form for the open fields of a paper.
    pub fn of(paper: WantedPaper, fields: &[OpenField]) -> Self {
        let line = |field: &OpenField| {
            let name = field.name;
            Line::typed(
                name,
                |lang| called(lang, name).unwrap_or(name),
                &field.stands,
            )
        };
        let lines = fields.iter().map(line).collect();
        Self {
            form: Form::new(lines).ending(say::keep as Phrase),
            before: fields.to_vec(),
            paper,
        }
    }

    /// Where keys are looked up.
    pub fn contexts(&self) -> &'static [Context] {
        self.form.contexts()
    }

    /// Takes an intent; in the end what was changed is kept.
    pub fn update(&mut self, intent: Intent, scene: &Scene) -> Effect {
        match self.form.update(intent, scene) {
            Heard::Effect(effect) => effect,
            Heard::Go => match self.said(scene) {
                Ok(words) => Effect::act(Command::Say(self.paper.clone(), words)),
                Err((field, why)) => self.form.refuse_at(field, why),
            },
        }
    }

    /// What was changed; or what cannot be kept, and why.
    fn said(&self, scene: &Scene) -> Result<PaperWords, (&'static str, String)> {
        let changed = { self.before.iter() }
            .map(|field| (field, self.form.value(field.name)))
            .filter(|(field, said)| field.stands.trim() != *said);
        let said = changed.map(|(field, said)| {
            let said = (field.name, said);
            let kept = scene.workspace.said_in(&self.paper.form, None, said);
            let why = |failure: Failure| failure.sentences(scene.lang).join(" ");
            kept.map_err(|failure| (field.name, why(failure)))
        });
        said.collect()
    }

    /// Draws it above the page.
    pub fn view(&self, frame: &mut Frame, area: Rect, scene: &Scene) {
        self.form.view(frame, area, say::fill_in(scene.lang), scene);
    }
}
