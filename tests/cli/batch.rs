//! Batches as people bring them: run twice, with fields of their own, in another form, dated wrongly.

use crate::journeys::{conforming, fitted};
use crate::site::Site;
use serde_json::{Value, json};

fn failing(site: &Site, day: u32) -> Value {
    let mut check = fitted(site, conforming("self", "P1", day));
    check["answers"][0]["readings"] = json!(["99", "99", "99"]);
    check
}

/// Round, outcome and record of each answer.
fn brief(answers: &[Value]) -> Vec<String> {
    let brief = |answer: &Value| {
        let (round, outcome) = (&answer["round"], &answer["outcome"]);
        format!("{round} {} {}", outcome.as_str().unwrap(), answer["record"])
    };
    answers.iter().map(brief).collect()
}

fn listed(site: &Site) -> usize {
    let list = site.ok(&["--format", "json", "check", "list"]);
    let list: Value = serde_json::from_slice(&list).unwrap();
    list.as_array().unwrap().len()
}

#[test]
fn a_batch_run_again_records_nothing_twice() {
    let site = Site::with_project();
    let batch = [
        failing(&site, 1),
        fitted(&site, conforming("self", "P1", 2)),
        fitted(&site, conforming("mutual", "P2", 3)),
        fitted(&site, conforming("handover", "P99", 4)),
    ];
    let first = site.record(&batch);
    assert_eq!(listed(&site), 3);
    let again = site.record(&batch);
    assert_eq!(brief(&again), brief(&first));
    assert_eq!(again[0]["reasons"], first[0]["reasons"]);
    assert_eq!(
        [&again[0]["again"], &again[3]["again"]],
        [&json!(true), &Value::Null]
    );
    assert_eq!(listed(&site), 3);
    // Written in another way, and by another offset, it is the same check.
    let mut other = batch[1].clone();
    other["stage"] = json!("自检");
    other["at"] = json!("2026-03-02T01:00:00Z");
    other["answers"].as_array_mut().unwrap().reverse();
    assert_eq!(brief(&site.record(&[other]))[0], brief(&first)[1]);
    // At another time it is another round.
    let third = site.record(&[failing(&site, 9)]);
    assert_eq!(
        third[0]["outcome"], "refused",
        "the mutual check stands: {third:?}"
    );
}

#[test]
fn a_draw_and_the_names_of_points_are_those_of_the_screen() {
    let site = Site::with_project();
    let mut check = fitted(&site, conforming("self", "P1", 1));
    let places: Vec<String> = (101..=110).map(|nth| nth.to_string()).collect();
    check["drawn"] = json!([{
        "at": "2026-03-01T08:00:00+08:00", "seed": "000000000012d687", "places": places,
    }]);
    check["answers"][0]["points"] = json!(["108", "109", "110"]);
    check["answers"][0]["skipped"] = json!([{"nth": 2, "point": "107", "why": "够不着"}]);
    let answers = site.record(&[check.clone()]);
    assert_eq!(answers[0]["outcome"], "accepted", "{answers:?}");
    let shown = String::from_utf8(site.ok(&["check", "show", "L1"])).unwrap();
    for words in [
        "种子 000000000012d687，共 10 处",
        "次序：108  109  110  107  103  105  101  102  104  106",
        "108: ",
        "够不着",
    ] {
        assert!(shown.contains(words), "{words} in {shown}");
    }
    // Whoever has the paper in hand can make the draw again, and sees what was left out.
    let paper = site.ok(&["report", "original", "L1", "--format", "html"]);
    let paper = String::from_utf8(paper).unwrap();
    for words in ["000000000012d687", "108、109、110、107", "107 够不着"] {
        assert!(paper.contains(words), "{words} in {paper}");
    }
    assert_eq!(site.record(&[check.clone()])[0]["again"], true);
    check["at"] = json!("2026-03-02T09:00:00+08:00");
    check["drawn"][0]["seed"] = json!("12d687");
    let answer = &site.record(&[check])[0];
    assert_eq!(answer["outcome"], "refused");
    let text = answer["reasons"][0]["text"].as_str().unwrap();
    assert!(text.contains("drawn") && text.contains("seed"), "{text}");
}

