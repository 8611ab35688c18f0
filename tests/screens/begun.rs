//! What can begin, and what comes before it: in one word on all pages, and the way there.

use crate::site::{Site, rebar};
use sanjian::domain::Subject;
use sanjian::text::Lang;

fn two(lang: Lang) -> Site {
    let second = Subject {
        name: "二层 墙柱钢筋".into(),
        after: "L-001".into(),
        ..rebar("L-002", Some(36))
    };
    Site::of((80, 24), lang, &[rebar("L-001", Some(36)), second])
}

#[test]
fn nothing_is_under_way_before_something_was_entered() {
    for lang in [Lang::Zh, Lang::En] {
        let mut site = two(lang);
        site.press("F3 L-001 Enter");
        site.shows(lang.pick(". 可以开始", ". can begin"));
        site.press("Enter 1 Esc");
        site.shows(lang.pick("~ 进行中", "~ under way"));
    }
}

#[test]
fn the_work_before_is_named_and_enter_goes_there() {
    let mut site = two(Lang::Zh);
    let name = rebar("L-001", None).name;
    site.press("F3 L-002 Enter").shows("未能开始");
    let screen = site.screen();
    let line = screen
        .lines()
        .find(|line| line.trim_start().starts_with("前道"));
    let line = line.unwrap_or_else(|| panic!("{screen}"));
    assert!(line.contains("L-001") && line.contains(&name), "{line}");
    site.press("Enter").shows("> L-001").shows("可以开始");
}
