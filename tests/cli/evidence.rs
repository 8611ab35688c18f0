//! Photos and documents on the command line: taken in, required, listed, lost and found.

use crate::site::Site;
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};

/// Work that will be covered: one item, one stage, a photo needed.
const CHECKLIST: &str = r#"{"schema":"sanjian.checklist/1","id":"site.cover","version":"1.0.0",
"title":{"zh":"隐蔽","en":"Cover"},"standard":"GB 55032-2022","place":["02","0201","钢筋"],"subject":"lot",
"capacity_unit":{"zh":"处","en":"places"},"pass_rate":"1","variants":[],"choose":{},
"items":[{"id":"1","class":"dominant","clause":"3.3.4","title":{"zh":"观感","en":"Looks"},
"method":{"zh":"观察","en":"look"},"sampling":{"rule":"all"},"judge":{"kind":"attribute"}}]}"#;
const CHAIN: &str = r#"{"schema":"sanjian.chain/1","id":"lot.three-checks","title":{"zh":"隐蔽验收","en":"Cover"},
"subjects":["lot"],"stages":[{"id":"acceptance","title":{"zh":"验收","en":"Acceptance"},
"roles":["supervisor"],"images":1}]}"#;
const TREE: &str = "code,parent,kind,name,checklist,capacity\n\
V1,,unit,楼,,\nD1,V1,division,主体,,\nI1,D1,item,钢筋,,\nC1,I1,lot,三层板隐蔽,site.cover,1\n\
C2,I1,lot,四层板隐蔽,site.cover,1\n";
const PDF: &[u8] = b"%PDF-1.7\n%%EOF\n";

/// A site whose lots need a photo.
pub fn covered() -> Site {
    covered_by(CHAIN)
}

fn covered_by(chain: &str) -> Site {
    let site = Site::with_project();
    let lists = site.data().join("checklists");
    fs::create_dir_all(&lists).unwrap();
    fs::write(lists.join("cover.json"), CHECKLIST).unwrap();
    fs::write(lists.join("chain.json"), chain).unwrap();
    let done = site.run_on("project", TREE, &["import", "FILE", "--apply"]);
    assert!(
        done.status.success(),
        "{}",
        String::from_utf8_lossy(&done.stderr)
    );
    site
}

/// A photo of Shanghai, as small as can be.
fn photo(nth: u8) -> Vec<u8> {
    use exif::{Field, In, Rational, Tag, Value};
    let field = |tag, value| Field {
        tag,
        ifd_num: In::PRIMARY,
        value,
    };
    let ascii = |text: &str| Value::Ascii(vec![text.as_bytes().to_vec()]);
    let degrees =
        |parts: [u32; 3]| Value::Rational(parts.map(|num| Rational { num, denom: 1 }).to_vec());
    let fields = [
        field(Tag::DateTimeOriginal, ascii("2026:03:01 08:15:00")),
        field(Tag::OffsetTimeOriginal, ascii("+08:00")),
        field(Tag::GPSLatitudeRef, ascii("N")),
        field(Tag::GPSLatitude, degrees([31, 14, 24])),
        field(Tag::GPSLongitudeRef, ascii("E")),
        field(Tag::GPSLongitude, degrees([121, 28, 12])),
    ];
    let mut writer = exif::experimental::Writer::new();
    fields.iter().for_each(|field| writer.push_field(field));
    let mut raw = std::io::Cursor::new(Vec::new());
    writer.write(&mut raw, false).unwrap();
    let raw = raw.into_inner();
    let mut bytes = b"\xff\xd8\xff\xe1".to_vec();
    bytes.extend(u16::try_from(raw.len() + 8).unwrap().to_be_bytes());
    bytes.extend(b"Exif\0\0");
    bytes.extend(raw);
    bytes.extend([0xff, 0xd9, nth]);
    bytes
}

fn file(site: &Site, name: &str, bytes: &[u8]) -> PathBuf {
    let path = PathBuf::from(site.folder(name));
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, bytes).unwrap();
    path
}

fn acceptance(evidence: &Value) -> Value {
    json!({"schema": "sanjian.check/1", "subject": "C1", "stage": "acceptance", "by": "P4",
        "at": "2026-03-01T09:00:00+08:00", "answers": [{"item": "1", "result": "pass"}],
        "evidence": evidence})
}

