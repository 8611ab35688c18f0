//! The hidden sheet with the data behind the paper: one row an item, a column a field, so that nobody has to type
//! anything again.

use super::field::number;
use super::name::DATA;
use crate::paper::sheet::{Document, ValueTable};
use crate::text::escape;
use rust_xlsxwriter::{Worksheet, XlsxError};
use std::collections::HashMap;
use std::collections::hash_map::Entry;

/// Columns before the fields: which sheet of the document it is, and which of its tables.
const WHERE: [&str; 2] = ["sheet", "table"];

/// Fills the sheet and hides it.
pub fn write(worksheet: &mut Worksheet, document: &Document) -> Result<(), XlsxError> {
    worksheet.set_name(DATA)?;
    worksheet.set_hidden(true);
    let tables = (1_u32..).zip(&document.data).flat_map(|(sheet, tables)| {
        let tables = tables.iter();
        tables.map(move |table| (sheet, table))
    });
    let tables: Vec<(u32, &ValueTable)> = tables.collect();
    let columns = columns(worksheet, &tables)?;
    let mut row = 0;
    for (sheet, table) in tables {
        for fields in &table.rows {
            row += 1;
            worksheet.write_number(row, 0, sheet)?;
            put(worksheet, row, 1, &table.name)?;
            for (name, text) in fields {
                if let Some(column) = columns.get(name.as_str()) {
                    put(worksheet, row, *column, text)?;
                }
            }
        }
    }
    Ok(())
}

/// The heading of each column, fields in the order in which they come.
fn columns<'a>(
    worksheet: &mut Worksheet,
    tables: &[(u32, &'a ValueTable)],
) -> Result<HashMap<&'a str, u16>, XlsxError> {
    for (column, name) in (0..).zip(WHERE) {
        worksheet.write_string(0, column, name)?;
    }
    let mut columns = HashMap::new();
    let mut next = 2;
    let rows = tables.iter().flat_map(|(_, table)| &table.rows);
    for (name, _) in rows.flatten() {
        if let Entry::Vacant(column) = columns.entry(name.as_str()) {
            worksheet.write_string(0, next, name)?;
            column.insert(next);
            next += 1;
        }
    }
    Ok(columns)
}

fn put(worksheet: &mut Worksheet, row: u32, column: u16, text: &str) -> Result<(), XlsxError> {
    match number(text) {
        Some((number, _)) => worksheet.write_number(row, column, number)?,
        None => {
            let shown = text.split('\n').map(escape::shown).collect::<Vec<_>>();
            worksheet.write_string(row, column, shown.join("\n"))?
        }
    };
    Ok(())
}
