//! Which way figures moved, pair by pair, and what must hold for any pair.

mod any;

use super::{Bearing, Change, Facet, between, looser};
use crate::domain::judge::{Case, judge};
use crate::domain::limit::{Dims, Limit};
use crate::domain::sampling::{LARGEST_CAPACITY, MinimumStep, Rule, Sampling};
use crate::domain::{Answer, Checklist, Decimal, Outcome};
use crate::domain::{Quantity, StatedCounts};
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
