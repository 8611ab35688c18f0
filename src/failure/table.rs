//! Tables that were not taken, in words: the file, and every cell with its place.

use crate::domain::misfit::{Misfit, RowFault, Unmatched};
use crate::table::book::{CellFlaw, Foreign, TableError};
use crate::table::fault::{ColumnSpot, TableFault, TableFlaw};
use crate::text::Lang;
use crate::text::escape::{quoted, shown};
use crate::text::mishap::table as say;
use crate::text::table::{heading, misfit};
use std::collections::BTreeMap;

/// No more lines than this are spelled out.
const MOST_SHOWN: usize = 200;
/// No more rows than this are named in a line.
const MOST_ROWS: usize = 20;

/// Faults of one kind in one column of a sheet, told in one line.
struct Alike<'a> {
    first: &'a TableFault,
    rows: Vec<usize>,
    /// What stands in the cells, where only that differs.
    texts: Vec<&'a str>,
}

/// Every fault with its place, a line each kind.
pub fn sentences(lang: Lang, faults: &[TableFault]) -> Vec<String> {
    let head = say::faulty(lang, faults.len());
    let places = places(lang, faults).into_iter();
    std::iter::once(head).chain(places).collect()
}

/// The same without a word on what became of the table.
pub fn places(lang: Lang, faults: &[TableFault]) -> Vec<String> {
    let alike = gathered(faults);
    let shown = alike.iter().take(MOST_SHOWN);
    let mut lines: Vec<String> = shown.map(|alike| sentence(lang, alike)).collect();
    let left = alike.iter().skip(MOST_SHOWN).map(|alike| alike.rows.len());
    let more: usize = left.sum();
    if more > 0 {
        lines.push(say::more(lang, more));
    }
    lines
}

/// What stands in a cell whose fault says nothing else of it.
fn text(fault: &TableFault) -> Option<&str> {
    match &fault.what {
        TableFlaw::Row(
            Misfit::NoPart(text)
            | Misfit::NotARole(text)
            | Misfit::NotAKind(text)
            | Misfit::NoChecklist(text)
            | Misfit::NoParent(text)
            | Misfit::NotACount(text)
            | Misfit::Unmatched(Unmatched::Nowhere(text)),
        ) if !text.is_empty() => Some(text),
        _ => None,
    }
}

/// Faults that say the same, each once, in the order of the first of them.
fn gathered(faults: &[TableFault]) -> Vec<Alike<'_>> {
    let mut all: Vec<Alike> = Vec::new();
    let mut place: BTreeMap<(&str, &ColumnSpot, String), usize> = BTreeMap::new();
    for fault in faults {
        let text = text(fault);
        // Told apart by what is wrong, without what stands there.
        let kind = match text {
            Some(_) => misfit_kind(&fault.what),
            None => format!("{:?}", fault.what),
        };
        let at = *place
            .entry((fault.sheet.as_str(), &fault.column, kind))
            .or_insert(all.len());
        match all.get_mut(at) {
            Some(alike) => {
                alike.rows.push(fault.row);
                alike
                    .texts
                    .extend(text.filter(|text| !alike.texts.contains(text)));
            }
            None => all.push(Alike {
                first: fault,
                rows: vec![fault.row],
                texts: text.into_iter().collect(),
            }),
        }
    }
    all
}

fn misfit_kind(flaw: &TableFlaw) -> String {
    match flaw {
        TableFlaw::Row(Misfit::Unmatched(why)) => format!("{:?}", std::mem::discriminant(why)),
        TableFlaw::Row(misfit) => format!("{:?}", std::mem::discriminant(misfit)),
        other => format!("{other:?}"),
    }
}

/// Every fault of one entry, each with its column.
pub fn entry(lang: Lang, faults: &[RowFault]) -> Vec<String> {
    let head = say::nothing_entered(lang);
    let line = |fault: &RowFault| {
        let column = heading(lang, fault.column);
        lang.about(column, misfit(lang, &fault.misfit))
    };
    let lines = faults.iter().map(line);
    std::iter::once(head.to_owned()).chain(lines).collect()
}

fn sentence(lang: Lang, alike: &Alike) -> String {
    let first = alike.first;
    let sheet = match first.sheet.is_empty() {
        true => String::new(),
        false => format!("{} ", quoted(&first.sheet)),
    };
    let shown: Vec<String> = alike
        .rows
        .iter()
        .take(MOST_ROWS)
        .map(usize::to_string)
        .collect();
    let shown = shown.join(lang.between());
    let (count, what) = (alike.rows.len(), what(lang, &with_all_texts(lang, alike)));
    let rows = say::rows(lang, &shown, [MOST_ROWS, count]);
    lang.about(
        format!("{sheet}{rows}{}", column(lang, &first.column)),
        what,
    )
}

/// The first of the faults with the texts of all of them.
fn with_all_texts(lang: Lang, alike: &Alike) -> TableFlaw {
    let all = || alike.texts.join(lang.between());
    match &alike.first.what {
        TableFlaw::Row(row) if alike.texts.len() > 1 => TableFlaw::Row(match row {
            Misfit::NoPart(_) => Misfit::NoPart(all()),
            Misfit::NotARole(_) => Misfit::NotARole(all()),
            Misfit::NotAKind(_) => Misfit::NotAKind(all()),
            Misfit::NoChecklist(_) => Misfit::NoChecklist(all()),
            Misfit::NoParent(_) => Misfit::NoParent(all()),
            Misfit::NotACount(_) => Misfit::NotACount(all()),
            Misfit::Unmatched(_) => Misfit::Unmatched(Unmatched::Nowhere(all())),
            other => other.clone(),
        }),
        other => other.clone(),
    }
}

