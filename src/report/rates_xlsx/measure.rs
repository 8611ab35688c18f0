//! How wide the columns and how tall the rows of a sheet must be for what stands in them. No
//! program is asked to fit them: a file is often printed without ever being edited.

use super::page::{KeyedCounts, RatesPage};
use crate::report::cell::{RateCell, RateColumn};
use crate::text::{escape, sheet, width};

/// Characters that a column is at least and at most made wide for.
const NARROWEST: usize = 4;
const WIDEST: usize = 36;
/// Characters of a name that are shown at all.
const LONGEST: usize = 400;
/// Points of a row, and of a line of text: room for Chinese type in any of the usual fonts.
const ROW: f64 = 18.0;
const LINE: f64 = 15.0;
/// Pixels of a column's unit of width, and of its padding.
const PIXELS: f64 = 7.0;
const PADDING: f64 = 5.0;

impl RatesPage<'_> {
    /// Wide enough for the longest word of the name, and for what stands below it.
    pub fn width(&self, column: &RateColumn, name: &str) -> f64 {
        let word = name.split(' ').map(width::width).max().unwrap_or(0).min(10);
        let rows = self.rows.iter().chain(&self.total);
        let shown = rows.map(|rates| self.shown((column.cell)(&self.at(rates))));
        float(shown.max().unwrap_or(0).max(word).clamp(NARROWEST, WIDEST) + 2)
    }

    /// The width of all columns together.
    pub fn whole_width(&self) -> f64 {
        let widths = self
            .columns()
            .map(|(_, column)| self.width(column, column.title(self.by, self.lang)));
        widths.sum()
    }

    /// The pixels of all columns together.
    pub fn pixels(&self) -> u32 {
        let columns = float(self.columns().count());
        // `as` saturates, and no table is that wide.
        (self.whole_width() * PIXELS + columns * PADDING) as u32
    }

    fn shown(&self, cell: RateCell) -> usize {
        match cell {
            RateCell::Name(name) => width::width(&label(name)),
            RateCell::Word(word) => width::width(word),
            RateCell::Met(true) => width::width(sheet::yes(self.lang)),
            RateCell::Met(false) => width::width(sheet::no(self.lang)),
            // A comma after every three digits.
            RateCell::Count(count) => count.to_string().len() * 4 / 3,
            RateCell::Rate(rate, short) => rate.len() + if short { 3 } else { 0 },
            RateCell::Target(target) => target.as_str().len(),
            RateCell::Absent => 1,
        }
    }
}

/// A name as it is shown.
pub fn label(name: &str) -> String {
    width::cut(&escape::shown(name), LONGEST)
}

/// The height of a row: a name too wide for its column takes several lines.
pub fn height((key, _): &KeyedCounts) -> f64 {
    let name = key.group.as_deref().map(label).unwrap_or_default();
    let more_lines = width::width(&name).div_ceil(WIDEST).saturating_sub(1);
    ROW + LINE * float(more_lines)
}

/// The height of a note across a table of this width.
pub fn note_height(note: &str, line: f64) -> f64 {
    LINE * (float(width::width(note)) / line).ceil() + 2.0
}

fn float(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}
