//! Empty pages: each says what to do next, and Enter does it.

use crate::site::Site;
use crate::town;
use sanjian::text::Lang;
use sanjian::text::screen::bar;

/// The ways to the pages of a project, from its overview.
const PAGES: [&str; 15] = [
    "6", "F3", "F3 qxqxq", "7", "7 7", "7 8", "9", "9 F9", "0", "1", "1 F9", "5", ".", "2", "4",
];

/// Enter does something on every page, and where a page is empty it is said what.
fn leads_on(opens: impl Fn(Lang) -> Site, ways: &[String]) {
    for lang in [Lang::Zh, Lang::En] {
        for way in ways {
            let mut site = opens(lang);
            let before = site.press(way).screen();
            let here = before
                .lines()
                .any(|line| line.trim_start().starts_with('>'));
            assert!(here, "{way}: nothing to go on with:\n{before}");
            let after = site.press("Enter").screen();
            assert!(!after.contains(bar::not_now(lang)), "{way}:\n{after}");
            assert_ne!(before, after, "{way}");
        }
    }
}

fn ways() -> Vec<String> {
    PAGES
        .iter()
        .map(|way| (*way).to_owned())
        .chain([String::new()])
        .collect()
}

#[test]
fn every_page_of_an_empty_project_leads_on() {
    let made = |lang| {
        let mut site = town::empty((80, 24), lang);
        site.press("1 Enter P F8");
        site
    };
    leads_on(made, &ways());
}

#[test]
fn every_page_of_a_project_that_was_just_planned_leads_on() {
    let planned = |lang| {
        let mut site = town::bare((80, 24), lang);
        site.press("Enter Enter N Enter Enter 2 F8 F8 Enter");
        site
    };
    let of_lot = [
        "Enter",
        "Enter 9",
        "Enter 0",
        "Enter F12",
        "Enter Enter F12",
    ];
    let of_lot = of_lot.map(str::to_owned);
    leads_on(planned, &[ways(), of_lot.to_vec()].concat());
}

#[test]
fn a_page_says_where_enter_leads_and_goes_there() {
    let mut site = town::empty((80, 24), Lang::Zh);
    site.press("1 Enter 江湾 F8");
    let leads = [
        ("5", "还没有人员", "> 添加人员", "您是谁"),
        ("6", "还没有检验批", "> 从目录选分项", "划分方案"),
        ("7", "还没有作过结论", "> 去检查", "先办这些"),
        ("1", "还没有登记", "> 新增一条登记", "登记"),
        ("9", "没有未关闭的不合格项", "> 到工程树打开一处", "工程树"),
        ("0", "没有卡住的", "> 返回", "先办这些"),
    ];
    for (way, said, next, page) in leads {
        site.press(way).shows(said).shows(next);
        site.press("Enter").shows(page);
        site.press("Esc Esc Esc");
    }
}

#[test]
fn what_was_filtered_away_is_shown_by_enter() {
    let mut site = Site::rebar((80, 24), Lang::Zh);
    site.press("F3 qxqxq").shows("没有查到").shows("> 看全部");
    site.press("Enter").shows("1号楼");
}

/// The bar says of Enter what the only row says.
#[test]
fn the_bar_of_an_empty_page_says_what_enter_does() {
    for (way, next) in [("5", "Enter 添加人员"), ("*", "Enter 去工程树")] {
        let mut site = town::empty((80, 24), Lang::Zh);
        site.press("1 Enter P F8").press(way).shows(next);
        assert!(!site.screen().contains("所选的人"), "{}", site.screen());
    }
}
