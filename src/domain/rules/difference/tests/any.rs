//! What must hold for any pair of checklists, drawn at random.

use super::*;

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
    let step = (1_i64..80, 1_u64..9).prop_map(|(below, at_least)| MinimumStep {
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
                let case = Case { checklist: list, stage: "self", variants: &[], capacity: None, counts: &StatedCounts::new(), dims: &dims, children: (0, 0) };
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
            let case = Case { checklist: list, stage: "self", variants: &[], capacity: None, counts: &StatedCounts::new(), dims: &Dims::new(), children: (0, 0) };
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
        let bearing = super::super::sampling::bearing(&old, &new);
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
