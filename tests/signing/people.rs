//! What people do: enrol, sign at the round table, refuse, change keys, and what they may not.

use crate::site::{PIN, Site, person, subject};
use sanjian::audit::attested::SignedMatter;
use sanjian::domain::doubt::DoubtReason;
use sanjian::domain::issue::Route;
use sanjian::domain::signing::SigningAsked;
use sanjian::domain::statement::Stand;
use sanjian::domain::trouble::Signing;
use sanjian::domain::{Fault, Kind, Outcome, Role, Trouble};
use sanjian::failure::{Failure, Locked};
use sanjian::text::Lang;
use sanjian::workspace::signing::keys::KeyCommand;
use sanjian::workspace::{Command, Done, Pin};

fn whys(faults: &[Fault]) -> Vec<DoubtReason> {
    let why = |fault: &Fault| match &fault.trouble {
        Trouble::Signing(Signing::CannotSign(why)) | Trouble::Signing(Signing::CannotKey(why)) => {
            Some(why.clone())
        }
        _ => None,
    };
    faults.iter().filter_map(why).collect()
}

#[test]
fn three_parties_sign_a_handover_and_verify_says_who() {
    let mut site = Site::enrolled(&["P01", "P02", "P07"]);
    let doc = site.handover("L1");
    for (party, by) in [("handing", "P01"), ("receiving", "P02"), ("witness", "P07")] {
        site.sign("L1", &doc, party, by);
    }
    let findings = site.verify();
    assert!(findings.is_sound(), "{:?}", findings.attested.faults);
    let said: Vec<_> = findings
        .attested
        .signed
        .iter()
        .map(|one| {
            (
                one.what.clone(),
                one.signature.party.as_str(),
                one.name.as_str(),
                one.signature.role,
            )
        })
        .collect();
    let handover = || SignedMatter::Check("handover".into(), 1);
    assert_eq!(
        said,
        [
            (handover(), "handing", "姓名P01", Role::CrewLeader),
            (handover(), "receiving", "姓名P02", Role::CrewLeader),
            (handover(), "witness", "姓名P07", Role::Supervisor),
        ]
    );
    assert!(findings.attested.signed.iter().all(|one| one.redone));
}

#[test]
fn later_names_do_not_make_earlier_signatures_false() {
    let mut site = Site::enrolled(&["P01", "P02"]);
    let doc = site.handover("L1");
    site.sign("L1", &doc, "handing", "P01");
    let mut renamed = subject("L1", Kind::Lot, "I");
    renamed.name = "新名称".to_owned();
    site.workspace
        .execute(Command::PlanSubjects(vec![renamed]))
        .unwrap();
    let married = person("P02", Role::CrewLeader, "另一单位");
    site.workspace
        .execute(Command::ListPeople(vec![married]))
        .unwrap();
    site.sign("L1", &doc, "receiving", "P02");
    let findings = site.verify();
    assert!(findings.is_sound(), "{:?}", findings.attested.faults);
}

#[test]
fn what_is_signed_is_what_is_shown() {
    let mut site = Site::enrolled(&["P01"]);
    let doc = site.handover("L1");
    let asked = Site::asked("L1", &doc, "handing", "P01");
    let sheet = site
        .workspace
        .signing_sheet(&asked, Lang::Zh)
        .unwrap()
        .unwrap();
    for part in [
        "试验楼",
        "名称L1",
        "交接检",
        "表面",
        "全部符合",
        "移交方",
        "姓名P01",
        "防篡改",
    ] {
        assert!(sheet.lines.iter().any(|line| line.contains(part)), "{part}");
    }
    assert!(!sheet.lines.iter().any(|line| line.contains("电子签名法")));
    let mut other = sheet.clone();
    other.lines[0] = "别的文字".to_owned();
    let done = site
        .workspace
        .execute(Command::Sign(Box::new(other), Pin::new(PIN)))
        .unwrap();
    assert!(
        matches!(done, Done::Refused(faults) if faults[0].trouble == Trouble::Signing(Signing::ShownChanged))
    );
    // A text looked at long ago is looked at again.
    (0..11).for_each(|_| site.tick());
    let done = site
        .workspace
        .execute(Command::Sign(Box::new(sheet), Pin::new(PIN)))
        .unwrap();
    assert!(
        matches!(done, Done::Refused(faults) if faults[0].trouble == Trouble::Signing(Signing::ShownChanged))
    );
}

