//! What a key, a pasted text or a run of keys means: what works everywhere is done here, the rest is for
//! the page on top; what was typed and left there is kept. What follows is performed elsewhere.

use super::App;
use crate::text::Lang;
use crate::text::screen::{bar as say, form};
use crate::tui::app::burst;
use crate::tui::app::left::Left;
use crate::tui::find::Find;
use crate::tui::help::Help;
use crate::tui::keymap;
use crate::tui::keymap::intent::Intent;
use crate::tui::keymap::press::KeyPress;
use crate::tui::leaving::Leaving;
use crate::tui::page::{Effect, does};
use crate::tui::people::WhoSits;
use crate::tui::settings::SettingsPage;
use crate::workspace::Unfinished;
use crossterm::event::KeyEvent;
use std::collections::VecDeque;

/// So many lines without a pause are a hand's where the page does not know better: keys pile up while a
/// slow disk is written to.
const LINES_OF_A_HAND: usize = 63;

impl App {
    /// Takes a key event.
    pub fn press(&mut self, event: &KeyEvent) {
        if let Some(press) = KeyPress::of(event) {
            self.heed(press);
        }
    }

    /// Does what a key means.
    pub(super) fn heed(&mut self, press: KeyPress) {
        let _drawing = self.drawing();
        self.status.said.clear();
        let contexts = self.contexts();
        let known = keymap::resolve(press, contexts);
        match known.or_else(|| self.own_keys.resolve(press.folded(), contexts)) {
            Some(intent) if self.is_hidden(intent) => {}
            Some(intent) => self.meant(intent),
            None if self.cramped.get() => {}
            None => self.say(say::no_such_key(self.lang).to_owned(), false),
        }
        self.wake();
    }

    /// Whether an intent would do something that nobody sees: only help, and leaving, are left then.
    pub(super) fn is_hidden(&self, intent: Intent) -> bool {
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
        // Many terminals send a carriage return where a line ends.
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
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
        let typing = keymap::resolve(KeyPress::Char('a'), self.contexts());
        if !matches!(typing, Some(Intent::Type(_))) {
            return self.say(say::no_paste_here(self.lang).to_owned(), false);
        }
        for c in one_line(text).chars() {
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

    /// Does what works everywhere, and asks the page on top about the rest.
    pub(super) fn meant(&mut self, intent: Intent) {
        let again = std::mem::replace(&mut self.leaves, intent == Intent::Quit);
        match intent {
            Intent::Quit if self.has_beside() && !again => {
                self.perform(Effect::go(Leaving::default()));
            }
            Intent::Quit => {
                _ = self.left.store(&self.stack, &mut self.workspace);
                self.remember_recent();
                self.over = true;
            }
            Intent::Find => {
                let effect = self.ask(|page, scene| match does(page, intent, scene) {
                    true => Effect::go(Find::over(page, scene)),
                    false => Effect::Back,
                });
                self.perform(effect);
            }
            // The key that opened them closes them.
            Intent::Settings => {
                let effect = self.ask(|page, scene| match does(page, intent, scene) {
                    true => Effect::go(SettingsPage::in_force(scene)),
                    false => Effect::Back,
                });
                self.perform(effect);
            }
            Intent::Help => {
                let topic = self.stack.iter().rev().find_map(|page| page.topic());
                let effect = self.ask(|page, scene| match does(page, intent, scene) {
                    true => Effect::go(Help::on(page, topic, scene)),
                    false => Effect::Back,
                });
                self.perform(effect);
            }
            other => {
                let before = Left::typed(&self.stack, &self.workspace);
                self.recorded = false;
                let effect = self.ask(|page, scene| {
                    let offered = does(page, other, scene);
                    match page.update(other, scene) {
                        Effect::None if offered && other.is_place() => Effect::Place(other),
                        Effect::None if offered && other == Intent::Sit => WhoSits::asked(scene),
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
    pub(super) fn remember(&mut self, before: Unfinished) {
        if !self.left.keep(before, &self.stack, &self.workspace) {
            return;
        }
        if let Err(failure) = self.left.store(&self.stack, &mut self.workspace) {
            self.say(failure.sentences(self.lang).join(" "), true);
        }
    }

    /// Nobody types at the moment: what was typed is stored. Where nothing can be stored, whoever leaves
    /// the page is told.
    pub fn rest(&mut self) {
        self.left.rest(&self.stack, &mut self.workspace);
        self.shelf.prepare(&self.workspace);
        self.remember_recent();
    }

    /// Offers the page that came to the top what was left there before.
    pub(super) fn offer_again(&mut self) {
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
}

/// A pasted text as a field takes it: on one line, a blank where another began, nothing that is no character.
fn one_line(text: &str) -> String {
    let lines = text.trim().lines().map(str::trim);
    let lines: Vec<&str> = lines.filter(|line| !line.is_empty()).collect();
    let plain = |c: char| if c.is_whitespace() { ' ' } else { c };
    let text = lines.join(" ");
    text.chars()
        .map(plain)
        .filter(|c| !c.is_control())
        .collect()
}

/// What is said of a key that does nothing now.
fn nothing(intent: Intent, lang: Lang) -> &'static str {
    let own = [
        (Intent::Why, say::no_why(lang)),
        (Intent::Back, say::at_the_start(lang)),
    ];
    let own = own.into_iter().find(|(of, _)| *of == intent);
    own.map_or(say::not_now(lang), |(_, words)| words)
}
