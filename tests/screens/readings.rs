//! Typing readings: as fast as they are called out, and never lost.

use crate::site::{SIZES, Site, rebar};
use sanjian::domain::Quantity;
use sanjian::text::Lang;

/// So many numbers, each followed by Enter, and nothing else.
fn typed(numbers: impl IntoIterator<Item = i32>) -> String {
    let keys: Vec<String> = numbers.into_iter().map(|n| format!("{n} Enter")).collect();
    keys.join(" ")
}

#[test]
fn forty_readings_are_forty_numbers_and_forty_enters() {
    let mut site = Site::of((80, 24), Lang::Zh, &[rebar("L-001", Some(400))]);
    site.begin().press("1 Enter 1 Enter").press(&typed(-20..20));
    let saved = site.readings("5.5.3-1");
    assert_eq!(saved.len(), 40);
    assert_eq!((saved[0].as_str(), saved[39].as_str()), ("-20", "19"));
    site.shows("40/40").shows("已保存");
}

#[test]
fn a_full_item_hands_over_to_the_next_measured_one() {
    let mut site = Site::rebar((80, 24), Lang::Zh);
    site.begin()
        .press("1 Enter 1 Enter")
        .press(&typed((0..40).map(|n| n % 4)));
    for item in 1..=7 {
        assert_eq!(site.readings(&format!("5.5.3-{item}")).len(), 5, "{item}");
    }
    // Items 8 and 9 do not apply to this lot.
    assert_eq!(site.readings("5.5.3-10").len(), 5);
    site.shows("已满 5 点。现在报：绑扎箍筋、横向钢筋间距");
}

#[test]
fn who_comes_back_to_a_full_item_stays_there() {
    let mut site = Site::rebar((80, 24), Lang::Zh);
    site.begin().press("1 Enter 1 Enter").press(&typed([0; 5]));
    site.press("Up").press(&typed([1, 2, 3]));
    assert_eq!(site.readings("5.5.3-1").len(), 8);
    assert!(site.readings("5.5.3-2").is_empty());
    site.press("Enter").shows("5.5.3-2 绑扎钢筋网：网眼尺寸");
}

#[test]
fn a_kill_loses_at_most_what_is_being_typed() {
    let mut site = Site::rebar((80, 24), Lang::Zh);
    site.begin()
        .press("1 Enter 1 Enter 3 Enter -4 Enter 12 Enter 7");
    let mut site = site.killed_and_reopened();
    assert_eq!(site.readings("5.5.3-1"), ["3", "-4", "12"]);
    site.press("Down Down Down Enter").shows("有未完的输入");
    site.press("Enter")
        .shows("已答 2/14")
        .shows("3/5 ~ 差 2")
        .shows("第 4 点");
}

#[test]
fn an_input_method_left_on_types_figures_all_the_same() {
    let mut site = Site::rebar((80, 24), Lang::Zh);
    site.begin()
        .press("１ Enter １ Enter －４．５ Enter ３。０ Enter");
    assert_eq!(site.readings("5.5.3-1"), ["-4.5", "3.0"]);
    site.press("负").shows("只能输入数字");
}

#[test]
fn beyond_the_limit_the_bell_sounds_once() {
    let mut site = Site::rebar((80, 24), Lang::Zh);
    site.begin().press("1 Enter 1 Enter 3 Enter");
    assert_eq!(site.bells, 0);
    site.press("12 Enter")
        .shows("! 第 2 点 12 超出允许 ±10")
        .shows("12!");
    site.press("4 Enter");
    assert_eq!(site.bells, 1);
}

#[test]
fn the_last_reading_comes_back_and_undo_brings_it_back_again() {
    let mut site = Site::rebar((80, 24), Lang::Zh);
    site.begin()
        .press("1 Enter 1 Enter 3 Enter 4 Enter Backspace");
    assert_eq!(site.readings("5.5.3-1"), ["3"]);
    site.press("F3");
    assert_eq!(site.readings("5.5.3-1"), ["3", "4"]);
    site.press("Delete");
    assert!(site.readings("5.5.3-1").is_empty());
    site.press("F3 F3 F3 F3 F3");
    assert!(site.saved("self").is_empty() || site.saved("self").answers.is_empty());
}

#[test]
fn what_is_typed_is_neither_taken_nor_dropped_unasked() {
    let mut site = Site::rebar((80, 24), Lang::Zh);
    site.begin()
        .press("1 Enter 1 Enter 1 2 Down")
        .shows("「12」还没有记下");
    site.press("Esc").shows("「12」还没有记下");
    site.press("Enter");
    assert_eq!(site.readings("5.5.3-1"), ["12"]);
    site.press("5 Esc Esc");
    assert_eq!(site.readings("5.5.3-1"), ["12"]);
    site.shows("检查记录");
}

#[test]
fn measured_sizes_stand_beside_a_design_value_asked_once() {
    let mut site = Site::rebar((80, 24), Lang::Zh);
    site.begin().press("1 Enter 1 Enter F6").shows("设计值");
    site.press("3000 Enter 3003 Enter 2996 Enter")
        .shows("设计值 3000 mm");
    let draft = site.saved("self");
    let answer = draft.answer("5.5.3-1").unwrap();
    assert_eq!(answer.body["design"], "3000");
    assert_eq!(answer.typed_readings(), ["3003", "2996"]);
    site.press("F6").shows("先用 Del 清空");
    site.press("3020 Enter").shows("3020!");
}

#[test]
fn the_cursor_stands_in_the_field() {
    for size in SIZES {
        let mut site = Site::rebar(size, Lang::Zh);
        assert_eq!(site.begin().cursor(), None);
        let before = site.press("1 Enter 1 Enter").cursor().unwrap();
        let after = site.press("-1").cursor().unwrap();
        assert_eq!(after, (before.0 + 2, before.1));
        assert_eq!(site.press("F1").cursor(), None);
    }
}

#[test]
fn the_capacity_decides_how_many_are_needed() {
    let mut site = Site::of((80, 24), Lang::Zh, &[rebar("L-001", None)]);
    site.begin().shows("容量决定每项的应查数量");
    site.press("400 Enter").shows("40 . 未查");
    assert_eq!(site.saved("self").capacity, Quantity::of(400));
}
