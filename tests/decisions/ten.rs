//! The ten gating rules (acceptance rules 4.6), one by one, by the chains that are shipped: what is
//! refused says why and what to do next, in both languages.

use crate::place::{Place, notice, on, ruling, submission};
use sanjian::domain::check::Flag;
use sanjian::domain::head::{Agreed, ProjectHead};
use sanjian::domain::ruling::{PaperKind, What};
use sanjian::domain::trouble::{
    Answering, Drawn, Finished, Misruled, Notifying, OutOfTurn, Proof, Signing, Unentitled,
};
use sanjian::domain::{
    Answer, Fault, Kind, Outcome, Person, Quantity, Role, Subject, Submission, Trouble,
};
use sanjian::text::Lang;
use sanjian::text::refusal::{self, RefusalNames};
use sanjian::workspace::evidence::kept::Attaching;
use sanjian::workspace::{Command, Done};

/// A lot that goes by a chain.
fn lot(code: &str, item: &str, chain: &str, crew: &str, after: &str) -> Subject {
    Subject {
        checklist: "place.plain".into(),
        chain: chain.into(),
        crew: crew.into(),
        after: after.into(),
        location: "3 层".into(),
        capacity: Quantity::of(20),
        ..Subject::new(code, item, Kind::Lot, code)
    }
}

fn with(subjects: Vec<Subject>) -> Place {
    let mut place = Place::new();
    let planned = Command::PlanSubjects(subjects);
    place.workspace.execute(planned).unwrap();
    place
}

/// One lot by a chain.
fn one(chain: &str) -> Place {
    with(vec![lot("L", "I", chain, "一班", "")])
}

fn try_round(place: &mut Place, lot: &str, stage: &str, by: &str) -> Vec<Trouble> {
    place.refused(Command::Conclude(submission(lot, stage, by, &on(9), &[])))
}

fn open(stage: &str) -> [Trouble; 1] {
    [Trouble::OutOfTurn(OutOfTurn::StageNotOpen {
        open: stage.into(),
    })]
}

/// The stage that the process before a lot has to pass, in English.
fn waits_for(place: &mut Place, next: &str) -> String {
    match &try_round(place, next, "self", "leader")[..] {
        [trouble @ Trouble::OutOfTurn(OutOfTurn::ProcessBefore { stage, .. })] => {
            said(trouble, ["先到", "first"]);
            stage.en.clone()
        }
        other => panic!("{other:?}"),
    }
}

/// The general item, counted.
fn counted(checked: u64, failed: u64) -> Answer {
    let mut answer = Answer::with("g1", "checked", checked.into());
    answer.body.insert("failed".into(), failed.into());
    answer
}

/// What is said of a refusal has what to do next in it, in both languages.
fn said(trouble: &Trouble, wanted: [&str; 2]) {
    for (lang, wanted) in [Lang::Zh, Lang::En].into_iter().zip(wanted) {
        let names = RefusalNames {
            lang,
            chain: None,
            checklist: None,
        };
        let sentence = refusal::sentence(&names, &Fault::whole(trouble.clone()));
        assert!(sentence.contains(wanted), "{sentence}");
    }
}

#[test]
fn g1_mutual_opens_after_self_and_specialist_after_mutual() {
    let mut place = one("lot.self-mutual-specialist");
    let early = try_round(&mut place, "L", "mutual", "worker");
    assert_eq!(early, open("self"));
    said(&early[0], ["现在轮到", "is next"]);
    place.check("L", "self", "leader", 2, &["d1"]);
    let failed = try_round(&mut place, "L", "mutual", "worker");
    assert_eq!(failed, open("self"), "a failed self-check opens nothing");
    place.check("L", "self", "leader", 2, &[]);
    let early = try_round(&mut place, "L", "specialist", "inspector");
    assert_eq!(early, open("mutual"));
    place.check("L", "mutual", "worker", 3, &[]);
    place.check("L", "specialist", "inspector", 4, &[]);
}

#[test]
fn g2_submission_opens_after_the_specialist_check_with_its_sample_and_nothing_open() {
    let mut place = one("lot.self-mutual-specialist");
    place.check("L", "self", "leader", 2, &[]);
    place.check("L", "mutual", "worker", 3, &[]);
    let early = try_round(&mut place, "L", "acceptance", "supervisor");
    assert_eq!(early, open("specialist"));
    place.check("L", "specialist", "inspector", 4, &[]);
    let mut few = submission("L", "acceptance", "supervisor", &on(5), &[]);
    few.answers[1] = counted(19, 0);
    let few = place.refused(Command::Conclude(few));
    let [
        too_few @ Trouble::Drawn(Drawn::TooFew {
            needed: 20,
            got: 19,
        }),
    ] = &few[..]
    else {
        panic!("{few:?}");
    };
    said(too_few, ["须补查 1", "inspect 1 more"]);
    let mut gap = submission("L", "acceptance", "supervisor", &on(5), &[]);
    gap.answers.pop();
    let gap = place.refused(Command::Conclude(gap));
    assert_eq!(gap, [Trouble::Answering(Answering::NotAnswered)]);
    place.check("L", "acceptance", "supervisor", 5, &[]);
}

