//! Finding anything, from any page: by names, codes, pinyin and storeys, in any order; and doing it.

use crate::site::{SIZES, Site, lot};
use crate::town;
use sanjian::domain::Subject;
use sanjian::text::Lang;

const REBAR: &str = "gb50204-2015.rebar-installation";

fn rebar(code: &str, name: &str) -> Subject {
    Subject {
        variants: vec!["slab-wall-shell".into()],
        ..lot(code, name, REBAR)
    }
}

fn storeys(size: (u16, u16), lang: Lang) -> Site {
    let lots = [
        rebar("L-102", "2 层 A 段 钢筋安装"),
        rebar("L-112", "12 层 A 段 钢筋安装"),
        rebar("L-212", "12 层 A 段 模板安装"),
    ];
    Site::of(size, lang, &lots)
}

/// The row that is selected.
fn selected(site: &Site) -> String {
    let screen = site.screen();
    let mut lines = screen
        .lines()
        .filter(|line| line.trim_start().starts_with("> "));
    lines
        .next_back()
        .unwrap_or_else(|| panic!("{screen}"))
        .to_owned()
}

#[test]
fn a_lot_is_found_by_its_storey_and_the_initials_of_its_work() {
    for (size, lang) in SIZES.into_iter().zip([Lang::Zh, Lang::En]) {
        for typed in ["12层 Space gj", "gj Space 十二层", "GANGJIN Space 12F"] {
            let mut site = storeys(size, lang);
            site.press("F3").press(typed);
            assert!(site.cursor().is_some());
            let screen = site.screen();
            let kind = lang.pick("检验批  ", "Inspection lot  ");
            let rows: Vec<&str> = screen.lines().filter(|line| line.contains(kind)).collect();
            assert!(
                rows[0].contains("> ") && rows[0].contains("L-112"),
                "{typed}: {screen}"
            );
            assert!(
                rows.iter().all(|row| !row.contains("L-102 ")),
                "{typed}: {screen}"
            );
            site.press("Enter").shows("> L-112");
            site.press("Esc").shows("L-112");
            assert!(site.cursor().is_some(), "back among what was found");
            site.press("Esc")
                .shows(lang.pick("等谁处理", "Waiting for"));
        }
    }
}

#[test]
fn a_person_is_found_by_initials_and_stands_selected_among_the_people() {
    let mut site = storeys((80, 24), Lang::Zh);
    site.press("F3 zw").shows("张伟");
    site.press("Enter").shows("> 人员");
    assert!(selected(&site).contains("张伟"), "{}", site.screen());
}

#[test]
fn a_command_runs_on_the_page_below() {
    for (typed, lang, page) in [
        ("shezhi", Lang::Zh, "v 1 深色"),
        ("settings", Lang::En, "v 1 dark"),
        ("帮助", Lang::Zh, "在列表中"),
    ] {
        let mut site = storeys((80, 24), lang);
        site.press("6 F3").press(typed).press("Enter").shows(page);
        site.press("Esc").shows(lang.pick("> 工程树", "> Tree"));
    }
    // Of the subject one is on; a place, from a form.
    let mut site = storeys((80, 24), Lang::Zh);
    site.press("Enter F3 处置 Enter").shows("现在可以作");
    site.press("Esc F8 F3 zhibiao Enter").shows("> 指标");
}

/// What is done on a page of its own is found from any other, by what people call it, and begins there.
#[test]
fn a_command_of_another_page_is_found_and_begins_there() {
    for (typed, lang, name, page) in [
        ("导出", Lang::Zh, "导出", "> 与其它设备交换"),
        ("添加人员", Lang::Zh, "添加人员", "姓名"),
        ("huafen", Lang::Zh, "划分工程", "划分方案、工程表"),
        ("new project", Lang::En, "New project", "New project"),
        (
            "export",
            Lang::En,
            "Export",
            "> Exchange with another device",
        ),
    ] {
        let mut site = storeys((80, 24), lang);
        site.press("F3").press(typed);
        let first = selected(&site);
        assert!(first.contains(name), "{typed}: {}", site.screen());
        site.press("Enter").shows(page);
        let strange = lang.pick("已在最前页", "first page");
        assert!(!site.screen().contains(strange), "{}", site.screen());
    }
}

#[test]
fn a_clause_opens_its_checklist_there() {
    let mut site = storeys((80, 24), Lang::Zh);
    site.press("F3 5.5.3 Space 排距").shows("条文");
    site.press("Enter").shows("GB 50204-2015").shows("要求");
    let line = selected(&site);
    assert!(line.contains("5.5.3") && line.contains("排距"), "{line}");
}

#[test]
fn a_form_is_printed_of_what_one_is_on() {
    let mut site = town::of(30, (80, 24), Lang::Zh);
    site.press("F3 L-00001 Enter F3 检验批质量验收记录 Enter");
    site.shows("L-00001").shows("> 检验批质量验收记录");
}

