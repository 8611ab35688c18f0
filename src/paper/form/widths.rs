//! Whether the cells of every row fill it, whichever of them stand there, and none stands where another one
//! reaches down from above.

use super::flaw::{At, Faults, FormFlaw, Many};
use super::{Cell, Form, Part, Row};
use std::collections::BTreeSet;

/// On so many fields the cells of one part may depend: each doubles what there is to look at.
const MOST_CONDITIONS: usize = 8;

/// A cell that reaches into the rows below it.
#[derive(Clone, Copy)]
struct Reach {
    from: u32,
    to: u32,
    rows: u32,
}

/// The flaws of the rows of a part, those of its head and the others.
pub fn faults(form: &Form, part: &Part, at: At) -> Faults {
    let label = part.label.as_ref().map_or(0, |label| label.w);
    let units = part.units.unwrap_or(form.units);
    let room = label..units;
    let mut faults = Faults::new();
    for (head, rows) in [(true, &part.head), (false, &part.rows)] {
        let names = conditions(rows);
        if names.len() > MOST_CONDITIONS {
            let (what, most) = (Many::Conditions, MOST_CONDITIONS);
            faults.push((at, FormFlaw::TooMany { what, most }));
            continue;
        }
        for filled in 0..1_usize << names.len() {
            let is_filled = |name: &str| {
                let known = names.iter().position(|known| *known == name);
                known.is_some_and(|bit| filled >> bit & 1 == 1)
            };
            let flaws = flaws(rows, &room, &is_filled)
                .into_iter()
                .map(|(row, flaw)| {
                    let row = Some(row + 1);
                    (At { head, row, ..at }, flaw)
                });
            for fault in flaws {
                // Of a row one width is told, not one for each combination.
                if !faults.iter().any(|(known, _)| *known == fault.0) {
                    faults.push(fault);
                }
            }
        }
    }
    faults
}

/// The fields on which it depends which cells stand there.
fn conditions(rows: &[Row]) -> Vec<&str> {
    let cells = rows.iter().flat_map(|row| &row.cells);
    let names = cells.flat_map(|cell| cell.when.iter().chain(&cell.unless));
    let names: BTreeSet<&str> = names.map(String::as_str).collect();
    names.into_iter().collect()
}

fn flaws(
    rows: &[Row],
    room: &std::ops::Range<u32>,
    is_filled: &dyn Fn(&str) -> bool,
) -> Vec<(usize, FormFlaw)> {
    let mut flaws = Vec::new();
    let mut reaching: Vec<Reach> = Vec::new();
    for (number, row) in rows.iter().enumerate() {
        if row.when.is_some() && !reaching.is_empty() {
            flaws.push((number, FormFlaw::Reach));
        }
        let (below, flaw) = filled(row, room, &reaching, is_filled);
        flaws.extend(flaw.map(|flaw| (number, flaw)));
        reaching.iter_mut().for_each(|reach| reach.rows -= 1);
        reaching.retain(|reach| reach.rows > 0);
        reaching.extend(below);
    }
    if let (false, Some(last)) = (reaching.is_empty(), rows.len().checked_sub(1)) {
        flaws.push((last, FormFlaw::Reach));
    }
    flaws
}

/// Sets the cells of a row side by side, beside those that reach into it.
fn filled(
    row: &Row,
    room: &std::ops::Range<u32>,
    reaching: &[Reach],
    is_filled: &dyn Fn(&str) -> bool,
) -> (Vec<Reach>, Option<FormFlaw>) {
    let passed = |mut at: u32| {
        while let Some(reach) = reaching
            .iter()
            .find(|reach| (reach.from..reach.to).contains(&at))
        {
            at = reach.to;
        }
        at
    };
    let stands = |cell: &&Cell| {
        cell.when.as_deref().is_none_or(is_filled) && !cell.unless.as_deref().is_some_and(is_filled)
    };
    let mut below = Vec::new();
    let mut overlaps = false;
    let mut at = room.start;
    for cell in row.cells.iter().filter(stands) {
        let from = passed(at);
        at = from.saturating_add(cell.w);
        overlaps |= reaching
            .iter()
            .any(|reach| from < reach.to && reach.from < at);
        let rows = cell.down.unwrap_or(1).saturating_sub(1);
        below.extend((rows > 0).then_some(Reach { from, to: at, rows }));
    }
    let (taken, units) = (passed(at), room.end);
    let flaw = match (overlaps, taken == units) {
        (true, _) => Some(FormFlaw::Overlap),
        (false, false) => Some(FormFlaw::Widths { taken, units }),
        (false, true) => None,
    };
    (below, flaw)
}
