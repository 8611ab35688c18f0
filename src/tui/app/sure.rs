//! Going over the records of a project that was entered by what was kept of it, while one works: in a thread that
//! only reads. How far it is stands in the status line when nothing else does.

use super::App;
use crate::failure::Failure;
use crate::text::Lang;
use crate::text::screen::bar as say;
use crate::workspace::Command;
use crate::workspace::held::exchanged::{BroughtBack, GoneOver};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread::JoinHandle;

/// Who goes over them.
pub struct GoingOver {
    /// So many records of a hundred.
    percent: Arc<AtomicU64>,
    thread: JoinHandle<Result<GoneOver, Failure>>,
}

impl GoingOver {
    /// How far it is.
    pub fn words(&self, lang: Lang) -> String {
        say::going_over(lang, self.percent.load(Ordering::Relaxed))
    }
}

impl App {
    /// From now on records that were not read when a project was entered are gone over.
    pub fn go_over_records(&mut self) {
        self.goes_over = true;
    }

    /// Begins it where it is needed, and takes up what came of it; says whether that changed what is in sight.
    pub(super) fn look_sure(&mut self) -> bool {
        match self.going_over.take() {
            Some(going) if going.thread.is_finished() => {
                let came = going.thread.join().ok().and_then(Result::ok);
                came.is_some_and(|over| self.be_sure(over))
            }
            Some(going) => {
                let words = going.words(self.lang);
                self.going_over = Some(going);
                let before = std::mem::replace(&mut self.status.going_over, words);
                before != self.status.going_over
            }
            None if self.workspace.rests_on_what_was_kept() && self.goes_over => self.go_over(),
            None => false,
        }
    }

    fn go_over(&mut self) -> bool {
        let (look, percent) = (self.workspace.second_look(), Arc::new(AtomicU64::new(0)));
        let hears = Arc::clone(&percent);
        let run = move || {
            look.go_over(&|done, all| {
                let so_far = (done * 100).checked_div(all).unwrap_or(0);
                hears.store(so_far, Ordering::Relaxed);
            })
        };
        let thread = std::thread::Builder::new().name(super::beside::THREAD.to_owned());
        match thread.spawn(run) {
            Ok(thread) => self.going_over = Some(GoingOver { percent, thread }),
            // Whoever signs or hands out goes over them himself.
            Err(_) => self.goes_over = false,
        }
        false
    }

    fn be_sure(&mut self, over: GoneOver) -> bool {
        self.status.going_over.clear();
        let is_same = over.is_same;
        let taken = Command::TakeUp(BroughtBack::GoneOver(over));
        match self.workspace.execute(taken) {
            Ok(_) if is_same => {}
            Ok(_) => {
                self.refresh();
                self.say(say::counted_anew(self.lang).to_owned(), true);
            }
            Err(failure) => {
                self.goes_over = false;
                self.say(failure.sentences(self.lang).join(" "), true);
            }
        }
        true
    }
}
