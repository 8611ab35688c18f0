//! The tree of a project: units, divisions, items and lots, with how far each is. How a lot is
//! checked is not known here.

mod rows;
mod search;
mod view;

use super::keymap::Context;
use super::keymap::intent::Intent;
use super::list::Cursor;
use super::page::{Effect, Lead, Page, Scene, usual};
use super::papers::PapersPage;
use super::projects::plan_menu::Menu;
use crate::domain::{Kind, Project};
use crate::text::screen::tree as say;
use crate::workspace::paper::offers::Matter;
use ratatui::Frame;
use ratatui::layout::Rect;
use rows::{Sum, TreeRow};
use search::Search;
use std::collections::HashSet;

/// The tree.
#[derive(Debug, Default)]
pub struct Tree {
    cursor: Cursor,
    sums: Vec<Sum>,
    unfolded: HashSet<usize>,
    rows: Vec<TreeRow>,
    only_unfinished: bool,
    search: Option<Search>,
    /// What was looked for before.
    sought: String,
    /// Opens with the field to look for something.
    opens_searching: bool,
    /// It has looked at the project before.
    known: bool,
}

impl Tree {
    /// A tree that opens with the field to look for something.
    pub fn searching() -> Self {
        Self {
            opens_searching: true,
            ..Self::default()
        }
    }

    /// Flattens anew what is to be seen, and stays on a node if it is still there.
    fn flatten(&mut self, project: &Project, stay: Option<usize>) {
        let sums = &self.sums;
        let narrow = self.only_unfinished;
        let keep = |place: usize| !narrow || sums.get(place).is_none_or(|sum| sum.unfinished);
        self.rows = match &self.search {
            Some(search) => {
                let found = search.found.iter().copied().filter(|place| keep(*place));
                found.map(|place| TreeRow { place, depth: 0 }).collect()
            }
            None => rows::rows(project, &self.unfolded, keep),
        };
        let again = self.rows.iter().position(|row| Some(row.place) == stay);
        self.cursor.stay(again, self.rows.len());
    }

    fn selected(&self) -> Option<usize> {
        self.rows.get(self.cursor.at).map(|row| row.place)
    }

    /// One level down: unfolds, or goes to the first row below.
    fn unfold(&mut self, project: &Project) {
        let Some(place) = self.selected() else {
            return;
        };
        let node = project.nodes().get(place);
        if node.is_none_or(|node| rows::is_leaf(project, node)) {
            return;
        }
        if self.unfolded.insert(place) {
            self.flatten(project, Some(place));
        } else {
            self.cursor.moved(Intent::Down, self.rows.len());
        }
    }

    /// One level up: folds, or goes to the row above it.
    fn fold(&mut self, project: &Project) {
        let Some(place) = self.selected() else {
            return;
        };
        let node = project.nodes().get(place);
        let folds = node.is_some_and(|node| !rows::is_leaf(project, node));
        if folds && self.unfolded.remove(&place) {
            self.flatten(project, Some(place));
        } else if let Some(above) = rows::above(project, place).first() {
            let row = self.rows.iter().position(|row| row.place == *above);
            self.cursor.at = row.unwrap_or(self.cursor.at);
        }
    }

    /// Opens a lot; folds or unfolds anything above; what was found goes to its place in the tree.
    fn confirm(&mut self, project: &Project) -> Effect {
        let Some(place) = self.selected() else {
            return Effect::None;
        };
        let Some(node) = project.nodes().get(place) else {
            return Effect::None;
        };
        let kind = node.subject.kind;
        if kind == Kind::Lot || kind.is_register() {
            return Effect::subject(&node.subject.code);
        }
        if self.search.take().is_some() {
            self.unfolded.extend(rows::above(project, place));
            self.unfolded.insert(place);
        } else if !self.unfolded.remove(&place) {
            self.unfolded.insert(place);
        }
        self.flatten(project, Some(place));
        Effect::None
    }

    fn open_itself(&self, project: &Project) -> Effect {
        match self.selected().and_then(|place| project.nodes().get(place)) {
            Some(node) => Effect::subject(&node.subject.code),
            None => Effect::None,
        }
    }

    fn papers(&self, project: &Project) -> Effect {
        match self.selected().and_then(|place| project.nodes().get(place)) {
            Some(node) => PapersPage::of(Matter::Subject(node.subject.code.clone())),
            None => Effect::None,
        }
    }

    fn find(&mut self, project: &Project) {
        self.search = Some(Search::over(project).again(&self.sought));
        self.cursor = Cursor::default();
        self.flatten(project, None);
    }

