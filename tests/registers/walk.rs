//! A small project whose subjects can be walked along any chain: whatever a stage asks for comes
//! with the check, unless the test says otherwise.

use sanjian::checklist::Library;
use sanjian::domain::check::{StandBy, Submission};
use sanjian::domain::checklist::VariantChoice;
use sanjian::domain::criterion::RequiredDocument;
use sanjian::domain::evidence::Evidence;
use sanjian::domain::limit::Limit;
use sanjian::domain::notice::Notice;
use sanjian::domain::{
    Answer, Chain, Event, Item, Judge, Kind, Outcome, Person, Project, Quantity, Role, Rulebook,
    Stage, StatedCounts, Subject, Trouble, decide,
};
use serde_json::{Value, json};
use std::sync::OnceLock;

/// Reading all that is shipped takes a while; once is enough.
static LIBRARY: OnceLock<Library> = OnceLock::new();

pub struct Walk {
    library: &'static Library,
    pub project: Project,
    /// Instruments used by every check.
    pub instruments: Vec<String>,
    /// Until when certificates handed in are valid; empty: nothing is said.
    pub until: String,
    /// The day of every check.
    pub day: String,
    /// Neither notices nor images come with a check.
    pub bare: bool,
    records: usize,
}

impl Walk {
    /// A unit with a division, an item and one lot, and a person of every role, two of each that
    /// crews have.
    pub fn new() -> Self {
        let mut project = Project::default();
        let people = Role::ALL.into_iter().flat_map(|role| {
            ["", "2"].map(|nth| Person {
                code: format!("{}{nth}", role.as_str()),
                name: role.as_str().to_owned(),
                role,
                org: String::new(),
                crew: String::new(),
            })
        });
        project.apply(Event::People(people.collect()), "w-0");
        Self {
            library: LIBRARY.get_or_init(|| Library::load(&[])),
            project,
            instruments: Vec::new(),
            until: "2030-01-01".to_owned(),
            day: "2026-03-02".to_owned(),
            bare: false,
            records: 0,
        }
    }

    pub fn rulebook(&self) -> &Rulebook {
        &self.library.rulebook
    }

    /// Records an event, the next one of this laptop, and gives the record's id.
    pub fn apply(&mut self, event: Event) -> String {
        self.records += 1;
        let record = format!("w-{}", self.records);
        self.project.apply(event, &record);
        record
    }

    pub fn add(&mut self, subject: Subject) {
        let mut subject = subject;
        if subject.variants.is_empty() {
            subject.variants = self.variants(&subject);
        }
        self.apply(Event::Plan(vec![subject]));
    }

    /// The first variant of each group.
    fn variants(&self, subject: &Subject) -> Vec<String> {
        let Some(pinned) = self.rulebook().checklist_of(subject) else {
            return Vec::new();
        };
        let list = &pinned.checklist;
        let groups = list
            .choose
            .iter()
            .filter(|(_, choice)| matches!(choice, VariantChoice::One | VariantChoice::Many));
        let first = groups
            .filter_map(|(group, _)| list.variants.iter().find(|variant| variant.group == *group));
        first.map(|variant| variant.id.clone()).collect()
    }

    /// A lot of a small checklist.
    pub fn lot(&self, code: &str) -> Subject {
        Subject {
            checklist: "gb50204-2015.rebar-installation".to_owned(),
            variants: vec!["slab-wall-shell".to_owned()],
            capacity: Quantity::of(12),
            ..Subject::new(code, "I", Kind::Lot, "钢筋安装")
        }
    }

