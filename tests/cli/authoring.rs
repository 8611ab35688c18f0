//! A quality department at the command line: a workbook of its own, stricter figures, a dry run, and
//! what a new version would do to a project that is under way.

use crate::journeys::{conforming, fitted};
use crate::site::Site;
use sanjian::domain::Answer;
use sanjian::workspace::{Command, DraftEntry, Workspace};
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

const REBAR: &str = "gb50204-2015.rebar-installation";

fn json_of(output: &[u8]) -> Value {
    serde_json::from_slice(output).unwrap()
}

fn text(output: &Output) -> String {
    let both = [&output.stdout[..], &output.stderr[..]].concat();
    String::from_utf8(both).unwrap()
}

/// Writes a file beside the data folder; its path.
fn file(site: &Site, name: &str, content: &str) -> String {
    let path = site.folder(name);
    fs::write(&path, content).unwrap();
    path
}

fn stricter(site: &Site, version: &str, items: Value, add: Value) -> String {
    let value = json!({"schema": "sanjian.override/1", "base": REBAR, "version": version, "items": items, "add": add});
    file(site, "stricter.json", &value.to_string())
}

/// Every file below a folder with the hash of its bytes; who holds the lock changes with each command.
fn tree(folder: &Path) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(tree(&path));
        } else if !path.ends_with("lock.who") {
            let hash = sanjian::store::sha256_hex(&fs::read(&path).unwrap());
            found.push((path, hash));
        }
    }
    found.sort();
    found
}

#[test]
fn the_template_is_filled_in_linted_and_imported() {
    let site = Site::new();
    let book = site.folder("own.xlsx");
    site.ok(&["checklist", "template", "--out", &book]);
    let again = site.run(&["checklist", "template", "--out", &book]);
    assert_eq!(again.status.code(), Some(3), "work is never written over");
    site.ok(&["checklist", "lint", &book]);
    let shown = site.run(&["checklist", "import", &book]);
    assert!(
        text(&shown).contains("+ checklists/sample.rebar-cage.json"),
        "{}",
        text(&shown)
    );
    assert!(!site.data().join("checklists").exists(), "shown first");
    site.ok(&["checklist", "import", &book, "--apply"]);
    let list = json_of(&site.ok(&["--format", "json", "checklist", "show", "sample.rebar-cage"]));
    assert_eq!(
        list["items"][4]["judge"]["limit"],
        json!({"of": "L", "per": "1000", "at_most": "20"})
    );
    let same = site.run(&["checklist", "import", &book, "--apply"]);
    assert!(text(&same).contains("与现有的相同"), "{}", text(&same));
    let printed = site.ok(&["checklist", "template"]);
    let csv = file(&site, "own.csv", std::str::from_utf8(&printed).unwrap());
    site.ok(&["checklist", "lint", &csv]);
}

/// What the program knows of a list stands beside the list's own fields, and never under one name with them.
#[test]
fn a_list_as_json_tells_its_own_fields_from_what_the_program_knows() {
    let site = Site::new();
    let inside = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/checklists/gb50204-2015/rebar-installation.json"
    );
    let inside = fs::read_to_string(inside).unwrap();
    let out = site.folder("r.json");
    site.ok(&["checklist", "export", REBAR, "--out", &out]);
    assert_eq!(fs::read_to_string(&out).unwrap(), inside);
    let show = |id: &str| site.run(&["--lang", "en", "--format", "json", "checklist", "show", id]);
    let mut shown = json_of(&show(REBAR).stdout);
    let shown = shown.as_object_mut().unwrap();
    assert_eq!(
        shown.remove("edition").unwrap()["standard"],
        "GB 50204-2015"
    );
    assert!(shown.remove("reviewed").unwrap().is_array());
    let own: serde_json::Value = serde_json::from_str(&inside).unwrap();
    assert_eq!(&serde_json::Value::from(shown.clone()), &own);
    // A list that says of itself what only the program says.
    let claims = inside.replace(REBAR, "acme.rebar").replacen(
        "\"id\"",
        "\"reviewed\": [{\"by\": \"nobody\"}], \"id\"",
        1,
    );
    let folder = site.data().join("checklists");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("acme.json"), &claims).unwrap();
    let refused = show("acme.rebar");
    assert_eq!(refused.status.code(), Some(3));
    let why = String::from_utf8(refused.stderr).unwrap();
    assert!(
        why.contains("reviewed") && why.contains("acme.json"),
        "{why}"
    );
    let out = site.folder("acme.json");
    site.ok(&["checklist", "export", "acme.rebar", "--out", &out]);
    assert_eq!(fs::read_to_string(&out).unwrap(), claims);
}

