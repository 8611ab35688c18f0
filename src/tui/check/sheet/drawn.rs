//! Which places the points of a sheet follow: those of its last draw, item by item. What a seed chooses is a rule
//! of the domain.

use super::CheckSheet;
use crate::domain::{Item, place_order};
use crate::text::places;
use crate::text::screen::places as say;
use crate::tui::page::Scene;
use crate::tui::paint::pen::Pen;

/// So many places of the order are shown at least.
const SHOWN: usize = 120;

impl CheckSheet {
    /// Whether the points of an item are places that can be drawn: measured, counted as places, and no specimens.
    pub fn follows_draw(&self, item: &Item) -> bool {
        let measured = item.judge.is_measured() && !item.judge.is_grouped();
        measured && item.sampling.counts_places()
    }

    /// Whether places can be drawn here, or were.
    pub fn can_draw(&self) -> bool {
        let open = !self.is_settled() && self.items().any(|(_, item)| self.follows_draw(item));
        open || !self.draft.drawn.is_empty()
    }

    /// The place of an item's next point; none where nothing was drawn.
    pub fn next_place(&self, item: &Item) -> Option<String> {
        self.next_places(item, 1).pop()
    }

    /// The places of an item's next points; none where nothing was drawn. A place that was measured or left out is
    /// done with, whatever was taken back since: it is known by its name, points without one by how many there are.
    pub fn next_places(&self, item: &Item, count: usize) -> Vec<String> {
        let draw = self.draft.drawn.last().filter(|_| self.follows_draw(item));
        let (mut done, unnamed) = self.places_done(item);
        let is_next = |place: &&str| match done.iter().position(|name| name == place) {
            Some(at) => {
                done.swap_remove(at);
                false
            }
            None => true,
        };
        let places = draw.map(|draw| place_order::from(draw, unnamed));
        let places = places.into_iter().flatten().filter(is_next).take(count);
        places.map(str::to_owned).collect()
    }

    /// The places of the points that an item has or leaves out, and how many of these have no name.
    fn places_done(&self, item: &Item) -> (Vec<String>, usize) {
        let Some(answer) = self.draft.answer(&item.id) else {
            return (Vec::new(), 0);
        };
        let skipped = answer.skipped();
        let all = answer.typed_readings().len() + skipped.len();
        let skipped = skipped.into_iter().map(|one| one.point);
        let named = answer.points().into_iter().map(str::to_owned);
        let named: Vec<String> = named
            .chain(skipped)
            .filter(|name| !name.is_empty())
            .collect();
        let unnamed = all - named.len().min(all);
        (named, unnamed)
    }
}

/// What was drawn, the last draw first.
///
/// ```text
/// 抽取测点
///
/// 2026-05-01 08:00 抽取，种子 000000000012d687，共 24 处
/// 次序 22  17  6  ...
/// ```
pub fn view(pen: &mut Pen, sheet: &CheckSheet, scene: &Scene) {
    let (lang, theme) = (scene.lang, scene.theme);
    pen.text(say::row(lang), theme.strong).skip();
    let hint = match sheet.draft.drawn.is_empty() {
        true => say::not_drawn(lang),
        false => say::sealed(lang),
    };
    pen.text(hint, theme.base);
    let following = sheet.items().filter(|(_, item)| sheet.follows_draw(item));
    let most = following.map(|(_, item)| sheet.needed(item)).max();
    let most = most
        .and_then(|most| usize::try_from(most).ok())
        .unwrap_or(0);
    for draw in sheet.draft.drawn.iter().rev() {
        pen.skip().text(&places::draw(lang, draw), theme.strong);
        let order = places::order(draw, most.max(SHOWN));
        pen.labelled((places::in_order(lang), theme.dim), (&order, theme.base));
    }
}
