//! One form for every page and popup that is filled in: its lines, known by key, the line one is on, and
//! what keys do. What is asked and what comes of it is known to the page that has the form.
//!
//! | file | noun |
//! |---|---|
//! | `line` | a line: its label, its hint, what is filled in on it |
//! | `asks` | what a line asks for: words, a day, a time |
//! | `field`, `pin` | what is typed into: a field, and one for a PIN |
//! | `choice` | what one line can be turned to, or looked for by its words |
//! | `offered` | what a field offers of what is known |
//! | `kept` | what was filled in, as texts that survive the form |
//! | `dated` | whether an odd date is right |
//! | `view` | the picture, on a page, in a pane or in a popup |

mod asks;
mod choice;
pub(super) mod dated;
pub(super) mod field;
mod kept;
mod line;
mod offered;
pub(super) mod pin;
mod view;

pub use choice::Choice;
pub use line::{HintLook, Line};

use super::keymap::intent::Intent;
use super::keymap::{Context, Phrase};
use super::page::{Effect, Scene};
use crate::text::Lang;
use crate::text::screen::{form as say, signing};
use crate::workspace::Pin;
use choice::in_both;
use line::LineEntry;

/// What a key came to.
#[derive(Debug)]
pub enum Heard {
    /// It means no more than this.
    Effect(Effect),
    /// Do what was filled in.
    Go,
}

/// A form whose lines have keys of this type.
#[derive(Debug)]
pub struct Form<K> {
    lines: Vec<Line<K>>,
    /// The line one is on; behind them the one that does it.
    at: usize,
    /// What the line is called that does it; without one the last line does.
    ends: Option<Phrase>,
    /// What it does stands for ever: it asks once more.
    grave: bool,
    armed: bool,
    /// What is wrong with a line.
    fault: Option<(usize, String)>,
    /// Why all of it was refused.
    pub faults: Vec<String>,
}

impl<K: Copy + PartialEq> Form<K> {
    /// A form of these lines, and one more that records it.
    pub fn new(lines: Vec<Line<K>>) -> Self {
        Self {
            lines: lines.into_iter().map(Line::begun).collect(),
            at: 0,
            ends: Some(say::record),
            grave: false,
            armed: false,
            fault: None,
            faults: Vec::new(),
        }
    }

    /// The same, asking once more before it does anything.
    pub fn grave(self) -> Self {
        let grave = true;
        Self { grave, ..self }
    }

    /// The same, whose last line is called so; without a name the last of its own lines does it.
    pub fn ending(self, ends: impl Into<Option<Phrase>>) -> Self {
        let ends = ends.into();
        Self { ends, ..self }
    }

