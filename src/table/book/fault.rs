//! What is wrong with a cell, and why a file is no table. How it is found, and how it is said, is elsewhere.

use super::foreign::Foreign;
use super::limits::{MOST_BYTES, MOST_CELLS, MOST_TEXT};

/// A fault of one cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellFault {
    /// The row as the user sees it, from 1.
    pub row: usize,
    /// The column, from 0.
    pub column: usize,
    /// What is wrong.
    pub what: CellFlaw,
}

/// What is wrong with a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CellFlaw {
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
