//! The form that makes an entry of a register: which register and checklist, its variants, its name
//! and where it belongs. What fits is decided by the workspace; nothing is recorded before.

mod view;

use super::field::{Field, Takes, put_back, typed_texts};
use super::intent::Intent;
use super::keymap::Context;
use super::page::{Effect, Page, Scene};
use crate::domain::checklist::{Checklist, Choice};
use crate::domain::node::Node;
use crate::domain::project::Project;
use crate::domain::register::{self, KINDS};
use crate::domain::tree::{Column, RowFault};
use crate::domain::{Chain, Kind, Subject};
use crate::failure::Failure;
use crate::text::finding;
use crate::text::screen::registers as say;
use crate::workspace::{Command, Done, Workspace};
use ratatui::Frame;
use ratatui::layout::Rect;

/// A line of the form.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Line {
    Kind,
    Checklist,
    /// A group of variants of which one is chosen.
    Group(String),
    /// A variant that may be chosen beside others.
    Variant(String),
    Chain,
    Name,
    Parent,
    Location,
    Crew,
    MakeIt,
}

/// The form.
#[derive(Debug)]
pub struct EntryForm {
    at: usize,
    /// Whether the selected line is one of choices.
    at_choice: bool,
    /// Whether there are crews to choose from.
    has_crews: bool,
    kind: Kind,
    /// The checklist's id; empty when the register has none.
    checklist: String,
    /// The chain's id; empty: the usual one.
    chain: String,
    variants: Vec<String>,
    name: Field,
    parent: Field,
    location: Field,
    /// One of the crews there are; empty: none.
    crew: String,
    /// Where there are none: typed.
    new_crew: Field,
}

fn text() -> Field {
    Field::new(Takes::Text, "")
}

impl EntryForm {
    /// A form for a register; where none is named, for the first.
    pub fn new(workspace: &Workspace, kind: Option<Kind>) -> Self {
        let mut form = Self {
            at: 0,
            at_choice: true,
            has_crews: workspace
                .project()
                .is_some_and(|project| !project.crews().is_empty()),
            kind: kind.unwrap_or(Kind::Material),
            checklist: String::new(),
            chain: String::new(),
            variants: Vec::new(),
            name: text(),
            parent: text(),
            location: text(),
            crew: String::new(),
            new_crew: text(),
        };
        form.begin(workspace);
        form
    }

    /// The usual checklist and no chain of its own, for the register chosen.
    fn begin(&mut self, workspace: &Workspace) {
        let lists = register::checklists(&workspace.library().rulebook, self.kind);
        let first = lists.first().map(|list| list.checklist.id.clone());
        self.checklist = first.unwrap_or_default();
        self.chain.clear();
        self.choose_first(workspace);
    }

    /// The first variant of each group of which one is chosen.
    fn choose_first(&mut self, workspace: &Workspace) {
        self.variants.clear();
        let Some(list) = self.checklist(workspace) else {
            return;
        };
        let groups = list
            .choose
            .iter()
            .filter(|(_, choice)| **choice == Choice::One);
        let first = groups.filter_map(|(group, _)| {
            let mut members = list.variants.iter();
            members.find(|variant| variant.group == *group)
        });
        self.variants = first.map(|variant| variant.id.clone()).collect();
    }

