//! How to say it: every phrase in both languages, widths, and making odd characters visible.

pub mod escape;
