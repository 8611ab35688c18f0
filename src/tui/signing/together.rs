//! Several texts signed with one PIN by one person: each is read to its end first, and signed by a record
//! of its own. What was not read is not signed, what is refused keeps no other one back.

use super::candidates;
use super::reading::{self, SigningReading};
use super::{SigningPage, asked};
use crate::domain::signature::Signature;
use crate::text::screen::signing as say;
use crate::text::screen::sitting as words;
use crate::tui::form::pin::{PinField, PinTaken};
use crate::tui::keymap::Context;
use crate::tui::keymap::intent::Intent;
use crate::tui::list::Cursor;
use crate::tui::page::{Effect, Page, Scene};
use crate::tui::paint::faults::sentences;
use crate::tui::people::enrol::Enrol;
use crate::workspace::signing::sign::SigningSheet;
use crate::workspace::{Command, Done, Pin};
use ratatui::Frame;
use ratatui::layout::Rect;

/// The page.
#[derive(Debug)]
pub struct TogetherPage {
    /// The code of whoever signs.
    pub(super) by: String,
    pub(super) texts: Vec<TogetherText>,
    pub(super) cursor: Cursor,
    /// Whether the selected text is being read.
    pub(super) reads: bool,
    pub(super) pin: PinField,
}

/// One of the texts.
#[derive(Debug)]
pub struct TogetherText {
    /// The subject's code.
    pub subject: String,
    /// The record to be signed.
    pub doc: String,
    /// How far it was read.
    pub reading: Option<SigningReading>,
    /// Why it could not be signed.
    pub why: String,
}

impl TogetherText {
    fn new((subject, doc): (String, String)) -> Self {
        Self {
            subject,
            doc,
            reading: None,
            why: String::new(),
        }
    }

    /// Whether it was read to its end.
    pub fn is_read(&self) -> bool {
        self.reading.as_ref().is_some_and(SigningReading::is_seen)
    }

    /// What this person has signed of it.
    pub fn signed<'a>(&self, by: &str, scene: &Scene<'a>) -> Option<&'a Signature> {
        let given = scene.workspace.project()?.signatures(&self.doc);
        given.iter().find(|one| one.by == by)
    }
}

impl TogetherPage {
    /// Opens the texts of these subjects and records on the first of them; whoever has no key on this
    /// device makes one first.
    pub fn open(scene: &Scene, by: &str, docs: Vec<(String, String)>) -> Effect {
        if !scene.workspace.can_sign_here(by) {
            return Enrol::open(scene, by);
        }
        let mut page = Self {
            by: by.to_owned(),
            texts: docs.into_iter().map(TogetherText::new).collect(),
            cursor: Cursor::default(),
            reads: false,
            pin: PinField::default(),
        };
        let said = page.read(scene);
        Effect::Many(vec![Effect::go(page), said])
    }

    /// Whether a text is still to be signed.
    fn is_open(&self, text: &TogetherText, scene: &Scene) -> bool {
        text.signed(&self.by, scene).is_none()
    }

    /// Shows the selected text, or says why it cannot be signed.
    fn read(&mut self, scene: &Scene) -> Effect {
        let by = self.by.clone();
        let Some(text) = self.texts.get_mut(self.cursor.at) else {
            return Effect::None;
        };
        let place = (text.subject.as_str(), text.doc.as_str());
        let Some(seat) = candidates::seat_of(scene, place, &by) else {
            return Effect::say(say::has_signed(scene.lang));
        };
        if text.reading.is_none() {
            let asked = asked(place, &seat, &by);
            text.why = match scene.workspace.signing_sheet(&asked, scene.lang) {
                Ok(Ok(sheet)) => {
                    text.reading = Some(SigningReading::new(sheet));
                    String::new()
                }
                Ok(Err(faults)) => sentences(scene, &text.subject, &faults).join(" "),
                Err(failure) => failure.sentences(scene.lang).join(" "),
            };
        }
        self.reads = text.reading.is_some();
        match text.why.is_empty() {
            true => {
                reading::odd(scene, &text.subject, &text.doc).map_or(Effect::None, Effect::Warn)
            }
            false => Effect::Warn(text.why.clone()),
        }
    }

    /// The next text that is not read, after the selected one and then from the top.
    fn go_on(&mut self, scene: &Scene) -> Effect {
        let count = self.texts.len();
        let order = (1..=count).map(|step| (self.cursor.at + step) % count);
        let unread = |at: &usize| {
            let text = self.texts.get(*at);
            text.is_some_and(|text| !text.is_read() && self.is_open(text, scene))
        };
        let next = { order }.find(unread);
        match next {
            Some(next) => {
                self.cursor = Cursor::on(next);
                self.read(scene)
            }
            None => {
                self.reads = false;
                Effect::say(words::all_read(scene.lang))
            }
        }
    }

