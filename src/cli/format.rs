//! The form of the results that a command was asked for; who writes each is in `out`.

use crate::failure::{Expected, Failure};
use crate::workspace::press::Press;
use clap::ValueEnum;

/// How results are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people.
    #[value(alias = "表格")]
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
    /// As a format of tables.
    pub fn of_tables(self) -> Option<Format> {
        match self {
            Self::Table => Some(Format::Table),
            Self::Json => Some(Format::Json),
            Self::Csv => Some(Format::Csv),
            Self::Pdf | Self::Xlsx | Self::Docx | Self::Html | Self::Txt => None,
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
