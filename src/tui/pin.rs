//! A field for a PIN: dots instead of what is typed, wiped when it is let go. Only plain letters,
//! digits and signs are taken, so that an input method cannot put in what nobody sees.

use super::intent::Intent;
use super::pen::Pen;
use super::screen::Scene;
use crate::workspace::Pin;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use zeroize::Zeroizing;

/// The longest PIN; room for it is made at once, so that growing leaves no copy behind.
const LONGEST: usize = 128;

/// What a field made of an intent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    /// It was typing, and was taken.
    Typed,
    /// A character that a PIN does not have: an input method is on.
    NotPlain,
    /// It was no typing.
    Other,
}

/// A field for a PIN.
pub struct PinField(Zeroizing<String>);

impl Default for PinField {
    fn default() -> Self {
        Self(Zeroizing::new(String::with_capacity(LONGEST)))
    }
}

impl std::fmt::Debug for PinField {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PinField(…)")
    }
}

impl PinField {
    /// Takes an intent of typing; full-width digits count as plain ones.
    pub fn typed(&mut self, intent: Intent) -> Taken {
        match intent {
            Intent::Type(c) => {
                let plain = match c {
                    '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
                    other => other,
                };
                if !plain.is_ascii_graphic() && plain != ' ' {
                    return Taken::NotPlain;
                }
                if self.0.len() < LONGEST {
                    self.0.push(plain);
                }
                Taken::Typed
            }
            Intent::Erase => {
                self.0.pop();
                Taken::Typed
            }
            Intent::Delete => {
                self.clear();
                Taken::Typed
            }
            _ => Taken::Other,
        }
    }

    /// Whether nothing was typed.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Wipes it.
    pub fn clear(&mut self) {
        *self = Self::default();
    }

    /// Hands the PIN out and wipes the field.
    pub fn take(&mut self) -> Pin {
        let pin = Pin::new(&self.0);
        self.clear();
        pin
    }

    /// Draws the dots, with the terminal's cursor behind them while it is typed in.
    pub fn view(&self, frame: &mut Frame, area: Rect, here: bool, scene: &Scene) {
        if area.width < 2 || area.height == 0 {
            return;
        }
        let style = if here {
            scene.theme.field
        } else {
            scene.theme.popup
        };
        let room = usize::from(area.width) - 1;
        let dots = "*".repeat(self.0.len().min(room));
        Pen::new(frame.buffer_mut(), area).row(&[(&dots, style)], style);
        if here && scene.on_top {
            let x = area.x + u16::try_from(dots.len()).unwrap_or(0);
            frame.set_cursor_position(Position { x, y: area.y });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_digits_in_any_width_and_nothing_an_input_method_makes() {
        let mut field = PinField::default();
        for c in "48２913".chars() {
            assert_eq!(field.typed(Intent::Type(c)), Taken::Typed);
        }
        assert_eq!(field.typed(Intent::Type('钢')), Taken::NotPlain);
        assert!(field.take() == Pin::new("482913"));
        assert!(field.is_empty());
    }
}
