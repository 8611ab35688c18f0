//! Laptops and sticks in memory: a small project, a clock that shows what it is told, and the trade's
//! four stages done by the right people.

use crate::sim_disk::{Image, SimDisk};
use chrono::{DateTime, FixedOffset};
use sanjian::domain::check::Submission;
use sanjian::domain::evidence::Evidence;
use sanjian::domain::head::ProjectHead;
use sanjian::domain::settle::SettlementAsked;
use sanjian::domain::signing;
use sanjian::domain::statement::Stand;
use sanjian::domain::{Answer, Kind, Project, Subject};
use sanjian::failure::Failure;
use sanjian::store::Disk;
use sanjian::text::Lang;
use sanjian::workspace::evidence::kept::Attaching;
use sanjian::workspace::held::clock::Clock;
use sanjian::workspace::held::exchanged::Exported;
use sanjian::workspace::held::exchanged::PlainText;
use sanjian::workspace::held::exchanged::{ExchangeAbout, ExchangeStep, Synced};
use sanjian::workspace::signing::keys::KeyCommand;
use sanjian::workspace::{Command, Cost, Done, Pin, Surroundings, Workspace};
use serde_json::{from_value, json};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

pub const STAGES: [(&str, &str); 4] = [
    ("self", "P1"),
    ("mutual", "P2"),
    ("handover", "P3"),
    ("acceptance", "P4"),
];
const LOTS: usize = 4;
/// Everybody's PIN.
const PIN: &str = "482913";

/// A wall clock that anyone may set, and a monotonic one that nobody can.
pub struct Hands {
    wall: Mutex<DateTime<FixedOffset>>,
    mono: Mutex<u64>,
}

impl Hands {
    pub fn new() -> Arc<Self> {
        let wall = DateTime::parse_from_rfc3339("2026-05-01T08:00:00+08:00").unwrap();
        Arc::new(Self {
            wall: Mutex::new(wall),
            mono: Mutex::new(0),
        })
    }

    pub fn set(&self, time: &str) {
        *self.wall.lock().unwrap() = DateTime::parse_from_rfc3339(time).unwrap();
    }

    pub fn run(&self, seconds: i64) {
        *self.wall.lock().unwrap() += chrono::TimeDelta::seconds(seconds);
        *self.mono.lock().unwrap() += seconds as u64 * 1000;
    }
}

impl Clock for Hands {
    fn now(&self) -> DateTime<FixedOffset> {
        *self.wall.lock().unwrap()
    }

    fn mono(&self) -> u64 {
        *self.mono.lock().unwrap()
    }

    fn zone(&self) -> String {
        "Asia/Shanghai".into()
    }

    fn boot(&self) -> &str {
        "test"
    }
}

pub fn root() -> PathBuf {
    PathBuf::from("/data")
}

pub fn stick() -> Arc<SimDisk> {
    Arc::new(SimDisk::new(Image::default()))
}

/// What of the project entered is written to a folder.
pub fn exported(workspace: &mut Workspace, folder: &Path) -> Exported {
    let export = Command::Export(folder.to_path_buf(), Lang::Zh, PlainText::Without);
    match workspace.execute(export).unwrap() {
        Done::Exported(exported) => exported,
        other => panic!("{other:?}"),
    }
}

pub struct Laptop {
    pub disk: SimDisk,
    pub hands: Arc<Hands>,
    /// What lies outside its data folder.
    pub around: Surroundings,
    pub workspace: Workspace,
}

fn workspace(disk: &SimDisk, hands: &Arc<Hands>, around: &Surroundings) -> Workspace {
    let workspace = Workspace::with(Arc::new(disk.clone()), &root(), hands.clone()).unwrap();
    workspace.in_surroundings(around.clone())
}

impl Laptop {
    /// A laptop that nobody has used.
    pub fn new() -> Self {
        Self::new_in(Surroundings::default())
    }

