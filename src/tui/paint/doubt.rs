//! The sign before what is in doubt, damaged or to be settled, the same wherever that is said. What is in
//! doubt, and how it is put into words, is decided elsewhere.

use std::fmt::Display;

/// Words with the sign before them.
pub fn marked(words: impl Display) -> String {
    format!("! {words}")
}
