//! Faults of form files in words, by one match.

use super::flaw::{FormFault, FormFlaw, High, Many};
use crate::text::escape::{quoted, shown};
use crate::text::{Lang, form as say, shape};

/// A fault as one line.
pub fn sentence(lang: Lang, fault: &FormFault) -> String {
    let at = fault.at;
    let place = say::place(lang, [at.part, at.row, at.cell], at.head);
    let place = match place.as_str() {
        "" => shown(&fault.file).to_string(),
        place => format!("{} [{place}]", shown(&fault.file)),
    };
    lang.about(place, what(lang, &fault.flaw))
}

/// What is wrong, and how to mend it.
pub fn what(lang: Lang, flaw: &FormFlaw) -> String {
    match flaw {
        FormFlaw::TooLarge(most) => say::too_large(lang, *most),
        FormFlaw::Shape { field, error } if field.is_empty() => {
            say::shape(lang, &shape::said(lang, error))
        }
        FormFlaw::Shape { field, error } => {
            say::shape_of(lang, &quoted(field), &shape::said(lang, error))
        }
        FormFlaw::Schema(found) => say::schema(lang, &quoted(found)),
        FormFlaw::Unknown { field, near } => {
            meant(lang, field, near.as_deref(), say::unknown, say::misspelt)
        }
        FormFlaw::BadId(id) => say::bad_id(lang, &quoted(id)),
        FormFlaw::SameId { id, file } => say::same_id(lang, &quoted(id), &shown(file)),
        FormFlaw::Empty(field) => say::empty(lang, field),
        FormFlaw::Hidden { field, character } => {
            let character = shown(character.encode_utf8(&mut [0; 4])).into_owned();
            say::hidden(lang, field, &character)
        }
        FormFlaw::Bounds { field, least, most } => say::bounds(lang, field, *least, *most),
        FormFlaw::TooMany { what, most } => too_many(lang, *what, *most),
        FormFlaw::NoAbout { name, near } => meant(
            lang,
            name,
            near.as_deref(),
            say::no_about,
            say::no_about_near,
        ),
        FormFlaw::NoField { name, near } => meant(
            lang,
            name,
            near.as_deref(),
            say::no_field,
            say::no_field_near,
        ),
        FormFlaw::NoTable { name, near } => meant(
            lang,
            name,
            near.as_deref(),
            say::no_table,
            say::no_table_near,
        ),
        FormFlaw::NoPicture(name) => say::no_picture(lang, &quoted(name)),
        FormFlaw::Picture(name) => say::picture(lang, &quoted(name)),
        FormFlaw::Unclosed { text, after } => say::unclosed(lang, &quoted(text), *after),
        FormFlaw::Widths { taken, units } => say::widths(lang, *taken, *units),
        FormFlaw::Overlap => say::overlap(lang).to_owned(),
        FormFlaw::Reach => say::reach(lang).to_owned(),
        FormFlaw::Without { field, needs } => say::without(lang, field, needs),
        FormFlaw::TooHigh { what, height, most } => too_high(lang, *what, *height, *most),
        FormFlaw::NoTitle => say::no_title(lang).to_owned(),
    }
}

/// A name that is not known, with the one that is probably meant where there is one.
fn meant(
    lang: Lang,
    name: &str,
    near: Option<&str>,
    unknown: fn(Lang, &str) -> String,
    nearly: fn(Lang, &str, &str) -> String,
) -> String {
    match near {
        Some(near) => nearly(lang, &quoted(name), near),
        None => unknown(lang, &quoted(name)),
    }
}

fn too_many(lang: Lang, what: Many, most: usize) -> String {
    match what {
        Many::Parts => say::too_many_parts(lang, most),
        Many::Rows => say::too_many_rows(lang, most),
        Many::Cells => say::too_many_cells(lang, most),
        Many::Characters => say::too_many_characters(lang, most),
        Many::Conditions => say::too_many_conditions(lang, most),
    }
}

fn too_high(lang: Lang, what: High, height: u32, most: u32) -> String {
    match what {
        High::Row => say::high_row(lang, height, most),
        High::Last => say::high_last(lang, height, most),
        High::Repeated => say::high_repeated(lang, height, most),
    }
}
