//! Signing: the very lines that the screen shows are made here, and made again before the key is
//! opened; what differs is not signed (K2). A private key lives for one signature only.

use crate::audit::signable::{Signable, SignableSource, place};
use crate::domain::signature::{Demand, Labels, SignRecord};
use crate::domain::signing::SigningAsked;
use crate::domain::statement::{Canonical, RecordHead, SIGN, Statement};
use crate::domain::trouble::Signing;
use crate::domain::{Event, Fault, Person, Project, Role, Words, proof};
use crate::failure::Failure;
use crate::replay;
use crate::store::device::pin::Pin;
use crate::store::{Heads, Record};
use crate::text::Lang;
use crate::text::signing::{self, FORM, SignedSheet, Signer};
use crate::workspace::Workspace;
use crate::workspace::door::command::Done;
use crate::workspace::held::opened::OpenProject;
use anyhow::anyhow;
use chrono::{DateTime, Duration};
use ed25519_dalek::{Signer as _, SigningKey};

/// A text looked at longer ago is to be looked at again before it is signed.
const FRESH_MINUTES: i64 = 10;

/// What a person is about to sign: the lines shown and what stands for them.
#[derive(Clone, Debug)]
pub struct SigningSheet {
    /// Who is to sign what.
    pub asked: SigningAsked,
    /// The language of the lines.
    pub lang: Lang,
    /// The lines.
    pub lines: Vec<String>,
    /// Their digest.
    pub digest: String,
    /// The time they state.
    pub t: String,
}

impl SigningSheet {
    /// The short code.
    pub fn code(&self) -> String {
        proof::code(&self.digest)
    }
}

/// What was signed.
#[derive(Clone, Debug)]
pub struct Signed {
    /// The record of the signature.
    pub record: String,
    /// The short code.
    pub code: String,
}

/// The last record of a device, as a statement names it.
pub(super) fn head(heads: &Heads, did: &str) -> RecordHead {
    let none = (did.to_owned(), 0, "0".repeat(64));
    let head = heads.get(did);
    head.map_or(none, |head| (did.to_owned(), head.seq, head.h.clone()))
}

impl Workspace {
    /// The lines a person is about to sign, or why not.
    pub fn signing_sheet(
        &self,
        asked: &SigningAsked,
        lang: Lang,
    ) -> Result<Result<SigningSheet, Vec<Fault>>, Failure> {
        let asked = SigningAsked {
            by: self.person_meant(&asked.by),
            ..asked.clone()
        };
        self.sheet_at(&asked, lang, &self.now())
    }

    fn sheet_at(
        &self,
        asked: &SigningAsked,
        lang: Lang,
        t: &str,
    ) -> Result<Result<SigningSheet, Vec<Fault>>, Failure> {
        let project = self.entered()?;
        let faults = project.sign_faults(asked);
        if !faults.is_empty() {
            return Ok(Err(faults));
        }
        let (record, signable) = self.signable(&asked.doc)?;
        let kid = self.kid_here(&asked.by)?;
        let labels = self.labels(project, asked, &signable, lang);
        let lines = signing::lines(
            lang,
            &SignedSheet {
                document: signable.document(),
                place: &place(&record),
                labels: &labels,
                signer: Signer {
                    party: &asked.party,
                    title: signable.title(&asked.party),
                    role: role(project, &asked.by)?,
                    by: &asked.by,
                    kid: &kid,
                    stand: asked.stand,
                    reason: &asked.reason,
                    t,
                },
            },
        );
        Ok(Ok(SigningSheet {
            asked: asked.clone(),
            lang,
            digest: proof::digest(&lines),
            lines,
            t: t.to_owned(),
        }))
    }

