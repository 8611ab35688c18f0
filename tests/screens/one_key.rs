//! One key a reading: switched on by a person, taken at once, and never parted where a hand did not type it.

use crate::site::{Site, lot};
use chrono::{DateTime, Duration};
use sanjian::domain::{Quantity, Subject};
use sanjian::text::Lang;
use sanjian::workspace::held::clock::SetClock;
use std::sync::Arc;

const MORNING: &str = "2026-05-01T08:00:00+08:00";
/// Metres, at least two; millimetres, at least 50; at most 4 mm from plumb.
const HEIGHT: &str = "4.1.8-2";
const WIDTH: &str = "4.1.8-3";
const PLUMB: &str = "4.2.10-1";

/// Plaster of twelve rooms, three points an item.
pub fn plaster(code: &str) -> Subject {
    Subject {
        crew: "抹灰班".into(),
        capacity: Quantity::of(12),
        variants: vec!["common".into()],
        ..lot(code, "内墙抹灰", "gb50210-2018.plastering")
    }
}

/// A hand, and what types faster than one.
struct OneKey {
    site: Site,
    clock: Arc<SetClock>,
}

impl OneKey {
    /// On the row of an item, one key a reading being switched on.
    fn on(item: &str, downs: usize) -> Self {
        let mut hand = Self::off(downs);
        hand.site.shows(item);
        hand.keys("F5 0").site.shows("v 0 一键一数");
        hand.keys("Esc");
        hand
    }

    fn off(downs: usize) -> Self {
        let clock = Arc::new(SetClock::at(MORNING));
        let mut site = Site::by(clock.clone(), (80, 24), Lang::Zh, &[plaster("L-001")]);
        site.begin();
        let mut hand = OneKey { site, clock };
        hand.keys("*").keys(&"Down ".repeat(downs)).keys("Esc");
        hand
    }

    /// Keys as a hand types them, a fifth of a second apart.
    fn keys(&mut self, keys: &str) -> &mut Self {
        self.apart(keys, 200)
    }

    fn apart(&mut self, keys: &str, milliseconds: i64) -> &mut Self {
        for key in keys.split_whitespace() {
            self.site.press(key);
            let later = i64::try_from(self.site.app.workspace().mono()).unwrap();
            let later = DateTime::from_timestamp_millis(later).unwrap();
            let later = later + Duration::milliseconds(milliseconds);
            self.clock.set(&later.to_rfc3339());
        }
        self
    }

    fn readings(&self, item: &str) -> Vec<String> {
        let draft = self.site.app.workspace().draft("L-001", "self");
        let draft = draft.unwrap_or_default();
        let typed = draft.answer(item).map(|answer| answer.typed_readings());
        let texts = typed.unwrap_or_default().into_iter();
        texts.map(str::to_owned).collect()
    }

    fn shows(&mut self, text: &str) -> &mut Self {
        self.site.shows(text);
        self
    }
}

#[test]
fn it_is_off_until_somebody_switches_it_on_and_says_so_at_all_times() {
    let mut hand = OneKey::off(4);
    hand.shows(PLUMB)
        .shows("F5 再按 0")
        .keys("3")
        .shows("第 1 点");
    assert!(hand.readings(PLUMB).is_empty(), "it waits for Enter");
    hand.keys("Backspace F5 0 Esc")
        .shows("一个数字就收")
        .keys("3");
    assert_eq!(hand.readings(PLUMB), ["3"]);
    hand.shows("第 2 点").shows("一个数字就收");
    // Where it does nothing, that is said.
    hand.keys("* Up Up Up Up Esc").shows(HEIGHT);
    hand.shows("此项照常按 Enter").keys("2 . 1 Enter");
    assert_eq!(hand.readings(HEIGHT), ["2.1"]);
    hand.keys("F5 9 Esc");
    assert!(!hand.site.screen().contains("一键一数"), "off again");
}

#[test]
fn a_digit_is_a_reading_and_is_taken_back_like_one() {
    let mut hand = OneKey::on(PLUMB, 4);
    hand.keys("3 ２");
    assert_eq!(hand.readings(PLUMB), ["3", "2"]);
    hand.keys("Backspace");
    assert_eq!(hand.readings(PLUMB), ["3"]);
    hand.keys("F4");
    assert_eq!(hand.readings(PLUMB), ["3", "2"]);
    // The third is the last that is needed, and the next item is on.
    hand.keys("0").shows("已满 3 点").keys("4 F4 F4");
    assert_eq!(hand.readings(PLUMB), ["3", "2"]);
}

