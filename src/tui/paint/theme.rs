//! Colours and symbols. Colour never speaks alone: beside it there is always a symbol and a word.
//!
//! No theme draws box lines: most Chinese terminals make them two columns wide. Panes are parted
//! by a blank column with a background, in the mono theme by plain ASCII.

use crate::text::Lang;
use crate::text::screen::theme as say;
use ratatui::style::{Color, Modifier, Style};

/// A set of styles, one for each part that a text can play.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Theme {
    /// Which one it is.
    pub name: Name,
    /// Plain text.
    pub base: Style,
    /// What matters less.
    pub dim: Style,
    /// Headings.
    pub strong: Style,
    /// The line at the top and the bar at the bottom.
    pub frame: Style,
    /// The row the cursor is on.
    pub selected: Style,
    /// A field being typed in.
    pub field: Style,
    /// Conforms.
    pub good: Style,
    /// Does not conform.
    pub bad: Style,
    /// Needs attention.
    pub warn: Style,
    /// Popups.
    pub popup: Style,
}

/// The themes there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Name {
    /// Light text on black.
    Dark,
    /// Dark text on white.
    Light,
    /// 强光: the greatest contrast, for the sun.
    Sunlight,
    /// No colours, ASCII symbols only.
    Mono,
}

impl Name {
    /// All of them, as they are chosen from.
    pub const ALL: [Name; 4] = [Name::Dark, Name::Light, Name::Sunlight, Name::Mono];

    /// It in words.
    pub fn words(self, lang: Lang) -> &'static str {
        match self {
            Name::Dark => say::dark(lang),
            Name::Light => say::light(lang),
            Name::Sunlight => say::sunlight(lang),
            Name::Mono => say::mono(lang),
        }
    }
}

const fn style(text: u8, ground: u8) -> Style {
    Style::new()
        .fg(Color::Indexed(text))
        .bg(Color::Indexed(ground))
}

const fn bold(style: Style) -> Style {
    style.add_modifier(Modifier::BOLD)
}

const DARK: Theme = Theme {
    name: Name::Dark,
    base: style(252, 234),
    dim: style(245, 234),
    strong: bold(style(231, 234)),
    frame: style(252, 24),
    selected: bold(style(231, 25)),
    field: bold(style(16, 222)),
    good: bold(style(114, 234)),
    bad: bold(style(210, 234)),
    warn: bold(style(221, 234)),
    popup: style(252, 236),
};

const LIGHT: Theme = Theme {
    name: Name::Light,
    base: style(235, 255),
    dim: style(242, 255),
    strong: bold(style(16, 255)),
    frame: style(255, 24),
    selected: bold(style(16, 153)),
    field: bold(style(16, 222)),
    good: bold(style(22, 255)),
    bad: bold(style(124, 255)),
    warn: bold(style(94, 255)),
    popup: style(235, 253),
};

const SUNLIGHT: Theme = Theme {
    name: Name::Sunlight,
    base: bold(style(16, 231)),
    dim: style(16, 231),
    strong: bold(style(16, 231)).add_modifier(Modifier::UNDERLINED),
    frame: bold(style(231, 16)),
    selected: bold(style(231, 16)),
    field: bold(style(16, 226)),
    good: bold(style(22, 231)),
    bad: bold(style(231, 124)),
    warn: bold(style(16, 220)),
    popup: bold(style(16, 231)),
};

const MONO: Theme = Theme {
    name: Name::Mono,
    base: Style::new(),
    dim: Style::new(),
    strong: bold(Style::new()),
    frame: Style::new().add_modifier(Modifier::REVERSED),
    selected: Style::new().add_modifier(Modifier::REVERSED),
    field: Style::new().add_modifier(Modifier::UNDERLINED),
    good: Style::new(),
    bad: bold(Style::new()),
    warn: bold(Style::new()),
    popup: Style::new(),
};

impl Theme {
    /// The theme of this name.
    pub fn of(name: Name) -> Self {
        match name {
            Name::Dark => DARK,
            Name::Light => LIGHT,
            Name::Sunlight => SUNLIGHT,
            Name::Mono => MONO,
        }
    }

    /// The theme to begin with: without colours where nobody wants them or the terminal has none.
    pub fn fit(environment: impl Fn(&str) -> Option<String>) -> Self {
        let said = |name| environment(name).filter(|value| !value.is_empty());
        let term = said("TERM").unwrap_or_default();
        // The console draws eight colours only: of ours it would make others.
        let plain = ["dumb", "linux", "ansi"].contains(&term.as_str())
            || term.starts_with("vt")
            || term.ends_with("-mono")
            || term.ends_with("-m");
        match said("NO_COLOR").is_some() || plain {
            true => MONO,
            false => DARK,
        }
    }

    /// A sign that melts into a surface: of one colour, ground and all. A terminal that shows none still shows
    /// the sign.
    pub fn solid(&self, look: Style) -> Style {
        match (look.fg, look.bg) {
            _ if self.is_plain() => look,
            (ink, Some(ground)) if ink == self.base.bg => look.fg(ground),
            (Some(ink), _) => look.bg(ink),
            _ => look,
        }
    }

    /// The same theme on the ground of a popup.
    pub fn in_popup(&self) -> Self {
        let over = |style: Style| match style.bg == self.base.bg {
            true => Style {
                bg: self.popup.bg,
                ..style
            },
            false => style,
        };
        Self {
            base: self.popup,
            dim: over(self.dim),
            strong: over(self.strong),
            good: over(self.good),
            bad: over(self.bad),
            warn: over(self.warn),
            ..*self
        }
    }

    /// Whether lines must be drawn in ASCII, since there are no backgrounds.
    pub fn is_plain(&self) -> bool {
        self.name == Name::Mono
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn begins_without_colours_where_nobody_wants_them_or_there_are_none() {
        let fit = |name: &'static str, value: &'static str| {
            Theme::fit(move |asked| (asked == name).then(|| value.to_owned())).name
        };
        assert_eq!(fit("NO_COLOR", "1"), Name::Mono);
        assert_eq!(fit("NO_COLOR", ""), Name::Dark);
        for plain in ["dumb", "linux", "vt100", "vt220", "xterm-mono", "linux-m"] {
            assert_eq!(fit("TERM", plain), Name::Mono, "{plain}");
        }
        for coloured in ["xterm-256color", "xterm", "tmux-256color", "xterm-kitty"] {
            assert_eq!(fit("TERM", coloured), Name::Dark, "{coloured}");
        }
    }
}
