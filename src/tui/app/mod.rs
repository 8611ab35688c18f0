//! The running screen: a stack of pages, and what stands around them. `hear` takes what is typed,
//! `perform` alone makes effects happen, `idle` goes on meanwhile, `draw` draws it all.
//!
//! | file | noun |
//! |---|---|
//! | `hear` | what a key means |
//! | `perform` | making happen what a page decided |
//! | `idle` | what goes on meanwhile |
//! | `chosen` | what somebody chose, in force |
//! | `touch` | what the mouse means |
//! | `draw`, `bar`, `trail` | a frame, and the lines around every page |
//! | `beside`, `sure` | long work while one goes on; going over records that were not read when the project was entered |
//! | `burst` | keys that came at once |
//! | `left` | what was typed and not recorded |
//! | `terminal` | the real terminal |

mod bar;
mod beside;
mod burst;
mod chosen;
mod draw;
mod hear;
mod idle;
mod left;
mod perform;
mod sure;
pub(super) mod terminal;
mod touch;
mod trail;

use super::keymap::Context;
use super::keymap::own::OwnKeys;
use super::overview::Overview;
use super::page::errand::Errand;
use super::page::{Effect, Page, Scene};
use super::paint::depth::TerminalKind;
use super::paint::hits::Hits;
use super::paint::photo::{Canvas, Photos};
use super::paint::theme::{Name, Theme};
use super::projects::Projects;
use crate::text::Lang;
use crate::text::exchange::clock_in_doubt;
use crate::workspace::Workspace;
use crate::workspace::evidence::inbox::{Inbox, InboxSight};
use crate::workspace::held::settings::Settings;
use crate::workspace::shown::shelf::FindShelf;
use bar::Status;
use beside::BesideWork;
use left::Left;
use std::cell::Cell;
use std::sync::Arc;
use sure::GoingOver;

/// The running screen.
pub struct App {
    workspace: Workspace,
    stack: Vec<Box<dyn Page>>,
    lang: Lang,
    theme: Theme,
    status: Status,
    /// Tones that are still to sound.
    tones: u8,
    /// What was chosen, as it is in force.
    settings: Settings,
    /// Further keys of the user's own.
    own_keys: OwnKeys,
    /// What the terminal can show.
    terminal: TerminalKind,
    /// Whether it looks otherwise now than on the last frame.
    is_dressed_anew: bool,
    /// What can be pressed with the mouse on the last frame.
    hits: Hits,
    /// Whether the page on top has yet to look at the workspace anew.
    stale: bool,
    errand: Option<Errand>,
    /// What goes on beside the screen.
    beside: Option<BesideWork>,
    /// Who goes over the records meanwhile, and whether anybody is to.
    going_over: Option<GoingOver>,
    goes_over: bool,
    /// The code of whoever sits here: asked once a sitting, and never kept.
    me: Option<String>,
    /// The subjects that were opened, the last first.
    recent: Vec<String>,
    /// What of them is remembered.
    kept_recent: Vec<String>,
    /// What can be found.
    shelf: FindShelf,
    photos: Photos,
    /// Where new photos come from, once it is watched, and what it showed last.
    inbox: Option<Inbox>,
    sight: Arc<InboxSight>,
    /// Whether the last key asked to leave.
    leaves: bool,
    over: bool,
    /// What was typed and not recorded.
    left: Left,
    /// Whether the last key recorded or wrote what was typed, so that a page which closes leaves nothing.
    recorded: bool,
    /// Whether the last frame was too small for any page: then nobody sees what keys would do.
    cramped: Cell<bool>,
}

impl App {
    /// A screen on its first page.
    pub fn new(workspace: Workspace, lang: Lang) -> Self {
        let mut app = Self {
            stack: vec![first(&workspace)],
            left: Left::default(),
            recorded: false,
            workspace,
            lang,
            theme: Theme::of(Name::Dark),
            status: Status::default(),
            tones: 0,
            settings: Settings::default(),
            own_keys: OwnKeys::default(),
            terminal: TerminalKind::default(),
            is_dressed_anew: false,
            hits: Hits::default(),
            stale: true,
            errand: None,
            beside: None,
            going_over: None,
            goes_over: false,
            me: None,
            recent: Vec::new(),
            kept_recent: Vec::new(),
            shelf: FindShelf::default(),
            photos: Photos::default(),
            inbox: None,
            sight: Arc::default(),
            leaves: false,
            over: false,
            cramped: Cell::new(false),
        };
        app.look_at_the_clock();
        app.begin_as_chosen();
        app.wake();
        app
    }

