//! Call and type: the number pad alone, without looking.

use crate::site::{SIZES, Site, rebar};
use chrono::DateTime;
use sanjian::domain::answer::SkippedPoint;
use sanjian::text::Lang;
use sanjian::workspace::held::clock::SetClock;
use std::path::Path;
use std::sync::Arc;

const MORNING: &str = "2026-05-01T08:00:00+08:00";
const FIRST: &str = "5.5.3-1";

/// A hand that types a key each fifth of a second.
struct Typist {
    site: Site,
    clock: Arc<SetClock>,
}

impl Typist {
    /// At the check of a lot of so many pieces, calling out its first measured item.
    fn calling(size: (u16, u16), lang: Lang, pieces: u64) -> Self {
        let clock = Arc::new(SetClock::at(MORNING));
        let site = Site::by(clock.clone(), size, lang, &[rebar("L-001", Some(pieces))]);
        let mut typist = Typist { site, clock };
        typist.site.begin();
        typist.keys("*");
        typist
    }

    fn keys(&mut self, keys: &str) -> &mut Self {
        for word in keys.split_whitespace() {
            let is_name = word.len() > 1 && word.starts_with(|c: char| c.is_ascii_uppercase());
            match is_name {
                true => self.key(word),
                false => word.chars().for_each(|c| self.key(&c.to_string())),
            }
        }
        self
    }

    fn key(&mut self, key: &str) {
        self.site.press(key);
        let later = self.site.app.workspace().mono() + 200;
        let later = DateTime::from_timestamp_millis(later.try_into().unwrap());
        self.clock.set(&later.unwrap().to_rfc3339());
    }

    /// The tones of these keys.
    fn tones(&mut self, keys: &str) -> usize {
        self.site.bells = 0;
        self.keys(keys);
        self.site.bells
    }

    fn shows(&mut self, text: &str) -> &mut Self {
        self.site.shows(text);
        self
    }

    fn skipped(&self) -> Vec<SkippedPoint> {
        let draft = self.site.saved("self");
        draft.answer(FIRST).unwrap().skipped()
    }
}

fn zh() -> Typist {
    Typist::calling((80, 24), Lang::Zh, 36)
}

#[test]
fn it_begins_on_the_first_measured_item_and_saves_one_by_one() {
    let mut typist = zh();
    typist.shows(FIRST).keys("3 Enter -4.5 Enter +2 Enter");
    assert_eq!(typist.site.readings(FIRST), ["3", "-4.5", "2"]);
    typist.shows("还差 2").shows("第 4 点");
    typist.keys("Esc").shows("主控项目").shows("3/5");
    // From its own row it goes on where it was left.
    typist.keys("* 7 Enter");
    assert_eq!(typist.site.readings(FIRST).len(), 4);
}

#[test]
fn a_full_item_waits_for_an_enter_on_an_empty_field() {
    let mut typist = zh();
    typist.keys("1 Enter 2 Enter Enter").shows("还差 3 点");
    typist.keys("3 Enter 4 Enter 5 Enter").shows("点数已够");
    typist.keys("6 Enter");
    assert_eq!(typist.site.readings(FIRST).len(), 6, "it stays");
    typist.keys("Enter").shows("5.5.3-2").shows("现在报");
    typist.keys("0 Enter Up").shows("5.5.3-1").keys("Down");
    assert_eq!(typist.site.readings("5.5.3-2"), ["0"]);
}

#[test]
fn each_event_has_tones_of_its_own() {
    let mut typist = zh();
    assert_eq!(typist.tones("3 Enter"), 0);
    assert_eq!(typist.tones("12 Enter"), 1, "outside");
    assert_eq!(typist.tones("0 Enter 0 Enter"), 0);
    assert_eq!(typist.tones("0 Enter"), 2, "enough");
    assert_eq!(typist.tones("Enter"), 4, "the next item");
    typist.keys("0 Enter 0 Enter 0 Enter 0 Enter");
    assert_eq!(typist.tones("99 Enter"), 3, "outside and enough");
}

#[test]
fn tones_are_silent_where_nobody_wants_them() {
    let mut typist = zh();
    typist.keys("F5 8").shows("v 8 不响").keys("Esc");
    assert_eq!(typist.tones("99 Enter"), 0);
    typist.shows("超出允许").keys("F5 7 Esc");
    assert_eq!(typist.tones("98 Enter"), 1);
}

