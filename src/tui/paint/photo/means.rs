//! How photos can be drawn on this terminal. Only the environment is asked, never the terminal: a
//! question it does not understand would hang us or leave garbage on the screen, and the answer of a
//! slow line would be taken for keys. Where the environment does not say, half blocks always work,
//! and a key goes through all the ways.

use crate::text::Lang;
use crate::text::screen::evidence as say;
use ratatui::style::Color;

/// A way of drawing photos.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Means {
    /// Kitty's protocol.
    Kitty,
    /// iTerm2's protocol.
    ITerm2,
    /// Sixel.
    Sixel,
    /// Two pixels a character.
    #[default]
    Blocks,
    /// Not at all.
    Off,
}

/// What the screen is like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Canvas {
    /// How photos are drawn.
    pub means: Means,
    /// Pixels of a character, across and down.
    pub font: (u16, u16),
    /// Whether any colour can be shown, or 256.
    pub any_colour: bool,
}

/// Taken where the terminal does not tell: rather too small than over the edge.
const FONT: (u16, u16) = (8, 16);

impl Default for Canvas {
    fn default() -> Self {
        Self {
            means: Means::Blocks,
            font: FONT,
            any_colour: true,
        }
    }
}

impl Means {
    /// What it is called.
    pub fn words(self, lang: Lang) -> &'static str {
        match self {
            Means::Kitty => "kitty",
            Means::ITerm2 => "iTerm2",
            Means::Sixel => "sixel",
            Means::Blocks => say::blocks(lang),
            Means::Off => say::means_off(lang),
        }
    }

    /// The next way, when the user asks for another.
    pub fn next(self) -> Self {
        match self {
            Means::Blocks => Means::Kitty,
            Means::Kitty => Means::ITerm2,
            Means::ITerm2 => Means::Sixel,
            Means::Sixel => Means::Off,
            Means::Off => Means::Blocks,
        }
    }

    /// Whether what it draws may stay when other text is written over it.
    pub fn leaves_traces(self) -> bool {
        matches!(self, Means::Kitty | Means::ITerm2 | Means::Sixel)
    }

    fn parse(word: &str) -> Option<Self> {
        Some(match word {
            "kitty" => Means::Kitty,
            "iterm2" => Means::ITerm2,
            "sixel" => Means::Sixel,
            "blocks" => Means::Blocks,
            "off" => Means::Off,
            _ => return None,
        })
    }
}

impl Canvas {
    /// What the environment says, and the size of a character if the system knows it.
    pub fn of(env: impl Fn(&str) -> Option<String>, font: Option<(u16, u16)>) -> Self {
        let word = |name: &str| env(name).unwrap_or_default().to_ascii_lowercase();
        let asked = Means::parse(&word("SANJIAN_PHOTOS"));
        let means = asked.unwrap_or_else(|| match (guessed(&word), font) {
            // Their pictures have a size in pixels, which must not be guessed.
            (Means::ITerm2 | Means::Sixel, None) => Means::Blocks,
            (means, _) => means,
        });
        let colour = word("COLORTERM");
        let term = word("TERM");
        Self {
            means,
            font: font.unwrap_or(FONT),
            any_colour: colour.contains("truecolor")
                || colour.contains("24bit")
                || term.contains("direct")
                || !word("WT_SESSION").is_empty()
                || means.leaves_traces(),
        }
    }
}

fn guessed(word: &impl Fn(&str) -> String) -> Means {
    let (term, program) = (word("TERM"), word("TERM_PROGRAM"));
    let set = |name: &str| !word(name).is_empty();
    let has = |text: &str, parts: &[&str]| parts.iter().any(|part| text.contains(part));
    if ["", "dumb", "linux", "vt100", "vt220"].contains(&term.as_str()) && !set("WT_SESSION") {
        return Means::Off;
    }
    // A multiplexer swallows or breaks them; what it runs in may have changed since.
    if set("TMUX") || set("STY") || has(&term, &["tmux", "screen"]) {
        return Means::Blocks;
    }
    if has(&term, &["kitty", "ghostty"]) || has(&program, &["ghostty"]) {
        return Means::Kitty;
    }
    if has(&program, &["iterm", "wezterm", "mintty"]) || has(&word("LC_TERMINAL"), &["iterm"]) {
        return Means::ITerm2;
    }
    if has(&term, &["sixel", "foot", "mlterm", "yaft"]) {
        return Means::Sixel;
    }
    // What starts another terminal hands these on to it; that one's own word goes before.
    let other = set("XTERM_VERSION") || set("VTE_VERSION") || set("ALACRITTY_WINDOW_ID");
    // Konsole draws them since 22.04.
    let konsole = word("KONSOLE_VERSION").parse::<u32>();
    let konsole = konsole.is_ok_and(|version| version >= 220_400);
    match !other && (set("KITTY_WINDOW_ID") || konsole) {
        true => Means::Kitty,
        false => Means::Blocks,
    }
}

