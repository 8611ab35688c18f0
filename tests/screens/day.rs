//! The first page as the day of whoever sits here: what was interrupted, what waits for them, what is due.

use crate::site::{SIZES, Site, rebar, subject};
use crate::town;
use sanjian::domain::issue::{IssueStep, Step};
use sanjian::domain::notice::Notice;
use sanjian::domain::{Kind, Person, Quantity, Role, Subject};
use sanjian::text::Lang;
use sanjian::tui::App;
use sanjian::workspace::{Command, Done};

const NOW: &str = "2026-05-01T08:00:00+08:00";

/// One stage that people are told of two days before.
const TOLD: &str = r#"{
 "schema": "sanjian.chain/1", "id": "town.told", "optional": true, "subjects": ["lot"],
 "title": {"zh": "隐蔽", "en": "Concealed"},
 "stages": [
  {"id": "acceptance", "title": {"zh": "隐蔽验收", "en": "Concealed acceptance"}, "roles": ["supervisor"],
   "point": "hold", "notice_hours": 48}
 ]
}"#;

/// Six lots of three crews, and one that people are told of; the crew leader is of the first crew. The
/// first two were handed over, the third was checked by those who did it.
fn town(size: (u16, u16), lang: Lang) -> Site {
    let folder = tempfile::tempdir().unwrap();
    let lists = folder.path().join("checklists");
    std::fs::create_dir_all(&lists).unwrap();
    std::fs::write(lists.join("told.json"), TOLD).unwrap();
    let mut workspace = town::workspace(folder.path(), NOW);
    town::make(&mut workspace, 6);
    let leader = Person {
        code: "P01".into(),
        name: "王强".into(),
        role: Role::CrewLeader,
        org: "某公司".into(),
        crew: "钢筋1班".into(),
    };
    let told = Subject {
        checklist: "town.plain".into(),
        chain: "town.told".into(),
        capacity: Quantity::of(20),
        ..subject("N-1", "I0", Kind::Lot, "基坑验槽")
    };
    for command in [
        Command::ListPeople(vec![leader]),
        Command::PlanSubjects(vec![told]),
    ] {
        workspace.execute(command).unwrap();
    }
    let stages = [("self", "P01"), ("mutual", "P02"), ("handover", "P03")];
    for (nth, stages) in [(1, &stages[..]), (2, &stages[..]), (3, &stages[..1])] {
        for (stage, by) in stages {
            let at = format!("2026-04-{:02}T09:00:00+08:00", 27 + nth);
            town::conclude(&mut workspace, &town::code(nth), stage, by, &at, true);
        }
    }
    Site {
        app: App::new(workspace, lang),
        folder,
        size,
        bells: 0,
    }
}

/// The person of this place in the list sits here from now on.
fn sit(site: &mut Site, nth: usize) {
    site.press("F7 Home").press(&"Down ".repeat(nth));
    site.press("Enter");
}

/// Does something past the screen, which looks at it anew.
pub fn meanwhile(site: Site, commands: Vec<Command>) -> Site {
    let Site {
        folder, app, size, ..
    } = site;
    let lang = app.lang();
    let mut workspace = app.into_workspace();
    for command in commands {
        let done = workspace.execute(command).unwrap();
        assert!(!matches!(done, Done::Refused(_)), "{done:?}");
    }
    Site {
        app: App::new(workspace, lang),
        folder,
        size,
        bells: 0,
    }
}

/// The codes listed, in order, below a heading.
fn below(site: &Site, heading: &str) -> Vec<String> {
    let screen = site.screen();
    let lines = screen.lines().skip_while(|line| !line.contains(heading));
    let lines = lines.filter(|line| !line.contains("连着验"));
    let codes = lines.skip(1).map_while(|line| {
        let word = line
            .trim_start_matches([' ', '>'])
            .split_whitespace()
            .next()?;
        let code = word.starts_with("L-") || word.starts_with("N-");
        code.then(|| word.to_owned())
    });
    codes.collect()
}

