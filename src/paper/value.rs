//! What fills a form: fields and tables by name, and the pieces their texts are made of. Where a value comes
//! from is the work of [`super::fill`], where it stands on the paper that of the form.

use std::collections::BTreeMap;
use std::sync::Arc;

/// A piece of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Plain text; a line feed begins a new line.
    Text(String),
    /// A reading beyond a limit.
    Marked(String, ReadingMark),
    /// A box, ticked or not.
    Box(bool),
    /// `（续）`, on the pages where its form goes on.
    Continued,
}

/// How a reading beyond a limit is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadingMark {
    /// △: beyond the standard's limit.
    Standard,
    /// ○: beyond the enterprise's own limit alone.
    Enterprise,
}

impl ReadingMark {
    /// The sign, where it cannot be drawn around the figure.
    pub fn sign(self) -> char {
        match self {
            ReadingMark::Standard => '△',
            ReadingMark::Enterprise => '○',
        }
    }
}

/// A photo or a drawing on the paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Its bytes: JPEG or PNG.
    pub bytes: Arc<[u8]>,
    /// Columns and rows of pixels.
    pub size: (u32, u32),
    /// SHA-256 of what it was made from, by which the paper is told from another.
    pub digest: Vec<u8>,
}

impl Picture {
    /// Whether it is a JPEG.
    pub fn is_jpeg(&self) -> bool {
        self.bytes.starts_with(&[0xFF, 0xD8])
    }

    /// What its file ends with, and what follows `image/` where its kind is said.
    pub fn kind(&self) -> &'static str {
        match self.is_jpeg() {
            true => "jpeg",
            false => "png",
        }
    }
}

/// What fills one place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Value {
    /// Its text.
    pub pieces: Vec<Piece>,
    /// Pictures, side by side.
    pub pictures: Vec<Picture>,
}

impl Value {
    /// Whether nothing fills it.
    pub fn is_empty(&self) -> bool {
        self.pictures.is_empty() && self.plain().is_empty()
    }

    /// Its text as a format without drawings has it.
    pub fn plain(&self) -> String {
        plain(&self.pieces)
    }
}

/// Pieces as plain text.
pub fn plain(pieces: &[Piece]) -> String {
    let mut text = String::new();
    for piece in pieces {
        match piece {
            Piece::Text(words) => text.push_str(words),
            Piece::Marked(reading, mark) => {
                text.push_str(reading);
                text.push(mark.sign());
            }
            Piece::Box(ticked) => text.push(if *ticked { '☑' } else { '☐' }),
            Piece::Continued => {}
        }
    }
    text
}

impl<S: Into<String>> From<S> for Value {
    fn from(text: S) -> Self {
        Self {
            pieces: vec![Piece::Text(text.into())],
            pictures: Vec::new(),
        }
    }
}

/// All that fills one paper, or one row of a table in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Values {
    fields: BTreeMap<&'static str, Value>,
    tables: BTreeMap<&'static str, Vec<Values>>,
}

impl Values {
    /// Fills a field.
    pub fn set(&mut self, name: &'static str, value: impl Into<Value>) {
        self.fields.insert(name, value.into());
    }

    /// Fills a field, for building a row in one expression.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Value>) -> Self {
        self.set(name, value);
        self
    }

    /// Fills a table.
    pub fn set_table(&mut self, name: &'static str, rows: Vec<Values>) {
        self.tables.insert(name, rows);
    }

    /// The value of a field; none when nobody filled it.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.fields.get(name)
    }

    /// The text of a field; empty when nobody filled it.
    pub fn plain(&self, name: &str) -> String {
        self.get(name).map_or_else(String::new, Value::plain)
    }

    /// The rows of a table; none when nobody filled it.
    pub fn table(&self, name: &str) -> &[Values] {
        self.tables.get(name).map_or(&[], Vec::as_slice)
    }

    /// The fields that somebody filled, in the order of their names.
    pub fn fields(&self) -> impl Iterator<Item = (&'static str, &Value)> {
        self.fields.iter().map(|(name, value)| (*name, value))
    }

    /// The tables, in order of their names.
    pub fn tables(&self) -> impl Iterator<Item = (&'static str, &[Values])> {
        self.tables
            .iter()
            .map(|(name, rows)| (*name, rows.as_slice()))
    }
}
