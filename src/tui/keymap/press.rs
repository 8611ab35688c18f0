//! A key as the keymap names it: presses only, SHIFT folded away, full-width forms recognised.

use crate::text::screen::keys;
use crate::text::{Lang, typed};
use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

/// A key pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum KeyPress {
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

impl KeyPress {
    /// The press of a key event. Some systems also send releases, which mean nothing here; SHIFT
    /// comes or does not come with a character depending on the platform, so it is not looked at.
    pub fn of(event: &KeyEvent) -> Option<Self> {
        if event.kind != KeyEventKind::Press {
            return None;
        }
        Some(match event.code {
            // A line feed, as some keypads and meters end a figure.
            KeyCode::Char('j') if event.modifiers == KeyModifiers::CONTROL => KeyPress::Enter,
            KeyCode::Char(c) if event.modifiers.contains(KeyModifiers::CONTROL) => {
                KeyPress::Ctrl(c.to_ascii_lowercase())
            }
            KeyCode::Char(c) => KeyPress::Char(c),
            KeyCode::F(n) => KeyPress::F(n),
            KeyCode::Enter => KeyPress::Enter,
            KeyCode::Esc => KeyPress::Esc,
            KeyCode::Tab => KeyPress::Tab,
            KeyCode::BackTab => KeyPress::BackTab,
            KeyCode::Backspace => KeyPress::Backspace,
            KeyCode::Delete => KeyPress::Delete,
            KeyCode::Up => KeyPress::Up,
            KeyCode::Down => KeyPress::Down,
            KeyCode::Left => KeyPress::Left,
            KeyCode::Right => KeyPress::Right,
            KeyCode::PageUp => KeyPress::PageUp,
            KeyCode::PageDown => KeyPress::PageDown,
            KeyCode::Home => KeyPress::Home,
            KeyCode::End => KeyPress::End,
            _ => return None,
        })
    }

    /// The same press with a full-width digit, sign or space as the plain one: an input method that is
    /// left on must not make a key useless.
    pub fn folded(self) -> Self {
        match self {
            KeyPress::Char('／') => KeyPress::Char('/'),
            KeyPress::Char('＊' | '×') => KeyPress::Char('*'),
            KeyPress::Char('？') => KeyPress::Char('?'),
            KeyPress::Char(c) => KeyPress::Char(typed::plain(c)),
            other => other,
        }
    }

    /// Whether a letter must be typed for it, which the input method would take.
    pub fn needs_letter(self) -> bool {
        matches!(self, KeyPress::Char(c) if c.is_alphabetic())
    }

    /// What is printed on the key.
    pub fn name(self, lang: Lang) -> String {
        match self {
            KeyPress::Char(' ') => keys::space(lang).to_owned(),
            KeyPress::Char(c) => c.to_string(),
            KeyPress::Ctrl(c) => format!("Ctrl-{}", c.to_ascii_uppercase()),
            KeyPress::F(n) => format!("F{n}"),
            KeyPress::Up => keys::arrow_up(lang).to_owned(),
            KeyPress::Down => keys::arrow_down(lang).to_owned(),
            KeyPress::Left => keys::arrow_left(lang).to_owned(),
            KeyPress::Right => keys::arrow_right(lang).to_owned(),
            KeyPress::PageUp => "PgUp".to_owned(),
            KeyPress::PageDown => "PgDn".to_owned(),
            KeyPress::BackTab => "Shift-Tab".to_owned(),
            KeyPress::Delete => "Del".to_owned(),
            KeyPress::Typing => keys::typing(lang).to_owned(),
            other => format!("{other:?}"),
        }
    }
}
