//! Issues, rulings, notices and what is blocked, from the command line.

use crate::site::Site;
use serde_json::{Value, json};

/// More people than the chain needs: those who decide.
const PEOPLE: &str = "编号,姓名,岗位,单位,班组\n\
P1,王建国,班组长,施工单位,钢筋一班\n\
P3,赵文斌,专业工长,施工单位,\n\
P4,陈立新,专业监理工程师,监理公司,\n\
P5,钱检,专业质量检查员,施工单位,\n\
P6,孙总,总监理工程师,监理公司,\n";

const RAILS: [&str; 3] = ["L1", "L2", "L3"];

/// A site of three lots of a plain list that is judged by looking, concluded in one stage.
fn site() -> Site {
    let site = Site::new();
    let lists = site.data().join("checklists");
    std::fs::create_dir_all(&lists).unwrap();
    let words = json!({"zh": "栏杆", "en": "Rails"});
    let item = |id: &str, class: &str| {
        json!({"id": id, "class": class, "title": words, "clause": id, "method": words,
               "sampling": {"rule": "all"}, "judge": {"kind": "deviation", "unit": "mm", "limit": "5"}})
    };
    let list = json!({
        "schema": "sanjian.checklist/1", "id": "x.rails", "version": "1.0.0", "subject": "lot", "title": words,
        "standard": "X", "capacity_unit": words, "pass_rate": "0.80", "items": [item("d", "dominant"), item("g", "general")],
    });
    let chain = json!({
        "schema": "sanjian.chain/1", "id": "lot.three-checks", "title": words, "subjects": ["lot"],
        "stages": [{"id": "acceptance", "title": {"zh": "验收", "en": "Acceptance"}, "roles": ["supervisor"]}],
    });
    for (name, value) in [("list", list), ("chain", chain)] {
        std::fs::write(lists.join(format!("{name}.json")), value.to_string()).unwrap();
    }
    site.ok(&["project", "new", "--code", "T1", "--name", "试验楼"]);
    assert!(
        site.run_on("people", PEOPLE, &["import", "FILE"])
            .status
            .success()
    );
    let mut tree = "code,parent,kind,name,checklist,crew,location,capacity\n\
        U,,unit,楼,,,,\nD,U,division,主体,,,,\nI,D,item,栏杆,,,,\n"
        .to_owned();
    for lot in RAILS {
        tree.push_str(&format!("{lot},I,lot,{lot},x.rails,钢筋一班,3 层,2\n"));
    }
    let planned = site.run_on("project", &tree, &["import", "FILE", "--apply"]);
    assert!(
        planned.status.success(),
        "{}",
        String::from_utf8_lossy(&planned.stderr)
    );
    site
}

/// A round of a lot: readings of the general item.
fn round(site: &Site, lot: &str, readings: [&str; 2]) -> String {
    let answer = site
        .record(&[json!({
            "schema": "sanjian.check/1", "subject": lot, "stage": "acceptance", "by": "P4",
            "at": "2026-03-01T09:00:00+08:00",
            "answers": [{"item": "d", "readings": ["1", "2"]}, {"item": "g", "readings": readings}],
        })])
        .remove(0);
    answer["outcome"].as_str().unwrap().to_owned()
}

pub fn asked(site: &Site, words: &[&str]) -> Value {
    let mut all = vec!["--format", "json"];
    all.extend(words);
    serde_json::from_slice(&site.run(&all).stdout).unwrap()
}

fn code(site: &Site, words: &[&str]) -> Option<i32> {
    site.run(words).status.code()
}

/// Three lots that failed.
pub fn failed() -> Site {
    let site = site();
    for lot in RAILS {
        assert_eq!(round(&site, lot, ["1", "12"]), "rejected");
    }
    site
}

/// Three lots, one of them accepted.
pub fn accepted() -> Site {
    let site = site();
    assert_eq!(round(&site, "L1", ["1", "2"]), "accepted");
    site
}

