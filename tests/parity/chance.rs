//! Projects by chance: rounds, rulings, annulments and issues in no order that any rule would allow, by two
//! devices that only sometimes hear of each other, one of which wrote twice.

use fastrand::Rng;
use sanjian::domain::check::{CheckRecord, Submission};
use sanjian::domain::conflict::Settlement;
use sanjian::domain::grade::Scheme;
use sanjian::domain::head::{Agreed, ProjectHead};
use sanjian::domain::issue::{IssueStep, Severity, Step};
use sanjian::domain::outcome::Tally;
use sanjian::domain::pin::ChecklistPin;
use sanjian::domain::ruling::{Ruling, What};
use sanjian::domain::zone::Zone;
use sanjian::domain::{Decimal, Event, Grade, Kind, Outcome, Project, Subject};
use std::collections::BTreeMap;

const STAGES: [&str; 5] = ["self", "mutual", "handover", "acceptance", "own.stage"];
const CREWS: [&str; 4] = ["甲班", "乙班", "", " "];

/// Who writes: a device, another one, and the two branches on which the first one goes on once it wrote twice.
const AUTHORS: [&str; 4] = ["da", "db", "dax", "day"];

/// The last record of the first device before it wrote twice.
const PARTING: u64 = 2;

/// What chance may do in a project.
pub struct Chance {
    rng: Rng,
    project: Project,
    /// The last record of each author.
    last: BTreeMap<&'static str, u64>,
    /// One device, two of them, or two with branches.
    authors: usize,
    codes: Vec<String>,
}

/// A project of so many events.
pub fn project(seed: u64, code: &str, authors: usize, events: usize) -> Project {
    let mut chance = Chance {
        rng: Rng::with_seed(seed),
        project: Project::default(),
        last: BTreeMap::new(),
        authors,
        codes: Vec::new(),
    };
    chance.begin(code);
    for _ in 0..events {
        chance.step();
    }
    chance.project
}

impl Chance {
    fn begin(&mut self, code: &str) {
        let schemes = [Scheme::default(), Scheme::gbj300()];
        let targets = [None, Decimal::parse("96").ok(), Decimal::parse("62.5").ok()];
        let zones = [None, Zone::parse("-05:00"), Zone::parse("+00:00")];
        let head = ProjectHead {
            code: code.to_owned(),
            name: "某工程\n'二期'".to_owned(),
            scheme: schemes[self.rng.usize(..2)].clone(),
            target_first_pass: targets[self.rng.usize(..3)].clone(),
            agreed: Agreed {
                zone: zones[self.rng.usize(..3)],
                ..Agreed::default()
            },
            ..ProjectHead::default()
        };
        self.tell(0, Event::Project(head));
        let mut plan = Vec::new();
        for unit in ["U1", "U2"] {
            let area = ["1234.5", "0.01"][self.rng.usize(..2)];
            plan.push(Subject {
                area_m2: Decimal::parse(area).ok().filter(|_| unit == "U1"),
                ..Subject::new(
                    unit,
                    "",
                    Kind::Unit,
                    if unit == "U1" { "1 号楼" } else { "" },
                )
            });
            plan.push(Subject::new(
                &format!("{unit}-D"),
                unit,
                Kind::Division,
                "主体",
            ));
            for (item, name) in [("I1", "钢筋"), ("I2", "混凝土")] {
                let item = format!("{unit}-{item}");
                let above = format!("{unit}-D");
                plan.push(Subject::new(&item, &above, Kind::Item, name));
                for lot in 0..self.rng.usize(1..9) {
                    let code = format!("{item}-{lot}");
                    plan.push(Subject {
                        crew: CREWS[self.rng.usize(..4)].to_owned(),
                        ..Subject::new(&code, &item, Kind::Lot, "批")
                    });
                }
            }
        }
        self.codes = plan.iter().map(|subject| subject.code.clone()).collect();
        self.tell(0, Event::Plan(plan));
    }

    /// A record of an author, who may have heard of what the others wrote.
    fn tell(&mut self, author: usize, event: Event) -> String {
        let name = AUTHORS[author];
        let is_branch = author > 1;
        let parted = (is_branch && !self.last.contains_key(name)).then_some(("da", PARTING));
        let before = if is_branch { PARTING } else { 0 };
        let next = self.last.get(name).copied().unwrap_or(before) + 1;
        let hears = self.rng.u8(..10) < 2 || next == 1;
        let others = self
            .last
            .iter()
            .filter(|(other, _)| **other != name && hears);
        let seen: Vec<(String, u64)> = others
            .map(|(other, seq)| ((*other).to_owned(), *seq))
            .collect();
        let id = format!("{name}-{next}");
        self.project.hear(&id, parted, seen);
        self.project.apply(event, &id);
        self.last.insert(name, next);
        id
    }

