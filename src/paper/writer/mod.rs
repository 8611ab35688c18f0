//! Pages as files: each format from the same pages, so the same texts stand in all of them. A writer knows the
//! format and the placed pages, no form and no value; it asks no clock, so the same pages give the same bytes.
//!
//! | file | noun |
//! |---|---|
//! | `grid` | the distinct edges of pages, as columns or rows |
//! | `fonts` | the faces of a machine, by the role they play on paper |
//! | `xlsx` | pages as a workbook, every pane a merged range |
//! | `docx` | pages as a word processor's tables |
//! | `pdf` | PDF/A-2b: the copy that cannot move |
//! | `html` | one file that any browser shows and prints |
//! | `text` | pages as lines of text for a screen |

pub mod docx;
pub mod fonts;
pub mod grid;
pub mod html;
pub mod pdf;
pub mod text;
pub mod xlsx;

#[cfg(test)]
mod specimen;
#[cfg(test)]
mod typecase;
