//! The registers on the screen: entries made, listed and checked, the instruments used, and nothing
//! of it in the tree.

use crate::site::{SIZES, Site, rebar, subject};
use sanjian::domain::{Kind, Subject};
use sanjian::text::Lang;

/// A site with these entries.
fn with(size: (u16, u16), lang: Lang, entries: Vec<Subject>) -> Site {
    let mut lots = vec![rebar("L-001", Some(36))];
    lots.extend(entries);
    Site::of(size, lang, &lots)
}

fn tape() -> Subject {
    Subject {
        checklist: "generic.instrument".into(),
        ..subject("JL-001", "", Kind::Instrument, "5 m 钢卷尺")
    }
}

#[test]
fn every_key_of_the_registers_is_harmless() {
    let round = "1 Down Right Right Left F9 F9 F8 Down Up Right Left Space Down Down Down Enter \
         Enter Enter Enter Enter Enter Esc F1 Esc Right F8 Esc End Enter Esc Esc";
    for size in SIZES {
        for lang in [Lang::Zh, Lang::En] {
            with(size, lang, vec![tape()]).press(round);
            with(size, lang, Vec::new()).press(round);
        }
    }
}

#[test]
fn an_entry_is_made_by_a_small_form_and_stands_in_its_register() {
    for (size, lang) in SIZES.into_iter().zip([Lang::Zh, Lang::En]) {
        let mut site = with(size, lang, Vec::new());
        site.press("1 F8 Tab Tab Tab Tab Right Tab 钢筋 Tab D Tab 3F Enter Enter Enter");
        let workspace = site.app.workspace();
        let entries = workspace.register(Some(Kind::Material));
        let entry = &entries[0].node.subject;
        assert_eq!(
            (entry.code.as_str(), entry.name.as_str()),
            ("JC-001", "钢筋")
        );
        assert_eq!(
            (entry.parent.as_str(), entry.location.as_str()),
            ("D", "3F")
        );
        assert!(
            entry.variants.contains(&"retest".to_owned()),
            "{:?}",
            entry.variants
        );
        site.shows("JC-001");
    }
}

#[test]
fn a_form_with_a_fault_says_so_and_goes_there() {
    let mut site = with((80, 24), Lang::Zh, Vec::new());
    site.press("1 F8 End Left")
        .press(&"Tab ".repeat(9))
        .press("Enter");
    site.shows("名称：不得为空").shows("> 名称");
    site.press("水泥 Enter 没有的 Enter Enter Enter Enter");
    site.shows("找不到上级").shows("> 上级");
    assert!(site.app.workspace().register(None).is_empty());
}

#[test]
fn a_dwelling_asks_how_many_rooms_it_has() {
    let mut site = with((80, 24), Lang::Zh, Vec::new());
    site.press("1 F8 End Left Left Left");
    site.shows("分户验收（户内）").shows("间（房间）");
}

#[test]
fn an_instrument_is_verified_and_then_chosen_for_readings() {
    let mut site = with((80, 24), Lang::Zh, vec![tape()]);
    site.shows("待办 1 项");
    site.press("1").shows("无有效证书");
    site.press(
        "Enter Enter 1 JD-7 Enter Space Enter 20991231 Enter 1 Enter 1 F8 Enter Enter Enter",
    );
    site.press("Esc").shows("有效至 2099-12-31");
    let project = site.app.workspace().project().unwrap();
    assert_eq!(
        project.node("JL-001").unwrap().valid_until(),
        Some("2099-12-31")
    );
    site.press("Esc");
    site.begin().press("Home Down").shows("所用计量器具");
    site.press("Enter").shows("[ ] JL-001");
    site.press("Space").shows("[x] JL-001");
    site.press("Enter").shows("有效至 2099-12-31");
    assert_eq!(site.saved("self").instruments, ["JL-001"]);
    site.press("F4");
    assert!(site.saved("self").instruments.is_empty(), "undone");
}

#[test]
fn chosen_instruments_survive_a_power_cut() {
    let mut site = with((80, 24), Lang::Zh, vec![tape()]);
    site.begin().press("Home Down Enter Space Enter");
    let site = site.killed_and_reopened();
    assert_eq!(site.saved("self").instruments, ["JL-001"]);
}

#[test]
fn watching_is_entered_by_digits_alone() {
    let mut lot = rebar("L-001", Some(36));
    lot.chain = "lot.with-standing-by".into();
    // A laptop that came from elsewhere: the site's clocks show 16:30.
    let now = "2026-05-01T10:30:00+02:00";
    let mut site = Site::at(now, (80, 24), Lang::Zh, &[lot]);
    site.begin().press("Home Down").shows("旁站自");
    site.press("1000 Enter").shows("10:00");
    site.press("0930 Enter").shows("止须晚于起");
    site.press("Backspace Backspace Backspace Backspace 1130 Enter")
        .shows("11:30");
    let standby = site.saved("stand_by").standby.unwrap();
    assert_eq!(standby.from, "2026-05-01T10:00:00+08:00");
    assert_eq!(standby.to, "2026-05-01T11:30:00+08:00");
}

#[test]
fn entries_stand_in_no_tree_and_count_for_no_rate() {
    let concealed = subject("YB-001", "L-001", Kind::Concealed, "钢筋隐蔽");
    let mut site = with((80, 24), Lang::Zh, vec![tape(), concealed]);
    site.shows("(0/1)");
    site.press("6");
    let tree = site.screen();
    assert!(
        !tree.contains("JL-001") && !tree.contains("YB-001"),
        "{tree}"
    );
    assert!(tree.contains("L-001"));
    site.press("F3 yb").shows("YB-001");
    site.press("Enter").shows("隐蔽工程");
}

#[test]
fn a_return_visit_shows_what_is_warranted() {
    let visit = Subject {
        variants: vec!["waterproof".into(), "heating".into()],
        ..subject("HF-001", "U", Kind::Warranty, "第一次回访")
    };
    let mut site = with((80, 24), Lang::Zh, vec![visit]);
    site.press("1 Enter")
        .shows("2 个采暖期、供冷期，自竣工验收合格起（尚未竣工验收）");
    let stages = site.app.workspace().register(Some(Kind::Warranty));
    assert_eq!(stages[0].terms.len(), 2);
}
