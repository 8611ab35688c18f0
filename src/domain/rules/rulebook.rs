//! The rules a decision rests on: checklists by id and chains by kind of subject.

use crate::domain::chain::Chain;
use crate::domain::head::ProjectHead;
use crate::domain::lists::{Checklists, Pinned};
use crate::domain::node::Node;
use crate::domain::pin::ChainPin;
use crate::domain::scheme::SchemeRules;
use crate::domain::subject::{Kind, Subject};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Checklists and chains, as loaded.
#[derive(Clone, Debug, Default)]
pub struct Rulebook {
    /// Checklists by id.
    pub checklists: Checklists,
    /// Chains; the first that names a kind and is not optional serves it.
    pub chains: Vec<Chain>,
    /// Chains by hash that records went by and that are no longer among those in use.
    pub former: BTreeMap<String, Chain>,
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
        national.or_else(|| self.checklists.for_subject(kind).next())
    }

    /// The scheme a project is graded by: its own thresholds, or those of this program.
    pub fn scheme_of<'a>(&'a self, head: &'a ProjectHead) -> Option<&'a SchemeRules> {
        let own = head.grading.as_deref();
        own.or_else(|| self.schemes.get(head.scheme.as_str()))
    }

    /// The chain a subject is given when it begins: its own, the project's for its kind, or the
    /// usual one. Whoever asks about a subject that may have begun asks [`Self::chain_for`].
    pub fn chain_of(&self, head: &ProjectHead, subject: &Subject) -> Option<&Chain> {
        let mut chains = self.chains.iter();
        chains.find(|chain| serves(chain, head, subject))
    }

    /// The chain a subject goes by: the one its run began with, as long as it goes on, and else the
    /// one it would be given now.
    pub fn chain_for(&self, head: &ProjectHead, node: &Node) -> Option<&Chain> {
        self.under_way(node)
            .or_else(|| self.chain_of(head, &node.subject))
    }

    /// The chain of the run under way, if records say which it is.
    pub fn under_way(&self, node: &Node) -> Option<&Chain> {
        let mut named = node.line().iter().rev();
        let hash = named.find_map(|check| check.chain.as_deref())?;
        self.chain_by(hash).filter(|chain| chain.goes_on(node))
    }

    /// The chain of this hash, in use or not.
    pub fn chain_by(&self, hash: &str) -> Option<&Chain> {
        let mut chains = self.chains.iter();
        let former = self.former.get(hash);
        former.or_else(|| chains.find(|chain| chain.hash == hash))
    }

    /// The chain that a record says it went by: that of the run under way, or one that may be given
    /// to the subject where the run begins with it.
    pub fn chain_said(&self, head: &ProjectHead, node: &Node, said: &ChainPin) -> Option<&Chain> {
        let chain = self.chain_by(&said.hash).filter(|it| it.id == said.id)?;
        let fits = match self.under_way(node) {
            Some(going) => going.hash == chain.hash,
            None => serves(chain, head, &node.subject),
        };
        fits.then_some(chain)
    }
}

/// Whether a chain may be given to a subject: the one that the subject or the project names, or a
/// usual one of its kind.
fn serves(chain: &Chain, head: &ProjectHead, subject: &Subject) -> bool {
    let agreed = || head.agreed.chains.get(&subject.kind).map(String::as_str);
    let named = Some(subject.chain.as_str()).filter(|own| !own.is_empty());
    match named.or_else(agreed) {
        Some(id) => chain.id == id,
        None => !chain.optional && chain.subjects.contains(&subject.kind),
    }
}
