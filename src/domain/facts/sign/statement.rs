//! Statements: the exact canonical JSON texts that people sign. The text itself stands in the
//! record, so nothing has to be written again to check it; fields are declared in the order of
//! canonical JSON, and a text that would be written otherwise is none (K1).

use crate::domain::person::Role;
use crate::domain::time::Time;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// What a signature under a document is for.
pub const SIGN: &str = "sanjian/sign/1";
/// What a signature under a key's record is for.
pub const KEY: &str = "sanjian/key/1";

/// Whether the signer stands by what is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stand {
    /// 同意.
    Agree,
    /// 拒签, with its reason.
    Refuse,
}

impl Stand {
    /// The record's word.
    pub fn as_str(self) -> &'static str {
        match self {
            Stand::Agree => "agree",
            Stand::Refuse => "refuse",
        }
    }
}

/// The record of a device: device, number, hash.
pub type RecordHead = (String, u64, String);

/// What a person signs under a check, a ruling or a step of an issue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Statement {
    /// Who signs: a person's code.
    pub by: String,
    /// Always [`SIGN`].
    pub ctx: String,
    /// SHA-256 of the lines shown.
    pub digest: String,
    /// The record signed.
    pub doc: String,
    /// Its hash.
    pub doc_h: String,
    /// The version of the form that made the lines.
    pub form: u32,
    /// The last record of the signing device before this one.
    pub head: RecordHead,
    /// The key's name.
    pub kid: String,
    /// The language of the lines.
    pub lang: String,
    /// For which party.
    pub party: String,
    /// The project's id.
    pub pid: String,
    /// Why, of a refusal.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
    /// The revision of the document; a record never changes, so always 1.
    pub rev: u32,
    /// In which role.
    pub role: Role,
    /// The subject's code.
    pub subject: String,
    /// When, RFC 3339 with offset.
    pub t: Time,
    /// Whether the signer agrees.
    pub verdict: Stand,
}

/// What happens to a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KeyAct {
    /// A person gets a key.
    Enrol,
    /// A new key takes the place of an old one.
    Rotate,
    /// A key is no longer trusted.
    Revoke,
}

/// What is signed when a key is enrolled, rotated or revoked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeyStatement {
    /// What happens.
    pub act: KeyAct,
    /// Always [`KEY`].
    pub ctx: String,
    /// The last record of the device before this one; none in a new project.
    pub head: RecordHead,
    /// The key's name.
    pub kid: String,
    /// The person's name at that time.
    pub name: String,
    /// The person's organisation at that time.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub org: String,
    /// Whose key: a person's code.
    pub person: String,
    /// The project's id.
    pub pid: String,
    /// The public key.
    pub public: String,
    /// Why, of a revocation.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
    /// The key that a rotation replaces.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub replaces: String,
    /// The role the key may sign in.
    pub role: Role,
    /// When, RFC 3339 with offset.
    pub t: Time,
}

/// A statement that can be read from its own canonical text, and only from that.
pub trait Canonical: Serialize + DeserializeOwned {
    /// The purpose the text must name.
    const CTX: &'static str;

    /// The purpose it names.
    fn ctx(&self) -> &str;

    /// Its text.
    fn text(&self) -> serde_json::Result<String> {
        serde_json::to_string(self)
    }

    /// Reads a text: of this purpose, and exactly as it would be written.
    fn read(text: &str) -> Option<Self> {
        let statement: Self = serde_json::from_str(text).ok()?;
        let own = statement.ctx() == Self::CTX;
        (own && statement.text().ok()? == text).then_some(statement)
    }
}

impl Canonical for Statement {
    const CTX: &'static str = SIGN;

    fn ctx(&self) -> &str {
        &self.ctx
    }
}

impl Canonical for KeyStatement {
    const CTX: &'static str = KEY;

    fn ctx(&self) -> &str {
        &self.ctx
    }
}
