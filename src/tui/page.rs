//! What a page can be asked, and what it may look at. To add one: write a file with its state, update
//! and view, make it a [`Page`], open it from another page, and give it rows in the keymap and words.

use super::effect::{Effect, Reply};
use super::intent::Intent;
use super::keymap::Context;
use super::photo::Photos;
use super::theme::Theme;
use crate::text::Lang;
use crate::workspace::inbox::Inbox;
use crate::workspace::{Command, Done, Workspace};
use ratatui::Frame;
use ratatui::layout::Rect;
use std::fmt::Debug;

/// What pages look at: never more than this, and never to change it.
#[derive(Clone, Copy)]
pub struct Scene<'a> {
    /// The workspace, to read.
    pub workspace: &'a Workspace,
    /// The language.
    pub lang: Lang,
    /// The colours.
    pub theme: &'a Theme,
    /// Photos, as this terminal draws them.
    pub photos: &'a Photos,
    /// Where new photos come from, if it is watched.
    pub inbox: Option<&'a Inbox>,
    /// Whether the page is on top, so that the terminal's cursor may stand in it.
    pub on_top: bool,
}

/// A page or popup.
pub trait Page: Debug {
    /// Its name in the line at the top.
    fn title(&self, scene: &Scene) -> String;

    /// Where its keys are looked up, the innermost first; `Everywhere` is always added.
    fn contexts(&self) -> &'static [Context];

    /// Whether an intent would do something now; the bar names nothing that would not, and whoever
    /// presses it nevertheless is told so. Only verdicts have a why: a page with one says so itself.
    fn offers(&self, intent: Intent, _scene: &Scene) -> bool {
        intent != Intent::Why
    }

    /// Decides what an intent means here. It changes only the page itself.
    fn update(&mut self, intent: Intent, scene: &Scene) -> Effect;

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
