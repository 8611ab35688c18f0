//! Keys of people: made, replaced and ended on this device. Who may do so is for the domain; here
//! keys are made from the system's random numbers, wrapped by a PIN, and the records written.

use crate::domain::doubt::DoubtReason;
use crate::domain::key::{Key, KeyRecord, Vouch};
use crate::domain::statement::{Canonical, KEY, KeyAct, KeyStatement};
use crate::domain::trouble::{Misruled, Signing, Unentitled};
use crate::domain::{Event, Fault, Person, Trouble, proof};
use crate::failure::{Failure, Locked};
use crate::store::Moment;
use crate::store::device::pin::Pin;
use crate::store::device::vault::Vault;
use crate::store::device::wrapped::{KeyLabel, Secret};
use crate::workspace::Workspace;
use crate::workspace::door::command::Done;
use ed25519_dalek::{Signer, SigningKey};
use std::sync::Arc;

/// Who vouches for a key, and the PIN of his own.
#[derive(Clone, Debug)]
pub struct Authority {
    /// A person's code.
    pub by: String,
    /// The PIN of his key.
    pub pin: Pin,
}

/// What is to happen to somebody's key.
#[derive(Clone, Debug)]
pub enum KeyCommand {
    /// A new key with this PIN.
    Enrol {
        /// Whose.
        person: String,
        /// Its PIN.
        pin: Pin,
        /// Needed for every key but the first.
        authority: Option<Authority>,
    },
    /// A new key in place of the one he has: because the PIN may be known, or the role changed.
    Rotate {
        /// Whose.
        person: String,
        /// The new PIN.
        pin: Pin,
        /// The person himself with the old PIN, or who may vouch for him.
        authority: Authority,
    },
    /// No signature by this key counts from now on.
    Revoke {
        /// The key.
        kid: String,
        /// Why.
        reason: String,
        /// Who says so.
        authority: Authority,
    },
}

/// A key that was made or ended.
#[derive(Clone, Debug)]
pub struct Keyed {
    /// Its name.
    pub kid: String,
    /// The record.
    pub record: String,
}

impl Workspace {
    /// Whether a person can sign on this device.
    pub fn can_sign_here(&self, person: &str) -> bool {
        self.kid_here(person).is_ok()
    }

    /// Whether this key's private part is on this device.
    pub fn is_here(&self, kid: &str) -> bool {
        self.open
            .as_ref()
            .is_some_and(|open| open.keys.contains(kid))
    }

    pub(in crate::workspace) fn vault(&self) -> Vault {
        let vault = Vault::new(Arc::clone(&self.disk), &self.root);
        match &self.surroundings.notes {
            Some((disk, dir)) => vault.counting_in(Arc::clone(disk), dir),
            None => vault,
        }
    }

    /// The trusted key of a person that is on this device.
    pub(super) fn kid_here(&self, person: &str) -> Result<String, Failure> {
        let project = self.entered()?;
        let role = project.people.get(person).map(|person| person.role);
        let here = |key: &&Key| self.is_here(&key.kid);
        // One for another role is of no use for signing, but may vouch for its successor.
        let keys = project.keys_of(person).filter(here);
        let best = keys.max_by_key(|key| (Some(key.role) == role, &key.t));
        best.map(|key| key.kid.clone())
            .ok_or_else(|| Failure::Locked(Locked::NoKeyHere(person.to_owned())))
    }

    /// Opens a private key, for one signature.
    pub(super) fn unlock(&self, kid: &str, pin: &Pin) -> Result<Secret, Failure> {
        let now = Moment {
            wall: self.clock.now().timestamp(),
            up: self.clock.up(),
        };
        let secret = self.vault().open(kid, pin, now)?;
        let public = hex::encode(SigningKey::from_bytes(&secret).verifying_key().as_bytes());
        let own = proof::kid(&public).as_deref() == Some(kid);
        own.then_some(secret)
            .ok_or_else(|| crate::store::device::vault::VaultError::Damaged(kid.to_owned()).into())
    }

    pub(in crate::workspace) fn change_key(
        &mut self,
        command: &KeyCommand,
    ) -> Result<Done, Failure> {
        self.writable()?;
        self.rely_on_records()?;
        match command {
            KeyCommand::Enrol {
                person,
                pin,
                authority,
            } => self.new_key(KeyAct::Enrol, person, pin, authority.as_ref()),
            KeyCommand::Rotate {
                person,
                pin,
                authority,
            } => self.new_key(KeyAct::Rotate, person, pin, Some(authority)),
            KeyCommand::Revoke {
                kid,
                reason,
                authority,
            } => self.revoke(kid, reason, authority),
        }
    }

