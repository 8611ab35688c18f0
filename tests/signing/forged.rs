//! Journals that somebody forged who can write every file of the device, and what is said of them.

use crate::forger::Forger;
use crate::site::Site;
use ed25519_dalek::SigningKey;
use sanjian::audit::attested::SignatureFlaw;
use sanjian::audit::discrepancy::Discrepancy;
use sanjian::audit::findings::Findings;
use sanjian::domain::doubt::DoubtReason;
use sanjian::domain::proof;
use serde_json::{Value, json};

fn key(seed: u8) -> SigningKey {
    SigningKey::from_bytes(&[seed; 32])
}

/// A handover signed by its three parties, and the acceptance after it.
fn signed_site() -> Site {
    let mut site = Site::enrolled(&["P01", "P02", "P07"]);
    let doc = site.handover("L1");
    for (party, by) in [("handing", "P01"), ("receiving", "P02"), ("witness", "P07")] {
        site.sign("L1", &doc, party, by);
    }
    site
}

/// A handover that the forger himself signs, as P01, with a key enrolled for him.
fn own_site() -> (Site, Forger, SigningKey) {
    let mut site = Site::enrolled(&["P02"]);
    let doc = site.handover("L1");
    site.sign("L1", &doc, "handing", "P02");
    let mut forger = Forger::at(&site);
    let sign = forger.records.pop().unwrap();
    let own = key(1);
    forger.enrol(&own, |_| (), None);
    forger.records.push(sign);
    let at = forger.records.len() - 1;
    let (did, seq, h) = {
        let sign = forger.records.pop().unwrap();
        let head = forger.head();
        forger.records.push(sign);
        head
    };
    forger.records[at]["by"] = "P01".into();
    forger.resign(at, &own, |statement, payload| {
        statement.by = "P01".to_owned();
        statement.kid = proof::kid(&hex::encode(own.verifying_key().as_bytes())).unwrap();
        statement.head = (did.clone(), seq, h.clone());
        let shown: Vec<String> = serde_json::from_value(payload["shown"].clone()).unwrap();
        let shown: Vec<String> = shown
            .iter()
            .map(|line| match line.as_str() {
                line if line.starts_with("签字人") => line.replace("P02", "P01"),
                line if line.starts_with("密钥") => format!("密钥：{}", statement.kid),
                line => line.to_owned(),
            })
            .collect();
        statement.digest = proof::digest(&shown);
        payload["shown"] = json!(shown);
        payload["labels"]["signer"] = json!("姓名P01");
    });
    (site, forger, own)
}

/// What `verify` says; the bytes themselves are beyond reproach.
fn verified(site: &Site, forger: &mut Forger) -> Findings {
    forger.write();
    let findings = site.verify();
    assert!(findings.bytes.is_sound(), "{:?}", findings.bytes);
    findings
}

fn flaws(findings: &Findings) -> Vec<&SignatureFlaw> {
    findings
        .attested
        .faults
        .iter()
        .map(|one| &one.why)
        .collect()
}

fn doubts(findings: &Findings) -> Vec<&DoubtReason> {
    let each = flaws(findings).into_iter();
    let why = each.filter_map(|flaw| match flaw {
        SignatureFlaw::Doubted(why) => Some(why),
        _ => None,
    });
    why.collect()
}

macro_rules! found {
    ($findings:expr, $pattern:pat) => {
        let findings: &Findings = &$findings;
        let flaws = flaws(findings);
        assert!(
            flaws.iter().any(|flaw| matches!(flaw, $pattern)),
            "{flaws:?}"
        );
        assert!(!findings.is_sound());
    };
}

#[test]
fn a_journal_rewritten_without_a_change_is_sound() {
    let site = signed_site();
    let mut forger = Forger::at(&site);
    assert!(verified(&site, &mut forger).is_sound());
}

#[test]
fn the_forger_s_own_honest_signature_is_believed() {
    let (site, mut forger, _) = own_site();
    let findings = verified(&site, &mut forger);
    assert!(findings.is_sound(), "{:?}", findings.attested.faults);
    assert_eq!(findings.attested.signed[0].signature.by, "P01");
}

#[test]
fn swapped_signatures() {
    let site = signed_site();
    let mut forger = Forger::at(&site);
    let signs = forger.of_kind("sign");
    let (first, second) = (signs[0], signs[1]);
    let sig = forger.records[first]["p"]["sig"].clone();
    let other = std::mem::replace(&mut forger.records[second]["p"]["sig"], sig);
    forger.records[first]["p"]["sig"] = other;
    let findings = verified(&site, &mut forger);
    assert_eq!(
        doubts(&findings)[..2],
        [&DoubtReason::Signature, &DoubtReason::Signature]
    );
}

