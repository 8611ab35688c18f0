//! Looking for nodes by name, code, crew, place or pinyin initials, as one types.

use crate::domain::Project;
use crate::text::finding;
use crate::tui::form::field::{Field, Takes};
use crate::tui::keymap::intent::Intent;

/// A search under way.
#[derive(Debug)]
pub struct Search {
    /// What is typed.
    pub field: Field,
    /// The places of what was found, in plan order.
    pub found: Vec<usize>,
    /// What each node is called, folded.
    names: Vec<String>,
    /// What was looked for last.
    last: String,
    /// It stands there from the search before: the first character typed takes its place.
    is_former: bool,
}

impl Search {
    /// A search in a project.
    pub fn over(project: &Project) -> Self {
        let mut search = Self {
            field: Field::new(Takes::Text, ""),
            found: Vec::new(),
            names: Vec::new(),
            last: String::new(),
            is_former: false,
        };
        search.learn(project);
        search
    }

    /// The same, beginning with what was looked for before.
    pub fn again(mut self, former: &str) -> Self {
        self.field = Field::new(Takes::Text, former);
        self.is_former = !former.is_empty();
        self.look();
        self
    }

    /// Learns the nodes' names anew.
    pub fn learn(&mut self, project: &Project) {
        let names = project.nodes().iter().map(|node| {
            let subject = &node.subject;
            let beside = [&subject.code, &subject.crew, &subject.location];
            let beside = beside.map(|text| finding::folded(text)).join("\n");
            format!("{}\n{beside}", finding::keys(&[&subject.name]))
        });
        self.names = names.collect();
        self.last.clear();
        self.look();
    }

    /// Takes an intent of typing; says whether it was one.
    pub fn typed(&mut self, intent: Intent) -> bool {
        if std::mem::take(&mut self.is_former) && matches!(intent, Intent::Type(_)) {
            self.field.reset();
        }
        let typed = self.field.typed(intent);
        if typed {
            self.look();
        }
        typed
    }

    /// Whether nothing is looked for.
    pub fn is_idle(&self) -> bool {
        self.last.is_empty()
    }

    /// Looks through what was found so far when more was typed, through everything otherwise.
    fn look(&mut self) {
        let wanted = finding::folded(self.field.value());
        let fits = |place: &usize| {
            self.names
                .get(*place)
                .is_some_and(|name| name.contains(&wanted))
        };
        let narrower = !self.last.is_empty() && wanted.starts_with(&self.last);
        self.found = match () {
            () if wanted.is_empty() => Vec::new(),
            () if narrower => self.found.iter().copied().filter(fits).collect(),
            () => (0..self.names.len()).filter(fits).collect(),
        };
        self.last = wanted;
    }
}
