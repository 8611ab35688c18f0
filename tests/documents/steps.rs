//! The first steps, gone from top to bottom: the page's tables and batches are written as they stand, and
//! its commands are run in their order, on the sample and on the project that they make.

use crate::commands::words;
use crate::{LANGUAGES, blocks};
use sanjian::cli::{Setting, Streams, run_in};
use sanjian::text::manual::Topic;
use sanjian::workspace::Surroundings;
use sanjian::workspace::held::clock::SetClock;
use std::cell::RefCell;
use std::ffi::OsString;
use std::fs;
use std::path::Path;
use std::rc::Rc;
use std::sync::Arc;

/// What a command printed and said.
fn run(line: &str, folder: &Path, lang: &str) -> String {
    let kept = || Rc::new(RefCell::new(Vec::new()));
    let (results, said) = (kept(), kept());
    let setting = Setting {
        clock: Arc::new(SetClock::at("2026-11-23T17:30:00+08:00")),
        surroundings: Surroundings::default,
        streams: Streams::kept(results.clone(), said.clone()),
    };
    let here = |word: &String| match word.strip_prefix("./") {
        Some("样例" | "sample") => folder.parent().unwrap().join("sample").into_os_string(),
        Some(name) => folder.join(name).into_os_string(),
        None => OsString::from(word),
    };
    let mut all: Vec<OsString> = words(line).iter().map(here).collect();
    if !line.contains("--data") {
        all.extend(["--data".into(), folder.join("own").into_os_string()]);
    }
    all.extend(["--lang".into(), lang.into()]);
    let exit = run_in(&all, &setting) as i32;
    let text = |kept: &RefCell<Vec<u8>>| String::from_utf8_lossy(&kept.borrow()).into_owned();
    let printed = text(&results) + &text(&said);
    assert_eq!(exit, 0, "{line}\n{printed}");
    printed
}

#[test]
fn the_first_steps_can_be_gone() {
    let vanishes = tempfile::tempdir().unwrap();
    for lang in LANGUAGES {
        let folder = vanishes.path().join(lang.pick("zh", "en"));
        fs::create_dir(&folder).unwrap();
        let mut printed = String::new();
        for (name, lines) in blocks(Topic::FirstSteps.page(lang)) {
            match name.split_once(' ') {
                Some((_, file)) => fs::write(folder.join(file), lines.join("\n")).unwrap(),
                None => {
                    for line in lines {
                        printed += &run(line, &folder, lang.pick("zh", "en"));
                    }
                }
            }
        }
        // What the page says comes of it.
        for outcome in ["accepted", "rejected", "7.3.2"] {
            assert!(printed.contains(outcome), "{outcome} in\n{printed}");
        }
    }
}
