//! How to say it: every phrase in both languages, widths, and making odd characters visible.

<<<<<<< HEAD
pub mod division;
=======
pub mod attest;
pub mod doubt;
>>>>>>> 9cb9373 (People are enrolled, sign and are verified from the command line)
pub mod escape;
pub mod flaw;
pub mod initials;
pub mod lang;
pub mod number;
pub mod reason;
pub mod refusal;
pub mod screen;
pub mod sheet;
<<<<<<< HEAD
pub mod storey;
=======
pub mod signing;
>>>>>>> 9cb9373 (People are enrolled, sign and are verified from the command line)
pub mod table;
pub mod width;
pub mod words;

pub use lang::Lang;
