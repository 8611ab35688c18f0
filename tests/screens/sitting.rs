//! A sitting: three lots wait for the supervisor, who goes through them one after the other, puts one off,
//! and signs the others with one PIN, each text read to its end.

use crate::site::{SIZES, Site, subject};
use crate::town;
use sanjian::domain::{Answer, Kind, Outcome, Quantity, Subject, Submission};
use sanjian::text::Lang;
use sanjian::tui::App;
use sanjian::workspace::held::clock::SetClock;
use sanjian::workspace::{Command, Done, Workspace};
use std::sync::Arc;

pub const RAILS: &str = r#"{
 "schema": "sanjian.checklist/1", "id": "town.rails", "version": "1.0.0", "subject": "lot",
 "title": {"zh": "栏杆", "en": "Rails"}, "standard": "EXAMPLE",
 "capacity_unit": {"zh": "处", "en": "places"}, "pass_rate": "0.80",
 "items": [
  {"id": "d1", "class": "dominant", "title": {"zh": "高度", "en": "Height"}, "clause": "1",
   "method": {"zh": "尺量", "en": "measure"}, "sampling": {"rule": "all"},
   "judge": {"kind": "deviation", "unit": "mm", "limit": "5"}}
 ]
}"#;

/// Three lots that were handed over, before the supervisor who sits here and has a key.
struct Desk {
    site: Site,
    clock: Arc<SetClock>,
    keys: usize,
}

const PIN: &str = "482913";

impl Desk {
    fn new(size: (u16, u16), lang: Lang) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let lists = folder.path().join("checklists");
        std::fs::create_dir_all(&lists).unwrap();
        std::fs::write(lists.join("rails.json"), RAILS).unwrap();
        let clock = Arc::new(SetClock::at("2026-05-01T08:00:00+08:00"));
        let mut workspace = crate::watched::open_by(folder.path(), clock.clone());
        town::make(&mut workspace, 0);
        hand_over(&mut workspace);
        let app = App::new(workspace, lang);
        let bells = 0;
        let site = Site {
            folder,
            app,
            size,
            bells,
        };
        let mut desk = Self {
            site,
            clock,
            keys: 0,
        };
        desk.sit();
        desk.site
            .press("5 Down Down Down Enter")
            .press(&format!("{PIN} Enter {PIN} Enter Enter Esc"));
        desk
    }

    fn sit(&mut self) {
        self.site.press("F7 Home Down Down Down F7 Home");
    }

    /// Presses keys and counts them, digits one by one.
    fn press(&mut self, keys: &str) -> &Site {
        for word in keys.split_whitespace() {
            let figure = word.chars().all(|c| c.is_ascii_digit() || c == '-');
            self.keys += if figure { word.len() } else { 1 };
        }
        self.site.press(keys)
    }

    /// Measures both places of the lot that is open and concludes it.
    fn conclude(&mut self) {
        self.press("1 Enter -2 Enter F8 Enter Enter");
    }

    /// Page by page to the end of a text.
    fn read(&mut self) {
        let more = self.site.app.lang().pick("下面还有", "more lines");
        while self.site.screen().contains(more) {
            self.press("PageDown");
        }
    }

    fn later(&self, minutes: u32) {
        self.clock
            .set(&format!("2026-05-01T08:{minutes:02}:00+08:00"));
    }

    /// How many signatures each lot's acceptance has; none where it was not concluded.
    fn signed(&self) -> [Option<usize>; 3] {
        let project = self.site.app.workspace().project().unwrap();
        ["L-1", "L-2", "L-3"].map(|code| {
            let check = project.node(code).unwrap().acceptance()?;
            assert_eq!(check.by, "P04");
            Some(project.signatures(&check.record).len())
        })
    }
}

