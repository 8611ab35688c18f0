//! Faults of tables and where they stand, as a person finds them: sheet, row, letter and heading of the
//! column. How they are put into words is not known here.

use super::book;
use super::misentry::Misentry;
use crate::domain::flaw::Flaw;
use crate::domain::misfit::Misfit;

/// A column as the user sees it.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct ColumnSpot {
    /// Its letter; empty where the column is not there.
    pub letter: String,
    /// Its heading.
    pub heading: String,
}

impl ColumnSpot {
    /// The column at a place, from 0.
    pub fn at(place: usize, heading: &str) -> Self {
        Self {
            letter: book::letters(place),
            heading: heading.to_owned(),
        }
    }

    /// A column of this heading, wherever it is.
    pub fn named(heading: &str) -> Self {
        Self {
            letter: String::new(),
            heading: heading.to_owned(),
        }
    }
}

/// A fault of a table, where the user will find it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableFault {
    /// The sheet; empty for CSV.
    pub sheet: String,
    /// The row as the user sees it, from 1.
    pub row: usize,
    /// The column; empty where the whole row is meant.
    pub column: ColumnSpot,
    /// What is wrong.
    pub what: TableFlaw,
}

/// What is wrong with a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TableFlaw {
    /// A cell that cannot be taken as it is.
    Cell(book::CellFlaw),
    /// A row that does not fit.
    Row(Misfit),
    /// The code of an earlier row.
    Twin {
        /// That row's sheet, where it is another one.
        sheet: String,
        /// That row.
        row: usize,
        /// How it is spelt there, where the spelling differs.
        spelt: Option<String>,
    },
    /// Columns that must be there are not.
    NoColumns {
        /// What they are called.
        missing: Vec<String>,
        /// The columns that are there.
        found: Vec<ColumnSpot>,
    },
    /// A heading stands twice; where first.
    TwoColumns(ColumnSpot),
    /// So many more cells cannot be taken.
    More(usize),
    /// An entry of a checklist that cannot be taken.
    Entry(Misentry),
    /// An entry that the rules of checklists do not allow.
    Rule(Flaw),
}
