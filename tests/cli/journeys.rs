//! Journeys: what a user does with the command line, and what wrong input comes to.

use crate::site::{PEOPLE, Site, TREE};
use serde_json::Value;
use std::fs;

/// Answers that conform, for a small rebar lot of slabs (capacity 12, so three places).
pub fn conforming(stage: &str, by: &str, day: u32) -> Value {
    let measured = [
        "5.5.3-1", "5.5.3-2", "5.5.3-3", "5.5.3-4", "5.5.3-5", "5.5.3-6", "5.5.3-7", "5.5.3-10",
    ];
    let others = ["5.5.3-11", "5.5.3-12", "5.5.3-13"];
    let readings = |item: &&str| serde_json::json!({"item": item, "readings": ["1", "0", "2"]});
    let mut answers: Vec<Value> = measured.iter().map(readings).collect();
    answers.extend(others.iter().map(readings));
    answers.push(serde_json::json!({"item": "5.5.3-14", "readings": ["1", "0", "2"]}));
    answers.push(serde_json::json!({"item": "5.5.1", "result": "pass"}));
    answers.push(serde_json::json!({"item": "5.5.2", "checked": 12, "failed": 0}));
    serde_json::json!({
        "schema": "sanjian.check/1", "subject": "L1", "stage": stage, "by": by,
        "at": format!("2026-03-{day:02}T09:00:00+08:00"), "answers": answers,
    })
}

fn applicable(site: &Site) -> Vec<String> {
    let list: Value = serde_json::from_slice(
        &site
            .run(&[
                "--format",
                "json",
                "checklist",
                "show",
                "gb50204-2015.rebar-installation",
            ])
            .stdout,
    )
    .unwrap();
    let items = list["items"].as_array().unwrap();
    let slab = |item: &&Value| {
        item["when"]
            .as_array()
            .is_none_or(|when| when.iter().any(|id| id == "slab-wall-shell"))
    };
    items
        .iter()
        .filter(slab)
        .map(|item| item["id"].as_str().unwrap().to_owned())
        .collect()
}

/// Keeps of the answers those that apply, so that the test does not depend on row numbers.
pub fn fitted(site: &Site, mut check: Value) -> Value {
    let items = applicable(site);
    let answers = check["answers"].as_array_mut().unwrap();
    answers.retain(|answer| items.iter().any(|item| answer["item"] == item.as_str()));
    let answered: Vec<String> = answers
        .iter()
        .map(|answer| answer["item"].as_str().unwrap().to_owned())
        .collect();
    for item in items.iter().filter(|item| !answered.contains(item)) {
        answers.push(serde_json::json!({"item": item, "readings": ["1", "0", "2"]}));
    }
    check
}

#[test]
fn a_lot_goes_through_the_three_checks_and_acceptance() {
    let site = Site::with_project();
    let stages = [
        ("self", "P1"),
        ("mutual", "P2"),
        ("handover", "P3"),
        ("acceptance", "P4"),
    ];
    for (day, (stage, by)) in (1..).zip(stages) {
        let answer = site
            .record(&[fitted(&site, conforming(stage, by, day))])
            .remove(0);
        assert_eq!(answer["outcome"], "accepted", "{stage}: {answer}");
        assert_eq!(answer["round"], 1);
    }
    let rates: Value = serde_json::from_slice(
        &site
            .run(&["rates", "--format", "json", "--level", "lot"])
            .stdout,
    )
    .unwrap();
    assert_eq!(
        rates["rows"][0]["first_pass"],
        serde_json::json!({"passed": 1, "concluded": 1, "rate": "100.0", "target": "96", "met": true})
    );
    assert_eq!(site.run(&["verify"]).status.code(), Some(0));
}

