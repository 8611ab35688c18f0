//! A lot's record as a site filled it, row for row: the wording, the samples and the results of a real form of
//! GB 50300-2013, Appendix E.

use super::row::rows;
use super::told::Told;
use crate::domain::criterion::Class;
use crate::domain::follow::Earlier;
use crate::domain::outcome::Tally;
use crate::domain::rulebook::Pinned;
use crate::domain::{CheckRecord, Checklist};
use serde_json::{Value, json};
use std::sync::Arc;

/// The checklist of levelling fill, as far as the form shows it.
fn checklist() -> Checklist {
    let item = |id: &str, class: &str, title: &str, sampling: Value, judge: Value| {
        json!({
            "id": id, "class": class, "clause": "9.5.4", "title": {"zh": title, "en": id},
            "method": {"zh": "—", "en": "—"}, "sampling": sampling, "judge": judge,
        })
    };
    let ten = || json!({"rule": "fixed", "at_least": 10});
    let level = |limit: &str| json!({"kind": "deviation", "unit": "mm", "limit": limit});
    let report = || json!({"kind": "document", "required": ["试验报告"]});
    let stated = || json!({"rule": "stated", "text": {"zh": "按规定", "en": "as agreed"}});
    serde_json::from_value(json!({
        "schema": "sanjian.checklist/1", "id": "t.fill", "version": "1.0.0",
        "title": {"zh": "场地平整填方工程", "en": "Levelling fill"},
        "standard": "GB 50202-2018", "subject": "lot", "pass_rate": "0.80",
        "items": [
            item("1a", "dominant", "标高：人工", ten(), level("30")),
            item("1b", "dominant", "标高：机械", ten(), level("50")),
            item("2", "dominant", "分层压实系数", stated(), report()),
            item("3", "general", "分层厚度", json!({"rule": "all"}), json!({"kind": "attribute"})),
            item("4a", "general", "表面平整度：人工", ten(), level("20")),
            item("4b", "general", "表面平整度：机械", ten(), level("30")),
            item("5", "general", "有机质含量", stated(), report()),
            item("6", "general", "辗迹重叠长度", json!({"rule": "fixed", "at_least": 8}),
                json!({"kind": "range", "unit": "mm", "min": "500", "max": "1000"})),
            item("7", "general", "边坡防护", stated(), json!({"kind": "attribute"})),
        ],
    }))
    .unwrap()
}

fn told(thickness_failed: u64) -> Told {
    let readings = |id: &str, list: &[&str]| json!({"item": id, "readings": list});
    let check: CheckRecord = serde_json::from_value(json!({
        "subject": "L1", "stage": "acceptance", "at": "2026-03-01T09:00:00+08:00", "by": "P1",
        "capacity": 113, "round": 1, "outcome": "accepted", "grade": null,
        "checklist": {"id": "t.fill", "version": "1.0.0", "hash": ""},
        "tally": serde_json::to_value(Tally::default()).unwrap(),
        "answers": [
            readings("1a", &["1"; 10]),
            readings("1b", &["-2"; 10]),
            {"item": "2", "result": "pass"},
            {"item": "3", "checked": 113, "failed": thickness_failed},
            readings("4a", &["3"; 10]),
            readings("4b", &["1", "2", "3", "4", "5", "6", "7", "8", "9", "31"]),
            {"item": "5", "documents": [{"kind": "试验报告", "no": "YJ-7", "date": "2026-02-28"}]},
            readings("6", &["600"; 8]),
            {"item": "7", "result": "na", "note": "无边坡"},
        ],
    }))
    .unwrap();
    let pinned = Pinned {
        checklist: checklist(),
        hash: String::new(),
        bytes: Vec::new(),
    };
    Told::new(check, Arc::new(pinned), &Earlier::new()).unwrap()
}

/// A row as it stands on the form.
fn printed(told: &Told, class: Class) -> Vec<String> {
    let columns = [
        "no",
        "name",
        "sub",
        "requirement",
        "needed",
        "actual",
        "record",
        "result",
    ];
    let rows = rows(told, class).into_iter();
    rows.map(|row| columns.map(|column| row.plain(column)).join(" | "))
        .collect()
}

#[test]
fn a_lots_record_says_what_a_real_one_said() {
    assert_eq!(
        printed(&told(1), Class::Dominant),
        [
            "1 | 标高（mm） | 人工 | ±30 | 10 | 10 | 抽查10处，合格10处 | √",
            "1 | 标高（mm） | 机械 | ±50 | 10 | 10 | 抽查10处，合格10处 | √",
            "2 | 分层压实系数 |  | 第9.5.4条 |  |  | 试验合格 | √",
        ]
    );
    assert_eq!(
        printed(&told(1), Class::General),
        [
            "1 | 分层厚度 |  | 第9.5.4条 | 全 | 113 | 共113处，全部检查，合格112处 | 99.1%",
            "2 | 表面平整度（mm） | 人工 | ±20 | 10 | 10 | 抽查10处，合格10处 | 100%",
            "2 | 表面平整度（mm） | 机械 | ±30 | 10 | 10 | 抽查10处，合格9处 | 90%",
            "3 | 有机质含量 |  | 第9.5.4条 |  |  | 试验合格，报告编号YJ-7 | √",
            "4 | 辗迹重叠长度（mm） |  | 500～1000 | 8 | 8 | 抽查8处，合格8处 | 100%",
            "5 | 边坡防护 |  | 第9.5.4条 | / | / | / | /",
        ]
    );
}

#[test]
fn what_fails_is_printed_as_it_was_found() {
    let rows = printed(&told(40), Class::General);
    assert_eq!(
        rows[0],
        "1 | 分层厚度 |  | 第9.5.4条 | 全 | 113 | 共113处，全部检查，合格73处 | 64.6% ×"
    );
}
