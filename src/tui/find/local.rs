//! What the page below can do, as the table of keys has it, and the forms that can be printed of what it is
//! about: whoever does not know the key finds it by its name.

use super::doors::{DOORS, FindDoor};
use crate::text::Lang;
use crate::text::finding::{FindEntry, Haystack};
use crate::tui::keymap::intent::Intent;
use crate::tui::keymap::{self, Context, KeyRow};
use crate::tui::page::{Effect, Page, Scene, does};
use crate::tui::papers::PapersPage;
use crate::workspace::paper::offers::{Matter, Offer};

/// Something that can be done there.
#[derive(Clone, Debug)]
pub enum FindLocal {
    /// What a key does.
    Key(&'static KeyRow),
    /// What is done on another page.
    Door(&'static FindDoor),
    /// A form that can be printed of something.
    Form(Matter, Box<Offer>),
}

impl FindLocal {
    /// Does it on the page below, or goes there.
    pub fn run(&self) -> Effect {
        match self {
            FindLocal::Key(row) if row.intent.is_place() => {
                Effect::Many(vec![Effect::Back, Effect::Place(row.intent)])
            }
            FindLocal::Key(row) => Effect::Press(row.intent),
            FindLocal::Door(door) => door.run(),
            FindLocal::Form(matter, offer) => {
                Effect::Found(Box::new(PapersPage::on(matter.clone(), (**offer).clone())))
            }
        }
    }

    /// Whether it is a paper.
    pub fn is_paper(&self) -> bool {
        matches!(self, FindLocal::Form(..))
    }
}

/// What can be done on a page, what can be printed there, and the places there are.
pub fn of(page: &dyn Page, scene: &Scene) -> Vec<FindEntry<FindLocal>> {
    let own = keymap::rows(page.contexts());
    let own = own.filter(|row| is_command(row) && does(page, row.intent, scene));
    let mut rows: Vec<&'static KeyRow> = own.collect();
    if scene.workspace.project().is_some() {
        let places = keymap::rows(&[Context::Browse]);
        let known: Vec<Intent> = rows.iter().map(|row| row.intent).collect();
        rows.extend(places.filter(|row| row.intent.is_place() && !known.contains(&row.intent)));
    }
    let matter = page.matter(scene);
    let offers = matter.iter().flat_map(|matter| {
        let offers = scene.workspace.offers(matter).into_iter();
        let fresh = offers.filter(|offer| offer.again.is_none() && offer.form.is_some());
        fresh.map(|offer| FindLocal::Form(matter.clone(), Box::new(offer)))
    });
    let doors = DOORS.iter().filter(|_| scene.workspace.project().is_some());
    let doors = doors.map(FindLocal::Door);
    let all = rows.into_iter().map(FindLocal::Key);
    all.chain(doors).chain(offers).map(entry).collect()
}

fn entry(what: FindLocal) -> FindEntry<FindLocal> {
    let called = match &what {
        FindLocal::Key(row) => {
            let texts = [row.short, row.long].map(|phrase| [Lang::Zh, Lang::En].map(phrase));
            let [[zh, en], [long_zh, long_en]] = texts;
            Haystack::of(&[zh, en, long_zh, long_en])
        }
        FindLocal::Door(door) => {
            let [[zh, en], [also_zh, also_en]] =
                [door.name, door.also].map(|phrase| [Lang::Zh, Lang::En].map(phrase));
            Haystack::of(&[zh, en, also_zh, also_en])
        }
        FindLocal::Form(_, offer) => Haystack::of(&[&offer.name.zh, &offer.name.en]),
    };
    FindEntry {
        what,
        called,
        above: None,
        is_done: true,
    }
}

/// Whether a key does something that has a name of its own: not what moves, types, or chooses by number.
fn is_command(row: &KeyRow) -> bool {
    use Intent as I;
    let moves = matches!(
        row.intent,
        I::Up | I::Down | I::Left | I::Right | I::Next | I::Previous | I::First | I::Last
    );
    let types = matches!(
        row.intent,
        I::Type(_) | I::Erase | I::Delete | I::PageUp | I::PageDown
    );
    let here = matches!(
        row.intent,
        I::Confirm | I::Back | I::Find | I::Cycle | I::Select
    );
    !(moves || types || here || row.context == Context::Digits)
}
