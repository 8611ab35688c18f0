//! The form of the results that a command was asked for; who writes each is in `out`.

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