#[test]
fn longer_readings_begin_with_a_plus_or_go_on_with_a_point() {
    let mut hand = OneKey::on(PLUMB, 4);
    hand.keys("+ 1 2").shows("12");
    assert!(hand.readings(PLUMB).is_empty());
    hand.keys("Enter");
    assert_eq!(hand.readings(PLUMB), ["12"]);
    hand.keys("3 . 5 Enter 0 . 5 Enter");
    assert_eq!(hand.readings(PLUMB), ["12", "3.5", "0.5"]);
    let mut hand = OneKey::on(PLUMB, 4);
    hand.keys("- 3 Enter").shows("不取负数");
    assert!(hand.readings(PLUMB).is_empty());
    hand.keys("Backspace Backspace . 5 Enter");
    assert_eq!(hand.readings(PLUMB), ["0.5"]);
}

#[test]
fn a_size_of_two_digits_takes_two() {
    let mut hand = OneKey::on(WIDTH, 1);
    hand.shows("满两位、够了就收").keys("5 5 5 2");
    assert_eq!(hand.readings(WIDTH), ["55", "52"]);
    hand.keys("+ 1 0 5 Enter");
    assert_eq!(hand.readings(WIDTH), ["55", "52", "105"]);
    let mut hand = OneKey::on(WIDTH, 1);
    hand.keys("9 Enter");
    assert_eq!(hand.readings(WIDTH), ["9"]);
    // What would not be enough waits: it may be the beginning of a longer one.
    hand.keys("1 0");
    assert_eq!(hand.readings(WIDTH), ["9"]);
    hand.keys("5 Enter 4 8 Enter");
    assert_eq!(hand.readings(WIDTH), ["9", "105", "48"]);
}

#[test]
fn what_a_meter_types_is_one_figure_however_it_comes() {
    for milliseconds in [0, 10, 40] {
        let mut hand = OneKey::on(PLUMB, 4);
        hand.apart("1 2", milliseconds);
        hand.shows("没有分开收");
        assert!(hand.readings(PLUMB).is_empty(), "{milliseconds} ms");
        hand.apart("Enter", 200);
        assert_eq!(hand.readings(PLUMB), ["12"], "{milliseconds} ms");
        // Its Enter behind a single digit is no key of anybody's.
        hand.apart("3 Enter", milliseconds)
            .apart("F1 Esc", 200)
            .apart("4 m m Enter", milliseconds);
        assert_eq!(hand.readings(PLUMB), ["12", "3", "4"]);
    }
    let mut hand = OneKey::on(WIDTH, 1);
    hand.apart("1 2 0 Enter", 5).apart("F1 Esc", 200);
    hand.apart("5 5 Enter 5 6 Enter", 5);
    assert_eq!(hand.readings(WIDTH), ["120", "55", "56"]);
}

#[test]
fn what_is_pasted_waits_as_ever() {
    let mut hand = OneKey::on(PLUMB, 4);
    hand.site.paste("12\r");
    hand.shows("12");
    assert!(hand.readings(PLUMB).is_empty());
    hand.keys("Enter");
    assert_eq!(hand.readings(PLUMB), ["12"]);
    hand.site.paste("3\r4\r");
    hand.shows("粘贴了 2 个读数").keys("Enter");
    assert_eq!(hand.readings(PLUMB), ["12", "3", "4"]);
}

#[test]
fn an_enter_of_habit_is_told_and_adds_nothing() {
    let mut hand = OneKey::on(PLUMB, 4);
    hand.keys("1 Enter").shows("不用按 Enter");
    assert_eq!(hand.readings(PLUMB), ["1"]);
    hand.keys("* 2 Enter").shows("不用按 Enter").keys("3");
    assert_eq!(hand.readings(PLUMB), ["1", "2", "3"]);
    // Enough: the next one is called, as without it.
    hand.keys("Enter").shows("现在报").shows("4.2.10-3");
}

#[test]
fn called_out_it_repeats_and_leaves_out_as_ever() {
    let mut hand = OneKey::on(PLUMB, 4);
    hand.keys("* 2 * / 1").shows("一个数字就收");
    assert_eq!(hand.readings(PLUMB), ["2", "2"]);
}

#[test]
fn what_is_half_typed_stands_there_again() {
    let mut hand = OneKey::on(WIDTH, 1);
    hand.keys("5 Esc Esc").site.press("Enter");
    hand.shows(WIDTH).keys("7");
    assert_eq!(hand.readings(WIDTH), ["57"]);
}

#[test]
fn what_is_half_typed_is_told_apart_from_what_can_be_undone() {
    let mut hand = OneKey::off(4);
    hand.keys("3 Enter 5 F4").shows("Backspace 删去");
    assert_eq!(hand.readings(PLUMB), ["3"]);
}

#[test]
fn the_bar_offers_to_take_a_block_only_where_it_can_be_taken() {
    let mut hand = OneKey::off(4);
    hand.site.paste("1 2\nabc\n");
    hand.shows("1 个不收");
    assert!(
        !hand.site.screen().contains("Enter 收下  "),
        "{}",
        hand.site.screen()
    );
    hand.keys("Esc");
    hand.site.paste("1 2\n");
    hand.shows("Enter 收下  ");
}
