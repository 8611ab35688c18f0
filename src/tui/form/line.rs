//! A line of a form: its key, its label, its hint, and what is filled in on it. How lines follow each
//! other is not known here.

use super::choice::{Choice, Choices, in_both};
use crate::domain::Words;
use crate::text::Lang;
use crate::text::day::DaySide;
use crate::text::screen::form as say;
use crate::text::screen::usual::{DigitWords, on_digits};
use crate::tui::form::asks::Asks;
use crate::tui::form::field::Field;
use crate::tui::form::offered::{beside, is_turned};
use crate::tui::form::pin::{PinField, PinTaken};
use crate::tui::keymap::Phrase;
use crate::tui::keymap::intent::Intent;
use crate::tui::page::Scene;

/// What is filled in on a line.
#[derive(Debug)]
pub enum LineEntry {
    /// Typed in a field.
    Typed(Asks, Field),
    /// Chosen.
    Turned(Choices),
    /// Taken or not, by the words beside the box.
    Ticked(bool, Words),
    /// A PIN.
    Pin(PinField),
}

/// How a hint looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HintLook {
    /// It only helps.
    Quiet,
    /// What was typed is known.
    Found,
    /// What was typed is not known.
    Doubt,
}

/// Says what is wrong with what was typed, if anything.
pub type Wrong = fn(&str, Lang) -> Option<String>;

/// A line of the form.
#[derive(Debug)]
pub struct Line<K> {
    pub(super) key: K,
    label: Words,
    pub(super) hint: Option<(Words, HintLook)>,
    pub(super) entry: LineEntry,
    wrong: Option<Wrong>,
    /// What is said to whoever leaves it without choosing.
    needs: Option<Phrase>,
    /// What left and right offer in the field.
    pub(super) known: Vec<String>,
    /// The words that stand on digits while nothing else stands there.
    usual: Option<DigitWords>,
    /// What stood there at first.
    began: String,
}

impl<K> Line<K> {
    fn new<S: Into<String>>(key: K, label: impl Fn(Lang) -> S, entry: LineEntry) -> Self {
        Self {
            key,
            label: in_both(|lang| lang.label(&label(lang).into())),
            hint: None,
            entry,
            wrong: None,
            needs: None,
            known: Vec::new(),
            usual: None,
            began: String::new(),
        }
    }

    /// A field for what that is, with what stands in it.
    pub fn asking<S: Into<String>>(
        key: K,
        label: impl Fn(Lang) -> S,
        (asks, value): (Asks, &str),
    ) -> Self {
        let field = Field::new(asks.takes(), value);
        Self::new(key, label, LineEntry::Typed(asks, field))
    }

    /// A field for words.
    pub fn typed<S: Into<String>>(key: K, label: impl Fn(Lang) -> S, value: &str) -> Self {
        Self::asking(key, label, (Asks::Words, value))
    }

    /// A field for a figure.
    pub fn figure<S: Into<String>>(key: K, label: impl Fn(Lang) -> S, value: &str) -> Self {
        Self::asking(key, label, (Asks::Figure, value))
    }

    /// A field for a day on this side of today.
    pub fn day<S: Into<String>>(
        key: K,
        label: impl Fn(Lang) -> S,
        (value, side): (&str, DaySide),
    ) -> Self {
        Self::asking(key, label, (Asks::Day(side), value))
    }

    /// A field for a day with a time, on this side of now.
    pub fn time<S: Into<String>>(
        key: K,
        label: impl Fn(Lang) -> S,
        (value, side): (&str, DaySide),
    ) -> Self {
        Self::asking(key, label, (Asks::Time(side), value))
    }

    /// A field for words in which something is offered: what is typed takes its place.
    pub fn offered<S: Into<String>>(key: K, label: impl Fn(Lang) -> S, value: &str) -> Self {
        let field = Field::offering(Asks::Words.takes(), value);
        Self::new(key, label, LineEntry::Typed(Asks::Words, field))
    }

    /// The same, where left and right offer these as well.
    pub fn among(mut self, known: Vec<String>) -> Self {
        self.known = known;
        self
    }

    /// The same, where digits stand for these words as long as nothing else stands there.
    pub fn usual(mut self, words: DigitWords) -> Self {
        self.usual = Some(words);
        self
    }

    /// What stands on digits, each with its digit: usual words where no others stand, or what can be chosen.
    pub(super) fn on_digits(&self, lang: Lang) -> Vec<String> {
        if let LineEntry::Turned(choices) = &self.entry {
            return choices.on_digits(lang);
        }
        let usual = self.usual.map_or(&[][..], |usual| usual(lang));
        match self.text().is_empty() || usual.contains(&self.text()) {
            true => on_digits(usual),
            false => Vec::new(),
        }
    }

    /// Something to be chosen, the first at first.
    pub fn turned<S: Into<String>>(
        key: K,
        label: impl Fn(Lang) -> S,
        choices: Vec<Choice>,
    ) -> Self {
        Self::new(key, label, LineEntry::Turned(Choices::new(choices)))
    }

    /// The same, none of which is chosen at first.
    pub fn unchosen<S: Into<String>>(
        key: K,
        label: impl Fn(Lang) -> S,
        choices: Vec<Choice>,
    ) -> Self {
        let choices = Choices::new(choices).unchosen();
        Self::new(key, label, LineEntry::Turned(choices))
    }

    /// Who does it: whoever sits here, if he may. Nobody else is taken unless somebody said so, for it stands in
    /// that person's name.
    pub fn who<S: Into<String>>(
        key: K,
        label: impl Fn(Lang) -> S,
        (people, me): (Vec<Choice>, Option<&str>),
    ) -> Self {
        let line = Self::unchosen(key, label, people).at(me.unwrap_or_default());
        let needs = Some(say::needs_who as Phrase);
        Self { needs, ..line }
    }