#[test]
fn a_failed_round_stays_and_the_chain_starts_anew() {
    let site = Site::with_project();
    let mut bad = fitted(&site, conforming("self", "P1", 1));
    bad["answers"][0]["readings"] = serde_json::json!(["99", "99", "99"]);
    let answers = site.record(&[
        bad,
        fitted(&site, conforming("mutual", "P2", 2)),
        fitted(&site, conforming("self", "P1", 3)),
        fitted(&site, conforming("mutual", "P1", 4)),
        fitted(&site, conforming("handover", "P2", 5)),
    ]);
    let brief: Vec<String> = answers
        .iter()
        .map(|answer| {
            format!(
                "{} {} {}",
                answer["outcome"], answer["round"], answer["reasons"][0]["rule"]
            )
        })
        .collect();
    assert_eq!(
        brief,
        [
            "\"rejected\" 1 \"pass_rate\"",
            "\"refused\" null \"gate\"",
            "\"accepted\" 2 null",
            "\"refused\" null \"person\"",
            "\"refused\" null \"gate\"",
        ]
    );
}

#[test]
fn every_fault_of_a_project_table_is_named_and_nothing_is_imported() {
    let site = Site::new();
    site.ok(&["project", "new", "--code", "T", "--name", "试验楼"]);
    let table = "编号,上级编号,类别,名称,检查表,类型,容量\n\
        U,,单位工程,楼,,,\n\
        U,,单位工程,楼,,,\n\
        D,U,楼层,主体,,,\n\
        L,X,检验批,批,gb50204-2015.rebar-instalation,,0\n\
        M,U,lot,\u{202e}gnp,gb50204-2015.rebar-installation,banana,12\n";
    let refused = site.run_on("project", table, &["import", "FILE", "--apply"]);
    assert_eq!(refused.status.code(), Some(3));
    let words = String::from_utf8(refused.stderr).unwrap();
    for place in [
        "第 6 行 D 列「名称」：含不可见字符 ⟦U+202E⟧",
        "第 3 行 A 列「编号」：编号与第 2 行重复",
        "第 4 行 C 列「类别」：「楼层」不对",
        "第 5 行 B 列「上级编号」：找不到上级「X」",
        "第 5 行 E 列「检查表」：没有检查表",
        "第 5 行 G 列「容量」：「0」不对",
        "第 6 行 B 列「上级编号」：不能放在「单位工程」之下",
        "第 6 行 F 列「类型」：检查表没有类型「banana」",
    ] {
        assert!(words.contains(place), "{place} is missing in:\n{words}");
    }
    assert_eq!(
        String::from_utf8(site.ok(&["project", "show", "--format", "csv"]))
            .unwrap()
            .lines()
            .count(),
        1
    );
}

#[test]
fn importing_again_shows_the_difference_first() {
    let site = Site::with_project();
    let changed = TREE.replace("钢筋一班", "钢筋二班");
    let shown = site.run_on("project", &changed, &["import", "FILE"]);
    assert!(
        String::from_utf8(shown.stdout)
            .unwrap()
            .contains("~ L1 班组：钢筋一班 → 钢筋二班")
    );
    assert!(String::from_utf8(shown.stderr).unwrap().contains("--apply"));
    let before = String::from_utf8(site.ok(&["project", "show"])).unwrap();
    assert!(before.contains("钢筋一班") && !before.contains("钢筋二班"));
}

#[test]
fn a_wrong_people_table_names_all_its_faults() {
    let site = Site::new();
    site.ok(&["project", "new", "--code", "T", "--name", "试验楼"]);
    let table = PEOPLE
        .replace("专业监理工程师", "监工")
        .replace("P2,", "P1,");
    let refused = site.run_on("people", &table, &["import", "FILE"]);
    let words = String::from_utf8(refused.stderr).unwrap();
    assert!(
        words.contains("第 3 行 A 列「编号」：编号与第 2 行重复"),
        "{words}"
    );
    assert!(
        words.contains("第 5 行 C 列「岗位」：「监工」不对"),
        "{words}"
    );
    assert_eq!(refused.status.code(), Some(3));
}

