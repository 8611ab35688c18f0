//! The round table: the parties of a concluded check sign one after the other on one laptop. Each
//! sees exactly what is signed, says who he is, and types his PIN, or refuses with a reason. Esc
//! leaves what is not signed waiting; nothing that was signed is lost.
//!
//! | file | noun |
//! |---|---|
//! | `candidates` | who might sign for a party |
//! | `reading` | a text read to its end before it is signed |
//! | `together`, `together_view` | several texts signed by one person with one PIN |
//! | `view` | how the round table is drawn |

mod candidates;
mod reading;
mod together;
mod together_view;
mod view;

pub use together::TogetherPage;

use super::form::field::{Field, Takes, put_back, typed_texts};
use super::form::pin::{PinField, PinTaken};
use super::keymap::Context;
use super::keymap::intent::Intent;
use super::list::Cursor;
use super::page::{Effect, Page, Scene};
use super::paint::faults::sentences;
use super::people::enrol::Enrol;
use crate::domain::signing::SigningAsked;
use crate::domain::statement::Stand;
use crate::text::attest;
use crate::text::screen::signing as say;
use crate::text::screen::usual;
use crate::workspace::signing::sign::Seat;
use crate::workspace::{Command, Done};
use candidates::SignerChoice;
use ratatui::Frame;
use ratatui::layout::Rect;
use reading::SigningReading;

/// The page.
#[derive(Debug)]
pub struct SigningPage {
    subject: String,
    doc: String,
    cursor: Cursor,
    step: SigningStep,
    pin: PinField,
    /// Why the verdict is refused, as far as it was typed.
    reason: Field,
}

/// How far it is.
#[derive(Debug)]
enum SigningStep {
    /// Whose turn is it?
    Seats,
    /// Who signs for the party?
    Who(SignerChoice),
    /// The text, and the PIN.
    Read(Box<SigningReading>),
    /// Why the verdict is refused.
    Reason(Box<SigningReading>),
}

impl SigningPage {
    /// Opens the round table for a document. Whoever said that he sits here and may sign it has its text
    /// before him at once; Esc leads to the parties.
    pub fn open(scene: &Scene, subject: &str, doc: &str) -> Effect {
        let mut page = Self {
            subject: subject.to_owned(),
            doc: doc.to_owned(),
            cursor: Cursor::default(),
            step: SigningStep::Seats,
            pin: PinField::default(),
            reason: Field::new(Takes::Text, ""),
        };
        page.next_seat(scene);
        let mine = scene.me.and_then(|me| page.take_seat(me, scene));
        let said = mine.map_or(Effect::None, |asked| page.read(&asked, scene));
        Effect::Many(vec![Effect::go(page), said])
    }

    /// Goes to the seat that a person with a key on this device may take; says what is to be signed.
    fn take_seat(&mut self, by: &str, scene: &Scene) -> Option<SigningAsked> {
        let seat = candidates::seat_of(scene, (&self.subject, &self.doc), by)?;
        let place = self.seats(scene).iter().position(|one| one.id == seat.id)?;
        self.cursor = Cursor::on(place);
        scene
            .workspace
            .can_sign_here(by)
            .then(|| self.asked(&seat, by))
    }

    fn asked(&self, seat: &Seat, by: &str) -> SigningAsked {
        asked((&self.subject, &self.doc), seat, by)
    }