#[test]
fn each_has_the_lots_that_they_may_conclude_and_no_others() {
    for size in SIZES {
        let mut site = town(size, Lang::Zh);
        site.shows("F7 说是谁");
        // Of the three crews' lots that nobody has begun, the leader's own.
        sit(&mut site, 0);
        site.shows("< 王强 >");
        assert_eq!(below(&site, "可以开始 1"), ["L-00004"]);
        assert!(!site.screen().contains("等处理"));
        sit(&mut site, 1);
        // A foreman belongs to no crew, and may check them all.
        assert_eq!(below(&site, "等处理 1"), ["L-00003"]);
        assert_eq!(below(&site, "可以开始 3").len(), 3);
        sit(&mut site, 3);
        assert_eq!(below(&site, "等处理 2"), ["L-00001", "L-00002"]);
        sit(&mut site, 2);
        site.shows("没有等您处理的");
        site.press("Enter").shows("< 全部人员 >");
    }
}

#[test]
fn f9_goes_from_ones_own_day_to_that_of_everyone_and_round() {
    let mut site = town((80, 24), Lang::En);
    sit(&mut site, 3);
    site.shows("Waiting 2");
    site.press("F9").shows("< everyone >").shows("Can begin 4");
    site.press("F9").shows("< workers, crew leaders >");
    site.press("Left Left").shows("Waiting 2");
}

#[test]
fn an_inspection_stands_under_its_hour_and_once() {
    let mut site = town((80, 24), Lang::Zh);
    let notice = |meet: &str| {
        Command::Notify(Notice {
            subject: "N-1".into(),
            stage: "acceptance".into(),
            at: "2026-04-28T08:00:00+08:00".into(),
            meet: meet.into(),
            by: "P02".into(),
            to: vec!["P04".into()],
            text: String::new(),
            delays: String::new(),
            chain: None,
            entered: Default::default(),
            paper: None,
        })
    };
    site = meanwhile(site, vec![notice("2026-05-01T14:30:00+08:00")]);
    // Who told and who was told have it; the crew leader has not.
    for (nth, count) in [(1, 1), (3, 1), (0, 0)] {
        sit(&mut site, nth);
        let screen = site.screen();
        assert_eq!(screen.matches("N-1").count(), count, "{screen}");
    }
    sit(&mut site, 3);
    site.shows("通知了检查的 1").shows("今天 14:30");
    site.press("Down Down Down Enter")
        .shows("基坑验槽")
        .shows("14:30");
    // Of a day that is over the day is said.
    let mut site = town((80, 24), Lang::Zh);
    site = meanwhile(site, vec![notice("2026-04-30T14:30:00+08:00")]);
    sit(&mut site, 1);
    site.shows("! 已过 2026-04-30 14:30");
    // One still to come is nobody's day yet.
    let mut site = town((80, 24), Lang::Zh);
    site = meanwhile(site, vec![notice("2026-05-02T14:30:00+08:00")]);
    sit(&mut site, 1);
    assert!(!site.screen().contains("通知了检查的"));
}

