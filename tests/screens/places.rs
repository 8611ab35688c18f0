//! Places to measure: listed, drawn by chance, recorded before they are seen, and named at each reading.

use crate::call::seen;
use crate::site::{SIZES, Site, rebar};
use sanjian::domain::place_order;
use sanjian::domain::places::{PlaceDraw, PlaceSeed};
use sanjian::text::Lang;
use sanjian::tui::App;
use sanjian::workspace::{Command, DraftEntry};

const FIRST: &str = "5.5.3-1";

fn draws(site: &Site) -> Vec<PlaceDraw> {
    site.saved("self").drawn
}

/// On the page where places are listed.
fn listing() -> Site {
    let mut site = Site::rebar((80, 24), Lang::Zh);
    site.begin().press("Home Down Enter");
    site
}

#[test]
fn the_draw_is_recorded_before_the_first_reading_and_names_each() {
    let mut site = listing();
    site.press("1-24").shows("24 处");
    site.press("Enter");
    let [draw] = draws(&site).try_into().unwrap();
    assert_eq!(draw.places.len(), 24);
    let order = place_order::order(&draw);
    site.shows(&draw.seed.to_string());
    site.press("* 3 Enter")
        .shows(&format!("现在量：{}", order[1]));
    site.press("4 Enter / 1 5 Enter");
    let draft = site.saved("self");
    let answer = draft.answer(FIRST).unwrap();
    assert_eq!(answer.points(), [order[0], order[1], order[3]]);
    assert_eq!(answer.skipped()[0].point, order[2]);
    // Taken back and brought back, a reading keeps its name.
    site.press("Backspace F4");
    let draft = site.saved("self");
    assert_eq!(
        draft.answer(FIRST).unwrap().points(),
        [order[0], order[1], order[3]]
    );
}

#[test]
fn what_came_last_is_taken_back_first_a_place_left_out_too() {
    let mut site = listing();
    site.press("101-112 Enter *")
        .press("1 Enter 2 Enter 3 Enter / 1");
    let [draw] = draws(&site).try_into().unwrap();
    let order = place_order::order(&draw);
    site.press("Backspace")
        .shows(&format!("现在量：{}", order[3]));
    site.press("4 Enter");
    let draft = site.saved("self");
    let answer = draft.answer(FIRST).unwrap();
    assert_eq!(answer.points(), order[..4]);
    assert!(answer.skipped().is_empty());
    // The reading behind a place left out goes before that place is asked again.
    site.press("/ 1 5 Enter Backspace")
        .shows(&format!("现在量：{}", order[5]));
    site.press("Backspace 6 Enter");
    let draft = site.saved("self");
    let answer = draft.answer(FIRST).unwrap();
    assert_eq!(answer.points(), order[..5]);
    assert!(answer.skipped().is_empty());
}

#[test]
fn a_block_is_named_in_order_and_begins_again_behind_the_last_place() {
    let mut site = listing();
    site.press("A、B、C")
        .press("Enter *")
        .paste("1\n2\n3\n4\n")
        .press("Enter");
    let [draw] = draws(&site).try_into().unwrap();
    let order = place_order::order(&draw);
    let draft = site.saved("self");
    let names = draft.answer(FIRST).unwrap().points();
    assert_eq!(names, [order[0], order[1], order[2], order[0]]);
}

#[test]
fn a_second_draw_is_asked_about_and_stands_beside_the_first() {
    let mut site = listing();
    site.press("1-9 Enter F4").shows("没有可撤销");
    site.press("Enter").shows("9 处");
    site.press("Enter").shows("已经抽过 1 次");
    assert_eq!(draws(&site).len(), 1);
    site.press("Enter");
    let all = draws(&site);
    assert_eq!(all.len(), 2);
    assert_eq!(all[0].places, all[1].places);
    let draft = site.saved("self");
    let at = "2026-05-01T08:00:00+08:00".to_owned().into();
    assert_eq!(draft.submission("L-001", "self", at).drawn, all);
}

#[test]
fn what_cannot_be_drawn_from_draws_nothing() {
    let mut site = listing();
    site.press("Enter").shows("请列出");
    site.paste("1-5\n3\n").press("Enter").shows("「3」写了两次");
    assert!(draws(&site).is_empty());
    // What was typed stands there again.
    site.press("Esc Enter").shows("1-5、3");
}

#[test]
fn places_pasted_from_a_table_stay_apart() {
    let mut site = listing();
    site.paste("3层 A轴\t3层 B轴\r\n4层 A轴\r\n").press("Enter");
    assert_eq!(draws(&site)[0].places, ["3层 A轴", "3层 B轴", "4层 A轴"]);
}

/// `PICTURES=write cargo test --test screens` writes them anew.
#[test]
fn the_screen_is_as_it_was_looked_at() {
    for size in SIZES {
        for (lang, word) in [(Lang::Zh, "zh"), (Lang::En, "en")] {
            let mut site = Site::at(
                "2026-05-01T08:00:00+08:00",
                size,
                lang,
                &[rebar("L-001", Some(90))],
            );
            let mut workspace = site.app.into_workspace();
            let draw = PlaceDraw {
                at: "2026-05-01T08:00:00+08:00".to_owned().into(),
                seed: PlaceSeed::of(1_234_567),
                places: (101..=124).map(|nth| nth.to_string()).collect(),
            };
            let keep = Command::Keep {
                subject: "L-001".into(),
                stage: "self".into(),
                entry: DraftEntry::Drawn(draw),
            };
            workspace.execute(keep).unwrap();
            site.app = App::new(workspace, lang);
            site.press("Home Enter Home Down Enter");
            seen(&format!("places.{}.{word}", size.0), &site.screen());
            site.press("Esc * 3 Enter 12 Enter / 2 0 Enter");
            seen(&format!("called.{}.{word}", size.0), &site.screen());
            site.press("Esc");
            seen(&format!("named.{}.{word}", size.0), &site.screen());
        }
    }
}
