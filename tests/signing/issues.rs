//! The steps of an issue, signed by whoever took them: what the text shows, who may, and that a text
//! which leaves something out is not believed.

use crate::forger::Forger;
use crate::site::{PIN, Site};
use sanjian::audit::attested::{SignatureFlaw, SignedMatter};
use sanjian::domain::doubt::DoubtReason;
use sanjian::domain::evidence::Evidence;
use sanjian::domain::issue::{IssueState, IssueStep, Severity, Step};
use sanjian::domain::signing::SigningAsked;
use sanjian::domain::statement::Stand;
use sanjian::domain::trouble::Signing;
use sanjian::domain::{Role, Trouble};
use sanjian::text::Lang;
use sanjian::workspace::evidence::kept::Attaching;
use sanjian::workspace::{Command, Done, Pin};

/// Takes a step; its record.
fn take(site: &mut Site, issue: &str, step: Step, by: &str, photo: Option<Evidence>) -> String {
    site.tick();
    let step = IssueStep {
        issue: issue.to_owned(),
        step,
        at: site.workspace.now(),
        by: by.to_owned(),
        text: format!("{by} 说明"),
        evidence: photo.into_iter().collect(),
    };
    match site.workspace.execute(Command::Issue(step)).unwrap() {
        Done::Entered(record) => record,
        other => panic!("{other:?}"),
    }
}

fn photo(site: &mut Site) -> Evidence {
    let path = site.folder.path().join("mended.jpg");
    std::fs::write(&path, b"\xff\xd8\xff\xe0mended\xff\xd9").unwrap();
    let attaching = Attaching {
        path,
        ..Attaching::default()
    };
    match site.workspace.execute(Command::Attach(attaching)).unwrap() {
        Done::Attached(evidence) => evidence,
        other => panic!("{other:?}"),
    }
}

fn assign() -> Step {
    Step::Assign {
        crew: "钢筋一班".to_owned(),
        due: "2026-05-09".into(),
        severity: Some(Severity::Serious),
    }
}

fn by_hand() -> Step {
    Step::Open {
        subject: "L1".to_owned(),
        item: "a".to_owned(),
        severity: Severity::Ordinary,
        place: "三轴".to_owned(),
    }
}

/// An issue that a failing item opened, on its way: its steps' records, the check's first.
fn mended(site: &mut Site) -> Vec<String> {
    let Done::Concluded(check) = site.check("L1", "self", "P01", false) else {
        panic!("a failing self-check");
    };
    let id = format!("{}/a", check.record);
    let kept = photo(site);
    let assigned = take(site, &id, assign(), "P04", None);
    let rectified = take(site, &id, Step::Rectify, "P01", Some(kept));
    let failed = take(site, &id, Step::Verify { passed: false }, "P03", None);
    let again = take(site, &id, Step::Rectify, "P02", None);
    let passed = take(site, &id, Step::Verify { passed: true }, "P03", None);
    vec![check.record, assigned, rectified, failed, again, passed]
}

fn lines(site: &Site, doc: &str, by: &str) -> String {
    let asked = Site::asked("L1", doc, "maker", by);
    let sheet = site.workspace.signing_sheet(&asked, Lang::Zh);
    sheet.unwrap().unwrap().lines.join("\n")
}

#[test]
fn every_step_is_signed_by_whoever_took_it_and_verify_says_so() {
    let mut site = Site::enrolled(&["P01", "P02", "P03", "P04"]);
    let docs = mended(&mut site);
    let steps = ["assign", "rectify", "verify", "rectify", "verify"];
    let people = ["P04", "P01", "P03", "P02", "P03"];
    for (doc, by) in docs[1..].iter().zip(people) {
        site.sign("L1", doc, "maker", by);
    }
    let findings = site.verify();
    assert!(findings.is_sound(), "{:?}", findings.attested.faults);
    let signed = &findings.attested.signed;
    let said: Vec<(&str, &str)> = signed
        .iter()
        .map(|one| match &one.what {
            SignedMatter::Step(step, _) => (step.as_str(), one.signature.by.as_str()),
            other => panic!("{other}"),
        })
        .collect();
    let expected: Vec<(&str, &str)> = steps.into_iter().zip(people).collect();
    assert_eq!(said, expected);
    assert!(signed[0].what.to_string().starts_with("issue.assign "));
    assert!(signed.iter().all(|one| one.redone));
    let project = site.workspace.project().unwrap();
    assert_eq!(project.issues()[0].state, IssueState::Closed);
}

#[test]
fn the_text_shows_what_was_found_all_that_led_to_the_step_and_its_photos() {
    let mut site = Site::enrolled(&["P03"]);
    let docs = mended(&mut site);
    let text = lines(&site, &docs[3], "P03");
    let kept = site.workspace.project().unwrap().issues()[0].steps[2]
        .step
        .evidence[0]
        .hash
        .clone();
    for part in [
        "不合格项：",
        "名称L1",
        "第 1 轮 不合格",
        "[a] 一般项目 表面: 不符合  x 不符合",
        "分配",
        "责任班组：钢筋一班",
        "期限：2026-05-09",
        "程度改为：严重",
        "P04 姓名P04",
        "P01 姓名P01  整改",
        "mended.jpg",
        kept.as_str(),
        "本次办理：复查不合格",
        "P03 说明",
        docs[0].as_str(),
        docs[1].as_str(),
        docs[2].as_str(),
        docs[3].as_str(),
    ] {
        assert!(text.contains(part), "{part} is not in\n{text}");
    }
    // What came after it is not part of it.
    assert!(!text.contains(&docs[4]) && !text.contains("P02"), "{text}");
}

