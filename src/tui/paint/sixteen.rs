//! The themes where there are sixteen colours, the brighter eight of them perhaps for texts alone. What each is
//! like is the terminal's affair; those taken here are apart on all of them.

use super::theme::{MONO, Name, Theme, bold};
use ratatui::style::{Color, Modifier, Style};

const BLACK: u8 = 0;
const RED: u8 = 1;
const GREEN: u8 = 2;
const BLUE: u8 = 4;
const CYAN: u8 = 6;
const GREY: u8 = 7;
const BRIGHT_RED: u8 = 9;
const BRIGHT_GREEN: u8 = 10;
const YELLOW: u8 = 11;
const WHITE: u8 = 15;

const fn style(text: u8, ground: u8) -> Style {
    Style::new()
        .fg(Color::Indexed(text))
        .bg(Color::Indexed(ground))
}

const DARK: Theme = Theme {
    name: Name::Dark,
    base: style(GREY, BLACK),
    dim: style(GREY, BLACK),
    strong: bold(style(WHITE, BLACK)),
    frame: style(WHITE, BLUE),
    selected: style(BLACK, CYAN),
    field: style(BLACK, GREY),
    good: style(BRIGHT_GREEN, BLACK),
    bad: bold(style(BRIGHT_RED, BLACK)),
    warn: style(YELLOW, BLACK),
    popup: style(WHITE, BLACK),
    lined: true,
};

const LIGHT: Theme = Theme {
    name: Name::Light,
    base: style(BLACK, GREY),
    dim: style(BLACK, GREY),
    strong: style(BLACK, GREY).add_modifier(Modifier::UNDERLINED),
    frame: style(WHITE, BLUE),
    selected: style(WHITE, BLUE),
    field: style(BLACK, CYAN),
    good: style(BLACK, GREEN),
    bad: style(WHITE, RED),
    warn: style(YELLOW, BLACK),
    popup: style(BLACK, GREY),
    lined: true,
};

const SUNLIGHT: Theme = Theme {
    name: Name::Sunlight,
    base: style(BLACK, WHITE),
    dim: style(BLACK, WHITE),
    strong: style(BLACK, WHITE).add_modifier(Modifier::UNDERLINED),
    frame: style(WHITE, BLACK),
    selected: style(WHITE, BLACK),
    field: style(BLACK, YELLOW),
    good: style(BLACK, BRIGHT_GREEN),
    bad: bold(style(WHITE, RED)),
    warn: style(BLACK, YELLOW),
    popup: style(BLACK, WHITE),
    lined: true,
};

/// The theme of this name.
pub fn of(name: Name) -> Theme {
    match name {
        Name::Dark => DARK,
        Name::Light => LIGHT,
        Name::Sunlight => SUNLIGHT,
        Name::Mono => MONO,
    }
}
