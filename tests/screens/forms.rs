//! What every form does alike: what is wrong stands at its line, choices turn, the terminal's cursor is in
//! the field, and no PIN is kept.

use crate::site::Site;
use sanjian::text::Lang;

const LOT: &str = "Home Down Down Down Enter";

/// A form on a page and one in a popup: the way to a line, what is wrong for it, why, and what is right.
fn wrong() -> [(String, [&'static str; 4]); 2] {
    [
        (
            "8 1 Tab Tab Tab Tab Tab".to_owned(),
            ["0.9", "目标按百分数填", "90", "建立"],
        ),
        (
            format!("{LOT} F8 Tab Delete Home Delete Delete Delete"),
            ["5.x", "不是日期和时间", "+24", "记录"],
        ),
    ]
}

#[test]
fn what_is_wrong_stands_below_its_line_until_that_is_right() {
    for (way, [typed, why, right, last]) in wrong() {
        let mut site = Site::rebar((80, 24), Lang::Zh);
        site.press(&way).press(typed);
        let bells = site.bells;
        let screen = site.press("Enter").screen();
        let mut lines = screen.lines().skip_while(|line| !line.contains(typed));
        assert!(lines.nth(1).unwrap().contains(why), "{screen}");
        assert_eq!(site.bells, bells + 1, "whoever does not look hears it");
        site.shows(&format!(" {last}"));
        site.press("Home Delete Delete Delete").press(right);
        let screen = site.press("Enter").screen();
        assert!(!screen.contains(why), "{screen}");
    }
}

#[test]
fn the_cursor_of_the_terminal_stands_in_the_field_that_is_typed_in() {
    let mut site = Site::rebar((80, 24), Lang::Zh);
    for (way, typed) in [("8 1", "B7"), ("Esc Esc Esc Home 5 Down Enter", "12")] {
        site.press(way).press(typed);
        let (_, y) = site.cursor().unwrap();
        let screen = site.screen();
        let line = screen.lines().nth(usize::from(y)).unwrap();
        assert!(line.starts_with(" > "), "{line} of {screen}");
    }
    site.press("Esc Esc Esc 8 1 Tab Tab");
    assert_eq!(site.cursor(), None, "nothing is typed into a choice");
}

/// The line one is on after these keys.
fn here(site: &mut Site, keys: &str) -> String {
    let screen = site.press(keys).screen();
    let mut lines = screen.lines();
    let line = lines.find(|line| line.starts_with(" > "));
    line.unwrap_or_else(|| panic!("{screen}")).to_owned()
}

#[test]
fn choices_turn_both_ways_and_to_a_figure() {
    let mut site = Site::rebar((80, 24), Lang::Zh);
    let turned = [
        ("8 1 Tab Tab", "1/3"),
        ("Left", "3/3"),
        ("2", "2/3"),
        ("Space", "3/3"),
        ("Right", "1/3"),
    ];
    for (keys, place) in turned {
        let line = here(&mut site, keys);
        assert!(line.contains(place), "{keys}: {line}");
    }
}

#[test]
fn a_choice_on_a_page_says_how_it_is_turned() {
    let mut site = Site::rebar((80, 24), Lang::Zh);
    for keys in ["8 1 Tab Tab", "Esc Esc Esc 1 F8", "Tab", "Tab"] {
        let line = here(&mut site, keys);
        assert!(line.contains("左右键或空格换"), "{keys}: {line}");
    }
}

#[test]
fn what_a_pin_began_with_is_kept_nowhere() {
    let mut site = Site::rebar((80, 24), Lang::Zh);
    site.press("5 Enter 4829").shows("****");
    site.app.rest();
    site.press("Esc");
    site.app.rest();
    assert!(site.app.workspace().unfinished().is_empty());
}

#[test]
fn lines_that_are_pasted_into_a_field_become_one() {
    let mut site = Site::rebar((80, 24), Lang::Zh);
    site.press("8 1 Tab")
        .paste("\r\n 二号楼\r\n\r\n  地下\t室\u{7}\n");
    site.shows("二号楼 地下 室");
    let mut site = Site::rebar((80, 24), Lang::Zh);
    site.press("F3").paste("L-001\n钢筋").shows("L-001 钢筋");
    site.press("Esc F1").paste("设\n置").shows("设 置");
}

#[test]
fn what_can_be_chosen_stands_with_its_digit_and_a_digit_always_chooses() {
    let mut site = Site::rebar((80, 24), Lang::Zh);
    site.press("5 F8 丙 Enter")
        .shows("1 操作工")
        .shows("3 专业工长");
    site.press("监理 3").shows("< 专业工长 >");
    site.press("鱼").shows("没有「鱼」").shows("< 请选 >");
    // What was not understood chooses nobody, and is not left behind.
    site.press("F8").shows("没有「鱼」");
    site.press("Backspace 3").shows("< 专业工长 >");
}
