//! Why a piece of a batch is no check that could be read: not a single object, cut, spelt wrongly.
//! Saying so is the work of the text room, reading that of the workspace.

/// What is wrong with a piece of a batch, before anything in it is looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unlike {
    /// The object ends in the middle.
    Cut,
    /// From this character of this line on it is no JSON.
    Syntax {
        /// The line, from 1.
        line: u64,
        /// The character, from 1.
        column: usize,
    },
    /// An object has this field twice.
    Twice(String),
    /// JSON, but no object.
    NoObject,
    /// Deeper nested than a record may be.
    Deep,
    /// No UTF-8.
    Encoding,
    /// Lines that are no JSON, up to this one; whether they look like a table.
    Stray {
        /// The last of them.
        last: u64,
        /// Commas or tabs between words, or a workbook.
        table: bool,
    },
}
