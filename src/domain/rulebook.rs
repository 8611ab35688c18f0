//! The rules a decision rests on: checklists by id and chains by kind of subject.

use super::chain::Chain;
use super::check::Pin;
use super::checklist::Checklist;
use super::grade::rules::SchemeRules;
use super::project::Head;
use super::subject::{Kind, Subject};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A checklist together with the bytes it came from and their hash.
#[derive(Clone, Debug)]
pub struct Pinned {
    /// The checklist.
    pub checklist: Checklist,
    /// SHA-256 of `bytes`, lower-case hex.
    pub hash: String,
    /// The file as it was read.
    pub bytes: Vec<u8>,
}

impl Pinned {
    /// What a check's record says of it.
    pub fn pin(&self) -> Pin {
        Pin {
            id: self.checklist.id.clone(),
            version: self.checklist.version.clone(),
            hash: self.hash.clone(),
        }
    }
}

/// Checklists and chains, as loaded.
#[derive(Clone, Debug, Default)]
pub struct Rulebook {
    /// Checklists by id.
    pub checklists: BTreeMap<String, Arc<Pinned>>,
    /// Chains; the first that names a kind and is not optional serves it.
    pub chains: Vec<Chain>,
    /// Grading schemes by id.
    pub schemes: BTreeMap<String, SchemeRules>,
}

impl Rulebook {
    /// The checklist a subject is checked by: its own, or the usual one of its kind.
    pub fn checklist_of(&self, subject: &Subject) -> Option<&Arc<Pinned>> {
        if !subject.checklist.is_empty() {
            return self.checklists.get(&subject.checklist);
        }
        let kind = match subject.kind {
            Kind::Lot => return None,
            Kind::SubDivision => Kind::Division,
            Kind::SubUnit => Kind::Unit,
            kind => kind,
        };
        let kind = kind.as_str();
        // A list of a site's own never becomes the usual one just because its name comes first.
        let national = self
            .checklists
            .get(&format!("gb50300-2013.{kind}-acceptance"));
        national.or_else(|| {
            let mut all = self.checklists.values();
            all.find(|pinned| pinned.checklist.subject == kind)
        })
    }

    /// The scheme a project is graded by: its own thresholds, or those of this program.
    pub fn scheme_of<'a>(&'a self, head: &'a Head) -> Option<&'a SchemeRules> {
        let own = head.grading.as_deref();
        own.or_else(|| self.schemes.get(head.scheme.as_str()))
    }

    /// The chain a subject follows: its own, the project's for its kind, or the usual one.
    pub fn chain_of(&self, head: &Head, subject: &Subject) -> Option<&Chain> {
        let named = match subject.chain.as_str() {
            "" => head.agreed.chains.get(&subject.kind).map(String::as_str),
            own => Some(own),
        };
        match named {
            Some(id) => self.chains.iter().find(|chain| chain.id == id),
            None => self
                .chains
                .iter()
                .find(|chain| !chain.optional && chain.subjects.contains(&subject.kind)),
        }
    }
}