fn states(site: &Site) -> Vec<String> {
    let list = asked(site, &["issue", "list"]);
    let mut states: Vec<String> = list
        .as_array()
        .unwrap()
        .iter()
        .map(|issue| {
            format!(
                "{} {}",
                issue["subject"].as_str().unwrap(),
                issue["state"].as_str().unwrap()
            )
        })
        .collect();
    states.sort();
    states
}

#[test]
fn an_issue_goes_its_way_and_every_step_has_a_name() {
    let site = failed();
    let list = asked(&site, &["issue", "list", "--subject", "L2"]);
    let id = list[0]["id"].as_str().unwrap().to_owned();
    let shown = asked(&site, &["issue", "show", &id]);
    assert_eq!(shown["found"]["readings"], json!(["1", "12"]));
    assert_eq!(shown["found"]["failing"], json!(["12"]));
    let handle = shown["handle"].as_str().unwrap();
    assert!(handle.len() < 10, "{handle}");
    site.ok(&[
        "issue",
        "assign",
        handle,
        "--crew",
        "钢筋二班",
        "--due",
        "2026-03-05",
        "--by",
        "P3",
        "--at",
        "2026-03-02 09:00",
    ]);
    site.ok(&[
        "issue",
        "rectify",
        handle,
        "--by",
        "P1",
        "--text",
        "校正",
        "--at",
        "2026-03-03 09:00",
    ]);
    // What the supervision found is not for the contractor's inspector to close.
    assert_eq!(
        code(&site, &["issue", "verify", handle, "--by", "P5"]),
        Some(3)
    );
    site.ok(&[
        "issue", "verify", handle, "--fail", "--by", "P4", "--text", "仍偏",
    ]);
    let late = asked(&site, &["issue", "list", "--overdue"]);
    assert_eq!(
        (late.as_array().unwrap().len(), &late[0]["crew"]),
        (1, &json!("钢筋二班"))
    );
    site.ok(&["issue", "rectify", handle, "--by", "P1", "--text", "再校正"]);
    site.ok(&["issue", "verify", handle, "--by", "P4"]);
    let shown = asked(&site, &["issue", "show", handle]);
    assert_eq!(
        (&shown["state"], &shown["route"], &shown["returns"]),
        (&json!("closed"), &json!("recheck"), &json!(1))
    );
    let by: Vec<&str> = shown["steps"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["step"]["by"].as_str().unwrap())
        .collect();
    assert_eq!(by, ["P4", "P3", "P1", "P4", "P1", "P4"]);
    assert_eq!(code(&site, &["verify"]), Some(0));
}

#[test]
fn photos_go_with_steps_and_scans_with_rulings() {
    let site = failed();
    let photo = site.folder("mended.jpg");
    std::fs::write(&photo, b"\xff\xd8\xff\xe0mended\xff\xd9").unwrap();
    let scan = site.folder("J-7.pdf");
    std::fs::write(&scan, b"%PDF-1.7\n%%EOF").unwrap();
    let list = asked(&site, &["issue", "list", "--subject", "L2"]);
    let id = list[0]["id"].as_str().unwrap();
    site.ok(&["issue", "assign", id, "--due", "+3", "--by", "P3"]);
    let missing = site.folder("none.jpg");
    let rectify = ["issue", "rectify", id, "--by", "P1", "--evidence"];
    assert_eq!(code(&site, &[&rectify[..], &[&missing]].concat()), Some(3));
    site.ok(&[&rectify[..], &[&photo]].concat());
    let rule = ["rule", "L1", "lab-proof", "--by", "P4"];
    let paper = ["--paper", "J-7:2026-03-09:市检测中心", "--scan", &scan];
    site.ok(&[&rule[..], &paper].concat());
    let two = [&rule[..], &paper, &["--scan", &photo]].concat();
    assert_eq!(code(&site, &two), Some(2));
    let held = asked(&site, &["evidence", "list"]);
    let brief: Vec<(&str, &str, &str)> = held
        .as_array()
        .unwrap()
        .iter()
        .map(|one| ["subject", "name", "media"].map(|key| one[key].as_str().unwrap()))
        .map(|[subject, name, media]| (subject, name, media))
        .collect();
    assert_eq!(
        brief,
        [
            ("L1", "J-7", "application/pdf"),
            ("L2", "mended.jpg", "image/jpeg")
        ]
    );
    // What a step of an issue names is looked for as well.
    let blobs = site.journal().ancestors().nth(3).unwrap().join("blobs");
    let hash = held[1]["hash"].as_str().unwrap();
    std::fs::remove_file(blobs.join(&hash[..2]).join(hash)).unwrap();
    let found = asked(&site, &["verify"]);
    assert_eq!(found[0]["lost"][0]["name"], "mended.jpg");
    assert_eq!(code(&site, &["verify"]), Some(4));
}