#[test]
fn a_signature_whose_statement_was_edited() {
    for (from, to) in [
        ("\"party\":\"handing\"", "\"party\":\"receiving\""),
        ("\"by\":\"P01\"", "\"by\":\"P02\""),
        ("\"verdict\":\"agree\"", "\"verdict\":\"refuse\""),
        ("\"role\":\"crew_leader\"", "\"role\":\"foreman\""),
        ("\"rev\":1", "\"rev\":2"),
    ] {
        let site = signed_site();
        let mut forger = Forger::at(&site);
        let at = forger.of_kind("sign")[0];
        forger.edit(at, from, to);
        let findings = verified(&site, &mut forger);
        assert!(doubts(&findings).contains(&&DoubtReason::Signature), "{to}");
    }
}

#[test]
fn a_statement_of_another_purpose_or_another_spelling() {
    for (from, to) in [
        ("sanjian/sign/1", "sanjian/key/1"),
        (",\"doc\"", ", \"doc\""),
    ] {
        let site = signed_site();
        let mut forger = Forger::at(&site);
        let at = forger.of_kind("sign")[0];
        forger.edit(at, from, to);
        let findings = verified(&site, &mut forger);
        assert!(doubts(&findings).contains(&&DoubtReason::Malformed), "{to}");
    }
}

#[test]
fn a_signature_replayed_on_another_check() {
    let mut site = signed_site();
    let other = site.handover("L2");
    let mut forger = Forger::at(&site);
    let payload = forger.records[forger.of_kind("sign")[0]]["p"].clone();
    let doc = payload["statement"].as_str().unwrap().to_owned();
    forger.append("sign", "P01", payload);
    // As it is, it is the same signature twice; turned to the other check it does not hold.
    let findings = verified(&site, &mut forger);
    assert!(matches!(doubts(&findings)[..], [DoubtReason::Taken { .. }]));
    found!(findings, SignatureFlaw::Moved);
    let mut forger = Forger::at(&site);
    let at = forger.records.len() - 1;
    let statement: Value = serde_json::from_str(&doc).unwrap();
    forger.edit(at, statement["doc"].as_str().unwrap(), &other);
    forger.edit(at, "\"subject\":\"L1\"", "\"subject\":\"L2\"");
    std::fs::create_dir_all(site.project_dir().join("head")).unwrap();
    assert_eq!(
        doubts(&verified(&site, &mut forger)),
        [&DoubtReason::Signature]
    );
}

#[test]
fn a_journal_replayed_as_another_project() {
    let site = signed_site();
    let mut forger = Forger::at(&site);
    let pid = forger.pid();
    let other: String = pid.chars().rev().collect();
    for record in &mut forger.records {
        record["pid"] = other.as_str().into();
    }
    found!(verified(&site, &mut forger), SignatureFlaw::OtherProject);
}

#[test]
fn a_signature_moved_to_an_earlier_or_later_place() {
    let site = signed_site();
    let mut forger = Forger::at(&site);
    let signs = forger.of_kind("sign");
    forger.records.swap(signs[0], signs[1]);
    found!(verified(&site, &mut forger), SignatureFlaw::Moved);
}

#[test]
fn a_signature_stripped_from_between() {
    let site = signed_site();
    let mut forger = Forger::at(&site);
    let at = forger.of_kind("sign")[1];
    forger.records.remove(at);
    found!(verified(&site, &mut forger), SignatureFlaw::Moved);
}

#[test]
fn the_last_signature_stripped_is_missed_by_the_device_and_seen_as_missing() {
    let site = signed_site();
    let file = {
        let log = std::fs::read_dir(site.project_dir().join("log")).unwrap();
        log.last().unwrap().unwrap().path().join("00000001.jsonl")
    };
    let text = std::fs::read_to_string(&file).unwrap();
    let cut = text.trim_end().rfind('\n').unwrap() + 1;
    std::fs::write(&file, &text[..cut]).unwrap();
    let findings = site.verify();
    assert!(!findings.bytes.is_sound());
    assert_eq!(
        findings.attested.unsigned.len(),
        3,
        "self, mutual and handover"
    );
    assert_eq!(findings.attested.unsigned[2].parties, ["witness"]);
}

