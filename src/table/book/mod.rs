//! The sheets of a file from its bytes: CSV or XLSX, decided by content, read with limits, every fault
//! of every cell kept beside the cells that are sound. Which row is a heading, what a column means and
//! whether its text is a number or a code is never decided here.

mod archive;
mod csv;
mod fault;
mod foreign;
mod grid;
mod limits;
mod merged;
mod number_format;
mod sheet;
mod styles;
mod xlsx;

#[cfg(test)]
mod tests;

pub use csv::decode;
pub use fault::{CellFault, CellFlaw, TableError};
pub use foreign::Foreign;
pub use limits::*;
pub use sheet::{Book, BookRow, BookSheet, CellForm, Encoding, Filled, Region, Shown, letters};

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
