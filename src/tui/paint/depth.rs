//! What the terminal can show: how many colours, which signs, how wide. Only the environment is asked: a
//! question to the terminal that it does not understand would hang us or be taken for keys.

use super::theme::Name;
use crate::text::glyphs::Glyphs;
use crate::workspace::held::settings::Settings;
use crate::workspace::held::settings::preference::{AmbiguousWidth, SymbolSet};

/// How many colours there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Depth {
    /// None.
    None,
    /// Sixteen, whatever they are like.
    Sixteen,
    /// The palette of 256.
    Palette,
    /// All.
    All,
}

/// What a terminal can show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TerminalKind {
    /// How many colours.
    pub depth: Depth,
    /// Whether somebody wants none to begin with.
    pub begins_plain: bool,
    /// Whether it may have no signs but ASCII and Chinese.
    is_bare: bool,
    /// Whether it says that doubtful signs are wide.
    is_wide: bool,
}

impl Default for TerminalKind {
    /// One with the usual palette.
    fn default() -> Self {
        Self {
            depth: Depth::Palette,
            begins_plain: false,
            is_bare: false,
            is_wide: false,
        }
    }
}

/// Terminals of sixteen colours or eight, by the beginning of their names.
const SIXTEEN: [&str; 8] = [
    "linux", "ansi", "cygwin", "pcansi", "cons25", "rxvt", "Eterm", "fbterm",
];

impl TerminalKind {
    /// The one that the environment speaks of.
    pub fn of(environment: impl Fn(&str) -> Option<String>) -> Self {
        let said = |name| environment(name).filter(|value| !value.is_empty());
        let term = said("TERM").unwrap_or_default();
        let says = |name, words: &[&str]| {
            said(name).is_some_and(|value| words.contains(&value.to_ascii_lowercase().as_str()))
        };
        let is_linux = term == "linux" || term.starts_with("linux-");
        let is_old = term == "dumb" || term.starts_with("vt");
        let depth = match () {
            () if is_old || term.ends_with("-mono") || term.ends_with("-m") => Depth::None,
            () if says("COLORTERM", &["truecolor", "24bit"]) || term.ends_with("-direct") => {
                Depth::All
            }
            () if term.contains("256color") => Depth::Palette,
            () if term.contains("16color") || term.ends_with("-color") => Depth::Sixteen,
            () if SIXTEEN.iter().any(|name| term.starts_with(name)) => Depth::Sixteen,
            () => Depth::Palette,
        };
        Self {
            depth,
            begins_plain: said("NO_COLOR").is_some(),
            is_bare: is_linux || is_old,
            is_wide: says("VTE_CJK_WIDTH", &["wide", "1"]),
        }
    }

    /// The theme to begin with: none in colours where somebody said that he wants none.
    pub fn first_theme(self, chosen: Name) -> Name {
        match self.begins_plain {
            true => Name::Mono,
            false => chosen,
        }
    }

    /// How signs are drawn.
    pub fn glyphs(self, settings: &Settings) -> Glyphs {
        let is_plain = match settings.symbols {
            SymbolSet::Auto => self.is_bare,
            SymbolSet::Full => false,
            SymbolSet::Plain => true,
        };
        let is_wide = match settings.ambiguous {
            AmbiguousWidth::Auto => self.is_wide,
            AmbiguousWidth::Narrow => false,
            AmbiguousWidth::Wide => true,
        };
        match (is_plain, is_wide) {
            (true, _) => Glyphs::Plain,
            (false, true) => Glyphs::Wide,
            (false, false) => Glyphs::Narrow,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(said: &[(&str, &str)]) -> TerminalKind {
        TerminalKind::of(|asked| {
            let mut said = said.iter();
            said.find(|(name, _)| *name == asked)
                .map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn as_many_colours_as_the_terminal_says() {
        let cases = [
            ("dumb", Depth::None),
            ("vt100", Depth::None),
            ("vt220", Depth::None),
            ("xterm-mono", Depth::None),
            ("linux-m", Depth::None),
            ("linux", Depth::Sixteen),
            ("ansi", Depth::Sixteen),
            ("xterm-16color", Depth::Sixteen),
            ("xterm-color", Depth::Sixteen),
            ("rxvt", Depth::Sixteen),
            ("rxvt-unicode-256color", Depth::Palette),
            ("xterm", Depth::Palette),
            ("xterm-256color", Depth::Palette),
            ("tmux-256color", Depth::Palette),
            ("xterm-kitty", Depth::Palette),
            ("", Depth::Palette),
        ];
        for (term, depth) in cases {
            assert_eq!(with(&[("TERM", term)]).depth, depth, "{term}");
        }
        let both = [("TERM", "xterm-256color"), ("COLORTERM", "truecolor")];
        assert_eq!(with(&both).depth, Depth::All);
        let old = [("TERM", "vt100"), ("COLORTERM", "truecolor")];
        assert_eq!(with(&old).depth, Depth::None);
    }

    #[test]
    fn begins_without_colours_where_nobody_wants_them() {
        let first = |said: &[(&str, &str)]| with(said).first_theme(Name::Light);
        assert_eq!(first(&[("NO_COLOR", "1")]), Name::Mono);
        assert_eq!(first(&[("NO_COLOR", "")]), Name::Light);
    }

    #[test]
    fn a_bare_terminal_gets_plain_signs_unless_somebody_knows_better() {
        let glyphs = |term: &str, symbols, ambiguous| {
            let settings = Settings {
                symbols,
                ambiguous,
                ..Settings::default()
            };
            with(&[("TERM", term)]).glyphs(&settings)
        };
        use AmbiguousWidth as W;
        use SymbolSet as S;
        assert_eq!(glyphs("linux", S::Auto, W::Auto), Glyphs::Plain);
        assert_eq!(glyphs("vt100", S::Auto, W::Wide), Glyphs::Plain);
        assert_eq!(glyphs("linux", S::Full, W::Auto), Glyphs::Narrow);
        assert_eq!(glyphs("xterm", S::Auto, W::Auto), Glyphs::Narrow);
        assert_eq!(glyphs("xterm", S::Auto, W::Wide), Glyphs::Wide);
        assert_eq!(glyphs("xterm", S::Plain, W::Wide), Glyphs::Plain);
        let wide = with(&[("TERM", "xterm"), ("VTE_CJK_WIDTH", "wide")]);
        assert_eq!(wide.glyphs(&Settings::default()), Glyphs::Wide);
    }
}