#[test]
fn g3_a_result_is_computed_from_the_answers() {
    let round = |failed: u64| {
        let mut place = one("place.short");
        let mut round = submission("L", "acceptance", "supervisor", &on(2), &[]);
        round.answers[1] = counted(20, failed);
        place.done(Command::Conclude(round));
        place.last_outcome("L").unwrap()
    };
    assert_eq!([round(4), round(5)], [Outcome::Accepted, Outcome::Rejected]);
    let mut place = one("place.short");
    place.check("L", "acceptance", "supervisor", 2, &["d1"]);
    assert_eq!(place.last_outcome("L"), Some(Outcome::Rejected));
}

#[test]
fn g4_the_same_crew_goes_on_after_the_self_check() {
    let mut place = with(vec![
        lot("A", "I", "", "一班", ""),
        lot("B", "J", "", "一班", "A"),
    ]);
    assert_eq!(waits_for(&mut place, "B"), "Self-check");
    place.check("A", "self", "leader", 2, &[]);
    place.check("B", "self", "leader", 3, &[]);
}

#[test]
fn g4_another_trade_goes_on_after_the_handover_and_its_signatures() {
    // Another crew; or, where no crew is named, another work item.
    for (crews, item) in [(["一班", "二班"], "I"), (["", ""], "J")] {
        let mut place = with(vec![
            lot("A", "I", "", crews[0], ""),
            lot("B", item, "", crews[1], "A"),
        ]);
        place.check("A", "self", "leader", 2, &[]);
        assert_eq!(waits_for(&mut place, "B"), "Handover check");
        place.check("A", "mutual", "worker", 3, &[]);
        place.check("A", "handover", "foreman", 4, &[]);
        let head = ProjectHead {
            agreed: Agreed {
                signatures_required: true,
                ..Agreed::default()
            },
            ..place.workspace.project().unwrap().head.clone()
        };
        let strict = Command::Agree(Box::new(head.clone()));
        place.workspace.execute(strict).unwrap();
        let unsigned = try_round(&mut place, "B", "self", "leader");
        let [trouble @ Trouble::Signing(Signing::Unsigned { subject, .. })] = &unsigned[..] else {
            panic!("{unsigned:?}");
        };
        assert_eq!(subject, "A");
        said(trouble, ["签字后方可继续", "wait for signatures"]);
        let held = place.workspace.blocked(Some("B")).unwrap();
        assert!(held.iter().any(|blocker| blocker.at == "A"), "{held:?}");
        let lenient = Command::Agree(Box::new(ProjectHead {
            agreed: Agreed::default(),
            ..head
        }));
        place.workspace.execute(lenient).unwrap();
        place.check("B", "self", "leader", 5, &[]);
    }
}

#[test]
fn g4_a_hold_point_waits_and_a_watched_process_needs_its_self_check_too() {
    let mut place = with(vec![
        lot("A", "I", "lot.with-hold", "一班", ""),
        lot("B", "I", "", "一班", "A"),
    ]);
    place.check("A", "self", "leader", 2, &[]);
    place.check("A", "mutual", "worker", 2, &[]);
    assert_eq!(waits_for(&mut place, "B"), "Hold point");
    // Nobody of the contractor's releases it, and no notice does.
    let own = try_round(&mut place, "A", "hold", "inspector");
    assert!(
        matches!(own[..], [Trouble::Unentitled(Unentitled::WrongRole { .. })]),
        "{own:?}"
    );
    place.check("A", "hold", "supervisor", 3, &[]);
    place.check("B", "self", "leader", 4, &[]);
    let mut place = with(vec![
        lot("A", "I", "lot.with-standing-by", "一班", ""),
        lot("B", "I", "", "一班", "A"),
    ]);
    let mut watched = submission("A", "stand_by", "supervisor", &on(2), &[]);
    watched.standby = Some(sanjian::domain::check::StandBy {
        from: on(1).into(),
        to: on(2).into(),
    });
    place.done(Command::Conclude(watched));
    assert_eq!(waits_for(&mut place, "B"), "Self-check");
}

