//! Tables as CSV: UTF-8 with BOM, RFC 4180, and no cell that a spreadsheet would take for a formula
//! (I8). Everything that is written as CSV is written here.

use super::column::{Cell, Sheet};
use crate::text::escape::{guarded, shown};

/// By which spreadsheets in China know UTF-8.
pub const BOM: &str = "\u{feff}";

/// For whom a file is, which decides how its lines end and what is quoted.
#[derive(Clone, Copy)]
pub enum CsvReader {
    /// Programs, and people who look at it in a terminal.
    Program,
    /// Spreadsheets, also those that part cells by semicolons or tabs.
    Spreadsheet,
}

/// A table under its headings.
pub fn text(sheet: &Sheet, reader: CsvReader) -> String {
    let heads = sheet.titles.iter().map(|title| title.name.as_str());
    let mut out = String::from(BOM);
    line(&mut out, heads, reader);
    for row in &sheet.rows {
        let cells = row.iter().map(Cell::plain);
        match reader {
            CsvReader::Program => line(&mut out, cells, reader),
            CsvReader::Spreadsheet => line(&mut out, cells.map(shown), reader),
        }
    }
    out
}

/// A line of cells.
pub fn line(out: &mut String, cells: impl Iterator<Item = impl AsRef<str>>, reader: CsvReader) {
    let (quoted, end): (&[char], _) = match reader {
        CsvReader::Program => (&[',', '"', '\r', '\n'], "\n"),
        CsvReader::Spreadsheet => (&[',', '"', '\r', '\n', ';', '\t'], "\r\n"),
    };
    let cell = |cell: &str| {
        let cell = guarded(cell);
        match cell.contains(quoted) {
            true => format!("\"{}\"", cell.replace('"', "\"\"")),
            false => cell.into_owned(),
        }
    };
    let cells: Vec<String> = cells.map(|text| cell(text.as_ref())).collect();
    *out += &cells.join(",");
    *out += end;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::column::Columns;
    use crate::text::Lang;
    use crate::text::head;

    #[test]
    fn writes_what_excel_opens_and_nothing_it_would_run() {
        let sheet = Columns::of(Lang::Zh, ["=1+1", "-5", "a;\"b\"", "钢筋\u{202e}班"])
            .words(head::NAME, |name| name)
            .words(head::NOTE, |_| "")
            .sheet();
        assert_eq!(
            text(&sheet, CsvReader::Spreadsheet),
            "\u{feff}名称,注\r\n'=1+1,\r\n-5,\r\n\"a;\"\"b\"\"\",\r\n钢筋⟦U+202E⟧班,\r\n"
        );
        assert_eq!(
            text(&sheet, CsvReader::Program),
            "\u{feff}名称,注\n'=1+1,\n-5,\n\"a;\"\"b\"\"\",\n钢筋\u{202e}班,\n"
        );
    }
}
