//! What should happen, as a page decides it; [`crate::tui::app::App`] alone makes it happen.

use super::{LotsBehind, Page};
use crate::domain::evidence::Evidence;
use crate::tui::keymap::intent::Intent;
use crate::tui::page::errand::Errand;
use crate::workspace::Command;
use crate::workspace::held::settings::preference::Preference;
use std::path::PathBuf;

/// What should happen next.
#[derive(Debug)]
pub enum Effect {
    /// Nothing.
    None,
    /// Open a page on top of this one.
    Go(Box<dyn Page>),
    /// Open the page of the subject of this code.
    Subject(String),
    /// Open the tree of these lots.
    Lots(LotsBehind),
    /// Close this page.
    Back,
    /// Close so many pages, this one first.
    Close(usize),
    /// Close this page and tell the one below what was chosen here.
    Reply(Reply),
    /// Tell the page below, and stay.
    Hand(Reply),
    /// Do something; the page is told how it went.
    Do(Box<Command>),
    /// Run an errand, which may take a while; the page on top wakes when it is over.
    Run(Errand),
    /// Stop what goes on beside the screen.
    Halt,
    /// Start again at the first page.
    Home,
    /// Let the page that is on top now do what a key of its own would.
    Mean(Intent),
    /// Open what was found here: of the pages below only the first stays.
    Found(Box<dyn Page>),
    /// Close this page, and let the one below do what its key would.
    Press(Intent),
    /// Go to a place of the project, from wherever one is.
    Place(Intent),
    /// From now on this is chosen: colours, language, tones and the like.
    Prefer(Preference),
    /// From now on the person of this code sits here.
    Sit(String),
    /// Say a sentence in the status line.
    Say(String),
    /// Say something to be noticed, in the colour of a warning; which tone goes with it is said by
    /// itself.
    Notable(String),
    /// Sound so many tones.
    Tones(u8),
    /// Say a warning in the status line and sound the bell.
    Warn(String),
    /// Several, in order.
    Many(Vec<Effect>),
    /// Leave the program.
    Quit,
}

/// What a popup hands back to the page below.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reply {
    /// Go to this item.
    Item(String),
    /// These instruments were used.
    Instruments(Vec<String>),
    /// Take this file.
    File(PathBuf),
    /// Lots are of these variants.
    Variants(Vec<String>),
    /// Draw from these places.
    Places(Vec<String>),
    /// This is the evidence there is now.
    Evidence(Vec<Evidence>),
}

impl Effect {
    /// Opens a page.
    pub fn go(page: impl Page + 'static) -> Self {
        Effect::Go(Box::new(page))
    }

    /// Does something.
    pub fn act(command: Command) -> Self {
        Effect::Do(Box::new(command))
    }

    /// Opens a page in place of this one.
    pub fn instead(page: impl Page + 'static) -> Self {
        Effect::Many(vec![Effect::Back, Effect::go(page)])
    }

    /// Goes to the page of a subject.
    pub fn subject(code: &str) -> Self {
        Effect::Subject(code.to_owned())
    }

    /// Says a phrase.
    pub fn say(text: impl Into<String>) -> Self {
        Effect::Say(text.into())
    }
}
