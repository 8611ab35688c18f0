//! Journals rewritten with right hashes, where no signature stands in the way: each still contradicts
//! what stands around it, and `verify` says how, with file and line.

use crate::forger::Forger;
use crate::site::Site;
use sanjian::audit::contrary::{Contradiction, LEAP};
use sanjian::audit::discrepancy::Discrepancy;
use sanjian::audit::findings::Findings;
use serde_json::{Value, json};

/// A handover nobody signed, on a site where somebody is enrolled, rewritten by somebody.
fn forged(change: impl Fn(&mut Forger)) -> Findings {
    let mut site = Site::enrolled(&["P02"]);
    site.handover("L1");
    let mut forger = Forger::at(&site);
    change(&mut forger);
    forger.write();
    let findings = site.verify();
    assert!(findings.bytes.is_sound(), "{:?}", findings.bytes);
    findings
}

/// What contradicts the last record, which is named with its place.
fn contradiction(findings: &Findings) -> &Contradiction {
    let [one] = &findings.contrary[..] else {
        panic!("{:?}", findings.contrary)
    };
    let places = findings.place(&one.record);
    assert!(places[0].0.ends_with("/00000001.jsonl"), "{places:?}");
    assert!(one.record.ends_with(&format!("-{}", places[0].1)));
    assert!(!findings.is_sound());
    &one.how
}

fn discrepancy(findings: &Findings) -> &Discrepancy {
    let [one] = &findings.verdicts[..] else {
        panic!("{:?}", findings.verdicts)
    };
    assert!(!findings.place(&one.record).is_empty());
    &one.why
}

fn last(forger: &mut Forger) -> &mut Value {
    forger.records.last_mut().unwrap()
}

#[test]
fn nothing_contradicts_what_nobody_changed() {
    assert!(forged(|_| ()).is_sound());
}

#[test]
fn a_record_in_another_person_s_name() {
    for other in ["P01", ""] {
        let findings = forged(|forger| last(forger)["by"] = other.into());
        assert!(matches!(
            contradiction(&findings),
            Contradiction::Person { .. }
        ));
    }
}

#[test]
fn a_time_that_cannot_be_without_the_flag_of_a_clock() {
    for t in [
        "2026-04-01T08:00:00.000+08:00",
        "2199-01-01T08:00:00.000+08:00",
        "1970-01-01T08:00:00.000+08:00",
        "yesterday",
    ] {
        let findings = forged(|forger| last(forger)["t"] = t.into());
        assert!(matches!(
            contradiction(&findings),
            Contradiction::Time { .. }
        ));
    }
    let flagged = forged(|forger| {
        last(forger)["t"] = "2026-04-01T08:00:00.000+08:00".into();
        last(forger)["clk"] = "back".into();
    });
    assert!(flagged.is_sound(), "a clock turned back is no forgery");
    let invented = forged(|forger| last(forger)["clk"] = "fine".into());
    assert!(!invented.is_sound());
}

#[test]
fn a_counter_that_leaps_over_records_that_cannot_be() {
    for (counter, sound) in [(LEAP, true), ((1 << 53) - 1, false)] {
        let findings = forged(|forger| forger.counter = Some(counter));
        assert_eq!(findings.is_sound(), sound);
        if !sound {
            assert!(matches!(
                contradiction(&findings),
                Contradiction::Leap { .. }
            ));
        }
    }
}

#[test]
fn a_folder_exchanged_for_that_of_another_project() {
    let mut site = Site::new();
    site.handover("L1");
    let dir = site.project_dir();
    site.workspace.leave();
    std::fs::rename(&dir, dir.with_file_name("abcdefghijkl")).unwrap();
    let findings = site.verify();
    let how = &findings.contrary[0].how;
    assert!(matches!(how, Contradiction::Folder { .. }));
}

#[test]
fn a_check_stripped_of_those_who_have_to_sign_it() {
    let findings = forged(|forger| {
        last(forger)["p"].as_object_mut().unwrap().remove("parties");
    });
    let field = discrepancy(&findings);
    assert!(matches!(
        field,
        Discrepancy::Differs {
            field: "parties",
            ..
        }
    ));
}

#[test]
fn a_check_stripped_of_its_chain_too() {
    let findings = forged(|forger| {
        let payload = last(forger)["p"].as_object_mut().unwrap();
        payload.remove("parties");
        payload.remove("chain");
    });
    let why = discrepancy(&findings);
    assert!(matches!(why, Discrepancy::Differs { field: "chain", .. }));
}

#[test]
fn a_checklist_by_another_name_or_version() {
    for field in ["id", "version"] {
        let findings = forged(|forger| last(forger)["p"]["checklist"][field] = "9".into());
        assert!(matches!(
            discrepancy(&findings),
            Discrepancy::Differs {
                field: "checklist",
                ..
            }
        ));
    }
}

#[test]
fn a_checklist_of_another_subject() {
    let findings = forged(|forger| {
        let at = forger.of_kind("plan")[0];
        forger.records[at]["p"]["subjects"][3]["checklist"] = "test.strict".into();
        let key = forger.of_kind("key")[0];
        forger.records.remove(key);
        forger.records.truncate(at + 2);
    });
    assert!(matches!(
        discrepancy(&findings),
        Discrepancy::OtherChecklist { .. }
    ));
}

#[test]
fn a_plan_that_no_import_would_have_written() {
    let orphan = json!({"code": "Z", "kind": "lot", "name": "Z", "parent": "nowhere"});
    let moved = json!({"code": "L1", "kind": "lot", "name": "名称L1", "parent": "D"});
    for subject in [orphan, moved] {
        let findings = forged(|forger| {
            forger.append("plan", "", json!({"subjects": [subject.clone()]}));
        });
        assert!(matches!(discrepancy(&findings), Discrepancy::Misplaced(_)));
    }
}

#[test]
fn an_agreement_on_what_cannot_change() {
    for (field, value) in [("code", "T2"), ("scheme", "gbj300-88")] {
        let findings = forged(|forger| {
            let mut head = forger.records[forger.of_kind("project")[0]]["p"].clone();
            head[field] = value.into();
            forger.append("project", "", head);
        });
        assert!(matches!(discrepancy(&findings), Discrepancy::Changed(_)));
    }
}

#[test]
fn a_standard_s_checklist_made_laxer_in_the_same_version() {
    use sanjian::checklist::{Library, pinned};
    let library = Library::load(&[]);
    let national = library
        .national
        .get("gb50204-2015.rebar-installation")
        .unwrap();
    let text = String::from_utf8(national.bytes.clone()).unwrap();
    assert!(library.laxer(national).is_empty());
    let mut list: Value = serde_json::from_str(&text).unwrap();
    list["note"] = json!({"zh": "注", "en": "note"});
    let same = pinned(list.to_string().as_bytes()).unwrap();
    assert!(
        library.laxer(&same).is_empty(),
        "other words are no other figures"
    );
    list["pass_rate"] = "0.10".into();
    for item in list["items"].as_array_mut().unwrap() {
        item["class"] = "general".into();
    }
    let laxer = pinned(list.to_string().as_bytes()).unwrap();
    assert!(!library.laxer(&laxer).is_empty());
    // Of a version this program does not have nobody here knows the figures.
    list["version"] = "0.0.1".into();
    let older = pinned(list.to_string().as_bytes()).unwrap();
    assert!(library.laxer(&older).is_empty());
}