#[test]
fn one_kind_alone_is_looked_at_and_named() {
    let mut site = storeys((80, 24), Lang::Zh);
    site.press("F3 gj").shows("看 全部 (F9)");
    site.press("F9").shows("看 对象 (F9)").shows("检验批");
    let screen = site.screen();
    assert!(!screen.contains("条文  "), "{screen}");
    site.press("F9 F9 F9").shows("检查表、条文 (F9)");
    let screen = site.screen();
    assert!(!screen.contains("L-112"), "{screen}");
}

#[test]
fn what_was_opened_last_comes_first_then_what_is_not_done() {
    let mut site = town::of(30, (80, 24), Lang::Zh);
    site.press("F3 L-00007 Enter Esc Backspace");
    assert!(selected(&site).contains("L-00007"), "{}", site.screen());
    let screen = site.screen();
    let rows = screen.lines().filter(|line| line.contains("L-000"));
    let rows: Vec<&str> = rows.skip(1).collect();
    assert!(!rows.is_empty());
    for row in rows {
        assert!(!row.contains("v 合格") && !row.contains("* 优良"), "{row}");
    }
}

/// The tree says of a unit how far it is; here it is not called untouched.
#[test]
fn what_lies_above_lots_under_way_is_not_called_untouched() {
    let mut site = town::of(30, (80, 24), Lang::Zh);
    let screen = site.press("F3 1号楼").screen();
    let unit = screen
        .lines()
        .find(|line| line.contains("1号楼 U0"))
        .unwrap();
    assert!(!unit.contains("未开始"), "{unit}");
    let first = site.press("Backspace Backspace Backspace").screen();
    let row = first
        .lines()
        .find(|line| line.contains("> 检验批"))
        .unwrap();
    assert!(row.contains("L-00006"), "{row}");
}

#[test]
fn of_what_is_found_alike_the_unfinished_comes_first() {
    let mut site = town::of(30, (80, 24), Lang::Zh);
    site.press("F3 l-000 F9");
    assert!(!selected(&site).contains("v 合格"), "{}", site.screen());
    let last = site.press("End").screen();
    assert!(last.contains("v 合格") || last.contains("* 优良"), "{last}");
}

#[test]
fn what_was_half_typed_below_is_kept() {
    let mut site = storeys((80, 24), Lang::Zh);
    site.press("8 1 B7 F3 L-112 Enter").shows("> L-112");
    site.press("Esc Esc 8 1").shows("B7");
}

#[test]
fn the_key_that_opens_it_closes_it() {
    for way in ["", "6", "Enter", "Enter Enter"] {
        let mut site = storeys((80, 24), Lang::Zh);
        let before = site.press(way).screen();
        assert_eq!(site.press("F3 F3").screen(), before, "{way}");
    }
}

/// What is typed with a slip is found where nothing else is.
#[test]
fn a_slip_of_a_letter_finds_what_was_meant() {
    let mut site = Site::rebar((80, 24), Lang::Zh);
    for typed in ["gangjn", "gagnjin"] {
        site.press("F3").press(typed).shows("钢筋");
        assert!(!site.screen().contains("没有查到"), "{}", site.screen());
        site.press("Esc Esc");
    }
    site.press("F3 qqwwee").shows("没有查到");
}

/// What is only read alike is said to be, and no row loses the word of what it is.
#[test]
fn what_is_only_alike_says_so_and_every_row_its_kind() {
    let mut site = storeys((80, 24), Lang::Zh);
    site.press("F3").press("刚斤").shows("读音、拼写相近");
    site.press("Backspace Backspace 钢筋");
    assert!(!site.screen().contains("相近"), "{}", site.screen());
    for lang in [Lang::Zh, Lang::En] {
        let long = Subject {
            location: "12 层 A 段 ①～⑫ 轴 / Ⓐ～Ⓕ 轴".into(),
            ..rebar("L-112", "12 层 A 段 钢筋安装及预埋件、预留洞口全部内容")
        };
        let mut site = Site::of((80, 24), lang, &[long]);
        let kind = lang.pick("检验批", "Inspection lot");
        site.press("F3").press("gj");
        let screen = site.screen();
        let row = screen.lines().find(|line| line.contains("L-112"));
        assert!(row.is_some_and(|row| row.contains(kind)), "{screen}");
    }
}

/// What is made ready beside the screen while nobody types is what a look makes of it.
#[test]
fn what_was_made_ready_beside_the_screen_is_all_there_is() {
    let (mut waited, mut at_once) = (storeys((80, 24), Lang::Zh), storeys((80, 24), Lang::Zh));
    waited.app.rest();
    waited.app.rest();
    let found = [&mut waited, &mut at_once].map(|site| site.press("F3").press("焊缝").screen());
    assert!(found[0].contains("条文"), "{}", found[0]);
    assert_eq!(found[0], found[1]);
}
