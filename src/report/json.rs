//! A table as JSON: an object a row, each cell a text as programs know it.

use super::column::{Cell, Sheet, Title};
use crate::text::escape;
use serde_json::Value;

/// The rows of a table.
pub fn value(sheet: &Sheet) -> Value {
    let pair = |(title, cell): (&Title, &Cell)| (title.key.to_owned(), Value::from(cell.plain()));
    let row = |row: &Vec<Cell>| Value::Object(sheet.titles.iter().zip(row).map(pair).collect());
    Value::Array(sheet.rows.iter().map(row).collect())
}

/// A value on lines people can read, the last one ended.
pub fn text(value: &Value) -> serde_json::Result<String> {
    let text = serde_json::to_string_pretty(value)?;
    Ok(format!("{}\n", escape::json(&text)))
}
