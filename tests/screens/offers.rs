//! The bar at the bottom: every key it names does something where it is named, and a key that does
//! nothing says so. Gone through page by page.

use crate::site::{Site, rebar};
use crate::town;
use ratatui::buffer::Cell;
use sanjian::text::Lang;

/// Wide enough for the bar to name all keys of a page.
const WIDE: (u16, u16) = (200, 50);

/// Ways to the pages of a project whose lots have been checked, from its overview.
const WORKED: [&str; 34] = [
    "F1",
    "Down",
    "6",
    "6 End",
    "6 Left",
    "6 F6",
    "6 F6 Enter",
    "6 F6 3",
    "F3",
    "F3 jlq",
    "F5",
    "F7",
    "7",
    "7 5",
    "7 7",
    "7 8",
    "9",
    "9 Enter",
    "9 1",
    "9 F9 End",
    "0",
    "2",
    "1",
    "1 F8",
    "5",
    "5 Enter",
    "8",
    "8 Down Enter",
    "Enter",
    "Enter Home",
    "Enter Home Enter",
    "Enter F6",
    "Enter F8",
    "Enter F12",
];

/// And to those of a project in which there is nothing yet.
const BARE: [&str; 9] = ["", "6", "F3", "7", "7 8", "9", "0", "1", "8"];

/// And to those of a check that is under way.
const OPEN: [&str; 11] = [
    "Home Down Down Down Enter Enter",
    "Home Down Down Down Enter Enter Home",
    "Home Down Down Down Enter Enter End",
    "Home Down Down Down Enter Enter 1",
    "Home Down Down Down Enter Enter 4",
    "Home Down Down Down Enter Enter 1 Enter 1 Enter",
    "Home Down Down Down Enter Enter 1 Enter 1 Enter 3",
    "Home Down Down Down Enter Enter 1 Enter 1 Enter 3 Enter 7 Enter",
    "Home Down Down Down Enter Enter 0",
    "Home Down Down Down Enter Enter F8",
    "Home Down Down Down Enter Enter F12",
];

/// What a key may say there and do nothing else: what comes first.
const FIRST: [&str; 4] = ["还没有答：", "输入读数后", "还没有记下：", "先填路径"];

/// The keys that the bar names, as the tests write them.
fn offered(site: &Site) -> Vec<String> {
    let screen = site.screen();
    let bar = screen.lines().last().unwrap_or_default();
    let keys = bar
        .split("  ")
        .filter_map(|part| part.trim().split(' ').next());
    let named = keys.filter(|key| !key.is_empty()).map(|key| match key {
        "空格" => "Space",
        "上" => "Up",
        "下" => "Down",
        "左" => "Left",
        "右" => "Right",
        "Del" => "Delete",
        key => key,
    });
    named.map(str::to_owned).collect()
}

/// What a screen shows without the line at its bottom that says something.
fn shown(site: &Site) -> Vec<Cell> {
    let buffer = site.buffer();
    let columns = usize::from(buffer.area.width);
    let rows = buffer.content.chunks(columns);
    let status = rows.len() - 2;
    let rows = rows.enumerate().filter(|(at, _)| *at != status);
    rows.flat_map(|(_, row)| row.to_vec()).collect()
}

/// The keys of the bar that change nothing on the pages that these ways lead to; that a key says something
/// is no change. Each is pressed on a site begun `again`.
fn idle(mut site: Site, ways: &[&str], again: fn(Site) -> Site) -> Vec<String> {
    let mut idle = Vec::new();
    for way in ways {
        site = again(site);
        let keys = offered(site.press(way));
        assert!(!keys.is_empty(), "{way}");
        for key in keys {
            site = again(site);
            let before = shown(site.press(way));
            let after = shown(site.press(&key));
            let says = || FIRST.iter().any(|first| site.screen().contains(first));
            if before == after && !site.app.is_over() && !says() {
                idle.push(format!("{way}: {key}"));
            }
        }
    }
    idle
}

#[test]
fn every_key_the_bar_names_does_something() {
    let reopened = Site::killed_and_reopened;
    let worked = idle(town::of(6, WIDE, Lang::Zh), &WORKED, reopened);
    let bare = idle(town::bare(WIDE, Lang::Zh), &BARE, reopened);
    let anew = |_| Site::rebar(WIDE, Lang::Zh);
    let open = idle(Site::rebar(WIDE, Lang::Zh), &OPEN, anew);
    assert_eq!([worked, bare, open], [const { Vec::<String>::new() }; 3]);
}

#[test]
fn a_key_that_does_nothing_now_says_so() {
    let mut site = Site::rebar((80, 24), Lang::Zh);
    site.press("F2").shows("没有判定可解释");
    site.press("9 Space").shows("现在用不上这个键");
    site.press("Esc 6 F2").shows("没有判定可解释");
}

#[test]
fn help_names_no_key_that_would_do_nothing() {
    let mut site = Site::of((200, 50), Lang::Zh, &[rebar("L-001", Some(36))]);
    let screen = site.press("F1").screen();
    assert!(!screen.contains("为什么这样判定"), "{screen}");
}
