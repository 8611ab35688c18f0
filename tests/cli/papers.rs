//! Papers from the command line: looked at, written in every format, issued, looked up, withdrawn.

use crate::issues::{accepted, asked, failed};
use crate::site::Site;
use sanjian::text::Lang;
use sanjian::workspace::held::exchanged::ExchangeStep;
use sanjian::workspace::paper::press::Press;
use sanjian::workspace::paper::printing::{Paper, PrintEnd, PrintTarget, Printed, Printing};
use sanjian::workspace::{Command, Done, Workspace};
use std::fs;
use std::ops::ControlFlow;
use std::sync::Arc;

fn text(site: &Site, words: &[&str]) -> String {
    String::from_utf8(site.ok(words)).unwrap()
}

/// Everything printed, without what only separates it.
fn plain(text: &str) -> String {
    let kept = |c: &char| !c.is_whitespace() && !"│┌┐└┘─┬┴├┤┼".contains(*c);
    text.chars().filter(kept).collect()
}

#[test]
fn a_lots_record_says_what_was_measured() {
    let site = failed();
    let shown = plain(&text(&site, &["report", "lot", "L1"]));
    for stands in [
        "栏杆检验批质量验收记录",
        "试验楼楼",
        "主体",
        "3层",
        "±5",
        "共2处，全部检查，合格1",
        "50%×",
        "验收不合格",
        "监理单位验收结论",
    ] {
        assert!(shown.contains(stands), "{stands} in {shown}");
    }
    // What nobody measured or signed is not there.
    assert!(!shown.contains("验收合格"), "{shown}");
    let original = plain(&text(&site, &["report", "original", "L1"]));
    assert!(original.contains("1；12△mm"), "{original}");
}

#[test]
fn every_format_is_written_and_the_same_records_give_the_same_bytes() {
    let site = failed();
    for (ending, begins) in [
        ("xlsx", &b"PK"[..]),
        ("docx", b"PK"),
        ("html", b"<!DOCTYPE"),
        ("txt", " ".as_bytes()),
    ] {
        let files = ["a", "b"].map(|name| site.folder(&format!("{name}.{ending}")));
        for file in &files {
            site.ok(&["report", "lot", "U", "--out", file]);
        }
        let [first, second] = files.map(|file| fs::read(file).unwrap());
        assert!(first.starts_with(begins), "{ending}");
        assert_eq!(first, second, "{ending}");
    }
    // What is there is not written over, and a format of papers is none of tables.
    let there = site.folder("a.xlsx");
    assert_eq!(
        site.run(&["report", "lot", "L1", "--out", &there])
            .status
            .code(),
        Some(3)
    );
    assert_eq!(
        site.run(&["rates", "--format", "xlsx"]).status.code(),
        Some(2)
    );
}

#[test]
fn a_notice_is_issued_looked_up_and_withdrawn() {
    let site = failed();
    let issues = asked(&site, &["issue", "list"]);
    let ids: Vec<&str> = issues
        .as_array()
        .unwrap()
        .iter()
        .map(|issue| issue["id"].as_str().unwrap())
        .collect();
    let mut words = vec!["report", "notice"];
    words.extend(&ids);
    words.extend(["--by", "P4"]);
    let shown = plain(&text(&site, &words));
    assert!(shown.contains("实测12mm，允许±5mm"), "{shown}");
    let papers = asked(&site, &["report", "issued"]);
    let (number, code) = (
        &papers[0]["number"],
        papers[0]["check_code"].as_str().unwrap(),
    );
    assert!(shown.contains(code), "{code} in {shown}");
    assert!(number.as_str().unwrap().starts_with("notice-"));
    let told = text(&site, &["verify", code]);
    assert!(told.contains("陈立新") && told.contains("✓"), "{told}");
    // A step of an issue changes what the notice would say today.
    let number = number.as_str().unwrap();
    let assign = ["--crew", "木工班", "--due", "2026-03-09", "--by", "P3"];
    let mut words = vec!["issue", "assign", ids[0]];
    words.extend(assign);
    words.extend(["--at", "2026-03-02 09:00"]);
    site.ok(&words);
    let later = site.run(&["verify", code]);
    assert_eq!(later.status.code(), Some(3));
    assert!(String::from_utf8_lossy(&later.stdout).contains("✗"));
    let again = plain(&text(&site, &["report", number]));
    assert!(!again.contains(code), "{again}");
    site.ok(&["report", "withdraw", number, "--by", "P4", "--why", "笔误"]);
    assert!(plain(&text(&site, &["report", number])).contains("作废"));
    let twice = ["report", "withdraw", number, "--by", "P4", "--why", "笔误"];
    assert_eq!(site.run(&twice).status.code(), Some(3));
}

