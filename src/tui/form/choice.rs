//! What can be chosen on a line of a form, and which is: turned to, or looked for by its words. What it
//! stands for is known to the page that has the form.

use crate::domain::{Person, Project, Words};
use crate::text::Lang;
use crate::text::screen::form as say;
use crate::text::{finding, people, typed, words};
use crate::tui::keymap::Phrase;
use crate::tui::keymap::intent::Intent;

/// So many stand on digits.
const DIGITS: usize = 9;
/// Of fewer than the first all is seen by turning them; of no more than the second all are listed.
const FEW: usize = 3;
const MANY: usize = 12;

/// What is said in either language.
pub(super) fn in_both<S: Into<String>>(word: impl Fn(Lang) -> S) -> Words {
    Words {
        zh: word(Lang::Zh).into(),
        en: word(Lang::En).into(),
    }
}

/// One of several that can be chosen.
#[derive(Clone, Debug)]
pub struct Choice {
    /// What it means.
    pub key: String,
    /// What it is called.
    pub words: Words,
    /// What else it is found by.
    also: &'static [&'static str],
}

impl Choice {
    /// A choice of these words.
    pub fn new<S: Into<String>>(key: &str, word: impl Fn(Lang) -> S) -> Self {
        Self {
            key: key.to_owned(),
            words: in_both(word),
            also: &[],
        }
    }

    /// The same, found by these words as well.
    pub fn also(self, also: &'static [&'static str]) -> Self {
        Self { also, ..self }
    }

    /// People of the project, each told from others of the same name.
    pub fn people<'a>(
        project: Option<&Project>,
        people: impl IntoIterator<Item = &'a Person>,
    ) -> Vec<Self> {
        let all = project.map(|project| &project.people);
        let choice = |person: &Person| {
            let name = people::called(all, &person.code);
            Self::new(&person.code, |lang| {
                format!("{name}  {}", words::role(lang, person.role))
            })
        };
        people.into_iter().map(choice).collect()
    }

    /// Whether its words or its key have this in them.
    fn is_found_by(&self, typed: &str) -> bool {
        let Words { zh, en } = &self.words;
        let own = [zh.as_str(), en, &self.key];
        finding::finds(&[&own, self.also].concat(), typed)
    }
}

/// Several that can be chosen, and the one that is.
#[derive(Debug)]
pub struct Choices {
    all: Vec<Choice>,
    at: usize,
    /// Whether none may stay chosen.
    may_be_open: bool,
    /// What was typed to find one.
    sought: String,
    /// What is said where there is none.
    pub(super) none: Phrase,
    /// What is said while none is chosen: behind the last there is none at first.
    asks: Phrase,
    /// The key of what is meant by a text that stands in no choice's words.
    pub(super) meant: fn(&str) -> Option<&'static str>,
}

impl Choices {
    /// The first of them at first.
    pub fn new(all: Vec<Choice>) -> Self {
        Self {
            all,
            at: 0,
            may_be_open: false,
            sought: String::new(),
            none: say::nobody,
            asks: say::choose,
            meant: |_| None,
        }
    }

    /// The same, none of which is chosen at first.
    pub fn unchosen(self) -> Self {
        let at = self.all.len();
        let may_be_open = true;
        Self {
            at,
            may_be_open,
            ..self
        }
    }

    /// Why one cannot go on from here: what was typed names none, or none is chosen where one was.
    pub fn fault(&self, lang: Lang) -> Option<String> {
        if !self.finds() {
            return Some(say::not_found(lang, &self.sought));
        }
        let lost = self.is_open() && !self.may_be_open;
        lost.then(|| (self.asks)(lang).to_owned())
    }

    /// Whether one has yet to be chosen.
    pub fn is_open(&self) -> bool {
        !self.all.is_empty() && self.chosen().is_none()
    }

    fn chosen(&self) -> Option<&Choice> {
        self.all.get(self.at)
    }

    /// The key of the chosen one; none where there is none to choose.
    pub fn key(&self) -> &str {
        self.chosen().map_or("", |one| &one.key)
    }

    /// What the chosen one is called, or what is said where there is none.
    pub fn words(&self, lang: Lang) -> &str {
        let chosen = self.chosen().map(|one| lang.of_words(&one.words));
        let none = if self.is_open() { self.asks } else { self.none };
        chosen.unwrap_or(none(lang))
    }

