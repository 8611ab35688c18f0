//! Dwellings from the plan to the summary: entered with the lots, judged by what the project agreed on, printed room by
//! room. What was concluded before an agreement changed stays as it was.

use crate::site::Site;
use serde_json::{Value, json};
use std::fs;

const HOME: &str = "U9-01-201";

/// The wish for that house.
const PLAN: [&str; 10] = [
    "project",
    "plan",
    "--unit",
    "U9",
    "--preset",
    "rc-residence",
    "--storeys",
    "2",
    "--dwellings",
    "2,?/2;1=0",
];

/// A house of two storeys with two entrances; nobody lives on the first, one door is of three rooms.
fn house() -> Site {
    let site = Site::with_project();
    let wish = ["--name", "九号楼", "--heating", "no", "--apply"];
    site.ok(&[&PLAN[..], &wish].concat());
    let people = "编号,姓名,岗位,单位\nP8,周敏,建设单位项目负责人,建设\n";
    site.run_on("people", people, &["import", "FILE"]);
    site
}

fn text_of(site: &Site, words: &[&str]) -> String {
    String::from_utf8(site.ok(words)).unwrap()
}

fn json_of(site: &Site, words: &[&str]) -> Value {
    serde_json::from_slice(&site.ok(words)).unwrap()
}

/// A check of the dwelling with these heights, everything else in order.
fn check(site: &Site, (stage, by): (&str, &str), heights: &[&str]) -> Value {
    let list = json_of(
        site,
        &[
            "checklist",
            "show",
            "household.dwelling",
            "--format",
            "json",
        ],
    );
    let items = list["items"].as_array().unwrap().iter();
    let counts = json!({"wall": 4, "wet_room": 1, "window": 1, "door": 1, "guardrail": 1,
        "gap": 1, "drain": 1, "socket": 1, "bathroom": 1});
    let of_dwelling = items.filter(|item| {
        let when = item["when"].as_array();
        let is = |variant: &Value| {
            ["storeys-to-6", "top", "unheated"].contains(&variant.as_str().unwrap())
        };
        when.is_none_or(|when| when.is_empty() || when.iter().any(is))
    });
    let answers = of_dwelling.map(|item| {
        let id = item["id"].as_str().unwrap();
        let plain = |count, figure: &str| json!({"item": id, "readings": vec![figure; count]});
        match id {
            "a1" => json!({"item": id, "readings": heights, "points": ["客厅"]}),
            "a3" => json!({"item": id, "readings": ["1", "-3", "4", "4", "0", "0", "0", "2"]}),
            "a2" | "b2" | "b3" => plain(2, "0"),
            "a4" | "b5" | "b6" => plain(4, "1"),
            "c1" => plain(1, "950"),
            "d1" => plain(1, "1100"),
            "d3" => plain(1, "100"),
            "f4" => plain(1, "50"),
            "g4" => plain(1, "0.05"),
            _ => json!({"item": id, "result": "pass"}),
        }
    });
    let answers: Vec<Value> = answers.collect();
    let line = json!({"schema": "sanjian.check/1", "subject": HOME, "stage": stage, "by": by,
        "at": "2026-03-02T09:00:00+08:00", "counts": counts, "answers": answers});
    let out = site.run_on("check", &line.to_string(), &["record", "FILE"]);
    serde_json::from_slice(&out.stdout).unwrap()
}

const WIDE: [&str; 10] = ["18", "4", "0", "-1", "0", "1", "2", "3", "4", "5"];

#[test]
fn a_plan_of_a_residence_enters_its_dwellings_with_rooms_and_kind() {
    let site = house();
    let plan = json_of(&site, &[&PLAN[..], &["--format", "json"]].concat());
    let told = |one: &Value| {
        let text = |field: &str| one[field].as_str().unwrap_or_default().to_owned();
        let capacity = one["capacity"].to_string();
        let is = one["variants"].to_string();
        (one["kind"] == "dwelling")
            .then(|| [text("code"), text("checklist"), capacity, is].join(" "))
    };
    let told: Vec<String> = plan.as_array().unwrap().iter().filter_map(told).collect();
    let is = r#"["storeys-to-6","top","unheated"]"#;
    assert_eq!(
        told,
        [
            "U9-01-000 household.common null null".to_owned(),
            format!("U9-01-201 household.dwelling 2 {is}"),
            format!("U9-01-202 household.dwelling null {is}"),
            "U9-02-000 household.common null null".to_owned(),
            format!("U9-02-201 household.dwelling 2 {is}"),
        ]
    );
}

