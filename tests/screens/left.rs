//! What was typed and not recorded is offered again, however its form was left; and nothing is done
//! that nobody sees.

use crate::site::Site;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use sanjian::text::Lang;
use sanjian::tui::App;

/// A place where something can be typed: how one gets there from the first page, what is typed, and how
/// one gets there again where that is another way.
struct Place {
    way: &'static str,
    typed: &'static str,
    again: &'static str,
}

const fn place(way: &'static str, typed: &'static str) -> Place {
    Place {
        way,
        typed,
        again: way,
    }
}

const LOT: &str = "Home Down Down Down Enter";
/// A check that was begun: the overview offers it first.
const ON: &str = "Home Enter";

/// Every place with a field that is reached on a project with one lot. PINs are kept nowhere; what settles
/// two histories and what refuses a signature have tests of their own.
fn places() -> Vec<(&'static str, Place)> {
    vec![
        ("a new project", place("8 1", "B7")),
        ("tables", place("8 2", "/u/people.csv")),
        ("exchange", place("2 End", "/u/stick")),
        ("plan", place("6 F6 Enter Enter", "号楼")),
        ("plan's file", place("6 F6 2", "-two")),
        ("search", place("6 F3", "jlq")),
        ("entry", place("1 F8 Tab Tab Tab Tab Tab", "水泥")),
        (
            "opening by hand",
            place("Home Down Down Down Enter 9 6", "裂缝"),
        ),
        (
            "notice",
            place("Home Down Down Down Enter F8 Tab Tab Tab", "外单位"),
        ),
        (
            "evidence",
            place("Home Down Down Down Enter Enter F12", "/u/photo.jpg"),
        ),
        (
            "counts",
            Place {
                way: "Home Down Down Down Enter Enter 4 Tab",
                typed: "17",
                again: "Home Enter 4 Tab",
            },
        ),
        (
            "a reading",
            Place {
                way: "Home Down Down Down Enter Enter 1 Enter 1 Enter",
                typed: "1,5",
                again: ON,
            },
        ),
        (
            "why the capacity is less",
            Place {
                way: "Home Down Down Down Enter Enter Home 5 Enter",
                typed: "只验五件",
                again: "Home Enter Backspace 5 Enter",
            },
        ),
    ]
}

fn at(place: &Place) -> Site {
    let mut site = Site::rebar((80, 24), Lang::Zh);
    site.press(place.way).press(place.typed).shows(place.typed);
    site
}

#[test]
fn whatever_was_typed_stands_there_again_after_esc() {
    for (name, place) in places() {
        println!("{name}");
        let mut site = at(&place);
        site.press("Esc Esc Esc Esc Esc Esc").shows("总览");
        site.press(place.again).shows(place.typed);
    }
}

#[test]
fn whatever_was_typed_stands_there_again_after_the_program_was_left_or_killed() {
    for (name, place) in places() {
        println!("{name}");
        let mut site = at(&place);
        site.press("F10");
        assert!(site.app.is_over());
        site.killed_and_reopened()
            .press(place.again)
            .shows(place.typed);
        // Killed a moment after the last key.
        let mut site = at(&place);
        site.app.rest();
        site.killed_and_reopened()
            .press(place.again)
            .shows(place.typed);
    }
}

#[test]
fn a_reason_half_typed_survives_a_kill_and_is_no_answer_after_esc() {
    let mut site = Site::rebar((80, 24), Lang::Zh);
    site.begin().press("0 缺项");
    site.app.rest();
    let mut site = site.killed_and_reopened();
    site.press(ON).shows("缺项");
    site.press("Esc");
    assert!(site.saved("self").answers.is_empty());
}

#[test]
fn what_was_recorded_is_not_offered_again() {
    let mut site = Site::rebar((80, 24), Lang::Zh);
    site.press(LOT).press("9 6 裂缝");
    site.app.rest();
    site.press("Enter Enter Enter Enter 1 Enter Enter")
        .shows("已记录 1 项");
    site.app.rest();
    let mut site = site.killed_and_reopened();
    site.press(LOT).press("9 6");
    assert!(!site.screen().contains("上次没填完"));
}

#[test]
fn what_was_chosen_comes_back_with_what_was_typed() {
    let mut site = Site::rebar((80, 24), Lang::Zh);
    let kind = |site: &Site| {
        let screen = site.screen();
        let mut lines = screen.lines().filter(|line| line.contains('<'));
        lines.next().unwrap().trim().to_owned()
    };
    let first = kind(site.press("1 F8"));
    let turned = kind(site.press("Right"));
    assert_ne!(turned, first);
    site.press("Tab Tab Tab Tab Tab Tab Tab Up Up Up Up 江 F10");
    let mut site = site.killed_and_reopened();
    site.press("1 F8");
    assert_eq!(kind(&site), turned);
}

#[test]
fn what_was_looked_for_makes_room_for_the_next_search() {
    let mut site = Site::rebar((80, 24), Lang::Zh);
    site.press("6 F3 jlq Esc F3").shows("jlq");
    site.press("gj").shows("gj");
    assert!(!site.screen().contains("jlq"));
    // Who goes on where they were keeps it.
    site.press("Esc F3 Right Backspace h").shows("gh");
}

