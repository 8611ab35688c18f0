//! Verifying keys and signatures with public keys only (K7): each signature is bound to its
//! statement, the statement to project, document, place in the journal and time, the text shown to
//! the document, and the key to the person and role at that point. What the fold does not believe
//! is a fault here too.

use super::attested::{Attested, False, Flaw, Signed, Unsigned, What};
use super::signable::{Signable, Source, place};
use crate::domain::doubt::{Doubt, Why};
use crate::domain::key::KeyRecord;
use crate::domain::rulebook::Pinned;
use crate::domain::signature::SignRecord;
use crate::domain::statement::{Canonical, Head, KeyStatement, Statement};
use crate::domain::time::moment;
use crate::domain::{Event, Project, proof};
use crate::store::{Reader, Record, RecordId, device_of, kind};
use crate::text::Lang;
use crate::text::signing::{self, FORM, Sheet, Signer};
use chrono::Duration;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A statement is recorded within so many minutes of the time it states.
const RECORDED_WITHIN: i64 = 15;
/// Wall clocks may step back by this many seconds unnoticed (T3).
const BACK: i64 = 2;

/// The records that references in a signature mean, where a device wrote twice.
pub(super) type Meant = BTreeMap<String, String>;

/// What a signature's references mean to whoever signed.
pub(super) fn meant(state: &Project, event: &Event, record: &str) -> Meant {
    let Event::Sign(sign) = event else {
        return Meant::new();
    };
    if state.sight.is_straight() {
        return Meant::new();
    }
    let doc = Statement::read(&sign.statement).map(|statement| statement.doc);
    let said = doc.into_iter().chain(sign.labels.trail.iter().cloned());
    said.map(|said| (said.clone(), state.sight.meant(record, &said)))
        .collect()
}

/// Goes along with the records in order, and looks at those about keys and signatures.
pub(super) struct Witness<'a> {
    reader: &'a Reader,
    /// Each device's last record and what the store itself wrote after it.
    tips: BTreeMap<String, Vec<(u64, String)>>,
    /// The last record of each device whose clock was flagged.
    flagged: BTreeMap<String, u64>,
    /// Names that were ever on record.
    names: BTreeSet<String>,
    /// The document last signed: the parties sign one after the other.
    last: Option<(Record, Arc<Signable>)>,
    /// The statement of the signature that the state is about to take in, if it holds so far.
    given: Option<Statement>,
    pub found: Attested,
}

impl<'a> Witness<'a> {
    pub fn new(reader: &'a Reader) -> Self {
        Self {
            reader,
            tips: BTreeMap::new(),
            flagged: BTreeMap::new(),
            names: BTreeSet::new(),
            last: None,
            given: None,
            found: Attested::default(),
        }
    }

    /// Looks at an event before it is applied.
    pub fn before(
        &mut self,
        record: &Record,
        event: &Event,
        meant: &Meant,
        list: &mut dyn FnMut(&str) -> Option<Arc<Pinned>>,
    ) {
        let flaw = match event {
            Event::Key(key) => self.key_flaw(record, key),
            Event::Sign(sign) => self.sign_flaw(record, sign, meant, list),
            _ => None,
        };
        self.given = match event {
            Event::Sign(sign) if flaw.is_none() => Statement::read(&sign.statement),
            _ => None,
        };
        if let Some(why) = flaw {
            self.found.faults.push(False {
                record: record.record_id().to_string(),
                by: record.by.clone(),
                why,
            });
        }
        self.note_names(event);
    }

    /// Looks at the state that has taken a record in.
    pub fn after(&mut self, record: &Record, state: &Project) {
        let id = record.record_id().to_string();
        let given = self.given.take();
        match (state.doubts().last(), given) {
            (Some(doubt), _) if doubt.record == id => self.doubted(doubt.clone()),
            (_, Some(statement)) => self.signed(statement, &id, state),
            _ => {}
        }
    }

    /// Notes where a record stands, whether anybody knows its kind or not.
    pub fn pass(&mut self, record: &Record) {
        let own = [kind::SEGMENT, kind::RECOVERED, kind::GAP].contains(&record.kind.as_str());
        if let Some(before) = &record.parted {
            self.branch(&before.did, &record.did);
        }
        let tips = self.tips.entry(record.did.clone()).or_default();
        if !own {
            tips.clear();
        }
        tips.push((record.seq, record.h.clone()));
        if record.clk != "ok" {
            self.flagged.insert(record.did.clone(), record.seq);
        }
    }

    /// A branch begins where its trunk stands.
    fn branch(&mut self, trunk: &str, branch: &str) {
        let (tips, flagged) = (
            self.tips.get(trunk).cloned(),
            self.flagged.get(trunk).copied(),
        );
        self.tips.extend(tips.map(|tips| (branch.to_owned(), tips)));
        self.flagged
            .extend(flagged.map(|seq| (branch.to_owned(), seq)));
    }

