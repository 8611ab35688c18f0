//! A lot's record as a site filled it, field for field: a real form of GB 50300-2013, Appendix E.

use super::{Site, printed, rows};
use crate::domain::{Checklist, Kind, Subject};
use crate::paper::value::Values;
use serde_json::{Value, json};

/// The checklist of levelling fill, as far as the form shows it.
fn checklist() -> Checklist {
    let item = |id: &str, class: &str, title: &str, asked: &str, sampling: Value, judge: Value| {
        json!({
            "id": id, "class": class, "clause": "9.5.4", "title": {"zh": title, "en": id},
            "requirement": {"zh": asked, "en": "—"},
            "method": {"zh": "—", "en": "—"}, "sampling": sampling, "judge": judge,
        })
    };
    let ten = || json!({"rule": "fixed", "at_least": 10});
    let level = |limit: &str| json!({"kind": "deviation", "unit": "mm", "limit": limit});
    let report = || json!({"kind": "document", "required": ["试验报告"]});
    let stated = || json!({"rule": "stated", "text": {"zh": "按规定", "en": "as agreed"}});
    let layers = json!({"rule": "all", "of": {"id": "layers", "zh": "处", "en": "places"}});
    let looked = || json!({"kind": "attribute"});
    let lapped = json!({"kind": "range", "unit": "mm", "min": "500", "max": "1000"});
    let eight = json!({"rule": "fixed", "at_least": 8});
    serde_json::from_value(json!({
        "schema": "sanjian.checklist/1", "id": "t.fill", "version": "1.0.0",
        "title": {"zh": "场地平整填方工程", "en": "Levelling fill"}, "lot_code": "01060402",
        "standard": "GB 50202-2018",
        "standard_title": {"zh": "建筑地基基础工程施工质量验收标准", "en": "—"},
        "work_basis": "《建筑地基基础工程施工规范》 GB 51004-2015",
        "capacity_unit": {"zh": "㎡", "en": "m²"}, "subject": "lot", "pass_rate": "0.80",
        "items": [
            item("1a", "dominant", "标高：人工", "—", ten(), level("30")),
            item("1b", "dominant", "标高：机械", "—", ten(), level("50")),
            item("2", "dominant", "分层压实系数", "不小于设计值", stated(), report()),
            item("3", "general", "回填土料", "设计要求", stated(), report()),
            item("4", "general", "分层厚度", "设计值", layers, looked()),
            item("5", "general", "含水量", "最优含水量±4%", stated(), report()),
            item("6a", "general", "表面平整度：人工", "—", ten(), level("20")),
            item("6b", "general", "表面平整度：机械", "—", ten(), level("30")),
            item("7", "general", "有机质含量", "≤5%", stated(), report()),
            item("8", "general", "辗迹重叠长度", "—", eight, lapped),
        ],
    }))
    .unwrap()
}

fn answers(thickness_failed: u64) -> Value {
    let readings = |id: &str, list: &[&str]| json!({"item": id, "readings": list});
    let pass = |id: &str| json!({"item": id, "result": "pass"});
    json!([
        readings("1a", &["1"; 10]),
        readings("1b", &["-2"; 10]),
        pass("2"),
        pass("3"),
        {"item": "4", "checked": 113, "failed": thickness_failed},
        pass("5"),
        readings("6a", &["3"; 10]),
        readings("6b", &["1", "2", "3", "4", "5", "6", "7", "8", "9", "31"]),
        pass("7"),
        readings("8", &["600"; 8]),
    ])
}

/// A lot of levelling fill that its crew has checked.
fn site() -> Site {
    let mut site = Site::new(vec![checklist()]);
    let above = [
        Subject::new("U-01", "U", Kind::Division, "地基与基础"),
        Subject::new("U-0106", "U-01", Kind::SubDivision, "土石方"),
        Subject::new("U-0106-T", "U-0106", Kind::Item, "土石方回填"),
    ];
    above.into_iter().for_each(|one| site.plan(one));
    for code in ["L1", "L2"] {
        site.plan(Subject {
            checklist: "t.fill".into(),
            crew: "土方班".into(),
            location: "①-⑤轴/A-D轴".into(),
            capacity: crate::domain::Quantity::parse("113.68"),
            ..Subject::new(code, "U-0106-T", Kind::Lot, "场地平整填方")
        });
    }
    site
}