    fn in_text(&mut self, intent: Intent, scene: &Scene) -> Effect {
        let reading = self.texts.get_mut(self.cursor.at);
        let Some(reading) = reading.and_then(|text| text.reading.as_mut()) else {
            self.reads = false;
            return Effect::None;
        };
        if reading.moved(intent) {
            return Effect::None;
        }
        match intent {
            Intent::Back => {
                self.reads = false;
                Effect::None
            }
            Intent::Confirm if reading.is_seen() => self.go_on(scene),
            Intent::Confirm => {
                reading.moved(Intent::PageDown);
                Effect::None
            }
            Intent::Refuse => self.alone(scene),
            _ => Effect::None,
        }
    }

    /// The page of one text, where it can be refused.
    fn alone(&self, scene: &Scene) -> Effect {
        let text = self.texts.get(self.cursor.at);
        text.map_or(Effect::None, |text| {
            SigningPage::open(scene, &text.subject, &text.doc)
        })
    }

    fn in_list(&mut self, intent: Intent, scene: &Scene) -> Effect {
        if self.cursor.moved(intent, self.texts.len()) {
            return Effect::None;
        }
        let (lang, now) = (scene.lang, scene.workspace.mono());
        match intent {
            Intent::Back => Effect::Back,
            Intent::Refuse => self.alone(scene),
            Intent::Confirm if self.texts.iter().all(|text| !self.is_open(text, scene)) => {
                Effect::Back
            }
            Intent::Confirm if self.pin.is_stale(now) => {
                Effect::Warn(say::pin_left(lang).to_owned())
            }
            Intent::Confirm if self.pin.is_empty() => self.read(scene),
            Intent::Confirm => match self.next(scene) {
                Some(sheet) => {
                    let pin = self.pin.take();
                    sign(sheet, pin)
                }
                None => {
                    self.pin.clear();
                    Effect::Warn(words::none_read(lang).to_owned())
                }
            },
            typed => match self.pin.typed(typed, now) {
                PinTaken::NotPlain => Effect::Warn(say::input_method(lang).to_owned()),
                _ => Effect::None,
            },
        }
    }

    /// The first text that was read and is not signed.
    fn next(&self, scene: &Scene) -> Option<SigningSheet> {
        let mut ready = self.texts.iter();
        let ready = ready.find(|text| text.is_read() && self.is_open(text, scene))?;
        ready.reading.as_ref().map(|one| one.sheet.clone())
    }

    /// How many are signed, read, and not read.
    pub(super) fn counts(&self, scene: &Scene) -> [usize; 3] {
        let open = |text: &&TogetherText| self.is_open(text, scene);
        let read = { self.texts.iter() }
            .filter(open)
            .filter(|text| text.is_read());
        let (read, open) = (read.count(), self.texts.iter().filter(open).count());
        [self.texts.len() - open, read, open - read]
    }
}

/// Each is signed by the command that signs one.
fn sign(sheet: SigningSheet, pin: Pin) -> Effect {
    Effect::act(Command::Sign(Box::new(sheet), pin))
}

impl Page for TogetherPage {
    fn title(&self, scene: &Scene) -> String {
        match self.reads {
            true => words::nth_text(scene.lang, self.cursor.at + 1, self.texts.len()),
            false => say::title(scene.lang).to_owned(),
        }
    }

    fn contexts(&self) -> &'static [Context] {
        match self.reads {
            true => &[Context::Paging],
            false => &[Context::Together],
        }
    }

    fn update(&mut self, intent: Intent, scene: &Scene) -> Effect {
        match self.reads {
            true => self.in_text(intent, scene),
            false => self.in_list(intent, scene),
        }
    }

    /// One was signed, or refused and not signed: the next one follows with the same PIN.
    fn told(&mut self, command: &Command, done: &Done, scene: &Scene) -> Effect {
        let Command::Sign(sheet, pin) = command else {
            return Effect::None;
        };
        if let Done::Refused(faults) = done {
            let mut texts = self.texts.iter_mut();
            if let Some(text) = texts.find(|text| text.doc == sheet.asked.doc) {
                text.why = sentences(scene, &text.subject, faults).join(" ");
                // It is read anew: what it says may be different now.
                text.reading = None;
            }
        }
        if let Some(next) = self.next(scene) {
            return sign(next, pin.clone());
        }
        let [signed, _, left] = self.counts(scene);
        match self.texts.iter().any(|text| !text.why.is_empty()) {
            true => Effect::Warn(words::some_signed(scene.lang, signed, left)),
            false => Effect::Say(words::some_signed(scene.lang, signed, left)),
        }
    }

    fn view(&self, frame: &mut Frame, area: Rect, scene: &Scene) {
        super::together_view::view(self, frame, area, scene);
    }
}
