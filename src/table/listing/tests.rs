//! Cells as people write them, and pages as attackers do.

use super::cell::{several, share};
use super::samplings::read as sampling;
use super::{Misentry, limits, read};
use crate::domain::limit::Limit;
use crate::table::book::{self, Book, MOST_PAGE_ROWS, TableError};
use proptest::prelude::*;
use rust_xlsxwriter::Workbook;
use serde_json::{Value, json};

fn pages(name: &str, bytes: &[u8]) -> Result<Book, TableError> {
    book::read(name, bytes, MOST_PAGE_ROWS)
}

fn meaning<T: serde::Serialize>(read: Result<T, Misentry>) -> Value {
    read.map_or(Value::Null, |found| serde_json::to_value(found).unwrap())
}

#[test]
fn sampling_as_people_write_it() {
    let percent = |percent: &str, least: u64| json!({"rule": "percent", "percent": percent, "at_least": least});
    let table = [
        ("全数", json!({"rule": "all"})),
        ("ALL", json!({"rule": "all"})),
        ("表 3.0.9", json!({"rule": "table"})),
        ("10%，不少于3", percent("10", 3)),
        ("１０％ 且不少于３件", percent("10", 3)),
        ("10%, at least 3", percent("10", 3)),
        ("2.5%;≥5", percent("2.5", 5)),
        ("0.1", json!({"rule": "percent", "percent": "10"})),
        ("≥ 5", json!({"rule": "count", "at_least": 5})),
        ("不少于 5 处", json!({"rule": "count", "at_least": 5})),
        (
            "说明：每班一次 | once a shift",
            json!({"rule": "stated", "text": {"zh": "每班一次", "en": "once a shift"}}),
        ),
        ("全检", json!({"rule": "all"})),
        ("100%", json!({"rule": "all"})),
        ("10%且不少于3处", percent("10", 3)),
        ("抽查10%，且均不少于3件", percent("10", 3)),
        ("按检验批抽查５％,不应少于５处", percent("5", 5)),
        ("5处", json!({"rule": "count", "at_least": 5})),
        ("每检验批不少于3处", json!({"rule": "count", "at_least": 3})),
        (
            "每20m 1处",
            json!({"rule": "per", "every": "20", "points": 1}),
        ),
        (
            "每 20 m 抽查 1 处，不少于 3 处",
            json!({"rule": "per", "every": "20", "points": 1, "at_least": 3}),
        ),
        (
            "每100㎡不少于2点",
            json!({"rule": "per", "every": "100", "points": 2}),
        ),
        ("每50间1间", Value::Null),
        ("10", Value::Null),
        ("1", Value::Null),
        ("10%3", Value::Null),
        ("10%不少于", Value::Null),
        ("≥0", Value::Null),
        ("每层3处", Value::Null),
        ("说明：", Value::Null),
        ("≥5/6", Value::Null),
    ];
    for (text, expected) in table {
        assert_eq!(meaning(sampling(text)), expected, "{text}");
    }
}

#[test]
fn limits_and_shares_as_people_write_them() {
    let table = [
        ("±10", json!("10")),
        ("＋８", json!("8")),
        ("\u{2212}3.5", json!("-3.5")),
        ("H/1000", json!({"of": "H", "per": "1000"})),
        (
            "H / 30000 + 20",
            json!({"of": "H", "per": "30000", "plus": "20"}),
        ),
        (
            "L/1500，最大 5",
            json!({"of": "L", "per": "1500", "at_most": "5"}),
        ),
        (
            "(H/1000 - 5, ≤ 30)",
            json!({"of": "H", "per": "1000", "plus": "-5", "at_most": "30"}),
        ),
        ("5mm", json!("5")),
        ("5 ㎜", json!("5")),
        ("≤ 8mm", json!("8")),
        ("5cm", Value::Null),
        ("1,5", Value::Null),
        ("10～12", Value::Null),
        ("1000/H", Value::Null),
        ("H/1000,30", Value::Null),
        ("H/", Value::Null),
        ("", Value::Null),
        ("1e3", Value::Null),
    ];
    for (text, expected) in table {
        assert_eq!(meaning(limits::one(text, "mm")), expected, "{text}");
    }
    for (text, expected) in [
        ("80%", json!("0.8")),
        ("0.80", json!("0.80")),
        ("90 ％", json!("0.9")),
        ("87.5%", json!("0.875")),
        ("80", Value::Null),
        ("120%", Value::Null),
        ("-1%", Value::Null),
    ] {
        assert_eq!(meaning(share(text)), expected, "{text}");
    }
    assert_eq!(several("a；b; ;c").collect::<Vec<_>>(), ["a", "b", "c"]);
}

