//! Long work beside the screen: one errand while answers are entered, in a thread with a second look at the data
//! folder. What is recorded, as papers that are issued are, is done step by step between two keys instead. How far
//! it is stands in the status line; it can be stopped. What it does is not known here; what it brought back is taken
//! up.

use super::App;
use crate::failure::Failure;
use crate::text::Lang;
use crate::text::screen::bar as say;
use crate::tui::exchange::{sheet, survey};
use crate::tui::page::errand::Errand;
use crate::tui::page::{Effect, Scene};
use crate::tui::papers::told::PapersTold;
use crate::workspace::held::exchanged::BroughtBack;
use crate::workspace::paper::run::PrintRun;
use crate::workspace::{Command, Done, SecondLook, Workspace};
use anyhow::anyhow;
use std::io;
use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread::JoinHandle;

/// The name of its thread.
pub(super) const THREAD: &str = "beside";

/// What came of it.
type BesideOutcome = Result<Option<(Command, Done)>, Failure>;

/// How far it is, and whether it is to stop.
#[derive(Debug, Default)]
struct BesideHeard {
    done: AtomicUsize,
    all: AtomicUsize,
    stops: AtomicBool,
}

/// Work under way.
pub struct BesideWork {
    errand: Errand,
    heard: Arc<BesideHeard>,
    /// When it began, by the clock of the run in milliseconds.
    began: u64,
    /// What is done between two keys, until a thread can do the rest.
    between: Option<Box<PrintRun>>,
    thread: Option<JoinHandle<BesideOutcome>>,
}

impl BesideWork {
    fn of(errand: Errand, now: u64) -> Self {
        Self {
            errand,
            heard: Arc::default(),
            began: now,
            between: None,
            thread: None,
        }
    }

    /// Begins an errand.
    pub fn begin(errand: Errand, look: SecondLook, lang: Lang, now: u64) -> io::Result<Self> {
        let mut beside = Self::of(errand, now);
        let (hears, work) = (Arc::clone(&beside.heard), beside.errand.clone());
        beside.thread = Some(spawned(move || {
            let mut workspace = work.seen_from(look)?;
            work.run(&mut workspace, lang, &mut |done, all| {
                hears.progress(done, all)
            })
        })?);
        Ok(beside)
    }

    /// One more step of what is done between two keys; when all are done, a thread writes what came of them.
    fn go_on(&mut self, workspace: &mut Workspace, lang: Lang) -> io::Result<()> {
        let Some(mut run) = self.between.take() else {
            return Ok(());
        };
        let (done, all) = run.so_far();
        if self.heard.progress(done, all).is_break() {
            run.stop();
        }
        if run.has_more() {
            workspace.print_next(&mut run);
            self.between = Some(run);
            return Ok(());
        }
        let command = self.errand.command(lang);
        self.thread = Some(spawned(move || {
            let printed = Done::Printed(Arc::new(run.finish()));
            Ok(command.map(|command| (command, printed)))
        })?);
        Ok(())
    }

    fn is_over(&self) -> bool {
        self.thread.as_ref().is_some_and(JoinHandle::is_finished)
    }

    /// Asks it to stop; what is half done is finished or left out.
    pub fn stop(&self) {
        self.heard.stops.store(true, Ordering::Relaxed);
    }

    /// What it does and how far it is.
    pub fn words(&self, lang: Lang, now: u64) -> String {
        let words = self.errand.words(lang);
        if self.heard.stops.load(Ordering::Relaxed) {
            return say::stopping(lang).to_owned();
        }
        let (done, all) = self.heard.so_far();
        let Some(percent) = (done * 100).checked_div(all) else {
            return words.to_owned();
        };
        match seconds_left((done, all), now.saturating_sub(self.began)) {
            Some(seconds) => say::so_far(lang, words, percent, seconds),
            None => format!("{words} {percent} %"),
        }
    }

    /// What came of it, once it is over.
    fn outcome(self) -> BesideOutcome {
        let broken = |_| Err(Failure::internal(anyhow!("a thread broke off")));
        let joined = |thread: JoinHandle<_>| thread.join().unwrap_or_else(broken);
        self.thread.map_or(Ok(None), joined)
    }
}

impl BesideHeard {
    fn progress(&self, done: usize, all: usize) -> ControlFlow<()> {
        self.done.store(done, Ordering::Relaxed);
        self.all.store(all, Ordering::Relaxed);
        match self.stops.load(Ordering::Relaxed) {
            true => ControlFlow::Break(()),
            false => ControlFlow::Continue(()),
        }
    }

    fn so_far(&self) -> (usize, usize) {
        let of = |number: &AtomicUsize| number.load(Ordering::Relaxed);
        (of(&self.done), of(&self.all))
    }
}

fn spawned(
    work: impl FnOnce() -> BesideOutcome + Send + 'static,
) -> io::Result<JoinHandle<BesideOutcome>> {
    let thread = std::thread::Builder::new().name(THREAD.to_owned());
    thread.spawn(work)
}

/// The seconds that are left at the pace so far; none before that can be told.
fn seconds_left((done, all): (usize, usize), elapsed: u64) -> Option<u64> {
    let left = u64::try_from(all.saturating_sub(done)).ok()?;
    let pace = elapsed.checked_div(u64::try_from(done).ok()?)?;
    (elapsed > 2_000).then(|| (left * pace).div_ceil(1_000))
}

