//! Damage, emptiness and disks that say no, by the real program: whoever reads is told on standard
//! error, and a script by the exit code.

use crate::journeys::{conforming, fitted};
use crate::site::{PEOPLE, Site};
use serde_json::Value;
use std::fs;
use std::process::Output;

/// A project with a check, of which a reading was changed afterwards.
fn damaged() -> Site {
    let site = Site::with_project();
    site.record(&[fitted(&site, conforming("self", "P1", 1))]);
    let journal = site.journal();
    let text = fs::read_to_string(&journal).unwrap();
    fs::write(&journal, text.replacen("\"0\"", "\"9\"", 1)).unwrap();
    site
}

/// A project whose journal cannot be read: something that is no file stands in its place.
fn unreadable() -> Site {
    let site = Site::with_project();
    let journal = site.journal();
    fs::remove_file(&journal).unwrap();
    fs::create_dir(&journal).unwrap();
    site
}

fn said(output: &Output) -> (Option<i32>, String) {
    let words = String::from_utf8_lossy(&output.stderr).into_owned();
    (output.status.code(), words)
}

/// Every command that reads a whole project: lists, figures and what is agreed. Those that look up one
/// thing by its name (`issue show`, `evidence show`) come by the same door.
const READERS: [&[&str]; 16] = [
    &["rates"],
    &["check", "list"],
    &["check", "show", "L1"],
    &["project", "list"],
    &["project", "show"],
    &["project", "set"],
    &["people", "list"],
    &["people", "keys"],
    &["issue", "list"],
    &["responsibility"],
    &["plausible"],
    &["blocked"],
    &["evidence", "list"],
    &["register", "list"],
    &["conflict", "list"],
    &["notice", "list"],
];

#[test]
fn every_command_that_reads_damage_names_it_and_exits_4() {
    let site = damaged();
    for words in READERS {
        let (code, told) = said(&site.run(words));
        assert_eq!(code, Some(4), "{words:?}: {told}");
        assert!(told.contains("00000001.jsonl"), "{words:?}: {told}");
    }
    let rates = site.run(&["rates", "--format", "json"]);
    let rates: Value = serde_json::from_slice(&rates.stdout).unwrap();
    assert_eq!(rates["unverified"], true);
    for format in ["table", "csv"] {
        let rates = site.run(&["rates", "--format", format]);
        let text = String::from_utf8(rates.stdout).unwrap();
        assert!(text.contains("未核实"), "{format}: {text}");
    }
}

#[test]
fn the_list_of_projects_names_the_one_that_is_damaged() {
    let site = damaged();
    site.ok(&["project", "new", "--code", "T2", "--name", "二号楼"]);
    let (code, told) = said(&site.run(&["project", "list"]));
    assert_eq!(code, Some(4), "{told}");
    let whose = |line: &str| line.starts_with("✗ T1：") || line.starts_with("! T1：");
    assert!(told.contains("✗ T1：") && told.lines().all(whose), "{told}");
}

#[test]
fn verify_names_a_project_by_what_stands_in_its_own_records() {
    let site = Site::with_project();
    let stick = site.folder("stick");
    site.ok(&["export", &stick]);
    let verified = String::from_utf8(Site::new().ok(&["verify", &stick])).unwrap();
    assert!(verified.contains("T1 试验楼 ["), "{verified}");
}

#[test]
fn an_export_of_damage_says_so_in_its_files_and_its_exit_code() {
    let site = damaged();
    let stick = site.folder("stick");
    let (code, told) = said(&site.run(&["export", &stick]));
    assert_eq!(code, Some(4), "{told}");
    let summary = fs::read_dir(format!("{stick}/summary")).unwrap();
    let summary = summary.last().unwrap().unwrap().path();
    let rates = fs::read_to_string(summary.join("rates.csv")).unwrap();
    assert!(rates.contains("未核实"), "{rates}");
    for table in ["projects", "subjects"] {
        let rows = fs::read_to_string(summary.join(format!("{table}.jsonl"))).unwrap();
        let marked = |row: &str| serde_json::from_str::<Value>(row).unwrap()["unverified"] == true;
        assert!(!rows.is_empty() && rows.lines().all(marked), "{rows}");
    }
    let list = String::from_utf8(site.run(&["plausible", "--format", "csv"]).stdout).unwrap();
    assert!(list.contains("未核实"), "{list}");
}

#[test]
fn an_exchange_of_damage_says_so_and_exits_4() {
    let site = damaged();
    let stick = site.folder("stick");
    fs::create_dir(&stick).unwrap();
    let (code, told) = said(&site.run(&["sync", &stick]));
    assert_eq!(code, Some(4), "{told}");
    assert!(told.contains("✗"), "{told}");
    let json = site.run(&["sync", &stick, "--format", "json"]);
    let json: Value = serde_json::from_slice(&json.stdout).unwrap();
    assert_eq!(json[0]["sound"], false, "{json}");
}

#[test]
fn what_is_whole_is_not_marked() {
    let site = Site::with_project();
    let rates: Value = serde_json::from_slice(&site.ok(&["rates", "--format", "json"])).unwrap();
    assert_eq!(rates.get("unverified"), None);
}

