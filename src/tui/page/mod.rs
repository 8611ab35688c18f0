//! What a page can be asked. To add one: write a file with its state, what its keys do and its view,
//! make it a [`Page`], open it from another page, and give it rows in the keymap and words.

mod behind;
mod effect;
pub(super) mod errand;
mod lead;

use super::keymap::Context;
use super::keymap::intent::Intent;
use super::keymap::topic;
use super::list::Cursor;
use crate::text::manual::Topic;
use crate::workspace::paper::offers::Matter;
use crate::workspace::{Command, Done};
use ratatui::Frame;
use ratatui::layout::Rect;
use std::fmt::Debug;

pub use super::paint::scene::Scene;
pub use behind::LotsBehind;
pub use effect::{Effect, Reply};
pub use lead::Lead;

/// A page or popup.
pub trait Page: Debug {
    /// Its name in the line at the top.
    fn title(&self, scene: &Scene) -> String;

    /// Where its keys are looked up, the innermost first; `Everywhere` is always added.
    fn contexts(&self) -> &'static [Context];

    /// The page of the manual that help leads to; else that of the page below.
    fn topic(&self) -> Option<Topic> {
        topic::of(self.contexts())
    }

    /// Whether an intent would do something now; the bar names nothing that would not, and whoever
    /// presses it nevertheless is told so. Only verdicts have a why: a page with one says so itself.
    fn offers(&self, intent: Intent, _scene: &Scene) -> bool {
        intent != Intent::Why
    }

    /// What it is about, so that papers of that can be printed.
    fn matter(&self, _scene: &Scene) -> Option<Matter> {
        None
    }

    /// What it says while it is empty, and where Enter leads then.
    fn lead(&self, _scene: &Scene) -> Option<Lead> {
        None
    }

    /// The place in its list, or the first line in sight, and how many of these there are; `None` where
    /// nothing is moved in.
    fn list(&mut self, _scene: &Scene) -> Option<(&mut Cursor, usize)> {
        None
    }

    /// Decides what an intent means here that neither moves nor goes back.
    fn act(&mut self, _intent: Intent, _scene: &Scene) -> Effect {
        Effect::None
    }

    /// One step back, which closes most pages; nothing is lost.
    fn back(&mut self, _scene: &Scene) -> Effect {
        Effect::Back
    }

    /// Decides what an intent means here. It changes only the page itself. Where some mean something of
    /// their own before they move or go back, the page says so, and leaves the others to [`usual`].
    fn update(&mut self, intent: Intent, scene: &Scene) -> Effect {
        usual(self, intent, scene)
    }

    /// What was typed here and not recorded: the form's name, and its texts; none while nothing was.
    /// Whatever the way a form is left, it is offered again when it is opened.
    fn left(&self) -> Option<(String, Vec<String>)> {
        None
    }

    /// Takes back what was left when it was open before; says whether it stands in sight now.
    fn resume(&mut self, _texts: &[String], _scene: &Scene) -> bool {
        false
    }

    /// So many lines that come at once may still be typed by a hand; more are a block that was pasted.
    /// `None` where the page cannot tell.
    fn lines_of_a_hand(&self) -> Option<usize> {
        None
    }

    /// Takes a text that was pasted; `None` when it is to be typed as it stands.
    fn pasted(&mut self, _text: &str, _scene: &Scene) -> Option<Effect> {
        None
    }

    /// Looks at the workspace anew: it came to the top, or something was done.
    fn wake(&mut self, _scene: &Scene) {}

    /// Whether it waits for what this does beside the screen.
    fn awaits(&self, _command: &Command) -> bool {
        false
    }

    /// Learns that what it asked for was done.
    fn told(&mut self, _command: &Command, _done: &Done, _scene: &Scene) -> Effect {
        Effect::None
    }

    /// Learns what was chosen in a popup above it.
    fn reply(&mut self, _reply: Reply, _scene: &Scene) -> Effect {
        Effect::None
    }

    /// Whether the page below stays visible around it.
    fn is_popup(&self) -> bool {
        false
    }

    /// Whether it is shown on a screen too small for pages.
    fn fits_anywhere(&self) -> bool {
        false
    }

    /// Draws it.
    fn view(&self, frame: &mut Frame, area: Rect, scene: &Scene);
}

/// What an intent means on most pages: it moves, goes back, or is for the page to act on.
pub fn usual<P: Page + ?Sized>(page: &mut P, intent: Intent, scene: &Scene) -> Effect {
    if let Some((cursor, count)) = page.list(scene)
        && cursor.moved(intent, count)
    {
        return Effect::None;
    }
    match (intent, page.lead(scene)) {
        (Intent::Back, _) => page.back(scene),
        (Intent::Confirm, Some(lead)) => lead.go(scene),
        (other, _) => page.act(other, scene),
    }
}

/// Whether an intent would do something on a page now, if only what an empty page leads to.
pub fn does(page: &dyn Page, intent: Intent, scene: &Scene) -> bool {
    let leads = intent == Intent::Confirm && page.lead(scene).is_some();
    leads || page.offers(intent, scene)
}
