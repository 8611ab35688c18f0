//! Papers that were issued: which form, its number, the hash of what stands on it, and what it covers. A paper
//! is never deleted; one that is withdrawn keeps its number (作废).

use crate::domain::time::Time;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What a person said on a paper, by the field it stands in.
pub type PaperWords = BTreeMap<String, String>;

/// The most characters that stand in one field: some pages.
pub const LONGEST_WORDS: usize = 10_000;

/// One step of a paper's way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "step", rename_all = "snake_case")]
pub enum PaperTurn {
    /// It was issued.
    Issue {
        /// The form's id.
        form: String,
        /// Its number, used once in the project.
        number: String,
        /// SHA-256 of what stands on it, lower-case hex.
        hash: String,
        /// What it is about: codes of subjects, ids of issues, a month.
        about: Vec<String>,
        /// The records it rests on.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        covers: Vec<String>,
        /// What a person said on it that no record says.
        #[serde(default, skip_serializing_if = "PaperWords::is_empty")]
        words: PaperWords,
        /// Whether it shows the signatures made in the program.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        signatures: bool,
    },
    /// It is void.
    Withdraw {
        /// The record it was issued in.
        paper: String,
    },
}

/// A step as recorded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaperRecord {
    /// The step.
    #[serde(flatten)]
    pub turn: PaperTurn,
    /// When, RFC 3339 with offset.
    pub at: Time,
    /// Who: a person's code.
    pub by: String,
    /// Why it was withdrawn.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
}

/// A paper as the fold keeps it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Issued {
    /// The record it was issued in.
    pub record: String,
    /// The form's id.
    pub form: String,
    /// Its number.
    pub number: String,
    /// SHA-256 of what stands on it.
    pub hash: String,
    /// What it is about.
    pub about: Vec<String>,
    /// The records it rests on.
    pub covers: Vec<String>,
    /// What a person said on it that no record says.
    #[serde(default, skip_serializing_if = "PaperWords::is_empty")]
    pub words: PaperWords,
    /// Whether it shows the signatures made in the program.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub signatures: bool,
    /// When.
    pub at: Time,
    /// Who.
    pub by: String,
    /// How it was withdrawn, if it was: the record and its step.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub withdrawn: Option<(String, PaperRecord)>,
}

impl Issued {
    /// A paper that a step issued in a record.
    pub fn of(step: &PaperRecord, record: &str) -> Option<Self> {
        let PaperTurn::Issue {
            form,
            number,
            hash,
            about,
            covers,
            words,
            signatures,
        } = &step.turn
        else {
            return None;
        };
        Some(Self {
            record: record.to_owned(),
            form: form.clone(),
            number: number.clone(),
            hash: hash.clone(),
            about: about.clone(),
            covers: covers.clone(),
            words: words.clone(),
            signatures: *signatures,
            at: step.at.clone(),
            by: step.by.clone(),
            withdrawn: None,
        })
    }

    /// The code by which it is looked up: eight digits of its hash.
    pub fn check(&self) -> String {
        check(&self.hash)
    }
}

/// The code of a paper with this hash, e.g. `3F2A-90BC`.
pub fn check(hash: &str) -> String {
    let digits = hash.get(..8).unwrap_or_default().to_ascii_uppercase();
    let (first, second) = digits.split_at(digits.len().min(4));
    format!("{first}-{second}")
}
