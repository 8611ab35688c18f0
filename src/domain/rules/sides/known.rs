//! The state as someone saw it who knew only some of the records: what is judged again is judged on that.

use crate::domain::issue::Issue;
use crate::domain::node::Node;
use crate::domain::project::Project;
use crate::domain::sides::draw_line;

impl Project {
    /// The state as someone saw it who knew only some of the records: what is judged again is judged
    /// on what its device knew, plan, people and what was agreed among it.
    pub fn as_known(&self, knew: &dyn Fn(&str) -> bool) -> Project {
        let mut view = self.clone();
        view.forget_rows(knew);
        view.nodes.iter_mut().for_each(|node| node.forget(knew));
        view.forget_forks(knew);
        let crew = |issue: &Issue| self.node(&issue.subject).map(|node| &node.subject.crew);
        let issues = self.issues.iter();
        let seen =
            issues.filter_map(|issue| issue.as_known(knew, crew(issue).map_or("", |crew| crew)));
        view.issues = seen.collect();
        view.issue_at.clear();
        view.issues_on.clear();
        for (at, issue) in view.issues.iter().enumerate() {
            view.issue_at.insert(issue.id.clone(), at);
            let on = view.issues_on.entry(issue.subject.clone());
            on.or_default().push(at);
        }
        view
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
