//! The issues of a project, and where each is found.

use crate::domain::issue::Issue;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Issues in the order they were opened.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct IssueList {
    all: Vec<Issue>,
    /// Places by id.
    at: BTreeMap<String, usize>,
    /// Places by subject.
    on: BTreeMap<String, Vec<usize>>,
}

impl IssueList {
    /// All of them.
    pub fn all(&self) -> &[Issue] {
        &self.all
    }

    /// The issue of this id.
    pub fn get(&self, id: &str) -> Option<&Issue> {
        self.at.get(id).and_then(|at| self.all.get(*at))
    }

    /// Those of a subject.
    pub fn of(&self, code: &str) -> impl Iterator<Item = &Issue> {
        let places = self.on.get(code).map_or(&[][..], Vec::as_slice);
        places.iter().filter_map(|at| self.all.get(*at))
    }

    pub(in crate::domain) fn push(&mut self, issue: Issue) {
        let at = self.all.len();
        self.at.insert(issue.id.clone(), at);
        self.on.entry(issue.subject.clone()).or_default().push(at);
        self.all.push(issue);
    }

    pub(in crate::domain) fn get_mut(&mut self, id: &str) -> Option<&mut Issue> {
        self.at.get(id).and_then(|at| self.all.get_mut(*at))
    }

    pub(in crate::domain) fn iter_mut(&mut self) -> impl Iterator<Item = &mut Issue> {
        self.all.iter_mut()
    }

    /// Does something to each of a subject.
    pub(in crate::domain) fn each_of(&mut self, code: &str, act: &mut dyn FnMut(&mut Issue)) {
        for at in self.on.get(code).into_iter().flatten() {
            self.all.get_mut(*at).into_iter().for_each(&mut *act);
        }
    }
}

impl FromIterator<Issue> for IssueList {
    fn from_iter<I: IntoIterator<Item = Issue>>(issues: I) -> Self {
        let mut list = Self::default();
        issues.into_iter().for_each(|issue| list.push(issue));
        list
    }
}
