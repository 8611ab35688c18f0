//! A division plan on the screen: from an empty project to the lots of a building, by the keyboard.

use crate::site::{self, SIZES, Site};
use crate::town;
use sanjian::domain::Kind;
use sanjian::text::Lang;

/// The form filled in for a building of 20 storeys, two basements, two sections.
const BUILDING: &str = "Enter Enter Enter 20 Enter 2 Enter 2 F8";

fn lots(site: &Site) -> Vec<sanjian::domain::Subject> {
    let project = site.app.workspace().project().unwrap();
    let nodes = project.nodes().iter();
    nodes
        .map(|node| node.subject.clone())
        .filter(|subject| subject.kind == Kind::Lot)
        .collect()
}

fn bare(size: (u16, u16), lang: Lang) -> Site {
    let mut site = town::bare(size, lang);
    site.press("6").shows("F6");
    site.press("F6 Enter");
    site
}

#[test]
fn a_new_project_gets_its_plan_without_a_name_being_typed() {
    for size in SIZES {
        let mut site = town::empty(size, Lang::Zh);
        site.press("1 B7 Enter 江湾");
        while site.app.workspace().project().is_none() {
            site.press("Enter");
        }
        site.press("Down Enter");
        site.shows("1#").shows("江湾").shows("混凝土结构住宅");
        site.press(BUILDING).shows("主体结构").shows("只看已选的");
        site.press("F8").shows("Enter 导入").shows("1#-0102");
        assert!(lots(&site).is_empty(), "a preview records nothing");
        site.press("Enter").shows("已导入").shows("可以开始");
        let lots = lots(&site);
        let rebar = "gb50204-2015.rebar-installation";
        let of_rebar = lots.iter().filter(|lot| lot.checklist == rebar);
        let structure = of_rebar.filter(|lot| lot.code.starts_with("1#-02")).count();
        assert_eq!(structure, 44, "22 storeys of two sections");
    }
}

#[test]
fn what_is_chosen_can_be_changed() {
    let mut site = bare((80, 24), Lang::Zh);
    // The blank set: the last of them.
    site.press("Enter Enter Left Enter 3 F8");
    site.shows("分项 0/51").shows("全部目录");
    site.press("F8").shows("还没有选分项");
    site.press("Down Right Down Right Down Down")
        .shows("020102 钢筋");
    site.press("Space")
        .shows("[x] 020102")
        .shows("分项 1，检验批");
    site.press("4").shows("一批");
    site.press("+ +").shows("共 3 批");
    site.press("F8 Enter");
    let lots = lots(&site);
    assert!(lots.len().is_multiple_of(3) && !lots.is_empty());
    assert_eq!(lots[2].location, "全楼 第3批");
}

/// Goes to the rebar lots and opens their variants, whatever other kinds of lots stand before them.
fn open_rebar(site: &mut Site) {
    site.press("Right");
    let at_rebar = |site: &Site| {
        let screen = site.screen();
        let mut lines = screen.lines();
        lines.any(|line| line.contains(" > ") && line.contains("钢筋安装"))
    };
    for _ in 0..9 {
        if at_rebar(site) {
            break;
        }
        site.press("Down");
    }
    site.press("Enter");
}

#[test]
fn variants_are_chosen_once_for_all_lots() {
    let mut site = bare((80, 24), Lang::Zh);
    site.press("Enter Enter Enter 3 Enter Enter 2 F8");
    site.press("Down Right Down Right Down Down")
        .shows("020102");
    open_rebar(&mut site);
    site.shows("[ ] 基础").shows("[x] 柱、梁");
    site.press("Space").shows("[x] 基础");
    site.press("Enter F8 Enter");
    let rebar = lots(&site)
        .into_iter()
        .filter(|lot| lot.checklist == "gb50204-2015.rebar-installation")
        .filter(|lot| lot.code.starts_with("1#-02"))
        .collect::<Vec<_>>();
    assert_eq!(rebar.len(), 6);
    let all = ["foundation", "column-beam", "slab-wall-shell"];
    assert!(rebar.iter().all(|lot| lot.variants == all));
}

#[test]
fn doubtful_lists_say_so_where_they_are_offered() {
    let mut site = bare((80, 24), Lang::En);
    site.press("Enter Enter Left Enter 3 F8");
    site.press("Down Down Down Down Down Right");
    site.press("Down Down Down Down Down Down Down Down Down Down");
    site.shows("0610").shows("to be checked");
    site.shows("check before use");
}

