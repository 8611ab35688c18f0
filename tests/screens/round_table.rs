//! The round table: from the outcome of a handover to three signatures on one laptop, and a
//! refusal. Nothing is typed but digits and function keys.

use crate::site::{SIZES, Site};
use sanjian::domain::Outcome;
use sanjian::domain::signing::SigningAsked;
use sanjian::domain::statement::Stand;
use sanjian::text::Lang;

/// Answers every item of the rebar lot and concludes the open stage with the likeliest person.
fn conclude(site: &mut Site) {
    let readings = "0 Enter ".repeat(12 * 5);
    site.begin().press("1 Enter 1 Enter").press(&readings);
    site.press("F8 Enter Enter");
}

/// Up to the outcome of the handover.
fn handover(size: (u16, u16), lang: Lang) -> Site {
    let mut site = Site::rebar(size, lang);
    for _ in 0..2 {
        conclude(&mut site);
        site.press("Enter Esc");
    }
    conclude(&mut site);
    site
}

/// The selected party: its likeliest person enrols, reads to the end and signs.
fn enrol_and_sign(site: &mut Site) {
    site.press("Enter Enter 482913 Enter 482913 Enter Enter");
    site.press("Enter");
    read(site);
    site.press("482913 Enter");
}

/// Page by page to the end: what was not on the screen was not seen.
fn read(site: &mut Site) {
    for _ in 0..8 {
        site.press("PageDown");
    }
}

fn stands(site: &Site) -> Vec<(String, String, Stand)> {
    let project = site.app.workspace().project().unwrap();
    let check = project.node("L-001").unwrap().first("handover").unwrap();
    let given = project.signatures(&check.record).iter();
    given
        .map(|one| (one.party.clone(), one.by.clone(), one.stand))
        .collect()
}

#[test]
fn three_parties_sign_one_after_the_other() {
    for (size, lang) in SIZES.into_iter().zip([Lang::Zh, Lang::En]) {
        let mut site = handover(size, lang);
        site.press("F11");
        for _ in 0..3 {
            enrol_and_sign(&mut site);
        }
        let signed = stands(&site);
        let parties: Vec<&str> = signed.iter().map(|(party, _, _)| party.as_str()).collect();
        assert_eq!(parties, ["handing", "receiving", "witness"]);
        let people: std::collections::BTreeSet<&String> =
            signed.iter().map(|(_, by, _)| by).collect();
        assert_eq!(people.len(), 3, "three different people");
        site.shows(lang.pick("各方都已签字", "Every party has signed"));
        site.press("Enter");
        assert!(site.app.workspace().verify(None).unwrap()[0].is_sound());
    }
}

#[test]
fn what_is_shown_has_to_be_read_to_its_end() {
    let mut site = handover((80, 24), Lang::Zh);
    site.press("F11 Enter Enter 482913 Enter 482913 Enter Enter");
    site.press("Enter").shows("签字文本").shows("短码");
    site.press("482913 Enter").shows("还有下文");
    assert!(stands(&site).is_empty());
    assert!(!site.screen().contains("482913"), "a PIN is never shown");
    // Typed again it is typed from the beginning.
    read(&mut site);
    site.press("482913 Enter");
    assert_eq!(stands(&site).len(), 1);
}

#[test]
fn nothing_of_what_is_signed_is_cut() {
    for lang in [Lang::Zh, Lang::En] {
        let mut site = handover((80, 250), lang);
        site.press("F11 Enter Enter 482913 Enter 482913 Enter Enter");
        let screen = site.press("Enter").screen();
        let lines = screen
            .lines()
            .filter_map(|line| line.trim_start().strip_prefix("| "));
        // The text is made a second time, perhaps a second later: of figures only the places count.
        let plain = |text: String| {
            let text = text.split_whitespace().collect::<String>();
            text.replace(|c: char| c.is_ascii_digit(), "0")
        };
        let read = plain(lines.collect());
        let project = site.app.workspace().project().unwrap();
        let check = project.node("L-001").unwrap().first("handover").unwrap();
        let by = project.keys().next().unwrap().person.clone();
        let asked = SigningAsked {
            subject: "L-001".into(),
            doc: check.record.clone(),
            party: "handing".into(),
            by,
            stand: Stand::Agree,
            reason: String::new(),
        };
        let sheet = site.app.workspace().signing_sheet(&asked, lang);
        let signed = sheet.unwrap().unwrap().lines.concat();
        assert!(screen.contains("|   "), "no line goes on below: {screen}");
        assert!(read.contains(&plain(signed)), "{screen}");
    }
}

#[test]
fn whoever_has_enrolled_stays_selected() {
    let mut site = handover((80, 24), Lang::Zh);
    let selected = |site: &Site| {
        let screen = site.screen();
        let mut lines = screen.lines().map(str::trim_start);
        let line = lines.find(|line| line.starts_with("> P")).unwrap();
        line.split_whitespace().nth(1).unwrap().to_owned()
    };
    site.press("F11 Enter Down");
    let chosen = selected(&site);
    site.press("Enter 482913 Enter 482913 Enter Enter");
    assert_eq!(selected(&site), chosen);
    site.press("Enter").shows("的口令");
}

