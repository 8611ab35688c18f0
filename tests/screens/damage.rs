//! A journal that was damaged, on the screen: named before everything else, with the lot and what follows.

use crate::site::{SIZES, Site};
use crate::town;
use sanjian::text::Lang;
use std::fs;
use std::path::{Path, PathBuf};

/// The first segment of the only journal below a folder.
fn journal(folder: &Path) -> PathBuf {
    let only = |dir: PathBuf| fs::read_dir(dir).unwrap().next().unwrap().unwrap().path();
    let project = only(folder.join("projects"));
    only(project.join("log")).join("00000001.jsonl")
}

/// A town in which one letter of the first acceptance of its first lot was changed.
fn damaged(size: (u16, u16)) -> Site {
    let site = town::of(4, size, Lang::Zh);
    let path = journal(site.folder.path());
    let text = fs::read_to_string(&path).unwrap();
    let line = { text.lines() }
        .find(|line| line.contains("L-00001") && line.contains("\"acceptance\""))
        .unwrap();
    let changed = line.replacen("accepted", "acceptef", 1);
    assert_ne!(changed, line);
    let text = text.replacen(line, &changed, 1);
    fs::write(&path, text).unwrap();
    site.killed_and_reopened()
}

#[test]
fn damage_is_named_first_listed_by_f2_and_marks_the_rates() {
    for size in SIZES {
        let mut site = damaged(size);
        let overview = site.screen();
        let lines: Vec<&str> = overview.lines().collect();
        let first =
            { lines.iter() }.position(|line| line.contains("缺失") || line.contains("损坏"));
        let first = first.unwrap_or_else(|| panic!("{overview}"));
        // The lot stands among the tasks too.
        let named = lines[first..first + 2].concat();
        for word in ["L-00001", "比率未核实", "F2"] {
            assert!(named.contains(word), "{named}");
        }
        let found = site.press("F2").screen();
        assert!(
            found.contains("00000001.jsonl") && found.contains("不计入"),
            "{found}"
        );
        assert!(found.contains("按 2（交换）"), "{found}");
        let rates = site.press("Esc 7").screen();
        assert!(rates.contains("未核实"), "{rates}");
    }
}

#[test]
fn of_a_whole_journal_nothing_is_said() {
    let mut site = town::of(2, SIZES[0], Lang::Zh);
    assert!(!site.screen().contains("未核实"));
    assert!(!site.press("7").screen().contains("未核实"));
}
