//! The fold of rows that people change: the project's head, the people, the plan. A version that knew
//! the one before takes its place; what was changed on two devices at once is kept side by side.

use crate::domain::choice::{Thing, VersionChoice};
use crate::domain::conflict::{Conflict, Settlement};
use crate::domain::head::ProjectHead;
use crate::domain::node::Node;
use crate::domain::person::Person;
use crate::domain::project::Project;
use crate::domain::subject::Subject;
use crate::domain::versions::Versions;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

impl Project {
    /// The device that began the project; empty while nothing is recorded.
    pub fn founder(&self) -> &str {
        let first = self.heads.first_record();
        first
            .and_then(|record| record.rsplit_once('-'))
            .map_or("", |(did, _)| did)
    }

    /// The devices that planned anything, some of them more than once.
    pub fn planners(&self) -> impl Iterator<Item = &str> {
        let records = self.plans.iter();
        records.filter_map(|record| Some(record.rsplit_once('-')?.0))
    }

    pub(super) fn call(&mut self, head: ProjectHead, record: &str) {
        self.heads.add(head, record, &self.sight);
        self.weigh_rows(&|_| false);
        if let Some(now) = self.heads.current() {
            self.head = now.row.clone();
        }
    }

    pub(super) fn list(&mut self, person: Person, record: &str) {
        let code = person.code.clone();
        let versions = self.listed.entry(code.clone()).or_default();
        versions.add(person, record, &self.sight);
        self.weigh_rows(&|other| other == code);
        let now = self.listed.get(&code).and_then(Versions::current);
        if let Some(now) = now {
            self.people.insert(code, now.row.clone());
        }
    }

    pub(super) fn plan(&mut self, subject: Subject, record: &str) {
        let Some(at) = self.by_code.get(&subject.code).copied() else {
            return self.add_node(subject, record);
        };
        let Some(node) = self.nodes.get(at) else {
            return;
        };
        let planned = self.plans.get(node.planned);
        let first = || Versions::first(node.subject.clone(), planned.map_or("", String::as_str));
        let versions = self.replanned.entry(subject.code.clone());
        let versions = versions.or_insert_with(first);
        let code = subject.code.clone();
        versions.add(subject, record, &self.sight);
        self.weigh_rows(&|other| other == code);
        let now = self.replanned.get(&code).and_then(Versions::current);
        if let Some(now) = now.map(|now| now.row.clone()) {
            self.adopt(at, now);
        }
    }

    /// Lets the rows that count take their places again.
    pub(in crate::domain) fn adopt_rows(&mut self, such: &dyn Fn(&str) -> bool) {
        if let Some(now) = self.heads.current() {
            self.head = now.row.clone();
        }
        let listed = self.listed.iter().filter(|(code, _)| such(code));
        for (code, all) in listed {
            if let Some(now) = all.current() {
                self.people.insert(code.clone(), now.row.clone());
            }
        }
        let replanned = self.replanned.iter().filter(|(code, _)| such(code));
        let planned: Vec<_> = replanned
            .filter_map(|(code, all)| Some((*self.by_code.get(code)?, all.current()?.row.clone())))
            .collect();
        planned
            .into_iter()
            .for_each(|(at, now)| self.adopt(at, now));
    }

    /// What a person says is right is a version that knows the others.
    pub(super) fn choose(&mut self, choice: &VersionChoice, record: &str) {
        let (code, stands) = (&choice.code, &choice.stands);
        match choice.of {
            Thing::Journal => {
                let settlement = Settlement {
                    subject: code.clone(),
                    stands: stands.clone(),
                    aside: Vec::new(),
                    why: choice.why.clone(),
                    by: choice.by.clone(),
                    at: choice.at.clone(),
                };
                self.settle_fork(&settlement, record);
            }
            Thing::Project => {
                let found = self.heads.of_record(stands);
                if let Some(row) = found.map(|found| found.row.clone()) {
                    self.call(row, record);
                }
            }
            Thing::Person => {
                let found = self.listed.get(code).and_then(|all| all.of_record(stands));
                if let Some(row) = found.map(|found| found.row.clone()) {
                    self.list(row, record);
                }
            }
            Thing::Subject => {
                let all = self.replanned.get(code);
                let found = all.and_then(|all| all.of_record(stands));
                if let Some(row) = found.map(|found| found.row.clone()) {
                    self.plan(row, record);
                }
            }
        }
    }

