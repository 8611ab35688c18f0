//! What stands in one range of cells. A pane is one field, unless its lines stand far apart, as those do where
//! people sign: no cell can set its lines apart, so each of them is a field of its own, and so is the place left
//! free for the hand.

use crate::paper::form::{Align, CellStand};
use crate::paper::sheet::fit::{ABOVE, free, parts, picture_sizes, side};
use crate::paper::sheet::length::Length;
use crate::paper::sheet::{Edge, Pane, PaneLook, PaperPage, Placed};
use crate::paper::value::{Piece, plain};
use crate::text::escape;

/// From this height of a line on, in per cent of its size, every line is a field.
const APART: u32 = 150;

/// What stands in one range of cells.
pub struct RangeField<'a> {
    /// From left to right.
    pub across: (Length, Length),
    /// From top to bottom.
    pub down: (Length, Length),
    /// How it is set.
    pub look: PaneLook,
    /// Its text, line by line.
    pub text: String,
    /// Whether the text stands in one line.
    pub is_line: bool,
    /// Pictures on it.
    pub pictures: Vec<Photo<'a>>,
}

/// A picture on a field.
pub struct Photo<'a> {
    /// JPEG or PNG.
    pub bytes: &'a [u8],
    /// From the left and from the top of the field.
    pub at: (Length, Length),
    /// Its width and height.
    pub size: (Length, Length),
}

/// The fields of a page, from top to bottom.
pub fn fields(page: &PaperPage) -> Vec<RangeField<'_>> {
    let panes = page.panes.iter();
    panes.flat_map(|placed| of_pane(page, placed)).collect()
}

fn of_pane<'a>(page: &PaperPage, placed: &'a Placed) -> Vec<RangeField<'a>> {
    let pane = &placed.pane;
    let top = page
        .bands
        .get(placed.band)
        .map_or(Length::default(), |band| band.top);
    let height = page.height(placed);
    let apart = pane.look.leading >= APART
        && pane.look.stand == CellStand::Middle
        && pane.pictures.is_empty()
        && pane.lines.len() > 1;
    let whole = RangeField {
        across: (pane.left, pane.right),
        down: (top, top + height),
        look: pane.look,
        text: String::new(),
        is_line: placed.broken.len() == 1,
        pictures: photos(placed, height),
    };
    let mut fields = match apart {
        true => lines(pane, &whole),
        false => vec![RangeField {
            text: text(&pane.lines),
            ..whole
        }],
    };
    leave_free(pane, &mut fields);
    fields
}

/// What is left free at the right is a field without text: there a hand signs, or types.
fn leave_free(pane: &Pane, fields: &mut Vec<RangeField>) {
    let free = free(pane);
    let (Some(first), Some(last), true) = (
        fields.first(),
        fields.last(),
        free > Length::default() && pane.look.align == Align::Right,
    ) else {
        return;
    };
    let mut look = pane.look;
    look.edges.left = Edge::Open;
    let right = RangeField {
        across: (pane.right - free, pane.right),
        down: (first.down.0, last.down.1),
        look,
        text: String::new(),
        is_line: false,
        pictures: Vec::new(),
    };
    for field in fields.iter_mut() {
        field.across.1 = right.across.0;
        field.look.edges.right = Edge::Open;
    }
    fields.push(right);
}

/// Each line as a field, as high as the lines it is broken into.
fn lines<'a>(pane: &Pane, whole: &RangeField<'a>) -> Vec<RangeField<'a>> {
    let counted = { pane.lines.iter() }.map(|line| parts(pane, line, pane.look.size).len());
    let counted: Vec<u32> = counted
        .map(|count| u32::try_from(count).unwrap_or(1))
        .collect();
    let all: u32 = counted.iter().sum();
    let (top, bottom) = whole.down;
    let mut above = 0;
    let mut fields = Vec::new();
    for (line, count) in pane.lines.iter().zip(counted) {
        let below = above + count;
        let mut look = whole.look;
        if above > 0 {
            look.edges.top = Edge::Open;
        }
        if below < all {
            look.edges.bottom = Edge::Open;
        }
        let at = |part| top + (bottom - top).part(part, all);
        fields.push(RangeField {
            down: (at(above), at(below)),
            look,
            text: text(std::slice::from_ref(line)),
            is_line: count == 1,
            pictures: Vec::new(),
            ..*whole
        });
        above = below;
    }
    fields
}

fn text(lines: &[Vec<Piece>]) -> String {
    let shown = lines
        .iter()
        .map(|line| escape::shown(&plain(line)).into_owned());
    shown.collect::<Vec<_>>().join("\n")
}

/// Pictures below the text, each in the middle of its share of the width; in the middle of the field where there
/// is no text.
fn photos(placed: &Placed, height: Length) -> Vec<Photo<'_>> {
    let pane = &placed.pane;
    let sizes = picture_sizes(pane);
    let tallest = sizes.iter().map(|size| size.1).max().unwrap_or_default();
    let top = match placed.broken.iter().all(Vec::is_empty) {
        true => (height - tallest).part(1, 2),
        false => ABOVE + placed.text_height() + ABOVE,
    };
    let count = u32::try_from(sizes.len()).unwrap_or(1);
    let room = pane.width() - side(pane) - side(pane);
    let shares = (0..).zip(pane.pictures.iter().zip(sizes));
    shares
        .map(|(at, (picture, size))| Photo {
            bytes: &picture.bytes,
            at: (
                side(pane) + room.part(at, count) + (room.part(1, count) - size.0).part(1, 2),
                top,
            ),
            size,
        })
        .collect()
}

impl RangeField<'_> {
    /// The number it is, where it is nothing else, and how many places it is written with. What only looks like
    /// one, a code, stays what it is.
    pub fn number(&self) -> Option<(f64, usize)> {
        number(&self.text).filter(|_| self.is_line)
    }
}

/// The number that a text is, and how many places it is written with.
pub fn number(text: &str) -> Option<(f64, usize)> {
    let (whole, places) = match text.split_once('.') {
        Some((whole, places)) if !places.is_empty() => (whole, places),
        Some(_) => return None,
        None => (text, ""),
    };
    let figures = whole.strip_prefix('-').unwrap_or(whole);
    let plain = |figures: &str| figures.bytes().all(|figure| figure.is_ascii_digit());
    let is_counted = (1..=MOST_FIGURES).contains(&figures.len()) && places.len() <= MOST_PLACES;
    let is_code = figures.len() > 1 && figures.starts_with('0') || text == "-0";
    (plain(figures) && plain(places) && is_counted && !is_code)
        .then(|| text.parse().ok())
        .flatten()
        .map(|number| (number, places.len()))
}

/// Codes of lots and people have more figures than what is counted or measured.
const MOST_FIGURES: usize = 7;
/// More places than this no rule has.
const MOST_PLACES: usize = 4;

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn what_is_nothing_but_a_number_is_one() {
        for (text, is) in [
            ("10", (10.0, 0)),
            ("113.68", (113.68, 2)),
            ("7.50", (7.5, 2)),
            ("0", (0.0, 0)),
            ("-0.5", (-0.5, 1)),
        ] {
            assert_eq!(number(text), Some(is), "{text}");
        }
        for text in [
            "",
            "007",
            "00.5",
            "01060402",
            "11020101",
            "110201010001",
            "-",
            "-0",
            ".5",
            "5.",
            "1.2.3",
            "1e5",
            "+5",
            "5mm",
            "13△",
            "１０",
            "1 000",
            "inf",
            "--1",
        ] {
            assert_eq!(number(text), None, "{text}");
        }
    }
}