    fn checklist<'a>(&self, workspace: &'a Workspace) -> Option<&'a Checklist> {
        let lists = &workspace.library().rulebook.checklists;
        lists.get(&self.checklist).map(|pinned| &pinned.checklist)
    }

    /// The chains this register may follow, besides the usual one.
    fn chains<'a>(&self, workspace: &'a Workspace) -> Vec<&'a Chain> {
        let chains = workspace.library().rulebook.chains.iter();
        chains
            .filter(|chain| chain.optional && chain.subjects.contains(&self.kind))
            .collect()
    }

    /// The lines there are, for what is chosen.
    fn lines(&self, workspace: &Workspace) -> Vec<Line> {
        let mut lines = vec![Line::Kind, Line::Checklist];
        let list = self.checklist(workspace);
        for (group, choice) in list.iter().flat_map(|list| &list.choose) {
            let members = list.iter().flat_map(|list| &list.variants);
            let members = members.filter(|variant| variant.group == *group);
            match choice {
                Choice::One => lines.push(Line::Group(group.clone())),
                Choice::Many => lines.extend(members.map(|one| Line::Variant(one.id.clone()))),
            }
        }
        if !self.chains(workspace).is_empty() {
            lines.push(Line::Chain);
        }
        lines.extend([
            Line::Name,
            Line::Parent,
            Line::Location,
            Line::Crew,
            Line::MakeIt,
        ]);
        lines
    }

    fn line(&self, workspace: &Workspace) -> Line {
        let lines = self.lines(workspace);
        lines.get(self.at).cloned().unwrap_or(Line::MakeIt)
    }

    fn field_mut(&mut self, line: &Line) -> Option<&mut Field> {
        match line {
            Line::Name => Some(&mut self.name),
            Line::Parent => Some(&mut self.parent),
            Line::Location => Some(&mut self.location),
            Line::Crew if !self.has_crews => Some(&mut self.new_crew),
            _ => None,
        }
    }

    /// The next or former choice of a line where one of several is chosen.
    fn turn(&mut self, line: &Line, forward: bool, workspace: &Workspace) {
        match line {
            Line::Kind => {
                let kinds: Vec<Kind> = KINDS.to_vec();
                self.kind = turned(&kinds, &self.kind, forward);
                self.begin(workspace);
            }
            Line::Checklist => {
                let lists = register::checklists(&workspace.library().rulebook, self.kind);
                let ids: Vec<String> = lists.iter().map(|one| one.checklist.id.clone()).collect();
                self.checklist = turned(&ids, &self.checklist, forward);
                self.choose_first(workspace);
            }
            Line::Chain => {
                let chains = self.chains(workspace).into_iter();
                let ids = chains.map(|chain| chain.id.clone());
                let ids: Vec<String> = std::iter::once(String::new()).chain(ids).collect();
                self.chain = turned(&ids, &self.chain, forward);
            }
            Line::Crew => {
                let crews = workspace.project().map(Project::crews).unwrap_or_default();
                let all = std::iter::once("").chain(crews).map(str::to_owned);
                self.crew = turned(&all.collect::<Vec<_>>(), &self.crew, forward);
            }
            Line::Group(group) => {
                let Some(list) = self.checklist(workspace) else {
                    return;
                };
                let members = list.variants.iter().filter(|one| one.group == *group);
                let ids: Vec<String> = members.map(|one| one.id.clone()).collect();
                if let Some(chosen) = self.variants.iter_mut().find(|id| ids.contains(id)) {
                    *chosen = turned(&ids, chosen, forward);
                }
            }
            Line::Variant(id) => match self.variants.iter().position(|chosen| chosen == id) {
                Some(at) => _ = self.variants.remove(at),
                None => self.variants.push(id.clone()),
            },
            _ => {}
        }
    }

    /// Chooses again what was chosen before, as far as it is there: a name is nothing without the register
    /// it was typed for.
    fn choose(&mut self, texts: &[String], workspace: &Workspace) {
        let [kind, checklist, chain, crew, variants @ ..] = texts else {
            return;
        };
        let Some(kind) = KINDS.into_iter().find(|one| one.as_str() == kind) else {
            return;
        };
        self.kind = kind;
        self.begin(workspace);
        let lists = register::checklists(&workspace.library().rulebook, kind);
        if lists.iter().any(|list| list.checklist.id == *checklist) {
            self.checklist.clone_from(checklist);
            self.variants = variants.to_vec();
        }
        if self.chains(workspace).iter().any(|one| one.id == *chain) {
            self.chain.clone_from(chain);
        }
        let crews = workspace.project().map(Project::crews).unwrap_or_default();
        if crews.contains(&crew.as_str()) {
            self.crew.clone_from(crew);
        }
    }

    /// The entry as filled in.
    fn asked(&self, project: &Project) -> Subject {
        let parent = self.parent.value().trim();
        let code = match node(project, parent) {
            Some(node) => node.subject.code.clone(),
            None => parent.to_owned(),
        };
        Subject {
            checklist: self.checklist.clone(),
            chain: self.chain.clone(),
            variants: self.variants.clone(),
            location: self.location.value().trim().to_owned(),
            crew: match self.has_crews {
                true => self.crew.clone(),
                false => self.new_crew.value().trim().to_owned(),
            },
            ..Subject::new("", &code, self.kind, self.name.value().trim())
        }
    }

    /// Goes to the line that a fault is about.
    fn go_to(&mut self, fault: &RowFault, workspace: &Workspace) {
        let about = |line: &Line| match fault.column {
            Column::Name => *line == Line::Name,
            Column::Parent => *line == Line::Parent,
            Column::Checklist => *line == Line::Checklist,
            Column::Chain => *line == Line::Chain,
            Column::Variants => matches!(line, Line::Group(_) | Line::Variant(_)),
            _ => false,
        };
        let line = self.lines(workspace).iter().position(about);
        self.at = line.unwrap_or(self.at);
    }

    fn make(&mut self, scene: &Scene) -> Effect {
        let Some(project) = scene.workspace.project() else {
            return Effect::Back;
        };
        match scene.workspace.new_entry(self.asked(project)) {
            Ok(entry) => Effect::act(Command::PlanSubjects(vec![entry])),
            Err(failure) => {
                if let Failure::Entry(faults) = &failure
                    && let Some(first) = faults.first()
                {
                    self.go_to(first, scene.workspace);
                }
                let faults = failure.sentences(scene.lang);
                Effect::Warn(faults.get(1..).unwrap_or(&faults).join("  "))
            }
        }
    }
}

