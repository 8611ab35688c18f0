//! The project table: rows as subjects.

use super::book::Book;
use super::layout::Layout;
use super::reading::RowReading;
use super::rows::{self, Rows};
use crate::domain::misfit::Misfit;
use crate::domain::subject::{Kind, Scale, Subject};
use crate::domain::{Decimal, Quantity};
use crate::text::table::note::Sense;
use crate::text::table::titles;
use crate::text::{Lang, amount, table, words};

/// The columns of a project table.
pub fn layout() -> Layout {
    Layout::of(&table::PLAN, &["code", "kind", "name"])
}

/// The subjects of a project table.
pub fn read(book: Book) -> Rows<Subject> {
    rows::read(book, &layout(), subject)
}

fn subject(reading: &mut RowReading) -> Subject {
    let (code, name) = (reading.code("code"), reading.text("name"));
    Subject {
        code: reading.needed("code", code),
        parent: reading.code("parent"),
        after: reading.code("after"),
        chain: reading.text("chain"),
        kind: kind(reading),
        name: reading.needed("name", name),
        checklist: reading.code("checklist"),
        variants: variants(reading),
        crew: reading.text("crew"),
        location: reading.text("location"),
        capacity: capacity(reading),
        area_m2: reading.meaning("area_m2", area, Misfit::NotAnArea),
        scale: scale(reading),
    }
}

/// Several, separated by semicolons.
pub fn variants(reading: &mut RowReading) -> Vec<String> {
    let text = reading.text("variants");
    let words = text.split([';', '；']).map(str::trim);
    words
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// A capacity.
pub fn capacity(reading: &mut RowReading) -> Option<Quantity> {
    let unit = amount::read(&reading.text("capacity")).map(|amount| amount.unit);
    reading.unit = unit.unwrap_or_default();
    reading.meaning("capacity", quantity, Misfit::NotACount)
}

fn kind(reading: &mut RowReading) -> Kind {
    if reading.text("kind").is_empty() {
        reading.fault("kind", Misfit::Empty);
    }
    let kind = reading.meaning("kind", titles::kind, Misfit::NotAKind);
    if let Some(kind) = kind {
        let usual = [
            kind.as_str(),
            words::kind(Lang::Zh, kind),
            words::kind(Lang::En, kind),
        ];
        reading.taken_for("kind", Sense::Kind(kind), &usual);
    }
    kind.unwrap_or(Kind::Lot)
}

fn scale(reading: &mut RowReading) -> Option<Scale> {
    let scale = reading.meaning("scale", titles::scale, Misfit::NotAScale)?;
    let usual = [
        scale.as_str(),
        words::scale(Lang::Zh, scale),
        words::scale(Lang::En, scale),
    ];
    reading.taken_for("scale", Sense::Scale(scale), &usual);
    Some(scale)
}

/// An amount without its unit; whether that fits the checklist is asked where the checklist is known.
fn quantity(text: &str) -> Option<Quantity> {
    Quantity::parse(&amount::read(text)?.figure)
}

fn area(text: &str) -> Option<Decimal> {
    let amount = amount::read(text)?;
    Decimal::parse(&amount.figure)
        .ok()
        .filter(|area| area.micro() >= 0)
}