    /// Signs what was shown, if it is still what would be shown.
    pub(in crate::workspace) fn sign(
        &mut self,
        sheet: &SigningSheet,
        pin: &Pin,
    ) -> Result<Done, Failure> {
        self.writable()?;
        self.rely_on_records()?;
        let asked = &sheet.asked;
        let again = match self.sheet_at(asked, sheet.lang, &sheet.t)? {
            Ok(again) => again,
            Err(faults) => return Ok(Done::Refused(faults)),
        };
        if again.lines != sheet.lines || !self.is_fresh(&sheet.t) {
            return Ok(Done::Refused(vec![Fault::whole(Signing::ShownChanged)]));
        }
        let kid = self.kid_here(&asked.by)?;
        let (record, signable) = self.signable(&asked.doc)?;
        let project = self.entered()?;
        let labels = self.labels(project, asked, &signable, sheet.lang);
        let open = self.open.as_ref().ok_or(Failure::NoProject)?;
        let statement = Statement {
            by: asked.by.clone(),
            ctx: SIGN.to_owned(),
            digest: again.digest.clone(),
            doc: asked.doc.clone(),
            doc_h: record.h.clone(),
            form: FORM,
            head: head(&open.store.heads(), open.store.did()),
            kid: kid.clone(),
            lang: sheet.lang.pick("zh", "en").to_owned(),
            party: asked.party.clone(),
            pid: open.store.pid().to_owned(),
            reason: asked.reason.clone(),
            rev: 1,
            role: role(project, &asked.by)?,
            subject: asked.subject.clone(),
            t: (&sheet.t).into(),
            verdict: asked.stand,
        };
        let text = statement.text().map_err(Failure::internal)?;
        let sig = {
            let secret = self.unlock(&kid, pin)?;
            hex::encode(
                SigningKey::from_bytes(&secret)
                    .sign(text.as_bytes())
                    .to_bytes(),
            )
        };
        let sign = SignRecord {
            statement: text,
            shown: again.lines,
            labels,
            sig,
        };
        let record = self.record(Event::Sign(Box::new(sign)), &asked.by)?;
        let code = proof::code(&again.digest);
        Ok(Done::Signed(Box::new(Signed { record, code })))
    }

    fn is_fresh(&self, shown: &str) -> bool {
        let Ok(shown) = DateTime::parse_from_rfc3339(shown) else {
            return false;
        };
        let age = self.clock.now() - shown;
        (Duration::seconds(-2)..Duration::minutes(FRESH_MINUTES)).contains(&age)
    }

    /// The subject of a document that can be signed.
    pub fn subject_of(&self, doc: &str) -> Result<String, Failure> {
        Ok(self.signable(doc)?.1.subject().to_owned())
    }

    /// The document in a record, if it is one that can be signed.
    fn signable(&self, doc: &str) -> Result<(Record, Signable), Failure> {
        let open = self.open.as_ref().ok_or(Failure::NoProject)?;
        let none = || Failure::NotSignable(doc.to_owned());
        let record = open.store.record(&doc.parse().map_err(|_| none())?)?;
        let trail = self.trail_of(&record);
        let mut failure = None;
        let signable = Signable::read(
            &record,
            &trail,
            &mut SignableSource {
                record: &mut |id| open.store.record(&id.parse().ok()?).ok(),
                list: &mut |hash| match self.pinned_by(hash) {
                    Ok(pinned) => Some(pinned),
                    Err(why) => {
                        failure = Some(why);
                        None
                    }
                },
            },
        );
        let signable = signable.ok_or_else(|| failure.unwrap_or_else(none))?;
        Ok((record, signable))
    }

    /// The records that led to a step of an issue, its opening first; nothing for other records.
    fn trail_of(&self, record: &Record) -> Vec<String> {
        let Some(Event::Issue(step)) = replay::event(record) else {
            return Vec::new();
        };
        let issue = self
            .project()
            .and_then(|project| project.issue(&step.issue));
        let doc = record.record_id().to_string();
        let before = issue.and_then(|issue| issue.steps.get(..issue.taken_in(&doc)?));
        let records = before.unwrap_or_default().iter();
        records.map(|taken| taken.record.clone()).collect()
    }