    /// The same, with this around its data folder.
    pub fn new_in(around: Surroundings) -> Self {
        let disk = SimDisk::new(Image::default());
        let lists = root().join("checklists");
        disk.create_dir_all(&lists).unwrap();
        let list = json!({"schema": "sanjian.checklist/1", "id": "test.lot", "version": "1.0.0",
            "title": {"zh": "试", "en": "Test"}, "standard": "T", "place": ["02", "0201", "钢筋"],
            "subject": "lot", "capacity_unit": {"zh": "处", "en": "places"}, "pass_rate": "0.80",
            "items": [{"id": "a", "class": "dominant", "clause": "1", "title": {"zh": "甲", "en": "A"}, "method": {"zh": "看", "en": "Look"},
                "sampling": {"rule": "count", "at_least": 1}, "judge": {"kind": "attribute"}}]});
        disk.replace(&lists.join("t.json"), list.to_string().as_bytes())
            .unwrap();
        let hands = Hands::new();
        let workspace = workspace(&disk, &hands, &around);
        Self {
            disk,
            hands,
            around,
            workspace,
        }
    }

    /// A laptop with the project.
    pub fn with_project() -> Self {
        let mut laptop = Self::new();
        laptop.begins();
        laptop
    }

    /// Makes the project.
    pub fn begins(&mut self) {
        let laptop = self;
        let head: ProjectHead =
            from_value(json!({"code": "T1", "name": "试", "scheme": "gbj300-88"})).unwrap();
        laptop.does(Command::CreateProject(head));
        let people = [
            ("P1", "crew_leader"),
            ("P2", "crew_leader"),
            ("P3", "foreman"),
            ("P4", "supervisor"),
        ]
        .map(|(code, role)| {
            from_value(json!({"code": code, "name": code, "role": role, "org": "", "crew": ""}))
                .unwrap()
        });
        laptop.does(Command::ListPeople(people.into()));
        let mut plan = vec![
            json!({"code": "U", "parent": "", "kind": "unit", "name": "U"}),
            json!({"code": "D", "parent": "U", "kind": "division", "name": "主体结构"}),
            json!({"code": "I", "parent": "D", "kind": "item", "name": "钢筋"}),
        ];
        plan.extend((0..LOTS).map(|n| {
            json!({"code": format!("L{n}"), "parent": "I", "kind": "lot", "name": "L", "checklist": "test.lot", "capacity": 5})
        }));
        let plan = plan
            .into_iter()
            .map(|one| from_value(one).unwrap())
            .collect();
        laptop.does(Command::PlanSubjects(plan));
    }

    /// The same disk after the program was closed and started again.
    pub fn restart(&mut self) {
        self.workspace = workspace(&self.disk, &self.hands, &self.around);
        self.enter();
    }

    /// Whether a project is entered.
    #[allow(dead_code, reason = "only the simulation asks")]
    pub fn is_inside(&self) -> bool {
        self.workspace.project().is_some()
    }

    /// Another machine, or the same one later, with this disk as it was.
    pub fn from(image: Image) -> Self {
        Self::from_in(image, Surroundings::default())
    }

    /// The same, with this around its data folder.
    pub fn from_in(image: Image, around: Surroundings) -> Self {
        let (disk, hands) = (SimDisk::new(image), Hands::new());
        let mut laptop = Self {
            workspace: workspace(&disk, &hands, &around),
            disk,
            hands,
            around,
        };
        laptop.enter();
        laptop
    }

    pub fn enter(&mut self) -> bool {
        self.workspace.enter(None).is_ok()
    }

    pub fn does(&mut self, command: Command) -> Done {
        self.tries(command).unwrap()
    }

    /// The same where it may fail.
    pub fn tries(&mut self, command: Command) -> Result<Done, Failure> {
        self.hands.run(60);
        self.workspace.execute(command)
    }

    pub fn state(&self) -> &Project {
        self.workspace.project().unwrap()
    }

    /// The state, folded from the records alone.
    pub fn folded(&mut self) -> String {
        self.enter();
        serde_json::to_string(self.state()).unwrap()
    }

    /// Concludes a stage of a lot; the record, or nothing when it was refused.
    pub fn check(&mut self, lot: &str, stage: &str, passes: bool) -> Option<String> {
        self.check_with(lot, stage, passes, Vec::new())
    }

    /// The same with evidence.
    pub fn check_with(
        &mut self,
        lot: &str,
        stage: &str,
        passes: bool,
        evidence: Vec<Evidence>,
    ) -> Option<String> {
        let submission = self.submission((lot, stage), passes, evidence);
        match self.does(Command::Conclude(submission)) {
            Done::Concluded(concluded) => Some(concluded.record),
            Done::Refused(faults) => {
                use sanjian::domain::FaultRule::{Closed, Gate, Person};
                let expected = faults
                    .iter()
                    .all(|fault| [Gate, Closed, Person].contains(&fault.rule()));
                assert!(expected, "{faults:?} {:?}", self.workspace.library().faults);
                None
            }
            other => panic!("{other:?}"),
        }
    }

