//! 报数 call and type: one calls the readings out, one types them on the number pad without looking. It is the
//! sheet in another view: what is typed is taken by the same code and saved one by one; only what goes on by
//! itself there waits here for an Enter on an empty field.
//!
//! | file | noun |
//! |---|---|
//! | `skip`, `asked` | a point left out, and the question why |
//! | `view` | the screen, in large type |

pub(super) mod asked;
mod skip;
pub(super) mod view;

use super::{Check, Mode};
use crate::domain::{Answer, Item};
use crate::text::screen::call as say;
use crate::text::screen::check;
use crate::tui::check::sheet::rows::CheckLine;
use crate::tui::keymap::intent::Intent;
use crate::tui::page::{Effect, Scene};

/// Tones that say enough; one says outside the limits, so both are three.
pub(super) const ENOUGH: u8 = 2;
/// Tones that say another item.
const NEXT: u8 = 4;

impl Check {
    /// Whether readings are being called out, of the selected item.
    pub(super) fn calls(&self) -> bool {
        let shown = matches!(self.mode, Mode::Rows | Mode::Block(_) | Mode::Skip);
        self.calling && shown && self.is_measured(self.row())
    }

    /// Whether a row is an item that is measured.
    pub(super) fn is_measured(&self, row: &CheckLine) -> bool {
        match row {
            CheckLine::Item(at) => {
                let item = self.sheet.item(*at);
                item.is_some_and(|item| item.judge.is_measured())
            }
            _ => false,
        }
    }

    /// Begins: on the selected item where that is measured, else on the next one that is.
    pub(super) fn call(&mut self, scene: &Scene) -> Effect {
        if !self.field.is_empty() {
            return self.type_in('*', scene);
        }
        if !self.is_measured(self.row()) {
            let open = self.next_open(|row| self.is_measured(row));
            let any = || self.rows.iter().position(|row| self.is_measured(row));
            match open.or_else(any) {
                Some(at) => self.cursor.at = at,
                None => return Effect::say(say::nothing_measured(scene.lang)),
            }
        }
        self.calling = true;
        Effect::say(say::begins(scene.lang))
    }

    pub(super) fn in_call(&mut self, intent: Intent, scene: &Scene) -> Effect {
        if !self.field.is_empty() {
            return match intent {
                Intent::Repeat => self.type_in('*', scene),
                Intent::Skip => self.type_in('/', scene),
                Intent::Unlocked => Effect::Warn(say::num_lock(scene.lang).to_owned()),
                other => self.in_rows(other, scene),
            };
        }
        match intent {
            // What a Chinese input method makes of these keys.
            Intent::Repeat | Intent::Type('＊' | '×') => self.repeat(scene),
            Intent::Skip | Intent::Type('、' | '／') => self.ask_skip(),
            Intent::Unlocked => Effect::Warn(say::num_lock(scene.lang).to_owned()),
            Intent::Up | Intent::Down => self.turn_to(self.beside(intent), scene),
            Intent::Confirm | Intent::Next => self.go_further(scene),
            Intent::Back => {
                self.calling = false;
                Effect::None
            }
            other => self.in_rows(other, scene),
        }
    }

    /// The last reading once more, as if it were typed.
    fn repeat(&mut self, scene: &Scene) -> Effect {
        if self.bounces {
            return Effect::Warn(say::repeated_too_fast(scene.lang).to_owned());
        }
        let answer = { self.item() }.and_then(|item| self.sheet.draft.answer(&item.id));
        let last = answer.and_then(|answer| answer.typed_readings().last().copied());
        let Some(last) = last.map(str::to_owned) else {
            return Effect::Warn(say::nothing_to_repeat(scene.lang).to_owned());
        };
        for c in last.chars() {
            self.field.typed(Intent::Type(c));
        }
        self.take(scene)
    }

    /// Enter on an empty field: the next measured item, once this one has enough.
    fn go_further(&mut self, scene: &Scene) -> Effect {
        if self.bounces {
            return Effect::say(check::bounced(scene.lang));
        }
        if !self.sheet.is_done(self.row()) {
            let missing = self.item().map_or(0, |item| self.missing(item));
            let words = match missing {
                0 => check::how_to_read(scene.lang).to_owned(),
                missing => say::missing(scene.lang, missing),
            };
            return Effect::Warn(words);
        }
        match self.next_open(|row| self.is_measured(row)) {
            Some(next) => self.turn_to(Some(next), scene),
            None => Effect::Many(vec![
                Effect::say(say::all_done(scene.lang)),
                Effect::Tones(ENOUGH),
            ]),
        }
    }

    /// The measured row above or below.
    fn beside(&self, intent: Intent) -> Option<usize> {
        let measured = |at: &usize| self.rows.get(*at).is_some_and(|row| self.is_measured(row));
        match intent {
            Intent::Up => (0..self.cursor.at).rev().find(measured),
            _ => (self.cursor.at + 1..self.rows.len()).find(measured),
        }
    }

    fn turn_to(&mut self, at: Option<usize>, scene: &Scene) -> Effect {
        let Some(at) = at else {
            return Effect::say(say::begins(scene.lang));
        };
        self.cursor.at = at;
        let Some(item) = self.item() else {
            return Effect::None;
        };
        let title = scene.lang.of_words(&item.title);
        let (got, needed) = (self.sheet.readings(item), self.sheet.needed(item));
        Effect::Many(vec![
            Effect::Say(say::now(scene.lang, title, got, needed)),
            Effect::Tones(NEXT),
        ])
    }

    /// How many points an item lacks.
    fn missing(&self, item: &Item) -> u64 {
        let answer = self.sheet.answer(&item.id);
        let got = answer.map_or(0, |answer| Answer::typed_readings(answer).len() as u64);
        self.sheet.needed(item).saturating_sub(got)
    }
}
