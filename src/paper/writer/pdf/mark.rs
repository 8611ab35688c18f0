//! What is drawn around a reading beyond a limit, △ or ○, and boxes, ticked or not. They are lines, not
//! characters and not colours: no font need have them, and a black print keeps them.

use crate::paper::value::ReadingMark;
use krilla::color::luma;
use krilla::geom::{Path, PathBuilder};
use krilla::paint::{LineCap, LineJoin, Stroke};
use krilla::surface::Surface;

/// How much wider than its figures a marked reading is, as a share of its size.
pub const ROOM: f32 = 1.0;

/// How high a triangle is, and how far it reaches below the line that figures stand on.
const TALL: f32 = 1.2;
const BELOW: f32 = 0.2;
/// How high a figure is.
const FIGURE: f32 = 0.72;
/// How a quarter of a circle bends.
const BEND: f32 = 0.552_285;

/// How a reading stands in its mark.
pub struct Inside {
    /// Its size, as a share of the usual.
    pub size: f32,
    /// Its width, as a share of the usual.
    pub across: f32,
    /// How much lower than usual.
    pub down: f32,
}

/// How figures of this width stand in a mark of that width.
pub fn inside(mark: ReadingMark, figures: f32, wide: f32, size: f32) -> Inside {
    match mark {
        ReadingMark::Enterprise => Inside {
            size: 1.0,
            across: 1.0,
            down: 0.0,
        },
        ReadingMark::Standard => {
            let smaller = 0.72;
            let lift = 0.08;
            // A triangle is as wide at the top of the figures as what is left of its height.
            let room = wide * 0.94 * (1.0 - (lift + FIGURE * smaller) / TALL);
            let across = if figures > 0.0 {
                (room / figures).min(smaller)
            } else {
                smaller
            };
            Inside {
                size: smaller,
                across,
                down: (BELOW - lift) * size,
            }
        }
    }
}

/// Draws a mark around a reading.
pub fn around(
    surface: &mut Surface,
    mark: ReadingMark,
    (left, base): (f32, f32),
    wide: f32,
    size: f32,
) {
    let (from, to) = (left + wide * 0.03, left + wide * 0.97);
    let mut path = PathBuilder::new();
    match mark {
        ReadingMark::Standard => {
            path.move_to(from, base + BELOW * size);
            path.line_to(left + wide / 2.0, base + (BELOW - TALL) * size);
            path.line_to(to, base + BELOW * size);
            path.close();
        }
        ReadingMark::Enterprise => {
            let (x, y) = (left + wide / 2.0, base - FIGURE / 2.0 * size);
            let (across, up) = ((to - from) / 2.0, 0.6 * size);
            let (bend, rise) = (across * BEND, up * BEND);
            path.move_to(x + across, y);
            path.cubic_to(x + across, y + rise, x + bend, y + up, x, y + up);
            path.cubic_to(x - bend, y + up, x - across, y + rise, x - across, y);
            path.cubic_to(x - across, y - rise, x - bend, y - up, x, y - up);
            path.cubic_to(x + bend, y - up, x + across, y - rise, x + across, y);
            path.close();
        }
    }
    stroke(surface, path.finish(), size);
}

/// Draws a box.
pub fn square(surface: &mut Surface, ticked: bool, (left, base): (f32, f32), wide: f32, size: f32) {
    let side = 0.76;
    let (from, to) = (
        left + wide * (1.0 - side) / 2.0,
        left + wide * (1.0 + side) / 2.0,
    );
    let (low, high) = (base + 0.02 * size, base + (0.02 - side) * size);
    let mut path = PathBuilder::new();
    path.move_to(from, low);
    path.line_to(from, high);
    path.line_to(to, high);
    path.line_to(to, low);
    path.close();
    if ticked {
        path.move_to(from + wide * 0.14, base - 0.36 * size);
        path.line_to(left + wide * 0.44, base - 0.12 * size);
        path.line_to(to - wide * 0.1, base - 0.62 * size);
    }
    stroke(surface, path.finish(), size);
}

fn stroke(surface: &mut Surface, path: Option<Path>, size: f32) {
    let Some(path) = path else {
        return;
    };
    surface.set_fill(None);
    surface.set_stroke(Some(Stroke {
        paint: luma::Color::black().into(),
        width: size * 0.06,
        line_cap: LineCap::Round,
        line_join: LineJoin::Round,
        ..Stroke::default()
    }));
    surface.draw_path(&path);
}
