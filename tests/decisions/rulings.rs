//! Each row of the table of cases (acceptance rules 6.2), as it is done and as it is got wrong.

use crate::place::{Place, on, opening, ruling, submission};
use sanjian::domain::issue::{IssueState, Route, Severity};
use sanjian::domain::ruling::{PaperKind, What};
use sanjian::domain::trouble::{Finished, Misruled, Miswritten, OutOfTurn, Unentitled};
use sanjian::domain::{Answer, Grade, Kind, Outcome, Subject, Trouble};
use sanjian::rates::Level;
use sanjian::workspace::Command;

#[test]
fn an_exit_takes_its_paper_a_failed_round_and_the_other_side() {
    let mut place = Place::new();
    let early = place.not_ruled("S1", What::LabProof, "supervisor", 2);
    assert_eq!(early, [Trouble::Misruled(Misruled::NothingRejected)]);
    place.check("S1", "acceptance", "supervisor", 2, &["g1"]);
    let mut bare = ruling("S1", What::LabProof, "supervisor", &on(3));
    bare.papers.clear();
    let missing = [Trouble::Misruled(Misruled::NoPaper(PaperKind::LabReport))];
    assert_eq!(place.refused(Command::Rule(bare.clone())), missing);
    bare.papers = ruling("S1", What::LabProof, "", "").papers;
    bare.papers[0].no = " ".into();
    let incomplete = [Trouble::Misruled(Misruled::PaperIncomplete(
        PaperKind::LabReport,
    ))];
    assert_eq!(place.refused(Command::Rule(bare)), incomplete);
    let wrong = place.not_ruled("S1", What::LabProof, "foreman", 3);
    assert!(
        matches!(
            wrong[..],
            [Trouble::Unentitled(Unentitled::WrongRole { .. })]
        ),
        "{wrong:?}"
    );
    place.rule("S1", What::LabProof, "supervisor", 3);
    assert!(place.is_accepted("S1"));
    assert_eq!(
        place.node("S1").accepted().unwrap().grade,
        Some(Grade::Qualified)
    );
    assert_eq!(place.lots(), (0, 1, 1));
    let closed = place.not_ruled("S1", What::Designer, "supervisor", 4);
    assert_eq!(closed, [Trouble::Finished(Finished::AlreadyAccepted)]);
}

#[test]
fn an_exit_settles_what_the_check_found_and_its_annulment_opens_it_again() {
    let mut place = Place::new();
    let check = place.check("S1", "acceptance", "supervisor", 2, &["d1", "g1"]);
    let exit = place.rule("S1", What::Designer, "supervisor", 3);
    let id = format!("{check}/d1");
    let issue = place.issue(&id);
    assert_eq!(
        (issue.state, issue.severity),
        (IssueState::Closed, Severity::Serious)
    );
    assert_eq!(issue.route, Some(Route::Ruling(What::Designer)));
    assert_eq!(
        (issue.closed.as_str(), &issue.closed_by),
        (on(3).as_str(), &exit)
    );
    let mut annulled = ruling("S1", What::Annulled, "chief", &on(9));
    annulled.of = exit;
    place.done(Command::Rule(annulled));
    let issue = place.issue(&id);
    assert_eq!((issue.state, issue.returns), (IssueState::Unassigned, 1));
    let who: Vec<&str> = issue
        .steps
        .iter()
        .map(|taken| taken.step.by.as_str())
        .collect();
    assert_eq!(who, ["supervisor", "supervisor", "chief"]);
    assert!(!place.is_accepted("S1"));
    assert_eq!(place.lots(), (0, 1, 0));
}

