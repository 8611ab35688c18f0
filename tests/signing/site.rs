//! A site whose people sign: a project of two lots with a one-item checklist, everybody enrolled
//! on one device, and the way to a handover signed by its three parties.

use sanjian::audit::findings::Findings;
use sanjian::domain::head::ProjectHead;
use sanjian::domain::signing::SigningAsked;
use sanjian::domain::statement::Stand;
use sanjian::domain::{Answer, Fault, Kind, Outcome, Person, Quantity, Role, Subject, Submission};
use sanjian::store::RealDisk;
use sanjian::text::Lang;
use sanjian::workspace::held::clock::SetClock;
use sanjian::workspace::signing::keys::{Authority, KeyCommand};
use sanjian::workspace::{Command, Cost, Done, Pin, Workspace};
use std::path::PathBuf;
use std::sync::Arc;
use tempfile::TempDir;

/// Everybody's PIN.
pub const PIN: &str = "482913";

const LIST: &str = r#"{"schema":"sanjian.checklist/1","id":"test.plain","version":"1.0.0",
"title":{"zh":"试验","en":"Test"},"standard":"T 1","place":[],"subject":"lot","pass_rate":"0.80",
"capacity_unit":{"zh":"处","en":"places"},"variants":[],"items":[
{"id":"a","class":"general","clause":"1.1","title":{"zh":"表面","en":"Surface"},
"method":{"zh":"观察","en":"by eye"},"sampling":{"rule":"all"},"judge":{"kind":"attribute"}}]}"#;

/// Code, role, organisation.
const PEOPLE: [(&str, Role, &str); 9] = [
    ("P01", Role::CrewLeader, "施工"),
    ("P02", Role::CrewLeader, "施工"),
    ("P03", Role::Inspector, "施工"),
    ("P04", Role::Foreman, "施工"),
    ("P05", Role::ProjectManager, "施工"),
    ("P07", Role::Supervisor, "监理"),
    ("P08", Role::Supervisor, "监理"),
    ("P09", Role::ChiefSupervisor, "监理"),
    ("P10", Role::Owner, "建设"),
];

pub struct Site {
    pub folder: TempDir,
    pub clock: Arc<SetClock>,
    pub workspace: Workspace,
    minute: u32,
}

pub fn person(code: &str, role: Role, org: &str) -> Person {
    Person {
        code: code.to_owned(),
        name: format!("姓名{code}"),
        role,
        org: org.to_owned(),
        crew: String::new(),
    }
}

pub fn subject(code: &str, kind: Kind, parent: &str) -> Subject {
    let mut subject = Subject::new(code, parent, kind, &format!("名称{code}"));
    if kind == Kind::Lot {
        subject.checklist = "test.plain".to_owned();
        subject.capacity = Quantity::of(3);
    }
    subject
}

impl Site {
    pub fn new() -> Self {
        Self::agreed(false)
    }

