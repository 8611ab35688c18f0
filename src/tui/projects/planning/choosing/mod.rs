//! Choosing 分项 and what makes their lots: the catalogue as a tree with boxes to tick.

mod view;

use super::left;
use crate::checklist::division_plan::{ItemPick, LotPick, PickedSum, Picks, PlanParts, Unit, Wish};
use crate::checklist::planning::Each;
use crate::domain::Kind;
use crate::text::screen::planning as say;
use crate::tui::check::variants::Variants;
use crate::tui::keymap::intent::Intent;
use crate::tui::list::Cursor;
use crate::tui::page::{Effect, Scene};
use std::collections::HashSet;

/// The building as filled in.
#[derive(Clone, Debug)]
pub struct Building {
    /// The unit.
    pub unit: Unit,
    /// Its storeys and sections.
    pub parts: PlanParts,
    /// The typical set to begin with.
    pub preset: String,
}

/// A row: a place of the catalogue, or one kind of a 分项's lots.
#[derive(Clone, Debug, PartialEq, Eq)]
struct CatalogueRow {
    code: String,
    /// Which kind of lots of the 分项; `None`: the place itself.
    lots: Option<usize>,
    depth: usize,
}

/// The step.
#[derive(Debug, Default)]
pub struct Choosing {
    /// What is wished for so far.
    pub wish: Wish,
    preset: Option<String>,
    unfolded: HashSet<String>,
    rows: Vec<CatalogueRow>,
    cursor: Cursor,
    only_chosen: bool,
}

impl Choosing {
    /// Takes the building; another typical set begins anew, the same keeps what was chosen.
    pub fn begin(&mut self, building: Building, scene: &Scene) {
        let library = scene.workspace.library();
        if self.preset.as_ref() != Some(&building.preset) {
            self.wish.picks = Picks::of(library);
            if let Some(preset) = library.planning.preset(&building.preset) {
                self.wish.picks.take(library, preset);
            }
            self.unfolded.clear();
            self.cursor = Cursor::default();
            self.only_chosen = !self.is_empty();
        }
        let preset = library.planning.preset(&building.preset);
        self.wish.picks.settle(library, preset, &building.parts);
        self.preset = Some(building.preset);
        self.wish.unit = building.unit;
        self.wish.parts = building.parts;
        self.flatten(scene);
    }

    /// What is chosen, to be kept.
    pub fn left(&self) -> Vec<String> {
        left::texts(&self.wish.picks)
    }

    /// Chooses again what was chosen before from this typical set.
    pub fn resume(&mut self, preset: String, texts: &[String], scene: &Scene) {
        if !texts.is_empty() {
            self.wish.picks = Picks::of(scene.workspace.library());
            left::take_up(&mut self.wish.picks, texts);
            (self.preset, self.only_chosen) = (Some(preset), true);
        }
    }

    /// Whether nothing is chosen.
    pub fn is_empty(&self) -> bool {
        self.wish.picks.items.iter().all(|item| !item.on)
    }

    /// Whether Enter would open something.
    pub fn opens(&self) -> bool {
        self.selected().is_some()
    }

    fn selected(&self) -> Option<&CatalogueRow> {
        self.rows.get(self.cursor.at)
    }

    fn sum(&self, code: &str) -> PickedSum {
        self.wish.picks.sum(code, &self.wish.parts)
    }

    /// The kind of lots that a row is about: its own, or the only one of its 分项.
    fn lots_of(&self, row: &CatalogueRow) -> Option<(&ItemPick, usize)> {
        let item = self.wish.picks.item(&row.code)?;
        match row.lots {
            Some(at) => Some((item, at)),
            None if item.lots.len() == 1 => Some((item, 0)),
            None => None,
        }
    }

    /// Flattens what is to be seen, and stays on the row one was on.
    fn flatten(&mut self, scene: &Scene) {
        let on = self.selected().cloned();
        let catalogue = &scene.workspace.library().catalogue;
        let mut rows = Vec::new();
        for place in catalogue.places() {
            let mut depth = 0;
            let mut above = catalogue.above(place);
            let mut seen = true;
            while let Some(group) = above {
                seen &= self.unfolded.contains(&group.code);
                depth += 1;
                above = catalogue.above(group);
            }
            if !seen || self.only_chosen && self.sum(&place.code).chosen == 0 {
                continue;
            }
            let row = |lots, depth| CatalogueRow {
                code: place.code.clone(),
                lots,
                depth,
            };
            rows.push(row(None, depth));
            if place.kind != Kind::Item || !self.unfolded.contains(&place.code) {
                continue;
            }
            let kinds = self
                .wish
                .picks
                .item(&place.code)
                .map_or(0, |item| item.lots.len());
            rows.extend((0..kinds).map(|at| row(Some(at), depth + 1)));
        }
        self.rows = rows;
        let again = self.rows.iter().position(|row| Some(row) == on.as_ref());
        self.cursor.stay(again, self.rows.len());
    }

    /// The place among the rows, and how many there are.
    pub fn list(&mut self) -> (&mut Cursor, usize) {
        (&mut self.cursor, self.rows.len())
    }

