//! Numbers that a check asks once, and how many places follow from them.

use crate::site::{Site, lot};
use sanjian::domain::{Quantity, Subject};
use sanjian::text::Lang;
use serde_json::json;

fn doors() -> serde_json::Value {
    let words = |zh: &str, en: &str| json!({"zh": zh, "en": en});
    let door = json!({"id": "landing_door", "zh": "层门", "en": "landing doors"});
    let item = |id: &str, rule: &str| {
        json!({
            "id": id, "class": "dominant", "clause": "4.5", "basis": "verified",
            "title": words("层门", "Landing doors"), "method": words("观察", "Look"),
            "sampling": {"rule": rule, "of": door, "own": true},
            "judge": {"kind": "deviation", "unit": "mm", "limit": "10"},
        })
    };
    json!({
        "schema": "sanjian.checklist/1", "id": "own.doors", "version": "1.0.0",
        "title": words("层门", "Landing doors"), "standard": "GB 50310-2002", "place": [],
        "subject": "lot", "pass_rate": "1",
        "capacity_unit": words("㎡", "m2"),
        "items": [item("a", "all"), item("b", "all")],
    })
}

fn site(capacity: Option<&str>) -> Site {
    let lots = [Subject {
        capacity: capacity.and_then(Quantity::parse),
        ..lot("L-001", "一号电梯", "own.doors")
    }];
    Site::with_list((80, 24), Lang::Zh, &lots, Some(doors()))
}

#[test]
fn what_items_count_is_asked_once_and_decides_how_many() {
    let mut site = site(Some("1"));
    site.begin().shows("层门 总数");
    site.press("Enter").shows("输入总数");
    site.press("3 Enter").shows("3 . 未查");
    assert_eq!(site.saved("self").counts["landing_door"].to_string(), "3");
    site.press("1 Enter 1 Enter 1 Enter 1 Enter 1 Enter 1 Enter");
    site.press("F8").shows("由谁作结论");
    site.press("Enter Enter Esc").shows("检查记录");
    // The next stage is offered what was said, and takes it by one Enter.
    site.press("Enter").shows("上次检查为 3");
    site.press("Enter").shows("3 . 未查");
}

#[test]
fn a_capacity_that_shrinks_the_sample_is_kept_with_its_reason() {
    let mut site = Site::of(
        (80, 24),
        Lang::Zh,
        &[crate::site::rebar("L-001", Some(400))],
    );
    site.begin()
        .press("Home 36 Enter")
        .shows("容量由 400 改为 36");
    assert_eq!(site.saved("self").capacity, None);
    site.press("Enter").shows("写明理由");
    site.press("只验首件段 Enter");
    let saved = site.saved("self");
    assert_eq!(saved.capacity.unwrap().to_string(), "36");
    assert_eq!(saved.capacity_why, "只验首件段");
    site.press("Home").shows("只验首件段");
    // A larger one needs no reason.
    site.press("500 Enter");
    assert_eq!(site.saved("self").capacity_why, "");
}

#[test]
fn a_capacity_has_its_unit_and_decimals() {
    let mut site = site(None);
    site.begin().shows("容量 ㎡");
    site.press("113.68㎡ Enter").shows("113.68");
    assert_eq!(site.saved("self").capacity.unwrap().to_string(), "113.68");
}