    /// A site where the next stage waits for signatures, or not.
    pub fn agreed(signatures_required: bool) -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("checklists")).unwrap();
        std::fs::write(folder.path().join("checklists/plain.json"), LIST).unwrap();
        let clock = Arc::new(SetClock::at("2026-05-01T08:00:00+08:00"));
        let disk = Arc::new(RealDisk::new(folder.path()).unwrap());
        let shared: Arc<SetClock> = Arc::clone(&clock);
        let mut workspace = Workspace::with(disk, folder.path(), shared).unwrap();
        workspace.set_key_cost(Cost::FLOOR);
        let mut head = ProjectHead {
            code: "T1".to_owned(),
            name: "试验楼".to_owned(),
            ..ProjectHead::default()
        };
        head.agreed.signatures_required = signatures_required;
        let people = PEOPLE.map(|(code, role, org)| person(code, role, org));
        let subjects = [
            subject("U", Kind::Unit, ""),
            subject("D", Kind::Division, "U"),
            subject("I", Kind::Item, "D"),
            subject("L1", Kind::Lot, "I"),
            subject("L2", Kind::Lot, "I"),
        ];
        workspace.execute(Command::CreateProject(head)).unwrap();
        workspace
            .execute(Command::ListPeople(people.to_vec()))
            .unwrap();
        workspace
            .execute(Command::PlanSubjects(subjects.to_vec()))
            .unwrap();
        Self {
            folder,
            clock,
            workspace,
            minute: 0,
        }
    }

    /// A site with some people enrolled.
    pub fn enrolled(people: &[&str]) -> Self {
        let mut site = Self::new();
        people.iter().for_each(|one| site.enrol(one));
        site
    }

    /// A minute goes by.
    pub fn tick(&mut self) {
        self.minute += 1;
        let (hour, minute) = (8 + self.minute / 60, self.minute % 60);
        self.clock
            .set(&format!("2026-05-01T{hour:02}:{minute:02}:00+08:00"));
    }

    pub fn key(&mut self, command: KeyCommand) -> Done {
        self.tick();
        self.workspace.execute(Command::Key(command)).unwrap()
    }

    pub fn enrol(&mut self, person: &str) {
        let done = self.key(KeyCommand::Enrol {
            person: person.to_owned(),
            pin: Pin::new(PIN),
            authority: None,
        });
        assert!(matches!(done, Done::Keyed(_)), "{done:?}");
    }

    pub fn check(&mut self, lot: &str, stage: &str, by: &str, passes: bool) -> Done {
        self.tick();
        let result = if passes { "pass" } else { "fail" };
        let submission = Submission {
            subject: lot.to_owned(),
            stage: stage.to_owned(),
            at: self.workspace.now(),
            by: by.to_owned(),
            answers: vec![Answer::result("a", result)],
            ..Submission::default()
        };
        self.workspace
            .execute(Command::Conclude(submission))
            .unwrap()
    }

    /// Concludes a check; its record.
    pub fn passed(&mut self, lot: &str, stage: &str, by: &str) -> String {
        match self.check(lot, stage, by, true) {
            Done::Concluded(concluded) => concluded.record,
            other => panic!("{other:?}"),
        }
    }

    /// Concludes everything up to the handover of a lot; the handover's record.
    pub fn handover(&mut self, lot: &str) -> String {
        self.passed(lot, "self", "P01");
        self.passed(lot, "mutual", "P02");
        self.passed(lot, "handover", "P03")
    }

    pub fn asked(lot: &str, doc: &str, party: &str, by: &str) -> SigningAsked {
        SigningAsked {
            subject: lot.to_owned(),
            doc: doc.to_owned(),
            party: party.to_owned(),
            by: by.to_owned(),
            stand: Stand::Agree,
            reason: String::new(),
        }
    }

    pub fn try_to_sign(&mut self, asked: &SigningAsked) -> Result<String, Vec<Fault>> {
        self.tick();
        let sheet = self.workspace.signing_sheet(asked, Lang::Zh).unwrap()?;
        let command = Command::Sign(Box::new(sheet), Pin::new(PIN));
        match self.workspace.execute(command).unwrap() {
            Done::Signed(signed) => Ok(signed.record),
            Done::Refused(faults) => Err(faults),
            other => panic!("{other:?}"),
        }
    }

    pub fn sign(&mut self, lot: &str, doc: &str, party: &str, by: &str) -> String {
        let asked = Self::asked(lot, doc, party, by);
        self.try_to_sign(&asked).unwrap()
    }

    pub fn authority(by: &str) -> Authority {
        Authority {
            by: by.to_owned(),
            pin: Pin::new(PIN),
        }
    }

    pub fn outcome(&self, lot: &str, doc: &str) -> Outcome {
        let node = self.workspace.project().unwrap().node(lot).unwrap();
        let check = node.checks.iter().find(|check| check.record == doc);
        check.unwrap().outcome
    }

    pub fn verify(&self) -> Findings {
        let mut findings = self.workspace.verify(None).unwrap();
        assert_eq!(findings.len(), 1);
        findings.remove(0)
    }

    pub fn project_dir(&self) -> PathBuf {
        let pid = self.workspace.project_id().unwrap();
        self.folder.path().join("projects").join(pid)
    }
}