    /// What is said to conclude a stage of a lot now, by whoever may.
    pub fn submission(
        &self,
        (lot, stage): (&str, &str),
        passes: bool,
        evidence: Vec<Evidence>,
    ) -> Submission {
        let by = STAGES.iter().find(|(id, _)| *id == stage).unwrap().1;
        let result = if passes { "pass" } else { "fail" };
        Submission {
            subject: lot.into(),
            stage: stage.into(),
            at: self.workspace.now(),
            by: by.into(),
            evidence,
            answers: vec![Answer::result("a", result)],
            ..Submission::default()
        }
    }

    /// Concludes whatever stage of a lot is open.
    pub fn goes_on(&mut self, lot: usize, passes: bool) -> Option<String> {
        let lot = format!("L{}", lot % LOTS);
        STAGES
            .iter()
            .find_map(|(stage, _)| self.check(&lot, stage, passes))
    }

    /// The same, passing and with a photo.
    pub fn goes_on_with(&mut self, lot: usize, photo: Evidence) -> Option<String> {
        let lot = format!("L{}", lot % LOTS);
        STAGES
            .iter()
            .find_map(|(stage, _)| self.check_with(&lot, stage, true, vec![photo.clone()]))
    }

    /// Takes in a photo, each seed another one.
    pub fn photo(&mut self, seed: u8) -> Evidence {
        match self.takes_photo(seed).unwrap() {
            Done::Attached(evidence) => evidence,
            other => panic!("{other:?}"),
        }
    }

    /// The same where it may fail.
    pub fn takes_photo(&mut self, seed: u8) -> Result<Done, Failure> {
        let photo = [
            b"\xff\xd8\xff\xe0\0\x10JFIF\0".as_slice(),
            &[seed; 900],
            b"\xff\xd9",
        ]
        .concat();
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(format!("IMG_{seed:04}.JPG"));
        std::fs::write(&path, &photo).unwrap();
        let attaching = Attaching {
            path,
            ..Attaching::default()
        };
        self.tries(Command::Attach(attaching))
    }

    /// Enters a complaint; its code is made when none is given.
    pub fn enters(&mut self, code: &str) -> String {
        let asked = Subject::new(code, "", Kind::Complaint, "渗水");
        let entry = self.workspace.new_entry(asked).unwrap();
        let code = entry.code.clone();
        self.does(Command::PlanSubjects(vec![entry]));
        code
    }

    /// Gives a person a key on this laptop.
    pub fn enrols(&mut self, person: &str) {
        self.workspace.set_key_cost(Cost::FLOOR);
        let done = self.does(Command::Key(KeyCommand::Enrol {
            person: person.into(),
            pin: Pin::new(PIN),
            authority: None,
        }));
        assert!(matches!(done, Done::Keyed(_)), "{done:?}");
    }

    /// Signs a document for a party, or refuses to with a reason; the signature's record, or nothing
    /// when that was not to be.
    pub fn signs(
        &mut self,
        (lot, doc): (&str, &str),
        (party, by): (&str, &str),
        refusal: Option<&str>,
    ) -> Option<String> {
        let asked = signing::SigningAsked {
            subject: lot.into(),
            doc: doc.into(),
            party: party.into(),
            by: by.into(),
            stand: refusal.map_or(Stand::Agree, |_| Stand::Refuse),
            reason: refusal.unwrap_or_default().into(),
        };
        self.hands.run(60);
        let sheet = self.workspace.signing_sheet(&asked, Lang::Zh).unwrap();
        let command = Command::Sign(Box::new(sheet.ok()?), Pin::new(PIN));
        match self.does(command) {
            Done::Signed(signed) => Some(signed.record),
            _ => None,
        }
    }