/// Takes a file in; what is known about it.
fn add(site: &Site, path: &Path) -> Value {
    let line = site.ok(&["evidence", "add", &path.to_string_lossy()]);
    serde_json::from_slice(&line).unwrap()
}

/// Accepts covered work with a photo.
pub fn photographed(site: &Site) {
    let photo = add(site, &file(site, "IMG_0001.JPG", &photo(1)));
    let taken = site.record(&[acceptance(&json!([photo]))]);
    assert_eq!(taken[0]["outcome"], "accepted", "{}", taken[0]);
}

fn rules(answer: &Value) -> Vec<&str> {
    let reasons = answer["reasons"].as_array().unwrap();
    reasons
        .iter()
        .map(|one| one["rule"].as_str().unwrap())
        .collect()
}

fn blob(site: &Site, hash: &str) -> PathBuf {
    let journal = site.journal();
    let project = journal.ancestors().nth(3).unwrap();
    project.join("blobs").join(&hash[..2]).join(hash)
}

#[test]
fn covered_work_is_accepted_with_a_photo_and_not_without() {
    let site = covered();
    let none = site.record(&[acceptance(&json!([]))]);
    assert_eq!(rules(&none[0]), ["gate"]);
    let paper = add(&site, &file(&site, "试验报告.pdf", PDF));
    let only_paper = site.record(&[acceptance(&json!([paper]))]);
    assert_eq!(rules(&only_paper[0]), ["gate"], "a paper is no photo");
    let photo = add(&site, &file(&site, "IMG_0001.JPG", &photo(1)));
    assert_eq!(photo["media"], "image/jpeg");
    assert_eq!(photo["taken"], "2026-03-01T08:15:00+08:00");
    assert_eq!(photo["position"], json!(["31.240000", "121.470000"]));
    let taken = site.record(&[acceptance(&json!([photo, paper]))]);
    assert_eq!(taken[0]["outcome"], "accepted", "{}", taken[0]);
    let shown = String::from_utf8(site.ok(&["check", "show", "C1"])).unwrap();
    assert!(
        shown.contains("IMG_0001.JPG") && shown.contains("31.240000 N"),
        "{shown}"
    );
    let listed = String::from_utf8(site.ok(&["evidence", "list"])).unwrap();
    assert!(
        listed.contains("试验报告.pdf") && listed.contains("2026-03-01 08:15"),
        "{listed}"
    );
}

#[test]
fn what_the_project_does_not_keep_cannot_be_named() {
    let site = covered();
    let real = add(&site, &file(&site, "a.pdf", PDF));
    let mut invented = real.clone();
    invented["hash"] = "0".repeat(64).into();
    invented["media"] = "image/jpeg".into();
    let mut dressed_up = real.clone();
    dressed_up["media"] = "image/jpeg".into();
    let mut stretched = real;
    stretched["size"] = 1_000_000.into();
    let mut path_like = invented.clone();
    path_like["hash"] = "../../../../etc/passwd".into();
    for named in [invented, dressed_up, path_like] {
        let answer = site.record(&[acceptance(&json!([named]))]);
        assert_eq!(rules(&answer[0]), ["unknown"], "{named}");
    }
    let answer = site.record(&[acceptance(&json!([stretched]))]);
    assert_eq!(rules(&answer[0]), ["gate", "unknown"]);
}

#[test]
fn a_batch_may_name_photos_that_lie_beside_it() {
    let site = covered();
    file(&site, "batch/photos/1.jpg", &photo(1));
    file(&site, "outside.jpg", &photo(2));
    let batch = |path: &str| {
        let line = acceptance(&json!([{"path": path, "item": "1"}]));
        let batch = file(&site, "batch/checks.jsonl", line.to_string().as_bytes());
        let output = site.run(&["check", "record", &batch.to_string_lossy()]);
        serde_json::from_slice::<Value>(&output.stdout).unwrap()
    };
    let outside = site.folder("outside.jpg");
    for path in [
        "../outside.jpg",
        outside.as_str(),
        "photos",
        "photos/2.jpg",
        "",
        "a:b",
    ] {
        let answer = batch(path);
        assert_eq!(answer["outcome"], "refused", "{path}");
        assert_eq!(rules(&answer), ["unknown"], "{path}");
    }
    let answer = batch("photos/1.jpg");
    assert_eq!(answer["outcome"], "accepted", "{answer}");
    let list: Value =
        serde_json::from_slice(&site.ok(&["--format", "json", "evidence", "list", "C1"])).unwrap();
    assert_eq!(list[0]["name"], "1.jpg");
    assert_eq!(list[0]["item"], "1");
}

