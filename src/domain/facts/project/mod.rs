//! A project's state, and what can be asked of it. How events make it is in [`crate::domain::fold`].
//!
//! | file | noun |
//! |---|---|
//! | `head` | what was agreed for all of it |
//! | `node`, `nodes` | a place in the tree and all that was recorded of it; all of them |
//! | `issues` | its issues, and where each is found |
//! | `event` | what changes the state |

pub mod event;
pub mod head;
pub mod issues;
pub mod node;
pub mod nodes;

use crate::domain::cause::CauseSaid;
use crate::domain::chain::Party;
use crate::domain::cost::CostSaid;
use crate::domain::doubt::Doubt;
use crate::domain::forks::Forks;
use crate::domain::head::ProjectHead;
use crate::domain::issue::Issue;
use crate::domain::issued::Issued;
use crate::domain::issues::IssueList;
use crate::domain::key::Key;
use crate::domain::node::Node;
use crate::domain::nodes::NodeList;
use crate::domain::person::Person;
use crate::domain::sight::Sight;
use crate::domain::signature::Signature;
use crate::domain::subject::{Kind, Subject};
use crate::domain::trust::TrustedKey;
use crate::domain::versions::Versions;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::mem;
use std::sync::Arc;

/// A project's state. What there is much of is shared between its views, and copied only when one of them changes it.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Project {
    /// Its name and targets.
    pub head: ProjectHead,
    /// Its people by code.
    pub people: BTreeMap<String, Person>,
    /// What it was called and measured against, version by version.
    #[serde(default)]
    pub(in crate::domain) heads: Versions<ProjectHead>,
    /// The versions of each person.
    #[serde(default)]
    pub(in crate::domain) listed: BTreeMap<String, Versions<Person>>,
    /// The versions of the subjects that were planned more than once.
    #[serde(default)]
    pub(in crate::domain) replanned: BTreeMap<String, Versions<Subject>>,
    /// The records that nodes were planned in.
    #[serde(default)]
    pub(in crate::domain) plans: Arc<Vec<String>>,
    pub(in crate::domain) nodes: NodeList,
    pub(in crate::domain) by_code: Arc<BTreeMap<String, usize>>,
    pub(in crate::domain) issues: Arc<IssueList>,
    /// Keys by name.
    #[serde(default)]
    pub(in crate::domain) keys: BTreeMap<String, Key>,
    /// Signatures by the record signed.
    #[serde(default)]
    pub(in crate::domain) signatures: Arc<BTreeMap<String, Vec<Signature>>>,
    /// Headquarters' keys that were ever believed, by name.
    #[serde(default)]
    pub(in crate::domain) headquarters: BTreeMap<String, TrustedKey>,
    /// The sets of parties that checks name, each once.
    #[serde(default)]
    pub(in crate::domain) demands: Vec<Vec<Party>>,
    /// The chains that checks went by, by hash, each with the code of the first subject that did.
    #[serde(default)]
    pub(in crate::domain) chains: BTreeMap<String, String>,
    /// Records about keys and signatures that are not believed.
    #[serde(default)]
    pub(in crate::domain) doubts: Vec<Doubt>,
    /// What devices and persons say of those that wrote twice.
    #[serde(default)]
    pub(in crate::domain) forks: Forks,
    /// The nodes that a branch of such a device touched.
    #[serde(default)]
    pub(in crate::domain) touched: BTreeSet<usize>,
    /// What each device had seen of the others.
    #[serde(default)]
    pub sight: Sight,
    /// Places of the nodes on which something above may rest wrongly: concluded twice, or taken back.
    #[serde(default)]
    pub(in crate::domain) shaky: BTreeSet<usize>,
    /// Papers that were issued, in order.
    #[serde(default)]
    pub(in crate::domain) papers: Arc<Vec<Issued>>,
    /// What was said of costs, in order.
    #[serde(default)]
    pub(in crate::domain) costs: Arc<Vec<CostSaid>>,
    /// What was said of the causes of issues, by their ids.
    #[serde(default)]
    pub(in crate::domain) causes: Arc<BTreeMap<String, Vec<CauseSaid>>>,
}

impl Project {
    /// The record that the project begins with.
    pub fn began_in(&self) -> Option<&str> {
        self.heads.began_in()
    }

    /// The node of this code.
    pub fn node(&self, code: &str) -> Option<&Node> {
        self.by_code.get(code).and_then(|at| self.nodes.get(*at))
    }

    /// The place in the plan of the node of this code.
    pub fn place(&self, code: &str) -> Option<usize> {
        self.by_code.get(code).copied()
    }

