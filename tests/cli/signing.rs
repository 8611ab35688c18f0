//! Enrolling, signing and verifying from the command line, with PINs from standard input.

use crate::site::Site;
use serde_json::{Value, json};

fn self_check() -> Value {
    let items = ["5.5.1", "5.5.2"];
    let mut answers: Vec<Value> = items
        .iter()
        .map(|item| json!({"item": item, "result": "pass"}))
        .collect();
    for nth in (1..=7).chain(10..=14) {
        answers
            .push(json!({"item": format!("5.5.3-{nth}"), "readings": ["0", "0", "0", "0", "0"]}));
    }
    json!({"schema": "sanjian.check/1", "subject": "L1", "stage": "self",
        "at": "2026-05-01T09:00:00+08:00", "by": "P1", "answers": answers})
}

/// A site with a concluded self-check; its record.
fn concluded() -> (Site, String) {
    let site = Site::with_project();
    let answer = site.record(&[self_check()]).remove(0);
    let record = answer["record"].as_str();
    let record = record.unwrap_or_else(|| panic!("{answer}")).to_owned();
    (site, record)
}

fn enrol(site: &Site, person: &str) {
    let output = site.pipe(&["people", "enrol", person, "--pin-file", "-"], b"482913\n");
    assert!(output.status.success(), "{output:?}");
}

#[test]
fn a_person_enrols_signs_and_is_found_by_verify() {
    let (site, record) = concluded();
    enrol(&site, "P1");
    let sign = ["check", "sign", &record, "--by", "P1", "--pin-file", "-"];
    let wrong = site.pipe(&sign, b"000001\n");
    assert_eq!(wrong.status.code(), Some(3));
    let output = site.pipe(&sign, b"482913\n");
    assert!(output.status.success(), "{output:?}");
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(
        text.contains("防篡改记录") && text.contains("王建国"),
        "{text}"
    );
    assert!(!text.contains("482913"));

    let shown = String::from_utf8(site.ok(&["check", "show", "L1"])).unwrap();
    let code = text
        .lines()
        .find_map(|line| line.strip_prefix("短码 "))
        .unwrap();
    assert!(shown.contains(code), "{shown}");
    let verified = site.ok(&["verify", "--format", "json"]);
    let found: Value = serde_json::from_slice(&verified).unwrap();
    let signed = &found[0]["signatures"]["signed"][0];
    assert_eq!(signed["by"], "P1");
    assert_eq!(signed["role"], "crew_leader");
    assert_eq!(signed["what"], "self#1");
}

#[test]
fn a_forged_signature_ends_verify_with_damage() {
    let (site, record) = concluded();
    enrol(&site, "P1");
    let sign = ["check", "sign", &record, "--by", "P1", "--pin-file", "-"];
    assert!(site.pipe(&sign, b"482913\n").status.success());
    site.forge(|payload| {
        let text = payload["statement"].as_str().unwrap().replace("P1", "P2");
        payload["statement"] = text.into();
    });
    let output = site.run(&["verify"]);
    assert_eq!(output.status.code(), Some(4));
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.contains("伪造"), "{text}");
}

#[test]
fn a_second_key_without_an_authority_and_a_short_pin_are_refused() {
    let (site, _) = concluded();
    let enrol_with = |pin: &[u8]| {
        let output = site.pipe(&["people", "enrol", "P1", "--pin-file", "-"], pin);
        output.status.code()
    };
    assert_eq!(enrol_with(b"1234\n"), Some(3));
    assert_eq!(enrol_with(b"482913\n"), Some(0));
    assert_eq!(enrol_with(b"482914\n"), Some(3));
    let rotate = [
        "people",
        "rotate",
        "P1",
        "--authority-pin-file",
        "-",
        "--pin-file",
        "-",
    ];
    let rotated = site.pipe(&rotate, b"482913\n582914\n");
    assert!(rotated.status.success(), "{rotated:?}");
    let keys = String::from_utf8(site.ok(&["people", "keys"])).unwrap();
    assert!(keys.contains("已停用") && keys.contains("有效"), "{keys}");
}