    fn type_in(&mut self, intent: Intent, project: &Project) -> bool {
        let Some(search) = self.search.as_mut() else {
            return false;
        };
        // In a list that is being searched Home and End belong to the list.
        let in_list = matches!(intent, Intent::First | Intent::Last);
        if in_list || !search.typed(intent) {
            return false;
        }
        self.cursor = Cursor::default();
        self.flatten(project, None);
        true
    }
}

impl Page for Tree {
    fn title(&self, scene: &Scene) -> String {
        say::title(scene.lang).to_owned()
    }

    fn left(&self) -> Option<(String, Vec<String>)> {
        let search = self.search.as_ref();
        let sought = search.map_or(self.sought.as_str(), |search| search.field.value());
        Some(("search".to_owned(), vec![sought.to_owned()]))
    }

    fn resume(&mut self, texts: &[String], _scene: &Scene) -> bool {
        self.sought = texts.concat();
        false
    }

    fn contexts(&self) -> &'static [Context] {
        match self.search {
            Some(_) => &[Context::Search],
            None => &[Context::Tree, Context::List, Context::Browse],
        }
    }

    fn offers(&self, intent: Intent, scene: &Scene) -> bool {
        let place = self.selected();
        let project = scene.workspace.project();
        let node = place.and_then(|place| project?.nodes().get(place));
        match intent {
            Intent::Why | Intent::Tree => false,
            Intent::Confirm | Intent::Enter | Intent::Print => node.is_some(),
            Intent::Right if self.search.is_none() => project
                .zip(node)
                .is_some_and(|(project, node)| !rows::is_leaf(project, node)),
            Intent::Left if self.search.is_none() => {
                let unfolded = place.is_some_and(|place| self.unfolded.contains(&place));
                node.is_some_and(|node| {
                    let leaf = project.is_none_or(|project| rows::is_leaf(project, node));
                    node.parent.is_some() || unfolded && !leaf
                })
            }
            _ => true,
        }
    }

    fn wake(&mut self, scene: &Scene) {
        let Some(project) = scene.workspace.project() else {
            *self = Self::default();
            return;
        };
        self.sums = rows::sums(project);
        if !std::mem::replace(&mut self.known, true) {
            self.unfolded = rows::unfolded_at_first(project);
        }
        if let Some(search) = &mut self.search {
            search.learn(project);
        }
        if std::mem::take(&mut self.opens_searching) {
            self.search = Some(Search::over(project).again(&self.sought));
        }
        self.flatten(project, self.selected());
    }

    fn lead(&self, scene: &Scene) -> Option<Lead> {
        view::lead(self, scene)
    }

    fn list(&mut self, _scene: &Scene) -> Option<(&mut Cursor, usize)> {
        Some((&mut self.cursor, self.rows.len()))
    }

    /// Esc: out of the search into the tree, out of the tree to the page before.
    fn back(&mut self, scene: &Scene) -> Effect {
        let on = self.selected();
        let Some(search) = self.search.take() else {
            return Effect::Back;
        };
        self.sought = search.field.value().to_owned();
        if let Some(project) = scene.workspace.project() {
            let above = on.map(|place| rows::above(project, place));
            self.unfolded.extend(above.into_iter().flatten());
            self.flatten(project, on);
        }
        Effect::None
    }

    /// What is looked for is typed first of all.
    fn update(&mut self, intent: Intent, scene: &Scene) -> Effect {
        match scene.workspace.project() {
            Some(project) if self.type_in(intent, project) => Effect::None,
            _ => usual(self, intent, scene),
        }
    }

    fn act(&mut self, intent: Intent, scene: &Scene) -> Effect {
        let Some(project) = scene.workspace.project() else {
            return Effect::Back;
        };
        match intent {
            Intent::Right => self.unfold(project),
            Intent::Left => self.fold(project),
            Intent::Confirm => return self.confirm(project),
            Intent::Enter => return self.open_itself(project),
            Intent::Print => return self.papers(project),
            Intent::Find => {
                self.find(project);
                return Effect::Many(Vec::new());
            }
            Intent::Narrow => {
                self.only_unfinished = !self.only_unfinished;
                self.flatten(project, self.selected());
            }
            Intent::Plan => return Effect::go(Menu::default()),
            _ => {}
        }
        Effect::None
    }

    fn view(&self, frame: &mut Frame, area: Rect, scene: &Scene) {
        view::view(frame, area, self, scene);
    }
}