#[test]
fn g4_concealed_work_is_accepted_with_an_image_before_the_next_process() {
    let hidden = Subject::new("Y", "A", Kind::Concealed, "隐蔽");
    let mut place = with(vec![
        lot("A", "I", "", "一班", ""),
        lot("B", "I", "", "一班", "A"),
        Subject {
            checklist: "place.plain".into(),
            capacity: Quantity::of(20),
            ..hidden
        },
    ]);
    place.check("A", "self", "leader", 2, &[]);
    let closed = try_round(&mut place, "B", "self", "leader");
    assert_eq!(
        closed,
        [Trouble::OutOfTurn(OutOfTurn::EntryOpen {
            code: "Y".into()
        })]
    );
    said(&closed[0], ["先完成它", "finish it first"]);
    place.check("Y", "self", "leader", 2, &[]);
    let told = notice("Y", "foreman", "supervisor", [&on(2), &on(5)]);
    place.done(Command::Notify(told));
    let round = submission("Y", "acceptance", "supervisor", &on(5), &[]);
    let bare = place.refused(Command::Conclude(round.clone()));
    assert_eq!(bare, [Trouble::Proof(Proof::NoImage { needed: 1, got: 0 })]);
    said(&bare[0], ["先拍照附上", "attach them"]);
    let photo = place.root().join("1.png");
    std::fs::write(&photo, b"\x89PNG\r\n\x1a\n\0\0\0\0IEND\xae\x42\x60\x82").unwrap();
    let attaching = Attaching {
        path: photo,
        ..Attaching::default()
    };
    let Done::Attached(kept) = place.workspace.execute(Command::Attach(attaching)).unwrap() else {
        panic!("not attached");
    };
    place.done(Command::Conclude(Submission {
        evidence: vec![kept],
        ..round
    }));
    place.check("B", "self", "leader", 6, &[]);
}

#[test]
fn g5_each_check_is_another_persons() {
    let mut place = one("lot.self-mutual-specialist");
    place.check("L", "self", "leader", 2, &[]);
    let same = try_round(&mut place, "L", "mutual", "leader");
    assert_eq!(
        same,
        [Trouble::Unentitled(Unentitled::SamePerson {
            stage: "self".into()
        })]
    );
    said(&same[0], ["须由另一人", "another person"]);
    // Somebody who changed posts since does not check what they checked before.
    place.check("L", "mutual", "worker", 3, &[]);
    let promoted = Person {
        code: "worker".into(),
        name: "worker".into(),
        role: Role::Inspector,
        org: String::new(),
        crew: String::new(),
    };
    let listed = Command::ListPeople(vec![promoted]);
    place.workspace.execute(listed).unwrap();
    let same = try_round(&mut place, "L", "specialist", "worker");
    assert_eq!(
        same,
        [Trouble::Unentitled(Unentitled::SamePerson {
            stage: "mutual".into()
        })]
    );
}

#[test]
fn g6_an_upper_level_opens_when_all_below_is_accepted() {
    let mut place = Place::new();
    for (code, by) in [("I", "supervisor"), ("D", "chief"), ("U", "owner")] {
        let early = try_round(&mut place, code, "acceptance", by);
        let [open @ Trouble::OutOfTurn(OutOfTurn::ChildrenOpen { accepted: 0, .. })] = &early[..]
        else {
            panic!("{early:?}");
        };
        said(open, ["先验收其余", "accept the rest first"]);
    }
    let rulebook = &place.workspace.library().rulebook;
    let unit = &rulebook
        .checklists
        .get("gb50300-2013.unit-acceptance")
        .unwrap()
        .checklist;
    // 质量控制资料、安全和功能检验、主要功能抽查与观感 of Appendix H, each an item that must conform.
    for id in ["5.0.4-2", "5.0.4-3", "5.0.4-4", "5.0.4-5"] {
        let item = unit.item(id).unwrap();
        assert_eq!(item.class, sanjian::domain::Class::Dominant, "{id}");
    }
}

#[test]
fn g7_a_failed_round_stays_for_ever_beside_the_next() {
    let mut place = one("place.short");
    let failed = place.check("L", "acceptance", "supervisor", 2, &["d1"]);
    let passed = place.check("L", "acceptance", "supervisor", 5, &[]);
    let rounds = place.node("L").checks.iter();
    let rounds: Vec<_> = rounds.map(|c| (c.round, c.outcome, &c.record)).collect();
    assert_eq!(
        rounds,
        [
            (1, Outcome::Rejected, &failed),
            (2, Outcome::Accepted, &passed)
        ]
    );
    assert_eq!(place.lots(), (0, 1, 1));
    let again = try_round(&mut place, "L", "acceptance", "supervisor");
    assert_eq!(again, [Trouble::Finished(Finished::AlreadyAccepted)]);
    said(&again[0], ["须另行撤销", "has to be annulled"]);
}

