//! What follows a saved entry: it enters this page's copy, can be undone, may sound the bell, and
//! may move the selection on: one tone when there are enough points, two when the next item is on.
//!
//! The rule of the selection, so that a foreman can type without looking: the reading that completes
//! an item's required number moves on to the next *measured* item that is not finished. Whoever
//! comes back to a full item stays there and adds as many points as they like. A tick moves on to the next
//! item that is ticked, and to those that are measured when all are; what does not conform stays, for
//! there is more to say of it.

use super::call::ENOUGH;
use super::{Check, Mode};
use crate::domain::{Answer, Item};
use crate::text::judge;
use crate::text::places;
use crate::text::screen::{call, check as say, places as drawn};
use crate::tui::check::sheet::list::verdict;
use crate::tui::check::sheet::rows::{CheckLine, ItemState};
use crate::tui::page::{Effect, Scene};
use crate::workspace::DraftEntry;

/// So many changes can be undone.
const REMEMBERED: usize = 500;

impl Check {
    /// An entry was saved.
    pub(super) fn kept(&mut self, entry: &DraftEntry, scene: &Scene) -> Effect {
        if matches!(entry, DraftEntry::By(_)) {
            // Whose it is changes nothing that is being typed.
            self.sheet.draft.take(entry.clone());
            return Effect::None;
        }
        let back = self.way_back(entry);
        let before = entry.item().map_or(0, |id| self.count(id));
        let left_out = self.left_out(entry);
        self.sheet.take(entry.clone());
        self.empty_field();
        if matches!(entry, DraftEntry::Shrunk { .. } | DraftEntry::Together(_)) {
            self.why.reset();
        }
        if matches!(entry, DraftEntry::Remedy(_) | DraftEntry::Together(_)) {
            self.sheet.carry(scene.workspace);
        }
        self.asked = None;
        let skips = matches!(self.mode, Mode::Skip);
        if skips {
            self.why.reset();
        }
        if skips || matches!(self.mode, Mode::Block(_) | Mode::Shrink(_) | Mode::Takeover) {
            self.mode = Mode::Rows;
        }
        self.take_stock();
        if self.undoing.take().as_ref() == Some(entry) {
            self.undo.pop();
            if let Some(id) = entry.item() {
                self.select_item(id);
            }
            return Effect::say(say::undone(scene.lang));
        }
        if let Some(back) = back {
            self.undo.push(back);
            let surplus = self.undo.len().saturating_sub(REMEMBERED);
            self.undo.drain(..surplus);
        }
        match skips {
            true => Effect::say(call::skipped(scene.lang)),
            false if self.left_out(entry) < left_out => Effect::say(call::asked_again(scene.lang)),
            false => self.follow(entry, before, scene),
        }
    }

    /// How many points an answer that is given leaves out so far.
    fn left_out(&self, entry: &DraftEntry) -> usize {
        let DraftEntry::Answer(answer) = entry else {
            return 0;
        };
        let known = self.sheet.draft.answer(&answer.item);
        known.map_or(0, |known| known.skipped().len())
    }

    /// The rows as they are now, on the one that was selected: rows come and go with what is offered.
    fn take_stock(&mut self) {
        let row = self.row().clone();
        self.rows = self.sheet.rows();
        if let Some(at) = self.rows.iter().position(|known| *known == row) {
            self.cursor.at = at;
        }
    }

