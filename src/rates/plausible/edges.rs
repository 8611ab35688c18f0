//! Clear of the limits: near a limit as many readings as scatter brings there, but none beyond it.
//! Good work has none beyond either; it has few near. So of the readings that have used up six
//! tenths of their limit, the share beyond it is what counts (a caliper test: A. Gerber and
//! N. Malhotra, Sociological Methods & Research 37, 2008, 3). Only many lots of one person tell.
//!
//! Honest work that is put right before it is written down looks like this, too: where the others
//! do so as well at this stage, it is usual.

use super::chance::{below, share_so_far};
use super::reference::Usual;
use super::series::{NEAR, Series};

/// Of the share expected beyond the limit this much is counted on.
const SURE: f64 = 0.5;
/// Readings of one lot lie near the limit together: each counts for so much.
const APART: f64 = 0.5;
/// Fewer readings near a limit than this say nothing.
const LEAST: u64 = 30;

/// The readings of an item as shares of their limits, added up.
#[derive(Clone, Copy, Debug, Default)]
pub struct EdgeShares {
    count: f64,
    sum: f64,
    squares: f64,
    /// The last reading that is not near, and the last within, half a step added.
    marks: [f64; 2],
    sides: [bool; 2],
    near: u64,
    beyond: u64,
    usual: f64,
}

/// Of many items: readings near a limit, those of them beyond it, and how many would be expected.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Clear {
    /// Readings near a limit or beyond it.
    pub near: u64,
    /// Those beyond.
    pub beyond: u64,
    /// How many would be usual, at least.
    pub usual: f64,
}

impl EdgeShares {
    /// Takes a series in, if it has limits and others show which share lies beyond.
    pub fn take(&mut self, series: &Series, usual: &Usual) {
        let [down, up] = series.limits;
        let (Some(limit), Some(beyond)) = (up.or(down), usual.beyond) else {
            return;
        };
        for value in &series.values {
            let own = if *value > 0 { up } else { down };
            let share = *value as f64 / own.unwrap_or(limit) as f64;
            self.sum += share;
            self.squares += share * share;
        }
        let (n, step) = (series.values.len() as f64, usual.step);
        let mark = |at: i64| ((at / step * step) as f64 + 0.5 * step as f64) / limit as f64;
        self.count += n;
        self.marks[0] += n * mark(limit * NEAR / 10);
        self.marks[1] += n * mark(limit);
        self.usual += n * beyond;
        let (near, out) = series.near();
        (self.near, self.beyond) = (self.near + near, self.beyond + out);
        self.sides = [
            self.sides[0] || down.is_some(),
            self.sides[1] || up.is_some(),
        ];
    }

    /// Of readings near a limit, the share beyond it: by the others' readings and by a bell curve
    /// through these, whichever is less.
    fn share(&self) -> f64 {
        let mean = self.sum / self.count;
        let sigma = libm::sqrt((self.squares / self.count - mean * mean).max(0.0));
        let [near, out] = self.marks.map(|mark| mark / self.count);
        let past = |mark: f64| {
            let up = below((mean - mark) / sigma.max(1e-9));
            let down = below((-mark - mean) / sigma.max(1e-9));
            let share = |side: bool, share: f64| if side { share } else { 0.0 };
            share(self.sides[1], up) + share(self.sides[0], down)
        };
        let own = past(out) / past(near).max(1e-300);
        own.min(self.usual / self.count)
    }
}

/// All items of a person together.
pub fn all<'a>(edges: impl Iterator<Item = &'a EdgeShares>) -> Clear {
    let edges = edges.filter(|edge| edge.near > 0);
    edges.fold(Clear::default(), |clear, edge| Clear {
        near: clear.near + edge.near,
        beyond: clear.beyond + edge.beyond,
        usual: clear.usual + edge.near as f64 * edge.share(),
    })
}

impl Clear {
    /// How likely honest readings keep so clear of their limits.
    pub fn chance(&self) -> f64 {
        let near = self.near as f64;
        let (found, expected) = (self.beyond as f64 / near.max(1.0), SURE * self.usual / near);
        if self.near < LEAST || found >= expected {
            return 1.0;
        }
        share_so_far(found, expected, APART * near)
    }
}
