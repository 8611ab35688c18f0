//! Where the cells of a row stand: side by side, and beside those that reach into it from the rows above. Who
//! checks a form and who fills one set its cells by this.

use super::{FormCell, FormRow};
use std::ops::Range;

/// A cell that reaches into the rows below it.
struct Reach {
    units: Range<u32>,
    rows: u32,
}

/// The cells that reach into the next row.
#[derive(Default)]
pub struct Reaching(Vec<Reach>);

/// A row, its cells in their places.
pub struct PlacedRow<'a> {
    /// Those that stand there, each with the unit it begins at.
    pub cells: Vec<(u32, &'a FormCell)>,
    /// The unit at which the row ends, with what reaches into it there.
    pub end: u32,
    /// Whether a cell stands where one reaches down from above.
    pub overlaps: bool,
}

impl Reaching {
    /// Whether none does.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Sets the cells of the next row, from a unit on; what reaches out of it reaches into the one after.
    pub fn next<'a>(
        &mut self,
        row: &'a FormRow,
        from: u32,
        is_filled: &dyn Fn(&str) -> bool,
    ) -> PlacedRow<'a> {
        let stands = |cell: &&FormCell| {
            let is_shown = cell.when.as_deref().is_none_or(is_filled);
            is_shown && !cell.unless.as_deref().is_some_and(is_filled)
        };
        let mut cells = Vec::new();
        let mut below = Vec::new();
        let mut overlaps = false;
        let mut end = from;
        for cell in row.cells.iter().filter(stands) {
            let at = self.passed(end);
            end = at.saturating_add(cell.w);
            overlaps |= self.over(at..end);
            let (units, rows) = (at..end, cell.down.unwrap_or(1).saturating_sub(1));
            below.extend((rows > 0).then_some(Reach { units, rows }));
            cells.push((at, cell));
        }
        let end = self.passed(end);
        self.0.iter_mut().for_each(|reach| reach.rows -= 1);
        self.0.retain(|reach| reach.rows > 0);
        self.0.extend(below);
        PlacedRow {
            cells,
            end,
            overlaps,
        }
    }

    /// The first unit from here on into which none reaches.
    fn passed(&self, mut at: u32) -> u32 {
        while let Some(reach) = self.0.iter().find(|reach| reach.units.contains(&at)) {
            at = reach.units.end;
        }
        at
    }

    fn over(&self, units: Range<u32>) -> bool {
        let is_over =
            |reach: &Reach| units.start < reach.units.end && reach.units.start < units.end;
        self.0.iter().any(is_over)
    }
}
