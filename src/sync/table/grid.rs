//! Rows on their way into a table: limits, clean text, the header first. Knows nothing of CSV or
//! XLSX; both push their rows here.

use super::{
    CellFault, Encoding, Flaw, MOST_CELLS, MOST_CHARS, MOST_COLUMNS, MOST_FAULTS, MOST_PAGE_ROWS,
    MOST_ROWS, MOST_TEXT,
};
use super::{Row, Table, TableError};
use crate::text::escape;
use std::borrow::Cow;
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// A cell as it stands in the file: its column from 0, and its text or what is wrong with it.
pub type Raw<'a> = (usize, Result<Cow<'a, str>, Flaw>);

/// A table being built.
pub struct Grid {
    sheet: String,
    decoded: Encoding,
    header: Option<Vec<String>>,
    /// Whether the columns are only lettered: every row is a row, and line breaks mean nothing.
    lettered: bool,
    rows: Vec<Row>,
    text: usize,
    faults: Vec<CellFault>,
    more: usize,
}

impl Grid {
    /// An empty table of this sheet.
    pub fn new(sheet: &str, decoded: Encoding) -> Self {
        Self {
            sheet: escape::shown(sheet).into_owned(),
            decoded,
            header: None,
            lettered: false,
            rows: Vec::new(),
            text: 0,
            faults: Vec::new(),
            more: 0,
        }
    }

    /// An empty page of this sheet: no header, the columns lettered as spreadsheets do.
    pub fn page(sheet: &str, decoded: Encoding) -> Self {
        Self {
            header: Some((0..MOST_COLUMNS).map(letters).collect()),
            lettered: true,
            ..Self::new(sheet, decoded)
        }
    }

    /// Takes a row; a blank one is passed over, the first other one is the header.
    pub fn push(&mut self, line: usize, raw: Vec<Raw>) -> Result<(), TableError> {
        let cells: Vec<Raw> = raw
            .into_iter()
            .filter(|(_, cell)| !is_blank(cell))
            .collect();
        match self.header {
            _ if cells.is_empty() => Ok(()),
            None => self.push_header(line, cells),
            Some(_) => self.push_row(line, cells),
        }
    }

    /// The table, or every fault in it.
    pub fn finish(self) -> Result<Table, TableError> {
        if !self.faults.is_empty() {
            return Err(TableError::Cells {
                faults: self.faults,
                more: self.more,
            });
        }
        Ok(Table {
            sheet: self.sheet,
            decoded: self.decoded,
            header: self.header.ok_or(TableError::Empty)?,
            rows: self.rows,
        })
    }

    /// Whether nothing but blank rows came.
    pub fn is_empty(&self) -> bool {
        self.header.is_none() || (self.lettered && self.rows.is_empty() && self.faults.is_empty())
    }

    /// Rows and bytes of text so far.
    pub fn size(&self) -> [usize; 2] {
        [self.rows.len(), self.text]
    }

    fn push_header(&mut self, line: usize, cells: Vec<Raw>) -> Result<(), TableError> {
        let columns = cells
            .iter()
            .map(|(column, _)| column + 1)
            .max()
            .unwrap_or(0);
        if columns > MOST_COLUMNS {
            return Err(TableError::TooManyColumns { columns });
        }
        let mut header = vec![String::new(); columns];
        for (column, cell) in cells {
            // A header broken into lines is a usual thing in Excel, and its breaks mean nothing.
            match one_line(cell).and_then(clean) {
                Ok(text) => put(&mut header, column, text),
                Err(flaw) => self.fault(line, column, flaw),
            }
        }
        self.header = Some(header);
        Ok(())
    }

    fn push_row(&mut self, line: usize, cells: Vec<Raw>) -> Result<(), TableError> {
        let mut width = self.header.as_ref().map_or(0, Vec::len);
        if self.lettered {
            let filled = cells.iter().map(|(column, _)| column + 1).max();
            width = width.min(filled.unwrap_or(0));
        }
        let mut row = vec![String::new(); width];
        for (column, cell) in cells {
            let cell = if self.lettered { one_line(cell) } else { cell };
            match cell.and_then(clean) {
                Ok(_) if self.column_name(column).is_empty() => {
                    self.fault(line, column, Flaw::NoHeader)
                }
                Ok(text) => {
                    self.text += text.len();
                    put(&mut row, column, text);
                }
                Err(flaw) => self.fault(line, column, flaw),
            }
        }
        self.rows.push(Row { line, cells: row });
        let most = if self.lettered {
            MOST_PAGE_ROWS
        } else {
            MOST_ROWS
        };
        if self.rows.len() > most {
            return Err(TableError::TooManyRows);
        }
        if self.rows.len() * width > MOST_CELLS || self.text > MOST_TEXT {
            return Err(TableError::TooMuch);
        }
        Ok(())
    }

    fn column_name(&self, column: usize) -> &str {
        self.header
            .as_ref()
            .and_then(|header| header.get(column))
            .map_or("", String::as_str)
    }

    fn fault(&mut self, row: usize, column: usize, what: Flaw) {
        if self.faults.len() == MOST_FAULTS {
            self.more += 1;
            return;
        }
        self.faults.push(CellFault {
            sheet: self.sheet.clone(),
            row,
            column: column + 1,
            column_name: escape::quoted(self.column_name(column)),
            what,
        });
    }
}

fn one_line<'a>(cell: Result<Cow<'a, str>, Flaw>) -> Result<Cow<'a, str>, Flaw> {
    cell.map(|text| Cow::Owned(text.split_whitespace().collect::<Vec<_>>().join(" ")))
}

/// The letters of a column, from 0: A … Z, AA …
pub fn letters(column: usize) -> String {
    let letter = |at: usize| char::from(b'A' + u8::try_from(at % 26).unwrap_or_default());
    match column / 26 {
        0 => letter(column).to_string(),
        more => format!("{}{}", letter(more - 1), letter(column)),
    }
}

fn put(cells: &mut [String], column: usize, text: String) {
    if let Some(cell) = cells.get_mut(column) {
        *cell = text;
    }
}

fn is_blank(cell: &Result<Cow<str>, Flaw>) -> bool {
    cell.as_ref().is_ok_and(|text| text.trim().is_empty())
}

/// The text in NFC and trimmed, or what is wrong with it.
fn clean(text: Cow<str>) -> Result<String, Flaw> {
    let trimmed = text.trim();
    // Normalising may triple a text, so the length is looked at before.
    let chars = trimmed.chars().count();
    if chars > MOST_CHARS {
        return Err(Flaw::TooLong(chars));
    }
    if let Some(hidden) = escape::hidden(trimmed) {
        return Err(Flaw::Hidden(hidden));
    }
    Ok(if is_nfc(trimmed) {
        trimmed.to_owned()
    } else {
        trimmed.nfc().collect()
    })
}
