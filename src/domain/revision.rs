//! What plan, people and agreements were before each change: a check that was concluded without having
//! heard of a change is judged on what stood before it.

use super::event::Event;
use super::person::Person;
use super::project::{Head, Project};
use super::subject::Subject;
use std::collections::BTreeSet;

/// The changes of a project so far, oldest first.
#[derive(Clone, Debug, Default)]
pub struct Revisions(Vec<Revision>);

#[derive(Clone, Debug)]
struct Revision {
    /// The record that changed it.
    record: String,
    before: Before,
}

#[derive(Clone, Debug)]
enum Before {
    Head(Box<Head>),
    Person(String, Option<Person>),
    Subject(String, Option<Box<Subject>>),
}

impl Before {
    /// What it is about.
    fn about(&self) -> (u8, &str) {
        match self {
            Before::Head(_) => (0, ""),
            Before::Person(code, _) => (1, code),
            Before::Subject(code, _) => (2, code),
        }
    }
}

impl Revisions {
    /// Notes what an event is about to change.
    pub fn note(&mut self, state: &Project, event: &Event, record: &str) {
        let mut note = |before| {
            let record = record.to_owned();
            self.0.push(Revision { record, before });
        };
        match event {
            Event::Project(_) => note(Before::Head(Box::new(state.head.clone()))),
            Event::People(people) => people.iter().for_each(|one| {
                let before = state.people.get(&one.code).cloned();
                note(Before::Person(one.code.clone(), before));
            }),
            Event::Plan(subjects) => subjects.iter().for_each(|one| {
                let before = state.node(&one.code).map(|node| node.subject.clone());
                note(Before::Subject(one.code.clone(), before.map(Box::new)));
            }),
            _ => {}
        }
    }

    /// Takes back what someone did not know; what was changed again since, knowingly, stays.
    pub fn forget(&self, state: &mut Project, knew: &dyn Fn(&str) -> bool) {
        let mut stays = BTreeSet::new();
        for revision in self.0.iter().rev() {
            if knew(&revision.record) {
                stays.insert(revision.before.about());
            } else if !stays.contains(&revision.before.about()) {
                state.set_back(&revision.before);
            }
        }
    }
}

impl Project {
    fn set_back(&mut self, before: &Before) {
        match before {
            Before::Head(head) => self.head = (**head).clone(),
            Before::Person(code, Some(person)) => {
                _ = self.people.insert(code.clone(), person.clone());
            }
            Before::Person(code, None) => _ = self.people.remove(code),
            Before::Subject(code, Some(subject)) => {
                let at = self.by_code.get(code).copied();
                if let Some(node) = at.and_then(|at| self.nodes.get_mut(at)) {
                    node.subject = (**subject).clone();
                }
            }
            Before::Subject(code, None) => self.unplan(code),
        }
    }

    /// Takes a subject out of the tree; its place stays empty.
    fn unplan(&mut self, code: &str) {
        let Some(at) = self.by_code.remove(code) else {
            return;
        };
        let parent = self.nodes.get(at).and_then(|node| node.parent);
        if let Some(above) = parent.and_then(|at| self.nodes.get_mut(at)) {
            above.children.retain(|child| *child != at);
        }
    }
}
