//! Signatures: who stands by which record, for which party, in which role; and what a record demands.

use crate::domain::chain::Party;
use crate::domain::person::Role;
use crate::domain::proof;
use crate::domain::statement::Stand;
use crate::domain::time::Time;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The party of a document that only the person who made it signs.
pub const MAKER: &str = "maker";

/// A signature's record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignRecord {
    /// The exact text that was signed.
    pub statement: String,
    /// The lines the screen showed.
    pub shown: Vec<String>,
    /// What of the lines stands in no record: names as they were then.
    pub labels: Labels,
    /// The signature.
    pub sig: String,
}

/// Names as they were when something was signed; the lines shown repeat every one of them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Labels {
    /// The project's code.
    pub project: String,
    /// The project's name.
    pub project_name: String,
    /// The subject's name.
    pub subject_name: String,
    /// Where it is.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub location: String,
    /// The stage's name; its id stands beside it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub stage: String,
    /// The name of whoever made the document.
    pub maker: String,
    /// The signer's name.
    pub signer: String,
    /// The signer's organisation.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub org: String,
    /// Of a step of an issue: the records that led to it, which are shown with it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub trail: Vec<String>,
    /// Codes and names of those who made these.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub people: BTreeMap<String, String>,
}

/// A signature as the fold keeps it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signature {
    /// The record it stands in.
    pub record: String,
    /// The party.
    pub party: String,
    /// The role.
    pub role: Role,
    /// Who.
    pub by: String,
    /// The key.
    pub kid: String,
    /// Whether the signer agrees.
    pub stand: Stand,
    /// Why not.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
    /// When, as written.
    pub t: Time,
    /// The digest of what was shown.
    pub digest: String,
}

impl Signature {
    /// The short code on screen and on paper.
    pub fn code(&self) -> String {
        proof::code(&self.digest)
    }
}

/// Who is to sign a document.
#[derive(Clone, Copy, Debug)]
pub enum Demand<'a> {
    /// These parties.
    Parties(&'a [Party]),
    /// Only whoever made it.
    Maker(&'a str),
}

impl<'a> Demand<'a> {
    /// The ids of the parties, in order.
    pub fn parties(self) -> Vec<&'a str> {
        match self {
            Demand::Parties(parties) => parties.iter().map(|party| party.id.as_str()).collect(),
            Demand::Maker(_) => vec![MAKER],
        }
    }

    /// The roles that may sign for a party; `None` when there is no such party.
    pub fn roles(self, party: &str) -> Option<&'a [Role]> {
        match self {
            Demand::Parties(parties) => {
                let party = parties.iter().find(|one| one.id == party)?;
                Some(&party.roles)
            }
            Demand::Maker(_) => (party == MAKER).then_some(&Role::ALL),
        }
    }

    /// Whether it is this person only.
    pub(in crate::domain) fn excludes(self, person: &str) -> bool {
        matches!(self, Demand::Maker(maker) if maker != person)
    }
}