    fn follow(&mut self, entry: &DraftEntry, before: usize, scene: &Scene) -> Effect {
        match entry {
            DraftEntry::More { item, readings, .. } if readings.len() > 1 => {
                let (count, all) = (readings.len(), self.count(item));
                Effect::say(say::block_taken(scene.lang, count, all))
            }
            DraftEntry::More { item, .. } => self.reading_kept(item, scene),
            DraftEntry::Answer(answer) if self.count(&answer.item) > before => {
                self.reading_kept(&answer.item, scene)
            }
            DraftEntry::Answer(answer) if self.ticks => self.ticked(&answer.item, scene),
            DraftEntry::Together(entries) => {
                if self.sheet.is_done(self.row()) {
                    self.go_on();
                }
                let answers = entries
                    .iter()
                    .filter(|entry| matches!(entry, DraftEntry::Answer(_)));
                match answers.count() {
                    0 => Effect::None,
                    count => Effect::Say(say::taken_over(scene.lang, count)),
                }
            }
            DraftEntry::Drawn(draw) => {
                let draw = places::draw(scene.lang, draw);
                Effect::Say(drawn::recorded(scene.lang, &draw))
            }
            DraftEntry::Fewer { .. } => Effect::say(say::took_back(scene.lang)),
            DraftEntry::Clear(_) => Effect::say(say::cleared(scene.lang)),
            DraftEntry::Capacity(_)
            | DraftEntry::Shrunk { .. }
            | DraftEntry::Count(..)
            | DraftEntry::Dimension(..)
            | DraftEntry::Remedy(_)
            | DraftEntry::StandBy(_) => self.go_on(),
            _ => Effect::None,
        }
    }

    /// An item was answered by one key: what was said, and the next row.
    fn ticked(&mut self, id: &str, scene: &Scene) -> Effect {
        let Some(item) = self.pinned_item(id) else {
            return Effect::None;
        };
        let state = self.sheet.state(&item);
        match state {
            ItemState::Fails if !self.told => return self.tell(scene),
            ItemState::Fails => {
                self.go_from(id);
                return Effect::None;
            }
            state if !state.is_done() => return Effect::None,
            _ => {}
        }
        match item.judge.is_measured() {
            true => self.go_on_measuring(),
            false => self.go_from(id),
        }
        let title = scene.lang.of_words(&item.title);
        let (word, _) = verdict(Some(&state), scene);
        Effect::Say(say::ticked(scene.lang, title, &word))
    }

    /// From an item that is answered to the next one of its kind.
    pub(super) fn go_from(&mut self, id: &str) {
        let is_measured = self.item().is_some_and(|item| item.judge.is_measured());
        if is_measured {
            return;
        }
        let ticked = |row: &CheckLine| match row {
            CheckLine::Item(at) => self.is_ticked(*at),
            _ => false,
        };
        match self.next_open(ticked) {
            Some(next) => self.cursor.at = next,
            None => {
                // The measured ones, from the first on.
                self.cursor.at = self.rows.len().saturating_sub(1);
                self.go_on();
            }
        }
        self.went_on = self
            .sheet
            .draft
            .answer(id)
            .is_some_and(|one| one.itself() == *one);
    }

    /// From a measured item that does not occur to the next one, where there is none to what is open.
    fn go_on_measuring(&mut self) {
        match self.next_open(|row| self.is_measured(row)) {
            Some(next) => self.cursor.at = next,
            None => _ = self.go_on(),
        }
        self.went_on = true;
    }

    /// Whether an item is looked at and not measured.
    fn is_ticked(&self, at: usize) -> bool {
        let item = self.sheet.item(at);
        item.is_some_and(|item| !item.judge.is_measured())
    }

    /// A reading came in: is it within limits, and is the item full now?
    fn reading_kept(&mut self, id: &str, scene: &Scene) -> Effect {
        let Some(item) = self.pinned_item(id) else {
            return Effect::None;
        };
        let mut said = self.complaint(&item, scene);
        let mut tones = u8::from(!said.is_empty());
        let needed = self.sheet.needed(&item);
        if self.sheet.readings(&item) as u64 == needed {
            let (words, more) = match self.calling {
                true => (call::enough(scene.lang).to_owned(), ENOUGH),
                false => self.move_on(needed, scene),
            };
            said.push_str(&words);
            tones += more;
        }
        let said = match tones {
            0 => return Effect::Say(said),
            _ if said.starts_with('!') => Effect::Notable(said),
            _ => Effect::Say(said),
        };
        Effect::Many(vec![said, Effect::Tones(tones)])
    }

