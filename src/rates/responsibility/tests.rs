//! A small site, counted: whose lots, which gap, when the veto is shown, what is overdue.

use super::*;
use crate::domain::check::{CheckRecord, Submission};
use crate::domain::head::{Agreed, ProjectHead};
use crate::domain::outcome::{Outcome, Tally};
use crate::domain::{Answer, Checklist, Event, Kind, Person, Role, Subject};

const LIST: &str = r#"{"schema":"sanjian.checklist/1","id":"t.t","version":"1.0.0","subject":"lot",
 "title":{"zh":"试","en":"try"},"standard":"T","pass_rate":"0.80","items":[
 {"id":"m","class":"general","clause":"1","title":{"zh":"位置","en":"position"},
  "method":{"zh":"量","en":"measure"},"sampling":{"rule":"count","at_least":5},
  "judge":{"kind":"deviation","unit":"mm","limit":"5"}},
 {"id":"a","class":"general","clause":"2","title":{"zh":"外观","en":"looks"},
  "method":{"zh":"看","en":"look"},"sampling":{"rule":"count","at_least":1},
  "judge":{"kind":"attribute"}}]}"#;

fn person(code: &str, role: Role, org: &str, crew: &str) -> Person {
    Person {
        code: code.into(),
        name: format!("人{code}"),
        role,
        org: org.into(),
        crew: crew.into(),
    }
}

fn site(lots: usize) -> Project {
    let mut project = Project::default();
    let veto_below = Decimal::parse("90").ok();
    project.apply(
        Event::Project(ProjectHead {
            agreed: Agreed {
                veto_below,
                ..Agreed::default()
            },
            ..ProjectHead::default()
        }),
        "0/1",
    );
    let people = vec![
        person("P1", Role::CrewLeader, "甲公司", "一班"),
        person("P2", Role::CrewLeader, "乙公司", "二班"),
        person("P3", Role::Foreman, "总包", ""),
        person("P4", Role::Supervisor, "监理", ""),
        person("P5", Role::Foreman, "总包", "二班"),
    ];
    project.apply(Event::People(people), "0/2");
    let lot = |nth: usize| Subject {
        crew: if nth.is_multiple_of(2) {
            "一班"
        } else {
            "二班"
        }
        .into(),
        checklist: "t.t".into(),
        ..Subject::new(&format!("L{nth}"), "", Kind::Lot, "批")
    };
    project.apply(Event::Plan((0..lots).map(lot).collect()), "0/3");
    project
}

/// A check with so many of ten points within the limits.
fn check(lot: usize, stage: &str, by: &str, within: usize) -> CheckRecord {
    let readings: Vec<&str> = (0..10)
        .map(|at| if at < within { "1" } else { "6" })
        .collect();
    let passes = within >= 8;
    CheckRecord {
        submission: Submission {
            subject: format!("L{lot}"),
            stage: stage.into(),
            at: "2026-03-05T08:00:00+08:00".into(),
            by: by.into(),
            answers: vec![
                Answer::readings("m", &readings),
                Answer::result("a", "pass"),
            ],
            ..Submission::default()
        },
        round: 1,
        variants: Vec::new(),
        checklist: Default::default(),
        outcome: if passes {
            Outcome::Accepted
        } else {
            Outcome::Rejected
        },
        grade: None,
        failing: if passes { Vec::new() } else { vec!["m".into()] },
        dominant: Vec::new(),
        flags: Vec::new(),
        parties: Vec::new(),
        chain: None,
        tally: Tally::default(),
    }
}

/// Twenty-four lots: the first crew's acceptance finds 2 of 10 points more outside than its
/// self-check did, and every third lot fails; the second crew's finds the same.
fn checks() -> Vec<CheckRecord> {
    let lot = |lot: usize| {
        let first = lot.is_multiple_of(2);
        let found = match (first, lot % 3) {
            (true, 0) => 7,
            (true, _) => 8,
            (false, _) => 10,
        };
        let own = if first { "P1" } else { "P2" };
        let second = if first { "P3" } else { "P1" };
        [
            check(lot, "self", own, 10),
            check(lot, "mutual", second, 10),
            check(lot, "acceptance", "P4", found),
        ]
    };
    (0..24).flat_map(lot).collect()
}

