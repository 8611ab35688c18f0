//! Doubts: records about keys and signatures that the fold does not believe, each with the reason.
//! They change nothing and are never dropped: every list that matters shows them.

use crate::domain::person::Role;
use serde::{Deserialize, Serialize};

/// A record that is not believed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Doubt {
    /// The record.
    pub record: String,
    /// Who it claims to be by.
    pub by: String,
    /// Why it is not believed.
    pub why: DoubtReason,
    /// Whether its device had not heard of what speaks against it: then nobody did wrong.
    #[serde(default)]
    pub unaware: bool,
}

/// Why a record about a key or a signature is not believed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "why", rename_all = "snake_case")]
pub enum DoubtReason {
    /// The statement cannot be read, serves another purpose, or is not in canonical form.
    Malformed,
    /// The signature does not hold over the statement.
    Signature,
    /// The digest is not that of the lines shown.
    Digest,
    /// The key is not enrolled at this point.
    UnknownKey {
        /// Its name.
        kid: String,
    },
    /// The key was revoked or replaced before.
    Revoked {
        /// Its name.
        kid: String,
    },
    /// The key belongs to somebody else.
    NotTheirs {
        /// Whose it is.
        owner: String,
    },
    /// The role is not the person's, or not the one the key was enrolled for.
    Role {
        /// The role said.
        said: Role,
    },
    /// No such document of this subject.
    NoDocument {
        /// The record named.
        doc: String,
    },
    /// A revision that does not exist.
    Revision,
    /// Nobody asks this party to sign.
    NotDemanded {
        /// The party.
        party: String,
    },
    /// The party's role may not be taken by this person.
    NotForRole {
        /// The party.
        party: String,
    },
    /// The party has signed already.
    Taken {
        /// The party.
        party: String,
    },
    /// The person has signed for another party.
    TwoParties {
        /// That party.
        party: String,
    },
    /// A refusal without a reason, or by whom nobody asks for agreement.
    NoRefusal,
    /// A refusal after something else was built on the check.
    TooLate,
    /// Nobody of this code.
    NoPerson,
    /// The key's name is not that of the key, or the key is enrolled already.
    KeyTaken,
    /// The new key did not sign its own record.
    NoProof,
    /// Two devices that did not know of each other each enrolled a first key of one person: one of the
    /// two may be somebody else's. Both are kept until an authority ends one.
    TwoFirst {
        /// The other key.
        other: String,
        /// The record that enrolled it.
        record: String,
    },
    /// No valid authority where one is needed.
    NoAuthority,
}