#[test]
fn a_paper_is_issued_and_withdrawn_by_those_whose_it_is_and_nothing_is_numbered_before() {
    let site = failed();
    let folder = site.folder("pack");
    fs::create_dir(&folder).unwrap();
    // A supervisor may issue the record of the lot, not the request that is handed to him with it.
    let refused = |words: &[&str]| {
        let output = site.run(words);
        assert_eq!(output.status.code(), Some(3), "{words:?}");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(said.contains("此事不由"), "{said}");
        said
    };
    let pack = ["report", "pack", "L1", "--out", &folder, "--by", "P4"];
    let said = refused(&pack);
    assert!(
        said.contains("可由：项目专业技术负责人、项目负责人"),
        "{said}"
    );
    assert_eq!((issued(&site), files(&folder).len()), (0, 0));
    refused(&["report", "lot", "L1", "--by", "P1"]);
    site.ok(&["report", "lot", "L1", "--by", "P4"]);
    let papers = asked(&site, &["report", "issued"]);
    let number = papers[0]["number"].as_str().unwrap();
    refused(&["report", "withdraw", number, "--by", "P1", "--why", "笔误"]);
    site.ok(&["report", "withdraw", number, "--by", "P4", "--why", "笔误"]);
}

#[test]
fn what_only_a_person_can_say_is_kept_until_the_paper_is_issued_and_in_its_record_then() {
    let site = failed();
    fn with<'a>(more: &[&'a str]) -> Vec<&'a str> {
        [&["report", "month", "2026-03"], more].concat()
    }
    let file = site.folder("progress.txt");
    let gbk = encoding_rs::GBK
        .encode("砌体完成。\r\n抹灰过半。")
        .0
        .into_owned();
    fs::write(&file, gbk).unwrap();
    site.ok(&with(&[
        "--say",
        &format!("progress=@{file}"),
        "--say",
        "安全生产管理情况=正常",
    ]));
    let words = |site: &Site, month: &str| {
        let rows = asked(site, &["report", "words", "month", month]);
        let rows = rows.as_array().unwrap().iter();
        let said = rows.map(|row| (row["field"].clone(), row["text"].clone()));
        let said = said.filter(|(_, text)| text != "");
        said.map(|(field, text)| format!("{}={}", field.as_str().unwrap(), text.as_str().unwrap()))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        words(&site, "2026-03"),
        ["progress=砌体完成。\n抹灰过半。", "safety=正常"]
    );
    // A number that is there belongs to a paper with these words, and to no draft any more.
    // A report of the month is the chief's.
    let refused = site.run(&with(&["--by", "P4"]));
    assert_eq!(refused.status.code(), Some(3));
    let issued = text(&site, &with(&["--by", "P6"]));
    assert!(plain(&issued).contains("砌体完成。抹灰过半。"), "{issued}");
    // Three lots failed at their first round, all by one item.
    assert!(
        plain(&issued).contains(&format!("030%{}", "□".repeat(20))),
        "{issued}"
    );
    assert!(
        plain(&issued).contains(&format!("3100%100%{}", "■".repeat(16))),
        "{issued}"
    );
    assert_eq!(words(&site, "2026-03"), [""; 0]);
    let again = text(&site, &["report", "month-2026-001"]);
    assert_eq!(issued, again);
    // The next month begins with them where that is asked, and they can be taken back.
    site.ok(&[
        "report", "month", "2026-04", "--like", "2026-03", "--say", "safety=",
    ]);
    assert_eq!(words(&site, "2026-04"), ["progress=砌体完成。\n抹灰过半。"]);
    site.ok(&[
        "report",
        "month",
        "2026-05",
        "--like",
        "month-2026-001",
        "--say",
        "progress=无",
    ]);
    assert_eq!(words(&site, "2026-05"), ["progress=无", "safety=正常"]);
    // What records or signatures say nobody says, and nothing is kept of a call that is refused.
    for (say, told) in [
        ("quality=全部优良", "不是「month」里由人填写的栏目"),
        ("chief_signature=严", "不是「month」里由人填写的栏目"),
        (&format!("problem={}", "长".repeat(10_001)), "写得太长"),
        ("problem=开裂\u{200b}", "含不可见字符 ⟦U+200B⟧"),
        ("problem", "栏名=内容"),
    ] {
        let output = site.run(&with(&["--say", "labour=80人", "--say", say]));
        assert!(!output.status.success(), "{say}");
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(said.contains(told), "{said}");
    }
    assert_eq!(words(&site, "2026-03"), [""; 0]);
    // What has no place on a form is not taken over with the rest.
    site.ok(&["report", "log", "2026-03-02", "--like", "month-2026-001"]);
    let log = asked(&site, &["report", "words", "log", "2026-03-02"]);
    let log = log.as_array().unwrap().iter();
    let said: Vec<&str> = log
        .filter(|row| row["text"] != "")
        .map(|row| row["field"].as_str().unwrap())
        .collect();
    assert!(
        said.contains(&"progress") && !said.contains(&"safety"),
        "{said:?}"
    );
    let nothing = site.run(&with(&["--like", "2025-01"]));
    assert!(String::from_utf8_lossy(&nothing.stderr).contains("没有可以沿用的"));
}

