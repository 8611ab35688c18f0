//! The project table as a file: subjects in, rows or the bytes of an XLSX out, which are read again as
//! the same subjects.

use super::column::{Cell, Sheet, Title};
use crate::domain::misfit::Column;
use crate::domain::rulebook::Rulebook;
use crate::domain::subject::Subject;
use crate::text::screen::tables;
use crate::text::table::heading;
use crate::text::{Lang, words};
use rust_xlsxwriter::{Color, Format, Workbook, XlsxError};

const HEAD_FILL: Color = Color::RGB(0x00DD_EBF7);
/// Columns of codes and words, and of names, as wide as people leave them.
const NARROW: f64 = 14.0;
const WIDE: f64 = 34.0;

/// The table under its headings, as it is written for programs.
pub fn sheet(subjects: &[Subject], rulebook: &Rulebook, lang: Lang) -> Sheet {
    let title = |column: Column| Title {
        key: column.as_str(),
        name: heading(lang, column).to_owned(),
        figures: false,
    };
    let row = |subject| cells(subject, rulebook, lang).into_iter().map(Cell::Words);
    Sheet {
        titles: Column::ALL.map(title).to_vec(),
        rows: subjects
            .iter()
            .map(|subject| row(subject).collect())
            .collect(),
    }
}

/// The table as a workbook of one sheet: plain strings, the heading in sight while one scrolls.
pub fn xlsx(subjects: &[Subject], rulebook: &Rulebook, lang: Lang) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name(tables::plan(lang))?;
    let (head, text) = (
        Format::new().set_bold().set_background_color(HEAD_FILL),
        Format::new().set_num_format("@"),
    );
    for (at, column) in (0..).zip(Column::ALL) {
        let wide = matches!(column, Column::Name | Column::Checklist | Column::Variants);
        sheet.set_column_width(at, if wide { WIDE } else { NARROW })?;
        sheet.write_with_format(0, at, heading(lang, column), &head)?;
    }
    for (row, subject) in (1..).zip(subjects) {
        for (at, cell) in (0..).zip(cells(subject, rulebook, lang)) {
            if !cell.is_empty() {
                sheet.write_string_with_format(row, at, cell, &text)?;
            }
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    let last = u32::try_from(subjects.len()).unwrap_or(0);
    sheet.autofilter(0, 0, last, Column::ALL.len() as u16 - 1)?;
    book.save_to_buffer()
}

fn cells(subject: &Subject, rulebook: &Rulebook, lang: Lang) -> Vec<String> {
    let cell = |column| match column {
        Column::Code => subject.code.clone(),
        Column::Parent => subject.parent.clone(),
        Column::Kind => lang
            .pick(words::kind(lang, subject.kind), subject.kind.as_str())
            .to_owned(),
        Column::Name => subject.name.clone(),
        Column::Checklist => subject.checklist.clone(),
        Column::Variants => variants(subject, rulebook, lang),
        Column::Crew => subject.crew.clone(),
        Column::Location => subject.location.clone(),
        Column::Capacity => subject
            .capacity
            .map_or_else(String::new, |capacity| capacity.to_string()),
        Column::Area => subject
            .area_m2
            .as_ref()
            .map_or_else(String::new, ToString::to_string),
        Column::Scale => subject.scale.map_or_else(String::new, |scale| {
            lang.pick(words::scale(lang, scale), scale.as_str())
                .to_owned()
        }),
        Column::After => subject.after.clone(),
        Column::Chain => subject.chain.clone(),
    };
    Column::ALL.map(cell).to_vec()
}

/// Variants by name where the name is read again as the same variant, else by id.
fn variants(subject: &Subject, rulebook: &Rulebook, lang: Lang) -> String {
    let list = rulebook
        .checklists
        .get(&subject.checklist)
        .map(|pinned| &pinned.checklist);
    let name = |id: &String| {
        let all = list.map_or(&[][..], |list| &list.variants);
        let variant = all.iter().find(|variant| variant.id == *id);
        let name = variant.map(|variant| lang.pick(&variant.zh, &variant.en));
        let readable = |name: &&str| {
            let bearers = all
                .iter()
                .filter(|v| [&v.id, &v.zh, &v.en].iter().any(|word| *word == name));
            !name.contains([';', '；']) && name.trim() == *name && bearers.count() == 1
        };
        name.filter(readable).unwrap_or(id).to_owned()
    };
    let names: Vec<String> = subject.variants.iter().map(name).collect();
    names.join(lang.semicolon())
}
