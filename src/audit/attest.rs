//! Verifying keys and signatures with public keys only (K7): each signature is bound to its
//! statement, the statement to project, document, place in the journal and time, the text shown to
//! the document, and the key to the person and role at that point. What the fold does not believe
//! is a fault here too.

use super::attested::{Attested, False, HeldSignature, SignatureFlaw, SignedMatter, Unsigned};
use super::names::AuditNames;
use super::signable::{Signable, SignableSource, place};
use super::standing::AuditStanding;
use crate::domain::doubt::{Doubt, DoubtReason};
use crate::domain::key::KeyRecord;
use crate::domain::lists::Pinned;
use crate::domain::signature::SignRecord;
use crate::domain::statement::{Canonical, KeyStatement, Statement};
use crate::domain::{Event, Project, proof};
use crate::store::{Record, RecordId, TreeReader};
use crate::text::Lang;
use crate::text::signing::{self, FORM, SignedSheet, Signer};
use std::collections::BTreeMap;
use std::sync::Arc;

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
pub(super) struct SignatureWitness<'a> {
    reader: &'a TreeReader,
    standing: AuditStanding,
    names: AuditNames,
    /// The document last signed: the parties sign one after the other.
    last: Option<(Record, Arc<Signable>)>,
    /// The statement of the signature that the state is about to take in, if it holds so far.
    given: Option<Statement>,
    pub found: Attested,
}

impl<'a> SignatureWitness<'a> {
    pub fn new(reader: &'a TreeReader) -> Self {
        Self {
            reader,
            standing: AuditStanding::default(),
            names: AuditNames::default(),
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
        self.names.note(event);
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
        self.standing.pass(record);
    }

    /// What is known once all records have passed.
    pub fn finish(mut self, state: &Project) -> Attested {
        let doubted = |record: &str| state.doubts().iter().any(|one| one.record == record);
        self.found.faults.retain(|fault| match &fault.why {
            SignatureFlaw::Doubted(DoubtReason::TwoFirst { .. }) => doubted(&fault.record),
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
            why: SignatureFlaw::Doubted(doubt.why),
        });
    }

    fn signed(&mut self, mut statement: Statement, record: &str, state: &Project) {
        statement.doc = state.sight.meant(record, &statement.doc);
        let given = state.signatures(&statement.doc).iter();
        let Some(signature) = given.rev().find(|one| one.record == record) else {
            return;
        };
        let key = state.key(&statement.kid);
        self.found.signed.push(HeldSignature {
            signature: signature.clone(),
            name: key.map(|key| key.name.clone()).unwrap_or_default(),
            what: what(state, &statement),
            doc: statement.doc,
            subject: statement.subject,
            redone: statement.form == FORM,
        });
    }

    fn key_flaw(&self, record: &Record, key: &KeyRecord) -> Option<SignatureFlaw> {
        // What cannot be read the fold doubts already.
        let statement = KeyStatement::read(&key.statement)?;
        if statement.pid != record.pid {
            return Some(SignatureFlaw::OtherProject);
        }
        let KeyStatement {
            person, name, org, ..
        } = &statement;
        if !self.names.know_person(person, name, org) {
            return Some(SignatureFlaw::Names);
        }
        self.standing
            .place_flaw(record, &statement.head, &statement.t)
    }

    fn sign_flaw(
        &mut self,
        record: &Record,
        sign: &SignRecord,
        meant: &Meant,
        list: &mut dyn FnMut(&str) -> Option<Arc<Pinned>>,
    ) -> Option<SignatureFlaw> {
        let statement = Statement::read(&sign.statement)?;
        if statement.pid != record.pid {
            return Some(SignatureFlaw::OtherProject);
        }
        if statement.by != record.by {
            return Some(SignatureFlaw::OtherPerson);
        }
        let document = self.document(&statement, &sign.labels.trail, meant, list);
        let Some((doc, signable)) = document else {
            return Some(SignatureFlaw::OtherDocument);
        };
        if doc.h != statement.doc_h || signable.subject() != statement.subject {
            return Some(SignatureFlaw::OtherDocument);
        }
        self.standing
            .place_flaw(record, &statement.head, &statement.t)
            .or_else(|| self.standing.time_flaw(record, &doc, &statement.t))
            .or_else(|| self.shown_flaw(&doc, &signable, &statement, sign))
    }

    /// The text shown is made again from the document and compared line by line.
    fn shown_flaw(
        &self,
        doc: &Record,
        signable: &Signable,
        statement: &Statement,
        sign: &SignRecord,
    ) -> Option<SignatureFlaw> {
        if proof::digest(&sign.shown) != statement.digest {
            return Some(SignatureFlaw::Shown);
        }
        if statement.form > FORM {
            // A form that nobody here knows would hide whatever was shown under an honest signature.
            return Some(SignatureFlaw::Form);
        }
        if statement.form != FORM {
            return None;
        }
        let lang = Lang::of(&statement.lang);
        let lines = signing::lines(
            lang,
            &SignedSheet {
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
            return Some(SignatureFlaw::Shown);
        }
        (!self.names.know(signable, statement, &sign.labels)).then_some(SignatureFlaw::Names)
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
            &mut SignableSource {
                record: &mut find,
                list,
            },
        )?;
        self.last = Some((record, Arc::new(signable)));
        self.last.clone()
    }
}

fn what(state: &Project, statement: &Statement) -> SignedMatter {
    let Some(node) = state.node(&statement.subject) else {
        return SignedMatter::Unknown;
    };
    let ruled = node.rulings.iter().find(|one| one.record == statement.doc);
    if let Some(ruled) = ruled {
        return SignedMatter::Ruling(ruled.ruling.what);
    }
    let check = node.checks.iter().find(|one| one.record == statement.doc);
    if let Some(one) = check {
        return SignedMatter::Check(one.stage.clone(), one.round);
    }
    let step = state.issues_of(&statement.subject).find_map(|issue| {
        let taken = issue.steps.get(issue.taken_in(&statement.doc)?)?;
        let step = taken.step.step.clone();
        Some(SignedMatter::Step(step, state.handle(issue).to_owned()))
    });
    step.unwrap_or(SignedMatter::Unknown)
}
