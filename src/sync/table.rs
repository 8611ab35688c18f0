//! A table from a file's bytes: CSV or XLSX, decided by content, read with limits, every fault
//! of every cell named at once. What a column means, and whether its text is a number or a code,
//! is never decided here.

mod archive;
mod csv;
mod grid;
mod xlsx;

#[cfg(test)]
mod hostile;

/// A file may be this large.
pub const MOST_BYTES: usize = 32 << 20;
/// Rows below the header.
pub const MOST_ROWS: usize = 200_000;
/// Rows of all pages together, where a workbook is read as it stands.
pub const MOST_PAGE_ROWS: usize = 20_000;
/// Columns of the header.
pub const MOST_COLUMNS: usize = 64;
/// Characters of one cell.
pub const MOST_CHARS: usize = 2_000;
/// Cells in all, empty ones too: what a table costs in memory besides its text.
pub const MOST_CELLS: usize = 4_000_000;
/// Text in all; an XLSX cell costs a few bytes and may point at a long shared string.
pub const MOST_TEXT: usize = 64 << 20;
/// Faults named; the rest are counted.
pub const MOST_FAULTS: usize = 1_000;

/// A table with its header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// The sheet's name; empty for CSV.
    pub sheet: String,
    /// How the bytes were read as text.
    pub decoded: Encoding,
    /// Column names as written, without line breaks.
    pub header: Vec<String>,
    /// The rows that are not blank, each as wide as the header.
    pub rows: Vec<Row>,
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its number as the user sees it, from 1: the sheet's row or the file's line.
    pub line: usize,
    /// Its cells, in NFC and trimmed; empty where nothing stands.
    pub cells: Vec<String>,
}

/// How bytes were read as text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, as XLSX always is.
    Utf8,
    /// GB18030, as Excel in China saves CSV; the reader should be told, for it is a guess.
    Gb18030,
}

/// A fault of one cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellFault {
    /// The sheet; empty for CSV.
    pub sheet: String,
    /// The row as the user sees it, from 1.
    pub row: usize,
    /// The column, from 1.
    pub column: usize,
    /// The column's name, safe to show; empty in the header itself and beyond it.
    pub column_name: String,
    /// What is wrong.
    pub what: Flaw,
}

/// What is wrong with a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// A formula ended in an error, such as `#REF!`.
    ErrorValue(String),
    /// A figure that is none: infinite, or not a number.
    NotFinite,
    /// A control, bidi, zero-width or other invisible character; line breaks too.
    Hidden(char),
    /// So many characters, more than [`MOST_CHARS`].
    TooLong(usize),
    /// Something stands where the header names no column.
    NoHeader,
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
    /// More rows than [`MOST_ROWS`].
    #[error("more than {MOST_ROWS} rows")]
    TooManyRows,
    /// More columns than [`MOST_COLUMNS`].
    #[error("the header has {columns} columns, more than {MOST_COLUMNS}")]
    TooManyColumns {
        /// How many.
        columns: usize,
    },
    /// More cells or text than a table may take in memory.
    #[error("more than {MOST_CELLS} cells or {MOST_TEXT} bytes of text")]
    TooMuch,
    /// No row that is not blank.
    #[error("the file has no header row")]
    Empty,
    /// Neither UTF-8 nor GB18030.
    #[error("the text is neither UTF-8 nor GB18030; save it as \"CSV UTF-8\"")]
    NotText,
    /// UTF-16, Excel's "Unicode text".
    #[error("the text is UTF-16; save it as \"CSV UTF-8\"")]
    Utf16,
    /// A workbook of the old binary format, or one with a password.
    #[error("an old .xls workbook, or one with a password; save it as .xlsx without a password")]
    OldOrLocked,
    /// Called `.xlsx`, but no workbook.
    #[error("the file is called .xlsx but is no workbook")]
    NotAWorkbook,
    /// A workbook that cannot be read.
    #[error("the workbook is damaged: {0}")]
    Damaged(String),
    /// A workbook that unpacks into far more than it is.
    #[error("the workbook unpacks into too much")]
    Bomb,
    /// Every fault of the cells.
    #[error("{} cells are faulty", faults.len() + more)]
    Cells {
        /// The faults, in order of rows and columns, at most [`MOST_FAULTS`].
        faults: Vec<CellFault>,
        /// How many more there are.
        more: usize,
    },
}

const ZIP: &[u8] = b"PK";
const COMPOUND: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/// Reads the table of a file: the first sheet of a workbook that has a header, or a CSV text.
/// `name` is only used to tell a broken workbook from a text.
pub fn read(name: &str, bytes: &[u8]) -> Result<Table, TableError> {
    match form(name, bytes)? {
        Form::Workbook => xlsx::read(bytes),
        Form::Text => csv::read(bytes),
    }
}

/// Reads every visible sheet of a workbook, or a CSV text as one, without looking for a header: the
/// columns are lettered, and line breaks within a cell are blanks. Sheets without text are left out.
pub fn pages(name: &str, bytes: &[u8]) -> Result<Vec<Table>, TableError> {
    match form(name, bytes)? {
        Form::Workbook => xlsx::pages(bytes),
        Form::Text => csv::page(bytes),
    }
}

/// The faults of all pages together, or the pages.
fn finish_all(grids: Vec<grid::Grid>) -> Result<Vec<Table>, TableError> {
    let (mut pages, mut found, mut uncounted) = (Vec::new(), Vec::new(), 0);
    for grid in grids.into_iter().filter(|grid| !grid.is_empty()) {
        match grid.finish() {
            Ok(page) => pages.push(page),
            Err(TableError::Cells { faults, more }) => {
                found.extend(faults);
                uncounted += more;
            }
            Err(error) => return Err(error),
        }
    }
    match (found.is_empty(), pages.is_empty()) {
        (false, _) => Err(TableError::Cells {
            faults: found,
            more: uncounted,
        }),
        (true, true) => Err(TableError::Empty),
        (true, false) => Ok(pages),
    }
}

enum Form {
    Workbook,
    Text,
}

fn form(name: &str, bytes: &[u8]) -> Result<Form, TableError> {
    if bytes.len() > MOST_BYTES {
        return Err(TableError::TooLarge { bytes: bytes.len() });
    }
    if bytes.starts_with(COMPOUND) {
        return Err(TableError::OldOrLocked);
    }
    let zip = bytes.strip_prefix(ZIP).and_then(|rest| rest.get(..2));
    if matches!(zip, Some([3, 4] | [5, 6])) {
        return Ok(Form::Workbook);
    }
    if name.to_ascii_lowercase().ends_with(".xlsx") {
        return Err(TableError::NotAWorkbook);
    }
    Ok(Form::Text)
}
