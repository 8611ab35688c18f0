//! Answers that are not readings: digits, counts, reasons, papers.

use crate::site::{Site, lot, rebar, subject};
use sanjian::domain::Kind;
use sanjian::text::Lang;
use serde_json::json;

fn answer(site: &Site, item: &str) -> serde_json::Value {
    let draft = site.saved("self");
    let answer = draft
        .answer(item)
        .unwrap_or_else(|| panic!("no answer to {item}"));
    serde_json::Value::Object(answer.body.clone())
}

#[test]
fn a_digit_answers_and_enter_goes_on() {
    let mut site = Site::rebar((80, 24), Lang::Zh);
    site.begin().press("2").shows("优良");
    assert_eq!(answer(&site, "5.5.1"), json!({"result": "excellent"}));
    site.press("Enter 3").shows("x 不符合");
    assert_eq!(answer(&site, "5.5.2"), json!({"result": "fail"}));
}

#[test]
fn a_reason_gone_back_from_answers_nothing_and_a_digit_takes_the_place_of_another() {
    let mut site = Site::rebar((80, 24), Lang::Zh);
    site.begin().press("/ 1 Esc");
    assert!(site.saved("self").answer("5.5.1").is_none());
    site.press("/ 1 2 Enter");
    let said = json!({"result": "na", "note": "设计无此要求"});
    assert_eq!(answer(&site, "5.5.1"), said);
}

#[test]
fn a_bouncing_key_does_not_answer_the_next_item() {
    let lots = [rebar("L-001", Some(36))];
    let mut site = Site::at("2026-05-01T08:00:00+08:00", (80, 24), Lang::Zh, &lots);
    site.begin().press("1 1 1").shows("来得太快");
    assert!(site.saved("self").answer("5.5.2").is_none());
}

#[test]
fn what_fails_is_told_by_a_digit_and_a_place() {
    // No time passes: it must not matter how fast the machine is.
    let lots = [rebar("L-001", Some(36))];
    let mut site = Site::at("2026-05-01T08:00:00+08:00", (80, 24), Lang::Zh, &lots);
    site.begin().press("3").shows("1 漏做").shows("F12 附照片");
    let bare = json!({"result": "fail"});
    assert_eq!(answer(&site, "5.5.1"), bare, "kept before a word is said");
    // A digit within a twentieth of a second behind the first is a key that bounced.
    site.press("2").shows("1 漏做");
    site.press("2 Enter 3-4/A轴 Enter");
    let told = json!({"result": "fail", "problem": "位置不对", "place": "3-4/A轴"});
    assert_eq!(answer(&site, "5.5.1"), told);
    // The next item is on; the place said before is offered there.
    site.press("3 Enter Right Enter");
    let told = json!({"result": "fail", "place": "3-4/A轴"});
    assert_eq!(answer(&site, "5.5.2"), told);
    // It may be left unsaid, and said later.
    site.press("Up Up").shows("问题 位置不对");
    site.press("F6").shows("位置不对");
    site.press("Esc 1").shows("+ 符合");
    assert_eq!(answer(&site, "5.5.1"), json!({"result": "pass"}));
}

#[test]
fn space_goes_round() {
    let mut site = Site::rebar((80, 24), Lang::Zh);
    site.begin();
    for result in ["pass", "excellent", "fail", "pass"] {
        site.press("Space");
        assert_eq!(answer(&site, "5.5.1"), json!({ "result": result }));
    }
}

#[test]
fn counts_are_kept_field_by_field() {
    let mut site = Site::rebar((80, 24), Lang::Zh);
    site.begin().press("4 36 Enter");
    assert_eq!(answer(&site, "5.5.1"), json!({"checked": 36}));
    site.shows("待补").shows("「不符合几处」没有填");
    site.press("1 Enter Enter").shows("查 36 处，不符合 1 处");
    assert_eq!(answer(&site, "5.5.1"), json!({"checked": 36, "failed": 1}));
}

#[test]
fn a_form_left_with_esc_keeps_what_it_has() {
    let mut site = Site::rebar((80, 24), Lang::Zh);
    site.begin().press("4 36 Tab 0 Esc").shows("符合");
    assert_eq!(answer(&site, "5.5.1"), json!({"checked": 36, "failed": 0}));
    site.press("4 Tab -1 Enter").shows("须是 0 或更大的整数");
}