#[test]
fn a_concession_belongs_to_items_and_knows_what_it_concedes() {
    let mut place = Place::new();
    let check = place.check("S1", "acceptance", "supervisor", 2, &["g1"]);
    let at_lot = place.not_ruled("S1", What::Concession, "supervisor", 3);
    assert_eq!(
        at_lot,
        [Trouble::Misruled(Misruled::NotThisLevel(Kind::Lot))]
    );
    let unseen = place.not_ruled("I", What::Concession, "supervisor", 3);
    assert_eq!(
        unseen,
        [Trouble::OutOfTurn(OutOfTurn::ChildrenOpen {
            accepted: 1,
            total: 2
        })]
    );
    place.check("S2", "acceptance", "supervisor", 3, &[]);
    place.rule("I", What::Concession, "supervisor", 4);
    assert!(place.is_accepted("I") && !place.is_accepted("S1"));
    let item = place.counts(Level::Item);
    assert_eq!(
        (
            item.first_pass.part,
            item.first_pass.whole,
            item.concessions
        ),
        (0, 1, 1)
    );
    let issue = place.issue(&format!("{check}/g1"));
    assert_eq!(issue.route, Some(Route::Ruling(What::Concession)));
}

#[test]
fn a_division_with_a_concession_below_is_never_excellent() {
    for conceded in [false, true] {
        let mut place = Place::new();
        if conceded {
            place.check("S1", "acceptance", "supervisor", 1, &["g1"]);
            place.rule("S1", What::Designer, "supervisor", 2);
        }
        let lots = if conceded { &["S2"][..] } else { &["S1", "S2"] };
        for lot in lots {
            let passed = ["d1", "g1"].map(|id| Answer::result(id, "excellent"));
            graded(&mut place, lot, "supervisor", passed.to_vec());
        }
        // The other item has no lot left, so that the division rests on this one alone.
        for lot in ["C1", "H1", "N1"] {
            place.rule(lot, What::Cancelled, "supervisor", 2);
        }
        graded(
            &mut place,
            "I",
            "supervisor",
            vec![Answer::result("5.0.2-2", "excellent")],
        );
        let mut answers = ["5.0.3-2", "5.0.3-3"]
            .map(|id| Answer::result(id, "pass"))
            .to_vec();
        let places = serde_json::json!({"item": "5.0.3-4", "good": 9, "fair": 0, "poor": 0});
        answers.push(serde_json::from_value(places).unwrap());
        let grade = graded(&mut place, "D", "chief", answers);
        let expected = if conceded {
            Grade::Qualified
        } else {
            Grade::Excellent
        };
        assert_eq!(grade, Some(expected), "conceded: {conceded}");
    }
}

fn graded(place: &mut Place, code: &str, by: &str, answers: Vec<Answer>) -> Option<Grade> {
    let mut round = submission(code, "acceptance", by, &on(3), &[]);
    round.answers = answers;
    place.done(Command::Conclude(round));
    place
        .node(code)
        .accepted()
        .and_then(|accepted| accepted.grade)
}

#[test]
fn a_division_opens_on_an_item_conceded_after_its_lot_was_annulled() {
    let mut place = Place::new();
    let passed = place.check("S1", "acceptance", "supervisor", 1, &[]);
    place.check("S2", "acceptance", "supervisor", 1, &[]);
    for lot in ["C1", "H1", "N1"] {
        place.rule(lot, What::Cancelled, "supervisor", 2);
    }
    let mut annulled = ruling("S1", What::Annulled, "supervisor", &on(3));
    annulled.of = passed;
    place.done(Command::Rule(annulled));
    place.rule("I", What::Concession, "supervisor", 4);
    let project = place.workspace.project().unwrap();
    assert_eq!(project.foundation(place.node("D")), (1, 1));
}

#[test]
fn a_division_does_not_wait_for_an_item_that_has_no_lots_left() {
    let mut place = Place::new();
    place.check("S1", "acceptance", "supervisor", 1, &["g1"]);
    for lot in ["S1", "S2", "H1", "N1", "C1"] {
        place.rule(lot, What::Cancelled, "supervisor", 2);
    }
    let conceded = place.rule("I", What::Concession, "supervisor", 3);
    let mut annulled = ruling("I", What::Annulled, "supervisor", &on(4));
    annulled.of = conceded;
    place.done(Command::Rule(annulled));
    let project = place.workspace.project().unwrap();
    assert!(project.is_out(place.node("I")) && !project.is_shaken(place.node("D")));
}

