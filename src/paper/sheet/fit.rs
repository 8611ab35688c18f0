//! The type size and the height that a pane takes: as it is written when that fits; smaller, step by step, when
//! it must; and higher when even that does not do. Nothing is ever cut.

use super::breaking::{BrokenLines, broken, longest};
use super::length::Length;
use super::{Pane, PaneLook, Piece};

/// Between the line of a pane and its text, at the left and right; less where the pane is narrow.
const SIDE: Length = Length(900);
/// Between the line of a pane and its text, above and below.
pub const ABOVE: Length = Length(500);

/// Sizes that are tried where a pane may become smaller, in tenths of a point.
const SIZES: [u32; 4] = [90, 80, 75, 65];
/// Nothing becomes smaller than this because it is long, only where a word would be cut.
const LEAST: u32 = 75;

/// A pane with the size it is set in, its lines broken, and the height it takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fitted {
    /// In tenths of a point.
    pub size: u32,
    /// Its lines.
    pub lines: BrokenLines,
    /// What it takes.
    pub height: Length,
}

/// Fits a pane into so much height, if it can be, and keeps its words whole, if they can be.
pub fn fit(pane: &Pane, room: Length) -> Fitted {
    let smaller = SIZES
        .into_iter()
        .filter(|size| pane.look.shrinks && *size < pane.look.size);
    let mut best = at_size(pane, pane.look.size);
    for size in smaller {
        if best.height <= room && is_whole(pane, best.size) {
            return best;
        }
        let next = at_size(pane, size);
        let is_low = best.height > room && size >= LEAST;
        if is_low || !is_whole(pane, best.size) && is_whole(pane, size) {
            best = next;
        }
    }
    best
}

/// Whether no word must be cut.
fn is_whole(pane: &Pane, size: u32) -> bool {
    let room = text_room(pane);
    pane.lines.iter().all(|line| longest(line, size) <= room)
}

fn at_size(pane: &Pane, size: u32) -> Fitted {
    let lines = pane.lines.iter();
    let lines: BrokenLines = lines.flat_map(|line| parts(pane, line, size)).collect();
    let look = PaneLook { size, ..pane.look };
    let height = look.high(lines.len()) + picture_height(pane) + ABOVE + ABOVE;
    Fitted {
        size,
        lines,
        height,
    }
}

/// A line of a pane in the lines that it is broken into at this size.
pub fn parts(pane: &Pane, line: &[Piece], size: u32) -> BrokenLines {
    match pane.look.upright {
        true => vec![line.to_vec()],
        false => broken(line, size, text_room(pane)),
    }
}

/// The width that text has in a pane.
pub fn text_room(pane: &Pane) -> Length {
    pane.width() - free(pane) - side(pane) - side(pane)
}

/// What is left free at the right of a pane.
pub fn free(pane: &Pane) -> Length {
    pane.width().share(i64::from(pane.look.free) * 10)
}

/// Between the line of a pane and its text, at the left and right.
pub fn side(pane: &Pane) -> Length {
    SIDE.min(pane.width().part(1, 12))
}

/// The largest height of a picture; smaller ones keep their shape.
const TALL: Length = Length::mm(90);

/// The width and height of a pane's pictures, side by side.
pub fn picture_sizes(pane: &Pane) -> Vec<(Length, Length)> {
    let count = u32::try_from(pane.pictures.len()).unwrap_or(1).max(1);
    let room = (pane.width() - side(pane) - side(pane)).part(1, count);
    let sized = pane.pictures.iter().map(|picture| {
        let (columns, rows) = (picture.size.0.max(1), picture.size.1.max(1));
        let height = room.part(rows, columns);
        match height <= TALL {
            true => (room, height),
            false => (TALL.part(columns, rows).min(room), TALL),
        }
    });
    sized.collect()
}

/// How high its pictures are, with what stands above them.
pub fn picture_height(pane: &Pane) -> Length {
    let heights = picture_sizes(pane).into_iter().map(|(_, height)| height);
    let tallest = heights.max();
    tallest.map_or(Length::default(), |height| height + ABOVE)
}