#[test]
fn signatures_stand_on_a_paper_only_where_that_is_asked_and_stay_on_it_then() {
    let site = accepted();
    let pin = ["--pin-file", "-"];
    let enrol = [&["people", "enrol", "P4"], &pin[..]].concat();
    assert!(site.pipe(&enrol, b"482913\n").status.success());
    let record = asked(&site, &["check", "list"]);
    let record = record
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["subject"] == "L1");
    let record = record.unwrap()["record"].as_str().unwrap().to_owned();
    let sign = [&["check", "sign", &record, "--by", "P4"], &pin[..]].concat();
    assert!(site.pipe(&sign, b"482913\n").status.success());
    let report = ["report", "lot", "L1"];
    let silent = plain(&text(&site, &report));
    assert!(
        !silent.contains("密钥") && !silent.contains("陈立新"),
        "{silent}"
    );
    let asked = [&report[..], &["--show-signatures"]].concat();
    let shown = plain(&text(&site, &asked));
    assert!(shown.contains("陈立新（2026"), "{shown}");
    assert_eq!(shown.matches("密钥").count(), 1, "{shown}");
    // What is handed in is signed otherwise, by hand.
    let submit = plain(&text(
        &site,
        &["report", "submit", "L1", "--show-signatures"],
    ));
    assert!(!submit.contains("密钥"), "{submit}");
    let issued = [&asked[..], &["--by", "P4"]].concat();
    assert_eq!(
        text(&site, &issued),
        text(&site, &["report", "lot-2026-001"])
    );
}

#[test]
fn what_cannot_be_drawn_is_named() {
    let site = failed();
    for (words, told) in [
        (&["report", "lots", "L1"][..], "没有表式「lots」"),
        (&["report", "lot", "L9"], "L9"),
        (&["report", "lot"], "是关于什么的"),
        (&["report", "item", "L1"], "分项工程"),
        (&["report", "notice", "77"], "没有不合格项「77」"),
        (&["report", "month", "11"], "不是月份"),
        (&["verify", "0000-0000"], "没有签发过"),
    ] {
        let output = site.run(words);
        assert_eq!(output.status.code(), Some(3), "{words:?}");
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(said.contains(told), "{words:?}: {said}");
    }
}

#[test]
fn a_check_that_cannot_be_judged_any_more_is_no_empty_form() {
    let site = failed();
    forget_checklist(&site);
    let output = site.run(&["report", "lot", "L1"]);
    assert_eq!(output.status.code(), Some(4), "{output:?}");
    assert!(output.stdout.is_empty());
}