#[test]
fn a_sub_division_that_was_submitted_must_pass_before_its_division() {
    for forbidden in [false, true] {
        let mut place = Place::new();
        let below = Subject::new("DS", "D", Kind::SubDivision, "混凝土结构");
        let item = Subject::new("K", "DS", Kind::Item, "混凝土");
        let lot = Subject {
            parent: "K".into(),
            code: "K1".into(),
            ..place.node("S1").subject.clone()
        };
        let more = Command::PlanSubjects(vec![below, item, lot]);
        place.workspace.execute(more).unwrap();
        for lot in ["S1", "S2", "C1", "H1", "N1"] {
            place.rule(lot, What::Cancelled, "supervisor", 1);
        }
        place.check("K1", "acceptance", "supervisor", 2, &[]);
        graded(
            &mut place,
            "K",
            "supervisor",
            vec![Answer::result("5.0.2-2", "pass")],
        );
        let rests_on = |place: &Place| {
            let project = place.workspace.project().unwrap();
            project.foundation(place.node("D"))
        };
        assert_eq!(rests_on(&place), (1, 1), "a grouping nobody submitted");
        place.rule("DS", What::RecordsIncomplete, "chief", 4);
        assert_eq!(rests_on(&place), (1, 2));
        if forbidden {
            place.rule("DS", What::Forbidden, "chief", 5);
            let over = place.not_ruled("D", What::Concession, "chief", 6);
            assert_eq!(over, [Trouble::Finished(Finished::Forbidden)]);
        } else {
            place.rule("DS", What::Concession, "chief", 5);
            assert_eq!(rests_on(&place), (2, 2));
        }
    }
}

#[test]
fn forbidden_has_no_way_out() {
    let mut place = Place::new();
    place.check("S1", "acceptance", "supervisor", 2, &["d1"]);
    let wrong = place.not_ruled("D", What::Forbidden, "supervisor", 3);
    assert!(
        matches!(
            wrong[..],
            [Trouble::Unentitled(Unentitled::WrongRole { .. })]
        ),
        "{wrong:?}"
    );
    let record = place.rule("D", What::Forbidden, "chief", 3);
    for what in What::ALL {
        let mut again = ruling("D", what, "owner", &on(9));
        again.of = record.clone();
        again.into = vec!["S2".into()];
        let refused = place.refused(Command::Rule(again));
        assert_eq!(
            refused.first(),
            Some(&Trouble::Finished(Finished::Forbidden)),
            "{what:?}"
        );
    }
    let round = submission("D", "acceptance", "chief", &on(9), &[]);
    assert_eq!(
        place.refused(Command::Conclude(round)),
        [Trouble::Finished(Finished::Forbidden)]
    );
}

#[test]
fn withdrawn_in_time_is_no_round_and_too_late_is_a_failed_one() {
    let mut place = Place::new();
    place.rule("S1", What::Withdrawn, "foreman", 2);
    assert_eq!(place.lots(), (0, 0, 0));
    place.check("S1", "acceptance", "supervisor", 3, &[]);
    assert_eq!(place.lots(), (1, 1, 1));
    place.take("", opening("S2", Severity::Slight), "supervisor", 4);
    let noted = place.not_ruled("S2", What::Withdrawn, "foreman", 4);
    assert!(
        matches!(noted[..], [Trouble::Misruled(Misruled::DefectNoted(_))]),
        "{noted:?}"
    );
    place.rule("S2", What::WithdrawnLate, "foreman", 4);
    assert_eq!(place.last_outcome("S2"), Some(Outcome::Rejected));
    assert_eq!(place.lots(), (1, 2, 1));
    assert_eq!(place.counts(Level::Lot).withdrawn, 2);
}