impl App {
    /// Begins an errand beside the screen, or says why not.
    pub(super) fn begin_beside(&mut self, errand: Errand) {
        if self.beside.is_some() {
            return self.say(say::one_at_a_time(self.lang).to_owned(), true);
        }
        let command = errand.command(self.lang).map(Box::new);
        let ready = command.map(|command| self.workspace.execute(Command::MakeReady(command)));
        if let Some(Err(failure)) = ready {
            return self.say(failure.sentences(self.lang).join(" "), true);
        }
        match self.beside_work(errand) {
            Ok(beside) => {
                self.beside = Some(beside);
                self.say(say::goes_on_beside(self.lang).to_owned(), false);
            }
            Err(failure) => self.say(failure.sentences(self.lang).join(" "), true),
        }
    }

    fn beside_work(&self, errand: Errand) -> Result<BesideWork, Failure> {
        let now = self.workspace.mono();
        if let Some(printing) = errand.issuing() {
            let run = self.workspace.begin_print(printing.clone())?;
            return Ok(BesideWork {
                between: Some(Box::new(run)),
                ..BesideWork::of(errand, now)
            });
        }
        let look = self.workspace.second_look();
        BesideWork::begin(errand, look, self.lang, now).map_err(Failure::internal)
    }

    /// While no key waits: one more step of what is done between two keys.
    pub fn go_on(&mut self) {
        let Some(beside) = &mut self.beside else {
            return;
        };
        if let Err(error) = beside.go_on(&mut self.workspace, self.lang) {
            self.beside = None;
            self.say(
                Failure::internal(error).sentences(self.lang).join(" "),
                true,
            );
        }
    }

    /// Whether something is done between two keys.
    pub fn goes_on_between_keys(&self) -> bool {
        let beside = self.beside.as_ref();
        beside.is_some_and(|beside| beside.between.is_some())
    }

    /// Whether something goes on beside the screen.
    pub fn has_beside(&self) -> bool {
        self.beside.is_some()
    }

    /// Stops what goes on beside the screen.
    pub(super) fn stop_beside(&self) {
        self.beside.iter().for_each(BesideWork::stop);
    }

    /// Looks how far it is; says whether that changed what is in sight.
    pub(super) fn look_beside(&mut self) -> bool {
        let Some(beside) = self.beside.take() else {
            return false;
        };
        if !beside.is_over() {
            let words = beside.words(self.lang, self.workspace.mono());
            self.beside = Some(beside);
            let before = std::mem::replace(&mut self.status.beside, words);
            return before != self.status.beside;
        }
        self.status.beside.clear();
        let errand = beside.errand.clone();
        match beside.outcome() {
            // Done before the screen, it may take another id.
            Err(failure) if failure.needs_to_be_alone() => self.begin_before(errand),
            Err(failure) => {
                if matches!(errand, Errand::Exchange(..)) {
                    self.take_up(BroughtBack::Unfinished);
                }
                self.say(failure.sentences(self.lang).join(" "), true);
            }
            Ok(Some((command, done))) => self.hear_beside(&command, &done),
            Ok(None) => {}
        }
        true
    }

    /// Waits until it has stopped: a file half written would be left.
    pub fn end_beside(&mut self) {
        self.stop_beside();
        while self.goes_on_between_keys() {
            self.go_on();
        }
        if let Some(beside) = self.beside.take() {
            _ = beside.outcome();
        }
    }

    fn hear_beside(&mut self, command: &Command, done: &Done) {
        let brought = match done {
            Done::Exchanged(exchanged) => Some(BroughtBack::Exchanged(Arc::clone(exchanged))),
            Done::Inspected(inspected) => Some(BroughtBack::Inspected(Arc::clone(inspected))),
            Done::Surveyed(surveyed) => Some(BroughtBack::Surveyed(Arc::clone(surveyed))),
            _ => None,
        };
        brought
            .into_iter()
            .for_each(|brought| self.take_up(brought));
        if matches!(done, Done::Printed(printed) if printed.is_issued) {
            self.refresh();
        }
        let (words, is_whole) = came_of(done, &self.scene());
        self.say(words, !is_whole);
        let effect = self.ask(|page, scene| match page.awaits(command) {
            true => page.told(command, done, scene),
            false => Effect::None,
        });
        self.perform(effect);
    }

    /// Whatever was brought among the records counts from now on, and every page shows it.
    fn take_up(&mut self, brought: BroughtBack) {
        if let Err(failure) = self.workspace.execute(Command::TakeUp(brought)) {
            self.say(failure.sentences(self.lang).join(" "), true);
        }
        self.refresh();
    }

    /// Every page shows the records as they are now.
    pub(super) fn refresh(&mut self) {
        self.shelf.forget();
        self.stale = true;
        self.wake();
    }
}

/// What came of it in a sentence, and whether that is all that was asked for.
fn came_of(done: &Done, scene: &Scene) -> (String, bool) {
    match done {
        Done::Printed(printed) => {
            let told = PapersTold::of(printed, scene);
            let is_whole = told.missing.is_empty();
            ([told.good, told.missing].concat().join(" "), is_whole)
        }
        Done::Exported(exported) => sheet::exported_in_short(exported, scene.lang),
        Done::Exchanged(exchanged) => sheet::in_short(exchanged, scene),
        Done::Inspected(inspected) => sheet::found_in_short(inspected, scene),
        Done::Surveyed(surveyed) => survey::in_short(surveyed, scene.lang),
        _ => (String::new(), true),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_left_follows_the_pace_once_there_is_one() {
        assert_eq!(seconds_left((0, 100), 5_000), None);
        assert_eq!(seconds_left((10, 100), 1_000), None);
        assert_eq!(seconds_left((10, 100), 5_000), Some(45));
        assert_eq!(seconds_left((100, 100), 5_000), Some(0));
    }
}
