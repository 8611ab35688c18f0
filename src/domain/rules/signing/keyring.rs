//! Which keys a project knows and takes. A person's first key proves itself; every later one, and each
//! revocation, needs the signature of an authority (K9). Of twins, made without knowing of each other,
//! neither counts until it is settled.

use crate::domain::doubt::DoubtReason;
use crate::domain::key::{Key, KeyRecord, Vouch, may_vouch};
use crate::domain::person::Person;
use crate::domain::project::Project;
use crate::domain::proof;
use crate::domain::statement::{Canonical, KeyAct, KeyStatement};

impl Project {
    /// Every key, by name.
    pub fn keys(&self) -> impl Iterator<Item = &Key> {
        self.keys.values()
    }

    /// The key of this name, trusted or not any more.
    pub fn key(&self, kid: &str) -> Option<&Key> {
        self.keys.get(kid)
    }

    /// The keys of a person that are trusted now.
    pub fn keys_of(&self, person: &str) -> impl Iterator<Item = &Key> {
        let own = move |key: &&Key| key.person == person && key.ended.is_none();
        self.keys.values().filter(own)
    }

    /// Whether a new key of this person needs an authority.
    pub fn needs_authority(&self, person: &str) -> bool {
        self.keys.values().any(|key| key.person == person)
    }

    /// Whether this person's trusted key may vouch for a key of another, or of his own.
    pub fn may_vouch(&self, authority: &Key, person: &Person) -> bool {
        let same = authority.person == person.code;
        let unchanged = authority.role == person.role && authority.org == person.org;
        (same && unchanged) || (!same && may_vouch(authority.role, person.role))
    }

    /// Why a key's record would not be believed.
    pub fn key_doubt(&self, key: &KeyRecord) -> Option<DoubtReason> {
        match KeyStatement::read(&key.statement) {
            Some(statement) => self.examine_key(&statement, key, false).err(),
            None => Some(DoubtReason::Malformed),
        }
    }

    /// Takes in a key's record, or says why it is not believed.
    pub(in crate::domain) fn take_key(
        &mut self,
        key: &KeyRecord,
        record: &str,
    ) -> Result<(), (String, DoubtReason)> {
        let statement = KeyStatement::read(&key.statement);
        let statement = statement.ok_or_else(|| (String::new(), DoubtReason::Malformed))?;
        let doubted = |why| (statement.person.clone(), why);
        let twin = self.twin(&statement, key, record).map(doubted);
        let vouched = self
            .examine_key(&statement, key, twin.is_some())
            .map_err(doubted)?;
        let ended = match statement.act {
            KeyAct::Enrol => None,
            KeyAct::Rotate => Some(statement.replaces.clone()),
            KeyAct::Revoke => Some(statement.kid.clone()),
        };
        if let Some(old) = ended.and_then(|kid| self.keys.get_mut(&kid)) {
            old.ended = Some(record.to_owned());
            self.settle_twins(&statement);
        }
        if statement.act != KeyAct::Revoke {
            self.keys.insert(
                statement.kid.clone(),
                Key {
                    kid: statement.kid,
                    public: statement.public,
                    person: statement.person,
                    name: statement.name,
                    org: statement.org,
                    role: statement.role,
                    t: statement.t,
                    record: record.to_owned(),
                    vouched,
                    ended: None,
                },
            );
        }
        twin.map_or(Ok(()), Err)
    }

    /// The key that a device enrolled as this person's first, when the device of this record had heard
    /// of none and says so as well: nobody can tell from here which is the person's own.
    fn twin(&self, statement: &KeyStatement, key: &KeyRecord, record: &str) -> Option<DoubtReason> {
        let of_person = |one: &&Key| one.person == statement.person;
        let mut keys = self.keys.values().filter(of_person);
        let first = keys.clone().find(|one| one.vouched.is_none())?;
        let unheard = keys.all(|one| !self.sight.knew(record, &one.record));
        let enrols = statement.act == KeyAct::Enrol && key.authority.is_none();
        (enrols && unheard).then(|| DoubtReason::TwoFirst {
            other: first.kid.clone(),
            record: first.record.clone(),
        })
    }

    /// Once one of two first keys is ended, nothing is doubtful about the other.
    fn settle_twins(&mut self, statement: &KeyStatement) {
        let ended = match statement.act {
            KeyAct::Rotate => &statement.replaces,
            _ => &statement.kid,
        };
        let record = self.keys.get(ended).map(|key| key.record.clone());
        self.doubts.retain(|doubt| match &doubt.why {
            DoubtReason::TwoFirst { other, .. } => {
                other != ended && Some(&doubt.record) != record.as_ref()
            }
            _ => true,
        });
    }

    /// Who vouched, or why the record is not believed.
    fn examine_key(
        &self,
        statement: &KeyStatement,
        key: &KeyRecord,
        is_twin: bool,
    ) -> Result<Option<String>, DoubtReason> {
        let person = self
            .people
            .get(&statement.person)
            .ok_or(DoubtReason::NoPerson)?;
        if proof::kid(&statement.public).as_deref() != Some(&statement.kid) {
            return Err(DoubtReason::KeyTaken);
        }
        let known = self.keys.get(&statement.kid);
        if statement.act == KeyAct::Revoke {
            self.examine_end(&statement.kid, person)?;
        } else {
            if known.is_some() {
                return Err(DoubtReason::KeyTaken);
            }
            if !proof::holds(&statement.public, &key.statement, &key.proof) {
                return Err(DoubtReason::NoProof);
            }
            if statement.role != person.role {
                let said = statement.role;
                return Err(DoubtReason::Role { said });
            }
        }
        if statement.act == KeyAct::Rotate {
            self.examine_end(&statement.replaces, person)?;
        }
        let needed = self.needs_authority(&person.code);
        match &key.authority {
            None if needed && !is_twin => Err(DoubtReason::NoAuthority),
            None => Ok(None),
            Some(vouch) => self.examine_vouch(vouch, person, &key.statement).map(Some),
        }
    }

    /// A key that is to end must be a trusted one of that person.
    fn examine_end(&self, kid: &str, person: &Person) -> Result<(), DoubtReason> {
        let key = self.keys.get(kid);
        let key = key.ok_or_else(|| DoubtReason::UnknownKey { kid: kid.into() })?;
        if key.person != person.code {
            let owner = key.person.clone();
            return Err(DoubtReason::NotTheirs { owner });
        }
        match key.ended {
            None => Ok(()),
            Some(_) => Err(DoubtReason::Revoked { kid: kid.into() }),
        }
    }

    fn examine_vouch(
        &self,
        vouch: &Vouch,
        person: &Person,
        text: &str,
    ) -> Result<String, DoubtReason> {
        let authority = self.keys.get(&vouch.kid);
        let trusted = authority.filter(|key| key.ended.is_none());
        let may = trusted.filter(|key| self.may_vouch(key, person));
        match may {
            Some(key) if proof::holds(&key.public, text, &vouch.sig) => Ok(key.person.clone()),
            _ => Err(DoubtReason::NoAuthority),
        }
    }
}
