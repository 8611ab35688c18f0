//! All that can be found in a project, with what it is called: subjects, people, crews, issues, papers that
//! were issued, checklists and their clauses. How it is typed is not known here, nor what is done with it.

use crate::domain::issue::Issue;
use crate::domain::issued::Issued;
use crate::domain::lists::Checklists;
use crate::domain::node::Node;
use crate::domain::{Item, Kind, Person, Project, Words};
use crate::text::finding::{FindEntry, Haystack};
use crate::workspace::Workspace;

/// Something that can be found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Findable {
    /// A subject, by its place in the plan.
    Subject(usize),
    /// An issue, by its id.
    Issue(String),
    /// A person, by the code.
    Person(String),
    /// A crew, by its name.
    Crew(String),
    /// A paper that was issued, by its record.
    Issued(String),
    /// A checklist, by its id.
    Checklist(String),
    /// An item of a checklist, by its place there.
    Clause(String, usize),
}

impl Workspace {
    /// All of the project that can be found, made ready to be looked through. Subjects come first, in plan order.
    pub fn findables(&self) -> Vec<FindEntry<Findable>> {
        let Some(project) = self.project() else {
            return Vec::new();
        };
        let nodes = project.nodes().iter().enumerate();
        let subjects = nodes.map(|(place, node)| subject(place, node));
        let issues = project.issues().iter();
        let issues = issues.map(|issue| self.issue_findable(project, issue));
        let people = project.people.values().map(person);
        let crews = project.crews().into_iter().map(crew);
        let papers = project.papers().iter();
        let papers = papers.map(|paper| self.paper_findable(paper));
        let named = people.chain(crews).chain(papers);
        subjects.chain(issues).chain(named).collect()
    }

    /// Checklists and their clauses, made ready to be looked through.
    pub fn findable_checklists(&self) -> Vec<FindEntry<Findable>> {
        findable_checklists(&self.library.rulebook.checklists)
    }

    fn issue_findable(&self, project: &Project, issue: &Issue) -> FindEntry<Findable> {
        let title = self.title_of(project, issue);
        let title = title.map_or(["", ""], |words| [&words.zh, &words.en]);
        let text = issue.steps.first().map_or("", |taken| &taken.step.text);
        let texts = [
            title[0],
            &issue.id,
            &issue.subject,
            &issue.crew,
            title[1],
            text,
            &issue.place,
        ];
        FindEntry {
            what: Findable::Issue(issue.id.clone()),
            called: Haystack::of(&texts),
            above: project.place(&issue.subject),
            is_done: !issue.is_open(),
        }
    }

    /// What the item that an issue is about is called, as the checklist in use has it.
    pub fn title_of<'a>(&'a self, project: &Project, issue: &Issue) -> Option<&'a Words> {
        let node = project.node(&issue.subject)?;
        let pinned = self.library.rulebook.checklist_of(&node.subject)?;
        let mut items = pinned.checklist.items.iter();
        items
            .find(|item| item.id == issue.item)
            .map(|item| &item.title)
    }

    fn paper_findable(&self, paper: &Issued) -> FindEntry<Findable> {
        let name = self.forms().get(&paper.form).map(|form| &form.name);
        let name = name.map_or([paper.form.as_str(), ""], |name| [&name.zh, &name.en]);
        let about = paper.about.join(" ");
        done(
            Findable::Issued(paper.record.clone()),
            &[name[0], &paper.number, &about, name[1], &paper.check()],
        )
    }
}

/// Checklists and their clauses, made ready to be looked through; of one run they stay as they are.
pub fn findable_checklists(lists: &Checklists) -> Vec<FindEntry<Findable>> {
    let mut all = Vec::new();
    for (id, pinned) in lists.iter() {
        let list = &pinned.checklist;
        let above = Some(all.len());
        let texts = [&list.title.zh, &list.standard, id, &list.title.en];
        all.push(done(
            Findable::Checklist(id.clone()),
            &texts.map(String::as_str),
        ));
        let items = list.items.iter().enumerate();
        all.extend(items.map(|(nth, item)| FindEntry {
            above,
            ..clause(id, nth, item)
        }));
    }
    all
}

/// What nothing is to be done about.
fn done(what: Findable, texts: &[&str]) -> FindEntry<Findable> {
    FindEntry {
        what,
        called: Haystack::of(texts),
        above: None,
        is_done: true,
    }
}

fn subject(place: usize, node: &Node) -> FindEntry<Findable> {
    let subject = &node.subject;
    let texts = [
        &subject.name,
        &subject.code,
        &subject.location,
        &subject.crew,
    ];
    let is_group = matches!(subject.kind, Kind::SubUnit | Kind::SubDivision);
    FindEntry {
        what: Findable::Subject(place),
        called: Haystack::of(&texts.map(String::as_str)),
        above: node.parent,
        is_done: is_group || node.accepted().is_some() || node.retired().is_some(),
    }
}

fn person(person: &Person) -> FindEntry<Findable> {
    let texts = [&person.name, &person.code, &person.org, &person.crew];
    done(
        Findable::Person(person.code.clone()),
        &texts.map(String::as_str),
    )
}

fn crew(name: &str) -> FindEntry<Findable> {
    done(Findable::Crew(name.to_owned()), &[name])
}

fn clause(id: &str, nth: usize, item: &Item) -> FindEntry<Findable> {
    done(
        Findable::Clause(id.to_owned(), nth),
        &[&item.title.zh, &item.clause, &item.id, &item.title.en],
    )
}
