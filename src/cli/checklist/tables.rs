//! A table printed like all others, or written to a workbook or a CSV file for people.

use super::import::written;
use crate::cli::out::Out;
use crate::failure::{Expected, Failure};
use crate::report::column::{Cell, Sheet};
use crate::report::csv::{self, CsvReader};
use crate::report::xlsx;
use crate::workspace::Workspace;
use crate::workspace::tables::authoring::AuthoringForm;
use std::path::Path;

/// Prints a table, or writes it to the file.
pub fn hand_out(
    sheet: Sheet,
    file: Option<&Path>,
    workspace: &mut Workspace,
    out: &mut Out,
) -> Result<(), Failure> {
    let Some(file) = file else {
        return out.sheet(&sheet, CsvReader::Program);
    };
    let sheet = for_people(sheet);
    let bytes = match form(file)? {
        AuthoringForm::Csv => csv::text(&sheet, CsvReader::Spreadsheet).into_bytes(),
        AuthoringForm::Xlsx => {
            let name = file.file_stem().unwrap_or_default().to_string_lossy();
            xlsx::book(&[(&sheet_name(&name), sheet)]).map_err(Failure::internal)?
        }
    };
    written(file, bytes, workspace, out)
}

/// The table as people read it: their words in place of those of programs.
fn for_people(mut sheet: Sheet) -> Sheet {
    for cell in sheet.rows.iter_mut().flatten() {
        if let Cell::Term(_, shown) = cell {
            *cell = Cell::Words(std::mem::take(shown));
        }
    }
    sheet
}

/// The form that a file's name asks for.
pub fn form(file: &Path) -> Result<AuthoringForm, Failure> {
    let given = || file.display().to_string();
    AuthoringForm::of(file)
        .ok_or_else(|| Failure::usage("--out", &given(), Expected::FileOf(".xlsx, .csv")))
}

/// What may stand on the tab of a sheet.
fn sheet_name(name: &str) -> String {
    let takes = |letter: &char| !"[]:*?/\\'".contains(*letter);
    let name: String = name.chars().filter(takes).take(31).collect();
    match name.is_empty() {
        true => "1".to_owned(),
        false => name,
    }
}
