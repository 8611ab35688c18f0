//! What can be chosen on the screen, and how each choice is written in the file.

use crate::text::Lang;

/// One choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Preference {
    /// These colours.
    Colours(ThemeName),
    /// This language.
    Speech(Lang),
    /// Whether the bell sounds.
    Bell(bool),
    /// Whether one key is a whole reading.
    AtOnce(bool),
    /// These signs.
    Symbols(SymbolSet),
    /// Doubtful signs of this width.
    Widths(AmbiguousWidth),
    /// Whether the mouse is listened to.
    Mouse(bool),
}

/// The themes there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ThemeName {
    /// Light text on black.
    Dark,
    /// Dark text on white.
    Light,
    /// 强光: the greatest contrast, for the sun.
    Sunlight,
    /// No colours, ASCII symbols only.
    Mono,
}

/// Which signs are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SymbolSet {
    /// As the terminal has them, as far as it says so.
    Auto,
    /// All of them.
    Full,
    /// Plain characters in their place.
    Plain,
}

/// How wide signs are drawn that are narrow in some terminals and wide in others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AmbiguousWidth {
    /// As the terminal says; one column where it does not.
    Auto,
    /// One column.
    Narrow,
    /// Two columns.
    Wide,
}

/// The words for the choices of one kind, as they stand in the file.
pub type ChoiceWords<T> = &'static [(&'static str, T)];

/// Colours.
pub const THEMES: ChoiceWords<ThemeName> = &[
    ("dark", ThemeName::Dark),
    ("light", ThemeName::Light),
    ("sunlight", ThemeName::Sunlight),
    ("mono", ThemeName::Mono),
];

/// Languages.
pub const LANGUAGES: ChoiceWords<Lang> = &[("zh", Lang::Zh), ("en", Lang::En)];

/// Signs.
pub const SYMBOLS: ChoiceWords<SymbolSet> = &[
    ("auto", SymbolSet::Auto),
    ("full", SymbolSet::Full),
    ("plain", SymbolSet::Plain),
];

/// Widths.
pub const WIDTHS: ChoiceWords<AmbiguousWidth> = &[
    ("auto", AmbiguousWidth::Auto),
    ("narrow", AmbiguousWidth::Narrow),
    ("wide", AmbiguousWidth::Wide),
];

/// What is on or off.
pub const SWITCH: ChoiceWords<bool> = &[("on", true), ("off", false)];

/// How a reading ends: by Enter, or at once with its last digit.
pub const READINGS: ChoiceWords<bool> = &[("enter", false), ("at-once", true)];

/// The word of a choice.
fn word<T: PartialEq>(words: ChoiceWords<T>, of: &T) -> &'static str {
    let known = words.iter().find(|(_, choice)| choice == of);
    known.map_or("", |(word, _)| word)
}

impl Preference {
    /// All of them, as they are chosen from.
    pub fn all() -> Vec<Self> {
        let themes = THEMES.iter().map(|(_, theme)| Preference::Colours(*theme));
        let languages = LANGUAGES.iter().map(|(_, lang)| Preference::Speech(*lang));
        let bell = SWITCH.iter().map(|(_, on)| Preference::Bell(*on));
        let at_once = READINGS
            .iter()
            .map(|(_, at_once)| Preference::AtOnce(*at_once));
        let mouse = SWITCH.iter().map(|(_, on)| Preference::Mouse(*on));
        let symbols = SYMBOLS.iter().map(|(_, set)| Preference::Symbols(*set));
        let widths = WIDTHS.iter().map(|(_, width)| Preference::Widths(*width));
        let hands = themes.chain(languages).chain(bell).chain(at_once);
        hands.chain(mouse).chain(symbols).chain(widths).collect()
    }

    /// Its name and its word in the file.
    pub fn written(self) -> (&'static str, &'static str) {
        match self {
            Preference::Colours(theme) => ("theme", word(THEMES, &theme)),
            Preference::Speech(lang) => ("language", word(LANGUAGES, &lang)),
            Preference::Bell(sounds) => ("bell", word(SWITCH, &sounds)),
            Preference::AtOnce(at_once) => ("readings", word(READINGS, &at_once)),
            Preference::Symbols(symbols) => ("symbols", word(SYMBOLS, &symbols)),
            Preference::Widths(width) => ("ambiguous", word(WIDTHS, &width)),
            Preference::Mouse(listens) => ("mouse", word(SWITCH, &listens)),
        }
    }
}
