//! Nothing is asked twice: what a second stage, a second lot like it and a re-check cost in keys, counted;
//! nothing counts before it is confirmed, and nothing measured is taken over.

use crate::day::meanwhile;
use crate::one_key::plaster;
use crate::site::Site;
use chrono::DateTime;
use sanjian::domain::check::Remedy;
use sanjian::domain::issue::{IssueStep, Step};
use sanjian::domain::{Outcome, Quantity, Subject};
use sanjian::text::Lang;
use sanjian::workspace::Command;
use sanjian::workspace::held::clock::SetClock;
use std::sync::Arc;

const MORNING: &str = "2026-05-01T08:00:00.000+08:00";

/// The readings of the nine items, each with its Enter.
const READINGS: &str = "2.1 Enter 2.2 Enter 2.1 Enter 55 Enter 54 Enter 56 Enter \
    12 Enter 11 Enter 12 Enter 12 Enter 13 Enter 12 Enter \
    3 Enter 2 Enter 4 Enter 1 Enter 2 Enter 2 Enter 3 Enter 0 Enter 1 Enter \
    2 Enter 2 Enter 3 Enter 1 Enter 1 Enter 4 Enter";

/// The same with one key a reading: nine of one digit less three, nine of two, three in metres with their Enter.
const AT_ONCE: &str = "2.1 Enter 2.2 Enter 2.1 Enter 555456 121112 121312 324 122 301 223 114";

/// The keys of the first check of all, readings and everything, as the screen was when it was first measured.
const BASE: usize = 97;

/// Concludes with the first who may, and leaves the verdict.
const CONCLUDE: &str = "F8 Enter Enter Enter";

/// The keys of a word: figures are typed digit by digit.
fn strokes(word: &str) -> Vec<String> {
    match word.chars().all(|c| c.is_ascii_digit() || c == '.') {
        true => word.chars().map(String::from).collect(),
        false => vec![word.to_owned()],
    }
}

/// How many keys these are.
fn count(keys: &str) -> usize {
    keys.split_whitespace()
        .map(|word| strokes(word).len())
        .sum()
}

/// Hands that count their keys, of readings and of everything else.
struct Hands {
    site: Site,
    clock: Arc<SetClock>,
    beside: usize,
}

impl Hands {
    /// On the page of the first lot, having found it.
    fn new() -> Self {
        Self::with(&[plaster("L-001"), plaster("L-002")])
    }

    fn with(lots: &[Subject]) -> Self {
        let clock = Arc::new(SetClock::at(MORNING));
        let site = Site::by(clock.clone(), (80, 24), Lang::Zh, lots);
        let beside = 0;
        let mut hands = Hands {
            site,
            clock,
            beside,
        };
        hands.turn_to("L-001");
        hands
    }

    fn turn_to(&mut self, code: &str) {
        self.site
            .press("Esc Esc Esc Esc F3")
            .press(code)
            .press("Enter");
        self.site.shows(code);
        self.beside = 0;
    }

    fn press(&mut self, keys: &str) -> &mut Self {
        self.beside += count(keys);
        self.measure(keys)
    }

    /// Presses keys as a hand does, a fifth of a second apart.
    fn measure(&mut self, keys: &str) -> &mut Self {
        for word in keys.split_whitespace() {
            for key in strokes(word) {
                self.site.press(&key);
                let later = self.site.app.workspace().mono() + 200;
                let later = DateTime::from_timestamp_millis(later.try_into().unwrap());
                self.clock.set(&later.unwrap().to_rfc3339());
            }
        }
        self
    }

    /// What the last check of a lot came to, and how many keys it took beside the readings.
    fn came_to(&self, code: &str, round: (&str, u32)) -> (Outcome, usize) {
        let project = self.site.app.workspace().project().unwrap();
        let check = project.node(code).unwrap().checks.last().unwrap();
        assert_eq!((check.stage.as_str(), check.round), round);
        (check.outcome, self.beside)
    }
}

/// The first check of all: everything is looked at and measured.
fn first(hands: &mut Hands) {
    hands
        .press("Enter 1111111111")
        .measure(READINGS)
        .press(CONCLUDE);
}

/// What the first check took before a tick went on by itself and anything was taken over: each of ten
/// ticks with an Enter, the way back from the readings, opening and concluding; and all of its readings.
const ONCE: usize = 1 + 2 * 10 + 1 + 4;

