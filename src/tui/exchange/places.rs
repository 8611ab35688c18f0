//! The rows of the page of exchange: folders to meet at, and what else one can do with records. What they do is in
//! the room's face.

use super::{ExchangePage, headquarters};
use crate::text::screen::{exchange as say, headquarters as hq, survey};
use crate::tui::form::field::show;
use crate::tui::list::{List, Row, WHOLE};
use crate::tui::page::Scene;
use crate::tui::paint::pen::Pen;
use ratatui::Frame;
use ratatui::layout::Rect;
use std::path::PathBuf;

/// A row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum PlaceRow {
    /// A folder to meet at.
    Known(PathBuf),
    /// A place that is no disk, by its name.
    Remote(PathBuf),
    /// Exporting the project.
    Export,
    /// Checking every byte of this device.
    Own,
    /// Counting several projects together.
    Survey,
    /// What headquarters has.
    Headquarters,
    /// What came of the last errand of this run.
    Outcome,
    /// A folder that is typed.
    Other,
}

impl PlaceRow {
    /// Whether it leads to something other than a meeting.
    pub fn is_a_door(&self) -> bool {
        match self {
            PlaceRow::Export | PlaceRow::Own | PlaceRow::Survey => true,
            PlaceRow::Headquarters | PlaceRow::Outcome => true,
            PlaceRow::Known(_) | PlaceRow::Remote(_) | PlaceRow::Other => false,
        }
    }
}

impl ExchangePage {
    /// All rows, in order.
    pub(super) fn rows(&self) -> Vec<PlaceRow> {
        let known = self.places.iter().cloned().map(PlaceRow::Known);
        let outcome = self.had.then_some(PlaceRow::Outcome);
        let doors = [PlaceRow::Export, PlaceRow::Own, PlaceRow::Survey].into_iter();
        let office = (!self.standings.is_empty()).then_some(PlaceRow::Headquarters);
        let known = known.chain(self.remotes.iter().cloned().map(PlaceRow::Remote));
        let rows = known.chain(doors).chain(office).chain(outcome);
        rows.chain([PlaceRow::Other]).collect()
    }

    /// How much headquarters has, or how many there are.
    fn office(&self, scene: &Scene) -> String {
        match self.standings.as_slice() {
            [only] => headquarters::sentence(only, scene),
            several => hq::several(scene.lang, several.len()),
        }
    }

    pub(super) fn places(&self, frame: &mut Frame, area: Rect, scene: &Scene) {
        let (lang, theme) = (scene.lang, scene.theme);
        let mut pen = Pen::new(frame.buffer_mut(), area);
        pen.text(say::lead(lang), theme.dim).skip();
        pen.line(&[(say::where_to(lang), theme.strong)]);
        let last = scene.workspace.last_folder();
        let rows = self.rows();
        let list = List::of(&rows, self.cursor).columns(&[WHOLE, 12]);
        let room = list.draw(&mut pen, scene, |row| {
            let (what, about) = match row {
                PlaceRow::Other => {
                    return Row::plain(theme.base, [say::other(lang)]).with_field();
                }
                PlaceRow::Export => (say::export_go(lang), say::export_row(lang).to_owned()),
                PlaceRow::Own => (say::own(lang), say::own_row(lang).to_owned()),
                PlaceRow::Survey => (survey::go(lang), survey::row(lang).to_owned()),
                PlaceRow::Headquarters => (hq::go(lang), self.office(scene)),
                PlaceRow::Outcome => (say::outcome(lang), outcome(scene)),
                PlaceRow::Remote(place) => (say::remote(lang), place.display().to_string()),
                PlaceRow::Known(place) => {
                    let is_last = Some(place.as_path()) == last;
                    let kind = if is_last { say::last } else { say::stick };
                    (kind(lang), place.display().to_string())
                }
            };
            Row::plain(theme.base, [what.to_owned(), about])
        });
        let sticks = self
            .places
            .iter()
            .filter(|place| Some(place.as_path()) != last);
        if sticks.count() == 0 {
            pen.skip().text(say::no_stick(lang), theme.dim);
        }
        if let Some(room) = room {
            show(frame, room, &self.field, self.types(), scene);
        }
    }
}

/// What the last errand was, where and when.
fn outcome(scene: &Scene) -> String {
    let (workspace, lang) = (scene.workspace, scene.lang);
    let checked = workspace.inspected().map(|found| {
        let folder = found.folder.display().to_string();
        say::checked(lang, &folder, &found.at)
    });
    let met = workspace.exchanged().map(|done| {
        let folder = done.folder.display().to_string();
        say::done(lang, &folder, &done.at)
    });
    let counted = workspace.surveyed().map(|found| {
        let folder = found.folder.display().to_string();
        survey::counted(lang, &folder, &found.at)
    });
    counted.or(checked).or(met).unwrap_or_default()
}
