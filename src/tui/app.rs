//! The running screen: a stack of pages, and the only place where their effects are performed.

use super::bar::{self, Status};
use super::burst;
use super::errand::{Errand, Progress};
use super::help::Help;
use super::intent::Intent;
use super::keymap;
use super::left::Left;
use super::overview::Overview;
use super::page::{Effect, Page, Scene};
use super::pen::Pen;
use super::photo::{Canvas, Photos};
use super::press::Press;
use super::projects::Projects;
use super::subject::SubjectPage;
use super::theme::{Name, Theme};
use crate::domain::subject::Subject;
use crate::text::Lang;
use crate::text::exchange::clock_in_doubt;
use crate::text::screen::{bar as say, evidence, form, planning};
use crate::workspace::inbox::{Inbox, Sight};
use crate::workspace::{Command, Done, Unfinished, Workspace};
use crossterm::event::KeyEvent;
use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use std::cell::Cell;
use std::collections::VecDeque;
use std::path::Path;
use std::sync::Arc;

/// The smallest screen that pages are made for.
const SMALLEST: (u16, u16) = (80, 24);
/// So many lines without a pause are a hand's where the page does not know better: keys pile up while a
/// slow disk is written to.
const LINES_OF_A_HAND: usize = 63;

/// The running screen.
pub struct App {
    workspace: Workspace,
    stack: Vec<Box<dyn Page>>,
    lang: Lang,
    theme: Theme,
    status: Status,
    /// Tones that are still to sound.
    tones: u8,
    /// Whether the page on top has yet to look at the workspace anew.
    stale: bool,
    errand: Option<Errand>,
    photos: Photos,
    /// Where new photos come from, once it is watched, and what it showed last.
    inbox: Option<Inbox>,
    sight: Arc<Sight>,
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
            stale: true,
            errand: None,
            photos: Photos::default(),
            inbox: None,
            sight: Arc::default(),
            over: false,
            cramped: Cell::new(false),
        };
        app.look_at_the_clock();
        app.wake();
        app
    }

    /// Begins with this theme.
    pub fn use_theme(&mut self, theme: Theme) {
        self.theme = theme;
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
    pub fn into_workspace(self) -> Workspace {
        self.workspace
    }

    /// Whether the user has quit.
    pub fn is_over(&self) -> bool {
        self.over
    }

    /// How often the bell is to sound.
    pub fn take_tones(&mut self) -> u8 {
        std::mem::take(&mut self.tones)
    }

    /// Takes a key event.
    pub fn press(&mut self, event: &KeyEvent) {
        let Some(press) = Press::of(event) else {
            return;
        };
        self.status.said.clear();
        let Some(contexts) = self.stack.last().map(|top| top.contexts()) else {
            return;
        };
        match keymap::resolve(press, contexts) {
            Some(intent) if self.is_hidden(intent) => {}
            Some(intent) => self.meant(intent),
            None if self.cramped.get() => {}
            None => self.say(say::no_such_key(self.lang).to_owned(), false),
        }
        self.wake();
    }

    /// Whether an intent would do something that nobody sees: only help, and leaving, are left then.
    fn is_hidden(&self, intent: Intent) -> bool {
        let seen = matches!(intent, Intent::Help | Intent::Quit) || self.helps();
        self.cramped.get() && !seen
    }

    /// Whether help is on top, which is shown on any screen.
    fn helps(&self) -> bool {
        self.stack.last().is_some_and(|top| top.fits_anywhere())
    }

    /// Takes a pasted text: as a block where the page wants one, else typed into its field. On a page
    /// without a field it does nothing: no pasted character is ever a command. Its last line ends with
    /// it: what is typed next is no part of that.
    pub fn paste(&mut self, text: &str) {
        self.take_in(&format!("{text}\n"));
    }

    /// Takes a text that came at once.
    fn take_in(&mut self, text: &str) {
        self.status.said.clear();
        if self.cramped.get() {
            return;
        }
        let mut taken = None;
        let effect = self.ask(|page, scene| match page.pasted(text, scene) {
            Some(effect) => {
                taken = Some(());
                effect
            }
            None => Effect::None,
        });
        self.perform(effect);
        if taken.is_none() {
            self.type_out(text);
        }
        self.wake();
    }

    fn type_out(&mut self, text: &str) {
        let contexts = self.stack.last().map(|top| top.contexts());
        let typing = keymap::resolve(Press::Char('a'), contexts.unwrap_or_default());
        if !matches!(typing, Some(Intent::Type(_))) {
            return self.say(say::no_paste_here(self.lang).to_owned(), false);
        }
        for c in text.trim().chars() {
            let c = if c.is_whitespace() { ' ' } else { c };
            let effect = self.ask(|page, scene| page.update(Intent::Type(c), scene));
            self.perform(effect);
        }
    }

    /// Takes of keys that came at once all, where they are more than a hand types, or the first: an Enter
    /// before them may be what leads to the page that takes the others as a block.
    pub fn hear(&mut self, run: &mut VecDeque<KeyEvent>) {
        let top = self.stack.last();
        let lines = top.and_then(|top| top.lines_of_a_hand());
        let leads = lines.is_none() && burst::begins_with_enter(run);
        if !leads && burst::is_longer(run, lines.unwrap_or(LINES_OF_A_HAND)) {
            self.take_in(&burst::written(run));
            run.clear();
        } else if let Some(key) = run.pop_front() {
            self.press(&key);
        }
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

    /// Does what works everywhere, and asks the page on top about the rest.
    fn meant(&mut self, intent: Intent) {
        match intent {
            Intent::Quit => {
                _ = self.left.store(&self.stack, &self.workspace);
                self.over = true;
            }
            Intent::Language => self.lang = self.lang.other(),
            Intent::Theme => {
                self.theme = self.theme.next();
                let words = [say::theme_now(self.lang), self.theme.words(self.lang)].concat();
                self.say(words, false);
            }
            Intent::Help => {
                let effect = self.ask(|page, scene| Effect::go(Help::on(page, scene)));
                self.perform(effect);
            }
            other => {
                let before = Left::typed(&self.stack, &self.workspace);
                self.recorded = false;
                let effect = self.ask(|page, scene| {
                    let offered = page.offers(other, scene);
                    match page.update(other, scene) {
                        Effect::None if !offered => Effect::say(nothing(other, scene.lang)),
                        effect => effect,
                    }
                });
                self.perform(effect);
                if !self.recorded {
                    self.remember(before);
                }
            }
        }
    }

    /// Keeps what stood in pages that were closed, and says so when it cannot be stored.
    fn remember(&mut self, before: Unfinished) {
        if !self.left.keep(before, &self.stack, &self.workspace) {
            return;
        }
        if let Err(failure) = self.left.store(&self.stack, &self.workspace) {
            self.say(failure.sentences(self.lang).join(" "), true);
        }
    }

    /// Nobody types at the moment: what was typed is stored. Where nothing can be stored, whoever leaves
    /// the page is told.
    pub fn rest(&mut self) {
        self.left.rest(&self.stack, &self.workspace);
    }

    /// Offers the page that came to the top what was left there before.
    fn offer_again(&mut self) {
        let top = self.stack.last();
        let texts = top.and_then(|top| self.left.take(top.as_ref(), &self.workspace));
        let Some(texts) = texts else {
            return;
        };
        let effect = self.ask(|page, scene| match page.resume(&texts, scene) {
            true => Effect::say(form::resumed(scene.lang)),
            false => Effect::None,
        });
        self.perform(effect);
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
        let scene = Scene {
            workspace: &self.workspace,
            lang: self.lang,
            theme: &self.theme,
            photos: &self.photos,
            inbox: self.inbox.as_ref(),
            on_top: true,
        };
        match self.stack.iter_mut().rev().nth(below) {
            Some(page) => decide(page.as_mut(), &scene),
            None => Effect::Quit,
        }
    }

    fn perform(&mut self, effect: Effect) {
        match effect {
            Effect::None => {}
            Effect::Go(page) => {
                self.stack.push(page);
                self.stale = true;
                self.offer_again();
            }
            Effect::Subject(code) => {
                let effect = SubjectPage::open(&self.workspace, &code);
                self.perform(effect);
            }
            Effect::Back => self.close(1),
            Effect::Close(count) => self.close(count),
            Effect::Reply(reply) => {
                self.close(1);
                let effect = self.ask(|page, scene| page.reply(reply, scene));
                self.perform(effect);
            }
            Effect::Hand(reply) => {
                let effect = self.ask_below(1, |page, scene| page.reply(reply, scene));
                self.perform(effect);
            }
            Effect::Do(command) => self.execute(*command),
            Effect::Run(errand) => {
                self.say(errand.words(self.lang).to_owned(), false);
                self.errand = Some(errand);
            }
            Effect::SavePlan(subjects, path) => self.save_plan(&subjects, &path),
            Effect::Inbox(folder) => self.set_inbox(&folder),
            Effect::Home => self.start_again(),
            Effect::Mean(intent) => {
                let effect = self.ask(|page, scene| page.update(intent, scene));
                self.perform(effect);
            }
            Effect::Say(text) => self.say(text, false),
            Effect::Warn(text) => self.say(text, true),
            Effect::Notable(text) => {
                self.say(text, false);
                self.status.warning = true;
            }
            Effect::Tones(count) => self.tones = self.tones.max(count),
            Effect::Many(effects) => effects.into_iter().for_each(|each| self.perform(each)),
            Effect::Quit => self.over = true,
        }
    }

    /// Closes pages; the first one stays.
    fn close(&mut self, count: usize) {
        if self.stack.len() <= 1 {
            self.say(say::at_the_start(self.lang).to_owned(), false);
        }
        let left = self.stack.len().saturating_sub(count).max(1);
        self.stack.truncate(left);
        self.stale = true;
    }

    /// The errand that waits to be run, once a frame has said so: it may take a while.
    pub fn take_errand(&mut self) -> Option<Errand> {
        self.errand.take()
    }

    /// Whether an errand waits.
    pub fn has_errand(&self) -> bool {
        self.errand.is_some()
    }

    /// Runs an errand; after one that enters a project, starts again at its first page. `progress` hears how much of how much is done.
    pub fn run(&mut self, errand: &Errand, progress: &mut Progress) {
        let before = Left::typed(&self.stack, &self.workspace);
        let result = errand.run(&mut self.workspace, progress);
        self.status.said.clear();
        if errand.starts_again() {
            self.start_again();
            self.remember(before);
        }
        self.stale = true;
        if let Err(failure) = result {
            self.say(failure.sentences(self.lang).join(" "), true);
        }
        self.wake();
    }

    fn save_plan(&mut self, subjects: &[Subject], path: &Path) {
        match self.workspace.write_plan(subjects, path, self.lang) {
            Ok(()) => {
                self.recorded = true;
                self.close(1);
                let path = path.display().to_string();
                self.say(planning::saved(self.lang, &path), false);
            }
            Err(failure) => self.say(failure.sentences(self.lang).join(" "), true),
        }
    }

    fn start_again(&mut self) {
        self.stack = vec![first(&self.workspace)];
        self.stale = true;
        self.look_at_the_clock();
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

    fn set_inbox(&mut self, folder: &Path) {
        match self.workspace.set_inbox(Some(folder)) {
            Ok(place) => {
                self.inbox = Some(Inbox::watch(place));
                let words = [
                    evidence::inbox_set(self.lang),
                    &folder.display().to_string(),
                ];
                self.say(words.concat(), false);
                self.stale = true;
            }
            Err(failure) => self.say(failure.sentences(self.lang).join(" "), true),
        }
    }

    /// Whether something is under way that will change the screen soon.
    pub fn is_waiting(&self) -> bool {
        self.photos.is_waiting()
    }

    /// Whether what this canvas shows may have to be wiped off the terminal.
    pub fn may_leave_traces(&self) -> bool {
        self.photos.may_leave_traces()
    }

    /// Whether pictures of the last frame have to be wiped off the terminal.
    pub fn left_traces(&self) -> bool {
        self.photos.left_traces()
    }

    /// While no key is pressed: takes over what was unpacked or came into the inbox meanwhile; says
    /// whether the frame is stale.
    pub fn idle(&mut self) -> bool {
        let drawn = self.photos.collect() | self.take_over();
        let sight = self.inbox.as_ref().map(Inbox::sight).unwrap_or_default();
        if *sight == *self.sight {
            return drawn;
        }
        let before = std::mem::replace(&mut self.sight, sight);
        let known = |path: &Path| before.pictures.iter().any(|one| one.path == path);
        let fresh = self.sight.pictures.iter().filter(|one| !known(&one.path));
        let fresh = fresh.count();
        // What lay in the inbox when the program started is no news.
        if fresh > 0 && !before.folders.is_empty() && self.workspace.project().is_some() {
            self.say(evidence::arrived(self.lang, fresh), false);
        }
        self.stale = true;
        self.wake();
        true
    }

    /// A project that another instance held is written here as soon as that one is gone; says whether
    /// it was.
    fn take_over(&mut self) -> bool {
        match self.workspace.take_over() {
            Ok(false) => return false,
            Ok(true) => self.say(say::may_write(self.lang).to_owned(), false),
            Err(failure) => self.say(failure.sentences(self.lang).join(" "), true),
        }
        self.stale = true;
        self.wake();
        true
    }

    /// The one way to disk. Only after it returned is anything called saved.
    fn execute(&mut self, command: Command) {
        match self.workspace.execute(command.clone()) {
            Ok(done) => {
                if !matches!(done, Done::Refused(_)) {
                    self.recorded = true;
                    let now = self.workspace.now();
                    self.status.saved = now.get(11..19).map(str::to_owned);
                }
                self.stale = true;
                let effect = self.ask(|page, scene| page.told(&command, &done, scene));
                self.perform(effect);
            }
            Err(failure) => self.say(failure.sentences(self.lang).join(" "), true),
        }
    }

    fn say(&mut self, text: String, warning: bool) {
        self.tones = self.tones.max(u8::from(warning));
        self.status.said = text;
        self.status.warning = warning;
    }

    /// Draws the page on top, with the page below it when it is a popup.
    ///
    /// ```text
    ///  三检 > 一号楼 > …                    top
    ///  ...                                  the page
    ///  ...                                  status: what was said, what was saved
    ///  Enter 打开  Esc 返回  F1 帮助        keys
    /// ```
    pub fn draw(&self, frame: &mut Frame) {
        let area = frame.area();
        let scene = Scene {
            workspace: &self.workspace,
            lang: self.lang,
            theme: &self.theme,
            photos: &self.photos,
            inbox: self.inbox.as_ref(),
            on_top: true,
        };
        self.photos.begin();
        Pen::over(frame.buffer_mut(), area, self.theme.base);
        self.cramped
            .set(area.width < SMALLEST.0 || area.height < SMALLEST.1);
        match self.stack.last() {
            Some(top) if self.cramped.get() && top.fits_anywhere() => {
                return top.view(frame, area, &scene);
            }
            _ if self.cramped.get() => return too_small(frame, area, &scene),
            _ => {}
        }
        let said = bar::status_lines(area.width, &self.status, &scene);
        let rows = [
            Constraint::Length(1),
            Constraint::Fill(1),
            Constraint::Length(said),
            Constraint::Length(1),
        ];
        let [top, middle, status, keys] = Layout::vertical(rows).areas(area);
        let in_sight = self.in_sight();
        for (at, page) in in_sight.iter().enumerate() {
            let on_top = at + 1 == in_sight.len();
            page.view(frame, middle, &Scene { on_top, ..scene });
        }
        let buffer = frame.buffer_mut();
        bar::top(buffer, top, &self.titles(&scene), &scene);
        bar::status(buffer, status, &self.status, &scene);
        if let Some(last) = self.stack.last() {
            bar::keys(buffer, keys, last.as_ref(), &scene);
        }
    }

    /// The last full page and the popups above it.
    fn in_sight(&self) -> &[Box<dyn Page>] {
        let bottom = self.stack.iter().rposition(|page| !page.is_popup());
        self.stack.get(bottom.unwrap_or(0)..).unwrap_or_default()
    }

    fn titles(&self, scene: &Scene) -> Vec<String> {
        let pages = self.stack.iter();
        pages
            .filter(|page| !page.is_popup())
            .map(|page| page.title(scene))
            .collect()
    }
}

/// Where the program starts: the project entered, or the list to choose one from.
fn first(workspace: &Workspace) -> Box<dyn Page> {
    match workspace.project() {
        Some(_) => Box::new(Overview::default()),
        None => Box::new(Projects::default()),
    }
}

/// What is said of a key that does nothing now.
fn nothing(intent: Intent, lang: Lang) -> &'static str {
    match intent {
        Intent::Why => say::no_why(lang),
        Intent::Back => say::at_the_start(lang),
        _ => say::not_now(lang),
    }
}

fn too_small(frame: &mut Frame, area: Rect, scene: &Scene) {
    let now = format!(
        "{} {} x {}",
        say::it_is(scene.lang),
        area.width,
        area.height
    );
    Pen::new(frame.buffer_mut(), area)
        .text(say::too_small(scene.lang), scene.theme.strong)
        .text(&now, scene.theme.base)
        .text(say::too_small_keys(scene.lang), scene.theme.base);
}
