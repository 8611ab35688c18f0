//! The faults of a failure one by one, each with its place, for whoever lists them.

use super::{Failure, table};
use crate::domain::flaw::FileFault;
use crate::table::fault::{ColumnSpot, TableFault};
use crate::text::escape::{quoted, shown};
use crate::text::mishap::table as say;
use crate::text::{Lang, flaw};

/// One fault: where, what is wrong, how to mend it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Faulty {
    /// The file.
    pub file: String,
    /// The sheet; empty outside workbooks.
    pub sheet: String,
    /// The row as the user sees it.
    pub row: Option<usize>,
    /// The column's letter, where there is one.
    pub letter: String,
    /// The column's heading, or the item.
    pub place: String,
    /// What is wrong, and how to mend it.
    pub what: String,
}

impl Failure {
    /// The faults of checklists and tables one by one; any other failure is one fault of the file.
    pub fn faulty(&self, lang: Lang, file: &str) -> Vec<Faulty> {
        match self {
            Failure::Checklist { faults } => faults.iter().map(|f| of_file(lang, f)).collect(),
            Failure::Table { faults } => faults.iter().map(|f| of_cell(lang, file, f)).collect(),
            other => vec![Faulty {
                file: String::new(),
                sheet: String::new(),
                row: None,
                letter: String::new(),
                place: String::new(),
                what: other.sentences(lang).join(" "),
            }],
        }
    }
}

fn of_cell(lang: Lang, file: &str, fault: &TableFault) -> Faulty {
    Faulty {
        file: file.to_owned(),
        sheet: fault.sheet.clone(),
        row: Some(fault.row),
        letter: fault.column.letter.clone(),
        place: fault.column.heading.clone(),
        what: table::what(lang, &fault.what),
    }
}

fn of_file(lang: Lang, fault: &FileFault) -> Faulty {
    Faulty {
        file: fault.file.clone(),
        sheet: String::new(),
        row: None,
        letter: String::new(),
        place: fault.item.clone().unwrap_or_default(),
        what: flaw::what(lang, &fault.flaw),
    }
}

impl Faulty {
    /// The fault as one line.
    pub fn sentence(&self, lang: Lang) -> String {
        let (file, sheet, place) = (shown(&self.file), shown(&self.sheet), quoted(&self.place));
        let sheet = if sheet.is_empty() {
            String::new()
        } else {
            format!(" {sheet}")
        };
        let column = table::column(
            lang,
            &ColumnSpot {
                letter: self.letter.clone(),
                heading: self.place.clone(),
            },
        );
        let at = match self.row {
            Some(row) => say::at_row(lang, &format!("{file}{sheet}"), row, &column),
            None if !place.is_empty() => format!("{file} [{place}]{}", lang.colon()),
            None if !file.is_empty() => format!("{file}{}", lang.colon()),
            None => String::new(),
        };
        format!("{at}{}", self.what)
    }
}