#[test]
fn a_star_repeats_the_last_reading() {
    let mut typist = zh();
    assert_eq!(typist.tones("*"), 1, "nothing to repeat");
    typist.keys("-4.50 Enter * *");
    assert_eq!(typist.site.readings(FIRST), ["-4.50"; 3]);
    // One that bounces is one.
    typist.site.press("* *");
    assert_eq!(typist.site.readings(FIRST).len(), 4);
}

#[test]
fn the_last_reading_goes_by_backspace_or_undo() {
    let mut typist = zh();
    typist.keys("1 Enter 2 Enter 3 Enter Backspace");
    assert_eq!(typist.site.readings(FIRST), ["1", "2"]);
    typist.keys("F4 F4");
    assert_eq!(typist.site.readings(FIRST), ["1", "2"]);
    typist.shows("已报/应查");
}

#[test]
fn a_point_is_left_out_with_its_reason() {
    let mut typist = zh();
    typist.keys("3 Enter /").shows("1 门窗洞口").keys("2");
    let point = |nth: u64, why: &str| SkippedPoint {
        nth,
        point: String::new(),
        why: why.to_owned(),
    };
    assert_eq!(typist.skipped(), [point(2, "够不着")]);
    typist.shows("跳过 1 点").keys("/ 有水 Enter 4 Enter");
    assert_eq!(typist.skipped(), [point(2, "够不着"), point(2, "有水")]);
    assert_eq!(typist.site.readings(FIRST), ["3", "4"]);
    typist.keys("F4 F4");
    assert_eq!(typist.skipped(), [point(2, "够不着")]);
    // Nothing is left out by a mere slip.
    typist.keys("/ Esc / Enter").shows("请先选").keys("Esc");
    assert_eq!(typist.skipped().len(), 1);
}

#[test]
fn a_chinese_input_method_left_on_does_no_harm() {
    let mut typist = zh();
    typist.keys("－４。５ Enter ＊ 、 ２ × ／ １");
    assert_eq!(typist.site.readings(FIRST), ["-4.5"; 3]);
    let why: Vec<String> = typist.skipped().into_iter().map(|one| one.why).collect();
    assert_eq!(why, ["够不着", "门窗洞口"]);
    typist.keys("Esc ＊").shows("已报/应查");
}

#[test]
fn a_second_stroke_leaves_the_whole_item_out() {
    let mut typist = zh();
    typist.keys("/ / 1 Enter");
    let draft = typist.site.saved("self");
    assert!(draft.answer(FIRST).unwrap().is_not_applicable());
}

#[test]
fn a_stroke_or_a_star_within_a_figure_is_no_command() {
    let mut typist = zh();
    typist.keys("1/2 Enter").shows("「1/2」不是数字");
    typist
        .keys("Backspace Backspace *2 Enter")
        .shows("「1*2」不是数字");
    assert!(typist.site.readings(FIRST).is_empty());
}

#[test]
fn a_number_pad_without_its_digits_is_heard() {
    for key in ["Left", "Home", "PageDown", "Delete"] {
        let mut typist = zh();
        typist.keys("3 Enter");
        assert_eq!(typist.tones(key), 1, "{key}");
        typist.shows("NumLock");
        assert_eq!(typist.site.readings(FIRST), ["3"], "{key}");
    }
}

#[test]
fn a_laser_meter_types_its_unit_behind_a_blank() {
    let mut typist = zh();
    typist.keys("F6 3200 Enter 3.214 Space m Enter 3.1995m Enter 320 Space cm Enter");
    assert_eq!(typist.site.readings(FIRST), ["3214", "3199.5", "3200"]);
    // As fast as it comes.
    typist.site.at_once("3.201 m\n");
    assert_eq!(typist.site.readings(FIRST).last().unwrap(), "3201");
}

