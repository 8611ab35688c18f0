//! How the work was mended, as the first check after a repair says it. What that means for the answers of the round
//! before is a rule and not decided here.

use super::Check;
use crate::domain::check::Remedy;
use crate::text::screen::check as say;
use crate::text::words;
use crate::tui::page::{Effect, Scene};
use crate::workspace::DraftEntry;

impl Check {
    /// How the work was mended; where those who rectified it said something else, that is looked at twice.
    pub(super) fn mended(&mut self, remedy: Remedy, scene: &Scene) -> Effect {
        let lang = scene.lang;
        let said = self.sheet.said_remedy().filter(|said| *said != remedy);
        let word = words::remedy(lang, remedy);
        match said {
            Some(said) if self.asked.as_deref() != Some(word) => {
                self.asked = Some(word.to_owned());
                Effect::Warn(say::mended_otherwise(lang, words::remedy(lang, said)))
            }
            _ if remedy == Remedy::Redone => self.redone(scene),
            _ => self.keep(DraftEntry::Remedy(remedy)),
        }
    }

    /// The work was done anew: what referred to the round before is asked again.
    fn redone(&self, scene: &Scene) -> Effect {
        let mut entries = self.sheet.referring_no_more();
        if entries.is_empty() {
            return self.keep(DraftEntry::Remedy(Remedy::Redone));
        }
        entries.insert(0, DraftEntry::Remedy(Remedy::Redone));
        let said = Effect::say(say::redone_anew(scene.lang));
        Effect::Many(vec![self.keep(DraftEntry::Together(entries)), said])
    }
}
