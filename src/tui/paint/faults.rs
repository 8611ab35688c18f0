//! Faults as sentences, in the names of the subject that they are about. When there are any is not
//! decided here.

use super::scene::Scene;
use crate::domain::Fault;
use crate::text::refusal::{self, RefusalNames};

/// Faults of a subject as sentences.
pub fn sentences(scene: &Scene, code: &str, faults: &[Fault]) -> Vec<String> {
    let rulebook = &scene.workspace.library().rulebook;
    let node = scene
        .workspace
        .project()
        .and_then(|project| project.node(code));
    let names = RefusalNames {
        lang: scene.lang,
        chain: node.and_then(|node| scene.workspace.chain(node)),
        checklist: node
            .and_then(|node| rulebook.checklist_of(&node.subject))
            .map(|pinned| &pinned.checklist),
    };
    faults
        .iter()
        .map(|fault| refusal::sentence(&names, fault))
        .collect()
}
