//! A small project's facts, row by row.

use super::*;
use crate::checklist::Library;
use crate::domain::check::Submission;
use crate::domain::event::Event;
use crate::domain::head::ProjectHead;
use crate::domain::outcome::Tally;
use crate::domain::pin::ChecklistPin;
use crate::domain::subject::{Scale, Subject};
use serde_json::{Value, json};

fn subject(code: &str, parent: &str, kind: Kind) -> Subject {
    serde_json::from_value(
        json!({"code": code, "parent": parent, "kind": kind, "name": format!("名{code}")}),
    )
    .unwrap()
}

fn check(code: &str, stage: &str, outcome: Outcome) -> Event {
    let submission: Submission = serde_json::from_value(
        json!({"subject": code, "stage": stage, "at": "2026-03-01T09:30:00+08:00", "by": "P07", "answers": []}),
    )
    .unwrap();
    Event::Check(Box::new(CheckRecord {
        submission,
        round: 1,
        variants: Vec::new(),
        checklist: ChecklistPin {
            id: "x.y".into(),
            version: "1.0.0".into(),
            hash: String::new(),
        },
        outcome,
        grade: None,
        failing: Vec::new(),
        dominant: Vec::new(),
        flags: Vec::new(),
        tally: Tally {
            items: 4,
            points: 10,
            conforming: 9,
            ..Tally::default()
        },
        parties: Vec::new(),
        chain: None,
    }))
}

fn project(checks: &[(&str, &str, Outcome)]) -> Project {
    let mut project = Project::default();
    let head = ProjectHead {
        code: "T1".into(),
        name: "甲\n乙".into(),
        scale: Some(Scale::Other),
        ..ProjectHead::default()
    };
    project.apply(Event::Project(head), "r0");
    let plan = vec![
        subject("U", "", Kind::Unit),
        subject("D", "U", Kind::Division),
        subject("I", "D", Kind::Item),
        subject("L1", "I", Kind::Lot),
        subject("L2", "I", Kind::Lot),
    ];
    project.apply(Event::Plan(plan), "r1");
    for (n, (code, stage, outcome)) in checks.iter().enumerate() {
        project.apply(check(code, stage, *outcome), &format!("c{n}"));
    }
    project
}

fn rows(write: impl FnOnce(&mut Facts) -> io::Result<()>) -> Vec<Value> {
    rows_of(Facts::new(false), write)
}