#[test]
fn hostile_check_lines_are_refused_one_by_one() {
    let site = Site::with_project();
    let long = format!(
        "{{\"schema\":\"sanjian.check/1\",\"subject\":\"{}\"}}",
        "长".repeat(200_000)
    );
    let deep = format!("{}{}", "[".repeat(5_000), "]".repeat(5_000));
    let good = fitted(&site, conforming("self", "P1", 1)).to_string();
    let mut odd = fitted(&site, conforming("self", "P1", 1));
    odd["answers"][0]["readings"] = serde_json::json!(["1e3", 4, "１", "=1+1"]);
    odd["capacity"] = serde_json::json!(-3);
    let mut unknown = fitted(&site, conforming("self", "P1", 1));
    unknown["answers"]
        .as_array_mut()
        .unwrap()
        .push(serde_json::json!({"item": "9.9.9", "result": "pass"}));
    let lines = [
        &long,
        &deep,
        "\u{0}\u{0}",
        "null",
        "{}",
        "{\"schema\":",
        &odd.to_string(),
        &unknown.to_string(),
        &good,
    ];
    let output = site.pipe(&["check", "record", "-"], lines.join("\n").as_bytes());
    assert_eq!(output.status.code(), Some(3));
    let answers: Vec<Value> = String::from_utf8(output.stdout)
        .unwrap()
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    // The two lines that are no JSON are told together.
    assert_eq!(answers.len(), lines.len() - 1);
    let (last, refused) = answers.split_last().unwrap();
    assert!(
        refused.iter().all(|answer| answer["outcome"] == "refused"),
        "{refused:#?}"
    );
    assert_eq!(answers[6]["reasons"][0]["rule"], "unknown");
    assert_eq!(last["outcome"], "accepted");
}

#[test]
fn a_formula_in_a_name_stays_a_text() {
    let site = Site::with_project();
    let tree = TREE.replace("钢筋一班", "=HYPERLINK(\"http://x\")");
    site.run_on("project", &tree, &["import", "FILE", "--apply"]);
    let shown = String::from_utf8(site.ok(&["project", "show", "--format", "csv"])).unwrap();
    assert!(shown.contains("'=HYPERLINK"), "{shown}");
}

#[test]
fn a_second_instance_reads_and_says_who_writes() {
    let site = Site::with_project();
    let first = fitted(&site, conforming("self", "P1", 1));
    let mut holder = site.holder(&first);
    let second = site.pipe(
        &["check", "record", "-"],
        fitted(&site, conforming("mutual", "P2", 2))
            .to_string()
            .as_bytes(),
    );
    assert_eq!(second.status.code(), Some(5));
    let words = String::from_utf8(second.stderr).unwrap();
    assert!(
        words.contains("只读") && words.contains(&format!("进程 {}", holder.id())),
        "{words}"
    );
    assert_eq!(site.run(&["rates"]).status.code(), Some(0));
    drop(holder.stdin.take());
    assert!(holder.wait().unwrap().success());
}

#[test]
fn verify_names_file_and_record_of_a_changed_reading() {
    let site = Site::with_project();
    site.record(&[fitted(&site, conforming("self", "P1", 1))]);
    let journal = site.journal();
    let text = fs::read_to_string(&journal).unwrap();
    fs::write(&journal, text.replacen("\"0\"", "\"9\"", 1)).unwrap();
    let output = site.run(&["verify"]);
    assert_eq!(output.status.code(), Some(4));
    let line = 1 + text
        .lines()
        .position(|line| line.contains("\"0\""))
        .unwrap();
    let shown = String::from_utf8(output.stdout).unwrap();
    assert!(shown.contains(&format!("00000001.jsonl:{line}")), "{shown}");
}

