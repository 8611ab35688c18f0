//! A town of buildings in a temporary folder: as many lots as one likes, some of them checked, at a
//! time that the test sets.

use crate::site::{Site, subject};
use sanjian::domain::head::ProjectHead;
use sanjian::domain::{Answer, Decimal, Kind, Person, Quantity, Role, Subject, Submission};
use sanjian::text::Lang;
use sanjian::tui::App;
use sanjian::workspace::held::clock::SetClock;
use sanjian::workspace::held::exchanged::{ExchangeAbout, Meeting};
use sanjian::workspace::{Command, Done, Workspace};
use std::path::Path;
use std::sync::Arc;

/// A checklist of two items that are judged by looking.
const CHECKLIST: &str = r#"{
 "schema": "sanjian.checklist/1", "id": "town.plain", "version": "1.0.0", "subject": "lot",
 "title": {"zh": "外观", "en": "Looks"}, "standard": "EXAMPLE",
 "capacity_unit": {"zh": "处", "en": "places"}, "pass_rate": "0.80",
 "items": [
  {"id": "d1", "class": "dominant", "title": {"zh": "牢固", "en": "Firm"}, "clause": "1",
   "method": {"zh": "观察", "en": "look"}, "sampling": {"rule": "all"},
   "judge": {"kind": "attribute"}},
  {"id": "g1", "class": "general", "title": {"zh": "平整", "en": "Even"}, "clause": "2",
   "method": {"zh": "观察", "en": "look"}, "sampling": {"rule": "all"},
   "judge": {"kind": "attribute"}}
 ]
}"#;

/// The stages of a lot with who concludes them.
const STAGES: [(&str, &str); 4] = [
    ("self", "P01"),
    ("mutual", "P02"),
    ("handover", "P03"),
    ("acceptance", "P04"),
];

/// A folder without a project.
pub fn empty(size: (u16, u16), lang: Lang) -> Site {
    let folder = tempfile::tempdir().unwrap();
    let workspace = crate::watched::open(folder.path());
    site(folder, workspace, size, lang)
}

/// A project without a plan.
pub fn bare(size: (u16, u16), lang: Lang) -> Site {
    let folder = tempfile::tempdir().unwrap();
    let mut workspace = workspace(folder.path(), "2026-05-01T08:00:00+08:00");
    make(&mut workspace, 0);
    site(folder, workspace, size, lang)
}

/// A town of so many lots on the first of May, of which the first 24 were checked in March and
/// April: every sixth was rejected at its acceptance, every eighth stopped before it.
pub fn of(lots: usize, size: (u16, u16), lang: Lang) -> Site {
    let folder = tempfile::tempdir().unwrap();
    let mut workspace = workspace(folder.path(), "2026-05-01T08:00:00+08:00");
    make(&mut workspace, lots);
    for nth in 1..=lots.min(24) {
        let month = if nth % 2 == 0 { "03" } else { "04" };
        let stages = if nth % 8 == 0 { 3 } else { 4 };
        for (stage, by) in &STAGES[..stages] {
            let fails = nth % 6 == 0 && *stage == "acceptance";
            let at = format!("2026-{month}-{:02}T08:00:00+08:00", nth + 3);
            conclude(&mut workspace, &code(nth), stage, by, &at, !fails);
        }
    }
    site(folder, workspace, size, lang)
}

/// The code of a lot.
pub fn code(nth: usize) -> String {
    format!("L-{nth:05}")
}

pub fn workspace(folder: &Path, now: &str) -> Workspace {
    let lists = folder.join("checklists");
    std::fs::create_dir_all(&lists).unwrap();
    std::fs::write(lists.join("town.plain.json"), CHECKLIST).unwrap();
    crate::watched::open_by(folder, Arc::new(SetClock::at(now)))
}

pub fn site(folder: tempfile::TempDir, workspace: Workspace, size: (u16, u16), lang: Lang) -> Site {
    Site {
        app: App::new(workspace, lang),
        folder,
        size,
        bells: 0,
    }
}

