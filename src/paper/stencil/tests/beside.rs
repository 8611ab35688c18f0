//! What stands beside cells and paragraphs: tops and feet of pages, shapes, names of sheets, comments, charts.

use super::*;

/// A workbook with a cell, what stands behind its rows, and further parts.
fn beside(behind: &str, further: &[(&str, &str, &str)]) -> Vec<u8> {
    let cell = r#"<row r="1"><c r="A1" t="inlineStr"><is><t>{to}</t></is></c></row>"#;
    let sheet = format!("<worksheet><sheetData>{cell}</sheetData>{behind}</worksheet>");
    let book = r#"<workbook xmlns:r="r"><sheets><sheet name="通知{number}" r:id="rId1"/></sheets></workbook>"#;
    let plain = book.replace("{number}", "");
    let named = further.is_empty() && behind.is_empty();
    let parts = [
        (
            "xl/workbook.xml",
            "spreadsheetml.sheet.main",
            if named { book } else { &plain },
        ),
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
    ];
    packed(&[&parts[..], further].concat())
}

fn margins(header: &str, footer: &str) -> String {
    format!(
        "<headerFooter><oddHeader>&amp;C{header}</oddHeader><oddFooter>{footer}</oddFooter></headerFooter>"
    )
}

fn told(bytes: Vec<u8>) -> Vec<String> {
    let faults = read(bytes).err().unwrap();
    let told = faults.iter();
    told.map(|fault| said::sentence(Lang::Zh, "a.xlsx", fault))
        .collect()
}

#[test]
fn the_top_and_the_foot_of_pages_are_filled_and_an_and_sign_is_no_code() {
    let after = filled(beside(&margins("{to}", "&amp;P/{{x}}"), &[]), &notice(0));
    let sheet = part(&after, "xl/worksheets/sheet1.xml");
    let now =
        "<oddHeader>&amp;C甲 &lt;乙&gt; &amp;&amp; 丙</oddHeader><oddFooter>&amp;P/{x}</oddFooter>";
    assert!(sheet.contains(now), "{sheet}");
    let long = margins(&"长".repeat(250), "").replace("</oddHeader>", "{title}{to}</oddHeader>");
    let long = read(beside(&long, &[])).ok().unwrap();
    assert_eq!(long.filled(&notice(0)), Err(StencilFlaw::LongMargin));
    let wrong = beside(&margins("{titel}", "{points.no}"), &[]);
    assert_eq!(
        told(wrong),
        [
            "a.xlsx [通知!页眉]：没有「titel」可填，应为 title",
            "a.xlsx [通知!页脚]：「points」写在这里不会填入；移到单元格、正文或文本框里，或删去",
        ]
    );
}

#[test]
fn shapes_are_filled_without_what_they_may_not_have() {
    let shapes =
        "<xdr:wsDr><a:p><a:r><a:t>{con</a:t></a:r><a:r><a:t>tent}</a:t></a:r></a:p></xdr:wsDr>";
    let drawing = ("xl/drawings/drawing1.xml", "drawing", shapes);
    let after = filled(beside("", &[drawing]), &notice(0));
    let shapes = part(&after, "xl/drawings/drawing1.xml");
    assert!(
        shapes.contains("<a:t>一 二</a:t></a:r><a:r><a:t></a:t>"),
        "{shapes}"
    );
    let wrong = (
        "xl/drawings/drawing1.xml",
        "drawing",
        "<a:p><a:t>{titel}</a:t></a:p>",
    );
    assert_eq!(
        told(beside("", &[wrong])),
        ["a.xlsx [图形第 1 段]：没有「titel」可填，应为 title"]
    );
}

#[test]
fn places_where_nothing_is_filled_in_are_told() {
    let name = "a.xlsx [工作表名「通知{number}」]：「number」写在这里不会填入；移到单元格、正文或文本框里，或删去";
    assert_eq!(told(beside("", &[])), [name]);
    for (kind, called) in [
        ("spreadsheetml.comments", "批注"),
        ("drawingml.chart", "图表"),
    ] {
        let text = "<x><text><r><t>{points.</t></r><r><t>no}，{随手}写的{</t></r></text></x>";
        let text = text.replace("写的{", "写的");
        let told = told(beside("", &[("xl/other.xml", kind, &text)]));
        let expected = format!(
            "a.xlsx [{called}]：「points.no」写在这里不会填入；移到单元格、正文或文本框里，或删去"
        );
        assert_eq!(told, [expected]);
    }
}

#[test]
fn every_shared_text_that_is_not_there_is_told_with_its_cell() {
    let rows = r#"<row r="1"><c r="A1" t="s"><v>5</v></c><c r="B1" t="s"><v>-1</v></c><c r="C1" t="s"><v>0</v></c></row>"#;
    let faults = read(workbook(rows, "", "<si><t>{to}</t></si>"))
        .err()
        .unwrap();
    let cells: Vec<&Position> = faults.iter().map(|(spot, _)| spot).collect();
    let cell = |name: &str| Position::Cell(String::from("通知 单"), name.to_owned());
    assert_eq!(cells, [&cell("A1"), &cell("B1")]);
}