#[test]
fn limits_as_official_forms_write_them() {
    let between = |low: &str, high: &str| json!({"Between": [low, high]});
    for (text, expected) in [
        ("5", json!({"Magnitude": "5"})),
        ("±5mm", json!({"Magnitude": "5"})),
        (
            "H/1000且≤30",
            json!({"Magnitude": {"of": "H", "per": "1000", "at_most": "30"}}),
        ),
        ("≤5", json!({"AtMost": "5"})),
        ("＜＝５", json!({"AtMost": "5"})),
        ("不大于 5mm", json!({"AtMost": "5"})),
        ("≤H/1000", json!({"AtMost": {"of": "H", "per": "1000"}})),
        ("≥20", json!({"AtLeast": "20"})),
        ("0～10", between("0", "10")),
        ("0~10", between("0", "10")),
        ("０－１０", Value::Null),
        ("5至10mm", between("5", "10")),
        ("-5～+10", between("-5", "10")),
        ("+10/-5", between("-5", "10")),
        ("+10，-5", between("-5", "10")),
        ("-5,+10", between("-5", "10")),
        ("+200 -50", between("-50", "200")),
        ("＋200mm　－50mm", between("-50", "200")),
        ("+5, 0", between("0", "5")),
        ("0/-5", between("-5", "0")),
        ("(+8、-5)", between("-5", "8")),
        ("+8", Value::Null),
        ("10,5", Value::Null),
        ("10/5", Value::Null),
        ("10-5", Value::Null),
        ("10～5", Value::Null),
        ("5/5", Value::Null),
        ("5cm", Value::Null),
        ("<5", Value::Null),
        ("约5", Value::Null),
    ] {
        assert_eq!(meaning(limits::all(text, "mm")), expected, "{text}");
    }
}

proptest! {
    /// Whatever stands in a cell is read or refused, and a figure is never made of something else.
    #[test]
    fn any_text_is_read_or_refused(text in "\\PC{0,24}") {
        _ = (sampling(&text), share(&text));
        _ = limits::all(&text, "mm");
        if let Ok(Limit::Fixed(figure)) = limits::one(&text, "mm") {
            let digits = |text: &str| text.chars().filter(|c| c.is_numeric()).count();
            prop_assert!(digits(figure.as_str()) >= 1);
        }
    }

    /// Any small table, from any cells, is read or refused with every fault in its place.
    #[test]
    fn any_table_is_read_or_refused(rows in proptest::collection::vec(proptest::collection::vec("(编号|类别|一般|条文|检查项目|判定方式|偏差|观察|抽样|全数|检查方法|类型编号|类型组|名称|\\PC{0,6})", 0..9), 0..9)) {
        let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
        for row in &rows {
            writer.write_record(row).unwrap();
        }
        if let Ok(pages) = pages("t.csv", &writer.into_inner().unwrap()) {
            let listing = read(&pages);
            prop_assert!(listing.faults.iter().all(|fault| fault.row >= 1));
            prop_assert!(!listing.list.items.is_empty() || !listing.faults.is_empty());
        }
    }
}

#[test]
fn pages_have_limits_and_name_faulty_cells_by_letter() {
    let mut book = Workbook::new();
    for name in ["甲", "乙"] {
        let sheet = book.add_worksheet().set_name(name).unwrap();
        for row in 0..15_000 {
            sheet.write(row, 0, 1).unwrap();
        }
    }
    assert_eq!(
        pages("t.xlsx", &book.save_to_buffer().unwrap()),
        Err(TableError::TooManyRows(MOST_PAGE_ROWS))
    );
    let mut book = Workbook::new();
    book.add_worksheet()
        .set_name("甲")
        .unwrap()
        .write(1, 27, "钢\u{202e}筋")
        .unwrap();
    book.add_worksheet()
        .set_name("乙")
        .unwrap()
        .write(3, 1, "筋\u{200b}")
        .unwrap();
    let book = pages("t.xlsx", &book.save_to_buffer().unwrap()).unwrap();
    let faults = book.sheets.iter().flat_map(|sheet| {
        let place = |fault: &book::CellFault| (sheet.name.as_str(), fault.row, fault.column);
        sheet.faults.iter().map(place).collect::<Vec<_>>()
    });
    assert_eq!(faults.collect::<Vec<_>>(), [("甲", 2, 27), ("乙", 4, 1)]);
    assert_eq!(pages("t.csv", b"\n\n"), Err(TableError::Empty));
}
