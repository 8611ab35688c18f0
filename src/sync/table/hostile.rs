//! Workbooks as people and attackers make them, read through the front door.

use super::{Flaw, Table, TableError, read};
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

fn rows(rows: &str) -> Result<Table, TableError> {
    read("t.xlsx", &workbook(rows, ("x", b"")))
}

fn plain(book: &mut Workbook) -> Result<Table, TableError> {
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
    let table = plain(&mut book).unwrap();
    assert_eq!(table.sheet, "检验批");
    assert_eq!(
        table.header,
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
        (table.rows[0].line, &table.rows[0].cells[..]),
        (5, &expected.map(String::from)[..])
    );
    assert_eq!(table.rows.len(), 1);
}

#[test]
fn names_error_cells_and_keeps_header_lines_together() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write_row(0, 0, ["编号", "建筑面积\n（m²）"]).unwrap();
    sheet
        .write_formula(1, 1, Formula::new("=A9").set_result("#REF!"))
        .unwrap();
    let Err(TableError::Cells { faults, .. }) = plain(&mut book) else {
        panic!("no faults");
    };
    assert_eq!(
        (
            faults[0].row,
            faults[0].column,
            faults[0].column_name.as_str()
        ),
        (2, 2, "建筑面积 （m²）")
    );
    assert_eq!(faults[0].what, Flaw::ErrorValue("#REF!".to_owned()));
}

#[test]
fn content_decides_and_not_the_name() {
    let mut book = Workbook::new();
    book.add_worksheet().write(0, 0, "code").unwrap();
    assert_eq!(
        read("t.csv", &book.save_to_buffer().unwrap())
            .unwrap()
            .header,
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
    assert!(matches!(
        rows(&format!(
            r#"{header}<row r="2"><c r="A2"><v>1e999</v></c></row>"#
        )),
        Err(TableError::Cells { .. })
    ));
}

#[test]
fn far_corners_cost_nothing() {
    let header = r#"<row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c></row>"#;
    let Err(TableError::Cells { faults, .. }) = rows(&format!(
        r#"{header}<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>"#
    )) else {
        panic!("no faults");
    };
    assert_eq!(
        (faults[0].row, faults[0].column, faults[0].what.clone()),
        (1_048_576, 16_384, Flaw::NoHeader)
    );
}

#[test]
fn seventy_columns_are_too_many() {
    let mut book = Workbook::new();
    book.add_worksheet().write_row(0, 0, vec!["x"; 70]).unwrap();
    assert_eq!(
        plain(&mut book),
        Err(TableError::TooManyColumns { columns: 70 })
    );
}

#[test]
fn bombs_are_refused_before_they_unpack() {
    let header = r#"<row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c></row>"#;
    let zeros = vec![0_u8; 17 << 20];
    let bomb = workbook(header, ("xl/media/zeros", &zeros));
    assert!(bomb.len() < 1 << 20);
    assert_eq!(read("t.xlsx", &bomb), Err(TableError::Bomb));
    let names: Vec<String> = (0..10_001).map(|n| n.to_string()).collect();
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
