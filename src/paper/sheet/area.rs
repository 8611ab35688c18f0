//! A4, its margins and its type area, upright and on its side.

use super::length::Length;
use super::{PaperPage, Placed};
use crate::paper::form::page_height;

/// From the upper edge of the paper to the type area, and from there to the lower edge.
pub const TOP: Length = Length::mm(20);
pub const BOTTOM: Length = Length::mm(15);
/// From the upper edge of the paper to what office suites keep for a header, and from the lower edge to the footer.
pub const HEADER: Length = Length::mm(8);
pub const FOOTER: Length = Length::mm(7);

/// Width and height of the paper.
pub fn paper(landscape: bool) -> (Length, Length) {
    match landscape {
        false => (Length::mm(210), Length::mm(297)),
        true => (Length::mm(297), Length::mm(210)),
    }
}

/// From the left edge of the paper to the type area: upright there is room for binding.
pub fn left(landscape: bool) -> Length {
    match landscape {
        false => Length::mm(25),
        true => Length::mm(20),
    }
}

/// From the type area to the right edge of the paper.
pub fn right(landscape: bool) -> Length {
    match landscape {
        false => Length::mm(15),
        true => Length::mm(20),
    }
}

/// Width of the type area.
pub fn width(landscape: bool) -> Length {
    paper(landscape).0 - left(landscape) - right(landscape)
}

/// Height of the type area.
pub fn height(landscape: bool) -> Length {
    Length::mm(i32::try_from(page_height(landscape)).unwrap_or_default())
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

impl PaperPage {
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