    /// Something that is taken or not, not at first; it stands under the label of the line above.
    pub fn ticked<S: Into<String>>(key: K, words: impl Fn(Lang) -> S) -> Self {
        Self::new(key, |_| "", LineEntry::Ticked(false, in_both(words)))
    }

    /// A PIN.
    pub fn pin<S: Into<String>>(key: K, label: impl Fn(Lang) -> S) -> Self {
        Self::new(key, label, LineEntry::Pin(PinField::default()))
    }

    /// The same, with the choice of this key at first.
    pub fn at(mut self, key: &str) -> Self {
        self.put(key);
        self
    }

    /// Understands what is typed as this, where no choice has it in its words.
    pub fn meaning(mut self, meant: fn(&str) -> Option<&'static str>) -> Self {
        if let LineEntry::Turned(choices) = &mut self.entry {
            choices.meant = meant;
        }
        self
    }

    /// Says so where there is nothing to choose.
    pub fn or(mut self, none: Phrase) -> Self {
        if let LineEntry::Turned(choices) = &mut self.entry {
            choices.none = none;
        }
        self
    }

    /// Says beside the line what may stand there.
    pub fn hinted<S: Into<String>>(mut self, hint: impl Fn(Lang) -> S) -> Self {
        self.hint = Some((in_both(hint), HintLook::Quiet));
        self
    }

    /// Is not left with anything this finds wrong.
    pub fn refused_by(mut self, wrong: Wrong) -> Self {
        self.wrong = Some(wrong);
        self
    }

    /// What stands there now is what it began with.
    pub(super) fn begun(mut self) -> Self {
        self.began = self.text().to_owned();
        self
    }

    pub(super) fn is_as_it_was(&self) -> bool {
        self.began == self.text()
    }

    /// Its label.
    pub(super) fn words(&self, lang: Lang) -> &str {
        lang.of_words(&self.label)
    }

    /// What was typed, or the key of what was chosen; never a PIN.
    pub(super) fn text(&self) -> &str {
        match &self.entry {
            LineEntry::Typed(_, field) => field.value(),
            LineEntry::Turned(choices) => choices.key(),
            LineEntry::Ticked(true, _) => "x",
            LineEntry::Ticked(false, _) | LineEntry::Pin(_) => "",
        }
    }

    /// Fills it in.
    pub(super) fn put(&mut self, text: &str) {
        match &mut self.entry {
            LineEntry::Typed(_, field) => *field = Field::new(field.takes(), text),
            LineEntry::Turned(choices) => choices.choose(text),
            LineEntry::Ticked(ticked, _) => *ticked = !text.is_empty(),
            LineEntry::Pin(_) => {}
        }
    }

    /// Takes what is typed; `false` when the line cannot have it.
    pub(super) fn hear(&mut self, intent: Intent, scene: &Scene) -> bool {
        let usual = self.usual.map_or(&[][..], |usual| usual(scene.lang));
        match &mut self.entry {
            LineEntry::Typed(asks, field) if field.is_empty() && intent == Intent::Type(' ') => {
                // A blank where nothing stands is today.
                match asks.blank(scene.workspace) {
                    Some(today) => *field = Field::new(asks.takes(), &today),
                    None => _ = field.typed(intent),
                }
            }
            LineEntry::Typed(_, field) if is_turned(field, intent, &self.known) => {
                let next = beside(field.value(), intent, &self.known);
                *field = Field::offering(field.takes(), next);
            }
            LineEntry::Typed(_, field) => _ = field.typed_or_usual(intent, usual),
            LineEntry::Turned(choices) => choices.hear(intent),
            LineEntry::Ticked(ticked, _) => {
                let turns = [Intent::Left, Intent::Right, Intent::Type(' ')].contains(&intent);
                *ticked ^= turns;
            }
            LineEntry::Pin(field) => {
                return field.typed(intent, scene.workspace.mono()) != PinTaken::NotPlain;
            }
        }
        true
    }

    /// What was typed to find a choice is done with.
    pub(super) fn forget(&mut self) {
        if let LineEntry::Turned(choices) = &mut self.entry {
            choices.forget();
        }
    }

    /// Reads what was typed; a day or a time is written out, so that it is seen before it counts. One that
    /// stood there at first was not typed, however it is written.
    pub(super) fn leave(&mut self, scene: &Scene) -> Result<(), String> {
        let (asks, field) = match (&mut self.entry, self.needs) {
            (LineEntry::Turned(choices), Some(needs)) if choices.is_open() && choices.finds() => {
                return Err(needs(scene.lang).to_owned());
            }
            (LineEntry::Turned(choices), _) => {
                return choices.fault(scene.lang).map_or(Ok(()), Err);
            }
            (LineEntry::Typed(asks, field), _) if !field.value().trim().is_empty() => (asks, field),
            _ => return Ok(()),
        };
        if let Some(why) = self
            .wrong
            .and_then(|wrong| wrong(field.value(), scene.lang))
        {
            return Err(why);
        }
        if matches!(asks, Asks::Words | Asks::Figure) {
            return Ok(());
        }
        let full = asks.in_full(field.value(), scene.workspace);
        let full = full.ok_or_else(|| asks.complaint(field.value(), scene.lang))?;
        if self.began == field.value() {
            self.began.clone_from(&full);
        }
        *field = Field::new(asks.takes(), &full);
        Ok(())
    }
}
