//! Keys of people: enrolled, rotated and revoked by records. A person's first key proves itself;
//! every later one, and each revocation, needs the signature of an authority (K9). A key is bound
//! to the role it was enrolled for: who changes roles needs a new key.

use super::doubt::Why;
use super::person::{Person, Role};
use super::project::Project;
use super::proof;
use super::statement::{Canonical, KeyAct, KeyStatement};
use serde::{Deserialize, Serialize};

/// The signature of an authority under a key's record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Vouch {
    /// The authority's key.
    pub kid: String,
    /// Its signature over the same statement.
    pub sig: String,
}

/// A key's record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyRecord {
    /// The exact text that was signed.
    pub statement: String,
    /// The new key's signature over it; empty for a revocation.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub proof: String,
    /// The authority, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub authority: Option<Vouch>,
}

/// A key as the fold knows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Key {
    /// Its name.
    pub kid: String,
    /// The public key.
    pub public: String,
    /// Whose it is.
    pub person: String,
    /// The person's name when it was enrolled.
    pub name: String,
    /// The person's organisation then.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub org: String,
    /// The role it may sign in.
    pub role: Role,
    /// When it was enrolled, as written.
    pub t: String,
    /// The record that enrolled it.
    pub record: String,
    /// Who vouched for it; `None` for a first key, which proves only itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vouched: Option<String>,
    /// The record that ended it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended: Option<String>,
}

/// Roles that run the contractor's side.
const CONTRACTOR: [Role; 6] = [
    Role::Worker,
    Role::CrewLeader,
    Role::Foreman,
    Role::Inspector,
    Role::TechnicalLead,
    Role::ProjectManager,
];

/// Whether a role may vouch for keys of another. The contractor's leader vouches for the
/// contractor's people only: nobody on his side makes keys for those who supervise it.
pub fn may_vouch(authority: Role, role: Role) -> bool {
    match authority {
        Role::ChiefSupervisor | Role::Owner => true,
        Role::ProjectManager => CONTRACTOR.contains(&role),
        _ => false,
    }
}

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
    pub fn key_doubt(&self, key: &KeyRecord) -> Option<Why> {
        match KeyStatement::read(&key.statement) {
            Some(statement) => self.examine_key(&statement, key, false).err(),
            None => Some(Why::Malformed),
        }
    }

    /// Takes in a key's record, or says why it is not believed.
    pub(super) fn take_key(&mut self, key: &KeyRecord, record: &str) -> Result<(), (String, Why)> {
        let statement = KeyStatement::read(&key.statement);
        let statement = statement.ok_or_else(|| (String::new(), Why::Malformed))?;
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
    fn twin(&self, statement: &KeyStatement, key: &KeyRecord, record: &str) -> Option<Why> {
        let of_person = |one: &&Key| one.person == statement.person;
        let mut keys = self.keys.values().filter(of_person);
        let first = keys.clone().find(|one| one.vouched.is_none())?;
        let unheard = keys.all(|one| !self.sight.knew(record, &one.record));
        let enrols = statement.act == KeyAct::Enrol && key.authority.is_none();
        (enrols && unheard).then(|| Why::TwoFirst {
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
            Why::TwoFirst { other, .. } => other != ended && Some(&doubt.record) != record.as_ref(),
            _ => true,
        });
    }

    /// Who vouched, or why the record is not believed.
    fn examine_key(
        &self,
        statement: &KeyStatement,
        key: &KeyRecord,
        is_twin: bool,
    ) -> Result<Option<String>, Why> {
        let person = self.people.get(&statement.person).ok_or(Why::NoPerson)?;
        if proof::kid(&statement.public).as_deref() != Some(&statement.kid) {
            return Err(Why::KeyTaken);
        }
        let known = self.keys.get(&statement.kid);
        if statement.act == KeyAct::Revoke {
            self.examine_end(&statement.kid, person)?;
        } else {
            if known.is_some() {
                return Err(Why::KeyTaken);
            }
            if !proof::holds(&statement.public, &key.statement, &key.proof) {
                return Err(Why::NoProof);
            }
            if statement.role != person.role {
                let said = statement.role;
                return Err(Why::Role { said });
            }
        }
        if statement.act == KeyAct::Rotate {
            self.examine_end(&statement.replaces, person)?;
        }
        let needed = self.needs_authority(&person.code);
        match &key.authority {
            None if needed && !is_twin => Err(Why::NoAuthority),
            None => Ok(None),
            Some(vouch) => self.examine_vouch(vouch, person, &key.statement).map(Some),
        }
    }

    /// A key that is to end must be a trusted one of that person.
    fn examine_end(&self, kid: &str, person: &Person) -> Result<(), Why> {
        let key = self.keys.get(kid);
        let key = key.ok_or_else(|| Why::UnknownKey { kid: kid.into() })?;
        if key.person != person.code {
            let owner = key.person.clone();
            return Err(Why::NotTheirs { owner });
        }
        match key.ended {
            None => Ok(()),
            Some(_) => Err(Why::Revoked { kid: kid.into() }),
        }
    }

    fn examine_vouch(&self, vouch: &Vouch, person: &Person, text: &str) -> Result<String, Why> {
        let authority = self.keys.get(&vouch.kid);
        let trusted = authority.filter(|key| key.ended.is_none());
        let may = trusted.filter(|key| self.may_vouch(key, person));
        match may {
            Some(key) if proof::holds(&key.public, text, &vouch.sig) => Ok(key.person.clone()),
            _ => Err(Why::NoAuthority),
        }
    }
}
