//! A ruling, signed by whoever decided it and by nobody else.

use crate::site::Site;
use sanjian::audit::attested;
use sanjian::domain::doubt::DoubtReason;
use sanjian::domain::ruling::{PaperKind, Ruling, RulingPaper, What};
use sanjian::domain::trouble::Signing;
use sanjian::domain::{Outcome, Trouble};
use sanjian::text::Lang;
use sanjian::workspace::{Command, Done};

/// A lot that failed and was accepted on a laboratory's report; the ruling's record.
fn ruled(site: &mut Site) -> String {
    site.handover("L1");
    assert!(matches!(
        site.check("L1", "acceptance", "P08", false),
        Done::Concluded(_)
    ));
    site.tick();
    let ruling = Ruling {
        subject: "L1".to_owned(),
        what: What::LabProof,
        at: site.workspace.now(),
        by: "P09".to_owned(),
        reason: "实体检测达到设计要求".to_owned(),
        papers: vec![RulingPaper {
            kind: PaperKind::LabReport,
            no: "J-2026-7".to_owned(),
            date: "2026-04-30".into(),
            signer: "检测站".to_owned(),
            blob: String::new(),
            size: 0,
            media: String::new(),
        }],
        of: String::new(),
        into: Vec::new(),
        chain: None,
        evidence: Vec::new(),
        entered: Default::default(),
    };
    match site.workspace.execute(Command::Rule(ruling)).unwrap() {
        Done::Entered(record) => record,
        other => panic!("{other:?}"),
    }
}

#[test]
fn whoever_decided_it_signs_it_and_verify_names_the_ruling() {
    let mut site = Site::enrolled(&["P08", "P09"]);
    let doc = ruled(&mut site);
    assert_eq!(site.workspace.subject_of(&doc).unwrap(), "L1");
    let asked = Site::asked("L1", &doc, "maker", "P09");
    let sheet = site.workspace.signing_sheet(&asked, Lang::Zh);
    let text = sheet.unwrap().unwrap().lines.join("\n");
    for part in [
        "检测鉴定",
        "J-2026-7",
        "2026-04-30",
        "检测站",
        "实体检测达到设计要求",
        "P09 姓名P09",
    ] {
        assert!(text.contains(part), "{part} is not in\n{text}");
    }
    site.sign("L1", &doc, "maker", "P09");
    let findings = site.verify();
    assert!(findings.is_sound(), "{:?}", findings.attested.faults);
    let signed = &findings.attested.signed[0];
    assert_eq!(
        (&signed.what, signed.name.as_str()),
        (&attested::SignedMatter::Ruling(What::LabProof), "姓名P09")
    );
}

#[test]
fn nobody_else_signs_it_nor_refuses_it() {
    let mut site = Site::enrolled(&["P08", "P09"]);
    let doc = ruled(&mut site);
    let faults = site
        .try_to_sign(&Site::asked("L1", &doc, "maker", "P08"))
        .unwrap_err();
    let party = "maker".to_owned();
    assert_eq!(
        faults[0].trouble,
        Trouble::Signing(Signing::CannotSign(DoubtReason::NotForRole { party }))
    );
    let mut refusal = Site::asked("L1", &doc, "maker", "P09");
    refusal.stand = sanjian::domain::statement::Stand::Refuse;
    refusal.reason = "不作数".to_owned();
    let faults = site.try_to_sign(&refusal).unwrap_err();
    assert_eq!(
        faults[0].trouble,
        Trouble::Signing(Signing::CannotSign(DoubtReason::NoRefusal))
    );
    let node = site.workspace.project().unwrap().node("L1").unwrap();
    assert!(node.accepted().is_some());
    assert_eq!(node.checks.last().unwrap().outcome, Outcome::Rejected);
}
