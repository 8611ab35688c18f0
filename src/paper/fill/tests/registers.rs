//! Papers of the registers: arrivals, witnessed samples, visits under warranty; and the evaluation of a unit.

use super::{Site, rows};
use crate::domain::{Kind, Subject};
use serde_json::{Value, json};

fn arrival() -> Site {
    let mut site = Site::new(Vec::new());
    site.plan(Subject {
        checklist: "generic.material-incoming".into(),
        variants: ["domestic", "uncertified", "witnessed"]
            .map(Into::into)
            .into(),
        location: "二层梁板".into(),
        ..Subject::new("JC-1", "U", Kind::Material, "HRB400E 钢筋")
    });
    site
}

/// What a check of it answers: everything in order, each document with the number of its place.
fn answers(site: &Site, stage: &str) -> Value {
    let node = &site.project.node("JC-1").unwrap().subject;
    let list = &site.rulebook.checklist_of(node).unwrap().checklist;
    let rows = list.applicable(&node.variants, stage);
    let answer = |item: &crate::domain::Item| match item.judge.papers() {
        Some(kinds) => {
            let papers = kinds
                .iter()
                .map(|kind| json!({"kind": kind, "no": format!("{kind}-7"), "date": "2026-02-20"}));
            json!({"item": item.id, "documents": papers.collect::<Vec<_>>()})
        }
        None => json!({"item": item.id, "result": "pass"}),
    };
    rows.map(answer).collect()
}

#[test]
fn an_arrival_names_its_papers_and_leaves_open_what_nobody_wrote_down() {
    let mut site = arrival();
    let own = answers(&site, "self");
    site.check("JC-1", "self", "P3", own);
    let columns = [
        "name",
        "spec",
        "maker",
        "certificate",
        "result",
        "sample",
        "retest",
    ];
    let material = site.filled("material", "JC-1");
    assert_eq!(
        rows(&material, "materials", &columns),
        ["HRB400E 钢筋 |  |  | 合格证-7、出厂检验报告-7、型式检验报告-7 | 符合要求 |  | "]
    );
    assert_eq!(material.plain("contractor_conclusion"), "检验合格");
    assert_eq!(material.plain("box_agreed"), "☐");
    // A month tells what was accepted, not what the crew found before it handed in.
    let month = |site: &Site| {
        let values = site.filled_month("2026-03");
        rows(&values, "materials", &["name", "result"])
    };
    assert!(month(&site).is_empty());
    let formal = answers(&site, "acceptance");
    site.check("JC-1", "acceptance", "P5", formal);
    let material = site.filled("material", "JC-1");
    let columns = ["sample", "retest"];
    assert_eq!(
        rows(&material, "materials", &columns),
        [" | 试验合格，报告编号复验报告-7"]
    );
    assert_eq!(material.plain("box_agreed"), "☑");
    assert_eq!(month(&site), ["HRB400E 钢筋 | 合格"]);
    let submitted = site.filled("materials", "JC-1");
    assert_eq!(submitted.plain("to"), "正衡监理");
    assert_eq!(submitted.plain("date"), "");
    assert!(submitted.plain("attachments").contains("合格证 合格证-7"));
    let witness = site.filled("witness", "JC-1");
    for (field, says) in [
        ("sample_number", ""),
        ("date", "2026年02月20日"),
        ("location", ""),
        ("quantity", ""),
    ] {
        assert_eq!(witness.plain(field), says, "{field}");
    }
}

#[test]
fn a_visit_says_what_is_warranted_and_what_was_found() {
    let mut site = Site::new(Vec::new());
    site.plan(Subject {
        variants: ["waterproof", "services"].map(Into::into).into(),
        ..Subject::new("HF-1", "U", Kind::Warranty, "回访")
    });
    let visit = site.filled("visit", "HF-1");
    let periods = visit.plain("warranty");
    assert!(
        periods.contains("防渗漏：5年") && !periods.contains("至"),
        "{periods}"
    );
    assert_eq!(
        (visit.plain("end_date"), visit.plain("problem")),
        Default::default()
    );
    site.check(
        "HF-1",
        "acceptance",
        "P4",
        json!([
            {"item": "40-2", "result": "fail"},
            {"item": "40-4", "result": "pass"},
            {"item": "55032-1", "result": "pass"},
            {"item": "55032-2", "result": "pass"},
        ]),
    );
    let visit = site.filled("visit", "HF-1");
    assert_eq!(visit.plain("visitor"), "张立群");
    assert_eq!(visit.plain("date"), "2026年03月01日");
    assert!(
        visit.plain("problem").contains("防渗漏"),
        "{}",
        visit.plain("problem")
    );
    assert_eq!(
        (visit.plain("opinion"), visit.plain("result")),
        Default::default()
    );
}

#[test]
fn a_unit_is_not_said_to_be_in_order_while_something_is_open() {
    let mut site = arrival();
    site.plan(Subject::new("D", "U", Kind::Division, "主体结构"));
    site.plan(Subject::new("I", "D", Kind::Item, "钢筋"));
    for code in ["L1", "L2"] {
        site.plan(Subject {
            checklist: "gb50300-2013.lot-general".into(),
            ..Subject::new(code, "I", Kind::Lot, code)
        });
    }
    let evaluation = site.filled("evaluation", "U");
    assert_eq!(evaluation.plain("conclusion"), "");
    let open = evaluation.plain("open");
    for says in [
        "1个分部工程中1个尚未验收合格",
        "2个检验批中2个尚未验收合格",
        "质量控制资料尚未核查完毕",
    ] {
        assert!(open.contains(says), "{says} in {open}");
    }
    let columns = [
        "division",
        "item_count",
        "lot_count",
        "rate_first",
        "conclusion",
    ];
    assert_eq!(
        rows(&evaluation, "divisions", &columns),
        ["主体结构 | 1 | 2 |  | "]
    );
    for field in [
        "accidents",
        "entity_tests",
        "spot_checks",
        "sampling",
        "appearance",
    ] {
        assert_eq!(evaluation.plain(field), "", "{field}");
    }
}
