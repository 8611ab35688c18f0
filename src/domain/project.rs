//! A project's state: the fold of its events. Applying is total: whatever arrives changes the
//! state in one defined way and never fails.

use super::check::{CheckRecord, CheckSummary};
use super::decimal::Decimal;
use super::event::Event;
use super::exit::{Exit, Route};
use super::grade::Scheme;
use super::person::Person;
use super::subject::{Kind, Scale, Subject};
use super::verdict::{Grade, Outcome};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The stage whose rounds are formal submissions and count for the rates.
pub const ACCEPTANCE: &str = "acceptance";

/// What a project is called and measured against.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// The project's code, chosen by people.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its grading scheme.
    pub scheme: Scheme,
    /// Target of the first-pass acceptance rate, in per cent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target_first_pass: Option<Decimal>,
    /// Target of the excellence rate, in per cent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target_excellence: Option<Decimal>,
    /// Its size class.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scale: Option<Scale>,
}

/// A subject with what happened to it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Node {
    /// The subject.
    pub subject: Subject,
    /// Its place among the nodes above it.
    pub parent: Option<usize>,
    /// The nodes below it, in plan order.
    pub children: Vec<usize>,
    /// Its concluded checks, in order.
    pub checks: Vec<CheckSummary>,
    /// Its acceptance on a document instead of a passing round.
    #[serde(default)]
    pub exit: Option<Exit>,
}

/// How a subject came to be accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Accepted<'a> {
    /// When, as written.
    pub at: &'a str,
    /// Its grade; `None` when it is not graded.
    pub grade: Option<Grade>,
    /// By which route, if not by a passing round.
    pub route: Option<Route>,
}

/// A project's state.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Project {
    /// Its name and targets.
    pub head: Head,
    /// Its people by code.
    pub people: BTreeMap<String, Person>,
    nodes: Vec<Node>,
    by_code: BTreeMap<String, usize>,
}

impl Project {
    /// Applies one event that stands in the record `record`.
    pub fn apply(&mut self, event: Event, record: &str) {
        match event {
            Event::Project(head) => self.head = head,
            Event::People(people) => people.into_iter().for_each(|person| {
                self.people.insert(person.code.clone(), person);
            }),
            Event::Plan(subjects) => subjects.into_iter().for_each(|subject| self.plan(subject)),
            Event::Check(check) => self.conclude(*check, record),
            Event::Exit(exit) => {
                let at = self.by_code.get(&exit.subject).copied();
                if let Some(node) = at.and_then(|at| self.nodes.get_mut(at)) {
                    node.exit = Some(exit);
                }
            }
        }
    }

    /// Applies what a record of this kind and version holds; false when this program does not know
    /// it, or cannot read it.
    pub fn replay(
        &mut self,
        kind: &str,
        version: u64,
        payload: &serde_json::Value,
        record: &str,
    ) -> bool {
        match Event::read(kind, version, payload) {
            Ok(Some(event)) => {
                self.apply(event, record);
                true
            }
            Ok(None) | Err(_) => false,
        }
    }

    fn plan(&mut self, subject: Subject) {
        let parent = self.by_code.get(&subject.parent).copied();
        if let Some(node) = self
            .by_code
            .get(&subject.code)
            .and_then(|at| self.nodes.get_mut(*at))
        {
            node.subject = subject;
            return;
        }
        let at = self.nodes.len();
        self.by_code.insert(subject.code.clone(), at);
        if let Some(above) = parent.and_then(|at| self.nodes.get_mut(at)) {
            above.children.push(at);
        }
        self.nodes.push(Node {
            subject,
            parent,
            children: Vec::new(),
            checks: Vec::new(),
            exit: None,
        });
    }

    fn conclude(&mut self, check: CheckRecord, record: &str) {
        let Some(node) = self
            .by_code
            .get(&check.submission.subject)
            .and_then(|at| self.nodes.get_mut(*at))
        else {
            return;
        };
        let submission = check.submission;
        node.checks.push(CheckSummary {
            record: record.to_owned(),
            round: node.round_of(&submission.stage),
            stage: submission.stage,
            at: submission.at,
            by: submission.by,
            outcome: check.outcome,
            grade: check.grade,
            remedy: submission.remedy,
            failing: check.failing,
            tally: check.tally,
            checklist: check.checklist,
        });
    }

    /// The node of this code.
    pub fn node(&self, code: &str) -> Option<&Node> {
        self.by_code.get(code).and_then(|at| self.nodes.get(*at))
    }

    /// All nodes in plan order.
    pub fn nodes(&self) -> &[Node] {
        &self.nodes
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
        let mut found = Vec::new();
        let mut open: Vec<&Node> = self.children(node).collect();
        open.reverse();
        while let Some(next) = open.pop() {
            if next.subject.kind == kind {
                found.push(next);
            }
            let mut children: Vec<&Node> = self.children(next).collect();
            children.reverse();
            open.extend(children);
        }
        found
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

    /// Accepted and all of the nodes whose acceptance this one's rests on (G6).
    pub fn foundation(&self, node: &Node) -> (usize, usize) {
        let Some(kind) = node.subject.kind.rests_on() else {
            return (0, 0);
        };
        let below = self.below(node, kind);
        let accepted = below
            .iter()
            .filter(|node| node.accepted().is_some())
            .count();
        (accepted, below.len())
    }
}

impl Node {
    /// The round that the next check of this stage will be.
    pub fn round_of(&self, stage: &str) -> u32 {
        let before = self
            .checks
            .iter()
            .filter(|check| check.stage == stage)
            .count();
        u32::try_from(before).map_or(u32::MAX, |before| before.saturating_add(1))
    }

    /// The passing round that accepted it, if there is one.
    pub fn acceptance(&self) -> Option<&CheckSummary> {
        self.checks
            .last()
            .filter(|check| check.stage == ACCEPTANCE && check.outcome == Outcome::Accepted)
    }

    /// How it came to be accepted, by a passing round or on a document. What was accepted on a
    /// document is 合格 under a grading scheme, never 优良.
    pub fn accepted(&self) -> Option<Accepted<'_>> {
        let passed = self.acceptance().map(|check| Accepted {
            at: &check.at,
            grade: check.grade,
            route: None,
        });
        let document = self.exit.as_ref().map(|exit| Accepted {
            at: &exit.at,
            grade: Some(Grade::Qualified),
            route: Some(exit.route),
        });
        passed.or(document)
    }

    /// Its first concluded check of a stage.
    pub fn first(&self, stage: &str) -> Option<&CheckSummary> {
        self.checks.iter().find(|check| check.stage == stage)
    }
}
