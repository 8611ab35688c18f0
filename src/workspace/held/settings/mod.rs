//! What somebody chose for this program on this machine: one file, in the user's folder of configurations, or
//! in the data folder that was named. It is about the program alone: no record depends on it.
//!
//! | file | noun |
//! |---|---|
//! | `preference` | what can be chosen, and how each is written |
//! | `read` | a file as it is understood, with all that is wrong in it |
//! | `file` | the file read, and one choice written into it |

pub mod file;
pub mod preference;
mod read;

use crate::text::Lang;
use preference::{AmbiguousWidth, Preference, SymbolSet, ThemeName};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// Everything that can be chosen. What was not chosen is as the program thinks best.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The colours.
    pub theme: ThemeName,
    /// The language; else that of the machine.
    pub language: Option<Lang>,
    /// Whether the bell sounds.
    pub bell: bool,
    /// Whether one key is a whole reading, where a reading has no more digits.
    pub at_once: bool,
    /// Which signs are drawn.
    pub symbols: SymbolSet,
    /// How wide signs are that are narrow in some terminals and wide in others.
    pub ambiguous: AmbiguousWidth,
    /// Whether the mouse is listened to.
    pub mouse: bool,
    /// The data folder; else the user's own.
    pub data: Option<PathBuf>,
    /// Further keys, by what they do: `check.why`.
    pub keys: BTreeMap<String, Vec<String>>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            theme: ThemeName::Dark,
            language: None,
            bell: true,
            at_once: false,
            symbols: SymbolSet::Auto,
            ambiguous: AmbiguousWidth::Auto,
            mouse: true,
            data: None,
            keys: BTreeMap::new(),
        }
    }
}

impl Settings {
    /// Takes one choice.
    pub fn choose(&mut self, preference: Preference) {
        match preference {
            Preference::Colours(theme) => self.theme = theme,
            Preference::Speech(lang) => self.language = Some(lang),
            Preference::Bell(sounds) => self.bell = sounds,
            Preference::AtOnce(at_once) => self.at_once = at_once,
            Preference::Symbols(symbols) => self.symbols = symbols,
            Preference::Widths(ambiguous) => self.ambiguous = ambiguous,
            Preference::Mouse(listens) => self.mouse = listens,
        }
    }

    /// Whether a choice is in force.
    pub fn is_chosen(&self, preference: Preference) -> bool {
        match preference {
            Preference::Colours(theme) => self.theme == theme,
            Preference::Speech(lang) => self.language == Some(lang),
            Preference::Bell(sounds) => self.bell == sounds,
            Preference::AtOnce(at_once) => self.at_once == at_once,
            Preference::Symbols(symbols) => self.symbols == symbols,
            Preference::Widths(ambiguous) => self.ambiguous == ambiguous,
            Preference::Mouse(listens) => self.mouse == listens,
        }
    }
}