#[test]
fn an_agreed_limit_judges_from_then_on_and_what_was_concluded_stays() {
    let site = house();
    assert_eq!(check(&site, ("self", "P3"), &WIDE)["outcome"], "accepted");
    site.ok(&["project", "set", "--limit", "household.dwelling:a1=15"]);
    let judged = check(&site, ("acceptance", "P8"), &WIDE);
    assert_eq!(judged["outcome"], "rejected");
    assert_eq!(judged["reasons"][0]["item"], "a1");
    let rounds = text_of(&site, &["check", "show", HOME]);
    assert!(
        rounds.contains("±20 mm") && rounds.contains("±15 mm"),
        "{rounds}"
    );
    site.ok(&["verify"]);
    // A share agreed on takes one point of ten.
    site.ok(&[
        "project",
        "set",
        "--limit",
        "household.dwelling:pass_rate=90",
    ]);
    assert_eq!(check(&site, ("self", "P3"), &WIDE)["outcome"], "accepted");
    site.ok(&["project", "set", "--limit", "household.dwelling:a1=none"]);
    let shown = text_of(&site, &["project", "set"]);
    assert!(
        shown.contains("household.dwelling:pass_rate = 90"),
        "{shown}"
    );
    assert!(!shown.contains("household.dwelling:a1"), "{shown}");
    site.ok(&["verify"]);
}

#[test]
fn only_limits_that_are_custom_can_be_agreed_on() {
    let site = house();
    for wrong in [
        "household.dwelling:b1=3",
        "household.dwelling:z9=3",
        "household.dwelling:a1=-3",
        "household.dwelling:cap=0.5",
        "gb50204-2015.rebar-installation:5.5.3-1=30",
    ] {
        let out = site.run(&["project", "set", "--limit", wrong]);
        assert_eq!(out.status.code(), Some(3), "{wrong}");
    }
    let out = site.run(&[
        "project",
        "set",
        "--limit",
        "household.dwelling:pass_rate=101",
    ]);
    assert_eq!(out.status.code(), Some(2));
    assert!(!text_of(&site, &["project", "set"]).contains("household."));
}

#[test]
fn the_record_shows_every_room_and_the_summary_counts_the_dwellings() {
    let site = house();
    check(&site, ("self", "P3"), &WIDE);
    check(&site, ("acceptance", "P8"), &WIDE);
    let page = |form: &str, subject: &str| {
        let file = site.data().join("page.html");
        _ = fs::remove_file(&file);
        let path = file.display().to_string();
        site.ok(&["report", form, subject, "--out", &path]);
        let text = fs::read_to_string(&file).unwrap();
        let mut inside = true;
        let words: String = text
            .chars()
            .map(|c| {
                inside = if c == '<' { false } else { inside || c == '>' };
                if inside && c != '>' { c } else { ' ' }
            })
            .collect();
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let record = page("dwelling", HOME);
    // Heights, their greatest deviation and range; widths and depths, and theirs.
    assert!(
        record.contains("客厅 18 4 0 -1 0 18 19 1 -3 4 4 4 4"),
        "{record}"
    );
    assert!(
        record.contains("房间2 1 2 3 4 5 5 4 0 0 0 2 2 2"),
        "{record}"
    );
    let summary = page("dwellings", "U9");
    assert!(
        summary.contains("本工程 3 户，已验收 1 户，合格 1 户：一次验收合格 1 户，整改后合格 0 户；公共部位 2 处，合格 0 处。"),
        "{summary}"
    );
    assert!(
        summary.contains("U9-01-201 1单元201 2 合格 1 2026年03月02日"),
        "{summary}"
    );
}
