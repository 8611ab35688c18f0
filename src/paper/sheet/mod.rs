//! A filled form on its way to paper: blocks of bands of panes, measured and placed on pages. Lengths are
//! whole micrometres, so the same values give the same bytes on every machine. Nothing here knows a form, a
//! value or a file format.
//!
//! | file | noun |
//! |---|---|
//! | `length` | micrometres, from millimetres and points |
//! | `area` | A4, its margins and its type area |
//! | `compose` | a form and its values become a sheet |
//! | `breaking` | how wide a text is, where its lines break |
//! | `fit` | the type size and the height that a pane takes |
//! | `frame` | the lines around panes |
//! | `slip` | what a band takes, and how bands are parted that take more than a page |
//! | `stamp` | what is said of a whole paper on each page |
//! | `place` | bands on pages: heads repeated, groups kept, signatures last, height shared out |

pub mod area;
pub mod breaking;
pub mod compose;
pub mod fit;
pub mod frame;
pub mod length;
pub mod place;
mod slip;
pub mod stamp;

#[cfg(test)]
mod tests;

use super::form::{Align, CellStand, HeadShown};
use super::value::{Picture, Piece};
use crate::text::paper;
use length::Length;

/// A filled form, not yet on pages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PaperSheet {
    /// What it is called, for bookmarks and the names of sheets.
    pub title: String,
    /// A4 on its side.
    pub landscape: bool,
    /// Its frame is as thin as its other lines.
    pub thin: bool,
    /// The code by which it is looked up; none while it is a draft.
    pub check: Option<String>,
    /// What stands on it, from top to bottom.
    pub blocks: Vec<Block>,
    /// What it was filled with, for the formats that keep data beside the paper.
    pub data: Vec<ValueTable>,
}

/// Values as programs read them back: one row an item, a text for each field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ValueTable {
    /// What the form calls it; empty: the fields of the paper itself, in one row.
    pub name: String,
    /// Its rows: fields and their texts.
    pub rows: Vec<Vec<(String, String)>>,
}

impl PaperSheet {
    /// Whether it has nothing but what repeats and what signs.
    pub fn is_bare(&self) -> bool {
        let mut between = self
            .blocks
            .iter()
            .filter(|block| !block.repeat && !block.last);
        between.all(|block| block.bands.is_empty())
    }

    /// The text of a field of the paper itself; empty where it has none.
    pub fn text(&self, field: &str) -> &str {
        let own = self.data.iter().find(|table| table.name.is_empty());
        let mut fields = own.into_iter().flat_map(|table| &table.rows).flatten();
        let found = fields.find(|(name, _)| name == field);
        found.map_or("", |(_, text)| text)
    }
}

/// Bands that belong together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Block {
    /// Shown again at the top of every page.
    pub repeat: bool,
    /// Kept whole, on the last page.
    pub last: bool,
    /// Begins on a new page.
    pub new_page: bool,
    /// The cell beside all its bands.
    pub label: Option<Pane>,
    /// Bands at its beginning.
    pub head: Vec<Band>,
    /// Where they are shown.
    pub head_shown: HeadShown,
    /// Its bands.
    pub bands: Vec<Band>,
}

/// A row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Band {
    /// The least height.
    pub least: Length,
    /// Its share of the height that is left.
    pub stretch: u32,
    /// Bands of the same number, one after the other, are kept on one page.
    pub group: usize,
    /// Its panes, from left to right.
    pub panes: Vec<Pane>,
}

/// A cell, over one band or several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pane {
    /// Where it begins, from the left edge of the frame.
    pub left: Length,
    /// Where it ends.
    pub right: Length,
    /// Over how many bands, from its own down.
    pub down: usize,
    /// Its lines as they are written; each may be broken further.
    pub lines: Vec<Vec<Piece>>,
    /// Pictures, side by side.
    pub pictures: Vec<Picture>,
    /// How it is set.
    pub look: PaneLook,
}

