//! Whether the cells of every row fill it, whichever of them stand there, and none stands where another one
//! reaches down from above.

use super::flaw::{FormFaults, FormFlaw, FormPosition, Many};
use super::reach::Reaching;
use super::{FormPart, FormRow, PaperForm};
use std::collections::BTreeSet;

/// On so many fields the cells of one part may depend: each doubles what there is to look at.
const MOST_CONDITIONS: usize = 8;

/// The flaws of the rows of a part, those of its head and the others.
pub fn faults(form: &PaperForm, part: &FormPart, at: FormPosition) -> FormFaults {
    let label = part.label.as_ref().map_or(0, |label| label.w);
    let units = part.units.unwrap_or(form.units);
    let room = label..units;
    let mut faults = FormFaults::new();
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
                    (FormPosition { head, row, ..at }, flaw)
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
fn conditions(rows: &[FormRow]) -> Vec<&str> {
    let cells = rows.iter().flat_map(|row| &row.cells);
    let names = cells.flat_map(|cell| cell.when.iter().chain(&cell.unless));
    let names: BTreeSet<&str> = names.map(String::as_str).collect();
    names.into_iter().collect()
}

fn flaws(
    rows: &[FormRow],
    room: &std::ops::Range<u32>,
    is_filled: &dyn Fn(&str) -> bool,
) -> Vec<(usize, FormFlaw)> {
    let mut flaws = Vec::new();
    let mut reaching = Reaching::default();
    for (number, row) in rows.iter().enumerate() {
        if row.when.is_some() && !reaching.is_empty() {
            flaws.push((number, FormFlaw::Reach));
        }
        let standing = reaching.next(row, room.start, is_filled);
        let (taken, units) = (standing.end, room.end);
        if standing.overlaps {
            flaws.push((number, FormFlaw::Overlap));
        } else if taken != units {
            flaws.push((number, FormFlaw::Widths { taken, units }));
        }
    }
    if let (false, Some(last)) = (reaching.is_empty(), rows.len().checked_sub(1)) {
        flaws.push((last, FormFlaw::Reach));
    }
    flaws
}
