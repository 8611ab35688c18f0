//! A4 and where its type area begins, upright and on its side.

use super::length::Length;
use super::{Page, Placed};

/// From the upper edge of the paper to the type area.
pub const TOP: Length = Length::mm(20);

/// Width and height of the paper.
pub fn paper(landscape: bool) -> (Length, Length) {
    match landscape {
        false => (Length::mm(210), Length::mm(297)),
        true => (Length::mm(297), Length::mm(210)),
    }
}

/// From the left edge of the paper to the type area.
pub fn left(landscape: bool) -> Length {
    match landscape {
        false => Length::mm(25),
        true => Length::mm(20),
    }
}

/// A part of the paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Area {
    /// From the left edge of the paper.
    pub left: Length,
    /// From its upper edge.
    pub top: Length,
    /// How wide.
    pub width: Length,
    /// How high.
    pub height: Length,
}

impl Page {
    /// Where a pane stands on the paper.
    pub fn area(&self, placed: &Placed) -> Area {
        let band = self.bands.get(placed.band).copied().unwrap_or_default();
        Area {
            left: left(self.landscape) + placed.pane.left,
            top: TOP + band.top,
            width: placed.pane.width(),
            height: self.height(placed),
        }
    }
}
