//! Journeys through the registers: an entry from its making to its acceptance, what the project
//! agreed, and chains of one's own.

use crate::site::Site;
use serde_json::{Value, json};

/// The answers of a stage, all conforming, from the checklist as it is printed.
fn check(
    site: &Site,
    subject: &str,
    stage: &str,
    by: &str,
    list: &str,
    variants: &[&str],
) -> Value {
    let shown = site.ok(&["--format", "json", "checklist", "show", list]);
    let list: Value = serde_json::from_slice(&shown).unwrap();
    let among = |value: &Value, words: &[&str]| {
        let list = value.as_array();
        list.is_none_or(|list| {
            list.iter()
                .any(|one| words.contains(&one.as_str().unwrap()))
        })
    };
    let items = list["items"].as_array().unwrap().iter();
    let items =
        items.filter(|item| among(&item["when"], variants) && among(&item["stages"], &[stage]));
    let answer = |item: &Value| match item["judge"]["required"].as_array() {
        Some(kinds) => {
            let paper = |kind: &Value| json!({"kind": kind, "no": "1", "date": "2026-01-05", "until": "2027-01-04"});
            let papers: Vec<Value> = kinds.iter().map(paper).collect();
            json!({"item": item["id"], "documents": papers})
        }
        None => json!({"item": item["id"], "result": "pass"}),
    };
    let answers: Vec<Value> = items.map(answer).collect();
    json!({
        "schema": "sanjian.check/1", "subject": subject, "stage": stage, "by": by,
        "at": "2026-03-10T09:00:00+08:00", "answers": answers,
    })
}