    /// The number of the chosen one, 0 while none is, and how many there are.
    pub fn place(&self) -> (usize, usize) {
        let nth = self.chosen().map_or(0, |_| self.at + 1);
        (nth, self.all.len())
    }

    /// What was typed to find one.
    pub fn sought(&self) -> &str {
        &self.sought
    }

    /// Chooses that of this key; one that is not there changes nothing.
    pub fn choose(&mut self, key: &str) {
        self.go(|one| one.key == key);
    }

    /// Changes what can be chosen; what was chosen stays if it is still there.
    pub fn offer(&mut self, all: Vec<Choice>) {
        let before = self.key().to_owned();
        self.at = if self.is_open() { all.len() } else { 0 };
        self.all = all;
        self.choose(&before);
    }

    /// What was typed to find one is done with.
    pub fn forget(&mut self) {
        self.sought.clear();
    }

    /// How many are listed; while one has yet to be chosen, of a few too.
    fn listed(&self) -> usize {
        match self.all.len() {
            0..FEW if !self.is_open() => 0,
            count @ 0..=MANY => count,
            _ => DIGITS,
        }
    }

    /// What stands on digits, each with its digit; of a few more than there are digits the others too.
    pub fn on_digits(&self, lang: Lang) -> Vec<String> {
        let words = |(nth, one): (usize, &Choice)| {
            let words = lang.of_words(&one.words);
            match nth <= DIGITS {
                true => format!("{nth} {words}"),
                false => words.to_owned(),
            }
        };
        let shown = (1..).zip(self.all.iter().take(self.listed()));
        shown.map(words).collect()
    }

    /// Letters look for one, and digits as long as something is found by them; else they turn to that of their
    /// number.
    pub fn hear(&mut self, intent: Intent) {
        match intent {
            Intent::Type(c) if self.is_sought(c) => {
                self.sought.push(c);
                self.seek();
            }
            Intent::Type(c) if c != ' ' => {
                self.sought.clear();
                self.turn(Intent::Type(typed::plain(c)));
            }
            Intent::Erase if self.sought.pop().is_some() => self.seek(),
            other => self.turn(other),
        }
    }

    /// Goes to what is found by what was typed. Where nothing is, none is chosen: what stood there before would be
    /// taken for what was meant.
    fn seek(&mut self) {
        if !self.sought.is_empty() {
            self.at = self.found(&self.sought).unwrap_or(self.all.len());
        }
    }

    /// Whether something is found by what was typed, if anything was.
    pub fn finds(&self) -> bool {
        self.sought.is_empty() || self.found(&self.sought).is_some()
    }

    /// The first that is found by this, or else what is meant by it.
    fn found(&self, sought: &str) -> Option<usize> {
        let found = self.all.iter().position(|one| one.is_found_by(sought));
        let meant = || {
            let key = (self.meant)(sought)?;
            self.all.iter().position(|one| one.key == key)
        };
        found.or_else(meant)
    }

    fn is_sought(&self, c: char) -> bool {
        let further = || self.found(&format!("{}{c}", self.sought)).is_some();
        match typed::plain(c).is_ascii_digit() {
            true => !self.sought.is_empty() && further(),
            false => c != ' ',
        }
    }

    fn go(&mut self, wanted: impl Fn(&Choice) -> bool) {
        let found = self.all.iter().position(wanted);
        self.at = found.unwrap_or(self.at);
    }

    /// Left and right, the space bar and digits turn it.
    fn turn(&mut self, intent: Intent) {
        let count = self.all.len().max(1);
        self.at = match intent {
            Intent::Left => (self.at + count - 1) % count,
            // After the last, and while none is chosen, comes the first.
            Intent::Right | Intent::Type(' ') if self.at + 1 >= count => 0,
            Intent::Right | Intent::Type(' ') => self.at + 1,
            Intent::First => 0,
            Intent::Last => count - 1,
            Intent::Type(digit) => match digit.to_digit(10) {
                Some(nth @ 1..) if (nth as usize) <= count => nth as usize - 1,
                _ => self.at,
            },
            _ => self.at,
        };
    }
}
