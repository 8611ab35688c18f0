//! The forms in which results are printed, each by its writer in [`crate::report`]. What a command tells
//! in a form of its own it chooses by [`Telling`], never by the format.

use crate::failure::{Expected, Failure};
use crate::report::column::Sheet;
use crate::report::csv::Reader;
use crate::report::{csv, json, terminal};
use crate::workspace::press::Press;
use clap::ValueEnum;

/// How results are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// For people.
    Table,
    /// For programs.
    Json,
    /// For spreadsheets.
    Csv,
}

/// A word for a format: of tables, or of the papers that `report` writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum FormatWord {
    /// For people.
    #[value(alias = "表格")]
    Table,
    /// For programs.
    Json,
    /// For spreadsheets.
    Csv,
    /// Papers as PDF/A.
    Pdf,
    /// Papers as workbooks.
    Xlsx,
    /// Papers for a word processor.
    Docx,
    /// Papers for a browser.
    Html,
    /// Papers as plain text.
    Txt,
}

impl FormatWord {
    /// The form of tables beside it: of papers, that for people.
    pub fn of_tables(self) -> Format {
        match self {
            Self::Json => Format::Json,
            Self::Csv => Format::Csv,
            Self::Table | Self::Pdf | Self::Xlsx | Self::Docx | Self::Html | Self::Txt => {
                Format::Table
            }
        }
    }

    /// As a format of papers.
    pub fn press(self) -> Option<Press> {
        match self {
            Self::Table | Self::Json | Self::Csv => None,
            Self::Pdf => Some(Press::Pdf),
            Self::Xlsx => Some(Press::Xlsx),
            Self::Docx => Some(Press::Docx),
            Self::Html => Some(Press::Html),
            Self::Txt => Some(Press::Text),
        }
    }

    /// It is no format of tables.
    pub fn not_a_table(self) -> Failure {
        let words = ["table", "json", "csv"];
        let words = words.map(|word| (word.to_owned(), String::new()));
        let given = self.press().map_or("", Press::ending);
        Failure::usage("--format", given, Expected::OneOf(words.to_vec()))
    }
}

/// What a format asks a command to tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Telling {
    /// Words for people, and tables where there are many of a kind.
    Words,
    /// All there is, as a document for programs.
    Document,
    /// Rows under headings.
    Rows,
}

impl Format {
    /// What it asks a command to tell.
    pub fn telling(self) -> Telling {
        match self {
            Self::Table => Telling::Words,
            Self::Json => Telling::Document,
            Self::Csv => Telling::Rows,
        }
    }

    /// A table in this form, with its last line ended.
    pub fn written(self, sheet: &Sheet, reader: Reader) -> Result<String, Failure> {
        match self {
            Self::Table => Ok(terminal::text(sheet)),
            Self::Json => json::text(&json::value(sheet)).map_err(Failure::internal),
            Self::Csv => Ok(csv::text(sheet, reader)),
        }
    }
}
