//! A line of a form: its label, its hint, and a field or a choice. How lines follow each other is not
//! known here.

use super::choice::{Choice, Choices};
use crate::text::Lang;
use crate::text::day::Side;
use crate::tui::asks::Asks;
use crate::tui::field::Field;
use crate::tui::keymap::Phrase;

/// What is filled in on a line.
#[derive(Debug)]
pub enum Entry {
    /// Typed in a field.
    Typed(Asks, Field),
    /// Chosen.
    Turned(Choices),
}

/// A line of the form.
#[derive(Debug)]
pub struct Line {
    label: Phrase,
    /// What the label is of, such as a document's kind.
    of: Option<[String; 2]>,
    pub(super) hint: Option<Phrase>,
    pub(super) entry: Entry,
}

impl Line {
    /// A field with what stands in it.
    pub fn typed(label: Phrase, value: &str) -> Self {
        Self::asking(Asks::Words, label, value)
    }

    /// A field for a day on this side of today.
    pub fn day(label: Phrase, value: &str, side: Side) -> Self {
        Self::asking(Asks::Day(side), label, value)
    }

    /// A field for a day with a time, on this side of now.
    pub fn time(label: Phrase, value: &str, side: Side) -> Self {
        Self::asking(Asks::Time(side), label, value)
    }

    fn asking(asks: Asks, label: Phrase, value: &str) -> Self {
        Self {
            label,
            of: None,
            hint: None,
            entry: Entry::Typed(asks, Field::new(asks.takes(), value)),
        }
    }

    /// Something to be chosen, the first at first.
    pub fn turned(label: Phrase, choices: Vec<Choice>) -> Self {
        Self {
            label,
            of: None,
            hint: None,
            entry: Entry::Turned(Choices::new(choices)),
        }
    }

    /// The same, with the choice of this key at first.
    pub fn at(mut self, key: &str) -> Self {
        if let Entry::Turned(choices) = &mut self.entry {
            choices.choose(key);
        }
        self
    }

    /// Says beside the line what may stand there.
    pub fn hinted(mut self, hint: Phrase) -> Self {
        self.hint = Some(hint);
        self
    }

    /// Says what the label is of.
    pub fn of(mut self, word: impl Fn(Lang) -> String) -> Self {
        self.of = Some([Lang::Zh, Lang::En].map(word));
        self
    }

    /// What was typed, or the key of what was chosen.
    pub(super) fn text(&self) -> &str {
        match &self.entry {
            Entry::Typed(_, field) => field.value(),
            Entry::Turned(choices) => choices.key(),
        }
    }

    /// Its label.
    pub(super) fn words(&self, lang: Lang) -> String {
        let label = (self.label)(lang);
        match &self.of {
            Some([zh, en]) => format!("{} {label}", lang.pick(zh, en)),
            None => label.to_owned(),
        }
    }
}
