//! The chains that a project's records went by. The file of each is kept with the records, so that
//! neither a site's own chain nor a newer program changes what was concluded, or how what was begun
//! goes on.

use super::execute::writable;
use crate::checklist;
use crate::domain::Chain;
use crate::domain::pin::ChainPin;
use crate::failure::Failure;
use crate::store::Store;
use crate::workspace::Workspace;
use std::collections::BTreeMap;
use std::sync::Arc;

impl Workspace {
    /// Fetches the chains that records name and that are no longer in use.
    pub(in crate::workspace) fn recall_chains(&mut self) {
        let Some(open) = self.open.as_ref() else {
            return;
        };
        let rulebook = &mut self.library.rulebook;
        rulebook.former.clear();
        let mut former = BTreeMap::new();
        for (hash, node) in open.state.chains() {
            if rulebook.chain_by(hash).is_some() {
                continue;
            }
            let usual = rulebook.chain_of(&open.state.head, &node.subject);
            let chain = kept(&open.store, hash).or_else(|| Some(lost(usual?, hash)));
            former.extend(chain.map(|chain| (hash.to_owned(), chain)));
        }
        rulebook.former = former;
        self.recall_limits();
    }

    /// Puts the checklists in place that follow from what the project agreed on.
    pub(in crate::workspace) fn recall_limits(&mut self) {
        if let Some(open) = self.open.as_ref() {
            self.library.agree(&open.state.head.agreed.limits);
        }
    }

    /// Stores a chain's file before the record that names its hash.
    pub(super) fn keep_chain(&mut self, said: Option<&ChainPin>) -> Result<(), Failure> {
        let open = self.open.as_mut().ok_or(Failure::NoProject)?;
        writable(open.store.access())?;
        let Some(said) = said.filter(|said| !open.stored.contains(&said.hash)) else {
            return Ok(());
        };
        if let Some(chain) = self.library.rulebook.chain_by(&said.hash) {
            open.store.put_with_record(&chain.bytes)?;
            open.stored.insert(said.hash.clone());
        }
        Ok(())
    }
}

fn kept(store: &Store, hash: &str) -> Option<Chain> {
    let bytes = store.blobs().get(hash).ok()?;
    checklist::pinned_chain(&bytes)
}

/// What stands in for a chain whose file is lost, so that the project can still be looked at.
fn lost(usual: &Chain, hash: &str) -> Chain {
    Chain {
        hash: hash.to_owned(),
        bytes: Arc::from([]),
        ..usual.clone()
    }
}
