//! Why a point is left out: one digit, or a reason of one's own. What comes instead of the point is the next
//! one; how many points an item needs stays as it is.

use crate::domain::Answer;
use crate::domain::answer::SkippedPoint;
use crate::text::screen::call as say;
use crate::text::typed;
use crate::tui::check::{Check, Mode};
use crate::tui::keymap::intent::Intent;
use crate::tui::page::{Effect, Scene};
use crate::workspace::DraftEntry;

impl Check {
    /// Asks why a point is left out.
    pub(super) fn ask_skip(&mut self) -> Effect {
        self.why.reset();
        self.mode = Mode::Skip;
        Effect::None
    }

    pub(in crate::tui::check) fn in_skip(&mut self, intent: Intent, scene: &Scene) -> Effect {
        match intent {
            Intent::Type('/' | '／' | '、') if self.why.is_empty() => self.not_applicable(scene),
            Intent::Type(c) if self.why.is_empty() && usual(c, scene).is_some() => {
                self.skip(usual(c, scene).unwrap_or_default())
            }
            Intent::Confirm if self.why.value().trim().is_empty() => {
                Effect::Warn(say::skip_first(scene.lang).to_owned())
            }
            Intent::Confirm => {
                let why = self.why.value().trim().to_owned();
                self.skip(&why)
            }
            Intent::Back => {
                self.why.reset();
                self.mode = Mode::Rows;
                Effect::None
            }
            typing => {
                self.why.typed(typing);
                Effect::None
            }
        }
    }

    fn skip(&self, why: &str) -> Effect {
        let Some(item) = self.item() else {
            return Effect::None;
        };
        let point = SkippedPoint {
            nth: self.sheet.readings(item) as u64 + 1,
            point: self.sheet.next_place(item).unwrap_or_default(),
            why: why.to_owned(),
        };
        let old = self.sheet.draft.answer(&item.id);
        self.keep(DraftEntry::Answer(Answer::skipping(old, &item.id, point)))
    }
}

fn usual(c: char, scene: &Scene) -> Option<&'static str> {
    let nth = typed::plain(c).to_digit(10)?.checked_sub(1)?;
    let reasons = say::skip_reasons(scene.lang);
    reasons.get(usize::try_from(nth).ok()?).copied()
}