#[test]
fn issues_come_to_whoever_takes_their_next_step_when_they_are_due() {
    let step = |step: Step, by: &str, issue: &str| {
        Command::Issue(IssueStep {
            issue: issue.into(),
            step,
            at: NOW.into(),
            by: by.into(),
            text: "有裂缝".into(),
            evidence: Vec::new(),
        })
    };
    let opening = Step::Open {
        subject: "L-00005".into(),
        item: "g1".into(),
        severity: sanjian::domain::issue::Severity::Ordinary,
        place: String::new(),
    };
    let mut site = meanwhile(town((80, 24), Lang::Zh), vec![step(opening, "P04", "")]);
    let id = { site.app.workspace().project().unwrap().issues() }[0]
        .id
        .clone();
    let assign = |crew: &str, due: &str| Step::Assign {
        crew: crew.into(),
        due: due.into(),
        severity: None,
    };
    // Nobody was given it yet: those who may give it to somebody.
    sit(&mut site, 1);
    let listed = |site: &Site, state: &str| {
        let here = |line: &str| line.contains("L-00005") && line.contains(state);
        site.screen().lines().any(here)
    };
    site.shows("到期和要分配的不合格项 1").shows("平整");
    assert!(listed(&site, "待分配"));
    sit(&mut site, 0);
    assert!(!listed(&site, "待分配"));
    for (crew, due, shown) in [
        ("钢筋1班", "2026-05-04", true),
        ("钢筋1班", "2026-05-05", false),
        ("钢筋2班", "2026-05-04", false),
    ] {
        site = meanwhile(site, vec![step(assign(crew, due), "P04", &id)]);
        sit(&mut site, 0);
        assert_eq!(listed(&site, "待整改"), shown, "{crew} {due}");
    }
    site = meanwhile(
        site,
        vec![step(assign("钢筋1班", "2026-05-01"), "P04", &id)],
    );
    sit(&mut site, 0);
    let row = |site: &mut Site| {
        let here = |line: &str| line.starts_with(" > ") && line.contains("待整改");
        while !site.screen().lines().any(here) {
            site.press("Down");
        }
    };
    row(&mut site);
    site.press("Enter").shows("有裂缝").shows("2 ");
    // Mended: the other side, who found it, looks again.
    site = meanwhile(site, vec![step(Step::Rectify, "P01", &id)]);
    sit(&mut site, 0);
    assert!(!listed(&site, "待复查"));
    sit(&mut site, 3);
    assert!(listed(&site, "待复查"));
}

#[test]
fn what_was_interrupted_is_offered_first_with_the_reading_half_typed() {
    for (size, lang) in [
        ((80, 24), Lang::Zh),
        ((200, 50), Lang::Zh),
        ((80, 24), Lang::En),
    ] {
        let mut site = Site::at(NOW, size, lang, &[rebar("L-001", Some(36))]);
        sit(&mut site, 0);
        site.begin().press("1 Enter 1 Enter 3 Enter 1 2");
        site.app.rest();
        let mut site = meanwhile(site, Vec::new());
        assert_eq!(site.app.lang(), lang);
        let screen = site.screen();
        let first = screen.lines().find(|line| line.starts_with(" > ")).unwrap();
        let said = match lang {
            Lang::Zh => ["接着录：L-001", "5.5.3-1", "第 2 点「12」", "王强录的"],
            Lang::En => ["Go on: L-001", "5.5.3-1", "point 2 \"12\"", "by 王强"],
        };
        for words in said {
            assert!(first.contains(words), "{words}: {screen}");
        }
        // One's own is not said to be anybody's.
        sit(&mut site, 0);
        assert!(!site.screen().contains(said[3]), "{}", site.screen());
        site.press("Home Enter")
            .shows(lang.pick("第 2 点", "Point 2"));
        // The same Enter, bouncing, takes nothing.
        site.press("Enter");
        assert_eq!(site.readings("5.5.3-1"), ["3"]);
        site.press("Backspace 2 Enter");
        assert_eq!(site.readings("5.5.3-1"), ["3", "12"]);
    }
}

#[test]
fn a_reading_half_typed_in_a_check_without_answers_is_offered_too() {
    let mut site = Site::rebar((80, 24), Lang::Zh);
    site.begin().press("Home 3 6");
    site.app.rest();
    let mut site = site.killed_and_reopened();
    site.shows("> 接着录：L-001").shows("「36」");
    site.press("Enter").shows("36");
}

#[test]
fn ones_own_comes_before_what_others_left() {
    let mut site = town((80, 24), Lang::Zh);
    for (nth, lot) in [(0, "L-00004"), (1, "L-00003")] {
        sit(&mut site, nth);
        site.press("F3")
            .press(lot)
            .press("Enter Enter Home 2 0 Enter 1 Esc Esc Esc Esc");
    }
    let rows = |site: &Site| {
        let screen = site.screen();
        let rows = screen.lines().filter(|line| line.contains("接着录"));
        let code = |line: &str| {
            ["L-00003", "L-00004"]
                .into_iter()
                .find(|code| line.contains(code))
        };
        rows.filter_map(code).collect::<Vec<_>>()
    };
    assert_eq!(rows(&site), ["L-00003", "L-00004"]);
    // Nobody checks after himself: the crew leader goes on with what is his.
    sit(&mut site, 0);
    assert_eq!(rows(&site), ["L-00004"]);
    site.press("F9");
    assert_eq!(rows(&site), ["L-00004", "L-00003"]);
    site.shows("人P02录的");
}