#[test]
fn a_refusal_takes_a_reason_and_turns_the_outcome() {
    let mut site = handover((80, 24), Lang::Zh);
    site.press("F11 Enter Enter 482913 Enter 482913 Enter Enter");
    site.press("Enter F6 Enter").shows("拒签须写理由");
    site.press("保护层不足 Enter");
    read(&mut site);
    site.shows("拒签理由：保护层不足");
    site.press("482913 Enter");
    site.shows("按不合格处理").shows("已拒签，短码");
    assert!(!site.screen().contains("请把电脑交给"));
    let signed = stands(&site);
    assert_eq!(signed[0].2, Stand::Refuse);
    let project = site.app.workspace().project().unwrap();
    let check = project.node("L-001").unwrap().first("handover").unwrap();
    assert_eq!(check.outcome, Outcome::Rejected);
    site.shows("x 拒签").shows("：保护层不足");
    // On the subject's page, with who and why, and never beside 各项符合.
    site.press("Esc Up").shows("x 不合格");
    let screen = site.shows("）：保护层不足").screen();
    assert!(!screen.contains("各项符合"), "{screen}");
    site.press("Enter").shows("）：保护层不足");
    site.press("Esc Esc").shows("x 不合格 拒签");
}

#[test]
fn the_code_of_a_refusal_is_in_sight_behind_a_long_reason() {
    let mut site = handover((80, 24), Lang::Zh);
    site.press("F11 Enter Enter 482913 Enter 482913 Enter Enter");
    site.press("Enter F6")
        .press(&"保护层厚度不足须返工".repeat(6));
    site.press("Enter");
    read(&mut site);
    site.press("482913 Enter");
    let project = site.app.workspace().project().unwrap();
    let check = project.node("L-001").unwrap().first("handover").unwrap();
    let code = project.signatures(&check.record)[0].code();
    let screen = site.screen();
    assert_eq!(
        screen.matches(&code).count(),
        2,
        "said and listed: {screen}"
    );
}

#[test]
fn esc_leaves_it_waiting_in_sight() {
    let mut site = handover((80, 24), Lang::Zh);
    site.press("F11");
    enrol_and_sign(&mut site);
    site.press("Esc").shows("签字 1/3");
    site.press("Up").shows("未签：接收方、见证方");
    site.press("Esc").shows("待签字");
    let site = site.killed_and_reopened();
    site.shows("待签字");
    let list = site.screen();
    assert!(list.contains("未签 2"), "{list}");
}

#[test]
fn an_input_method_cannot_put_what_nobody_sees_into_a_pin() {
    let mut site = handover((80, 24), Lang::Zh);
    site.press("F11 Enter Enter 钢").shows("关掉中文输入法");
    site.press("４８２９１３ Enter 482913 Enter Enter");
    site.shows("有密钥");
    site.press("Esc Esc Esc Esc 5")
        .shows("人员与密钥")
        .shows("本机");
}

#[test]
fn two_pins_that_differ_enrol_nobody() {
    let mut site = handover((80, 24), Lang::Zh);
    site.press("F11 Enter Enter 482913 Enter 482914 Enter Enter");
    site.shows("两次输入的口令不同");
    let project = site.app.workspace().project().unwrap();
    assert_eq!(project.keys().count(), 0);
}

#[test]
fn the_reason_of_a_refusal_is_not_lost_by_esc_or_by_leaving() {
    let mut site = handover((80, 24), Lang::Zh);
    site.press("F11 Enter Enter 482913 Enter 482913 Enter Enter");
    site.press("Enter F6 保护层不足").press("Esc Esc Esc Esc");
    site.press("Up F11 Enter Enter F6").shows("保护层不足");
    site.press("F10");
    let mut site = site.killed_and_reopened();
    site.press("Home Down Down Down Enter Up F11 Enter Enter F6")
        .shows("保护层不足");
    site.press("Enter");
    read(&mut site);
    site.shows("拒签理由：保护层不足");
    site.press("482913 Enter").shows("按不合格处理");
    // It is in the record now, and offered no more.
    site.app.rest();
    let left = std::fs::read_to_string(site.folder.path().join("device/unfinished.json"));
    assert!(!left.unwrap().contains("保护层不足"));
}

/// The key that goes on takes what was filled in here as in every other form, and a PIN that is not taken is told the one reason.
#[test]
fn f8_enrols_and_one_reason_is_given() {
    let mut site = handover((80, 24), Lang::Zh);
    site.press("F11 Enter Enter 86420135 Enter 86420135 F8");
    site.shows("8642").shows("不收");
    assert!(!site.screen().contains("手机号"), "{}", site.screen());
    site.press("482913 Enter 482913 F8");
    let project = site.app.workspace().project().unwrap();
    assert_eq!(project.keys().count(), 1, "{}", site.screen());
}