#[test]
fn many_are_assigned_at_once_and_a_refused_one_does_not_stop_the_rest() {
    let site = failed();
    let due = ["--due", "+3", "--by", "P3"];
    let all = [&["issue", "assign", "--all", "--subject", "L1"][..], &due].concat();
    site.ok(&all);
    assert_eq!(
        states(&site),
        ["L1 assigned", "L2 unassigned", "L3 unassigned"]
    );
    let all = [&["issue", "assign", "--all"][..], &due].concat();
    site.ok(&all);
    assert_eq!(states(&site), ["L1 assigned", "L2 assigned", "L3 assigned"]);
    let list = asked(&site, &["issue", "list"]);
    let ids: Vec<&str> = list
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["id"].as_str().unwrap())
        .collect();
    site.ok(&["issue", "rectify", ids[0], "--by", "P1", "--text", "好了"]);
    let both = [
        &["issue", "assign", ids[0], ids[1], "--crew", "二班"][..],
        &due,
    ]
    .concat();
    let answers = asked(&site, &both);
    assert_eq!(answers[0]["outcome"], "refused");
    assert_eq!(
        (&answers[0]["reasons"][0]["rule"], &answers[1]["outcome"]),
        (&json!("gate"), &json!("recorded"))
    );
    assert_eq!(
        code(
            &site,
            &["issue", "assign", "nobody", "--due", "+3", "--by", "P3"]
        ),
        Some(3)
    );
    assert_eq!(
        code(
            &site,
            &["issue", "assign", ids[1], "--due", "soon", "--by", "P3"]
        ),
        Some(2)
    );
}

#[test]
fn an_exit_takes_its_paper_and_settles_the_issue_in_the_facts() {
    let site = failed();
    let rule = |words: &[&str]| {
        site.run(&[&["rule", "L1", "lab-proof", "--by", "P4"][..], words].concat())
    };
    let refused = rule(&[]);
    assert_eq!(refused.status.code(), Some(3));
    assert!(String::from_utf8_lossy(&refused.stdout).contains("缺少文件：检测鉴定报告"));
    assert_eq!(rule(&["--paper", "no date"]).status.code(), Some(2));
    let offered = asked(&site, &["rule", "L1"]);
    let open = |word: &str| {
        let rows = offered.as_array().unwrap();
        rows.iter().find(|row| row["word"] == word).unwrap()["open"].clone()
    };
    assert_eq!(
        [open("lab-proof"), open("deem"), open("annul")],
        ["yes", "no", "no"]
    );
    assert!(
        rule(&["--paper", "J-7：2026-03-09：市检测中心"])
            .status
            .success()
    );
    let folder = site.folder("stick");
    site.ok(&["export", &folder]);
    let summary = std::fs::read_dir(format!("{folder}/summary"))
        .unwrap()
        .next()
        .unwrap()
        .unwrap()
        .path();
    let facts = std::fs::read_to_string(summary.join("issues.jsonl")).unwrap();
    let rows: Vec<Value> = facts
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(rows.len(), 3);
    assert_eq!(
        (&rows[0]["subject"], &rows[0]["state"], &rows[0]["route"]),
        (&json!("L1"), &json!("closed"), &json!("lab_proof"))
    );
    assert_eq!(
        (&rows[1]["state"], &rows[1]["route"], &rows[1]["closed"]),
        (&json!("unassigned"), &Value::Null, &Value::Null)
    );
}

