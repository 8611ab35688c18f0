//! Why a subject takes nothing more.

use crate::domain::node::Node;
use crate::domain::trouble::{Finished, Trouble};

/// Why a subject takes nothing more.
pub fn closed_by(node: &Node) -> Trouble {
    match node.retired() {
        Some(ruled) => Trouble::Finished(Finished::Retired(ruled.ruling.what)),
        None => Trouble::Finished(Finished::Forbidden),
    }
}