#[test]
fn verify_judges_again_and_finds_a_forged_verdict() {
    let site = Site::with_project();
    let mut bad = fitted(&site, conforming("self", "P1", 1));
    bad["answers"][0]["readings"] = serde_json::json!(["99", "99", "99"]);
    site.record(&[bad]);
    site.forge(|payload| {
        payload["outcome"] = "accepted".into();
        payload["failing"] = serde_json::json!([]);
    });
    let output = site.run(&["verify"]);
    assert_eq!(
        output.status.code(),
        Some(4),
        "{}",
        String::from_utf8_lossy(&output.stdout)
    );
    assert!(
        String::from_utf8(output.stdout)
            .unwrap()
            .contains("结论：记录为")
    );
}

#[test]
fn an_exported_folder_rolls_up_to_the_same_rates() {
    let site = Site::with_project();
    site.record(&[fitted(&site, conforming("self", "P1", 1))]);
    let stick = site.folder("stick");
    site.ok(&["export", &stick]);
    site.record(&[fitted(&site, conforming("mutual", "P2", 2))]);
    let again = site.folder("again");
    site.ok(&["export", &again]);
    site.ok(&["export", &again]);
    let rates = site.ok(&["rates", "--format", "json", "--by", "crew"]);
    for folders in [
        vec![&again],
        vec![&stick, &again],
        vec![&again, &stick, &again],
    ] {
        let mut words = vec!["rollup"];
        words.extend(folders.iter().map(|folder| folder.as_str()));
        words.extend(["--format", "json", "--by", "crew"]);
        assert_eq!(site.ok(&words), rates);
    }
    assert_eq!(site.run(&["verify", &again]).status.code(), Some(0));
}

#[test]
fn exporting_again_writes_facts_anew_only_where_they_would_be_others() {
    let site = Site::with_project();
    site.record(&[fitted(&site, conforming("self", "P1", 1))]);
    let stick = site.folder("stick");
    let names = |out: Vec<u8>| {
        let text = String::from_utf8(out).unwrap();
        let names = text.lines().filter(|line| line.contains("summary"));
        names.map(str::to_owned).collect::<Vec<String>>()
    };
    let first = names(site.ok(&["export", &stick]));
    let rates = first.iter().find(|name| name.ends_with("rates.csv"));
    let rates = std::path::Path::new(rates.unwrap());
    let written = || {
        (
            fs::metadata(rates).unwrap().modified().unwrap(),
            fs::read(rates).unwrap(),
        )
    };
    let before = written();
    assert_eq!(names(site.ok(&["export", &stick])), first);
    assert_eq!(written(), before);
    // Whoever changes a figure there, or takes a file away, has it written anew.
    fs::write(rates, "100 %").unwrap();
    site.ok(&["export", &stick]);
    assert_eq!(written().1, before.1);
    fs::remove_file(rates).unwrap();
    site.ok(&["export", &stick]);
    assert_eq!(written().1, before.1);
    // So have another language and another record.
    site.ok(&["--lang", "en", "export", &stick]);
    assert_ne!(written().1, before.1);
    site.ok(&["export", &stick]);
    site.record(&[fitted(&site, conforming("mutual", "P2", 2))]);
    site.ok(&["export", &stick]);
    assert_ne!(written().1, before.1);
}

#[test]
fn a_copy_cut_short_on_the_stick_is_reported_and_mended_by_exporting_again() {
    let site = Site::with_project();
    site.record(&[fitted(&site, conforming("self", "P1", 1))]);
    let stick = site.folder("stick");
    site.ok(&["export", &stick]);
    let copy = site.journal_in(&stick);
    let bytes = fs::read(&copy).unwrap();
    let cut = bytes[..bytes.len() - 1]
        .iter()
        .rposition(|byte| *byte == b'\n')
        .unwrap()
        + 1;
    fs::write(&copy, &bytes[..cut]).unwrap();
    assert_eq!(site.run(&["verify", &stick]).status.code(), Some(4));
    site.ok(&["export", &stick]);
    assert_eq!(fs::read(&copy).unwrap(), bytes);
    assert_eq!(site.run(&["verify", &stick]).status.code(), Some(0));
}

