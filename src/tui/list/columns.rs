//! The columns of a list: each as wide as what stands in it, so that none is cut while others are
//! blank. Where a line has no room for all, what may be cut is, the widest first. What stands in the
//! columns, and how it looks, is not known here.

use crate::text::escape::shown;
use crate::text::shorten::clip_each;
use crate::text::width::{fit, width};

/// A column that is never cut: of figures, days, verdicts.
pub const WHOLE: usize = usize::MAX;
/// Blank columns between two of them, and where room is scarce.
const GAP: usize = 2;
const NARROW: usize = 1;

/// The cells of every row, padded to their columns; one that is too long stands over the blank ones behind it.
/// `least` says of each column to how many columns it may be cut; `room` is what a line has.
pub fn laid_out(rows: &[Vec<String>], least: &[usize], room: usize) -> Vec<Vec<String>> {
    let rows = made_visible(rows);
    let (widths, gap) = shared(&wanted(&rows, least.len()), least, room);
    let last = least.len().saturating_sub(1);
    let pads = widths.iter().enumerate().map(|(at, wide)| match wide {
        0 => 0,
        wide => wide + if at == last { NARROW } else { gap },
    });
    let pads: Vec<usize> = pads.collect();
    let columns = (0..least.len()).map(|at| cut_apart(&rows, at, &pads));
    let columns: Vec<Vec<String>> = columns.collect();
    let row = |nth: usize| {
        let cells = columns.iter().filter_map(|cells| cells.get(nth));
        padded(cells.map(String::as_str), &pads)
    };
    (0..rows.len()).map(row).collect()
}

/// Whether all columns have the width they want, or the one to which they may be cut.
pub fn holds(rows: &[Vec<String>], least: &[usize], room: usize) -> bool {
    let wanted = wanted(&made_visible(rows), least.len());
    let widths = wanted
        .iter()
        .zip(least)
        .map(|(wide, least)| wide.min(least));
    let widths: Vec<usize> = widths.copied().collect();
    needed(&widths, &wanted, NARROW) <= room
}

fn made_visible(rows: &[Vec<String>]) -> Vec<Vec<String>> {
    let row = |row: &Vec<String>| row.iter().map(|cell| shown(cell).into_owned()).collect();
    rows.iter().map(row).collect()
}

/// How many cells a cell may take: itself and the blank ones behind it.
fn span(row: &[String], at: usize) -> usize {
    let behind = row.get(at + 1..).unwrap_or_default();
    1 + behind.iter().take_while(|cell| cell.is_empty()).count()
}

/// The width of each column in which nothing is cut. What stands over blank cells asks only for what
/// these do not have.
fn wanted(rows: &[Vec<String>], columns: usize) -> Vec<usize> {
    let alone = |at: usize| {
        let alone = rows.iter().filter(|row| span(row, at) == 1);
        let cells = alone.filter_map(|row| row.get(at));
        cells.map(|cell| width(cell)).max().unwrap_or(0)
    };
    let mut widths: Vec<usize> = (0..columns).map(alone).collect();
    for at in 0..columns {
        let missing = |row: &Vec<String>| {
            let cell = width(row.get(at).map_or("", String::as_str));
            let over = widths.iter().skip(at).take(span(row, at));
            cell.saturating_sub(over.sum())
        };
        let missing = rows.iter().map(missing).max().unwrap_or(0);
        if let Some(wide) = widths.get_mut(at) {
            *wide += missing;
        }
    }
    widths
}

/// The cells of a column, shortened to the room that each has.
fn cut_apart(rows: &[Vec<String>], at: usize, pads: &[usize]) -> Vec<String> {
    let text = |row: &Vec<String>| row.get(at).cloned().unwrap_or_default();
    let room = |row: &Vec<String>| {
        let over = pads.iter().skip(at).take(span(row, at));
        over.sum::<usize>().saturating_sub(NARROW)
    };
    let texts: Vec<String> = rows.iter().map(text).collect();
    let rooms: Vec<usize> = rows.iter().map(room).collect();
    clip_each(&texts, &rooms)
}

/// The cells of a row with the blanks behind them; what stands over blank ones is taken off these.
fn padded<'a>(cells: impl Iterator<Item = &'a str>, pads: &[usize]) -> Vec<String> {
    let mut over: usize = 0;
    let cell = |(cell, pad): (&str, &usize)| {
        let wide = if cell.is_empty() {
            0
        } else {
            width(cell) + NARROW
        };
        let own = pad.saturating_sub(over);
        over = over.saturating_sub(*pad) + wide.saturating_sub(own);
        fit(cell, wide.max(own))
    };
    cells.zip(pads).map(cell).collect()
}

/// The width of each column and of the gaps between them.
pub fn shared(wanted: &[usize], least: &[usize], room: usize) -> (Vec<usize>, usize) {
    let mut widths = wanted.to_vec();
    if needed(&widths, wanted, GAP) <= room {
        return (widths, GAP);
    }
    while needed(&widths, wanted, NARROW) > room {
        let spare = widths.iter_mut().zip(least);
        let spare = spare.filter(|(wide, least)| **wide > **least);
        match spare.max_by_key(|(wide, _)| **wide) {
            Some((wide, _)) => *wide -= 1,
            None => break,
        }
    }
    (widths, NARROW)
}

/// The columns of a line with these widths; between those that are wanted are gaps.
fn needed(widths: &[usize], wanted: &[usize], gap: usize) -> usize {
    let gaps = wanted.iter().filter(|wide| **wide > 0).count();
    widths.iter().sum::<usize>() + gaps * gap
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

    #[test]
    fn a_name_stands_over_the_blank_cells_behind_it() {
        let rows = rows(&[
            ["1号楼", "单位工程", "未开始"],
            ["L-1 一层内墙抹灰", "", "合格"],
        ]);
        let lines = laid_out(&rows, &[8, WHOLE, WHOLE], 25);
        assert_eq!(lines[0].concat(), "1号楼    单位工程 未开始 ");
        assert_eq!(lines[1].concat(), "L-1 一层内墙抹灰  合格   ");
    }
}
