//! The tree of a project: units, divisions, items and lots, with how far each is; or of it only some
//! lots and what they lie below. How a lot is checked is not known here.

mod rows;
mod view;

use super::keymap::Context;
use super::keymap::intent::Intent;
use super::list::Cursor;
use super::page::{Effect, Lead, LotsBehind, Page, Scene};
use super::papers::PapersPage;
use super::projects::plan_menu::Menu;
use crate::domain::{Kind, Project};
use crate::text::screen::tree as say;
use crate::text::words;
use crate::workspace::paper::offers::Matter;
use ratatui::Frame;
use ratatui::layout::Rect;
use rows::{Sum, TreeRow};
use std::collections::HashSet;

/// The tree.
#[derive(Debug, Default)]
pub struct Tree {
    cursor: Cursor,
    sums: Vec<Sum>,
    unfolded: HashSet<usize>,
    rows: Vec<TreeRow>,
    only_unfinished: bool,
    /// The node to begin with, by its place.
    begins: Option<usize>,
    /// It has looked at the project before.
    known: bool,
    /// The lots that it is narrowed to.
    behind: Option<LotsBehind>,
}

impl Tree {
    /// The tree, unfolded down to a node and that itself.
    pub fn at(place: usize) -> Self {
        Self {
            begins: Some(place),
            ..Self::default()
        }
    }

    /// The tree of these lots only, wholly unfolded.
    pub fn behind(lots: LotsBehind) -> Self {
        Self {
            behind: Some(lots),
            ..Self::default()
        }
    }

    /// Flattens anew what is to be seen, and stays on a node if it is still there.
    fn flatten(&mut self, project: &Project, stay: Option<usize>) {
        let sums = &self.sums;
        let narrow = self.only_unfinished;
        let among = self
            .behind
            .as_ref()
            .map(|lots| rows::with_above(project, &lots.places));
        let keep = |place: usize| {
            let is_open = !narrow || sums.get(place).is_none_or(|sum| sum.unfinished);
            is_open && among.as_ref().is_none_or(|among| among.contains(&place))
        };
        self.rows = rows::rows(project, &self.unfolded, keep);
        let again = self.rows.iter().position(|row| Some(row.place) == stay);
        self.cursor.stay(again, self.rows.len());
    }

    /// Of what it is narrowed to, the row of the first that somebody has to see to, or of the first.
    fn first_behind(&self) -> usize {
        let lots = self.behind.as_ref();
        let is_one = |row: &TreeRow| lots.is_some_and(|lots| lots.places.contains(&row.place));
        let is_open = |row: &TreeRow| self.sums.get(row.place).is_some_and(|sum| sum.unfinished);
        let mut rows = self.rows.iter();
        let first = rows.position(|row| is_one(row) && is_open(row));
        first.or(self.rows.iter().position(is_one)).unwrap_or(0)
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

    /// Opens a lot; folds or unfolds anything above.
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
        if !self.unfolded.remove(&place) {
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
}

impl Page for Tree {
    fn title(&self, scene: &Scene) -> String {
        let kind = self.behind.as_ref().map(|lots| lots.kind(scene));
        let title = match kind {
            None => say::title(scene.lang),
            Some(Kind::Lot) => say::lots_behind(scene.lang),
            Some(kind) => words::kind(scene.lang, kind),
        };
        title.to_owned()
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::Tree, Context::List, Context::Browse]
    }

    fn offers(&self, intent: Intent, scene: &Scene) -> bool {
        let place = self.selected();
        let project = scene.workspace.project();
        let node = place.and_then(|place| project?.nodes().get(place));
        match intent {
            Intent::Why => false,
            Intent::Tree => self.behind.is_some(),
            Intent::Confirm | Intent::Enter | Intent::Print => node.is_some(),
            Intent::Right => project
                .zip(node)
                .is_some_and(|(project, node)| !rows::is_leaf(project, node)),
            Intent::Left => {
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
        let known = std::mem::replace(&mut self.known, true);
        if !known {
            self.unfolded = match &self.behind {
                Some(lots) => rows::with_above(project, &lots.places),
                None => rows::unfolded_at_first(project),
            };
        }
        let begins = self.begins.take();
        if let Some(place) = begins {
            self.unfolded.extend(rows::above(project, place));
            self.unfolded.insert(place);
        }
        self.flatten(project, begins.or(self.selected()));
        if !known && self.behind.is_some() {
            self.cursor = Cursor::on(self.first_behind());
        }
    }

    fn matter(&self, scene: &Scene) -> Option<Matter> {
        let node = scene.workspace.project()?.nodes().get(self.selected()?)?;
        Some(Matter::Subject(node.subject.code.clone()))
    }

    fn lead(&self, scene: &Scene) -> Option<Lead> {
        view::lead(self, scene)
    }

    fn list(&mut self, _scene: &Scene) -> Option<(&mut Cursor, usize)> {
        Some((&mut self.cursor, self.rows.len()))
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