#[cfg(unix)]
#[test]
fn links_and_devices_are_not_followed() {
    let site = covered();
    let real = file(&site, "batch/real/1.jpg", &photo(1));
    std::os::unix::fs::symlink(&real, site.folder("batch/link.jpg")).unwrap();
    std::os::unix::fs::symlink("/", site.folder("batch/root")).unwrap();
    for path in ["link.jpg", "root/etc/hostname"] {
        let line = acceptance(&json!([{"path": path}]));
        let batch = file(&site, "batch/checks.jsonl", line.to_string().as_bytes());
        let output = site.run(&["check", "record", &batch.to_string_lossy()]);
        assert_eq!(output.status.code(), Some(3), "{path}");
    }
    for odd in [
        site.folder("batch/link.jpg"),
        "/dev/zero".into(),
        site.folder("batch"),
    ] {
        let output = site.run(&["evidence", "add", &odd]);
        assert_eq!(output.status.code(), Some(3), "{odd}");
    }
}

#[test]
fn a_file_of_no_known_kind_needs_a_word() {
    let site = covered();
    let script = file(&site, "photo.jpg", b"#!/bin/sh\necho no photo\n");
    let refused = site.run(&["evidence", "add", &script.to_string_lossy()]);
    assert_eq!(refused.status.code(), Some(3));
    assert!(String::from_utf8_lossy(&refused.stderr).contains("--any-kind"));
    let empty = file(&site, "empty.jpg", b"");
    let refused = site.run(&["evidence", "add", &empty.to_string_lossy()]);
    assert_eq!(refused.status.code(), Some(3));
    let taken = site.ok(&["evidence", "add", "--any-kind", &script.to_string_lossy()]);
    let taken: Value = serde_json::from_slice(&taken).unwrap();
    assert_eq!(taken["media"], "application/octet-stream");
    let answer = site.record(&[acceptance(&json!([taken]))]);
    assert_eq!(rules(&answer[0]), ["gate"], "it is no photo for that");
}

#[test]
fn verify_tells_what_is_missing_from_what_was_changed() {
    let site = covered();
    let first = add(&site, &file(&site, "第一张.jpg", &photo(1)));
    let second = add(&site, &file(&site, "second.jpg", &photo(2)));
    let recorded = site.record(&[acceptance(&json!([first, second]))]);
    let record = recorded[0]["record"].as_str().unwrap();
    assert!(site.run(&["verify"]).status.success());
    let stick = site.folder("stick");
    site.ok(&["export", &stick]);
    assert!(
        site.run(&["verify", &stick]).status.success(),
        "evidence travels along"
    );
    fs::remove_file(blob(&site, first["hash"].as_str().unwrap())).unwrap();
    fs::write(
        blob(&site, second["hash"].as_str().unwrap()),
        b"\xff\xd8\xff",
    )
    .unwrap();
    let output = site.run(&["--format", "json", "verify"]);
    assert_eq!(output.status.code(), Some(4));
    let found: Value = serde_json::from_slice(&output.stdout).unwrap();
    let lost = found[0]["lost"].as_array().unwrap();
    let brief: Vec<_> = lost
        .iter()
        .map(|one| {
            assert_eq!(
                (&one["record"], &one["subject"]),
                (&record.into(), &"C1".into())
            );
            (one["name"].as_str().unwrap(), one["how"].as_str().unwrap())
        })
        .collect();
    assert_eq!(
        brief,
        [("第一张.jpg", "missing"), ("second.jpg", "changed")]
    );
    let words = String::from_utf8(site.run(&["verify"]).stdout).unwrap();
    assert!(
        words.contains("佐证缺失：第一张.jpg") && words.contains("佐证被改：second.jpg"),
        "{words}"
    );
}

