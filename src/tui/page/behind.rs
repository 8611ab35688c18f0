//! Lots that a figure is made of, as a page hands them on to be looked at.

use super::Scene;
use crate::domain::Kind;

/// Lots that something is made of, or subjects of another level, and what that is.
#[derive(Clone, Debug, Default)]
pub struct LotsBehind {
    /// What they are behind, in words.
    pub of: String,
    /// Their places in the plan.
    pub places: Vec<usize>,
}

impl LotsBehind {
    /// Of which kind they are.
    pub fn kind(&self, scene: &Scene) -> Kind {
        let nodes = scene.workspace.project().map(|project| project.nodes());
        let first = nodes.zip(self.places.first());
        let first = first.and_then(|(nodes, place)| nodes.get(*place));
        first.map_or(Kind::Lot, |node| node.subject.kind)
    }
}