/// A column behind a row: its letter and heading.
pub fn column(lang: Lang, spot: &ColumnSpot) -> String {
    say::column(lang, &spot.letter, &quoted(&spot.heading))
}

/// What is wrong with a cell.
pub fn what(lang: Lang, flaw: &TableFlaw) -> String {
    match flaw {
        TableFlaw::Row(row) => misfit(lang, row),
        TableFlaw::Cell(flaw) => cell(lang, flaw),
        TableFlaw::Twin { sheet, row, spelt } => twin(lang, sheet, *row, spelt.as_deref()),
        TableFlaw::NoColumns { missing, found } => no_columns(lang, missing, found),
        TableFlaw::TwoColumns(first) => {
            say::same_column(lang, column(lang, first).trim_start_matches(", "))
        }
        TableFlaw::More(count) => say::more_cells(lang, *count),
        TableFlaw::Entry(entry) => super::listing::misentry(lang, entry),
        TableFlaw::Rule(flaw) => super::listing::rule(lang, flaw),
    }
}

fn twin(lang: Lang, sheet: &str, row: usize, spelt: Option<&str>) -> String {
    let spelt = spelt.map(quoted);
    say::twin(lang, &quoted(sheet), row, spelt.as_deref())
}

fn no_columns(lang: Lang, missing: &[String], found: &[ColumnSpot]) -> String {
    let missing: Vec<String> = missing.iter().map(|name| quoted(name)).collect();
    let missing = missing.join(lang.between());
    let found = found.iter().take(MOST_ROWS);
    let found = found.map(|spot| format!("{} {}", spot.letter, quoted(&spot.heading)));
    let found: Vec<String> = found.collect();
    match found.is_empty() {
        true => say::no_headings(lang, &missing),
        false => say::missing_columns(lang, &missing, &found.join(lang.between())),
    }
}

fn cell(lang: Lang, flaw: &CellFlaw) -> String {
    let as_text = say::type_as_text(lang);
    match flaw {
        CellFlaw::ErrorValue(value) => format!("{} {}", say::formula_failed(lang), quoted(value)),
        CellFlaw::NotCalculated => say::not_calculated(lang).to_owned(),
        CellFlaw::Unclosed => say::unclosed(lang).to_owned(),
        CellFlaw::NotFinite => say::not_finite(lang).to_owned(),
        CellFlaw::DigitsLost => say::digits_lost(lang, as_text),
        CellFlaw::Date(text) => say::made_a_day(lang, &quoted(text), as_text),
        CellFlaw::NotAsShown(text) => say::not_as_shown(lang, &quoted(text), as_text),
        CellFlaw::Hidden(c) => format!("{} {}", say::hidden(lang), shown(&c.to_string())),
        CellFlaw::TooLong(count) => lang.about(say::too_long(lang), count),
        CellFlaw::Beyond => say::beyond(lang).to_owned(),
        CellFlaw::Across(range) => say::across(lang, range),
    }
}

/// A file that is no table.
pub fn unreadable(lang: Lang, error: &TableError) -> String {
    let zh = match error {
        TableError::Foreign(foreign) => return self::foreign(lang, *foreign),
        TableError::TooLarge { .. } => say::too_large(),
        TableError::TooManyRows(_) => say::too_many_rows(),
        TableError::TooMuch => say::too_much(),
        TableError::Empty => say::no_heading_row(),
        TableError::NotText => say::not_text(),
        TableError::OldOrLocked => say::old_or_locked(),
        TableError::NotAWorkbook => say::no_workbook(),
        TableError::Damaged(_) => say::damaged(),
        TableError::Bomb => say::bomb(),
    };
    match lang {
        Lang::Zh => zh,
        Lang::En => shown(&error.to_string()).into_owned(),
    }
}

/// What a file is that only calls itself a table, and how to make one of it.
fn foreign(lang: Lang, foreign: Foreign) -> String {
    let what = match foreign {
        Foreign::WebPage => say::web_page(lang),
        Foreign::Xml2003 => say::xml_2003(lang),
        Foreign::Xml => say::xml(lang),
        Foreign::OpenDocument => say::open_document(lang),
        Foreign::BinaryWorkbook => say::binary_workbook(lang),
        Foreign::Document => say::document(lang),
        Foreign::Pdf => say::pdf(lang),
        Foreign::Picture => say::picture(lang),
        Foreign::Json => say::json(lang),
        Foreign::Archive => say::archive(lang),
        Foreign::Sylk => say::sylk(lang),
    };
    let opens = matches!(
        foreign,
        Foreign::WebPage
            | Foreign::Xml2003
            | Foreign::Xml
            | Foreign::OpenDocument
            | Foreign::BinaryWorkbook
            | Foreign::Sylk
    );
    match opens {
        true => say::opens_as_table(lang, what),
        false => say::no_table(lang, what),
    }
}
