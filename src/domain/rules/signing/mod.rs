//! What must be signed, by whom, and whether a signature is taken. The fold believes one only if
//! everything that can be seen from inside the state holds; what binds it to the bytes of the journal
//! (project, hash, place) is checked when those are verified.

pub mod headquarters;
pub mod keyring;

use crate::domain::check::CheckSummary;
use crate::domain::doubt::DoubtReason;
use crate::domain::fault::Fault;
use crate::domain::node::Node;
use crate::domain::person::Person;
use crate::domain::project::Project;
use crate::domain::proof;
use crate::domain::sides;
use crate::domain::signature::{Demand, SignRecord, Signature};
use crate::domain::statement::{Canonical, Stand, Statement};
use crate::domain::trouble::{Course, Signing, Unentitled};
use std::sync::Arc;

impl Project {
    /// The signatures under a document, in the order they were given.
    pub fn signatures(&self, doc: &str) -> &[Signature] {
        self.signatures.get(doc).map_or(&[], Vec::as_slice)
    }

    /// Whether anybody was ever enrolled, and since which day: before it, paper was signed.
    pub fn signing_since(&self) -> Option<&str> {
        self.keys.values().map(|key| key.t.day()).min()
    }

    /// Who is to sign a document of a node: a check, a ruling, or a step of an issue.
    pub fn demand<'a>(&'a self, node: &'a Node, doc: &str) -> Option<Demand<'a>> {
        if let Some(ruled) = node.rulings.iter().find(|ruled| ruled.record == doc) {
            return Some(Demand::Maker(&ruled.ruling.by));
        }
        if let Some(check) = node.checks.iter().find(|check| check.record == *doc) {
            return Some(self.demand_of(check));
        }
        let by = self.step_taken_by(&node.subject.code, doc);
        by.map(Demand::Maker)
    }

    /// Who is to sign a check.
    pub fn demand_of<'a>(&'a self, check: &'a CheckSummary) -> Demand<'a> {
        let parties = check.demand.and_then(|at| self.demands.get(at));
        match parties {
            Some(parties) => Demand::Parties(parties),
            None => Demand::Maker(&check.by),
        }
    }

    /// The parties that have not signed a check; none are asked once one has refused, or once it was
    /// annulled.
    pub fn unsigned<'a>(&'a self, check: &'a CheckSummary) -> Vec<&'a str> {
        let given = self.signatures(&check.record);
        let refused = given.iter().any(|one| one.stand == Stand::Refuse);
        if refused || check.annulled.is_some() {
            return Vec::new();
        }
        let mut parties = self.demand_of(check).parties();
        parties.retain(|party| given.iter().all(|one| one.party != *party));
        parties
    }

    /// The parties that a check waits for, to be kept in sight: those of checks of the days since
    /// somebody was enrolled, and of every check that another party has signed already. Of a check
    /// that was set aside nobody waits for any: look at [`Node::line`] only.
    pub fn awaited<'a>(&'a self, check: &'a CheckSummary) -> Vec<&'a str> {
        let since = self.signing_since();
        let late = since.is_some_and(|since| check.date() >= since);
        match late || !self.signatures(&check.record).is_empty() {
            true => self.unsigned(check),
            false => Vec::new(),
        }
    }

    /// Takes in a signature, or says why it is not believed.
    pub(in crate::domain) fn take_signature(
        &mut self,
        sign: &SignRecord,
        record: &str,
    ) -> Result<(), (String, DoubtReason)> {
        let statement = Statement::read(&sign.statement);
        let mut statement = statement.ok_or_else(|| (String::new(), DoubtReason::Malformed))?;
        statement.doc = self.sight.meant(record, &statement.doc);
        self.examine(&statement, sign, record)
            .map_err(|why| (statement.by.clone(), why))?;
        if statement.verdict == Stand::Refuse {
            self.refuse(&statement, record);
        }
        let signatures = Arc::make_mut(&mut self.signatures);
        let given = signatures.entry(statement.doc).or_default();
        given.push(Signature {
            record: record.to_owned(),
            party: statement.party,
            role: statement.role,
            by: statement.by,
            kid: statement.kid,
            stand: statement.verdict,
            reason: statement.reason,
            t: statement.t,
            digest: statement.digest,
        });
        Ok(())
    }

