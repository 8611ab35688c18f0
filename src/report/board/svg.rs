//! Drawing for pages of the web: axes, steps, lines, dots and bars as SVG. Texts are the browser's own; nothing
//! here knows what is drawn.

use crate::text::escape::markup;
use std::fmt::Write;

/// The width and height of a picture, in its own units: the width of a small telephone, so that its letters can
/// be read there.
pub const WIDE: f64 = 480.0;
/// The height.
pub const HIGH: f64 = 280.0;
/// What is left free for the axes: left, right, above, below.
const LEFT: f64 = 54.0;
const RIGHT: f64 = 14.0;
const ABOVE: f64 = 12.0;
const BELOW: f64 = 40.0;
/// More dots than this are drawn smaller.
const MANY: usize = 150;

/// A picture being drawn; shares stand upright, from a floor to one.
pub struct ShareChart {
    body: String,
    floor: f64,
    dots: usize,
}

/// How a dot looks: shape and colour together, so that neither speaks alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dot {
    /// Filled.
    Plain,
    /// Hollow.
    Hollow,
    /// Downwards.
    Below,
    /// Upwards.
    Above,
}

impl ShareChart {
    /// Shares from this floor to one, with lines across.
    pub fn of_shares(floor: f64) -> Self {
        let mut picture = Self {
            body: String::new(),
            floor,
            dots: 0,
        };
        let step = match 1.0 - floor {
            span if span <= 0.12 => 2,
            span if span <= 0.3 => 5,
            span if span <= 0.6 => 10,
            _ => 20,
        };
        for percent in (0..=100).rev().step_by(step) {
            let share = f64::from(percent) / 100.0;
            if share >= floor - 1e-9 {
                let y = picture.y(share);
                let right = WIDE - RIGHT;
                let _ = write!(
                    picture.body,
                    "<path class=g d=\"M{LEFT} {y:.1}H{right}\"/><text class=y x=48 y={:.1}>{percent} %</text>",
                    y + 4.0
                );
            }
        }
        picture
    }

    /// Where a share stands; below the floor it stands on it.
    fn y(&self, share: f64) -> f64 {
        let up = (share.max(self.floor) - self.floor) / (1.0 - self.floor);
        HIGH - BELOW - up.min(1.0) * (HIGH - BELOW - ABOVE)
    }

    /// Where a part of the way from left to right lies.
    fn x(part: f64) -> f64 {
        LEFT + 8.0 + part * (WIDE - LEFT - RIGHT - 16.0)
    }

    /// A line through points: how far to the right, and which share.
    pub fn line(&mut self, class: &str, points: &[(f64, f64)]) {
        let mut path = String::new();
        for (at, (part, share)) in points.iter().enumerate() {
            let lead = if at == 0 { 'M' } else { 'L' };
            let _ = write!(path, "{lead}{:.1} {:.1}", Self::x(*part), self.y(*share));
        }
        let _ = write!(self.body, "<path class={class} d=\"{path}\"/>");
    }

    /// A line in steps, each as wide as the point it is of.
    pub fn steps(&mut self, class: &str, points: &[(f64, f64)], half: f64) {
        let mut path = String::new();
        for (at, (part, share)) in points.iter().enumerate() {
            let [left, right] =
                [part - half, part + half].map(|part| Self::x(part.clamp(0.0, 1.0)));
            let y = self.y(*share);
            let _ = match at {
                0 => write!(path, "M{left:.1} {y:.1}H{right:.1}"),
                _ => write!(path, "V{y:.1}H{right:.1}"),
            };
        }
        let _ = write!(self.body, "<path class={class} d=\"{path}\"/>");
    }

    /// A line across at a share, with what it is.
    pub fn across(&mut self, class: &str, share: f64, name: &str) {
        let y = self.y(share);
        let (left, right, name) = (LEFT + 4.0, WIDE - RIGHT, markup(name));
        let _ = write!(
            self.body,
            "<path class={class} d=\"M{LEFT} {y:.1}H{right}\"/><text class={class}t x={left} y={:.1}>{name}</text>",
            y - 4.0
        );
    }

