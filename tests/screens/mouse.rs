//! The mouse: it goes where keys go, and does what they do.

use crate::site::{SIZES, Site, rebar};
use crate::town;
use crossterm::event::{MouseButton, MouseEventKind};
use sanjian::text::Lang;

#[test]
fn a_row_is_selected_by_a_press_and_opened_by_the_next() {
    for size in SIZES {
        let mut site = town::of(40, size, Lang::Zh);
        site.touch("L-00012").shows("> L-00012").shows("等谁处理");
        site.touch("L-00012");
        assert!(!site.screen().contains("等谁处理"), "{}", site.screen());
        site.shows("L-00012");
    }
}

#[test]
fn a_key_of_the_bar_is_pressed() {
    let mut site = Site::rebar((80, 24), Lang::Zh);
    site.touch("F1 ").shows("帮助");
    site.touch("Esc ").shows("等谁处理");
    site.touch("9 不合格项").shows("> 不合格项");
}

#[test]
fn the_wheel_scrolls() {
    let mut site = town::of(40, (80, 24), Lang::Zh);
    let first = |site: &Site| {
        let screen = site.screen();
        let mut lines = screen.lines().map(str::to_owned);
        lines
            .find(|line| line.trim_start().starts_with("> "))
            .unwrap()
    };
    let before = first(&site);
    site.turn(MouseEventKind::ScrollDown, (5, 12));
    assert_ne!(first(&site), before);
    site.turn(MouseEventKind::ScrollUp, (5, 12));
    assert_eq!(first(&site), before);
}

#[test]
fn a_line_of_a_form_is_gone_to_and_a_choice_is_turned() {
    let mut site = Site::rebar((80, 24), Lang::Zh);
    site.press("8 1");
    let cursor = site.cursor().unwrap();
    site.touch("优良率");
    let there = site.cursor().unwrap();
    assert!(there.1 > cursor.1, "{}", site.screen());
    // A press on the field one is in only leaves it be.
    site.press("12").touch("优良率");
    assert_eq!(site.cursor().unwrap().1, there.1);
}

#[test]
fn nothing_is_pressed_through_a_popup() {
    let mut site = town::of(40, (200, 50), Lang::Zh);
    let before = site.press("F5").screen();
    site.touch("L-00012");
    assert_eq!(site.screen(), before);
    site.touch("4 单色").touch("4 单色").shows("v 4 单色");
}

#[test]
fn rows_of_a_check_are_gone_to() {
    let mut site = Site::of((80, 24), Lang::Zh, &[rebar("L-001", Some(36))]);
    site.begin().touch("纵向受力钢筋");
    let screen = site.screen();
    let row = screen
        .lines()
        .find(|line| line.trim_start().starts_with("> "));
    assert!(row.unwrap().contains("纵向受力钢筋"), "{screen}");
}

#[test]
fn what_only_moves_and_what_stands_nowhere_does_nothing() {
    let mut site = Site::rebar((80, 24), Lang::Zh);
    let before = site.screen();
    site.turn(MouseEventKind::Moved, (5, 8));
    site.turn(MouseEventKind::Down(MouseButton::Right), (5, 8));
    site.turn(MouseEventKind::Down(MouseButton::Left), (79, 0));
    assert_eq!(site.screen(), before);
}
