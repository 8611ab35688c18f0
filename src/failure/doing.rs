//! What the program was about when the system or itself failed: the context that a cause is told in. What
//! became of a command of the user's is not told here.

use crate::text::Lang;
use crate::text::mishap as say;
use std::fmt::{self, Display, Formatter};

/// What the program was about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doing {
    /// Asking the system for its signals.
    WatchingSignals,
    /// Taking the terminal over for the screen.
    TakingTerminal,
    /// Waiting for a key.
    ReadingKeys,
    /// Drawing on the terminal.
    Drawing,
    /// Making this file of an export.
    Making(&'static str),
}

impl Doing {
    /// Says it.
    pub fn words(self, lang: Lang) -> String {
        let words = match self {
            Doing::WatchingSignals => say::watching_signals(lang),
            Doing::TakingTerminal => say::taking_terminal(lang),
            Doing::ReadingKeys => say::reading_keys(lang),
            Doing::Drawing => say::drawing(lang),
            Doing::Making(file) => return say::making(lang, file),
        };
        words.to_owned()
    }
}

impl Display for Doing {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words(Lang::En))
    }
}
