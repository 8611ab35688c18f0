//! A field for a PIN: dots instead of what is typed, wiped when it is let go. Only plain letters,
//! digits and signs are taken, so that an input method cannot put in what nobody sees. What was typed
//! and left standing is wiped: whoever comes by later does not sign with it (K8).

use crate::tui::keymap::intent::Intent;
use crate::tui::page::Scene;
use crate::tui::paint::pen::Pen;
use crate::workspace::Pin;
use ratatui::layout::Position;
use zeroize::Zeroizing;

/// The longest PIN; room for it is made at once, so that growing leaves no copy behind.
const LONGEST: usize = 128;

/// Milliseconds after the last key until what was typed is worth nothing any more.
const STANDS: u64 = 5 * 60 * 1000;

/// What a field made of an intent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PinTaken {
    /// It was typing, and was taken.
    Typed,
    /// A character that a PIN does not have: an input method is on.
    NotPlain,
    /// It was no typing.
    Other,
}

/// A field for a PIN.
pub struct PinField {
    typed: Zeroizing<String>,
    /// When the last key was pressed, by the clock that nobody sets.
    touched: u64,
}

impl Default for PinField {
    fn default() -> Self {
        Self {
            typed: Zeroizing::new(String::with_capacity(LONGEST)),
            touched: 0,
        }
    }
}

impl std::fmt::Debug for PinField {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PinField(…)")
    }
}

impl PinField {
    /// Takes an intent of typing at `now` (milliseconds); full-width digits count as plain ones.
    pub fn typed(&mut self, intent: Intent, now: u64) -> PinTaken {
        self.is_stale(now);
        self.touched = now;
        match intent {
            Intent::Type(c) => {
                let plain = match c {
                    '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
                    other => other,
                };
                if !plain.is_ascii_graphic() && plain != ' ' {
                    return PinTaken::NotPlain;
                }
                if self.typed.len() < LONGEST {
                    self.typed.push(plain);
                }
                PinTaken::Typed
            }
            Intent::Erase => {
                self.typed.pop();
                PinTaken::Typed
            }
            Intent::Delete => {
                self.clear();
                PinTaken::Typed
            }
            _ => PinTaken::Other,
        }
    }

    /// Whether nothing was typed.
    pub fn is_empty(&self) -> bool {
        self.typed.is_empty()
    }

    /// Whether what was typed stood there too long; it is wiped then.
    pub fn is_stale(&mut self, now: u64) -> bool {
        let stale = !self.is_empty() && now.saturating_sub(self.touched) > STANDS;
        if stale {
            self.clear();
        }
        stale
    }

    /// Wipes it.
    pub fn clear(&mut self) {
        *self = Self::default();
    }

    /// Hands the PIN out and wipes the field.
    pub fn take(&mut self) -> Pin {
        let pin = Pin::new(&self.typed);
        self.clear();
        pin
    }

    /// Draws the dots; says where the terminal's cursor belongs behind them while it is typed in.
    pub fn write(&self, pen: &mut Pen, here: bool, scene: &Scene) -> Option<Position> {
        let columns = pen
            .columns()
            .checked_sub(1)
            .filter(|columns| *columns > 0)?;
        let (theme, at) = (scene.theme, pen.position());
        let style = if here { theme.field } else { theme.popup };
        let dots = "*".repeat(self.typed.len().min(columns));
        pen.row(&[(&dots, style)], style);
        let x = at.x.saturating_add(u16::try_from(dots.len()).unwrap_or(0));
        here.then_some(Position { x, ..at })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_digits_in_any_width_and_nothing_an_input_method_makes() {
        let mut field = PinField::default();
        for c in "48２913".chars() {
            assert_eq!(field.typed(Intent::Type(c), 0), PinTaken::Typed);
        }
        assert_eq!(field.typed(Intent::Type('钢'), 0), PinTaken::NotPlain);
        assert!(field.take() == Pin::new("482913"));
        assert!(field.is_empty());
    }

    #[test]
    fn what_was_left_standing_is_gone() {
        let mut field = PinField::default();
        for (c, now) in "4829".chars().zip([0, STANDS, 2 * STANDS, 3 * STANDS]) {
            field.typed(Intent::Type(c), now);
        }
        assert!(!field.is_stale(4 * STANDS), "each key begins the time anew");
        assert!(field.is_stale(4 * STANDS + 1) && field.is_empty());
        assert!(!field.is_stale(9 * STANDS), "an empty field is not stale");
        field.typed(Intent::Type('1'), 0);
        field.typed(Intent::Type('2'), STANDS + 1);
        assert!(
            field.take() == Pin::new("2"),
            "nobody types on where another left"
        );
    }
}
