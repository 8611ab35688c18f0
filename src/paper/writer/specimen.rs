//! Documents that the tests of all writers write, and what stands in them: every format has the texts of the same
//! panes, and so all have the same.

use crate::paper::fields::{About, is_picture};
use crate::paper::form::PaperForm;
use crate::paper::form::shelf::FormShelf;
use crate::paper::sheet::compose::compose;
use crate::paper::sheet::place::place;
use crate::paper::sheet::{Document, PaperSheet};
use crate::paper::value::{Piece, ReadingMark, Value, Values, plain};
use crate::text::{escape, field};
use chrono::{DateTime, FixedOffset};

/// Texts that must not become anything else, on paper or in a program that opens it.
pub const HOSTILE: [&str; 8] = [
    "=cmd|' /C calc'!A0",
    "</w:t></w:r><w:br/>",
    "]]>&amp;<!--",
    "\u{1}\u{b}\u{1b}[31m\u{202e}\u{fffe}",
    "👷\u{200d}♂\u{fe0f}😀",
    "'007",
    "@SUM(1)\t+1",
    "_x0041_",
];

/// When all of them were made.
pub fn made() -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339("2026-03-01T08:00:00+08:00").unwrap()
}

/// Documents of one page and of several, with hostile texts and with long ones, and every form of the shelf.
pub fn all() -> Vec<Document> {
    let lots = [
        lot(3, 7),
        lot(40, 23),
        pack(&[3, 20]),
        hostile(),
        long(5_000),
    ];
    lots.into_iter().chain(shelf()).collect()
}

/// Every form of the shelf, each field with its example, three rows in every table.
pub fn shelf() -> Vec<Document> {
    let filled = |form: &PaperForm| {
        let about = About::of(&form.about).unwrap();
        let mut values = examples(about.fields());
        for table in about.tables() {
            values.set_table(table.name, vec![examples(table.columns()); 3]);
        }
        let mut sheet = compose(form, &values, &form.name.zh);
        sheet.check = Some("7F3K-9Q2M".to_owned());
        place(&[sheet], &form.name.zh, "中建某局")
    };
    let shelf = FormShelf::load([]);
    shelf.forms().map(|kept| filled(&kept.form)).collect()
}

fn examples(names: impl Iterator<Item = &'static str>) -> Values {
    let mut values = Values::default();
    for name in names.filter(|name| !is_picture(name)) {
        match name.strip_prefix("box_") {
            Some(_) => values.set(name, of(Piece::Box(true))),
            None => values.set(name, field::example(name).unwrap()),
        }
    }
    values
}

fn of(piece: Piece) -> Value {
    Value {
        pieces: vec![piece],
        pictures: Vec::new(),
    }
}

/// Every line that stands in a pane, as it is shown, sorted.
pub fn lines(document: &Document) -> Vec<String> {
    let panes = document.pages.iter().flat_map(|page| &page.panes);
    let lines = panes.flat_map(|placed| placed.pane.lines.iter());
    sorted(lines.map(|line| escape::shown(&plain(line)).into_owned()))
}

/// Lines with something in them, sorted.
pub fn sorted(lines: impl IntoIterator<Item = String>) -> Vec<String> {
    let mut lines: Vec<String> = lines.into_iter().filter(|line| !line.is_empty()).collect();
    lines.sort();
    lines
}

/// A lot with so many dominant and general items.
pub fn lot(dominant: usize, general: usize) -> Document {
    let sheet = sheet(&values(dominant, general), "场地平整");
    place(&[sheet], "场地平整检验批质量验收记录", "中建某局")
}

/// Sheets of lots in one document.
pub fn pack(counts: &[usize]) -> Document {
    let sheets = counts
        .iter()
        .map(|count| sheet(&values(*count, 1), "场地平整"));
    place(&sheets.collect::<Vec<_>>(), "报验资料", "中建某局")
}

