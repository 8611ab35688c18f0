//! Pages as files: each format from the same pages, so the same texts stand in all of them. A writer knows the
//! format and the placed pages, no form and no value; it asks no clock, so the same pages give the same bytes.
//!
//! | file | noun |
//! |---|---|
//! | `grid` | the distinct edges of pages, as columns or rows |
//! | `xlsx` | pages as a workbook, every pane a merged range |
//! | `docx` | pages as a word processor's tables |
//! | `text` | pages as lines of text for a screen |

pub mod docx;
pub mod grid;
pub mod text;
pub mod xlsx;

#[cfg(test)]
mod specimen;
