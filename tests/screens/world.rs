//! A small project with something of everything, in either language and with names as long as they may be: what
//! pages are looked at with.

use crate::site::{Site, subject};
use sanjian::domain::grade::Scheme;
use sanjian::domain::head::{Agreed, ProjectHead};
use sanjian::domain::receipt::HqCard;
use sanjian::domain::{Answer, Decimal, Kind, Person, Quantity, Role, Subject, Submission};
use sanjian::text::Lang;
use sanjian::tui::App;
use sanjian::workspace::held::clock::SetClock;
use sanjian::workspace::held::exchanged::{ExchangeAbout, Meeting};
use sanjian::workspace::signing::keys::KeyCommand;
use sanjian::workspace::{Command, Cost, Done, Pin, Workspace};
use serde_json::json;
use std::path::Path;
use std::sync::Arc;
use tempfile::TempDir;

pub const NOW: &str = "2026-05-01T08:00:00+08:00";
/// The laptop looked at, and the other one.
const HERE: &str = "aaaaaaaaaaaa";
const THERE: &str = "bbbbbbbbbbbb";
/// The supervisor's.
pub const PIN: &str = "482913";

/// A document to attach.
const PDF: &str = "%PDF-1.4\n1 0 obj\n<</Type/Catalog>>\nendobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";

/// Items of every kind: looked at, papers, measured, appearance.
const LIST: &str = r#"{
 "schema": "sanjian.checklist/1", "id": "world.wall", "version": "1.0.0", "subject": "lot",
 "title": {"zh": "墙面", "en": "Walls"}, "standard": "EXAMPLE", "pass_rate": "0.80",
 "capacity_unit": {"zh": "间", "en": "rooms"},
 "items": [
  {"id": "d1", "class": "dominant", "title": {"zh": "粘结牢固", "en": "Bond"}, "clause": "4.1",
   "method": {"zh": "观察、小锤轻击", "en": "look, tap with a hammer"}, "sampling": {"rule": "all"},
   "judge": {"kind": "attribute"}},
  {"id": "d2", "class": "dominant", "title": {"zh": "材料", "en": "Materials"}, "clause": "4.2",
   "method": {"zh": "查资料", "en": "papers"}, "sampling": {"rule": "all"},
   "judge": {"kind": "document", "required": ["质量证明文件", "检验报告"]}},
  {"id": "m1", "class": "general", "title": {"zh": "立面垂直度", "en": "Plumb"}, "clause": "4.3",
   "method": {"zh": "2 m 检测尺", "en": "2 m straightedge"}, "sampling": {"rule": "count", "at_least": 5},
   "judge": {"kind": "deviation", "unit": "mm", "limit": "4"}},
  {"id": "g1", "class": "general", "title": {"zh": "观感", "en": "Appearance"}, "clause": "4.4",
   "method": {"zh": "观察", "en": "look"}, "sampling": {"rule": "all"},
   "judge": {"kind": "appearance"}},
  {"id": "g2", "class": "general", "title": {"zh": "护角", "en": "Corner beads"}, "clause": "4.5",
   "method": {"zh": "观察", "en": "look"}, "sampling": {"rule": "all"},
   "judge": {"kind": "attribute"}}
 ]
}"#;

/// What things and people are called.
#[derive(Clone, Copy)]
pub struct World {
    pub lang: Lang,
    /// Whether names are as long as they may be.
    pub is_long: bool,
}

impl World {
    /// A name; the long one goes on to sixty characters.
    fn name(self, zh: &str, en: &str) -> String {
        let name = self.lang.pick(zh, en);
        if !self.is_long {
            return name.to_owned();
        }
        let more = self.lang.pick(
            "门急诊医技综合楼及地下室主体结构装饰装修机电安装智能化室外配套附属工程施工总承包范围内全部内容",
            " of the emergency and outpatient building with its basement, fit-out and services",
        );
        let mut long: String = name.chars().chain(more.chars().cycle()).take(58).collect();
        // Where it was cut the end would be missed: it has one of its own.
        long = long.trim_end().to_owned();
        long.push_str(self.lang.pick("尽头", "zq"));
        long
    }

    /// All names that the long ones are told by.
    pub fn long_names(self) -> Vec<String> {
        let mut all = vec![self.project(), self.unit(), self.crew(), self.firm()];
        all.extend((1..=8).map(|nth| self.lot(nth)));
        all.extend(ROLES.iter().map(|(_, zh, en, _)| self.person(zh, en)));
        all
    }

    fn project(self) -> String {
        self.name("江湾新城", "River Bend")
    }

    fn unit(self) -> String {
        self.name("1号楼", "Building 1")
    }

    fn crew(self) -> String {
        self.name("抹灰一班", "Plasterers 1")
    }