#[test]
fn nothing_is_withdrawn_before_it_was_submitted() {
    let mut place = Place::new();
    for what in [What::Withdrawn, What::WithdrawnLate, What::NotHeld] {
        let early = place.not_ruled("C1", what, "foreman", 2);
        assert!(
            matches!(
                early[..],
                [Trouble::OutOfTurn(OutOfTurn::StageNotOpen { .. })]
            ),
            "{early:?}"
        );
    }
    let early = place.not_ruled("I", What::RecordsIncomplete, "supervisor", 2);
    assert_eq!(
        early,
        [Trouble::OutOfTurn(OutOfTurn::ChildrenOpen {
            accepted: 0,
            total: 2
        })]
    );
}

#[test]
fn refused_for_incomplete_records_is_a_failed_round() {
    let mut place = Place::new();
    place.rule("S1", What::RecordsIncomplete, "supervisor", 2);
    place.check("S1", "acceptance", "supervisor", 3, &[]);
    assert_eq!(place.lots(), (0, 1, 1));
    let by_crew = place.not_ruled("S2", What::RecordsIncomplete, "foreman", 3);
    assert!(
        matches!(
            by_crew[..],
            [Trouble::Unentitled(Unentitled::WrongRole { .. })]
        ),
        "{by_crew:?}"
    );
}

#[test]
fn annulling_names_the_acceptance_and_says_why() {
    let mut place = Place::new();
    let first = place.check("S1", "acceptance", "supervisor", 2, &[]);
    let mut annulled = ruling("S1", What::Annulled, "chief", &on(9));
    annulled.of = "other-1".into();
    assert_eq!(
        place.refused(Command::Rule(annulled.clone())),
        [Trouble::Misruled(Misruled::NotAccepted)]
    );
    annulled.of = first;
    annulled.reason.clear();
    assert_eq!(
        place.refused(Command::Rule(annulled.clone())),
        [Trouble::Misruled(Misruled::NoGround)]
    );
    annulled.reason = "剥开检查不合格".into();
    place.done(Command::Rule(annulled));
    assert_eq!(place.lots(), (0, 1, 0));
    place.check("S1", "acceptance", "supervisor", 10, &[]);
    assert_eq!(place.lots(), (0, 1, 1));
}

#[test]
fn an_annulled_lot_takes_the_acceptance_of_its_item_back() {
    let mut place = Place::new();
    let lot = place.check("S1", "acceptance", "supervisor", 2, &["g1"]);
    place.check("S2", "acceptance", "supervisor", 2, &[]);
    let _ = lot;
    place.rule("I", What::Concession, "supervisor", 3);
    let mut annulled = ruling("S2", What::Annulled, "chief", &on(9));
    annulled.of = place.node("S2").acceptance().unwrap().record.clone();
    place.done(Command::Rule(annulled));
    assert!(!place.is_accepted("I"));
    let issues = place.workspace.project().unwrap().issues_of("S1");
    assert!(issues.into_iter().all(|issue| issue.is_open()));
}

#[test]
fn lots_out_of_the_plan_count_nowhere_and_go_on_in_open_lots_alone() {
    let mut place = Place::new();
    place.check("S2", "acceptance", "supervisor", 2, &[]);
    let mut split = ruling("S1", What::Split, "supervisor", &on(3));
    for (into, wrong) in [
        (vec!["S2"], Trouble::Misruled(Misruled::NoHeir("S2".into()))),
        (vec!["S1"], Trouble::Misruled(Misruled::NoHeir("S1".into()))),
        (vec!["I"], Trouble::Misruled(Misruled::NoHeir("I".into()))),
        (vec![], Trouble::Miswritten(Miswritten::Malformed("into"))),
    ] {
        split.into = into.into_iter().map(str::to_owned).collect();
        assert_eq!(place.refused(Command::Rule(split.clone())), [wrong]);
    }
    split.into = vec!["N1".into()];
    place.done(Command::Rule(split));
    let round = submission("S1", "acceptance", "supervisor", &on(4), &[]);
    assert_eq!(
        place.refused(Command::Conclude(round)),
        [Trouble::Finished(Finished::Retired(What::Split))]
    );
    assert_eq!(place.lots(), (1, 1, 1));
    let project = place.workspace.project().unwrap();
    assert_eq!(project.foundation(project.node("I").unwrap()), (1, 1));
}
