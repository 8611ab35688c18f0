//! What must hold for any input: order does not matter, more defects never help, texts survive.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that fails should fail loudly"
)]

use proptest::prelude::*;
use sanjian::checklist::Library;
use sanjian::domain::judge::{Case, judge};
use sanjian::domain::limit::{Dims, Limit};
use sanjian::domain::plan::{double, single};
use sanjian::domain::ratio::Ratio;
use sanjian::domain::sampling::table;
use sanjian::domain::{Answer, Decimal, Quantity, StatedCounts};
use sanjian::text::escape;
use sanjian::text::width::{cut, fit, width};
use std::cmp::Ordering;

fn answers() -> impl Strategy<Value = Vec<Answer>> {
    let readings = proptest::collection::vec((-12_i32..=12).prop_map(|n| n.to_string()), 0..12);
    let library = Library::load(&[]);
    let list = &library
        .rulebook
        .checklists
        .get("gb50204-2015.rebar-installation")
        .unwrap()
        .checklist;
    let ids: Vec<String> = list.items.iter().map(|item| item.id.clone()).collect();
    let one = (proptest::sample::select(ids), readings, any::<bool>()).prop_map(
        |(id, readings, plain)| {
            if plain {
                Answer::result(&id, "pass")
            } else {
                Answer::readings(&id, &readings)
            }
        },
    );
    proptest::collection::vec(one, 0..18)
}

proptest! {
    #[test]
    fn the_order_of_answers_does_not_matter(answers in answers(), seed in any::<u64>()) {
        let library = Library::load(&[]);
        let list = &library.rulebook.checklists.get("gb50204-2015.rebar-installation").unwrap().checklist;
        let variants = ["slab-wall-shell".to_owned()];
        let dims = Dims::new();
        let case = Case { checklist: list, stage: "self", variants: &variants, capacity: Quantity::of(20), counts: &StatedCounts::new(), dims: &dims, children: (0, 0) };
        let mut distinct: Vec<Answer> = Vec::new();
        for answer in answers {
            if distinct.iter().all(|known| known.item != answer.item) {
                distinct.push(answer);
            }
        }
        let mut turned = distinct.clone();
        let by = usize::try_from(seed % 17).unwrap();
        if !turned.is_empty() {
            turned.rotate_left(by % distinct.len());
            turned.reverse();
        }
        let rules = |outcome: Result<_, Vec<sanjian::domain::Fault>>| outcome.map_err(|faults| {
            let mut rules: Vec<String> = faults.iter().map(|fault| format!("{fault:?}")).collect();
            rules.sort();
            rules
        });
        prop_assert_eq!(rules(judge(&case, &distinct)), rules(judge(&case, &turned)));
    }

    #[test]
    fn a_limit_compares_as_a_fraction_does(height in 1_u32..2_000_000, reading in 0_u32..100_000_000) {
        // reading (in 1e-6) against height/30000 + 20, in whole numbers of 30000 × 1e-6
        let limit: Limit = serde_json::from_str(r#"{"of":"H","per":"30000","plus":"20"}"#).unwrap();
        let dims = Dims::from([("H".to_owned(), Decimal::parse(&height.to_string()).unwrap())]);
        let text = format!("{}.{:06}", reading / 1_000_000, reading % 1_000_000);
        let steps = Decimal::parse(&text).unwrap().steps();
        let exact = (u64::from(reading) * 30_000).cmp(&(u64::from(height) * 1_000_000 + 20 * 30_000 * 1_000_000));
        prop_assert_eq!(limit.exact(&dims).unwrap().compare(steps), exact);
        prop_assert_eq!(limit.exact(&dims).unwrap().negated().compare(-steps), exact.reverse());
    }

    #[test]
    fn decimals_keep_their_text_and_order(a in -999_999_i64..999_999, b in -999_999_i64..999_999) {
        let text = |n: i64| format!("{}{}.{:03}", if n < 0 { "-" } else { "" }, n.abs() / 1000, n.abs() % 1000);
        let (x, y) = (Decimal::parse(&text(a)).unwrap(), Decimal::parse(&text(b)).unwrap());
        prop_assert_eq!(x.as_str(), text(a));
        prop_assert_eq!(x.cmp(&y), a.cmp(&b));
    }

    #[test]
    fn no_text_makes_a_decimal_panic(text in ".{0,40}") {
        let strict = Decimal::parse(&text).is_ok();
        prop_assert!(!strict || Decimal::parse_reading(&text).is_ok());
    }

    #[test]
    fn larger_samples_never_take_fewer_defects(n in 5_u64..125) {
        prop_assert!(single(n).unwrap().accept <= single(n + 1).unwrap().accept);
        prop_assert!(table(n) <= table(n + 1));
    }

    #[test]
    fn double_sampling_leaves_room_for_the_second_draw(n in 3_u64..=80) {
        let (first, both) = double(n).unwrap();
        prop_assert!(first.accept < first.reject && first.accept <= both.accept);
    }

    #[test]
    fn only_all_of_all_is_a_hundred_per_cent(whole in 1_u64..100_000, missing in 0_u64..100_000) {
        let ratio = Ratio { part: whole.saturating_sub(missing), whole };
        prop_assert_eq!(ratio.percent().unwrap() == "100.0", missing == 0);
    }

    #[test]
    fn nothing_hidden_reaches_the_screen(text in any::<String>()) {
        prop_assert!(!escape::needs_escape(&escape::shown(&text)));
    }

    #[test]
    fn texts_fit_their_columns(text in "[a-z钢筋。，安装 ]{0,30}", columns in 0_usize..40) {
        prop_assert!(width(&cut(&text, columns)) <= columns);
        prop_assert_eq!(width(&fit(&text, columns)), columns);
    }
}

#[test]
fn fractions_compare_at_the_very_edge() {
    let limit: Limit = serde_json::from_str(r#"{"of":"H","per":"3"}"#).unwrap();
    let dims = Dims::from([("H".to_owned(), Decimal::parse("1").unwrap())]);
    let exact = limit.exact(&dims).unwrap();
    let third = |text| Decimal::parse_reading(text).unwrap().steps();
    assert_eq!(exact.compare(third("0.333333333333333333")), Ordering::Less);
    assert_eq!(
        exact.compare(third("0.333333333333333334")),
        Ordering::Greater
    );
}