#[test]
fn nobody_signs_for_two_parties_or_in_a_role_he_has_not() {
    let mut site = Site::enrolled(&["P01", "P02", "P07"]);
    let doc = site.handover("L1");
    site.sign("L1", &doc, "handing", "P01");
    let refused = |site: &mut Site, party: &str, by: &str| {
        whys(
            &site
                .try_to_sign(&Site::asked("L1", &doc, party, by))
                .unwrap_err(),
        )
    };
    let handing = || "handing".to_owned();
    assert_eq!(
        refused(&mut site, "receiving", "P01"),
        [DoubtReason::TwoParties { party: handing() }]
    );
    assert_eq!(
        refused(&mut site, "handing", "P02"),
        [DoubtReason::Taken { party: handing() }]
    );
    let witness = "witness".to_owned();
    assert_eq!(
        refused(&mut site, "witness", "P02"),
        [DoubtReason::NotForRole { party: witness }]
    );
    let king = "king".to_owned();
    assert_eq!(
        refused(&mut site, "king", "P02"),
        [DoubtReason::NotDemanded { party: king }]
    );
    assert_eq!(
        refused(&mut site, "witness", "P03"),
        [DoubtReason::UnknownKey { kid: String::new() }]
    );
}

#[test]
fn only_who_concluded_a_check_without_parties_signs_it() {
    let mut site = Site::enrolled(&["P01", "P02"]);
    let doc = site.passed("L1", "self", "P01");
    let asked = Site::asked("L1", &doc, "maker", "P02");
    let maker = "maker".to_owned();
    let refused = site.try_to_sign(&asked).unwrap_err();
    assert_eq!(whys(&refused), [DoubtReason::NotForRole { party: maker }]);
    site.sign("L1", &doc, "maker", "P01");
    assert!(site.verify().is_sound());
}

#[test]
fn a_refusal_turns_the_outcome_and_the_chain_begins_anew() {
    let mut site = Site::enrolled(&["P01", "P07"]);
    let doc = site.handover("L1");
    let refusal = |reason: &str| SigningAsked {
        stand: Stand::Refuse,
        reason: reason.to_owned(),
        ..Site::asked("L1", &doc, "witness", "P07")
    };
    assert_eq!(
        whys(&site.try_to_sign(&refusal(" ")).unwrap_err()),
        [DoubtReason::NoRefusal]
    );
    site.try_to_sign(&refusal("钢筋位移")).unwrap();
    assert_eq!(site.outcome("L1", &doc), Outcome::Rejected);
    let issue = |site: &Site| site.workspace.project().unwrap().issues()[0].clone();
    let opened = issue(&site);
    assert_eq!(
        (opened.by.as_str(), opened.stage.as_str()),
        ("P07", "handover")
    );
    assert_eq!(opened.steps[0].step.text, "钢筋位移");
    assert!(matches!(
        site.check("L1", "acceptance", "P08", true),
        Done::Refused(_)
    ));
    assert!(issue(&site).is_open());
    site.handover("L1");
    assert_eq!(issue(&site).route, Some(Route::Recheck));
    let findings = site.verify();
    assert!(
        findings.is_sound(),
        "{:?} {:?}",
        findings.verdicts,
        findings.attested.faults
    );
}

#[test]
fn nothing_is_refused_once_something_was_built_on_it() {
    let mut site = Site::enrolled(&["P07"]);
    let doc = site.handover("L1");
    site.passed("L1", "acceptance", "P08");
    let late = SigningAsked {
        stand: Stand::Refuse,
        reason: "迟了".to_owned(),
        ..Site::asked("L1", &doc, "witness", "P07")
    };
    assert_eq!(
        whys(&site.try_to_sign(&late).unwrap_err()),
        [DoubtReason::TooLate]
    );
    assert_eq!(site.outcome("L1", &doc), Outcome::Accepted);
    // Agreeing late is no harm.
    site.sign("L1", &doc, "witness", "P07");
}