    /// What is known once all records have passed.
    pub fn finish(mut self, state: &Project) -> Attested {
        let doubted = |record: &str| state.doubts().iter().any(|one| one.record == record);
        self.found.faults.retain(|fault| match &fault.why {
            Flaw::Doubted(Why::TwoFirst { .. }) => doubted(&fault.record),
            _ => true,
        });
        self.found.keys = state.keys().cloned().collect();
        for node in state.nodes() {
            for check in node.line() {
                let parties = state.awaited(check);
                if !parties.is_empty() {
                    self.found.unsigned.push(Unsigned {
                        doc: check.record.clone(),
                        subject: node.subject.code.clone(),
                        stage: check.stage.clone(),
                        parties: parties.into_iter().map(str::to_owned).collect(),
                    });
                }
            }
        }
        self.found
    }

    fn doubted(&mut self, doubt: Doubt) {
        let list = match doubt.unaware {
            true => &mut self.found.twice,
            false => &mut self.found.faults,
        };
        list.push(False {
            record: doubt.record,
            by: doubt.by,
            why: Flaw::Doubted(doubt.why),
        });
    }

    fn signed(&mut self, mut statement: Statement, record: &str, state: &Project) {
        statement.doc = state.sight.meant(record, &statement.doc);
        let given = state.signatures(&statement.doc).iter();
        let Some(signature) = given.rev().find(|one| one.record == record) else {
            return;
        };
        let key = state.key(&statement.kid);
        self.found.signed.push(Signed {
            signature: signature.clone(),
            name: key.map(|key| key.name.clone()).unwrap_or_default(),
            what: what(state, &statement),
            doc: statement.doc,
            subject: statement.subject,
            redone: statement.form == FORM,
        });
    }

    fn key_flaw(&self, record: &Record, key: &KeyRecord) -> Option<Flaw> {
        // What cannot be read the fold doubts already.
        let statement = KeyStatement::read(&key.statement)?;
        if statement.pid != record.pid {
            return Some(Flaw::OtherProject);
        }
        let person = person(&statement.person, &statement.name, &statement.org);
        if !self.names.contains(&person) {
            return Some(Flaw::Names);
        }
        self.place_flaw(record, &statement.head, &statement.t)
    }

    fn sign_flaw(
        &mut self,
        record: &Record,
        sign: &SignRecord,
        meant: &Meant,
        list: &mut dyn FnMut(&str) -> Option<Arc<Pinned>>,
    ) -> Option<Flaw> {
        let statement = Statement::read(&sign.statement)?;
        if statement.pid != record.pid {
            return Some(Flaw::OtherProject);
        }
        if statement.by != record.by {
            return Some(Flaw::OtherPerson);
        }
        let document = self.document(&statement, &sign.labels.trail, meant, list);
        let Some((doc, signable)) = document else {
            return Some(Flaw::OtherDocument);
        };
        if doc.h != statement.doc_h || signable.subject() != statement.subject {
            return Some(Flaw::OtherDocument);
        }
        self.place_flaw(record, &statement.head, &statement.t)
            .or_else(|| self.time_flaw(record, &doc, &statement.t))
            .or_else(|| self.shown_flaw(&doc, &signable, &statement, sign))
    }

    /// A statement names the record it stands behind, and was recorded when it says.
    fn place_flaw(&self, record: &Record, head: &Head, t: &str) -> Option<Flaw> {
        let (did, seq, h) = head;
        let tips = self.tips.get(&record.did);
        let behind = match tips {
            None => *seq == 0,
            Some(tips) => {
                let begun = *seq == 0 && tips.first().is_some_and(|(first, _)| *first == 1);
                let only_own = begun && tips.len() as u64 + 1 == record.seq;
                tips.iter().any(|(n, hash)| n == seq && hash == h) || only_own
            }
        };
        if *did != device_of(&record.did) || !behind {
            return Some(Flaw::Moved);
        }
        let (stated, recorded) = (moment(t), moment(&record.t));
        let recorded_soon = stated.zip(recorded).is_some_and(|(stated, recorded)| {
            let after = recorded - stated;
            (Duration::seconds(-BACK)..=Duration::minutes(RECORDED_WITHIN)).contains(&after)
        });
        (!recorded_soon).then_some(Flaw::Time)
    }

    /// Nobody signs before there is something to sign; a clock turned back is flagged on record.
    fn time_flaw(&self, record: &Record, doc: &Record, t: &str) -> Option<Flaw> {
        if device_of(&doc.did) != device_of(&record.did) {
            // Clocks of two devices cannot be compared (T2); the hash of the document says enough.
            return None;
        }
        let flagged = self
            .flagged
            .get(&record.did)
            .is_some_and(|seq| *seq > doc.seq);
        let (stated, made) = (moment(t)?, moment(&doc.t)?);
        let before = stated + Duration::seconds(BACK) < made;
        (before && !flagged && record.clk == "ok").then_some(Flaw::Time)
    }

