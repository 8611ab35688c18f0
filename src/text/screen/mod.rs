//! Phrases of the screen, one file a page. A phrase without its other language does not compile.

pub mod bar;
pub mod check;
pub mod conclude;
pub mod help;
pub mod home;
pub mod keys;
pub mod subject;
pub mod why;