#[test]
fn a_refused_acceptance_lowers_the_first_pass_rate_for_good() {
    let mut site = Site::enrolled(&["P03"]);
    site.handover("L1");
    let doc = site.passed("L1", "acceptance", "P08");
    let refusal = SigningAsked {
        stand: Stand::Refuse,
        reason: "漏检".to_owned(),
        ..Site::asked("L1", &doc, "inspector", "P03")
    };
    site.try_to_sign(&refusal).unwrap();
    site.handover("L1");
    site.passed("L1", "acceptance", "P08");
    let card = site.workspace.projects().unwrap().remove(0);
    assert_eq!((card.first_pass.part, card.first_pass.whole), (0, 1));
    assert_eq!(card.accepted, 1);
}

#[test]
fn without_agreement_nothing_waits_and_with_it_the_gate_does() {
    let mut free = Site::new();
    free.handover("L1");
    free.passed("L1", "acceptance", "P08");

    let mut strict = Site::agreed(true);
    ["P01", "P02"].iter().for_each(|one| strict.enrol(one));
    let doc = strict.passed("L1", "self", "P01");
    let Done::Refused(faults) = strict.check("L1", "mutual", "P02", true) else {
        panic!("it should wait");
    };
    assert!(
        matches!(&faults[0].trouble, Trouble::Signing(Signing::Unsigned { stage, .. }) if stage == "self")
    );
    assert_eq!(faults[0].rule().as_str(), "gate");
    strict.sign("L1", &doc, "maker", "P01");
    strict.passed("L1", "mutual", "P02");
    assert!(strict.verify().is_sound());
}

#[test]
fn an_upper_level_waits_for_the_signatures_below() {
    let mut site = Site::agreed(true);
    ["P01", "P02", "P03", "P04", "P07", "P08"]
        .iter()
        .for_each(|one| site.enrol(one));
    for lot in ["L1", "L2"] {
        let own = site.passed(lot, "self", "P01");
        site.sign(lot, &own, "maker", "P01");
        let mutual = site.passed(lot, "mutual", "P02");
        site.sign(lot, &mutual, "maker", "P02");
        let handover = site.passed(lot, "handover", "P03");
        for (party, by) in [("handing", "P01"), ("receiving", "P02"), ("witness", "P07")] {
            site.sign(lot, &handover, party, by);
        }
        let doc = site.passed(lot, "acceptance", "P08");
        for (party, by) in [("foreman", "P04"), ("inspector", "P03")] {
            site.sign(lot, &doc, party, by);
        }
        if lot == "L1" {
            site.sign(lot, &doc, "supervisor", "P08");
        }
    }
    let Done::Refused(faults) = site.check("I", "acceptance", "P08", true) else {
        panic!("it should wait");
    };
    let waits = |fault: &Fault| {
        matches!(&fault.trouble, Trouble::Signing(Signing::Unsigned { subject, parties, .. })
            if subject == "L2" && parties.len() == 1)
    };
    assert!(faults.iter().any(waits), "{faults:?}");
}

