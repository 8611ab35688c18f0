//! Where something was drawn that can be pressed with the mouse. It is noted while a frame is made, and is good
//! for that frame alone. The mouse does nothing that keys do not: whatever is pressed stands for keys.

use crate::text::width::width;
use crate::tui::keymap::press::KeyPress;
use crate::tui::paint::pen::PenPart;
use ratatui::layout::{Position, Rect};
use std::cell::RefCell;

/// What a press stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pressed {
    /// A row so many below the selected one, or above it; what a press on the selected one does.
    Row(isize, Option<KeyPress>),
    /// A key.
    Key(KeyPress),
}

/// What was drawn where.
#[derive(Debug, Default)]
pub struct Hits(RefCell<Vec<(Rect, Pressed)>>);

impl Hits {
    /// Forgets everything: what is drawn next covers it.
    pub fn clear(&self) {
        self.0.borrow_mut().clear();
    }

    /// Notes what an area stands for.
    pub fn note(&self, area: Rect, hit: Pressed) {
        if !area.is_empty() {
            self.0.borrow_mut().push((area, hit));
        }
    }

    /// Notes something that is turned by left and right: its left half for the one, its right half for the other.
    pub fn note_turned(&self, area: Rect) {
        let half = area.width / 2;
        let right = Rect {
            x: area.x + half,
            width: area.width - half,
            ..area
        };
        self.note(
            Rect {
                width: half,
                ..area
            },
            Pressed::Key(KeyPress::Left),
        );
        self.note(right, Pressed::Key(KeyPress::Right));
    }

    /// How much is noted by now.
    pub fn noted(&self) -> usize {
        self.0.borrow().len()
    }

    /// Notes what an area stands for where nothing does that was noted since.
    pub fn note_below(&self, since: usize, area: Rect, hit: Pressed) {
        if !area.is_empty() {
            let mut all = self.0.borrow_mut();
            let since = since.min(all.len());
            all.insert(since, (area, hit));
        }
    }

    /// What stands there: of several, what was drawn last.
    pub fn at(&self, x: u16, y: u16) -> Option<Pressed> {
        let all = self.0.borrow();
        let mut last = all.iter().rev();
        let there = last.find(|(area, _)| area.contains(Position { x, y }));
        there.map(|(_, hit)| *hit)
    }
}

/// Where a part of a line stands that begins at the left edge of an area.
pub fn part(line: Rect, parts: &[PenPart], nth: usize) -> Rect {
    let short = |columns| u16::try_from(columns).unwrap_or(u16::MAX);
    let before = parts.iter().take(nth).map(|(text, _)| width(text)).sum();
    let wide = parts.get(nth).map_or(0, |(text, _)| width(text));
    let x = line.x.saturating_add(short(before));
    let whole = Rect {
        x,
        width: short(wide),
        height: 1,
        ..line
    };
    whole.intersection(line)
}

/// The keys that a press stands for.
pub fn keys(hit: Pressed) -> Vec<KeyPress> {
    match hit {
        Pressed::Row(0, does) => does.into_iter().collect(),
        Pressed::Row(below, _) if below > 0 => vec![KeyPress::Down; below.unsigned_abs()],
        Pressed::Row(above, _) => vec![KeyPress::Up; above.unsigned_abs()],
        Pressed::Key(key) => vec![key],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_drawn_last_is_what_is_pressed() {
        let hits = Hits::default();
        hits.note(Rect::new(0, 0, 10, 5), Pressed::Row(2, None));
        hits.note(Rect::new(0, 1, 10, 1), Pressed::Key(KeyPress::F(8)));
        hits.note_turned(Rect::new(0, 9, 6, 1));
        assert_eq!(hits.at(3, 0), Some(Pressed::Row(2, None)));
        assert_eq!(hits.at(3, 1), Some(Pressed::Key(KeyPress::F(8))));
        assert_eq!(hits.at(2, 9), Some(Pressed::Key(KeyPress::Left)));
        assert_eq!(hits.at(3, 9), Some(Pressed::Key(KeyPress::Right)));
        assert_eq!(hits.at(10, 0), None);
        hits.clear();
        assert_eq!(hits.at(3, 0), None);
    }

    #[test]
    fn a_row_is_gone_to_and_the_selected_one_is_opened() {
        assert_eq!(keys(Pressed::Row(2, None)), [KeyPress::Down; 2]);
        assert_eq!(keys(Pressed::Row(-1, None)), [KeyPress::Up]);
        assert_eq!(
            keys(Pressed::Row(0, Some(KeyPress::Enter))),
            [KeyPress::Enter]
        );
        assert_eq!(keys(Pressed::Row(0, None)), []);
    }
}
