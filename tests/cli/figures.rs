//! Who answers for what, and what ought to be measured again, as a user meets them.

use crate::site::{PEOPLE, Site};
use serde_json::{Value, json};
use std::fs;

const LOTS: usize = 16;

/// Slabs of one crew.
fn tree() -> String {
    let mut tree = String::from(
        "code,parent,kind,name,checklist,variants,crew,location,capacity\n\
         U1,,unit,试验楼,,,,,\nD,U1,division,主体结构,,,,,\nI,D,item,钢筋,,,,,\n",
    );
    for nth in 1..=LOTS {
        tree += &format!(
            "L{nth},I,lot,{nth} 层板,gb50204-2015.rebar-installation,板、墙、壳,钢筋一班,{nth} 层,40\n"
        );
    }
    tree
}

fn site() -> Site {
    let site = Site::new();
    let new = [
        "project",
        "new",
        "--code",
        "T1",
        "--name",
        "试验楼",
        "--veto-below",
        "90",
    ];
    site.ok(&new);
    assert!(
        site.run_on("people", PEOPLE, &["import", "FILE"])
            .status
            .success()
    );
    assert!(
        site.run_on("project", &tree(), &["import", "FILE", "--apply"])
            .status
            .success()
    );
    site
}

/// The measured items of the lots, with how far their readings may scatter and whether they have a
/// sign, and the others.
fn items(site: &Site) -> (Vec<(String, i64, bool)>, Vec<String>) {
    let list = site.ok(&[
        "--format",
        "json",
        "checklist",
        "show",
        "gb50204-2015.rebar-installation",
    ]);
    let list: Value = serde_json::from_slice(&list).unwrap();
    let (mut measured, mut others) = (Vec::new(), Vec::new());
    for item in list["items"].as_array().unwrap() {
        let applies = item["when"].as_array();
        if applies.is_some_and(|when| !when.iter().any(|id| id == "slab-wall-shell")) {
            continue;
        }
        let id = item["id"].as_str().unwrap().to_owned();
        let size = |field: &str| {
            item["judge"][field]
                .as_str()
                .and_then(|text| text.parse::<i64>().ok())
        };
        let signed = item["judge"]["unsigned"] != true;
        match size("limit").or(size("upper").filter(|upper| *upper > 0)) {
            Some(size) => measured.push((id, size, signed)),
            None if item["judge"]["kind"] == "deviation" => measured.push((id, 0, signed)),
            None => others.push(id),
        }
    }
    (measured, others)
}

/// A check of ten readings an item, scattered as if measured.
fn check(site: &Site, lot: usize, rng: &mut fastrand::Rng) -> Value {
    scattered(site, lot, 400, rng)
}

/// The same; the greater `by`, the less they scatter.
fn scattered(site: &Site, lot: usize, by: i64, rng: &mut fastrand::Rng) -> Value {
    let (measured, others) = items(site);
    let mut answers: Vec<Value> = Vec::new();
    for (item, size, signed) in measured {
        let reading = |rng: &mut fastrand::Rng| {
            let bell = (0..4).map(|_| rng.i64(-100..=100)).sum::<i64>();
            let reading = size * bell / by;
            let reading = if signed { reading } else { reading.abs() };
            reading.to_string()
        };
        let readings: Vec<String> = (0..10).map(|_| reading(rng)).collect();
        answers.push(json!({"item": item, "readings": readings}));
    }
    answers.extend(
        others
            .iter()
            .map(|item| json!({"item": item, "result": "pass"})),
    );
    json!({
        "schema": "sanjian.check/1", "subject": format!("L{lot}"), "stage": "self", "by": "P1",
        "at": format!("2026-03-{lot:02}T09:00:00+08:00"), "answers": answers,
    })
}

#[test]
fn a_copied_lot_is_listed_for_re_measuring_and_the_honest_ones_are_not() {
    let site = site();
    let mut rng = fastrand::Rng::with_seed(7);
    let mut checks: Vec<Value> = (1..=LOTS).map(|lot| check(&site, lot, &mut rng)).collect();
    checks[14]["answers"] = checks[12]["answers"].clone();
    for answer in site.record(&checks) {
        assert_eq!(answer["outcome"], "accepted", "{answer}");
    }
    let list = site.ok(&["plausible", "--format", "json"]);
    let list: Value = serde_json::from_slice(&list).unwrap();
    assert_eq!(list["schema"], "sanjian.plausible/1");
    assert_eq!(list["checks"], LOTS);
    let listed = list["listed"].as_array().unwrap();
    assert_eq!(listed.len(), 1, "{list:#}");
    assert_eq!(listed[0]["subject"], "L15");
    let line = &listed[0]["lines"][0];
    assert_eq!(
        (&line["sign"], &line["other"]),
        (&json!("same_as"), &json!("L13"))
    );
    assert!(line["chance"].as_f64().unwrap() < 0.01);

    let words = String::from_utf8(site.ok(&["plausible"])).unwrap();
    assert!(words.contains("与 L13 同一位置的读数"), "{words}");
    let words = String::from_utf8(site.ok(&["plausible", "--lang", "en"])).unwrap();
    assert!(words.contains("equal those of L13"), "{words}");
    for accusing in ["假", "造", "编", "fake", "fabricat", "forg", "made up"] {
        assert!(!words.contains(accusing));
    }
    let elsewhere = String::from_utf8(site.ok(&["plausible", "L3"])).unwrap();
    assert!(elsewhere.contains("没有需要复测的检查"), "{elsewhere}");
    assert_eq!(site.run(&["plausible", "L99"]).status.code(), Some(3));
}