#[test]
fn g8_routes_two_to_four_rest_on_documents_with_number_date_and_signer() {
    let mut place = one("place.short");
    place.check("L", "acceptance", "supervisor", 2, &["d1"]);
    let missing = |place: &mut Place, subject: &str, what: What| {
        let mut bare = ruling(subject, what, "supervisor", &on(3));
        bare.papers.clear();
        let troubles = place.refused(Command::Rule(bare)).into_iter();
        let kinds = troubles.filter_map(|trouble| match trouble {
            Trouble::Misruled(Misruled::NoPaper(kind)) => {
                said(
                    &Trouble::Misruled(Misruled::NoPaper(kind)),
                    ["缺少文件", "is missing"],
                );
                Some(kind)
            }
            _ => None,
        });
        kinds.collect::<Vec<_>>()
    };
    let lab = missing(&mut place, "L", What::LabProof);
    assert_eq!(lab, [PaperKind::LabReport]);
    let designer = missing(&mut place, "L", What::Designer);
    assert_eq!(designer, [PaperKind::DesignerConsent]);
    let concession = missing(&mut place, "I", What::Concession);
    assert_eq!(
        concession,
        [PaperKind::TreatmentScheme, PaperKind::Agreement]
    );
    let mut undated = ruling("L", What::LabProof, "supervisor", &on(3));
    undated.papers[0].date = "2026-02-30".into();
    let incomplete = [Trouble::Misruled(Misruled::PaperIncomplete(
        PaperKind::LabReport,
    ))];
    assert_eq!(place.refused(Command::Rule(undated)), incomplete);
}

#[test]
fn g9_what_is_forbidden_is_never_accepted() {
    let mut place = Place::new();
    place.check("S1", "acceptance", "supervisor", 2, &["d1"]);
    place.rule("D", What::Forbidden, "chief", 3);
    for what in What::ALL {
        let refused = place.not_ruled("D", what, "owner", 4);
        assert!(
            refused.contains(&Trouble::Finished(Finished::Forbidden)),
            "{what:?}"
        );
    }
    let round = try_round(&mut place, "D", "acceptance", "chief");
    assert_eq!(round, [Trouble::Finished(Finished::Forbidden)]);
    said(&round[0], ["没有出路", "no way out"]);
    assert!(!place.is_accepted("D"));
    let above = try_round(&mut place, "U", "acceptance", "owner");
    assert!(
        matches!(
            above[..],
            [Trouble::OutOfTurn(OutOfTurn::ChildrenOpen { .. })]
        ),
        "{above:?}"
    );
}

#[test]
fn g10_deemed_takes_a_contract_and_a_notice_and_a_recheck_takes_it_back() {
    let mut place = Place::new();
    let never = place.not_ruled("S1", What::Deemed, "foreman", 3);
    assert_eq!(never, [Trouble::Misruled(Misruled::NeverDeemed)]);
    said(&never[0], ["重新通知", "give notice again"]);
    place.check("C1", "self", "leader", 2, &[]);
    let unproved = place.not_ruled("C1", What::Deemed, "foreman", 9);
    assert_eq!(
        unproved,
        [Trouble::Notifying(Notifying::NoNotice { hours: 48 })]
    );
    said(&unproved[0], ["须先通知对方", "notify the other side"]);
    let told = notice("C1", "foreman", "supervisor", [&on(3), &on(5)]);
    let told = place.done(Command::Notify(told));
    let mut deemed = ruling("C1", What::Deemed, "foreman", &on(6));
    deemed.of = told;
    place.done(Command::Rule(deemed));
    let round = place.node("C1").acceptance().unwrap().clone();
    assert_eq!(round.ruling, Some(What::Deemed), "flagged 视为合格");
    let mut back = ruling("C1", What::Annulled, "supervisor", &on(8));
    back.of = round.record;
    place.done(Command::Rule(back));
    assert!(!place.is_accepted("C1"));
}

#[test]
fn a_witness_point_goes_on_after_due_notice_and_says_that_nobody_came() {
    let mut place = one("lot.with-witness");
    place.check("L", "self", "leader", 2, &[]);
    place.check("L", "mutual", "worker", 2, &[]);
    let early = try_round(&mut place, "L", "witness", "inspector");
    assert_eq!(
        early,
        [Trouble::Notifying(Notifying::NoNotice { hours: 48 })]
    );
    let mut told = notice("L", "foreman", "supervisor", [&on(3), &on(5)]);
    told.stage = "witness".into();
    place.done(Command::Notify(told));
    let done = place
        .workspace
        .execute(Command::Conclude(submission(
            "L",
            "witness",
            "inspector",
            &on(5),
            &[],
        )))
        .unwrap();
    assert!(matches!(done, Done::Concluded(_)));
    let flags = &place.node("L").checks.last().unwrap().flags;
    assert_eq!(flags, &[Flag::Unwitnessed]);
}
