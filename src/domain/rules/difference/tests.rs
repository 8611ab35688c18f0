//! Which way figures moved, pair by pair, and what must hold for any pair.

use super::{Bearing, Change, Facet, between, looser};
use crate::domain::judge::{Case, judge};
use crate::domain::limit::{Dims, Limit};
use crate::domain::sampling::{LARGEST_CAPACITY, Rule, Sampling, Step};
use crate::domain::{Answer, Checklist, Decimal, Outcome};
use crate::domain::{Counts, Quantity};
use proptest::prelude::*;
use serde_json::{Value, json};

/// A checklist of one general item with this judge and sampling.
fn list(judge: Value, sampling: Value) -> Checklist {
    serde_json::from_value(json!({
        "schema": "sanjian.checklist/1", "id": "a.b", "version": "1.0.0", "standard": "GB 1",
        "title": {"zh": "甲", "en": "A"}, "subject": "lot", "pass_rate": "0.80",
        "items": [{"id": "1", "class": "general", "clause": "1", "title": {"zh": "甲", "en": "A"},
            "method": {"zh": "尺量", "en": "tape"}, "sampling": sampling, "judge": judge}],
    }))
    .unwrap()
}

fn judged(judge: Value) -> Checklist {
    list(judge, json!({"rule": "all"}))
}

fn deviation(rest: Value) -> Checklist {
    let mut judge = json!({"kind": "deviation", "unit": "mm"});
    judge
        .as_object_mut()
        .unwrap()
        .extend(rest.as_object().unwrap().clone());
    judged(judge)
}

fn sampled(sampling: Value) -> Checklist {
    list(json!({"kind": "attribute"}), sampling)
}

/// The facets that changed, and which way.
fn moved(old: &Checklist, new: &Checklist) -> Vec<(Facet, Bearing)> {
    let pair = |change: Change| (change.facet, change.bearing);
    between(old, new).into_iter().map(pair).collect()
}

#[test]
fn limits_move_one_way_or_the_other_or_cannot_be_told() {
    use Bearing as B;
    let h = |per: &str, plus: &str| json!({"of": "H", "per": per, "plus": plus});
    let capped = |per: &str, most: &str| json!({"of": "H", "per": per, "at_most": most});
    let table = [
        (json!({"limit": "10"}), json!({"limit": "5"}), B::Tighter),
        (json!({"limit": "5"}), json!({"limit": "10"}), B::Looser),
        (
            json!({"limit": "10"}),
            json!({"lower": "-5", "upper": "10"}),
            B::Tighter,
        ),
        (
            json!({"limit": "10"}),
            json!({"lower": "-5", "upper": "11"}),
            B::Unclear,
        ),
        (json!({"limit": "10"}), json!({"upper": "3"}), B::Unclear),
        (
            json!({"limit": "10"}),
            json!({"lower": "-10", "upper": "10"}),
            B::Neutral,
        ),
        (
            json!({"lower": "-20"}),
            json!({"lower": "-20", "upper": "40"}),
            B::Tighter,
        ),
        (json!({"lower": "-20"}), json!({"lower": "-21"}), B::Looser),
        // A limit that follows the height against a plain one: its least, or its most, decides.
        (
            json!({"limit": h("30000", "20")}),
            json!({"limit": "20"}),
            B::Tighter,
        ),
        (
            json!({"limit": h("30000", "20")}),
            json!({"limit": "21"}),
            B::Unclear,
        ),
        (
            json!({"limit": "80"}),
            json!({"limit": capped("1000", "80")}),
            B::Tighter,
        ),
        (
            json!({"limit": "80"}),
            json!({"limit": capped("1000", "81")}),
            B::Unclear,
        ),
        (
            json!({"limit": "80"}),
            json!({"limit": h("1000", "0")}),
            B::Unclear,
        ),
        // Two that follow the same height.
        (
            json!({"limit": capped("1000", "30")}),
            json!({"limit": capped("1500", "30")}),
            B::Tighter,
        ),
        (
            json!({"limit": capped("1000", "30")}),
            json!({"limit": capped("1000", "20")}),
            B::Tighter,
        ),
        (
            json!({"limit": capped("1000", "30")}),
            json!({"limit": capped("900", "20")}),
            B::Unclear,
        ),
        (
            json!({"limit": capped("1000", "30")}),
            json!({"limit": capped("900", "30")}),
            B::Looser,
        ),
        (
            json!({"limit": h("30000", "20")}),
            json!({"limit": h("40000", "10")}),
            B::Tighter,
        ),
        (
            json!({"limit": h("30000", "20")}),
            json!({"limit": h("20000", "10")}),
            B::Unclear,
        ),
        // Steeper, but it stops before it crosses: 18 ≤ 20 everywhere.
        (
            json!({"limit": h("30000", "20")}),
            json!({"limit": {"of": "H", "per": "1000", "plus": "10", "at_most": "18"}}),
            B::Tighter,
        ),
        // At the bend (H = 10000) it is 20 + 10000/1000 = 30 against 20 + 10000/2000 = 25.
        (
            json!({"limit": h("2000", "20")}),
            json!({"limit": {"of": "H", "per": "1000", "plus": "20", "at_most": "30"}}),
            B::Unclear,
        ),
        // Another dimension.
        (
            json!({"limit": {"of": "H", "per": "1000"}}),
            json!({"limit": {"of": "L", "per": "2000"}}),
            B::Unclear,
        ),
        (
            json!({"lower": {"of": "H", "per": "1000"}, "upper": "99"}),
            json!({"lower": {"of": "H", "per": "500"}, "upper": "99"}),
            B::Tighter,
        ),
    ];
    for (old, new, bearing) in table {
        let found = moved(&deviation(old.clone()), &deviation(new.clone()));
        assert_eq!(found, [(Facet::Limits, bearing)], "{old} → {new}");
    }
}

