//! How to say it: every phrase in both languages, widths, and making odd characters visible.

pub mod blocked;
pub mod division;
pub mod escape;
pub mod flaw;
pub mod initials;
pub mod issue;
pub mod lang;
pub mod number;
pub mod reason;
pub mod refusal;
pub mod screen;
pub mod sheet;
pub mod storey;
pub mod table;
pub mod width;
pub mod words;

pub use lang::Lang;
