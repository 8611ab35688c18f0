//! A small place to decide things on: two items of a few lots, people of both sides, a checklist of
//! two items judged by looking, and chains with a notice, with hold points and with a late handover.

use sanjian::checklist::{File, Library};
use sanjian::domain::evidence::Evidence;
use sanjian::domain::grade::Scheme;
use sanjian::domain::head::ProjectHead;
use sanjian::domain::issue::{Issue, IssueStep, Severity, Step};
use sanjian::domain::node::Node;
use sanjian::domain::notice::Notice;
use sanjian::domain::ruling::{PaperKind, Ruling, RulingPaper, What};
use sanjian::domain::{
    Answer, Fault, Kind, Outcome, Person, Quantity, Role, Subject, Submission, Trouble,
};
use sanjian::rates::{Counts, Level, Query, RowKey, rates};
use sanjian::store::RealDisk;
use sanjian::workspace::held::clock::SetClock;
use sanjian::workspace::{Command, Done, Workspace};
use std::path::Path;
use std::sync::Arc;

pub const PLAIN: &str = r#"{
 "schema": "sanjian.checklist/1", "id": "place.plain", "version": "1.0.0", "subject": "lot",
 "title": {"zh": "外观", "en": "Looks"}, "standard": "EXAMPLE",
 "capacity_unit": {"zh": "处", "en": "places"}, "pass_rate": "0.80",
 "items": [
  {"id": "d1", "class": "dominant", "title": {"zh": "牢固", "en": "Firm"}, "clause": "1",
   "method": {"zh": "观察", "en": "look"}, "sampling": {"rule": "all"}, "judge": {"kind": "attribute"}},
  {"id": "g1", "class": "general", "title": {"zh": "平整", "en": "Even"}, "clause": "2",
   "method": {"zh": "观察", "en": "look"}, "sampling": {"rule": "all"}, "judge": {"kind": "attribute"}}
 ]
}"#;

/// Self-check, then an acceptance with 48 hours of notice that may be deemed.
const CONCEALED: &str = r#"{
 "schema": "sanjian.chain/1", "id": "place.concealed", "optional": true, "subjects": ["lot"],
 "title": {"zh": "隐蔽", "en": "Concealed"},
 "stages": [
  {"id": "self", "title": {"zh": "自检", "en": "Self-check"}, "roles": ["crew_leader"]},
  {"id": "acceptance", "title": {"zh": "验收", "en": "Acceptance"}, "roles": ["supervisor", "inspector"],
   "point": "witness", "notice_hours": 48, "deemed": true}
 ]
}"#;

/// Self-check, a hold point, the acceptance, and a handover after it.
pub const HELD: &str = r#"{
 "schema": "sanjian.chain/1", "id": "place.held", "optional": true, "subjects": ["lot"],
 "title": {"zh": "停工待检", "en": "Held"},
 "stages": [
  {"id": "self", "title": {"zh": "自检", "en": "Self-check"}, "roles": ["crew_leader"]},
  {"id": "hold", "title": {"zh": "停检", "en": "Hold"}, "roles": ["supervisor"], "point": "hold"},
  {"id": "acceptance", "title": {"zh": "验收", "en": "Acceptance"}, "roles": ["supervisor"]},
  {"id": "handover", "title": {"zh": "交接检", "en": "Handover"}, "roles": ["foreman"]}
 ]
}"#;

/// One stage, so that a round is one check.
const SHORT: &str = r#"{
 "schema": "sanjian.chain/1", "id": "place.short", "optional": true, "subjects": ["lot"],
 "title": {"zh": "只验收", "en": "Acceptance only"},
 "stages": [
  {"id": "acceptance", "title": {"zh": "验收", "en": "Acceptance"}, "roles": ["supervisor", "owner"]}
 ]
}"#;

/// The files of the place.
pub fn files() -> Vec<File> {
    let named = [
        ("plain", PLAIN),
        ("concealed", CONCEALED),
        ("held", HELD),
        ("short", SHORT),
    ];
    let file = |(name, text): (&str, &str)| File {
        name: format!("checklists/{name}.json"),
        bytes: text.into(),
    };
    named.into_iter().map(file).collect()
}

/// The people of the place, by role.
pub fn people() -> Vec<Person> {
    let roles = [
        ("leader", Role::CrewLeader),
        ("worker", Role::Worker),
        ("foreman", Role::Foreman),
        ("inspector", Role::Inspector),
        ("technical", Role::TechnicalLead),
        ("supervisor", Role::Supervisor),
        ("chief", Role::ChiefSupervisor),
        ("owner", Role::Owner),
    ];
    let person = |(code, role): (&str, Role)| Person {
        code: code.into(),
        name: code.into(),
        role,
        org: String::new(),
        crew: String::new(),
    };
    roles.into_iter().map(person).collect()
}