#[test]
fn what_is_blocked_names_where_and_who() {
    let site = failed();
    let handle = {
        site.ok(&[
            "issue",
            "open",
            "L2",
            "--text",
            "裂缝",
            "--severity",
            "serious",
            "--by",
            "P4",
        ]);
        let blocked = asked(&site, &["blocked", "L2"]);
        let rows = blocked.as_array().unwrap();
        let row = rows
            .iter()
            .find(|row| row["obstacle"].as_str().unwrap().contains("不得通过"))
            .unwrap();
        assert!(row["people"].as_str().unwrap().contains("P3"), "{row}");
        row["obstacle"].as_str().unwrap().to_owned()
    };
    assert!(handle.contains("待分配"));
    assert_eq!(round(&site, "L2", ["1", "1"]), "refused");
    let place = asked(&site, &["blocked", "3 层"]);
    assert!(place.as_array().unwrap().len() >= 4);
    assert_eq!(code(&site, &["blocked", "地下室"]), Some(3));
}

/// Forges the last record and expects `verify` to name the fault.
fn found_out(site: &Site, change: impl Fn(&mut Value), words: &str) {
    assert_eq!(code(site, &["verify"]), Some(0));
    site.forge(change);
    let verified = site.run(&["verify"]);
    let text = String::from_utf8_lossy(&verified.stdout).into_owned();
    assert_eq!(verified.status.code(), Some(4), "{text}");
    assert!(text.contains(words), "{text}");
}

#[test]
fn a_forged_ruling_with_a_right_hash_is_found() {
    let site = failed();
    site.ok(&[
        "rule",
        "L1",
        "designer",
        "--by",
        "P4",
        "--paper",
        "S-1:2026-03-09:设计院",
    ]);
    found_out(
        &site,
        |payload| payload["by"] = "P3".into(),
        "此事不由专业工长办理",
    );
}

#[test]
fn a_forged_step_and_a_forged_notice_are_found() {
    let site = failed();
    site.ok(&["issue", "open", "L1", "--text", "裂缝", "--by", "P5"]);
    found_out(&site, |payload| payload["subject"] = "L9".into(), "L9");
    let site = failed();
    site.ok(&[
        "notice", "give", "L1", "--meet", "+48", "--to", "P4", "--by", "P3",
    ]);
    found_out(
        &site,
        |payload| payload["to"] = json!(["P1"]),
        "通知须送达监理或建设单位",
    );
}

#[test]
fn a_step_is_signed_by_its_handle_or_its_record_and_shown_with_its_code() {
    let site = failed();
    let list = asked(&site, &["issue", "list", "--subject", "L1"]);
    let id = list[0]["id"].as_str().unwrap().to_owned();
    let assign = ["issue", "assign", &id, "--due", "+3", "--by", "P3"];
    site.ok(&assign);
    let photo = site.folder("mended.jpg");
    std::fs::write(&photo, b"\xff\xd8\xff\xe0mended\xff\xd9").unwrap();
    site.ok(&["issue", "rectify", &id, "--by", "P1", "--evidence", &photo]);
    for person in ["P1", "P3", "P4"] {
        let words = ["people", "enrol", person, "--pin-file", "-"];
        assert!(site.pipe(&words, b"482913\n").status.success());
    }
    let sign = |by: &str| {
        site.pipe(
            &["issue", "sign", &id, "--by", by, "--pin-file", "-"],
            b"482913\n",
        )
    };
    let signed = sign("P1");
    let text = String::from_utf8(signed.stdout).unwrap();
    assert!(signed.status.success(), "{text}");
    for part in [
        "本次办理：整改",
        "分配",
        "读数 1 12 mm",
        "mended.jpg",
        "短码",
    ] {
        assert!(text.contains(part), "{part} is not in\n{text}");
    }
    // By the record just as well; who took no step signs none.
    let shown = asked(&site, &["issue", "show", &id]);
    let assigned = shown["steps"][1]["record"].as_str().unwrap().to_owned();
    let by_record = ["check", "sign", &assigned, "--by", "P3", "--pin-file", "-"];
    assert!(site.pipe(&by_record, b"482913\n").status.success());
    assert_eq!(sign("P4").status.code(), Some(3));
    assert_eq!(sign("P1").status.code(), Some(3), "once");

    let code = text
        .lines()
        .find_map(|line| line.strip_prefix("短码 "))
        .unwrap();
    let listed = String::from_utf8(site.ok(&["issue", "show", &id])).unwrap();
    assert!(listed.contains(&format!("短码 {code}")), "{listed}");
    let shown = asked(&site, &["issue", "show", &id]);
    assert_eq!(shown["steps"][2]["signatures"][0]["signed"]["code"], code);
    assert_eq!(shown["steps"][1]["signatures"][0]["signed"]["by"], "P3");
    assert_eq!(self::code(&site, &["verify"]), Some(0));
}

