//! Rows on their way into a sheet: limits, clean text, faults beside what is sound. Knows nothing of
//! CSV or XLSX; both push their rows here.

use super::fault::{CellFault, CellFlaw, TableError};
use super::limits::{MOST_CELLS, MOST_CHARS, MOST_COLUMNS, MOST_FAULTS, MOST_TEXT};
use super::sheet::{BookRow, BookSheet, CellForm, Shown};
use crate::text::escape;
use std::borrow::Cow;
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// A cell that can be read.
#[derive(Debug)]
pub struct GridCell<'a> {
    /// Its value as text.
    pub text: Cow<'a, str>,
    /// What it is kept as.
    pub form: CellForm,
    /// How it is shown, if otherwise.
    pub shown: Option<Shown>,
}

impl<'a> GridCell<'a> {
    /// A text.
    pub fn text(text: Cow<'a, str>) -> Self {
        Self {
            text,
            form: CellForm::Text,
            shown: None,
        }
    }
}

/// A cell as it stands in the file: its column from 0, and what it is or what is wrong with it.
pub type RawCell<'a> = (usize, Result<GridCell<'a>, CellFlaw>);

/// What all sheets of a file may still take.
#[derive(Debug)]
pub struct Room {
    most: usize,
    rows: usize,
    cells: usize,
    text: usize,
}

impl Room {
    /// Room for so many rows.
    pub fn of(rows: usize) -> Self {
        Self {
            most: rows,
            rows,
            cells: MOST_CELLS,
            text: MOST_TEXT,
        }
    }

    fn take(&mut self, row: &BookRow) -> Result<(), TableError> {
        let text: usize = row.cells.iter().map(String::len).sum();
        let rows = self.rows.checked_sub(1);
        self.rows = rows.ok_or(TableError::TooManyRows(self.most))?;
        let cells = self.cells.checked_sub(row.cells.len());
        self.cells = cells.ok_or(TableError::TooMuch)?;
        let text = self.text.checked_sub(text);
        self.text = text.ok_or(TableError::TooMuch)?;
        Ok(())
    }
}

/// An empty sheet of this name.
pub fn sheet(name: &str) -> BookSheet {
    BookSheet {
        name: escape::shown(name).into_owned(),
        ..BookSheet::default()
    }
}

/// Takes a row into a sheet; a blank one is passed over.
pub fn push(
    sheet: &mut BookSheet,
    room: &mut Room,
    line: usize,
    raw: Vec<RawCell>,
) -> Result<(), TableError> {
    let mut row = BookRow {
        line,
        ..BookRow::default()
    };
    let (mut more, mut filled) = (Vec::new(), false);
    for (column, cell) in raw.into_iter().filter(|(_, cell)| !is_blank(cell)) {
        filled = true;
        let cell = match column < MOST_COLUMNS {
            true => cell.and_then(clean),
            false => Err(CellFlaw::Beyond),
        };
        match cell {
            Ok(cell) => put(&mut row, column, cell),
            Err(what) => more.push(CellFault {
                row: line,
                column,
                what,
            }),
        }
    }
    for fault in more {
        match sheet.faults.len() < MOST_FAULTS {
            true => sheet.faults.push(fault),
            false => sheet.more += 1,
        }
    }
    if filled {
        room.take(&row)?;
        sheet.rows.push(row);
    }
    Ok(())
}

fn put(row: &mut BookRow, column: usize, cell: GridCell) {
    let width = row.cells.len().max(column + 1);
    row.cells.resize(width, String::new());
    if let Some(text) = row.cells.get_mut(column) {
        *text = cell.text.into_owned();
    }
    if cell.form != CellForm::Text {
        row.forms
            .resize(row.forms.len().max(column + 1), CellForm::Text);
        if let Some(form) = row.forms.get_mut(column) {
            *form = cell.form;
        }
    }
    row.shown.extend(cell.shown.map(|shown| (column, shown)));
}

fn is_blank(cell: &Result<GridCell, CellFlaw>) -> bool {
    cell.as_ref().is_ok_and(|cell| cell.text.trim().is_empty())
}

/// The text in NFC, trimmed and on one line, or what is wrong with it. A line broken within a cell is a
/// usual thing in spreadsheets, and the break means a blank.
fn clean(cell: GridCell) -> Result<GridCell, CellFlaw> {
    let trimmed = cell.text.trim();
    // Normalising may triple a text, so the length is looked at before.
    let chars = trimmed.chars().count();
    if chars > MOST_CHARS {
        return Err(CellFlaw::TooLong(chars));
    }
    let is_break = |c: char| matches!(c, '\n' | '\r' | '\t');
    let line = match trimmed.contains(is_break) {
        true => one_line(trimmed),
        false => trimmed.to_owned(),
    };
    if let Some(hidden) = escape::hidden(&line) {
        return Err(CellFlaw::Hidden(hidden));
    }
    Ok(GridCell {
        text: Cow::Owned(match is_nfc(&line) {
            true => line,
            false => line.nfc().collect(),
        }),
        form: cell.form,
        shown: cell.shown,
    })
}

fn one_line(text: &str) -> String {
    let pieces = text.split(['\n', '\r', '\t']).map(str::trim);
    let pieces: Vec<&str> = pieces.filter(|piece| !piece.is_empty()).collect();
    pieces.join(" ")
}
