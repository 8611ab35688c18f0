//! Headquarters' keys that a project trusts: a person compared the short code and said so in a record, or took it
//! back in another.

use crate::domain::person::Role;
use crate::domain::time::Time;
use serde::{Deserialize, Serialize};

/// Roles that may say which headquarters is believed.
pub const MAY_TRUST: [Role; 3] = [Role::ProjectManager, Role::ChiefSupervisor, Role::Owner];

/// What is said of a key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "step", rename_all = "snake_case")]
pub enum TrustTurn {
    /// Its short code was compared: what it signs is believed.
    Trust {
        /// The key's name.
        kid: String,
        /// What headquarters calls itself.
        name: String,
        /// The public key, hex.
        public: String,
    },
    /// Nothing it signed is believed any more.
    Distrust {
        /// The key's name.
        kid: String,
    },
}

/// A record about a headquarters' key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrustRecord {
    /// What is said.
    #[serde(flatten)]
    pub turn: TrustTurn,
    /// When, RFC 3339 with offset.
    pub at: Time,
    /// Who: a person's code.
    pub by: String,
    /// Why, of one that is not believed any more.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
}

/// A headquarters' key as the fold knows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrustedKey {
    /// What headquarters calls itself.
    pub name: String,
    /// The public key, hex.
    pub public: String,
    /// Who compared the code.
    pub by: String,
    /// When.
    pub at: Time,
    /// The record.
    pub record: String,
    /// The record that took it back, if one did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended: Option<String>,
}
