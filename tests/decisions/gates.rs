//! Gates: notices and their hours, deemed acceptance, hold points, the process before, open issues.

use crate::place::{Place, at, notice, on, opening, plan, ruling, submission};
use sanjian::domain::check::Flag;
use sanjian::domain::issue::{Severity, Step};
use sanjian::domain::ruling::What;
use sanjian::domain::trouble::{Course, Misruled, Notifying, OutOfTurn, Unentitled};
use sanjian::domain::{Subject, Trouble};
use sanjian::workspace::Command;

/// A lot with a passed self-check, ready to be accepted with notice.
fn ready() -> Place {
    let mut place = Place::new();
    place.check("C1", "self", "leader", 2, &[]);
    place
}

fn told(place: &mut Place, [at, meet]: [&str; 2]) -> String {
    let given = notice("C1", "foreman", "supervisor", [at, meet]);
    place.done(Command::Notify(given))
}

fn deemed(place: &Place, of: &str, at: &str) -> Command {
    _ = place;
    let mut deemed = ruling("C1", What::Deemed, "foreman", at);
    deemed.of = of.into();
    Command::Rule(deemed)
}

#[test]
fn without_notice_nobody_accepts_and_short_notice_is_flagged() {
    let mut place = ready();
    let round = |at: &str| Command::Conclude(submission("C1", "acceptance", "supervisor", at, &[]));
    assert_eq!(
        place.refused(round(&on(3))),
        [Trouble::Notifying(Notifying::NoNotice { hours: 48 })]
    );
    told(&mut place, [&at(3, 8), &at(4, 8)]);
    place.done(round(&on(4)));
    let flags = &place.node("C1").checks.last().unwrap().flags;
    assert_eq!(
        flags,
        &[Flag::ShortNotice {
            given: 24,
            hours: 48
        }]
    );
}

#[test]
fn a_notice_reaches_the_other_side_and_is_given_by_the_contractor() {
    let mut place = ready();
    let times = [at(3, 8), at(5, 8)];
    let times = [times[0].as_str(), times[1].as_str()];
    let to_own = notice("C1", "foreman", "inspector", times);
    assert_eq!(
        place.refused(Command::Notify(to_own)),
        [Trouble::Notifying(Notifying::NobodyTold)]
    );
    let by_them = place.refused(Command::Notify(notice("C1", "supervisor", "chief", times)));
    assert!(
        matches!(
            by_them[..],
            [Trouble::Unentitled(Unentitled::WrongRole { .. })]
        ),
        "{by_them:?}"
    );
    let mut nowhere = notice("C1", "foreman", "supervisor", times);
    nowhere.stage = "handover".into();
    let nowhere = place.refused(Command::Notify(nowhere));
    assert_eq!(
        nowhere,
        [Trouble::Course(Course::NoSuchStage("handover".into()))]
    );
    // A name from outside the list is a person of theirs.
    place.done(Command::Notify(notice(
        "C1",
        "foreman",
        "质监站 孙工",
        times,
    )));
}

#[test]
fn a_witness_who_stays_away_after_due_notice_does_not_stop_the_work() {
    let mut place = ready();
    told(&mut place, [&at(3, 8), &at(5, 8)]);
    let own = |at: &str| Command::Conclude(submission("C1", "acceptance", "inspector", at, &[]));
    assert_eq!(
        place.refused(own(&at(5, 7))),
        [Trouble::Notifying(Notifying::NoNotice { hours: 48 })]
    );
    place.done(own(&at(5, 8)));
    let flags = &place.node("C1").checks.last().unwrap().flags;
    assert_eq!(flags, &[Flag::Unwitnessed]);
}

#[test]
fn deemed_takes_due_notice_and_its_hours() {
    let mut place = ready();
    let short = told(&mut place, [&at(3, 8), &at(5, 7)]);
    let early = deemed(&place, &short, &at(6, 8));
    assert_eq!(
        place.refused(early),
        [Trouble::Notifying(Notifying::NoNotice { hours: 48 })]
    );
    let due = told(&mut place, [&at(3, 8), &at(5, 8)]);
    let early = deemed(&place, &due, &at(5, 7));
    assert_eq!(
        place.refused(early),
        [Trouble::Notifying(Notifying::NoNotice { hours: 48 })]
    );
    let older = deemed(&place, &short, &at(6, 8));
    assert_eq!(
        place.refused(older),
        [Trouble::Notifying(Notifying::NoNotice { hours: 48 })]
    );
    let now = deemed(&place, &due, &at(5, 8));
    place.done(now);
    assert_eq!(place.lots(), (1, 1, 1));
    let mut back = ruling("C1", What::Annulled, "supervisor", &on(9));
    back.of = place.node("C1").acceptance().unwrap().record.clone();
    place.done(Command::Rule(back));
    assert_eq!(place.lots(), (0, 1, 0));
}

#[test]
fn deemed_is_for_chains_that_allow_it() {
    let mut place = Place::new();
    let never = place.not_ruled("S1", What::Deemed, "foreman", 3);
    assert_eq!(never, [Trouble::Misruled(Misruled::NeverDeemed)]);
}

#[test]
fn what_was_not_held_takes_a_notice_of_its_own() {
    let mut place = ready();
    let first = told(&mut place, [&at(3, 8), &at(5, 8)]);
    place.rule("C1", What::NotHeld, "foreman", 5);
    let deemed = deemed(&place, &first, &at(6, 8));
    assert_eq!(
        place.refused(deemed),
        [Trouble::Notifying(Notifying::NoNotice { hours: 48 })]
    );
    assert_eq!(place.lots(), (0, 0, 0));
}