#[test]
fn a_block_is_shown_before_it_is_taken() {
    let mut typist = Typist::calling((80, 24), Lang::Zh, 400);
    typist.keys("F6 3000 Enter");
    typist
        .site
        .paste("3.001 m\t2.999 m\r\n３００２, 2998\n2.997\n");
    typist.shows("5 个读数").shows("2 个按所写单位换算");
    assert!(typist.site.readings(FIRST).is_empty());
    typist.keys("Esc").site.paste("3001\n3,5\nx9");
    typist
        .shows("第 2 行「3,5」有逗号")
        .shows("第 3 行「x9」不是数字");
    typist.keys("Enter Esc");
    assert!(typist.site.readings(FIRST).is_empty());
}

#[test]
fn nothing_below_zero_is_taken_of_a_distance() {
    let list = serde_json::json!({
        "schema": "sanjian.checklist/1", "id": "own.flat", "version": "1.0.0",
        "title": {"zh": "平整", "en": "Flatness"}, "standard": "Q/X 1", "place": [],
        "subject": "lot", "pass_rate": "1", "variants": [], "items": [{
            "id": "1", "class": "general", "clause": "1",
            "title": {"zh": "表面平整度", "en": "Flatness"},
            "method": {"zh": "靠尺", "en": "straightedge"},
            "sampling": {"rule": "count", "at_least": 2},
            "judge": {"kind": "deviation", "unit": "mm", "limit": "4", "unsigned": true},
        }],
    });
    let lot = crate::site::lot("L-001", "抹灰", "own.flat");
    let mut site = Site::with_list((80, 24), Lang::Zh, &[lot], Some(list));
    site.begin().press("9 Enter * -3 Enter").shows("不取负数");
    assert!(site.readings("1").is_empty());
    // Who does not look goes on with the next figure; who does puts this one right.
    site.press("2 Enter");
    assert_eq!(site.readings("1"), ["2"]);
    site.press("-14 Enter").shows("不取负数");
    site.press("Backspace Backspace Backspace 3 Enter");
    assert_eq!(site.readings("1"), ["2", "3"]);
}

#[test]
fn a_hundred_and_twenty_readings_arrive_in_order() {
    let mut typist = Typist::calling((80, 24), Lang::Zh, 400);
    let called: Vec<String> = (0..120).map(|n| (n % 19 - 9).to_string()).collect();
    for (nth, reading) in called.iter().enumerate() {
        if nth > 0 && nth % 40 == 0 {
            typist.keys("Enter");
        }
        typist.keys(reading).keys("Enter");
    }
    let saved: Vec<String> = (1..=3)
        .flat_map(|item| typist.site.readings(&format!("5.5.3-{item}")))
        .collect();
    assert_eq!(saved, called);
}

#[test]
fn the_cursor_stands_in_the_field() {
    for size in SIZES {
        let mut typist = Typist::calling(size, Lang::Zh, 36);
        let before = typist.site.cursor().unwrap();
        typist.keys("-1");
        assert_eq!(typist.site.cursor().unwrap(), (before.0 + 2, before.1));
    }
}

/// `PICTURES=write cargo test --test screens` writes them anew.
#[test]
fn the_screen_is_as_it_was_looked_at() {
    for size in SIZES {
        for (lang, word) in [(Lang::Zh, "zh"), (Lang::En, "en")] {
            let mut typist = Typist::calling(size, lang, 90);
            typist.keys("3 Enter -4 Enter -4 Enter 0 Enter 12 Enter / 2 -9 Enter");
            seen(&format!("call.{}.{word}", size.0), &typist.site.screen());
        }
    }
}

/// Compares a screen with the one that was looked at.
pub fn seen(name: &str, fresh: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/screens/seen");
    let path = folder.join(format!("{name}.txt"));
    if std::env::var_os("PICTURES").is_some() {
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(&path, fresh).unwrap();
        return;
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        kept.replace("\r\n", "\n") == fresh,
        "{name} is stale; run: PICTURES=write cargo test --test screens\n{fresh}"
    );
}

#[test]
fn no_limit_is_cut_on_the_smallest_screen() {
    for lang in [Lang::Zh, Lang::En] {
        let typist = Typist::calling((60, 20), lang, 36);
        let screen = typist.site.screen();
        let head: Vec<&str> = screen.lines().skip(1).take(4).collect();
        assert!(head.iter().all(|line| !line.contains("..")), "{screen}");
        assert!(head.iter().any(|line| line.contains("±10 mm")), "{screen}");
    }
}