#[test]
fn a_second_stage_and_a_second_lot_cost_a_part_of_the_first() {
    let mut hands = Hands::new();
    first(&mut hands);
    let (outcome, keys) = hands.came_to("L-001", ("self", 1));
    assert_eq!((outcome, keys), (Outcome::Accepted, 15));
    assert_eq!(keys + count(READINGS), 84, "of 97 before");

    hands.turn_to("L-001");
    hands.press("Enter").site.shows("= 沿用?");
    hands.press("1 111111").measure(READINGS).press(CONCLUDE);
    let (outcome, keys) = hands.came_to("L-001", ("mutual", 1));
    assert_eq!((outcome, keys), (Outcome::Accepted, 12));
    assert!(keys * 100 <= ONCE * 60, "{keys} of {ONCE}");

    hands.turn_to("L-002");
    // Nothing was repaired here, so no such reason is offered.
    hands
        .press("Enter")
        .site
        .shows("L-001 自检")
        .shows("2 同一班组");
    assert!(!hands.site.screen().contains("返修没有动到"));
    hands.press("2 1111").measure(READINGS).press(CONCLUDE);
    let (outcome, keys) = hands.came_to("L-002", ("self", 1));
    assert_eq!((outcome, keys), (Outcome::Accepted, 10));
    assert!(keys * 100 <= ONCE * 40, "{keys} of {ONCE}");
}

/// Whole journeys, readings and everything. A second lot like the first cannot come to 40 % of the base, which is
/// 38: its 27 readings have 39 digits, and a reading is never copied. What comes on top of those is counted.
#[test]
fn one_key_a_reading_makes_each_journey_shorter() {
    let mut hands = Hands::new();
    let digits = AT_ONCE.chars().filter(char::is_ascii_digit).count();
    assert_eq!((count(READINGS), count(AT_ONCE), digits), (69, 45, 39));
    hands.press("Enter F5 0 Esc 1111111111").measure(AT_ONCE);
    hands.press(CONCLUDE);
    let (outcome, keys) = hands.came_to("L-001", ("self", 1));
    assert_eq!((outcome, keys + count(AT_ONCE)), (Outcome::Accepted, 63));

    hands.turn_to("L-001");
    hands
        .press("Enter 1 111111")
        .measure(AT_ONCE)
        .press(CONCLUDE);
    let (outcome, keys) = hands.came_to("L-001", ("mutual", 1));
    let all = keys + count(AT_ONCE);
    assert_eq!((outcome, all), (Outcome::Accepted, 57));
    assert!(all * 100 <= BASE * 60, "{all} of {BASE}");

    hands.turn_to("L-002");
    hands.press("Enter 2 1111").measure(AT_ONCE).press(CONCLUDE);
    let (outcome, keys) = hands.came_to("L-002", ("self", 1));
    let all = keys + count(AT_ONCE);
    assert_eq!((outcome, all, all - digits), (Outcome::Accepted, 55, 16));
}

#[test]
fn the_capacity_of_the_last_lot_like_it_waits_for_an_enter_of_its_own() {
    let unsaid = |code| Subject {
        capacity: None,
        ..plaster(code)
    };
    let mut hands = Hands::with(&[unsaid("L-001"), unsaid("L-002")]);
    hands
        .press("Enter 12 Enter 1111111111")
        .measure(READINGS)
        .press(CONCLUDE);
    assert_eq!(hands.came_to("L-001", ("self", 1)).0, Outcome::Accepted);
    hands.turn_to("L-002");
    hands
        .press("Enter")
        .site
        .shows("12 = 沿用?")
        .shows("上一个同类的批为 12");
    // Taking the answers over says nothing of how much there is of this lot.
    hands.press("Down Down 2").site.shows("12 = 沿用?");
    hands.press("Home Enter").site.shows("4.2.1 材料品种和性能");
    let draft = hands.site.app.workspace().draft("L-002", "self").unwrap();
    assert_eq!(draft.capacity, Quantity::of(12));
}

/// A lot of which one item failed.
fn failed_once() -> Hands {
    let mut hands = Hands::new();
    let failing = READINGS.replacen("3 Enter 2 Enter 4", "9 Enter 9 Enter 9", 1);
    hands
        .press("Enter 1111111111")
        .measure(&failing)
        .press(CONCLUDE);
    hands
}

#[test]
fn a_recheck_of_one_item_asks_for_that_item() {
    let mut hands = failed_once();
    assert_eq!(hands.came_to("L-001", ("self", 1)).0, Outcome::Rejected);
    hands.turn_to("L-001");
    hands.press("Enter 2").site.shows("2 返修没有动到这些项");
    assert!(!hands.site.screen().contains("同一班组"));
    hands.press("2").site.shows("4.2.10-1 立面垂直度");
    hands.press("3 Enter 2 Enter 4 Enter").press(CONCLUDE);
    let (outcome, keys) = hands.came_to("L-001", ("self", 2));
    assert_eq!(outcome, Outcome::Accepted);
    assert!(keys <= 14, "{keys}, the readings among them");
    let workspace = hands.site.app.workspace();
    let record = &workspace.project().unwrap().node("L-001").unwrap().checks[1].record;
    let answers = workspace.check(record).unwrap().submission.answers;
    let referred = answers.iter().filter(|answer| answer.as_in().is_some());
    assert_eq!((referred.count(), answers.len()), (18, 19));
}