    /// Plans a subject of a kind that follows a chain, with all that must be accepted below it.
    pub fn subject(&mut self, kind: Kind, chain: &str) -> String {
        let code = match kind {
            Kind::Instrument => "S",
            _ => "N",
        };
        let own = |parent: &str| Subject {
            chain: chain.to_owned(),
            // Samples of a dwelling follow from it.
            capacity: Quantity::of(2).filter(|_| kind == Kind::Dwelling),
            ..Subject::new(code, parent, kind, "所查")
        };
        let below: &[(Kind, &str)] = match kind {
            Kind::Lot => {
                self.add(Subject::new("I", "", Kind::Item, "钢筋"));
                let lot = Subject {
                    chain: chain.to_owned(),
                    ..self.lot(code)
                };
                self.add(lot);
                return code.to_owned();
            }
            Kind::Unit | Kind::SubUnit => &[(Kind::Division, "D")],
            Kind::Division | Kind::SubDivision => &[(Kind::Item, "I")],
            Kind::Item => &[(Kind::Lot, "L")],
            _ => &[],
        };
        self.add(own(""));
        for (below, child) in below {
            self.add(Subject::new(child, code, *below, "下级"));
            self.accept(child);
        }
        code.to_owned()
    }

    /// Accepts a subject without looking at it.
    fn accept(&mut self, code: &str) {
        let check = json!({
            "subject": code, "stage": "acceptance", "at": "2026-03-01T08:00:00+08:00", "by": "owner",
            "answers": [], "round": 1, "checklist": {"id": "", "version": "", "hash": ""},
            "outcome": "accepted", "grade": null, "tally": sanjian::domain::outcome::Tally::default(),
        });
        let event = Event::read("check", 1, &check.to_string())
            .unwrap()
            .unwrap();
        self.apply(event);
    }

    pub fn chain(&self, code: &str) -> Chain {
        let subject = &self.project.node(code).unwrap().subject;
        self.rulebook()
            .chain_of(&self.project.head, subject)
            .unwrap()
            .clone()
    }

    /// Concludes a stage, all items conforming.
    pub fn conclude(&mut self, code: &str, stage: &str) -> Result<Outcome, Vec<Trouble>> {
        self.check(code, stage, None, false)
    }

    /// The same by a certain person.
    pub fn conclude_by(
        &mut self,
        code: &str,
        stage: &str,
        by: Option<&str>,
    ) -> Result<Outcome, Vec<Trouble>> {
        self.check(code, stage, by, false)
    }

    /// Concludes a stage, one item failing.
    pub fn reject(&mut self, code: &str, stage: &str) -> Result<Outcome, Vec<Trouble>> {
        self.check(code, stage, None, true)
    }

    fn check(
        &mut self,
        code: &str,
        id: &str,
        by: Option<&str>,
        fails: bool,
    ) -> Result<Outcome, Vec<Trouble>> {
        let chain = self.chain(code);
        let (_, stage) = chain.stage(id).unwrap();
        if !self.bare && stage.notice_hours.is_some() {
            self.notify(code, stage);
        }
        let by = by.map_or_else(|| self.person(&chain, code, stage), str::to_owned);
        let submission = self.submission(code, stage, by, fails);
        let decision = decide::check(
            &self.project,
            self.rulebook(),
            (&submission, &Default::default()),
        )
        .map_err(|faults| {
            faults
                .into_iter()
                .map(|fault| fault.trouble)
                .collect::<Vec<_>>()
        })?;
        let outcome = decision.record.outcome;
        self.apply(Event::Check(Box::new(decision.record)));
        Ok(outcome)
    }

    /// Somebody who may conclude it and concluded nothing it must differ from.
    fn person(&self, chain: &Chain, code: &str, stage: &Stage) -> String {
        let node = self.project.node(code).unwrap();
        let pass = chain.standing(&node.checks).pass;
        let took_part = |by: &str| {
            let earlier = |id: &String| stage.differs_from.contains(id);
            pass.iter()
                .any(|check| check.by == by && earlier(&check.stage))
        };
        let roles = stage.roles.iter();
        let mut people =
            roles.flat_map(|role| ["", "2"].map(|nth| format!("{}{nth}", role.as_str())));
        people.find(|by| !took_part(by)).unwrap()
    }