#[test]
fn a_stripped_signature_where_the_next_stage_had_to_wait_for_it() {
    let mut site = Site::agreed(true);
    ["P01", "P02"].iter().for_each(|one| site.enrol(one));
    let doc = site.passed("L1", "self", "P01");
    site.sign("L1", &doc, "maker", "P01");
    site.passed("L1", "mutual", "P02");
    let mut forger = Forger::at(&site);
    let at = forger.of_kind("sign")[0];
    forger.records.remove(at);
    let findings = verified(&site, &mut forger);
    assert!(
        matches!(findings.verdicts[..], [ref one] if matches!(one.why, Discrepancy::Refused(_)))
    );
}

#[test]
fn a_check_changed_under_its_signatures() {
    let site = signed_site();
    let mut forger = Forger::at(&site);
    let at = forger.of_kind("check")[2];
    forger.records[at]["p"]["capacity"] = 2.into();
    found!(verified(&site, &mut forger), SignatureFlaw::OtherDocument);
}

#[test]
fn a_text_changed_after_it_was_signed() {
    let site = signed_site();
    let mut forger = Forger::at(&site);
    let at = forger.of_kind("sign")[0];
    forger.records[at]["p"]["shown"][2] = json!("对象：L9 别处");
    assert!(doubts(&verified(&site, &mut forger)).contains(&&DoubtReason::Digest));
}

#[test]
fn a_text_signed_that_the_check_does_not_show() {
    let (site, mut forger, own) = own_site();
    let at = forger.of_kind("sign")[0];
    forger.resign(at, &own, |statement, payload| {
        let mut shown: Vec<String> = serde_json::from_value(payload["shown"].clone()).unwrap();
        let verdict = shown
            .iter()
            .position(|line| line.starts_with("结论"))
            .unwrap();
        shown[verdict] = "结论：不合格".to_owned();
        statement.digest = proof::digest(&shown);
        payload["shown"] = json!(shown);
    });
    found!(verified(&site, &mut forger), SignatureFlaw::Shown);
}

#[test]
fn a_form_that_nobody_knows_hides_nothing() {
    let (site, mut forger, own) = own_site();
    let at = forger.of_kind("sign")[0];
    forger.resign(at, &own, |statement, payload| {
        let shown = ["同意付款".to_owned()];
        statement.form = 2;
        statement.digest = proof::digest(&shown);
        payload["shown"] = json!(shown);
    });
    found!(verified(&site, &mut forger), SignatureFlaw::Form);
}

#[test]
fn a_name_that_was_never_on_record() {
    let (site, mut forger, own) = own_site();
    let at = forger.of_kind("sign")[0];
    forger.resign(at, &own, |statement, payload| {
        let shown: Vec<String> = serde_json::from_value(payload["shown"].clone()).unwrap();
        let shown: Vec<String> = shown
            .iter()
            .map(|line| line.replace("名称L1", "别的部位"))
            .collect();
        statement.digest = proof::digest(&shown);
        payload["shown"] = json!(shown);
        payload["labels"]["subject_name"] = json!("别的部位");
    });
    found!(verified(&site, &mut forger), SignatureFlaw::Names);
}

#[test]
fn back_dated_by_its_time() {
    // Only the statement: it disagrees with the record.
    let (site, mut forger, own) = own_site();
    let at = forger.of_kind("sign")[0];
    back_date(&mut forger, at, &own);
    found!(verified(&site, &mut forger), SignatureFlaw::Time);
    // The record too: it is earlier than what it signs, and no clock was turned back.
    let (site, mut forger, own) = own_site();
    let at = forger.of_kind("sign")[0];
    back_date(&mut forger, at, &own);
    forger.records[at]["t"] = "2026-04-01T08:00:00.000+08:00".into();
    found!(verified(&site, &mut forger), SignatureFlaw::Time);
}

fn back_date(forger: &mut Forger, at: usize, own: &SigningKey) {
    forger.resign(at, own, |statement, payload| {
        let shown: Vec<String> = serde_json::from_value(payload["shown"].clone()).unwrap();
        let early = "2026-04-01T08:00:00+08:00";
        let shown: Vec<String> = shown
            .iter()
            .map(|line| line.replace(statement.t.as_str(), early))
            .collect();
        statement.t = early.into();
        statement.digest = proof::digest(&shown);
        payload["shown"] = json!(shown);
    });
}

#[test]
fn back_dated_by_its_head() {
    let (site, mut forger, own) = own_site();
    let at = forger.of_kind("sign")[0];
    let hashes = forger.chain();
    forger.resign(at, &own, |statement, _| {
        statement.head = (statement.head.0.clone(), 2, hashes[1].clone())
    });
    found!(verified(&site, &mut forger), SignatureFlaw::Moved);
}

