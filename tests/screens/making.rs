//! From an empty folder to a project with its people and its plan, by the keyboard alone.

use crate::site::{SIZES, Site};
use crate::town;
use sanjian::text::Lang;
use std::path::Path;

const PEOPLE: &str = "code,name,role,org\nP01,王强,班组长,一建\nP02,赵琳,supervisor,监理\n";
const PLAN: &str = "code,parent,kind,name\nU1,,unit,一号楼\nD1,U1,division,主体结构\n";
const BAD_PLAN: &str = "code,parent,kind,name\nU1,,unit,一号楼\nD1,U9,分部工程,主体结构\n";

fn write(site: &Site, name: &str, text: &str) -> String {
    let path = site.folder.path().join(name);
    std::fs::write(&path, text).unwrap();
    path.display().to_string()
}

/// Makes a project; what to begin with comes up.
fn made(site: &mut Site) -> &mut Site {
    site.press("1 B7 Enter 江湾 Enter Space Enter Enter Enter 90 Enter 60 Enter Enter")
}

/// From there to the page that takes tables in.
fn at_tables(site: &mut Site) -> &mut Site {
    made(site).press("Down Down Enter").shows("人员表");
    site
}

#[test]
fn an_empty_folder_leads_to_a_project() {
    for size in SIZES {
        let mut site = town::empty(size, Lang::Zh);
        site.shows("1 新建工程").shows("5 退出");
        made(&mut site);
        site.shows("您是谁").shows("从目录选分项");
        let project = site.app.workspace().project().unwrap();
        assert_eq!(project.head.name, "江湾");
        assert_eq!(project.head.scheme.as_str(), "gbj300-88");
        assert_eq!(
            project.head.target_first_pass.as_ref().unwrap().as_str(),
            "90"
        );
    }
}

#[test]
fn the_terminals_cursor_stands_in_the_field() {
    let mut site = town::empty((80, 24), Lang::Zh);
    site.press("1 Enter");
    let (x, y) = site.cursor().unwrap();
    site.press("江");
    assert_eq!(site.cursor(), Some((x + 2, y)));
    site.press("Enter");
    assert_eq!(site.cursor(), None, "no field on the line of the scheme");
}

#[test]
fn a_form_that_is_not_filled_in_says_what_is_missing() {
    let mut site = town::empty((80, 24), Lang::En);
    site.press("1 Delete Enter Enter Enter Enter Enter Enter Enter Enter");
    site.shows("A code is needed.");
    site.press("P1 Enter N Enter Enter Enter Enter 101 Enter Enter Enter");
    site.shows("from 0 to 100");
    assert!(site.app.workspace().project().is_none());
}

#[test]
fn tables_are_shown_before_they_are_imported() {
    for size in SIZES {
        let mut site = town::empty(size, Lang::Zh);
        let (people, plan) = (write(&site, "p.csv", PEOPLE), write(&site, "t.csv", PLAN));
        at_tables(&mut site);
        site.press(&format!("{people} Enter {plan} Enter Enter"));
        site.shows("人员：新增 2，变更 0").shows("新增 2，变更 0");
        let project = site.app.workspace().project().unwrap();
        assert!(project.people.is_empty() && project.nodes().is_empty());
        site.press("Enter").shows("已导入：人员 2，工程 2。");
        let project = site.app.workspace().project().unwrap();
        assert_eq!((project.people.len(), project.nodes().len()), (2, 2));
    }
}

#[test]
fn faults_are_named_with_row_and_column_and_nothing_is_imported() {
    let mut site = town::empty((80, 24), Lang::Zh);
    let plan = write(&site, "t.csv", BAD_PLAN);
    at_tables(&mut site);
    site.press(&format!("Enter {plan} Enter Enter"));
    site.shows("什么都没有导入")
        .shows("U9")
        .shows("parent")
        .shows("3");
    assert!(site.app.workspace().project().unwrap().nodes().is_empty());
    site.press("Esc").shows("t.csv");
}

#[test]
fn a_file_is_chosen_without_a_letter() {
    let mut site = town::empty((80, 24), Lang::Zh);
    write(&site, "a.csv", PEOPLE);
    std::fs::create_dir(site.folder.path().join("0盘")).unwrap();
    at_tables(&mut site);
    let beside = site.folder.path().join("x").display().to_string();
    site.press(&format!("{beside} F3"));
    site.shows("0盘/").shows("a.csv");
    site.press("Enter").shows("没有 CSV");
    site.press("Up Enter").shows("> 0盘/");
    while !site.screen().contains("> a.csv") {
        site.press("Down");
    }
    let chosen = site.press("Enter").screen();
    assert!(chosen.contains(Path::new("a.csv").to_str().unwrap()));
}

#[test]
fn projects_are_entered_and_left_again() {
    let mut site = town::of(30, (80, 24), Lang::Zh);
    site.press("8").shows("江湾新城").shows("/30 批");
    site.press("1 N2 Enter 二期 Enter Enter Enter Enter Enter Enter Enter");
    site.press("Esc 8 Up Down Up").shows("二期");
    site.press("Home Down").press("Enter");
    assert_eq!(site.app.workspace().project().unwrap().head.code, "T1");
    site.press("8 5");
    assert!(site.app.is_over());
}

/// Words that are cut end in two points.
#[test]
fn no_hint_and_no_choice_of_the_forms_is_cut_on_the_smallest_screen() {
    for lang in [Lang::Zh, Lang::En] {
        let mut site = Site::rebar((80, 24), lang);
        site.press("8 1 Tab Tab");
        for line in 0..3 {
            for turn in 0..8 {
                let screen = site.press("Right").screen();
                assert!(!screen.contains(".."), "{line} {turn}: {screen}");
            }
            site.press("Tab");
        }
        let mut site = Site::rebar((80, 24), lang);
        site.press("6 F6 Enter Tab Tab");
        for turn in 0..8 {
            let screen = site.press("Right").screen();
            let form: Vec<&str> = screen.lines().skip(1).collect();
            assert!(!form.concat().contains(".."), "{turn}: {screen}");
        }
    }
}

#[test]
fn help_says_on_every_form_how_a_choice_is_turned() {
    let lot = "Home Down Down Down Enter";
    let ways = [
        "8 1 Tab Tab".to_owned(),
        "6 F6 Enter Tab Tab".to_owned(),
        "1 F8".to_owned(),
        format!("{lot} F8"),
        format!("{lot} 9 6 Tab"),
        format!("{lot} F6 Enter Tab"),
    ];
    for way in ways {
        let mut site = Site::rebar((80, 24), Lang::Zh);
        site.press(&way).shows("< ");
        site.press("F1").shows("换下一个");
    }
}

/// The key that goes on takes what was filled in here as in every other form.
#[test]
fn f8_reads_the_tables() {
    let mut site = town::empty((80, 24), Lang::Zh);
    let people = write(&site, "p.csv", PEOPLE);
    at_tables(&mut site).press("F8").shows("人员表");
    assert!(!site.screen().contains("没有这个键"), "{}", site.screen());
    site.press(&people).press("F8");
    site.shows("人员：新增 2，变更 0");
}
