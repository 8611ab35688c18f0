//! A table as JSON: an object a row, each cell a text as programs know it.

use super::column::{Cell, Sheet, Title};
use serde_json::Value;

/// The rows of a table.
pub fn value(sheet: &Sheet) -> Value {
    let pair = |(title, cell): (&Title, &Cell)| (title.key.to_owned(), Value::from(cell.plain()));
    let row = |row: &Vec<Cell>| Value::Object(sheet.titles.iter().zip(row).map(pair).collect());
    Value::Array(sheet.rows.iter().map(row).collect())
}
