//! XLSX: the first visible sheet with a header, its values as exact text. Formulas are not
//! evaluated; what the file says they came to is taken.

use super::grid::{Grid, Raw};
use super::{Encoding, Flaw, MOST_PAGE_ROWS, MOST_TEXT, Table, TableError, archive};
use calamine::{DataRef, ExcelDateTime, Reader, SheetVisible, Xlsx, XlsxError};
use std::borrow::Cow;
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Sheets of a workbook that is read whole.
const MOST_SHEETS: usize = 32;

type Book<'a> = Xlsx<Cursor<&'a [u8]>>;

/// Reads the first sheet of a workbook that has a header.
pub fn read(bytes: &[u8]) -> Result<Table, TableError> {
    guarded(bytes, || first_sheet(bytes))
}

/// Reads every visible sheet of a workbook as it stands.
pub fn pages(bytes: &[u8]) -> Result<Vec<Table>, TableError> {
    guarded(bytes, || all_sheets(bytes))
}

fn guarded<T>(bytes: &[u8], read: impl FnOnce() -> Result<T, TableError>) -> Result<T, TableError> {
    archive::measure(bytes)?;
    // The reader calculates with row numbers from the file unchecked, which ends a debug build in
    // a panic (`<c r="A99999999999">`). It holds nothing that outlives the call.
    let read = catch_unwind(AssertUnwindSafe(read));
    read.unwrap_or_else(|_| {
        Err(TableError::Damaged(String::from(
            "impossible cell reference",
        )))
    })
}

fn first_sheet(bytes: &[u8]) -> Result<Table, TableError> {
    let mut book = Book::new(Cursor::new(bytes)).map_err(damaged)?;
    for name in visible(&book) {
        let grid = sheet(&mut book, &name, Grid::new(&name, Encoding::Utf8))?;
        if !grid.is_empty() {
            return grid.finish();
        }
    }
    Err(TableError::Empty)
}

/// The faults of all sheets come together; more sheets than any checklist has are too much.
fn all_sheets(bytes: &[u8]) -> Result<Vec<Table>, TableError> {
    let mut book = Book::new(Cursor::new(bytes)).map_err(damaged)?;
    let names = visible(&book);
    if names.len() > MOST_SHEETS {
        return Err(TableError::TooMuch);
    }
    let (mut grids, mut rows, mut text) = (Vec::new(), 0, 0);
    for name in names {
        let grid = sheet(&mut book, &name, Grid::page(&name, Encoding::Utf8))?;
        let [more_rows, more_text] = grid.size();
        (rows, text) = (rows + more_rows, text + more_text);
        if rows > MOST_PAGE_ROWS || text > MOST_TEXT {
            return Err(TableError::TooMuch);
        }
        grids.push(grid);
    }
    super::finish_all(grids)
}

fn visible(book: &Book) -> Vec<String> {
    let sheets = book.sheets_metadata().iter();
    let visible = sheets.filter(|sheet| sheet.visible == SheetVisible::Visible);
    visible.map(|sheet| sheet.name.clone()).collect()
}

fn damaged(error: XlsxError) -> TableError {
    match error {
        XlsxError::Password => TableError::OldOrLocked,
        other => TableError::Damaged(crate::text::escape::quoted(&other.to_string())),
    }
}

/// Reads cell by cell: a range over all of a sheet would be as large as two far corners say.
fn sheet(book: &mut Book, name: &str, mut grid: Grid) -> Result<Grid, TableError> {
    let mut cells = match book.worksheet_cells_reader(name) {
        Err(XlsxError::NotAWorksheet(_)) => return Ok(grid),
        other => other.map_err(damaged)?,
    };
    let (mut at, mut row): (u32, Vec<Raw>) = (0, Vec::new());
    while let Some(cell) = cells.next_cell().map_err(damaged)? {
        let (line, column) = cell.get_position();
        if line < at {
            return Err(TableError::Damaged(String::from("rows out of order")));
        }
        if line > at {
            grid.push(at as usize + 1, std::mem::take(&mut row))?;
            at = line;
        }
        if *cell.get_value() != DataRef::Empty {
            row.push((column as usize, value(cell.get_value().clone())));
        }
    }
    grid.push(at as usize + 1, row)?;
    Ok(grid)
}

fn value(data: DataRef<'_>) -> Result<Cow<'_, str>, Flaw> {
    Ok(match data {
        DataRef::Empty => Cow::Borrowed(""),
        DataRef::Int(int) => Cow::Owned(int.to_string()),
        DataRef::Float(float) => Cow::Owned(decimal(float)?),
        DataRef::String(text) => Cow::Owned(text),
        DataRef::SharedString(text) => Cow::Borrowed(text),
        DataRef::Bool(truth) => Cow::Borrowed(if truth { "TRUE" } else { "FALSE" }),
        DataRef::DateTime(time) => Cow::Owned(date(&time)?),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => Cow::Owned(text),
        DataRef::Error(error) => return Err(Flaw::ErrorValue(error.to_string())),
    })
}

/// The shortest decimal that is this float, without exponent and without `.0`.
fn decimal(float: f64) -> Result<String, Flaw> {
    match float {
        _ if !float.is_finite() => Err(Flaw::NotFinite),
        0.0 => Ok(String::from("0")),
        _ => Ok(float.to_string()),
    }
}

/// `2026-03-01`, with `T09:30:00` if there is a time of day; a duration is the number it is.
fn date(time: &ExcelDateTime) -> Result<String, Flaw> {
    if time.is_duration() || !(0.0..=2_958_466.0).contains(&time.as_f64()) {
        return decimal(time.as_f64());
    }
    let (year, month, day, hour, minute, second, _) = time.to_ymd_hms_milli();
    let date = format!("{year:04}-{month:02}-{day:02}");
    if (hour, minute, second) == (0, 0, 0) {
        return Ok(date);
    }
    Ok(format!("{date}T{hour:02}:{minute:02}:{second:02}"))
}
