//! Workbooks as people and attackers make them, read through the front door.

use super::{Book, BookSheet, CellFault, CellFlaw, CellForm, MOST_ROWS, Shown, TableError};
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

const CONTENT_TYPES: &str = r#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/></Types>"#;
const ROOT: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const BOOK: &str = r#"<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
const RELATIONS: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#;

/// A workbook of one sheet with these rows, and one more entry.
fn workbook(rows: &str, more: (&str, &[u8])) -> Vec<u8> {
    let sheet = sheet(rows);
    let parts = parts(&sheet);
    let parts = parts.iter().copied().chain([more]);
    zipped(&parts.collect::<Vec<_>>())
}

fn sheet(rows: &str) -> String {
    format!(
        r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>"#
    )
}

fn parts(sheet: &str) -> [(&str, &[u8]); 5] {
    [
        ("[Content_Types].xml", CONTENT_TYPES.as_bytes()),
        ("_rels/.rels", ROOT.as_bytes()),
        ("xl/workbook.xml", BOOK.as_bytes()),
        ("xl/_rels/workbook.xml.rels", RELATIONS.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ]
}

fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    zipped_by(CompressionMethod::Deflated, parts)
}

fn zipped_by(method: CompressionMethod, parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(method);
    for (name, bytes) in parts {
        zip.start_file(*name, options).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn read(name: &str, bytes: &[u8]) -> Result<Book, TableError> {
    super::read(name, bytes, MOST_ROWS)
}

fn first(book: Result<Book, TableError>) -> BookSheet {
    book.unwrap().sheets.remove(0)
}

fn rows(rows: &str) -> Result<Book, TableError> {
    read("t.xlsx", &workbook(rows, ("x", b"")))
}

fn plain(book: &mut Workbook) -> Result<Book, TableError> {
    read("t.xlsx", &book.save_to_buffer().unwrap())
}

#[test]
fn reads_values_as_exact_text() {
    let mut book = Workbook::new();
    book.add_worksheet().set_name("空").unwrap();
    let sheet = book.add_worksheet().set_name("检验批").unwrap();
    let day = Format::new().set_num_format("yyyy-mm-dd");
    sheet
        .write_row(
            2,
            1,
            ["编号", "容量", "面积", "是", "日期", "时刻", "公式", "串"],
        )
        .unwrap();
    sheet
        .write(4, 1, "L-1")
        .unwrap()
        .write(4, 2, 36)
        .unwrap()
        .write(4, 3, 5000.1)
        .unwrap()
        .write(4, 4, true)
        .unwrap();
    sheet
        .write_with_format(4, 5, ExcelDateTime::from_ymd(2026, 3, 1).unwrap(), &day)
        .unwrap();
    let time = ExcelDateTime::parse_from_str("2026-03-01T09:30:00").unwrap();
    sheet.write_with_format(4, 6, time, &day).unwrap();
    sheet
        .write_formula(4, 7, Formula::new("=1+1").set_result("2"))
        .unwrap();
    sheet.write_string(4, 8, "=1+1").unwrap();
    let sheet = first(plain(&mut book));
    assert_eq!(sheet.name, "检验批");
    assert_eq!(
        sheet.rows[0].cells,
        [
            "", "编号", "容量", "面积", "是", "日期", "时刻", "公式", "串"
        ]
    );
    let expected = [
        "",
        "L-1",
        "36",
        "5000.1",
        "TRUE",
        "2026-03-01",
        "2026-03-01T09:30:00",
        "2",
        "=1+1",
    ];
    assert_eq!(
        (sheet.rows[1].line, &sheet.rows[1].cells[..]),
        (5, &expected.map(String::from)[..])
    );
    let forms = [2, 3, 5, 6].map(|at| sheet.rows[1].form(at));
    assert_eq!(
        forms,
        [
            CellForm::Number,
            CellForm::Number,
            CellForm::Date,
            CellForm::Date
        ]
    );
    assert_eq!(sheet.rows.len(), 2);
}

#[test]
fn names_error_cells_and_keeps_what_is_sound() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write_row(0, 0, ["编号", "建筑面积\n（m²）"]).unwrap();
    sheet
        .write_formula(1, 1, Formula::new("=A9").set_result("#REF!"))
        .unwrap();
    sheet.write(1, 0, "L-1").unwrap();
    let sheet = first(plain(&mut book));
    assert_eq!(sheet.rows[0].cells, ["编号", "建筑面积 （m²）"]);
    assert_eq!(sheet.rows[1].cells, ["L-1"]);
    let what = CellFlaw::ErrorValue("#REF!".to_owned());
    let fault = CellFault {
        row: 2,
        column: 1,
        what,
    };
    assert_eq!(sheet.faults, [fault]);
}

/// A cell of a sheet as its XML has it.
fn cell(xml: &str) -> BookSheet {
    first(rows(&format!(
        r#"<row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c>{xml}</row>"#
    )))
}

#[test]
fn numbers_that_lost_digits_and_formulas_without_values_are_told() {
    for (xml, expected) in [
        ("<v>110101199003071234</v>", Some(CellFlaw::DigitsLost)),
        ("<v>1.1010119900307123E+17</v>", Some(CellFlaw::DigitsLost)),
        ("<v>999999999999999</v>", None),
        ("<f>A9+1</f>", Some(CellFlaw::NotCalculated)),
        ("<f>A9+1</f><v></v>", Some(CellFlaw::NotCalculated)),
        ("<f>A9+1</f><v>3</v>", None),
    ] {
        let sheet = cell(&format!(r#"<c r="B1">{xml}</c>"#));
        let found = sheet.faults.first().map(|fault| fault.what.clone());
        assert_eq!(found, expected, "{xml}");
    }
    let sum = cell(r#"<c r="B1"><v>0.30000000000000004</v></c>"#);
    assert_eq!(sum.rows[0].cells[1], "0.3");
}

#[test]
fn numbers_are_known_as_the_sheet_shows_them() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let zeros = Format::new().set_num_format("000");
    let percent = Format::new().set_num_format("0%");
    sheet.write(0, 0, "编号").unwrap();
    sheet.write_with_format(1, 0, 1, &zeros).unwrap();
    sheet.write(1, 1, 1).unwrap();
    sheet.write_with_format(1, 2, 0.1, &percent).unwrap();
    sheet.write_with_format(1, 3, "12", &zeros).unwrap();
    let sheet = first(plain(&mut book));
    let row = &sheet.rows[1];
    assert_eq!(row.cells, ["1", "1", "0.1", "12"]);
    let shown: Vec<Option<&Shown>> = (0..4).map(|at| row.shown(at)).collect();
    let zeros = Shown::As("001".to_owned());
    assert_eq!(shown, [Some(&zeros), None, Some(&Shown::Otherwise), None]);
}

#[test]
fn a_cell_over_several_rows_gives_each_its_value() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let plain_format = Format::new();
    sheet
        .merge_range(0, 0, 0, 2, "检验批划分表", &plain_format)
        .unwrap();
    sheet.write_row(1, 0, ["编号", "班组", "部位"]).unwrap();
    for (row, code) in [(2, "L1"), (3, "L2"), (5, "L3")] {
        sheet.write(row, 0, code).unwrap();
    }
    sheet
        .merge_range(2, 1, 5, 1, "钢筋一班", &plain_format)
        .unwrap();
    sheet.merge_range(6, 0, 9, 0, "L4", &plain_format).unwrap();
    let sheet = first(self::plain(&mut book));
    let crews: Vec<_> = sheet
        .rows
        .iter()
        .map(|row| (row.line, row.cells.get(1).map(String::as_str)))
        .collect();
    assert_eq!(
        crews,
        [
            (1, None),
            (2, Some("班组")),
            (3, Some("钢筋一班")),
            (4, Some("钢筋一班")),
            (6, Some("钢筋一班")),
            (7, None)
        ]
    );
    let ranges: Vec<&str> = sheet
        .filled
        .iter()
        .map(|filled| filled.range.as_str())
        .collect();
    assert_eq!(ranges, ["B3:B6"]);
}

#[test]
fn hidden_sheets_are_named_and_not_read() {
    let mut book = Workbook::new();
    book.add_worksheet()
        .set_name("甲")
        .unwrap()
        .write(0, 0, "a")
        .unwrap();
    book.add_worksheet()
        .set_name("旧")
        .unwrap()
        .set_hidden(true)
        .write(0, 0, "b")
        .unwrap();
    let book = plain(&mut book).unwrap();
    assert_eq!((book.sheets.len(), book.hidden), (1, vec!["旧".to_owned()]));
}

#[test]
fn content_decides_and_not_the_name() {
    let mut book = Workbook::new();
    book.add_worksheet().write(0, 0, "code").unwrap();
    assert_eq!(
        first(read("t.csv", &book.save_to_buffer().unwrap())).rows[0].cells,
        ["code"]
    );
    assert_eq!(
        read("t.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1...."),
        Err(TableError::OldOrLocked)
    );
}

#[test]
fn a_cut_or_changed_workbook_is_an_error_and_never_a_panic() {
    let whole = workbook(
        r#"<row r="1"><c r="A1" t="inlineStr"><is><t>code</t></is></c></row>"#,
        ("x", b""),
    );
    assert!(read("t.xlsx", &whole).is_ok());
    for length in 0..whole.len() {
        assert!(read("t.xlsx", &whole[..length]).is_err(), "{length}");
    }
    for at in 0..whole.len() {
        let mut changed = whole.clone();
        changed[at] ^= 0x55;
        _ = read("t.xlsx", &changed);
    }
}

#[test]
fn a_workbook_of_changed_xml_is_never_a_panic() {
    let sheet = sheet(r#"<row r="1"><c r="A1" s="1" t="d"><f>B1</f><v>12</v></c></row>"#);
    let whole = parts(&sheet);
    for (part, (_, bytes)) in whole.iter().enumerate() {
        for at in 0..bytes.len() {
            for put in [b'<', b'"', b'9'] {
                let mut changed = bytes.to_vec();
                changed[at] = put;
                let mut parts = whole;
                parts[part].1 = &changed;
                _ = read("t.xlsx", &zipped_by(CompressionMethod::Stored, &parts));
            }
        }
    }
}

#[test]
fn impossible_references_are_errors() {
    let header = r#"<row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c></row>"#;
    for reference in [
        "A99999999999",
        "ZZZZZZZZZZ1",
        "A0",
        "A",
        "1",
        "A4294967296",
        "",
    ] {
        let sheet = format!(r#"{header}<row r="2"><c r="{reference}"><v>1</v></c></row>"#);
        assert!(rows(&sheet).is_err(), "{reference}");
    }
    let backwards = format!(r#"<row r="9"><c r="A9"><v>1</v></c></row>{header}"#);
    assert!(matches!(rows(&backwards), Err(TableError::Damaged(_))));
    let endless = first(rows(&format!(
        r#"{header}<row r="2"><c r="A2"><v>1e999</v></c></row>"#
    )));
    assert_eq!(endless.faults[0].what, CellFlaw::NotFinite);
}

#[test]
fn far_corners_cost_nothing() {
    let header = r#"<row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c></row>"#;
    let sheet = first(rows(&format!(
        r#"{header}<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>"#
    )));
    let fault = &sheet.faults[0];
    assert_eq!(
        (fault.row, fault.column, fault.what.clone()),
        (1_048_576, 16_383, CellFlaw::Beyond)
    );
}

#[test]
fn bombs_are_refused_before_they_unpack() {
    let header = r#"<row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c></row>"#;
    let zeros = vec![0_u8; 17 << 20];
    let bomb = workbook(header, ("xl/media/zeros", &zeros));
    assert!(bomb.len() < 1 << 20);
    assert_eq!(read("t.xlsx", &bomb), Err(TableError::Bomb));
    let names: Vec<String> = (0..10_001).map(|n| format!("xl/{n}")).collect();
    let parts: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b""[..])).collect();
    assert_eq!(read("t.xlsx", &zipped(&parts)), Err(TableError::Bomb));
}

#[test]
fn claimed_sizes_are_not_believed() {
    let mut bomb = workbook("", ("zeros", &vec![0_u8; 17 << 20]));
    let size = u32::to_le_bytes(17 << 20);
    while let Some(at) = bomb.windows(4).position(|window| window == size) {
        bomb[at..at + 4].copy_from_slice(&1_u32.to_le_bytes());
    }
    assert!(matches!(
        read("t.xlsx", &bomb),
        Err(TableError::Bomb | TableError::Damaged(_))
    ));
}

#[test]
fn one_long_text_shown_often_does_not_fill_memory() {
    let text = "𠮷".repeat(2000);
    let shared = format!(
        r#"<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>{text}</t></si></sst>"#
    );
    let row = r#"<row><c t="s"><v>0</v></c></row>"#.repeat(9_000);
    let bytes = workbook(&row, ("xl/sharedStrings.xml", shared.as_bytes()));
    assert_eq!(read("t.xlsx", &bytes), Err(TableError::TooMuch));
}
