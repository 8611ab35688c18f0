//! Making happen what a page decided: pages open and close, commands and errands run, and whatever is
//! to be said is said. Nothing is decided here.

use super::{App, first};
use crate::text::screen::bar as say;
use crate::tui::app::left::Left;
use crate::tui::keymap::intent::Intent;
use crate::tui::page::errand::{Errand, ErrandProgress};
use crate::tui::page::{Effect, Page};
use crate::tui::subject::SubjectPage;
use crate::tui::tree::Tree;
use crate::workspace::evidence::inbox::Inbox;
use crate::workspace::paper::offers::Matter;
use crate::workspace::{Command, Done};

/// So many subjects that were opened are remembered.
const RECENT: usize = 20;

impl App {
    pub(super) fn perform(&mut self, effect: Effect) {
        match effect {
            Effect::None => {}
            Effect::Go(page) => {
                self.remember_opened(page.as_ref());
                self.stack.push(page);
                self.stale = true;
                self.offer_again();
            }
            Effect::Subject(code) => {
                let effect = SubjectPage::open(&self.workspace, &code);
                self.perform(effect);
            }
            Effect::Lots(lots) => self.perform(Effect::go(Tree::behind(lots))),
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
            Effect::Run(errand) if errand.is_beside(&self.workspace) => self.begin_beside(errand),
            Effect::Halt => self.stop_beside(),
            // What goes on beside belongs to the project that is entered now.
            Effect::Run(errand) if errand.starts_again() && self.has_beside() => {
                self.say(say::one_at_a_time(self.lang).to_owned(), true);
            }
            Effect::Run(errand) => self.begin_before(errand),
            Effect::Home => self.start_again(),
            Effect::Mean(intent) => {
                let effect = self.ask(|page, scene| page.update(intent, scene));
                self.perform(effect);
            }
            Effect::Found(page) => self.open_alone(page),
            Effect::Press(intent) => self.press_below(intent),
            Effect::Place(intent) => self.go_to(intent),
            Effect::Prefer(preference) => self.prefer(preference),
            Effect::Sit(code) => self.me = Some(code),
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

    /// Opens what was found above the page that found it; of those between that and the first none stays.
    fn open_alone(&mut self, page: Box<dyn Page>) {
        let last = self.stack.len().saturating_sub(1);
        self.stack.drain(last.min(1)..last);
        self.perform(Effect::Go(page));
    }

    /// Lets the page below do what its key would.
    fn press_below(&mut self, intent: Intent) {
        self.close(1);
        self.wake();
        // Nobody would see it behind a window too small.
        if !self.is_hidden(intent) {
            self.meant(intent);
        }
    }

    /// Goes to a place of the project from the first page.
    fn go_to(&mut self, place: Intent) {
        // From the first page itself there is nothing to close, and nothing to say of it.
        if self.stack.len() > 1 {
            self.close(self.stack.len() - 1);
        }
        self.perform(Effect::Mean(place));
    }

    /// What was opened last is what is looked for next.
    fn remember_opened(&mut self, page: &dyn Page) {
        if let Some(Matter::Subject(code)) = page.matter(&self.scene()) {
            self.recent.retain(|known| *known != code);
            self.recent.insert(0, code);
            self.recent.truncate(RECENT);
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

    /// Lets an errand run once a frame has said so.
    pub(super) fn begin_before(&mut self, errand: Errand) {
        self.say(errand.words(self.lang).to_owned(), false);
        self.errand = Some(errand);
    }

    /// Runs an errand; after one that enters a project, starts again at its first page. `progress` hears
    /// how much of how much is done.
    pub fn run(&mut self, errand: &Errand, progress: &mut ErrandProgress) {
        let before = Left::typed(&self.stack, &self.workspace);
        let result = errand.run(&mut self.workspace, self.lang, progress);
        self.status.said.clear();
        self.shelf.forget();
        if errand.starts_again() {
            self.me = None;
            self.recent = self.workspace.recently_opened();
            self.kept_recent.clone_from(&self.recent);
            self.start_again();
            self.remember(before);
        }
        self.stale = true;
        match result {
            Ok(None) => {}
            Ok(Some((command, done))) => {
                let effect = self.ask(|page, scene| page.told(&command, &done, scene));
                self.perform(effect);
            }
            Err(failure) => self.say(failure.sentences(self.lang).join(" "), true),
        }
        self.wake();
    }

    /// The one way to disk. Only after it returned is anything called saved.
    fn execute(&mut self, command: Command) {
        match self.workspace.execute(command.clone()) {
            Ok(done) => {
                self.recorded |= !matches!(done, Done::Refused(_));
                if let Done::Watched(place) = &done {
                    self.inbox = Some(Inbox::watch(place.clone()));
                }
                if matches!(done, Done::Created(_)) {
                    self.me = None;
                }
                if done.is_kept() {
                    let now = self.workspace.now();
                    self.status.saved = now.get(11..19).map(str::to_owned);
                }
                self.stale = true;
                // An answer that was kept changes nothing that is found.
                if !matches!(command, Command::Keep { .. }) {
                    self.shelf.forget();
                }
                let effect = self.ask(|page, scene| page.told(&command, &done, scene));
                self.perform(effect);
            }
            Err(failure) => self.say(failure.sentences(self.lang).join(" "), true),
        }
    }

    fn start_again(&mut self) {
        self.stack = vec![first(&self.workspace)];
        self.stale = true;
        self.look_at_the_clock();
    }
}
