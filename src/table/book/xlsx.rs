//! XLSX: its visible sheets, values as exact text, and how they are shown. Formulas are not evaluated;
//! what the file says they came to is taken.

use super::archive;
use super::fault::{CellFlaw, TableError};
use super::grid::{self, GridCell, RawCell, Room};
use super::merged;
use super::sheet::{Book, BookSheet, CellForm, Encoding, Region, Shown};
use super::styles::{CellFormats, Styles};
use calamine::{DataRef, ExcelDateTime, Reader, SheetVisible, Xlsx, XlsxError};
use std::borrow::Cow;
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Sheets of a workbook.
const MOST_SHEETS: usize = 200;
/// Cells drawn as one, on a sheet.
const MOST_REGIONS: usize = 50_000;
/// Digits that a spreadsheet keeps of a number.
const KEPT_DIGITS: usize = 15;

type Workbook<'a> = Xlsx<Cursor<&'a [u8]>>;

/// Reads every visible sheet of a workbook as it stands.
pub fn read(bytes: &[u8], most: usize) -> Result<Book, TableError> {
    archive::measure(bytes)?;
    // The reader calculates with row numbers from the file unchecked, which ends a debug build in
    // a panic (`<c r="A99999999999">`). It holds nothing that outlives the call.
    let read = catch_unwind(AssertUnwindSafe(|| sheets(bytes, most)));
    read.unwrap_or_else(|_| {
        Err(TableError::Damaged(String::from(
            "impossible cell reference",
        )))
    })
}

fn sheets(bytes: &[u8], most: usize) -> Result<Book, TableError> {
    let mut workbook = Workbook::new(Cursor::new(bytes)).map_err(damaged)?;
    let mut styles = Styles::of(bytes);
    let all: Vec<(String, bool)> = workbook
        .sheets_metadata()
        .iter()
        .map(|sheet| (sheet.name.clone(), sheet.visible == SheetVisible::Visible))
        .collect();
    if all.len() > MOST_SHEETS {
        return Err(TableError::TooMuch);
    }
    let mut room = Room::of(most);
    let mut book = Book {
        decoded: Encoding::Unicode,
        sheets: Vec::new(),
        hidden: Vec::new(),
    };
    for (name, visible) in all {
        match visible {
            true => {
                let formats = styles.as_mut().and_then(|styles| styles.cells(&name));
                book.sheets
                    .push(sheet(&mut workbook, &name, formats, &mut room)?);
            }
            false => book
                .hidden
                .push(crate::text::escape::shown(&name).into_owned()),
        }
    }
    Ok(book)
}

fn damaged(error: XlsxError) -> TableError {
    match error {
        XlsxError::Password => TableError::OldOrLocked,
        other => TableError::Damaged(crate::text::escape::quoted(&other.to_string())),
    }
}

/// Reads cell by cell: a range over all of a sheet would be as large as two far corners say.
fn sheet(
    workbook: &mut Workbook,
    name: &str,
    mut formats: Option<CellFormats>,
    room: &mut Room,
) -> Result<BookSheet, TableError> {
    let mut sheet = grid::sheet(name);
    sheet.regions = regions(workbook, name)?;
    let mut cells = match workbook.worksheet_cells_reader(name) {
        Err(XlsxError::NotAWorksheet(_)) => return Ok(sheet),
        other => other.map_err(damaged)?,
    };
    let (mut at, mut row): (u32, Vec<RawCell>) = (0, Vec::new());
    while let Some(cell) = cells.next_cell_with_formula_metadata().map_err(damaged)? {
        let format = formats.as_mut().and_then(CellFormats::next);
        let (line, column) = cell.pos;
        if line < at {
            return Err(TableError::Damaged(String::from("rows out of order")));
        }
        if line > at {
            grid::push(&mut sheet, room, at as usize + 1, std::mem::take(&mut row))?;
            at = line;
        }
        let read = match (&cell.value, cell.formula) {
            (DataRef::Empty, None) => continue,
            (DataRef::Empty, Some(_)) => Err(CellFlaw::NotCalculated),
            (DataRef::Float(float), _) => figure(*float, |text| format?.shows(*float, text)),
            (other, _) => value(other.clone()),
        };
        row.push((column as usize, read));
    }
    grid::push(&mut sheet, room, at as usize + 1, row)?;
    merged::fill(&mut sheet);
    Ok(sheet)
}

fn regions(workbook: &mut Workbook, name: &str) -> Result<Vec<Region>, TableError> {
    let merged = workbook.merge_cells_by_sheet_name(name).map_err(damaged)?;
    if merged.len() > MOST_REGIONS {
        return Err(TableError::TooMuch);
    }
    let region = |found: calamine::Dimensions| Region {
        rows: (found.start.0 as usize, found.end.0 as usize),
        columns: (found.start.1 as usize, found.end.1 as usize),
    };
    let sound =
        |region: &Region| region.rows.0 <= region.rows.1 && region.columns.0 <= region.columns.1;
    Ok(merged.into_iter().map(region).filter(sound).collect())
}

fn value(data: DataRef<'_>) -> Result<GridCell<'_>, CellFlaw> {
    let date = |text| GridCell {
        text: Cow::Owned(text),
        form: CellForm::Date,
        shown: None,
    };
    Ok(match data {
        DataRef::Empty => GridCell::text(Cow::Borrowed("")),
        DataRef::Int(int) => number(int.to_string(), None),
        DataRef::Float(float) => return figure(float, |_| None),
        DataRef::String(text) => GridCell::text(Cow::Owned(text)),
        DataRef::SharedString(text) => GridCell::text(Cow::Borrowed(text)),
        DataRef::Bool(truth) => GridCell::text(Cow::Borrowed(if truth { "TRUE" } else { "FALSE" })),
        DataRef::DateTime(time) => date(day(&time)?),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => date(text),
        DataRef::Error(error) => return Err(CellFlaw::ErrorValue(error.to_string())),
    })
}

fn number(text: String, shown: Option<Shown>) -> GridCell<'static> {
    GridCell {
        text: Cow::Owned(text),
        form: CellForm::Number,
        shown,
    }
}

fn figure(
    float: f64,
    shows: impl FnOnce(&str) -> Option<Shown>,
) -> Result<GridCell<'static>, CellFlaw> {
    let text = decimal(float)?;
    let whole = text
        .trim_start_matches('-')
        .split('.')
        .next()
        .unwrap_or_default();
    if whole.len() > KEPT_DIGITS {
        return Err(CellFlaw::DigitsLost);
    }
    let shown = shows(&text);
    Ok(number(text, shown))
}

/// The decimal that a spreadsheet shows for this float: fifteen digits, without exponent.
fn decimal(float: f64) -> Result<String, CellFlaw> {
    if !float.is_finite() {
        return Err(CellFlaw::NotFinite);
    }
    let kept: f64 = format!("{float:.*e}", KEPT_DIGITS - 1)
        .parse()
        .unwrap_or(float);
    Ok(match kept {
        0.0 => String::from("0"),
        kept => kept.to_string(),
    })
}

/// `2026-03-01`, with `T09:30:00` if there is a time of day; a duration is the number it is.
fn day(time: &ExcelDateTime) -> Result<String, CellFlaw> {
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
