//! The form of one ruling: each document it rests on with number, date and signer, the reason, who
//! decides. It stands for ever, so it asks once more.

use crate::domain::rule;
use crate::domain::ruling::{Paper, Ruling, What};
use crate::text::screen::{form as labels, rulings as say};
use crate::text::words;
use crate::tui::effect::Effect;
use crate::tui::form::{Choice, Form, Heard, Line};
use crate::tui::intent::Intent;
use crate::tui::keymap::Context;
use crate::tui::screen::{Page, Scene};
use crate::tui::subject::sentences;
use crate::workspace::{Command, Done};
use ratatui::Frame;
use ratatui::layout::Rect;

/// Lines for each document.
const PER_PAPER: usize = 3;

/// The form.
#[derive(Debug)]
pub struct RulingForm {
    subject: String,
    what: What,
    form: Form,
}

impl RulingForm {
    /// A form for a ruling on a subject.
    pub fn new(subject: &str, what: What, scene: &Scene) -> Self {
        let mut lines = Vec::new();
        for kind in what.papers() {
            let of = |line: Line| line.of(|lang| words::paper(lang, *kind).to_owned());
            lines.push(of(Line::typed(say::no, "")));
            lines.push(of(Line::typed(say::date, "").hinted(say::date_hint)));
            lines.push(of(Line::typed(say::signer, "")));
        }
        lines.push(Line::typed(labels::reason, ""));
        let people = scene.workspace.people_of(what.roles());
        let people = people.into_iter().map(Choice::person).collect();
        lines.push(Line::turned(labels::by, people));
        if has_heirs(what) {
            lines.push(Line::typed(say::into, "").hinted(say::into_hint));
        }
        Self {
            subject: subject.to_owned(),
            what,
            form: Form::new(lines).grave(),
        }
    }

    fn ruling(&self, scene: &Scene) -> Ruling {
        let papers = self.what.papers();
        let value = |line| self.form.value(line).to_owned();
        let paper = |(at, kind): (usize, &_)| Paper {
            kind: *kind,
            no: value(at * PER_PAPER),
            date: value(at * PER_PAPER + 1),
            signer: value(at * PER_PAPER + 2),
            blob: String::new(),
        };
        let after = papers.len() * PER_PAPER;
        let node = scene
            .workspace
            .project()
            .and_then(|project| project.node(&self.subject));
        let heirs = match has_heirs(self.what) {
            true => value(after + 2),
            false => String::new(),
        };
        let heirs = heirs.split(|c: char| c.is_whitespace() || "、，,;；".contains(c));
        Ruling {
            subject: self.subject.clone(),
            what: self.what,
            at: scene.workspace.now(),
            by: value(after + 1),
            reason: value(after),
            papers: papers.iter().enumerate().map(paper).collect(),
            of: node
                .map(|node| rule::target(node, self.what))
                .unwrap_or_default(),
            into: heirs
                .filter(|code| !code.is_empty())
                .map(str::to_owned)
                .collect(),
            chain: None,
        }
    }
}

fn has_heirs(what: What) -> bool {
    matches!(what, What::Split | What::Merged)
}

impl Page for RulingForm {
    fn title(&self, scene: &Scene) -> String {
        format!("{}  {}", words::ruling(scene.lang, self.what), self.subject)
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
            Heard::Go => Effect::act(Command::Rule(self.ruling(scene))),
        }
    }

    fn told(&mut self, _command: &Command, done: &Done, scene: &Scene) -> Effect {
        match done {
            Done::Refused(faults) => {
                self.form.refuse(sentences(scene, &self.subject, faults));
                Effect::None
            }
            _ => {
                let what = words::ruling(scene.lang, self.what);
                let said = format!("{}{what}", say::done(scene.lang));
                Effect::Many(vec![Effect::Close(2), Effect::Say(said)])
            }
        }
    }

    fn view(&self, frame: &mut Frame, area: Rect, scene: &Scene) {
        self.form.view(frame, area, &self.title(scene), scene);
    }
}
