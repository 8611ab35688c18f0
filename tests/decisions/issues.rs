//! An issue's way: opened by a check or by hand, assigned, mended, checked again, closed; each step
//! by a named person, and nothing of it forgotten.

use crate::place::{Place, assigned, on, opening, step};
use sanjian::domain::issue::{IssueState, Route, Severity, Step};
use sanjian::domain::trouble::{Misruled, Misstep, Unentitled};
use sanjian::domain::{Answer, Event, Trouble, decide};
use sanjian::workspace::Command;

fn severity(severity: Severity) -> Step {
    Step::Assign {
        crew: "一班".into(),
        due: "2026-05-12".into(),
        severity: Some(severity),
    }
}

#[test]
fn a_failing_check_opens_them_and_a_passing_one_settles_them_with_a_full_trail() {
    let mut place = Place::new();
    let first = place.check("S1", "acceptance", "supervisor", 2, &["d1", "g1"]);
    let (grave, plain) = (format!("{first}/d1"), format!("{first}/g1"));
    assert_eq!(place.issue(&grave).severity, Severity::Serious);
    assert_eq!(place.issue(&plain).severity, Severity::Ordinary);
    assert_eq!(place.issue(&plain).crew, "一班");
    place.take(&grave, assigned("2026-05-05"), "foreman", 3);
    place.take(&grave, Step::Rectify, "leader", 4);
    // One item conforms now, the other fails again: each goes its own way.
    place.check("S1", "acceptance", "supervisor", 5, &["d1"]);
    assert_eq!(place.issue(&plain).route, Some(Route::Recheck));
    let back = place.issue(&grave);
    assert_eq!((back.state, back.returns), (IssueState::Assigned, 1));
    place.check("S1", "acceptance", "owner", 6, &[]);
    let closed = place.issue(&grave);
    let trail: Vec<(&str, &str)> = closed
        .steps
        .iter()
        .map(|taken| (taken.step.step.as_str(), taken.step.by.as_str()))
        .collect();
    let steps = [
        ("open", "supervisor"),
        ("assign", "foreman"),
        ("rectify", "leader"),
        ("verify", "supervisor"),
        ("verify", "owner"),
    ];
    assert_eq!(trail, steps);
    assert_eq!(
        (closed.state, closed.closed.as_str()),
        (IssueState::Closed, on(6).as_str())
    );
    assert_eq!(place.workspace.project().unwrap().issues().len(), 2);
}

#[test]
fn calling_an_item_not_applicable_settles_nothing() {
    let mut place = Place::new();
    let first = place.check("S1", "acceptance", "supervisor", 2, &["g1"]);
    let mut round = crate::place::submission("S1", "acceptance", "supervisor", &on(3), &[]);
    let na = serde_json::json!({"item": "g1", "result": "na", "note": "没有了"});
    round.answers[1] = serde_json::from_value::<Answer>(na).unwrap();
    place.done(Command::Conclude(round));
    assert!(place.is_accepted("S1"));
    assert!(place.issue(&format!("{first}/g1")).is_open());
}

#[test]
fn steps_are_taken_in_order_by_those_who_may() {
    let mut place = Place::new();
    let id = place.take("", opening("S1", Severity::Serious), "inspector", 2);
    let early = place.not_taken(&id, Step::Rectify, "leader", 2);
    assert_eq!(
        early,
        [Trouble::Misstep(Misstep::IssueStands(
            IssueState::Unassigned
        ))]
    );
    let past = place.not_taken(&id, assigned("2026-05-02"), "foreman", 3);
    assert_eq!(past, [Trouble::Misstep(Misstep::DueBefore)]);
    place.take(&id, assigned("2026-05-04"), "foreman", 3);
    assert!(
        !place.issue(&id).is_overdue("2026-05-04") && place.issue(&id).is_overdue("2026-05-05")
    );
    let mut silent = step(&id, Step::Rectify, "technical", &on(4));
    silent.text.clear();
    assert_eq!(
        place.refused(Command::Issue(silent)),
        [Trouble::Misstep(Misstep::NothingShown)]
    );
    place.take(&id, Step::Rectify, "technical", 4);
    for own in [Step::Verify { passed: true }, Step::Close] {
        assert_eq!(
            place.not_taken(&id, own, "technical", 5),
            [Trouble::Misstep(Misstep::OwnWork)]
        );
    }
    let mut silent = step(&id, Step::Verify { passed: false }, "inspector", &on(5));
    silent.text = " ".into();
    assert_eq!(
        place.refused(Command::Issue(silent.clone())),
        [Trouble::Misruled(Misruled::NoGround)]
    );
    // One that is on record without a word was not asked for it, and is not found wanting when it is judged again.
    let (project, rulebook) = (
        place.workspace.entered().unwrap(),
        &place.workspace.library().rulebook,
    );
    assert_eq!(
        decide::refusal(project, rulebook, &Event::Issue(silent)),
        []
    );
    place.take(&id, Step::Verify { passed: false }, "inspector", 5);
    assert_eq!(
        (place.issue(&id).state, place.issue(&id).returns),
        (IssueState::Assigned, 1)
    );
    place.take(&id, Step::Rectify, "leader", 6);
    place.take(&id, Step::Verify { passed: true }, "inspector", 7);
    let over = place.not_taken(&id, Step::Close, "inspector", 8);
    assert_eq!(
        over,
        [Trouble::Misstep(Misstep::IssueStands(IssueState::Closed))]
    );
    assert_eq!(place.issue(&id).steps.len(), 6);
    let none = place.not_taken("nobody-1", Step::Close, "inspector", 8);
    assert_eq!(
        none,
        [Trouble::Misstep(Misstep::NoSuchIssue("nobody-1".into()))]
    );
}

#[test]
fn what_the_other_side_found_is_theirs_to_close_and_to_lessen() {
    let mut place = Place::new();
    let id = place.take("", opening("S1", Severity::Serious), "supervisor", 2);
    for kind in [severity(Severity::Slight), Step::Close] {
        let wrong = place.not_taken(&id, kind, "inspector", 3);
        assert!(
            matches!(
                wrong[..],
                [Trouble::Unentitled(Unentitled::WrongRole { .. })]
            ),
            "{wrong:?}"
        );
    }
    place.take(&id, severity(Severity::Serious), "foreman", 3);
    place.take(&id, severity(Severity::Slight), "chief", 4);
    assert_eq!(place.issue(&id).severity, Severity::Slight);
    place.take(&id, Step::Close, "owner", 5);
}

#[test]
fn every_record_is_judged_again_and_none_is_found_wrong() {
    let mut place = Place::new();
    let first = place.check("S1", "acceptance", "supervisor", 2, &["d1"]);
    let id = format!("{first}/d1");
    place.take(&id, assigned("2026-05-05"), "foreman", 3);
    place.take(&id, Step::Rectify, "leader", 4);
    place.rule("S1", sanjian::domain::ruling::What::LabProof, "chief", 5);
    let findings = place.workspace.verify(None).unwrap();
    assert!(findings[0].is_sound(), "{:?}", findings[0].verdicts);
    assert_eq!(findings[0].judged, 4);
}