fn counted(by: ResponsibleParty) -> ResponsibilityTable {
    let mut project = site(24);
    let checklist: Checklist = serde_json::from_str(LIST).unwrap();
    for (nth, check) in checks().into_iter().enumerate() {
        project.apply(Event::Check(Box::new(check)), &format!("d/{nth}"));
    }
    let asked = ResponsibilityAsked {
        by,
        ..ResponsibilityAsked::default()
    };
    let mut pairs = Pairs::new(&project, &asked);
    checks()
        .iter()
        .for_each(|check| pairs.take(&FoundItems::of(check, &checklist)));
    let day = NaiveDate::from_ymd_opt(2026, 3, 20).unwrap();
    table(&project, &asked, pairs, day)
}

fn row<'a>(table: &'a ResponsibilityTable, name: &str) -> &'a ResponsibilityRow {
    table.get(&Some(name.to_owned())).unwrap()
}

#[test]
fn a_gap_is_of_the_same_items_on_the_same_lots() {
    let table = counted(ResponsibleParty::Crew);
    let gap = row(&table, "一班").gap("self");
    // Twelve lots of two items: 8 lots two points of ten apart, 4 lots three; the other item agrees.
    assert_eq!((gap.lots, gap.items, gap.missed), (12, 24, 4));
    let sure = gap.estimate().unwrap();
    assert!((sure.mean - 100.0 * (8.0 * 0.2 + 4.0 * 0.3) / 24.0).abs() < 1e-9);
    assert!(sure.low < sure.mean && sure.mean < sure.high && sure.low > 0.0);
    let same = row(&table, "二班").gap("self");
    assert_eq!(same.estimate(), Err(Unsure::FewDiffer));
    assert_eq!(table[&None].gap("mutual").items, 48);
    assert_eq!(
        table[&None].gap("handover").estimate(),
        Err(Unsure::FewLots)
    );
}

#[test]
fn the_veto_goes_by_the_unrounded_rate_and_says_nothing_without_a_round() {
    let below = Decimal::parse("90").unwrap();
    let table = counted(ResponsibleParty::Crew);
    let first = row(&table, "一班");
    assert_eq!(
        (first.counts.first_pass.part, first.counts.first_pass.whole),
        (8, 12)
    );
    assert_eq!(first.vetoed(Some(&below)), Some(true));
    assert_eq!(row(&table, "二班").vetoed(Some(&below)), Some(false));
    assert_eq!(first.vetoed(None), None);
    assert_eq!(ResponsibilityRow::default().vetoed(Some(&below)), None);
}

#[test]
fn who_answers_is_found_in_the_records_and_in_the_people_table() {
    let foremen = counted(ResponsibleParty::Foreman);
    // P3 concluded checks of the first crew's lots; P5 is listed with the second crew.
    assert_eq!(row(&foremen, "人P3 P3").counts.first_pass.whole, 12);
    assert_eq!(row(&foremen, "人P5 P5").counts.first_pass.whole, 12);
    let contractors = counted(ResponsibleParty::Contractor);
    assert_eq!(row(&contractors, "甲公司").counts.first_pass.part, 8);
    assert_eq!(row(&contractors, "乙公司").counts.first_pass.part, 12);
}

#[test]
fn overdue_goes_by_the_day_and_late_by_the_day_of_closing() {
    let issue = |due: &str, closed: &str| -> Issue {
        serde_json::from_value(serde_json::json!({
            "id": "1", "subject": "L0", "item": "", "stage": "", "severity": "ordinary",
            "state": if closed.is_empty() { "assigned" } else { "closed" }, "place": "",
            "opened": "2026-03-01T08:00:00+08:00", "by": "P4", "crew": "一班", "due": due,
            "closed": closed, "returns": 1, "steps": [],
        }))
        .unwrap()
    };
    let mut issues = Issues::default();
    let late = issue("2026-03-05", "2026-03-06T00:10:00+08:00");
    let in_time = issue("2026-03-05", "2026-03-05T23:50:00+08:00");
    let open = issue("2026-03-19", "");
    let today = issue("2026-03-20", "");
    for one in [late, in_time, open, today] {
        issues.count(&one, "2026-03-20");
    }
    let wanted = Issues {
        opened: 4,
        open: 2,
        overdue: 1,
        late: 1,
        returns: 4,
    };
    assert_eq!(issues, wanted);
}
