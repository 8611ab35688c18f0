//! Whether a form makes sense: every flaw at once, each with its part, row and cell. What is checked is what would
//! come out wrong on paper, or not at all.

use super::flaw::{FormFaults, FormFlaw, FormPosition, High, Many};
use super::near::near;
use super::scope::Scope;
use super::widths;
use super::{FormCell, FormPart, FormRow, HeadShown, PaperForm, Paragraph, page_height};
use crate::paper::fields::{About, abouts};
use crate::text::escape::hidden;

/// Bounds of a form, so that no file can ask for more than a machine has.
const MOST_UNITS: u32 = 400;
const MOST_PARTS: usize = 60;
const MOST_ROWS: usize = 400;
const MOST_CELLS: usize = 60;
const MOST_CHARACTERS: usize = 2_000;
const MOST_ADDED: u32 = 100;
const LONGEST_ID: usize = 80;
/// What stands in the place of an id on the command line, and means something else there.
pub const RESERVED: [&str; 6] = ["list", "issued", "words", "pack", "withdraw", "help"];

/// Every flaw of a form.
pub fn faults(form: &PaperForm) -> FormFaults {
    let mut faults: FormFaults = head_flaws(form)
        .into_iter()
        .map(|flaw| (FormPosition::default(), flaw))
        .collect();
    let about = About::of(&form.about);
    for (number, part) in form.parts.iter().enumerate() {
        let at = FormPosition {
            part: Some(number + 1),
            ..FormPosition::default()
        };
        let flaws = part_flaws(form, part, about);
        faults.extend(flaws.into_iter().map(|flaw| (at, flaw)));
        for (at, row) in rows(at, part) {
            let each = part.each.as_deref().filter(|_| !at.head);
            let scope = Scope::of(about, each);
            faults.extend(
                row_flaws(form, row, scope)
                    .into_iter()
                    .map(|flaw| (at, flaw)),
            );
            for (number, cell) in row.cells.iter().enumerate() {
                let cell_at = FormPosition {
                    cell: Some(number + 1),
                    ..at
                };
                let flaws = cell_flaws(part, cell, scope);
                faults.extend(flaws.into_iter().map(|flaw| (cell_at, flaw)));
            }
        }
        // Of no row it can be said what fills it while it is not known how wide it is.
        if (1..=MOST_UNITS).contains(&part.units.unwrap_or(form.units)) {
            faults.extend(widths::faults(form, part, at));
        }
    }
    faults
}

/// The rows of a part with their places, those of its head first.
fn rows(at: FormPosition, part: &FormPart) -> impl Iterator<Item = (FormPosition, &FormRow)> {
    let placed = move |head: bool, (number, row)| {
        let row_at = FormPosition {
            head,
            row: Some(number + 1),
            ..at
        };
        (row_at, row)
    };
    let head = part.head.iter().enumerate();
    let head = head.map(move |row| placed(true, row));
    head.chain(
        part.rows
            .iter()
            .enumerate()
            .map(move |row| placed(false, row)),
    )
}

fn head_flaws(form: &PaperForm) -> Vec<FormFlaw> {
    let mut flaws = Vec::new();
    flaws.extend(bad_id(&form.id));
    let about = About::of(&form.about);
    if about.is_none() {
        let name = form.about.clone();
        let near = near(&name, abouts().map(|about| about.name));
        flaws.push(FormFlaw::NoAbout { name, near });
    }
    let words = [
        (&form.name.zh, "name.zh"),
        (&form.name.en, "name.en"),
        (&form.source, "source"),
    ];
    let empty = words
        .into_iter()
        .filter(|(words, _)| words.trim().is_empty());
    flaws.extend(empty.map(|(_, field)| FormFlaw::Empty(field)));
    flaws.extend(
        words
            .iter()
            .filter_map(|(words, field)| unseen(field, words)),
    );
    flaws.extend(bounds("units", Some(form.units), 1, MOST_UNITS));
    flaws.extend(bounds("copies", form.copies, 1, 99));
    flaws.extend(too_many(Many::Parts, form.parts.len(), MOST_PARTS));
    let rows = { form.parts.iter() }.map(|part| part.head.len() + part.rows.len());
    flaws.extend(too_many(Many::Rows, rows.sum(), MOST_ROWS));
    if form.parts.is_empty() {
        flaws.push(FormFlaw::Empty("parts"));
    }
    let cells = form
        .parts
        .iter()
        .flat_map(|part| &part.rows)
        .flat_map(|row| &row.cells);
    if !form.parts.is_empty() && !cells.into_iter().any(|cell| cell.bold) {
        flaws.push(FormFlaw::NoTitle);
    }
    flaws.extend(heights(form));
    flaws
}

fn bad_id(id: &str) -> Option<FormFlaw> {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-_.".contains(c);
    let begins = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
    let sound = id.starts_with(begins) && id.len() <= LONGEST_ID && id.chars().all(plain);
    let sound = sound && !RESERVED.contains(&id);
    (!sound).then(|| FormFlaw::BadId(id.to_owned()))
}

fn bounds(field: &'static str, figure: Option<u32>, least: u32, most: u32) -> Option<FormFlaw> {
    let out = !(least..=most).contains(&figure?);
    out.then_some(FormFlaw::Bounds { field, least, most })
}

/// A character of a text that nobody would see on paper.
fn unseen(field: &'static str, text: &str) -> Option<FormFlaw> {
    let character = text.split('\n').find_map(hidden)?;
    Some(FormFlaw::Hidden { field, character })
}

fn too_many(what: Many, count: usize, most: usize) -> Option<FormFlaw> {
    (count > most).then_some(FormFlaw::TooMany { what, most })
}