    /// A person signs the first check that waits for a party of theirs.
    pub fn signs_what_waits(&mut self, person: &str, agrees: bool) -> Option<String> {
        let role = self.state().people[person].role;
        let nodes = self.state().nodes().iter();
        let mut waiting = Vec::new();
        for node in nodes {
            for check in &node.checks {
                let demand = self.state().demand_of(check);
                let parties = self.state().awaited(check).into_iter();
                let parties = parties.filter(|party| {
                    demand
                        .roles(party)
                        .is_some_and(|roles| roles.contains(&role))
                });
                let code = &node.subject.code;
                waiting.extend(
                    parties.map(|party| (code.clone(), check.record.clone(), party.to_owned())),
                );
            }
        }
        let refusal = (!agrees).then_some("现场不符");
        waiting
            .iter()
            .find_map(|(lot, doc, party)| self.signs((lot, doc), (party, person), refusal))
    }

    /// Changes the capacity of a lot; one that is not there is added.
    pub fn plans(&mut self, lot: usize, capacity: u64) {
        let lot = json!({"code": format!("L{lot}"), "parent": "I", "kind": "lot", "name": "L",
            "checklist": "test.lot", "capacity": capacity});
        self.does(Command::PlanSubjects(vec![from_value(lot).unwrap()]));
    }

    /// Gives one of the four a role in which he may conclude nothing, or his own again.
    pub fn gives_role(&mut self, person: usize, other: bool) {
        let own = ["crew_leader", "crew_leader", "foreman", "supervisor"][person];
        let role = if other { "surveyor" } else { own };
        let code = format!("P{}", person + 1);
        let person = json!({"code": code, "name": code, "role": role, "org": "", "crew": ""});
        self.does(Command::ListPeople(vec![from_value(person).unwrap()]));
    }

    /// Agrees that the next stage waits for signatures, or not.
    pub fn agrees(&mut self, signed: bool) {
        let mut head = self.state().head.clone();
        head.agreed.signatures_required = signed;
        self.does(Command::Agree(Box::new(head)));
    }

    pub fn settles(&mut self, lot: &str, stands: &str, by: &str) -> Done {
        self.does(Command::Settle(
            None,
            SettlementAsked {
                subject: lot.into(),
                stands: stands.into(),
                why: "到场复核".into(),
                by: by.into(),
                at: self.workspace.now(),
            },
        ))
    }

    pub fn meets(&mut self, stick: &Arc<SimDisk>) -> Vec<Synced> {
        let synced = self.tries_to_meet(stick).unwrap();
        self.enter();
        synced
    }

    /// The same where it may fail; what is entered stays as the exchange left it.
    pub fn tries_to_meet(&mut self, stick: &Arc<SimDisk>) -> Result<Vec<Synced>, Failure> {
        let disk: Arc<dyn Disk> = stick.clone();
        let (root, about) = (Path::new("/stick"), &ExchangeAbout::Known);
        let mut go_on = |_: ExchangeStep<'_>| std::ops::ControlFlow::Continue(());
        let met = self.workspace.sync_with(&disk, root, about, &mut go_on)?;
        Ok(met.synced)
    }

    /// Meets a stick of devices that went by the rules: nothing that comes in speaks against them.
    pub fn meets_fair(&mut self, stick: &Arc<SimDisk>) {
        for one in self.meets(stick) {
            assert!(one.unfounded.is_empty(), "{:#?}", one.unfounded);
        }
    }

    /// The one project's result.
    pub fn meets_one(&mut self, stick: &Arc<SimDisk>) -> Synced {
        self.meets(stick).remove(0)
    }

    pub fn did(&self) -> String {
        let id = self.disk.read(&root().join("device/id")).unwrap();
        String::from_utf8(id).unwrap().trim().to_owned()
    }

    /// Nothing on this disk is other than it was written, and every verdict follows from its answers.
    pub fn assert_sound(&self) {
        for findings in self.workspace.verify(None).unwrap() {
            assert!(findings.is_sound(), "{findings:#?}");
        }
    }
}

/// The files of a stick.
pub fn files(stick: &SimDisk) -> Vec<(PathBuf, Vec<u8>)> {
    stick.view().files.into_iter().collect()
}

/// Two laptops of one project, and the stick between them.
pub fn pair() -> (Laptop, Laptop, Arc<SimDisk>) {
    let stick = stick();
    let (mut a, mut b) = (Laptop::with_project(), Laptop::new());
    a.meets(&stick);
    b.meets(&stick);
    (a, b, stick)
}

/// They exchange until both know all.
pub fn meet(a: &mut Laptop, b: &mut Laptop, stick: &Arc<SimDisk>) {
    for _ in 0..2 {
        a.meets(stick);
        b.meets(stick);
    }
    assert_eq!(a.folded(), b.folded());
}