#[test]
fn not_applicable_takes_a_reason_by_one_digit_or_in_words() {
    let mut site = Site::rebar((80, 24), Lang::Zh);
    site.begin().press("0 Enter");
    assert!(
        site.saved("self").answer("5.5.1").is_none(),
        "no reason, no answer"
    );
    site.press("0 1 Enter").shows("- 不适用；F4 撤销。");
    site.press("Up").shows("不适用：本批无此项");
    site.press("Enter /").press("本批为素混凝土 Enter");
    let note = json!({"result": "na", "note": "本批为素混凝土"});
    assert_eq!(answer(&site, "5.5.2"), note);
}

/// `、` is what a Chinese input method makes of the key.
#[test]
fn a_slash_says_that_what_is_measured_does_not_occur() {
    for slash in ["/", "／", "、"] {
        let mut site = Site::rebar((80, 24), Lang::Zh);
        site.begin().press("1 Enter 1 Enter").press(slash);
        site.press("1 Enter").shows("- 不适用");
        assert_eq!(answer(&site, "5.5.3-1")["result"], "na", "{slash}");
        // Behind a figure it is a sign like any other: nothing is taken for 12.
        site.press("Delete 1").press(slash).press("2 Enter");
        assert!(site.readings("5.5.3-1").is_empty(), "{slash}");
    }
}

#[test]
fn a_paper_has_the_date_that_was_read_off_it() {
    let lots = [sanjian::domain::Subject {
        variants: vec!["common".into()],
        ..lot("L-001", "内墙抹灰", "gb50210-2018.plastering")
    }];
    let mut site = Site::of((80, 24), Lang::Zh, &lots);
    site.begin();
    for _ in 0..30 {
        if site.screen().contains("1 齐全") {
            break;
        }
        site.press("Down");
    }
    site.press("3").shows("所需资料不齐");
    site.press("Esc 4").shows("编号");
    site.press("A-01 Enter");
    let papers = |site: &Site| {
        let answers = site.saved("self").answers;
        let papers = answers
            .iter()
            .find_map(|a| a.body.get("documents").cloned());
        papers.unwrap()
    };
    assert_eq!(papers(&site)[0]["no"], "A-01");
    assert_eq!(papers(&site)[0].get("date"), None, "nobody typed one");
    site.press("Esc").shows("「日期」没有填");
    site.press("4 Tab 2099-01-01 Enter")
        .shows("2099-01-01 晚于今天");
    site.press("Home Delete Delete Delete Delete Delete Delete Delete Delete Delete Delete");
    site.press("2 0 2 6 / 3 / 1 x Enter")
        .shows("「2026/3/1x」不是日期");
    site.press("Backspace Enter Up").shows("2026-03-01");
    assert_eq!(papers(&site)[0]["date"], "2026-03-01");
    site.press("Esc").shows("缺少资料");
}

#[test]
fn todays_date_is_offered_by_the_space_bar() {
    let lots = [sanjian::domain::Subject {
        variants: vec!["common".into()],
        ..lot("L-001", "内墙抹灰", "gb50210-2018.plastering")
    }];
    let mut site = Site::of((80, 24), Lang::Zh, &lots);
    site.begin();
    while !site.screen().contains("1 齐全") {
        site.press("Down");
    }
    let today = site.app.workspace().today().to_string();
    site.press("4 A-01 Enter").shows("空格填今天");
    site.press("Space").shows(&today);
}

#[test]
fn an_upper_level_says_why_it_is_closed() {
    let mut site = Site::rebar((80, 24), Lang::Zh);
    site.press("6 Home Down Down F8");
    site.shows("下级尚未全部验收合格：0/1").shows("未能开始");
    site.press("Enter").shows("5.0.2");
}

#[test]
fn strange_names_cannot_harm_the_terminal() {
    let name = "甲\u{1b}[2J\u{202e}乙";
    let lots = [
        sanjian::domain::Subject {
            location: "十".repeat(200),
            ..lot("L-001", name, "gb50204-2015.rebar-installation")
        },
        subject("L-002", "I", Kind::Lot, "没有检查表"),
    ];
    let mut site = Site::of((80, 24), Lang::Zh, &lots);
    site.press("Enter").shows("⟦U+001B⟧");
    site.press("Esc Enter Enter").shows("这一批是哪一类");
}