#[test]
fn an_order_opened_by_hand_is_signed_and_so_is_a_closing() {
    let mut site = Site::enrolled(&["P07", "P03"]);
    let doc = take(&mut site, "", by_hand(), "P07", None);
    let text = lines(&site, &doc, "P07");
    for part in [
        "整改通知",
        "具体部位：三轴",
        "检查项：a",
        "程度：一般",
        "P07 说明",
    ] {
        assert!(text.contains(part), "{part} is not in\n{text}");
    }
    site.sign("L1", &doc, "maker", "P07");
    let closed = take(&mut site, &doc, Step::Close, "P07", None);
    site.sign("L1", &closed, "maker", "P07");
    let findings = site.verify();
    assert!(findings.is_sound(), "{:?}", findings.attested.faults);
    assert_eq!(findings.attested.signed.len(), 2);
}

fn whys(site: &mut Site, asked: &SigningAsked) -> Vec<DoubtReason> {
    let faults = site.try_to_sign(asked).unwrap_err();
    let why = |fault: sanjian::domain::Fault| match fault.trouble {
        Trouble::Signing(Signing::CannotSign(why)) => why,
        other => panic!("{other:?}"),
    };
    faults.into_iter().map(why).collect()
}

#[test]
fn nobody_signs_another_s_step_or_refuses_his_own() {
    let mut site = Site::enrolled(&["P01", "P03"]);
    let docs = mended(&mut site);
    let maker = || "maker".to_owned();
    let foreign = Site::asked("L1", &docs[3], "maker", "P01");
    assert_eq!(
        whys(&mut site, &foreign),
        [DoubtReason::NotForRole { party: maker() }]
    );
    let refusal = SigningAsked {
        stand: Stand::Refuse,
        reason: "不同意".to_owned(),
        ..Site::asked("L1", &docs[3], "maker", "P03")
    };
    assert_eq!(whys(&mut site, &refusal), [DoubtReason::NoRefusal]);
    // On another lot there is no such document.
    let elsewhere = Site::asked("L2", &docs[3], "maker", "P03");
    let none = DoubtReason::NoDocument {
        doc: docs[3].clone(),
    };
    assert_eq!(whys(&mut site, &elsewhere), [none]);
    site.sign("L1", &docs[3], "maker", "P03");
    let again = Site::asked("L1", &docs[3], "maker", "P03");
    assert_eq!(
        whys(&mut site, &again),
        [DoubtReason::Taken { party: maker() }]
    );
}

#[test]
fn a_text_that_leaves_an_earlier_step_out_or_adds_one_is_not_believed() {
    // The last step's text without the failed re-check before it; with one of another issue.
    for change in [
        (|trail: &mut Vec<String>| _ = trail.pop()) as fn(&mut Vec<String>),
        |trail| trail.swap(0, 1),
        |trail| trail.push(trail[0].replace("-5", "-4")),
    ] {
        let mut site = Site::enrolled(&["P03"]);
        let docs = mended(&mut site);
        site.sign("L1", &docs[5], "maker", "P03");
        let mut forger = Forger::at(&site);
        let at = forger.of_kind("sign")[0];
        let labels = &mut forger.records[at]["p"]["labels"]["trail"];
        let mut trail: Vec<String> = serde_json::from_value(labels.clone()).unwrap();
        change(&mut trail);
        *labels = serde_json::to_value(&trail).unwrap();
        forger.write();
        let findings = site.verify();
        let flaws: Vec<&SignatureFlaw> = findings
            .attested
            .faults
            .iter()
            .map(|one| &one.why)
            .collect();
        assert!(
            matches!(
                flaws[..],
                [SignatureFlaw::Shown | SignatureFlaw::OtherDocument]
            ),
            "{flaws:?}"
        );
    }
}

#[test]
fn what_is_no_check_ruling_or_step_is_not_signed() {
    let mut site = Site::enrolled(&["P01"]);
    let key = site.workspace.project().unwrap().keys().next().unwrap();
    let doc = key.record.clone();
    assert!(site.workspace.subject_of(&doc).is_err());
    let docs = mended(&mut site);
    let asked = Site::asked("L1", &docs[2], "maker", "P01");
    let sheet = site.workspace.signing_sheet(&asked, Lang::En);
    let sheet = sheet.unwrap().unwrap();
    assert!(
        sheet
            .lines
            .iter()
            .any(|line| line == "This step: Rectified")
    );
    let role = site.workspace.project().unwrap().people["P01"].role;
    assert_eq!(role, Role::CrewLeader);
    let done = site
        .workspace
        .execute(Command::Sign(Box::new(sheet.clone()), Pin::new(PIN)))
        .unwrap();
    assert!(matches!(done, Done::Signed(signed) if signed.code == sheet.code()));
}
