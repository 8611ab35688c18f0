//! What earlier stages of this pass said of an item, beside what is entered now: the other side sees the
//! crew's readings place by place. Nothing of it is taken over, and nothing of it is judged here.

use super::CheckSheet;
use super::detail::Detail;
use super::table::ReadingRows;
use crate::domain::follow::followed;
use crate::domain::{Answer, CheckRecord, Item};
use crate::text::screen::check as say;
use crate::text::signing::answer_fields;
use crate::text::width::clip;
use crate::text::{Lang, people, words};
use crate::tui::page::Scene;
use crate::tui::paint::pen::Pen;

/// Columns for what was said of an item that is not measured.
const SAID: usize = 60;

/// What one stage said of an item.
#[derive(Clone, Copy)]
pub struct Beside<'a> {
    check: &'a CheckRecord,
    answer: &'a Answer,
}

impl CheckSheet {
    /// What each earlier stage said of an item, the last one first.
    pub fn beside(&self, item: &Item) -> Vec<Beside<'_>> {
        let said = |check: &'_ CheckRecord| {
            let answers = &check.submission.answers;
            answers.iter().position(|answer| answer.item == item.id)
        };
        let all = self.carried.pass.iter().filter_map(|check| {
            let answer = check.submission.answers.get(said(check)?)?;
            let answer = followed(answer, &self.carried.earlier).unwrap_or(answer);
            Some(Beside { check, answer })
        });
        all.collect()
    }

    /// The reading that the last earlier stage has where an item's next point is: of the same place, or of
    /// the same number where places have no names.
    pub fn beside_next(&self, item: &Item) -> Option<(Beside<'_>, &str)> {
        let said = self.beside(item);
        let said = { said.into_iter() }.find(|one| !one.answer.typed_readings().is_empty())?;
        let readings = said.answer.typed_readings();
        let at = match self.next_place(item) {
            Some(place) => said
                .answer
                .points()
                .iter()
                .position(|name| *name == place)?,
            None => self.readings(item),
        };
        Some((said, readings.get(at).copied()?))
    }

    /// The places of an item's points, those to come behind those there are.
    fn places(&self, item: &Item) -> Vec<String> {
        let answer = self.answer(&item.id);
        let there = answer.map_or_else(Vec::new, |answer| answer.points());
        let there = there.into_iter().map(str::to_owned);
        let needed = usize::try_from(self.needed(item)).unwrap_or(usize::MAX);
        there
            .chain(self.next_places(item, needed.min(100)))
            .collect()
    }
}

impl Beside<'_> {
    /// Whose it is: the stage and the person.
    pub fn whose(&self, sheet: &CheckSheet, scene: &Scene) -> String {
        let project = scene.workspace.project();
        let by = &self.check.submission.by;
        let people = project.map(|project| &project.people);
        let stage = self.stage(sheet, scene);
        format!("{stage} {}", people::called(people, by))
    }

    /// The stage.
    pub fn stage(&self, sheet: &CheckSheet, scene: &Scene) -> String {
        let project = scene.workspace.project();
        let node = project.and_then(|project| project.node(&sheet.subject.code));
        let chain = node.and_then(|node| scene.workspace.chain(node));
        words::stage(scene.lang, chain, &self.check.submission.stage).to_owned()
    }

    /// Its readings with their places, those of our places first and in our order.
    fn readings(&self, places: &[String]) -> Vec<(String, String)> {
        let names = self.answer.points();
        let name = |at: usize| names.get(at).copied().unwrap_or_default();
        let readings = self.answer.typed_readings().into_iter().enumerate();
        let mut all: Vec<(String, String)> = readings
            .map(|(at, reading)| (name(at).to_owned(), reading.to_owned()))
            .collect();
        let place = |name: &str| places.iter().position(|place| place == name);
        all.sort_by_key(|(name, _)| place(name).unwrap_or(places.len()));
        all
    }

    /// What was said, in few words, where nothing was measured.
    fn said(&self, lang: Lang) -> String {
        clip(&answer_fields(lang, &self.answer.itself()), SAID)
    }
}

/// How many lines all of it takes, in so many columns.
pub fn lines(detail: &Detail, columns: usize) -> usize {
    let places = detail.sheet.places(detail.item);
    let said = detail.sheet.beside(detail.item);
    let lines = |one: &Beside<'_>| 1 + ReadingRows::of(&one.readings(&places), columns).count();
    said.iter().map(lines).sum()
}

/// Draws what earlier stages said, as far as there is room: the nearest first, of each what stands where the next
/// point is. What has no room is said to be on the page that explains.
///
/// ```text
/// 互检 李敏   另 5 个按 F2 看
///    1:    2    -5    11!    4     0
/// 自检 王强   8 个读数按 F2 看
/// ```
pub fn view(pen: &mut Pen, detail: &Detail, room: usize) {
    let (theme, lang) = (detail.scene.theme, detail.scene.lang);
    let places = detail.sheet.places(detail.item);
    let next = detail.sheet.readings(detail.item);
    let said = detail.sheet.beside(detail.item);
    let mut left = room;
    for (nth, one) in said.iter().enumerate() {
        let behind = said.len() - nth - 1;
        if left <= behind.min(1) {
            return more(pen, detail, said.get(nth..).unwrap_or_default());
        }
        let whose = one.whose(detail.sheet, detail.scene);
        let readings = one.readings(&places);
        let rows = ReadingRows::of(&readings, pen.columns());
        // A line of readings each, where there is room for that; else at least whose they are.
        let kept = [2 * behind, behind];
        let kept = { kept.into_iter() }.find(|kept| left >= 2 + kept);
        let shown = rows
            .count()
            .min(left.saturating_sub(1 + kept.unwrap_or(behind)));
        let hidden = readings.len().saturating_sub(shown * rows.each);
        let beside = match (readings.len(), hidden) {
            (0, _) => one.said(lang),
            (_, 0) => String::new(),
            (all, hidden) if hidden == all => say::readings_in_why(lang, all),
            (_, hidden) => say::more_in_why(lang, hidden),
        };
        pen.line(&[
            (&whose, theme.dim),
            ("  ", theme.base),
            (&beside, theme.dim),
        ]);
        let sight = next.min(readings.len().saturating_sub(1));
        rows.view(pen, detail, theme.dim, (shown, sight));
        left -= 1 + shown;
    }
}

/// That there is more, of these stages, where no line of their own is left.
fn more(pen: &mut Pen, detail: &Detail, said: &[Beside<'_>]) {
    let (theme, lang) = (detail.scene.theme, detail.scene.lang);
    let stages = said.iter().map(|one| one.stage(detail.sheet, detail.scene));
    let stages: Vec<String> = stages.collect();
    let words = say::stages_in_why(lang, &stages.join(lang.between()));
    pen.line(&[(&words, theme.dim)]);
}