#[test]
fn ranges_documents_and_plans() {
    use Bearing as B;
    let range =
        |min: &str, max: &str| json!({"kind": "range", "unit": "mm", "min": min, "max": max});
    let open = json!({"kind": "range", "unit": "mm", "min": "8"});
    let papers = |kinds: &[&str]| json!({"kind": "document", "required": kinds});
    let plan = |plan: &str| json!({"kind": "attribute", "plan": plan});
    let table = [
        (
            range("8", "12"),
            range("9", "11"),
            vec![(Facet::Limits, B::Tighter)],
        ),
        (
            range("8", "12"),
            open.clone(),
            vec![(Facet::Limits, B::Looser)],
        ),
        (open, range("7", "12"), vec![(Facet::Limits, B::Unclear)]),
        (
            papers(&["合格证"]),
            papers(&["合格证", "复验报告"]),
            vec![(Facet::Documents, B::Tighter)],
        ),
        (
            papers(&["合格证", "复验报告"]),
            papers(&["合格证"]),
            vec![(Facet::Documents, B::Looser)],
        ),
        (
            papers(&["合格证"]),
            papers(&["报告"]),
            vec![(Facet::Documents, B::Unclear)],
        ),
        (
            plan("single"),
            plan("double"),
            vec![(Facet::Plan, B::Unclear)],
        ),
        (
            json!({"kind": "attribute"}),
            plan("single"),
            vec![(Facet::Plan, B::Unclear)],
        ),
        (
            json!({"kind": "attribute"}),
            range("1", "2"),
            vec![(Facet::Judge, B::Unclear)],
        ),
        (
            json!({"kind": "range", "unit": "mm", "min": "1"}),
            json!({"kind": "range", "unit": "cm", "min": "1"}),
            vec![(Facet::Unit, B::Unclear)],
        ),
    ];
    for (old, new, expected) in table {
        assert_eq!(
            moved(&judged(old.clone()), &judged(new.clone())),
            expected,
            "{old} → {new}"
        );
    }
}

