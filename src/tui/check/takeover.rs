//! All that may be taken over, confirmed together: with a reason, or not at all. What may be is not decided
//! here, and one answer alone is confirmed on its row.

use super::{Check, Mode};
use crate::text::screen::check as say;
use crate::tui::keymap::intent::Intent;
use crate::tui::page::{Effect, Scene};

impl Check {
    /// Asks for the reason in words of one's own.
    pub(super) fn ask_ground(&mut self, scene: &Scene) -> Effect {
        self.why.reset();
        self.mode = Mode::Takeover;
        Effect::say(say::why_taken(scene.lang))
    }

    /// Takes all over for a usual reason.
    pub(super) fn take_usual(&self, nth: usize, scene: &Scene) -> Effect {
        let grounds = self.sheet.grounds(scene.lang);
        match nth.checked_sub(1).and_then(|nth| grounds.get(nth)) {
            Some(_) if self.bounces => Effect::say(say::bounced(scene.lang)),
            Some(ground) => self.keep(self.sheet.confirming_all(&self.rows, ground)),
            None => Effect::None,
        }
    }

    pub(super) fn in_takeover(&mut self, intent: Intent, scene: &Scene) -> Effect {
        let why = self.why.value().trim();
        match intent {
            Intent::Confirm if why.is_empty() => Effect::say(say::why_taken(scene.lang)),
            Intent::Confirm => self.keep(self.sheet.confirming_all(&self.rows, why)),
            Intent::Back => {
                self.mode = Mode::Rows;
                Effect::None
            }
            typing => {
                self.why.typed(typing);
                Effect::None
            }
        }
    }
}
