//! The columns of a list: each as wide as what stands in it, so that none is cut while others are
//! blank. Where a line has no room for all, what may be cut is, the widest first. What stands in the
//! columns, and how it looks, is not known here.

use crate::text::escape::shown;
use crate::text::shorten::clip_apart;
use crate::text::width::{fit, width};

/// A column that is never cut: of figures, days, verdicts.
pub const WHOLE: usize = usize::MAX;
/// Blank columns between two of them, and where room is scarce.
const GAP: usize = 2;
const NARROW: usize = 1;

/// The cells of every row, padded to their columns. `least` says of each column to how many columns
/// it may be cut; `room` is what a line has.
pub fn laid_out(rows: &[Vec<String>], least: &[usize], room: usize) -> Vec<Vec<String>> {
    let mut columns: Vec<Vec<String>> = (0..least.len()).map(|at| column(rows, at)).collect();
    let wanted: Vec<usize> = columns.iter().map(|cells| widest(cells)).collect();
    let (widths, gap) = shared(&wanted, least, room);
    for (cells, columns) in columns.iter_mut().zip(&widths) {
        *cells = clip_apart(cells, *columns);
    }
    let last = least.len().saturating_sub(1);
    let padded = |row: usize, at: usize| {
        let cell = columns.get(at).and_then(|cells| cells.get(row));
        let wide = widths.get(at).map_or(0, |wide| match wide {
            0 => 0,
            wide => wide + if at == last { NARROW } else { gap },
        });
        fit(cell.map_or("", String::as_str), wide)
    };
    let row = |row| (0..least.len()).map(|at| padded(row, at)).collect();
    (0..rows.len()).map(row).collect()
}

fn column(rows: &[Vec<String>], at: usize) -> Vec<String> {
    let cells = rows.iter().map(|row| row.get(at));
    cells
        .map(|cell| cell.map_or(String::new(), |cell| shown(cell).into_owned()))
        .collect()
}

fn widest(cells: &[String]) -> usize {
    cells.iter().map(|cell| width(cell)).max().unwrap_or(0)
}

/// The width of each column and of the gaps between them.
pub fn shared(wanted: &[usize], least: &[usize], room: usize) -> (Vec<usize>, usize) {
    let gaps = wanted.iter().filter(|wide| **wide > 0).count();
    let needed = |widths: &[usize], gap| widths.iter().sum::<usize>() + gaps * gap;
    let mut widths = wanted.to_vec();
    if needed(&widths, GAP) <= room {
        return (widths, GAP);
    }
    while needed(&widths, NARROW) > room {
        let spare = widths.iter_mut().zip(least);
        let spare = spare.filter(|(wide, least)| **wide > **least);
        match spare.max_by_key(|(wide, _)| **wide) {
            Some((wide, _)) => *wide -= 1,
            None => break,
        }
    }
    (widths, NARROW)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(rows: &[[&str; 3]]) -> Vec<Vec<String>> {
        let row = |row: &[&str; 3]| row.iter().map(|cell| (*cell).to_owned()).collect();
        rows.iter().map(row).collect()
    }

    #[test]
    fn nothing_is_cut_while_columns_are_free() {
        let rows = rows(&[
            ["L-1", "10 层 A 段 填充墙砌筑", "验收"],
            ["L-22", "给水", ""],
        ]);
        let lines = laid_out(&rows, &[WHOLE, 8, WHOLE], 40);
        assert_eq!(lines[0].concat(), "L-1   10 层 A 段 填充墙砌筑  验收 ");
        assert_eq!(lines[1].concat(), "L-22  给水                        ");
    }

    #[test]
    fn the_widest_that_may_be_cut_gives_way() {
        let rows = rows(&[["L-1", "10 层 A 段 填充墙砌筑", "砌筑班"]]);
        let lines = laid_out(&rows, &[WHOLE, 8, 6], 28);
        let wide: usize = lines[0].iter().map(|cell| width(cell)).sum();
        assert!(wide <= 28, "{lines:?}");
        assert!(lines[0][2].starts_with("砌筑班"), "{lines:?}");
    }

    #[test]
    fn a_column_in_which_nothing_stands_takes_none() {
        let rows = rows(&[["L-1", "", "验收"]]);
        assert_eq!(
            laid_out(&rows, &[WHOLE, 8, WHOLE], 40)[0].concat(),
            "L-1  验收 "
        );
    }
}