    /// Whether a signature is not believed only because of something its device had not heard of:
    /// another one had signed for the party, or for another party as the same person.
    pub(in crate::domain) fn was_unaware(
        &self,
        sign: &SignRecord,
        why: &DoubtReason,
        record: &str,
    ) -> bool {
        let Some(statement) = Statement::read(&sign.statement) else {
            return false;
        };
        let doc = self.sight.meant(record, &statement.doc);
        let mut given = self.signatures(&doc).iter();
        let unheard = |one: &Signature| !self.sight.knew(record, &one.record);
        match why {
            DoubtReason::Taken { party } => given.all(|one| one.party != *party || unheard(one)),
            DoubtReason::TwoParties { .. } => {
                given.all(|one| one.by != statement.by || unheard(one))
            }
            _ => false,
        }
    }

    /// A person as the device of a record knew them.
    fn person_seen(&self, code: &str, record: &str) -> Option<Person> {
        let knew = |other: &str| self.sight.knew(record, other);
        let seen = self.listed.get(code)?.as_known(&knew);
        seen.current().map(|version| version.row.clone())
    }

    fn examine(
        &self,
        statement: &Statement,
        sign: &SignRecord,
        record: &str,
    ) -> Result<(), DoubtReason> {
        let kid = || statement.kid.clone();
        let key = self.keys.get(&statement.kid);
        let key = key.ok_or_else(|| DoubtReason::UnknownKey { kid: kid() })?;
        if !proof::holds(&key.public, &sign.statement, &sign.sig) {
            return Err(DoubtReason::Signature);
        }
        // What ended it elsewhere, unheard of, takes back nothing: else anybody entitled to end a key
        // could put that before signatures already given.
        let ended = key.ended.as_ref();
        if ended.is_some_and(|by| self.sight.knew(record, by)) {
            return Err(DoubtReason::Revoked { kid: kid() });
        }
        if key.person != statement.by {
            let owner = key.person.clone();
            return Err(DoubtReason::NotTheirs { owner });
        }
        if proof::digest(&sign.shown) != statement.digest {
            return Err(DoubtReason::Digest);
        }
        if statement.rev != 1 {
            return Err(DoubtReason::Revision);
        }
        let person = self.person_seen(&statement.by, record);
        let person = &person.ok_or(DoubtReason::NoPerson)?;
        if person.role != statement.role || key.role != statement.role {
            let said = statement.role;
            return Err(DoubtReason::Role { said });
        }
        let no_document = || DoubtReason::NoDocument {
            doc: statement.doc.clone(),
        };
        let node = self.node(&statement.subject).ok_or_else(no_document)?;
        self.seat(node, &statement.doc, &statement.party, person)?;
        match statement.verdict {
            Stand::Agree => Ok(()),
            Stand::Refuse => {
                let knew = |other: &str| self.sight.knew(record, other);
                self.refusable(node, (&statement.doc, &statement.reason), &knew)
            }
        }
    }

    /// Whether a person may take a party's place under a document (K4).
    fn seat(
        &self,
        node: &Node,
        doc: &str,
        party: &str,
        person: &Person,
    ) -> Result<(), DoubtReason> {
        let party_of = |party: &str| party.to_owned();
        let demand = self
            .demand(node, doc)
            .ok_or_else(|| DoubtReason::NoDocument {
                doc: doc.to_owned(),
            })?;
        let roles = demand
            .roles(party)
            .ok_or_else(|| DoubtReason::NotDemanded {
                party: party_of(party),
            })?;
        if demand.excludes(&person.code) || !roles.contains(&person.role) {
            let party = party_of(party);
            return Err(DoubtReason::NotForRole { party });
        }
        let given = self.signatures(doc);
        if given.iter().any(|one| one.party == party) {
            let party = party_of(party);
            return Err(DoubtReason::Taken { party });
        }
        match given.iter().find(|one| one.by == person.code) {
            Some(one) => Err(DoubtReason::TwoParties {
                party: one.party.clone(),
            }),
            None => Ok(()),
        }
    }

