//! What is known of a project before its records are read. Where it is kept is for `enter`.

use super::made::Made;
use crate::replay::Folded;
use crate::store::{KnownTree, Store};

/// What is known of a project.
pub struct KeptState {
    /// What was found in the journals.
    pub known: KnownTree,
    /// The state.
    pub folded: Folded,
    /// When its records were made, if that was asked.
    pub made: Option<Made>,
    /// Whether all of it was read from the records a moment ago.
    pub is_sure: bool,
}

impl KeptState {
    /// Of a store whose records were all read a moment ago.
    pub fn fresh(store: &Store, folded: Folded) -> Self {
        Self {
            known: store.reader().known(),
            folded,
            made: None,
            is_sure: true,
        }
    }
}