    /// A word below the axis.
    pub fn below(&mut self, part: f64, word: &str) {
        let (x, y) = (Self::x(part), HIGH - BELOW + 16.0);
        let _ = write!(
            self.body,
            "<text class=x x={x:.1} y={y}>{}</text>",
            markup(word)
        );
    }

    /// What the axis below is of.
    pub fn axis(&mut self, name: &str) {
        let (x, y) = (WIDE / 2.0, HIGH - 6.0);
        let _ = write!(
            self.body,
            "<text class=x x={x} y={y}>{}</text>",
            markup(name)
        );
    }

    /// A dot, and what is said of it.
    pub fn dot(&mut self, look: Dot, (part, share): (f64, f64), said: &str) {
        let (x, y) = (Self::x(part), self.y(share));
        let (class, path) = match look {
            Dot::Plain => ("p", format!("M{x:.1} {y:.1}h0")),
            Dot::Hollow => ("h", ring(x, y)),
            Dot::Below => ("b", triangle(x, y, 1.0)),
            Dot::Above => ("a", triangle(x, y, -1.0)),
        };
        let title = match said.is_empty() {
            true => String::new(),
            false => format!("<title>{}</title>", markup(said)),
        };
        let _ = write!(self.body, "<path class={class} d=\"{path}\">{title}</path>");
    }

    /// Many dots of one look, of which nothing is said one by one.
    pub fn dots(&mut self, is_hollow: bool, points: &[(f64, f64)]) {
        self.dots += points.len();
        let mut path = String::new();
        for (part, share) in points {
            let (x, y) = (Self::x(*part), self.y(*share));
            let _ = match is_hollow {
                true => write!(path, "{}", ring(x, y)),
                false => write!(path, "M{x:.0} {y:.1}h0"),
            };
        }
        let class = if is_hollow { "h" } else { "p" };
        if !path.is_empty() {
            let _ = write!(self.body, "<path class={class} d=\"{path}\"/>");
        }
    }

    /// A word beside a dot.
    pub fn label(&mut self, (part, share): (f64, f64), word: &str) {
        let (x, y) = (Self::x(part), self.y(share));
        // At the right edge it stands to the left.
        let (class, x) = match x > WIDE * 0.72 {
            true => ("n", x - 8.0),
            false => ("l", x + 8.0),
        };
        let _ = write!(
            self.body,
            "<text class={class} x={x:.1} y={:.1}>{}</text>",
            y + 4.0,
            markup(word)
        );
    }

    /// The whole picture, with what it shows in words for those who do not see it.
    pub fn done(self, said: &str) -> String {
        let class = match self.dots > MANY {
            true => "\"chart many\"",
            false => "chart",
        };
        format!(
            "<svg class={class} viewBox=\"0 0 {WIDE} {HIGH}\" role=img aria-label=\"{}\">{}</svg>",
            markup(said),
            self.body
        )
    }
}

fn ring(x: f64, y: f64) -> String {
    format!("M{:.1} {y:.1}a3 3 0 1 0 6 0a3 3 0 1 0-6 0", x - 3.0)
}

fn triangle(x: f64, y: f64, down: f64) -> String {
    format!(
        "M{:.1} {:.1}h10l-5 {}z",
        x - 5.0,
        y - 4.0 * down,
        9.0 * down
    )
}

/// A bar in the line of a table: a share of its whole width, perhaps with a line at another.
pub fn bar(share: f64, target: Option<f64>) -> String {
    let wide = (share * 100.0).clamp(0.0, 100.0);
    let target = target.map_or_else(String::new, |target| {
        format!("<path class=t d=\"M{:.1} 0V12\"/>", target * 100.0)
    });
    format!(
        "<svg class=bar viewBox=\"0 0 100 12\" preserveAspectRatio=none aria-hidden=true><path d=\"M0 2H{wide:.1}V10H0z\"/>{target}</svg>"
    )
}
