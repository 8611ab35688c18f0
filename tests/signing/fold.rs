//! Role separation in the fold itself: a signature that stands in a journal is believed only if that
//! person, in that role, with that key may take that party's place, whoever wrote the journal.

use ed25519_dalek::{Signer, SigningKey};
use sanjian::checklist::Library;
use sanjian::domain::check::{CheckRecord, Submission};
use sanjian::domain::doubt::DoubtReason;
use sanjian::domain::key::KeyRecord;
use sanjian::domain::outcome::Tally;
use sanjian::domain::pin::ChecklistPin;
use sanjian::domain::signature::{Labels, SignRecord};
use sanjian::domain::statement::{Canonical, KEY, KeyAct, KeyStatement, SIGN, Stand, Statement};
use sanjian::domain::{Event, Kind, Outcome, Person, Project, Role, Subject, proof};
use std::collections::BTreeMap;

const DOC: &str = "d-9";

/// A project folded from events alone, with a handover to be signed by three parties.
struct Desk {
    project: Project,
    keys: BTreeMap<String, SigningKey>,
    records: u32,
}

fn person(code: &str, role: Role) -> Person {
    Person {
        code: code.to_owned(),
        name: format!("姓名{code}"),
        role,
        org: String::new(),
        crew: String::new(),
    }
}

fn kid(key: &SigningKey) -> String {
    proof::kid(&hex::encode(key.verifying_key().as_bytes())).unwrap()
}

impl Desk {
    fn new() -> Self {
        let people = [
            ("P01", Role::CrewLeader),
            ("P02", Role::CrewLeader),
            ("P03", Role::Inspector),
            ("P07", Role::Supervisor),
        ];
        let mut project = Project::default();
        let people = people.map(|(code, role)| person(code, role));
        project.apply(Event::People(people.to_vec()), "d-1");
        let lot = Subject::new("L1", "", Kind::Lot, "批");
        project.apply(Event::Plan(vec![lot]), "d-2");
        project.apply(Event::Check(Box::new(handover())), DOC);
        let mut desk = Self {
            project,
            keys: BTreeMap::new(),
            records: 20,
        };
        for (seed, code) in (1..).zip(["P01", "P02", "P03", "P07"]) {
            assert_eq!(desk.enrol(code, seed), None);
        }
        desk
    }

    /// Applies an event; why it is not believed, if it is not.
    fn apply(&mut self, event: Event) -> Option<DoubtReason> {
        self.records += 1;
        let record = format!("d-{}", self.records);
        self.project.apply(event, &record);
        let doubt = self.project.doubts().last();
        doubt
            .filter(|doubt| doubt.record == record)
            .map(|doubt| doubt.why.clone())
    }

    fn enrol(&mut self, code: &str, seed: u8) -> Option<DoubtReason> {
        let own = SigningKey::from_bytes(&[seed; 32]);
        let statement = KeyStatement {
            act: KeyAct::Enrol,
            ctx: KEY.to_owned(),
            head: ("d".to_owned(), 0, String::new()),
            kid: kid(&own),
            name: format!("姓名{code}"),
            org: String::new(),
            person: code.to_owned(),
            pid: "p".to_owned(),
            public: hex::encode(own.verifying_key().as_bytes()),
            reason: String::new(),
            replaces: String::new(),
            role: self.project.people[code].role,
            t: "2026-05-01T08:00:00+08:00".into(),
        };
        let text = statement.text().unwrap();
        let record = KeyRecord {
            proof: hex::encode(own.sign(text.as_bytes()).to_bytes()),
            statement: text,
            authority: None,
        };
        self.keys.insert(code.to_owned(), own);
        self.apply(Event::Key(record))
    }

    /// A signature by somebody's key for a party, with whatever else is changed in the statement.
    fn sign(
        &mut self,
        by: &str,
        party: &str,
        change: impl Fn(&mut Statement),
    ) -> Option<DoubtReason> {
        let shown = vec![format!("{by} {party}")];
        let own = self.keys[by].clone();
        let mut statement = Statement {
            by: by.to_owned(),
            ctx: SIGN.to_owned(),
            digest: proof::digest(&shown),
            doc: DOC.to_owned(),
            doc_h: String::new(),
            form: 1,
            head: ("d".to_owned(), 0, String::new()),
            kid: kid(&own),
            lang: "zh".to_owned(),
            party: party.to_owned(),
            pid: "p".to_owned(),
            reason: String::new(),
            rev: 1,
            role: self.project.people[by].role,
            subject: "L1".to_owned(),
            t: "2026-05-01T09:00:00+08:00".into(),
            verdict: Stand::Agree,
        };
        change(&mut statement);
        let text = statement.text().unwrap();
        let sign = SignRecord {
            sig: hex::encode(own.sign(text.as_bytes()).to_bytes()),
            statement: text,
            shown,
            labels: Labels::default(),
        };
        self.apply(Event::Sign(Box::new(sign)))
    }