    /// The language.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// The workspace, to look at.
    pub fn workspace(&self) -> &Workspace {
        &self.workspace
    }

    /// Ends the run and gives the workspace back.
    pub fn into_workspace(mut self) -> Workspace {
        self.end_beside();
        self.workspace
    }

    /// Where a key pressed now is looked up, the innermost first.
    pub fn contexts(&self) -> &'static [Context] {
        self.stack.last().map_or(&[], |top| top.contexts())
    }

    /// Whether the user has quit.
    pub fn is_over(&self) -> bool {
        self.over
    }

    /// How often the bell is to sound.
    pub fn take_tones(&mut self) -> u8 {
        let tones = std::mem::take(&mut self.tones);
        if self.settings.bell { tones } else { 0 }
    }

    /// Lets the page on top look at the workspace anew, when it came to the top or something was
    /// done.
    fn wake(&mut self) {
        if std::mem::take(&mut self.stale) {
            let effect = self.ask(|page, scene| {
                page.wake(scene);
                Effect::None
            });
            self.perform(effect);
        }
    }

    /// Lets the page on top decide.
    fn ask(&mut self, decide: impl FnOnce(&mut dyn Page, &Scene) -> Effect) -> Effect {
        self.ask_below(0, decide)
    }

    /// Lets the page so many below the top decide.
    fn ask_below(
        &mut self,
        below: usize,
        decide: impl FnOnce(&mut dyn Page, &Scene) -> Effect,
    ) -> Effect {
        // A page looks at everything but the pages.
        let mut stack = std::mem::take(&mut self.stack);
        let effect = match stack.iter_mut().rev().nth(below) {
            Some(page) => decide(page.as_mut(), &self.scene()),
            None => Effect::Quit,
        };
        self.stack = stack;
        effect
    }

    /// What pages look at.
    fn scene(&self) -> Scene<'_> {
        Scene {
            workspace: &self.workspace,
            lang: self.lang,
            theme: &self.theme,
            photos: &self.photos,
            inbox: self.inbox.as_ref(),
            me: self.me.as_deref(),
            recent: &self.recent,
            shelf: &self.shelf,
            settings: &self.settings,
            own_keys: &self.own_keys,
            hits: &self.hits,
            on_top: true,
        }
    }

    /// The errand that waits to be run, once a frame has said so: it may take a while.
    pub fn take_errand(&mut self) -> Option<Errand> {
        self.errand.take()
    }

    /// Whether an errand waits.
    pub fn has_errand(&self) -> bool {
        self.errand.is_some()
    }

    /// Says so when the clock cannot be believed: whoever enters answers by today's date.
    fn look_at_the_clock(&mut self) {
        if let Some(flag) = self.workspace.clock_doubt() {
            let now = self.workspace.now();
            self.say(clock_in_doubt(self.lang, &flag, &now), true);
        }
    }

    /// Draws photos on this canvas.
    pub fn use_canvas(&self, canvas: Canvas) {
        self.photos.use_canvas(canvas);
    }

    /// Draws photos for characters of so many pixels.
    pub fn measure(&self, font: Option<(u16, u16)>) {
        self.photos.measure(font);
    }

    /// Begins to offer new photos: watched from a thread, or as they are now.
    pub fn take_inbox(&mut self, inbox: Inbox) {
        self.inbox = Some(inbox);
    }

    fn say(&mut self, text: String, warning: bool) {
        self.tones = self.tones.max(u8::from(warning));
        self.status.said = text;
        self.status.warning = warning;
    }
}

/// Where the program starts: the project entered, or the list to choose one from.
fn first(workspace: &Workspace) -> Box<dyn Page> {
    match workspace.project() {
        Some(_) => Box::new(Overview::default()),
        None => Box::new(Projects::default()),
    }
}