fn rows_of(mut out: Facts, write: impl FnOnce(&mut Facts) -> io::Result<()>) -> Vec<Value> {
    write(&mut out).unwrap();
    io::read_to_string(out.done().unwrap().read().unwrap())
        .unwrap()
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

fn states(checks: &[(&str, &str, Outcome)]) -> Vec<String> {
    let (project, library) = (project(checks), Library::load(&[]));
    let rows = rows(|out| subjects(out, &project, &library.rulebook));
    rows.iter()
        .map(|row| row["state"].as_str().unwrap().to_owned())
        .collect()
}

const THROUGH: [&str; 4] = ["self", "mutual", "handover", "acceptance"];

#[test]
fn states_follow_the_chain() {
    use Outcome::{Accepted, Rejected};
    assert_eq!(states(&[]), ["not_started"; 5]);
    let begun = states(&[("L1", "self", Accepted)]);
    assert_eq!(
        begun,
        [
            "in_progress",
            "in_progress",
            "in_progress",
            "in_progress",
            "not_started"
        ]
    );
    let handed: Vec<_> = THROUGH[..3]
        .iter()
        .map(|stage| ("L1", *stage, Accepted))
        .collect();
    assert_eq!(states(&handed)[3], "waiting");
    assert_eq!(
        states(&[("L1", "self", Accepted), ("L1", "mutual", Rejected)])[3],
        "rejected"
    );
    let both: Vec<_> = ["L1", "L2"]
        .iter()
        .flat_map(|lot| THROUGH.map(|stage| (*lot, stage, Accepted)))
        .collect();
    assert_eq!(
        states(&both),
        [
            "in_progress",
            "in_progress",
            "waiting",
            "accepted",
            "accepted"
        ]
    );
}

#[test]
fn every_key_is_always_there_in_the_order_of_the_contract() {
    let (project, library) = (
        project(&[("L1", "self", Outcome::Accepted)]),
        Library::load(&[]),
    );
    let keys = |row: &Value| {
        row.as_object()
            .unwrap()
            .keys()
            .cloned()
            .collect::<Vec<_>>()
            .join(", ")
    };
    let projects = rows(|out| projects(out, &project));
    assert_eq!(
        projects[0],
        json!({"project": "T1", "name": "甲\n乙", "scale": "other", "scheme": "none"})
    );
    let subjects = rows(|out| subjects(out, &project, &library.rulebook));
    let expected = "project, code, kind, parent, name, checklist, crew, location, division, sub_division, item, area_m2, capacity, state";
    assert!(subjects.iter().all(|row| keys(row) == expected));
    assert_eq!(
        (
            &subjects[0]["parent"],
            &subjects[3]["division"],
            &subjects[3]["item"]
        ),
        (&Value::Null, &json!("名D"), &json!("名I"))
    );
    let checks = rows(|out| checks(out, &project));
    let expected = "project, subject, stage, round, at, by, crew, outcome, grade, checklist, version, items, nonconforming, points, conforming, record";
    assert_eq!(keys(&checks[0]), expected);
    assert_eq!(
        (
            &checks[0]["crew"],
            &checks[0]["record"],
            &checks[0]["conforming"]
        ),
        (&Value::Null, &json!("c0"), &json!(9))
    );
}

fn measured(answers: Value) -> Vec<Value> {
    let words = json!({"zh": "项", "en": "item"});
    let item = |id: &str, judge: Value| {
        json!({"id": id, "class": "general", "clause": "1", "title": words, "method": words,
            "sampling": {"rule": "stated", "text": words}, "judge": judge})
    };
    let list: Checklist = serde_json::from_value(json!({"schema": "sanjian.checklist/1", "id": "x.y", "version": "1.0.0",
        "title": words, "standard": "X", "subject": "lot",
        "items": [item("a", json!({"kind": "deviation", "unit": "mm", "limit": "5"})), item("b", json!({"kind": "attribute"}))]}))
    .unwrap();
    let Event::Check(mut record) = check("L1", "self", Outcome::Rejected) else {
        panic!("no check");
    };
    record.submission.answers = serde_json::from_value(answers).unwrap();
    rows(|out| readings(out, "T1", &record, &list))
}

#[test]
fn readings_are_points_as_typed_with_their_verdict() {
    let rows = measured(
        json!([{"item": "a", "readings": ["1.10", "-6"]}, {"item": "b", "result": "pass"}, {"item": "gone", "readings": ["1"]}]),
    );
    let row = |n: u64, value: &str, conforming: bool| {
        json!({"project": "T1", "subject": "L1", "stage": "self", "round": 1, "item": "a", "class": "general",
            "n": n, "value": value, "conforming": conforming})
    };
    assert_eq!(rows, [row(1, "1.10", true), row(2, "-6", false)]);
}

#[test]
fn a_size_against_its_design_is_a_deviation() {
    let rows = measured(json!([{"item": "a", "design": "300", "measured": ["302.5", "294"]}]));
    let values: Vec<_> = rows
        .iter()
        .map(|row| {
            (
                row["value"].as_str().unwrap(),
                row["conforming"].as_bool().unwrap(),
            )
        })
        .collect();
    assert_eq!(values, [("2.5", true), ("-6", false)]);
    assert!(measured(json!([{"item": "a", "result": "na", "note": "无"}])).is_empty());
}

#[test]
fn every_row_without_the_damaged_records_says_so() {
    let project = project(&[("L1", "self", Outcome::Accepted)]);
    let library = Library::load(&[]);
    let tables = [
        rows_of(Facts::new(true), |out| projects(out, &project)),
        rows_of(Facts::new(true), |out| {
            subjects(out, &project, &library.rulebook)
        }),
        rows_of(Facts::new(true), |out| checks(out, &project)),
    ];
    for row in tables.iter().flatten() {
        assert_eq!(row["unverified"], true, "{row}");
    }
}