#[test]
fn a_key_enrolled_after_it_signed() {
    let (site, mut forger, _) = own_site();
    let last = forger.records.len() - 1;
    forger.records.swap(last - 1, last);
    let findings = verified(&site, &mut forger);
    assert!(matches!(
        doubts(&findings)[..],
        [DoubtReason::UnknownKey { .. }, ..]
    ));
}

#[test]
fn a_second_key_that_nobody_entitled_vouches_for() {
    let site = signed_site();
    let (own, worker) = (key(1), key(2));
    for vouch in [None, Some(&own), Some(&worker)] {
        let mut forger = Forger::at(&site);
        if site.project_dir().join("head").exists() {
            forger.write();
        }
        std::fs::create_dir_all(site.project_dir().join("head")).unwrap();
        let before = forger.records.len();
        forger.enrol(&own, |_| (), vouch);
        let findings = verified(&site, &mut forger);
        assert_eq!(doubts(&findings), [&DoubtReason::NoAuthority]);
        forger.records.truncate(before);
        std::fs::create_dir_all(site.project_dir().join("head")).unwrap();
        forger.write();
    }
}

#[test]
fn forged_first_keys() {
    type Expected = fn(&SignatureFlaw) -> bool;
    type Change = fn(&mut sanjian::domain::statement::KeyStatement);
    let cases: [(Change, Expected); 5] = [
        (
            |s| s.kid = "0".repeat(16),
            |f| matches!(f, SignatureFlaw::Doubted(DoubtReason::KeyTaken)),
        ),
        (
            |s| s.role = sanjian::domain::Role::Owner,
            |f| matches!(f, SignatureFlaw::Doubted(DoubtReason::Role { .. })),
        ),
        (
            |s| s.person = "P99".into(),
            |f| matches!(f, SignatureFlaw::Doubted(DoubtReason::NoPerson)),
        ),
        (
            |s| s.pid = "another".into(),
            |f| matches!(f, SignatureFlaw::OtherProject),
        ),
        (
            |s| s.name = "冒名".into(),
            |f| matches!(f, SignatureFlaw::Names),
        ),
    ];
    for (nth, (change, expected)) in cases.into_iter().enumerate() {
        let mut site = Site::new();
        site.passed("L1", "self", "P01");
        let mut forger = Forger::at(&site);
        forger.enrol(&key(1), change, None);
        let findings = verified(&site, &mut forger);
        assert!(
            flaws(&findings).into_iter().any(expected),
            "{nth}: {:?}",
            flaws(&findings)
        );
    }
}

#[test]
fn a_key_that_did_not_sign_its_own_record() {
    let mut site = Site::new();
    site.passed("L1", "self", "P01");
    let mut forger = Forger::at(&site);
    forger.enrol(&key(1), |_| (), None);
    let at = forger.records.len() - 1;
    let foreign = Forger::at(&signed_site());
    let proof = foreign.records[foreign.of_kind("key")[0]]["p"]["proof"].clone();
    forger.records[at]["p"]["proof"] = proof;
    assert_eq!(
        doubts(&verified(&site, &mut forger)),
        [&DoubtReason::NoProof]
    );
}

#[test]
fn a_forged_role_in_the_people_table_does_not_make_a_supervisor() {
    let (site, mut forger, own) = own_site();
    let sign = forger.records.pop().unwrap();
    let people = forger.records[forger.of_kind("people")[0]]["p"].clone();
    let text = people.to_string().replacen("crew_leader", "supervisor", 1);
    forger.append("people", "", serde_json::from_str(&text).unwrap());
    forger.records.push(sign);
    let at = forger.records.len() - 1;
    forger.resign(at, &own, |statement, _| {
        statement.party = "witness".to_owned();
        statement.role = sanjian::domain::Role::Supervisor;
    });
    let findings = verified(&site, &mut forger);
    assert!(
        matches!(doubts(&findings)[..], [DoubtReason::Role { .. }]),
        "{:?}",
        flaws(&findings)
    );
}

#[test]
fn what_is_not_believed_changes_nothing_and_is_kept() {
    let mut site = signed_site();
    let mut forger = Forger::at(&site);
    let at = forger.of_kind("sign")[2];
    forger.edit(
        at,
        "\"verdict\":\"agree\"",
        "\"reason\":\"x\",\"verdict\":\"refuse\"",
    );
    forger.write();
    site.workspace.leave();
    site.workspace.enter(None).unwrap();
    let project = site.workspace.project().unwrap();
    assert_eq!(project.doubts().len(), 1);
    assert!(
        project
            .node("L1")
            .unwrap()
            .checks
            .iter()
            .all(|check| check.refused.is_none())
    );
}
