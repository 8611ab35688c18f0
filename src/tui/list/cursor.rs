//! The row that is selected in a list, and which rows are in sight. What rows are is not known here.

use crate::tui::keymap::intent::Intent;

/// How far a page key goes.
const PAGE: usize = 10;

/// A place in a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cursor {
    /// The selected row.
    pub at: usize,
}

impl Cursor {
    /// A cursor on a row.
    pub fn on(at: usize) -> Self {
        Self { at }
    }

    /// Moves in a list of `count` rows; says whether the intent was a movement at all.
    pub fn moved(&mut self, intent: Intent, count: usize) -> bool {
        let last = count.saturating_sub(1);
        let to = match intent {
            Intent::Up | Intent::Previous => self.at.saturating_sub(1),
            Intent::Down | Intent::Next => self.at + 1,
            Intent::PageUp => self.at.saturating_sub(PAGE),
            Intent::PageDown => self.at + PAGE,
            Intent::First => 0,
            Intent::Last => last,
            _ => return false,
        };
        self.at = to.min(last);
        true
    }

    /// Stays on what it was on, which stands at another place now or is gone, in a list of `count` rows.
    pub fn stay(&mut self, now_at: Option<usize>, count: usize) {
        self.at = now_at.unwrap_or(self.at).min(count.saturating_sub(1));
    }

    /// The first row in sight when `lines` of `count` rows are: the selected one stays near the
    /// middle, so that what comes next is seen.
    pub fn first_in_sight(&self, count: usize, lines: usize) -> usize {
        let most = count.saturating_sub(lines);
        self.at.saturating_sub(lines / 2).min(most)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn never_leaves_the_list() {
        let mut cursor = Cursor::default();
        assert!(cursor.moved(Intent::Up, 3));
        assert_eq!(cursor.at, 0);
        assert!(cursor.moved(Intent::PageDown, 3));
        assert_eq!(cursor.at, 2);
        assert!(cursor.moved(Intent::Down, 0));
        assert_eq!(cursor.at, 0);
        assert!(!cursor.moved(Intent::Confirm, 3));
    }

    #[test]
    fn the_selected_row_is_in_sight() {
        for at in 0..50 {
            let first = Cursor::on(at).first_in_sight(50, 7);
            assert!((first..first + 7).contains(&at));
        }
        assert_eq!(Cursor::on(3).first_in_sight(5, 7), 0);
    }
}