    fn labels(
        &self,
        project: &Project,
        asked: &SigningAsked,
        signable: &Signable,
        lang: Lang,
    ) -> Labels {
        let subject = project.node(&asked.subject).map(|node| &node.subject);
        let person = |code: &str| project.people.get(code);
        let name = |code: &str| person(code).map(|person| person.name.clone());
        let before = signable.before();
        let people = before.iter().map(|one| one.what.by());
        let named = |code: &str| Some((code.to_owned(), name(code)?));
        Labels {
            project: project.head.code.clone(),
            project_name: project.head.name.clone(),
            subject_name: subject.map(|one| one.name.clone()).unwrap_or_default(),
            location: subject.map(|one| one.location.clone()).unwrap_or_default(),
            stage: self.stage_name(project, asked, signable, lang),
            maker: name(signable.maker()).unwrap_or_default(),
            signer: name(&asked.by).unwrap_or_default(),
            org: person(&asked.by)
                .map(|person| person.org.clone())
                .unwrap_or_default(),
            trail: before.iter().map(|one| one.record.clone()).collect(),
            people: people.filter_map(named).collect(),
        }
    }

    fn stage_name(
        &self,
        project: &Project,
        asked: &SigningAsked,
        signable: &Signable,
        lang: Lang,
    ) -> String {
        let Some((id, round)) = signable.stage() else {
            return String::new();
        };
        let node = project.node(&asked.subject);
        let chain = node.and_then(|node| self.chain(node));
        let stage = chain.and_then(|chain| chain.stage(id));
        let title = stage.map(|(_, stage)| stage.title_of(round));
        title.map_or_else(|| id.to_owned(), |title| lang.of_words(title).to_owned())
    }

    /// The parties of a document with their names, each with who has signed.
    pub fn parties(&self, subject: &str, doc: &str) -> Vec<Seat<'_>> {
        let Some(project) = self.project() else {
            return Vec::new();
        };
        let demand = project
            .node(subject)
            .and_then(|node| project.demand(node, doc));
        let signed = |party: &str| {
            let given = project.signatures(doc);
            given.iter().find(|one| one.party == party)
        };
        match demand {
            None => Vec::new(),
            Some(demand @ Demand::Maker(maker)) => demand
                .parties()
                .into_iter()
                .map(|id| Seat {
                    id,
                    title: None,
                    roles: &Role::ALL,
                    only: Some(maker),
                    signed: signed(id),
                })
                .collect(),
            Some(Demand::Parties(parties)) => parties
                .iter()
                .map(|party| Seat {
                    id: &party.id,
                    title: Some(&party.title),
                    roles: &party.roles,
                    only: None,
                    signed: signed(&party.id),
                })
                .collect(),
        }
    }
}

/// A party's place under a document.
#[derive(Clone, Copy, Debug)]
pub struct Seat<'a> {
    /// The party's id.
    pub id: &'a str,
    /// Its name; none for whoever made the document.
    pub title: Option<&'a Words>,
    /// Roles that may take it.
    pub roles: &'a [Role],
    /// The only person who may.
    pub only: Option<&'a str>,
    /// Who has signed.
    pub signed: Option<&'a crate::domain::signature::Signature>,
}

impl Seat<'_> {
    /// Whether a person may sign here: nobody has, nor that person for another of these.
    pub fn is_open_to(&self, person: &Person, seats: &[Seat]) -> bool {
        let theirs = |seat: &Seat| seat.signed.is_some_and(|one| one.by == person.code);
        let only = self.only.is_none_or(|only| only == person.code);
        let may = only && self.roles.contains(&person.role);
        may && self.signed.is_none() && !seats.iter().any(theirs)
    }
}

fn role(project: &Project, by: &str) -> Result<Role, Failure> {
    let person = project.people.get(by);
    person
        .map(|person| person.role)
        .ok_or_else(|| Failure::internal(anyhow!("a signer without a role")))
}

impl OpenProject {
    /// The id of the project, for keys that are kept for it.
    pub fn pid(&self) -> &str {
        self.store.pid()
    }
}
