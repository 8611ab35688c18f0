//! What a command line is run in: the clock it goes by, what lies around its data folder, and where its
//! results and words go. The program's own is the system's; whoever looks at what commands print brings
//! another. Nothing here parses words or prints any.

use crate::workspace::Surroundings;
use crate::workspace::held::clock::{Clock, SystemClock};
use std::cell::RefCell;
use std::io::{self, IsTerminal, Write};
use std::rc::Rc;
use std::sync::Arc;

/// What a command line is run in.
pub struct Setting {
    /// The time it goes by.
    pub clock: Arc<dyn Clock>,
    /// What lies around a data folder; asked only once one is opened.
    pub surroundings: fn() -> Surroundings,
    /// Where its results and words go.
    pub streams: Streams,
}

impl Setting {
    /// That of this machine and user.
    pub fn real() -> Self {
        Self {
            clock: Arc::new(SystemClock::start()),
            surroundings: Surroundings::real,
            streams: Streams {
                results: Rc::new(RefCell::new(io::stdout())),
                words: Rc::new(RefCell::new(io::stderr())),
                terminal: io::stdout().is_terminal(),
            },
        }
    }
}

/// Where results and words go.
#[derive(Clone)]
pub struct Streams {
    results: Rc<RefCell<dyn Write>>,
    words: Rc<RefCell<dyn Write>>,
    terminal: bool,
}

impl Streams {
    /// No terminal: somebody reads later what went there.
    pub fn kept(results: Rc<RefCell<dyn Write>>, words: Rc<RefCell<dyn Write>>) -> Self {
        Self {
            results,
            words,
            terminal: false,
        }
    }

    /// Whether results go to a terminal, which obeys what it gets.
    pub fn on_terminal(&self) -> bool {
        self.terminal
    }

    /// Writes results, seen at once.
    pub fn result(&self, bytes: &[u8]) -> io::Result<()> {
        let mut results = self.results.borrow_mut();
        results.write_all(bytes).and_then(|()| results.flush())
    }

    /// Says a line for people; that nobody hears it is no failure.
    pub fn say(&self, text: &str) {
        _ = writeln!(self.words.borrow_mut(), "{text}");
    }
}
