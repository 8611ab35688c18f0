//! Figures made to be looked at, and walked through: from whatever one is on, Enter goes to the lots behind it.
//! What stands in them is counted elsewhere.
//!
//! | file | noun |
//! |---|---|
//! | `floors` | the map of the site: storeys by trades |

mod floors;

use super::keymap::Context;
use super::keymap::intent::Intent;
use super::page::{Effect, Lead, Page, Scene};
use super::tree::{LotsBehind, Tree};
use crate::text::screen::pictures as say;
use floors::Floors;
use ratatui::Frame;
use ratatui::layout::Rect;

/// The page.
#[derive(Debug, Default)]
pub struct PicturesPage {
    floors: Floors,
}

impl PicturesPage {
    fn behind(&self, scene: &Scene) -> Option<LotsBehind> {
        self.floors.behind(scene)
    }
}

impl Page for PicturesPage {
    fn title(&self, scene: &Scene) -> String {
        say::floors(scene.lang).to_owned()
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::Pictures, Context::Browse]
    }

    fn offers(&self, intent: Intent, scene: &Scene) -> bool {
        match intent {
            Intent::Why | Intent::Pictures => false,
            Intent::Confirm => self.behind(scene).is_some(),
            _ => true,
        }
    }

    fn wake(&mut self, scene: &Scene) {
        self.floors.gather(scene);
    }

    fn lead(&self, scene: &Scene) -> Option<Lead> {
        self.floors.lead(scene)
    }

    fn act(&mut self, intent: Intent, scene: &Scene) -> Effect {
        if self.floors.moved(intent, scene) {
            return Effect::None;
        }
        match (intent, self.behind(scene)) {
            (Intent::Confirm, Some(lots)) => Effect::go(Tree::behind(lots)),
            _ => Effect::None,
        }
    }

    fn view(&self, frame: &mut Frame, area: Rect, scene: &Scene) {
        self.floors.view(frame.buffer_mut(), area, scene);
    }
}
