//! A form file read piece by piece, so that a slip in one cell does not hide one in the next. Whether what was
//! read makes sense is asked in `lint`.

use super::flaw::{FormFaults, FormFlaw, FormPosition};
use super::near::near;
use super::template::Template;
use super::{FormCell, FormPart, FormRow, PaperForm, Paragraph, SCHEMA, lint};
use schemars::{JsonSchema, schema_for};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use std::sync::OnceLock;

/// The largest form file that is read, in bytes.
pub const LARGEST: usize = 256 << 10;

/// Reads a form, or every fault in it.
pub fn form(bytes: &[u8]) -> Result<PaperForm, FormFaults> {
    let whole = |flaw| vec![(FormPosition::default(), flaw)];
    if bytes.len() > LARGEST {
        return Err(whole(FormFlaw::TooLarge(LARGEST)));
    }
    // Editors on Windows put a mark before the text.
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let value = serde_json::from_slice(bytes);
    let value = value.map_err(|error| whole(shape("", &error)))?;
    let said = Value::get(&value, "schema").and_then(Value::as_str);
    if said != Some(SCHEMA) {
        let said = said.unwrap_or_default().to_owned();
        return Err(whole(FormFlaw::Schema(said)));
    }
    let mut reader = FormReader::default();
    let form = reader.form(value);
    let mut faults = reader.faults;
    let unread: Vec<(FormPosition, String)> = { faults.iter() }
        .filter_map(|(at, flaw)| match flaw {
            FormFlaw::Shape { field, .. } => Some((*at, field.clone())),
            _ => None,
        })
        .collect();
    let is_unread = |at: FormPosition, flaw: &FormFlaw| match flaw {
        FormFlaw::Bounds { field, .. } | FormFlaw::Empty(field) => {
            unread.contains(&(at, (*field).to_owned()))
        }
        _ => false,
    };
    // What could not be read has no bounds.
    let made = lint::faults(&form).into_iter();
    faults.extend(made.filter(|(at, flaw)| !is_unread(*at, flaw)));
    match faults.is_empty() {
        true => Ok(form),
        false => Err(faults),
    }
}

fn shape(field: &str, error: &serde_json::Error) -> FormFlaw {
    FormFlaw::Shape {
        field: field.to_owned(),
        error: error.to_string(),
    }
}

/// The fields that each piece has.
struct KnownFields {
    form: Vec<String>,
    part: Vec<String>,
    row: Vec<String>,
    cell: Vec<String>,
}

fn known() -> &'static KnownFields {
    static KNOWN: OnceLock<KnownFields> = OnceLock::new();
    KNOWN.get_or_init(|| KnownFields {
        form: fields_of::<PaperForm>(),
        part: fields_of::<FormPart>(),
        row: fields_of::<FormRow>(),
        cell: fields_of::<FormCell>(),
    })
}

fn fields_of<T: JsonSchema>() -> Vec<String> {
    let schema = schema_for!(T);
    let fields = schema.get("properties").and_then(Value::as_object);
    fields.map_or_else(Vec::new, |fields| fields.keys().cloned().collect())
}

#[derive(Default)]
struct FormReader {
    faults: FormFaults,
}

impl FormReader {
    fn form(&mut self, value: Value) -> PaperForm {
        let at = FormPosition::default();
        let mut fields = self.fields(at, value, &known().form);
        let parts = self.list(at, &mut fields, "parts");
        let mut form: PaperForm = self.piece(at, fields);
        let parts = parts.into_iter().enumerate().map(|(number, value)| {
            let part = Some(number + 1);
            self.part(FormPosition { part, ..at }, value)
        });
        form.parts = parts.collect();
        form
    }

    fn part(&mut self, at: FormPosition, value: Value) -> FormPart {
        let mut fields = self.fields(at, value, &known().part);
        let [head, rows] = ["head", "rows"].map(|name| self.list(at, &mut fields, name));
        let mut part: FormPart = self.piece(at, fields);
        part.head = self.rows(FormPosition { head: true, ..at }, head);
        part.rows = self.rows(at, rows);
        part
    }

