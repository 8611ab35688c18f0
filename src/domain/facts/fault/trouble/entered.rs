//! Why something is refused: what was handed in, as it is written. In which words is not known here.

use crate::domain::unlike::Unlike;

/// How it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Miswritten {
    /// A field is not of its form.
    Malformed(&'static str),
    /// A piece of a batch that is no object.
    NoCheck {
        /// The line of the file it begins on, from 1.
        line: u64,
        /// Why not.
        why: Unlike,
    },
    /// A field that the program works out itself.
    OwnField(String),
    /// The schema is another one, or missing.
    Schema,
    /// The record would be larger than one may be.
    TooLarge,
}
