//! Plain tables for spreadsheets: XLSX with real numbers, and CSV with BOM, RFC 4180, and no cell that a spreadsheet would take
//! for a formula (I8). What stands in the cells is not decided here.

use crate::domain::Decimal;
use crate::text::escape::{self, guarded};
use rust_xlsxwriter::{Workbook, Worksheet, XlsxError};

/// A table: its name, its headings, its rows.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// The name of its sheet.
    pub name: String,
    /// The headings.
    pub heads: Vec<&'static str>,
    /// The cells of each row.
    pub rows: Vec<Vec<String>>,
}

impl Sheet {
    /// With a last row that says something of all the others.
    pub fn noted(mut self, note: &str) -> Self {
        let mut row = vec![String::new(); self.heads.len()];
        if let Some(first) = row.first_mut() {
            note.clone_into(first);
        }
        self.rows.push(row);
        self
    }
}

/// Tables as a workbook, one a sheet.
pub fn xlsx(sheets: &[Sheet]) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // A time of its own would make the same figures another file.
    workbook.set_properties(
        &rust_xlsxwriter::DocProperties::new()
            .set_creation_datetime(&rust_xlsxwriter::ExcelDateTime::from_ymd(2000, 1, 1)?),
    );
    for sheet in sheets {
        let page = workbook.add_worksheet();
        page.set_name(&sheet.name)?;
        let heads = sheet.heads.iter().map(|head| (*head).to_owned());
        fill(page, 0, heads)?;
        for (row, cells) in (1..).zip(&sheet.rows) {
            fill(page, row, cells.iter().cloned())?;
        }
        page.set_freeze_panes(1, 1)?;
        page.autofit();
    }
    workbook.save_to_buffer()
}

fn fill(
    page: &mut Worksheet,
    row: u32,
    cells: impl Iterator<Item = String>,
) -> Result<(), XlsxError> {
    for (column, cell) in (0..).zip(cells) {
        match (Decimal::parse(&cell), cell.parse::<f64>()) {
            (Ok(_), Ok(number)) => page.write_number(row, column, number)?,
            _ => page.write_string(row, column, escape::shown(&cell))?,
        };
    }
    Ok(())
}

/// A table as CSV.
pub fn csv(sheet: &Sheet) -> Vec<u8> {
    let mut out = String::from("\u{feff}");
    line(&mut out, sheet.heads.iter().map(|head| (*head).to_owned()));
    for row in &sheet.rows {
        line(
            &mut out,
            row.iter()
                .map(|cell| guarded(&escape::shown(cell)).into_owned()),
        );
    }
    out.into_bytes()
}

fn line(out: &mut String, cells: impl Iterator<Item = String>) {
    for (place, cell) in cells.enumerate() {
        if place > 0 {
            out.push(',');
        }
        match cell.contains([',', '"', '\r', '\n', ';', '\t']) {
            true => out.push_str(&format!("\"{}\"", cell.replace('"', "\"\""))),
            false => out.push_str(&cell),
        }
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::{Sheet, csv, xlsx};

    fn sheet() -> Sheet {
        Sheet {
            name: "表".to_owned(),
            heads: vec!["一", "二", "三", "四"],
            rows: vec![
                ["=1+1", "-5", "a,\"b\"", "钢筋一班"]
                    .map(str::to_owned)
                    .to_vec(),
            ],
        }
    }

    #[test]
    fn writes_what_excel_opens_and_nothing_it_would_run() {
        let text = String::from_utf8(csv(&sheet())).unwrap();
        let wanted = "\u{feff}一,二,三,四\r\n'=1+1,-5,\"a,\"\"b\"\"\",钢筋一班\r\n";
        assert_eq!(text, wanted);
    }

    #[test]
    fn a_workbook_has_numbers_where_numbers_stand_and_strings_elsewhere() {
        use calamine::{Data, Reader, Xlsx};
        let bytes = xlsx(&[sheet()]).unwrap();
        let mut book: Xlsx<_> = Xlsx::new(std::io::Cursor::new(bytes)).unwrap();
        let range = book.worksheet_range("表").unwrap();
        let cell = |column| range.get_value((1, column)).cloned().unwrap();
        assert_eq!(cell(0), Data::String("=1+1".to_owned()));
        assert_eq!(cell(1), Data::Float(-5.0));
    }
}