    fn notify(&mut self, code: &str, stage: &Stage) {
        let notice = Notice {
            subject: code.to_owned(),
            stage: stage.id.clone(),
            at: "2026-02-20T08:00:00+08:00".into(),
            meet: "2026-02-25T08:00:00+08:00".into(),
            by: "foreman".to_owned(),
            to: vec!["supervisor".to_owned()],
            text: String::new(),
            delays: String::new(),
            chain: None,
            entered: Default::default(),
            paper: None,
        };
        self.apply(Event::Notice(notice));
    }

    fn submission(&self, code: &str, stage: &Stage, by: String, fails: bool) -> Submission {
        let subject = &self.project.node(code).unwrap().subject;
        let list = &self.rulebook().checklist_of(subject).unwrap().checklist;
        let counted = list.counted(&subject.variants, &stage.id).into_iter();
        let counts: StatedCounts = counted
            .map(|of| (of.id.clone(), Quantity::of(3).unwrap()))
            .collect();
        let items = list.applicable(&subject.variants, &stage.id);
        let items = items.filter(|item| !matches!(item.judge, Judge::Computed { .. }));
        let mut answers: Vec<Answer> = items
            .map(|item| {
                let there = item.sampling.population(subject.capacity, &counts);
                self.conforming(item, there)
            })
            .collect();
        if fails {
            // What is measured fails by its readings; here something that is looked at does.
            let looked_at = |answer: &Answer| {
                let item = list.item(&answer.item);
                item.is_some_and(|item| !item.judge.is_measured())
            };
            let at = answers.iter().position(looked_at).unwrap();
            answers[at] = failed(list.item(&answers[at].item).unwrap());
        }
        let image = image();
        let at = |time: &str| format!("{}T{time}:00+08:00", self.day);
        let measures = subject.kind != Kind::Instrument;
        Submission {
            subject: code.to_owned(),
            stage: stage.id.clone(),
            at: at("10:00").into(),
            by,
            counts: counts.clone(),
            answers,
            instruments: if measures {
                self.instruments.clone()
            } else {
                Vec::new()
            },
            evidence: if self.bare { Vec::new() } else { vec![image] },
            standby: Some(StandBy {
                from: at("08:00").into(),
                to: at("09:30").into(),
            }),
            ..Submission::default()
        }
    }

    fn conforming(&self, item: &Item, there: Option<Quantity>) -> Answer {
        let needed = usize::try_from(item.sampling.required(there)).unwrap();
        match &item.judge {
            Judge::Document(RequiredDocument { required }) => {
                let document = |kind: &String| {
                    let mut one = json!({"kind": kind, "no": "1", "date": "2026-01-01"});
                    if !self.until.is_empty() {
                        one["until"] = Value::from(self.until.as_str());
                    }
                    one
                };
                let documents = required.iter().map(document).collect();
                Answer::with(&item.id, "documents", Value::Array(documents))
            }
            Judge::Appearance => {
                let mut answer = Answer::with(&item.id, "good", Value::from(needed));
                answer.body.insert("fair".to_owned(), Value::from(0));
                answer.body.insert("poor".to_owned(), Value::from(0));
                answer
            }
            Judge::Deviation(_) => Answer::readings(&item.id, &vec!["0"; needed]),
            Judge::Range(range) => {
                let within = match range.min.as_ref().or(range.max.as_ref()) {
                    Some(Limit::Fixed(limit)) => limit.to_string(),
                    _ => "0".to_owned(),
                };
                Answer::readings(&item.id, &vec![within.as_str(); needed])
            }
            _ => Answer::result(&item.id, "pass"),
        }
    }
}

fn failed(item: &Item) -> Answer {
    match &item.judge {
        Judge::Appearance => {
            let mut answer = Answer::with(&item.id, "good", Value::from(0));
            answer.body.insert("fair".to_owned(), Value::from(0));
            answer.body.insert("poor".to_owned(), Value::from(3));
            answer
        }
        _ => Answer::result(&item.id, "fail"),
    }
}

/// A photo.
pub fn image() -> Evidence {
    Evidence {
        own: Default::default(),
        hash: "0".repeat(64),
        size: 1,
        media: "image/jpeg".to_owned(),
        name: String::new(),
        item: String::new(),
        taken: String::new(),
        position: None,
    }
}