#[test]
fn rates_caps_and_classes() {
    use Bearing as B;
    let table = [
        (
            json!({"limit": "5"}),
            json!({"limit": "5", "pass_rate": "0.90"}),
            vec![(Facet::PassRate, B::Tighter)],
        ),
        (
            json!({"limit": "5", "pass_rate": "0.90"}),
            json!({"limit": "5"}),
            vec![(Facet::PassRate, B::Looser)],
        ),
        (
            json!({"limit": "5", "pass_rate": "0.80"}),
            json!({"limit": "5"}),
            vec![],
        ),
        (
            json!({"limit": "5"}),
            json!({"limit": "5", "cap": "1.5"}),
            vec![(Facet::Cap, B::Tighter)],
        ),
        (
            json!({"limit": "5", "cap": "1.5"}),
            json!({"limit": "5", "cap": "1.2"}),
            vec![(Facet::Cap, B::Tighter)],
        ),
        (
            json!({"limit": "5", "cap": "1.5"}),
            json!({"limit": "5", "cap": "2"}),
            vec![(Facet::Cap, B::Looser)],
        ),
        (
            json!({"limit": "5", "cap": "1.5"}),
            json!({"limit": "5"}),
            vec![(Facet::Cap, B::Looser)],
        ),
        // Beyond 8 … 10 a cap of 1.5 reaches 12 … 15, one of 1.3 reaches 10.4 … 13.
        (
            json!({"lower": "8", "upper": "10", "cap": "1.5"}),
            json!({"lower": "8", "upper": "10", "cap": "1.3"}),
            vec![(Facet::Cap, B::Unclear)],
        ),
        // A smaller limit does not pay for a larger cap.
        (
            json!({"limit": "10", "cap": "1.5"}),
            json!({"limit": "5", "cap": "2"}),
            vec![(Facet::Limits, B::Tighter), (Facet::Cap, B::Looser)],
        ),
    ];
    for (old, new, expected) in table {
        assert_eq!(
            moved(&deviation(old.clone()), &deviation(new.clone())),
            expected,
            "{old} → {new}"
        );
    }
    let general = deviation(json!({"limit": "5", "cap": "1.5"}));
    let mut dominant = deviation(json!({"limit": "5"}));
    dominant.items[0].class = crate::domain::Class::Dominant;
    assert_eq!(moved(&general, &dominant), [(Facet::Class, B::Tighter)]);
    assert_eq!(moved(&dominant, &general), [(Facet::Class, B::Looser)]);
}

#[test]
fn sampling_rules_by_their_order() {
    use Bearing as B;
    let percent = |p: &str, least: u64| json!({"rule": "percent", "percent": p, "at_least": least});
    let count = |least: u64| json!({"rule": "count", "at_least": least});
    let stated = |words: &str| json!({"rule": "stated", "text": {"zh": words, "en": words}});
    let (all, table) = (json!({"rule": "all"}), json!({"rule": "table"}));
    let pairs = [
        (percent("10", 3), percent("20", 3), B::Tighter),
        (percent("10", 3), percent("10", 5), B::Tighter),
        (percent("10", 3), percent("20", 2), B::Unclear),
        (percent("10", 3), percent("5", 3), B::Looser),
        (percent("10", 3), all.clone(), B::Tighter),
        (percent("10", 3), count(5), B::Unclear),
        (count(3), percent("10", 3), B::Tighter),
        (count(3), table.clone(), B::Looser),
        (table.clone(), count(5), B::Tighter),
        (all.clone(), table, B::Looser),
        (stated("每层一处"), count(1), B::Tighter),
        (stated("每层一处"), stated("每层两处"), B::Unclear),
        (count(1), stated("每层一处"), B::Looser),
        (all, percent("100", 1), B::Looser),
    ];
    for (old, new, bearing) in pairs {
        let found = moved(&sampled(old.clone()), &sampled(new.clone()));
        assert_eq!(found, [(Facet::Sampling, bearing)], "{old} → {new}");
    }
}

#[test]
fn where_an_item_applies_and_what_a_lot_may_choose() {
    use Bearing as B;
    let variants = json!([{"group": "m", "id": "a", "zh": "甲", "en": "a"},
        {"group": "m", "id": "b", "zh": "乙", "en": "b"}]);
    let mut old = sampled(json!({"rule": "all"}));
    old.variants = serde_json::from_value(variants).unwrap();
    old.choose = serde_json::from_value(json!({"m": "many"})).unwrap();
    old.items[0].when = vec!["a".into()];
    let changed = |change: &dyn Fn(&mut Checklist)| {
        let mut new = old.clone();
        change(&mut new);
        moved(&old, &new)
    };
    let other = |group: &str| {
        serde_json::from_value(json!({"group": group, "id": "c", "zh": "丙", "en": "c"})).unwrap()
    };
    let one = serde_json::from_value(json!({"m": "one"})).unwrap();
    type Expected = (Facet, B);
    let cases: [(Vec<Expected>, Expected); 7] = [
        (
            changed(&|new| new.items[0].when.push("b".into())),
            (Facet::When, B::Tighter),
        ),
        (
            changed(&|new| new.items[0].when = vec!["b".into()]),
            (Facet::When, B::Unclear),
        ),
        (
            changed(&|new| new.items[0].when.clear()),
            (Facet::When, B::Tighter),
        ),
        (
            changed(&|new| new.items[0].stages = vec!["acceptance".into()]),
            (Facet::Stages, B::Looser),
        ),
        // "None of these" would let a lot go without the items of the others.
        (
            changed(&|new| new.variants.push(other("m"))),
            (Facet::Variant, B::Looser),
        ),
        (
            changed(&|new| new.variants.push(other("n"))),
            (Facet::Variant, B::Neutral),
        ),
        (
            {
                let mut new = old.clone();
                new.choose = one;
                moved(&old, &new)
            },
            (Facet::Choice, B::Looser),
        ),
    ];
    for (found, expected) in cases {
        assert_eq!(found, [expected]);
    }
    let dropped = changed(&|new| _ = new.variants.pop());
    assert_eq!(dropped, [(Facet::Variant, B::Looser)]);
    assert_eq!(
        changed(&|new| new.items.clear()),
        [(Facet::Item, B::Looser)]
    );
    assert_eq!(
        changed(&|new| new.subject = "item".into()),
        [(Facet::Subject, B::Unclear)]
    );
}

