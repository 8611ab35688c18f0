//! A made-up site to fill papers from: people, a plan, checks judged by the one judge.

mod above;
mod completion;
mod issues;
mod lot;
mod registers;
mod unsigned;

use super::period::Month;
use super::told::{ToldCheck, ToldItem};
use super::{FillBook, Filler, Records};
use crate::checklist::Library;
use crate::domain::follow::EarlierChecks;
use crate::domain::head::ProjectHead;
use crate::domain::lists::Pinned;
use crate::domain::outcome::Tally;
use crate::domain::rulebook::Rulebook;
use crate::domain::{
    CheckRecord, Checklist, Event, Finding, Kind, Outcome, Person, Project, Role, Subject,
};
use crate::paper::fields::About;
use crate::paper::form::PaperForm;
use crate::paper::sheet::compose::compose;
use crate::paper::sheet::place::place;
use crate::paper::value::{self, Values};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A project with the records behind it.
pub struct Site {
    pub project: Project,
    pub rulebook: Rulebook,
    checks: BTreeMap<String, ToldCheck>,
    written: usize,
}

impl Records for Site {
    fn check(&self, record: &str) -> Option<ToldCheck> {
        self.checks.get(record).cloned()
    }

    fn picture(&self, _: &str) -> Option<value::Value> {
        None
    }
}

/// One of each role, of the firms of a site.
const PEOPLE: [(&str, &str, Role, &str, &str); 8] = [
    ("P1", "周建国", Role::CrewLeader, "鼎固劳务", "土方班"),
    ("P2", "秦海峰", Role::Foreman, "江城建工", ""),
    ("P3", "何秀兰", Role::Inspector, "江城建工", ""),
    ("P4", "张立群", Role::ProjectManager, "江城建工", ""),
    ("P5", "孔繁荣", Role::Supervisor, "正衡监理", ""),
    ("P6", "严振华", Role::ChiefSupervisor, "正衡监理", ""),
    ("P7", "金雨桐", Role::Designer, "江城设计院", ""),
    ("P8", "魏东平", Role::Surveyor, "江城勘察院", ""),
];

impl Site {
    /// With the shipped checklists and chains, and lists of its own.
    pub fn new(lists: Vec<Checklist>) -> Self {
        let mut rulebook = Library::load(&[]).rulebook;
        for checklist in lists {
            let pinned = Pinned {
                checklist,
                hash: String::new(),
                bytes: Vec::new(),
            };
            let id = pinned.checklist.id.clone();
            rulebook.checklists.insert(id, Arc::new(pinned));
        }
        let mut site = Self {
            project: Project::default(),
            rulebook,
            checks: BTreeMap::new(),
            written: 0,
        };
        site.apply(Event::Project(ProjectHead {
            name: "滨江花园".into(),
            ..ProjectHead::default()
        }));
        let people = PEOPLE.map(|(code, name, role, org, crew)| Person {
            code: code.into(),
            name: name.into(),
            role,
            org: org.into(),
            crew: crew.into(),
        });
        site.apply(Event::People(people.into()));
        site.apply(Event::Plan(vec![Subject::new(
            "U",
            "",
            Kind::Unit,
            "1号楼",
        )]));
        site
    }

    /// Writes a record; its id.
    pub fn apply(&mut self, event: Event) -> String {
        self.written += 1;
        let record = format!("d-{}", self.written);
        self.project.apply(event, &record);
        record
    }

    pub fn plan(&mut self, subject: Subject) {
        self.apply(Event::Plan(vec![subject]));
    }

    /// Concludes a check as the judge finds it; its record.
    pub fn check(&mut self, subject: &str, stage: &str, by: &str, answers: Value) -> String {
        self.check_with(subject, stage, by, json!({"answers": answers}))
    }