/// The plan of the place: every lot is named for the chain it follows.
pub fn plan() -> Vec<Subject> {
    let lot = |code: &str, item: &str, chain: &str| Subject {
        checklist: "place.plain".into(),
        chain: chain.into(),
        crew: "一班".into(),
        capacity: Quantity::of(20),
        ..Subject::new(code, item, Kind::Lot, code)
    };
    vec![
        Subject::new("U", "", Kind::Unit, "楼"),
        Subject::new("D", "U", Kind::Division, "主体"),
        Subject::new("I", "D", Kind::Item, "钢筋"),
        lot("S1", "I", "place.short"),
        lot("S2", "I", "place.short"),
        Subject::new("J", "D", Kind::Item, "模板"),
        lot("C1", "J", "place.concealed"),
        lot("H1", "J", "place.held"),
        Subject {
            after: "H1".into(),
            crew: "二班".into(),
            ..lot("N1", "J", "place.short")
        },
    ]
}

pub fn head() -> ProjectHead {
    ProjectHead {
        code: "P".into(),
        name: "工程".into(),
        scheme: Scheme::gbj300(),
        ..ProjectHead::default()
    }
}

/// A time on a day of May 2026, at nine.
pub fn on(day: u32) -> String {
    at(day, 9)
}

pub fn at(day: u32, hour: u32) -> String {
    format!("2026-05-{day:02}T{hour:02}:00:00+08:00")
}

pub fn answers(fails: &[&str]) -> Vec<Answer> {
    let one = |id: &str| {
        let result = if fails.contains(&id) { "fail" } else { "pass" };
        Answer::result(id, result)
    };
    vec![one("d1"), one("g1")]
}

pub fn submission(lot: &str, stage: &str, by: &str, at: &str, fails: &[&str]) -> Submission {
    Submission {
        subject: lot.into(),
        stage: stage.into(),
        at: at.into(),
        by: by.into(),
        answers: answers(fails),
        ..Submission::default()
    }
}

pub fn ruling(subject: &str, what: What, by: &str, at: &str) -> Ruling {
    let paper = |kind: &PaperKind| RulingPaper {
        kind: *kind,
        no: "2026-7".into(),
        date: "2026-05-01".into(),
        signer: "钱工".into(),
        blob: String::new(),
        size: 0,
        media: String::new(),
    };
    Ruling {
        subject: subject.into(),
        what,
        at: at.into(),
        by: by.into(),
        reason: "如实".into(),
        papers: what.papers().iter().map(paper).collect(),
        of: String::new(),
        into: Vec::new(),
        chain: None,
        evidence: Vec::new(),
        entered: Default::default(),
    }
}

pub fn notice(lot: &str, by: &str, to: &str, [at, meet]: [&str; 2]) -> Notice {
    Notice {
        subject: lot.into(),
        stage: "acceptance".into(),
        at: at.into(),
        meet: meet.into(),
        by: by.into(),
        to: vec![to.into()],
        text: String::new(),
        delays: String::new(),
        chain: None,
        entered: Default::default(),
        paper: None,
    }
}

pub fn step(issue: &str, step: Step, by: &str, at: &str) -> IssueStep {
    IssueStep {
        issue: issue.into(),
        step,
        at: at.into(),
        by: by.into(),
        text: "如实".into(),
        evidence: Vec::<Evidence>::new(),
    }
}

pub fn opening(subject: &str, severity: Severity) -> Step {
    Step::Open {
        subject: subject.into(),
        item: String::new(),
        severity,
        place: "3 轴".into(),
    }
}

pub fn assigned(due: &str) -> Step {
    Step::Assign {
        crew: "一班".into(),
        due: due.into(),
        severity: None,
    }
}

/// The place, on a disk.
pub struct Place {
    folder: tempfile::TempDir,
    pub workspace: Workspace,
    pub clock: Arc<SetClock>,
}