/// Takes away the checklist that checks went by, and that of the data folder.
fn forget_checklist(site: &Site) {
    let projects = fs::read_dir(site.data().join("projects")).unwrap();
    let project = projects.map(|entry| entry.unwrap().path()).next().unwrap();
    fs::remove_dir_all(project.join("blobs")).unwrap();
    fs::remove_file(site.data().join("checklists/list.json")).unwrap();
}

#[test]
fn a_number_that_was_given_is_shown_with_its_paper_whatever_becomes_of_the_next() {
    let site = accepted();
    forget_checklist(&site);
    // Of the second lot nothing was checked, the first cannot be judged any more.
    let output = site.run(&["report", "lot", "L2", "L1", "--by", "P4"]);
    assert_eq!(output.status.code(), Some(4), "{output:?}");
    let issued = asked(&site, &["report", "issued"]);
    assert_eq!(issued.as_array().unwrap().len(), 1, "{issued}");
    let code = issued[0]["check_code"].as_str().unwrap();
    let shown = String::from_utf8(output.stdout).unwrap();
    assert!(shown.contains(code), "{shown}");
}

/// A form of a firm's own in the place of a lot's, which has ten units.
fn own(width: u32) -> String {
    format!(
        r#"{{"schema":"sanjian.form/1","id":"lot","about":"lot","name":{{"zh":"自己的","en":"own"}},
"source":"本公司","units":10,"parts":[{{"repeat":true,"rows":[{{"cells":[
{{"w":{width},"text":"自己的表 {{title}}","bold":true}}]}}]}}]}}"#
    )
}

/// Puts a form into the data folder.
fn put_form(site: &Site, text: &str) {
    let forms = site.data().join("checklists/forms");
    fs::create_dir_all(&forms).unwrap();
    fs::write(forms.join("own.json"), text).unwrap();
}

#[test]
fn a_form_of_ones_own_is_linted_and_takes_the_place_of_a_shipped_one() {
    let site = failed();
    let file = site.folder("own.json");
    fs::write(&file, own(9)).unwrap();
    let wrong = site.run(&["form", "lint", &file]);
    assert_eq!(wrong.status.code(), Some(3));
    let said = String::from_utf8_lossy(&wrong.stderr).into_owned();
    assert!(said.contains("应为 10"), "{said}");
    fs::write(&file, own(10)).unwrap();
    site.ok(&["form", "lint", &file]);
    put_form(&site, &own(9));
    let left_out = site.run(&["report", "lot", "L1"]);
    let said = String::from_utf8_lossy(&left_out.stderr).into_owned();
    assert!(
        said.contains("forms/own.json") && said.contains("没有采用"),
        "{said}"
    );
    put_form(&site, &own(10));
    let shown = plain(&text(&site, &["report", "lot", "L1"]));
    assert!(shown.contains("自己的表栏杆检验批质量验收记录"), "{shown}");
    let fields = asked(&site, &["form", "fields", "lot"]);
    assert!(fields.to_string().contains("supervisor_conclusion"));
    let strange = site.run(&["form", "fields", "lots"]);
    assert_eq!(strange.status.code(), Some(2));
}

#[test]
fn a_paper_that_cannot_be_written_gets_no_number() {
    let site = failed();
    let there = site.folder("there.xlsx");
    fs::write(&there, "x").unwrap();
    for words in [
        &["report", "lot", "L1", "--by", "P4", "--out", &there][..],
        &[
            "report", "lot", "L1", "--by", "P4", "--out", &there, "--format", "docx",
        ],
    ] {
        assert!(!site.run(words).status.success());
    }
    assert_eq!(asked(&site, &["report", "issued"]), serde_json::json!([]));
}

fn issued(site: &Site) -> usize {
    asked(site, &["report", "issued"]).as_array().unwrap().len()
}

fn files(folder: &str) -> Vec<String> {
    let names = fs::read_dir(folder).unwrap();
    let names = names.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned());
    let mut names: Vec<String> = names.collect();
    names.sort();
    names
}