/// The choice after or before this one, round and round.
fn turned<T: Clone + PartialEq>(all: &[T], now: &T, forward: bool) -> T {
    let at = all.iter().position(|one| one == now).unwrap_or(0);
    let step = if forward {
        1
    } else {
        all.len().saturating_sub(1)
    };
    let to = (at + step) % all.len().max(1);
    all.get(to).unwrap_or(now).clone()
}

/// The node of the tree that a text means: its code, or the only one whose code, name or initials
/// contain it.
fn node<'a>(project: &'a Project, text: &str) -> Option<&'a Node> {
    if text.is_empty() {
        return None;
    }
    let wanted = finding::folded(text);
    let contains = |node: &&Node| {
        let subject = &node.subject;
        let keys = finding::keys(&[&subject.code, &subject.name]);
        !subject.kind.is_register() && keys.contains(&wanted)
    };
    let mut found = project.nodes().iter().filter(contains);
    let only = found.next().filter(|_| found.next().is_none());
    project.called(text).or(only)
}

impl Page for EntryForm {
    fn title(&self, scene: &Scene) -> String {
        say::form_title(scene.lang).to_owned()
    }

    fn left(&self) -> Option<(String, Vec<String>)> {
        let mut texts = typed_texts([&self.name, &self.parent, &self.location, &self.new_crew]);
        if !texts.is_empty() {
            let kind = self.kind.as_str().to_owned();
            let chosen = [&self.checklist, &self.chain, &self.crew];
            texts.extend(std::iter::once(kind).chain(chosen.map(String::clone)));
            texts.extend(self.variants.iter().cloned());
        }
        Some(("entry".to_owned(), texts))
    }

    fn resume(&mut self, texts: &[String], scene: &Scene) -> bool {
        let fields = [
            &mut self.name,
            &mut self.parent,
            &mut self.location,
            &mut self.new_crew,
        ];
        put_back(fields, texts);
        self.choose(texts.get(4..).unwrap_or_default(), scene.workspace);
        true
    }

    fn contexts(&self) -> &'static [Context] {
        // Lines where one is chosen take the arrows and Space; the others are typed in.
        match self.at_choice {
            true => &[Context::Turns, Context::Form],
            false => &[Context::Form],
        }
    }

    fn act(&mut self, intent: Intent, scene: &Scene) -> Effect {
        let effect = self.decide(intent, scene);
        self.look(scene.workspace);
        effect
    }

    fn told(&mut self, command: &Command, _done: &Done, scene: &Scene) -> Effect {
        let Command::PlanSubjects(entries) = command else {
            return Effect::None;
        };
        let code = entries.first().map(|entry| entry.code.clone());
        let said = say::entered(scene.lang, &code.unwrap_or_default());
        Effect::Many(vec![Effect::Back, Effect::say(said)])
    }

    fn view(&self, frame: &mut Frame, area: Rect, scene: &Scene) {
        view::view(frame, area, self, scene);
    }
}

impl EntryForm {
    fn decide(&mut self, intent: Intent, scene: &Scene) -> Effect {
        let workspace = scene.workspace;
        let line = self.line(workspace);
        let last = self.lines(workspace).len().saturating_sub(1);
        match intent {
            Intent::Confirm if line == Line::MakeIt => return self.make(scene),
            Intent::Confirm | Intent::Next => self.at = (self.at + 1).min(last),
            Intent::Previous => self.at = self.at.saturating_sub(1),
            typing => match self.field_mut(&line) {
                Some(field) => _ = field.typed(typing),
                None if matches!(typing, Intent::Left | Intent::Right) => {
                    self.turn(&line, typing == Intent::Right, workspace);
                }
                None => {}
            },
        }
        Effect::None
    }

    /// Whether the selected line is one of choices.
    fn look(&mut self, workspace: &Workspace) {
        let line = self.line(workspace);
        self.at_choice = line != Line::MakeIt && self.field_mut(&line).is_none();
    }
}
