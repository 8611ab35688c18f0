//! What a file holds: sheets, their rows, what cells are kept as and drawn over. How they are read is not
//! known here.

use super::fault::CellFault;

/// What a file holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Book {
    /// How the bytes were read as text.
    pub decoded: Encoding,
    /// The visible sheets that have text, in order; of a CSV the only one.
    pub sheets: Vec<BookSheet>,
    /// Names of the sheets that are hidden, and not read.
    pub hidden: Vec<String>,
}

/// A sheet as it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BookSheet {
    /// Its name, safe to show; empty for CSV.
    pub name: String,
    /// The rows that are not blank.
    pub rows: Vec<BookRow>,
    /// Cells that are drawn as one.
    pub regions: Vec<Region>,
    /// What merged cells gave to the rows below their first.
    pub filled: Vec<Filled>,
    /// Cells that cannot be taken, at most [`MOST_FAULTS`]; they stand empty among the rows.
    pub faults: Vec<CellFault>,
    /// How many more there are.
    pub more: usize,
}

/// A row of a sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BookRow {
    /// Its number as the user sees it, from 1: the sheet's row or the file's line.
    pub line: usize,
    /// Its cells up to the last that is filled, in NFC, trimmed and on one line; empty where nothing stands.
    pub cells: Vec<String>,
    /// What the workbook keeps its cells as; empty where all are texts.
    pub forms: Vec<CellForm>,
    /// Cells, from 0, that the sheet shows otherwise than their value: 1 shown as `001`.
    pub shown: Vec<(usize, Shown)>,
}

impl BookRow {
    /// What a cell is kept as.
    pub fn form(&self, at: usize) -> CellForm {
        self.forms.get(at).copied().unwrap_or_default()
    }

    /// How the sheet shows a cell, if otherwise than its value.
    pub fn shown(&self, at: usize) -> Option<&Shown> {
        let found = self.shown.iter().find(|(column, _)| *column == at);
        found.map(|(_, shown)| shown)
    }
}

/// What a workbook keeps a cell as.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CellForm {
    /// Text, or nothing.
    #[default]
    Text,
    /// A number.
    Number,
    /// A day or a time.
    Date,
}

/// How a sheet shows a number whose format makes something else of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shown {
    /// As this text.
    As(String),
    /// By a format that is not understood here.
    Otherwise,
}

/// How bytes were read as text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8 or, with its mark, UTF-16; XLSX always.
    Unicode,
    /// GB18030, as Excel in China saves CSV; the reader should be told, for it is a guess.
    Gb18030,
}

/// Cells drawn as one, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Region {
    /// First and last row.
    pub rows: (usize, usize),
    /// First and last column.
    pub columns: (usize, usize),
}

/// A value that rows got from a cell drawn over them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filled {
    /// The cells, as `G6:G8`.
    pub range: String,
    /// The column, from 0.
    pub column: usize,
    /// The last row, as the user sees it.
    pub last: usize,
    /// The value.
    pub value: String,
}

impl Region {
    /// As spreadsheets write it: `G6:G8`.
    pub fn range(&self) -> String {
        let cell = |row: usize, column: usize| format!("{}{}", letters(column), row + 1);
        let (from, to) = (self.rows, self.columns);
        format!("{}:{}", cell(from.0, to.0), cell(from.1, to.1))
    }
}

/// The letters of a column, from 0: A … Z, AA …
pub fn letters(column: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(
            b'A' + u8::try_from(rest % 26).unwrap_or_default(),
        ));
        rest /= 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn columns_are_lettered_as_spreadsheets_do() {
        let letters = [0, 25, 26, 51, 52, 701, 702, 16_383].map(super::letters);
        assert_eq!(letters, ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA", "XFD"]);
    }
}