pub fn make(workspace: &mut Workspace, lots: usize) {
    assert_eq!(workspace.library().faults, Vec::new());
    let percent = |text| Some(Decimal::parse(text).unwrap());
    let head = ProjectHead {
        code: "T1".into(),
        name: "江湾新城".into(),
        scheme: sanjian::domain::grade::Scheme::gbj300(),
        target_first_pass: percent("90"),
        target_excellence: percent("60"),
        agreed: sanjian::domain::head::Agreed {
            veto_below: percent("90"),
            ..Default::default()
        },
        ..ProjectHead::default()
    };
    workspace.execute(Command::CreateProject(head)).unwrap();
    let roles = [
        ("P01", Role::CrewLeader),
        ("P02", Role::Foreman),
        ("P03", Role::Inspector),
        ("P04", Role::Supervisor),
    ];
    let people = roles.map(|(code, role)| Person {
        code: code.into(),
        name: format!("人{code}"),
        role,
        org: "某公司".into(),
        crew: String::new(),
    });
    let people = Command::ListPeople(people.to_vec());
    workspace.execute(people).unwrap();
    if lots > 0 {
        let plan = Command::PlanSubjects(plan(lots));
        workspace.execute(plan).unwrap();
    }
}

/// Ten lots an item, five items a division, four divisions a building.
fn plan(lots: usize) -> Vec<Subject> {
    let mut plan = Vec::new();
    for nth in 0..lots {
        let (item, division, unit) = (nth / 10, nth / 50, nth / 200);
        let codes = [
            format!("U{unit}"),
            format!("D{division}"),
            format!("I{item}"),
        ];
        if nth % 200 == 0 {
            let name = format!("{}号楼", unit + 1);
            plan.push(subject(&codes[0], "", Kind::Unit, &name));
        }
        if nth % 50 == 0 {
            plan.push(subject(&codes[1], &codes[0], Kind::Division, "主体结构"));
        }
        if nth % 10 == 0 {
            let name = ["钢筋", "模板", "混凝土", "砌体", "抹灰"][item % 5];
            plan.push(subject(&codes[2], &codes[1], Kind::Item, name));
        }
        plan.push(Subject {
            checklist: "town.plain".into(),
            crew: format!("钢筋{}班", nth % 3 + 1),
            location: format!("{}层 A-F轴", nth % 10 + 1),
            capacity: Quantity::of(20),
            ..subject(&code(nth + 1), &codes[2], Kind::Lot, "剪力墙钢筋安装")
        });
    }
    plan
}

pub fn conclude(
    workspace: &mut Workspace,
    lot: &str,
    stage: &str,
    by: &str,
    at: &str,
    passes: bool,
) {
    let done = workspace.execute(concluding(lot, stage, by, at, passes));
    match done.unwrap() {
        Done::Concluded(_) => {}
        other => panic!("{other:?}"),
    }
}

/// What concludes a check.
pub fn concluding(lot: &str, stage: &str, by: &str, at: &str, passes: bool) -> Command {
    let answer = |item: &str, passes: bool| Answer {
        item: item.into(),
        body: serde_json::json!({
            "checked": 20, "failed": if passes { 0 } else { 6 }, "excellent": 14
        })
        .as_object()
        .unwrap()
        .clone(),
    };
    Command::Conclude(Submission {
        subject: lot.into(),
        stage: stage.into(),
        at: at.into(),
        by: by.into(),
        answers: vec![answer("d1", true), answer("g1", passes)],
        ..Submission::default()
    })
}

/// Meeting at a stick.
pub fn at(stick: &tempfile::TempDir) -> Meeting {
    Meeting {
        folder: stick.path().to_path_buf(),
        about: ExchangeAbout::Known,
        makes_folder: false,
    }
}

/// Lets a laptop meet at a stick, and enters its project.
pub fn meet(laptop: &mut Workspace, stick: &tempfile::TempDir) {
    let done = laptop.execute(Command::Exchange(at(stick))).unwrap();
    let Done::Exchanged(met) = done else {
        panic!("{done:?}")
    };
    assert!(met.synced.iter().all(|one| one.is_sound()));
    laptop.enter(None).unwrap();
}