#[test]
fn a_folder_that_is_not_there_is_named_with_what_to_do() {
    let site = failed();
    for missing in ["nowhere", "nowhere/all.txt"] {
        let missing = site.folder(missing);
        for by in [&[][..], &["--by", "P4"]] {
            let mut words = vec!["report", "lot", "U", "--format", "txt", "--out", &missing];
            words.extend(by);
            let output = site.run(&words);
            assert_eq!(output.status.code(), Some(2));
            let said = String::from_utf8_lossy(&output.stderr);
            let folder = site.folder("nowhere");
            assert!(
                said.contains("没有这个文件夹") && said.contains(&folder),
                "{said}"
            );
            assert!(said.contains("先建好它"), "{said}");
        }
    }
    assert_eq!(issued(&site), 0);
}

#[test]
fn a_batch_is_gone_on_with_and_what_is_in_its_way_keeps_no_other_from_being_written() {
    let site = failed();
    let folder = site.folder("papers");
    fs::create_dir(&folder).unwrap();
    let words = ["report", "lot", "U", "--format", "txt", "--out", &folder];
    site.ok(&["report", "lot", "L2", "--format", "txt", "--out", &folder]);
    site.ok(&words);
    let all = ["lot-L1.txt", "lot-L2.txt", "lot-L3.txt"];
    assert_eq!(files(&folder), all);
    let strange = format!("{folder}/{}", all[0]);
    fs::write(&strange, "x").unwrap();
    fs::remove_file(format!("{folder}/{}", all[2])).unwrap();
    let output = site.run(&words);
    assert_eq!(output.status.code(), Some(3));
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(said.contains("lot-L1：文件已存在"), "{said}");
    assert_eq!(files(&folder), all);
    assert_eq!(fs::read(strange).unwrap(), b"x");
    // What is there already may be another paper: nothing is numbered then.
    let by = [&words[..], &["--by", "P4"]].concat();
    assert_eq!(site.run(&by).status.code(), Some(3));
    assert_eq!(issued(&site), 0);
}

/// Writes the papers of all lots, and stops before the third.
fn stopped(site: &Site, to: PrintTarget, by: Option<&str>) -> Arc<Printed> {
    let mut workspace = Workspace::open(&site.data()).unwrap();
    workspace.enter(Some("T1")).unwrap();
    let wanted = workspace.papers_meant("lot", &["U".to_owned()]).unwrap();
    let printing = Printing {
        papers: wanted.into_iter().map(Paper::Anew).collect(),
        to,
        press: Press::Text,
        lang: Lang::Zh,
        font: None,
        template: None,
        by: by.map(str::to_owned),
    };
    let mut heard = Vec::new();
    let done = workspace.execute_watched(Command::Print(printing), &mut |step| {
        let ExchangeStep::Out(_, done, all) = step else {
            panic!("{step:?}")
        };
        heard.push((done, all));
        match done {
            0 | 1 => ControlFlow::Continue(()),
            _ => ControlFlow::Break(()),
        }
    });
    assert_eq!(heard, [(0, 3), (1, 3), (2, 3)]);
    match done {
        Ok(Done::Printed(printed)) => printed,
        other => panic!("{other:?}"),
    }
}

#[test]
fn who_stops_keeps_what_was_written_and_no_number_is_without_its_paper() {
    for by in [None, Some("P4")] {
        let site = failed();
        let folder = site.folder("papers");
        fs::create_dir(&folder).unwrap();
        let printed = stopped(&site, PrintTarget::Folder(folder.clone().into()), by);
        assert!(matches!(printed.end, PrintEnd::Stopped), "{printed:?}");
        assert_eq!(files(&folder), ["lot-L1.txt", "lot-L2.txt"]);
        assert_eq!((printed.files.len(), printed.written), (2, 2));
        let left: Vec<String> = printed.left.iter().map(Paper::name).collect();
        assert_eq!(left, ["lot-L3"]);
        assert_eq!(issued(&site), if by.is_some() { 2 } else { 0 });
        // One document is written for what was numbered; else it would lack a paper unsaid.
        let site = failed();
        let file = site.folder("all.txt");
        let printed = stopped(&site, PrintTarget::File(file.clone().into()), by);
        assert_eq!(fs::exists(&file).unwrap(), by.is_some());
        assert_eq!(printed.written, if by.is_some() { 2 } else { 0 });
        assert_eq!(issued(&site), printed.written);
        assert_eq!(printed.left.len(), 3 - printed.written);
    }
}

