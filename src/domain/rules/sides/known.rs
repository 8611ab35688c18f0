//! The state as someone saw it who knew only some of the records: what is judged again is judged on that.

use crate::domain::issue::Issue;
use crate::domain::issues::IssueList;
use crate::domain::node::Node;
use crate::domain::project::Project;
use crate::domain::sides::draw_line;
use crate::domain::subject::Kind;
use std::collections::BTreeSet;
use std::sync::Arc;

impl Project {
    /// The state as someone saw it who knew only some of the records: what is judged again is judged
    /// on what its device knew, plan, people and what was agreed among it.
    pub fn as_known(&self, knew: &dyn Fn(&str) -> bool) -> Project {
        let mut view = self.clone();
        view.forget_rows(knew);
        view.forget_nodes(knew);
        for at in 0..view.nodes.len() {
            view.forget_at(at, knew);
        }
        (0..view.nodes.len()).for_each(|at| view.forget_grade(at));
        view.forget_forks(knew);
        view.issues = Arc::new(self.issues_as_known(self.issues(), knew));
        view.forget_costs(knew);
        view
    }

    /// The same as far as one subject is concerned: with all above and below it and what goes before it, as they were
    /// known; whatever else there is, as it is now. It costs what these do, and a pointer for each other node.
    pub fn as_known_about(&self, code: &str, knew: &dyn Fn(&str) -> bool) -> Project {
        let mut view = self.clone();
        view.forget_rows(knew);
        let places = self.around(code);
        let mut issues = Vec::new();
        for at in places.iter().copied() {
            let Some(node) = view.nodes.get(at) else {
                continue;
            };
            issues.extend(self.issues.of(&node.subject.code));
            let mut known = node.children.clone();
            known.retain(|child| view.was_planned(*child, knew));
            if known.len() < node.children.len()
                && let Some(node) = view.nodes.get_mut(at)
            {
                node.children = known;
            }
            view.forget_at(at, knew);
        }
        places.into_iter().for_each(|at| view.forget_grade(at));
        view.issues = Arc::new(self.issues_as_known(issues, knew));
        view.forget_costs(knew);
        view
    }

    /// The places of a subject, of all above and below it, and of what goes before it.
    fn around(&self, code: &str) -> BTreeSet<usize> {
        let mut places = BTreeSet::new();
        let mut before = vec![code];
        while let Some(node) = before.pop().and_then(|code| self.node(code)) {
            let is_new = self
                .place(&node.subject.code)
                .is_some_and(|at| places.insert(at));
            if is_new {
                before.push(&node.subject.after);
            }
        }
        let own = self.place(code);
        let mut above = own.and_then(|at| self.nodes.get(at)?.parent);
        while let Some(at) = above.filter(|at| places.insert(*at)) {
            above = self.nodes.get(at).and_then(|node| node.parent);
        }
        let mut below: Vec<usize> = own.into_iter().collect();
        while let Some(node) = below.pop().and_then(|at| self.nodes.get(at)) {
            places.extend(&node.children);
            below.extend(&node.children);
        }
        places
    }

    fn issues_as_known<'a>(
        &self,
        issues: impl IntoIterator<Item = &'a Issue>,
        knew: &dyn Fn(&str) -> bool,
    ) -> IssueList {
        let crew = |issue: &Issue| self.node(&issue.subject).map(|node| &node.subject.crew);
        let issues = issues.into_iter();
        issues
            .filter_map(|issue| issue.as_known(knew, crew(issue).map_or("", |crew| crew)))
            .collect()
    }

    /// Forgets the grade of an evaluation nothing of which was known.
    fn forget_grade(&mut self, at: usize) {
        let Some(node) = self.nodes.get(at).filter(|node| node.evaluated.is_some()) else {
            return;
        };
        let evaluated =
            |node: &Node| node.subject.kind == Kind::Evaluation && !node.checks.is_empty();
        if !self.children(node).any(evaluated)
            && let Some(node) = self.nodes.get_mut(at)
        {
            node.evaluated = None;
        }
    }

    /// Forgets what someone did not know of a node; one that was known whole stays shared.
    fn forget_at(&mut self, at: usize, knew: &dyn Fn(&str) -> bool) {
        let known = self.nodes.get(at).is_none_or(|node| node.is_known(knew));
        if !known && let Some(node) = self.nodes.get_mut(at) {
            node.forget(knew);
        }
    }
}

impl Node {
    /// Whether someone knew every record that says something about it.
    fn is_known(&self, knew: &dyn Fn(&str) -> bool) -> bool {
        let checks = self.checks.iter().flat_map(|check| {
            let back = check.annulments.iter().chain(&check.refused);
            back.chain([&check.record])
        });
        let rulings = self.rulings.iter();
        let rulings = rulings.flat_map(|ruled| ruled.annulments.iter().chain([&ruled.record]));
        let notices = self.notices.iter();
        let notices = notices.flat_map(|given| given.spent.iter().chain([&given.record]));
        let conflict = &self.conflict;
        let said = conflict.settlements.iter().map(|(record, _)| record);
        let contrary = conflict.contrary.iter().flat_map(|(a, b)| [a, b]);
        let beside = conflict.beside.iter();
        let beside = beside.flat_map(|(record, early)| early.iter().chain([record]));
        let mut all = checks.chain(rulings).chain(notices).chain(said);
        all.all(|record| knew(record))
            && contrary.chain(beside).all(|record| knew(record))
            && conflict.confirmed.keys().all(|record| knew(record))
    }
}

impl Node {
    /// Forgets what someone did not know.
    fn forget(&mut self, knew: &dyn Fn(&str) -> bool) {
        self.checks.retain(|check| knew(&check.record));
        self.rulings.retain(|ruled| knew(&ruled.record));
        self.notices.retain(|given| knew(&given.record));
        for given in &mut self.notices {
            given.spent = given.spent.take().filter(|by| knew(by));
        }
        self.undo(knew);
        self.conflict.settlements.retain(|(record, _)| knew(record));
        self.conflict.contrary.retain(|(a, b)| knew(a) && knew(b));
        self.conflict.beside.retain(|record, _| knew(record));
        for early in self.conflict.beside.values_mut() {
            early.retain(|record| knew(record));
        }
        self.conflict.beside.retain(|_, early| !early.is_empty());
        self.conflict.confirmed.retain(|record, _| knew(record));
        draw_line(self);
    }
}

impl Node {
    /// Takes back annulments and refusals that someone did not know.
    fn undo(&mut self, knew: &dyn Fn(&str) -> bool) {
        for check in &mut self.checks {
            check.annulments.retain(|by| knew(by));
            check.annulled = check.annulments.first().cloned();
            check.refused = check.refused.take().filter(|by| knew(by));
            check.restore();
        }
        for ruled in &mut self.rulings {
            ruled.annulments.retain(|by| knew(by));
            ruled.annulled = ruled.annulments.first().cloned();
        }
    }
}
