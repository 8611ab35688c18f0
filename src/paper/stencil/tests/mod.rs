//! Documents as office suites and attackers write them, filled with a paper of a few words.

mod beside;

use super::fault::{DocxPart, Fixed, Position, StencilFlaw};
use super::{Stencil, said};
use crate::paper::fields::About;
use crate::paper::sheet::{PaperSheet, ValueTable};
use crate::text::Lang;
use std::io::{Cursor, Read, Write};
use zip::read::ZipArchive;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

const OFFICE: &str = "application/vnd.openxmlformats-officedocument";
const LOGO: &[u8] = b"\x89PNG of the firm";

fn packed(parts: &[(&str, &str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    let kinds = parts.iter().filter(|(_, kind, _)| !kind.is_empty());
    let kinds: String = kinds
        .map(|(name, kind, _)| {
            format!(r#"<Override PartName="/{name}" ContentType="{OFFICE}.{kind}+xml"/>"#)
        })
        .collect();
    let kinds = format!(r#"<Types xmlns="x">{kinds}</Types>"#);
    let mut put = |name: &str, bytes: &[u8]| {
        zip.start_file(name, options).unwrap();
        zip.write_all(bytes).unwrap();
    };
    put("[Content_Types].xml", kinds.as_bytes());
    for (name, _, text) in parts {
        put(name, text.as_bytes());
    }
    put("word/media/logo.png", LOGO);
    zip.finish().unwrap().into_inner()
}

fn document(body: &str) -> Vec<u8> {
    packed(&[
        (
            "word/document.xml",
            "wordprocessingml.document.main",
            &words(body),
        ),
        (
            "word/header1.xml",
            "wordprocessingml.header",
            &words(&p("{number|（未编号）}")),
        ),
    ])
}

fn words(body: &str) -> String {
    format!(r#"<?xml version="1.0"?><w:document xmlns:w="w"><w:body>{body}</w:body></w:document>"#)
}

fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

fn tr(cells: &[&str]) -> String {
    let cells: String = cells
        .iter()
        .map(|text| format!("<w:tc>{}</w:tc>", p(text)))
        .collect();
    format!("<w:tr>{cells}</w:tr>")
}

fn workbook(rows: &str, behind: &str, shared: &str) -> Vec<u8> {
    let sheet =
        format!(r#"<worksheet xmlns="s"><sheetData>{rows}</sheetData>{behind}</worksheet>"#);
    let shared = format!(r#"<sst xmlns="s">{shared}</sst>"#);
    let book = r#"<workbook xmlns:r="r"><sheets><sheet name="通知 单" r:id="rId1"/></sheets><definedNames><definedName name="_xlnm.Print_Area">'通知 单'!$A$1:$C$3</definedName></definedNames><calcPr calcId="1"/></workbook>"#;
    packed(&[
        ("xl/workbook.xml", "spreadsheetml.sheet.main", book),
        (
            "xl/_rels/workbook.xml.rels",
            "",
            r#"<R><R Id="rId1" Target="worksheets/sheet1.xml"/></R>"#,
        ),
        (
            "xl/worksheets/sheet1.xml",
            "spreadsheetml.worksheet",
            &sheet,
        ),
        (
            "xl/sharedStrings.xml",
            "spreadsheetml.sharedStrings",
            &shared,
        ),
    ])
}

fn row(fields: &[(&str, &str)]) -> Vec<(String, String)> {
    let fields = fields.iter();
    fields
        .map(|(name, text)| ((*name).to_owned(), (*text).to_owned()))
        .collect()
}

/// A notice with so many points.
fn notice(points: usize) -> PaperSheet {
    let own = row(&[
        ("title", "监理通知单"),
        ("to", "甲 <乙> & 丙"),
        ("content", "一\n二"),
    ]);
    let points = (1..=points).map(|no| {
        let no = no.to_string();
        row(&[
            ("no", &no),
            ("problem", &format!("问题{no}")),
            ("location", "3层"),
        ])
    });
    let table = |name: &str, rows| ValueTable {
        name: name.to_owned(),
        rows,
    };
    PaperSheet {
        check: Some(String::from("0E79-B101")),
        data: vec![table("", vec![own]), table("points", points.collect())],
        ..PaperSheet::default()
    }
}

fn read(bytes: Vec<u8>) -> Result<Stencil, super::fault::StencilFaults> {
    Stencil::read(bytes, About::of("notice").unwrap())
}

fn filled(bytes: Vec<u8>, paper: &PaperSheet) -> Vec<u8> {
    read(bytes).ok().unwrap().filled(paper).unwrap()
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = Vec::new();
    archive
        .by_name(name)
        .unwrap()
        .read_to_end(&mut text)
        .unwrap();
    String::from_utf8_lossy(&text).into_owned()
}

/// The texts of a part, one element after the other.
fn plain(xml: &str) -> String {
    let mut out = String::new();
    let mut is_tag = false;
    for c in xml.chars() {
        match c {
            '<' => is_tag = true,
            '>' => (is_tag, _) = (false, out.push('|')),
            c if !is_tag => out.push(c),
            _ => {}
        }
    }
    let parts: Vec<&str> = out.split('|').filter(|text| !text.is_empty()).collect();
    parts.join("|")
}

#[test]
fn a_place_cut_into_runs_is_filled_and_all_else_stays() {
    let body = r#"<w:p w:x="1"><w:r><w:rPr><w:b/></w:rPr><w:t>致：{</w:t></w:r><w:proofErr/><w:r><w:t>t</w:t></w:r><w:r><w:t xml:space="preserve">o}（盖章） </w:t></w:r></w:p><w:p><w:r><w:t>不动 &amp; {{此}}</w:t><w:tab/></w:r></w:p>"#;
    let before = document(body);
    let after = filled(before.clone(), &notice(0));
    let text = part(&after, "word/document.xml");
    assert_eq!(
        plain(&text),
        "致：甲 &lt;乙&gt; &amp; 丙|（盖章） |不动 &amp; {此}"
    );
    assert!(
        text.contains(r#"<w:p w:x="1"><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">致：甲"#),
        "{text}"
    );
    assert!(text.contains("</w:r><w:proofErr/><w:r>") && text.contains("<w:tab/>"));
    assert_eq!(plain(&part(&after, "word/header1.xml")), "（未编号）");
    assert!(
        after.windows(LOGO.len()).any(|bytes| bytes == LOGO)
            || part(&after, "word/media/logo.png").as_bytes()
                == part(&before, "word/media/logo.png").as_bytes()
    );
}

#[test]
fn lines_of_a_value_are_lines_of_the_document() {
    let text = part(
        &filled(document(&p("{content}")), &notice(0)),
        "word/document.xml",
    );
    let lines = r#"<w:t xml:space="preserve">一</w:t><w:br/><w:t xml:space="preserve">二</w:t>"#;
    assert!(text.contains(lines), "{text}");
}

#[test]
fn a_row_is_repeated_for_each_row_of_a_table_and_stands_once_without_any() {
    let rows = [
        tr(&["序", "问题"]),
        tr(&["{points.no|/}", "{points.problem|无}：{title}"]),
        tr(&["{check_code}", ""]),
    ];
    let body = format!(
        "<w:tbl>{}</w:tbl>{}",
        rows.concat(),
        p("{points.no}、{points.location}")
    );
    for (points, expected) in [
        (0, "序|问题|/|无：监理通知单|0E79-B101|、"),
        (1, "序|问题|1|问题1：监理通知单|0E79-B101|1、3层"),
        (
            2,
            "序|问题|1|问题1：监理通知单|2|问题2：监理通知单|0E79-B101|1、3层|2、3层",
        ),
    ] {
        let after = filled(document(&body), &notice(points));
        assert_eq!(plain(&part(&after, "word/document.xml")), expected);
    }
    let many = filled(document(&body), &notice(400));
    assert_eq!(
        part(&many, "word/document.xml").matches("<w:tr>").count(),
        402
    );
}

#[test]
fn every_wrong_place_is_told_with_where_it_is() {
    let rows = tr(&["{points.problm}", "{title}"]) + &tr(&["{problem}", "{point.no}"]);
    let body = p("好")
        + &p("{titel}")
        + &format!("<w:tbl>{rows}</w:tbl>")
        + &p("{points.photo} {strange.x}")
        + &p("致{to");
    let faults = read(document(&body)).err().unwrap();
    let told: Vec<String> = faults
        .iter()
        .map(|fault| said::sentence(Lang::Zh, "公司.docx", fault))
        .collect();
    let expected = [
        "公司.docx [正文第 2 段]：没有「titel」可填，应为 title",
        "公司.docx [正文第 1 张表第 1 行第 1 格]：没有「points.problm」可填，应为 points.problem",
        "公司.docx [正文第 1 张表第 2 行第 1 格]：没有「problem」可填，应为 points.problem",
        "公司.docx [正文第 1 张表第 2 行第 2 格]：没有「point.no」可填，应为 points.no",
        "公司.docx [正文第 3 段]：「points.photo」是图片，不填入模板；删去，图片另用 --out 打印",
        "公司.docx [正文第 3 段]：没有「strange.x」可填，见 form fields",
        "公司.docx [正文第 4 段]：花括号不成对（第 1 字之后）：「致{to」；花括号本身写两个",
    ];
    assert_eq!(told, expected);
}

#[test]
fn cells_take_values_rows_repeat_and_what_is_below_moves() {
    let rows = r#"<row r="1"><c r="A1" s="4" t="s"><v>0</v></c><c r="B1"><v>7</v></c></row><row r="2" ht="30"><c r="A2" t="s"><v>1</v></c><c r="B2" t="inlineStr"><is><t>{points.problem}</t></is></c></row><row r="3"><c r="C3" t="s"><v>2</v></c></row>"#;
    let shared = "<si><r><rPr><b/></rPr><t>致：{t</t></r><r><t>o}</t></r><rPh><t>{</t></rPh></si><si><t>{points.no}</t></si><si><t>签字</t></si>";
    let behind = r#"<mergeCells count="2"><mergeCell ref="B2:C2"/><mergeCell ref="A3:B4"/></mergeCells><rowBreaks><brk id="3" man="1"/></rowBreaks>"#;
    let after = filled(workbook(rows, behind, shared), &notice(3));
    let sheet = part(&after, "xl/worksheets/sheet1.xml");
    assert!(sheet.contains(r#"<c r="A1" s="4" t="inlineStr"><is><r><rPr><b/></rPr><t xml:space="preserve">致：甲 &lt;乙&gt; &amp; 丙</t></r>"#), "{sheet}");
    assert!(sheet.contains(r#"<c r="B1"><v>7</v></c>"#));
    for number in 2..=4 {
        assert!(
            sheet.contains(&format!(r#"<c r="A{number}"><v>{}</v></c>"#, number - 1)),
            "{sheet}"
        );
        assert!(
            sheet.contains(&format!(r#"<mergeCell ref="B{number}:C{number}"/>"#)),
            "{sheet}"
        );
    }
    assert!(
        sheet.contains(r#"<row ht="30" r="4"><c r="A4">"#),
        "{sheet}"
    );
    assert!(
        sheet.contains(r#"<row r="5"><c t="s" r="C5"><v>2</v></c></row>"#),
        "{sheet}"
    );
    assert!(
        sheet.contains(r#"<mergeCell ref="A5:B6"/>"#) && sheet.contains(r#"id="5""#),
        "{sheet}"
    );
    assert!(part(&after, "xl/workbook.xml").contains("'通知 单'!$A$1:$C$5"));
    assert!(part(&after, "xl/sharedStrings.xml").contains(shared));
}

#[test]
fn a_workbook_with_formulas_is_reckoned_again_and_its_rows_are_not_repeated() {
    let rows = |place: &str| {
        format!(
            r#"<row r="1"><c r="A1" t="inlineStr"><is><t>{place}</t></is></c><c r="B1"><f>A1</f><v>1</v></c></row>"#
        )
    };
    let after = filled(workbook(&rows("{title}"), "", ""), &notice(2));
    assert!(part(&after, "xl/workbook.xml").contains(r#"<calcPr calcId="1" fullCalcOnLoad="1"/>"#));
    let faults = read(workbook(&rows("{points.no}"), "", "")).err().unwrap();
    let spot = Position::Cell(String::from("通知 单"), String::from("B1"));
    assert_eq!(faults, [(spot, StencilFlaw::Fixed(Fixed::Formula))]);
    let faults = read(workbook(&rows("{titel}"), "", "")).err().unwrap();
    let told = said::sentence(Lang::En, "a.xlsx", &faults[0]);
    assert!(
        told.contains("a.xlsx [通知 单!A1]: there is no titel"),
        "{told}"
    );
}

#[test]
fn two_tables_in_a_row_are_refused() {
    let about = About::of("month").unwrap();
    let body = format!("<w:tbl>{}</w:tbl>", tr(&["{lots.no}", "{crews.no}"]));
    let faults = Stencil::read(document(&body), about).err().unwrap();
    let at = Position::Table {
        part: DocxPart::Body,
        at: [1, 1, 2],
    };
    let two = StencilFlaw::TwoTables(String::from("lots"), String::from("crews"));
    assert_eq!(faults, [(at, two)]);
}

#[test]
fn hostile_documents_are_refused() {
    let flaw = |bytes: Vec<u8>| read(bytes).err().unwrap().remove(0).1;
    let of = |xml: &str| packed(&[("word/document.xml", "wordprocessingml.document.main", xml)]);
    let lol = r#"<!DOCTYPE d [<!ENTITY a "{title}"><!ENTITY b "&a;&a;">]><d>&b;</d>"#;
    assert_eq!(flaw(of(lol)), StencilFlaw::Declares);
    assert_eq!(flaw(of("<d>&b;</d>")), StencilFlaw::Declares);
    assert_eq!(flaw(of(&"<p>".repeat(100_000))), StencilFlaw::TooMuch);
    assert_eq!(flaw(of(&" ".repeat(17 << 20))), StencilFlaw::TooMuch);
    assert_eq!(flaw(of("<d></e>")).clone(), flaw(of("<d></e>")));
    assert!(matches!(flaw(of("<d></e>")), StencilFlaw::Damaged(_)));
    assert!(matches!(flaw(of("<d>")), StencilFlaw::Damaged(_)));
    assert_eq!(flaw(document("").split_off(9)), StencilFlaw::Foreign);
    assert_eq!(flaw(b"PK\x01\x02".repeat(3000)), StencilFlaw::TooMuch);
    assert_eq!(flaw(packed(&[("a.xml", "", "<a/>")])), StencilFlaw::Foreign);
    assert_eq!(flaw(of(&words(&p("没有")))), StencilFlaw::NoPlace);
    let cell = r#"<row><c t="s"><v>99999999999999999999</v></c></row>"#;
    assert!(matches!(
        flaw(workbook(cell, "", "")),
        StencilFlaw::Damaged(_)
    ));
    // As many tags, places or faults as nobody writes; what is large in several parts is large.
    let tags = words(&(p("{to}") + &"<w:p/>".repeat(600_000)));
    assert_eq!(flaw(of(&tags)), StencilFlaw::TooMuch);
    assert_eq!(
        flaw(document(&p(&"{to}".repeat(100_000)))),
        StencilFlaw::TooMuch
    );
    for many in [p("{to}"), p("{titel}"), p("{")] {
        let faults = read(document(&many.repeat(2_002))).err().unwrap();
        assert_eq!(faults.last().unwrap().1, StencilFlaw::TooMuch, "{many}");
        assert!(faults.len() <= 2_001);
    }
    let half = words(&" ".repeat(9 << 20));
    let halves = packed(&[
        ("a.xml", "wordprocessingml.document.main", &half),
        ("b.xml", "wordprocessingml.header", &half),
    ]);
    assert_eq!(flaw(halves), StencilFlaw::TooMuch);
    // Rows where no workbook has any.
    for row in ["18446744073709551615", "1048577", "0", "x"] {
        let row =
            format!(r#"<row r="{row}"/><row><c t="inlineStr"><is><t>{{to}}</t></is></c></row>"#);
        assert!(matches!(
            flaw(workbook(&row, "", "")),
            StencilFlaw::Damaged(_)
        ));
    }
    let last = r#"<row r="1048576"><c t="inlineStr"><is><t>{points.no}</t></is></c></row>"#;
    let last = read(workbook(last, "", "")).ok().unwrap();
    assert_eq!(last.filled(&notice(2)), Err(StencilFlaw::TooMuch));
    // Rows that multiply what is large already.
    let large = format!(
        "<w:tbl>{}</w:tbl>",
        tr(&["{points.no}", &"长".repeat(1 << 20)])
    );
    let stencil = read(document(&large)).ok().unwrap();
    assert_eq!(stencil.filled(&notice(400)), Err(StencilFlaw::TooMuch));
}
