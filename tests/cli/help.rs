//! Help when something breaks, and folders that can be read without the program: the doctor, a log, the description of
//! the format followed to the letter, records in plain text.

use crate::copy::copy;
use crate::site::Site;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

fn examined(site: &Site) -> (i32, Value) {
    let output = site.run(&["doctor", "--format", "json"]);
    let said = serde_json::from_slice(&output.stdout).unwrap();
    (output.status.code().unwrap(), said)
}

fn state(said: &Value, part: &str) -> Vec<String> {
    let rows = said["rows"].as_array().unwrap().iter();
    let own = rows.filter(|row| row["part"] == part);
    own.map(|row| row["state"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn the_doctor_finds_a_sound_folder_sound_and_leaves_no_trace() {
    let site = Site::with_project();
    let names = |folder: PathBuf| -> Vec<PathBuf> {
        let there = fs::read_dir(folder).unwrap();
        let mut names: Vec<PathBuf> = there.map(|one| one.unwrap().path()).collect();
        names.sort();
        names
    };
    let before = names(site.data());
    let (code, said) = examined(&site);
    assert_eq!(code, 0, "{said:#}");
    assert_eq!(said["schema"], "sanjian.doctor/1");
    for part in ["program", "folder", "projects", "clock", "keys", "settings"] {
        assert!(
            state(&said, part).iter().all(|one| one == "ok"),
            "{part}: {said:#}"
        );
        assert!(!state(&said, part).is_empty(), "{part}: {said:#}");
    }
    assert!(
        said["rows"].as_array().unwrap().iter().any(|row| {
            row["part"] == "disk" && row["found"].as_str().unwrap().contains("毫秒")
        })
    );
    assert_eq!(names(site.data()), before);
    let words = String::from_utf8(site.ok(&["doctor", "--lang", "en"])).unwrap();
    assert!(words.contains("✓ Data folder"), "{words}");
}

#[test]
fn the_doctor_says_what_is_damaged_in_use_or_misunderstood_and_what_to_do() {
    let site = Site::with_project();
    fs::write(site.data().join("settings.json"), r#"{"theme": "drak"}"#).unwrap();
    fs::create_dir_all(site.data().join("reports")).unwrap();
    fs::write(site.data().join("reports/1.txt"), "x").unwrap();
    let mut holder = site.recorder();
    let since = std::time::Instant::now();
    let held = loop {
        let (code, said) = examined(&site);
        assert_eq!(code, 0, "{said:#}");
        let held = said["rows"].as_array().unwrap().iter().any(|row| {
            row["found"]
                .as_str()
                .unwrap()
                .contains(&holder.id().to_string())
        });
        if held || since.elapsed().as_secs() > 30 {
            assert_eq!(state(&said, "settings"), ["mind"], "{said:#}");
            assert!(
                state(&said, "program").contains(&"mind".to_owned()),
                "{said:#}"
            );
            break held;
        }
    };
    assert!(held, "nobody is said to have the project open");
    drop(holder.stdin.take());
    holder.wait().unwrap();
    let journal = files(&site.data(), "/log/").pop().unwrap();
    let mut bytes = fs::read(&journal).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&journal, bytes).unwrap();
    let (code, said) = examined(&site);
    assert_eq!(code, 4, "{said:#}");
    let bad = said["rows"]
        .as_array()
        .unwrap()
        .iter()
        .find(|row| row["state"] == "bad");
    let advice = bad.unwrap()["advice"].as_str().unwrap();
    assert!(advice.contains("sanjian verify"), "{said:#}");
}

#[test]
fn the_doctor_answers_where_the_data_folder_is_none() {
    let site = Site::new();
    let file = site.data().join("file");
    fs::create_dir_all(site.data()).unwrap();
    fs::write(&file, "").unwrap();
    let folder = file.join("below");
    let mut command = Command::new(env!("CARGO_BIN_EXE_sanjian"));
    let output = command.arg("--data").arg(&folder).arg("doctor").output();
    let output = output.unwrap();
    let words = String::from_utf8(output.stdout).unwrap();
    assert!(!output.status.success() && words.contains("×"), "{words}");
    let none = Site::new();
    let (code, said) = examined(&none);
    assert_eq!(
        (code, state(&said, "folder")),
        (0, vec!["ok".to_owned()]),
        "{said:#}"
    );
}

#[test]
fn a_log_says_what_was_done_and_nothing_of_anybody() {
    let site = Site::with_project();
    let log = site.folder("logs");
    fs::create_dir_all(&log).unwrap();
    let file = format!("{log}/run.log");
    let check =
        r#"{"schema":"sanjian.check/1","subject":"L1","stage":"mutual","by":"P2","answers":[]}"#;
    site.pipe(&["--log", &file, "check", "record", "-"], check.as_bytes());
    site.run(&[
        "--log",
        &file,
        "project",
        "new",
        "--code",
        "QX-77",
        "--name",
        "机密楼",
    ]);
    let text = fs::read_to_string(&file).unwrap();
    let told = [
        "command \"check record\"",
        "Conclude: refused",
        "end 3",
        "command \"project new\"",
        "CreateProject: done",
        "end 0",
    ];
    let mut rest = text.as_str();
    for words in told {
        rest = rest
            .split_once(words)
            .unwrap_or_else(|| panic!("{words}: {text}"))
            .1;
    }
    for secret in ["机密楼", "QX-77", "L1", "P2", site.data().to_str().unwrap()] {
        assert!(!text.contains(secret), "{secret}: {text}");
    }
}

/// Every file below a folder whose path has a part in it, in order.
fn files(folder: &Path, part: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => found.extend(files(&path, part)),
            false if path.to_string_lossy().contains(part) => found.push(path),
            false => {}
        }
    }
    found.sort();
    found
}

fn golden(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/golden")
        .join(name)
}

/// The programs that a description has, as it has them.
fn programs(description: &str) -> Vec<String> {
    let blocks = description.split("```python\n").skip(1);
    let code = blocks.map(|block| block.split("```").next().unwrap().to_owned());
    code.collect()
}

#[test]
fn what_the_format_says_of_itself_holds_in_python() {
    let python = |code: &str, folder: &Path| {
        let run = Command::new("python3")
            .arg("-c")
            .arg(code)
            .arg(folder)
            .output();
        run.map(|done| {
            (
                done.status.success(),
                String::from_utf8_lossy(&done.stdout).lines().count(),
            )
        })
    };
    if python("", Path::new(".")).is_err() {
        println!("skipped: there is no python3 on this machine");
        return;
    }
    for version in ["0.1.0", "0.1.0-forks"] {
        let site = Site::new();
        copy(&golden(version), &site.data());
        let stick = site.folder("stick");
        site.ok(&["export", &stick]);
        let description = fs::read_to_string(Path::new(&stick).join("FORMAT.txt")).unwrap();
        let both = programs(&description);
        assert_eq!(
            (both.len(), &both[0]),
            (2, &both[1]),
            "one program in both languages"
        );
        let lines = |path: &PathBuf| fs::read_to_string(path).unwrap().lines().count();
        let records: usize = files(Path::new(&stick), "/log/").iter().map(lines).sum();
        let followed = python(&both[0], Path::new(&stick)).unwrap();
        assert_eq!(followed, (true, records), "{version}");
        // What is not as it was written is found by the same lines.
        for part in ["/log/", "/blobs/"] {
            let path = files(Path::new(&stick), part).pop().unwrap();
            let bytes = fs::read(&path).unwrap();
            for at in [12, bytes.len() / 2, bytes.len() - 4] {
                let mut bad = bytes.clone();
                bad[at] ^= 1;
                fs::write(&path, bad).unwrap();
                let (sound, _) = python(&both[0], Path::new(&stick)).unwrap();
                assert!(!sound, "{version}: byte {at} of {path:?}");
            }
            fs::write(&path, bytes).unwrap();
        }
        let journal = files(Path::new(&stick), "/log/").remove(0);
        let text = fs::read_to_string(&journal).unwrap();
        let without: Vec<&str> = text
            .split_inclusive('\n')
            .enumerate()
            .filter(|(at, _)| *at != 1)
            .map(|(_, line)| line)
            .collect();
        fs::write(&journal, without.concat()).unwrap();
        assert!(
            !python(&both[0], Path::new(&stick)).unwrap().0,
            "a line removed"
        );
    }
}

#[test]
fn a_folder_that_is_exchanged_by_says_how_it_is_read_and_is_never_written_over() {
    let (site, other) = (Site::with_project(), Site::new());
    let stick = site.folder("stick");
    fs::create_dir_all(&stick).unwrap();
    site.ok(&["sync", &stick]);
    let description = Path::new(&stick).join("FORMAT.txt");
    assert!(
        fs::read_to_string(&description)
            .unwrap()
            .contains("sanjian/rec/1")
    );
    fs::write(&description, "somebody's own words").unwrap();
    other.ok(&["sync", &stick]);
    site.ok(&["project", "set", "--target-first-pass", "97"]);
    site.ok(&["sync", &stick]);
    assert_eq!(
        fs::read_to_string(&description).unwrap(),
        "somebody's own words"
    );
    // Another device's data folder is only read.
    site.ok(&["sync", other.data().to_str().unwrap()]);
    assert!(!other.data().join("FORMAT.txt").exists());
}

#[test]
fn every_record_is_a_paragraph_in_both_languages() {
    let site = Site::new();
    copy(&golden("0.1.0"), &site.data());
    let stick = site.folder("stick");
    site.ok(&["export", &stick, "--text"]);
    let records: Vec<Value> = files(Path::new(&stick), "/log/")
        .iter()
        .flat_map(|path| {
            let text = fs::read_to_string(path).unwrap();
            let lines: Vec<Value> = text
                .lines()
                .map(|line| serde_json::from_str(line).unwrap())
                .collect();
            lines
        })
        .collect();
    for (name, lead, clue) in [
        ("records.zh.txt", "第 ", "签字"),
        ("records.en.txt", "Record ", "signature"),
    ] {
        let path = files(Path::new(&stick), name).pop().unwrap();
        let text = fs::read_to_string(path).unwrap();
        let paragraphs: Vec<&str> = text.lines().filter(|line| line.starts_with(lead)).collect();
        assert_eq!(paragraphs.len(), records.len(), "{name}");
        assert!(text.to_lowercase().contains(&clue.to_lowercase()), "{name}");
        let mut order: Vec<(u64, &str, u64)> = records
            .iter()
            .map(|one| {
                (
                    one["e"]["lc"].as_u64().unwrap(),
                    one["e"]["did"].as_str().unwrap(),
                    one["e"]["seq"].as_u64().unwrap(),
                )
            })
            .collect();
        order.sort_unstable();
        for (paragraph, (_, did, seq)) in paragraphs.iter().zip(order) {
            assert!(
                paragraph.contains(&format!("{did}-{seq} ")),
                "{name}: {paragraph}"
            );
        }
        let own = |what: &str| text.contains(what);
        assert!(own("3 层板钢筋安装") || own("L1"), "{name}");
    }
}