#[test]
fn a_second_key_a_rotation_and_a_revocation_take_an_authority() {
    let mut site = Site::enrolled(&["P01", "P07", "P05"]);
    let enrol = |person: &str, by: Option<&str>| KeyCommand::Enrol {
        person: person.to_owned(),
        pin: Pin::new(PIN),
        authority: by.map(Site::authority),
    };
    let alone = site.key(enrol("P01", None));
    assert!(matches!(alone, Done::Refused(faults) if whys(&faults) == [DoubtReason::NoAuthority]));
    // The contractor's leader vouches for his own people, never for the supervision.
    assert!(matches!(
        site.key(enrol("P01", Some("P05"))),
        Done::Keyed(_)
    ));
    site.tick();
    let across = site
        .workspace
        .execute(Command::Key(enrol("P07", Some("P05"))));
    assert!(matches!(
        across,
        Err(Failure::Locked(Locked::MayNotVouch(_)))
    ));

    let doc = site.handover("L1");
    site.sign("L1", &doc, "handing", "P01");
    let Done::Keyed(new) = site.key(KeyCommand::Rotate {
        person: "P07".to_owned(),
        pin: Pin::new("739105"),
        authority: Site::authority("P07"),
    }) else {
        panic!("rotation by the person himself");
    };
    let project = site.workspace.project().unwrap();
    let kids: Vec<_> = project.keys_of("P07").map(|key| key.kid.clone()).collect();
    assert_eq!(kids, [new.kid]);

    let of_first: Vec<String> = site
        .workspace
        .project()
        .unwrap()
        .keys_of("P01")
        .map(|key| key.kid.clone())
        .collect();
    for kid in of_first {
        let done = site.key(KeyCommand::Revoke {
            kid,
            reason: "电脑丢失".to_owned(),
            authority: Site::authority("P05"),
        });
        assert!(matches!(done, Done::Keyed(_)));
    }
    let doc = site.handover("L2");
    let gone = site
        .try_to_sign(&Site::asked("L2", &doc, "handing", "P01"))
        .unwrap_err();
    assert_eq!(
        whys(&gone),
        [DoubtReason::UnknownKey { kid: String::new() }]
    );
    // What was signed before stays.
    let findings = site.verify();
    assert!(findings.is_sound(), "{:?}", findings.attested.faults);
    assert_eq!(findings.attested.signed.len(), 1);
}

#[test]
fn a_new_role_takes_a_new_key_and_somebody_above_to_vouch() {
    let mut site = Site::enrolled(&["P01", "P09"]);
    let promoted = person("P01", Role::Supervisor, "监理");
    site.workspace
        .execute(Command::ListPeople(vec![promoted]))
        .unwrap();
    let doc = site.passed("L1", "self", "P02");
    _ = doc;
    let doc = site.passed("L1", "mutual", "P04");
    _ = doc;
    let doc = site.passed("L1", "handover", "P03");
    let asked = Site::asked("L1", &doc, "witness", "P01");
    let refused = site.try_to_sign(&asked).unwrap_err();
    assert_eq!(
        whys(&refused),
        [DoubtReason::Role {
            said: Role::Supervisor
        }]
    );
    let rotate = |by: &str| {
        Command::Key(KeyCommand::Rotate {
            person: "P01".to_owned(),
            pin: Pin::new(PIN),
            authority: Site::authority(by),
        })
    };
    assert!(matches!(
        site.workspace.execute(rotate("P01")),
        Err(Failure::Locked(Locked::MayNotVouch(_)))
    ));
    assert!(matches!(
        site.workspace.execute(rotate("P09")),
        Ok(Done::Keyed(_))
    ));
    site.try_to_sign(&asked).unwrap();
    assert!(site.verify().is_sound());
}

#[test]
fn a_wrong_pin_signs_nothing() {
    let mut site = Site::enrolled(&["P01"]);
    let doc = site.handover("L1");
    let asked = Site::asked("L1", &doc, "handing", "P01");
    let sheet = site
        .workspace
        .signing_sheet(&asked, Lang::Zh)
        .unwrap()
        .unwrap();
    let wrong = Command::Sign(Box::new(sheet), Pin::new("000001"));
    assert!(matches!(
        site.workspace.execute(wrong),
        Err(Failure::Locked(Locked::Vault(_)))
    ));
    let project = site.workspace.project().unwrap();
    assert!(project.signatures(&doc).is_empty());
}

#[test]
fn signatures_survive_being_opened_again() {
    let mut site = Site::enrolled(&["P01", "P02"]);
    let doc = site.handover("L1");
    site.sign("L1", &doc, "handing", "P01");
    site.workspace.leave();
    site.workspace.enter(None).unwrap();
    assert_eq!(site.workspace.project().unwrap().signatures(&doc).len(), 1);
    site.sign("L1", &doc, "receiving", "P02");
    assert!(site.verify().is_sound());
}