#[test]
fn evidence_is_handed_out_under_names_of_our_own() {
    let site = covered();
    let photo = add(&site, &file(&site, "..\u{202e}gpj.exe", &photo(1)));
    site.record(&[acceptance(&json!([photo]))]);
    let folder = site.folder("out");
    site.ok(&["evidence", "export", &folder]);
    let names: Vec<String> = fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    let hash = &photo["hash"].as_str().unwrap()[..16];
    assert_eq!(names, [format!("c1-{hash}.jpg")]);
    let shown = site.ok(&["evidence", "show", &hash[..8]]);
    assert!(String::from_utf8(shown).unwrap().contains("⟦U+202E⟧"));
    assert_eq!(site.run(&["evidence", "show", "zz"]).status.code(), Some(3));
}

#[test]
fn the_inbox_is_a_setting_of_the_device() {
    let site = covered();
    file(&site, "card/DCIM/100CANON/IMG_1.JPG", &photo(1));
    file(&site, "card/DCIM/notes.txt", b"no photo");
    let card = site.folder("card");
    let set = site.run(&["evidence", "inbox", &card]);
    assert!(String::from_utf8_lossy(&set.stderr).contains("照片 1 张"));
    let asked = String::from_utf8(site.ok(&["evidence", "inbox"])).unwrap();
    assert!(asked.contains("card"), "{asked}");
    let none = site.run(&["evidence", "inbox", &site.folder("nowhere")]);
    assert_eq!(none.status.code(), Some(2));
    let back = String::from_utf8(site.ok(&["evidence", "inbox", "--cards"])).unwrap();
    assert!(back.contains("DCIM"), "{back}");
}

/// What `verify` says is lost: record, name, item and how.
fn lost(site: &Site) -> Vec<[String; 4]> {
    let output = site.run(&["--format", "json", "verify"]);
    let found: Value = serde_json::from_slice(&output.stdout).unwrap();
    let lost = found[0]["lost"].as_array().unwrap();
    assert_eq!(
        output.status.code(),
        Some(if lost.is_empty() { 0 } else { 4 })
    );
    let word = |one: &Value, field: &str| one[field].as_str().unwrap().to_owned();
    lost.iter()
        .map(|one| ["record", "name", "item", "how"].map(|field| word(one, field)))
        .collect()
}

#[cfg(unix)]
#[test]
fn whatever_stands_in_the_place_of_a_content_is_found() {
    let site = covered();
    let mut kept = add(&site, &file(&site, "a.jpg", &photo(1)));
    let other = add(&site, &file(&site, "b.jpg", &photo(2)));
    kept["item"] = "1".into();
    let recorded = site.record(&[acceptance(&json!([kept, other]))]);
    let record = recorded[0]["record"].as_str().unwrap();
    let place = blob(&site, kept["hash"].as_str().unwrap());
    let another = blob(&site, other["hash"].as_str().unwrap());
    let elsewhere = file(&site, "kept.jpg", &photo(1));
    type Damage<'a> = (&'a str, Box<dyn Fn() + 'a>);
    let damages: [Damage; 6] = [
        ("missing", Box::new(|| ())),
        ("changed", Box::new(|| fs::write(&place, b"").unwrap())),
        (
            "changed",
            Box::new(|| fs::write(&place, [&photo(1)[..], b"x"].concat()).unwrap()),
        ),
        (
            "changed",
            Box::new(|| _ = fs::copy(&another, &place).unwrap()),
        ),
        ("unreadable", Box::new(|| fs::create_dir(&place).unwrap())),
        (
            "unreadable",
            Box::new(|| std::os::unix::fs::symlink(&elsewhere, &place).unwrap()),
        ),
    ];
    for (nth, (how, damage)) in damages.iter().enumerate() {
        // What stood there before: nothing, a file, a link or a folder.
        _ = fs::remove_file(&place);
        _ = fs::remove_dir(&place);
        damage();
        assert_eq!(lost(&site), [[record, "a.jpg", "1", how]], "{nth}");
        let words = String::from_utf8(site.run(&["verify"]).stdout).unwrap();
        assert!(words.contains("检查项 1"), "{words}");
    }
}

