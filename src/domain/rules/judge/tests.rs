//! What items count for themselves, magnitudes, specimens in groups, decimal capacities: small lists
//! made for the purpose.

use super::*;
use crate::domain::limit::Dims;
use crate::domain::reference::AnswerSource;
use crate::domain::trouble::Misread;
use crate::domain::{FaultRule, StatedCounts};
use serde_json::{Value, json};

/// A list of one general item of this sampling and judge.
fn list(sampling: Value, judge: Value) -> Checklist {
    let words = json!({"zh": "甲", "en": "a"});
    serde_json::from_value(json!({
        "schema": "sanjian.checklist/1", "id": "t.t", "version": "1.0.0", "title": words,
        "standard": "T", "subject": "lot", "pass_rate": "0.80",
        "items": [{"id": "1", "class": "general", "clause": "1", "title": words, "method": words,
            "sampling": sampling, "judge": judge}],
    }))
    .unwrap()
}

/// A lot of so much, with so many of what items count.
#[derive(Default)]
struct Lot {
    capacity: Option<Quantity>,
    counts: StatedCounts,
}

impl Lot {
    fn of(capacity: &str) -> Self {
        Self {
            capacity: Quantity::parse(capacity),
            ..Self::default()
        }
    }

    fn with(id: &str, count: &str) -> Self {
        Self {
            counts: StatedCounts::from([(id.to_owned(), Quantity::parse(count).unwrap())]),
            ..Self::of("1")
        }
    }

    fn judged(&self, list: &Checklist, body: Value) -> Result<Verdict, Vec<Fault>> {
        let case = Case {
            checklist: list,
            stage: "self",
            variants: &[],
            capacity: self.capacity,
            counts: &self.counts,
            dims: &Dims::new(),
            children: (0, 0),
        };
        let Value::Object(body) = body else { panic!() };
        let item = "1".to_owned();
        judge(&case, &[Answer { item, body }])
    }

    fn passes(&self, list: &Checklist, body: Value) -> bool {
        let verdict = self.judged(list, body).unwrap();
        verdict.items.iter().all(|item| item.conforming)
    }

    fn refused(&self, list: &Checklist, body: Value) -> FaultRule {
        self.judged(list, body).unwrap_err()[0].rule()
    }
}

fn flat() -> Value {
    json!({"kind": "deviation", "unit": "mm", "limit": "4", "unsigned": true})
}

#[test]
fn a_distance_without_a_direction_takes_nothing_below_zero() {
    let (list, lot) = (
        list(json!({"rule": "fixed", "at_least": 2}), flat()),
        Lot::of("9"),
    );
    assert!(lot.passes(&list, json!({"readings": ["0", "4"]})));
    assert!(lot.passes(&list, json!({"readings": ["-0", "0.0"]})));
    assert!(!lot.passes(&list, json!({"readings": ["4.1", "4"]})));
    let faults = lot.judged(&list, json!({"readings": ["-1", "2", "-0.5"]}));
    let nths: Vec<_> = faults
        .unwrap_err()
        .into_iter()
        .map(|fault| fault.trouble)
        .collect();
    let negative = |nth, text: &str| {
        Trouble::Misread(Misread::Negative {
            nth,
            text: text.to_owned(),
        })
    };
    assert_eq!(nths, [negative(1, "-1"), negative(3, "-0.5")]);
    assert_eq!(
        lot.refused(&list, json!({"readings": ["-1", "2"]})),
        FaultRule::Number
    );
    let smaller = json!({"design": "300", "measured": ["301", "299"]});
    assert_eq!(lot.refused(&list, smaller), FaultRule::Number);
}