/// The nearest of the 256 colours that every terminal has.
pub fn nearest(colour: Color) -> Color {
    let Color::Rgb(red, green, blue) = colour else {
        return colour;
    };
    let parts = [red, green, blue];
    let (least, most) = (
        parts.iter().min().copied().unwrap_or(0),
        parts.iter().max().copied().unwrap_or(0),
    );
    if most - least < 12 {
        let level = (u16::from(most) + u16::from(least)) / 2;
        return match level {
            0..4 => Color::Indexed(16),
            246.. => Color::Indexed(231),
            _ => Color::Indexed(232 + u8::try_from((level.max(8) - 8) / 10).unwrap_or(23).min(23)),
        };
    }
    // The cube's levels are 0, 95, 135, 175, 215, 255.
    let step = |part: u8| match part {
        0..48 => 0,
        48..115 => 1,
        _ => (part - 35) / 40,
    };
    Color::Indexed(16 + 36 * step(red) + 6 * step(green) + step(blue))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn means(env: &[(&str, &str)], font: Option<(u16, u16)>) -> Means {
        let look = |name: &str| {
            let found = env.iter().find(|(known, _)| *known == name);
            found.map(|(_, value)| (*value).to_owned())
        };
        Canvas::of(look, font).means
    }

    #[test]
    fn known_terminals_are_known() {
        let font = Some((9, 18));
        assert_eq!(means(&[("TERM", "xterm-kitty")], None), Means::Kitty);
        assert_eq!(means(&[("TERM", "foot")], font), Means::Sixel);
        let iterm = [("TERM", "xterm-256color"), ("TERM_PROGRAM", "iTerm.app")];
        assert_eq!(means(&iterm, font), Means::ITerm2);
        assert_eq!(means(&iterm, None), Means::Blocks, "its size is not known");
        assert_eq!(means(&[("TERM", "xterm-256color")], font), Means::Blocks);
        let konsole = |version| [("TERM", "xterm-256color"), ("KONSOLE_VERSION", version)];
        assert_eq!(means(&konsole("221203"), font), Means::Kitty);
        assert_eq!(means(&konsole("200800"), font), Means::Blocks);
    }

    #[test]
    fn where_it_could_go_wrong_it_stays_plain() {
        let inside = [("TERM", "tmux-256color"), ("KITTY_WINDOW_ID", "1")];
        assert_eq!(means(&inside, None), Means::Blocks);
        let handed_on = [
            ("TERM", "xterm-256color"),
            ("KITTY_WINDOW_ID", "1"),
            ("XTERM_VERSION", "XTerm(379)"),
        ];
        assert_eq!(means(&handed_on, None), Means::Blocks);
        assert_eq!(means(&[("TERM", "linux")], None), Means::Off);
        assert_eq!(means(&[("TERM", "dumb")], None), Means::Off);
        assert_eq!(means(&[], None), Means::Off);
        let asked = [("TERM", "xterm-kitty"), ("SANJIAN_PHOTOS", "off")];
        assert_eq!(means(&asked, None), Means::Off);
    }

    #[test]
    fn a_key_goes_through_all_ways() {
        let mut seen = vec![Means::default()];
        while seen.len() < 6 {
            seen.push(seen[seen.len() - 1].next());
        }
        assert_eq!(seen[0], seen[5]);
        assert!(
            [Means::Kitty, Means::ITerm2, Means::Sixel, Means::Off]
                .iter()
                .all(|means| seen.contains(means))
        );
    }

    #[test]
    fn colours_stay_near_what_they_were() {
        assert_eq!(nearest(Color::Rgb(0, 0, 0)), Color::Indexed(16));
        assert_eq!(nearest(Color::Rgb(255, 255, 255)), Color::Indexed(231));
        assert_eq!(nearest(Color::Rgb(128, 128, 128)), Color::Indexed(244));
        assert_eq!(nearest(Color::Rgb(255, 0, 0)), Color::Indexed(196));
        assert_eq!(nearest(Color::Reset), Color::Reset);
    }
}
