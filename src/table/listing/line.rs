//! One row of a listing, and the headings it stands under.

use super::Misentry;
use crate::table::book::Row;
use crate::table::columns::{Columns, Wanted};
use crate::table::fault::{Spot, TableFault, TableFlaw};

/// One row with where it stands.
#[derive(Clone, Copy)]
pub struct Line<'a> {
    pub sheet: &'a str,
    pub row: &'a Row,
}

impl Line<'_> {
    pub fn fault(&self, column: Spot, what: Misentry) -> TableFault {
        TableFault {
            sheet: self.sheet.to_owned(),
            row: self.row.line,
            column,
            what: TableFlaw::Entry(what),
        }
    }
}

/// A table being read: its header and where the wanted columns stand.
pub struct Heads<'a> {
    pub header: &'a Row,
    pub columns: Columns,
}

impl<'a> Heads<'a> {
    pub fn find(row: &'a Row, wanted: &Wanted) -> Self {
        Self {
            header: row,
            columns: wanted.find(&row.cells),
        }
    }

    pub fn has(&self, names: &[&str]) -> usize {
        let found = names
            .iter()
            .filter(|name| self.columns.place(name).is_some());
        found.count()
    }

    /// The column as the user sees it.
    pub fn name(&self, key: &str) -> Spot {
        let at = self.columns.place(key);
        let cell = at.and_then(|at| Some(Spot::at(at, self.header.cells.get(at)?)));
        cell.unwrap_or_else(|| Spot::named(key))
    }
}