    fn firm(self) -> String {
        self.name("江城建工", "Rivertown Construction")
    }

    fn person(self, zh: &str, en: &str) -> String {
        self.name(zh, en)
    }

    fn lot(self, nth: usize) -> String {
        self.name(
            &format!("{nth}层内墙抹灰"),
            &format!("Storey {nth} wall plastering"),
        )
    }

    /// The project on a laptop, with what another laptop did of it.
    pub fn made(self) -> TempDir {
        let folders = [(); 3].map(|()| tempfile::tempdir().unwrap());
        let [here, there, stick] = &folders;
        // Which of two sides counts goes by the devices' names.
        for (folder, name) in [(here, HERE), (there, THERE)] {
            std::fs::create_dir_all(folder.path().join("device")).unwrap();
            std::fs::write(folder.path().join("device/id"), format!("{name}\n")).unwrap();
        }
        let mut own = opened(here.path());
        self.fill(&mut own);
        let mut other = opened(there.path());
        meet(&mut own, stick);
        meet(&mut other, stick);
        for (laptop, passes) in [(&mut own, true), (&mut other, false)] {
            conclude(laptop, 7, "acceptance", LATER, passes);
        }
        meet(&mut other, stick);
        meet(&mut own, stick);
        own.set_key_cost(Cost::FLOOR);
        let key = KeyCommand::Enrol {
            person: "P04".into(),
            pin: Pin::new(PIN),
            authority: None,
        };
        own.execute(Command::Key(key)).unwrap();
        std::fs::write(here.path().join("report.pdf"), PDF).unwrap();
        self.introduce_headquarters(&own);
        drop(own);
        let [here, ..] = folders;
        here
    }

    /// The card of a headquarters that nobody confirmed yet.
    fn introduce_headquarters(self, own: &Workspace) {
        let name = self.name("集团质量部", "Group quality");
        let public = "03a107bff3ce10be1d70dd18e74bc09967e4d6309ba50d5f1ddc8664125531b8";
        let card = HqCard::of(public, &name).unwrap();
        let project = own.root().join("projects").join(own.project_id().unwrap());
        let shelf = project.join("receipts").join(&card.kid);
        std::fs::create_dir_all(&shelf).unwrap();
        let file = shelf.join(format!("hq-{}.json", card.kid));
        std::fs::write(file, serde_json::to_vec(&card).unwrap()).unwrap();
    }

    /// The same in a folder of its own, on its first page.
    pub fn opened(self, made: &Path, size: (u16, u16)) -> Site {
        let folder = tempfile::tempdir().unwrap();
        copy(made, folder.path());
        let mut workspace = opened(folder.path());
        workspace.enter(None).unwrap();
        Site {
            app: App::new(workspace, self.lang),
            folder,
            size,
            bells: 0,
        }
    }

    /// A folder without a project, on its first page.
    pub fn first(self, size: (u16, u16)) -> Site {
        let folder = tempfile::tempdir().unwrap();
        let workspace = opened(folder.path());
        Site {
            app: App::new(workspace, self.lang),
            folder,
            size,
            bells: 0,
        }
    }

    fn people(self) -> Vec<Person> {
        let person = |(code, zh, en, role): &(&str, &str, &str, Role)| Person {
            code: (*code).into(),
            name: self.person(zh, en),
            role: *role,
            org: self.firm(),
            crew: match role {
                Role::CrewLeader | Role::Worker => self.crew(),
                _ => String::new(),
            },
        };
        ROLES.iter().map(person).collect()
    }

    fn fill(self, workspace: &mut Workspace) {
        let percent = |text| Decimal::parse(text).ok();
        let head = ProjectHead {
            code: "W1".into(),
            name: self.project(),
            scheme: Scheme::gbj300(),
            target_first_pass: percent("96"),
            target_excellence: percent("40"),
            agreed: Agreed {
                veto_below: percent("90"),
                ..Agreed::default()
            },
            ..ProjectHead::default()
        };
        done(workspace, Command::CreateProject(head));
        done(workspace, Command::ListPeople(self.people()));
        done(workspace, Command::PlanSubjects(self.plan()));
        for nth in [3, 4, 5, 6, 7] {
            for (stage, day) in STAGES {
                conclude(workspace, nth, stage, day, true);
            }
        }
        conclude(workspace, 2, "self", "2026-04-20T09:00:00+08:00", true);
        conclude(
            workspace,
            5,
            "acceptance",
            "2026-04-24T09:00:00+08:00",
            false,
        );
        conclude(
            workspace,
            6,
            "acceptance",
            "2026-04-24T10:00:00+08:00",
            true,
        );
    }

