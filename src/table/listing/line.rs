//! One row of a listing, and the headings it stands under.

use super::Misentry;
use crate::table::book::BookRow;
use crate::table::columns::{HeaderColumns, WantedColumns};
use crate::table::fault::{ColumnSpot, TableFault, TableFlaw};

/// One row with where it stands.
#[derive(Clone, Copy)]
pub struct ListingLine<'a> {
    pub sheet: &'a str,
    pub row: &'a BookRow,
}

impl ListingLine<'_> {
    pub fn fault(&self, column: ColumnSpot, what: Misentry) -> TableFault {
        TableFault {
            sheet: self.sheet.to_owned(),
            row: self.row.line,
            column,
            what: TableFlaw::Entry(what),
        }
    }
}

/// A table being read: its header and where the wanted columns stand.
pub struct HeadedTable<'a> {
    pub header: &'a BookRow,
    pub columns: HeaderColumns,
}

impl<'a> HeadedTable<'a> {
    pub fn find(row: &'a BookRow, wanted: &WantedColumns) -> Self {
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
    pub fn name(&self, key: &str) -> ColumnSpot {
        let at = self.columns.place(key);
        let cell = at.and_then(|at| Some(ColumnSpot::at(at, self.header.cells.get(at)?)));
        cell.unwrap_or_else(|| ColumnSpot::named(key))
    }
}
