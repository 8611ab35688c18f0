//! What was written, read back.

use super::field::fields;
use super::name::DATA;
use super::write;
use crate::paper::sheet::Document;
use crate::paper::writer::grid::Grid;
use crate::paper::writer::specimen::{HOSTILE, all, hostile, lines, lot, made, pack, sorted};
use calamine::{Data, Reader, Xlsx};
use std::io::{Cursor, Read};

fn book(document: &Document) -> Xlsx<Cursor<Vec<u8>>> {
    Xlsx::new(Cursor::new(write(document, made()).unwrap())).unwrap()
}

fn part(document: &Document, name: &str) -> String {
    let bytes = write(document, made()).unwrap();
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive
        .by_name(name)
        .unwrap()
        .read_to_string(&mut text)
        .unwrap();
    text
}

/// The lines of all worksheets but the hidden one.
fn read(document: &Document) -> Vec<String> {
    let mut book = book(document);
    let mut lines = Vec::new();
    for name in book.sheet_names().into_iter().filter(|name| name != DATA) {
        let range = book.worksheet_range(&name).unwrap();
        for (_, _, cell) in range.used_cells() {
            lines.extend(cell.to_string().split('\n').map(str::to_owned));
        }
    }
    sorted(lines)
}

#[test]
fn every_line_of_every_pane_is_read_back() {
    for document in all() {
        assert_eq!(read(&document), lines(&document));
    }
}

#[test]
fn nothing_becomes_a_formula_and_only_numbers_become_numbers() {
    let document = hostile();
    let mut book = book(&document);
    let name = book.sheet_names()[0].clone();
    assert!(
        book.worksheet_formula(&name)
            .unwrap()
            .used_cells()
            .next()
            .is_none()
    );
    let range = book.worksheet_range(&name).unwrap();
    let cells: Vec<&Data> = range.used_cells().map(|(_, _, cell)| cell).collect();
    assert!(cells.contains(&&Data::String(HOSTILE[0].to_owned())));
    assert!(cells.contains(&&Data::Float(8.5)));
    assert!(cells.contains(&&Data::String("01060402 001".to_owned())));
}

#[test]
fn the_same_pages_are_the_same_bytes() {
    for document in [lot(17, 3), hostile()] {
        assert_eq!(
            write(&document, made()).unwrap(),
            write(&document, made()).unwrap()
        );
    }
}

#[test]
fn each_page_but_the_first_begins_with_a_break() {
    for (count, document) in [(1, lot(8, 8)), (2, lot(9, 14)), (3, lot(60, 1))] {
        assert_eq!(document.pages.len(), count);
        let sheet = part(&document, "xl/worksheets/sheet1.xml");
        let breaks = sheet.matches("<brk ").count();
        assert_eq!(breaks, document.pages.len() - 1);
        assert!(sheet.contains("fitToHeight=\"0\""), "{sheet}");
    }
}

#[test]
fn a_range_has_its_lines_on_every_cell_and_every_row_its_height() {
    let document = lot(3, 2);
    let sheet = part(&document, "xl/worksheets/sheet1.xml");
    let rows = sheet.matches("<row ").count();
    assert_eq!(sheet.matches("customHeight=\"1\"").count(), rows);
    // The panes of this form leave no place free, so every cell of the grid is one of theirs.
    let fields = fields(&document.pages[0]);
    let edges = fields.iter().flat_map(|one| [one.across.0, one.across.1]);
    let columns = Grid::of(edges).count();
    assert_eq!(sheet.matches("<c r=").count(), rows * columns);
}

#[test]
fn sheets_are_named_and_the_data_stands_hidden_behind() {
    let document = pack(&[3, 20]);
    let mut book = book(&document);
    assert_eq!(book.sheet_names(), ["场地平整", "场地平整(2)", "_data"]);
    let hidden = book.sheets_metadata()[2].visible;
    assert_eq!(hidden, calamine::SheetVisible::Hidden);
    let data = book.worksheet_range("_data").unwrap();
    // A heading, and for each sheet its own fields and its items.
    assert_eq!(data.height(), 1 + 1 + 3 + 1 + 1 + 20 + 1);
    let heading: Vec<String> = data
        .rows()
        .next()
        .unwrap()
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(heading[..2], ["sheet", "table"]);
    let at = heading.iter().position(|name| name == "actual").unwrap();
    let actual = data.get_value((2, u32::try_from(at).unwrap())).unwrap();
    assert_eq!(*actual, Data::Float(8.5));
}