#[test]
fn fields_of_one_s_own_are_kept_shown_and_carried_along() {
    let site = Site::with_project();
    let mut check = fitted(&site, conforming("self", "P1", 1));
    check["weather"] = json!("小雨");
    check["gauge"] = json!({"no": 3, "last": 1.5});
    check["answers"][0]["note"] = json!("东侧");
    let answers = site.record(&[check.clone()]);
    assert_eq!(answers[0]["outcome"], "accepted", "{answers:?}");
    let shown = String::from_utf8(site.ok(&["check", "show", "L1"])).unwrap();
    assert!(shown.contains("weather：小雨"), "{shown}");
    let shown = site.ok(&["--format", "json", "check", "show", "L1"]);
    let shown: Value = serde_json::from_slice(&shown).unwrap();
    assert_eq!(shown[0]["gauge"], json!({"no": 3, "last": "1.5"}));
    assert_eq!(shown[0]["answers"][0]["note"], "东侧");
    assert_eq!(site.run(&["verify"]).status.code(), Some(0));
    assert_eq!(site.record(&[check.clone()])[0]["again"], true);
    // A remark or a photo that comes later is not passed over as if it had been recorded.
    for (field, value) in [
        ("remark", json!("漏记")),
        ("weather", json!("晴")),
        ("evidence", json!([{"path": "x.jpg"}])),
    ] {
        let mut later = check.clone();
        later[field] = value;
        let answer = &site.record(&[later])[0];
        assert_eq!(answer["outcome"], "refused", "{answer}");
    }
    // What the program works out is nobody's to state.
    check["at"] = json!("2026-03-02T09:00:00+08:00");
    check["outcome"] = json!("accepted");
    let refused = site.record(&[check]);
    assert_eq!(refused[0]["reasons"][0]["rule"], "unknown", "{refused:?}");
}

#[test]
fn what_a_repeated_line_says_otherwise_is_not_passed_over() {
    let site = Site::with_project();
    let mut check = fitted(&site, conforming("self", "P1", 1));
    check["capacity"] = json!(12);
    check["dims"] = json!({"height": 3000});
    check["counts"] = json!({"columns": 4});
    check["standby"] =
        json!({"from": "2026-03-01T08:00:00+08:00", "to": "2026-03-01T09:00:00+08:00"});
    check["remedy"] = json!("返工");
    let answers = site.record(&[check.clone()]);
    assert_eq!(answers[0]["outcome"], "accepted", "{answers:?}");
    // Written in another way, or left out, it is the same.
    let mut other = check.clone();
    other["capacity"] = json!("12");
    other["dims"] = json!({"height": "3000"});
    other["counts"] = json!({"columns": "4"});
    other["remedy"] = json!("redone");
    let mut brief = check.clone();
    for field in ["capacity", "dims", "counts", "standby", "remedy"] {
        brief.as_object_mut().unwrap().remove(field);
    }
    for same in [check.clone(), other, brief] {
        let answer = &site.record(std::slice::from_ref(&same))[0];
        assert_eq!(answer["again"], true, "{same}\n{answer}");
    }
    for (field, value) in [
        ("capacity", json!(11)),
        ("capacity_why", json!("少做一间")),
        ("dims", json!({"height": 3300})),
        ("counts", json!({"columns": 5})),
        ("counts", json!({"columns": 4, "beams": 2})),
        ("instruments", json!(["JL-001"])),
        ("remedy", json!("repaired")),
        (
            "standby",
            json!({"from": "2026-03-01T08:00:00+08:00", "to": "2026-03-01T10:00:00+08:00"}),
        ),
    ] {
        let mut later = check.clone();
        later[field] = value;
        let answer = &site.record(std::slice::from_ref(&later))[0];
        assert_eq!(answer["outcome"], "refused", "{field}: {answer}");
    }
}

#[test]
fn five_thousand_readings_of_one_item_are_one_check() {
    let site = Site::with_project();
    let mut check = fitted(&site, conforming("self", "P1", 1));
    let measured = check["answers"].as_array_mut().unwrap().iter_mut();
    let mut measured = measured.filter(|answer| answer.get("readings").is_some());
    measured.next().unwrap()["readings"] = json!(vec!["1"; 5_000]);
    let answers = site.record(&[check.clone()]);
    assert_eq!(answers[0]["outcome"], "accepted", "{answers:?}");
    let verified = site.run(&["verify"]);
    let said = String::from_utf8_lossy(&verified.stdout).into_owned();
    assert_eq!(verified.status.code(), Some(0), "{said}");
    assert_eq!(site.record(&[check])[0]["again"], true);
    let folder = site.folder("out");
    site.ok(&["export", &folder]);
    let facts = std::fs::read_dir(std::path::Path::new(&folder).join("summary"));
    let facts = facts.unwrap().next().unwrap().unwrap().path();
    let readings = std::fs::read_to_string(facts.join("readings.jsonl")).unwrap();
    assert!(readings.lines().count() > 5_000);
}