    fn add_node(&mut self, subject: Subject, record: &str) {
        let at = self.nodes.len();
        let parent = self.by_code.get(&subject.parent).copied();
        Arc::make_mut(&mut self.by_code).insert(subject.code.clone(), at);
        if let Some(above) = parent.and_then(|at| self.nodes.get_mut(at)) {
            above.children.push(at);
        }
        if self.plans.last().is_none_or(|last| last != record) {
            Arc::make_mut(&mut self.plans).push(record.to_owned());
        }
        self.nodes.push(Node {
            subject,
            planned: self.plans.len() - 1,
            parent,
            children: Vec::new(),
            checks: Vec::new(),
            evaluated: None,
            rulings: Vec::new(),
            notices: Vec::new(),
            conflict: Conflict::default(),
            line: None,
        });
    }

    /// Gives a node another row. It moves only when two devices planned it at different places.
    fn adopt(&mut self, at: usize, subject: Subject) {
        let Some(node) = self.nodes.get_mut(at) else {
            return;
        };
        let moved = node.subject.parent != subject.parent;
        let code = subject.code.clone();
        let to = self.by_code.get(&subject.parent).copied();
        let from = node.parent;
        node.subject = subject;
        let above = to.and_then(|to| self.nodes.get(to));
        // Two moves at once must not make a circle.
        let circle = above.is_some_and(|above| self.lies_below(&above.subject.code, &code));
        if !moved || circle || from == to {
            return;
        }
        if let Some(from) = from.and_then(|from| self.nodes.get_mut(from)) {
            from.children.retain(|child| *child != at);
        }
        if let Some(to) = to.and_then(|to| self.nodes.get_mut(to)) {
            to.children.push(at);
        }
        if let Some(node) = self.nodes.get_mut(at) {
            node.parent = to;
        }
    }

    /// Takes back the rows that someone did not know.
    pub(in crate::domain) fn forget_rows(&mut self, knew: &dyn Fn(&str) -> bool) {
        self.heads = self.heads.as_known(knew);
        let head = self.heads.current().map(|now| now.row.clone());
        self.head = head.unwrap_or_default();
        let listed = std::mem::take(&mut self.listed).into_iter();
        self.listed = listed
            .map(|(code, all)| (code, all.as_known(knew)))
            .filter(|(_, all)| all.current().is_some())
            .collect();
        let current = self.listed.iter().filter_map(|(code, all)| {
            let now = all.current()?;
            Some((code.clone(), now.row.clone()))
        });
        self.people = current.collect();
        let replanned = std::mem::take(&mut self.replanned);
        let mut changed = Vec::new();
        for (code, all) in replanned {
            let seen = all.as_known(knew);
            if let Some(now) = seen.current().map(|now| now.row.clone()) {
                changed.extend(self.by_code.get(&code).map(|at| (*at, now)));
                self.replanned.insert(code, seen);
            }
        }
        changed
            .into_iter()
            .for_each(|(at, now)| self.adopt(at, now));
    }

    /// Whether someone knew that a node was planned; one that was planned again has a row that he knew, or has none.
    pub(in crate::domain) fn was_planned(&self, at: usize, knew: &dyn Fn(&str) -> bool) -> bool {
        let Some(node) = self.nodes.get(at) else {
            return false;
        };
        let planned = self.plans.get(node.planned);
        self.replanned.contains_key(&node.subject.code) || planned.is_none_or(|record| knew(record))
    }

    /// Takes back the nodes that someone did not know, whatever the order they stand in.
    pub(in crate::domain) fn forget_nodes(&mut self, knew: &dyn Fn(&str) -> bool) {
        let kept: Vec<bool> = (0..self.nodes.len())
            .map(|at| self.was_planned(at, knew))
            .collect();
        if kept.iter().all(|kept| *kept) {
            return;
        }
        let mut places = BTreeMap::new();
        for (at, _) in kept.iter().enumerate().filter(|(_, kept)| **kept) {
            places.insert(at, places.len());
        }
        let place = |at: &usize| places.get(at).copied();
        let nodes = self.nodes.iter().zip(&kept);
        let nodes = nodes.filter(|(_, kept)| **kept).map(|(node, _)| Node {
            parent: node.parent.as_ref().and_then(place),
            children: node.children.iter().filter_map(place).collect(),
            ..node.clone()
        });
        self.nodes = nodes.collect();
        let codes = self.nodes.iter().enumerate();
        let codes = codes.map(|(at, node)| (node.subject.code.clone(), at));
        self.by_code = Arc::new(codes.collect());
        self.shaky = self.shaky.iter().filter_map(place).collect::<BTreeSet<_>>();
        self.touched = self.touched.iter().filter_map(place).collect();
    }
}