#[test]
fn what_nothing_mentions_is_told_and_kept() {
    let site = covered();
    let drafted = file(&site, "a.jpg", &photo(1));
    let drafted = drafted.to_string_lossy();
    site.ok(&[
        "evidence",
        "add",
        "--subject",
        "C1",
        "--stage",
        "acceptance",
        &drafted,
    ]);
    assert!(
        !String::from_utf8(site.ok(&["verify"]))
            .unwrap()
            .contains("照样保留")
    );
    let loose = add(&site, &file(&site, "b.jpg", &photo(2)));
    let words = String::from_utf8(site.ok(&["verify"])).unwrap();
    assert!(
        words.contains("内容文件 1 个") && words.contains("照样保留"),
        "{words}"
    );
    let found: Value = serde_json::from_slice(&site.ok(&["--format", "json", "verify"])).unwrap();
    assert_eq!(
        found[0]["unmentioned"],
        json!([{"hash": loose["hash"], "size": loose["size"]}])
    );
    assert!(blob(&site, loose["hash"].as_str().unwrap()).is_file());
}

/// The same, with a notice that may be ignored.
const NOTIFIED: &str = r#"{"schema":"sanjian.chain/1","id":"lot.three-checks","title":{"zh":"隐蔽验收","en":"Cover"},
"subjects":["lot"],"stages":[{"id":"acceptance","title":{"zh":"验收","en":"Acceptance"},
"roles":["supervisor"],"images":1,"notice_hours":48,"deemed":true}]}"#;

#[test]
fn a_deemed_acceptance_rests_on_a_paper_notice_and_a_photo() {
    let site = covered_by(NOTIFIED);
    let give = [
        "notice",
        "give",
        "C1",
        "--at",
        "2026-03-01 08:00",
        "--meet",
        "2026-03-03 08:00",
        "--to",
        "P4",
        "--by",
        "P3",
    ];
    let deem = ["rule", "C1", "deem", "--by", "P3", "--reason", "监理未到场"];
    site.ok(&give);
    let refused = |words: &[&str]| {
        let output = site.run(words);
        assert_eq!(output.status.code(), Some(3));
        String::from_utf8(output.stdout).unwrap()
    };
    let late = refused(&deem);
    assert!(late.contains("从登记时起算"), "{late}");
    let other_day = refused(&[&give[..], &["--paper", "TZ-1:2026-03-02:陈立新"]].concat());
    assert!(other_day.contains("同日"), "{other_day}");
    let scan = file(&site, "通知.pdf", PDF);
    let scan = scan.to_string_lossy();
    let paper = ["--paper", "TZ-1:2026-03-01:陈立新", "--scan", &scan];
    site.ok(&[&give[..], &paper].concat());
    let bare = refused(&deem);
    assert!(bare.contains("影像资料"), "{bare}");
    let shot = file(&site, "IMG_1.JPG", &photo(1));
    let shot = shot.to_string_lossy();
    site.ok(&[&deem[..], &["--photo", &shot]].concat());
    let listed = site.ok(&["--format", "json", "evidence", "list", "C1"]);
    let listed: Value = serde_json::from_slice(&listed).unwrap();
    let media: Vec<&Value> = listed
        .as_array()
        .unwrap()
        .iter()
        .map(|one| &one["media"])
        .collect();
    assert_eq!(media, ["image/jpeg", "application/pdf"]);
    let shown = String::from_utf8(site.ok(&["check", "list"])).unwrap();
    assert!(shown.contains("视为合格"), "{shown}");
    assert_eq!(lost(&site), Vec::<[String; 4]>::new());
    // The paper is evidence like any other.
    let paper = listed[1]["hash"].as_str().unwrap();
    fs::remove_file(blob(&site, paper)).unwrap();
    let notice = listed[1]["record"].as_str().unwrap();
    assert_eq!(lost(&site), [[notice, "TZ-1", "", "missing"]]);
}

#[test]
fn a_time_of_entry_that_is_not_the_records_own_is_found() {
    let site = covered_by(NOTIFIED);
    site.ok(&[
        "notice", "give", "C1", "--meet", "+48", "--to", "P4", "--by", "P3",
    ]);
    assert!(site.run(&["verify"]).status.success());
    site.forge(|payload| {
        payload["at"] = "2026-03-01T08:00:00+08:00".into();
        payload["entered"] = "2026-03-01T08:00:00+08:00".into();
    });
    let output = site.run(&["verify"]);
    assert_eq!(output.status.code(), Some(4));
    assert!(String::from_utf8_lossy(&output.stdout).contains("登记时间：记录为"));
}

