//! Tables as a workbook, one a sheet: real numbers, and strings that no spreadsheet takes for a formula.

use super::column::{Cell, Sheet};
use crate::text::escape;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet, XlsxError};

/// Tables, each by the name of its sheet.
pub fn book(sheets: &[(&str, Sheet)]) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // A time of its own would make the same figures another file.
    let made = ExcelDateTime::from_ymd(2000, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&made));
    for (name, sheet) in sheets {
        let page = workbook.add_worksheet();
        page.set_name(*name)?;
        for (column, title) in (0..).zip(&sheet.titles) {
            page.write_string(0, column, &title.name)?;
        }
        for (row, cells) in (1..).zip(&sheet.rows) {
            for (column, cell) in (0..).zip(cells) {
                write(page, (row, column), cell)?;
            }
        }
        page.set_freeze_panes(1, 1)?;
        page.autofit();
    }
    workbook.save_to_buffer()
}

fn write(page: &mut Worksheet, (row, column): (u32, u16), cell: &Cell) -> Result<(), XlsxError> {
    match cell {
        Cell::Figure(figure) => page.write_number(row, column, figure.parse().unwrap_or(0.0))?,
        words => page.write_string(row, column, escape::shown(words.plain()))?,
    };
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::column::Columns;
    use crate::text::Lang;
    use crate::text::head;

    #[test]
    fn a_workbook_has_numbers_where_numbers_stand_and_strings_elsewhere() {
        use calamine::{Data, Reader, Xlsx};
        let sheet = Columns::of(Lang::Zh, [("=1+1", -5), ("007", 0)])
            .words(head::NAME, |(name, _)| name)
            .figures(head::LOTS, |(_, lots)| i64::from(lots))
            .sheet();
        let bytes = book(&[("表", sheet)]).unwrap();
        let mut book: Xlsx<_> = Xlsx::new(std::io::Cursor::new(bytes)).unwrap();
        let range = book.worksheet_range("表").unwrap();
        let cell = |row, column| range.get_value((row, column)).cloned().unwrap();
        assert_eq!(cell(1, 0), Data::String("=1+1".to_owned()));
        assert_eq!(cell(1, 1), Data::Float(-5.0));
        assert_eq!(cell(2, 0), Data::String("007".to_owned()));
    }
}