    fn signed(&self) -> Vec<(&str, &str)> {
        let given = self.project.signatures(DOC).iter();
        given
            .map(|one| (one.party.as_str(), one.by.as_str()))
            .collect()
    }
}

/// A handover with the parties that the usual chain asks for.
fn handover() -> CheckRecord {
    let library = Library::load(&[]);
    let chains = &library.rulebook.chains;
    let chain = chains.iter().find(|chain| chain.id == "lot.three-checks");
    let (_, stage) = chain.unwrap().stage("handover").unwrap();
    CheckRecord {
        submission: Submission {
            subject: "L1".to_owned(),
            stage: "handover".to_owned(),
            at: "2026-05-01T08:30:00+08:00".into(),
            by: "P03".to_owned(),
            ..Submission::default()
        },
        round: 1,
        variants: Vec::new(),
        checklist: ChecklistPin::default(),
        outcome: Outcome::Accepted,
        grade: None,
        failing: Vec::new(),
        dominant: Vec::new(),
        flags: Vec::new(),
        tally: Tally::default(),
        parties: stage.signatures.clone(),
        chain: None,
    }
}

#[test]
fn each_party_by_a_person_of_its_own() {
    let mut desk = Desk::new();
    assert_eq!(desk.sign("P01", "handing", |_| ()), None);
    let party = "handing".to_owned();
    assert_eq!(
        desk.sign("P01", "receiving", |_| ()),
        Some(DoubtReason::TwoParties {
            party: party.clone()
        })
    );
    assert_eq!(
        desk.sign("P02", "handing", |_| ()),
        Some(DoubtReason::Taken { party })
    );
    assert_eq!(desk.sign("P02", "receiving", |_| ()), None);
    assert_eq!(desk.sign("P07", "witness", |_| ()), None);
    assert_eq!(
        desk.signed(),
        [("handing", "P01"), ("receiving", "P02"), ("witness", "P07")]
    );
    assert_eq!(
        desk.project.doubts().len(),
        2,
        "what is not believed is kept"
    );
}

#[test]
fn a_role_that_does_not_fit_takes_no_place() {
    let mut desk = Desk::new();
    for (by, party) in [
        ("P01", "witness"),
        ("P03", "handing"),
        ("P07", "handing"),
        ("P07", "receiving"),
    ] {
        let why = DoubtReason::NotForRole {
            party: party.to_owned(),
        };
        assert_eq!(desk.sign(by, party, |_| ()), Some(why), "{by} {party}");
    }
    let nobody = DoubtReason::NotDemanded {
        party: "maker".to_owned(),
    };
    assert_eq!(desk.sign("P03", "maker", |_| ()), Some(nobody));
    assert!(desk.signed().is_empty());
}

#[test]
fn a_role_is_not_what_the_statement_says_but_what_person_and_key_have() {
    let mut desk = Desk::new();
    let said = Role::Supervisor;
    let claims = |statement: &mut Statement| statement.role = Role::Supervisor;
    assert_eq!(
        desk.sign("P01", "witness", claims),
        Some(DoubtReason::Role { said })
    );
    // Promoted: the old key does not sign in the new role, nor in the old one.
    let promoted = vec![person("P01", Role::Supervisor)];
    desk.apply(Event::People(promoted));
    assert_eq!(
        desk.sign("P01", "witness", |_| ()),
        Some(DoubtReason::Role { said })
    );
    let said = Role::CrewLeader;
    let as_before = |statement: &mut Statement| statement.role = Role::CrewLeader;
    assert_eq!(
        desk.sign("P01", "handing", as_before),
        Some(DoubtReason::Role { said })
    );
    assert!(desk.signed().is_empty());
}

#[test]
fn nobody_signs_with_another_s_key() {
    let mut desk = Desk::new();
    let as_other = |statement: &mut Statement| statement.by = "P02".to_owned();
    let owner = "P01".to_owned();
    assert_eq!(
        desk.sign("P01", "receiving", as_other),
        Some(DoubtReason::NotTheirs { owner })
    );
    assert!(desk.signed().is_empty());
}

#[test]
fn after_a_refusal_the_others_may_still_say_what_they_think_but_nothing_is_asked() {
    let mut desk = Desk::new();
    let refuses = |statement: &mut Statement| {
        statement.verdict = Stand::Refuse;
        statement.reason = "位移".to_owned();
    };
    assert_eq!(desk.sign("P07", "witness", refuses), None);
    let node = desk.project.node("L1").unwrap();
    let check = node.first("handover").unwrap();
    assert_eq!(check.outcome, Outcome::Rejected);
    assert!(desk.project.unsigned(check).is_empty());
}