#[test]
fn an_exported_checklist_is_edited_and_faults_come_all_at_once() {
    let site = Site::new();
    let csv = site.folder("r.csv");
    site.ok(&["--lang", "en", "checklist", "export", REBAR, "--out", &csv]);
    let lines = fs::read_to_string(&csv).unwrap();
    let edited = lines
        .replace("5.5.3-3,general", "5.5.3-2,general")
        .replace("deviation,mm,5,", "deviation,mm,five,");
    let csv = file(&site, "edited.csv", &edited);
    let linted = site.run(&[
        "--lang",
        "en",
        "--format",
        "json",
        "checklist",
        "lint",
        &csv,
    ]);
    assert_eq!(linted.status.code(), Some(3));
    let faults = json_of(&linted.stdout);
    let faults = faults.as_array().unwrap();
    let of = |column: &str| {
        faults
            .iter()
            .filter(|fault| fault["place"] == column)
            .count()
    };
    assert_eq!(
        (of("item"), of("limit")),
        (1, lines.matches("deviation,mm,5,").count())
    );
    assert!(
        faults
            .iter()
            .all(|fault| !fault["row"].as_str().unwrap().is_empty())
    );
    let refused = site.run(&["checklist", "import", &csv, "--apply"]);
    assert_eq!(refused.status.code(), Some(3));
    assert!(!site.data().join("checklists").exists());
}

#[test]
fn stricter_figures_judge_and_explain_and_looser_ones_are_refused() {
    let site = Site::with_project();
    let own = stricter(
        &site,
        "1.1.0",
        json!([{"id": "5.5.3-6", "limit": "1"}]),
        json!([]),
    );
    site.ok(&["checklist", "import", &own, "--apply"]);
    let shown = text(&site.run(&["checklist", "show", REBAR]));
    assert!(
        shown.contains("内控标准，依据 GB 50204-2015") && shown.contains("限值 ±10 mm"),
        "{shown}"
    );
    let national = text(&site.run(&[
        "checklist",
        "show",
        "gb50204-2015.rebar-installation@national",
    ]));
    assert!(!national.contains("内控"), "{national}");
    let answer = site
        .record(&[fitted(&site, conforming("self", "P1", 1))])
        .remove(0);
    assert_eq!(answer["outcome"], "rejected", "{answer}");
    let why = answer["reasons"][0]["text"].as_str().unwrap();
    assert!(
        why.contains("±1 mm") && why.contains("（内控标准；GB 50204-2015：±10 mm）"),
        "{why}"
    );
    assert_eq!(
        site.run(&["verify"]).status.code(),
        Some(0),
        "its bytes are pinned"
    );
    let lax = stricter(
        &site,
        "1.2.0",
        json!([{"id": "5.5.3-6", "limit": "12"}, {"id": "5.5.1", "class": "general"}]),
        json!([]),
    );
    for verb in ["lint", "import"] {
        let refused = site.run(&["checklist", verb, &lax]);
        assert_eq!(refused.status.code(), Some(3));
        let words = text(&refused);
        assert!(
            words.contains(
                "5.5.3 纵向受力钢筋：间距 — 限值：GB 50204-2015 为 ±10 mm，内控为 ±12 mm"
            ),
            "{words}"
        );
        assert!(words.contains("主控项目，内控为 一般项目"), "{words}");
    }
    // One that lies in the folder all the same is left out, and the next command says so.
    fs::copy(&lax, site.data().join("checklists").join("lax.json")).unwrap();
    let listed = site.run(&["checklist", "list"]);
    assert!(
        text(&listed).contains("! checklists/lax.json [5.5.3-6]"),
        "{}",
        text(&listed)
    );
}