#[test]
fn a_delay_is_asked_for_by_the_other_side_in_time_and_once() {
    let mut place = ready();
    let first = told(&mut place, [&at(3, 8), &at(5, 8)]);
    let delay = |by: &str, of: &str, [at, meet]: [&str; 2]| {
        let mut delay = notice("C1", by, "foreman", [at, meet]);
        delay.delays = of.into();
        Command::Notify(delay)
    };
    let late = place.refused(delay("supervisor", &first, [&at(4, 9), &at(6, 8)]));
    assert_eq!(late, [Trouble::Notifying(Notifying::DelayRefused)]);
    let long = place.refused(delay("supervisor", &first, [&at(4, 7), &at(7, 9)]));
    assert_eq!(long, [Trouble::Notifying(Notifying::DelayRefused)]);
    let own = place.refused(delay("foreman", &first, [&at(4, 7), &at(6, 8)]));
    assert!(
        matches!(own[..], [Trouble::Unentitled(Unentitled::WrongRole { .. })]),
        "{own:?}"
    );
    let asked = place.done(delay("supervisor", &first, [&at(4, 7), &at(7, 8)]));
    let again = place.refused(delay("supervisor", &asked, [&at(5, 7), &at(9, 8)]));
    assert_eq!(again, [Trouble::Notifying(Notifying::DelayRefused)]);
    let early = deemed(&place, &asked, &at(7, 7));
    assert_eq!(
        place.refused(early),
        [Trouble::Notifying(Notifying::NoNotice { hours: 48 })]
    );
    let now = deemed(&place, &asked, &at(7, 8));
    place.done(now);
}

#[test]
fn the_next_process_waits_for_the_hold_point_and_the_handover() {
    let mut place = Place::new();
    let next = || Command::Conclude(submission("N1", "acceptance", "supervisor", &on(9), &[]));
    let before = |place: &mut Place, wanted: &str| match &place.refused(next())[..] {
        [Trouble::OutOfTurn(OutOfTurn::ProcessBefore { lot, stage })] => {
            assert_eq!((lot.as_str(), stage.en.as_str()), ("H1", wanted));
        }
        other => panic!("{other:?}"),
    };
    let can_begin = |place: &Place| {
        let mut untouched = place.workspace.untouched();
        untouched.any(|one| one.node.subject.code == "N1")
    };
    before(&mut place, "Self-check");
    assert!(!can_begin(&place), "what waits is not among what can begin");
    place.check("H1", "self", "leader", 2, &[]);
    before(&mut place, "Hold");
    place.check("H1", "hold", "supervisor", 3, &[]);
    // The crews differ: the handover stands between them, even after the acceptance.
    before(&mut place, "Handover");
    place.check("H1", "acceptance", "supervisor", 4, &[]);
    before(&mut place, "Handover");
    assert!(!can_begin(&place));
    place.check("H1", "handover", "foreman", 5, &[]);
    assert!(can_begin(&place));
    place.done(next());
}

#[test]
fn the_heirs_of_a_lot_carry_its_gate() {
    let mut place = Place::new();
    let lot = |code: &str| Subject {
        code: code.into(),
        ..plan()
            .into_iter()
            .find(|subject| subject.code == "H1")
            .unwrap()
    };
    let heirs = vec![lot("H2"), lot("H3")];
    place
        .workspace
        .execute(Command::PlanSubjects(heirs))
        .unwrap();
    let mut split = ruling("H1", What::Split, "supervisor", &on(2));
    split.into = vec!["H2".into(), "H3".into()];
    place.done(Command::Rule(split));
    let next = || Command::Conclude(submission("N1", "acceptance", "supervisor", &on(9), &[]));
    let waits = place.refused(next());
    assert!(
        matches!(&waits[..], [Trouble::OutOfTurn(OutOfTurn::ProcessBefore { lot, .. })] if lot != "H1")
    );
    for heir in ["H2", "H3"] {
        place.rule(heir, What::Cancelled, "supervisor", 3);
    }
    place.done(next());
}

#[test]
fn a_grave_issue_opened_by_hand_keeps_every_acceptance_back() {
    let mut place = ready();
    let slight = place.take("", opening("C1", Severity::Slight), "worker", 3);
    let grave = place.take("", opening("C1", Severity::Serious), "inspector", 3);
    let due = told(&mut place, [&at(3, 8), &at(5, 8)]);
    let project = place.workspace.project().unwrap();
    let handle = project.handle(project.issue(&grave).unwrap()).to_owned();
    let open = [Trouble::OutOfTurn(OutOfTurn::OpenIssues(vec![handle]))];
    let deemed = deemed(&place, &due, &at(6, 8));
    assert_eq!(place.refused(deemed.clone()), open);
    let round = Command::Conclude(submission("C1", "acceptance", "supervisor", &on(5), &[]));
    assert_eq!(place.refused(round), open);
    place.take(&grave, Step::Close, "inspector", 5);
    place.done(deemed);
    assert!(place.issue(&slight).is_open() && place.is_accepted("C1"));
}

#[test]
fn a_grave_issue_found_after_a_lot_was_accepted_keeps_its_item_back() {
    let mut place = Place::new();
    place.check("S1", "acceptance", "supervisor", 2, &[]);
    place.check("S2", "acceptance", "supervisor", 2, &["g1"]);
    place.take("", opening("S1", Severity::Serious), "supervisor", 3);
    let back = place.not_ruled("I", What::Concession, "supervisor", 4);
    assert!(
        matches!(back[..], [Trouble::OutOfTurn(OutOfTurn::OpenIssues(_))]),
        "{back:?}"
    );
}