#[test]
fn the_scan_of_a_rulings_paper_is_kept_with_its_size_and_looked_for() {
    let site = Site::with_project();
    let scan = file(&site, "商定.pdf", PDF);
    let scan = scan.to_string_lossy();
    site.ok(&[
        "rule",
        "L1",
        "cancel",
        "--by",
        "P4",
        "--reason",
        "设计取消",
        "--paper",
        "BG-1:2026-03-01:设计院",
        "--scan",
        &scan,
    ]);
    let listed = site.ok(&["--format", "json", "evidence", "list", "L1"]);
    let listed: Value = serde_json::from_slice(&listed).unwrap();
    assert_eq!(listed[0]["size"], PDF.len().to_string());
    assert_eq!(lost(&site), Vec::<[String; 4]>::new());
    let record = listed[0]["record"].as_str().unwrap();
    fs::write(
        blob(&site, listed[0]["hash"].as_str().unwrap()),
        b"%PDF-1.7",
    )
    .unwrap();
    assert_eq!(lost(&site), [[record, "BG-1", "", "changed"]]);
}

#[test]
fn what_is_kept_with_a_check_in_progress_is_listed_and_only_what_can_be_is_kept() {
    let first =
        r#""stages":[{"id":"self","title":{"zh":"自检","en":"Self-check"},"roles":["foreman"]},"#;
    let site = covered_by(&CHAIN.replace(r#""stages":["#, first));
    let path = file(&site, "site_2026-03-01T10.jpg", &photo(1));
    let add = |words: &[&str]| {
        let path = path.to_string_lossy();
        let lead = ["evidence", "add", &path, "--subject", "C1", "--stage"];
        let output = site.run(&[&lead, words].concat());
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        (output.status.code(), said)
    };
    assert_eq!(add(&["self", "--item", "1"]).0, Some(0));
    let (code, said) = add(&["self", "--item", "zzz"]);
    assert!(
        code == Some(3) && said.contains("zzz") && said.contains("有：1"),
        "{said}"
    );
    let (code, said) = add(&["acceptance"]);
    assert!(code == Some(3) && said.contains("--stage self"), "{said}");
    let listed = site.ok(&["--format", "json", "evidence", "list", "C1"]);
    let listed: Value = serde_json::from_slice(&listed).unwrap();
    assert_eq!(listed.as_array().unwrap().len(), 1);
    assert_eq!(listed[0]["of"], "self（进行中）");
    assert_eq!(
        (&listed[0]["item"], &listed[0]["record"]),
        (&"1".into(), &"".into())
    );
}

#[test]
fn a_photo_cut_short_is_refused_and_can_be_kept_as_no_photo() {
    let site = covered();
    let whole = photo(1);
    let path = file(&site, "cut.jpg", &whole[..whole.len() - 3]);
    let output = site.run(&["evidence", "add", &path.to_string_lossy()]);
    assert_eq!(output.status.code(), Some(3));
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(said.contains("不完整，请重新拷贝"), "{said}");
    let kept = site.ok(&["evidence", "add", "--any-kind", &path.to_string_lossy()]);
    let kept: Value = serde_json::from_slice(&kept).unwrap();
    assert_eq!(kept["media"], "application/octet-stream");
}

#[cfg(unix)]
#[test]
fn a_batch_names_photos_as_this_system_names_files() {
    let site = covered();
    for name in ["site_2026-03-01T10:22:37.jpg", "a\\b.jpg"] {
        file(&site, name, &photo(1));
    }
    file(&site, "cut.jpg", &photo(1)[..90]);
    let line = |subject: &str, name: &str| {
        let mut line = acceptance(&json!([{"path": name, "item": "1"}]));
        line["subject"] = subject.into();
        line
    };
    let lines = [
        line("C1", "cut.jpg"),
        line("C1", "site_2026-03-01T10:22:37.jpg"),
        line("C2", "a\\b.jpg"),
    ];
    let lines = lines.map(|line| line.to_string()).join("\n");
    let batch = file(&site, "batch.jsonl", lines.as_bytes());
    let output = site.run(&["check", "record", &batch.to_string_lossy()]);
    let answers = String::from_utf8(output.stdout).unwrap();
    let outcomes: Vec<_> = answers
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap()["outcome"].clone())
        .collect();
    assert_eq!(outcomes, ["refused", "accepted", "accepted"]);
}