#[test]
fn a_dry_run_judges_and_records_nothing() {
    let site = Site::with_project();
    let before = tree(&site.data());
    let mut answers = fitted(&site, conforming("self", "P1", 1));
    answers["variants"] = json!(["板、墙、壳"]);
    answers["capacity"] = 12.into();
    let mut poor = answers.clone();
    for answer in poor["answers"].as_array_mut().unwrap() {
        if answer["item"] == "5.5.3-6" {
            answer["readings"] = json!(["40", "1", "1"]);
        }
    }
    let mut open = answers.clone();
    open["answers"].as_array_mut().unwrap().remove(0);
    let lines = file(
        &site,
        "answers.jsonl",
        &format!("{answers}\n{poor}\n{open}\n"),
    );
    let tried = site.run(&["--format", "json", "checklist", "try", REBAR, &lines]);
    assert_eq!(tried.status.code(), Some(3), "one of them is refused");
    let outcomes: Vec<Value> = text(&tried)
        .lines()
        .map(|line| json_of(line.as_bytes())["outcome"].clone())
        .collect();
    assert_eq!(outcomes, ["accepted", "rejected", "refused"]);
    let pretty = file(
        &site,
        "one.json",
        &serde_json::to_string_pretty(&poor).unwrap(),
    );
    let own = stricter(
        &site,
        "1.1.0",
        json!([{"id": "5.5.3-5", "lower": "0"}]),
        json!([]),
    );
    let tried = site.run(&["checklist", "try", &own, &pretty]);
    assert_eq!(tried.status.code(), Some(0));
    let words = text(&tried);
    assert!(
        words.contains("结论：不合格（试判，未记录）")
            && words.contains("内控标准；GB 50204-2015：≥ -20 mm"),
        "{words}"
    );
    assert_eq!(tree(&site.data()), before);
}