fn hand_over(workspace: &mut Workspace) {
    let lot = |nth: usize| Subject {
        checklist: "town.rails".into(),
        capacity: Quantity::of(2),
        location: format!("{nth} 层"),
        ..subject(&format!("L-{nth}"), "I", Kind::Lot, "阳台栏杆")
    };
    let mut plan = vec![
        subject("U", "", Kind::Unit, "1号楼"),
        subject("D", "U", Kind::Division, "装修"),
        subject("I", "D", Kind::Item, "栏杆"),
    ];
    plan.extend((1..=3).map(lot));
    workspace.execute(Command::PlanSubjects(plan)).unwrap();
    for nth in 1..=3 {
        for (stage, by, readings) in [
            ("self", "P01", ["1", "-3"]),
            ("mutual", "P02", ["2", "-4"]),
            ("handover", "P03", ["3", "-1"]),
        ] {
            let round = Submission {
                subject: format!("L-{nth}"),
                stage: stage.into(),
                at: format!("2026-04-{:02}T09:00:00+08:00", 20 + nth).into(),
                by: by.into(),
                answers: vec![Answer::readings("d1", &readings)],
                ..Submission::default()
            };
            let done = workspace.execute(Command::Conclude(round)).unwrap();
            assert!(
                matches!(&done, Done::Concluded(one) if one.decision.record.outcome == Outcome::Accepted),
                "{done:?}"
            );
        }
    }
}

#[test]
fn two_of_three_lots_are_concluded_and_signed_with_one_pin() {
    for (size, lang) in SIZES.into_iter().zip([Lang::Zh, Lang::En]) {
        let mut desk = Desk::new(size, lang);
        desk.site
            .shows(lang.pick("> 连着验：等您处理的 3 批", "> One after the other: 3 lots"));
        desk.press("Enter")
            .shows(lang.pick("第 1 批，共 3 批", "Lot 1 of 3"));
        // The first is put off.
        desk.press("Space")
            .shows(lang.pick("以后再验 1", "Put off 1"))
            .shows("> L-2");
        // The crew's readings stand beside.
        let screen = desk.press("Enter").screen();
        for said in ["1/3 L-2", "人P01", "-3", "人P03", "-1"] {
            assert!(screen.contains(said), "{said}: {screen}");
        }
        desk.site
            .shows(lang.pick("交接检此点：3", "Handover check had 3"));
        desk.conclude();
        desk.site
            .shows(lang.pick("第 2 批，共 3 批", "Lot 2 of 3"))
            .shows("> L-3");
        desk.press("Enter");
        desk.conclude();
        desk.site
            .shows(lang.pick("> 一次签这 2 份", "> Sign together: 2"));
        desk.press("Enter")
            .shows(lang.pick("签字文本 1/2", "Text 1/2"))
            .shows("L-2");
        desk.read();
        desk.press("Enter")
            .shows(lang.pick("签字文本 2/2", "Text 2/2"))
            .shows("L-3");
        desk.read();
        desk.press("Enter").shows(lang.pick("看过 2", "read 2"));
        desk.press(&format!("{PIN} Enter"));
        desk.site.shows(lang.pick("2 份都已签", "All 2 are signed"));
        assert_eq!(desk.signed(), [None, Some(1), Some(1)]);
        assert!(desk.site.app.workspace().verify(None).unwrap()[0].is_sound());
        // What was put off is what is left.
        desk.press("Enter Esc").shows("L-1");
        println!("{size:?}: {} keys", desk.keys);
        assert!(desk.keys <= 34, "{} keys", desk.keys);
    }
}

#[test]
fn what_was_not_read_is_not_signed_and_the_list_says_so() {
    let mut desk = Desk::new((80, 24), Lang::Zh);
    desk.press("Enter");
    for _ in 0..2 {
        desk.press("Enter");
        desk.conclude();
    }
    desk.press("F11");
    // Without a text read there is nothing to sign.
    desk.press("Esc").shows("没看完 2");
    desk.press(&format!("{PIN} Enter"))
        .shows("还没有一份看到末尾");
    desk.press("Enter");
    desk.read();
    desk.press("Enter Esc").shows("看过 1").shows(". 没看完");
    desk.press(&format!("{PIN} Enter"))
        .shows("已签 1 份；1 份没签");
    assert_eq!(desk.signed(), [Some(1), Some(0), None]);
    // A wrong PIN signs nothing, and is tried once.
    desk.press("Down Enter");
    desk.read();
    desk.press("Enter 111222 Enter");
    assert_eq!(desk.signed(), [Some(1), Some(0), None]);
    assert!(!desk.site.screen().contains("111222"));
    desk.press(&format!("{PIN} Enter")).shows("2 份都已签");
}

