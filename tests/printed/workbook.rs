//! A workbook as text: its sheets, each cell with its place. How it looks is not told.

use calamine::{Data, Reader, Xlsx, open_workbook};
use std::fmt::Write;
use std::path::Path;

/// A line for each row of each sheet; numbers and words are told apart by quotes.
pub fn cells(path: &Path) -> String {
    let mut book: Xlsx<_> = open_workbook(path).unwrap();
    let mut text = String::new();
    for name in book.sheet_names() {
        let sheet = book.worksheet_range(&name).unwrap();
        let (top, left) = sheet.start().unwrap_or_default();
        _ = writeln!(text, "== {name} ==");
        for (row, cells) in sheet.rows().enumerate() {
            let filled = cells.iter().enumerate();
            let filled = filled.filter(|(_, cell)| **cell != Data::Empty);
            let filled = filled.map(|(nth, cell)| format!("{}:{}", column(left, nth), said(cell)));
            let filled: Vec<String> = filled.collect();
            if !filled.is_empty() {
                _ = writeln!(text, "{} {}", top as usize + row + 1, filled.join(" "));
            }
        }
    }
    text
}

fn said(cell: &Data) -> String {
    match cell {
        Data::String(words) => format!("{words:?}"),
        other => other.to_string(),
    }
}

/// A column's letters.
fn column(left: u32, nth: usize) -> String {
    let mut rest = left as usize + nth + 1;
    let mut letters = String::new();
    while rest > 0 {
        letters.insert(0, char::from(b'A' + ((rest - 1) % 26) as u8));
        rest = (rest - 1) / 26;
    }
    letters
}
