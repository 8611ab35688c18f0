//! 一键一数, one key a reading: where whole millimetres without a sign are read, the last digit that a reading has
//! takes it, without Enter; a `+` begins a longer one. A hand leaves time between two readings, a meter that
//! types and a paste do not: what comes at once is one figure, and is never parted.

use super::Check;
use super::bounce::{JustTaken, SOONEST};
use crate::text::screen::call as say;
use crate::text::typed;
use crate::tui::check::sheet::kind::{digits_at_once, is_short};
use crate::tui::form::field::Field;
use crate::tui::keymap::intent::Intent;
use crate::tui::page::{Effect, Scene};
use crate::workspace::DraftEntry;

impl Check {
    /// How many digits take a reading of the selected row at once, as somebody chose.
    pub(super) fn digits_at_once(&self, scene: &Scene) -> Option<usize> {
        let item = self.item().filter(|_| scene.settings.at_once)?;
        digits_at_once(&item.judge).filter(|_| self.sheet.design_of(item).is_none())
    }

    /// What is said below the field of readings: how many keys they take, or that they could take one.
    pub(super) fn said_below(&self, scene: &Scene) -> Option<&'static str> {
        let (lang, item) = (scene.lang, self.item()?);
        match (scene.settings.at_once, self.digits_at_once(scene)) {
            (false, _) => digits_at_once(&item.judge).map(|_| say::can_be_at_once(lang)),
            (true, None) => Some(say::by_enter(lang)),
            (true, Some(1)) => Some(say::one_digit(lang)),
            (true, Some(_)) => Some(say::two_digits(lang)),
        }
    }

    /// A reading was taken by a blank.
    pub(super) fn taken_by_blank(&mut self) {
        let item = self.item().map(|item| item.id.clone());
        self.just = item.map(|item| JustTaken { item, at: None });
    }

    /// Takes the reading whose last digit was just typed.
    pub(super) fn take_at_once(&mut self, scene: &Scene) -> Option<Effect> {
        let typed = self.field.value();
        let whole = self.digits_at_once(scene)? == typed.len();
        if !whole || !typed.chars().all(|c| c.is_ascii_digit()) {
            return None;
        }
        let item = self.item()?;
        if is_short(&item.judge, typed) {
            return None;
        }
        let item = item.id.clone();
        let taken = self.take(scene);
        let at = Some(scene.workspace.mono());
        self.just = Some(JustTaken { item, at }).filter(|_| self.asked.is_none());
        Some(taken)
    }

    /// An Enter behind a reading that its last digit took: a meter's own is no key of anybody's, and who presses one
    /// of habit is told.
    pub(super) fn enter_behind(&mut self, intent: Intent, scene: &Scene) -> Option<Effect> {
        if matches!(intent, Intent::Type(_)) {
            return None;
        }
        let at = self.just.take()?.at?;
        if !matches!(intent, Intent::Confirm | Intent::Next) || !self.field.is_empty() {
            return None;
        }
        if scene.workspace.mono().saturating_sub(at) < SOONEST {
            return Some(Effect::None);
        }
        let waits = self.is_measured(self.row()) && !self.sheet.is_done(self.row());
        waits.then(|| Effect::Warn(say::needs_no_enter(scene.lang).to_owned()))
    }

    /// A character behind a reading just taken that belongs to it: a unit, as laser meters type `3.214 m`; a decimal
    /// point; a digit that came sooner than a hand can type. The reading comes back into the field.
    pub(super) fn belongs(&mut self, just: &JustTaken, c: char, scene: &Scene) -> Option<Effect> {
        let (plain, lang) = (typed::plain(c), scene.lang);
        let soon = |at: u64| scene.workspace.mono().saturating_sub(at) < SOONEST;
        let more = just.at.is_some_and(soon) && plain.is_ascii_digit();
        let point = just.at.is_some() && plain == '.';
        let unit = !typed::fits(plain) && plain != ' ' && !typed::is_foreign(c);
        if !(more || point || unit) {
            return None;
        }
        let answer = self.sheet.draft.answer(&just.item)?;
        let last = (*answer.typed_readings().last()?).to_owned();
        self.select_item(&just.item);
        let between = if unit { " " } else { "" };
        let came = if unit { c } else { plain };
        self.comes_back = Some([&last, between, came.encode_utf8(&mut [0; 4])].concat());
        let back = self.keep(DraftEntry::Fewer {
            item: just.item.clone(),
            count: 1,
        });
        Some(match more {
            true => Effect::Many(vec![
                back,
                Effect::Warn(say::came_together(lang).to_owned()),
            ]),
            false => back,
        })
    }

    /// What stands in the field once an entry is kept: nothing, or the reading that came back.
    pub(super) fn empty_field(&mut self) {
        let back = self.comes_back.take();
        match back {
            Some(typed) => self.field = Field::new(self.takes(), &typed),
            None => self.field.reset(),
        }
    }
}
