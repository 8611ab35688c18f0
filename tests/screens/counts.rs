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

/// Concludes the open stage: every reading 1, by the likeliest person.
fn conclude(site: &mut Site) {
    site.press(&"1 Enter ".repeat(6))
        .press("F8 Enter Enter Esc");
    site.shows("检查记录");
}

#[test]
fn a_capacity_is_asked_once_and_carried_from_stage_to_stage_with_its_decimals() {
    let mut site = site(None);
    site.begin().press("113.68 Enter 3 Enter");
    conclude(&mut site);
    // The next stage knows it, begins below it, and says it in its own record.
    site.press("Enter").shows("113.68").shows("上次检查为 3");
    assert_eq!(
        site.saved("mutual").capacity,
        None,
        "nobody has to say it again"
    );
    site.press("Enter");
    conclude(&mut site);
    let project = site.app.workspace().project().unwrap();
    for check in &project.node("L-001").unwrap().checks {
        let record = site.app.workspace().check(&check.record).unwrap();
        let capacity = record.submission.capacity.unwrap();
        assert_eq!(capacity.to_string(), "113.68", "{}", check.stage);
    }
}

#[test]
fn why_a_capacity_is_less_is_recorded_signed_and_asked_again_where_it_shrinks_again() {
    let lots = [crate::site::rebar("L-001", Some(400))];
    let mut site = Site::of((80, 24), Lang::Zh, &lots);
    site.begin().press("Home 5 Enter 只验首件段 Enter");
    site.press("1 Enter 1 Enter").press(&"0 Enter ".repeat(60));
    site.press("F8 Enter Enter").shows("结论已记录");
    let why = |site: &Site, nth: usize| {
        let project = site.app.workspace().project().unwrap();
        let check = &project.node("L-001").unwrap().checks[nth];
        let record = site.app.workspace().check(&check.record).unwrap();
        let submission = record.submission;
        let capacity = submission.capacity.map(|capacity| capacity.to_string());
        (capacity.unwrap_or_default(), submission.capacity_why)
    };
    assert_eq!(why(&site, 0), ("5".into(), "只验首件段".into()));
    // It is part of what is signed.
    site.press("F11 Enter Enter 482913 Enter 482913 Enter Enter Enter");
    site.shows("容量改小的理由：只验首件段");
    site.press("PageDown PageDown PageDown");
    site.press("482913 Enter Enter").press("Esc Esc Esc");
    // The peers' check goes on from the five; to three it takes a reason of its own.
    site.begin().press("Home 3 Enter").shows("容量由 5 改为 3");
    assert_eq!(site.saved("mutual").capacity, None);
}

#[test]
fn a_crew_is_chosen_from_those_there_are() {
    let crewed = |code: &str, crew: &str| sanjian::domain::Person {
        code: code.into(),
        name: code.into(),
        role: sanjian::domain::Role::Worker,
        org: "一建公司".into(),
        crew: crew.into(),
    };
    let site = Site::rebar((80, 24), Lang::Zh);
    let mut site = site.joined_by(vec![crewed("P31", "木工一班"), crewed("P32", "钢筋二班")]);
    // In the form of an entry: turned, never typed.
    site.press("1 F8")
        .press(&"Tab ".repeat(5))
        .press("钢筋 20 t");
    site.press("Tab Tab Tab").press("x").press("Right Right");
    let crews = ["木工一班", "钢筋一班", "钢筋二班"];
    let screen = site.screen();
    assert!(
        crews
            .iter()
            .any(|crew| screen.contains(&format!("< {crew} >"))),
        "{screen}"
    );
    assert!(!screen.contains("[x"), "{screen}");
    site.press("Esc");
    // In the order to mend it: typing looks for one.
    let mut site = Site::rebar((80, 24), Lang::Zh);
    site = site.joined_by(vec![crewed("P31", "木工一班"), crewed("P32", "钢筋二班")]);
    site.press("Home Down Down Down Enter 9 6 裂缝");
    site.press("Enter Enter Enter Enter 1 Enter Enter")
        .shows("已记录 1 项");
    site.press("1").shows("< 钢筋一班 >");
    site.press("m g").shows("< 木工一班 >");
    site.press("Enter Enter Enter Enter 1 Enter Enter")
        .shows("已记录 1 项");
    let project = site.app.workspace().project().unwrap();
    assert_eq!(project.issues()[0].crew, "木工一班");
}