#[test]
fn what_an_item_counts_is_asked_for_and_bounds_its_sample() {
    let door = json!({"id": "door", "zh": "层门", "en": "landing doors"});
    let list = list(
        json!({"rule": "all", "of": door}),
        json!({"kind": "attribute"}),
    );
    assert_eq!(
        Lot::of("1").refused(&list, json!({"result": "pass"})),
        FaultRule::Dimension
    );
    assert!(
        Lot::of("1")
            .judged(&list, json!({"result": "na", "note": "无"}))
            .is_ok()
    );
    let eight = Lot::with("door", "8");
    assert!(eight.passes(&list, json!({"result": "pass"})));
    assert!(eight.passes(&list, json!({"checked": 8, "failed": 1})));
    assert_eq!(
        eight.refused(&list, json!({"checked": 7, "failed": 0})),
        FaultRule::TooFew
    );
    assert_eq!(
        eight.refused(&list, json!({"checked": 9, "failed": 0})),
        FaultRule::Number
    );
    assert_eq!(
        eight
            .judged(&list, json!({"result": "pass"}))
            .unwrap()
            .items[0]
            .needed,
        8
    );
}

#[test]
fn points_along_a_length_may_be_more_than_its_metres() {
    let run = json!({"id": "run", "zh": "管长（m）", "en": "metres of pipe"});
    let per = json!({"rule": "per", "every": "10", "points": 1, "at_least": 3, "of": run});
    let list = list(per, flat());
    let short = Lot::with("run", "2.5");
    assert!(short.passes(&list, json!({"readings": ["1", "2", "3", "4"]})));
    assert_eq!(
        short.refused(&list, json!({"readings": ["1", "2"]})),
        FaultRule::TooFew
    );
    let long = Lot::with("run", "40.1");
    assert_eq!(
        long.refused(&list, json!({"readings": ["1", "2", "3", "4"]})),
        FaultRule::TooFew
    );
}

#[test]
fn a_capacity_with_places_counts_what_is_begun() {
    let list = list(
        json!({"rule": "percent", "percent": "10", "at_least": 3}),
        json!({"kind": "attribute"}),
    );
    let lot = Lot::of("113.68");
    assert!(lot.passes(&list, json!({"checked": 12, "failed": 0})));
    assert_eq!(
        lot.refused(&list, json!({"checked": 11, "failed": 0})),
        FaultRule::TooFew
    );
    assert!(lot.passes(&list, json!({"checked": 114, "failed": 0})));
    assert_eq!(
        lot.refused(&list, json!({"checked": 115, "failed": 0})),
        FaultRule::Number
    );
}

#[test]
fn too_many_low_specimens_of_one_group_fail_whatever_the_share() {
    let judge = json!({"kind": "range", "unit": "MPa", "min": "0.3", "pass_rate": "0.5",
        "groups": {"size": 3, "below": "0.4", "at_most": 1}});
    let (list, lot) = (
        list(json!({"rule": "fixed", "at_least": 3}), judge),
        Lot::of("500"),
    );
    assert!(lot.passes(
        &list,
        json!({"readings": ["0.4", "0.3", "0.5", "0.5", "0.5", "0.39"]})
    ));
    let two_low = json!({"readings": ["0.5", "0.5", "0.5", "0.39", "0.5", "0.399"]});
    let verdict = lot.judged(&list, two_low).unwrap();
    assert_eq!(
        (verdict.items[0].conforming, verdict.items[0].rule()),
        (false, "groups")
    );
    // Low ones spread over two groups are one each.
    assert!(lot.passes(
        &list,
        json!({"readings": ["0.5", "0.5", "0.39", "0.39", "0.5", "0.5"]})
    ));
    assert_eq!(
        lot.refused(&list, json!({"readings": ["0.5", "0.5", "0.5", "0.5"]})),
        FaultRule::TooFew
    );
}

#[test]
fn what_refers_to_an_earlier_round_adds_no_points() {
    let (list, lot) = (
        list(json!({"rule": "fixed", "at_least": 2}), flat()),
        Lot::of("9"),
    );
    let mut verdict = lot.judged(&list, json!({"readings": ["1", "9"]})).unwrap();
    assert_eq!((verdict.tally().points, verdict.tally().conforming), (2, 1));
    verdict.items[0].source = Some(AnswerSource {
        round: 1,
        at: "2026-05-02T09:00:00+08:00".into(),
        by: "P01".to_owned(),
        taken: None,
    });
    let tally = verdict.tally();
    assert_eq!((tally.items, tally.nonconforming), (1, 1));
    assert_eq!(
        (tally.points, tally.general_points, tally.conforming),
        (0, 0, 0)
    );
}