    /// Where keys are looked up; a PIN is given on its own line.
    pub fn contexts(&self) -> &'static [Context] {
        match self.turns() {
            true => &[Context::Turns, Context::Filled, Context::Form],
            false => &[Context::Filled, Context::Form],
        }
    }

    /// The same where photos and documents go with it.
    pub fn contexts_with_pieces(&self) -> &'static [Context] {
        match self.turns() {
            true => &[
                Context::Turns,
                Context::Step,
                Context::Filled,
                Context::Form,
            ],
            false => &[Context::Step, Context::Filled, Context::Form],
        }
    }

    /// Whether one of several is chosen on the line one is on.
    pub fn turns(&self) -> bool {
        let line = self.lines.get(self.at).map(|line| &line.entry);
        matches!(line, Some(LineEntry::Turned(_) | LineEntry::Ticked(..)))
    }

    /// The line one is on; none is the one that does it.
    pub fn at(&self) -> Option<K> {
        self.lines.get(self.at).map(|line| line.key)
    }

    /// The keys of its lines, from above.
    pub fn keys(&self) -> impl Iterator<Item = K> {
        self.lines.iter().map(|line| line.key)
    }

    /// Goes to a line.
    pub fn go_to(&mut self, key: K) {
        let line = self.lines.iter().position(|line| line.key == key);
        self.at = line.unwrap_or(self.at);
    }

    /// Goes a line on, as far as there are any.
    pub fn go_on(&mut self) {
        self.at = (self.at + 1).min(self.last());
    }

    fn last(&self) -> usize {
        let own = usize::from(self.ends.is_none());
        self.lines.len().saturating_sub(own)
    }

    /// What stands in a line: what was typed, or the key of what was chosen.
    pub fn value(&self, key: K) -> &str {
        let line = self.lines.iter().find(|line| line.key == key);
        line.map_or("", |line| line.text().trim())
    }

    fn line(&mut self, key: K) -> Option<&mut Line<K>> {
        self.lines.iter_mut().find(|line| line.key == key)
    }

    /// Fills a line in: with a text, or with the choice of this key.
    pub fn put(&mut self, key: K, text: &str) {
        if let Some(line) = self.line(key) {
            line.put(text);
        }
    }

    /// Changes what a line can be turned to; what was chosen stays if it is still there.
    pub fn offer(&mut self, key: K, choices: Vec<Choice>) {
        if let Some(LineEntry::Turned(known)) = self.line(key).map(|line| &mut line.entry) {
            known.offer(choices);
        }
    }

    /// What left and right offer in a line where words are typed.
    pub fn offer_beside(&mut self, key: K, known: Vec<String>) {
        if let Some(line) = self.line(key) {
            line.known = known;
        }
    }

    /// Says beside a line what is known of what stands there.
    pub fn remark<S: Into<String>>(&mut self, key: K, words: impl Fn(Lang) -> S, look: HintLook) {
        if let Some(line) = self.line(key) {
            line.hint = Some((in_both(words), look));
        }
    }

    /// Whether no PIN was typed into a line.
    pub fn has_no_pin(&self, key: K) -> bool {
        let mut lines = self.lines.iter().filter(|line| line.key == key);
        lines.all(|line| !matches!(&line.entry, LineEntry::Pin(field) if !field.is_empty()))
    }

    /// Hands out the PIN of a line and wipes it there.
    pub fn pin(&mut self, key: K) -> Pin {
        match self.line(key).map(|line| &mut line.entry) {
            Some(LineEntry::Pin(field)) => field.take(),
            _ => Pin::new(""),
        }
    }

    /// Whether a PIN stood there too long at `now` (milliseconds); it is wiped then.
    pub fn is_stale(&mut self, now: u64) -> bool {
        let stale = |line: &mut Line<K>| match &mut line.entry {
            LineEntry::Pin(field) => field.is_stale(now),
            _ => false,
        };
        // All of them are looked at.
        let stale = self.lines.iter_mut().map(stale).filter(|stale| *stale);
        stale.count() > 0
    }

    /// Says why all of it was refused.
    pub fn refuse(&mut self, faults: Vec<String>) -> Effect {
        (self.armed, self.fault) = (false, None);
        self.faults = faults;
        Effect::Tones(u8::from(!self.faults.is_empty()))
    }

    /// Goes to a line and says there what is wrong with it.
    pub fn refuse_at(&mut self, key: K, fault: String) -> Effect {
        self.go_to(key);
        self.refuse_here(fault)
    }

    fn refuse_here(&mut self, fault: String) -> Effect {
        self.refuse(Vec::new());
        self.fault = Some((self.at, fault));
        Effect::Tones(1)
    }

    /// Takes an intent.
    pub fn update(&mut self, intent: Intent, scene: &Scene) -> Heard {
        let leaves = matches!(intent, Intent::Confirm | Intent::Next);
        if leaves && let Err(fault) = self.leave(scene) {
            return Heard::Effect(self.refuse_here(fault));
        }
        if intent == Intent::Proceed
            && let Err(fault) = self.leave_all(scene)
        {
            return Heard::Effect(self.refuse_here(fault));
        }
        let armed = std::mem::take(&mut self.armed);
        let seeks = matches!(intent, Intent::Type(_) | Intent::Erase);
        if let Some(line) = self.lines.get_mut(self.at).filter(|_| !seeks) {
            line.forget();
        }
        match intent {
            Intent::Back if armed => {}
            Intent::Back => return Heard::Effect(Effect::Back),
            Intent::Confirm | Intent::Proceed if self.is_at_its_end() => {
                if !self.grave || armed {
                    return Heard::Go;
                }
                self.armed = true;
            }
            Intent::Confirm | Intent::Next => self.go_on(),
            Intent::Previous => {
                // What cannot be read is said when one goes on.
                _ = self.leave(scene);
                self.at = self.at.saturating_sub(1);
            }
            other => return Heard::Effect(self.fill_in(other, scene)),
        }
        Heard::Effect(Effect::None)
    }

    /// Reads what stands in the line one is on.
    fn leave(&mut self, scene: &Scene) -> Result<(), String> {
        let Some(line) = self.lines.get_mut(self.at) else {
            return Ok(());
        };
        line.leave(scene)?;
        self.fault = None;
        Ok(())
    }

    /// The same for all lines; goes to the first that cannot be read, or to the one that does it.
    fn leave_all(&mut self, scene: &Scene) -> Result<(), String> {
        for at in 0..self.lines.len() {
            self.at = at;
            self.leave(scene)?;
        }
        self.at = self.last();
        Ok(())
    }

    fn is_at_its_end(&self) -> bool {
        self.at >= self.last()
    }

    fn fill_in(&mut self, intent: Intent, scene: &Scene) -> Effect {
        let Some(line) = self.lines.get_mut(self.at) else {
            return Effect::None;
        };
        if !line.hear(intent, scene) {
            // What an input method makes would be a sign that nobody sees.
            return self.refuse_here(signing::input_method(scene.lang).to_owned());
        }
        let answered = match &line.entry {
            LineEntry::Pin(_) => true,
            LineEntry::Turned(choices) => !choices.is_open(),
            _ => false,
        };
        if answered {
            self.fault = None;
        }
        Effect::None
    }
}