/// The short code stands wherever a signature is named, and is the same everywhere: on the text that
/// is signed, when it is signed, in the listing, for programs, on a copy verified elsewhere, and as
/// the beginning of the digest.
#[test]
fn the_short_code_is_the_same_wherever_it_stands() {
    let (site, record) = concluded();
    enrol(&site, "P1");
    let sign = ["check", "sign", &record, "--by", "P1", "--pin-file", "-"];
    let output = site.pipe(&sign, b"482913\n");
    let text = String::from_utf8(output.stdout).unwrap();
    let code = text
        .lines()
        .find_map(|line| line.strip_prefix("短码 "))
        .unwrap();
    assert!(text.contains(&format!("已签  {code}")), "{text}");
    for words in [&["check", "show", "L1"][..], &["verify"]] {
        let listed = String::from_utf8(site.ok(words)).unwrap();
        assert!(listed.contains(&format!("短码 {code}")), "{listed}");
    }
    let shown = site.ok(&["check", "show", "L1", "--format", "json"]);
    let shown: Value = serde_json::from_slice(&shown).unwrap();
    let of_check = &shown[0]["signatures"][0]["signed"];
    let verified = |site: &Site| -> Value {
        let found = site.ok(&["verify", "--format", "json"]);
        let found: Value = serde_json::from_slice(&found).unwrap();
        found[0]["signatures"]["signed"][0].clone()
    };
    let of_verify = verified(&site);
    // What was exported to a stick is verified there with public keys only.
    let stick = site.folder("stick");
    std::fs::create_dir_all(&stick).unwrap();
    site.ok(&["sync", &stick]);
    let away = Site::new();
    away.ok(&["sync", &stick]);
    let of_copy = verified(&away);
    for one in [of_check, &of_verify, &of_copy] {
        assert_eq!(one["code"], code, "{one}");
        let digest = one["digest"].as_str().unwrap().to_ascii_uppercase();
        assert_eq!(format!("{}-{}", &digest[..4], &digest[4..8]), code);
    }
}

#[test]
fn a_refused_signature_is_named_with_who_and_why_wherever_the_check_is() {
    let site = Site::with_project();
    let stages = [("self", "P1"), ("mutual", "P2"), ("handover", "P3")];
    let checks = stages.map(|(stage, by)| {
        let mut check = self_check();
        (check["stage"], check["by"]) = (stage.into(), by.into());
        check
    });
    let answers = site.record(&checks);
    let record = answers[2]["record"].as_str().unwrap();
    enrol(&site, "P4");
    let refuse = [
        "check",
        "sign",
        record,
        "--by",
        "P4",
        "--as",
        "witness",
        "--refuse",
        "保护层不足",
        "--pin-file",
        "-",
    ];
    let output = site.pipe(&refuse, b"482913\n");
    assert!(output.status.success(), "{output:?}");
    let said = "拒签 陈立新（专业监理工程师）：保护层不足";
    for format in ["table", "csv", "json"] {
        for words in [&["check", "list"][..], &["check", "show", "L1"]] {
            let told = site.ok(&[&["--format", format], words].concat());
            let told = String::from_utf8(told).unwrap();
            assert!(told.contains(said), "{format} {words:?}: {told}");
        }
    }
    let shown = String::from_utf8(site.ok(&["check", "show", "L1"])).unwrap();
    assert!(
        shown.contains("自检 第 1 轮  2026-05-01 09:00  王建国  合格"),
        "{shown}"
    );
}

#[test]
fn why_a_capacity_is_less_comes_with_a_batch_and_is_signed() {
    let site = Site::with_project();
    let mut check = self_check();
    check["capacity"] = json!(2);
    check["capacity_why"] = json!("只验首件段");
    let answer = site.record(&[check]).remove(0);
    let record = answer["record"].as_str().unwrap();
    enrol(&site, "P1");
    let sign = ["check", "sign", record, "--by", "P1", "--pin-file", "-"];
    let text = String::from_utf8(site.pipe(&sign, b"482913\n").stdout).unwrap();
    assert!(text.contains("容量改小的理由：只验首件段"), "{text}");
    let shown = site.ok(&["--format", "json", "check", "show", "L1"]);
    let shown: Value = serde_json::from_slice(&shown).unwrap();
    assert_eq!(shown[0]["capacity_why"], "只验首件段");
}
