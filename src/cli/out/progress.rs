//! How far long work is, on a terminal that somebody looks at, and Ctrl-C, which ends it between two pieces where that
//! can be heard. What is done meanwhile is not known here.

use crate::text::Lang;
use crate::text::exchange as say;
use crate::workspace::held::exchanged::ExchangeStep;
use std::io::{IsTerminal, Write};
use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// A line that counts, on a terminal only.
pub struct ProgressLine {
    lang: Lang,
    /// What stands there.
    said: String,
    live: bool,
}

impl ProgressLine {
    /// Nothing is shown yet.
    pub fn new(lang: Lang) -> Self {
        let live = std::io::stderr().is_terminal();
        Self {
            lang,
            said: String::new(),
            live,
        }
    }

    /// Shows how far it is.
    pub fn show(&mut self, step: ExchangeStep<'_>) {
        let said = match step {
            ExchangeStep::Look(_) => return,
            ExchangeStep::In(_, done, of) => counted(say::coming_in(self.lang), done, of),
            ExchangeStep::Out(_, done, of) => counted(say::going_out(self.lang), done, of),
            ExchangeStep::Check(done, of) => {
                let percent = (done * 100).checked_div(of).unwrap_or_default();
                Some(format!("{} {percent} %", say::being_checked(self.lang)))
            }
        };
        if let Some(said) = said.filter(|said| self.live && *said != self.said) {
            _ = write!(std::io::stderr(), "\r\x1b[K{said}");
            self.said = said;
        }
    }

    /// Takes the line away again.
    pub fn clear(&self) {
        if !self.said.is_empty() {
            _ = write!(std::io::stderr(), "\r\x1b[K");
        }
    }
}

/// How many of how many; a line for every file would slow down what it speaks of.
fn counted(words: &str, done: usize, of: usize) -> Option<String> {
    let is_told = done.is_multiple_of(16) || done == of;
    is_told.then(|| format!("{words} {done}/{of}"))
}

/// Whether somebody pressed Ctrl-C; pressed again, it ends the program as it always does.
pub struct Stop(Arc<AtomicBool>);

impl Stop {
    /// Hears it from now on.
    #[cfg(unix)]
    pub fn on_ctrl_c() -> Self {
        use signal_hook::consts::SIGINT;
        use signal_hook::flag;
        let asked = Arc::new(AtomicBool::new(false));
        // Without it the signal ends the program at once.
        _ = flag::register_conditional_default(SIGINT, Arc::clone(&asked));
        _ = flag::register(SIGINT, Arc::clone(&asked));
        Self(asked)
    }

    /// Other systems end the program themselves.
    #[cfg(not(unix))]
    pub fn on_ctrl_c() -> Self {
        Self(Arc::default())
    }

    /// Whether to go on.
    pub fn heard(&self) -> ControlFlow<()> {
        match self.0.load(Ordering::Relaxed) {
            true => ControlFlow::Break(()),
            false => ControlFlow::Continue(()),
        }
    }
}
