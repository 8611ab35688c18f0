//! A table on a terminal: columns by display width, figures flush right.

use super::column::Sheet;
use crate::text::escape::shown;
use crate::text::width::{fit, fit_right, width};

/// A cell of several lines stands in one.
fn one_line(text: &str) -> String {
    shown(&text.replace('\n', "⏎")).into_owned()
}

/// The lines of a table.
pub fn text(sheet: &Sheet) -> String {
    let heads = sheet.titles.iter().map(|title| title.name.clone());
    let mut lines: Vec<Vec<String>> = vec![heads.collect()];
    lines.extend(sheet.rows.iter().map(|row| {
        let cells = row.iter().map(|cell| one_line(&cell.shown()));
        cells.collect()
    }));
    let widest = |at: usize| {
        let cells = lines.iter().filter_map(|line| line.get(at));
        cells.map(|cell| width(cell)).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..sheet.titles.len()).map(widest).collect();
    let line = |cells: &Vec<String>| {
        let columns = cells.iter().zip(sheet.titles.iter().zip(&widths));
        let cells = columns.map(|(cell, (title, wide))| match title.figures {
            true => fit_right(cell, *wide),
            false => fit(cell, *wide),
        });
        let line = cells.collect::<Vec<_>>().join("  ");
        format!("{}\n", line.trim_end())
    };
    lines.iter().map(line).collect()
}
