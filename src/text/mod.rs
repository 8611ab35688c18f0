//! How to say it: every phrase in both languages, widths, and making odd characters visible.

pub mod amount;
pub mod attest;
pub mod blocked;
pub mod collision;
pub mod conflict;
pub mod contrary;
pub mod day;
pub mod division;
pub mod doubt;
pub mod escape;
pub mod evidence;
pub mod exchange;
pub mod figure;
pub mod flaw;
pub mod initials;
pub mod issue;
pub mod lang;
pub mod listing;
pub mod meant;
pub mod number;
pub mod percent;
pub mod plausible;
pub mod reason;
pub mod refusal;
pub mod register;
pub mod responsibility;
pub mod screen;
pub mod sheet;
pub mod signing;
pub mod storey;
pub mod table;
pub mod typed;
pub mod width;
pub mod words;

pub use lang::Lang;