/// A lot with hostile texts wherever somebody may have typed them.
pub fn hostile() -> Document {
    let mut values = values(1, HOSTILE.len());
    for name in ["unit", "contractor", "location", "contractor_conclusion"] {
        values.set(name, HOSTILE.join("\n"));
    }
    values.set("title", HOSTILE[1]);
    let rows = HOSTILE.iter().map(|text| row("1", text, text, text, text));
    values.set_table("general", rows.collect());
    place(&[sheet(&values, "[=]:*?/\\'")], HOSTILE[3], HOSTILE[2])
}

/// A lot one of whose items has a text of so many characters.
pub fn long(characters: usize) -> Document {
    let mut values = values(1, 0);
    let text = "很长的检查记录，".chars().cycle().take(characters);
    let text: String = text.collect();
    values.set_table("general", vec![row("1", "长", "±30", &text, "√")]);
    place(&[sheet(&values, "长")], "长", "")
}

fn sheet(values: &Values, title: &str) -> PaperSheet {
    let form = include_str!("../../../checklists/forms/lot.json");
    let mut sheet = compose(&serde_json::from_str(form).unwrap(), values, title);
    sheet.check = Some("7F3K-9Q2M".to_owned());
    sheet
}

fn values(dominant: usize, general: usize) -> Values {
    let mut values = Values::default()
        .with("title", "场地平整填方工程检验批质量验收记录")
        .with("code", "01060402")
        .with("serial", "001")
        .with("unit", "滨江花园一期二标段3号住宅楼")
        .with("division", "地基与基础/土石方")
        .with("item", "土石方回填")
        .with("contractor", "中建某局集团第二建筑工程有限公司")
        .with("project_manager", "王建国")
        .with("capacity", "挖方面积:113.68㎡\n边坡长度:25.4m")
        .with("location", "二层④-⑦轴/A-D轴顶板梁、板")
        .with("work_basis", "《建筑地基基础工程施工规范》GB 51004-2015")
        .with("basis", "《建筑地基基础工程施工质量验收标准》GB 50202-2018")
        .with("contractor_conclusion", "经自检合格，符合设计及规范要求");
    values.set_table("dominant", rows(dominant));
    values.set_table("general", rows(general));
    values
}

fn rows(count: usize) -> Vec<Values> {
    (1..=count)
        .map(|number| {
            let no = number.to_string();
            match number % 5 {
                1 => row(&no, "标高（mm）", "±30", "抽查10处，合格10处", "√"),
                2 => row(
                    &no,
                    "分层压实系数",
                    "不小于设计值",
                    "试验合格，报告编号TR-2026-0311、TR-2026-0312",
                    "√",
                ),
                3 => row(
                    &no,
                    "辗迹重叠长度（mm）",
                    "500～1000",
                    "抽查10处，合格9处",
                    "90%",
                )
                .with("sub", "机械"),
                4 => marked(row(&no, "表面平整度（mm）", "±20", "", "70% ×")),
                _ => row(
                    &no,
                    "回填土料",
                    "第7.4.1条",
                    "共113处，全部检查，合格112处",
                    "99.1%",
                ),
            }
        })
        .collect()
}

fn row(no: &str, name: &str, requirement: &str, record: &str, result: &str) -> Values {
    Values::default()
        .with("no", no)
        .with("name", name)
        .with("requirement", requirement)
        .with("needed", "10")
        .with("actual", "8.5")
        .with("record", record)
        .with("result", result)
}

/// A row whose readings go beyond a limit.
fn marked(row: Values) -> Values {
    let pieces = vec![
        Piece::Text("4、-3、".to_owned()),
        Piece::Marked("22".to_owned(), ReadingMark::Standard),
        Piece::Text("、".to_owned()),
        Piece::Marked("18".to_owned(), ReadingMark::Enterprise),
    ];
    row.with(
        "record",
        Value {
            pieces,
            pictures: Vec::new(),
        },
    )
}