/// What one side has begun does not wait for the other, though either may conclude the stage: it is neither in the
/// day nor in the sitting of a supervisor, and the sitting is as long as the list says.
#[test]
fn what_the_other_side_has_begun_is_not_in_ones_day() {
    let site = town((80, 24), Lang::Zh);
    let at = "2026-04-30T15:00:00+08:00";
    let mutual = town::concluding("L-00003", "mutual", "P02", at, true);
    let mut site = meanwhile(site, vec![mutual]);
    sit(&mut site, 3);
    assert_eq!(below(&site, "等处理 3").len(), 3, "{}", site.screen());
    sit(&mut site, 2);
    site.press("F3 L-00003 Enter Enter Home 2 0 Enter 1 Esc Esc Esc Esc");
    site.shows("接着录：L-00003");
    sit(&mut site, 3);
    assert_eq!(below(&site, "等处理 2"), ["L-00001", "L-00002"]);
    assert!(!site.screen().contains("接着录"), "{}", site.screen());
    site.shows("等您处理的 2 批");
    site.press("Home Enter").shows("第 1 批，共 2 批");
    site.press("Esc");
    // One's own draft is in the sitting, and the list says that it stands elsewhere.
    site.press("F3 L-00001 Enter Enter Home 1 Esc Esc Esc Esc");
    site.shows("接着录：L-00001").shows("等处理 1");
    site.shows("等您处理的 1 批和另列的 1 批");
}

#[test]
fn typing_on_tells_nobody_twice_whose_it_is() {
    let mut site = Site::rebar((80, 24), Lang::Zh);
    sit(&mut site, 0);
    site.begin()
        .press("1 Enter 1 Enter")
        .press("3 Enter 4 Enter 5 Enter F4");
    assert_eq!(site.readings("5.5.3-1"), ["3", "4"]);
    assert_eq!(site.saved("self").by.as_deref(), Some("P01"));
    let drafts = site.folder.path().join("projects");
    let mut lines = 0;
    for file in files(&drafts) {
        let text = std::fs::read_to_string(file).unwrap_or_default();
        lines += text.matches("\"by\":\"P01\"").count();
    }
    assert_eq!(lines, 1);
}

fn files(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let entries = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    entries
        .flat_map(|path| {
            if path.is_dir() {
                files(&path)
            } else {
                vec![path]
            }
        })
        .filter(|path| path.to_string_lossy().contains("drafts"))
        .collect()
}

#[test]
fn whoever_sits_here_signs_without_being_asked_who() {
    let mut site = town((80, 24), Lang::Zh);
    sit(&mut site, 3);
    // Enrolled once, in the list of people.
    site.press("5 Down Down Down Enter 482913 Enter 482913 Enter Enter Esc");
    site.press("Home Down Enter Enter Home 2 0 Enter 1 Up Down 1 F8 Enter")
        .shows("未签");
    site.press("Enter Esc Esc").shows("待签字 1");
    let here = |line: &str| line.starts_with(" > ") && line.contains("未签");
    while !site.screen().lines().any(here) {
        site.press("Down");
    }
    site.press("Enter").shows("人P04的口令");
    for _ in 0..8 {
        site.press("PageDown");
    }
    site.press("482913 Enter");
    let project = site.app.workspace().project().unwrap();
    let check = project.node("L-00001").unwrap().checks.last().unwrap();
    assert_eq!(project.signatures(&check.record).len(), 1);
    site.press("Esc");
    assert!(!site.screen().contains("待签字 1"));
}
