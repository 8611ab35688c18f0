//! What a reader of tables understood otherwise than it stands in the cells, and what it left out: told
//! before anything is taken from a table, so that a person can say no.

use super::noted as say;
use crate::domain::subject::Scale;
use crate::domain::{Kind, Role};
use crate::text::escape::{quoted, shown};
use crate::text::{Lang, words};

/// Something to tell of the reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// The headings stand below other rows, or in two rows.
    Headings {
        /// The sheet; empty for CSV.
        sheet: String,
        /// First and last line.
        lines: (usize, usize),
    },
    /// Several sheets were read as one table: their names and how many rows.
    Sheets(Vec<(String, usize)>),
    /// Sheets that are no such table.
    PassedOver(Vec<String>),
    /// Rows that close the table, such as totals, which are not read.
    Closing {
        /// The sheet.
        sheet: String,
        /// As the user numbers them.
        rows: Vec<usize>,
    },
    /// Hidden sheets, which are not read.
    Hidden(Vec<String>),
    /// A cell drawn over several rows gave them its value.
    Merged {
        /// The sheet.
        sheet: String,
        /// As `G6:G8`.
        range: String,
        /// The heading.
        heading: String,
        /// The value.
        value: String,
    },
    /// Cells that said "the same as above".
    Same {
        /// The sheet.
        sheet: String,
        /// The heading.
        heading: String,
        /// How many.
        count: usize,
    },
    /// A word that means something the project calls otherwise.
    Meant {
        /// What stands in the cells.
        written: String,
        /// What it was taken for.
        sense: Sense,
        /// In how many rows.
        count: usize,
    },
    /// Codes that are numbers, taken as their format shows them; the first of them.
    ShownAs {
        /// The heading.
        heading: String,
        /// The number.
        value: String,
        /// How it is shown.
        shown: String,
        /// How many.
        count: usize,
    },
    /// A number where a clause or a code belongs: 5.10 typed so is 5.1.
    NumberCode {
        /// The sheet.
        sheet: String,
        /// As `C5`.
        cell: String,
        /// The number.
        value: String,
    },
    /// Rows of a division table whose upper levels are those of the row above.
    Carried(usize),
    /// A division table was read.
    Division {
        /// Lots.
        lots: usize,
        /// Lots without a checklist.
        unlisted: usize,
    },
    /// Columns nobody asked for.
    Unknown(Vec<String>),
    /// The text was taken for GB18030, which is a guess.
    Guessed,
}

/// What a word was taken for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sense {
    /// A role.
    Role(Role),
    /// A level or a register.
    Kind(Kind),
    /// A size class.
    Scale(Scale),
    /// Limits below and above, or a checklist by its name: in words that need no translation.
    Plain(String),
}

impl Note {
    /// Whether it may be a mistake that something was left out or read so.
    pub fn is_doubtful(&self) -> bool {
        matches!(
            self,
            Note::PassedOver(_) | Note::Closing { .. } | Note::Guessed
        )
    }
}

/// No more merged cells than this are told one by one.
const MOST_MERGED: usize = 12;

/// Notes in words, a line each.
pub fn lines(lang: Lang, notes: &[Note]) -> Vec<String> {
    let merged = |note: &&Note| matches!(note, Note::Merged { .. });
    let many = notes.iter().filter(merged).count();
    let mut told = 0;
    let mut lines = Vec::new();
    for note in notes {
        told += usize::from(merged(&note));
        if !merged(&note) || told <= MOST_MERGED {
            lines.push(sentence(lang, note));
        } else if told == many {
            let more = many - MOST_MERGED;
            lines.push(say::more_merged(lang, more));
        }
    }
    lines
}

fn of_sheet(lang: Lang, sheet: &str) -> String {
    match sheet {
        "" => String::new(),
        sheet => say::of_sheet(lang, &shown(sheet)),
    }
}

fn names(lang: Lang, names: &[String]) -> String {
    let names: Vec<String> = names.iter().map(|name| quoted(name)).collect();
    names.join(lang.between())
}

fn sentence(lang: Lang, note: &Note) -> String {
    let of_sheet = |sheet: &str| of_sheet(lang, sheet);
    match note {
        Note::Headings { sheet, lines } => headings(lang, &of_sheet(sheet), *lines),
        Note::Sheets(sheets) => together(lang, sheets),
        Note::PassedOver(sheets) => format!("{}{}", say::passed_over(lang), names(lang, sheets)),
        Note::Closing { sheet, rows } => {
            let rows: Vec<String> = rows.iter().map(usize::to_string).collect();
            say::closing(lang, &of_sheet(sheet), &rows.join(lang.between()))
        }
        Note::Hidden(sheets) => format!("{}{}", say::hidden(lang), names(lang, sheets)),
        Note::Merged {
            sheet,
            range,
            heading,
            value,
        } => say::merged(
            lang,
            &of_sheet(sheet),
            range,
            &quoted(value),
            &quoted(heading),
        ),
        Note::Same {
            sheet,
            heading,
            count,
        } => say::same(lang, &of_sheet(sheet), &quoted(heading), *count),
        Note::Meant {
            written,
            sense,
            count,
        } => say::meant(lang, &quoted(written), &meant(lang, sense), *count),
        Note::ShownAs {
            heading,
            value,
            shown,
            count,
        } => say::shown_as(
            lang,
            &quoted(heading),
            &quoted(value),
            &quoted(shown),
            *count,
        ),
        Note::NumberCode { sheet, cell, value } => {
            say::number_code(lang, &of_sheet(sheet), cell, &quoted(value))
        }
        Note::Carried(count) => say::carried(lang, *count),
        Note::Division { lots, unlisted } => division(lang, *lots, *unlisted),
        Note::Unknown(columns) => format!("{}{}", say::unknown(lang), names(lang, columns)),
        Note::Guessed => say::guessed(lang).to_owned(),
    }
}

fn headings(lang: Lang, sheet: &str, (first, last): (usize, usize)) -> String {
    match first == last {
        true => say::heading_row(lang, sheet, last),
        false => say::heading_rows(lang, sheet, first, last),
    }
}

fn together(lang: Lang, sheets: &[(String, usize)]) -> String {
    let each = sheets.iter();
    let each = each.map(|(name, rows)| say::sheet_rows(lang, &quoted(name), *rows));
    let each: Vec<String> = each.collect();
    format!("{}{}", say::read_together(lang), each.join(lang.between()))
}

fn division(lang: Lang, lots: usize, unlisted: usize) -> String {
    let without = match unlisted {
        0 => String::new(),
        count => say::unlisted(lang, count),
    };
    format!("{}{without}", say::division(lang, lots))
}

fn meant(lang: Lang, sense: &Sense) -> String {
    match sense {
        Sense::Role(role) => words::role(lang, *role).to_owned(),
        Sense::Kind(kind) => words::kind(lang, *kind).to_owned(),
        Sense::Scale(scale) => words::scale(lang, *scale).to_owned(),
        Sense::Plain(text) => quoted(text),
    }
}