#[test]
fn work_done_anew_is_asked_anew() {
    let mut hands = failed_once();
    hands.turn_to("L-001");
    hands.press("Enter 1").site.shows("已答 0/19");
    assert!(!hands.site.screen().contains("沿用?"));
    // Who said 返修 first and took the round before over takes that back with it.
    hands.press("Up Up 2 2").site.shows("已答 18/19");
    hands
        .press("Home Down 1")
        .site
        .shows("已答 0/19")
        .shows("须重新检查");
}

#[test]
fn nothing_counts_before_it_is_confirmed_and_f4_takes_it_back() {
    let mut hands = Hands::new();
    first(&mut hands);
    hands.turn_to("L-002");
    hands
        .press("Enter F8")
        .site
        .shows("还不能作结论")
        .shows("4.2.4");
    hands
        .press("Esc 2")
        .site
        .shows("沿用了 6 项；F4 撤销。")
        .shows("已答 6/19");
    hands.press("F4").site.shows("已答 0/19").shows("= 沿用?");
    // One by one: on its row, and the next one waits for an Enter of its own.
    hands
        .press("Home Down Down Down Down Down Down Enter")
        .site
        .shows("已答 1/19")
        .shows("「粘结与面层质量」+ 符合");
    let why = hands.press("Up F2").site.screen();
    assert!(why.contains("沿用 L-001"), "{why}");
}

#[test]
fn an_enter_of_habit_behind_a_tick_confirms_nothing() {
    let mut hands = Hands::new();
    first(&mut hands);
    hands.turn_to("L-002");
    hands
        .press("Enter Down 1 1 1")
        .site
        .shows("4.2.4 粘结与面层质量")
        .shows("已答 3/19");
    hands
        .press("Enter")
        .site
        .shows("再按 Enter 沿用")
        .shows("已答 3/19");
    hands.press("Enter").site.shows("已答 4/19");
}

#[test]
fn a_tick_that_failed_stays_and_readings_take_the_place_of_a_reference() {
    let mut hands = Hands::new();
    hands
        .press("Enter 3")
        .site
        .shows("4.2.1 材料品种和性能")
        .shows("已答 1/19");
    hands.press("Esc 1").site.shows("4.2.2 基层处理");
    hands
        .press("F4")
        .site
        .shows("4.2.1 材料品种和性能")
        .shows("x 不符合");
}

#[test]
fn a_supervisor_is_offered_nothing_of_the_crew() {
    let mut hands = Hands::new();
    first(&mut hands);
    for offers in ["1 111111", "1 111111"] {
        hands.turn_to("L-001");
        hands
            .press("Enter")
            .press(offers)
            .measure(READINGS)
            .press(CONCLUDE);
    }
    assert_eq!(hands.came_to("L-001", ("handover", 1)).0, Outcome::Accepted);
    hands.turn_to("L-001");
    let screen = hands.press("Enter").site.screen();
    assert!(
        screen.contains("验收") && !screen.contains("沿用"),
        "{screen}"
    );
}

/// Steps of the first issue of a lot, until it is rectified in these words.
fn rectify(hands: Hands, words: &str) -> Hands {
    let workspace = hands.site.app.workspace();
    let issue = workspace.project().unwrap().issues()[0].id.clone();
    let step = |step: Step, by: &str, text: &str| {
        Command::Issue(IssueStep {
            issue: issue.clone(),
            step,
            at: MORNING.into(),
            by: by.into(),
            text: text.into(),
            evidence: Vec::new(),
        })
    };
    let assigning = Step::Assign {
        crew: "抹灰班".into(),
        due: "2026-05-20".into(),
        severity: None,
    };
    let steps = [
        step(assigning, "P03", ""),
        step(Step::Rectify, "P01", words),
    ];
    let site = meanwhile(hands.site, steps.to_vec());
    Hands { site, ..hands }
}

/// What was said when it was mended is offered, and something else is looked at twice.
#[test]
fn how_it_was_mended_is_offered_as_it_was_said() {
    let mut hands = rectify(failed_once(), "已返工重做");
    hands.turn_to("L-001");
    hands
        .press("Enter")
        .site
        .shows("返工重做 = 沿用?")
        .shows("整改时写的是");
    hands.press("2").site.shows("与此不同").shows("= 沿用?");
    hands.press("Enter").site.shows("已答 0/19");
    let draft = hands.site.app.workspace().draft("L-001", "self").unwrap();
    assert_eq!(draft.remedy, Some(Remedy::Redone));
    // Said again it is taken.
    hands.press("Home Down 2").site.shows("与此不同");
    hands.press("2");
    let draft = hands.site.app.workspace().draft("L-001", "self").unwrap();
    assert_eq!(draft.remedy, Some(Remedy::Repaired));
}
