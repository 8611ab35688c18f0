//! Values that people type on the command line: understood as they mean them, or refused with what may
//! stand there, in their language.

use crate::site::Site;

/// What is said about words that are not taken.
fn refused(site: &Site, words: &[&str]) -> String {
    let output = site.run(words);
    assert_eq!(output.status.code(), Some(2), "{words:?}");
    String::from_utf8(output.stderr).unwrap()
}

#[test]
fn each_value_is_refused_with_what_may_stand_there() {
    let site = Site::with_project();
    let new = ["project", "new", "--code", "Q", "--name", "示例"];
    let with = |more: &[&'static str]| -> Vec<&str> { new.iter().chain(more).copied().collect() };
    for (words, says) in [
        (with(&["--target-first-pass", "0.96"]), "96 % 请写 96"),
        (with(&["--target-first-pass", "九十六"]), "0 到 100"),
        (with(&["--scheme", "国优"]), "gbj300-88"),
        (
            vec!["project", "new", "--code", "", "--name", "x"],
            "不能为空",
        ),
        (with(&["--scale", "特大"]), "大中型"),
        (vec!["rates", "--from", "上月"], "2026/3/1"),
        (vec!["rates", "--level", "批"], "lot（检验批）"),
        (vec!["rates", "--by", "颜色"], "crew（班组）"),
        (vec!["rates", "--format", "xml"], "json"),
        (vec!["rates", "--lang", "fr"], "zh（中文）"),
        (vec!["rates", "--leval", "lot"], "--level"),
        (vec!["rate"], "rates"),
        (vec!["check", "show"], "还缺少"),
        (vec!["project", "set", "--zone", "上海"], "+08:00"),
        (vec!["project", "set", "--chain", "lot"], "类别=检查链"),
        (
            vec!["issue", "assign", "x", "--due", "月底", "--by", "P1"],
            "2026/3/1",
        ),
        (vec!["issue", "list", "--state", "忘了"], "closed（已关闭）"),
        (vec!["register", "list", "仓库"], "material（进场验收）"),
        (
            vec![
                "evidence",
                "add",
                "x.jpg",
                "--subject",
                "L1",
                "--stage",
                "初检",
            ],
            "self（自检）",
        ),
    ] {
        let said = refused(&site, &words);
        assert!(said.contains(says), "{words:?}: {said}");
        let english = [
            "error:",
            "possible values",
            "invalid",
            "Usage",
            "这个值不能用",
        ];
        assert!(
            !english.iter().any(|word| said.contains(word)),
            "{words:?}: {said}"
        );
    }
    let said = refused(&site, &["--lang", "en", "rates", "--from", "last month"]);
    let chinese = said.contains(|c: char| ('\u{4e00}'..='\u{9fff}').contains(&c));
    assert!(said.contains("2026-03-01") && !chinese, "{said}");
}

#[test]
fn values_are_understood_as_people_write_them() {
    let site = Site::with_project();
    for words in [
        &[
            "project",
            "new",
            "--code",
            "Q",
            "--name",
            "示例",
            "--scheme",
            "GBJ300-88",
            "--target-first-pass",
            "９６％",
        ][..],
        &[
            "project",
            "set",
            "--project",
            "T1",
            "--target-first-pass",
            "96.0",
            "--scale",
            "大中型",
            "--began",
            "2026年1月10日",
        ],
        &[
            "rates",
            "--project",
            "T1",
            "--from",
            "2026/3/1",
            "--to",
            "2026年3月31日",
            "--level",
            "检验批",
            "--by",
            "班组",
        ],
        &["issue", "list", "--project", "T1", "--state", "未关闭"],
    ] {
        site.ok(words);
    }
    // Days without their year: what is said, and where it lies.
    for day in ["昨天", "3-1", "3.1", "３月１日", "today"] {
        site.ok(&["rates", "--project", "T1", "--from", day, "--to", "今天"]);
    }
    let began = ["project", "set", "--project", "T1", "--began", "1月10日"];
    let said = String::from_utf8(site.run(&began).stderr).unwrap();
    assert!(
        said.contains("「1月10日」按 20") && said.contains("-01-10 记"),
        "{said}"
    );
    site.ok(&[
        "project",
        "set",
        "--project",
        "T1",
        "--began",
        "2026年1月10日",
    ]);
    let set = String::from_utf8(site.ok(&["project", "set", "--project", "T1"])).unwrap();
    for value in ["96.0 %", "2026-01-10", "UTC+08:00"] {
        assert!(set.contains(value), "{value}: {set}");
    }
}

#[test]
fn a_stick_is_said_to_be_what_it_is() {
    let site = Site::with_project();
    let stick = site.folder("stick");
    site.ok(&["export", &stick]);
    let projects = std::path::Path::new(&stick).join("projects");
    let project = std::fs::read_dir(&projects)
        .unwrap()
        .next()
        .unwrap()
        .unwrap()
        .path();
    let copy = std::path::PathBuf::from(format!("{} - 副本", project.display()));
    copy_all(&project, &copy);
    let rollup = |words: &[&str]| {
        let all: Vec<&str> = ["rollup", "--format", "json"]
            .iter()
            .chain(words)
            .copied()
            .collect();
        let output = site.run(&all);
        let said = String::from_utf8(output.stderr).unwrap();
        (
            output.status.code(),
            String::from_utf8(output.stdout).unwrap(),
            said,
        )
    };
    let (code, once, said) = rollup(&[&stick]);
    assert_eq!(code, Some(0), "{said}");
    assert!(
        said.contains("只计一次") && once.contains("\"project\": \"T1\""),
        "{said}{once}"
    );
    std::fs::create_dir(projects.join("empty1")).unwrap();
    let (code, _, said) = rollup(&[&stick]);
    assert!(code == Some(4) && said.contains("没有记录"), "{said}");
    let (code, _, said) = rollup(&[&site.folder("gone")]);
    assert!(code == Some(4) && said.contains("没有这个文件夹"), "{said}");
    let synced = site.run(&["sync", &stick]);
    let said = String::from_utf8(synced.stderr).unwrap();
    assert!(said.contains("副本"), "{said}");
    for (folder, says) in [
        (
            site.data().to_string_lossy().into_owned(),
            "这是本机的数据文件夹",
        ),
        (site.folder("no/such/place"), "没有这个文件夹"),
    ] {
        let said = refused(&site, &["sync", &folder]);
        assert!(said.contains(says), "{said}");
    }
}

fn copy_all(from: &std::path::Path, to: &std::path::Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let there = to.join(entry.file_name());
        match entry.path().is_dir() {
            true => copy_all(&entry.path(), &there),
            false => _ = std::fs::copy(entry.path(), there).unwrap(),
        }
    }
}