#[test]
fn a_refusal_keeps_no_other_text_back() {
    let mut desk = Desk::new((80, 24), Lang::Zh);
    desk.press("Enter");
    for _ in 0..2 {
        desk.press("Enter");
        desk.conclude();
    }
    desk.press("F11");
    desk.read();
    // The first text was looked at too long ago when the PIN is typed.
    desk.later(9);
    desk.press("Enter");
    desk.read();
    desk.press("Enter");
    desk.later(11);
    desk.press(&format!("{PIN} Enter"))
        .shows("已签 1 份；1 份没签")
        .shows("x 没签成");
    assert_eq!(desk.signed(), [Some(0), Some(1), None]);
    desk.press("Up Enter");
    desk.read();
    desk.press(&format!("Enter {PIN} Enter"))
        .shows("2 份都已签");
    assert_eq!(desk.signed(), [Some(1), Some(1), None]);
}

#[test]
fn a_sitting_goes_on_where_it_was_left() {
    let mut desk = Desk::new((80, 24), Lang::Zh);
    desk.press("Enter Space Enter");
    desk.conclude();
    desk.press("Esc")
        .shows("接着连着验：还有 2 批，待签字 1 份");
    desk.press("Home Enter")
        .shows("第 2 批，共 3 批")
        .shows("以后再验 1");
    // After the program was left too.
    desk.press("F10");
    let Desk { site, clock, keys } = desk;
    let Site {
        folder,
        app,
        size,
        bells,
    } = site;
    let app = App::new(app.into_workspace(), Lang::Zh);
    let site = Site {
        folder,
        app,
        size,
        bells,
    };
    let mut desk = Desk { site, clock, keys };
    desk.sit();
    desk.press("Enter")
        .shows("第 2 批，共 3 批")
        .shows("以后再验 1")
        .shows("一次签这 1 份");
    // Put off is taken back by the same key.
    desk.press("Down Down Space").shows("> L-1");
    assert!(!desk.site.screen().contains("以后再验 1"));
    // Nothing is left of it once all is concluded and signed.
    for _ in 0..2 {
        desk.press("Home Enter");
        desk.conclude();
    }
    desk.press("Home Enter");
    for _ in 0..3 {
        desk.read();
        desk.press("Enter");
    }
    desk.press(&format!("{PIN} Enter")).shows("3 份都已签");
    desk.press("Enter Esc");
    assert!(!desk.site.screen().contains("连着验"));
    desk.site.app.rest();
    let left = std::fs::read_to_string(desk.site.folder.path().join("device/unfinished.json"));
    assert!(!left.unwrap_or_default().contains("sitting"));
}

#[test]
fn whoever_did_the_work_is_shown_nobody_elses_readings() {
    let mut desk = Desk::new((80, 24), Lang::Zh);
    let lot = Subject {
        checklist: "town.rails".into(),
        capacity: Quantity::of(2),
        ..subject("L-4", "I", Kind::Lot, "阳台栏杆")
    };
    let Site {
        folder,
        app,
        size,
        bells,
    } = desk.site;
    let mut workspace = app.into_workspace();
    workspace.execute(Command::PlanSubjects(vec![lot])).unwrap();
    let round = Submission {
        subject: "L-4".into(),
        stage: "self".into(),
        at: "2026-04-28T09:00:00+08:00".into(),
        by: "P01".into(),
        answers: vec![Answer::readings("d1", &["1", "-3"])],
        ..Submission::default()
    };
    workspace.execute(Command::Conclude(round)).unwrap();
    desk.site = Site {
        folder,
        app: App::new(workspace, Lang::Zh),
        size,
        bells,
    };
    let screen = desk.press("F3 L-4 Enter Enter").screen();
    assert!(
        screen.contains("互检") && !screen.contains("人P01"),
        "{screen}"
    );
}