    fn time(&mut self) -> String {
        let (month, day) = (self.rng.u8(1..6), self.rng.u8(1..29));
        let hour = [0, 7, 12, 23][self.rng.usize(..4)];
        let zone = ["+08:00", "Z", "-05:00"][self.rng.usize(..3)];
        match self.rng.u8(..40) {
            0 => format!("2026-{month:02}-{day:02}"),
            1 => "early".to_owned(),
            _ => format!("2026-{month:02}-{day:02}T{hour:02}:30:00{zone}"),
        }
    }

    fn step(&mut self) {
        let author = match self.rng.usize(..self.authors) {
            0 if self.authors > 2 => 2,
            2 => 3,
            author => author,
        };
        let code = self.codes[self.rng.usize(..self.codes.len())].clone();
        let event = match self.rng.u8(..20) {
            0..=11 => self.check(code),
            12..=15 => self.ruling(code),
            16 => match self.settlement() {
                Some(settlement) => settlement,
                None => self.check(code),
            },
            _ => self.issue(code),
        };
        self.tell(author, event);
    }

    fn check(&mut self, subject: String) -> Event {
        let formal = self.rng.bool();
        let stage = if formal {
            "acceptance"
        } else {
            STAGES[self.rng.usize(..5)]
        };
        let outcome = match self.rng.u8(..10) < 7 {
            true => Outcome::Accepted,
            false => Outcome::Rejected,
        };
        let grades = [None, Some(Grade::Excellent), Some(Grade::Qualified)];
        let passed = stage == "acceptance" && outcome == Outcome::Accepted;
        let points = self.rng.u64(..40);
        let submission = Submission {
            subject,
            stage: stage.to_owned(),
            at: self.time().into(),
            by: "P1".to_owned(),
            ..Submission::default()
        };
        Event::Check(Box::new(CheckRecord {
            submission,
            round: 1,
            variants: Vec::new(),
            checklist: ChecklistPin::default(),
            outcome,
            grade: grades[self.rng.usize(..3)].filter(|_| passed),
            failing: Vec::new(),
            dominant: Vec::new(),
            flags: Vec::new(),
            tally: Tally {
                points,
                conforming: self.rng.u64(..=points),
                ..Tally::default()
            },
            parties: Vec::new(),
            chain: None,
        }))
    }

    fn ruling(&mut self, subject: String) -> Event {
        let what = What::ALL[self.rng.usize(..What::ALL.len())];
        let node = self.project.node(&subject);
        let of = node
            .and_then(|node| node.acceptance())
            .map(|check| check.record.clone());
        Event::Ruling(Ruling {
            subject,
            what,
            at: self.time().into(),
            by: "P4".to_owned(),
            reason: "如实".to_owned(),
            papers: Vec::new(),
            of: of.unwrap_or_default(),
            into: Vec::new(),
            chain: None,
            evidence: Vec::new(),
            entered: Default::default(),
        })
    }

    /// Somebody says of a subject which of its sides stands.
    fn settlement(&mut self) -> Option<Event> {
        let open: Vec<(String, String)> = { self.project.conflicts() }
            .filter_map(|node| {
                Some((
                    node.subject.code.clone(),
                    (*node.sides().first()?).to_owned(),
                ))
            })
            .collect();
        let (subject, stands) = open.get(self.rng.usize(..open.len().max(1)))?.clone();
        let at = self.time().into();
        Some(Event::Settle(Settlement {
            subject,
            stands,
            aside: Vec::new(),
            why: "看过".to_owned(),
            by: "P4".to_owned(),
            at,
        }))
    }

    fn issue(&mut self, subject: String) -> Event {
        let open = self.project.issues();
        let known = open
            .get(self.rng.usize(..open.len().max(1)))
            .map(|issue| issue.id.clone());
        let day = format!("2026-{:02}-{:02}", self.rng.u8(1..8), self.rng.u8(1..29));
        let step = match (self.rng.u8(..6), &known) {
            (0, Some(_)) => Step::Assign {
                crew: "甲班".to_owned(),
                due: day.into(),
                severity: None,
            },
            (1, Some(_)) => Step::Rectify,
            (2, Some(_)) => Step::Verify {
                passed: self.rng.bool(),
            },
            (3, Some(_)) => Step::Close,
            _ => Step::Open {
                subject,
                item: String::new(),
                severity: Severity::ALL[self.rng.usize(..3)],
                place: String::new(),
            },
        };
        let issue = match step {
            Step::Open { .. } => String::new(),
            _ => known.unwrap_or_default(),
        };
        Event::Issue(IssueStep {
            issue,
            step,
            at: self.time().into(),
            by: "P4".to_owned(),
            text: String::new(),
            evidence: Vec::new(),
        })
    }
}