    fn plan(self) -> Vec<Subject> {
        let name = |zh: &str, en: &str| self.name(zh, en);
        let mut plan = vec![
            subject("U", "", Kind::Unit, &self.unit()),
            subject("D", "U", Kind::Division, &name("建筑装饰装修", "Fit-out")),
            subject("I", "D", Kind::Item, &name("一般抹灰", "Plastering")),
        ];
        plan.extend((1..=8).map(|nth| Subject {
            checklist: "world.wall".into(),
            crew: self.crew(),
            location: name(&format!("{nth}层"), &format!("Storey {nth}")),
            capacity: Quantity::of(10),
            ..subject(&format!("L-{nth:03}"), "I", Kind::Lot, &self.lot(nth))
        }));
        let entry = |code: &str, kind, name: &str, list: &str| Subject {
            checklist: list.into(),
            ..subject(code, "", kind, name)
        };
        plan.push(entry(
            "JL-001",
            Kind::Instrument,
            &name("5 m 钢卷尺", "5 m tape"),
            "generic.instrument",
        ));
        plan
    }
}

/// Code, name, role.
const ROLES: [(&str, &str, &str, Role); 6] = [
    ("P01", "王强", "Wang Qiang", Role::CrewLeader),
    ("P02", "李敏", "Li Min", Role::Foreman),
    ("P03", "张伟", "Zhang Wei", Role::Inspector),
    ("P04", "赵琳", "Zhao Lin", Role::Supervisor),
    ("P05", "孙涛", "Sun Tao", Role::ProjectManager),
    ("P06", "周宁", "Zhou Ning", Role::ChiefSupervisor),
];

/// Stages before the acceptance, and when.
const STAGES: [(&str, &str); 3] = [
    ("self", "2026-04-21T09:00:00+08:00"),
    ("mutual", "2026-04-22T09:00:00+08:00"),
    ("handover", "2026-04-23T09:00:00+08:00"),
];
const LATER: &str = "2026-04-30T09:00:00+08:00";

fn done(workspace: &mut Workspace, command: Command) {
    let done = workspace.execute(command).unwrap();
    assert!(!matches!(done, Done::Refused(_)), "{done:?}");
}

/// A laptop of the site.
pub fn opened(folder: &Path) -> Workspace {
    let lists = folder.join("checklists");
    std::fs::create_dir_all(&lists).unwrap();
    std::fs::write(lists.join("world.json"), LIST).unwrap();
    let workspace = crate::watched::open_by(folder, Arc::new(SetClock::at(NOW)));
    assert_eq!(workspace.library().faults, Vec::new());
    workspace
}

fn meet(laptop: &mut Workspace, stick: &TempDir) {
    let meeting = Meeting {
        folder: stick.path().to_path_buf(),
        about: ExchangeAbout::Known,
        makes_folder: false,
    };
    done(laptop, Command::Exchange(meeting));
    laptop.enter(None).unwrap();
}

/// Concludes a stage of a lot; what fails are readings and the bond of three places.
fn conclude(workspace: &mut Workspace, nth: usize, stage: &str, at: &str, passes: bool) {
    let readings: &[&str] = match passes {
        true => &["1", "-2", "0", "3", "-1"],
        false => &["1", "-9", "0", "8", "-7"],
    };
    let counts = |failed: u64| {
        let body = json!({"checked": 10, "failed": failed});
        body.as_object().unwrap().clone()
    };
    let with = |item: &str, body: serde_json::Value| Answer {
        item: item.into(),
        body: body.as_object().unwrap().clone(),
    };
    let paper = |kind: &str| json!({"kind": kind, "no": "JC-7", "date": "2026-04-02"});
    let by = match stage {
        "self" => "P01",
        "mutual" => "P02",
        "handover" => "P03",
        _ => "P04",
    };
    let submission = Submission {
        subject: format!("L-{nth:03}"),
        stage: stage.into(),
        at: at.into(),
        by: by.into(),
        answers: vec![
            Answer {
                item: "d1".into(),
                body: counts(if passes { 0 } else { 3 }),
            },
            with(
                "d2",
                json!({"documents": [paper("质量证明文件"), paper("检验报告")]}),
            ),
            Answer::readings("m1", readings),
            with("g1", json!({"good": 9, "fair": 1, "poor": 0})),
            Answer {
                item: "g2".into(),
                body: counts(0),
            },
        ],
        ..Submission::default()
    };
    done(workspace, Command::Conclude(submission));
}

fn copy(from: &Path, to: &Path) {
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        match entry.file_type().unwrap().is_dir() {
            true => {
                std::fs::create_dir_all(&target).unwrap();
                copy(&entry.path(), &target);
            }
            false => _ = std::fs::copy(entry.path(), target).unwrap(),
        }
    }
}