    fn seats<'a>(&self, scene: &Scene<'a>) -> Vec<Seat<'a>> {
        scene.workspace.parties(&self.subject, &self.doc)
    }

    fn seat<'a>(&self, scene: &Scene<'a>) -> Option<Seat<'a>> {
        self.seats(scene).get(self.cursor.at).copied()
    }

    /// The first party that has not signed.
    fn next_seat(&mut self, scene: &Scene) {
        let open = self
            .seats(scene)
            .iter()
            .position(|seat| seat.signed.is_none());
        self.cursor = Cursor::on(open.unwrap_or(0));
    }

    fn at_seats(&mut self, intent: Intent, scene: &Scene) -> Effect {
        let seats = self.seats(scene);
        if self.cursor.moved(intent, seats.len()) {
            return Effect::None;
        }
        match (intent, self.seat(scene)) {
            (Intent::Back, _) => Effect::Back,
            (Intent::Confirm, Some(seat)) if seat.signed.is_none() => {
                self.step = SigningStep::Who(SignerChoice::default());
                Effect::None
            }
            (Intent::Confirm, _) if seats.iter().all(|seat| seat.signed.is_some()) => Effect::Back,
            (Intent::Confirm, _) => Effect::say(say::has_signed(scene.lang)),
            _ => Effect::None,
        }
    }

    fn choose(&mut self, intent: Intent, scene: &Scene) -> Effect {
        let Some(seat) = self.seat(scene) else {
            return Effect::Back;
        };
        let people = candidates::of(scene, &seat, &self.seats(scene));
        let SigningStep::Who(choice) = &mut self.step else {
            return Effect::None;
        };
        if choice.moved(intent, &people) {
            return Effect::None;
        }
        match (intent, people.get(choice.among(&people).at)) {
            (Intent::Back, _) => {
                self.step = SigningStep::Seats;
                Effect::None
            }
            (Intent::Confirm, Some(one)) if !one.can_sign => {
                choice.enrols(one.person);
                Enrol::open(scene, &one.person.code)
            }
            (Intent::Confirm, Some(one)) => {
                let asked = self.asked(&seat, &one.person.code);
                self.read(&asked, scene)
            }
            (Intent::Confirm, None) => Effect::Warn(say::nobody(scene.lang).to_owned()),
            _ => Effect::None,
        }
    }

    /// Shows what would be signed, or says why it cannot be.
    fn read(&mut self, asked: &SigningAsked, scene: &Scene) -> Effect {
        self.pin.clear();
        match scene.workspace.signing_sheet(asked, scene.lang) {
            Ok(Ok(sheet)) => {
                self.step = SigningStep::Read(Box::new(SigningReading::new(sheet)));
                // Whoever signs is told before the PIN.
                reading::odd(scene, &self.subject, &self.doc).map_or(Effect::None, Effect::Warn)
            }
            Ok(Err(faults)) => Effect::Warn(sentences(scene, &self.subject, &faults).join(" ")),
            Err(failure) => Effect::Warn(failure.sentences(scene.lang).join(" ")),
        }
    }

    fn sign(&mut self, intent: Intent, scene: &Scene) -> Effect {
        let SigningStep::Read(reading) = &mut self.step else {
            return Effect::None;
        };
        if reading.moved(intent) {
            return Effect::None;
        }
        let (lang, now) = (scene.lang, scene.workspace.mono());
        match intent {
            Intent::Back => {
                self.pin.clear();
                self.step = SigningStep::Who(SignerChoice::default());
                Effect::None
            }
            Intent::Refuse => self.turn(scene),
            Intent::Confirm if !reading.is_seen() => {
                reading.moved(Intent::PageDown);
                self.pin.clear();
                Effect::say(say::read_on(lang))
            }
            Intent::Confirm if self.pin.is_stale(now) => {
                Effect::Warn(say::pin_left(lang).to_owned())
            }
            Intent::Confirm if self.pin.is_empty() => Effect::say(say::pin_wanted(lang)),
            Intent::Confirm => {
                let pin = self.pin.take();
                Effect::act(Command::Sign(Box::new(reading.sheet.clone()), pin))
            }
            typed => match self.pin.typed(typed, now) {
                PinTaken::NotPlain => Effect::Warn(say::input_method(lang).to_owned()),
                _ => Effect::None,
            },
        }
    }

    /// From agreeing to refusing, which takes a reason, and back.
    fn turn(&mut self, scene: &Scene) -> Effect {
        let SigningStep::Read(reading) = std::mem::replace(&mut self.step, SigningStep::Seats)
        else {
            return Effect::None;
        };
        match reading.sheet.asked.stand {
            Stand::Agree if self.seat(scene).is_some_and(|seat| seat.only.is_some()) => {
                self.step = SigningStep::Read(reading);
                Effect::say(say::own_verdict(scene.lang))
            }
            Stand::Agree => {
                self.step = SigningStep::Reason(reading);
                Effect::None
            }
            Stand::Refuse => {
                let asked = SigningAsked {
                    stand: Stand::Agree,
                    reason: String::new(),
                    ..reading.sheet.asked.clone()
                };
                self.read(&asked, scene)
            }
        }
    }

    fn refuse(&mut self, intent: Intent, scene: &Scene) -> Effect {
        let SigningStep::Reason(reading) = &self.step else {
            return Effect::None;
        };
        let field = &mut self.reason;
        let asked = &reading.sheet.asked;
        match intent {
            Intent::Back => {
                let asked = asked.clone();
                self.read(&asked, scene)
            }
            Intent::Confirm if field.value().trim().is_empty() => {
                Effect::Warn(say::reason_wanted(scene.lang).to_owned())
            }
            Intent::Confirm => {
                let asked = SigningAsked {
                    stand: Stand::Refuse,
                    reason: field.value().trim().to_owned(),
                    ..asked.clone()
                };
                self.read(&asked, scene)
            }
            typed => {
                field.typed_or_usual(typed, usual::not_signed(scene.lang));
                Effect::None
            }
        }
    }
}

