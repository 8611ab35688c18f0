//! The house stands as drawn: arrows point down only, and no room opens files by itself.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that fails should fail loudly"
)]

use std::fs;
use std::path::{Path, PathBuf};

/// Rooms and the rooms below that each may use; nothing else.
const ARROWS: [(&str, &[&str]); 12] = [
    ("domain", &[]),
    ("text", &["domain"]),
    ("checklist", &["domain", "text"]),
    ("rates", &["domain"]),
    ("store", &[]),
    ("sync", &["domain", "text", "store"]),
    ("report", &["domain", "checklist", "rates", "text"]),
    ("fleet", &["domain", "rates", "store"]),
    ("failure", &["domain", "text", "store", "sync"]),
    (
        "workspace",
        &[
            "domain",
            "checklist",
            "rates",
            "text",
            "store",
            "sync",
            "report",
            "fleet",
            "failure",
        ],
    ),
    (
        "tui",
        &[
            "domain",
            "checklist",
            "rates",
            "text",
            "workspace",
            "failure",
        ],
    ),
    (
        "cli",
        &[
            "domain",
            "checklist",
            "rates",
            "text",
            "report",
            "fleet",
            "workspace",
            "failure",
            "tui",
        ],
    ),
];

fn sources(dir: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

fn files() -> Vec<(String, String, String)> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    sources(&src, &mut paths);
    let file = |path: PathBuf| {
        let name = path
            .strip_prefix(&src)
            .unwrap()
            .to_string_lossy()
            .replace('\\', "/");
        let room = name
            .split('/')
            .next()
            .unwrap()
            .trim_end_matches(".rs")
            .to_owned();
        let text = fs::read_to_string(&path).unwrap();
        (
            room,
            name,
            text.split("#[cfg(test)]").next().unwrap().to_owned(),
        )
    };
    paths.into_iter().map(file).collect()
}

#[test]
fn arrows_point_down() {
    let mut wrong = Vec::new();
    for (room, name, text) in files() {
        let Some((_, may)) = ARROWS.iter().find(|(known, _)| *known == room) else {
            assert!(
                ["lib", "main"].contains(&room.as_str()),
                "{name} is in no room"
            );
            continue;
        };
        let code = text
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"));
        for (at, line) in code.enumerate() {
            for used in line.split("crate::").skip(1) {
                let used = used
                    .split(|c: char| !c.is_alphanumeric() && c != '_')
                    .next()
                    .unwrap();
                if ARROWS.iter().any(|(known, _)| *known == used)
                    && used != room
                    && !may.contains(&used)
                {
                    wrong.push(format!("{name} (code line {}): {room} uses {used}", at + 1));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn files_are_opened_in_one_place() {
    let tests = |name: &str| name.ends_with("/tests.rs");
    let allowed = |name: &str| name.starts_with("store/disk/") || tests(name);
    let opens = ["std::fs", "fs::File", "File::open", "OpenOptions"];
    let wrong: Vec<String> = files()
        .into_iter()
        .filter(|(_, name, text)| !allowed(name) && opens.iter().any(|word| text.contains(word)))
        .map(|(_, name, _)| name)
        .collect();
    // `workspace/outside.rs` resolves the links of a path that the user typed, and opens nothing.
    assert_eq!(wrong, ["workspace/outside.rs"]);
}

#[test]
fn commands_come_to_a_project_by_one_door() {
    let ways = [".enter(", ".look_at(", ".enter_id("];
    let around: Vec<String> = files()
        .into_iter()
        .filter(|(room, name, text)| {
            room == "cli" && name != "cli/door.rs" && ways.iter().any(|way| text.contains(way))
        })
        .map(|(_, name, _)| name)
        .collect();
    // Behind it whatever opening found is said; a command that goes around it would be silent.
    assert!(around.is_empty(), "{around:?}");
}

#[test]
fn every_file_says_what_lives_in_it() {
    let silent: Vec<String> = files()
        .into_iter()
        .filter(|(_, _, text)| !text.starts_with("//!"))
        .map(|(_, name, _)| name)
        .collect();
    assert!(silent.is_empty(), "{silent:?}");
}

#[test]
fn nothing_crate_wide_is_a_drawer() {
    let drawers = ["util", "utils", "common", "helpers", "misc", "manager"];
    let found: Vec<String> = files()
        .into_iter()
        .map(|(_, name, _)| name)
        .filter(|name| name.split(['/', '.']).any(|part| drawers.contains(&part)))
        .collect();
    assert!(found.is_empty(), "{found:?}");
}
