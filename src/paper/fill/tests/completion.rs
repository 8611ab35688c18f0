//! The tables of Appendix H and Appendix A: every row of the list, and only what was said of it.

use super::{Site, printed, rows};
use crate::domain::{Kind, Subject};
use serde_json::{Value, json};

const LISTS: [(&str, &str); 3] = [
    ("JG-1", "gb50300-2013.quality-documents"),
    ("JG-2", "gb50300-2013.safety-function"),
    ("JG-3", "gb50300-2013.appearance"),
];

/// A unit whose tables are for building and structure alone.
fn site() -> Site {
    let mut site = Site::new(Vec::new());
    for (code, list) in LISTS {
        site.plan(Subject {
            checklist: list.into(),
            variants: vec!["building".into()],
            ..Subject::new(code, "U", Kind::Completion, code)
        });
    }
    site
}

/// An answer to each row that applies: the first does not occur, the second is bad.
fn answers(site: &Site, code: &str) -> Value {
    let node = site.project.node(code).unwrap();
    let list = &site.rulebook.checklist_of(&node.subject).unwrap().checklist;
    let rows = list
        .applicable(&node.subject.variants, "acceptance")
        .enumerate();
    let answer = |(at, item): (usize, &crate::domain::Item)| match (at, item.judge.papers()) {
        (0, _) => json!({"item": item.id, "result": "na", "note": "未发生"}),
        (1, Some(_)) => json!({"item": item.id, "result": "fail"}),
        (_, Some([kind, ..])) => json!({"item": item.id, "documents": [
            {"kind": kind, "no": "1", "date": "2026-02-01"},
            {"kind": kind, "no": "2", "date": "2026-02-02"}]}),
        (1, _) => json!({"item": item.id, "good": 1, "fair": 1, "poor": 1}),
        _ => json!({"item": item.id, "good": 9, "fair": 1, "poor": 0}),
    };
    rows.map(answer).collect()
}

#[test]
fn before_anybody_looked_the_rows_stand_there_and_say_nothing() {
    let site = site();
    for (form, table, count) in [
        ("unit-documents", "documents", 61),
        ("unit-safety", "tests", 39),
        ("unit-appearance", "aspects", 28),
    ] {
        let values = site.filled(form, "U");
        assert_eq!(values.table(table).len(), count, "{form}");
        assert_eq!(values.plain("conclusion"), "", "{form}");
        let printed = printed(form, &values).concat();
        assert!(
            !printed.iter().any(|text| text.contains("符合要求")),
            "{form}"
        );
    }
    let unit = site.filled("unit", "U");
    for field in [
        "document_count",
        "documents_passed",
        "aspects_passed",
        "conclusion",
    ] {
        assert_eq!(unit.plain(field), "", "{field}");
    }
}

#[test]
fn the_documents_are_counted_and_each_side_says_its_own() {
    let mut site = site();
    let found = answers(&site, "JG-1");
    site.check("JG-1", "self", "P3", found);
    let columns = [
        "no",
        "group",
        "copies",
        "contractor_opinion",
        "supervisor_opinion",
    ];
    let documents = site.filled("unit-documents", "U");
    let shown = rows(&documents, "documents", &columns);
    assert_eq!(shown[0], "1 | 建筑与结构 | / | / | /");
    assert_eq!(shown[1], "2 | 建筑与结构 |  | 不符合要求 | ");
    assert_eq!(shown[2], "3 | 建筑与结构 | 2 | 符合要求 | ");
    // What is not of this building is struck out, and numbered anew.
    let plumbing = shown.iter().find(|row| row.contains("给水")).unwrap();
    assert_eq!(plumbing, "1 | 给水排水与供暖 | / | / | /");
    assert_eq!(documents.plain("conclusion"), "");
    let found = answers(&site, "JG-1");
    site.check("JG-1", "acceptance", "P6", found);
    let documents = site.filled("unit-documents", "U");
    assert_eq!(documents.plain("conclusion"), "不符合要求");
    let unit = site.filled("unit", "U");
    let all: usize = unit.plain("document_count").parse().unwrap();
    assert_eq!(unit.plain("documents_passed"), (all - 1).to_string());
}

#[test]
fn the_appearance_is_rated_by_its_places() {
    let mut site = site();
    let found = answers(&site, "JG-3");
    site.check("JG-3", "self", "P3", found);
    let appearance = site.filled("unit-appearance", "U");
    let columns = ["checked", "good", "fair", "poor", "rating"];
    let shown = rows(&appearance, "aspects", &columns);
    assert_eq!(shown[0], "/ | / | / | / | /");
    assert_eq!(shown[1], "3 | 1 | 1 | 1 | 差");
    assert_eq!(shown[2], "10 | 9 | 1 | 0 | 好");
    let mut mended = answers(&site, "JG-3");
    mended[1]["poor"] = json!(0);
    site.check("JG-3", "acceptance", "P6", mended);
    let unit = site.filled("unit", "U");
    assert_eq!(unit.plain("aspects_repaired"), "1");
    assert_eq!(unit.plain("aspect_count"), unit.plain("aspects_passed"));
}

#[test]
fn how_quality_is_managed_is_said_point_for_point() {
    let mut site = Site::new(Vec::new());
    site.plan(Subject::new("XC-1", "", Kind::SiteManagement, "现场"));
    let before = site.filled("site-management", "XC-1");
    let shown = rows(&before, "points", &["no", "content"]);
    assert_eq!((shown.len(), shown[0].as_str()), (13, "1 | "));
    let node = &site.project.node("XC-1").unwrap().subject;
    let list = &site.rulebook.checklist_of(node).unwrap().checklist;
    let all = list.items.iter().enumerate().map(|(at, item)| match at {
        3 => json!({"item": item.id, "result": "na", "note": "无分包"}),
        _ => json!({"item": item.id, "result": "pass"}),
    });
    let all: Value = all.collect();
    site.check("XC-1", "self", "P4", all);
    let filled = site.filled("site-management", "XC-1");
    let shown = rows(&filled, "points", &["no", "content"]);
    assert_eq!(shown[0], "1 | 符合要求");
    assert_eq!(shown[3], "4 | /");
    assert_eq!(filled.plain("contractor_conclusion"), "符合要求");
    assert_eq!(filled.plain("supervisor_conclusion"), "");
    assert_eq!(filled.plain("chief"), "严振华");
}
