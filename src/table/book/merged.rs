//! Cells that a sheet draws as one: a person sees the value beside every row they span, the file keeps
//! it in the first. Rows get it; columns do not, for a value belongs to one of them.

use super::grid::letters;
use super::{Form, Row, Sheet};

/// Cells drawn as one, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Region {
    /// First and last row.
    pub rows: (usize, usize),
    /// First and last column.
    pub columns: (usize, usize),
}

/// A value that rows got from a cell drawn over them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filled {
    /// The cells, as `G6:G8`.
    pub range: String,
    /// The column, from 0.
    pub column: usize,
    /// The last row, as the user sees it.
    pub last: usize,
    /// The value.
    pub value: String,
}

impl Region {
    /// As spreadsheets write it: `G6:G8`.
    pub fn range(&self) -> String {
        let cell = |row: usize, column: usize| format!("{}{}", letters(column), row + 1);
        let (from, to) = (self.rows, self.columns);
        format!("{}:{}", cell(from.0, to.0), cell(from.1, to.1))
    }
}

/// Gives every row its share of the cells drawn over it. A row that has nothing of its own is none.
pub fn fill(sheet: &mut Sheet) {
    for region in &sheet.regions {
        let ((top, bottom), (column, _)) = (region.rows, region.columns);
        if top == bottom {
            continue;
        }
        let at = |line: usize| sheet.rows.partition_point(|row| row.line < line);
        let (first, last) = (at(top + 1), at(bottom + 2));
        let Some(lines) = sheet.rows.get_mut(first..last) else {
            continue;
        };
        let Some((head, below)) = lines
            .split_first_mut()
            .filter(|(head, _)| head.line == top + 1)
        else {
            continue;
        };
        let value = head.cells.get(column).filter(|value| !value.is_empty());
        let Some(value) = value.filter(|_| !below.is_empty()) else {
            continue;
        };
        for row in below.iter_mut() {
            take(row, column, head);
        }
        sheet.filled.push(Filled {
            range: region.range(),
            column,
            last: bottom + 1,
            value: value.clone(),
        });
    }
}

fn take(row: &mut Row, column: usize, from: &Row) {
    if row.cells.len() <= column {
        row.cells.resize(column + 1, String::new());
    }
    if let (Some(cell), Some(value)) = (row.cells.get_mut(column), from.cells.get(column)) {
        cell.clone_from(value);
    }
    if from.form(column) != Form::Text {
        row.forms
            .resize(row.forms.len().max(column + 1), Form::Text);
        if let Some(form) = row.forms.get_mut(column) {
            *form = from.form(column);
        }
    }
    let shown = from.shown(column).cloned();
    row.shown.extend(shown.map(|shown| (column, shown)));
}
