//! Cells that a sheet draws as one: a person sees the value beside every row they span, the file keeps
//! it in the first. Rows get it; columns do not, for a value belongs to one of them.

use super::sheet::{BookRow, BookSheet, CellForm, Filled};

/// Gives every row its share of the cells drawn over it. A row that has nothing of its own is none.
pub fn fill(sheet: &mut BookSheet) {
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

fn take(row: &mut BookRow, column: usize, from: &BookRow) {
    if row.cells.len() <= column {
        row.cells.resize(column + 1, String::new());
    }
    if let (Some(cell), Some(value)) = (row.cells.get_mut(column), from.cells.get(column)) {
        cell.clone_from(value);
    }
    if from.form(column) != CellForm::Text {
        row.forms
            .resize(row.forms.len().max(column + 1), CellForm::Text);
        if let Some(form) = row.forms.get_mut(column) {
            *form = from.form(column);
        }
    }
    let shown = from.shown(column).cloned();
    row.shown.extend(shown.map(|shown| (column, shown)));
}