#[test]
fn a_new_version_is_held_against_drafts_and_accepted_lots_without_touching_them() {
    let site = Site::with_project();
    for (day, (stage, by)) in (1..).zip([
        ("self", "P1"),
        ("mutual", "P2"),
        ("handover", "P3"),
        ("acceptance", "P4"),
    ]) {
        assert_eq!(
            site.record(&[fitted(&site, conforming(stage, by, day))])[0]["outcome"],
            "accepted"
        );
    }
    let more = format!(
        "code,parent,kind,name,checklist,variants,crew,capacity\nL2,U1-0201-钢筋,lot,4 层,{REBAR},slab-wall-shell,一班,12\n"
    );
    assert!(
        site.run_on("project", &more, &["import", "FILE", "--apply"])
            .status
            .success()
    );
    let mut workspace = Workspace::open(&site.data()).unwrap();
    workspace.enter(None).unwrap();
    for item in ["5.5.3-6", "5.5.3-7"] {
        let entry = DraftEntry::Answer(Answer::readings(item, &["1", "2", "1"]));
        let (subject, stage) = ("L2".to_owned(), "self".to_owned());
        workspace
            .execute(Command::Keep {
                subject,
                stage,
                entry,
            })
            .unwrap();
    }
    drop(workspace);
    let before = tree(&site.data().join("projects"));
    let ties = json!([{"id": "q-1", "class": "general", "clause": "Q 3.2", "title": {"zh": "扎丝朝内", "en": "Ties inwards"},
        "method": {"zh": "观察", "en": "observe"}, "sampling": {"rule": "all"}, "judge": {"kind": "attribute"}}]);
    let own = stricter(
        &site,
        "1.1.0",
        json!([{"id": "5.5.3-6", "limit": "1"}]),
        ties,
    );
    let told = json_of(&site.ok(&["--format", "json", "checklist", "diff", REBAR, &own]));
    let changed: Vec<(&Value, &Value)> = told["changes"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|change| change["bearing"] != "neutral")
        .map(|change| (&change["item"], &change["new"]))
        .collect();
    assert_eq!(
        changed,
        [
            (&json!("5.5.3-6"), &json!("±1 mm")),
            (&json!("q-1"), &json!("扎丝朝内"))
        ]
    );
    assert_eq!(
        told["drafts"],
        json!([{"subject": "L2", "stage": "self", "answered": ["5.5.3-6"], "open": ["q-1"]}])
    );
    assert_eq!(
        (&told["accepted"], &told["lots"][0]["would"]),
        (&json!(1), &json!("rejected"))
    );
    assert_eq!(told["lots"][0]["failing"][0]["item"], "5.5.3-6");
    assert_eq!(told["lots"][0]["unanswered"], json!(["q-1"]));
    assert_eq!(
        tree(&site.data().join("projects")),
        before,
        "nothing was touched"
    );
    let words = text(&site.run(&["checklist", "diff", REBAR, &own]));
    for part in [
        "限值：±10 mm → ±1 mm  [更严]",
        "L2 self  已填 5.5.3-6  未填 q-1",
        "已验收 1：将不合格 1",
        "原记录没有 q-1",
    ] {
        assert!(words.contains(part), "{part}: {words}");
    }
    // Only more places: the record has too few to tell.
    let more = stricter(
        &site,
        "1.1.1",
        json!([{"id": "5.5.3-6", "sampling": {"rule": "all"}}]),
        json!([]),
    );
    let told = json_of(&site.ok(&["--format", "json", "checklist", "diff", REBAR, &more]));
    assert_eq!(told["lots"][0]["would"], "undecided");
    let same = json_of(&site.ok(&["--format", "json", "checklist", "diff", REBAR, REBAR]));
    assert_eq!(
        (&same["changes"], &same["drafts"], &same["lots"]),
        (&json!([]), &json!([]), &json!([]))
    );
    let elsewhere = text(&site.run(&["--project", "X", "checklist", "diff", REBAR, &own]));
    assert!(elsewhere.contains("没有这个工程"), "{elsewhere}");
}

#[test]
fn who_compared_a_list_with_the_print_is_shown_beside_it_until_it_changes() {
    let site = Site::new();
    let table = |rows: &str| format!("检查表,版本,姓名,日期,印本,备注\n{rows}");
    let id = "gb50203-2011.infill-wall";
    let faulty = table(&format!(
        "{id},9.9.9,张工,2099-01-01,印本,\nno.such,1.0.0,,昨夜,印本,\n"
    ));
    let refused = site.run_on("checklist", &faulty, &["reviewed", "FILE"]);
    let said = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert_eq!(refused.status.code(), Some(3), "{said}");
    for fault in ["1.1.0 版", "还没有到", "no.such", "不得为空", "昨夜"] {
        assert!(said.contains(fault), "{fault}: {said}");
    }
    assert!(!site.data().join("checklists/reviews").exists());

    let sound = table(&format!("{id},1.1.0,张工,2026-03-01,2012 年第 1 次印刷,\n"));
    for files in [1, 1] {
        let done = site.run_on("checklist", &sound, &["reviewed", "FILE"]);
        assert!(
            done.status.success(),
            "{}",
            String::from_utf8_lossy(&done.stderr)
        );
        let there = fs::read_dir(site.data().join("checklists/reviews")).unwrap();
        assert_eq!(there.count(), files);
    }
    let shown = || String::from_utf8(site.ok(&["checklist", "show", id])).unwrap();
    assert!(
        shown().contains("2026-03-01 张工与印本核对（2012 年第 1 次印刷）"),
        "{}",
        shown()
    );

    let own = site.ok(&["--format", "json", "checklist", "show", id]);
    let own = String::from_utf8(own).unwrap();
    let changed = own.replace("\"version\": \"1.1.0\"", "\"version\": \"1.1.1\"");
    fs::write(site.data().join("checklists/own.json"), changed).unwrap();
    assert!(shown().contains("核对过 1.1.0 版"), "{}", shown());
}