fn figure(range: std::ops::Range<i32>) -> impl Strategy<Value = String> {
    range.prop_map(|tenths| {
        let sign = if tenths < 0 { "-" } else { "" };
        format!("{sign}{}.{}", tenths.abs() / 10, tenths.abs() % 10)
    })
}

fn limit(least: i32) -> impl Strategy<Value = Value> {
    let slope = (
        1_u32..40,
        figure(0..60),
        proptest::option::of(figure(1..90)),
    )
        .prop_map(|(per, plus, most)| match most {
            Some(most) => json!({"of": "H", "per": per.to_string(), "plus": plus, "at_most": most}),
            None => json!({"of": "H", "per": per.to_string(), "plus": plus}),
        });
    prop_oneof![figure(least..90).prop_map(Value::from), slope]
}

/// Any measured item: a magnitude, or sides that may be open, with or without a cap of its own.
fn any_deviation() -> impl Strategy<Value = Checklist> {
    let sides = prop_oneof![
        limit(0).prop_map(|limit| json!({"limit": limit})),
        limit(-90).prop_map(|lower| json!({"lower": lower})),
        (limit(-90), limit(-20)).prop_map(|(lower, upper)| json!({"lower": lower, "upper": upper})),
    ];
    let rate = proptest::sample::select(vec!["0.50", "0.80", "0.90", "1"]);
    let cap = proptest::option::of(proptest::sample::select(vec!["1", "1.2", "1.5", "2"]));
    (sides, rate, cap).prop_map(|(mut rest, rate, cap)| {
        rest["pass_rate"] = rate.into();
        if let Some(cap) = cap {
            rest["cap"] = cap.into();
        }
        deviation(rest)
    })
}