fn checked(site: &mut Site, stage: &str, by: &str, answers: Value) -> String {
    let counts = json!({"layers": 113});
    site.check_with(
        "L1",
        stage,
        by,
        json!({"answers": answers, "counts": counts}),
    )
}

const COLUMNS: [&str; 8] = [
    "no",
    "name",
    "sub",
    "requirement",
    "needed",
    "actual",
    "record",
    "result",
];

#[test]
fn a_lots_record_says_what_a_real_one_said() {
    let mut site = site();
    checked(&mut site, "self", "P1", answers(1));
    let lot = site.filled("lot", "L1");
    assert_eq!(
        rows(&lot, "dominant", &COLUMNS),
        [
            "1 | 标高（mm） | 人工 | ±30 | 10 | 10 | 抽查10处，合格10处 | √",
            "1 | 标高（mm） | 机械 | ±50 | 10 | 10 | 抽查10处，合格10处 | √",
            "2 | 分层压实系数 |  | 不小于设计值 |  |  | 试验合格 | √",
        ]
    );
    assert_eq!(
        rows(&lot, "general", &COLUMNS),
        [
            "1 | 回填土料 |  | 设计要求 |  |  | 试验合格 | √",
            "2 | 分层厚度 |  | 设计值 | 全 | 113 | 共113处，全部检查，合格112处 | 99.1%",
            "3 | 含水量 |  | 最优含水量±4% |  |  | 试验合格 | √",
            "4 | 表面平整度（mm） | 人工 | ±20 | 10 | 10 | 抽查10处，合格10处 | 100%",
            "4 | 表面平整度（mm） | 机械 | ±30 | 10 | 10 | 抽查10处，合格9处 | 90%",
            "5 | 有机质含量 |  | ≤5% |  |  | 试验合格 | √",
            "6 | 辗迹重叠长度（mm） |  | 500～1000 | 8 | 8 | 抽查8处，合格8处 | 100%",
        ]
    );
    for (field, says) in [
        ("title", "场地平整填方工程检验批质量验收记录"),
        ("code", "01060402"),
        ("serial", "001"),
        ("unit", "滨江花园1号楼"),
        ("division", "地基与基础/土石方"),
        ("item", "土石方回填"),
        ("capacity", "113.68㎡"),
        ("location", "①-⑤轴/A-D轴"),
        ("contractor", "江城建工"),
        ("project_manager", "张立群"),
        ("work_basis", "《建筑地基基础工程施工规范》 GB 51004-2015"),
        ("basis", "《建筑地基基础工程施工质量验收标准》GB 50202-2018"),
        ("contractor_conclusion", "经自检合格，符合设计及规范要求"),
        ("supervisor_conclusion", ""),
    ] {
        assert_eq!(lot.plain(field), says, "{field}");
    }
    assert_eq!(site.filled("lot", "L2").plain("serial"), "002");
}

#[test]
fn it_stands_on_one_page_and_nobody_has_signed() {
    let mut site = site();
    checked(&mut site, "self", "P1", answers(1));
    let pages = printed("lot", &site.filled("lot", "L1"));
    let [page] = pages.as_slice() else {
        panic!("{} pages", pages.len());
    };
    for says in [
        "场地平整填方工程检验批质量验收记录",
        "01060402 001",
        "主控项目",
        "一般项目",
        "共113处，全部检查，合格112处",
        "99.1%",
    ] {
        let stands = page.iter().filter(|text| text.replace('\n', "") == says);
        assert_eq!(stands.count(), 1, "{says} in {page:?}");
    }
    let signs = "专业工长：\n项目专业质量检查员：\n年  月  日";
    assert!(page.iter().any(|text| text == signs), "{page:?}");
    let nobody = "专业监理工程师：\n年  月  日";
    assert!(page.iter().any(|text| text == nobody), "{page:?}");
    let named = page
        .iter()
        .any(|text| text.contains("周建国") || text.contains("孔繁荣"));
    assert!(!named);
}