    fn new_key(
        &mut self,
        act: KeyAct,
        person: &str,
        pin: &Pin,
        authority: Option<&Authority>,
    ) -> Result<Done, Failure> {
        let project = self.entered()?;
        let Some(person) = project.people.get(person).cloned() else {
            let fault = Trouble::Unentitled(Unentitled::NoSuchPerson(person.to_owned()));
            return Ok(Done::Refused(vec![Fault::whole(fault)]));
        };
        if let Some(why) = pin.unfit() {
            return Err(Failure::Locked(Locked::WeakPin(why)));
        }
        if authority.is_none() && project.needs_authority(&person.code) {
            return Ok(refused(DoubtReason::NoAuthority));
        }
        let replaces = match act {
            KeyAct::Rotate => self.replaced(&person.code)?,
            _ => String::new(),
        };
        let secret = self.surroundings.chance.secret()?;
        let own = SigningKey::from_bytes(&secret);
        let public = hex::encode(own.verifying_key().as_bytes());
        let kid = proof::kid(&public).unwrap_or_default();
        let statement = KeyStatement {
            act,
            kid: kid.clone(),
            public: public.clone(),
            replaces: replaces.clone(),
            ..self.key_statement(&person)?
        };
        let mut key = self.vouched(&statement, &person, authority)?;
        key.proof = hex::encode(own.sign(key.statement.as_bytes()).to_bytes());
        if let Some(why) = self.entered()?.key_doubt(&key) {
            return Ok(refused(why));
        }
        let label = KeyLabel {
            pid: statement.pid,
            kid: kid.clone(),
            person: person.code.clone(),
            public,
        };
        // The private part first: a key on record that nobody has would be in the way.
        self.vault().keep(&label, &secret, pin, self.key_cost)?;
        self.note_key(&kid, true);
        let record = self.record(Event::Key(key), &person.code)?;
        self.forget(&replaces);
        Ok(Done::Keyed(Box::new(Keyed { kid, record })))
    }

    /// The key that a rotation ends: the one on this device, or the latest there is.
    fn replaced(&self, person: &str) -> Result<String, Failure> {
        if let Ok(here) = self.kid_here(person) {
            return Ok(here);
        }
        let last = self
            .entered()?
            .keys_of(person)
            .max_by_key(|key| key.t.clone());
        Ok(last.map(|key| key.kid.clone()).unwrap_or_default())
    }

    fn revoke(&mut self, kid: &str, reason: &str, authority: &Authority) -> Result<Done, Failure> {
        let project = self.entered()?;
        let unknown = || {
            refused(DoubtReason::UnknownKey {
                kid: kid.to_owned(),
            })
        };
        let Some(key) = project.key(kid).cloned() else {
            return Ok(unknown());
        };
        let Some(person) = project.people.get(&key.person).cloned() else {
            return Ok(refused(DoubtReason::NoPerson));
        };
        if reason.trim().is_empty() {
            return Ok(Done::Refused(vec![Fault::whole(Misruled::NoGround)]));
        }
        let statement = KeyStatement {
            act: KeyAct::Revoke,
            kid: key.kid,
            public: key.public,
            reason: reason.to_owned(),
            ..self.key_statement(&person)?
        };
        let record = self.vouched(&statement, &person, Some(authority))?;
        if let Some(why) = self.entered()?.key_doubt(&record) {
            return Ok(refused(why));
        }
        let record = self.record(Event::Key(record), &authority.by)?;
        self.forget(kid);
        let kid = kid.to_owned();
        Ok(Done::Keyed(Box::new(Keyed { kid, record })))
    }

    /// A statement about a key of this person, the key itself left open.
    fn key_statement(&self, person: &Person) -> Result<KeyStatement, Failure> {
        let open = self.open.as_ref().ok_or(Failure::NoProject)?;
        Ok(KeyStatement {
            act: KeyAct::Enrol,
            ctx: KEY.to_owned(),
            head: super::sign::head(&open.store.heads(), open.store.did()),
            kid: String::new(),
            name: person.name.clone(),
            org: person.org.clone(),
            person: person.code.clone(),
            pid: open.pid().to_owned(),
            public: String::new(),
            reason: String::new(),
            replaces: String::new(),
            role: person.role,
            t: self.now(),
        })
    }

    /// The record of a statement, signed by the authority if there is one.
    fn vouched(
        &self,
        statement: &KeyStatement,
        person: &Person,
        authority: Option<&Authority>,
    ) -> Result<KeyRecord, Failure> {
        let text = statement.text().map_err(Failure::internal)?;
        let vouch = |authority: &Authority| -> Result<Vouch, Failure> {
            let kid = self.vouching_key(authority, person)?;
            let secret = self.unlock(&kid, &authority.pin)?;
            let sig = SigningKey::from_bytes(&secret).sign(text.as_bytes());
            let sig = hex::encode(sig.to_bytes());
            Ok(Vouch { kid, sig })
        };
        let authority = authority.map(vouch).transpose()?;
        Ok(KeyRecord {
            statement: text,
            proof: String::new(),
            authority,
        })
    }

    /// The authority's key on this device; one whose owner may not vouch is not opened at all.
    fn vouching_key(&self, authority: &Authority, person: &Person) -> Result<String, Failure> {
        let kid = self.kid_here(&authority.by)?;
        let project = self.entered()?;
        let may = project
            .key(&kid)
            .is_some_and(|key| project.may_vouch(key, person));
        may.then_some(kid)
            .ok_or_else(|| Failure::Locked(Locked::MayNotVouch(authority.by.clone())))
    }

    /// The private part of a key that is no longer trusted goes; when it cannot, it does no harm.
    fn forget(&mut self, kid: &str) {
        if self.is_here(kid) && self.vault().forget(kid).is_ok() {
            self.note_key(kid, false);
        }
    }

    fn note_key(&mut self, kid: &str, here: bool) {
        if let Some(open) = self.open.as_mut() {
            match here {
                true => open.keys.insert(kid.to_owned()),
                false => open.keys.remove(kid),
            };
        }
    }
}

fn refused(why: DoubtReason) -> Done {
    Done::Refused(vec![Fault::whole(Signing::CannotKey(why))])
}
