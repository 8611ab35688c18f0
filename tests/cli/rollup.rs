//! `rollup` by the ledger of headquarters: which project belongs where, and what a ledger says that cannot be
//! taken.

use crate::copy::copy;
use crate::site::Site;
use serde_json::Value;
use std::path::Path;
use std::process::Output;
use tempfile::TempDir;

/// Its project, and that of the journals with forks.
const PLAIN: &str = "xip666f6oy67";

/// Journals that a released version wrote.
fn golden(version: &str) -> TempDir {
    let data = tempfile::tempdir().unwrap();
    let from = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/golden")
        .join(version);
    copy(&from, data.path());
    data
}

/// The row of a group, of all without one.
fn row(output: &Output, group: Option<&str>) -> Value {
    let said: Value = serde_json::from_slice(&output.stdout).unwrap();
    let rows = said["rows"].as_array().unwrap();
    let found = rows.iter().find(|row| row["group"].as_str() == group);
    let mut found = found.cloned().unwrap_or_default();
    found.as_object_mut().map(|row| row.remove("group"));
    found
}

fn said(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

#[test]
fn projects_are_grouped_by_the_ledger_and_what_it_cannot_say_is_named() {
    let site = Site::new();
    let data = [golden("0.1.0"), golden("0.1.0-forks")];
    let [plain, forks] = data.each_ref().map(|data| data.path().to_str().unwrap());
    let ledger = site.folder("台账.csv");
    let text = format!("工程标识,工程编号,地区,公司\n{PLAIN},,华东,一局\n,没有的,华北,\n");
    std::fs::write(&ledger, text).unwrap();
    let words = ["rollup", plain, "--level", "lot", "--format", "json"];
    let alone = site.run(&words);
    let by = |by: &str| {
        let more = [forks, "--ledger", &ledger, "--by", by];
        site.run(&[&words[..], &more].concat())
    };
    for (by_word, group) in [("region", "华东"), ("公司", "一局")] {
        let together = by(by_word);
        assert_eq!(row(&together, Some(group)), row(&alone, None), "{by_word}");
        assert_ne!(row(&together, None), row(&alone, None));
        let said = said(&together);
        for what in [
            "第 3 行 B 列「工程编号」",
            "「没有的」",
            "有 1 个工程没有这一项",
        ] {
            assert!(said.contains(what), "{what}: {said}");
        }
        assert!(said.contains("台账里没有 1 个"), "{said}");
    }
    let projects = by("project");
    let said: Value = serde_json::from_slice(&projects.stdout).unwrap();
    assert_eq!(said["rows"].as_array().unwrap().len(), 3, "{said}");
}

#[test]
fn groups_of_the_ledger_need_one_without_faults() {
    let site = Site::with_project();
    let data = site.data().to_str().unwrap().to_owned();
    let none = site.run(&["rollup", &data, "--by", "地区"]);
    assert_eq!(none.status.code(), Some(2));
    assert!(said(&none).contains("--ledger"), "{}", said(&none));
    let ledger = site.folder("台账.csv");
    std::fs::write(&ledger, "工程编号,地区\nT1,东\n,西\nT1,东\n").unwrap();
    let faulty = site.run(&["rollup", &data, "--by", "region", "--ledger", &ledger]);
    let said = said(&faulty);
    assert_eq!(
        (faulty.status.code(), faulty.stdout.len()),
        (Some(3), 0),
        "{said}"
    );
    for what in ["有 2 处错误", "第 3 行", "第 4 行"] {
        assert!(said.contains(what), "{what}: {said}");
    }
}

#[test]
fn the_line_that_makes_the_ledgers_table_is_printed() {
    let site = Site::new();
    let said = site.ok(&["sql", "regions", "--engine", "duckdb"]);
    let said = String::from_utf8(said).unwrap();
    assert!(said.contains("CREATE VIEW ledger AS"), "{said}");
}

/// A pair as people see it: the per cent, and in brackets what it is of.
fn pair(pair: &Value, [part, whole]: [&str; 2]) -> String {
    match pair["rate"].as_str() {
        Some(rate) => format!("{rate} % ({}/{})", pair[part], pair[whole]),
        None => "—".to_owned(),
    }
}

#[test]
fn the_board_shows_the_figures_that_are_printed() {
    let site = Site::new();
    let data = [golden("0.1.0"), golden("0.1.0-forks")];
    let [plain, forks] = data.each_ref().map(|data| data.path().to_str().unwrap());
    let [page, book] = ["board.html", "board.xlsx"].map(|name| site.folder(name));
    let board = ["--html", &page, "--xlsx", &book, "--format", "json"];
    let output = site.run(&[&["rollup", plain, forks], &board[..]].concat());
    let printed: Value = serde_json::from_slice(&output.stdout).unwrap();
    let html = std::fs::read_to_string(&page).unwrap();
    let rows = printed["rows"].as_array().unwrap();
    assert_eq!(rows.len(), 4);
    for row in rows {
        let first_pass = pair(&row["first_pass"], ["passed", "concluded"]);
        let excellence = pair(&row["excellence"], ["excellent", "graded"]);
        for figure in [first_pass, excellence] {
            assert!(html.contains(&format!("<td class=r>{figure}")), "{figure}");
        }
    }
    let lots = &rows[0]["first_pass"];
    let tile = format!("<small>{} / {}</small>", lots["passed"], lots["concluded"]);
    assert!(html.contains(&tile), "{tile}");
    assert!(std::fs::read(&book).unwrap().starts_with(b"PK"));
    // What was there is replaced, so nothing else may be meant.
    let other = site.run(&["rollup", plain, "--html", &site.folder("plan.docx")]);
    assert_eq!(other.status.code(), Some(2), "{}", said(&other));
}