    /// The sentence about a last reading outside the limits, or nothing.
    fn complaint(&self, item: &Item, scene: &Scene) -> String {
        let answer = self.sheet.draft.answer(&item.id);
        let typed = answer.map(Answer::typed_readings).unwrap_or_default();
        let reading = typed.last().copied().unwrap_or_default();
        let point = self.sheet.point(item, reading);
        let (Some(point), Some((bounds, _))) = (point, self.sheet.bounds(item)) else {
            return String::new();
        };
        if bounds.contain(point) {
            return String::new();
        }
        say::outside(scene.lang, typed.len(), reading, &judge::limits(&bounds))
    }

    /// What is said when an item is full, and the tones that say it too.
    fn move_on(&mut self, needed: u64, scene: &Scene) -> (String, u8) {
        let Some(next) = self.next_open(|row| self.is_measured(row)) else {
            return (say::enough_stay(scene.lang).to_owned(), 1);
        };
        self.cursor.at = next;
        let title = self.item().map(|item| scene.lang.of_words(&item.title));
        let words = say::went_on(scene.lang, needed, title.unwrap_or_default());
        (words, 2)
    }

    /// The entry that would undo this one.
    fn way_back(&self, entry: &DraftEntry) -> Option<DraftEntry> {
        let draft = &self.sheet.draft;
        match entry {
            DraftEntry::More { item, readings, .. } if self.count(item) > 0 => {
                Some(DraftEntry::Fewer {
                    item: item.clone(),
                    count: readings.len(),
                })
            }
            DraftEntry::Fewer { item, count } => fewer_back(draft.answer(item)?, *count),
            DraftEntry::Answer(Answer { item, .. })
            | DraftEntry::Clear(item)
            | DraftEntry::More { item, .. } => Some(match draft.answer(item) {
                Some(old) => DraftEntry::Answer(old.clone()),
                None => DraftEntry::Clear(item.clone()),
            }),
            DraftEntry::Capacity(_) | DraftEntry::Shrunk { .. } => {
                match draft.capacity_why.as_str() {
                    "" => self.sheet.capacity().map(DraftEntry::Capacity),
                    why => Some(DraftEntry::Shrunk {
                        capacity: self.sheet.capacity()?,
                        why: why.to_owned(),
                    }),
                }
            }
            DraftEntry::Count(id, _) => {
                let old = *draft.counts.get(id)?;
                Some(DraftEntry::Count(id.clone(), old))
            }
            DraftEntry::Dimension(name, _) => {
                let old = draft.dims.get(name)?.clone();
                Some(DraftEntry::Dimension(name.clone(), old))
            }
            DraftEntry::Remedy(_) => draft.remedy.map(DraftEntry::Remedy),
            DraftEntry::Instruments(_) => Some(DraftEntry::Instruments(draft.instruments.clone())),
            DraftEntry::StandBy(_) => draft.standby.clone().map(DraftEntry::StandBy),
            DraftEntry::Together(entries) => {
                let back = entries
                    .iter()
                    .rev()
                    .filter_map(|entry| self.way_back(entry));
                Some(DraftEntry::Together(back.collect()))
            }
            // What was drawn stays drawn.
            DraftEntry::Drawn(_) => None,
            DraftEntry::By(_) | DraftEntry::Attach(_) | DraftEntry::Detach { .. } => None,
        }
    }

    fn count(&self, id: &str) -> usize {
        let answer = self.sheet.draft.answer(id);
        answer.map_or(0, |answer| answer.typed_readings().len())
    }

    pub(super) fn pinned_item(&self, id: &str) -> Option<Item> {
        self.sheet.pinned.checklist.item(id).cloned()
    }
}

/// The entry that puts the last so many readings of an answer back, with what was left out among them.
fn fewer_back(answer: &Answer, count: usize) -> Option<DraftEntry> {
    let (typed, names) = (answer.typed_readings(), answer.points());
    let kept = typed.len().saturating_sub(count);
    let mut fewer = answer.clone();
    fewer.drop_readings(count);
    if fewer.skipped().len() < answer.skipped().len() {
        return Some(DraftEntry::Answer(answer.clone()));
    }
    let texts = |some: &[&str]| some.iter().map(|&text| text.to_owned()).collect();
    Some(DraftEntry::More {
        item: answer.item.clone(),
        readings: texts(typed.get(kept..)?),
        points: texts(names.get(kept..).unwrap_or_default()),
    })
}