#[test]
fn the_supervisor_speaks_once_he_has_concluded_it() {
    let mut site = site();
    checked(&mut site, "self", "P1", answers(1));
    checked(&mut site, "acceptance", "P5", answers(1));
    let lot = site.filled("lot", "L1");
    assert_eq!(lot.plain("supervisor_conclusion"), "验收合格");
    checked(&mut site, "acceptance", "P3", answers(1));
    let lot = site.filled("lot", "L1");
    assert_eq!(lot.plain("supervisor_conclusion"), "");
}

#[test]
fn what_fails_does_not_apply_or_was_not_measured_is_printed_as_it_was_found() {
    let mut site = site();
    let mut found = answers(40);
    let answered = found.as_array_mut().unwrap();
    answered[2] = json!({"item": "2", "result": "na", "note": "不分层"});
    answered[8] = json!({"item": "7", "documents": [
        {"kind": "试验报告", "no": "YJ-7", "date": "2026-02-28"}]});
    checked(&mut site, "self", "P1", found);
    let lot = site.filled("lot", "L1");
    let dominant = rows(&lot, "dominant", &COLUMNS);
    assert_eq!(
        dominant[2],
        "2 | 分层压实系数 |  | 不小于设计值 | / | / | / | /"
    );
    let general = rows(&lot, "general", &COLUMNS);
    assert_eq!(
        general[1],
        "2 | 分层厚度 |  | 设计值 | 全 | 113 | 共113处，全部检查，合格73处 | 64.6% ×"
    );
    assert_eq!(
        general[5],
        "5 | 有机质含量 |  | ≤5% |  |  | 试验合格，报告编号YJ-7 | √"
    );
    assert_eq!(
        lot.plain("contractor_conclusion"),
        "经自检不合格，整改后重新检查"
    );
}

#[test]
fn what_nobody_has_checked_is_printed_to_be_filled_in_on_the_spot() {
    let site = site();
    let lot = site.filled("lot", "L1");
    assert_eq!(
        rows(&lot, "dominant", &COLUMNS),
        [
            "1 | 标高（mm） | 人工 | ±30 | 10 |  |  | ",
            "1 | 标高（mm） | 机械 | ±50 | 10 |  |  | ",
            "2 | 分层压实系数 |  | 不小于设计值 |  |  |  | ",
        ]
    );
    assert_eq!(lot.plain("title"), "场地平整填方工程检验批质量验收记录");
    assert_eq!(lot.plain("capacity"), "113.68㎡");
    assert_eq!(lot.plain("contractor_conclusion"), "");
    let unseen = printed("lot", &lot).concat();
    let judged = |text: &String| text.contains(['√', '×']) || text.contains("合格");
    assert!(!unseen.iter().any(judged), "{unseen:?}");
    let original = site.filled("original", "L1");
    let places = rows(&original, "places", &["no", "name", "record"]);
    assert_eq!(places[0], "主控1 | 标高：人工 ±30 | ");
}

#[test]
fn readings_beyond_a_limit_are_marked_as_they_were_typed() {
    let mut site = site();
    checked(&mut site, "self", "P1", answers(1));
    let readings = site.filled("readings", "L1");
    let columns = ["name", "r9", "r10", "score", "rate"];
    let lines = rows(&readings, "readings", &columns);
    assert_eq!(lines[3], "表面平整度：机械 | 9 | 31△ | 9/10 | 90%");
    assert_eq!(readings.plain("overall"), "合格点47/48，合格率97.9%");
    let original = site.filled("original", "L1");
    let places = rows(&original, "places", &["no", "record"]);
    assert_eq!(places[7], "一般4 | 1；2；3；4；5；6；7；8；9；31△mm");
}

#[test]
fn the_original_record_says_which_round_measured_and_what_was_taken_over() {
    let mut site = site();
    let first = checked(&mut site, "self", "P1", answers(1));
    let mut again = answers(0);
    again[7] = json!({"item": "6b", "as_in": first});
    again[8]["carried_from"] = first.as_str().into();
    checked(&mut site, "self", "P1", again);
    let original = site.filled("original", "L1");
    let places = rows(&original, "places", &["no", "record", "remark"]);
    assert_eq!(
        places[7],
        "一般4 | 1；2；3；4；5；6；7；8；9；31△mm | 沿用第1轮（2026-03-01）"
    );
    assert!(places[8].ends_with(" | 沿用L1（2026-03-01），经确认"));
}

