//! The nodes of a project. Each is shared with every view of the project, and copied only when one of them changes it:
//! a view as somebody knew the project costs as much as what is different in it.

use crate::domain::node::Node;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Nodes in plan order, each at its place.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct NodeList(Vec<Arc<Node>>);

impl NodeList {
    /// The node at a place.
    pub fn get(&self, at: usize) -> Option<&Node> {
        self.0.get(at).map(Arc::as_ref)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether nothing is planned.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The first one.
    pub fn first(&self) -> Option<&Node> {
        self.get(0)
    }

    /// All of them.
    pub fn iter(&self) -> NodeIter<'_> {
        self.0.iter().map(Arc::as_ref)
    }

    pub(in crate::domain) fn get_mut(&mut self, at: usize) -> Option<&mut Node> {
        self.0.get_mut(at).map(Arc::make_mut)
    }

    pub(in crate::domain) fn push(&mut self, node: Node) {
        self.0.push(Arc::new(node));
    }
}

/// Goes over nodes.
pub type NodeIter<'a> =
    std::iter::Map<std::slice::Iter<'a, Arc<Node>>, fn(&'a Arc<Node>) -> &'a Node>;

impl<'a> IntoIterator for &'a NodeList {
    type Item = &'a Node;
    type IntoIter = NodeIter<'a>;

    fn into_iter(self) -> NodeIter<'a> {
        self.iter()
    }
}

impl FromIterator<Node> for NodeList {
    fn from_iter<I: IntoIterator<Item = Node>>(nodes: I) -> Self {
        Self(nodes.into_iter().map(Arc::new).collect())
    }
}