#[test]
fn a_journal_that_cannot_be_read_is_no_empty_project() {
    let site = unreadable();
    for words in [
        &["rates"][..],
        &["project", "show"],
        &["check", "show", "L1"],
    ] {
        let (code, told) = said(&site.run(words));
        assert_eq!(code, Some(5), "{words:?}: {told}");
        assert!(told.contains("00000001.jsonl"), "{words:?}: {told}");
    }
    // No line is judged, so none is refused by a rule.
    let batch = site.pipe(&["check", "record", "-"], b"{}\n");
    let (code, told) = said(&batch);
    assert_eq!(
        (code, batch.stdout.as_slice()),
        (Some(5), &b""[..]),
        "{told}"
    );
    assert!(told.contains("读不出"), "{told}");
    assert_eq!(said(&site.run(&["export", &site.folder("x")])).0, Some(5));
}

#[test]
fn verify_of_nothing_is_never_sound() {
    let site = Site::with_project();
    let missing = said(&site.run(&["verify", &site.folder("mistyped")]));
    assert_eq!(missing.0, Some(2), "{}", missing.1);
    fs::create_dir(site.folder("mounted")).unwrap();
    let empty = site.run(&["verify", &site.folder("mounted")]);
    assert_eq!(empty.status.code(), Some(4));
    assert!(String::from_utf8_lossy(&empty.stdout).contains("没有工程"));
    fs::create_dir_all(site.folder("mounted/projects/abcd")).unwrap();
    let hollow = site.run(&["verify", &site.folder("mounted")]);
    assert_eq!(hollow.status.code(), Some(4));
    // A good folder beside it does not make up for it.
    site.ok(&["export", &site.folder("stick")]);
    let both = site.run(&["verify", &site.folder("stick"), &site.folder("mounted")]);
    assert_eq!(both.status.code(), Some(4));
    let none = Site::new();
    assert_eq!(none.run(&["verify"]).status.code(), Some(2));
}

#[test]
fn a_project_that_this_machine_remembers_and_that_is_gone_is_a_fault() {
    let site = Site::with_project();
    fs::remove_dir_all(site.data().join("projects")).unwrap();
    let gone = site.run(&["verify"]);
    assert_eq!(gone.status.code(), Some(4));
    assert!(String::from_utf8_lossy(&gone.stdout).contains("本机在这个数据文件夹中保存过"));
    fs::remove_dir_all(site.data()).unwrap();
    assert_eq!(site.run(&["verify"]).status.code(), Some(4));
}

#[test]
fn reading_and_exporting_work_beside_an_open_project() {
    let site = Site::with_project();
    // What is sealed already goes out, the rest is named.
    site.ok(&["export", &site.folder("stick")]);
    let first = fitted(&site, conforming("self", "P1", 1));
    let mut holder = site.holder(&first);
    for words in READERS {
        let (code, told) = said(&site.run(words));
        assert_eq!(
            (code, told.contains("只读")),
            (Some(0), false),
            "{words:?}: {told}"
        );
    }
    // What only shows a change looks too.
    let preview = site.run_on("people", PEOPLE, &["import", "FILE", "--preview"]);
    let (code, told) = said(&preview);
    assert_eq!((code, told.contains("只读")), (Some(0), false), "{told}");
    let (code, told) = said(&site.run(&["export", &site.folder("stick")]));
    assert_eq!(code, Some(0), "{told}");
    assert!(told.contains("最近的记录 1 条没有交出"), "{told}");
    let (code, told) = said(&site.run(&["verify", &site.folder("stick")]));
    assert_eq!(code, Some(0), "{told}");
    drop(holder.stdin.take());
    assert!(holder.wait().unwrap().success());
    let (_, told) = said(&site.run(&["export", &site.folder("stick")]));
    assert!(!told.contains("没有交出"), "{told}");
    site.ok(&["verify", &site.folder("stick")]);
}

#[test]
fn what_is_no_batch_is_named_and_is_no_fault_of_the_program() {
    let site = Site::with_project();
    for (name, code) in [(".", 5), ("no-such-file.jsonl", 2)] {
        let (got, told) = said(&site.run(&["check", "record", &site.folder(name)]));
        assert_eq!(got, Some(code), "{name}: {told}");
        assert!(!told.contains("程序内部错误"), "{told}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_standard_output_is_said_as_it_is() {
    let site = Site::with_project();
    for words in [&["rates"][..], &["check", "list"], &["man"], &["--help"]] {
        let full = fs::OpenOptions::new()
            .write(true)
            .open("/dev/full")
            .unwrap();
        let output = site.command(words).stdout(full).output().unwrap();
        let (code, told) = said(&output);
        assert_eq!(code, Some(5), "{words:?}: {told}");
        assert!(
            told.contains("盘满") || told.contains("full"),
            "{words:?}: {told}"
        );
        assert!(!told.contains("程序内部错误"), "{told}");
    }
    // The record is on disk, and where to go on is said.
    let line = fitted(&site, conforming("self", "P1", 1)).to_string();
    let file = site.folder("batch.jsonl");
    fs::write(&file, format!("{line}\n{line}\n")).unwrap();
    let full = fs::OpenOptions::new()
        .write(true)
        .open("/dev/full")
        .unwrap();
    let mut batch = site.command(&["check", "record", &file]);
    let (code, told) = said(&batch.stdout(full).output().unwrap());
    assert_eq!(code, Some(5), "{told}");
    assert!(
        told.contains("停在第 2 行") && told.contains("已记录 1 条"),
        "{told}"
    );
    let listed = String::from_utf8(site.ok(&["check", "list", "--format", "csv"])).unwrap();
    assert!(listed.contains("accepted"), "{listed}");
}
