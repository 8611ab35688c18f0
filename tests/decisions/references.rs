//! After a repair an item that conformed may stand as it was answered in the round before.

use super::place::{PLAIN, Place, on, plan, submission};
use sanjian::domain::check::Remedy;
use sanjian::domain::reference::Unfounded;
use sanjian::domain::trouble::Answering;
use sanjian::domain::{Answer, Outcome, Submission, Trouble};
use sanjian::workspace::{Command, Done};

fn as_in(item: &str, record: &str) -> Answer {
    Answer::with(item, "as_in", record.into())
}

/// A second self-check that takes one item over.
fn second(item: &str, record: &str, day: u32) -> Submission {
    let mut again = submission("C1", "self", "leader", &on(day), &[]);
    again.answers.retain(|answer| answer.item != item);
    again.answers.push(as_in(item, record));
    again
}

fn unfounded(why: Unfounded) -> Vec<Trouble> {
    vec![Trouble::Answering(Answering::Unfounded(why))]
}

#[test]
fn what_conformed_stands_and_is_judged_from_where_it_stands() {
    let mut place = Place::new();
    let first = place.check("C1", "self", "leader", 2, &["g1"]);
    let Done::Concluded(done) = place
        .workspace
        .execute(Command::Conclude(second("d1", &first, 3)))
        .unwrap()
    else {
        panic!()
    };
    let item = &done.decision.verdict.items[0];
    let source = item.source.as_ref().unwrap();
    assert_eq!((source.round, source.by.as_str()), (1, "leader"));
    assert_eq!(source.at, on(2));
    assert_eq!(done.decision.record.outcome, Outcome::Accepted);
    // The record keeps the reference, never a copy, and judging it again says the same.
    let kept = place.workspace.check(&done.record).unwrap();
    let kept = kept.submission.answers.iter().find(|one| one.item == "d1");
    assert_eq!(kept.unwrap().as_in(), Some(first.as_str()));
    let reasons = place.workspace.reasons(&done.record).unwrap();
    assert_eq!(reasons.verdict, done.decision.verdict);
    let findings = place.workspace.verify(None).unwrap();
    assert!(findings.iter().all(|found| found.verdicts.is_empty()));
}

#[test]
fn a_reference_leads_through_rounds_to_the_answer() {
    let mut place = Place::new();
    let first = place.check("C1", "self", "leader", 2, &["g1"]);
    let mut again = second("d1", &first, 3);
    again.answers[0] = Answer::result("g1", "fail");
    let again = place.done(Command::Conclude(again));
    let stale = place.refused(Command::Conclude(second("d1", &first, 4)));
    assert_eq!(stale, unfounded(Unfounded::OtherRecord(again.clone())));
    place.done(Command::Conclude(second("d1", &again, 4)));
}

#[test]
fn what_failed_what_was_done_anew_and_what_is_elsewhere_is_asked_again() {
    let mut place = Place::new();
    let early = place.refused(Command::Conclude(second("d1", "nowhere", 1)));
    assert_eq!(early, unfounded(Unfounded::FirstRound));
    let first = place.check("C1", "self", "leader", 2, &["g1"]);
    let failed = place.refused(Command::Conclude(second("g1", &first, 3)));
    assert_eq!(failed, unfounded(Unfounded::Failed));
    let other = place.check("H1", "self", "leader", 2, &["g1"]);
    let elsewhere = place.refused(Command::Conclude(second("d1", &other, 3)));
    assert_eq!(elsewhere, unfounded(Unfounded::OtherRecord(first.clone())));
    let redone = Submission {
        remedy: Some(Remedy::Redone),
        ..second("d1", &first, 3)
    };
    let redone = place.refused(Command::Conclude(redone));
    assert_eq!(redone, unfounded(Unfounded::Redone));
}

#[test]
fn nothing_inspected_is_refused() {
    let mut place = Place::new();
    let mut empty = submission("C1", "self", "leader", &on(2), &[]);
    for answer in &mut empty.answers {
        answer.body.clear();
        answer.body.insert("result".into(), "na".into());
        answer.body.insert("note".into(), "没有".into());
    }
    let refused = place.refused(Command::Conclude(empty));
    assert_eq!(refused, [Trouble::Answering(Answering::NothingInspected)]);
}

#[test]
fn a_lot_whose_types_leave_no_item_is_not_concluded() {
    let mut place = Place::new();
    let typed = PLAIN
        .replace(
            r#""items": ["#,
            r#""variants": [{"group": "of", "id": "box", "zh": "箱", "en": "box"},
                            {"group": "of", "id": "other", "zh": "其他", "en": "other"}],
               "choose": {"of": "many"}, "items": ["#,
        )
        .replace(r#""class":"#, r#""when": ["box"], "class":"#);
    place.change("plain", &typed);
    let mut lots = plan();
    for lot in lots.iter_mut().filter(|lot| lot.code == "C1") {
        lot.variants = vec!["other".into()];
    }
    let planned = place.workspace.execute(Command::PlanSubjects(lots));
    assert!(planned.is_ok());
    let mut check = submission("C1", "self", "leader", &on(2), &[]);
    check.answers.clear();
    let refused = place.refused(Command::Conclude(check));
    assert_eq!(refused, [Trouble::Answering(Answering::NothingInspected)]);
}