    /// Folds, ticks, changes what makes a lot.
    pub fn update(&mut self, intent: Intent, scene: &Scene) -> Effect {
        if intent == Intent::Narrow {
            self.only_chosen = !self.only_chosen;
            self.flatten(scene);
            return Effect::None;
        }
        let Some(row) = self.selected().cloned() else {
            return Effect::None;
        };
        match intent {
            Intent::Cycle => self.tick(&row, scene),
            Intent::Right => self.unfold(&row, scene),
            Intent::Left => self.fold(&row),
            Intent::Confirm => return self.open(&row, scene),
            Intent::Choose(digit) => self.make_of(&row, digit),
            _ => {}
        }
        // Whoever unticks a row may want it back at once: it stays in sight until the list changes.
        if intent != Intent::Cycle {
            self.flatten(scene);
        }
        Effect::None
    }

    /// Takes one kind of lots or leaves it out. Of anything above: leaves out what is chosen;
    /// where nothing is, takes what is typical, or everything.
    fn tick(&mut self, row: &CatalogueRow, scene: &Scene) {
        let sum = self.sum(&row.code);
        let library = scene.workspace.library();
        match (row.lots, self.wish.picks.item_mut(&row.code)) {
            (Some(at), Some(item)) => {
                let on = item.on && item.lots.get(at).is_some_and(|lots| lots.on);
                item.set_lots(at, !on);
            }
            _ if sum.chosen > 0 => _ = self.wish.picks.set(&row.code, false),
            _ => {
                let preset = self.preset.as_deref().unwrap_or_default();
                let preset = library.planning.preset(preset);
                if self.wish.picks.set_typical(library, preset, &row.code) == 0 {
                    self.wish.picks.set(&row.code, true);
                }
            }
        }
    }

    fn unfold(&mut self, row: &CatalogueRow, scene: &Scene) {
        let is_item = self.wish.picks.item(&row.code).is_some();
        if row.lots.is_some() {
            return;
        }
        if !self.unfolded.insert(row.code.clone()) {
            self.cursor.moved(Intent::Down, self.rows.len());
        } else if !is_item {
            // A group with a single one below it needs no second key.
            let catalogue = &scene.workspace.library().catalogue;
            let mut below = catalogue
                .places()
                .iter()
                .filter(|place| place.parent.as_ref() == Some(&row.code));
            if let (Some(only), None) = (below.next(), below.next()) {
                self.unfolded.insert(only.code.clone());
            }
        }
    }

    fn fold(&mut self, row: &CatalogueRow) {
        if row.lots.is_none() && self.unfolded.remove(&row.code) {
            return;
        }
        let above = |other: &CatalogueRow| match row.lots {
            Some(_) => other.code == row.code && other.lots.is_none(),
            None => other.depth + 1 == row.depth && row.code.starts_with(&other.code),
        };
        let at = self.rows.iter().position(above);
        self.cursor.at = at.unwrap_or(self.cursor.at);
    }

    /// Enter: variants of lots, when the row is about one kind of them; folds or unfolds anything
    /// above.
    fn open(&mut self, row: &CatalogueRow, scene: &Scene) -> Effect {
        if self.lots_of(row).is_none() {
            if !self.unfolded.remove(&row.code) {
                self.unfold(row, scene);
            }
            self.flatten(scene);
            return Effect::None;
        }
        let lots = self.lots_of(row).and_then(|(item, at)| item.lots.get(at));
        match lots.and_then(|lots| Variants::of(lots, scene)) {
            Some(variants) => Effect::go(variants),
            None => Effect::say(say::no_variants(scene.lang)),
        }
    }

    /// Gives lots of the selected checklist these variants, wherever it stands in the same 分部.
    pub fn take_variants(&mut self, ids: &[String]) {
        let Some((row, checklist)) = self.selected().and_then(|row| {
            let (item, at) = self.lots_of(row)?;
            Some((row.clone(), item.lots.get(at)?.checklist.clone()))
        }) else {
            return;
        };
        let division: String = row.code.chars().take(2).collect();
        for (code, lots) in self.wish.picks.lots_mut(&checklist) {
            if code.starts_with(&division) {
                lots.be_of(ids);
            }
        }
    }

    /// Changes what makes a lot, of one kind of lots or of all below.
    fn make_of(&mut self, row: &CatalogueRow, digit: usize) {
        let change = |lots: &mut LotPick| match (digit, lots.rule.each) {
            (1, _) => lots.make_of(Each::StoreySection, 1),
            (2, _) => lots.make_of(Each::Storey, 1),
            (3, _) => lots.make_of(Each::Section, 1),
            (4, _) => lots.make_of(Each::Count, 1),
            (5, Each::Count) => lots.make_of(Each::Count, (lots.rule.count + 1).min(999)),
            (5, _) => lots.make_of(Each::Count, 2),
            (6, Each::Count) => lots.make_of(Each::Count, lots.rule.count.saturating_sub(1)),
            _ => {}
        };
        if let (Some(at), Some(item)) = (row.lots, self.wish.picks.item_mut(&row.code)) {
            item.lots.get_mut(at).map(change);
            return;
        }
        let below = self.wish.picks.items.iter_mut();
        below
            .filter(|item| item.code.starts_with(&row.code))
            .flat_map(|item| &mut item.lots)
            .for_each(change);
    }
}