#[test]
fn what_only_the_enterprise_forbids_has_another_mark() {
    let limit = |limit: &str| json!({"kind": "deviation", "unit": "mm", "limit": limit});
    let list: Checklist = serde_json::from_value(json!({
        "schema": "sanjian.checklist/1", "id": "e.list", "version": "1.0.0", "subject": "lot",
        "title": {"zh": "抹灰", "en": "—"}, "standard": "Q/JC 1", "pass_rate": "0.50",
        "items": [{
            "id": "a", "class": "general", "clause": "1", "title": {"zh": "平整度", "en": "—"},
            "method": {"zh": "—", "en": "—"}, "sampling": {"rule": "fixed", "at_least": 3},
            "judge": limit("3"), "national": {"standard": "GB 1", "judge": limit("4")},
        }],
    }))
    .unwrap();
    let mut site = Site::new(vec![list]);
    site.plan(Subject::new("I", "U", Kind::Item, "抹灰"));
    site.plan(Subject {
        checklist: "e.list".into(),
        ..Subject::new("L", "I", Kind::Lot, "抹灰")
    });
    let found = json!([{"item": "a", "readings": ["3", "-4", "5"]}]);
    site.check("L", "self", "P1", found);
    let readings = site.filled("readings", "L");
    let line = rows(&readings, "readings", &["r1", "r2", "r3"]);
    assert_eq!(line, ["3 | -4○ | 5△"]);
}

#[test]
fn as_many_pages_as_items_need() {
    for (items, pages) in [
        (0, 1),
        (1, 1),
        (15, 1),
        (16, 1),
        (17, 2),
        (60, 3),
        (400, 18),
    ] {
        let row = |no: usize| {
            Values::default()
                .with("no", no.to_string())
                .with("name", format!("第{no}项"))
                .with("record", "抽查10处，合格10处")
        };
        let mut values = Values::default().with("title", "检验批质量验收记录");
        values.set_table("dominant", (1..=items).map(row).collect());
        let printed = printed("lot", &values);
        assert_eq!(printed.len(), pages, "{items} items");
        let labels = printed
            .iter()
            .flatten()
            .filter(|text| *text == "主\n控\n项\n目");
        assert_eq!(
            labels.count(),
            if items == 0 { 0 } else { pages },
            "{items} items"
        );
    }
}

#[test]
fn papers_of_readings_say_what_was_drawn_and_which_points_were_left_out() {
    let mut site = site();
    let mut told = answers(1);
    let level = &mut told[0];
    level["points"] = json!([
        "503", "501", "502", "505", "506", "507", "508", "509", "510", "511"
    ]);
    level["skipped"] = json!([{"point": "504", "nth": 3, "why": "门窗洞口"}]);
    let drawn = json!([{
        "at": "2026-05-06T08:10:00+08:00", "seed": "000000000012d687",
        "places": ["501", "502", "503", "504"],
    }]);
    let counts = json!({"layers": 113});
    let more = json!({"answers": told, "counts": counts, "drawn": drawn});
    site.check_with("L1", "self", "P1", more);
    let order = "2026-05-06 08:10 | 000000000012d687 | 502、503、504、501 | 501、502、503、504";
    let columns = ["drawn_at", "seed", "drawn_order", "drawn_from"];
    let original = site.filled("original", "L1");
    assert_eq!(rows(&original, "drawn", &columns), [order]);
    let first = rows(&original, "places", &["name", "remark"]).swap_remove(0);
    assert_eq!(first, "标高：人工 ±30 | 跳过：504 门窗洞口");
    let readings = site.filled("readings", "L1");
    assert_eq!(rows(&readings, "drawn", &columns), [order]);
    assert_eq!(
        rows(&readings, "left_out", &["name", "left_out"]),
        ["标高：人工 | 跳过：504 门窗洞口"]
    );
    checked(&mut site, "mutual", "P2", answers(1));
    let without = site.filled("original", "L1");
    assert_eq!(without.table("drawn").len(), 0);
}