impl Place {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        for file in files() {
            let path = folder.path().join(&file.name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, file.bytes).unwrap();
        }
        let disk = Arc::new(RealDisk::new(folder.path()).unwrap());
        let clock = Arc::new(SetClock::at("2026-05-20T08:00:00+08:00"));
        let mut workspace = Workspace::with(disk, folder.path(), clock.clone()).unwrap();
        assert_eq!(workspace.library().faults, Vec::new());
        workspace.execute(Command::CreateProject(head())).unwrap();
        workspace.execute(Command::ListPeople(people())).unwrap();
        workspace.execute(Command::PlanSubjects(plan())).unwrap();
        Self {
            folder,
            workspace,
            clock,
        }
    }

    /// The data folder.
    pub fn root(&self) -> &Path {
        self.folder.path()
    }

    /// Puts another text in place of a file of the site's own, and starts the program again.
    pub fn change(&mut self, name: &str, text: &str) {
        let path = self.root().join("checklists").join(format!("{name}.json"));
        std::fs::write(path, text).unwrap();
        self.restart();
    }

    /// Starts the program again and enters the project.
    pub fn restart(&mut self) {
        self.workspace.leave();
        let disk = Arc::new(RealDisk::new(self.root()).unwrap());
        self.workspace = Workspace::with(disk, self.root(), self.clock.clone()).unwrap();
        assert_eq!(self.workspace.library().faults, Vec::new());
        self.workspace.enter(None).unwrap();
    }

    /// What is done is entered at the time it names.
    fn at_its_time(&self, command: &Command) {
        match command {
            Command::Conclude(check) => self.clock.set(&check.at),
            Command::Rule(ruling) => self.clock.set(&ruling.at),
            Command::Notify(notice) => self.clock.set(&notice.at),
            Command::Issue(step) => self.clock.set(&step.at),
            _ => {}
        }
    }

    /// Does what must be done; the record's id.
    pub fn done(&mut self, command: Command) -> String {
        self.at_its_time(&command);
        self.done_now(command)
    }

    /// Does what must be done, at the time it is now, whatever time it names.
    pub fn done_now(&mut self, command: Command) -> String {
        match self.workspace.execute(command.clone()).unwrap() {
            Done::Entered(record) => record,
            Done::Concluded(concluded) => concluded.record.clone(),
            other => panic!("{command:?}: {other:?}"),
        }
    }

    /// Does what must be refused; why.
    pub fn refused(&mut self, command: Command) -> Vec<Trouble> {
        self.at_its_time(&command);
        self.refused_now(command)
    }

    /// Does what must be refused, at the time it is now; why.
    pub fn refused_now(&mut self, command: Command) -> Vec<Trouble> {
        match self.workspace.execute(command).unwrap() {
            Done::Refused(faults) => faults
                .into_iter()
                .map(|fault: Fault| fault.trouble)
                .collect(),
            other => panic!("not refused: {other:?}"),
        }
    }

    pub fn check(&mut self, lot: &str, stage: &str, by: &str, day: u32, fails: &[&str]) -> String {
        let at = on(day);
        self.done(Command::Conclude(submission(lot, stage, by, &at, fails)))
    }

    pub fn rule(&mut self, subject: &str, what: What, by: &str, day: u32) -> String {
        self.done(Command::Rule(ruling(subject, what, by, &on(day))))
    }

    pub fn not_ruled(&mut self, subject: &str, what: What, by: &str, day: u32) -> Vec<Trouble> {
        self.refused(Command::Rule(ruling(subject, what, by, &on(day))))
    }

    pub fn take(&mut self, issue: &str, kind: Step, by: &str, day: u32) -> String {
        self.done(Command::Issue(step(issue, kind, by, &on(day))))
    }

    pub fn not_taken(&mut self, issue: &str, kind: Step, by: &str, day: u32) -> Vec<Trouble> {
        self.refused(Command::Issue(step(issue, kind, by, &on(day))))
    }

    pub fn node(&self, code: &str) -> &Node {
        self.workspace.project().unwrap().node(code).unwrap()
    }

    pub fn is_accepted(&self, code: &str) -> bool {
        self.node(code).accepted().is_some()
    }

    pub fn issue(&self, id: &str) -> &Issue {
        self.workspace.project().unwrap().issue(id).unwrap()
    }

    pub fn counts(&self, level: Level) -> Counts {
        let query = Query {
            levels: vec![level],
            ..Query::default()
        };
        let table = rates(self.workspace.project().unwrap(), &query);
        table[&RowKey { level, group: None }].clone()
    }

    /// A, B and finally accepted of the lots.
    pub fn lots(&self) -> (u64, u64, u64) {
        let counts = self.counts(Level::Lot);
        (
            counts.first_pass.part,
            counts.first_pass.whole,
            counts.accepted,
        )
    }

    pub fn last_outcome(&self, lot: &str) -> Option<Outcome> {
        self.node(lot).checks.last().map(|check| check.outcome)
    }
}

/// The rules of the place, without a disk.
pub fn library() -> Library {
    let library = Library::load(&files());
    assert_eq!(library.faults, Vec::new());
    library
}
