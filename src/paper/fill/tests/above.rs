//! 分项, 分部 and 单位: who must sign which division, and that they count what lies below.

use super::{Site, printed, rows};
use crate::domain::{Kind, Subject};
use serde_json::json;

const DIVISIONS: [&str; 10] = [
    "地基与基础",
    "主体结构",
    "建筑装饰装修",
    "屋面",
    "建筑给水排水及供暖",
    "通风与空调",
    "建筑电气",
    "智能建筑",
    "建筑节能",
    "电梯",
];

#[test]
fn each_of_the_ten_divisions_asks_its_parties() {
    let mut site = Site::new(Vec::new());
    for (at, name) in DIVISIONS.iter().enumerate() {
        let code = format!("U-{:02}", at + 1);
        site.plan(Subject::new(&code, "U", Kind::Division, name));
        let page = printed("division", &site.filled("division", &code)).concat();
        let asked = |party: &str| {
            let cell = page.iter().find(|text| text.starts_with(party));
            cell.unwrap().contains("项目负责人：")
        };
        assert!(asked("施工单位\n"), "{name}");
        assert_eq!(asked("勘察单位\n"), at == 0, "{name}");
        assert_eq!(asked("设计单位\n"), [0, 1, 8].contains(&at), "{name}");
        let chief = "监理单位\n总监理工程师：\n    年  月  日";
        assert!(page.iter().any(|text| text == chief), "{name}: {page:?}");
    }
}

#[test]
fn a_division_counts_its_items_and_says_what_its_acceptance_found() {
    let mut site = Site::new(Vec::new());
    site.plan(Subject::new("D", "U", Kind::Division, "主体结构"));
    for (item, lots) in [("模板", 1), ("钢筋", 3)] {
        site.plan(Subject::new(item, "D", Kind::Item, item));
        for lot in 0..lots {
            let code = format!("{item}{lot}");
            site.plan(Subject {
                checklist: "gb50300-2013.lot-general".into(),
                ..Subject::new(&code, item, Kind::Lot, &code)
            });
        }
    }
    let division = site.filled("division", "D");
    let columns = ["no", "item", "lot_count", "result", "conclusion"];
    let before = rows(&division, "items", &columns);
    assert_eq!(before, ["1 | 模板 | 1 |  | ", "2 | 钢筋 | 3 |  | "]);
    assert_eq!(division.plain("item_count"), "2");
    for field in ["conclusion", "documents_result", "documents_conclusion"] {
        assert_eq!(division.plain(field), "", "{field}");
    }
    let page = printed("division", &division).concat();
    assert_eq!(page.iter().filter(|text| *text == "以下空白").count(), 1);
    site.check(
        "D",
        "acceptance",
        "P6",
        json!([
            {"item": "5.0.3-2", "result": "pass"},
            {"item": "5.0.3-3", "result": "pass"},
            {"item": "5.0.3-4", "good": 9, "fair": 1, "poor": 0},
        ]),
    );
    let division = site.filled("division", "D");
    for (field, says) in [
        ("documents_conclusion", "符合要求"),
        ("tests_conclusion", "符合要求"),
        ("appearance_conclusion", "好"),
        ("conclusion", "验收合格"),
        // The contractor has signed nothing.
        ("documents_result", ""),
    ] {
        assert_eq!(division.plain(field), says, "{field}");
    }
}