#[test]
fn a_ruling_is_signed_by_its_record() {
    let site = failed();
    let ruled = asked(
        &site,
        &["rule", "L1", "not-held", "--by", "P4", "--reason", "大雨"],
    );
    let record = ruled[0]["record"].as_str().unwrap().to_owned();
    let enrol = ["people", "enrol", "P4", "--pin-file", "-"];
    assert!(site.pipe(&enrol, b"482913\n").status.success());
    let sign = ["check", "sign", &record, "--by", "P4", "--pin-file", "-"];
    let signed = site.pipe(&sign, b"482913\n");
    let text = String::from_utf8(signed.stdout).unwrap();
    assert!(signed.status.success() && text.contains("大雨"), "{text}");
    let found = asked(&site, &["verify"]);
    let signed = &found[0]["signatures"]["signed"][0];
    assert_eq!(
        (&signed["what"], &signed["party"]),
        (&json!("not_held"), &json!("maker"))
    );
}

#[test]
fn a_step_dated_before_the_one_it_follows_is_marked() {
    let site = failed();
    let list = asked(&site, &["issue", "list", "--subject", "L1"]);
    let handle = list[0]["id"].as_str().unwrap();
    // A day without its year is said back before it counts.
    let assign = ["issue", "assign", handle, "--by", "P3", "--due", "明天"];
    let said = site.run(&[&assign[..], &["--at", "2026-02-27 9:00"]].concat());
    let said = String::from_utf8(said.stderr).unwrap();
    assert!(said.contains("--due：「明天」按 20"), "{said}");
    let shown = String::from_utf8(site.ok(&["issue", "show", handle])).unwrap();
    assert!(shown.contains("! 日期早于上一步"), "{shown}");
    let steps = asked(&site, &["issue", "show", handle])["steps"].clone();
    assert_eq!(steps[0]["odd_date"], Value::Null);
    assert_eq!(steps[1]["odd_date"], "backwards");
}

#[test]
fn people_are_called_by_their_names_and_programs_are_given_codes() {
    let site = failed();
    let grave = ["--text", "裂缝", "--severity", "serious", "--by", "P4"];
    site.ok(&[&["issue", "open", "L2"][..], &grave].concat());
    for (words, code, name) in [
        (&["issue", "list"][..], "P4", "陈立新"),
        (&["blocked"], "P3", "赵文斌"),
        (&["check", "list"], "P4", "陈立新"),
        (&["check", "show", "L2"], "P4", "陈立新"),
    ] {
        let shown = site.ok(&[&["--format", "table"], words].concat());
        let shown = String::from_utf8(shown).unwrap();
        assert!(shown.contains(name), "{words:?}: {shown}");
        assert!(!shown.contains(code), "{words:?}: {shown}");
        let plain = [&["--format", "json"], words].concat();
        let plain = String::from_utf8(site.ok(&plain)).unwrap();
        assert!(plain.contains(code), "{words:?}: {plain}");
    }
}