#[test]
fn a_block_that_waits_is_left_and_found_again() {
    let mut site = Site::rebar((80, 24), Lang::Zh);
    site.begin().press("1 Enter 1 Enter").paste("3\n4\n5\n");
    site.press("F10");
    let mut site = site.killed_and_reopened();
    site.press(ON).shows("粘贴了 3 个读数");
    site.press("Esc").shows("F4 取回");
    site.press("F4").shows("粘贴了 3 个读数");
    site.press("Enter");
    assert_eq!(site.readings("5.5.3-1"), ["3", "4", "5"]);
}

#[test]
fn a_reading_left_in_its_field_stands_there_again() {
    let mut site = Site::rebar((80, 24), Lang::Zh);
    site.begin()
        .press("1 Enter 1 Enter 3 Enter 12 Esc Esc")
        .shows("检查记录");
    site.press("Enter").shows("上次没填完的已放回");
    site.press("Backspace 2 Enter");
    assert_eq!(site.readings("5.5.3-1"), ["3", "12"]);
}

#[test]
fn keys_do_nothing_behind_a_window_too_small() {
    let mut site = Site::rebar((80, 24), Lang::Zh);
    site.begin();
    for size in [(59, 20), (40, 10), (60, 19), (200, 19)] {
        site.size = size;
        site.screen();
        site.press("1").shows("窗口太小").shows("按键不起作用");
        site.press("1 3 Enter Esc F4 F8 F12").paste("1");
        site.at_once("1\n2\n3\n");
        site.press("F1").shows("帮助");
        site.press("Esc").shows("窗口太小");
    }
    site.size = (80, 24);
    site.screen();
    assert!(site.saved("self").answers.is_empty());
    site.press("1").shows("+ 符合");
}

/// A folder stands where the texts are to be stored: nothing can be stored there.
#[test]
fn what_could_not_be_stored_is_said_when_its_page_is_left() {
    let mut site = Site::rebar((80, 24), Lang::Zh);
    let file = site.folder.path().join("device/unfinished.json");
    std::fs::create_dir_all(&file).unwrap();
    site.press("8 1 B7");
    site.app.rest();
    site.press("Esc").shows("unfinished.json");
    // Again while one rests only when something else was typed; who leaves a page has it tried again.
    std::fs::remove_dir(&file).unwrap();
    site.app.rest();
    assert!(!file.exists());
    site.press("1").shows("B7");
    site.press("Esc");
    assert!(file.exists());
}

#[test]
fn two_windows_on_one_folder_keep_each_others_texts() {
    let mut one = Site::rebar((80, 24), Lang::Zh);
    let mut other = App::new(crate::watched::open(one.folder.path()), Lang::Zh);
    // A new project, half named.
    let named = ['8', '1', 'Q', '9'].map(KeyCode::Char);
    for code in [&named[..], &[KeyCode::Esc]].concat() {
        other.press(&KeyEvent::new(code, KeyModifiers::NONE));
    }
    one.press("2 End /u/stick Esc");
    let kept = one.app.workspace().unfinished();
    let kept: Vec<&str> = kept.values().flatten().map(String::as_str).collect();
    assert!(
        kept.contains(&"Q9") && kept.contains(&"/u/stick"),
        "{kept:?}"
    );
}

#[test]
fn what_goes_with_a_step_comes_back_with_its_form() {
    let folder = tempfile::tempdir().unwrap();
    let photo = folder.path().join("mended.txt");
    std::fs::write(&photo, "mended").unwrap();
    let photo = photo.display().to_string();
    let forms = ["9 6", "F8", "F6 Enter"].map(|keys| format!("{LOT} {keys}"));
    for form in forms {
        println!("{form}");
        // Once after Esc, once after the program was left on the page of evidence.
        let mut again = Site::rebar((80, 24), Lang::Zh);
        again.press(&form).press("F12").press(&photo).press("Enter");
        again.shows("mended.txt");
        again.press("Esc Esc Esc Esc");
        again.press(&form).press("F12").shows("mended.txt");
        let mut left = Site::rebar((80, 24), Lang::Zh);
        left.press(&form)
            .press("F12")
            .press(&photo)
            .press("Enter F10");
        let mut left = left.killed_and_reopened();
        left.press(&form).press("F12").shows("mended.txt");
    }
}

#[test]
fn ticks_of_a_plan_come_back() {
    let mut site = Site::rebar((80, 24), Lang::Zh);
    let form = "6 F6 Enter";
    site.press(form)
        .press("Tab 二号楼 Tab Right Right Right Right Right Tab 3 F8");
    let bare = site.screen();
    site.press("Home Space Right Down 2");
    let chosen = |site: &Site| {
        let screen = site.screen();
        let line = screen.lines().find(|line| line.contains("分项 "));
        let line = line.unwrap_or_else(|| panic!("{screen}"));
        line.split("   ").next().unwrap_or_default().to_owned()
    };
    let ticked = chosen(&site);
    assert!(!bare.contains(ticked.trim()), "{ticked}");
    site.press("Esc Esc").press(form).press("F8");
    assert_eq!(chosen(&site), ticked);
    site.press("F10");
    let mut site = site.killed_and_reopened();
    site.press(form).press("F8");
    assert_eq!(chosen(&site), ticked);
}

#[test]
fn whom_one_looked_for_is_looked_for_anew() {
    let mut site = Site::rebar((80, 24), Lang::Zh);
    site.begin()
        .press("1 Enter 1 Enter")
        .press(&"0 Enter ".repeat(60));
    site.press("F8 wq").shows("查找：wq");
    assert!(!site.press("Esc F8").screen().contains("wq"));
}