/// How a pane is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PaneLook {
    /// From left to right.
    pub align: Align,
    /// From top to bottom.
    pub stand: CellStand,
    /// Type size in tenths of a point.
    pub size: u32,
    /// Whether it may become smaller to fit.
    pub shrinks: bool,
    /// Which face.
    pub face: Face,
    /// One character a line.
    pub upright: bool,
    /// Height of a line in per cent of its size.
    pub leading: u32,
    /// So much of its width is left free at the right, in per cent.
    pub free: u32,
    /// Lines around it.
    pub edges: Edges,
}

/// The face of a text, by its role.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Face {
    /// 宋体: what is written in the form.
    #[default]
    Text,
    /// 黑体: titles.
    Title,
}

/// Which lines stand around a pane.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Edges {
    /// Above it.
    pub top: Edge,
    /// At its right.
    pub right: Edge,
    /// Below it.
    pub bottom: Edge,
    /// At its left.
    pub left: Edge,
}

/// A line at the side of a pane.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Edge {
    /// None.
    #[default]
    Open,
    /// Within the frame, 0.5 pt.
    Thin,
    /// The frame, 1.5 pt.
    Thick,
}

/// A document: sheets on pages, numbered through.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// What it is called.
    pub title: String,
    /// Who made it.
    pub author: String,
    /// Its pages.
    pub pages: Vec<PaperPage>,
    /// What each of its sheets was filled with.
    pub data: Vec<Vec<ValueTable>>,
}

/// A page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PaperPage {
    /// Which sheet of the document it belongs to, from 0.
    pub sheet: usize,
    /// What that sheet is called.
    pub title: String,
    /// A4 on its side.
    pub landscape: bool,
    /// The code by which the paper is looked up.
    pub check: Option<String>,
    /// Where each band begins, from the top of the type area, and how high it is.
    pub bands: Vec<BandPlace>,
    /// Its panes, from top to bottom and left to right.
    pub panes: Vec<Placed>,
}

/// Where a band stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BandPlace {
    /// From the top of the type area.
    pub top: Length,
    /// How high it is.
    pub height: Length,
}

/// A pane on a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed {
    /// The band it begins in.
    pub band: usize,
    /// The pane; its size is the one it was set in, its `down` what stands on this page.
    pub pane: Pane,
    /// Its lines as they were broken.
    pub broken: Vec<Vec<Piece>>,
}

impl PaperPage {
    /// How high a placed pane is.
    pub fn height(&self, placed: &Placed) -> Length {
        let bands = self.bands.iter().skip(placed.band).take(placed.pane.down);
        bands.map(|band| band.height).sum()
    }
}

impl Placed {
    /// How high its text is.
    pub fn text_height(&self) -> Length {
        self.pane.look.high(self.broken.len())
    }
}

impl PaneLook {
    /// How high a line is.
    pub fn line(self) -> Length {
        Length::tenths(self.size * self.leading / 100)
    }

    /// How high so many lines are.
    pub fn high(self, lines: usize) -> Length {
        let lines = i32::try_from(lines).unwrap_or(i32::MAX);
        Length(self.line().0.saturating_mul(lines))
    }
}

impl PaperPage {
    /// What stands below the frame, at the left and at the right, on the page of this number of so many.
    pub fn footer(&self, number: usize, count: usize) -> [String; 2] {
        let code = self.check.as_deref().map(paper::check_code);
        [
            code.unwrap_or_default(),
            paper::page_of(&number.to_string(), &count.to_string()),
        ]
    }
}

impl Band {
    /// Says that its form goes on, on the pages after the first.
    fn go_on(&mut self, goes_on: bool) {
        let lines = self.panes.iter_mut().flat_map(|pane| &mut pane.lines);
        for piece in lines.flatten().filter(|piece| **piece == Piece::Continued) {
            let words = if goes_on {
                paper::continued()
            } else {
                String::new()
            };
            *piece = Piece::Text(words);
        }
    }
}

impl Pane {
    /// Its text as people and programs read it, a line each.
    pub fn plain(&self) -> String {
        let lines: Vec<String> = self
            .lines
            .iter()
            .map(|line| super::value::plain(line))
            .collect();
        lines.join("\n")
    }

    /// How wide it is.
    pub fn width(&self) -> Length {
        self.right - self.left
    }
}