/// What stands on every page leaves half of it, what stands on the last fits there.
fn heights(form: &PaperForm) -> Vec<FormFlaw> {
    let page = page_height(form.landscape);
    let of = |wanted: &dyn Fn(&&FormPart) -> bool| {
        let rows = form
            .parts
            .iter()
            .filter(wanted)
            .filter(|part| part.each.is_none());
        let rows = rows.flat_map(|part| part.head.iter().chain(&part.rows));
        rows.fold(0_u32, |sum, row| sum.saturating_add(row.least()))
    };
    let repeated = (High::Repeated, of(&|part| part.repeat), page / 2);
    let last = (High::Last, of(&|part| part.last), page - page / 8);
    let high =
        |(what, height, most)| (height > most).then_some(FormFlaw::TooHigh { what, height, most });
    [repeated, last].into_iter().filter_map(high).collect()
}

fn part_flaws(form: &PaperForm, part: &FormPart, about: Option<About>) -> Vec<FormFlaw> {
    let scope = Scope::of(about, None);
    let mut flaws = Vec::new();
    flaws.extend(bounds("units", part.units, 1, MOST_UNITS));
    let added = part
        .at_least
        .map(|rows| u32::try_from(rows).unwrap_or(u32::MAX));
    flaws.extend(bounds("at_least", added, 0, MOST_ADDED));
    if part.rows.is_empty() && part.head.is_empty() {
        flaws.push(FormFlaw::Empty("rows"));
    }
    flaws.extend(part.each.iter().filter_map(|name| scope.no_table(name)));
    let conditions = part.when.iter().chain(&part.unless);
    flaws.extend(conditions.filter_map(|name| scope.neither(name)));
    let rows = Scope::of(about, part.each.as_deref());
    let together = part.together.iter().filter(|_| part.each.is_some());
    flaws.extend(together.filter_map(|name| rows.no_field(name)));
    let without = |field, needs| FormFlaw::Without { field, needs };
    if part.each.is_none() && part.together.is_some() {
        flaws.push(without("together", "for"));
    }
    if part.each.is_none() && part.at_least.is_some() {
        flaws.push(without("at_least", "for"));
    }
    if part.head.is_empty() && part.head_shown != HeadShown::Begin {
        flaws.push(without("head_shown", "head"));
    }
    let units = part.units.unwrap_or(form.units);
    let label = part.label.as_ref();
    flaws.extend(bounds(
        "label.w",
        label.map(|label| label.w),
        1,
        units.saturating_sub(1),
    ));
    let text = label.map_or("", |label| label.text.as_str());
    flaws.extend(too_many(
        Many::Characters,
        text.chars().count(),
        MOST_CHARACTERS,
    ));
    flaws.extend(unseen("label.text", text));
    flaws
}

fn row_flaws(form: &PaperForm, row: &FormRow, scope: Scope) -> Vec<FormFlaw> {
    let mut flaws = Vec::new();
    if row.cells.is_empty() {
        flaws.push(FormFlaw::Empty("cells"));
    }
    flaws.extend(too_many(Many::Cells, row.cells.len(), MOST_CELLS));
    let (what, most) = (High::Row, page_height(form.landscape));
    let height = row.height.filter(|height| *height > most);
    flaws.extend(height.map(|height| FormFlaw::TooHigh { what, height, most }));
    flaws.extend(bounds("stretch", Some(row.stretch), 0, 100));
    flaws.extend(row.when.iter().filter_map(|name| scope.no_field(name)));
    flaws
}

fn cell_flaws(part: &FormPart, cell: &FormCell, scope: Scope) -> Vec<FormFlaw> {
    let mut flaws = Vec::new();
    let figures = [
        ("w", Some(cell.w), 1, MOST_UNITS),
        ("size", cell.size, 5, 72),
        ("leading", cell.leading, 80, 400),
        ("free", Some(cell.free), 0, 80),
        ("down", cell.down, 1, 100),
    ];
    let out = figures.into_iter();
    flaws.extend(out.filter_map(|(field, figure, least, most)| bounds(field, figure, least, most)));
    if cell.join && part.together.is_none() {
        flaws.push(FormFlaw::Without {
            field: "join",
            needs: "together",
        });
    }
    let conditions = cell.when.iter().chain(&cell.unless);
    flaws.extend(conditions.filter_map(|name| scope.no_field(name)));
    flaws.extend(
        cell.picture
            .iter()
            .filter_map(|name| scope.no_picture(name)),
    );
    let texts = cell.text.iter();
    let texts: Vec<String> = texts
        .map(|paragraph| paragraph.template().clone().into())
        .collect();
    let all = texts.iter().map(|text| text.chars().count()).sum();
    flaws.extend(too_many(Many::Characters, all, MOST_CHARACTERS));
    flaws.extend(texts.iter().filter_map(|text| unseen("text", text)));
    flaws.extend(
        cell.text
            .iter()
            .flat_map(|paragraph| paragraph_flaws(paragraph, scope)),
    );
    flaws
}

fn paragraph_flaws(paragraph: &Paragraph, scope: Scope) -> Vec<FormFlaw> {
    let set = match paragraph {
        Paragraph::Plain(_) => None,
        Paragraph::Set(set) => Some(set),
    };
    let each = set.and_then(|set| set.each.as_deref());
    let rows = scope.within(each);
    let mut flaws: Vec<FormFlaw> = each
        .and_then(|name| scope.no_table(name))
        .into_iter()
        .collect();
    let when = set.and_then(|set| set.when.as_deref());
    flaws.extend(when.and_then(|name| scope.no_field(name)));
    flaws.extend(
        paragraph
            .template()
            .places()
            .filter_map(|name| rows.no_text(name)),
    );
    flaws
}
