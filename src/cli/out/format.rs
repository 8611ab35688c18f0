//! The forms in which results are printed, each by its writer in [`crate::report`]. What a command tells
//! in a form of its own it chooses by [`Telling`], never by the format.

use crate::failure::{Expected, Failure};
use crate::report::column::Sheet;
use crate::report::csv::CsvReader;
use crate::report::{csv, json, terminal};
use crate::text::words::TABLE_ZH;
use crate::workspace::paper::press::Press;
use clap::ValueEnum;
use clap::builder::PossibleValue;

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

/// What `--format` names: a form of tables, or a format of the papers that `report` writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormatWord {
    /// Of tables.
    Tables(Format),
    /// Of papers.
    Papers(Press),
}

impl ValueEnum for FormatWord {
    fn value_variants<'a>() -> &'a [Self] {
        const ALL: [FormatWord; 8] = [
            FormatWord::Tables(Format::Table),
            FormatWord::Tables(Format::Json),
            FormatWord::Tables(Format::Csv),
            FormatWord::Papers(Press::Pdf),
            FormatWord::Papers(Press::Xlsx),
            FormatWord::Papers(Press::Docx),
            FormatWord::Papers(Press::Html),
            FormatWord::Papers(Press::Text),
        ];
        &ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(match self {
            Self::Tables(Format::Table) => PossibleValue::new("table").alias(TABLE_ZH),
            Self::Tables(Format::Json) => PossibleValue::new("json"),
            Self::Tables(Format::Csv) => PossibleValue::new("csv"),
            Self::Papers(press) => PossibleValue::new(press.ending()),
        })
    }
}

impl FormatWord {
    /// The form of tables: beside papers, that for people.
    pub fn of_tables(self) -> Format {
        match self {
            Self::Tables(format) => format,
            Self::Papers(_) => Format::Table,
        }
    }

    /// The format of papers, where it is one.
    pub fn press(self) -> Option<Press> {
        match self {
            Self::Tables(_) => None,
            Self::Papers(press) => Some(press),
        }
    }

    /// It is no form of tables; those there are.
    pub fn not_a_table(self) -> Failure {
        let all = Self::value_variants().iter();
        let tables = all.filter(|one| one.press().is_none());
        let named = tables.filter_map(|one| one.to_possible_value());
        let words = named.map(|one| (one.get_name().to_owned(), String::new()));
        let given = self.press().map_or("", Press::ending);
        Failure::usage("--format", given, Expected::OneOf(words.collect()))
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
    pub fn written(self, sheet: &Sheet, reader: CsvReader) -> Result<String, Failure> {
        match self {
            Self::Table => Ok(terminal::text(sheet)),
            Self::Json => json::text(&json::value(sheet)).map_err(Failure::internal),
            Self::Csv => Ok(csv::text(sheet, reader)),
        }
    }
}
