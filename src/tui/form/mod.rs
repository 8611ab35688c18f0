//! A form in a popup: fields to type in, choices to turn, and a last line that does it. A day or a time
//! that was typed is written out when its line is left, so that it is seen before it counts; hours from
//! now are no time yet. What is asked and what comes of it is known to the page that has the form.

mod choice;
mod line;
mod view;

pub use choice::Choice;
pub use line::Line;

use super::asks::Asks;
use super::field::Field;
use super::intent::Intent;
use super::page::Scene;
use crate::domain::evidence::Evidence;
use line::Entry;

/// What a key came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heard {
    /// It stays in the form.
    Stay,
    /// Back to the page below.
    Leave,
    /// Do what was filled in.
    Go,
}

/// The form.
#[derive(Debug)]
pub struct Form {
    lines: Vec<Line>,
    at: usize,
    /// What it does stands for ever: it asks once more.
    grave: bool,
    armed: bool,
    /// What stood there at first.
    began: Vec<String>,
    /// Why it was refused.
    pub faults: Vec<String>,
}

impl Form {
    /// A form of these lines.
    pub fn new(lines: Vec<Line>) -> Self {
        let began = texts(&lines);
        Self {
            began,
            lines,
            at: 0,
            grave: false,
            armed: false,
            faults: Vec::new(),
        }
    }

    /// The same, asking once more before it does anything.
    pub fn grave(mut self) -> Self {
        self.grave = true;
        self
    }

    /// Whether one of several is chosen on the line one is on.
    pub fn turns(&self) -> bool {
        let line = self.lines.get(self.at).map(|line| &line.entry);
        matches!(line, Some(Entry::Turned(_)))
    }

    /// What was filled in, a text a line; none while all is as it was.
    pub fn left(&self) -> Vec<String> {
        let now = texts(&self.lines);
        let as_it_was = now == self.began;
        if as_it_was { Vec::new() } else { now }
    }

    /// The same with the pieces that go with what is filled in.
    pub fn left_with(&self, evidence: &[Evidence]) -> Vec<String> {
        if evidence.is_empty() {
            return self.left();
        }
        let pieces = evidence.iter().map(serde_json::to_string);
        let texts = texts(&self.lines).into_iter();
        texts.chain(pieces.filter_map(Result::ok)).collect()
    }

    /// The pieces among texts that were kept with them.
    pub fn pieces(&self, texts: &[String]) -> Vec<Evidence> {
        let pieces = texts.get(self.lines.len()..).unwrap_or_default().iter();
        pieces
            .filter_map(|text| serde_json::from_str(text).ok())
            .collect()
    }

    /// Puts texts back that were filled in before; a choice that is gone stays as it is.
    pub fn resume(&mut self, texts: &[String]) {
        for (at, text) in texts.iter().enumerate() {
            match self.entry(at) {
                Some(Entry::Typed(_, field)) => *field = Field::new(field.takes(), text),
                Some(Entry::Turned(choices)) => choices.choose(text),
                None => {}
            }
        }
    }

    /// What stands in a line: what was typed, or the key of what was chosen.
    pub fn value(&self, line: usize) -> &str {
        match self.lines.get(line).map(|line| &line.entry) {
            Some(Entry::Typed(_, field)) => field.value().trim(),
            Some(Entry::Turned(choices)) => choices.key(),
            None => "",
        }
    }

    fn entry(&mut self, line: usize) -> Option<&mut Entry> {
        self.lines.get_mut(line).map(|line| &mut line.entry)
    }

    /// Changes what a line can be turned to; what was chosen stays if it is still there.
    pub fn offer(&mut self, line: usize, choices: Vec<Choice>) {
        if let Some(Entry::Turned(known)) = self.entry(line) {
            known.offer(choices);
        }
    }

    /// Turns a line to the choice of this key.
    pub fn choose(&mut self, line: usize, key: &str) {
        if let Some(Entry::Turned(choices)) = self.entry(line) {
            choices.choose(key);
        }
    }

    /// Says why it was refused.
    pub fn refuse(&mut self, faults: Vec<String>) {
        self.faults = faults;
        self.armed = false;
    }

    /// Writes out the day or the time of the line one is on; `false` when it cannot be read, which is said.
    /// One that stood there at first was not typed, however it is written.
    fn write_out(&mut self, scene: &Scene) -> bool {
        let Some(Entry::Typed(asks, field)) =
            self.lines.get_mut(self.at).map(|line| &mut line.entry)
        else {
            return true;
        };
        if *asks == Asks::Words || field.value().trim().is_empty() {
            return true;
        }
        let Some(full) = asks.in_full(field.value(), scene.workspace) else {
            self.faults = vec![asks.complaint(field.value(), scene.lang)];
            return false;
        };
        self.faults.clear();
        if let Some(began) = self.began.get_mut(self.at)
            && began == field.value()
        {
            began.clone_from(&full);
        }
        *field = Field::new(asks.takes(), &full);
        true
    }

    /// Takes an intent.
    pub fn update(&mut self, intent: Intent, scene: &Scene) -> Heard {
        let last = self.lines.len();
        let leaves = matches!(intent, Intent::Confirm | Intent::Next);
        if leaves && !self.write_out(scene) {
            return Heard::Stay;
        }
        let armed = std::mem::take(&mut self.armed);
        let seeks = matches!(intent, Intent::Type(_) | Intent::Erase);
        if let Some(Entry::Turned(choices)) = self.entry(self.at).filter(|_| !seeks) {
            choices.forget();
        }
        match intent {
            Intent::Back if armed => {}
            Intent::Back => return Heard::Leave,
            Intent::Confirm if self.at == last && self.grave && !armed => self.armed = true,
            Intent::Confirm if self.at == last => return Heard::Go,
            Intent::Confirm | Intent::Next => self.at = (self.at + 1).min(last),
            Intent::Previous => self.at = self.at.saturating_sub(1),
            other => self.enter(other),
        }
        Heard::Stay
    }

    fn enter(&mut self, intent: Intent) {
        match self.entry(self.at) {
            Some(Entry::Typed(_, field)) => _ = field.typed(intent),
            Some(Entry::Turned(choices)) => choices.hear(intent),
            None => {}
        }
    }
}

fn texts(lines: &[Line]) -> Vec<String> {
    lines.iter().map(|line| line.text().to_owned()).collect()
}