    /// Whether a refusal can still turn the outcome: nothing that the refuser knew was built on the
    /// check yet.
    fn refusable(
        &self,
        node: &Node,
        (doc, reason): (&str, &str),
        knew: &dyn Fn(&str) -> bool,
    ) -> Result<(), DoubtReason> {
        let Some(at) = node.checks.iter().position(|check| check.record == doc) else {
            return Err(DoubtReason::NoRefusal);
        };
        let asked = node.checks.get(at).is_some_and(|one| one.demand.is_some());
        if !asked || reason.trim().is_empty() {
            return Err(DoubtReason::NoRefusal);
        }
        let settled = node.exit().or(node.forbidden()).or(node.retired());
        let settled = settled.is_some_and(|ruled| knew(&ruled.record));
        let mut later = node.checks.iter().skip(at + 1);
        if later.any(|check| knew(&check.record)) || settled || self.built_upon(node, knew) {
            return Err(DoubtReason::TooLate);
        }
        Ok(())
    }

    /// Whether anything above is accepted, as far as somebody knew.
    fn built_upon(&self, node: &Node, knew: &dyn Fn(&str) -> bool) -> bool {
        let mut above = node.parent;
        while let Some(node) = above.and_then(|at| self.nodes.get(at)) {
            let passed = node.acceptance().map(|check| &check.record);
            let record = passed.or(node.exit().map(|ruled| &ruled.record));
            if node.accepted().is_some() && record.is_some_and(|record| knew(record)) {
                return true;
            }
            above = node.parent;
        }
        false
    }

    /// A refusal turns the check, and what is not right has to be mended: an issue is opened.
    fn refuse(&mut self, statement: &Statement, record: &str) {
        let Statement { subject, doc, .. } = statement;
        let Some(at) = self.by_code.get(subject).copied() else {
            return;
        };
        let Some(node) = self.nodes.get_mut(at) else {
            return;
        };
        let refused = node.checks.iter().find(|check| check.record == *doc);
        let stage = refused.map(|check| check.stage.clone());
        // Whoever went on from the check had not heard of the refusal, nor the refuser of that.
        let unseen = sides::unseen(&self.sight, node, record);
        if let Some(check) = node.checks.iter_mut().find(|check| check.record == *doc) {
            check.reject();
            check.refused = Some(record.to_owned());
        }
        if !unseen.is_empty() {
            self.shaky.insert(at);
        }
        sides::note(node, record, unseen);
        if let Some(stage) = stage {
            self.found_by_refusal(statement, &stage, record);
        }
    }

    /// Why a person cannot sign a document for a party now, before any text or key is there.
    pub fn sign_faults(&self, ask: &SigningAsked) -> Vec<Fault> {
        let Some(node) = self.node(&ask.subject) else {
            return vec![Fault::whole(Course::NoSuchSubject(ask.subject.clone()))];
        };
        let Some(person) = self.people.get(&ask.by) else {
            return vec![Fault::whole(Unentitled::NoSuchPerson(ask.by.clone()))];
        };
        let mut found: Vec<DoubtReason> = self
            .seat(node, &ask.doc, &ask.party, person)
            .err()
            .into_iter()
            .collect();
        if ask.stand == Stand::Refuse {
            let asked = (ask.doc.as_str(), ask.reason.as_str());
            found.extend(self.refusable(node, asked, &|_| true).err());
        }
        let unknown = || DoubtReason::UnknownKey { kid: String::new() };
        let mut roles = self.keys_of(&ask.by).map(|key| key.role).peekable();
        if roles.peek().is_none() {
            found.push(unknown());
        } else if roles.all(|role| role != person.role) {
            found.push(DoubtReason::Role { said: person.role });
        }
        let whole = |why| Fault::whole(Signing::CannotSign(why));
        found.into_iter().map(whole).collect()
    }
}

/// What somebody is about to sign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SigningAsked {
    /// The subject's code.
    pub subject: String,
    /// The record to be signed.
    pub doc: String,
    /// For which party.
    pub party: String,
    /// Who: a person's code.
    pub by: String,
    /// Whether the signer agrees.
    pub stand: Stand,
    /// Why not.
    pub reason: String,
}