    /// The same, with more than its answers.
    pub fn check_with(&mut self, subject: &str, stage: &str, by: &str, more: Value) -> String {
        let node = self.project.node(subject).unwrap();
        let pinned = self.rulebook.checklist_of(&node.subject).unwrap();
        let pinned = Arc::clone(pinned);
        let mut record = json!({
            "subject": subject, "stage": stage, "by": by, "at": "2026-03-01T09:00:00+08:00",
            "round": node.round_of(stage), "outcome": "accepted", "grade": null,
            "variants": node.subject.variants,
            "checklist": {"id": pinned.checklist.id, "version": "1.0.0", "hash": ""},
            "tally": serde_json::to_value(Tally::default()).unwrap(),
        });
        let more = more.as_object().unwrap().clone();
        record.as_object_mut().unwrap().extend(more);
        let mut check: CheckRecord = serde_json::from_value(record).unwrap();
        let told = self.checks.iter();
        let earlier: EarlierChecks = told
            .map(|(id, told)| (id.clone(), told.check.clone()))
            .collect();
        let judged = ToldCheck::new(check.clone(), Arc::clone(&pinned), &earlier).unwrap();
        // What lies below is counted from the project, not from the answers.
        let counted = |told: &&ToldItem| matches!(told.verdict.finding, Finding::Children { .. });
        let answered = judged.items.iter().filter(|told| !counted(told));
        let failing = answered.filter(|told| !told.verdict.conforming);
        check.failing = failing.map(|told| told.verdict.item.clone()).collect();
        if !check.failing.is_empty() {
            check.outcome = Outcome::Rejected;
        }
        let told = ToldCheck::new(check.clone(), pinned, &earlier).unwrap();
        let record = self.apply(Event::Check(Box::new(check)));
        self.checks.insert(record.clone(), told);
        record
    }

    pub fn book(&self) -> FillBook<'_> {
        FillBook {
            project: &self.project,
            rulebook: &self.rulebook,
            records: self,
        }
    }

    /// What fills the paper about a subject.
    pub fn filled(&self, about: &str, subject: &str) -> Values {
        let (book, node) = (self.book(), self.project.node(subject).unwrap());
        let about = About::of(about).unwrap();
        let Some(Filler::Node(_, fill)) = Filler::of(about) else {
            panic!("{about:?}");
        };
        let mut values = book.known(about, Some(node));
        fill(&book, &mut values, node);
        values
    }

    /// What fills the report of a month.
    pub fn filled_month(&self, month: &str) -> Values {
        let mut values = Values::default();
        self.book().month(&mut values, Month::parse(month).unwrap());
        values
    }

    /// What fills the paper about all issues, in order.
    pub fn filled_of_issues(&self, about: &str) -> Values {
        let book = self.book();
        let issues: Vec<_> = self.project.issues().iter().collect();
        let about = About::of(about).unwrap();
        let Some(Filler::Issues(fill)) = Filler::of(about) else {
            panic!("{about:?}");
        };
        let node = self.project.node(&issues[0].subject);
        let mut values = book.known(about, node);
        fill(&book, &mut values, &issues);
        values
    }
}

/// The texts of a shipped form that these values fill, page for page.
pub fn printed(form: &str, values: &Values) -> Vec<Vec<String>> {
    let file = format!(
        "{}/checklists/forms/{form}.json",
        env!("CARGO_MANIFEST_DIR")
    );
    let form: PaperForm = serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
    let document = place(&[compose(&form, values, "")], "", "");
    let texts = |page: &crate::paper::sheet::PaperPage| {
        let panes = page.panes.iter().map(|placed| placed.pane.plain());
        panes.collect()
    };
    document.pages.iter().map(texts).collect()
}

/// The cells of a table, row for row.
pub fn rows(values: &Values, table: &str, columns: &[&str]) -> Vec<String> {
    let rows = values.table(table).iter();
    let cells =
        |row: &Values| -> Vec<String> { columns.iter().map(|column| row.plain(column)).collect() };
    rows.map(|row| cells(row).join(" | ")).collect()
}