/// Whether a person may sign a document, of a subject and in a record, and has not.
pub fn may_sign(scene: &Scene, place: (&str, &str), by: &str) -> bool {
    candidates::seat_of(scene, place, by).is_some()
}

/// That a person agrees for a party to a document, of a subject and in a record.
fn asked((subject, doc): (&str, &str), seat: &Seat, by: &str) -> SigningAsked {
    SigningAsked {
        subject: subject.to_owned(),
        doc: doc.to_owned(),
        party: seat.id.to_owned(),
        by: by.to_owned(),
        stand: Stand::Agree,
        reason: String::new(),
    }
}

/// The parties that have not signed a document, in words; nothing when all have or one refused.
pub fn pending(scene: &Scene, subject: &str, doc: &str) -> String {
    let lang = scene.lang;
    let seats = scene.workspace.parties(subject, doc);
    let refused = |seat: &Seat| seat.signed.is_some_and(|one| one.stand == Stand::Refuse);
    let open = seats.iter().filter(|seat| seat.signed.is_none());
    let names: Vec<&str> = open.map(|seat| attest::party(lang, seat.title)).collect();
    match names.is_empty() || seats.iter().any(refused) {
        true => String::new(),
        false => say::missing(lang, &names.join(lang.between())),
    }
}

impl Page for SigningPage {
    fn title(&self, scene: &Scene) -> String {
        say::title(scene.lang).to_owned()
    }

    /// The reason of a refusal; never a PIN.
    fn left(&self) -> Option<(String, Vec<String>)> {
        let name = format!("refusal {} {}", self.subject, self.doc);
        Some((name, typed_texts([&self.reason])))
    }

    fn resume(&mut self, texts: &[String], _scene: &Scene) -> bool {
        put_back([&mut self.reason], texts);
        false
    }

    fn contexts(&self) -> &'static [Context] {
        match self.step {
            SigningStep::Seats | SigningStep::Who(_) => &[Context::Popup],
            SigningStep::Read(_) => &[Context::Signature],
            SigningStep::Reason(_) => &[Context::Line, Context::Form],
        }
    }

    fn update(&mut self, intent: Intent, scene: &Scene) -> Effect {
        match self.step {
            SigningStep::Seats => self.at_seats(intent, scene),
            SigningStep::Who(_) => self.choose(intent, scene),
            SigningStep::Read(_) => self.sign(intent, scene),
            SigningStep::Reason(_) => self.refuse(intent, scene),
        }
    }

    /// One has signed: the laptop goes to the next party.
    fn told(&mut self, _command: &Command, done: &Done, scene: &Scene) -> Effect {
        match done {
            Done::Signed(signed) => {
                let step = std::mem::replace(&mut self.step, SigningStep::Seats);
                let refused = matches!(step, SigningStep::Read(read) if read.is_refusal());
                self.reason.reset();
                self.next_seat(scene);
                let next = self.seat(scene).filter(|seat| seat.signed.is_none());
                let next = next.map(|seat| attest::party(scene.lang, seat.title));
                Effect::say(match refused {
                    true => say::refused(scene.lang, &signed.code),
                    false => say::signed(scene.lang, &signed.code, next),
                })
            }
            Done::Refused(faults) => {
                let words = sentences(scene, &self.subject, faults).join(" ");
                if let SigningStep::Read(reading) = &self.step {
                    let asked = reading.sheet.asked.clone();
                    self.read(&asked, scene);
                }
                Effect::Warn(words)
            }
            _ => Effect::None,
        }
    }

    fn view(&self, frame: &mut Frame, area: Rect, scene: &Scene) {
        view::view(self, frame, area, scene);
    }
}