fn words(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[test]
fn a_delivery_and_an_instrument_go_from_their_entry_to_their_end() {
    let site = Site::with_project();
    let variants = "国产;无须强制性认证;须复验";
    let made = site.ok(&[
        "register",
        "add",
        "进场验收",
        "--name",
        "钢筋 20 t",
        "--variants",
        variants,
    ]);
    assert_eq!(words(&made).trim(), "JC-001");
    let made = site.ok(&["register", "add", "instrument", "--name", "5 m 钢卷尺"]);
    assert_eq!(words(&made).trim(), "JL-001");
    let due = words(&site.ok(&["register", "list", "--due"]));
    assert!(
        due.contains("JC-001") && due.contains("无有效证书"),
        "{due}"
    );

    let chosen = ["domestic", "uncertified", "retest"];
    let arrival = "generic.material-incoming";
    let answers = site.record(&[
        check(&site, "JC-001", "self", "P3", arrival, &chosen),
        check(&site, "JC-001", "acceptance", "P3", arrival, &chosen),
        check(&site, "JC-001", "acceptance", "P4", arrival, &chosen),
        check(
            &site,
            "JL-001",
            "acceptance",
            "P4",
            "generic.instrument",
            &[],
        ),
    ]);
    let outcomes: Vec<&Value> = answers.iter().map(|answer| &answer["outcome"]).collect();
    assert_eq!(outcomes, ["accepted", "refused", "accepted", "accepted"]);

    let listed = site.ok(&["--format", "json", "register", "list", "material"]);
    let listed: Value = serde_json::from_slice(&listed).unwrap();
    assert_eq!(listed[0]["state"], "已验收");
    let shown = words(&site.ok(&["register", "show", "JL-001"]));
    assert!(shown.contains("2027-01-04"), "{shown}");
    let rates = site.ok(&["rates", "--format", "json", "--level", "all"]);
    let rates: Value = serde_json::from_slice(&rates).unwrap();
    for row in rates["rows"].as_array().unwrap() {
        assert_eq!(
            row["first_pass"]["concluded"], 0,
            "registers count for no level"
        );
    }
    let tree = words(&site.ok(&["project", "show"]));
    assert!(!tree.contains("JC-001"), "{tree}");
    assert_eq!(site.run(&["verify"]).status.code(), Some(0));
}

#[test]
fn every_fault_of_an_entry_is_named_and_nothing_is_entered() {
    let site = Site::with_project();
    let refused = site.run(&[
        "register", "add", "material", "--name", "水泥", "--parent", "nowhere",
    ]);
    let said = words(&refused.stderr);
    assert_eq!(refused.status.code(), Some(3));
    for part in [
        "上级编号：找不到上级「nowhere」",
        "须选：domestic 国产 / imported 进口",
        "须选：none 无须复验",
    ] {
        assert!(said.contains(part), "{part} is missing in:\n{said}");
    }
    let refused = site.run(&["register", "add", "completion", "--name", "控制资料"]);
    assert!(words(&refused.stderr).contains("gb50300-2013.quality-documents"));
    assert_eq!(
        words(&site.ok(&["register", "list", "--format", "csv"]))
            .lines()
            .count(),
        1
    );
}

#[test]
fn the_project_table_brings_entries_too() {
    let site = Site::with_project();
    let table = "编号,上级编号,类别,名称,检查表,类型,检查链\n\
        YB-001,L1,隐蔽工程,板钢筋隐蔽,,,\n\
        JG-001,U1,竣工核查,预验收,gb50300-2013.pre-acceptance,,completion.pre-acceptance\n\
        HF-001,U1,回访保修,第一次回访,generic.warranty-visit,屋面防水、有防水要求的房间和外墙面防渗漏,\n";
    let imported = site.run_on("project", table, &["import", "FILE", "--apply"]);
    assert!(imported.status.success(), "{}", words(&imported.stderr));
    let shown = words(&site.ok(&["register", "show", "HF-001"]));
    assert!(shown.contains("5 年，自竣工验收合格起"), "{shown}");
    let shown = words(&site.ok(&["register", "show", "JG-001"]));
    assert!(shown.contains("自查 → 竣工预验收"), "{shown}");
    let acceptance = check(
        &site,
        "L1",
        "acceptance",
        "P4",
        "gb50204-2015.rebar-installation",
        &["slab-wall-shell"],
    );
    let answer = site.record(&[acceptance]).remove(0);
    let reasons = answer["reasons"].as_array().unwrap();
    let entry = |reason: &Value| reason["text"].as_str().unwrap().contains("YB-001");
    assert!(reasons.iter().any(entry), "{answer}");
}

#[test]
fn what_the_project_agreed_is_changed_and_holds() {
    let site = Site::with_project();
    let agreed = words(&site.ok(&[
        "project",
        "set",
        "--chain",
        "检验批=lot.with-specialist",
        "--expired-instruments",
        "flag",
        "--target-first-pass",
        "90",
        "--scale",
        "other",
        "--veto-below",
        "80",
    ]));
    for part in [
        "检验批 = lot.with-specialist",
        "标记",
        "90 %",
        "80 %",
        "其他",
    ] {
        assert!(agreed.contains(part), "{part} is missing in:\n{agreed}");
    }
    let refused = site.run(&["project", "set", "--chain", "lot=unit.acceptance"]);
    assert_eq!(refused.status.code(), Some(3));
    assert!(words(&refused.stderr).contains("unit.acceptance"));
    let agreed = words(&site.ok(&["project", "set", "--chain", "lot=none"]));
    assert!(!agreed.contains("lot.with-specialist"));
    let target: Value =
        serde_json::from_slice(&site.ok(&["rates", "--format", "json", "--level", "lot"])).unwrap();
    assert_eq!(target["rows"][0]["first_pass"]["target"], "90");
    assert_eq!(site.run(&["verify"]).status.code(), Some(0));
}

#[test]
fn chains_are_shown_and_linted_with_every_fault() {
    let site = Site::new();
    let shown = words(&site.ok(&["checklist", "chains"]));
    for part in [
        "单机试车",
        "提前 48 h 通知",
        "不合格后重复该阶段",
        "lot.handover-after",
    ] {
        assert!(shown.contains(part), "{part} is missing in:\n{shown}");
    }
    let own = json!({
        "schema": "sanjian.chain/1", "id": "own.lot", "title": {"zh": "自定", "en": "Own"},
        "subjects": ["lot", "batch"], "stages": [
            {"id": "self", "title": {"zh": "自检", "en": "Self"}, "roles": ["worker", "forman"]},
            {"id": "pre", "title": {"zh": "预验", "en": "Pre"}, "roles": ["owner"]},
            {"id": "acceptance", "title": {"zh": "验收", "en": "Acceptance"}, "roles": ["owner"], "differs_from": ["pre", "x"]},
        ],
    });
    let folder = site.data().join("checklists");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("own.json"), own.to_string()).unwrap();
    let lint = site.run(&["checklist", "lint"]);
    assert_eq!(lint.status.code(), Some(3));
    let said = words(&lint.stdout);
    for part in [
        "「batch」",
        "「forman」，应为：worker、crew_leader",
        "「x」不存在",
        "没有人能作此阶段结论",
    ] {
        assert!(said.contains(part), "{part} is missing in:\n{said}");
    }
}