fn any_sampling() -> impl Strategy<Value = Sampling> {
    let rule = prop_oneof![
        Just(Rule::All),
        Just(Rule::Table),
        (1_u64..9).prop_map(|at_least| Rule::Count { at_least }),
        (1_u64..9).prop_map(|at_least| Rule::Fixed { at_least }),
        (1_i64..100, proptest::option::of(1_u64..9)).prop_map(|(percent, at_least)| {
            let percent = Decimal::of_micro(percent * 1_000_000).unwrap();
            Rule::Percent { percent, at_least }
        }),
        (1_i64..60, 1_u64..3, proptest::option::of(1_u64..9)).prop_map(
            |(every, points, at_least)| {
                let every = Decimal::of_micro(every * 1_000_000).unwrap();
                Rule::Per {
                    every,
                    points,
                    at_least,
                }
            }
        ),
    ];
    let step = (1_i64..80, 1_u64..9).prop_map(|(below, at_least)| Step {
        below: Decimal::of_micro(below * 1_000_000).unwrap(),
        at_least,
    });
    let steps = proptest::collection::vec(step, 0..2);
    (rule, any::<bool>(), steps).prop_map(|(rule, own, steps)| Sampling {
        own,
        steps,
        ..rule.into()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    /// The point of it all: what a checklist that counts as stricter accepts, the other accepts.
    #[test]
    fn what_the_stricter_accepts_the_other_accepts(
        old in any_deviation(), new in any_deviation(),
        readings in proptest::collection::vec(figure(-120..120), 1..8), h in 1_u32..200,
    ) {
        if looser(&old, &new).is_empty() {
            let dims = Dims::from([("H".to_owned(), Decimal::parse(&h.to_string()).unwrap())]);
            let answers = [Answer::readings("1", &readings)];
            let outcome = |list: &Checklist| {
                let case = Case { checklist: list, stage: "self", variants: &[], capacity: None, counts: &Counts::new(), dims: &dims, children: (0, 0) };
                judge(&case, &answers).unwrap().outcome()
            };
            prop_assert!(outcome(&new) == Outcome::Rejected || outcome(&old) == Outcome::Accepted);
        }
    }

    /// The same where the new figures were made from the old by drawing each of them in a little.
    #[test]
    fn what_is_drawn_in_accepts_no_more(
        low in -60_i64..60, width in 1_i64..60, draw in (0_i64..30, 0_i64..30),
        caps in (10_i64..25, 0_i64..10), rates in (0_i64..=10, 0_i64..=10),
        readings in proptest::collection::vec(-120_i64..120, 1..8),
    ) {
        let tenths = |n: i64| Decimal::of_micro(n * 100_000).unwrap();
        let drawn = |lower: i64, upper: i64, cap: i64, rate: i64| deviation(json!({
            "lower": tenths(lower), "upper": tenths(upper), "cap": tenths(cap), "pass_rate": tenths(rate.min(10)),
        }));
        let high = low + width;
        let (lower, upper) = ((low + draw.0).min(high), (high - draw.1).max(low + draw.0).min(high));
        let old = drawn(low, high, caps.0, rates.0);
        let new = drawn(lower, upper, (caps.0 - caps.1).max(10), rates.0 + rates.1);
        let stricter = looser(&old, &new).is_empty();
        prop_assert!(stricter || low > 0 || high < 0, "drawn in around zero is always stricter");
        let readings: Vec<String> = readings.into_iter().map(|n| tenths(n).to_string()).collect();
        let answers = [Answer::readings("1", &readings)];
        let outcome = |list: &Checklist| {
            let case = Case { checklist: list, stage: "self", variants: &[], capacity: None, counts: &Counts::new(), dims: &Dims::new(), children: (0, 0) };
            judge(&case, &answers).unwrap().outcome()
        };
        prop_assert!(!stricter || outcome(&new) == Outcome::Rejected || outcome(&old) == Outcome::Accepted);
    }

    /// A limit drawn in by any amount counts as tighter, and let out as looser.
    #[test]
    fn any_loosening_is_seen(limit in 1_i64..1_000, by in 1_i64..1_000, rate in 0_i64..100) {
        let tenths = |n: i64| Decimal::of_micro(n * 100_000).unwrap();
        let with = |limit: i64, rate: i64| deviation(json!({"limit": tenths(limit), "pass_rate": Decimal::of_micro(rate * 10_000).unwrap()}));
        let (strict, lax) = (with(limit, rate + 1), with(limit + by, rate));
        prop_assert_eq!(looser(&lax, &strict), []);
        prop_assert_eq!(moved(&strict, &lax), [(Facet::Limits, Bearing::Looser), (Facet::PassRate, Bearing::Looser)]);
    }

    /// A sampling rule that counts as stricter never asks for fewer places.
    #[test]
    fn stricter_sampling_never_asks_for_fewer(old in any_sampling(), new in any_sampling(), capacity in 1..LARGEST_CAPACITY) {
        let bearing = super::sampling::bearing(&old, &new);
        if matches!(bearing, Bearing::Tighter | Bearing::Neutral) {
            let lot = Quantity::of(capacity);
            prop_assert!(new.required(lot) >= old.required(lot));
            prop_assert!(new.rule == Rule::All || new.required(None) >= old.required(None));
        }
    }

    /// Comparing limits agrees with working them out: never told tighter where some height is not.
    #[test]
    fn limits_agree_with_their_figures(old in limit(0), new in limit(0), h in 1_u32..300) {
        let tighter = looser(&deviation(json!({"limit": old})), &deviation(json!({"limit": new}))).is_empty();
        let dims = Dims::from([("H".to_owned(), Decimal::parse(&h.to_string()).unwrap())]);
        let at = |limit: &Value| serde_json::from_value::<Limit>(limit.clone()).unwrap().exact(&dims).unwrap();
        let reading = Decimal::parse_reading(&format!("{}", f64::from(h) / 7.0)).unwrap().steps();
        let within = |limit: &Value| at(limit).compare(reading).is_le();
        prop_assert!(!tighter || !within(&new) || within(&old));
    }
}