#[test]
fn checklist_files_show_all_their_faults_at_once() {
    let site = Site::new();
    let file = site.folder("bad.json");
    fs::write(
        &file,
        r#"{"schema":"sanjian.checklist/1","id":"x.y","version":"1.0","title":{"zh":"一","en":"one"},"standard":"X","subject":"lot","pass_rate":"1.2",
        "items":[
          {"id":"a","class":"dominant","clause":"","title":{"zh":"一","en":"one"},"method":{"zh":"一","en":"one"},"sampling":{"rule":"all"},"judge":{"kind":"attribute","plan":"single"}},
          {"id":"a","class":"general","clause":"1","title":{"zh":"一","en":""},"method":{"zh":"一","en":"one"},"when":["no"],"sampling":{"rule":"count","at_least":0},
           "judge":{"kind":"deviation","unit":"mm","lower":"5","upper":"-5","cap":"0.5"}}]}"#,
    )
    .unwrap();
    let output = site.run(&["--lang", "en", "checklist", "lint", &file]);
    assert_eq!(output.status.code(), Some(3));
    let shown = String::from_utf8(output.stdout).unwrap();
    for fault in [
        "three numbers",
        "between 0 and 1",
        "clause",
        "dominant item",
        "stands twice",
        "title",
        "no variant",
        "sampling figures",
        "lies above",
        "1 or more",
    ] {
        assert!(shown.contains(fault), "{fault} is missing in:\n{shown}");
    }
}

#[test]
fn completions_and_manual_name_every_command() {
    let site = Site::new();
    let manual = String::from_utf8(site.ok(&["man"])).unwrap();
    let bash = String::from_utf8(site.ok(&["completions", "bash"])).unwrap();
    for verb in [
        "project",
        "people",
        "check",
        "rates",
        "export",
        "rollup",
        "verify",
        "checklist",
        "demo",
    ] {
        assert!(manual.contains(verb) && bash.contains(verb), "{verb}");
    }
}

#[test]
fn the_next_process_waits_for_the_one_before_on_its_part() {
    let site = Site::with_project();
    let head = "code,parent,kind,name,checklist,crew,capacity,after\n";
    let lot = |code: &str, crew: &str, after: &str| {
        format!(
            "{code},U1-0201-钢筋,lot,批 {code},gb50204-2015.cast-in-place-appearance,{crew},12,{after}\n"
        )
    };
    let circle = format!(
        "{head}{}{}{}",
        lot("A", "甲", "B"),
        lot("B", "甲", "A"),
        lot("C", "甲", "U1")
    );
    let refused = site.run_on("project", &circle, &["import", "FILE", "--apply"]);
    let words = String::from_utf8(refused.stderr).unwrap();
    for fault in [
        "第 2、3 行 H 列「after」：前道检验批成环",
        "第 4 行 H 列「after」：前道「U1」不是检验批",
    ] {
        assert!(words.contains(fault), "{fault} is missing in:\n{words}");
    }
    let sound = format!(
        "{head}{}{}{}",
        lot("A", "甲", ""),
        lot("B", "甲", "A"),
        lot("C", "乙", "A")
    );
    assert!(
        site.run_on("project", &sound, &["import", "FILE", "--apply"])
            .status
            .success()
    );
    let check = |lot: &str, stage: &str, by: &str| {
        serde_json::json!({
            "schema": "sanjian.check/1", "subject": lot, "stage": stage, "by": by, "at": "2026-03-01T09:00:00+08:00",
            "answers": [{"item": "8.2.1", "result": "pass"}, {"item": "8.2.2", "result": "pass"}],
        })
    };
    let answers = site.record(&[
        check("B", "self", "P1"),
        check("A", "self", "P1"),
        check("B", "self", "P1"),
        check("C", "self", "P1"),
        check("A", "mutual", "P2"),
        check("A", "handover", "P3"),
        check("C", "self", "P1"),
    ]);
    let outcomes: Vec<&str> = answers
        .iter()
        .map(|answer| answer["outcome"].as_str().unwrap())
        .collect();
    assert_eq!(
        outcomes,
        [
            "refused", "accepted", "accepted", "refused", "accepted", "accepted", "accepted"
        ]
    );
    assert_eq!(answers[3]["reasons"][0]["rule"], "gate");
    assert!(
        answers[3]["reasons"][0]["text"]
            .as_str()
            .unwrap()
            .contains("交接检")
    );
    assert_eq!(site.run(&["verify"]).status.code(), Some(0));
}