/// A document of a word processor with this paragraph.
fn document(text: &str) -> Vec<u8> {
    let kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    let parts = [
        (
            "[Content_Types].xml",
            format!(
                r#"<Types><Override PartName="/word/document.xml" ContentType="{kind}"/></Types>"#
            ),
        ),
        (
            "word/document.xml",
            format!("<w:document><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:document>"),
        ),
    ];
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let stored =
        zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, text) in parts {
        archive.start_file(name, stored).unwrap();
        std::io::Write::write_all(&mut archive, text.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

#[test]
fn what_only_a_template_has_can_be_said_with_it_alone() {
    let site = failed();
    let [stencil, made] = ["own.docx", "made.docx"].map(|name| site.folder(name));
    fs::write(&stencil, document("{subcontractor}|{title}")).unwrap();
    put_form(&site, &own(10));
    let say = ["report", "lot", "L1", "--say", "subcontractor=同意"];
    let refused = site.run(&say);
    assert_eq!(refused.status.code(), Some(3), "{refused:?}");
    let with = [&say[..], &["--template", &stencil, "--out", &made]].concat();
    site.ok(&with);
    let mut archive = zip::ZipArchive::new(fs::File::open(&made).unwrap()).unwrap();
    let text = std::io::read_to_string(archive.by_name("word/document.xml").unwrap()).unwrap();
    assert!(text.contains("同意|"), "{text}");
}

#[test]
fn a_template_of_ones_own_is_linted_filled_and_refused_before_anything_is_written() {
    let site = failed();
    let [wrong, right, made] =
        ["wrong.docx", "right.docx", "made.docx"].map(|name| site.folder(name));
    fs::write(&wrong, document("{location} {titel}")).unwrap();
    fs::write(&right, document("{location}|{title}|{check_code}")).unwrap();
    for words in [
        &["form", "lint", &wrong, "--about", "lot"][..],
        &[
            "report",
            "lot",
            "L1",
            "--template",
            &wrong,
            "--out",
            &made,
            "--by",
            "P4",
        ],
    ] {
        let output = site.run(words);
        assert_eq!(output.status.code(), Some(3), "{output:?}");
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(
            said.contains("wrong.docx [正文第 1 段]：没有「titel」可填，应为 title"),
            "{said}"
        );
    }
    assert!(!fs::exists(&made).unwrap());
    assert_eq!(asked(&site, &["report", "issued"]), serde_json::json!([]));
    site.ok(&["form", "lint", &right, "--about", "lot"]);
    let strange = site.run(&["form", "lint", &right]);
    assert_eq!(strange.status.code(), Some(2));
    let issue = [
        "report",
        "lot",
        "L1",
        "--template",
        &right,
        "--out",
        &made,
        "--by",
        "P4",
    ];
    site.ok(&issue);
    let papers = asked(&site, &["report", "issued"]);
    let code = papers[0]["check_code"].as_str().unwrap();
    let mut archive = zip::ZipArchive::new(fs::File::open(&made).unwrap()).unwrap();
    let text = std::io::read_to_string(archive.by_name("word/document.xml").unwrap()).unwrap();
    assert!(text.contains("|栏杆检验批质量验收记录|"), "{text}");
    assert!(text.contains(code), "{code} in {text}");
    for words in [
        &[
            "report",
            "lot",
            "U",
            "--template",
            &right,
            "--out",
            &site.folder("no.pdf"),
        ][..],
        &[
            "report",
            "lot",
            "L1",
            "--template",
            &made,
            "--out",
            &site.folder("no.docx"),
        ],
    ] {
        assert!(!site.run(words).status.success(), "{words:?}");
    }
    let number = papers[0]["number"].as_str().unwrap();
    site.ok(&["report", "withdraw", number, "--by", "P4", "--why", "笔误"]);
    let void = [
        "report",
        number,
        "--template",
        &right,
        "--out",
        &site.folder("no.docx"),
    ];
    assert_eq!(site.run(&void).status.code(), Some(3));
}
