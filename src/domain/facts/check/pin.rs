//! Which version of a checklist or a chain a record went by: its id and the hash of its bytes.

use serde::{Deserialize, Serialize};

/// Which checklist judged a check: its bytes are pinned by hash.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChecklistPin {
    /// The checklist's id.
    pub id: String,
    /// Its version.
    pub version: String,
    /// SHA-256 of its bytes.
    pub hash: String,
}

/// Which chain a record went by: the bytes of its file are pinned by hash.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChainPin {
    /// The chain's id.
    pub id: String,
    /// SHA-256 of its bytes.
    pub hash: String,
}
