//! What stays behind when records are handed over. Handing them over is for `export` and `sync`, the words
//! are in `failure`.

use crate::store::{Access, ReadOnlyReason, Store};

/// Acknowledged records that could not be handed over, because they could not be sealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LeftRecords {
    /// How many.
    pub records: u64,
    /// Why nothing could be written.
    pub why: ReadOnlyReason,
}

impl LeftRecords {
    /// What stays of a project of which so many records are not sealed.
    pub(in crate::workspace) fn of(store: &Store, records: u64) -> Option<Self> {
        match store.access() {
            Access::ReadOnly { reason, .. } if records > 0 => Some(Self {
                records,
                why: *reason,
            }),
            _ => None,
        }
    }
}
