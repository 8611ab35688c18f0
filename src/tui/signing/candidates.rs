//! Who might sign for a party: those whose role may and who have not signed for another; first
//! those whose key is on this device. And which of them is selected.

use crate::domain::Person;
use crate::tui::keymap::intent::Intent;
use crate::tui::list::Cursor;
use crate::tui::page::Scene;
use crate::workspace::signing::sign::Seat;

/// A person who might sign.
#[derive(Clone, Copy, Debug)]
pub struct SignerCandidate<'a> {
    /// Who.
    pub person: &'a Person,
    /// Whether the key is on this device; otherwise one enrols first.
    pub can_sign: bool,
}

/// The candidates for a seat, the likeliest first.
pub fn of<'a>(scene: &Scene<'a>, seat: &Seat, seats: &[Seat]) -> Vec<SignerCandidate<'a>> {
    let Some(project) = scene.workspace.project() else {
        return Vec::new();
    };
    let may = |person: &&Person| seat.is_open_to(person, seats);
    let mut all: Vec<SignerCandidate> = project
        .people
        .values()
        .filter(may)
        .map(|person| SignerCandidate {
            person,
            can_sign: scene.workspace.can_sign_here(&person.code),
        })
        .collect();
    all.sort_by_key(|one| (!one.can_sign, &one.person.code));
    all
}

/// The first party of a document that a person may sign for.
pub fn seat_of<'a>(scene: &Scene<'a>, (subject, doc): (&str, &str), by: &str) -> Option<Seat<'a>> {
    let person = scene.workspace.project()?.people.get(by)?;
    let seats = scene.workspace.parties(subject, doc);
    let mut open = seats.iter().filter(|seat| seat.is_open_to(person, &seats));
    open.next().copied()
}

/// Which candidate is selected. Whoever goes to enrol stays so, though he stands elsewhere in the
/// list once his key is here.
#[derive(Debug, Default)]
pub struct SignerChoice {
    cursor: Cursor,
    enrolling: Option<String>,
}

impl SignerChoice {
    /// Where it is in the list as it is now.
    pub fn among(&self, people: &[SignerCandidate]) -> Cursor {
        let is_he = |one: &SignerCandidate| self.enrolling.as_ref() == Some(&one.person.code);
        people
            .iter()
            .position(is_he)
            .map_or(self.cursor, Cursor::on)
    }

    /// Moves in the list; says whether the intent was a movement at all.
    pub fn moved(&mut self, intent: Intent, people: &[SignerCandidate]) -> bool {
        self.cursor = self.among(people);
        self.enrolling = None;
        self.cursor.moved(intent, people.len())
    }

    /// This one goes to enrol.
    pub fn enrols(&mut self, person: &Person) {
        self.enrolling = Some(person.code.clone());
    }
}