    /// The text shown is made again from the document and compared line by line.
    fn shown_flaw(
        &self,
        doc: &Record,
        signable: &Signable,
        statement: &Statement,
        sign: &SignRecord,
    ) -> Option<Flaw> {
        if proof::digest(&sign.shown) != statement.digest {
            return Some(Flaw::Shown);
        }
        if statement.form > FORM {
            // A form that nobody here knows would hide whatever was shown under an honest signature.
            return Some(Flaw::Form);
        }
        if statement.form != FORM {
            return None;
        }
        let lang = Lang::of(&statement.lang);
        let lines = signing::lines(
            lang,
            &Sheet {
                document: signable.document(),
                place: &place(doc),
                labels: &sign.labels,
                signer: Signer {
                    party: &statement.party,
                    title: signable.title(&statement.party),
                    role: statement.role,
                    by: &statement.by,
                    kid: &statement.kid,
                    stand: statement.verdict,
                    reason: &statement.reason,
                    t: &statement.t,
                },
            },
        );
        if lines != sign.shown {
            return Some(Flaw::Shown);
        }
        let labels = &sign.labels;
        let names = [
            project(&labels.project, &labels.project_name),
            place_name(&statement.subject, &labels.subject_name, &labels.location),
            person(&statement.by, &labels.signer, &labels.org),
        ];
        let known = names.iter().all(|name| self.names.contains(name));
        let mut people: Vec<(&str, &String)> = vec![(signable.maker(), &labels.maker)];
        people.extend(
            labels
                .people
                .iter()
                .map(|(code, name)| (code.as_str(), name)),
        );
        let named = |(code, name): &(&str, &String)| {
            let name = [code, name.as_str()].join("\0");
            self.names.contains(&name)
        };
        (!known || !people.iter().all(named)).then_some(Flaw::Names)
    }

    /// The document signed, under the very name that was signed.
    fn document(
        &mut self,
        statement: &Statement,
        trail: &[String],
        meant: &Meant,
        list: &mut dyn FnMut(&str) -> Option<Arc<Pinned>>,
    ) -> Option<(Record, Arc<Signable>)> {
        let known = |(record, signable): &&(Record, Arc<Signable>)| {
            let led_by = signable.before().iter().map(|one| &one.record);
            let same = record.record_id().to_string() == statement.doc;
            same && record.h == statement.doc_h && led_by.eq(trail)
        };
        if let Some(last) = self.last.as_ref().filter(known) {
            return Some(last.clone());
        }
        let reader = self.reader;
        let mut find = |said: &str| {
            let id: RecordId = said.parse().ok()?;
            let meant = meant.get(said).map_or(Ok(id.clone()), |id| id.parse());
            let record = reader.record(&meant.ok()?).ok()?;
            Some(Record {
                did: id.did,
                ..record
            })
        };
        let record = find(&statement.doc)?;
        let signable = Signable::read(
            &record,
            trail,
            &mut Source {
                record: &mut find,
                list,
            },
        )?;
        self.last = Some((record, Arc::new(signable)));
        self.last.clone()
    }

    fn note_names(&mut self, event: &Event) {
        match event {
            Event::Project(head) => _ = self.names.insert(project(&head.code, &head.name)),
            Event::People(people) => {
                for one in people {
                    self.names.insert(person(&one.code, &one.name, &one.org));
                    self.names.insert([one.code.as_str(), &one.name].join("\0"));
                }
            }
            Event::Plan(subjects) => {
                for one in subjects {
                    let name = place_name(&one.code, &one.name, &one.location);
                    self.names.insert(name);
                }
            }
            _ => {}
        }
    }
}

fn what(state: &Project, statement: &Statement) -> What {
    let Some(node) = state.node(&statement.subject) else {
        return What::Unknown;
    };
    let ruled = node.rulings.iter().find(|one| one.record == statement.doc);
    if let Some(ruled) = ruled {
        return What::Ruling(ruled.ruling.what);
    }
    let check = node.checks.iter().find(|one| one.record == statement.doc);
    if let Some(one) = check {
        return What::Check(one.stage.clone(), one.round);
    }
    let step = state.issues_of(&statement.subject).find_map(|issue| {
        let taken = issue.steps.get(issue.taken_in(&statement.doc)?)?;
        let step = taken.step.step.clone();
        Some(What::Step(step, state.handle(issue).to_owned()))
    });
    step.unwrap_or(What::Unknown)
}

fn project(code: &str, name: &str) -> String {
    ["project", code, name].join("\0")
}

fn place_name(code: &str, name: &str, location: &str) -> String {
    ["subject", code, name, location].join("\0")
}

fn person(code: &str, name: &str, org: &str) -> String {
    ["person", code, name, org].join("\0")
}