    fn rows(&mut self, at: FormPosition, rows: Vec<Value>) -> Vec<FormRow> {
        let rows = rows.into_iter().enumerate().map(|(number, value)| {
            let row = Some(number + 1);
            self.row(FormPosition { row, ..at }, value)
        });
        rows.collect()
    }

    fn row(&mut self, at: FormPosition, value: Value) -> FormRow {
        let mut fields = self.fields(at, value, &known().row);
        let cells = self.list(at, &mut fields, "cells");
        let mut row: FormRow = self.piece(at, fields);
        let cells = cells.into_iter().enumerate().map(|(number, value)| {
            let cell = Some(number + 1);
            self.cell(FormPosition { cell, ..at }, value)
        });
        row.cells = cells.collect();
        row
    }

    fn cell(&mut self, at: FormPosition, value: Value) -> FormCell {
        let mut fields = self.fields(at, value, &known().cell);
        let text = fields.shift_remove("text");
        let mut cell: FormCell = self.piece(at, fields);
        cell.text = self.paragraphs(at, text.unwrap_or_default());
        cell
    }

    fn paragraphs(&mut self, at: FormPosition, text: Value) -> Vec<Paragraph> {
        let each = match text {
            Value::Null => Vec::new(),
            Value::Array(many) => many,
            one => vec![one],
        };
        let read = each.into_iter().filter_map(|one| self.paragraph(at, one));
        read.collect()
    }

    fn paragraph(&mut self, at: FormPosition, value: Value) -> Option<Paragraph> {
        let text = match &value {
            Value::Object(fields) => fields.get("text").and_then(Value::as_str),
            other => other.as_str(),
        };
        if let Some(Err(unclosed)) = text.map(Template::read) {
            let text = text.unwrap_or_default().to_owned();
            let after = unclosed.0;
            self.faults.push((at, FormFlaw::Unclosed { text, after }));
            return None;
        }
        let read = match value {
            Value::Object(_) => serde_json::from_value(value).map(Paragraph::Set),
            other => serde_json::from_value(other).map(Paragraph::Plain),
        };
        let told = read.map_err(|error| self.faults.push((at, shape("text", &error))));
        told.ok()
    }

    /// The fields of a piece without those that it does not have.
    fn fields(&mut self, at: FormPosition, value: Value, known: &[String]) -> Map<String, Value> {
        let fields = serde_json::from_value::<Map<String, Value>>(value);
        let mut fields = fields.unwrap_or_else(|error| {
            self.faults.push((at, shape("", &error)));
            Map::new()
        });
        fields.retain(|field, _| {
            let is_known = known.contains(field);
            if !is_known {
                let field = field.clone();
                let near = near(&field, known.iter().map(String::as_str));
                self.faults.push((at, FormFlaw::Unknown { field, near }));
            }
            is_known
        });
        fields
    }

    /// A list that is read by itself.
    fn list(
        &mut self,
        at: FormPosition,
        fields: &mut Map<String, Value>,
        name: &str,
    ) -> Vec<Value> {
        let list = fields.shift_remove(name).map(serde_json::from_value);
        let list = list.unwrap_or_else(|| Ok(Vec::new()));
        list.unwrap_or_else(|error| {
            self.faults.push((at, shape(name, &error)));
            Vec::new()
        })
    }

    /// A piece of its fields, each tried by itself.
    fn piece<T: DeserializeOwned + Default>(
        &mut self,
        at: FormPosition,
        fields: Map<String, Value>,
    ) -> T {
        let alone = |field: &str, value: &Value| {
            let one = Map::from_iter([(field.to_owned(), value.clone())]);
            serde_json::from_value::<T>(Value::Object(one))
        };
        let mut sound = Map::new();
        for (field, value) in fields {
            match alone(&field, &value) {
                Ok(_) => drop(sound.insert(field, value)),
                Err(error) => self.faults.push((at, shape(&field, &error))),
            }
        }
        serde_json::from_value(Value::Object(sound)).unwrap_or_default()
    }
}
