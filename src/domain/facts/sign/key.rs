//! Keys of people: enrolled, rotated and revoked by records, and by which authorities. A key is bound to the
//! role it was enrolled for: who changes roles needs a new key.

use crate::domain::person::Role;
use crate::domain::time::Time;
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
    pub t: Time,
    /// The record that enrolled it.
    pub record: String,
    /// Who vouched for it; `None` for a first key, which proves only itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vouched: Option<String>,
    /// The record that ended it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended: Option<String>,
}

/// Roles of the contractor's people.
const CREW: [Role; 6] = [
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
        Role::ProjectManager => CREW.contains(&role),
        _ => false,
    }
}
