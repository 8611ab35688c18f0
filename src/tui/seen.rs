//! What can be told of the terminal: its name, size, colours and locale, and how wide it draws a doubtful sign, which
//! it is asked for only before the screen is taken over: an answer must not be taken for keys.

use super::paint::depth::{Depth, TerminalKind};
use crate::text::doctor::Symptom;
use crate::workspace::held::settings::Settings;
use crossterm::cursor::{self, MoveToColumn};
use crossterm::execute;
use crossterm::style::Print;
use crossterm::terminal::{self, Clear, ClearType};
use std::io::{self, IsTerminal};

/// A sign that terminals draw narrow or wide.
const DOUBTFUL: char = '±';

/// What is found of the terminal; `asks` where it may be asked itself.
pub fn terminal_seen(settings: &Settings, asks: bool) -> Vec<Symptom> {
    if !io::stdout().is_terminal() {
        return vec![Symptom::NoTerminal];
    }
    let said = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    let kind = TerminalKind::of(said);
    let colours = match kind.depth {
        Depth::None => None,
        Depth::Sixteen => Some(16),
        Depth::Palette => Some(256),
        Depth::All => Some(1 << 24),
    };
    let (columns, lines) = terminal::size().unwrap_or_default();
    let name = said("TERM").unwrap_or_else(|| "?".to_owned());
    let mut found = vec![Symptom::Terminal(name, [columns, lines], colours)];
    found.extend(Symptom::small([columns, lines]));
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(said);
    let locale = locale.unwrap_or_else(|| "C".to_owned());
    let is_utf8 = ["utf-8", "utf8"]
        .iter()
        .any(|word| locale.to_ascii_lowercase().ends_with(word));
    if cfg!(unix) && !is_utf8 {
        found.push(Symptom::NotUtf8(locale));
    }
    let taken = u16::try_from(kind.glyphs(settings).width(DOUBTFUL)).unwrap_or(0);
    let drawn = asks.then(drawn).flatten();
    found.extend(drawn.map(|drawn| Symptom::Width(drawn, taken)));
    found
}

/// The columns that a doubtful sign takes: it is drawn, the cursor is asked for, and it is wiped off again.
fn drawn() -> Option<u16> {
    if !io::stdin().is_terminal() {
        return None;
    }
    terminal::enable_raw_mode().ok()?;
    let mut out = io::stdout();
    let drawn = execute!(out, MoveToColumn(0), Print(DOUBTFUL))
        .and_then(|()| cursor::position())
        .map(|(column, _)| column);
    _ = execute!(out, MoveToColumn(0), Clear(ClearType::CurrentLine));
    _ = terminal::disable_raw_mode();
    drawn.ok()
}
