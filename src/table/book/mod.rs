//! The sheets of a file from its bytes: CSV or XLSX, decided by content, read with limits, every fault
//! of every cell kept beside the cells that are sound. Which row is a heading, what a column means and
//! whether its text is a number or a code is never decided here.

mod archive;
mod csv;
mod foreign;
mod grid;
mod merged;
mod number_format;
mod styles;
mod xlsx;

#[cfg(test)]
mod hostile;

pub use foreign::Foreign;
pub use grid::letters;
pub use merged::{Filled, Region};

/// A file may be this large.
pub const MOST_BYTES: usize = 32 << 20;
/// Rows of all sheets together.
pub const MOST_ROWS: usize = 200_000;
/// Rows of all sheets together, where a person writes every one of them.
pub const MOST_PAGE_ROWS: usize = 20_000;
/// Columns of a sheet.
pub const MOST_COLUMNS: usize = 64;
/// Characters of one cell.
pub const MOST_CHARS: usize = 2_000;
/// Cells in all, empty ones too: what a table costs in memory besides its text.
pub const MOST_CELLS: usize = 4_000_000;
/// Text in all; an XLSX cell costs a few bytes and may point at a long shared string.
pub const MOST_TEXT: usize = 64 << 20;
/// Faults named on a sheet; the rest are counted.
pub const MOST_FAULTS: usize = 1_000;

/// What a file holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Book {
    /// How the bytes were read as text.
    pub decoded: Encoding,
    /// The visible sheets that have text, in order; of a CSV the only one.
    pub sheets: Vec<Sheet>,
    /// Names of the sheets that are hidden, and not read.
    pub hidden: Vec<String>,
}

/// A sheet as it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// Its name, safe to show; empty for CSV.
    pub name: String,
    /// The rows that are not blank.
    pub rows: Vec<Row>,
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
pub struct Row {
    /// Its number as the user sees it, from 1: the sheet's row or the file's line.
    pub line: usize,
    /// Its cells up to the last that is filled, in NFC, trimmed and on one line; empty where nothing stands.
    pub cells: Vec<String>,
    /// What the workbook keeps its cells as; empty where all are texts.
    pub forms: Vec<Form>,
    /// Cells, from 0, that the sheet shows otherwise than their value: 1 shown as `001`.
    pub shown: Vec<(usize, Shown)>,
}

impl Row {
    /// What a cell is kept as.
    pub fn form(&self, at: usize) -> Form {
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
pub enum Form {
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

/// A fault of one cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellFault {
    /// The row as the user sees it, from 1.
    pub row: usize,
    /// The column, from 0.
    pub column: usize,
    /// What is wrong.
    pub what: Flaw,
}

/// What is wrong with a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// A formula ended in an error, such as `#REF!`.
    ErrorValue(String),
    /// A formula whose value is not in the file.
    NotCalculated,
    /// A quote opens it that does not end in its row: whole rows stand in it.
    Unclosed,
    /// A figure that is none: infinite, or not a number.
    NotFinite,
    /// A number of more digits than a spreadsheet keeps: the last ones are lost.
    DigitsLost,
    /// A text that the spreadsheet took for a day; what it is now.
    Date(String),
    /// A number that its format shows as something else.
    NotAsShown(String),
    /// A control, bidi, zero-width or other invisible character.
    Hidden(char),
    /// So many characters, more than [`MOST_CHARS`].
    TooLong(usize),
    /// Beyond the last column that is read.
    Beyond,
    /// One cell drawn over several columns, as `C5:F5`; which of them it is meant for cannot be told.
    Across(String),
}

/// Why there is no table.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TableError {
    /// Larger than [`MOST_BYTES`].
    #[error("the file has {bytes} bytes, more than {MOST_BYTES}")]
    TooLarge {
        /// Its size.
        bytes: usize,
    },
    /// More rows than are taken.
    #[error("more than {0} rows")]
    TooManyRows(usize),
    /// More cells or text than a table may take in memory, or more sheets than anybody fills in.
    #[error("more than {MOST_CELLS} cells or {MOST_TEXT} bytes of text")]
    TooMuch,
    /// No row that is not blank.
    #[error("the file is empty")]
    Empty,
    /// Neither Unicode nor GB18030.
    #[error("the text is neither UTF-8 nor GB18030; save it as \"CSV UTF-8\"")]
    NotText,
    /// A workbook of the old binary format, or one with a password.
    #[error("an old .xls workbook, or one with a password; save it as .xlsx without a password")]
    OldOrLocked,
    /// Called a workbook, but no workbook.
    #[error("the file is called a workbook but is none; save it as .xlsx, or name a text .csv")]
    NotAWorkbook,
    /// Something else altogether, whatever it is called.
    #[error("{0:?}")]
    Foreign(Foreign),
    /// A workbook that cannot be read.
    #[error("the workbook is damaged: {0}")]
    Damaged(String),
    /// A workbook that unpacks into far more than it is.
    #[error("the workbook unpacks into too much")]
    Bomb,
}

const ZIP: &[u8] = b"PK";
const COMPOUND: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/// Reads every visible sheet of a workbook, or a CSV text as one, with no more than `most` rows. `name`
/// is only used to tell a broken workbook from a text.
pub fn read(name: &str, bytes: &[u8], most: usize) -> Result<Book, TableError> {
    if bytes.len() > MOST_BYTES {
        return Err(TableError::TooLarge { bytes: bytes.len() });
    }
    if bytes.starts_with(COMPOUND) {
        return Err(TableError::OldOrLocked);
    }
    if let Some(foreign) = foreign::told(bytes) {
        return Err(TableError::Foreign(foreign));
    }
    let zip = bytes.strip_prefix(ZIP).and_then(|rest| rest.get(..2));
    let mut book = match zip {
        Some([3, 4] | [5, 6]) => xlsx::read(bytes, most)?,
        _ if is_workbook(name) => return Err(TableError::NotAWorkbook),
        _ => csv::read(bytes, most)?,
    };
    book.sheets
        .retain(|sheet| !sheet.rows.is_empty() || !sheet.faults.is_empty());
    match book.sheets.is_empty() {
        true => Err(TableError::Empty),
        false => Ok(book),
    }
}

fn is_workbook(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    [".xlsx", ".xlsm"]
        .iter()
        .any(|ending| name.ends_with(ending))
}
