//! Colours and symbols. Colour never speaks alone: beside it there is always a symbol and a word.
//!
//! No theme draws box lines: most Chinese terminals make them two columns wide. Panes are parted
//! by a blank column with a background, in the mono theme by plain ASCII.

use super::depth::Depth;
use super::sixteen;
use crate::text::Lang;
use crate::text::screen::theme as say;
pub use crate::workspace::held::settings::preference::ThemeName as Name;
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
    /// Whether parts are told from each other by lines and not by their grounds.
    pub lined: bool,
}

impl Name {
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

pub(super) const fn bold(style: Style) -> Style {
    style.add_modifier(Modifier::BOLD)
}

pub(super) const DARK: Theme = Theme {
    name: Name::Dark,
    base: style(252, 234),
    dim: style(247, 234),
    strong: bold(style(231, 234)),
    frame: style(252, 24),
    selected: bold(style(231, 25)),
    field: bold(style(16, 222)),
    good: bold(style(114, 234)),
    bad: bold(style(210, 234)),
    warn: bold(style(221, 234)),
    popup: style(252, 236),
    lined: false,
};

pub(super) const LIGHT: Theme = Theme {
    name: Name::Light,
    base: style(235, 255),
    dim: style(240, 255),
    strong: bold(style(16, 255)),
    frame: style(255, 24),
    selected: bold(style(16, 153)),
    field: bold(style(16, 222)),
    good: bold(style(22, 255)),
    bad: bold(style(124, 255)),
    warn: bold(style(58, 255)),
    popup: style(235, 253),
    lined: false,
};

pub(super) const SUNLIGHT: Theme = Theme {
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
    lined: false,
};

pub(super) const MONO: Theme = Theme {
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
    lined: true,
};

impl Theme {
    /// The theme of this name where there are 256 colours.
    pub fn of(name: Name) -> Self {
        match name {
            Name::Dark => DARK,
            Name::Light => LIGHT,
            Name::Sunlight => SUNLIGHT,
            Name::Mono => MONO,
        }
    }

    /// The theme of this name with the colours that there are; its name stays, whatever it looks like.
    pub fn in_depth(name: Name, depth: Depth) -> Self {
        match depth {
            Depth::None => Self { name, ..MONO },
            Depth::Sixteen => sixteen::of(name),
            Depth::Palette => Self::of(name),
            Depth::All => Self::of(name).each(|style| Style {
                fg: style.fg.map(exact),
                bg: style.bg.map(exact),
                ..style
            }),
        }
    }

    fn each(self, change: impl Fn(Style) -> Style) -> Self {
        Self {
            name: self.name,
            base: change(self.base),
            dim: change(self.dim),
            strong: change(self.strong),
            frame: change(self.frame),
            selected: change(self.selected),
            field: change(self.field),
            good: change(self.good),
            bad: change(self.bad),
            warn: change(self.warn),
            popup: change(self.popup),
            lined: self.lined,
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

    /// Whether lines must be drawn in ASCII, since there are no backgrounds that differ.
    pub fn is_plain(&self) -> bool {
        self.lined
    }
}

/// A colour of the palette as what it is meant to be: of those behind the first sixteen it is known, and
/// whoever changed the palette of a terminal cannot change that.
fn exact(colour: Color) -> Color {
    let Color::Indexed(nth) = colour else {
        return colour;
    };
    let [red, green, blue] = rgb(nth);
    Color::Rgb(red, green, blue)
}

/// What a colour of the palette is: a cube of six steps each way, then a ramp of greys. The first sixteen are as
/// the first terminals of PCs had them.
pub(super) fn rgb(nth: u8) -> [u8; 3] {
    const STEPS: [u8; 6] = [0, 95, 135, 175, 215, 255];
    let step = |of: u8| STEPS.get(usize::from(of % 6)).copied().unwrap_or(0);
    match nth {
        0..=15 => {
            let (low, high) = if nth > 7 { (0x55, 0xff) } else { (0, 0xaa) };
            let part = |bit: u8| if nth >> bit & 1 == 1 { high } else { low };
            match nth {
                // Dark yellow was made brown.
                3 => [0xaa, 0x55, 0],
                _ => [part(0), part(1), part(2)],
            }
        }
        16..=231 => {
            let nth = nth - 16;
            [step(nth / 36), step(nth / 6), step(nth)]
        }
        232.. => [8 + 10 * (nth - 232); 3],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The relative luminance of WCAG 2.
    fn luminance(colour: Color) -> f64 {
        let channels = match colour {
            Color::Indexed(nth) => rgb(nth),
            Color::Rgb(red, green, blue) => [red, green, blue],
            other => panic!("{other:?} is whatever the terminal likes"),
        };
        let linear = channels.map(|channel| {
            let part = f64::from(channel) / 255.0;
            match part <= 0.04045 {
                true => part / 12.92,
                false => ((part + 0.055) / 1.055).powf(2.4),
            }
        });
        0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    }

    fn contrast(style: Style) -> f64 {
        let [text, ground] = [style.fg, style.bg].map(|colour| luminance(colour.unwrap()));
        (text.max(ground) + 0.05) / (text.min(ground) + 0.05)
    }

    fn pairs(theme: &Theme) -> [Style; 10] {
        let Theme {
            base,
            dim,
            strong,
            frame,
            selected,
            ..
        } = *theme;
        let Theme {
            field,
            good,
            bad,
            warn,
            popup,
            ..
        } = *theme;
        [
            base, dim, strong, frame, selected, field, good, bad, warn, popup,
        ]
    }

    #[test]
    fn every_pair_of_colours_has_contrast_enough_to_be_read() {
        for name in [Name::Dark, Name::Light, Name::Sunlight] {
            let least = if name == Name::Sunlight { 7.0 } else { 4.5 };
            for depth in [Depth::Sixteen, Depth::Palette, Depth::All] {
                let theme = Theme::in_depth(name, depth);
                for style in pairs(&theme).into_iter().chain(pairs(&theme.in_popup())) {
                    let contrast = contrast(style);
                    assert!(
                        contrast >= least,
                        "{name:?} {depth:?} {style:?}: {contrast:.1}"
                    );
                }
            }
        }
    }

    #[test]
    fn without_colours_none_is_used_whatever_was_chosen() {
        for name in [Name::Dark, Name::Light, Name::Sunlight, Name::Mono] {
            let theme = Theme::in_depth(name, Depth::None);
            assert_eq!(theme.name, name);
            assert!(theme.is_plain());
            for style in pairs(&theme) {
                assert_eq!((style.fg, style.bg), (None, None), "{name:?}");
            }
        }
    }

    #[test]
    fn the_palette_is_the_one_that_terminals_have() {
        assert_eq!(
            [16, 231, 234, 124, 226].map(rgb),
            [
                [0, 0, 0],
                [255, 255, 255],
                [28, 28, 28],
                [175, 0, 0],
                [255, 255, 0],
            ]
        );
        assert_eq!(
            [1, 3, 7, 8, 15].map(rgb),
            [
                [0xaa, 0, 0],
                [0xaa, 0x55, 0],
                [0xaa; 3],
                [0x55; 3],
                [0xff; 3],
            ]
        );
    }
}
