//! A key as the keymap names it: presses only, SHIFT folded away, full-width forms recognised.

use crate::text::screen::keys;
use crate::text::{Lang, typed};
use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

/// A key pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Press {
    /// A character; what an input method commits arrives like this too.
    Char(char),
    /// A character held with Ctrl.
    Ctrl(char),
    /// A function key.
    F(u8),
    /// Enter, of the number pad too.
    Enter,
    /// Esc.
    Esc,
    /// Tab.
    Tab,
    /// Shift-Tab.
    BackTab,
    /// Backspace.
    Backspace,
    /// Delete.
    Delete,
    /// Cursor up.
    Up,
    /// Cursor down.
    Down,
    /// Cursor left.
    Left,
    /// Cursor right.
    Right,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
    /// Home.
    Home,
    /// End.
    End,
    /// In the table: any character that is typed.
    Typing,
}

impl Press {
    /// The press of a key event. Some systems also send releases, which mean nothing here; SHIFT
    /// comes or does not come with a character depending on the platform, so it is not looked at.
    pub fn of(event: &KeyEvent) -> Option<Self> {
        if event.kind != KeyEventKind::Press {
            return None;
        }
        Some(match event.code {
            // A line feed, as some keypads and meters end a figure.
            KeyCode::Char('j') if event.modifiers == KeyModifiers::CONTROL => Press::Enter,
            KeyCode::Char(c) if event.modifiers.contains(KeyModifiers::CONTROL) => {
                Press::Ctrl(c.to_ascii_lowercase())
            }
            KeyCode::Char(c) => Press::Char(c),
            KeyCode::F(n) => Press::F(n),
            KeyCode::Enter => Press::Enter,
            KeyCode::Esc => Press::Esc,
            KeyCode::Tab => Press::Tab,
            KeyCode::BackTab => Press::BackTab,
            KeyCode::Backspace => Press::Backspace,
            KeyCode::Delete => Press::Delete,
            KeyCode::Up => Press::Up,
            KeyCode::Down => Press::Down,
            KeyCode::Left => Press::Left,
            KeyCode::Right => Press::Right,
            KeyCode::PageUp => Press::PageUp,
            KeyCode::PageDown => Press::PageDown,
            KeyCode::Home => Press::Home,
            KeyCode::End => Press::End,
            _ => return None,
        })
    }

    /// The same press with a full-width digit or space as the plain one: an input method that is
    /// left on must not make a key useless.
    pub fn folded(self) -> Self {
        match self {
            Press::Char(c) => Press::Char(typed::plain(c)),
            other => other,
        }
    }

    /// Whether a letter must be typed for it, which the input method would take.
    pub fn needs_letter(self) -> bool {
        matches!(self, Press::Char(c) if c.is_alphabetic())
    }

    /// What is printed on the key.
    pub fn name(self, lang: Lang) -> String {
        match self {
            Press::Char(' ') => keys::space(lang).to_owned(),
            Press::Char(c) => c.to_string(),
            Press::Ctrl(c) => format!("Ctrl-{}", c.to_ascii_uppercase()),
            Press::F(n) => format!("F{n}"),
            Press::Up => keys::arrow_up(lang).to_owned(),
            Press::Down => keys::arrow_down(lang).to_owned(),
            Press::Left => keys::arrow_left(lang).to_owned(),
            Press::Right => keys::arrow_right(lang).to_owned(),
            Press::PageUp => "PgUp".to_owned(),
            Press::PageDown => "PgDn".to_owned(),
            Press::BackTab => "Shift-Tab".to_owned(),
            Press::Delete => "Del".to_owned(),
            Press::Typing => keys::typing(lang).to_owned(),
            other => format!("{other:?}"),
        }
    }
}