#[test]
fn a_batch_that_is_no_json_lines_is_read_or_refused_with_its_line() {
    let site = Site::with_project();
    let check = fitted(&site, conforming("self", "P1", 1));
    let array = serde_json::to_string_pretty(&json!([check])).unwrap();
    let ask = |text: &str, lang: &str| {
        let output = site.pipe(&["--lang", lang, "check", "record", "-"], text.as_bytes());
        let text = String::from_utf8(output.stdout).unwrap();
        let lines = text.lines().map(|line| serde_json::from_str(line).unwrap());
        lines.collect::<Vec<Value>>()
    };
    let answers = ask(&array, "zh");
    assert_eq!(
        (answers[0]["outcome"].as_str(), &answers[0]["line"]),
        (Some("accepted"), &json!(2))
    );
    let line = check.to_string();
    let cut = &line[..line.len() / 2];
    let refused = ask(&format!("{line}\n\n{cut}"), "zh");
    let text = refused[1]["reasons"][0]["text"].as_str().unwrap();
    assert!(text.starts_with("第 3 行"), "{text}");
    assert_eq!(
        (&refused[0]["again"], &refused[1]["subject"]),
        (&json!(true), &json!("L1"))
    );
    let table = ask("检验批,阶段\nL1,自检\n", "en");
    let text = table[0]["reasons"][0]["text"].as_str().unwrap();
    assert!(
        table.len() == 1 && text.starts_with("lines 1 to 2"),
        "{table:?}"
    );
}

#[test]
fn a_time_that_cannot_be_is_refused_and_an_odd_one_is_marked() {
    let site = Site::with_project();
    let mut future = fitted(&site, conforming("self", "P1", 1));
    future["at"] = json!("2099-03-01T09:00:00+08:00");
    let mut long_ago = future.clone();
    long_ago["at"] = json!("1926-03-01T09:00:00+08:00");
    let refused = site.record(&[future, long_ago]);
    let rules: Vec<_> = refused
        .iter()
        .map(|answer| &answer["reasons"][0]["rule"])
        .collect();
    assert_eq!(rules, ["number", "number"], "{refused:?}");
    let answers = site.record(&[
        fitted(&site, conforming("self", "P1", 5)),
        fitted(&site, conforming("mutual", "P2", 3)),
    ]);
    assert_eq!(answers[1]["flags"], json!(["日期早于上一次检查"]));
    let list = site.ok(&["--format", "json", "check", "list"]);
    let list: Value = serde_json::from_slice(&list).unwrap();
    assert_eq!([&list[0]["clock"], &list[1]["clock"]], ["", "backwards"]);
    let verified = site.run(&["verify"]);
    let said = String::from_utf8_lossy(&verified.stdout).into_owned();
    assert_eq!(verified.status.code(), Some(0), "{said}");
    assert!(said.contains("日期早于上一次检查"), "{said}");
}

#[test]
fn a_batch_without_a_check_is_no_silence() {
    let site = Site::with_project();
    for empty in [&b""[..], b"\n \r\n", b"\xef\xbb\xbf[]"] {
        let output = site.pipe(&["check", "record", "-"], empty);
        let told = String::from_utf8_lossy(&output.stderr);
        assert!(told.contains("没有检查记录"), "{told}");
        assert_eq!((output.status.code(), output.stdout.len()), (Some(0), 0));
    }
}

#[test]
fn an_edition_out_of_force_on_the_day_is_pointed_out_and_no_refusal() {
    let site = Site::with_project();
    let file = site.data().join("checklists/editions.json");
    std::fs::create_dir_all(file.parent().unwrap()).unwrap();
    let successor = json!({"schema": "sanjian.editions/1", "as_of": "2026-03-01", "editions": [{
        "standard": "GB 50204-2015", "title": {"zh": "混凝土", "en": "concrete"}, "in_force": "2015-09-01",
        "basis": "known", "replaced_by": "GB 50204-2026", "replaced_on": "2026-03-02"}]});
    std::fs::write(&file, successor.to_string()).unwrap();
    let answers = site.record(&[
        fitted(&site, conforming("self", "P1", 1)),
        fitted(&site, conforming("mutual", "P2", 2)),
    ]);
    assert_eq!(answers[0]["outcome"], "accepted", "{answers:?}");
    assert_eq!(answers[0]["flags"], Value::Null);
    assert_eq!(answers[1]["outcome"], "accepted");
    let flag = "GB 50204-2015 2026-03-02 起由 GB 50204-2026 代替，检查日期时已不施行：核对检查表的版本是否适用";
    assert_eq!(answers[1]["flags"], json!([flag]));
}
