//! What is done on other pages, by what people call it: whoever looks for it from anywhere is led there, and it begins.

use crate::text::head::Phrase;
use crate::text::screen::find as say;
use crate::tui::keymap::intent::Intent;
use crate::tui::page::Effect;

/// Something that is done on a page of its own.
#[derive(Debug)]
pub struct FindDoor {
    /// The place it is done at.
    place: Intent,
    /// What begins it there, if that is not all there is.
    then: Option<Intent>,
    /// What it is called.
    pub name: Phrase,
    /// What else it is found by.
    pub also: Phrase,
}

const fn door(place: Intent, then: Option<Intent>, [name, also]: [Phrase; 2]) -> FindDoor {
    FindDoor {
        place,
        then,
        name,
        also,
    }
}

/// All of them.
pub static DOORS: [FindDoor; 8] = [
    door(Intent::Exchange, None, [say::export, say::export_also]),
    door(Intent::Exchange, None, [say::roll_up, say::roll_up_also]),
    door(Intent::Exchange, None, [say::verify, say::verify_also]),
    door(
        Intent::Tree,
        Some(Intent::Plan),
        [say::plan, say::plan_also],
    ),
    door(
        Intent::People,
        Some(Intent::Add),
        [say::add_person, say::add_person_also],
    ),
    door(
        Intent::Registers,
        Some(Intent::Add),
        [say::add_entry, say::add_entry_also],
    ),
    door(
        Intent::Projects,
        Some(Intent::Choose(1)),
        [say::new_project, say::new_project_also],
    ),
    door(
        Intent::Projects,
        Some(Intent::Choose(2)),
        [say::import, say::import_also],
    ),
];

impl FindDoor {
    /// Goes there and begins it.
    pub fn run(&self) -> Effect {
        let there = [Effect::Back, Effect::Place(self.place)];
        let then = self.then.map(Effect::Mean);
        Effect::Many(there.into_iter().chain(then).collect())
    }
}
