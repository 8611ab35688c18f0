//! A lot that was rejected, to its end: its issue assigned and mended, the work checked anew stage by stage and
//! accepted. Keys are counted; the journey does not get longer unseen.

use crate::site::{SIZES, Site, subject};
use crate::sitting::RAILS;
use crate::town;
use sanjian::domain::issue::IssueState;
use sanjian::domain::{Answer, Kind, Outcome, Quantity, Subject, Submission};
use sanjian::text::Lang;
use sanjian::tui::App;
use sanjian::workspace::held::clock::SetClock;
use sanjian::workspace::{Command, Done, Workspace};
use std::sync::Arc;

/// Keys from the overview to the acceptance, the eight readings among them.
const KEYS: usize = 54;

struct Hands {
    site: Site,
    keys: usize,
}

impl Hands {
    fn new(size: (u16, u16), lang: Lang) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let lists = folder.path().join("checklists");
        std::fs::create_dir_all(&lists).unwrap();
        std::fs::write(lists.join("rails.json"), RAILS).unwrap();
        let clock = Arc::new(SetClock::at("2026-05-01T08:00:00+08:00"));
        let mut workspace = crate::watched::open_by(folder.path(), clock);
        town::make(&mut workspace, 0);
        reject(&mut workspace);
        let app = App::new(workspace, lang);
        let bells = 0;
        let site = Site {
            folder,
            app,
            size,
            bells,
        };
        Self { site, keys: 0 }
    }

    /// Presses keys and counts them, digits one by one.
    fn press(&mut self, keys: &str) -> &Site {
        for word in keys.split_whitespace() {
            let is_typed = word.chars().all(|c| c.is_ascii_digit() || c == '-');
            self.keys += if is_typed { word.len() } else { 1 };
        }
        self.site.press(keys)
    }
}

/// A lot that passed its three checks and failed its acceptance.
fn reject(workspace: &mut Workspace) {
    let plan = vec![
        subject("U", "", Kind::Unit, "1号楼"),
        subject("D", "U", Kind::Division, "装修"),
        subject("I", "D", Kind::Item, "栏杆"),
        Subject {
            checklist: "town.rails".into(),
            capacity: Quantity::of(2),
            crew: "栏杆班".into(),
            location: "1 层".into(),
            ..subject("L-1", "I", Kind::Lot, "阳台栏杆")
        },
    ];
    workspace.execute(Command::PlanSubjects(plan)).unwrap();
    for (nth, (stage, by, readings)) in [
        ("self", "P01", ["1", "-3"]),
        ("mutual", "P02", ["2", "-4"]),
        ("handover", "P03", ["3", "-1"]),
        ("acceptance", "P04", ["3", "-9"]),
    ]
    .into_iter()
    .enumerate()
    {
        let round = Submission {
            subject: "L-1".into(),
            stage: stage.into(),
            at: format!("2026-04-{:02}T09:00:00+08:00", 20 + nth).into(),
            by: by.into(),
            answers: vec![Answer::readings("d1", &readings)],
            ..Submission::default()
        };
        let done = workspace.execute(Command::Conclude(round)).unwrap();
        assert!(matches!(done, Done::Concluded(_)), "{done:?}");
    }
}

#[test]
fn a_rejected_lot_is_mended_checked_anew_and_accepted() {
    for (size, lang) in SIZES.into_iter().zip([Lang::Zh, Lang::En]) {
        let mut hands = Hands::new(size, lang);
        // The issue is assigned, and said to be mended, by a usual word on a digit.
        hands.press("9 1 F8 1 F8");
        hands
            .press("2 1 F8 1 F8")
            .shows(lang.pick("待复查 1", "To re-check 1"));
        // Done anew, and measured anew by each stage.
        hands.press("Esc Enter Enter Home Down 1");
        hands.press("1 Enter -2 Enter F8 Enter Enter");
        for _ in 0..3 {
            hands.press("Enter Enter 1 Enter -2 Enter F8 Enter Enter");
        }
        let project = hands.site.app.workspace().project().unwrap();
        let node = project.node("L-1").unwrap();
        assert_eq!(node.checks.last().unwrap().outcome, Outcome::Accepted);
        assert!(node.accepted().is_some());
        assert_eq!(project.issues()[0].state, IssueState::Closed);
        assert!(hands.keys <= KEYS, "{} keys", hands.keys);
    }
}