#[test]
fn readings_too_even_lot_after_lot_are_listed_by_person_with_the_lots_to_begin_with() {
    let site = site();
    let mut rng = fastrand::Rng::with_seed(11);
    // The second leader concludes the last five lots, at a fifth of the scatter.
    let checks: Vec<Value> = (1..=LOTS)
        .map(|lot| {
            let mut check = scattered(&site, lot, if lot > 11 { 2_000 } else { 400 }, &mut rng);
            check["by"] = json!(if lot > 11 { "P2" } else { "P1" });
            check
        })
        .collect();
    site.record(&checks);
    let list = site.ok(&["plausible", "--format", "json"]);
    let list: Value = serde_json::from_slice(&list).unwrap();
    assert_eq!(list["people_looked_at"], 2);
    let people = list["people"].as_array().unwrap();
    assert_eq!(people.len(), 1, "{list:#}");
    assert_eq!(
        (&people[0]["by"], &people[0]["checks"]),
        (&json!("P2"), &json!(5))
    );
    let line = &people[0]["lines"][0];
    assert_eq!(line["sign"], "close_throughout");
    assert_eq!(line["lots"].as_array().unwrap().len(), 3);
    let words = String::from_utf8(site.ok(&["plausible"])).unwrap();
    assert!(words.contains("李长顺 P2（5 次）"), "{words}");
    assert!(words.contains("先量 L1"), "{words}");
    assert!(words.contains("50 % 以上"), "{words}");
    let words = String::from_utf8(site.ok(&["plausible", "--lang", "en"])).unwrap();
    assert!(words.contains("李长顺 P2 (5 checks)"), "{words}");
    let csv = String::from_utf8(site.ok(&["plausible", "--format", "csv"])).unwrap();
    assert!(csv.contains("李长顺 P2"), "{csv}");
}

#[test]
fn responsibility_shows_the_veto_with_its_figures_and_too_few_pairs_in_words() {
    let site = site();
    let mut rng = fastrand::Rng::with_seed(8);
    let one = check(&site, 1, &mut rng);
    let mut checks = Vec::new();
    for (stage, by) in [
        ("self", "P1"),
        ("mutual", "P2"),
        ("handover", "P3"),
        ("acceptance", "P4"),
    ] {
        let mut check = one.clone();
        (check["stage"], check["by"]) = (json!(stage), json!(by));
        if stage == "acceptance" {
            check["answers"][0]["readings"] = json!(vec!["99"; 10]);
        }
        checks.push(check);
    }
    site.record(&checks);
    let table = String::from_utf8(site.ok(&["responsibility"])).unwrap();
    assert!(table.contains("否决：0.0 % (0/1) < 90 %"), "{table}");
    assert!(table.contains("批数太少 (1)"), "{table}");
    let figures = site.ok(&["responsibility", "--by", "contractor", "--format", "json"]);
    let figures: Value = serde_json::from_slice(&figures).unwrap();
    let row = &figures["rows"][1];
    assert_eq!(
        (&row["who"], &row["veto"]),
        (&json!("施工单位"), &json!(true))
    );
    let gap = &row["gaps"]["self"];
    assert_eq!(
        (&gap["missed"], &gap["why"]),
        (&json!(1), &json!("few_lots"))
    );
    let foremen = String::from_utf8(site.ok(&["responsibility", "--by", "foreman"])).unwrap();
    assert!(foremen.contains("赵文斌 P3"), "{foremen}");
    let none = site.ok(&["responsibility", "--from", "2030-01-01", "--format", "json"]);
    let none: Value = serde_json::from_slice(&none).unwrap();
    assert_eq!(none["rows"][0]["first_pass"]["concluded"], 0);
}

#[test]
fn an_export_holds_both_tables() {
    let site = site();
    let mut rng = fastrand::Rng::with_seed(9);
    site.record(&[check(&site, 1, &mut rng)]);
    let folder = site.folder("stick");
    let files = String::from_utf8(site.ok(&["export", &folder])).unwrap();
    for name in [
        "responsibility-crew.csv",
        "remeasure.csv",
        "responsibility.xlsx",
    ] {
        let path = files.lines().find(|line| line.ends_with(name)).unwrap();
        let bytes = fs::read(path).unwrap();
        assert!(
            bytes.starts_with("\u{feff}".as_bytes()) || bytes.starts_with(b"PK"),
            "{name}"
        );
    }
    let crew = files
        .lines()
        .find(|line| line.ends_with("crew.csv"))
        .unwrap();
    assert!(fs::read_to_string(crew).unwrap().contains("钢筋一班"));
}
