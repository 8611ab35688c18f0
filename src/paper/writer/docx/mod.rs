//! Pages as a word processor's document: each page a table of fixed layout over the grid of its edges, its lines as
//! high as they were measured, so that it has the same pages in every office.
//!
//! | file | noun |
//! |---|---|
//! | `body` | sections, pages, and what parts them |
//! | `row` | the rows and cells of a page's table |
//! | `paragraph` | the lines and pictures of a cell |
//! | `package` | the parts around the body, and the archive they are packed into |

mod body;
mod package;
mod paragraph;
mod row;
#[cfg(test)]
mod tests;

use crate::paper::sheet::Document;
use chrono::{DateTime, FixedOffset};
use zip::result::ZipError;

/// A document for word processors, made at a time that the caller says.
pub fn write(document: &Document, made: DateTime<FixedOffset>) -> Result<Vec<u8>, ZipError> {
    package::packed(document, &body::written(document), made)
}