    /// All nodes in plan order.
    pub fn nodes(&self) -> &NodeList {
        &self.nodes
    }

    /// Puts nodes in the place of its own, which it gives: to keep them apart from the rest, and to put them back.
    pub fn exchange_nodes(&mut self, nodes: NodeList) -> NodeList {
        mem::replace(&mut self.nodes, nodes)
    }

    /// The nodes at the top.
    pub fn roots(&self) -> impl Iterator<Item = &Node> {
        self.nodes.iter().filter(|node| node.parent.is_none())
    }

    /// The nodes directly below.
    pub fn children<'a>(&'a self, node: &'a Node) -> impl Iterator<Item = &'a Node> {
        node.children.iter().filter_map(|at| self.nodes.get(*at))
    }

    /// The nodes of one kind anywhere below, in plan order.
    pub fn below<'a>(&'a self, node: &'a Node, kind: Kind) -> Vec<&'a Node> {
        let mut found = self.all_below(node);
        found.retain(|node| node.subject.kind == kind);
        found
    }

    /// All nodes anywhere below, in plan order.
    pub fn all_below<'a>(&'a self, node: &'a Node) -> Vec<&'a Node> {
        let mut found = Vec::new();
        let mut open: Vec<&Node> = self.children(node).collect();
        open.reverse();
        while let Some(next) = open.pop() {
            found.push(next);
            let mut children: Vec<&Node> = self.children(next).collect();
            children.reverse();
            open.extend(children);
        }
        found
    }

    /// Whether the node of one code is that of another, or lies anywhere below it.
    pub fn lies_below(&self, code: &str, above: &str) -> bool {
        let mut at = self.node(code);
        while let Some(node) = at {
            if node.subject.code == above {
                return true;
            }
            at = node.parent.and_then(|parent| self.nodes.get(parent));
        }
        false
    }

    /// The nearest node of this kind, from the node itself upwards.
    pub fn above<'a>(&'a self, node: &'a Node, kind: Kind) -> Option<&'a Node> {
        let mut at = Some(node);
        while let Some(node) = at {
            if node.subject.kind == kind {
                return Some(node);
            }
            at = node.parent.and_then(|above| self.nodes.get(above));
        }
        None
    }

    /// All issues, in the order they were opened.
    pub fn issues(&self) -> &[Issue] {
        self.issues.all()
    }

    /// The issue of this id.
    pub fn issue(&self, id: &str) -> Option<&Issue> {
        self.issues.get(id)
    }

    /// The chains that checks went by: the hash of each, and a subject that did.
    pub fn chains(&self) -> impl Iterator<Item = (&str, &Node)> {
        let named = self.chains.iter();
        named.filter_map(|(hash, code)| Some((hash.as_str(), self.node(code)?)))
    }

    /// Records about keys and signatures that are not believed, in order.
    pub fn doubts(&self) -> &[Doubt] {
        &self.doubts
    }

    /// Whether a node went out of the plan, itself or with everything it rests on.
    pub fn is_out(&self, node: &Node) -> bool {
        let rests_on = node.subject.kind.rests_on();
        let below = rests_on.map(|kind| self.below(node, kind));
        let emptied = below.filter(|below| !below.is_empty());
        node.retired().is_some()
            || emptied.is_some_and(|below| below.into_iter().all(|node| self.is_out(node)))
    }

    /// The issues of a subject, in the order they were opened.
    pub fn issues_of(&self, code: &str) -> impl Iterator<Item = &Issue> {
        self.issues.of(code)
    }

    /// Whether a node is another one, or stands somewhere above it.
    pub fn holds(&self, node: &Node, code: &str) -> bool {
        let mut at = self.node(code);
        while let Some(one) = at {
            if one.subject.code == node.subject.code {
                return true;
            }
            at = one.parent.and_then(|above| self.nodes.get(above));
        }
        false
    }

    /// Accepted and all of the nodes whose acceptance this one's rests on (G6): what went out of the
    /// plan is not among them, and a grouping in between only once it was concluded itself.
    pub fn foundation(&self, node: &Node) -> (usize, usize) {
        let Some(kind) = node.subject.kind.rests_on() else {
            return (0, 0);
        };
        let mut below = self.below(node, kind);
        let groupings = node.subject.kind.grouped_by();
        let groupings = groupings.map(|kind| self.below(node, kind));
        let groupings = groupings.into_iter().flatten();
        below.extend(groupings.filter(|grouping| grouping.was_concluded()));
        below.retain(|node| !self.is_out(node) || node.conflict.is_open());
        let accepted = below
            .iter()
            .filter(|node| node.accepted().is_some() && !self.is_shaken(node))
            .count();
        (accepted, below.len())
    }
}
