//! Why a subject takes nothing more.

use crate::domain::node::Node;
use crate::domain::trouble::Trouble;

/// Why a subject takes nothing more.
pub fn closed_by(node: &Node) -> Trouble {
    match node.retired() {
        Some(ruled) => Trouble::Retired(ruled.ruling.what),
        None => Trouble::Forbidden,
    }
}
