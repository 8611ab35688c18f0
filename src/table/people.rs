//! The people table: rows as persons.

use super::book::Book;
use super::layout::Layout;
use super::reading::RowReading;
use super::rows::{self, Rows};
use crate::domain::misfit::Misfit;
use crate::domain::{Person, Role};
use crate::text::table::note::Sense;
use crate::text::table::titles::{PostTitle, title};
use crate::text::{Lang, table, words};

/// The persons of a people table.
pub fn read(book: Book) -> Rows<Person> {
    let layout = Layout::of(&table::PEOPLE, &["code", "name", "role"]);
    rows::read(book, &layout, person)
}

fn person(reading: &mut RowReading) -> Person {
    let code = reading.code("code");
    let name = reading.text("name");
    Person {
        code: reading.needed("code", code),
        name: reading.needed("name", name),
        role: role(reading),
        org: reading.text("org"),
        crew: reading.text("crew"),
    }
}

/// The role of a title; for whoever has none something harmless stands in its place, beside the fault.
fn role(reading: &mut RowReading) -> Role {
    let text = reading.text("role");
    match title(&text) {
        Some(PostTitle::Of(role)) => {
            let usual = [
                role.as_str(),
                words::role(Lang::Zh, role),
                words::role(Lang::En, role),
            ];
            reading.taken_for("role", Sense::Role(role), &usual);
            return role;
        }
        Some(PostTitle::NoPart) => reading.fault("role", Misfit::NoPart(text)),
        None if text.is_empty() => reading.fault("role", Misfit::Empty),
        None => reading.fault("role", Misfit::NotARole(text)),
    }
    Role::Worker
}