#[test]
fn a_twenty_storey_plan_is_made_shown_changed_and_imported_without_typing_a_name() {
    let site = Site::new();
    site.ok(&["project", "new", "--code", "B1", "--name", "江湾"]);
    let plan = |more: &[&str]| {
        let mut words = vec!["project", "plan", "--unit", "1#", "--name", "1号楼"];
        words.extend([
            "--preset",
            "rc-residence",
            "--storeys",
            "20",
            "--basements",
            "2",
        ]);
        words.extend(["--sections", "2"]);
        words.extend(more);
        site.run(&words)
    };
    let json = plan(&["--format", "json"]);
    let shown: Vec<Value> = serde_json::from_slice(&json.stdout).unwrap();
    let rebar = "gb50204-2015.rebar-installation";
    let is_rebar = |subject: &&Value| {
        subject["checklist"] == rebar && subject["code"].as_str().unwrap().starts_with("1#-02")
    };
    assert_eq!(shown.iter().filter(is_rebar).count(), 44);
    let empty = String::from_utf8(site.ok(&["project", "export"])).unwrap();
    assert_eq!(empty.lines().count(), 1, "nothing was recorded");

    let (first, second) = (site.folder("plan.xlsx"), site.folder("changed.csv"));
    assert!(plan(&["--out", &first]).status.success());
    assert_eq!(
        plan(&["--out", &first]).status.code(),
        Some(3),
        "never over a file"
    );
    let words = String::from_utf8(site.run(&["project", "import", &first, "--apply"]).stderr);
    assert!(
        words
            .unwrap()
            .contains(&format!("新增 {}，变更 0", shown.len()))
    );
    site.ok(&["project", "export", &second]);
    let table = fs::read_to_string(&second).unwrap();
    let changed = table.replacen("三层 A段 钢筋安装", "三层 东段 钢筋安装", 1);
    assert_ne!(table, changed);
    fs::write(&second, changed).unwrap();
    let words = String::from_utf8(site.run(&["project", "import", &second, "--apply"]).stderr);
    assert!(words.unwrap().contains("新增 0，变更 1"));
    let again = String::from_utf8(plan(&["--pick", "0206", "--apply"]).stderr).unwrap();
    assert!(
        again.contains("变更 0"),
        "a renamed lot keeps its name: {again}"
    );
    let tree = String::from_utf8(site.ok(&["project", "export"])).unwrap();
    assert!(tree.contains("三层 东段 钢筋安装") && tree.contains("铝合金结构"));
}

#[test]
fn what_a_plan_cannot_be_made_of_is_named_all_at_once() {
    let site = Site::new();
    site.ok(&["project", "new", "--code", "B1", "--name", "江湾"]);
    let output = site.run(&[
        "project",
        "plan",
        "--unit",
        "1#",
        "--preset",
        "castle",
        "--pick",
        "9999",
        "--lots",
        "02=each",
        "--variants",
        "a=b",
        "--storeys",
        "5-3",
    ]);
    assert_eq!(output.status.code(), Some(3));
    let words = String::from_utf8(output.stderr).unwrap();
    for word in ["castle", "9999", "02=each", "a=b", "5-3"] {
        assert!(words.contains(word), "{word}: {words}");
    }
    let catalogue = site.ok(&["checklist", "catalogue", "0611", "--format", "csv"]);
    assert!(String::from_utf8(catalogue).unwrap().contains("待核对"));
}
