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
    shown: bool,
    live: bool,
}

impl ProgressLine {
    /// Nothing is shown yet.
    pub fn new(lang: Lang) -> Self {
        let live = std::io::stderr().is_terminal();
        Self {
            lang,
            shown: false,
            live,
        }
    }

    /// Shows how far it is.
    pub fn show(&mut self, step: ExchangeStep<'_>) {
        let (words, done, of) = match step {
            ExchangeStep::Look(_) => return,
            ExchangeStep::In(_, done, of) => (say::coming_in(self.lang), done, of),
            ExchangeStep::Out(_, done, of) => (say::going_out(self.lang), done, of),
            ExchangeStep::Check(done, of) => (say::being_checked(self.lang), done, of),
        };
        // A line for every file would slow down what it speaks of.
        if self.live && (done % 16 == 0 || done == of) {
            self.shown = true;
            _ = write!(std::io::stderr(), "\r\x1b[K{words} {done}/{of}");
        }
    }

    /// Takes the line away again.
    pub fn clear(&self) {
        if self.shown {
            _ = write!(std::io::stderr(), "\r\x1b[K");
        }
    }
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