#[test]
fn the_plan_is_saved_as_a_table_that_reads_the_same() {
    let mut site = bare((80, 24), Lang::Zh);
    site.press(BUILDING);
    site.press("F8 F6");
    let path = site.folder.path().join("plan.csv").display().to_string();
    site.press("Home");
    for _ in 0..200 {
        site.press("Delete");
    }
    site.press(&path).press("Enter").shows("已存");
    let workspace = site.app.workspace();
    let difference = workspace.read_plan(path.as_ref()).unwrap();
    site.press("F6 Home").press(&path).press("Enter");
    site.press("Esc Enter");
    let again = site.app.workspace().read_plan(path.as_ref()).unwrap();
    assert_eq!(again.same, difference.added.len());
    assert_eq!((again.added.len(), again.changed.len()), (0, 0));
}

#[test]
fn every_step_goes_back_without_losing_anything() {
    let mut site = bare((200, 50), Lang::En);
    site.press("Enter Tower Enter Enter 12 F8");
    site.press("Space").shows("items 0/51");
    site.press("Space").shows("items 7/51");
    site.press("Space").shows("items 0/51");
    site.press("F8").shows("Enter imports it");
    site.press("Esc");
    site.shows("items 0/51");
    site.press("Esc").shows("Tower").shows("12");
    site.press("F8").shows("118 work items");
    site.press("Esc Esc")
        .shows("The project has no inspection lot");
}

#[test]
fn the_order_of_work_and_crews_are_offered_and_taken_back_by_one_key() {
    for size in SIZES {
        let mut site = bare(size, Lang::Zh);
        site.press(BUILDING).press("F8");
        site.shows("[x] 1 接前道工序").shows("[x] 2 按工种填班组");
        // A line of lots says what goes with them.
        let concrete = |site: &Site| {
            let screen = site.screen();
            let mut lines = screen.lines();
            lines.any(|line| line.contains(" > ") && line.contains("混凝土施工"))
        };
        for _ in 0..40 {
            if concrete(&site) {
                break;
            }
            site.press("Down");
        }
        site.shows("容量按 件（间、面） 计").shows("前道：钢筋安装");
        site.shows("覆盖前须验收").shows("5.1.1");
        site.press("1").shows("[ ] 1 接前道工序 0 批");
        assert!(concrete(&site), "one stays on the line");
        assert!(!site.screen().contains("前道：钢筋安装"));
        site.press("1").shows("前道：钢筋安装");
        site.press("F8").shows("已导入");
        let lots = lots(&site);
        let after = lots.iter().filter(|lot| !lot.after.is_empty());
        for lot in after {
            let before = lots.iter().find(|other| other.code == lot.after).unwrap();
            // The whole comes before its parts or after the last of them; another storey or section does not.
            for part in [storey, section] {
                let [before, after] = [&before.location, &lot.location].map(|at| part(at));
                let apart = before.is_some() && after.is_some() && before != after;
                assert!(!apart, "{}: {before:?}, {after:?}", lot.code);
            }
        }
    }
}

/// How tall a wall is nobody knew when it was planned: a foreman says so where he stands, and the check begins.
/// The storey of a place, as far as it names one: 3层, Storey 3.
fn storey(location: &str) -> Option<&str> {
    named(location, '层', "Storey")
}

/// The section of a place, as far as it names one: A段, Section A.
fn section(location: &str) -> Option<&str> {
    named(location, '段', "Section")
}

fn named<'a>(location: &'a str, ending: char, word: &str) -> Option<&'a str> {
    let mut words = location.split([' ', ',']).filter(|word| !word.is_empty());
    let mut after = words.clone().skip_while(|one| *one != word).skip(1);
    words
        .find(|one| one.ends_with(ending))
        .or_else(|| after.next())
}

#[test]
fn what_no_plan_could_know_is_asked_before_the_first_check() {
    for lang in [Lang::Zh, Lang::En] {
        let wall = sanjian::domain::Subject {
            variants: vec!["wall".into(), "to-be-plastered".into()],
            ..site::lot("L-001", "一层 砖墙", "gb50203-2011.brick-masonry")
        };
        let mut site = Site::of((80, 24), lang, &[wall]);
        let (asked, open) = match lang {
            Lang::Zh => ("这一批是哪一类", "每一组都要选"),
            Lang::En => ("Which kind is this lot", "Choose in every group"),
        };
        site.begin().shows(asked).shows("10 m");
        site.press("Enter").shows(open).shows(asked);
        site.press("Space Enter");
        assert!(!site.screen().contains(asked), "{}", site.screen());
        site.shows("10 m");
        let found = lots(&site).remove(0).variants;
        assert_eq!(found, ["wall", "to-be-plastered", "height-to-10m"]);
        // It is asked once.
        site.press("Esc Esc");
        site.begin().shows("10 m");
        assert!(!site.screen().contains(asked), "{}", site.screen());
    }
}
