//! What a person who writes a list is told of what does not fit together in it.

use super::*;
use crate::domain::flaw::Discord;
use serde_json::{Value, json};

/// The first item of the sample that is measured.
const ITEM: usize = 2;

/// What is told of the sample with this changed in it.
fn told(change: impl Fn(&mut Value)) -> Vec<Discord> {
    let mut list = serde_json::to_value(sample().unwrap()).unwrap();
    change(&mut list);
    let list: Checklist = serde_json::from_value(list).unwrap();
    let faults = Library::load(&[]).discords("own.json", &list);
    let discord = |fault: FileFault| match fault.flaw {
        Flaw::Discord(discord) => discord,
        other => panic!("{other:?}"),
    };
    faults.into_iter().map(discord).collect()
}

fn requirement(zh: &str, en: &str) -> Vec<Discord> {
    told(|list| list["items"][ITEM]["requirement"] = json!({"zh": zh, "en": en}))
}

const EN: &str = "Tolerance ±8 mm";

#[test]
fn the_sample_fits_together() {
    assert_eq!(told(|_| {}), []);
}

#[test]
fn words_and_judge_are_held_against_each_other_in_both_languages() {
    let other = |en, said: &str| Discord::Words {
        en,
        said: format!("{said} mm"),
        judged: "8 mm".to_owned(),
    };
    assert_eq!(requirement("允许偏差 ±12 mm", EN), [other(false, "12")]);
    let zh = "允许偏差 ±8 mm";
    assert_eq!(requirement(zh, "Tolerance ±100 mm"), [other(true, "100")]);
    let unsaid = |en| Discord::Unsaid {
        en,
        judged: "8 mm".to_owned(),
    };
    assert_eq!(
        requirement("符合要求", "As required"),
        [unsaid(false), unsaid(true)]
    );
    // Words that reckon do not contradict; they only lack the figure.
    assert_eq!(requirement("不大于 2 d（d = 4 mm）", EN), [unsaid(false)]);
    // The same length in another unit is the same, the same figure in another unit is not.
    assert_eq!(requirement("允许偏差 ±0.8 cm", EN), []);
    let unit = Discord::Unit {
        en: false,
        said: "8 cm".to_owned(),
        judged: "8 mm".to_owned(),
    };
    assert_eq!(requirement("允许偏差 ±8 cm", EN), [unit]);
}

#[test]
fn a_side_that_differs_is_asked_about() {
    let told = told(|list| list["items"][ITEM + 1]["judge"]["lower"] = json!("-20"));
    // The share of points that stands beside it is no limit, so it is only asked about.
    let unsaid = |en| Discord::Unsaid {
        en,
        judged: "-20 mm".to_owned(),
    };
    assert_eq!(told, [unsaid(false), unsaid(true)]);
}

#[test]
fn the_sample_that_words_ask_for_is_the_rule() {
    let words = |zh: &str| requirement(&format!("允许偏差 ±8 mm；{zh}"), EN);
    assert_eq!(words("抽 20 % 且不少于 5 件"), []);
    assert_eq!(words("抽样合格率 90 %"), []);
    for other in ["抽 10 % 且不少于 5 件", "抽查 20 %，不少于 3 件"] {
        let said = other.to_owned();
        assert_eq!(words(other), [Discord::Sample { en: false, said }]);
    }
}

#[test]
fn one_point_of_a_clause_has_one_figure() {
    let found = told(|list| {
        let mut item = list["items"][ITEM].clone();
        item["id"] = json!("3.3-99");
        item["requirement"] = json!({"zh": "±15 mm", "en": "±15 mm"});
        item["judge"]["limit"] = json!("15");
        list["items"].as_array_mut().unwrap().push(item);
    });
    let point = Discord::Point {
        other: "3.3-1".to_owned(),
        figures: ["15 mm".to_owned(), "8 mm".to_owned()],
    };
    assert_eq!(found, [point]);
}

#[test]
fn places_and_variants_that_lead_nowhere_are_asked_about() {
    assert_eq!(told(|list| list["place"] = json!([])), [Discord::NoPlace]);
    let found = told(|list| {
        let pile = json!({"group": "joint", "id": "bound", "zh": "绑扎", "en": "bound"});
        list["variants"].as_array_mut().unwrap().push(pile);
    });
    assert_eq!(found, [Discord::Unused("bound".to_owned())]);
    let stated = json!({"rule": "stated", "text": {"zh": "全部", "en": "all"}});
    let found = told(|list| list["items"][ITEM]["sampling"] = stated.clone());
    assert_eq!(found, [Discord::Worded]);
    let asked = |discord: &Discord| !discord.contradicts();
    assert!(found.iter().all(asked));
}
