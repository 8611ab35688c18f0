//! Two laptops and a stick, by the real program.

use crate::site::Site;
use serde_json::Value;
use std::fs;

fn sync(site: &Site, stick: &str) -> Value {
    let out = site.ok(&["sync", stick, "--format", "json"]);
    serde_json::from_slice::<Value>(&out).unwrap()[0].take()
}

#[test]
fn two_laptops_meet_by_a_stick() {
    let (a, b) = (Site::with_project(), Site::new());
    let folder = tempfile::tempdir().unwrap();
    let stick = folder.path().join("stick");
    let stick = stick.to_str().unwrap();
    assert_eq!(sync(&a, stick)["in"]["records"], 0);
    let came = sync(&b, stick);
    assert!(came["in"]["records"].as_u64().unwrap() > 0 && came["code"] == "T1");
    assert_eq!(a.ok(&["project", "show"]), b.ok(&["project", "show"]));
    let again = sync(&a, stick);
    assert_eq!(
        (&again["in"]["records"], &again["out"]["written"]),
        (&0.into(), &0.into())
    );
    assert_eq!(a.ok(&["conflict", "list", "--format", "json"]), b"[]\n");
    b.ok(&["verify", stick]);

    // A damaged stick is refused with words, and the exit code says so.
    let mut logs: Vec<_> = walk(folder.path())
        .into_iter()
        .filter(|path| path.ends_with("00000001.jsonl"))
        .collect();
    let log = logs.pop().unwrap();
    let text = fs::read_to_string(&log)
        .unwrap()
        .replace("试验楼", "试验搂");
    fs::write(&log, text).unwrap();
    let c = Site::new();
    let output = c.run(&["sync", stick]);
    assert_eq!(output.status.code(), Some(4));
    assert!(String::from_utf8_lossy(&output.stderr).contains("bad/"));
    assert_eq!(
        c.run(&["sync", c.data().to_str().unwrap()]).status.code(),
        Some(2)
    );
}

#[test]
fn a_copy_under_another_name_is_named_and_nothing_is_made_of_it() {
    let (a, b) = (Site::with_project(), Site::new());
    let folder = tempfile::tempdir().unwrap();
    let stick = folder.path().join("stick");
    sync(&a, stick.to_str().unwrap());
    let projects = stick.join("projects");
    let project = fs::read_dir(&projects).unwrap().next().unwrap().unwrap();
    for name in ["abcd", "工程 - 副本"] {
        fs::rename(project.path(), projects.join(name)).unwrap();
        let output = b.run(&["sync", stick.to_str().unwrap(), "--new"]);
        let told = String::from_utf8_lossy(&output.stderr);
        assert!(told.contains("改过名") && told.contains(name), "{told}");
        assert!(!told.contains("两边都没有工程"), "{told}");
        assert!(!b.data().join("projects").join(name).exists());
        fs::rename(projects.join(name), project.path()).unwrap();
    }
    assert!(sync(&b, stick.to_str().unwrap())["in"]["records"].as_u64() > Some(0));
}

fn walk(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => found.extend(walk(&path)),
            false => found.push(path),
        }
    }
    found
}

#[test]
fn a_copied_data_folder_says_that_it_writes_under_a_new_id() {
    let site = Site::with_project();
    let id = fs::read(site.data().join("device/id")).unwrap();
    let copy = site.data().parent().unwrap().join("copy");
    for path in walk(&site.data()) {
        let to = copy.join(path.strip_prefix(site.data()).unwrap());
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::copy(&path, &to).unwrap();
    }
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_sanjian"));
    let state = site.data().parent().unwrap().join("state");
    command
        .env("XDG_STATE_HOME", state)
        .args(["--lang", "en", "project", "set"])
        .args(["--target-first-pass", "95", "--data"])
        .arg(&copy);
    let output = command.output().unwrap();
    assert!(output.status.success());
    assert!(String::from_utf8_lossy(&output.stderr).contains("the data folder was copied"));
    assert_ne!(fs::read(copy.join("device/id")).unwrap(), id);
    assert_eq!(fs::read(site.data().join("device/id")).unwrap(), id);
}

/// A person and a lot's row changed on two laptops, by the program's own words.
#[test]
fn what_both_changed_is_listed_and_settled() {
    let (a, b) = (Site::with_project(), Site::new());
    let folder = tempfile::tempdir().unwrap();
    let stick = folder.path().join("stick");
    let stick = stick.to_str().unwrap();
    sync(&a, stick);
    sync(&b, stick);
    for (site, name) in [(&a, "王强"), (&b, "王刚")] {
        let table = site.data().join("more.csv");
        fs::write(
            &table,
            format!("编号,姓名,岗位,单位,班组\nP99,{name},专业工长,,\n"),
        )
        .unwrap();
        site.ok(&["people", "import", table.to_str().unwrap()]);
    }
    sync(&a, stick);
    let met = sync(&b, stick);
    assert_eq!(
        (&met["collisions"], &met["awaited"]),
        (&1.into(), &0.into())
    );
    sync(&a, stick);
    let list = |site: &Site| site.ok(&["conflict", "list", "--format", "json"]);
    assert_eq!(list(&a), list(&b));
    let open: Value = serde_json::from_slice(&list(&a)).unwrap();
    assert_eq!(
        (&open[0]["of"], &open[0]["code"]),
        (&"person".into(), &"P99".into())
    );
    let words = String::from_utf8(a.ok(&["conflict", "list"])).unwrap();
    assert!(words.contains("王强") && words.contains("王刚"), "{words}");

    let stands = open[0]["sides"][0].as_str().unwrap();
    let settle = |by: &str| {
        let by = ["conflict", "resolve", "P99", "--stands", stands, "--by", by];
        a.run(&[&by[..], &["--why", "问过本人"]].concat())
    };
    assert_eq!(settle("nobody").status.code(), Some(3));
    assert_eq!(settle("P99").status.code(), Some(0));
    sync(&a, stick);
    sync(&b, stick);
    assert_eq!(list(&b), b"[]\n");
    assert_eq!(a.ok(&["people", "list"]), b.ok(&["people", "list"]));
    a.ok(&["verify"]);
    b.ok(&["verify"]);
}
