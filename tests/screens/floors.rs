//! The map of the site: walked through by arrows, each cell in words, and the lots behind it.

use crate::call::seen;
use crate::site::{SIZES, Site, rebar};
use crate::town;
use sanjian::domain::Subject;
use sanjian::text::Lang;

/// Lots at these places, nothing of them checked.
fn placed(places: &[&str], size: (u16, u16), lang: Lang) -> Site {
    let lots = places.iter().enumerate().map(|(nth, place)| Subject {
        name: "柱".into(),
        location: (*place).into(),
        ..rebar(&format!("L-{nth:03}"), Some(36))
    });
    Site::of(size, lang, &lots.collect::<Vec<_>>())
}

#[test]
fn the_map_is_walked_through_and_says_each_cell_in_words() {
    for size in SIZES {
        let mut site = town::of(60, size, Lang::Zh);
        // One begins where something failed, from the top.
        site.press("*")
            .shows("楼层图")
            .shows("> ")
            .shows("1号楼 8层 · 主体结构：");
        site.shows("6 批，1 不合格或未了结，4 未开始，1 等验收");
        site.press("End").shows("1号楼 1层 · 主体结构：");
        site.press("F9")
            .shows("< 分项 >")
            .shows("1号楼 8层 · 模板：")
            .shows("1 批，1 不合格或未了结");
        site.press("Right")
            .shows("1号楼 8层 · 混凝土：")
            .shows("1 批，1 未开始");
        site.press("Down Down")
            .shows("6层 · 混凝土：")
            .shows("1 批，1 未开始");
    }
}

#[test]
fn enter_goes_to_the_lots_of_the_cell_and_esc_back_to_it() {
    let mut site = town::of(60, (80, 24), Lang::Zh);
    site.press("* Enter").shows("1号楼 8层 · 主体结构：6 批");
    // On the first that is not accepted; the others of the project are not there.
    let screen = site.screen();
    let on = screen
        .lines()
        .find(|line| line.trim_start().starts_with("> "));
    assert!(on.unwrap().contains("L-00008"), "{screen}");
    assert!(screen.contains("L-00018") && !screen.contains("L-00009"));
    site.press("Enter").shows("> L-00008");
    site.press("Esc Esc").shows("1号楼 8层 · 主体结构：");
    site.press("Enter 6").shows("> 工程树");
}

#[test]
fn what_waits_for_whoever_sits_here_has_a_sign_of_its_own() {
    let mut site = town::of(40, (80, 24), Lang::Zh);
    site.press("*").shows("~ 等检查");
    assert!(!site.screen().contains("等我"));
    site.press("F7 End Up F7").shows("? 等我").shows("~ 等别人");
    site.press("Home Down Down Down Down");
    site.shows("等验收").shows("其中 1 等我");
}

#[test]
fn storeys_are_read_however_they_are_written_and_the_rest_lies_below() {
    let places = ["B1", "三层", "12F 1-5轴", "10–12层", "机房", "-2层"];
    let mut site = placed(&places, (80, 24), Lang::En);
    let screen = site.press("*").screen();
    let rows = ["12F", "11F", "10F", "3F", "B1", "B2", "other"];
    let at = rows.map(|row| {
        let mut lines = screen.lines();
        lines.position(|line| line.trim_start_matches([' ', '>']).starts_with(row))
    });
    assert!(at.iter().all(Option::is_some) && at.is_sorted(), "{screen}");
    site.shows("12F · 主体结构: 2 lots, 2 not begun");
}

#[test]
fn without_a_lot_the_map_leads_to_the_tree() {
    let mut site = town::bare((80, 24), Lang::Zh);
    site.press("*").shows("先把工程划分好");
    site.press("Enter").shows("> 工程树");
}

#[test]
fn the_map_is_found_by_its_name() {
    let mut site = town::of(40, (80, 24), Lang::Zh);
    site.press("6 F3 看图")
        .press("Enter")
        .shows("总览 > 楼层图");
}

#[test]
fn the_map_as_it_is_seen() {
    for (size, name) in SIZES.into_iter().zip(["80", "200"]) {
        for (lang, word) in [(Lang::Zh, "zh"), (Lang::En, "en")] {
            let mut site = town::of(240, size, lang);
            let screen = site.press("* F9").screen();
            seen(&format!("floors.{name}.{word}"), &screen);
        }
    }
}
